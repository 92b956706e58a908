//! Rows of how far a text has come, and of leaks that may stay.

use rusqlite::params;
use uuid::Uuid;
use verbatim_model::{
    CoderId, Deidentification, DeidentificationStep, LeakAllowanceId, Timestamp, TranscriptId,
    TranscriptStatus,
};
use verbatim_text::Span;

use crate::rows::{C, span_at};
use crate::{Rows, StoreError, Tx};

/// Permission to leave a leak where it is. It ends when what stands there changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeakAllowance {
    /// Its id.
    pub id: LeakAllowanceId,
    /// What holds the words, as a word: `transcript`, `memo`, `code`.
    pub place: String,
    /// Which of them.
    pub place_id: Option<Uuid>,
    /// The words within it.
    pub span: Span,
    /// Keyed hash of all that stood there.
    pub text_hash: [u8; 32],
    /// Why it may stay.
    pub reason: String,
    /// Who allowed it.
    pub coder: CoderId,
    /// When.
    pub created_at: Timestamp,
}

impl Rows<'_> {
    /// The steps that all transcripts have taken.
    ///
    /// # Errors
    /// What the database says.
    pub fn deidentifications(&self) -> Result<Vec<Deidentification>, StoreError> {
        let sql = "SELECT transcript_id, step, coder_id, at, text_version FROM deidentification ORDER BY at";
        self.all(sql, [], |row| {
            Ok(Deidentification {
                transcript: row.get::<_, C<_>>(0)?.0,
                step: row.get::<_, C<_>>(1)?.0,
                coder: row.get::<_, C<_>>(2)?.0,
                at: row.get::<_, C<_>>(3)?.0,
                text_version: row.get(4)?,
            })
        })
    }

    /// Leaks that may stay.
    ///
    /// # Errors
    /// What the database says.
    pub fn leak_allowances(&self) -> Result<Vec<LeakAllowance>, StoreError> {
        let sql = "SELECT id, place, place_id, start, end, text_hash, reason, coder_id, created_at
                   FROM leak_allowance ORDER BY created_at";
        self.all(sql, [], |row| {
            Ok(LeakAllowance {
                id: row.get::<_, C<_>>(0)?.0,
                place: row.get(1)?,
                place_id: row.get::<_, Option<[u8; 16]>>(2)?.map(Uuid::from_bytes),
                span: span_at(row, 3)?,
                text_hash: row.get(5)?,
                reason: row.get(6)?,
                coder: row.get::<_, C<_>>(7)?.0,
                created_at: row.get::<_, C<_>>(8)?.0,
            })
        })
    }
}

impl Tx<'_> {
    /// Sets how far a transcript has come.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_status(&self, transcript: TranscriptId, status: TranscriptStatus) -> Result<(), StoreError> {
        self.execute("UPDATE transcript SET status = ?2 WHERE id = ?1", params![C(transcript), C(status)])
            .map(drop)
    }

    /// Says who took a step, in place of whoever took it before.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_deidentification(&self, d: &Deidentification) -> Result<(), StoreError> {
        let sql = "INSERT INTO deidentification (transcript_id, step, coder_id, at, text_version)
                   VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (transcript_id, step) DO UPDATE SET coder_id = excluded.coder_id,
                       at = excluded.at, text_version = excluded.text_version";
        self.execute(sql, params![C(d.transcript), C(d.step), C(d.coder), C(d.at), d.text_version]).map(drop)
    }

    /// Takes back a step.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_deidentification(
        &self,
        transcript: TranscriptId,
        step: DeidentificationStep,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM deidentification WHERE transcript_id = ?1 AND step = ?2";
        self.execute(sql, params![C(transcript), C(step)]).map(drop)
    }

    /// Lets a leak stay.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_leak_allowance(&self, a: &LeakAllowance) -> Result<(), StoreError> {
        let sql = "INSERT INTO leak_allowance
                       (id, place, place_id, start, end, text_hash, reason, coder_id, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let values = params![
            C(a.id),
            a.place,
            a.place_id.map(|id| id.into_bytes()),
            a.span.start(),
            a.span.end(),
            a.text_hash,
            a.reason,
            C(a.coder),
            C(a.created_at)
        ];
        self.execute(sql, values).map(drop)
    }
}
