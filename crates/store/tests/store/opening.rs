use std::fs;

use super::*;

#[test]
fn a_passphrase_and_its_recovery_key_open_a_study_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.verbatim");
    let store = Store::create(&path, "S", &Secret::passphrase(PASSPHRASE)).unwrap();
    let words = store.recovery_words().unwrap().join(" ");
    store.close().unwrap();
    assert!(Store::open(&path, &Secret::passphrase(PASSPHRASE), Access::Write).is_ok());
    assert!(Store::open(&path, &Secret::recovery_key(&words), Access::Write).is_ok());
    let before = fs::read(&path).unwrap();
    let wrong = Store::open(&path, &Secret::passphrase("correct horse batterie"), Access::Write);
    assert!(matches!(wrong, Err(StoreError::WrongSecret)));
    assert_eq!(fs::read(&path).unwrap(), before, "a wrong passphrase changes nothing");
}

#[test]
fn the_file_shows_no_sign_of_a_database_or_of_its_content() {
    let (_folder, path, mut store) = study();
    add_coder(&mut store, "Wilhelmina");
    let bytes: Vec<u8> = [path.clone(), path.with_extension("verbatim-wal")]
        .iter()
        .flat_map(|p| fs::read(p).unwrap())
        .collect();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    assert!(bytes.len() > 8192 && !holds(b"Wilhelmina") && !holds(b"SQLite") && !holds(b"coder"));
}

#[test]
fn a_second_opening_reads_and_says_why_it_cannot_write() {
    let (_folder, path, mut first) = study();
    add_coder(&mut first, "Ines");
    let mut second = Store::open(&path, &Secret::raw_for_tests(1), Access::Write).unwrap();
    assert!(matches!(second.read_only(), Some(StoreError::OpenElsewhere)));
    assert_eq!(names(&second), ["Ines"]);
    let refused =
        second.transact::<(), StoreError>(action(ActionKind::AddCoder), |_| Ok(((), String::new())));
    assert!(matches!(refused, Err(StoreError::OpenElsewhere)));
    drop(first);
    assert!(reopen(&path, &Secret::raw_for_tests(1)).read_only().is_none(), "no stale lock is left");
}

#[test]
fn files_that_are_no_study_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("text", b"hello".to_vec()),
        ("plain", [b"SQLite format 3\0".as_slice(), &[0; 4080]].concat()),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let opened = Store::open(&path, &Secret::raw_for_tests(1), Access::Read);
        assert!(matches!(opened, Err(StoreError::NotAStudy(p)) if p == path));
    }
    let missing = Store::open(&folder.path().join("none"), &Secret::raw_for_tests(1), Access::Read);
    assert!(matches!(missing, Err(StoreError::Missing(_))));
}

#[test]
fn a_study_is_never_made_over_an_existing_file() {
    let (folder, path, store) = study();
    drop(store);
    let again = Store::create(&path, "Other", &Secret::raw_for_tests(2));
    assert!(matches!(again, Err(StoreError::Exists(_))));
    assert!(reopen(&path, &Secret::raw_for_tests(1)).check(&unwatched).unwrap().problems.is_empty());
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().starts_with('.')), "no draft is left: {left:?}");
}

#[test]
fn a_flipped_bit_is_found_by_the_check() {
    let (_folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    store.close().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let found = Store::open(&path, &Secret::raw_for_tests(1), Access::Read).and_then(|s| s.check(&unwatched));
    assert!(found.map_or(true, |report| !report.problems.is_empty()));
}
