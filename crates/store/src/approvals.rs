//! Rows of approvals of quotations.

use rusqlite::{Row, params};
use verbatim_model::{Approval, CodingId, TranscriptId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const APPROVAL: &str = "SELECT coding_id, passage_hash, approved_on, coder_id, recorded_at FROM approval";

impl Rows<'_> {
    /// All approvals, in the order in which their codings were made.
    ///
    /// # Errors
    /// What the database says.
    pub fn approvals(&self) -> Result<Vec<Approval>, StoreError> {
        self.all(&format!("{APPROVAL} ORDER BY coding_id"), [], approval)
    }

    /// Approvals of the codings of one transcript.
    ///
    /// # Errors
    /// What the database says.
    pub fn approvals_in(&self, transcript: TranscriptId) -> Result<Vec<Approval>, StoreError> {
        let sql = format!("{APPROVAL} WHERE coding_id IN (SELECT id FROM coding WHERE transcript_id = ?1)");
        self.all(&sql, [C(transcript)], approval)
    }

    /// The approval of one coding, if there is one.
    ///
    /// # Errors
    /// What the database says.
    pub fn approval_of(&self, coding: CodingId) -> Result<Option<Approval>, StoreError> {
        Ok(self.all(&format!("{APPROVAL} WHERE coding_id = ?1"), [C(coding)], approval)?.pop())
    }
}

fn approval(row: &Row<'_>) -> rusqlite::Result<Approval> {
    Ok(Approval {
        coding: row.get::<_, C<_>>(0)?.0,
        passage_hash: row.get(1)?,
        on: row.get(2)?,
        coder: row.get::<_, C<_>>(3)?.0,
        recorded_at: row.get::<_, C<_>>(4)?.0,
    })
}

impl Tx<'_> {
    /// Records the approval of a coding, in place of one that it has.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_approval(&self, a: &Approval) -> Result<(), StoreError> {
        let sql = "INSERT INTO approval (coding_id, passage_hash, approved_on, coder_id, recorded_at)
                   VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (coding_id) DO UPDATE SET passage_hash = excluded.passage_hash,
                       approved_on = excluded.approved_on, coder_id = excluded.coder_id,
                       recorded_at = excluded.recorded_at";
        let values = params![C(a.coding), a.passage_hash, a.on, C(a.coder), C(a.recorded_at)];
        self.execute(sql, values).map(drop)
    }

    /// Takes the approval of a coding away, where it has one.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_approval_of(&self, coding: CodingId) -> Result<(), StoreError> {
        self.execute("DELETE FROM approval WHERE coding_id = ?1", [C(coding)]).map(drop)
    }
}
