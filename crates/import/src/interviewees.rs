//! Interviewees from CSV. The header says what is there; every column that is not one of ours is an
//! attribute of the study, typed by its values.

use std::collections::HashSet;

use verbatim_model::{AttributeKind, Consent, is_day};

use crate::table::{self, Row, RowProblem, Table, TableError, list, shown};

/// An attribute: a column that Verbatim gives no meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAttribute {
    /// The column's name as written.
    pub name: String,
    /// What all its values are.
    pub kind: AttributeKind,
}

/// What the table says about the interview with the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadInterview {
    /// Day, as 2024-06-16.
    pub date: Option<String>,
    /// In person, phone, video …
    pub mode: Option<String>,
    /// Number or names of the interviewers, as written.
    pub interviewers: Option<String>,
    /// Language spoken.
    pub language: Option<String>,
}

/// One interviewee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadInterviewee {
    /// Line of the file, from 1.
    pub line: usize,
    /// The study's id of the person.
    pub id: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, always read within the category.
    pub subcategory: Option<String>,
    /// How publications name the person.
    pub attribution: Option<String>,
    /// The wider name for when the attribution fits too few.
    pub category_attribution: Option<String>,
    /// What the person allows.
    pub consent: Option<Consent>,
    /// Nothing is published before this day.
    pub embargo_until: Option<String>,
    /// Ids of people who recommended the person.
    pub recommended_by: Vec<String>,
    /// Ids of people of the same organisation.
    pub same_organisation_as: Vec<String>,
    /// Named groups.
    pub groups: Vec<String>,
    /// About the interview.
    pub interview: ReadInterview,
    /// Values of [`ReadInterviewees::attributes`], in that order.
    pub attributes: Vec<Option<String>>,
}

/// What a table of interviewees holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadInterviewees {
    /// People in the order of the file.
    pub rows: Vec<ReadInterviewee>,
    /// Attributes in the order of the columns.
    pub attributes: Vec<ReadAttribute>,
    /// Rows that were not taken.
    pub problems: Vec<RowProblem>,
    /// Sentences about the file as a whole.
    pub notes: Vec<String>,
}

/// Where our columns stand.
struct Columns {
    id: Option<usize>,
    category: Option<usize>,
    subcategory: Option<usize>,
    attribution: Option<usize>,
    category_attribution: Option<usize>,
    consent: Option<usize>,
    embargo_until: Option<usize>,
    recommended_by: Option<usize>,
    same_organisation_as: Option<usize>,
    groups: Option<usize>,
    date: Option<usize>,
    mode: Option<usize>,
    interviewers: Option<usize>,
    language: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, TableError> {
        Ok(Self {
            id: Some(table.needed("id")?),
            category: table.column(&["category"]),
            subcategory: table.column(&["subcategory"]),
            attribution: table.column(&["attribution"]),
            category_attribution: table.column(&["category_attribution"]),
            consent: table.column(&["consent"]),
            embargo_until: table.column(&["embargo_until"]),
            recommended_by: table.column(&["recommended_by"]),
            same_organisation_as: table.column(&["same_organisation_as", "same_organization_as"]),
            groups: table.column(&["groups", "group"]),
            date: table.column(&["interview_date"]),
            mode: table.column(&["mode"]),
            interviewers: table.column(&["interviewers"]),
            language: table.column(&["language"]),
        })
    }

    const fn all(&self) -> [Option<usize>; 14] {
        [
            self.id,
            self.category,
            self.subcategory,
            self.attribution,
            self.category_attribution,
            self.consent,
            self.embargo_until,
            self.recommended_by,
            self.same_organisation_as,
            self.groups,
            self.date,
            self.mode,
            self.interviewers,
            self.language,
        ]
    }
}

/// Reads a table of interviewees. A row with a problem is left out whole, so that nobody comes in
/// with a consent that was not understood.
///
/// # Errors
/// [`TableError`] where the file is no table or has no column `id`.
pub fn read_interviewees(bytes: &[u8]) -> Result<ReadInterviewees, TableError> {
    let mut table = table::read(bytes)?;
    let columns = Columns::of(&table)?;
    let (unnamed, others): (Vec<usize>, Vec<usize>) = table
        .others(&columns.all())
        .into_iter()
        .partition(|&n| table.columns.get(n).is_none_or(String::is_empty));
    let mut read = ReadInterviewees {
        rows: Vec::with_capacity(table.rows.len()),
        attributes: Vec::new(),
        problems: std::mem::take(&mut table.problems),
        notes: Vec::new(),
    };
    let mut ids = HashSet::new();
    for row in &table.rows {
        match interviewee(row, &columns, &others) {
            Ok(person) if ids.insert(person.id.clone()) => read.rows.push(person),
            Ok(person) => {
                let reason = format!("The id “{}” stands in an earlier row as well.", shown(&person.id));
                read.problems.push(RowProblem::new(row.line, reason));
            }
            Err(reason) => read.problems.push(RowProblem::new(row.line, reason)),
        }
    }
    for (place, &column) in others.iter().enumerate() {
        let values = read.rows.iter().filter_map(|row| row.attributes.get(place)?.as_deref());
        let kind = AttributeKind::of(values);
        read.attributes
            .push(ReadAttribute { name: table.columns.get(column).cloned().unwrap_or_default(), kind });
    }
    if unnamed.iter().any(|&n| table.rows.iter().any(|row| row.get(Some(n)).is_some())) {
        read.notes.push("A column without a name is not read.".to_owned());
    }
    read.problems.sort_by_key(|problem| problem.line);
    Ok(read)
}

fn interviewee(row: &Row, columns: &Columns, others: &[usize]) -> Result<ReadInterviewee, String> {
    let id = row.text(columns.id).ok_or("The row has no id.")?;
    let consent = match row.get(columns.consent) {
        None => None,
        Some(word) => Some(consent(word).ok_or_else(|| {
            let known = Consent::ALL.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(", ");
            format!("The consent “{}” is not known. It can be: {known}.", shown(word))
        })?),
    };
    let day = |column, what| match row.get(column).map(day_of) {
        Some(value) if !is_day(value) => {
            Err(format!("The {what} “{}” is not a day. Write it as 2024-06-16.", shown(value)))
        }
        value => Ok(value.map(str::to_owned)),
    };
    Ok(ReadInterviewee {
        line: row.line,
        category: row.text(columns.category),
        subcategory: row.text(columns.subcategory),
        attribution: row.text(columns.attribution),
        category_attribution: row.text(columns.category_attribution),
        consent,
        embargo_until: day(columns.embargo_until, "embargo date")?,
        recommended_by: list(row.get(columns.recommended_by)),
        same_organisation_as: list(row.get(columns.same_organisation_as)),
        groups: list(row.get(columns.groups)),
        interview: ReadInterview {
            date: day(columns.date, "interview date")?,
            mode: row.text(columns.mode),
            interviewers: row.text(columns.interviewers),
            language: row.text(columns.language),
        },
        attributes: others.iter().map(|&n| row.text(Some(n))).collect(),
        id,
    })
}

/// The day of a moment: the cell of a workbook may hold the time beside it.
fn day_of(value: &str) -> &str {
    value.split_once(' ').map(|(day, _)| day).filter(|day| is_day(day)).unwrap_or(value)
}

/// Reads a consent word, however its words are joined: `quote-after-approval` too.
fn consent(word: &str) -> Option<Consent> {
    let words: Vec<String> = word
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    match words.join(" ").as_str() {
        "background counted" => Some(Consent::Background),
        word => Consent::parse(word).ok(),
    }
}
