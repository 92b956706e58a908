//! Rows of codings: the one place that writes them.

use rusqlite::{Row, params};
use verbatim_model::{CodeId, CoderId, Coding, CodingId, Stance, Timestamp, TranscriptId};
use verbatim_text::Span;

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const CODING: &str = "SELECT id, transcript_id, start, end, code_id, coder_id, passage_hash, stance, basis,
    prompting, quotable, off_record, code_version, created_at FROM coding";

/// What counting needs of a coding.
#[derive(Clone, Copy, Debug)]
pub struct Marked {
    /// Its id.
    pub id: CodingId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// Where.
    pub span: Span,
    /// The code.
    pub code: CodeId,
    /// Who.
    pub coder: CoderId,
    /// Stance, if any.
    pub stance: Option<Stance>,
    /// When.
    pub created_at: Timestamp,
}

const MARKED: &str =
    "SELECT id, transcript_id, start, end, code_id, coder_id, stance, created_at FROM coding";

fn marked(row: &Row<'_>) -> rusqlite::Result<Marked> {
    Ok(Marked {
        id: row.get::<_, C<_>>(0)?.0,
        transcript: row.get::<_, C<_>>(1)?.0,
        span: span(row)?,
        code: row.get::<_, C<_>>(4)?.0,
        coder: row.get::<_, C<_>>(5)?.0,
        stance: row.get::<_, Option<C<_>>>(6)?.map(|c| c.0),
        created_at: row.get::<_, C<_>>(7)?.0,
    })
}

fn span(row: &Row<'_>) -> rusqlite::Result<Span> {
    Span::new(row.get(2)?, row.get(3)?).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Integer, Box::new(e))
    })
}

impl Rows<'_> {
    /// What counting needs of all codings, in no order.
    ///
    /// # Errors
    /// What the database says.
    pub fn marked(&self) -> Result<Vec<Marked>, StoreError> {
        self.all(MARKED, [], marked)
    }

    /// What counting needs of the codings of one transcript, in no order.
    ///
    /// # Errors
    /// What the database says.
    pub fn marked_in(&self, transcript: TranscriptId) -> Result<Vec<Marked>, StoreError> {
        self.all(&format!("{MARKED} WHERE transcript_id = ?1"), [C(transcript)], marked)
    }

    /// All codings, by transcript and passage.
    ///
    /// # Errors
    /// What the database says.
    pub fn codings(&self) -> Result<Vec<Coding>, StoreError> {
        self.all(&format!("{CODING} ORDER BY transcript_id, start, end, code_id, coder_id"), [], coding)
    }

    /// Codings of one transcript, by passage.
    ///
    /// # Errors
    /// What the database says.
    pub fn codings_of(&self, transcript: TranscriptId) -> Result<Vec<Coding>, StoreError> {
        let sql = format!("{CODING} WHERE transcript_id = ?1 ORDER BY start, end, code_id, coder_id");
        self.all(&sql, [C(transcript)], coding)
    }

    /// Codes on passages that overlap this one; a code may come several times.
    ///
    /// # Errors
    /// What the database says.
    pub fn codes_over(&self, transcript: TranscriptId, span: Span) -> Result<Vec<CodeId>, StoreError> {
        let sql = "SELECT code_id FROM coding WHERE transcript_id = ?1 AND start < ?3 AND end > ?2";
        self.all(sql, params![C(transcript), span.start(), span.end()], |row| Ok(row.get::<_, C<_>>(0)?.0))
    }

    /// Codings with one code.
    ///
    /// # Errors
    /// What the database says.
    pub fn codings_with(&self, code: CodeId) -> Result<Vec<Coding>, StoreError> {
        self.all(&format!("{CODING} WHERE code_id = ?1 ORDER BY id"), [C(code)], coding)
    }

    /// One coding.
    ///
    /// # Errors
    /// What the database says.
    pub fn coding(&self, id: CodingId) -> Result<Option<Coding>, StoreError> {
        self.one(&format!("{CODING} WHERE id = ?1"), [C(id)], coding)
    }

    /// The coding of this code on exactly this passage by this coder, if there is one.
    ///
    /// # Errors
    /// What the database says.
    pub fn coding_at(
        &self,
        transcript: TranscriptId,
        span: Span,
        code: CodeId,
        coder: CoderId,
    ) -> Result<Option<Coding>, StoreError> {
        let sql = format!(
            "{CODING} WHERE transcript_id = ?1 AND start = ?2 AND end = ?3 AND code_id = ?4 AND coder_id = ?5"
        );
        self.one(&sql, params![C(transcript), span.start(), span.end(), C(code), C(coder)], coding)
    }
}

fn coding(row: &Row<'_>) -> rusqlite::Result<Coding> {
    Ok(Coding {
        id: row.get::<_, C<_>>(0)?.0,
        transcript: row.get::<_, C<_>>(1)?.0,
        span: span(row)?,
        code: row.get::<_, C<_>>(4)?.0,
        coder: row.get::<_, C<_>>(5)?.0,
        passage_hash: row.get(6)?,
        stance: row.get::<_, Option<C<_>>>(7)?.map(|c| c.0),
        basis: row.get::<_, Option<C<_>>>(8)?.map(|c| c.0),
        prompting: row.get::<_, Option<C<_>>>(9)?.map(|c| c.0),
        quotable: row.get(10)?,
        off_record: row.get(11)?,
        code_version: row.get(12)?,
        created_at: row.get::<_, C<_>>(13)?.0,
    })
}

impl Tx<'_> {
    /// Adds a coding.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_coding(&self, c: &Coding) -> Result<(), StoreError> {
        let sql = "INSERT INTO coding (id, transcript_id, start, end, code_id, coder_id, passage_hash, stance, basis,
                       prompting, quotable, off_record, code_version, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        let values = params![
            C(c.id),
            C(c.transcript),
            c.span.start(),
            c.span.end(),
            C(c.code),
            C(c.coder),
            c.passage_hash,
            c.stance.map(C),
            c.basis.map(C),
            c.prompting.map(C),
            c.quotable,
            c.off_record,
            c.code_version,
            C(c.created_at)
        ];
        self.execute(sql, values).map(drop)
    }

    /// Changes everything of a coding but its id, transcript and coder.
    ///
    /// # Errors
    /// What the database says.
    pub fn update_coding(&self, c: &Coding) -> Result<(), StoreError> {
        let sql = "UPDATE coding SET start = ?2, end = ?3, code_id = ?4, passage_hash = ?5, stance = ?6, basis = ?7,
                       prompting = ?8, quotable = ?9, off_record = ?10, code_version = ?11 WHERE id = ?1";
        let values = params![
            C(c.id),
            c.span.start(),
            c.span.end(),
            C(c.code),
            c.passage_hash,
            c.stance.map(C),
            c.basis.map(C),
            c.prompting.map(C),
            c.quotable,
            c.off_record,
            c.code_version
        ];
        self.execute(sql, values).map(drop)
    }

    /// Removes a coding together with the memos on it.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_coding(&self, id: CodingId) -> Result<(), StoreError> {
        self.execute("DELETE FROM memo WHERE target_kind = 'coding' AND target_id = ?1", [C(id)])?;
        self.execute("DELETE FROM coding WHERE id = ?1", [C(id)]).map(drop)
    }
}
