//! What is written here is what SQLite's session extension writes.
#![expect(clippy::unwrap_used)]

use rusqlite::params_from_iter;
use rusqlite::types::ToSqlOutput;
use verbatim_model::{
    ActionKind, Basis, Code, CodeId, CodeText, Coder, CoderId, Coding, CodingId, ColourSlot, Interview,
    InterviewId, Memo, MemoId, MemoTarget, Prompting, Stance, Timestamp, Transcript, TranscriptId,
    TranscriptKind, TranscriptStatus,
};
use verbatim_text::Span;

use super::*;
use crate::{NewAction, Secret, Store, Tx, now};

const ONE: BulkTable = BulkTable { name: "one", key: &[false, true, false] };

/// The changeset of one row as the extension writes it, and as it is written here.
fn both_ways(values: &[ValueRef<'_>]) -> (Vec<u8>, Vec<u8>) {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch("CREATE TABLE one (a, id BLOB PRIMARY KEY, b) WITHOUT ROWID").unwrap();
    let mut session = Session::new(&conn).unwrap();
    session.attach(Some("one")).unwrap();
    let bound = values.iter().map(|value| ToSqlOutput::Borrowed(*value));
    conn.execute("INSERT INTO one VALUES (?1, ?2, ?3)", params_from_iter(bound)).unwrap();
    let mut watched = Vec::new();
    session.changeset_strm(&mut watched).unwrap();
    let mut added = Added::to(&ONE);
    added.row(values);
    (watched, added.bytes)
}

#[test]
fn values_of_every_type_and_length_are_written_as_the_extension_writes_them() {
    let long = vec![b'x'; 2_097_153];
    let mut values = vec![ValueRef::Null];
    for number in [0, 1, -1, 127, 128, i64::from(u32::MAX), i64::MAX, i64::MIN] {
        values.push(ValueRef::Integer(number));
    }
    for number in [0.0, -1.5, f64::MAX, f64::MIN_POSITIVE] {
        values.push(ValueRef::Real(number));
    }
    for length in [0, 1, 127, 128, 129, 16_383, 16_384, 2_097_151, 2_097_152, 2_097_153] {
        values.push(ValueRef::Text(&long[..length]));
        values.push(ValueRef::Blob(&long[..length]));
    }
    for value in values {
        let (watched, written) = both_ways(&[value, ValueRef::Blob(&[7; 16]), ValueRef::Null]);
        assert!(watched == written, "{:?} of {} bytes", value.data_type(), written.len());
    }
}

/// A study with a transcript that exists only as a row, two codes and a coder.
struct Desk {
    _folder: tempfile::TempDir,
    store: Store,
    transcript: TranscriptId,
    codes: [CodeId; 2],
    coder: CoderId,
}

fn action() -> NewAction {
    NewAction { kind: ActionKind::ImportCodings, coder: None, coder_name: "Ines".to_owned() }
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Operations.verbatim");
        let mut store = Store::create(&path, "Operations", &Secret::raw_for_tests(1)).unwrap();
        let (transcript, coder) = (TranscriptId::new(), CoderId::new());
        let codes = [CodeId::new(), CodeId::new()];
        let begin = |tx: &Tx<'_>| {
            tx.insert_coder(&Coder { id: coder, name: "Ines".to_owned(), created_at: now() })?;
            codes.iter().try_for_each(|id| tx.put_code(&code(*id)))?;
            put_transcript(tx, transcript)?;
            Ok::<_, StoreError>(((), "{}".to_owned()))
        };
        store.transact(action(), begin).unwrap();
        Self { _folder: folder, store, transcript, codes, coder }
    }

    /// Codings with every mark there is, and with none.
    fn codings(&self, count: u32) -> Vec<Coding> {
        let one = |n: u32| Coding {
            id: CodingId::new(),
            transcript: self.transcript,
            span: Span::new(n * 7, n * 7 + 1 + n % 300).unwrap(),
            passage_hash: [n.to_be_bytes()[3]; 16],
            code: self.codes[n as usize % 2],
            coder: self.coder,
            stance: [None, Some(Stance::Supports), Some(Stance::Qualifies)][n as usize % 3],
            basis: [None, Some(Basis::Told)][n as usize % 2],
            prompting: [None, None, None, Some(Prompting::Volunteered)][n as usize % 4],
            quotable: n.is_multiple_of(5),
            off_record: n.is_multiple_of(11),
            code_version: n,
            created_at: Timestamp(1_780_000_000_000 + i64::from(n)),
        };
        (0..count).map(one).collect()
    }

    fn act(&mut self, body: impl FnOnce(&Tx<'_>) -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.store.transact(action(), |tx| body(tx).map(|()| ((), "{}".to_owned()))).map(drop)
    }

    /// The changeset of the last action.
    fn recorded(&self) -> Vec<u8> {
        let sql = "SELECT changeset FROM action ORDER BY number DESC LIMIT 1";
        self.store.conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn there(&self) -> Vec<Coding> {
        self.store.rows().codings().unwrap()
    }

    /// Undo gives the rows before the last action, redo those after it.
    fn goes_both_ways(&mut self, before: &[Coding]) {
        let after = self.there();
        for _ in 0..2 {
            self.store.undo(None, "Ines").unwrap();
            assert_eq!(self.there(), before);
            self.store.redo(None, "Ines").unwrap();
            assert_eq!(self.there(), after);
        }
        let problems = self.store.check(&|_, _| Ok(())).unwrap().problems;
        assert!(!problems.iter().any(|problem| problem.contains("log")), "{problems:?}");
    }
}

fn code(id: CodeId) -> Code {
    let text = CodeText::default();
    let slot = ColourSlot::new(1);
    Code { id, parent: None, name: id.to_string(), position: 0, slot, colour: None, text, version: 1 }
}

fn put_transcript(tx: &Tx<'_>, id: TranscriptId) -> Result<(), StoreError> {
    let interview = Interview {
        id: InterviewId::new(),
        interviewee: None,
        date: None,
        mode: None,
        interviewers: None,
        language: None,
        position: 0,
    };
    tx.put_interview(&interview)?;
    tx.insert_transcript(&Transcript {
        id,
        interview: interview.id,
        file_name: "P-01.txt".to_owned(),
        kind: TranscriptKind::Recording,
        status: TranscriptStatus::Raw,
        source: "Text".to_owned(),
        encoding: None,
        conversion: 1,
        text_version: 1,
        length: 0,
        words: 0,
        turns: 0,
        text_hash: [0; 32],
        first_block: 1,
        block_count: 0,
        original: 1,
        imported_at: now(),
    })
}

/// The rows of a changeset with one table, each as its bytes, sorted; and what stands before them.
fn rows(changeset: &[u8]) -> (&[u8], Vec<&[u8]>) {
    let columns = usize::from(changeset[1]);
    let name = 2 + columns;
    let start = name + changeset[name..].iter().position(|&byte| byte == 0).unwrap() + 1;
    let (header, mut rest) = changeset.split_at(start);
    let mut found = Vec::new();
    while !rest.is_empty() {
        let mut at = 2;
        for _ in 0..columns {
            at += match rest[at] {
                1 | 2 => 9,
                // Every text and blob of a coding is shorter than 128 bytes.
                3 | 4 => 2 + usize::from(rest[at + 1]),
                _ => 1,
            };
        }
        let (row, after) = rest.split_at(at);
        found.push(row);
        rest = after;
    }
    found.sort_unstable();
    (header, found)
}

#[test]
fn codings_added_in_bulk_are_recorded_as_codings_added_one_by_one() {
    let mut desk = Desk::new();
    let codings = desk.codings(500);
    desk.act(|tx| codings.iter().try_for_each(|coding| tx.insert_coding(coding))).unwrap();
    let one_by_one = desk.recorded();
    desk.store.undo(None, "Ines").unwrap();
    desk.act(|tx| tx.insert_codings(&codings)).unwrap();
    let in_bulk = desk.recorded();
    assert_eq!(one_by_one.len(), in_bulk.len());
    assert_eq!(rows(&one_by_one), rows(&in_bulk));
    assert_eq!(rows(&in_bulk).1.len(), 500);
    desk.goes_both_ways(&[]);
}

#[test]
fn one_coding_added_in_bulk_is_recorded_byte_for_byte() {
    let mut desk = Desk::new();
    for coding in desk.codings(60) {
        desk.act(|tx| tx.insert_coding(&coding)).unwrap();
        let watched = desk.recorded();
        desk.store.undo(None, "Ines").unwrap();
        desk.act(|tx| tx.insert_codings([&coding])).unwrap();
        assert_eq!(desk.recorded(), watched);
    }
}

#[test]
fn every_column_of_the_table_is_written_in_its_order() {
    let desk = Desk::new();
    let sql = "SELECT name, pk FROM pragma_table_info('coding') ORDER BY cid";
    let mut statement = desk.store.conn.prepare(sql).unwrap();
    let columns: Vec<(String, bool)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? > 0)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let written = crate::codings::INSERT_CODING.split_once('(').unwrap().1.split_once(')').unwrap().0;
    assert_eq!(written.split(',').map(str::trim).collect::<Vec<_>>(), names);
    let key: Vec<bool> = columns.iter().map(|(_, key)| *key).collect();
    assert_eq!(crate::codings::CODING_TABLE.key, key);
}

#[test]
fn what_else_an_action_does_is_recorded_with_the_bulk() {
    let mut desk = Desk::new();
    let codings = desk.codings(40);
    let (first, rest) = codings.split_at(10);
    desk.act(|tx| tx.insert_codings(first)).unwrap();
    let before = desk.there();
    let memo = Memo {
        id: MemoId::new(),
        target: MemoTarget::Coding(rest[3].id),
        coder: desk.coder,
        text: "Said twice.".to_owned(),
        created_at: now(),
        changed_at: now(),
    };
    let changed = Coding { quotable: true, code_version: 99, ..rest[7].clone() };
    desk.act(|tx| {
        // A passage that an older coding gives up goes to one of the bulk.
        tx.delete_coding(first[2].id)?;
        tx.insert_codings(&rest[..20])?;
        tx.insert_memo(&memo)?;
        tx.insert_codings([&Coding { id: CodingId::new(), ..first[2].clone() }])?;
        tx.insert_codings(&rest[20..])?;
        // And what came in with the bulk may change and go before the action ends.
        tx.update_coding(&changed)?;
        tx.delete_coding(rest[25].id)
    })
    .unwrap();
    assert_eq!(desk.there().len(), 39);
    desk.goes_both_ways(&before);
    assert_eq!(desk.store.rows().memos().unwrap().len(), 1);
    desk.store.undo(None, "Ines").unwrap();
    assert_eq!(desk.store.rows().memos().unwrap().len(), 0);
}

#[test]
fn a_bulk_that_is_refused_halfway_leaves_nothing_and_an_action_that_goes_on_records_what_is_there() {
    let mut desk = Desk::new();
    let mut codings = desk.codings(9);
    codings[6].code = CodeId::new();
    let last = desk.store.rows().last_action().unwrap();
    assert!(desk.act(|tx| tx.insert_codings(&codings)).is_err());
    assert_eq!((desk.there().len(), desk.store.rows().last_action().unwrap()), (0, last));
    desk.act(|tx| {
        assert!(tx.insert_codings(&codings).is_err());
        assert!(tx.insert_codings(&codings[..1]).is_err(), "it is there already");
        tx.insert_coding(&codings[8])
    })
    .unwrap();
    assert_eq!(desk.there().len(), 7);
    desk.goes_both_ways(&[]);
}

#[test]
fn a_bulk_of_nothing_is_no_action() {
    let mut desk = Desk::new();
    let last = desk.store.rows().last_action().unwrap();
    desk.act(|tx| tx.insert_codings(&[])).unwrap();
    assert_eq!(desk.store.rows().last_action().unwrap(), last);
}

#[test]
fn a_step_too_long_for_one_savepoint_is_taken_back_in_pieces_and_done_again() {
    let mut desk = Desk::new();
    let codings = desk.codings(6_000);
    desk.act(|tx| {
        tx.insert_codings(&codings)?;
        codings.iter().step_by(100).try_for_each(|coding| {
            let memo = Memo {
                id: MemoId::new(),
                target: MemoTarget::Coding(coding.id),
                coder: coding.coder,
                text: "Look again.".to_owned(),
                created_at: now(),
                changed_at: now(),
            };
            tx.insert_memo(&memo)
        })
    })
    .unwrap();
    let changeset = desk.recorded();
    assert!(changeset.len() > crate::log::LONG && pieces(&changeset).unwrap().len() > 10);
    desk.goes_both_ways(&[]);
    assert_eq!(desk.store.rows().memos().unwrap().len(), 60);
}

#[test]
fn pieces_hold_every_row_once_and_rows_that_may_make_room_for_each_other_stay_together() {
    let mut desk = Desk::new();
    let codings = desk.codings(1_200);
    desk.act(|tx| tx.insert_codings(&codings)).unwrap();
    let came = desk.recorded();
    let cut = pieces(&came).unwrap();
    assert_eq!(cut.len(), 3);
    let (header, all) = rows(&came);
    let mut found: Vec<&[u8]> = cut.iter().flat_map(|piece| rows(piece).1).collect();
    found.sort_unstable();
    assert_eq!(found, all);
    assert!(cut.iter().all(|piece| piece.starts_with(header)));
    desk.act(|tx| {
        for pair in codings.chunks(2) {
            // One goes, and another takes its place.
            tx.delete_coding(pair[0].id)?;
            tx.insert_coding(&Coding { id: CodingId::new(), ..pair[0].clone() })?;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(pieces(&desk.recorded()).unwrap().len(), 1);
    assert_eq!(pieces(b"no changeset"), None);
}
