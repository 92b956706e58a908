//! A codes × categories matrix that leaves: for the team complete, for publication guarded.

mod counted;
mod file;
mod kept_numbers;
mod protected;
mod table;

pub use file::{MatrixFile, MatrixPicture};
pub(super) use protected::refused;
use verbatim_model::{Purpose, Timestamp};
use verbatim_protect::small_cells::Why;
use verbatim_protect::{Cleared, PeopleTable};

use super::Gone;
use super::leave::{Destination, Sent};
use crate::analysis::{Choice, Whose};
use crate::{Progress, Study, StudyError};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixExport {
    /// One or two names of columns; two are crossed.
    pub columns: Vec<String>,
    /// Columns that become one.
    pub merges: Vec<Merge>,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// What a number counts.
    pub measure: Measure,
    /// Which codings of whom.
    pub choice: Choice,
    /// What is said of a row; `None`: in a publication whatever leaves less blank, else columns.
    pub form: Option<TableForm>,
    /// Whether all columns together are said beside them.
    pub totals: bool,
}

/// Columns that become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Their headings.
    pub of: Vec<String>,
    /// The heading of the new one.
    pub name: String,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// People who raised it.
    #[default]
    People,
    /// People who support its statement.
    Support,
    /// People who qualify it, or both support and contradict it.
    Mixed,
    /// People who only contradict it.
    Contradict,
    /// People who raised it, in hundredths of N.
    Share,
    /// Distinct passages.
    Passages,
    /// Words in them.
    Words,
    /// Independent groups of people.
    Groups,
    /// People who support its statement, are mixed about it and only contradict it, in a row each.
    Stances,
}

impl Measure {
    /// In words, of a row.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::People => "people who raised it",
            Self::Support => "people who support its statement",
            Self::Mixed => "people who are mixed about its statement",
            Self::Contradict => "people who only contradict its statement",
            Self::Share => "people who raised it, in % of N",
            Self::Passages => "passages",
            Self::Words => "words",
            Self::Groups => "unrelated groups of people who raised it",
            Self::Stances => {
                "people who support its statement, are mixed about it, and only contradict it, each once"
            }
        }
    }

    /// Whether it counts people, so that all columns together can be said.
    const fn counts_people(self) -> bool {
        !matches!(self, Self::Passages | Self::Words | Self::Groups)
    }
}

/// What is said of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// A number for each column.
    Columns,
    /// Of all people together, and in how many columns there are any.
    Overall,
}

impl TableForm {
    /// As a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Overall => "overall",
        }
    }
}

/// A table that may leave, and what was done so that it may.
#[derive(Debug)]
pub struct Leaving {
    /// The table.
    pub table: Cleared<PeopleTable>,
    /// What the guards did; for the team alone.
    pub effect: Effect,
    /// Whether its numbers are people, so that they are shares of N.
    counts_people: bool,
    /// What it was asked for with, as JSON.
    settings: String,
    /// Numbers to be kept for later comparisons.
    numbers: Option<String>,
}

impl Leaving {
    /// Numbers to be kept for later comparisons, as they are kept.
    pub(super) fn kept_numbers(&self) -> Option<serde_json::Map<String, serde_json::Value>> {
        self.numbers.as_deref().and_then(|numbers| serde_json::from_str(numbers).ok())
    }
}

/// What the guards of a publication did; all of it empty for the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Fewest people whom a number may single out.
    pub k: Option<u32>,
    /// What is said of a row.
    pub form: Option<TableForm>,
    /// Cells of the columns that may stand.
    pub cells: usize,
    /// Those of them that are withheld.
    pub withheld: usize,
    /// Why, and how many.
    pub reasons: Vec<(Why, usize)>,
    /// What each withheld number would be of: row, column (`None`: all together) and why.
    pub places: Vec<(String, Option<String>, Why)>,
    /// Columns with too few people, with how many they have.
    pub left_out: Vec<(String, u32)>,
    /// Merges that would let such a column stand.
    pub offers: Vec<Merge>,
    /// People who are not counted, with why.
    pub people: Vec<(&'static str, u32)>,
    /// Numbers of the columns and people that may stand, of all columns together and of how many there are.
    pub numbers: usize,
    /// Publications that it was compared with, oldest first.
    pub earlier: Vec<Earlier>,
    /// Numbers that could be shown if nothing had been published before.
    pub withheld_for_earlier: usize,
    /// Whether the study has changed since one of these.
    pub changed: bool,
}

/// Something that was published before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// When.
    pub at: Timestamp,
    /// What, as a word: `matrix`, `heat table`.
    pub what: String,
}

/// Why a table may not be published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublicationError {
    /// Something that no publication may have.
    #[error("a publication cannot have {0}")]
    Never(&'static str),
    /// A heading that is a piece of the study's ids.
    #[error("the column “{0}” is a piece of the study's own ids, which are never published")]
    PieceOfId(String),
    /// Names or other identifiers in headings or names of codes.
    #[error("these words may identify somebody: {}", .0.join(", "))]
    Names(Vec<String>),
    /// Nothing would be left.
    #[error("too few people who may be counted stand behind every column")]
    TooFew,
    /// So many people whom excerpts point to, and nobody has said why they may be published.
    #[error("{}", points_to(*.0))]
    PointsTo(usize),
    /// No excerpt may be published.
    #[error("none of these excerpts may be published")]
    NoExcerpt,
    /// Headings that a merge cannot have.
    #[error("columns cannot be merged as “{0}”: the heading is there already")]
    HeadingTaken(String),
}

fn points_to(people: usize) -> String {
    match people {
        1 => "a colleague could tell who one of these people is".to_owned(),
        people => format!("a colleague could tell who {people} of these people are"),
    }
}

impl PublicationError {
    /// Refuses words in which names or other identifiers were found.
    pub(super) fn refuse_names(scan: &crate::deidentification::LeakScan) -> Result<(), Self> {
        let said = |leak: &crate::deidentification::Leak| {
            format!("“{}” in {} ({})", leak.words.text, leak.name, leak.reason)
        };
        let mut words: Vec<String> = scan.leaks.iter().map(said).collect();
        words.dedup();
        if words.is_empty() { Ok(()) } else { Err(Self::Names(words)) }
    }
}

impl Study {
    /// A matrix as it would leave, with nothing written or recorded.
    ///
    /// # Errors
    /// [`StudyError::Publication`]; [`crate::deidentification::DeidentificationError::KeyFileClosed`]
    /// where names cannot be compared; [`StudyError::NoStatements`] for stances where no code has a
    /// statement; as [`Study::matrix_of`].
    pub fn matrix_leaving(
        &self,
        asked: &MatrixExport,
        purpose: Purpose,
        progress: &dyn Progress,
    ) -> Result<Leaving, StudyError> {
        let book = self.kept_codebook()?;
        if asked.measure == Measure::Stances && book.codes().iter().all(|code| code.text.statement.is_none())
        {
            return Err(StudyError::NoStatements);
        }
        match purpose {
            Purpose::Team => self.team_matrix(asked),
            Purpose::Publication => self.published_matrix(asked, progress),
        }
    }

    /// Lets a matrix leave for a purpose, as a file or through the clipboard, and records that it left.
    ///
    /// # Errors
    /// As [`Study::matrix_leaving`] and [`MatrixFile::bytes`]; [`StudyError::Unwritable`]; for publication
    /// where the study can only be read, since nothing may leave it unrecorded.
    pub fn export_matrix(
        &mut self,
        asked: &MatrixExport,
        file: MatrixFile,
        purpose: Purpose,
        to: Destination<'_>,
        progress: &dyn Progress,
    ) -> Result<(Gone, Effect), StudyError> {
        if purpose == Purpose::Publication {
            self.store.writable()?;
        }
        let leaving = self.matrix_leaving(&file.asks(asked), purpose, progress)?;
        let bytes = file.bytes(&leaving)?;
        let Leaving { table, effect, settings, numbers, .. } = leaving;
        let rows = table.content().rows.len();
        let sent = Sent { purpose, what: file.what(), settings, numbers, rows };
        Ok((self.leave(sent, to, bytes)?, effect))
    }

    fn team_matrix(&self, asked: &MatrixExport) -> Result<Leaving, StudyError> {
        let table = self.team_table(asked)?;
        let table =
            verbatim_protect::clear(table, Purpose::Team).map_err(|_| StudyError::PublicationRefused)?;
        Ok(Leaving {
            table,
            effect: Effect::default(),
            counts_people: asked.measure.counts_people(),
            settings: asked.settings(None),
            numbers: None,
        })
    }
}

impl MatrixExport {
    /// Refuses what no publication may have.
    fn refuse_unpublishable(&self) -> Result<(), PublicationError> {
        let choice = &self.choice;
        let is_interviewee = |name: &String| name.trim().to_lowercase() == "interviewee";
        let never = [
            (self.columns.iter().any(is_interviewee), "a column for each interviewee"),
            (!self.roll_up, "codes counted without those below them"),
            (choice.whose != Whose::Record, "other codings than those of record"),
            (
                !choice.basis.is_empty() || choice.prompting.is_some(),
                "only passages of one basis, or only prompted ones",
            ),
            (choice.from.is_some() || choice.to.is_some(), "a choice by dates of interviews"),
            (!choice.languages.is_empty(), "a choice by language of transcripts"),
            (!choice.consent.is_empty(), "a choice by consent, which would tell who allowed what"),
            (!choice.wheres.is_empty(), "a choice by what is spoken of"),
            (
                self.form == Some(TableForm::Overall) && !self.measure.counts_people(),
                "passages, words or groups of all columns together",
            ),
        ];
        match never.into_iter().find(|(asked, _)| *asked) {
            Some((_, what)) => Err(PublicationError::Never(what)),
            None => Ok(()),
        }
    }

    /// As JSON, for the record of what left.
    fn settings(&self, form: Option<TableForm>) -> String {
        let merges: Vec<_> =
            self.merges.iter().map(|m| serde_json::json!({ "of": m.of, "name": m.name })).collect();
        serde_json::json!({
            "columns": self.columns,
            "merges": merges,
            "counts": self.measure.in_words(),
            "form": form.or(self.form).unwrap_or(TableForm::Columns).as_str(),
            "totals": self.totals,
            "roll_up": self.roll_up,
            "whose": self.choice.whose.in_words(),
            "left_out": self.choice.left_out(),
        })
        .to_string()
    }
}
