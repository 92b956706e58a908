//! A study of version 2, as it was left by the program of that time.
//!
//! `versions/2.study` was written in format 2; its passphrase is “correct horse battery”. It holds two
//! interviews, three people, three codes, four codings by two coders, two memos, a saved search with its
//! run, a mark of who was asked, and an action that was undone, so that undo and redo both had something.

use verbatim_model::{SavedView, SavedViewId, ViewKind};

use super::*;
use crate::migrating::{stays_as_it_is, upgraded, upgrades_whole, version};

/// Everything that was in the study, in words.
fn content(store: &Store) -> String {
    let rows = store.rows();
    let searches = rows.saved_searches().unwrap();
    let runs: Vec<_> = searches.iter().map(|search| rows.search_runs(search.id).unwrap()).collect();
    let first = rows.actions(u32::MAX).unwrap().into_iter().filter(|action| action.number <= 16);
    format!(
        "{:#?}",
        (
            (rows.study().unwrap(), rows.coders().unwrap(), rows.codes().unwrap(), rows.codings().unwrap()),
            (rows.interviews().unwrap(), rows.transcripts().unwrap(), rows.speakers().unwrap()),
            (rows.interviewees().unwrap(), rows.attribute_values().unwrap(), rows.asked().unwrap()),
            (rows.memos().unwrap(), rows.progress().unwrap(), searches, runs, first.collect::<Vec<_>>()),
        )
    )
}

#[test]
fn it_is_upgraded_with_every_row_after_a_backup_and_has_the_tables_of_a_new_one() {
    upgrades_whole("2.study", 16, content);
}

#[test]
fn opened_for_reading_it_stays_as_it_is_and_has_none_of_what_came_later() {
    stays_as_it_is("2.study", |store| {
        assert_eq!(store.rows().counts().unwrap().codings, 4);
        assert_eq!(store.rows().saved_searches().unwrap().len(), 1);
        assert!(store.rows().saved_views().unwrap().is_empty());
    });
}

#[test]
fn undo_ends_at_the_upgrade_and_what_is_new_is_kept_and_taken_back() {
    let (_folder, path, secret) = version("2.study");
    let mut store = upgraded(&path, &secret);
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::UndoClosed)));
    let view = SavedView {
        id: SavedViewId::new(),
        name: "Evidence".to_owned(),
        kind: ViewKind::Matrix,
        settings: "{}".to_owned(),
        coder: store.rows().coders().unwrap()[0].id,
        saved_at: now(),
    };
    let done = store.transact::<_, StoreError>(action(ActionKind::ChangeView), |tx| {
        tx.put_saved_view(&view)?;
        Ok(((), "{}".to_owned()))
    });
    assert_eq!(done.unwrap().number, Some(18));
    assert_eq!(store.rows().saved_views().unwrap(), [view]);
    store.undo(None, "Ines").unwrap();
    assert!(store.rows().saved_views().unwrap().is_empty());
}
