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
    store.change_passphrase(new, action(ActionKind::ChangePassphrase), &unwatched).unwrap();
    add_coder(&mut store, "Theo");
    drop(store);
    let opened = |secret| Store::open(&path, &secret, Access::Write).map(drop);
    assert!(matches!(opened(Secret::passphrase(PASSPHRASE)), Err(StoreError::WrongSecret)));
    assert!(matches!(opened(Secret::recovery_key(&old_words)), Err(StoreError::WrongRecoveryKey)));
    for valid in [Secret::passphrase(NEW), Secret::recovery_key(&new_words)] {
        let mut store = reopen(&path, &valid);
        assert_eq!(names(&store), ["Ines", "Theo"]);
        assert!(store.check(&unwatched).unwrap().problems.is_empty());
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
    let refused = store.change_passphrase(new, action(ActionKind::ChangePassphrase), &unwatched);
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

#[test]
fn a_new_recovery_key_is_confirmed_by_the_two_words_that_are_asked_for() {
    let new = NewPassphrase::prepare(NEW).unwrap();
    let words = new.recovery_words().unwrap();
    let [first, second] = new.ask();
    assert!(1 <= first && first < second && second <= 24);
    let word = |place: u32| words[place as usize - 1].as_str();
    let shouted = word(second).to_uppercase();
    assert_eq!(new.wrong_word(&[(second, &shouted), (first, word(first))]).unwrap(), None);
    assert_eq!(new.wrong_word(&[(first, word(first)), (second, "zebras")]).unwrap(), Some(second));
    assert_eq!(new.wrong_word(&[(second, word(second))]).unwrap(), Some(first));
    let elsewhere = (1..=24).find(|place| *place != first && *place != second).unwrap();
    assert_eq!(new.wrong_word(&[(elsewhere, word(elsewhere)), (first, word(first))]).unwrap(), Some(second));
}

#[test]
fn the_places_asked_for_differ_from_time_to_time() {
    let asked: std::collections::HashSet<_> =
        (0..6).map(|_| NewPassphrase::prepare(NEW).unwrap().ask()).collect();
    assert!(asked.len() > 1, "always {asked:?}");
}

#[test]
fn whoever_asks_for_a_new_passphrase_is_known_by_the_one_of_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.verbatim");
    let store = Store::create(&path, "S", &Secret::passphrase(PASSPHRASE)).unwrap();
    let words = store.recovery_words().unwrap().join(" ");
    store.refuse_wrong(&Secret::passphrase(PASSPHRASE)).unwrap();
    store.refuse_wrong(&Secret::recovery_key(&words)).unwrap();
    let refused = |secret| store.refuse_wrong(&secret).unwrap_err();
    assert!(matches!(refused(Secret::passphrase(NEW)), StoreError::WrongSecret));
    assert!(matches!(refused(Secret::recovery_key("no words")), StoreError::NotARecoveryKey));
    let other = NewPassphrase::prepare(NEW).unwrap().recovery_words().unwrap().join(" ");
    assert!(matches!(refused(Secret::recovery_key(&other)), StoreError::WrongRecoveryKey));
}

#[test]
fn a_new_passphrase_that_is_cancelled_leaves_the_old_one_in_force() {
    let (folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let new = NewPassphrase::prepare(NEW).unwrap();
    let stopped = store
        .change_passphrase(new, action(ActionKind::ChangePassphrase), &|_, _| Err(StoreError::Cancelled));
    assert!(matches!(stopped, Err(StoreError::Cancelled)));
    add_coder(&mut store, "Theo");
    drop(store);
    assert_eq!(names(&reopen(&path, &Secret::raw_for_tests(1))), ["Ines", "Theo"]);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().starts_with('.')), "no draft is left: {left:?}");
}
