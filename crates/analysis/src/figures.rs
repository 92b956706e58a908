//! What the caller hands over: a study as dense numbers.

use verbatim_text::Span;

/// A study as numbers. Codes, people, transcripts, interviews and coders are numbered from 0; the
/// caller keeps the lists that lead back to ids and names.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The codebook, in its order (each code after its parent). The index is the code's number.
    pub codes: Vec<CodeRow>,
    /// How many interviews there are.
    pub interviews: u32,
    /// The transcripts that may be counted. The index is the transcript's number. One whose person
    /// has withdrawn, or may not be counted, is left out by the caller.
    pub transcripts: Vec<TranscriptFigures>,
    /// How many people (interviewees) there are, interviewed or not.
    pub people: u32,
    /// All codings by all coders, in any order; fastest in the order of their transcripts.
    pub codings: Vec<CodingFigures>,
    /// Which coder has marked which interview finished (rule 3.4). Empty: nobody uses the marks.
    pub finished: Vec<InterviewCoder>,
    /// Coding of record where it is not that of whoever coded first: the settled layer or a lead
    /// coder who was set (rule 4.3). At most one for each interview; a later one wins.
    pub record: Vec<InterviewCoder>,
    /// Independent group of each person, see [`crate::independent_groups`]. `None`: not counted.
    pub groups: Option<Vec<u32>>,
    /// Who was asked about which code, as far as somebody has said so (rule 3.3). At most one for each
    /// person and code; a later one wins.
    pub asked: Vec<AskedMark>,
}

/// One code of the codebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeRow {
    /// Number of the code above; `None` for a theme.
    pub parent: Option<u32>,
    /// Whether this very code carries a statement that stance can refer to (rule 3.1).
    pub has_statement: bool,
}

/// One transcript with its turns.
#[derive(Clone, Debug, Default)]
pub struct TranscriptFigures {
    /// Number of the interview that it belongs to; an interview may have several transcripts.
    pub interview: u32,
    /// The interviewee it belongs to. That person counts as interviewed even without a turn.
    pub interviewee: Option<u32>,
    /// Its turns in order, not overlapping. The index is the turn's number here, from 0.
    pub turns: Vec<TurnFigures>,
}

/// One turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnFigures {
    /// Its text after the label, in code points of the transcript, end exclusive (rule 1.3).
    pub span: Span,
    /// Whether it counts: spoken by a respondent or by someone of unknown role.
    pub counts: bool,
    /// Who speaks: the person assigned to the speaker, else the transcript's interviewee (rule
    /// 2.1). `None`: nobody known. Without meaning where the turn does not count.
    pub person: Option<u32>,
}

/// One coding: one code on one passage by one coder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodingFigures {
    /// Number of the transcript.
    pub transcript: u32,
    /// The passage, in code points of the transcript, end exclusive.
    pub span: Span,
    /// Number of the code.
    pub code: u32,
    /// Number of the coder.
    pub coder: u32,
    /// Stance towards the statement of the code or of its nearest ancestor that has one.
    pub stance: Option<Stance>,
    /// How the person knows, what led to it, and whether it is worth quoting.
    pub marks: CodingMarks,
    /// When it was made; decides who coded an interview first.
    pub made: Made,
}

/// What a passage does to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// It speaks for the statement.
    Supports,
    /// It limits the statement.
    Qualifies,
    /// It speaks against the statement.
    Contradicts,
}

/// Marks of a coding beside its stance (rule 3.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodingMarks {
    /// How the person knows; `None` where nobody has said so.
    pub basis: Option<Basis>,
    /// Whether a question led to it; `None` where nobody has said so.
    pub prompting: Option<Prompting>,
    /// Marked as worth quoting.
    pub quotable: bool,
}

/// How somebody knows what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Lived through it.
    Experienced,
    /// Saw it.
    Witnessed,
    /// Was told.
    Told,
    /// Thinks so.
    Opinion,
}

/// Whether a question led to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prompting {
    /// Answered a question about it.
    Prompted,
    /// Came to it unasked.
    Volunteered,
}

/// What is known of whether somebody was asked about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedMark {
    /// Number of the person.
    pub person: u32,
    /// Number of the code.
    pub code: u32,
    /// What is known.
    pub asked: Asked,
}

/// Whether somebody was asked about a code. Whoever has no mark: it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Was asked.
    Asked,
    /// Came to it unasked.
    Volunteered,
    /// Was not asked.
    NotAsked,
}

/// Order in which codings were made: by time, and within one instant by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    at: i64,
    // The id in two halves: a `u128` would widen each of 400,000 codings by 16 bytes of alignment.
    id: (u64, u64),
}

impl Made {
    /// `at` in any one unit since any one moment (milliseconds UTC of the log, say); `id` is the
    /// coding's UUID, which only breaks ties so that all machines choose the same coder.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of the id")]
    pub const fn new(at: i64, id: u128) -> Self {
        Self { at, id: ((id >> 64) as u64, id as u64) }
    }

    /// The coding's UUID.
    #[must_use]
    pub fn id(self) -> u128 {
        u128::from(self.id.0) << 64 | u128::from(self.id.1)
    }
}

/// An interview and a coder: a finished mark, or a choice of the coding of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InterviewCoder {
    /// Number of the interview.
    pub interview: u32,
    /// Number of the coder.
    pub coder: u32,
}
