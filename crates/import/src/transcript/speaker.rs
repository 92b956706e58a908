//! Who speaks: which words before a colon are a label, and what role a label tells.

mod words;

use std::collections::HashMap;

use verbatim_model::Role;

use words::{CLAUSE, COURT, INTERVIEWER, NEVER, NUMBERED, PARTICLES, RESPONDENT, RESPONDENT_LETTERS};

/// A speaker of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSpeaker {
    /// The label as first written, without colon, time and emphasis.
    pub label: String,
    /// The part that the label tells.
    pub role: Role,
}

/// Longest label, in characters and in words.
const LONGEST: (usize, usize) = (40, 5);

/// Whether the text before a colon, tab or time can be a label at all.
pub(crate) fn plausible(label: &str) -> bool {
    if label.len() > LONGEST.0 * 4 || !label.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let (mut letters, mut length) = (0, 0);
    let mut words = 1;
    let mut word_start = 0;
    for (at, c) in label.char_indices() {
        length += 1;
        if c.is_alphabetic() {
            letters += 1;
        } else if c.is_whitespace() {
            words += 1;
            word_start = at + c.len_utf8();
        } else if c == '.' {
            if !label.get(word_start..at).is_some_and(abbreviation) {
                return false;
            }
        } else if !c.is_alphanumeric() && !is_combining(c) && !"'’‘`´-–_/&,()+#*·‐\u{200d}".contains(c)
        {
            return false;
        }
    }
    letters > 0 && length <= LONGEST.0 && words <= LONGEST.1 && (words > 1 || length <= 30)
}

/// `Dr`, `Mrs`, `Int`, `J`: what may carry a full stop inside a label.
fn abbreviation(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().count() <= 4 && word.chars().all(char::is_alphabetic)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{1200}' | '\u{fe0e}'..='\u{fe0f}')
}

/// The form under which two spellings of a label are the same speaker.
pub(crate) fn key(label: &str) -> String {
    let mut key = String::with_capacity(label.len());
    for word in label.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

/// Whether a label (by its [`key`]) that stands on `count` lines is a speaker.
pub(crate) fn is_speaker(label: &str, key: &str, count: usize) -> bool {
    let bare = key.trim_end_matches('.');
    if typical(label, bare) {
        return true;
    }
    let mut words = bare.split(' ');
    let first = words.next().unwrap_or_default();
    if is_never(bare) || (bare.contains(' ') && CLAUSE.contains(&first)) {
        return false;
    }
    // Names begin with capitals; “which means:” twice is still a sentence.
    let lower = |word: &str| {
        word.starts_with(char::is_lowercase)
            && !PARTICLES.contains(&word)
            && word.chars().any(char::is_alphabetic)
    };
    let prose = label.split_whitespace().any(lower);
    count >= if prose { 3 } else { 2 }
}

/// Whether a label (by its [`key`]) is a word that no speaker is called by.
pub(crate) fn is_never(key: &str) -> bool {
    NEVER.contains(&key)
}

/// Whether every word begins as names do.
pub(crate) fn is_name(label: &str) -> bool {
    label.split_whitespace().all(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
}

/// Labels that are speakers even where they stand once.
fn typical(label: &str, bare: &str) -> bool {
    // “The court: …” may begin a sentence.
    if COURT.contains(&bare) && !label.contains(char::is_lowercase) {
        return true;
    }
    let (stem, number) = without_number(bare);
    if INTERVIEWER.contains(&stem) || RESPONDENT.contains(&stem) || RESPONDENT_LETTERS.contains(&stem) {
        // “i” and “a” in small letters are words.
        return stem.len() > 1 || label.starts_with(char::is_uppercase);
    }
    if NUMBERED.contains(&stem) {
        return number || stem.contains(' ') || stem == "speaker";
    }
    // S1, PM1, P01
    number
        && stem.len() <= 3
        && !bare.contains(' ')
        && label.chars().take(stem.len()).all(|c| c.is_ascii_uppercase())
}

/// Takes a number or a single letter off the end: `interviewer 2`, `b1`, `speaker_00`, `speaker a`.
fn without_number(key: &str) -> (&str, bool) {
    let stem = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = stem.len() < key.len() && key.len() - stem.len() <= 3;
    if numbered {
        return (stem.trim_end_matches([' ', '_', '-', '#', '.']), true);
    }
    if let Some((stem, last)) = key.rsplit_once([' ', '_'])
        && last.len() == 1
        && last.starts_with(|c: char| c.is_ascii_lowercase())
    {
        return (stem, true);
    }
    (key, false)
}

/// What a label tells about the part of its speaker.
fn role(label: &str, beside_interviewer: bool) -> Role {
    let key = key(label);
    let whole = key.as_str();
    // “Ana Lima (Interviewer)”, “Interviewer - Ana”: one part names the role.
    let parts =
        whole.split(['(', ')', '/', ',']).flat_map(|part| part.split(" - ")).flat_map(|p| p.split(" – "));
    for part in std::iter::once(whole).chain(parts) {
        let part = part.trim().trim_end_matches('.');
        let (stem, _) = without_number(part);
        let (stem, is_letter) = (stem.trim_end_matches('.'), stem.chars().count() == 1);
        // A single letter inside a longer label is an initial.
        if is_letter && part != whole.trim_end_matches('.') {
            continue;
        }
        if INTERVIEWER.contains(&stem) {
            return Role::Interviewer;
        }
        if RESPONDENT.contains(&stem)
            || ["the witness", "the deponent"].contains(&stem)
            || (beside_interviewer && RESPONDENT_LETTERS.contains(&stem))
        {
            return Role::Respondent;
        }
    }
    Role::Unknown
}

/// The speakers of one transcript in order of first appearance.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    by_key: HashMap<String, usize>,
    labels: Vec<String>,
}

impl Speakers {
    /// The number of the speaker with this label, new or known.
    pub fn number(&mut self, label: &str) -> usize {
        let next = self.labels.len();
        let number = *self.by_key.entry(key(label)).or_insert(next);
        if number == next {
            self.labels.push(label.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        number
    }

    /// The label of a speaker.
    pub fn label(&self, number: usize) -> &str {
        self.labels.get(number).map_or("", String::as_str)
    }

    /// All speakers with their roles.
    pub fn finish(self) -> Vec<ReadSpeaker> {
        let asked = self.labels.iter().any(|label| role(label, false) == Role::Interviewer);
        let read = |label: String| ReadSpeaker { role: role(&label, asked), label };
        self.labels.into_iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(label: &str, count: usize) -> bool {
        plausible(label) && is_speaker(label, &key(label), count)
    }

    #[test]
    fn labels_of_transcribers_stand_alone_and_names_must_recur() {
        for label in [
            "Interviewer",
            "Interviewer 2",
            "I",
            "I1",
            "B",
            "S1",
            "PM1",
            "P01",
            "Speaker 1",
            "SPEAKER_00",
            "Unknown Speaker",
            "INT",
            "Int.",
            "Entrevistadora",
            "受访者",
            "Participant 12",
        ] {
            assert!(speaker(label, 1), "{label}");
        }
        for label in [
            "Ana Lima",
            "Dr. Lima",
            "J. Smith",
            "Ana de la Cruz",
            "Ruben Castañeda-Holt",
            "Ana (NGO)",
            "李明",
        ] {
            assert!(!speaker(label, 1) && speaker(label, 2), "{label}");
        }
    }

    #[test]
    fn sentences_notes_and_times_are_no_labels() {
        for label in [
            "Note",
            "He said",
            "And then she told me",
            "10",
            "https",
            "What did he say? No",
            "One two three four five six",
            "It was bad. So",
            "“Yes",
            "A label that is far too long to be the name of anyone",
        ] {
            assert!(!speaker(label, 9), "{label}");
        }
        assert!(!speaker("which means", 2));
    }

    #[test]
    fn roles_follow_the_label() {
        let roles = |labels: &[&str]| {
            let mut speakers = Speakers::default();
            for label in labels {
                speakers.number(label);
            }
            speakers.finish().into_iter().map(|s| s.role).collect::<Vec<_>>()
        };
        use Role::{Interviewer as I, Respondent as R, Unknown as U};
        assert_eq!(roles(&["Interviewer", "INTERVIEWER 2", "Respondent"]), [I, I, R]);
        assert_eq!(roles(&["I1", "B1", "PM1", "Ana"]), [I, R, U, U]);
        assert_eq!(roles(&["Q", "A"]), [I, R]);
        // Two letters without an interviewer say nothing about who asks.
        assert_eq!(roles(&["A", "B"]), [U, U]);
        assert_eq!(roles(&["Ana Lima (Interviewer)", "Bo A. Berg", "Speaker 1"]), [I, U, U]);
        assert_eq!(roles(&["Int.", "P 3", "Entrevistada", "Participant A"]), [I, R, R, R]);
    }
}
