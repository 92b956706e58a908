//! What follows from edits of a text: codings of all coders, aliases and kept places move with it.

use verbatim_model::{Coder, Coding, KeptMention, Redaction, Transcript};
use verbatim_store::Tx;
use verbatim_text::{CodePoints, Edits, Span};

use crate::codings::join;
use crate::{Study, StudyError};

/// What becomes of a coding whose passage an edit touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touched {
    /// It keeps what stays of its words, and is emptied where nothing does.
    Keeps,
    /// It covers all of what comes, so that nobody codes a part of an alias.
    Covers,
}

/// Edits of a text that were checked, and what follows from them.
pub(crate) struct Following {
    /// The transcript as it is.
    pub before: Transcript,
    /// The transcript as it will be, but for where its blocks lie.
    pub after: Transcript,
    /// What changes, in code points of the text as it is.
    pub edits: Edits,
    /// Codings at or after the first change, as they will be.
    followed: Vec<Coding>,
    /// Codings that lose their whole passage, as they are.
    pub emptied: Vec<Coding>,
    /// How many codings stand on other words now.
    pub reworded: usize,
    redactions: Moved<Redaction>,
    kept: Moved<KeptMention>,
}

/// Places that move, and those that go.
struct Moved<T> {
    stay: Vec<T>,
    go: Vec<T>,
}

impl Study {
    /// Works out what follows from edits that make the text of a transcript into `new`.
    pub(crate) fn follow(
        &self,
        before: Transcript,
        edits: Edits,
        new: &str,
        touched: Touched,
    ) -> Result<Following, StudyError> {
        let points = CodePoints::new(new);
        let rows = self.store.rows();
        let mut after = before.clone();
        after.text_version += 1;
        after.length = points.len();
        after.text_hash = self.store.text_hasher()(new);
        let mut following = Following {
            redactions: moved(rows.redactions_in(before.id)?, &edits, |r| &mut r.span),
            kept: moved(rows.kept_mentions_in(before.id)?, &edits, |k| &mut k.span),
            followed: Vec::new(),
            emptied: Vec::new(),
            reworded: 0,
            before,
            after,
            edits,
        };
        let first = following.edits.all().first().map_or(u32::MAX, verbatim_text::Edit::start);
        for mut coding in rows.codings_of(following.before.id)? {
            if coding.span.end() <= first {
                continue;
            }
            let span = match touched {
                Touched::Keeps => coding.span,
                Touched::Covers => following.edits.widened(coding.span),
            };
            let Some(span) = following.edits.span(span) else {
                following.emptied.push(coding);
                continue;
            };
            let hash = self.store.passage_hash(points.slice(span)?);
            following.reworded += usize::from(hash != coding.passage_hash);
            (coding.span, coding.passage_hash) = (span, hash);
            following.followed.push(coding);
        }
        Ok(following)
    }
}

/// Where places of a text stand after edits. One that an edit touches goes.
fn moved<T>(places: Vec<T>, edits: &Edits, span_of: impl Fn(&mut T) -> &mut Span) -> Moved<T> {
    let mut moved = Moved { stay: Vec::new(), go: Vec::new() };
    for mut place in places {
        let span = span_of(&mut place);
        let touched = edits.all().iter().any(|e| e.start() < span.end() && span.start() < e.end());
        match edits.span(*span) {
            Some(after) if !touched => {
                *span = after;
                moved.stay.push(place);
            }
            _ => moved.go.push(place),
        }
    }
    moved
}

impl Following {
    /// Writes everything: the row of the transcript with its new blocks, codings and places.
    /// Answers how many codings were joined with one that stood on the same passage.
    pub fn write(&self, tx: &Tx<'_>, coder: &Coder, blocks: (i64, u32)) -> Result<usize, StudyError> {
        let (first_block, block_count) = blocks;
        tx.update_text(&Transcript { first_block, block_count, ..self.after.clone() })?;
        for redaction in &self.redactions.go {
            tx.delete_redaction(redaction)?;
        }
        for redaction in &self.redactions.stay {
            tx.put_redaction(redaction)?;
        }
        for kept in &self.kept.go {
            tx.delete_kept_mention(kept)?;
        }
        for kept in &self.kept.stay {
            tx.put_kept_mention(kept)?;
        }
        self.move_codings(tx, coder)
    }

    /// Removes codings without a passage and sets the others.
    fn move_codings(&self, tx: &Tx<'_>, coder: &Coder) -> Result<usize, StudyError> {
        let Some(first) = self.edits.all().first() else { return Ok(0) };
        for coding in &self.emptied {
            tx.delete_coding(coding.id)?;
        }
        tx.set_spans_aside(self.before.id, first.start())?;
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

    /// The edits as numbers, so that codings made on an older version can follow them.
    pub fn numbers(&self) -> Vec<(u32, u32, u32)> {
        self.edits.all().iter().map(|edit| (edit.start(), edit.end(), edit.inserted())).collect()
    }
}
