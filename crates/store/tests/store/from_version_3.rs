//! A study of version 3, as it was left by the program of that time.
//!
//! `versions/3.study` was written in format 3; its passphrase is “correct horse battery”. It holds two
//! interviews, three people, five codes, three codings by two coders, of which one has a value of an attribute, a
//! summary, a saved view, and an action that was undone, so that undo and redo both had something.

use verbatim_model::Approval;

use super::*;
use crate::migrating::{stays_as_it_is, upgraded, upgrades_whole, version};

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
    upgrades_whole("3.study", LAST, content);
}

#[test]
fn opened_for_reading_it_stays_as_it_is_and_nothing_in_it_was_approved() {
    stays_as_it_is("3.study", |store| {
        assert_eq!(store.rows().counts().unwrap().codings, 3);
        assert_eq!(
            (store.rows().saved_views().unwrap().len(), store.rows().summaries().unwrap().len()),
            (1, 1)
        );
        assert_eq!(store.rows().coding_values().unwrap().len(), 1);
        assert!(store.rows().approvals().unwrap().is_empty());
    });
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
