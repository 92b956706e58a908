//! A leaf of a query as a query of tantivy.

use super::forms::Forms;
use crate::query::Words;
use tantivy::query::{
    EmptyQuery, PhraseQuery, Query as TantivyQuery, RegexPhraseQuery, RegexQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{TantivyError, Term};

type Compiled = Box<dyn TantivyQuery>;

/// Makes queries for one index.
pub(super) struct Compiler<'i> {
    pub(super) words: Field,
    pub(super) forms: &'i Forms,
}

/// One word of a leaf.
enum Place<'i> {
    /// One of these words.
    OneOf(&'i [String]),
    /// Any word that begins so.
    Beginning(String),
}

impl Compiler<'_> {
    /// The query for words side by side.
    pub(super) fn words(&self, words: &Words) -> Result<Compiled, TantivyError> {
        let mut forms = words.forms();
        let beginning = if words.last_is_beginning() { forms.pop() } else { None };
        let mut places: Vec<Place<'_>> =
            forms.iter().map(|form| Place::OneOf(self.forms.sharing_stem_with(form))).collect();
        places.extend(beginning.map(Place::Beginning));
        if places.iter().any(|place| matches!(place, Place::OneOf([]))) {
            return Ok(Box::new(EmptyQuery));
        }
        match places.as_slice() {
            [] => Ok(Box::new(EmptyQuery)),
            [only] => self.single(only),
            _ => Ok(self.side_by_side(&places)),
        }
    }

    fn single(&self, place: &Place<'_>) -> Result<Compiled, TantivyError> {
        Ok(match place {
            Place::OneOf([form]) => Box::new(TermQuery::new(self.term(form), IndexRecordOption::Basic)),
            Place::OneOf(forms) => Box::new(TermSetQuery::new(forms.iter().map(|form| self.term(form)))),
            Place::Beginning(_) => Box::new(RegexQuery::from_pattern(&pattern(place), self.words)?),
        })
    }

    /// A phrase of which each word has one form is far cheaper than one of alternatives.
    fn side_by_side(&self, places: &[Place<'_>]) -> Compiled {
        let single_forms: Option<Vec<Term>> = places
            .iter()
            .map(|place| match place {
                Place::OneOf([form]) => Some(self.term(form)),
                _ => None,
            })
            .collect();
        if let Some(terms) = single_forms {
            return Box::new(PhraseQuery::new(terms));
        }
        let mut query = RegexPhraseQuery::new(self.words, places.iter().map(pattern).collect());
        // The limit would turn a short beginning into an error; a study has no more words than this.
        query.set_max_expansions(u32::MAX);
        Box::new(query)
    }

    fn term(&self, form: &str) -> Term {
        Term::from_field_text(self.words, form)
    }
}

/// What a word of the index must look like to stand here.
fn pattern(place: &Place<'_>) -> String {
    match place {
        Place::Beginning(beginning) => format!("{}.*", regex::escape(beginning)),
        Place::OneOf(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| regex::escape(form)).collect();
            format!("({})", forms.join("|"))
        }
    }
}
