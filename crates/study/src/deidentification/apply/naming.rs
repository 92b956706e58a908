//! Which alias the replacement of a row means.
//!
//! A file numbers its own people: `[colleague 1]` of one interview and `[colleague 1]` of another
//! are two people, and get two numbers in the study. Words without a number (`[phone number]`,
//! `[a city in California]`) say what stood there, and are one alias for all.

use std::collections::{HashMap, HashSet};

use verbatim_model::{Alias, IdentifierKind, TranscriptId};

use super::places::Accepted;
use crate::deidentification::aliases::{numbered, whole_words};
use crate::deidentification::{AliasChoice, NewAlias};

/// What a numbered replacement is known by: its words, and its transcript and kind unless numbers are
/// the study's.
type Key = (Option<(TranscriptId, IdentifierKind)>, String);

pub(super) struct Naming {
    shared: bool,
    there: Vec<Alias>,
    /// Words of all aliases, and of those about to be made.
    taken: HashSet<String>,
    /// Numbered aliases that were named, with their words in the study.
    numbered: HashMap<Key, NewAlias>,
    /// Aliases without a number, by their words.
    general: HashMap<String, NewAlias>,
    transcript: Option<TranscriptId>,
    /// Words of the transcript's numbered replacements, and of the aliases that they became.
    renamed: Vec<(String, String)>,
}

impl Naming {
    pub fn new(shared: bool, there: Vec<Alias>) -> Self {
        Self {
            shared,
            taken: there.iter().map(|alias| alias.text.clone()).collect(),
            there,
            numbered: HashMap::new(),
            general: HashMap::new(),
            transcript: None,
            renamed: Vec::new(),
        }
    }

    /// Goes on to the rows of a transcript: numbers those that name nobody else.
    pub fn begin(&mut self, transcript: TranscriptId, rows: &[Accepted]) {
        self.transcript = if self.shared { None } else { Some(transcript) };
        self.renamed.clear();
        let texts: HashSet<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        let names_another =
            |row: &Accepted| texts.iter().any(|text| *text != row.text && mentions(&row.text, text));
        let own: Vec<&Accepted> =
            rows.iter().filter(|row| number_of(&row.text).is_some() && !names_another(row)).collect();
        // Those whose number is free keep it; the others then get what is left.
        let (free, others): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|row| !self.taken.contains(&row.text));
        for row in free.into_iter().chain(others) {
            let alias = self.number(row.kind, &row.text);
            if !self.renamed.iter().any(|(text, _)| *text == row.text) {
                self.renamed.push((row.text.clone(), alias.text));
            }
        }
        // “client 12” before “client 1”.
        self.renamed.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    }

    /// The alias of a row.
    pub fn alias(&mut self, row: &Accepted) -> AliasChoice {
        let another = self.renamed.iter().find(|(text, _)| *text != row.text && mentions(&row.text, text));
        let new = match another {
            Some((text, now)) => self.general(row.kind, row.text.replacen(text, now, 1)),
            None if number_of(&row.text).is_some() => self.number(row.kind, &row.text),
            None => self.general(row.kind, row.text.clone()),
        };
        match self.there.iter().find(|alias| alias.text == new.text) {
            Some(alias) => AliasChoice::There(alias.id),
            None => AliasChoice::New(new),
        }
    }

    /// An alias for one person or thing, with the number of the file where that is free.
    fn number(&mut self, kind: IdentifierKind, text: &str) -> NewAlias {
        let key = (self.transcript.map(|transcript| (transcript, kind)), text.to_owned());
        if let Some(known) = self.numbered.get(&key) {
            return known.clone();
        }
        let free = self.shared || !self.taken.contains(text);
        let words = number_of(text).map_or(text, |(words, _)| words);
        let text = if free { text.to_owned() } else { numbered(words, &self.taken) };
        self.taken.insert(text.clone());
        let new = NewAlias { kind, text, general: false, interviewee: None };
        self.numbered.insert(key, new.clone());
        new
    }

    /// An alias that says what stood there; the first row with these words says of what kind.
    fn general(&mut self, kind: IdentifierKind, text: String) -> NewAlias {
        self.taken.insert(text.clone());
        let new = NewAlias { kind, text: text.clone(), general: true, interviewee: None };
        self.general.entry(text).or_insert(new).clone()
    }
}

/// Words and number of a replacement that ends with one. A number of four digits is a year.
fn number_of(text: &str) -> Option<(&str, &str)> {
    let (words, number) = text.rsplit_once(' ')?;
    let is_number = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !number.is_empty()).then_some((words, number))
}

/// Whether a replacement names what another numbered one stands for: “client 1’s club”.
fn mentions(text: &str, other: &str) -> bool {
    number_of(other).is_some() && whole_words(text, other).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_number_at_the_end_is_a_number_and_a_year_is_not() {
        assert_eq!(number_of("police chief 12"), Some(("police chief", "12")));
        assert_eq!(number_of("March 2023"), None);
        assert_eq!(number_of("phone number"), None);
        assert_eq!(number_of("12"), None);
    }

    #[test]
    fn another_alias_is_recognised_as_whole_words() {
        assert!(mentions("client 1’s club", "client 1"));
        assert!(mentions("hobby of client 1", "client 1"));
        assert!(!mentions("client 12’s club", "client 1"));
        assert!(!mentions("a client’s club", "client"));
    }
}
