//! A study of version 3, as it was left by the program of that time.
//!
//! `versions/3.study` was written in format 3; its passphrase is “correct horse battery”. It holds two
//! interviews, three people, five codes, three codings by two coders, of which one has a value of an attribute, a
//! summary, a saved view, and an action that was undone, so that undo and redo both had something.

use std::fs;

use verbatim_model::Approval;

use super::*;
use crate::migrating::{last_kind, raw_key, tables, upgraded, version};

/// Everything that was in the study, in words.
fn content(store: &Store) -> String {
    let rows = store.rows();
    let first = rows.actions(u32::MAX).unwrap().into_iter().filter(|action| action.number <= LAST);
    format!(
        "{:#?}",
        (
            (rows.study().unwrap(), rows.coders().unwrap(), rows.codes().unwrap(), rows.codings().unwrap()),
            (rows.interviews().unwrap(), rows.transcripts().unwrap(), rows.speakers().unwrap()),
            (rows.interviewees().unwrap(), rows.attribute_values().unwrap(), rows.memos().unwrap()),
            (rows.saved_views().unwrap(), rows.summaries().unwrap(), rows.coding_attributes().unwrap()),
            (rows.coding_values().unwrap(), first.collect::<Vec<_>>()),
        )
    )
}

/// The last action of the program of that time.
const LAST: i64 = 16;

#[test]
fn it_is_upgraded_with_every_row_after_a_backup_and_has_the_tables_of_a_new_one() {
    let (folder, path, secret) = version("3.study");
    let before = content(&Store::open(&path, &secret, Access::Read).unwrap());
    let store = upgraded(&path, &secret);
    assert_eq!(content(&store), before);
    assert_eq!(store.check(&unwatched).unwrap().problems, Vec::<String>::new());
    assert_eq!(last_kind(&store), ActionKind::Upgrade);
    let backup = store.rows().backups().unwrap().pop().unwrap();
    assert_eq!((backup.reason, backup.action), (verbatim_model::BackupReason::BeforeUpgrade, LAST));
    let copy = Store::open(&backup.path, &Secret::passphrase(PASSPHRASE), Access::Read).unwrap();
    assert_eq!(content(&copy), before);
    let key = raw_key(&store);
    store.close().unwrap();
    let new = folder.path().join("New.verbatim");
    Store::create(&new, "New", &Secret::raw_for_tests(1)).unwrap().close().unwrap();
    assert_eq!(tables(&path, &key), tables(&new, &"01".repeat(32)));
}

#[test]
fn opened_for_reading_it_stays_as_it_is_and_nothing_in_it_was_approved() {
    let (_folder, path, secret) = version("3.study");
    let before = fs::read(&path).unwrap();
    let store = Store::open(&path, &secret, Access::Read).unwrap();
    assert_eq!(store.rows().counts().unwrap().codings, 3);
    assert_eq!((store.rows().saved_views().unwrap().len(), store.rows().summaries().unwrap().len()), (1, 1));
    assert_eq!(store.rows().coding_values().unwrap().len(), 1);
    assert!(store.rows().approvals().unwrap().is_empty());
    assert_eq!(store.check(&unwatched).unwrap().problems, Vec::<String>::new());
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn undo_ends_at_the_upgrade_and_what_is_new_is_kept_and_taken_back() {
    let (_folder, path, secret) = version("3.study");
    let mut store = upgraded(&path, &secret);
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::UndoClosed)));
    let (coding, coder) = (store.rows().codings().unwrap()[0].clone(), store.rows().coders().unwrap()[0].id);
    let approval = Approval {
        coding: coding.id,
        passage_hash: coding.passage_hash,
        on: "2026-01-05".to_owned(),
        coder,
        recorded_at: now(),
    };
    let done = store.transact::<_, StoreError>(action(ActionKind::MarkCoding), |tx| {
        tx.put_approval(&approval)?;
        Ok(((), "{}".to_owned()))
    });
    assert_eq!(done.unwrap().number, Some(LAST + 2));
    let expected = std::slice::from_ref(&approval);
    assert_eq!(store.rows().approvals().unwrap(), expected);
    assert_eq!(store.rows().approvals_in(coding.transcript).unwrap(), expected);
    let touching = store.rows().actions_touching(coding.id, 1).unwrap();
    assert_eq!(touching[0].kind, ActionKind::MarkCoding, "it stands in the trail of the coding");
    store.undo(None, "Ines").unwrap();
    assert!(store.rows().approvals().unwrap().is_empty());
    store.redo(None, "Ines").unwrap();
    let gone = store.transact::<_, StoreError>(action(ActionKind::RemoveCoding), |tx| {
        tx.delete_coding(coding.id)?;
        Ok(((), "{}".to_owned()))
    });
    gone.unwrap();
    assert!(store.rows().approvals().unwrap().is_empty(), "it goes with its coding");
    store.undo(None, "Ines").unwrap();
    assert_eq!(store.rows().approval_of(coding.id).unwrap(), Some(approval));
}
