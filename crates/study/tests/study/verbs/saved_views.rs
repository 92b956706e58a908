//! Saved views: what is kept of them, what is refused, and that the leak scan reads them.

use verbatim_model::{ActionKind, SavedViewId, ViewKind};
use verbatim_study::views::ViewForm;
use verbatim_study::{Silent, StudyError};
use verbatim_testkit::a_study;

use super::deidentification::{TEXT, at, begun, person, place};

fn form(name: &str, settings: &str) -> ViewForm {
    ViewForm { name: name.to_owned(), kind: ViewKind::Matrix, settings: settings.to_owned() }
}

fn names(study: &verbatim_study::Study) -> Vec<String> {
    study.saved_views().unwrap().into_iter().map(|view| view.name).collect()
}

#[test]
fn a_view_is_kept_as_it_was_saved_until_it_is_replaced_renamed_or_removed() {
    let mut study = a_study();
    let settings = r#"{"columns":["category"],"measure":"share","folded":[]}"#;
    let saved = study.save_view(&form("  Evidence by category ", settings)).unwrap().value;
    assert_eq!((saved.name.as_str(), saved.settings.as_str()), ("Evidence by category", settings));
    assert_eq!(study.saved_views().unwrap(), std::slice::from_ref(&saved));
    let other = ViewForm { kind: ViewKind::Strength, ..form("Evidence by category", "[]") };
    study.replace_view(saved.id, &other).unwrap();
    let replaced = study.saved_view(saved.id).unwrap();
    assert_eq!((replaced.kind, replaced.settings.as_str()), (ViewKind::Strength, "[]"));
    study.rename_view(saved.id, "Evidence").unwrap();
    study.save_view(&form("Another", "{}")).unwrap();
    assert_eq!(names(&study), ["Another", "Evidence"]);
    assert_eq!(study.find_view("evidence").unwrap().id, saved.id);
    study.remove_view(saved.id).unwrap();
    assert_eq!(names(&study), ["Another"]);
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    assert_eq!(names(&study), ["Evidence"]);
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    assert_eq!(study.saved_views().unwrap(), [saved]);
    study.assert_sound();
}

#[test]
fn a_name_that_is_taken_settings_that_are_none_and_a_view_that_is_gone_are_refused() {
    let mut study = a_study();
    let view = study.save_view(&form("Evidence", "{}")).unwrap().value;
    study.save_view(&form("Sample", "{}")).unwrap();
    let taken = |done: StudyError| matches!(done, StudyError::NameTaken { what: "a saved view", .. });
    assert!(taken(study.save_view(&form("Sample", "{}")).unwrap_err()));
    assert!(taken(study.rename_view(view.id, "Sample").unwrap_err()));
    assert!(taken(study.replace_view(view.id, &form("Sample", "{}")).unwrap_err()));
    let long = format!("\"{}\"", "x".repeat(16 * 1024));
    for settings in ["", "{", "share", &long] {
        let refused = study.save_view(&form("Else", settings)).unwrap_err();
        assert!(matches!(refused, StudyError::BadViewSettings(_)), "{refused}");
    }
    assert!(matches!(study.save_view(&form(" ", "{}")), Err(StudyError::EmptyName { .. })));
    assert!(matches!(
        study.remove_view(SavedViewId::new()),
        Err(StudyError::Missing { what: "saved view", .. })
    ));
    assert_eq!(names(&study), ["Evidence", "Sample"]);
}

#[test]
fn saving_what_is_saved_already_is_no_action_and_the_trail_says_what_was_one() {
    let mut study = a_study();
    let view = study.save_view(&form("Evidence", "{}")).unwrap().value;
    let last = study.history(1).unwrap().remove(0);
    assert_eq!(last.action.kind, ActionKind::ChangeView);
    assert_eq!(last.label, "Changed a saved view");
    assert_eq!(study.replace_view(view.id, &form("Evidence", "{}")).unwrap().number, None);
    assert_eq!(study.rename_view(view.id, "Evidence").unwrap().number, None);
    assert_eq!(study.history(1).unwrap()[0].action.number, last.action.number);
}

#[test]
fn the_leak_scan_reads_the_name_of_a_view_and_every_text_in_its_settings() {
    let (mut study, transcript) = begun();
    let one = place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"));
    study.redact(&[one], &[]).unwrap();
    study.save_view(&form("Of Ilse Brandt", "{}")).unwrap();
    study.save_view(&form("Hidden", r#"{"where":{"Spoken of":["Ilse Brandt"]}}"#)).unwrap();
    study.save_view(&form("Clean", r#"{"from":"2024-06-16","columns":["category"]}"#)).unwrap();
    let scan = study.scan_leaks(&Silent).unwrap();
    let scope = scan.scopes.iter().find(|scope| scope.place == "saved view").unwrap();
    assert_eq!((scope.of, scope.clean), (3, 1));
    let mut found: Vec<&str> =
        scan.leaks.iter().filter(|leak| leak.place == "saved view").map(|leak| leak.name.as_str()).collect();
    found.dedup();
    assert_eq!(found, ["Hidden", "Of Ilse Brandt"]);
    for leak in scan.leaks.iter().filter(|leak| leak.place == "saved view" && leak.name == "Hidden") {
        study.allow_leak("saved view", leak.id, leak.span, "a street").unwrap();
    }
    let named = study.find_view("Of Ilse Brandt").unwrap().id;
    study.rename_view(named, "Of neighbours").unwrap();
    assert!(study.scan_leaks(&Silent).unwrap().leaks.iter().all(|leak| leak.place != "saved view"));
}
