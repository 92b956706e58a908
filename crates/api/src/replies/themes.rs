//! How strong the evidence of each theme is.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{Counted, MatrixCell, MatrixReach};

/// How strong the evidence of each theme and code is, in codebook order. Every number of people is one
/// of N: finished interviews alone.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Themes {
    /// Whose codings were counted.
    pub counted: Counted,
    /// What counts as recurring.
    pub recurring: Recurring,
    /// From which share on people are called several, many, most; `null` where the team has not set
    /// it.
    pub quantifiers: Option<Quantifiers>,
    /// Everybody who can be counted.
    pub everybody: MatrixReach,
    /// Independent groups among those who are coded.
    pub groups: u32,
    /// Ties between people that are known; without any, everybody is a group of their own.
    pub ties: u32,
    /// Categories with somebody who is coded.
    pub categories: u32,
    /// A row per theme and code.
    pub themes: Vec<ThemeRow>,
}

/// How strong the evidence of each theme is, as the window shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Strength {
    /// `null` as long as the team has not said what counts as recurring: no counts are shown before.
    pub themes: Option<Themes>,
    /// From which share on people are called several, many, most; `null` where the team has not set it.
    pub quantifiers: Option<Quantifiers>,
    /// Whom a count can reach, in the order of their categories.
    pub people: Vec<StrengthPerson>,
    /// Of each row of the themes, who raised it: places in `people`, ascending.
    pub raised_by: Vec<Vec<u32>>,
    /// Voices that are kept as illustrative.
    pub kept: Vec<IllustrativeVoice>,
}

/// Somebody whom a count can reach.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StrengthPerson {
    /// The study's label of the person; never published.
    pub interviewee: String,
    /// Category.
    pub category: Option<String>,
    /// Whether an interview of theirs is coded; else nothing is known yet.
    pub coded: bool,
}

/// What counts as recurring: all three numbers are reached.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Recurring {
    /// At least so many people.
    pub people: u32,
    /// At least so many independent groups.
    pub groups: u32,
    /// People of at least so many categories.
    pub categories: u32,
    /// The same in a sentence.
    pub said: String,
    /// The coder who set it.
    pub set_by: String,
    /// When.
    pub set_at: String,
}

/// Shares of N from which on people are called so, in hundredths; below the first “a few”, one person
/// always “one”.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Quantifiers {
    /// “Several”.
    pub several: u32,
    /// “Many”.
    pub many: u32,
    /// “Most”.
    pub most: u32,
    /// The same in a sentence.
    pub said: String,
    /// The coder who set it.
    pub set_by: String,
    /// When.
    pub set_at: String,
}

/// What stands behind one theme or code, all below it included.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ThemeRow {
    /// Whole path.
    pub code: String,
    /// Its own statement.
    pub statement: Option<String>,
    /// Counts over everybody.
    pub total: MatrixCell,
    /// The number of people in the team's words: none, one, a few, several, many, most, all.
    pub quantity: Option<String>,
    /// Whether it recurs by what the team agreed on; `null` where nobody is coded yet or was asked.
    pub recurs: Option<bool>,
    /// Categories of which at least one person raised it.
    pub categories: u32,
    /// Counts by category.
    pub by_category: Vec<ThemeCategory>,
    /// How people know.
    pub basis: BasisCounts,
    /// What led people to it.
    pub prompting: PromptingCounts,
    /// Who of those who are coded was asked.
    pub asked: AskedCounts,
    /// Whoever said most words of it.
    pub loudest: Option<LoudestVoice>,
    /// Passages marked as quotable.
    pub quotable: u32,
    /// Day of the first interview with a passage of it.
    pub first: Option<String>,
    /// Day of the last one.
    pub last: Option<String>,
    /// Single voices kept as illustrative.
    pub illustrative: Vec<Voice>,
    /// All of it in plain sentences.
    pub said: Vec<String>,
}

/// A theme in one category.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct ThemeCategory {
    /// Name of the category.
    pub category: String,
    /// People of it who were interviewed.
    pub interviewed: u32,
    /// Those of them who are coded.
    pub coded: u32,
    /// Their counts.
    pub cell: MatrixCell,
}

/// People by how they know; one can be in several of the first four.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct BasisCounts {
    /// Lived through it.
    pub experienced: u32,
    /// Saw it.
    pub witnessed: u32,
    /// Were told of it.
    pub told: u32,
    /// Think so.
    pub opinion: u32,
    /// Were told of it in every passage, none of which is without a basis.
    pub told_only: u32,
    /// It is not noted for any of their passages.
    pub unsaid: u32,
}

/// People by what led them to it; each is in one.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct PromptingCounts {
    /// Came to it unasked at least once.
    pub volunteered: u32,
    /// Only answered a question.
    pub only_prompted: u32,
    /// It is not noted.
    pub unsaid: u32,
}

/// People of N by whether they were asked, as far as it is noted.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct AskedCounts {
    /// Were asked.
    pub asked: u32,
    /// Came to it unasked.
    pub volunteered: u32,
    /// Were not asked.
    pub not_asked: u32,
}

/// Somebody, for the team.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct Voice {
    /// The study's label of the person; never published.
    pub interviewee: String,
    /// As the team speaks of the person: `one survivor advocate`.
    pub words: String,
}

/// Whoever said most words of a theme.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct LoudestVoice {
    /// Who.
    pub voice: Voice,
    /// Words of that person.
    #[ts(type = "number")]
    pub words: u64,
    /// Words of everybody.
    #[ts(type = "number")]
    pub of: u64,
    /// Share in hundredths, rounded.
    pub share: u32,
}

/// Voices that are kept as illustrative.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct IllustrativeList {
    /// Each code or person on a code.
    pub voices: Vec<IllustrativeVoice>,
}

/// A voice that is kept as illustrative.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct IllustrativeVoice {
    /// Whole path of the code.
    pub code: String,
    /// Label of the person; `null`: whoever alone speaks of the code.
    pub interviewee: Option<String>,
}
