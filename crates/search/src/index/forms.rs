//! Which words of the study are meant by a wanted word.
//!
//! The index holds words as spoken, folded only. A query word is looked for as every word of the
//! study that shares its stem. So the index is half the size of one with stems beside it, a word
//! with stars may be part of a phrase of stemmed words, and another language needs another table,
//! not another index.

use super::schema::WordField;
use crate::matcher::Wanted;
use crate::words::Stemming;
use std::collections::HashMap;
use tantivy::{Searcher, TantivyError};

/// The words of a study that are in one field. Words that have left the study may stay: they match
/// nothing.
#[derive(Debug)]
pub(super) struct Forms {
    stemming: Stemming,
    all: Vec<Box<str>>,
    /// Places in `all` by stem.
    by_stem: HashMap<Box<str>, Vec<u32>>,
}

impl Forms {
    /// All words that an index knows in a field.
    pub(super) fn of_index(searcher: &Searcher, words: WordField) -> Result<Self, TantivyError> {
        let mut forms = Self { stemming: words.stemming, all: Vec::new(), by_stem: HashMap::new() };
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
        if self.places(&stems.first).iter().any(|&at| self.form(at) == Some(form)) {
            return;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(form.into());
        for stem in stems.iter() {
            match self.by_stem.get_mut(stem) {
                Some(places) => places.push(place),
                None => drop(self.by_stem.insert(stem.into(), vec![place])),
            }
        }
    }

    /// The words of the study that are meant, each once.
    pub(super) fn meant_by(&self, wanted: &Wanted) -> Vec<&str> {
        let Wanted::Word(word) = wanted else {
            let all = self.all.iter().map(AsRef::as_ref);
            return all.filter(|form| wanted.is_met_by(form, self.stemming)).collect();
        };
        let stems = self.stemming.stems(&word.form);
        let mut places: Vec<u32> = stems.iter().flat_map(|stem| self.places(stem)).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.form(place)).collect()
    }

    /// Whether the study has no word in this field.
    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn places(&self, stem: &str) -> &[u32] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }

    fn form(&self, place: u32) -> Option<&str> {
        self.all.get(place as usize).map(AsRef::as_ref)
    }
}
