use super::*;
use verbatim_store::NewPassphrase;

const NEW: &str = "another long passphrase";

#[test]
fn a_new_passphrase_replaces_the_old_one_and_its_recovery_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.verbatim");
    let mut store = Store::create(&path, "S", &Secret::passphrase(PASSPHRASE)).unwrap();
    let old_words = store.recovery_words().unwrap().join(" ");
    add_coder(&mut store, "Ines");
    let new = NewPassphrase::prepare(NEW).unwrap();
    let new_words = new.recovery_words().unwrap().join(" ");
    store.change_passphrase(new, action(ActionKind::ChangePassphrase)).unwrap();
    add_coder(&mut store, "Theo");
    drop(store);
    for gone in [Secret::passphrase(PASSPHRASE), Secret::recovery_key(&old_words)] {
        assert!(matches!(Store::open(&path, &gone, Access::Write), Err(StoreError::WrongSecret)));
    }
    for valid in [Secret::passphrase(NEW), Secret::recovery_key(&new_words)] {
        let mut store = reopen(&path, &valid);
        assert_eq!(names(&store), ["Ines", "Theo"]);
        assert!(store.check().unwrap().problems.is_empty());
        store.undo(None, "Ines").unwrap();
        store.redo(None, "Ines").unwrap();
    }
}

#[test]
fn while_someone_reads_the_study_its_passphrase_stays() {
    let (_folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let reader = Store::open(&path, &Secret::raw_for_tests(1), Access::Read).unwrap();
    names(&reader);
    let new = NewPassphrase::prepare(NEW).unwrap();
    let refused = store.change_passphrase(new, action(ActionKind::ChangePassphrase));
    assert!(matches!(refused, Err(StoreError::NotAlone)));
    add_coder(&mut store, "Theo");
    drop((store, reader));
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines", "Theo"]);
}

#[test]
fn a_draft_that_a_crash_left_is_cleared_away() {
    let (folder, path, store) = study();
    drop(store);
    let draft = folder.path().join(".Operations.verbatim.new");
    std::fs::write(&draft, "half a file").unwrap();
    drop(reopen(&path, &Secret::raw_for_tests(1)));
    assert!(!draft.exists());
}
