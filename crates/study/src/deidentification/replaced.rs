//! One text in which aliases take the place of names: what is worked out before anything is written.

use verbatim_model::{Alias, AliasId, Block, Coder, Redaction, RedactionId, Speaker, TranscriptStatus};
use verbatim_store::{Text, Tx, now};
use verbatim_text::{CodePoints, Edit, Edits, Span, count_words};

use crate::deidentification::DeidentificationError;
use crate::interviews::following::{Following, Touched};
use crate::subject::{EditsOf, Marks, Subject};
use crate::{Study, StudyError};

/// Where an alias is to stand.
#[derive(Clone, Debug)]
pub(crate) struct Put {
    pub span: Span,
    pub alias: Alias,
}

/// A text with aliases in it, ready to be written.
pub(crate) struct Replaced {
    following: Following,
    blocks: Vec<Block>,
    /// The alias of each edit, and where it stands afterwards.
    came: Vec<(AliasId, Span)>,
    /// Speakers whose label is another one now.
    speakers: Vec<Speaker>,
    /// Whether the transcript was raw.
    first: bool,
}

impl Study {
    /// Works out what a text becomes when aliases take the place of what stands at some spans.
    pub(crate) fn replace(
        &self,
        transcript: verbatim_model::Transcript,
        puts: &[Put],
        speakers: Vec<Speaker>,
    ) -> Result<Replaced, StudyError> {
        let text = self.text(&transcript)?;
        let edit = |put: &Put| Edit::new(put.span.start(), put.span.end(), put.alias.bracketed());
        let edits = puts.iter().map(edit).collect::<Result<Vec<_>, _>>()?;
        let edits = Edits::new(edits).map_err(|_| DeidentificationError::Overlap)?;
        self.refuse_cut_aliases(&transcript, &edits)?;
        let new = edits.apply(&text.code_points())?;
        let blocks = edited_blocks(self.store.rows().blocks(&transcript)?, &edits);
        let mut ordered: Vec<&Put> = puts.iter().collect();
        ordered.sort_by_key(|put| (put.span.start(), put.span.end()));
        let came =
            ordered.iter().zip(edits.came()).filter_map(|(put, at)| Some((put.alias.id, at?))).collect();
        let first = transcript.status == TranscriptStatus::Raw;
        let mut following = self.follow(transcript, edits, &new, Touched::Covers)?;
        following.after.words = self.counted_words(&following.before, &blocks)?;
        Ok(Replaced { following, blocks, came, speakers, first })
    }

    /// The texts in which any of these aliases stands, with `alias` in its place.
    pub(crate) fn texts_with(&self, of: &[AliasId], alias: &Alias) -> Result<Vec<Replaced>, StudyError> {
        let rows = self.store.rows();
        let mut places = Vec::new();
        for id in of {
            places.extend(rows.redactions_of(*id)?);
        }
        places.sort_by_key(|place| (place.transcript, place.span));
        let texts = places.chunk_by(|a, b| a.transcript == b.transcript);
        let put = |place: &Redaction| Put { span: place.span, alias: alias.clone() };
        texts
            .map(|places| {
                let transcript = self.transcript(places[0].transcript)?;
                self.replace(transcript, &places.iter().map(put).collect::<Vec<_>>(), Vec::new())
            })
            .collect()
    }

    /// A replacement may swallow whole aliases and never a part of one.
    fn refuse_cut_aliases(
        &self,
        transcript: &verbatim_model::Transcript,
        edits: &Edits,
    ) -> Result<(), StudyError> {
        let cuts = |edit: &Edit, alias: Span| {
            let touches = edit.start() < alias.end() && alias.start() < edit.end();
            touches && (alias.start() < edit.start() || edit.end() < alias.end())
        };
        let aliases = self.store.rows().redactions_in(transcript.id)?;
        if edits.all().iter().any(|edit| aliases.iter().any(|alias| cuts(edit, alias.span))) {
            return Err(DeidentificationError::CutsAlias.into());
        }
        Ok(())
    }

    /// Words in turns that count as evidence.
    fn counted_words(
        &self,
        transcript: &verbatim_model::Transcript,
        blocks: &[Block],
    ) -> Result<u32, StudyError> {
        let speakers = self.speakers_of(transcript.id)?;
        let counts = |block: &&Block| {
            let speaker = block.speaker.and_then(|n| speakers.iter().find(|s| s.number == n));
            speaker.is_none_or(|s| s.role.counts())
        };
        let words: usize = blocks.iter().filter(counts).map(|block| count_words(&block.body)).sum();
        Ok(u32::try_from(words).unwrap_or(u32::MAX))
    }
}

/// The parts of a span that lie within one body each, or the span itself where it lies within what
/// stands between two turns: a name that goes on in the next turn is replaced in both.
pub(crate) fn within_turns(text: &Text, span: Span) -> Result<Vec<Span>, DeidentificationError> {
    let points = text.code_points();
    let parts: Vec<Span> =
        text.touched(span).iter().filter_map(|turn| turn.span.intersection(span)).collect();
    let parts = if parts.is_empty() { vec![span] } else { parts };
    let parts: Vec<Span> = parts.into_iter().filter_map(|part| trimmed(&points, part)).collect();
    if parts.is_empty() { Err(DeidentificationError::NothingThere) } else { Ok(parts) }
}

/// A span without the white space at its ends.
fn trimmed(points: &CodePoints<'_>, span: Span) -> Option<Span> {
    let words = points.slice(span).ok()?;
    let blanks = |text: &str, trimmed: &str| u32::try_from(text.chars().count() - trimmed.chars().count());
    let start = span.start() + blanks(words, words.trim_start()).ok()?;
    let end = span.end() - blanks(words, words.trim_end()).ok()?;
    Span::new(start, end).ok()
}

/// Applies edits to the lead or body that each lies in.
fn edited_blocks(mut blocks: Vec<Block>, edits: &Edits) -> Vec<Block> {
    let mut at = 0u32;
    for block in &mut blocks {
        for part in [&mut block.lead, &mut block.body] {
            let points = CodePoints::new(part);
            let (from, to) = (at, at + points.len());
            at = to;
            let here = |edit: &&Edit| from <= edit.start() && edit.end() <= to && edit.start() < to;
            let shifted = edits
                .all()
                .iter()
                .filter(here)
                .filter_map(|edit| Edit::new(edit.start() - from, edit.end() - from, edit.text()).ok());
            if let Ok(edited) = Edits::new(shifted.collect()).and_then(|edits| edits.apply(&points)) {
                *part = edited;
            }
        }
    }
    blocks
}

/// What an action about aliases makes stale besides texts.
pub(crate) fn alias_marks() -> Marks {
    Marks { interviews: true, ..Marks::default() }
}

impl Replaced {
    /// The transcript as it was.
    pub const fn transcript(&self) -> &verbatim_model::Transcript {
        &self.following.before
    }

    /// How many places it replaces.
    pub fn places(&self) -> usize {
        self.came.len()
    }

    /// How many codings stand on other words afterwards.
    pub const fn reworded(&self) -> usize {
        self.following.reworded
    }

    /// Writes it and says what became stale.
    fn write(&self, tx: &Tx<'_>, coder: &Coder, marks: &mut Marks) -> Result<(), StudyError> {
        let id = self.following.before.id;
        let blocks = tx.insert_blocks(&self.blocks)?;
        let joined = self.following.write(tx, coder, blocks)?;
        for (alias, span) in &self.came {
            let (alias, span) = (*alias, *span);
            let (coder, created_at) = (coder.id, now());
            let id_of = RedactionId::new();
            tx.put_redaction(&Redaction { id: id_of, transcript: id, span, alias, coder, created_at })?;
        }
        for speaker in &self.speakers {
            tx.rename_speaker(speaker)?;
        }
        if self.first {
            tx.set_status(id, TranscriptStatus::InReview)?;
        }
        marks.transcripts.push(id.uuid());
        marks.interviews = true;
        marks.text = true;
        marks.codebook |= joined > 0;
        Ok(())
    }

    /// Its edits, for the log.
    fn edits(&self) -> EditsOf {
        EditsOf { transcript: self.following.before.id.uuid(), edits: self.following.numbers() }
    }
}

/// Writes texts; answers in how many places aliases were put, and what the action touched.
pub(crate) fn write_all(
    texts: &[Replaced],
    tx: &Tx<'_>,
    coder: &Coder,
) -> Result<(usize, Subject), StudyError> {
    let mut marks = alias_marks();
    for text in texts {
        text.write(tx, coder, &mut marks)?;
    }
    let places = texts.iter().map(Replaced::places).sum();
    let edits = texts.iter().map(Replaced::edits).collect();
    Ok((places, Subject { texts: edits, ..Subject::counted(places, marks) }))
}
