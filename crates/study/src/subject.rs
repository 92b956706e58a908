//! What an action touched, as kept in the log.
//!
//! Ids and counts only: a label is built from them when it is shown, so that the log holds no
//! words of a transcript, and no name of a code either, since an in vivo code is such words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use verbatim_model::{Affected, CodeId, Coding, CodingId, TranscriptId};
use verbatim_text::Span;

/// What an action touched. Absent fields are not written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Subject {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcript: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    /// ¶ number of the turn that the span began in then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coding: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Uuid>,
    /// A second code, such as the one that another was merged into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub into: Option<Uuid>,
    /// Codes above a new one that were made with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memo: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interviewee: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interview: Option<Uuid>,
    /// How many things a bulk act touched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// Codings that a bulk act touched, the first of them where they are very many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Uuid>,
    /// How many codings went or came along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codings: Option<usize>,
    /// Edits of a text in order: first code point that went, the one after the last, and how many
    /// came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<(u32, u32, u32)>,
    /// Edits of several texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<EditsOf>,
    /// Numbers that were agreed on: what counts as recurring, shares of a scale.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<u32>,
    /// Purpose of an export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub affected: Marks,
}

/// Edits of one of several texts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct EditsOf {
    pub transcript: Uuid,
    pub edits: Vec<(u32, u32, u32)>,
}

/// [`Affected`] as kept in the log, so that undo knows what it makes stale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Marks {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transcripts: Vec<Uuid>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Uuid>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub codebook: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub interviews: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub interviewees: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub text: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub notes_only: bool,
}

/// Most codings that a bulk act names one by one. The changeset of an action names them all; these
/// are what the trail still says after a purge.
const MOST_IDS: usize = 1_000;

fn is_default(marks: &Marks) -> bool {
    *marks == Marks::default()
}

impl Subject {
    pub fn passage(transcript: TranscriptId, span: Span) -> Self {
        Self {
            transcript: Some(transcript.uuid()),
            span: Some((span.start(), span.end())),
            affected: Marks { transcripts: vec![transcript.uuid()], ..Marks::default() },
            ..Self::default()
        }
    }

    /// With the place where it was done, for the way back to it.
    pub fn at(mut self, transcript: TranscriptId, span: Span) -> Self {
        self.transcript = Some(transcript.uuid());
        self.span = Some((span.start(), span.end()));
        self
    }

    pub fn coding(mut self, coding: CodingId, code: CodeId) -> Self {
        self.coding = Some(coding.uuid());
        self.code(code)
    }

    pub fn code(mut self, code: CodeId) -> Self {
        self.code = Some(code.uuid());
        self.affected.codes.push(code.uuid());
        self
    }

    pub fn codebook(code: CodeId) -> Self {
        let affected = Marks { codebook: true, ..Marks::default() };
        Self { affected, ..Self::default() }.code(code)
    }

    /// Several codings at once.
    pub fn codings<'c>(codings: impl IntoIterator<Item = &'c Coding>) -> Self {
        let (mut ids, mut transcripts, mut codes) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for coding in codings {
            ids.push(coding.id.uuid());
            transcripts.insert(coding.transcript.uuid());
            codes.insert(coding.code.uuid());
        }
        let count = ids.len();
        ids.truncate(MOST_IDS);
        let affected = Marks {
            transcripts: transcripts.into_iter().collect(),
            codes: codes.into_iter().collect(),
            ..Marks::default()
        };
        Self { ids, ..Self::counted(count, affected) }
    }

    /// With codings that were touched beside what it is about.
    pub fn touching(mut self, codings: &[Coding]) -> Self {
        let Self { ids, affected, .. } = Self::codings(codings);
        self.ids.extend(ids);
        self.affected.transcripts.extend(affected.transcripts);
        let known = self.affected.codes.clone();
        self.affected.codes.extend(affected.codes.into_iter().filter(|code| !known.contains(code)));
        self
    }

    pub fn counted(count: usize, affected: Marks) -> Self {
        Self { count: Some(count), affected, ..Self::default() }
    }

    /// Where it was done, in the text as it was before.
    pub fn place_before(&self) -> Option<(TranscriptId, Span)> {
        self.place(|(_, end, _)| end)
    }

    /// Where it was done, in the text as it is after it.
    pub fn place_after(&self) -> Option<(TranscriptId, Span)> {
        self.place(|(start, _, came)| start + came)
    }

    /// The span that it names, else the first edit of its only text, up to an end that its numbers tell.
    fn place(&self, end: impl FnOnce((u32, u32, u32)) -> u32) -> Option<(TranscriptId, Span)> {
        if let (Some(transcript), Some((start, end))) = (self.transcript, self.span) {
            return Some((transcript.into(), Span::new(start, end).ok()?));
        }
        let [EditsOf { transcript, edits }] = self.texts.as_slice() else { return None };
        let first = *edits.first()?;
        Some(((*transcript).into(), Span::new(first.0, end(first)).ok()?))
    }

    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// Reads what the log kept; a subject of an unknown form says nothing.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    pub fn affected(&self) -> Affected {
        let marks = &self.affected;
        Affected {
            transcripts: marks.transcripts.iter().copied().map(TranscriptId::from).collect(),
            codes: marks.codes.iter().copied().map(CodeId::from).collect(),
            codebook: marks.codebook,
            interviews: marks.interviews,
            interviewees: marks.interviewees,
            text: marks.text,
            notes_only: marks.notes_only,
        }
    }
}
