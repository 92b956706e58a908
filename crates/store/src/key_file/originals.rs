//! Originals of de-identified transcripts in the key file.

use rusqlite::params;
use verbatim_model::{Timestamp, TranscriptId};

use crate::rows::C;
use crate::texts::{pack, unpack};
use crate::{KeyFile, StoreError, today};

/// An original, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The transcript that it was.
    pub transcript: TranscriptId,
    /// Name of its file at import.
    pub file_name: String,
    /// When it came here.
    pub kept_at: Timestamp,
    /// Day until which it is kept, `YYYY-MM-DD`; without one until somebody destroys it.
    pub retain_until: Option<String>,
    /// Why it may not be destroyed, where it is held.
    pub hold: Option<String>,
}

impl KeyFile {
    /// Takes an original in: the bytes of the file, and the text as it was before anything was
    /// replaced. One that is there already stays as it is.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_original(&mut self, original: &Original, bytes: &[u8], text: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO original
                       (transcript, file_name, length, bytes, text_length, text, kept_at, retain_until, hold)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        self.conn.execute(
            sql,
            params![
                C(original.transcript),
                original.file_name,
                length(bytes.len()),
                pack(bytes)?,
                length(text.len()),
                pack(text.as_bytes())?,
                original.kept_at.0,
                original.retain_until,
                original.hold
            ],
        )?;
        Ok(())
    }

    /// The originals that are kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn originals(&self) -> Result<Vec<Original>, StoreError> {
        let sql =
            "SELECT transcript, file_name, kept_at, retain_until, hold FROM original ORDER BY file_name";
        self.rows().all(sql, [], |row| {
            Ok(Original {
                transcript: row.get::<_, C<_>>(0)?.0,
                file_name: row.get(1)?,
                kept_at: row.get::<_, C<_>>(2)?.0,
                retain_until: row.get(3)?,
                hold: row.get(4)?,
            })
        })
    }

    /// The text of an original, as it was before anything was replaced.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it does not unpack; what the database says.
    pub fn original_text(&self, transcript: TranscriptId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT text_length, text FROM original WHERE transcript = ?1";
        let row =
            self.rows().one(sql, [C(transcript)], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        let Some((length, packed)) = row else { return Ok(None) };
        let damaged = |what: &str| StoreError::Damaged(format!("an original in the key file {what}"));
        let bytes = unpack(&packed, length).map_err(damaged)?;
        String::from_utf8(bytes).map(Some).map_err(|_| damaged("is no text"))
    }

    /// Says until when an original is kept, and whether it is held against being destroyed.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_retention(
        &self,
        transcript: TranscriptId,
        until: Option<&str>,
        hold: Option<&str>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE original SET retain_until = ?2, hold = ?3 WHERE transcript = ?1";
        self.conn.execute(sql, params![C(transcript), until, hold])?;
        Ok(())
    }

    /// Destroys an original: its row, and the pages that held it.
    ///
    /// # Errors
    /// [`StoreError::Held`] where it is held; what the database says.
    pub fn destroy_original(&mut self, transcript: TranscriptId) -> Result<(), StoreError> {
        let sql = "SELECT hold FROM original WHERE transcript = ?1";
        let held: Option<Option<String>> = self.rows().one(sql, [C(transcript)], |row| row.get(0))?;
        if let Some(Some(reason)) = held {
            return Err(StoreError::Held { reason });
        }
        self.conn.execute("DELETE FROM original WHERE transcript = ?1", [C(transcript)])?;
        self.note("original destroyed")?;
        Ok(self.conn.execute_batch("VACUUM")?)
    }

    /// The originals whose day has come and that are not held.
    ///
    /// # Errors
    /// What the database says.
    pub fn overdue(&self) -> Result<Vec<Original>, StoreError> {
        let today = today();
        let due = |o: &Original| o.hold.is_none() && o.retain_until.as_ref().is_some_and(|day| *day <= today);
        Ok(self.originals()?.into_iter().filter(due).collect())
    }
}
