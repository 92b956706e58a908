//! Words that are no speech: labels of speakers, memos, names of codes, fields of a list.

use std::ops::ControlFlow;

use verbatim_text::{CodePoints, Span};

use super::finder::Finder;
use super::finding::{Cancelled, Finding, Kind, is_name};
use super::fold::fold;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::tables;
use super::terms;
use super::words::{Case, Word, points, words};

impl Finder {
    /// Whether the label of a speaker tells who it is. `RUIZ` does, `Interviewer 2` does not.
    #[must_use]
    pub fn names_speaker(&self, label: &str) -> bool {
        self.find_in(&without_shouting(label)).iter().any(|finding| finding.kind == Kind::Person)
    }

    /// Whether a text is one word that is a name as well as an ordinary word: `Hope`, `Chase`.
    #[must_use]
    pub fn is_name_and_word(&self, text: &str) -> bool {
        match words(text.trim(), 0).as_slice() {
            [word] => terms::is_name_word(&word.base) || word.is_word() && word.bits() & COMMON_GIVEN > 0,
            _ => false,
        }
    }

    /// Likely identifiers of a memo, the name of a code, fields of a list or the like. Each line is
    /// read by itself, but one that begins with a small letter belongs to the one before. Where all
    /// words of a line have capitals, as in “Trust in Police”, capitals tell nothing: a name is found
    /// there by its words.
    ///
    /// # Errors
    /// [`Cancelled`] where `progress` said so.
    pub fn find_in_note(
        &self,
        text: &str,
        progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
    ) -> Result<Vec<Finding>, Cancelled> {
        let (points, lines) = (CodePoints::new(text), lines(text));
        let mut findings = self.find(text, &lines, progress)?;
        let headings: Vec<Span> =
            lines.into_iter().filter(|line| points.slice(*line).is_ok_and(is_heading)).collect();
        findings.retain(|finding| {
            let heads = headings.iter().any(|line| line.contains(finding.span));
            !heads || points.slice(finding.span).is_ok_and(|said| names(said, finding))
        });
        Ok(findings)
    }
}

/// A label that is all capitals, with the names in it written as names are.
fn without_shouting(label: &str) -> String {
    if label.chars().any(char::is_lowercase) {
        return label.to_owned();
    }
    let spelled = |word: &str| {
        let mut chars = word.chars();
        let listed = lists::bits(&fold(word)) & (GIVEN | SURNAME) > 0 || terms::is_title(&fold(word));
        match chars.next().filter(|_| listed) {
            Some(first) => std::iter::once(first).chain(chars.flat_map(char::to_lowercase)).collect(),
            None => word.to_owned(),
        }
    };
    label.split(' ').map(|word| spelled(word.trim_end_matches('.'))).collect::<Vec<String>>().join(" ")
}

/// The lines of a text, as spans of code points.
fn lines(text: &str) -> Vec<Span> {
    let mut lines: Vec<(u32, u32)> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let end = at + points(line);
        let goes_on = line.trim_start().starts_with(char::is_lowercase);
        match lines.last_mut().filter(|last| goes_on && last.1 + 1 == at && last.0 < last.1) {
            Some(last) => last.1 = end,
            None => lines.push((at, end)),
        }
        at = end + 1;
    }
    lines.into_iter().filter_map(|(start, end)| Span::new(start, end).ok()).collect()
}

/// Words of the longest heading.
const LONGEST: usize = 10;

/// Whether a line is written as headings are: two words or more with capitals, and no other but
/// function words; no end of a sentence.
fn is_heading(line: &str) -> bool {
    let words = words(line, 0);
    let told = words.iter().filter(|word| !word.is_stop() && word.case != Case::Digits);
    let (mut capitals, mut small) = (0, 0);
    told.for_each(|word| *(if word.is_capital() { &mut capitals } else { &mut small }) += 1);
    let ends = line.trim_end().ends_with(['.', '?', '!', '”', '"']);
    small == 0 && capitals > 0 && words.len() <= LONGEST && !ends
}

/// Whether what was found in a heading is a name by its words.
fn names(said: &str, finding: &Finding) -> bool {
    let surely = matches!(
        finding.reason,
        Reason::Known { .. } | Reason::NearKnown { .. } | Reason::TeamPattern(_) | Reason::Shape(_)
    );
    let words = words(said, 0);
    let place = matches!(finding.reason, Reason::Listed(List::Places)) && words.len() > 1;
    surely || place || !is_name(finding.kind) || words.iter().any(|word| is_told(word, &finding.reason))
}

/// Whether a word of a heading is a name's: in no dictionary, a given name, or an ordinary word where a
/// title or “House” and the like stand with it.
fn is_told(word: &Word, reason: &Reason) -> bool {
    let (titled, headed) = (matches!(reason, Reason::Title(_)), matches!(reason, Reason::Head(_)));
    let empty = word.is_plain_capital()
        || terms::is_title(&word.base)
        || terms::is_abbreviation(&word.base)
        || terms::is_general(&word.base);
    let given = word.bits() & COMMON_GIVEN > 0 && !tables::MASS.is_among(word.tables);
    let surname = titled && word.bits() & COMMON_SURNAME > 0;
    !empty && (!word.is_word() || given || surname || headed && terms::is_name_word(&word.base))
}
