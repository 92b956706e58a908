//! The log of actions, and undo as new actions.
//!
//! An action is one transaction: rows change, the session extension gathers the change as a
//! changeset, both are committed together, and the call returns when they are on the disk. Undo
//! applies the inverse of a changeset and is an action itself, so the log only grows.
//!
//! Both stacks live in the log: each row keeps what undo and redo would take next after it
//! (`undo_top`, `redo_top`) and what lay below it (`below`, `redo_below`).

use rusqlite::session::{ConflictAction, ConflictType, invert_strm};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use verbatim_model::{Action, ActionId, ActionKind, CoderId};

use crate::changeset::pieces;
use crate::coding_trail::keep_touched;
use crate::rows::C;
use crate::{Rows, SCHEMA_VERSION, Store, StoreError, Tx, now};

/// What an action will be recorded as.
#[derive(Clone, Debug)]
pub struct NewAction {
    /// What it does.
    pub kind: ActionKind,
    /// Who does it.
    pub coder: Option<CoderId>,
    /// Name of who does it.
    pub coder_name: String,
}

/// What became of an action.
#[derive(Clone, Debug)]
pub struct Done<T> {
    /// What the body answered.
    pub value: T,
    /// The number of the action, or `None` where nothing changed and so nothing was recorded.
    pub number: Option<i64>,
}

/// An action that undo or redo took, as recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The new action.
    pub number: i64,
    /// The action that was taken back or done again.
    pub of: Action,
}

/// What undo and redo would take next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stacks {
    /// Number of the action that undo would take back.
    pub undo: Option<i64>,
    /// Number of the undo that redo would take back.
    pub redo: Option<i64>,
}

/// The links of a new row into the two stacks.
#[derive(Default)]
struct Links {
    below: Option<i64>,
    undo_top: Option<i64>,
    redo_below: Option<i64>,
    redo_top: Option<i64>,
}

impl Store {
    /// Runs one action: `body` changes rows and answers a value and the subject of the action
    /// (ids and counts as JSON, no words of a transcript). Returns when it is durable. An error
    /// changes nothing and leaves the earlier steps as they are.
    ///
    /// # Errors
    /// What `body` says; [`StoreError::OpenElsewhere`] or [`StoreError::ReadOnly`] where the study
    /// cannot be changed; what the database says.
    pub fn transact<T, E: From<StoreError>>(
        &mut self,
        action: NewAction,
        body: impl FnOnce(&Tx<'_>) -> Result<(T, String), E>,
    ) -> Result<Done<T>, E> {
        self.writable()?;
        let transaction = begin(&self.conn)?;
        let tx = Tx::new(&self.conn)?;
        let (value, subject) = body(&tx)?;
        let changeset = tx.changeset()?;
        let number = if changeset.is_empty() {
            None
        } else {
            let stacks = self.rows().stacks()?;
            let number = next_number(&self.conn)?;
            let links = Links { below: stacks.undo, undo_top: Some(number), ..Links::default() };
            insert(&self.conn, number, &action, &subject, None, Some(&changeset), &links)?;
            Some(number)
        };
        transaction.commit().map_err(StoreError::from)?;
        Ok(Done { value, number })
    }

    /// Records that something happened that changes no rows and cannot be undone, such as an export.
    ///
    /// # Errors
    /// As [`Store::transact`].
    pub fn record(&mut self, action: NewAction, subject: &str) -> Result<i64, StoreError> {
        self.record_with(action, subject, |_, _| Ok(()))
    }

    /// The same with rows beside the action, written by `beside` from its number.
    pub(crate) fn record_with(
        &mut self,
        action: NewAction,
        subject: &str,
        beside: impl FnOnce(&Connection, i64) -> Result<(), StoreError>,
    ) -> Result<i64, StoreError> {
        self.writable()?;
        let transaction = begin(&self.conn)?;
        let stacks = self.rows().stacks()?;
        let number = next_number(&self.conn)?;
        let links = Links { undo_top: stacks.undo, redo_top: stacks.redo, ..Links::default() };
        insert(&self.conn, number, &action, subject, None, None, &links)?;
        beside(&self.conn, number)?;
        transaction.commit()?;
        Ok(number)
    }

    /// Takes back the last action that was not taken back yet.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::UndoClosed`] where all that is left was done
    /// before an upgrade of the file or a purge; [`StoreError::UndoConflict`] where the rows are not as that
    /// action left them; what the database says. Nothing is changed then.
    pub fn undo(&mut self, coder: Option<CoderId>, coder_name: &str) -> Result<Recorded, StoreError> {
        let target = match self.rows().stacks()?.undo {
            Some(target) => target,
            None if self.rows().undo_closed()? => return Err(StoreError::UndoClosed),
            None => return Err(StoreError::NothingToUndo),
        };
        self.step_back(target, NewAction { kind: ActionKind::Undo, coder, coder_name: coder_name.to_owned() })
    }

    /// Does again what the last undo took back.
    ///
    /// # Errors
    /// As [`Store::undo`], with [`StoreError::NothingToRedo`].
    pub fn redo(&mut self, coder: Option<CoderId>, coder_name: &str) -> Result<Recorded, StoreError> {
        let target = self.rows().stacks()?.redo.ok_or(StoreError::NothingToRedo)?;
        self.step_back(target, NewAction { kind: ActionKind::Redo, coder, coder_name: coder_name.to_owned() })
    }

    /// Applies the inverse of an action and records that as a new one.
    fn step_back(&mut self, target: i64, action: NewAction) -> Result<Recorded, StoreError> {
        self.writable()?;
        let transaction = begin(&self.conn)?;
        let rows = self.rows();
        let taken =
            rows.action(target)?.ok_or_else(|| StoreError::Damaged(format!("action {target} is missing")))?;
        let step = read_step(&self.conn, target)?;
        let inverse = invert(&step.changeset)?;
        apply(&self.conn, &inverse)?;
        let stacks = rows.stacks()?;
        let number = next_number(&self.conn)?;
        let links = if action.kind == ActionKind::Undo {
            Links {
                undo_top: step.below,
                redo_below: stacks.redo,
                redo_top: Some(number),
                ..Links::default()
            }
        } else {
            Links {
                below: stacks.undo,
                undo_top: Some(number),
                redo_top: step.redo_below,
                ..Links::default()
            }
        };
        // A redo undone again is still about the action that a person first did.
        let of = taken.of.unwrap_or(target);
        insert(&self.conn, number, &action, &taken.subject, Some(of), Some(&inverse), &links)?;
        commit_step(transaction)?;
        let of = self.rows().action(of)?.unwrap_or(taken);
        Ok(Recorded { number, of })
    }

    /// Refuses a study that was opened for reading only.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] or [`StoreError::ReadOnly`].
    pub fn writable(&self) -> Result<(), StoreError> {
        match &self.read_only {
            None => Ok(()),
            Some(StoreError::OpenElsewhere) => Err(StoreError::OpenElsewhere),
            Some(why) => Err(StoreError::ReadOnly(match why {
                StoreError::ReadOnly(text) => text.clone(),
                other => other.to_string(),
            })),
        }
    }
}

impl Rows<'_> {
    /// What undo and redo would take next.
    ///
    /// # Errors
    /// What the database says.
    pub fn stacks(&self) -> Result<Stacks, StoreError> {
        let sql = "SELECT undo_top, redo_top FROM action ORDER BY number DESC LIMIT 1";
        Ok(self.one(sql, [], |row| Ok(Stacks { undo: row.get(0)?, redo: row.get(1)? }))?.unwrap_or_default())
    }

    /// Whether undo ends somewhere before the first action: at an upgrade of the file or a purge.
    ///
    /// # Errors
    /// What the database says.
    pub fn undo_closed(&self) -> Result<bool, StoreError> {
        Ok(self.barrier(1)?.is_some())
    }

    /// How many steps undo takes to bring back what was before the action of this number: those on
    /// its stack that a person first did then or later. A step done again counts as when it was
    /// first done.
    ///
    /// # Errors
    /// What the database says.
    pub fn undo_steps_since(&self, number: i64) -> Result<u32, StoreError> {
        let sql = "WITH RECURSIVE stack(below) AS (
                       SELECT undo_top FROM action WHERE number = (SELECT max(number) FROM action)
                       UNION ALL
                       SELECT action.below FROM stack JOIN action ON action.number = stack.below
                       WHERE coalesce(action.of, action.number) >= ?1
                   ) SELECT count(*) - 1 FROM stack";
        self.count(sql, [number])
    }

    /// Number of the last action at or after `since` that closes undo: nothing up to it can be taken
    /// back.
    ///
    /// # Errors
    /// What the database says.
    pub fn barrier(&self, since: i64) -> Result<Option<i64>, StoreError> {
        // The kinds are written out, as in the index `action_barrier`.
        let sql = "SELECT max(number) FROM action WHERE kind IN ('upgrade', 'purge') AND number >= ?1";
        Ok(self.one(sql, [since], |row| row.get(0))?.flatten())
    }

    /// One action.
    ///
    /// # Errors
    /// What the database says.
    pub fn action(&self, number: i64) -> Result<Option<Action>, StoreError> {
        self.one(&format!("{ACTION} WHERE number = ?1"), [number], action)
    }

    /// The last `limit` actions, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn actions(&self, limit: u32) -> Result<Vec<Action>, StoreError> {
        self.all(&format!("{ACTION} ORDER BY number DESC LIMIT ?1"), [limit], action)
    }

    /// Number of the last action, 0 where there is none: it changes with every change.
    ///
    /// # Errors
    /// What the database says.
    pub fn last_action(&self) -> Result<i64, StoreError> {
        Ok(self.one("SELECT coalesce(max(number), 0) FROM action", [], |row| row.get(0))?.unwrap_or(0))
    }
}

pub(crate) const ACTION: &str = "SELECT number, id, coder_id, coder_name, at, kind, subject, of FROM action";

pub(crate) fn action(row: &rusqlite::Row<'_>) -> rusqlite::Result<Action> {
    Ok(Action {
        number: row.get(0)?,
        id: ActionId::from_bytes(row.get(1)?),
        coder: row.get::<_, Option<C<CoderId>>>(2)?.map(|c| c.0),
        coder_name: row.get(3)?,
        at: row.get::<_, C<_>>(4)?.0,
        kind: row.get::<_, C<_>>(5)?.0,
        subject: row.get(6)?,
        of: row.get(7)?,
    })
}

pub(crate) fn begin(conn: &Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?)
}

fn next_number(conn: &Connection) -> Result<i64, StoreError> {
    Ok(Rows { conn }.last_action()? + 1)
}

fn insert(
    conn: &Connection,
    number: i64,
    action: &NewAction,
    subject: &str,
    of: Option<i64>,
    changeset: Option<&[u8]>,
    links: &Links,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO action (number, id, coder_id, coder_name, at, kind, subject, of, schema_version, changeset,
                             below, undo_top, redo_below, redo_top)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        number,
        ActionId::new().to_bytes(),
        action.coder.map(C),
        action.coder_name,
        now().0,
        C(action.kind),
        subject,
        of,
        SCHEMA_VERSION,
        changeset,
        links.below,
        links.undo_top,
        links.redo_below,
        links.redo_top,
    ])?;
    changeset.map_or(Ok(()), |changeset| keep_touched(conn, number, changeset))
}

/// Records an action without links in the transaction that is under way: neither undo nor redo
/// goes beyond it.
pub(crate) fn append_barrier(conn: &Connection, action: &NewAction, subject: &str) -> Result<(), StoreError> {
    insert(conn, next_number(conn)?, action, subject, None, None, &Links::default())
}

struct Step {
    changeset: Vec<u8>,
    below: Option<i64>,
    redo_below: Option<i64>,
}

fn read_step(conn: &Connection, number: i64) -> Result<Step, StoreError> {
    let (version, changeset, below, redo_below) = conn
        .query_row(
            "SELECT schema_version, changeset, below, redo_below FROM action WHERE number = ?1",
            [number],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<Vec<u8>>>(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?
        .ok_or_else(|| StoreError::Damaged(format!("action {number} is missing")))?;
    // A changeset of another format would be skipped in silence and reported as done.
    match changeset {
        Some(changeset) if version == SCHEMA_VERSION => Ok(Step { changeset, below, redo_below }),
        _ => Err(StoreError::UndoClosed),
    }
}

fn invert(changeset: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut inverse = Vec::with_capacity(changeset.len());
    invert_strm(&mut &*changeset, &mut inverse)?;
    Ok(inverse)
}

/// Commits a step of undo or redo. References that lead nowhere stop it.
fn commit_step(transaction: Transaction<'_>) -> Result<(), StoreError> {
    match transaction.commit() {
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
            Err(StoreError::UndoConflict)
        }
        other => Ok(other?),
    }
}

/// Bytes from which on a changeset is applied in pieces.
pub(crate) const LONG: usize = 256 * 1024;

/// Applies a changeset whole. Any row that is not as the changeset expects stops it.
fn apply(conn: &Connection, changeset: &[u8]) -> Result<(), StoreError> {
    if changeset.len() < LONG {
        return apply_piece(conn, changeset, false);
    }
    let damaged = || StoreError::Damaged("a step of the log cannot be read".to_owned());
    for piece in pieces(changeset).ok_or_else(damaged)? {
        // What refers to something in another piece is looked at by the commit.
        apply_piece(conn, &piece, true)?;
    }
    Ok(())
}

/// Applies one piece of a changeset. Where more is to come, references may lead nowhere after it.
fn apply_piece(conn: &Connection, piece: &[u8], more: bool) -> Result<(), StoreError> {
    let no_filter = None::<fn(&str) -> bool>;
    let applied = conn.apply_strm(&mut &*piece, no_filter, move |conflict: ConflictType, _| match conflict {
        ConflictType::SQLITE_CHANGESET_FOREIGN_KEY if more => ConflictAction::SQLITE_CHANGESET_OMIT,
        _ => ConflictAction::SQLITE_CHANGESET_ABORT,
    });
    match applied {
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationAborted) => {
            Err(StoreError::UndoConflict)
        }
        other => Ok(other?),
    }
}
