//! A form of a name, taken apart.

use verbatim_model::AliasId;
use verbatim_text::{CodePoints, Span};

use super::Searched;
use super::nicknames::same_given;
use crate::identifiers::finding::{Confidence, Kind};
use crate::identifiers::near::alike;
use crate::identifiers::reason::Reason;
use crate::identifiers::terms;
use crate::identifiers::words::{Case, words};

/// Words of a name that are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// Folded words without titles and particles; the parts of a hyphenated one apart.
    pub(super) words: Vec<String>,
    /// Folded titles before them.
    pub(super) titles: Vec<String>,
}

impl Name {
    pub(super) fn of(text: &str) -> Self {
        let mut name = Self::default();
        for word in words(text, 0) {
            let title = name.words.is_empty() && terms::is_title(&word.base);
            let particle = word.case == Case::Small && word.is_stop();
            if title {
                name.titles.push(word.base);
            } else if !particle {
                name.words.extend(word.base.split('-').map(str::to_owned));
            }
        }
        if name.words.is_empty() {
            // A title alone is a name, as “Uncle”.
            name.words.append(&mut name.titles);
        }
        name
    }

    pub(super) const fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// Whether every word of `other` is one of this name's.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let word_held = |word: &String| self.words.iter().any(|own| same(own, word));
        !other.words.is_empty() && other.words.iter().all(word_held) && !self.is_other_sex(other)
    }

    /// Whether both may mean one: one holds the other, or they hardly differ.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self.holds(other) || other.holds(self) || self.is_like(other)
    }

    /// Whether both hardly differ: as many words, each the same, a short form, or misspelt.
    fn is_like(&self, other: &Self) -> bool {
        let together = self.words.iter().zip(&other.words);
        self.words.len() == other.words.len()
            && together.into_iter().all(|(a, b)| same(a, b) || alike(a, b) || initial(a, b))
    }

    /// Whether a single word may mean this name: a part of it, a plural, a short form or a misspelling.
    pub(super) fn is_called(&self, other: &Self) -> bool {
        let Some(word) = other.words.first().filter(|_| other.words.len() == 1) else { return false };
        let called =
            |own: &String| same(own, word) || alike(own, word) || short(own, word) || plural(own, word);
        self.words.iter().any(called) && !self.is_other_sex(other)
    }

    fn is_other_sex(&self, other: &Self) -> bool {
        let has = |name: &Self, titles: &[&str]| name.titles.iter().any(|t| titles.contains(&t.as_str()));
        has(self, &MEN) && has(other, &WOMEN) || has(self, &WOMEN) && has(other, &MEN)
    }
}

const MEN: [&str; 10] = ["mr", "mister", "sir", "father", "brother", "uncle", "don", "senor", "sr", "tio"];
const WOMEN: [&str; 14] = [
    "mrs", "ms", "miss", "madam", "sister", "mother", "aunt", "auntie", "dona", "senora", "sra", "srta",
    "chi", "tia",
];

fn same(a: &str, b: &str) -> bool {
    a == b || same_given(a, b)
}

/// “Sade” for Folasade, “Sunny” for Sunniva: the end of a name, or its first three letters and more.
fn short(long: &str, short: &str) -> bool {
    let (length, letters) = (long.chars().count(), short.chars().count());
    let shared = long.chars().zip(short.chars()).take_while(|(a, b)| a == b).count();
    let begins = shared >= 3 && (shared == letters || shared >= 4 && letters <= shared + 2);
    letters < length && letters > 2 && (begins || letters > 3 && long.ends_with(short))
}

fn plural(own: &str, word: &str) -> bool {
    own.len() > 3 && (word.strip_suffix('s') == Some(own) || word.strip_suffix("es") == Some(own))
}

fn initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

/// A finding as it is grouped.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) transcript: usize,
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) name: Name,
    pub(super) known: Option<AliasId>,
    pub(super) confidence: Confidence,
}

/// All findings of all transcripts, in order.
pub(super) fn mentions(transcripts: &[Searched<'_>], texts: &[CodePoints]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (transcript, (searched, points)) in transcripts.iter().zip(texts).enumerate() {
        for finding in searched.findings {
            let Ok(said) = points.slice(finding.span) else { continue };
            let text = said.split_whitespace().collect::<Vec<_>>().join(" ");
            let known = match finding.reason {
                Reason::Known { alias, .. } => Some(alias),
                _ => None,
            };
            let (name, confidence) = (Name::of(&text), finding.confidence);
            mentions.push(Mention {
                transcript,
                span: finding.span,
                kind: finding.kind,
                text,
                name,
                known,
                confidence,
            });
        }
    }
    mentions
}
