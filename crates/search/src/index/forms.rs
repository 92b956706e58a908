//! Which words of the study have a stem in common.
//!
//! The index holds words as spoken, folded only. A query word is looked for as every word of the
//! study that shares its stem. So the index is half the size of one with stems beside it, a
//! beginning may end a phrase of stemmed words, and other languages need other stems, not another
//! index.

use crate::words::stem;
use std::collections::HashMap;
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError};

/// The words of a study by their stem. Words that have left the study may stay: they match nothing.
#[derive(Debug, Default)]
pub(super) struct Forms {
    by_stem: HashMap<String, Vec<String>>,
}

impl Forms {
    /// All words that an index knows.
    pub(super) fn of_index(searcher: &Searcher, words: Field) -> Result<Self, TantivyError> {
        let mut forms = Self::default();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(words)?;
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
        let stem = stem(form);
        match self.by_stem.get_mut(stem.as_ref()) {
            None => {
                self.by_stem.insert(stem.into_owned(), vec![form.to_owned()]);
            }
            Some(known) if known.iter().any(|k| k == form) => {}
            Some(known) => known.push(form.to_owned()),
        }
    }

    /// The words of the study that share the stem of `form`.
    pub(super) fn sharing_stem_with(&self, form: &str) -> &[String] {
        self.by_stem.get(stem(form).as_ref()).map_or(&[], Vec::as_slice)
    }
}
