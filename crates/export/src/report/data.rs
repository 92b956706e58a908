//! What a template can use. The names of the fields are those of the template.

use serde::Serialize;

use crate::document::{Picture, Quote, Table};

/// What a report can say. Figures are words, since not every one is a number: `12 of 42`, `withheld`, `not asked`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// The title of the report.
    pub title: String,
    /// The name of the study.
    pub study: String,
    /// A small line at the head of every page.
    #[serde(skip)]
    pub running: String,
    /// Language of the words as a BCP 47 tag.
    #[serde(skip)]
    pub language: Option<String>,
    /// Day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// Sentences on what the figures can say and what not.
    pub limits: Vec<String>,
    /// How many were interviewed, in words; nothing where only those who are counted may be said.
    pub interviewed: Option<String>,
    /// Who was interviewed.
    pub sample: Vec<SampleGroup>,
    /// The themes, in the order of the codebook.
    #[serde(skip)]
    pub themes: Vec<ReportCode>,
    /// Tables by their names.
    #[serde(skip)]
    pub tables: Vec<NamedTable>,
    /// Pictures by their names.
    #[serde(skip)]
    pub pictures: Vec<NamedPicture>,
}

/// People of a category.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SampleGroup {
    /// Its name.
    pub name: String,
    /// How many of them were interviewed, in words; nothing where that is not said.
    pub interviewed: Option<String>,
    /// How many of these are counted, in words.
    pub coded: String,
}

/// A theme, or a code below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReportCode {
    /// Its name.
    pub name: String,
    /// Its whole path, such as `Protection of victims › Advocate presence`.
    pub path: String,
    /// Its statement.
    pub statement: Option<String>,
    /// Its definition.
    pub definition: Option<String>,
    /// How many of each category raised it, in words: `Law enforcement 9 of 9 · Prosecutors withheld`.
    pub raised: String,
    /// Its excerpts, by the category of those who said them.
    #[serde(skip)]
    pub categories: Vec<ReportCategory>,
    /// The codes below it.
    #[serde(skip)]
    pub codes: Vec<ReportCode>,
}

/// What people of a category said about a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReportCategory {
    /// Its name.
    pub name: String,
    /// How many of them raised the code, in words: `raised by 5 of 9`; empty where that is withheld.
    pub quoted: String,
    /// Their excerpts. A template reaches them by `excerpts(…)` alone, since they are more than words.
    #[serde(skip)]
    pub excerpts: Vec<Quote>,
}

/// A table with the name by which a template asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedTable {
    /// Its name.
    pub name: String,
    /// The table.
    pub table: Table,
}

/// A picture with the name by which a template asks for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedPicture {
    /// Its name.
    pub name: String,
    /// The picture.
    pub picture: Picture,
}
