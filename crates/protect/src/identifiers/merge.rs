//! Findings without overlaps.

use verbatim_text::Span;

use super::finding::Finding;
use super::reason::Reason;

/// Sorts findings, drops what lies inside a longer one and unites those that overlap. What has an
/// alias already keeps its reason where it is as long.
pub(super) fn merged(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.span.start(), std::cmp::Reverse(f.span.end()), std::cmp::Reverse(rank(f)));
        key(a).cmp(&key(b))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings.drain(..) {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(finding.span) => unite(last, finding),
            _ => kept.push(finding),
        }
    }
    *findings = kept;
}

fn rank(finding: &Finding) -> (u8, u8) {
    let known = match finding.reason {
        Reason::Known { .. } => 2,
        Reason::NearKnown { .. } => 1,
        _ => 0,
    };
    (known, finding.confidence.percent())
}

/// The union says what its longer part says, or the surer one where they are as long.
fn unite(last: &mut Finding, other: Finding) {
    let end = last.span.end().max(other.span.end());
    let Ok(span) = Span::new(last.span.start(), end) else { return };
    let (a, b) = ((last.span.len(), rank(last)), (other.span.len(), rank(&other)));
    if b > a {
        *last = Finding { span, ..other };
    }
    last.span = span;
}
