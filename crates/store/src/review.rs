//! Rows of the review of codings.

use rusqlite::{Row, params};
use verbatim_model::{CodingId, ReviewNote, TranscriptId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const NOTE: &str = "SELECT id, coding_id, coder_id, kind, text, created_at FROM review_note";

impl Rows<'_> {
    /// All review notes, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn review_notes(&self) -> Result<Vec<ReviewNote>, StoreError> {
        self.all(&format!("{NOTE} ORDER BY created_at, id"), [], note)
    }

    /// Review notes on codings of one transcript, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn review_notes_in(&self, transcript: TranscriptId) -> Result<Vec<ReviewNote>, StoreError> {
        let sql = format!(
            "{NOTE} WHERE coding_id IN (SELECT id FROM coding WHERE transcript_id = ?1) ORDER BY created_at, id"
        );
        self.all(&sql, [C(transcript)], note)
    }

    /// Review notes on one coding, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn review_notes_on(&self, coding: CodingId) -> Result<Vec<ReviewNote>, StoreError> {
        self.all(&format!("{NOTE} WHERE coding_id = ?1 ORDER BY created_at, id"), [C(coding)], note)
    }
}

fn note(row: &Row<'_>) -> rusqlite::Result<ReviewNote> {
    Ok(ReviewNote {
        id: row.get::<_, C<_>>(0)?.0,
        coding: row.get::<_, C<_>>(1)?.0,
        coder: row.get::<_, C<_>>(2)?.0,
        kind: row.get::<_, C<_>>(3)?.0,
        text: row.get(4)?,
        created_at: row.get::<_, C<_>>(5)?.0,
    })
}

impl Tx<'_> {
    /// Adds a review note.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_review_note(&self, n: &ReviewNote) -> Result<(), StoreError> {
        let sql = "INSERT INTO review_note (id, coding_id, coder_id, kind, text, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = params![C(n.id), C(n.coding), C(n.coder), C(n.kind), n.text, C(n.created_at)];
        self.execute(sql, values).map(drop)
    }

    /// Gives the review notes on one coding to another that takes its place.
    ///
    /// # Errors
    /// What the database says.
    pub fn move_review_notes(&self, from: CodingId, to: CodingId) -> Result<(), StoreError> {
        self.execute("UPDATE review_note SET coding_id = ?2 WHERE coding_id = ?1", params![C(from), C(to)])
            .map(drop)
    }

    /// Removes the review notes on a coding.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_review_notes_on(&self, coding: CodingId) -> Result<(), StoreError> {
        self.execute("DELETE FROM review_note WHERE coding_id = ?1", [C(coding)]).map(drop)
    }
}
