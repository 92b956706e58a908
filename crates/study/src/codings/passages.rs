//! Coded passages as a person reads them, one after the other across interviews: whose words they
//! are and what stands round them.

use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Coding, IntervieweeId, Speaker, Transcript, TranscriptId, Turn};
use verbatim_search::{context_after, context_before};
use verbatim_store::Text;
use verbatim_text::{CodePoints, Span};

use crate::codings::CodingRow;
use crate::interviewees::People;
use crate::searches::Library;
use crate::{Study, StudyError};

/// Code points of context on each side of a passage.
const CONTEXT: u32 = 120;

/// How far is read on each side: the context and a word that its edge may lie in.
const WINDOW: u32 = CONTEXT + 80;

/// What stands on one side of a passage, cut at a word where it is long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The words that are shown.
    pub text: String,
    /// Whether more stands there.
    pub cut: bool,
}

/// A coded passage with its surroundings.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The coding with what hangs on it.
    pub row: CodingRow,
    /// File name of the transcript.
    pub file_name: String,
    /// Whose words they are: of the first speaker who counts, else of the interview.
    pub interviewee: Option<IntervieweeId>,
    /// Number of the first turn that it touches.
    pub turn: Option<u32>,
    /// Label of the speaker of that turn.
    pub speaker: Option<String>,
    /// Whether no turn that counts is touched, so that it counts nowhere.
    pub counts_nowhere: bool,
    /// What stands before it in its first turn.
    pub before: Around,
    /// The passage.
    pub text: String,
    /// What stands after it in its last turn.
    pub after: Around,
}

impl Study {
    /// These codings as passages to read: by transcript in the order of the interviewees, those of
    /// nobody last, and by place. Each text is read once.
    ///
    /// # Errors
    /// [`StudyError::Span`] for a coding outside its text, or what the study file says.
    pub fn passages(&self, codings: &[Coding]) -> Result<Vec<Passage>, StudyError> {
        let (library, people) = (self.library()?, self.kept_people()?);
        let mut of: HashMap<TranscriptId, Vec<CodingRow>> = HashMap::new();
        for row in self.coding_rows(codings)? {
            of.entry(row.coding.transcript).or_default().push(row);
        }
        let mut passages = Vec::with_capacity(codings.len());
        for place in reading_order(&library, &people) {
            let transcript = &library.transcripts[place];
            let Some(mut rows) = of.remove(&transcript.id) else { continue };
            rows.sort_by_key(|row| (row.coding.span, row.coding.created_at, row.coding.id));
            let text = self.texts.read(self.store.rows(), transcript)?;
            let page = Page { transcript, text, speakers: &library.speakers[place], library: &library };
            for row in rows {
                passages.push(page.passage(row)?);
            }
        }
        Ok(passages)
    }
}

/// Places of the transcripts by their people, those of nobody last.
fn reading_order(library: &Library, people: &People) -> Vec<usize> {
    let person = |transcript: &Transcript| {
        let interviewee = library.interviews.get(&transcript.interview)?.interviewee?;
        people.place_of(interviewee)
    };
    let mut order: Vec<usize> = (0..library.transcripts.len()).collect();
    order.sort_by_key(|&n| (person(&library.transcripts[n]).unwrap_or(usize::MAX), n));
    order
}

/// A transcript that passages are read from.
struct Page<'l> {
    transcript: &'l Transcript,
    text: Arc<Text>,
    speakers: &'l [Speaker],
    library: &'l Library,
}

impl Page<'_> {
    fn passage(&self, row: CodingRow) -> Result<Passage, StudyError> {
        let span = row.coding.span;
        let points = self.text.code_points();
        let touched = self.text.touched(span);
        let counts = |turn: &&Turn| self.speaker(turn).is_none_or(|s| s.role.counts());
        let counting = touched.iter().find(counts);
        let own = counting.and_then(|turn| self.speaker(turn)).and_then(|s| s.interviewee);
        let interview = self.library.interviews.get(&self.transcript.interview);
        let (first, last) = (touched.first(), touched.last());
        Ok(Passage {
            file_name: self.transcript.file_name.clone(),
            interviewee: own.or_else(|| interview.and_then(|i| i.interviewee)),
            turn: first.map(|turn| turn.number),
            speaker: first.and_then(|turn| self.speaker(turn)).map(|s| s.label.clone()),
            counts_nowhere: counting.is_none(),
            before: before(&points, span, first.map(|turn| turn.span))?,
            text: points.slice(span)?.to_owned(),
            after: after(&points, span, last.map(|turn| turn.span))?,
            row,
        })
    }

    fn speaker(&self, turn: &Turn) -> Option<&Speaker> {
        let number = turn.speaker?;
        self.speakers.iter().find(|speaker| speaker.number == number)
    }
}

fn before(points: &CodePoints<'_>, span: Span, turn: Option<Span>) -> Result<Around, StudyError> {
    let Some(turn) = turn.filter(|turn| turn.start() < span.start()) else { return Ok(Around::default()) };
    let from = turn.start().max(span.start().saturating_sub(WINDOW));
    // With one code point of the passage, which is what the context stands before.
    let window = Span::new(from, span.start() + 1)?;
    let hit = Span::new(window.len() - 1, window.len())?;
    let text = context_before(points.slice(window)?, hit, CONTEXT);
    let shown_from = span.start() - length(text);
    Ok(Around { text: text.to_owned(), cut: says_something(points, turn.start(), shown_from)? })
}

fn after(points: &CodePoints<'_>, span: Span, turn: Option<Span>) -> Result<Around, StudyError> {
    let Some(turn) = turn.filter(|turn| turn.end() > span.end()) else { return Ok(Around::default()) };
    let window = Span::new(span.end() - 1, turn.end().min(span.end().saturating_add(WINDOW)))?;
    let text = context_after(points.slice(window)?, Span::new(0, 1)?, CONTEXT);
    let shown_to = span.end() + length(text);
    Ok(Around { text: text.to_owned(), cut: says_something(points, shown_to, turn.end())? })
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Whether there is anything but blanks between two code points.
fn says_something(points: &CodePoints<'_>, start: u32, end: u32) -> Result<bool, StudyError> {
    if start >= end {
        return Ok(false);
    }
    Ok(!points.slice(Span::new(start, end)?)?.trim().is_empty())
}
