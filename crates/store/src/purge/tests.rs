//! What a purge leaves, looked for in every byte of a study that is not encrypted.
#![expect(clippy::unwrap_used)]

use std::path::Path;

use verbatim_model::{
    ActionKind, Block, Coder, CoderId, Interview, InterviewId, IntervieweeId, Memo, MemoId, MemoTarget,
    SavedSearch, SearchRun, SearchedCoders, SearchedSpeakers, Timestamp, Transcript, TranscriptId,
    TranscriptKind, TranscriptStatus,
};

use super::*;
use crate::connection::plain;
use crate::{NewText, Secret, StoreError, now};

/// Words that nothing else in a study holds.
const NAME: &str = "Zdenka Quillfeather";
const MEMO: &str = "the sister from Ollantaytambo";
/// What saved searches looked for: one that is there, one that was called so before, one that was removed.
const QUERIES: [&str; 3] = ["Zdenka Quillfeath*", "Quillfeather NEAR/5 bakery", "\"Zdenka’s\" AND debt"];

/// Whether any file below a folder holds the bytes.
fn held(folder: &Path, wanted: &[u8]) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(held(&path, wanted));
        } else if std::fs::read(&path).unwrap().windows(wanted.len()).any(|window| window == wanted) {
            found.push(path);
        }
    }
    found
}

fn act(kind: ActionKind) -> NewAction {
    NewAction { kind, coder: None, coder_name: "Ines".to_owned() }
}

fn blocks(name: &str, rest: usize) -> Vec<Block> {
    (0..rest)
        .map(|n| Block {
            lead: "Q: ".to_owned(),
            body: format!("In answer {n} the interviewee speaks of {name} at some length.\n"),
            speaker: None,
            start_ms: None,
            end_ms: None,
        })
        .collect()
}

fn transcript(interview: InterviewId, text: &crate::StoredText) -> Transcript {
    Transcript {
        id: TranscriptId::new(),
        interview,
        file_name: "AD-01.txt".to_owned(),
        kind: TranscriptKind::Recording,
        status: TranscriptStatus::Raw,
        source: "TXT".to_owned(),
        encoding: None,
        conversion: 1,
        text_version: 1,
        length: 1,
        words: 1,
        turns: 1,
        text_hash: [0; 32],
        first_block: text.first_block,
        block_count: text.block_count,
        original: text.original,
        imported_at: now(),
    }
}

fn without(original: &TranscriptId) -> AlsoPurged<'_> {
    AlsoPurged { originals: std::slice::from_ref(original), ..AlsoPurged::default() }
}

fn saved(query: &str, coder: &Coder) -> SavedSearch {
    SavedSearch {
        id: SavedSearchId::new(),
        name: format!("All of {query}"),
        query: query.to_owned(),
        regex: false,
        speakers: SearchedSpeakers::All,
        coders: SearchedCoders::Record,
        coder: coder.id,
        saved_at: now(),
    }
}

/// Saves searches for a name: one stays, one is written anew, one is removed. Answers the first.
fn save_searches(store: &mut Store, coder: &Coder) -> SavedSearchId {
    let [stays, anew, gone] = QUERIES.map(|query| saved(query, coder));
    let put = |store: &mut Store, search: &SavedSearch| {
        let put = |tx: &crate::Tx<'_>| tx.put_saved_search(search).map(|()| ((), String::new()));
        store.transact(act(ActionKind::ChangeSearch), put).unwrap();
        let people = vec![IntervieweeId::new()];
        let run = SearchRun { at: now(), passages: 3, people, asked: *b"asked of a name!" };
        store.keep_search_run(search.id, &run).unwrap();
    };
    for search in [&stays, &anew, &gone] {
        put(store, search);
    }
    put(store, &SavedSearch { id: anew.id, ..saved("bakery", coder) });
    let forget = |tx: &crate::Tx<'_>| tx.delete_saved_search(gone.id).map(|()| ((), String::new()));
    store.transact(act(ActionKind::ChangeSearch), forget).unwrap();
    stays.id
}

/// A study whose only transcript held a name once, in its text, its original, the changeset of a
/// memo, saved searches, the kept index and a backup.
fn study(path: &Path) -> (Store, Transcript, SavedSearchId) {
    let mut store = Store::create(path, "Twin", &Secret::raw_for_tests(1)).unwrap();
    let original = format!("The bytes of the file with {NAME} in them.");
    let coder = Coder { id: CoderId::new(), name: "Ines".to_owned(), created_at: Timestamp(0) };
    let done = store.transact(act(ActionKind::ImportTranscripts), |tx| {
        tx.insert_coder(&coder)?;
        let text = tx.insert_text(&NewText::new(blocks(NAME, 400), original.as_bytes())?)?;
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
        let transcript = transcript(interview.id, &text);
        tx.insert_transcript(&transcript)?;
        Ok::<_, StoreError>((transcript, String::new()))
    });
    let transcript = done.unwrap().value;
    let memo = Memo {
        id: MemoId::new(),
        target: MemoTarget::Study,
        coder: coder.id,
        text: MEMO.to_owned(),
        created_at: now(),
        changed_at: now(),
    };
    let write = |tx: &crate::Tx<'_>| tx.insert_memo(&memo).map(|()| ((), String::new()));
    store.transact(act(ActionKind::AddMemo), write).unwrap();
    let forget = |tx: &crate::Tx<'_>| tx.delete_memo(memo.id).map(|()| ((), String::new()));
    store.transact(act(ActionKind::RemoveMemo), forget).unwrap();
    let search = save_searches(&mut store, &coder);
    store.keep_in_search_index(true, "index", NAME.as_bytes()).unwrap();
    store.backup_anew(BackupReason::Daily, Retention::default(), &unwatched).unwrap();
    let redact = |tx: &crate::Tx<'_>| {
        let text = tx.insert_text(&NewText::new(blocks("[neighbour 1]", 400), b"other")?)?;
        let after = Transcript { first_block: text.first_block, ..transcript.clone() };
        tx.update_text(&after)?;
        Ok::<_, StoreError>((after, String::new()))
    };
    let after = store.transact(act(ActionKind::Redact), redact).unwrap().value;
    (store, after, search)
}

#[test]
fn no_byte_of_what_was_purged_is_left_in_any_file_of_an_unencrypted_twin() {
    plain::switch_on();
    let folder = tempfile::tempdir().unwrap();
    let (mut store, transcript, search) = study(&folder.path().join("twin.verbatim"));
    let packed: Vec<u8> =
        store.conn.query_row("SELECT bytes FROM original WHERE id = 1", [], |row| row.get(0)).unwrap();
    let [stays, anew, gone] = QUERIES.map(str::as_bytes);
    let all = [NAME.as_bytes(), MEMO.as_bytes(), &packed, stays, anew, gone, b"asked of a name!"];
    for wanted in all {
        assert!(!held(folder.path(), wanted).is_empty(), "the test looks for what is there");
    }
    assert!(store.rows().former_texts().unwrap().contains(NAME), "former texts can be asked before they go");
    let also = AlsoPurged { searches: &[search], ..without(&transcript.id) };
    let purged = store.purge(&act(ActionKind::Purge), "{\"count\":1}", also, &unwatched).unwrap();
    assert_eq!((purged.stretches, purged.originals, purged.searches, purged.backups), (400, 2, 1, 1));
    assert!(purged.backup.exists() && purged.left.is_empty(), "{purged:?}");
    for wanted in all {
        assert_eq!(held(folder.path(), wanted), Vec::<std::path::PathBuf>::new());
    }
    assert!(!held(folder.path(), b"[neighbour 1]").is_empty(), "the text of now is there");
    assert!(!held(folder.path(), b"All of bakery").is_empty(), "another saved search stays");
    assert_eq!(store.rows().former_texts().unwrap(), "");
    store.close().unwrap();
    for wanted in all {
        assert_eq!(held(folder.path(), wanted), Vec::<std::path::PathBuf>::new());
    }
}

#[test]
fn undo_ends_at_a_purge_and_the_trail_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, transcript, _) = study(&folder.path().join("one.verbatim"));
    let before = store.rows().actions(100).unwrap();
    store.purge(&act(ActionKind::Purge), "{\"count\":1}", without(&transcript.id), &unwatched).unwrap();
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::UndoClosed)));
    let after = store.rows().actions(100).unwrap();
    assert_eq!(after[0].kind, ActionKind::Purge);
    assert_eq!(after[1..], before[..], "kind, coder, time and ids of every action are kept");
    let purges: i64 = store.conn.query_row("SELECT purge_number FROM study", [], |row| row.get(0)).unwrap();
    assert_eq!(purges, 1);
    let (coder, name) = (None, "Ines");
    let rename = |tx: &crate::Tx<'_>| tx.rename_study("Later").map(|()| ((), String::new()));
    store.transact(act(ActionKind::RenameStudy), rename).unwrap();
    store.undo(coder, name).unwrap();
    assert!(matches!(store.undo(coder, name), Err(StoreError::UndoClosed)));
}

#[test]
fn a_backup_that_a_person_asked_for_is_named_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, transcript, _) = study(&folder.path().join("one.verbatim"));
    let stick = folder.path().join("stick.verbatim-backup");
    store.backup(&stick, BackupReason::Asked, &unwatched).unwrap();
    let purged = store.purge(&act(ActionKind::Purge), "{}", without(&transcript.id), &unwatched).unwrap();
    assert_eq!(purged.left, std::slice::from_ref(&stick));
    assert!(stick.exists());
}

#[test]
fn a_study_that_is_open_elsewhere_is_not_purged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.verbatim");
    let (mut store, transcript, _) = study(&path);
    let reader = Store::open(&path, &Secret::raw_for_tests(1), crate::Access::Read).unwrap();
    reader.conn.execute_batch("BEGIN; SELECT * FROM study").unwrap();
    let refused = store.purge(&act(ActionKind::Purge), "{}", without(&transcript.id), &unwatched);
    assert!(matches!(refused, Err(StoreError::NotAlone)), "{refused:?}");
    drop(reader);
    assert!(store.rows().original(&transcript).unwrap().starts_with(b"The bytes of the file"));
}
