//! Rows of places in texts: where an alias stands, and what was looked at and kept.

use std::collections::HashMap;

use rusqlite::{Row, params};
use verbatim_model::{AliasId, KeptMention, Redaction, TranscriptId};

use crate::rows::{C, span_at};
use crate::{Rows, StoreError, Tx};

const REDACTION: &str = "SELECT id, transcript_id, start, end, alias_id, coder_id, created_at FROM redaction";
const KEPT: &str = "SELECT id, transcript_id, start, end, kind, coder_id, created_at FROM kept_mention";

impl Rows<'_> {
    /// Where aliases stand in one transcript, in order.
    ///
    /// # Errors
    /// What the database says.
    pub fn redactions_in(&self, transcript: TranscriptId) -> Result<Vec<Redaction>, StoreError> {
        self.all(&format!("{REDACTION} WHERE transcript_id = ?1 ORDER BY start"), [C(transcript)], redaction)
    }

    /// Where one alias stands.
    ///
    /// # Errors
    /// What the database says.
    pub fn redactions_of(&self, alias: AliasId) -> Result<Vec<Redaction>, StoreError> {
        let sql = format!("{REDACTION} WHERE alias_id = ?1 ORDER BY transcript_id, start");
        self.all(&sql, [C(alias)], redaction)
    }

    /// Where aliases stand in all transcripts.
    ///
    /// # Errors
    /// What the database says.
    pub fn redactions(&self) -> Result<Vec<Redaction>, StoreError> {
        self.all(&format!("{REDACTION} ORDER BY transcript_id, start"), [], redaction)
    }

    /// In how many places of each transcript an alias stands, and how many were kept. Transcripts with
    /// none of either are not named.
    ///
    /// # Errors
    /// What the database says.
    pub fn decided_places(&self) -> Result<HashMap<TranscriptId, (usize, usize)>, StoreError> {
        let sql = "SELECT transcript_id, sum(replaced), sum(1 - replaced) FROM (
                       SELECT transcript_id, 1 AS replaced FROM redaction
                       UNION ALL SELECT transcript_id, 0 FROM kept_mention
                   ) GROUP BY transcript_id";
        let counted = |row: &Row<'_>| Ok((row.get::<_, C<_>>(0)?.0, (row.get(1)?, row.get(2)?)));
        Ok(self.all(sql, [], counted)?.into_iter().collect())
    }

    /// Places of one transcript that somebody looked at and kept, in order.
    ///
    /// # Errors
    /// What the database says.
    pub fn kept_mentions_in(&self, transcript: TranscriptId) -> Result<Vec<KeptMention>, StoreError> {
        self.all(&format!("{KEPT} WHERE transcript_id = ?1 ORDER BY start"), [C(transcript)], kept)
    }
}

fn redaction(row: &Row<'_>) -> rusqlite::Result<Redaction> {
    Ok(Redaction {
        id: row.get::<_, C<_>>(0)?.0,
        transcript: row.get::<_, C<_>>(1)?.0,
        span: span_at(row, 2)?,
        alias: row.get::<_, C<_>>(4)?.0,
        coder: row.get::<_, C<_>>(5)?.0,
        created_at: row.get::<_, C<_>>(6)?.0,
    })
}

fn kept(row: &Row<'_>) -> rusqlite::Result<KeptMention> {
    Ok(KeptMention {
        id: row.get::<_, C<_>>(0)?.0,
        transcript: row.get::<_, C<_>>(1)?.0,
        span: span_at(row, 2)?,
        kind: row.get::<_, C<_>>(4)?.0,
        coder: row.get::<_, C<_>>(5)?.0,
        created_at: row.get::<_, C<_>>(6)?.0,
    })
}

impl Tx<'_> {
    /// Adds a place where an alias stands, or moves it.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_redaction(&self, r: &Redaction) -> Result<(), StoreError> {
        let sql = "INSERT INTO redaction (id, transcript_id, start, end, alias_id, coder_id, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET start = excluded.start, end = excluded.end,
                       alias_id = excluded.alias_id";
        let values = params![
            C(r.id),
            C(r.transcript),
            r.span.start(),
            r.span.end(),
            C(r.alias),
            C(r.coder),
            C(r.created_at)
        ];
        self.execute(sql, values).map(drop)
    }

    /// Removes a place where an alias stood.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_redaction(&self, r: &Redaction) -> Result<(), StoreError> {
        self.execute("DELETE FROM redaction WHERE id = ?1", [C(r.id)]).map(drop)
    }

    /// Adds a place that was kept, or moves it.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_kept_mention(&self, k: &KeptMention) -> Result<(), StoreError> {
        let sql = "INSERT INTO kept_mention (id, transcript_id, start, end, kind, coder_id, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET start = excluded.start, end = excluded.end";
        let values = params![
            C(k.id),
            C(k.transcript),
            k.span.start(),
            k.span.end(),
            C(k.kind),
            C(k.coder),
            C(k.created_at)
        ];
        self.execute(sql, values).map(drop)
    }

    /// Forgets that a place was kept.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_kept_mention(&self, k: &KeptMention) -> Result<(), StoreError> {
        self.execute("DELETE FROM kept_mention WHERE id = ?1", [C(k.id)]).map(drop)
    }

    /// Removes all that de-identification knows of a transcript.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) fn forget_deidentification(&self, transcript: TranscriptId) -> Result<(), StoreError> {
        for table in ["redaction", "kept_mention", "deidentification"] {
            self.execute(&format!("DELETE FROM {table} WHERE transcript_id = ?1"), [C(transcript)])?;
        }
        let allowances = "DELETE FROM leak_allowance WHERE place = 'transcript' AND place_id = ?1";
        self.execute(allowances, [C(transcript)]).map(drop)
    }
}
