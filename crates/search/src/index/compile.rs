//! Words of a query as queries of tantivy over one field.

use super::forms::Forms;
use super::schema::WordField;
use crate::matcher::Wanted;
use crate::words::Pattern;
use tantivy::Term;
use tantivy::query::{EmptyQuery, PhraseQuery, Query as TantivyQuery, RegexPhraseQuery};

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
    /// The terms of the index that are meant by a wanted word.
    pub(super) fn terms(&self, wanted: usize) -> Vec<Term> {
        let wanted = self.wanted.get(wanted);
        wanted.into_iter().flat_map(|w| self.forms.meant_by(w)).map(|form| self.term(form)).collect()
    }

    /// The query for several words side by side.
    pub(super) fn phrase(&self, wanted: &[usize]) -> Compiled {
        let wanted = wanted.iter().filter_map(|&wanted| self.wanted.get(wanted));
        let places: Vec<Place<'i>> = wanted.map(|wanted| self.place(wanted)).collect();
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
