//! Rows of memos.

use rusqlite::{Row, params};
use verbatim_model::{CodeId, CodingId, InterviewId, IntervieweeId, Memo, MemoId, MemoTarget, TranscriptId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const MEMO: &str = "SELECT id, target_kind, target_id, coder_id, text, created_at, changed_at FROM memo";

impl Rows<'_> {
    /// All memos, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos(&self) -> Result<Vec<Memo>, StoreError> {
        self.all(&format!("{MEMO} ORDER BY created_at, id"), [], memo)
    }

    /// Memos on one thing, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos_on(&self, target: MemoTarget) -> Result<Vec<Memo>, StoreError> {
        let (kind, id) = columns(target);
        let sql = format!("{MEMO} WHERE target_kind = ?1 AND target_id IS ?2 ORDER BY created_at, id");
        self.all(&sql, params![kind, id], memo)
    }

    /// Memos on codings of one transcript, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos_in(&self, transcript: TranscriptId) -> Result<Vec<Memo>, StoreError> {
        let sql = format!(
            "{MEMO} WHERE target_kind = 'coding' AND target_id IN (SELECT id FROM coding WHERE transcript_id = ?1)
             ORDER BY created_at, id"
        );
        self.all(&sql, [C(transcript)], memo)
    }

    /// One memo.
    ///
    /// # Errors
    /// What the database says.
    pub fn memo(&self, id: MemoId) -> Result<Option<Memo>, StoreError> {
        self.one(&format!("{MEMO} WHERE id = ?1"), [C(id)], memo)
    }
}

fn memo(row: &Row<'_>) -> rusqlite::Result<Memo> {
    Ok(Memo {
        id: row.get::<_, C<_>>(0)?.0,
        target: target(&row.get::<_, String>(1)?, row.get(2)?)?,
        coder: row.get::<_, C<_>>(3)?.0,
        text: row.get(4)?,
        created_at: row.get::<_, C<_>>(5)?.0,
        changed_at: row.get::<_, C<_>>(6)?.0,
    })
}

fn target(kind: &str, id: Option<[u8; 16]>) -> rusqlite::Result<MemoTarget> {
    match (kind, id) {
        ("study", None) => Ok(MemoTarget::Study),
        ("interview", Some(id)) => Ok(MemoTarget::Interview(InterviewId::from_bytes(id))),
        ("interviewee", Some(id)) => Ok(MemoTarget::Interviewee(IntervieweeId::from_bytes(id))),
        ("code", Some(id)) => Ok(MemoTarget::Code(CodeId::from_bytes(id))),
        ("coding", Some(id)) => Ok(MemoTarget::Coding(CodingId::from_bytes(id))),
        _ => Err(rusqlite::Error::InvalidColumnName("memo.target_kind".to_owned())),
    }
}

const fn columns(target: MemoTarget) -> (&'static str, Option<[u8; 16]>) {
    match target {
        MemoTarget::Study => ("study", None),
        MemoTarget::Interview(id) => ("interview", Some(id.to_bytes())),
        MemoTarget::Interviewee(id) => ("interviewee", Some(id.to_bytes())),
        MemoTarget::Code(id) => ("code", Some(id.to_bytes())),
        MemoTarget::Coding(id) => ("coding", Some(id.to_bytes())),
    }
}

impl Tx<'_> {
    /// Adds a memo.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_memo(&self, memo: &Memo) -> Result<(), StoreError> {
        let (kind, id) = columns(memo.target);
        let sql = "INSERT INTO memo (id, target_kind, target_id, coder_id, text, created_at, changed_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let values =
            params![C(memo.id), kind, id, C(memo.coder), memo.text, C(memo.created_at), C(memo.changed_at)];
        self.execute(sql, values).map(drop)
    }

    /// Changes text, target and time of change of a memo.
    ///
    /// # Errors
    /// What the database says.
    pub fn update_memo(&self, memo: &Memo) -> Result<(), StoreError> {
        let (kind, id) = columns(memo.target);
        let sql =
            "UPDATE memo SET text = ?2, changed_at = ?3, target_kind = ?4, target_id = ?5 WHERE id = ?1";
        self.execute(sql, params![C(memo.id), memo.text, C(memo.changed_at), kind, id]).map(drop)
    }

    /// Removes a memo.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_memo(&self, id: MemoId) -> Result<(), StoreError> {
        self.execute("DELETE FROM memo WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Removes all memos on one thing.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_memos_on(&self, target: MemoTarget) -> Result<(), StoreError> {
        let (kind, id) = columns(target);
        self.execute("DELETE FROM memo WHERE target_kind = ?1 AND target_id IS ?2", params![kind, id])
            .map(drop)
    }
}
