//! Which words of the study are meant by a wanted word.
//!
//! The index holds words as spoken, folded only. A query word is looked for as every word of the
//! study that shares its stem. So the index is half the size of one with stems beside it, a word
//! with stars may be part of a phrase of stemmed words, and another language needs another table,
//! not another index.

use super::schema::WordField;
use crate::matcher::Wanted;
use crate::words::{BREAK, Pattern, Stemming};
use memchr::memmem;
use std::collections::HashMap;
use tantivy::{Searcher, TantivyError};

/// The words of a study that are in one field. Words that have left the study may stay: they match
/// nothing.
#[derive(Debug)]
pub(super) struct Forms {
    stemming: Stemming,
    /// All words with a [`BREAK`] before and after each, so that looking for some of their letters is
    /// one walk through memory.
    all: String,
    /// First byte of each word in `all`.
    starts: Vec<usize>,
    /// Places in `starts` by stem.
    by_stem: HashMap<Box<str>, Vec<u32>>,
}

impl Forms {
    /// All words that an index knows in a field.
    pub(super) fn of_index(searcher: &Searcher, words: WordField) -> Result<Self, TantivyError> {
        let mut forms = Self {
            stemming: words.stemming,
            all: String::from(BREAK),
            starts: Vec::new(),
            by_stem: HashMap::new(),
        };
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(words.field)?;
            let mut terms = index.terms().stream()?;
            while let Some((form, _)) = terms.next() {
                if let Ok(form) = std::str::from_utf8(form) {
                    forms.add(form);
                }
            }
        }
        Ok(forms)
    }

    /// Adds a word unless it is known.
    pub(super) fn add(&mut self, form: &str) {
        let stems = self.stemming.stems(form);
        if self.places(&stems.first).iter().any(|&at| self.form(at as usize) == Some(form)) {
            return;
        }
        let place = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        self.starts.push(self.all.len());
        self.all.push_str(form);
        self.all.push(BREAK);
        for stem in stems.iter() {
            match self.by_stem.get_mut(stem) {
                Some(places) => places.push(place),
                None => drop(self.by_stem.insert(stem.into(), vec![place])),
            }
        }
    }

    /// The words of the study that are meant, each once.
    pub(super) fn meant_by(&self, wanted: &Wanted) -> Vec<&str> {
        match wanted {
            Wanted::Word(word) => {
                let stems = self.stemming.stems(&word.form);
                let places = stems.iter().flat_map(|stem| self.places(stem));
                let mut places: Vec<usize> = places.map(|&place| place as usize).collect();
                places.sort_unstable();
                places.dedup();
                places.into_iter().filter_map(|place| self.form(place)).collect()
            }
            Wanted::Pattern(pattern) => self.like(pattern),
            Wanted::Spelling(spelling) => self.iter().filter(|form| spelling.is_met_by(form)).collect(),
        }
    }

    /// Words like a pattern: those with its longest run of letters are looked at.
    fn like(&self, pattern: &Pattern) -> Vec<&str> {
        let letters = pattern.longest();
        if letters.is_empty() {
            return self.iter().filter(|form| pattern.is_met_by(form)).collect();
        }
        let mut places: Vec<usize> = memmem::find_iter(self.all.as_bytes(), letters.as_bytes())
            // Its last letter, or the break after it, is past the beginning of the word.
            .map(|at| self.starts.partition_point(|&start| start < at + letters.len()).saturating_sub(1))
            .collect();
        places.dedup();
        let forms = places.into_iter().filter_map(|place| self.form(place));
        forms.filter(|form| pattern.is_met_by(form)).collect()
    }

    /// Whether the study has no word in this field.
    pub(super) const fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.starts.len()).filter_map(|place| self.form(place))
    }

    fn places(&self, stem: &str) -> &[u32] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }

    fn form(&self, place: usize) -> Option<&str> {
        let after = self.starts.get(place + 1).copied().unwrap_or(self.all.len());
        self.all.get(*self.starts.get(place)?..after - BREAK.len_utf8())
    }
}
