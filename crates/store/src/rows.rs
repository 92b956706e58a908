//! Reading and writing rows: what is common to all nouns.
//!
//! [`Rows`] reads and can be had at any time; [`Tx`] also writes and exists only inside
//! [`Store::transact`](crate::Store::transact). The methods stand with their noun: `codings.rs`,
//! `codes.rs` and so on.

use std::ops::Deref;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Params, Row};
use verbatim_model::{
    ActionKind, AliasId, AskedState, AttributeId, AttributeKind, BackupReason, Basis, CategoryId, CodeId,
    CoderId, CodingAttributeId, CodingId, Consent, DeidentificationStep, GroupId, IdentifierKind,
    InterviewId, IntervieweeId, KeepEntryId, KeptMentionId, LeakAllowanceId, LinkKind, MemoId, Outcome,
    OutreachId, Prompting, Purpose, RedactionId, ReviewKind, ReviewNoteId, Role, SavedSearchId, SavedViewId,
    SearchedSpeakers, Stance, SummaryId, TeamPatternId, TextLanguage, Timestamp, TranscriptId,
    TranscriptKind, TranscriptStatus, Verified, ViewKind,
};

use verbatim_text::Span;

use crate::StoreError;
use crate::changeset::Recorder;

/// Reads rows of an open study.
#[derive(Clone, Copy)]
pub struct Rows<'c> {
    pub(crate) conn: &'c Connection,
}

/// Writes rows inside one action.
pub struct Tx<'c> {
    rows: Rows<'c>,
    pub(crate) recorder: Recorder<'c>,
}

impl<'c> Tx<'c> {
    /// Watches what changes from now on.
    pub(crate) fn new(conn: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self { rows: Rows { conn }, recorder: Recorder::new(conn)? })
    }

    /// Everything that changed.
    pub(crate) fn changeset(self) -> Result<Vec<u8>, StoreError> {
        self.recorder.changeset()
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Rows<'c>;

    fn deref(&self) -> &Self::Target {
        &self.rows
    }
}

impl<'c> Rows<'c> {
    /// All rows of a query.
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, map)?.collect::<Result<Vec<T>, _>>()?;
        Ok(rows)
    }

    /// The row of a query that finds one or none.
    pub(crate) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        match statement.query_row(params, map) {
            Ok(value) => Ok(Some(value)),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The single number that a query counts.
    pub(crate) fn count(&self, sql: &str, params: impl Params) -> Result<u32, StoreError> {
        Ok(self.one(sql, params, |row| row.get(0))?.unwrap_or(0))
    }
}

impl Tx<'_> {
    /// Runs a statement that changes rows; says how many.
    pub(crate) fn execute(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.execute(params)?)
    }
}

/// The span whose start stands in a column, and whose end in the next.
pub(crate) fn span_at(row: &Row<'_>, start: usize) -> rusqlite::Result<Span> {
    Span::new(row.get(start)?, row.get(start + 1)?).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(start, rusqlite::types::Type::Integer, Box::new(e))
    })
}

/// A value of `model` in a column: ids as sixteen bytes, enumerations as their words.
pub(crate) struct C<T>(pub T);

pub(crate) trait Column: Sized {
    fn read(value: ValueRef<'_>) -> FromSqlResult<Self>;
    fn write(&self) -> ToSqlOutput<'static>;
}

impl<T: Column> FromSql for C<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        T::read(value).map(C)
    }
}

impl<T: Column> ToSql for C<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.write())
    }
}

macro_rules! id_columns {
    ($($id:ident),+) => {$(
        impl Column for $id {
            fn read(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let bytes = <[u8; 16]>::try_from(value.as_blob()?).map_err(|_| FromSqlError::InvalidType)?;
                Ok(Self::from_bytes(bytes))
            }

            fn write(&self) -> ToSqlOutput<'static> {
                ToSqlOutput::Owned(Value::Blob(self.to_bytes().to_vec()))
            }
        }
    )+};
}

macro_rules! word_columns {
    ($($word:ident),+) => {$(
        impl Column for $word {
            fn read(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::parse(value.as_str()?).map_err(|e| FromSqlError::Other(Box::new(e)))
            }

            fn write(&self) -> ToSqlOutput<'static> {
                ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes()))
            }
        }
    )+};
}

id_columns!(
    AliasId,
    RedactionId,
    KeptMentionId,
    KeepEntryId,
    TeamPatternId,
    LeakAllowanceId,
    AttributeId,
    CategoryId,
    CodeId,
    CoderId,
    CodingAttributeId,
    CodingId,
    GroupId,
    InterviewId,
    IntervieweeId,
    MemoId,
    OutreachId,
    ReviewNoteId,
    SavedSearchId,
    SavedViewId,
    SummaryId,
    TranscriptId
);
word_columns!(
    ActionKind,
    AskedState,
    DeidentificationStep,
    IdentifierKind,
    AttributeKind,
    BackupReason,
    Basis,
    Consent,
    LinkKind,
    Outcome,
    Prompting,
    Purpose,
    ReviewKind,
    Role,
    SearchedSpeakers,
    Stance,
    TextLanguage,
    TranscriptKind,
    TranscriptStatus,
    Verified,
    ViewKind
);

impl Column for Timestamp {
    fn read(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }

    fn write(&self) -> ToSqlOutput<'static> {
        ToSqlOutput::Owned(Value::Integer(self.0))
    }
}
