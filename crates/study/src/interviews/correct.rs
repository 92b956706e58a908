//! Correcting the text of a transcript: codings of all coders follow.

use std::sync::Arc;

use verbatim_model::{ActionKind, Coder, Coding, Transcript, TranscriptId, Turn};
use verbatim_store::{Text, Tx};
use verbatim_text::{CodePoints, Edit, Span, SpanError, corrections, count_words};

use crate::codings::join;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// A passage and what is to stand there instead.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The transcript.
    pub transcript: TranscriptId,
    /// First code point that goes.
    pub start: u32,
    /// Code point after the last one that goes; `start` where words are only put in.
    pub end: u32,
    /// What stood there as the person saw it, where it was seen.
    pub seen: Option<String>,
    /// What stands there from now on.
    pub text: String,
    /// Whether codings that lose their whole passage may go with it.
    pub drop_emptied: bool,
}

/// What a correction did, or would do.
#[derive(Clone, Debug)]
pub struct Corrected {
    /// Number of the turn.
    pub turn: u32,
    /// Codings that lose their whole passage, as they were before. Where there are any and they may
    /// not go, nothing was changed.
    pub emptied: Vec<Coding>,
    /// Codings whose passage has other words now.
    pub reworded: usize,
    /// Codings that came to stand on a passage which the same coder had given the same code: one is
    /// left, with memos and review notes of both.
    pub joined: usize,
    /// Version of the text now.
    pub text_version: u32,
}

/// Why a correction is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionError {
    /// It touches a label, a blank line or several turns.
    #[error(
        "a correction lies inside one turn; labels and what stands between turns stay as they were imported"
    )]
    OutsideTurn,
    /// It would put in or take out line breaks.
    #[error("a correction can neither put in nor take out a line break")]
    LineBreak,
    /// It would leave a turn without words.
    #[error("a correction has to leave some words in the turn, since turns are cited by their number")]
    EmptyTurn,
    /// It holds something that is no text.
    #[error("a correction cannot hold control characters")]
    ControlCharacter,
}

impl Study {
    /// Corrects the text of a transcript inside one turn, as one action: the text gets another
    /// version, turns move, and all codings of all coders follow. Word by word: what is the same
    /// before and after stays where it is. The original bytes stay as they were imported, and the
    /// blocks of the text before stay until a purge, so that undo restores everything as it was.
    ///
    /// Where codings would lose their whole passage, nothing changes unless they may go.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Missing`], [`StudyError::Span`] outside the text,
    /// [`StudyError::TextChanged`] where the text is not what was seen, [`StudyError::Correction`],
    /// or what the study file says.
    pub fn correct_text(&mut self, correction: &Correction) -> Result<Changed<Corrected>, StudyError> {
        let plan = self.plan_correction(correction)?;
        if plan.edits.is_empty() || !(plan.emptied.is_empty() || correction.drop_emptied) {
            let value = Corrected { text_version: plan.transcript.text_version, ..plan.outcome(0) };
            return Ok(Changed { value, number: None, affected: verbatim_model::Affected::default() });
        }
        self.act(ActionKind::CorrectText, |tx, coder| {
            let first_block = tx.insert_corrected(&plan.transcript, &plan.turn, &plan.body)?;
            tx.update_text(&Transcript { first_block, ..plan.corrected.clone() })?;
            let joined = plan.move_codings(tx, coder)?;
            Ok((plan.outcome(joined), plan.subject(joined)))
        })
    }

    fn plan_correction(&self, correction: &Correction) -> Result<Plan, StudyError> {
        let transcript = self.transcript(correction.transcript)?;
        let text = self.text(&transcript)?;
        let passage = Passage::find(&text, correction)?;
        let new = correction.text.replace("\r\n", "\n").replace('\r', "\n");
        let edits = corrections(correction.start, passage.gone, &new);
        if passage.gone.matches('\n').count() != new.matches('\n').count() {
            return Err(CorrectionError::LineBreak.into());
        }
        let control = |c: char| c.is_control() && c != '\n' && c != '\t';
        if edits.iter().any(|edit| edit.text().contains(control)) {
            return Err(CorrectionError::ControlCharacter.into());
        }
        let body = [passage.before, &new, passage.after].concat();
        if body.trim().is_empty() {
            return Err(CorrectionError::EmptyTurn.into());
        }
        let mut plan = Plan {
            corrected: transcript.clone(),
            place: place(correction, &new, passage.turn),
            turn: passage.turn.clone(),
            transcript,
            body,
            edits,
            followed: Vec::new(),
            emptied: Vec::new(),
            reworded: 0,
        };
        self.follow(&mut plan, &text)?;
        Ok(plan)
    }

    /// Fills in what the correction makes of the row of the transcript and of its codings.
    fn follow(&self, plan: &mut Plan, text: &Arc<Text>) -> Result<(), StudyError> {
        let Some(first) = plan.edits.first().map(Edit::start) else { return Ok(()) };
        let (old, turn) = (text.code_points(), plan.turn.span);
        let new = Edit::new(turn.start(), turn.end(), plan.body.as_str())?.apply(&old)?;
        let new = CodePoints::new(&new);
        plan.corrected.text_version += 1;
        plan.corrected.length = new.len();
        plan.corrected.text_hash = self.store.text_hasher()(new.text());
        if self.is_counted(&plan.transcript, &plan.turn)? {
            let words = |text: &str| u32::try_from(count_words(text)).unwrap_or(u32::MAX);
            let rest = plan.transcript.words.saturating_sub(words(old.slice(turn)?));
            plan.corrected.words = rest + words(&plan.body);
        }
        for mut coding in self.store.rows().codings_of(plan.transcript.id)? {
            if coding.span.end() <= first {
                continue;
            }
            let moved = plan.edits.iter().rev().try_fold(coding.span, |span, edit| edit.span(span));
            let Some(span) = moved else {
                plan.emptied.push(coding);
                continue;
            };
            let hash = self.store.passage_hash(new.slice(span)?);
            plan.reworded += usize::from(hash != coding.passage_hash);
            (coding.span, coding.passage_hash) = (span, hash);
            plan.followed.push(coding);
        }
        Ok(())
    }

    /// Whether what is said in a turn is counted as evidence.
    fn is_counted(&self, transcript: &Transcript, turn: &Turn) -> Result<bool, StudyError> {
        let speakers = self.speakers_of(transcript.id)?;
        let speaker = turn.speaker.and_then(|n| speakers.iter().find(|s| s.number == n));
        Ok(speaker.is_none_or(|s| s.role.counts()))
    }
}

/// What goes, within its turn.
struct Passage<'t> {
    turn: &'t Turn,
    before: &'t str,
    gone: &'t str,
    after: &'t str,
}

impl<'t> Passage<'t> {
    fn find(text: &'t Text, correction: &Correction) -> Result<Self, StudyError> {
        let Correction { start, end, .. } = *correction;
        let points = text.code_points();
        let piece = |from: u32, to: u32| match Span::within(from, to, points.len()) {
            Ok(span) => points.slice(span),
            Err(SpanError::Empty(at)) if at <= points.len() => Ok(""),
            Err(other) => Err(other),
        };
        let gone = piece(start, end)?;
        if correction.seen.as_deref().is_some_and(|seen| seen != gone) {
            return Err(StudyError::TextChanged);
        }
        let around = |turn: &&Turn| turn.span.start() <= start && end <= turn.span.end();
        let turn = text.turns.iter().find(around).ok_or(CorrectionError::OutsideTurn)?;
        Ok(Self { turn, before: piece(turn.span.start(), start)?, gone, after: piece(end, turn.span.end())? })
    }
}

/// A passage that is inside the turn before the correction and after it, for going there.
fn place(correction: &Correction, new: &str, turn: &Turn) -> Option<Span> {
    let new = u32::try_from(new.chars().count()).unwrap_or(u32::MAX);
    let length = new.min(correction.end - correction.start);
    // Where words only came or went, the code point beside them stands in both texts.
    let beside = u32::from(length == 0 && correction.start > turn.span.start());
    let start = correction.start - beside;
    Span::new(start, start + length.max(1)).ok()
}

/// A correction that was checked, and what follows from it.
struct Plan {
    /// The transcript as it is.
    transcript: Transcript,
    /// The transcript as it will be, but for where its blocks lie.
    corrected: Transcript,
    turn: Turn,
    /// The new words of the turn.
    body: String,
    /// What changes, in order, in code points of the text as it is.
    edits: Vec<Edit>,
    place: Option<Span>,
    /// Codings at or after the first change, as they will be.
    followed: Vec<Coding>,
    /// Codings that lose their whole passage, as they are.
    emptied: Vec<Coding>,
    reworded: usize,
}

impl Plan {
    /// Removes codings without a passage and sets the others; answers how many were joined.
    fn move_codings(&self, tx: &Tx<'_>, coder: &Coder) -> Result<usize, StudyError> {
        let Some(first) = self.edits.first() else { return Ok(0) };
        for coding in &self.emptied {
            tx.delete_coding(coding.id)?;
        }
        tx.set_spans_aside(self.transcript.id, first.start())?;
        let mut joined = 0;
        for coding in &self.followed {
            match tx.coding_at(coding.transcript, coding.span, coding.code, coding.coder)? {
                Some(there) => {
                    // The one that was made first stays: it says who coded the interview first.
                    if (there.created_at, there.id) < (coding.created_at, coding.id) {
                        join(tx, coder, coding, there)?;
                    } else {
                        join(tx, coder, &there, coding.clone())?;
                    }
                    joined += 1;
                }
                None => tx.update_coding(coding)?,
            }
        }
        Ok(joined)
    }

    fn outcome(&self, joined: usize) -> Corrected {
        Corrected {
            turn: self.turn.number,
            emptied: self.emptied.clone(),
            reworded: self.reworded,
            joined,
            text_version: self.corrected.text_version,
        }
    }

    /// The edits are kept as numbers, so that codings made on an older version can follow them.
    fn subject(&self, joined: usize) -> Subject {
        let affected = Marks {
            transcripts: vec![self.transcript.id.uuid()],
            interviews: true,
            text: true,
            codebook: joined > 0 || !self.emptied.is_empty(),
            ..Marks::default()
        };
        Subject {
            transcript: Some(self.transcript.id.uuid()),
            span: self.place.map(|span| (span.start(), span.end())),
            codings: (!self.emptied.is_empty()).then_some(self.emptied.len()),
            edits: self.edits.iter().map(|edit| (edit.start(), edit.end(), edit.inserted())).collect(),
            affected,
            ..Subject::default()
        }
    }
}
