use super::*;

#[test]
fn undo_and_redo_walk_the_whole_log_even_after_reopening() {
    let (_folder, path, mut store) = study();
    for name in ["Ines", "Theo", "Hale"] {
        add_coder(&mut store, name);
    }
    drop(store);
    let mut store = reopen(&path, &Secret::raw_for_tests(1));
    for left in [2, 1, 0] {
        store.undo(None, "Ines").unwrap();
        assert_eq!(names(&store).len(), left);
    }
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::NothingToUndo)));
    drop(store);
    let mut store = reopen(&path, &Secret::raw_for_tests(1));
    for there in [1, 2, 3] {
        store.redo(None, "Ines").unwrap();
        assert_eq!(names(&store).len(), there);
    }
    assert!(matches!(store.redo(None, "Ines"), Err(StoreError::NothingToRedo)));
    store.undo(None, "Ines").unwrap();
    assert_eq!(names(&store), ["Ines", "Theo"]);
}

#[test]
fn a_new_action_ends_redo_but_not_undo() {
    let (_folder, _path, mut store) = study();
    add_coder(&mut store, "Ines");
    add_coder(&mut store, "Theo");
    store.undo(None, "Ines").unwrap();
    add_coder(&mut store, "Hale");
    assert!(matches!(store.redo(None, "Ines"), Err(StoreError::NothingToRedo)));
    store.undo(None, "Ines").unwrap();
    store.undo(None, "Ines").unwrap();
    assert!(names(&store).is_empty());
}

#[test]
fn a_failed_action_leaves_rows_and_earlier_steps_intact() {
    let (_folder, _path, mut store) = study();
    add_coder(&mut store, "Ines");
    let failed = store.transact::<(), StoreError>(action(ActionKind::AddCoder), |tx| {
        tx.rename_study("Half done")?;
        Err(StoreError::NothingToRedo)
    });
    assert!(failed.is_err());
    assert_eq!(store.rows().study().unwrap().0, "Operations");
    store.undo(None, "Ines").unwrap();
    assert!(names(&store).is_empty());
}

#[test]
fn an_action_that_changes_nothing_is_not_recorded() {
    let (_folder, _path, mut store) = study();
    let before = store.rows().last_action().unwrap();
    let done = store.transact::<(), StoreError>(action(ActionKind::ChangeSetting), |tx| {
        tx.rename_study("Operations")?;
        Ok(((), "{}".to_owned()))
    });
    assert_eq!(done.unwrap().number, None);
    assert_eq!(store.rows().last_action().unwrap(), before);
}

#[test]
fn a_record_such_as_an_export_neither_is_undone_nor_ends_redo() {
    let (_folder, _path, mut store) = study();
    add_coder(&mut store, "Ines");
    store.undo(None, "Ines").unwrap();
    store.record(action(ActionKind::Export), "{}").unwrap();
    store.redo(None, "Ines").unwrap();
    assert_eq!(names(&store), ["Ines"]);
}
