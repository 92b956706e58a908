//! Counting what was found and what was missed.

use verbatim_model::IdentifierKind as Kind;
use verbatim_protect::identifiers::Finding;
use verbatim_text::{CodePoints, Span};

use super::material::{Known, Marked};

/// Kinds of the table, with the words that sample and marks use for them.
pub const KINDS: [(Kind, &str, &[&str]); 11] = [
    (Kind::Person, "person", &["person"]),
    (Kind::Place, "place", &["place"]),
    (Kind::Organisation, "organisation", &["organisation"]),
    (Kind::Street, "address", &["address", "street"]),
    (Kind::Phone, "phone", &["phone"]),
    (Kind::Email, "e-mail", &["email"]),
    (Kind::Date, "date", &["date"]),
    (Kind::Number, "case and other numbers", &["case_number", "number"]),
    (Kind::Url, "web address", &["url"]),
    (Kind::Handle, "handle", &["handle"]),
    (Kind::Age, "age (the sample marks none)", &["age"]),
];

/// Counts of one kind.
#[derive(Clone, Copy, Default)]
pub struct Count {
    /// Identifiers of the kind in the texts.
    pub known: usize,
    /// Those of them of which every letter is in some finding.
    pub covered: usize,
    /// Those of them that were found as this kind.
    pub as_kind: usize,
    /// Findings of the kind.
    pub found: usize,
    /// Those of them that touch an identifier.
    pub right: usize,
}

/// Counts of all kinds of the table, then of life details.
#[derive(Default)]
pub struct Score {
    pub kinds: [Count; KINDS.len()],
    pub other: Count,
    /// Words that were searched.
    pub words: usize,
    /// What was missed and what was found in vain, one sentence each.
    pub misses: Vec<String>,
}

impl Score {
    /// Counts one text.
    pub fn add(&mut self, text: &Marked, findings: &[Finding]) {
        let points = CodePoints::new(&text.text);
        let words = |span: &Span| points.slice(*span).map_or(0, |said| said.split_whitespace().count());
        self.words += text.speech.iter().map(words).sum::<usize>();
        for known in &text.known {
            self.known(text, known, findings, &points);
        }
        for finding in findings {
            let Some(n) = KINDS.iter().position(|(kind, ..)| *kind == finding.kind) else { continue };
            let right = text.known.iter().any(|known| known.span.overlaps(finding.span));
            let count = &mut self.kinds[n];
            count.found += 1;
            count.right += usize::from(right);
            if !right && finding.kind != Kind::Age {
                let (said, reason) = (around(&points, finding.span), &finding.reason);
                self.misses.push(format!("{}: in vain {} {said} ({reason})", text.name, finding.kind));
            }
        }
    }

    fn known(&mut self, text: &Marked, known: &Known, findings: &[Finding], points: &CodePoints) {
        let n = KINDS.iter().position(|(.., words)| words.contains(&known.kind.as_str()));
        let touching: Vec<&Finding> = findings.iter().filter(|f| f.span.overlaps(known.span)).collect();
        let covered = core(points, known.span)
            .into_iter()
            .all(|at| touching.iter().any(|f| f.span.start() <= at && at < f.span.end()));
        let as_kind = n.is_some_and(|n| touching.iter().any(|f| f.kind == KINDS[n].0));
        let count = n.map_or(&mut self.other, |n| &mut self.kinds[n]);
        count.known += 1;
        count.covered += usize::from(covered);
        count.as_kind += usize::from(as_kind);
        if covered && !as_kind && n.is_some() {
            let found = touching.iter().map(|f| f.kind.as_str()).collect::<Vec<_>>().join(", ");
            self.misses.push(format!(
                "{}: {} taken for {found} {}",
                text.name,
                known.kind,
                around(points, known.span)
            ));
        }
        if !covered && n.is_some() {
            self.misses.push(format!("{}: missed {} {}", text.name, known.kind, around(points, known.span)));
        }
    }

    /// Findings that touch no identifier, in a thousand words; ages aside.
    pub fn in_vain(&self) -> String {
        let all = self.all();
        match self.words {
            0 => "–".to_owned(),
            words => {
                let tenths = (all.found - all.right) * 10_000 / words;
                format!("{}.{}", tenths / 10, tenths % 10)
            }
        }
    }

    /// All kinds of the table together, without ages, which the sample does not mark.
    pub fn all(&self) -> Count {
        let kinds = self.kinds.iter().zip(KINDS).filter(|(_, (kind, ..))| *kind != Kind::Age);
        kinds.fold(Count::default(), |all, (one, _)| Count {
            known: all.known + one.known,
            covered: all.covered + one.covered,
            as_kind: all.as_kind + one.as_kind,
            found: all.found + one.found,
            right: all.right + one.right,
        })
    }
}

/// The letters and digits that must be covered: a leading title, an article and a final `'s` are not
/// asked for.
fn core(points: &CodePoints, span: Span) -> Vec<u32> {
    let said = points.slice(span).unwrap_or_default();
    let said = said.trim_end_matches("'s").trim_end_matches("’s");
    let mut from = 0;
    for (at, _) in said.match_indices(' ') {
        let word = said[..at].rsplit(' ').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
        if !LEADING.split(' ').any(|leading| leading == word) {
            break;
        }
        from = at + 1;
    }
    let letter = |(_, c): &(u32, char)| c.is_alphanumeric();
    let places = (span.start()..).zip(said.chars()).skip(said[..from].chars().count());
    places.filter(letter).map(|(at, _)| at).collect()
}

const LEADING: &str = "the a la el mr mrs ms miss dr sergeant sgt detective officer captain lieutenant lt chief deputy \
    judge sister father pastor auntie uncle doña don chị cô ông licenciada oficial alhaji hajiya \
    malama sheriff sargento inspector corporal mother malam tía tío señor don director professor \
    reverend señora agent marshal";

fn around(points: &CodePoints, span: Span) -> String {
    let from = span.start().saturating_sub(25);
    let to = (span.end() + 20).min(points.len());
    let slice = |a: u32, b: u32| Span::new(a, b).ok().and_then(|s| points.slice(s).ok()).unwrap_or_default();
    format!("…{}⟦{}⟧{}…", slice(from, span.start()), slice(span.start(), span.end()), slice(span.end(), to))
        .replace('\n', " ")
}

/// A share with two decimals, rounded down: a goal must not be reached by rounding.
pub fn share(part: usize, of: usize) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    let hundredths = part * 100 / of;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
