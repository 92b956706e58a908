//! Words of a query as queries of tantivy over one field.

use super::forms::Forms;
use super::schema::WordField;
use crate::matcher::Wanted;
use crate::words::Pattern;
use tantivy::query::{
    EmptyQuery, FuzzyTermQuery, PhraseQuery, Query as TantivyQuery, RegexPhraseQuery, RegexQuery, TermQuery,
    TermSetQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{TantivyError, Term};

type Compiled = Box<dyn TantivyQuery>;

/// Makes queries for one field of an index.
#[derive(Clone, Copy)]
pub(super) struct Compiler<'i> {
    pub(super) words: WordField,
    pub(super) forms: &'i Forms,
    pub(super) wanted: &'i [Wanted],
}

/// One word of a phrase.
enum Place<'i> {
    /// One of these words.
    OneOf(Vec<&'i str>),
    /// Any word like this.
    Pattern(&'i Pattern),
}

impl<'i> Compiler<'i> {
    /// The query for words side by side.
    pub(super) fn side_by_side(&self, wanted: &[usize]) -> Result<Compiled, TantivyError> {
        let wanted: Vec<&Wanted> = wanted.iter().filter_map(|&w| self.wanted.get(w)).collect();
        match wanted.as_slice() {
            [] => Ok(Box::new(EmptyQuery)),
            [only] => self.single(only),
            _ => Ok(self.phrase(&wanted)),
        }
    }

    /// The terms of the index that are meant by a wanted word.
    pub(super) fn terms(&self, wanted: usize) -> Vec<Term> {
        let wanted = self.wanted.get(wanted);
        wanted.into_iter().flat_map(|w| self.forms.meant_by(w)).map(|form| self.term(form)).collect()
    }

    fn single(&self, wanted: &Wanted) -> Result<Compiled, TantivyError> {
        Ok(match wanted {
            Wanted::Word(_) => match self.forms.meant_by(wanted).as_slice() {
                [] => Box::new(EmptyQuery),
                [form] => Box::new(TermQuery::new(self.term(form), IndexRecordOption::Basic)),
                forms => Box::new(TermSetQuery::new(forms.iter().map(|form| self.term(form)))),
            },
            Wanted::Pattern(pattern) => {
                Box::new(RegexQuery::from_pattern(&pattern.regex(), self.words.field)?)
            }
            Wanted::Spelling(spelling) => {
                Box::new(FuzzyTermQuery::new(self.term(spelling.form()), spelling.wrong(), false))
            }
        })
    }

    /// A phrase of which each word has one form is far cheaper than one of alternatives.
    fn phrase(&self, wanted: &[&'i Wanted]) -> Compiled {
        let places: Vec<Place<'i>> = wanted.iter().map(|&wanted| self.place(wanted)).collect();
        if places.iter().any(|place| matches!(place, Place::OneOf(forms) if forms.is_empty())) {
            return Box::new(EmptyQuery);
        }
        let single_forms: Option<Vec<Term>> = places
            .iter()
            .map(|place| match place {
                Place::OneOf(forms) if forms.len() == 1 => forms.first().map(|form| self.term(form)),
                _ => None,
            })
            .collect();
        if let Some(terms) = single_forms {
            return Box::new(PhraseQuery::new(terms));
        }
        let mut query = RegexPhraseQuery::new(self.words.field, places.iter().map(pattern).collect());
        // The limit would turn a short beginning into an error; a study has no more words than this.
        query.set_max_expansions(u32::MAX);
        Box::new(query)
    }

    fn place(&self, wanted: &'i Wanted) -> Place<'i> {
        match wanted {
            Wanted::Pattern(pattern) => Place::Pattern(pattern),
            Wanted::Word(_) | Wanted::Spelling(_) => Place::OneOf(self.forms.meant_by(wanted)),
        }
    }

    fn term(&self, form: &str) -> Term {
        Term::from_field_text(self.words.field, form)
    }
}

/// What a word of the index must look like to stand here.
fn pattern(place: &Place<'_>) -> String {
    match place {
        Place::Pattern(pattern) => pattern.regex(),
        Place::OneOf(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| regex::escape(form)).collect();
            format!("({})", forms.join("|"))
        }
    }
}
