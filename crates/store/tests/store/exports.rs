use verbatim_model::Purpose;
use verbatim_store::NewExport;

use super::*;

#[test]
fn what_left_is_kept_with_who_and_when_and_undo_does_not_take_it_back() {
    let (_folder, path, mut store) = study();
    add_coder(&mut store, "Ines");
    let export = NewExport {
        purpose: Purpose::Publication,
        what: "matrix".to_owned(),
        settings: "{}".to_owned(),
        hash: [7; 32],
        figures: Some("[]".to_owned()),
    };
    let number = store.record_export(action(ActionKind::Export), "{}", &export).unwrap();
    store.undo(None, "Ines").unwrap();
    assert_eq!(names(&store), Vec::<String>::new(), "undo passed over the export");
    drop(store);
    let store = reopen(&path, &Secret::raw_for_tests(1));
    let records = store.rows().export_records().unwrap();
    assert_eq!(records.len(), 1);
    assert_eq!((records[0].action, records[0].coder_name.as_str()), (number, "Ines"));
    assert_eq!(records[0].export, export);
    assert!(store.rows().action(number).unwrap().is_some());
}
