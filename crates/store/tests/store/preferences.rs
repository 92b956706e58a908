use super::*;

fn kept(store: &Store, coder: Option<CoderId>) -> Vec<(String, String, bool)> {
    let all = store.rows().preferences(coder).unwrap();
    all.into_iter().map(|p| (p.key, p.value, p.coder.is_some())).collect()
}

#[test]
fn choices_are_kept_per_person_and_for_everyone_outside_the_log() {
    let (_folder, path, mut store) = study();
    let (ines, theo) = (Some(CoderId::new()), Some(CoderId::new()));
    let before = store.rows().last_action().unwrap();
    store.keep_preference(None, "panes", Some("[1,2]")).unwrap();
    store.keep_preference(ines, "slots", Some("\"a\"")).unwrap();
    store.keep_preference(ines, "slots", Some("\"b\"")).unwrap();
    store.keep_preference(theo, "slots", Some("\"c\"")).unwrap();
    drop(store);
    let mut store = reopen(&path, &Secret::raw_for_tests(1));
    let panes = ("panes".to_owned(), "[1,2]".to_owned(), false);
    let slots = |value: &str| ("slots".to_owned(), value.to_owned(), true);
    assert_eq!(kept(&store, None), std::slice::from_ref(&panes));
    assert_eq!(kept(&store, ines), [panes.clone(), slots("\"b\"")]);
    assert_eq!(kept(&store, theo), [panes.clone(), slots("\"c\"")]);
    store.keep_preference(ines, "slots", None).unwrap();
    assert_eq!(kept(&store, ines), [panes]);
    assert_eq!(store.rows().last_action().unwrap(), before, "no action is recorded");
    assert!(matches!(store.undo(None, "Ines"), Err(StoreError::NothingToUndo)));
}
