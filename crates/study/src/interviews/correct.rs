//! Correcting the text of a transcript: codings of all coders follow.

use verbatim_model::{ActionKind, Coding, Transcript, TranscriptId, Turn};
use verbatim_store::Text;
use verbatim_text::{Edit, Edits, Span, SpanError, corrections, count_words};

use crate::interviews::following::{Following, Touched};
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
    /// It touches an alias.
    #[error("an alias stands there in place of a name; change the alias instead")]
    Alias,
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
        let Following { before, edits, emptied, .. } = &plan.following;
        if edits.all().is_empty() || !(emptied.is_empty() || correction.drop_emptied) {
            let value = Corrected { text_version: before.text_version, ..plan.outcome(0) };
            return Ok(Changed { value, number: None, affected: verbatim_model::Affected::default() });
        }
        self.act(ActionKind::CorrectText, |tx, coder| {
            let first_block = tx.insert_corrected(before, &plan.turn, &plan.body)?;
            let joined = plan.following.write(tx, coder, (first_block, before.block_count))?;
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
        let edits = Edits::new(edits)?;
        self.refuse_touching_alias(&transcript, &edits)?;
        let edited = Edit::new(passage.turn.span.start(), passage.turn.span.end(), body.as_str())?;
        let edited = edited.apply(&text.code_points())?;
        let mut following = self.follow(transcript, edits, &edited, Touched::Keeps)?;
        following.after.words = self.words_after(&following.before, &text, passage.turn, &body)?;
        let place = place(correction, &new, passage.turn);
        Ok(Plan { turn: passage.turn.clone(), body, place, following })
    }

    /// An alias changes everywhere or nowhere.
    fn refuse_touching_alias(&self, transcript: &Transcript, edits: &Edits) -> Result<(), StudyError> {
        let aliases = self.store.rows().redactions_in(transcript.id)?;
        let touches = |edit: &Edit, alias: Span| edit.start() < alias.end() && alias.start() < edit.end();
        if edits.all().iter().any(|edit| aliases.iter().any(|alias| touches(edit, alias.span))) {
            return Err(CorrectionError::Alias.into());
        }
        Ok(())
    }

    /// Counted words of a transcript once a turn has other words.
    fn words_after(
        &self,
        transcript: &Transcript,
        text: &Text,
        turn: &Turn,
        body: &str,
    ) -> Result<u32, StudyError> {
        if !self.is_counted(transcript, turn)? {
            return Ok(transcript.words);
        }
        let words = |text: &str| u32::try_from(count_words(text)).unwrap_or(u32::MAX);
        let rest = transcript.words.saturating_sub(words(text.code_points().slice(turn.span)?));
        Ok(rest + words(body))
    }

    /// Whether what is said in a turn is counted as evidence.
    pub(crate) fn is_counted(&self, transcript: &Transcript, turn: &Turn) -> Result<bool, StudyError> {
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
    turn: Turn,
    /// The new words of the turn.
    body: String,
    place: Option<Span>,
    following: Following,
}

impl Plan {
    fn outcome(&self, joined: usize) -> Corrected {
        Corrected {
            turn: self.turn.number,
            emptied: self.following.emptied.clone(),
            reworded: self.following.reworded,
            joined,
            text_version: self.following.after.text_version,
        }
    }

    fn subject(&self, joined: usize) -> Subject {
        let emptied = self.following.emptied.len();
        let affected = Marks {
            transcripts: vec![self.following.before.id.uuid()],
            interviews: true,
            text: true,
            codebook: joined > 0 || emptied > 0,
            ..Marks::default()
        };
        Subject {
            transcript: Some(self.following.before.id.uuid()),
            span: self.place.map(|span| (span.start(), span.end())),
            codings: (emptied > 0).then_some(emptied),
            edits: self.following.numbers(),
            affected,
            ..Subject::default()
        }
    }
}
