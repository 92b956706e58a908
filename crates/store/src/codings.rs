//! Rows of codings: the one place that writes them.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Row, Statement, params};
use verbatim_model::{Basis, CodeId, CoderId, Coding, CodingId, Prompting, Stance, Timestamp, TranscriptId};
use verbatim_text::Span;

use crate::changeset::BulkTable;
use crate::key::fill_random;
use crate::rows::{C, span_at};
use crate::{Rows, Store, StoreError, Tx, now};

const CODING: &str = "SELECT id, transcript_id, start, end, code_id, coder_id, passage_hash, stance, basis,
    prompting, quotable, off_record, code_version, created_at FROM coding";

/// What counting and searching need of a coding.
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
    /// How the interviewee knows, if said.
    pub basis: Option<Basis>,
    /// Whether a question led to it, if known.
    pub prompting: Option<Prompting>,
    /// Marked as worth quoting.
    pub quotable: bool,
}

const MARKED: &str = "SELECT id, transcript_id, start, end, code_id, coder_id, stance, created_at, basis,
    prompting, quotable FROM coding";

fn marked(row: &Row<'_>) -> rusqlite::Result<Marked> {
    Ok(Marked {
        id: row.get::<_, C<_>>(0)?.0,
        transcript: row.get::<_, C<_>>(1)?.0,
        span: span_at(row, 2)?,
        code: row.get::<_, C<_>>(4)?.0,
        coder: row.get::<_, C<_>>(5)?.0,
        stance: row.get::<_, Option<C<_>>>(6)?.map(|c| c.0),
        created_at: row.get::<_, C<_>>(7)?.0,
        basis: row.get::<_, Option<C<_>>>(8)?.map(|c| c.0),
        prompting: row.get::<_, Option<C<_>>>(9)?.map(|c| c.0),
        quotable: row.get(10)?,
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
        let mut codings = self.all(CODING, [], coding)?;
        // Quicker than by the index, which would look for each row of the table by itself.
        codings.sort_unstable_by_key(|c| (c.transcript, c.span, c.code, c.coder));
        Ok(codings)
    }

    /// Passage and code of each coding that one coder made in one transcript, by passage.
    ///
    /// # Errors
    /// What the database says.
    pub fn made_by(
        &self,
        coder: CoderId,
        transcript: TranscriptId,
    ) -> Result<Vec<(Span, CodeId)>, StoreError> {
        // Every column stands in the index that is used.
        let sql = "SELECT transcript_id, coder_id, start, end, code_id FROM coding
                   WHERE transcript_id = ?1 AND coder_id = ?2 ORDER BY start, end, code_id";
        self.all(sql, params![C(transcript), C(coder)], |row| {
            Ok((span_at(row, 2)?, row.get::<_, C<_>>(4)?.0))
        })
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

    /// Whether anybody has coded anything.
    ///
    /// # Errors
    /// What the database says.
    pub fn has_codings(&self) -> Result<bool, StoreError> {
        Ok(self.count("SELECT EXISTS (SELECT 1 FROM coding)", [])? > 0)
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

impl Store {
    /// [`Store::passage_hash`] for use on several threads.
    pub fn passage_hasher(&self) -> impl Fn(&str) -> [u8; 16] + Sync + use<> {
        let hash = self.text_hasher();
        move |passage| {
            let mut short = [0; 16];
            short.copy_from_slice(&hash(passage)[..16]);
            short
        }
    }
}

/// Ids for many codings, in order. Random numbers are asked of the system once for all of them,
/// which for single ids costs more than anything else.
///
/// # Errors
/// [`StoreError::Damaged`] where the system has no random numbers.
pub fn coding_ids(count: usize) -> Result<impl Iterator<Item = CodingId>, StoreError> {
    let mut random = vec![0; 8 + count * 4];
    fill_random(&mut random)?;
    let (first, rest) = random.split_at(8);
    // A counter of 42 bits that begins at random in its lower half, and 32 random bits: the same as
    // in ids made one by one.
    let first = first.iter().fold(0u64, |all, &byte| all << 8 | u64::from(byte)) >> 23;
    let millis = u64::try_from(now().0).unwrap_or(0);
    let rest: Vec<[u8; 4]> = rest.chunks_exact(4).map(|c| [c[0], c[1], c[2], c[3]]).collect();
    Ok((first..).zip(rest).map(move |(counter, [a, b, c, d])| {
        #[expect(clippy::cast_possible_truncation, reason = "one byte of the counter each")]
        let [e, f, g, h, i, j] = [38u32, 30, 24, 16, 8, 0].map(|shift| (counter >> shift) as u8);
        let bytes = [e & 0x0f, f, g & 0x3f, h, i, j, a, b, c, d];
        CodingId::from(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }))
}

fn coding(row: &Row<'_>) -> rusqlite::Result<Coding> {
    Ok(Coding {
        id: row.get::<_, C<_>>(0)?.0,
        transcript: row.get::<_, C<_>>(1)?.0,
        span: span_at(row, 2)?,
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

/// Names every column, in the order of the table.
pub(crate) const INSERT_CODING: &str =
    "INSERT INTO coding (id, transcript_id, start, end, code_id, coder_id, passage_hash,
    stance, basis, prompting, quotable, off_record, code_version, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

const CODING_COLUMNS: usize = 14;

pub(crate) const CODING_TABLE: BulkTable = BulkTable {
    name: "coding",
    key: &{
        let mut key = [false; CODING_COLUMNS];
        key[0] = true;
        key
    },
};

/// A coding as it goes into the table: what its row borrows stands here.
struct NewRow<'c> {
    coding: &'c Coding,
    ids: [[u8; 16]; 4],
}

impl<'c> NewRow<'c> {
    const fn of(coding: &'c Coding) -> Self {
        let Coding { id, transcript, code, coder, .. } = coding;
        Self { coding, ids: [id.to_bytes(), transcript.to_bytes(), code.to_bytes(), coder.to_bytes()] }
    }

    fn values(&self) -> [ValueRef<'_>; CODING_COLUMNS] {
        let c = self.coding;
        let [id, transcript, code, coder] = &self.ids;
        let number = |n: u32| ValueRef::Integer(i64::from(n));
        let flag = |flag: bool| ValueRef::Integer(i64::from(flag));
        let word = |word: Option<&'static str>| word.map_or(ValueRef::Null, |w| ValueRef::Text(w.as_bytes()));
        [
            ValueRef::Blob(id),
            ValueRef::Blob(transcript),
            number(c.span.start()),
            number(c.span.end()),
            ValueRef::Blob(code),
            ValueRef::Blob(coder),
            ValueRef::Blob(&c.passage_hash),
            word(c.stance.map(Stance::as_str)),
            word(c.basis.map(Basis::as_str)),
            word(c.prompting.map(Prompting::as_str)),
            flag(c.quotable),
            flag(c.off_record),
            number(c.code_version),
            ValueRef::Integer(c.created_at.0),
        ]
    }
}

fn insert(statement: &mut Statement<'_>, values: &[ValueRef<'_>; CODING_COLUMNS]) -> Result<(), StoreError> {
    for (number, value) in (1..).zip(values) {
        statement.raw_bind_parameter(number, ToSqlOutput::Borrowed(*value))?;
    }
    statement.raw_execute()?;
    Ok(())
}

impl Tx<'_> {
    /// Adds a coding.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_coding(&self, coding: &Coding) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(INSERT_CODING)?;
        insert(&mut statement, &NewRow::of(coding).values())
    }

    /// Adds many codings, more cheaply than one by one; the action records the same.
    ///
    /// # Errors
    /// What the database says. The codings before the one that it refuses are in then.
    pub fn insert_codings<'a>(
        &self,
        codings: impl IntoIterator<Item = &'a Coding>,
    ) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(INSERT_CODING)?;
        self.recorder.unwatched(&CODING_TABLE, |added| {
            codings.into_iter().try_for_each(|coding| {
                let row = NewRow::of(coding);
                let values = row.values();
                insert(&mut statement, &values)?;
                added.row(&values);
                Ok(())
            })
        })
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

    /// Takes the spans of all codings of a transcript that end after an offset out of the way, so that
    /// they can be set one by one and none meets one that has yet to move. Each of them must be set
    /// or removed in the same action.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_spans_aside(&self, transcript: TranscriptId, after: u32) -> Result<(), StoreError> {
        let sql = "UPDATE coding SET start = -end, end = -start WHERE transcript_id = ?1 AND end > ?2";
        self.execute(sql, params![C(transcript), after]).map(drop)
    }

    /// Removes a coding together with its values of attributes, its approval, and the memos and review notes on it.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_coding(&self, id: CodingId) -> Result<(), StoreError> {
        self.execute("DELETE FROM memo WHERE target_kind = 'coding' AND target_id = ?1", [C(id)])?;
        self.delete_review_notes_on(id)?;
        self.delete_values_of(id)?;
        self.delete_approval_of(id)?;
        self.execute("DELETE FROM coding WHERE id = ?1", [C(id)]).map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ids_made_together_are_in_order_and_like_ids_made_one_by_one() {
        let before = CodingId::new().uuid();
        let ids: Vec<CodingId> = coding_ids(70_000).unwrap().chain(coding_ids(3).unwrap()).collect();
        assert!(ids[..70_000].is_sorted() && ids[70_000..].is_sorted());
        let different: std::collections::HashSet<_> = ids.iter().collect();
        assert_eq!(different.len(), 70_003);
        for id in &ids {
            let uuid = id.uuid();
            assert_eq!((uuid.get_version_num(), uuid.get_variant()), (7, before.get_variant()));
            let (now, then) = (uuid.get_timestamp().unwrap(), before.get_timestamp().unwrap());
            assert!(now.to_unix().0.abs_diff(then.to_unix().0) <= 10);
        }
        assert!(coding_ids(0).unwrap().next().is_none());
    }
}
