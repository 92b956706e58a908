//! Excerpts under the codes that they were coded with.

use std::collections::HashMap;

use verbatim_model::PATH_SEPARATOR;

use super::ExcerptOrder;
use crate::{Arranged, Figure, PeopleTable};

/// Excerpts under the codes that they were coded with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcerptsBook {
    /// What it is.
    pub title: String,
    /// What a reader must know to read it, in sentences.
    pub notes: Vec<String>,
    /// One for each code that somebody is quoted on, and for those above it, in the order of the codebook.
    pub sections: Vec<ExcerptSection>,
    /// How many people of each category raised each code.
    pub matrix: Option<PeopleTable>,
    /// What the excerpts stand in order by.
    pub order: ExcerptOrder,
    /// Names of the categories of which somebody is quoted, in their order.
    pub categories: Vec<String>,
}

/// What was said on a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcerptSection {
    /// Names of the codes above it and its own, theme first.
    pub path: Vec<String>,
    /// Its statement.
    pub statement: Option<String>,
    /// Its definition.
    pub definition: Option<String>,
    /// By those who said it.
    pub groups: Vec<ExcerptGroup>,
}

/// What people of one category said on a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExcerptGroup {
    /// The category; `None`: people whose category is not said.
    pub category: Option<String>,
    /// How many people of it raised the code, of how many.
    pub people: Option<(Figure, u32)>,
    /// What they said.
    pub excerpts: Vec<QuotedExcerpt>,
}

/// One excerpt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotedExcerpt {
    /// Its number in this export.
    pub number: usize,
    /// Number of the person in this export, where excerpts of one person are to be known as such.
    pub person: Option<usize>,
    /// What was said, a turn each.
    pub turns: Vec<Vec<Words>>,
    /// The attribution, without a dash: `Survivor advocate`.
    pub attribution: Option<String>,
    /// What only the team may know of it.
    pub inside: Option<InsideExcerpt>,
}

/// Words of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As they were said.
    Said(String),
    /// What stands for a name, with its brackets.
    Alias(String),
    /// Something between them was left out.
    Gap,
}

/// What only the team may know of an excerpt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InsideExcerpt {
    /// Label of the interviewee.
    pub interviewee: Option<String>,
    /// File name of the transcript.
    pub transcript: String,
    /// ¶ of the turn in which it starts.
    pub turn: Option<u32>,
    /// What was said before it in its turn.
    pub before: Option<String>,
    /// What was said after it in its turn.
    pub after: Option<String>,
    /// Who coded.
    pub coder: String,
    /// Stance towards the code's statement.
    pub stance: Option<&'static str>,
    /// Memos on the coding.
    pub memo: Option<String>,
}

impl Arranged<'_, ExcerptsBook> for PeopleTable {
    /// The matrix; one without rows where there is none.
    fn arranged(book: &ExcerptsBook) -> Self {
        book.matrix.clone().unwrap_or_default()
    }
}

impl ExcerptsBook {
    /// Says beside each category how many of its people raised the code, as the matrix has it.
    pub fn say_who_raised(&mut self) {
        let Some(matrix) = &self.matrix else { return };
        for section in &mut self.sections {
            let path = section.path.join(PATH_SEPARATOR);
            for group in &mut section.groups {
                let category = group.category.as_deref();
                group.people = category.and_then(|category| matrix.figure(&path, category));
            }
        }
    }

    /// How many excerpts stand in it.
    #[must_use]
    pub fn len(&self) -> usize {
        let groups = self.sections.iter().flat_map(|section| &section.groups);
        groups.map(|group| group.excerpts.len()).sum()
    }

    /// Whether none does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of the person of each excerpt that says one, by the number of the excerpt.
    #[must_use]
    pub fn person_numbers(&self) -> HashMap<usize, usize> {
        let groups = self.sections.iter().flat_map(|section| &section.groups);
        groups.flat_map(|group| &group.excerpts).filter_map(|e| Some((e.number, e.person?))).collect()
    }

    /// Leaves out sections without excerpts that stand above no section with some.
    pub fn leave_empty_sections(&mut self) {
        let quoted: Vec<Vec<String>> =
            self.sections.iter().filter(|s| !s.groups.is_empty()).map(|s| s.path.clone()).collect();
        self.sections.retain(|section| quoted.iter().any(|path| path.starts_with(&section.path)));
    }
}
