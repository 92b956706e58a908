//! What a search found, as values.

use verbatim_model::{CodeId, CoderId, CodingId, IntervieweeId, Role, Stance, TranscriptId};
use verbatim_search::Query;
use verbatim_text::Span;

use crate::searches::chips::Chip;
use crate::searches::notes::FoundNote;
use crate::searches::scope::LeftOut;

/// What was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnswerKind {
    /// Words: hits in turns.
    #[default]
    Text,
    /// Codes: passages.
    Codes,
    /// People without something.
    People,
}

/// One hit. Offsets are code points in the transcript, end exclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The transcript.
    pub transcript_id: TranscriptId,
    /// Its file name.
    pub transcript: String,
    /// Label of the person who speaks, or whose interview it is where an interviewer does.
    pub interviewee: Option<String>,
    /// That person.
    pub person: Option<IntervieweeId>,
    /// Category of that person.
    pub category: Option<String>,
    /// Subcategory of that person, without its category.
    pub subcategory: Option<String>,
    /// Day of the interview.
    pub date: Option<String>,
    /// ¶ of the turn; of the first turn that counts where a passage touches several.
    pub turn: u32,
    /// Where.
    pub span: Span,
    /// The words.
    pub text: String,
    /// What stands before them in the turn.
    pub before: String,
    /// What stands after them in the turn.
    pub after: String,
    /// Codes on passages that it touches, in codebook order, each stance by itself.
    pub codes: Vec<HitCode>,
    /// The codings that it touches.
    pub codings: Vec<CodingId>,
    /// Whether one of these passages is marked as worth quoting.
    pub quotable: bool,
    /// Whether nobody has de-identified the transcript.
    pub raw: bool,
    /// What the speaker does.
    pub role: Role,
    /// Groups of a regular expression that took part in the match: name or number, and words.
    pub groups: Vec<(String, String)>,
}

/// A code on a passage that a hit touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitCode {
    /// The code.
    pub code: CodeId,
    /// Its path.
    pub path: String,
    /// Stance of the coding.
    pub stance: Option<Stance>,
}

/// How many of one category or subcategory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryCount {
    /// The category, or the subcategory without its category; `None` for people without one and
    /// turns of nobody.
    pub category: Option<String>,
    /// People of it in the study.
    pub total: usize,
    /// People of it whom the question could reach: the N.
    pub interviewees: usize,
    /// People of it who said it.
    pub matched: usize,
    /// Passages.
    pub passages: usize,
    /// By subcategory, where the category has any.
    pub subcategories: Vec<Self>,
}

/// Somebody who said it, or, in an answer of people, did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    /// The person.
    pub interviewee: IntervieweeId,
    /// Label.
    pub label: String,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, without its category.
    pub subcategory: Option<String>,
    /// Passages; 0 in an answer of people.
    pub passages: usize,
    /// Transcripts of the person's interviews.
    pub transcripts: Vec<TranscriptId>,
}

/// Counts by which an answer can be narrowed: people, each once, if not said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By category, in their order.
    pub categories: Vec<(String, usize)>,
    /// People whose hits touch any coding.
    pub coded: usize,
    /// The codes, each with all below it, on which most people's hits lie.
    pub codes: Vec<(CodeId, String, usize)>,
    /// People in whose interviews respondents say it, and interviewers.
    pub speakers: [usize; 2],
    /// Coders on whose codings hits lie, whoever's codings were asked for.
    pub coders: Vec<(CoderId, String, usize)>,
    /// Passages by the stance of a coding that they touch.
    pub stances: Vec<(Stance, usize)>,
}

/// Something that could not be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsearched {
    /// The transcript, where it is one.
    pub transcript: Option<(TranscriptId, String)>,
    /// The person, where known, and the label.
    pub person: Option<(IntervieweeId, String)>,
    /// Why.
    pub reason: LeftOut,
}

/// What there would be without one part of a query that finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutPart {
    /// The chip of the part.
    pub chip: usize,
    /// People who would be found.
    pub matched: usize,
    /// Passages that would be found.
    pub passages: usize,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct SearchReply {
    /// The query as understood.
    pub query: String,
    /// Its tree; `None` for a regular expression.
    pub tree: Option<Query>,
    /// What it asks, in plain words.
    pub sentence: String,
    /// Its parts.
    pub chips: Vec<Chip>,
    /// What was asked for.
    pub kind: AnswerKind,
    /// People in the study.
    pub total: usize,
    /// People with an interview who have not withdrawn.
    pub interviewed: usize,
    /// People with an interview who have withdrawn: they are neither searched nor counted.
    pub withdrawn: usize,
    /// People whom the question could reach: with a turn of the speakers asked for or, where codes
    /// were asked for, with a coded interview.
    pub searched: usize,
    /// Those of them who said it; in an answer of people, those who were looked for.
    pub matched: usize,
    /// People who said it whom the question could not reach yet: codings of theirs were found, but no
    /// interview with them is marked finished. They are listed and stand beside the N, not in it.
    pub beyond: usize,
    /// People who have an interview that is not coded, where codes were asked for.
    pub not_coded: usize,
    /// Turns that hold a hit, or distinct passages of codes.
    pub passages: usize,
    /// All hits, where asked for.
    pub hits_total: Option<usize>,
    /// By category, in the order of the categories.
    pub by_category: Vec<CategoryCount>,
    /// The people, in the order of the interviewees.
    pub people: Vec<FoundPerson>,
    /// Hits.
    pub hits: Vec<Hit>,
    /// Whether the list of hits was cut at the limit.
    pub cut: bool,
    /// Counts to narrow by, where asked for.
    pub facets: Option<Facets>,
    /// What could not be searched.
    pub unsearched: Vec<Unsearched>,
    /// Where nothing was found, what there would be without each part that must hold.
    pub without: Vec<WithoutPart>,
    /// Memos and words of codes, where asked for.
    pub notes: Vec<FoundNote>,
    /// Whether a regular expression was given up before everything was read.
    pub stopped: bool,
}
