//! Projects and codebooks of other programs, in and out, as the window asks.

use std::path::PathBuf;

use serde_json::{Value, json};
use verbatim_api::replies::{Empty, ProjectImported, ProjectPreview};
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, TALK, request};
use crate::searching_meanwhile::Halted;

/// A study with a coded transcript and what its code means.
fn coded() -> Desk {
    let desk = Desk::new();
    coded_in(&desk);
    desk
}

fn coded_in(desk: &Desk) {
    let talk = desk.import("P-01.txt", TALK);
    desk.code(&talk, "They came at dawn", "Raids");
    desk.code(&talk, "We waited in the corridor", "Waiting");
}

/// A path in the folder of a desk.
fn in_folder(desk: &Desk, name: &str) -> PathBuf {
    desk.folder.path().join(name)
}

/// The study of a desk as a project file.
fn exported(desk: &Desk) -> PathBuf {
    let path = in_folder(desk, "Visits internal.qdpx");
    desk.session.project_export(request(json!({ "path": path }))).expect("it leaves");
    path
}

fn preview(desk: &Desk, path: &PathBuf) -> Result<ProjectPreview, ApiError> {
    desk.session.project_preview(request(json!({ "path": path })))
}

fn import(desk: &Desk, path: &PathBuf) -> Result<ProjectImported, ApiError> {
    desk.session.project_import(request(json!({ "path": path })))
}

fn kinds(desk: &Desk) -> Vec<String> {
    let rows = desk.session.history(request(json!({ "limit": 200 }))).expect("the trail");
    rows.into_iter().map(|row| row.kind).collect()
}

fn codebook(desk: &Desk, otherwise: &Value) -> Result<verbatim_api::replies::CodebookGone, ApiError> {
    let mut sent = json!({
        "purpose": "team", "form": "docx", "figures": false, "path": in_folder(desk, "Codes internal.docx"),
    });
    for (name, value) in otherwise.as_object().expect("an object") {
        sent[name] = value.clone();
    }
    desk.session.codebook_export(request(sent))
}

#[test]
fn a_project_is_shown_before_it_comes_in_and_comes_in_as_one_step() {
    let theirs = coded();
    let file = exported(&theirs);
    let ours = Desk::new();
    ours.coder("Theo");
    let before = kinds(&ours);

    let shown = preview(&ours, &file).expect("it is a project");
    assert_eq!((shown.file.as_str(), shown.name.as_deref()), ("Visits internal.qdpx", Some("Visits")));
    assert!(shown.origin.is_some_and(|origin| origin.starts_with("Verbatim")));
    assert!(!shown.is_codebook);
    assert_eq!((shown.holds.transcripts, shown.holds.codes, shown.holds.codings), (1, 2, 2));
    let coders: Vec<_> =
        shown.coders.iter().map(|c| (c.name.as_str(), c.codings, c.here.as_deref())).collect();
    assert_eq!(coders, [("Ines", 2, Some("Ines"))]);
    assert_eq!(kinds(&ours), before, "a preview stores nothing");
    assert!(ours.session.interviews_list(Empty {}).expect("the interviews").is_empty());

    let done = import(&ours, &file).expect("it comes in");
    assert_eq!(done.change.said, "Imported 1 transcript and 2 codings");
    assert_eq!((done.added.transcripts, done.added.codes, done.added.codings), (1, 2, 2));
    assert_eq!((done.added.coders, done.already_there.coders), (0, 1));
    assert!(done.change.affected.interviews && done.change.affected.codebook);
    let talk = ours.session.interviews_list(Empty {}).expect("the interviews").remove(0);
    assert_eq!(ours.view(&talk.transcript).text, TALK);
    let backups = ours.session.backups_list(Empty {}).expect("the backups");
    assert_eq!(backups.len(), 1, "a backup was made before");

    ours.undo();
    assert!(ours.session.interviews_list(Empty {}).expect("the interviews").is_empty());
    assert!(ours.session.codes_list(Empty {}).expect("the codes").is_empty());
}

#[test]
fn what_is_there_already_stays_as_it_is_and_is_no_step() {
    let desk = coded();
    let file = exported(&desk);
    let undo = desk.session.undo_state(Empty {}).expect("what undo would do").undo;
    let done = import(&desk, &file).expect("it comes in");
    assert_eq!(done.change.said, "Nothing in it is new, so nothing was changed");
    assert_eq!(
        (done.already_there.transcripts, done.already_there.codes, done.already_there.codings),
        (1, 2, 2)
    );
    assert_eq!((done.added.transcripts, done.added.codes, done.added.codings), (0, 0, 0));
    assert_eq!(done.change.undo.undo, undo);
}

#[test]
fn a_file_that_is_no_project_is_refused_with_its_sentence() {
    let desk = Desk::new();
    let file = in_folder(&desk, "letter.qdpx");
    std::fs::write(&file, "Dear all,").expect("it is written");
    for refused in [preview(&desk, &file).err(), import(&desk, &file).err()] {
        let said = refused.expect("it is refused").to_string();
        assert!(said.contains("letter.qdpx"), "{said}");
        assert!(said.ends_with("Nothing was changed."), "{said}");
    }
    let missing = preview(&desk, &in_folder(&desk, "nowhere.qdpx")).expect_err("there is none");
    assert_eq!(missing.kept.as_deref(), Some("Nothing was changed."));
}

#[test]
fn what_had_no_place_is_written_down_and_forgotten_with_the_lock() {
    let desk = Desk::new();
    let save = |path: &PathBuf| desk.session.project_report_save(request(json!({ "path": path })));
    let report = in_folder(&desk, "report.json");
    assert!(save(&report).is_err(), "nothing was imported");
    let file = in_folder(&desk, "theirs.qdc");
    let book = r#"<CodeBook origin="OtherTool 3"><Codes><Code guid="11111111-1111-4111-8111-111111111111" name="Fear" isCodable="true"/></Codes>
        <Sets><Set guid="22222222-2222-4222-8222-222222222222" name="Pilots"/></Sets></CodeBook>"#;
    std::fs::write(&file, book).expect("it is written");
    let shown = preview(&desk, &file).expect("it is a codebook");
    assert!(shown.is_codebook);
    assert_eq!((shown.origin.as_deref(), shown.without_place), (Some("OtherTool 3"), 1));
    let done = import(&desk, &file).expect("it comes in");
    assert_eq!(done.change.said, "Imported 1 code");
    assert_eq!(done.change.undo.undo.as_deref(), Some("Imported a codebook or project"));

    let study = in_folder(&desk, "Visits.verbatim");
    let before = std::fs::read(&study).expect("the study");
    assert!(save(&study).is_err(), "a study is no place for a report");
    assert_eq!(std::fs::read(&study).expect("the study"), before);
    save(&report).expect("it is written");
    let words = std::fs::read_to_string(&report).expect("the report");
    let read: Value = serde_json::from_str(&words).expect("JSON");
    assert_eq!((&read["file"], &read["origin"]), (&json!("theirs.qdc"), &json!("OtherTool 3")));
    let item = &read["items"][0];
    assert_eq!(
        (&item["fate"], &item["what"], &item["name"]),
        (&json!("left out"), &json!("set"), &json!("Pilots"))
    );

    desk.reopen("Ines");
    assert!(save(&in_folder(&desk, "later.json")).is_err(), "a lock forgets it");
}

#[test]
fn the_study_is_free_while_a_file_is_read_and_locking_or_cancelling_ends_the_reading() {
    let file_of = |halted: &Halted| {
        coded_in(&halted.desk);
        exported(&halted.desk)
    };
    let halted = Halted::new();
    let file = file_of(&halted);
    let read = file.clone();
    let shown = halted.during(
        move |desk| preview(desk, &read),
        |desk| assert_eq!(desk.session.codes_list(Empty {}).expect("the study is free").len(), 2),
    );
    assert_eq!(shown.expect("it is a project").holds.codes, 2);
    let read = file.clone();
    let stopped = halted.during(
        move |desk| preview(desk, &read),
        |desk| {
            desk.session.cancel(Empty {}).expect("it is stopped");
        },
    );
    assert_eq!(stopped.expect_err("it was stopped").code, Code::Cancelled);
    let ended = halted.during(move |desk| preview(desk, &file), |desk| desk.reopen("Ines"));
    assert_eq!(ended.expect_err("another study is open").code, Code::Cancelled);
}

#[test]
fn an_import_that_is_cancelled_leaves_nothing_and_can_be_done_again() {
    let theirs = coded();
    let file = exported(&theirs);
    let halted = Halted::new();
    preview(&halted.desk, &file).expect("it is a project");
    let before = kinds(&halted.desk);
    let read = file.clone();
    let stopped = halted.during(
        move |desk| import(desk, &read),
        |desk| {
            desk.session.cancel(Empty {}).expect("it is stopped");
        },
    );
    assert_eq!(stopped.expect_err("it was stopped").code, Code::Cancelled);
    assert_eq!(kinds(&halted.desk), before);
    assert_eq!(import(&halted.desk, &file).expect("it comes in").added.transcripts, 1);
}

#[test]
fn a_project_says_what_stays_behind_and_that_it_left_is_recorded() {
    let desk = coded();
    let path = in_folder(&desk, "for Theo.qdpx");
    let gone = desk.session.project_export(request(json!({ "path": path }))).expect("it leaves");
    assert_eq!((gone.exported.transcripts, gone.exported.codings), (1, 2));
    assert!(gone.exported.stays_behind.iter().any(|stays| stays.what == "actions of the trail"));
    assert_eq!(gone.better_name.as_deref(), Some("for Theo internal.qdpx"));
    assert_eq!(gone.said, "Exported the project with 1 transcript for the team");
    assert_eq!(kinds(&desk).iter().filter(|kind| *kind == "export").count(), 1);
    assert!(path.exists());
}

#[test]
fn an_export_that_is_cancelled_leaves_no_file() {
    let halted = Halted::new();
    coded_in(&halted.desk);
    let path = in_folder(&halted.desk, "Visits internal.qdpx");
    let to = path.clone();
    let stopped = halted.during(
        move |desk| desk.session.project_export(request(json!({ "path": to }))),
        |desk| {
            desk.session.cancel(Empty {}).expect("it is stopped");
        },
    );
    assert_eq!(stopped.expect_err("it was stopped").code, Code::Cancelled);
    assert!(!path.exists());
    assert!(!kinds(&halted.desk).contains(&"export".to_owned()));
}

#[test]
fn the_codebook_leaves_for_the_team_with_figures_and_for_publication_with_names_compared() {
    let desk = coded();
    let gone = codebook(&desk, &json!({ "figures": true })).expect("it leaves");
    assert_eq!((gone.codes, gone.better_name), (2, None));
    assert!(std::fs::read(&gone.path).expect("a file").starts_with(b"PK"), "a Word document");
    let plain =
        codebook(&desk, &json!({ "form": "md", "path": in_folder(&desk, "codes.md") })).expect("it leaves");
    assert_eq!(plain.better_name.as_deref(), Some("codes internal.md"));

    let refused =
        codebook(&desk, &json!({ "form": "qdc", "figures": true })).expect_err("it has no place for them");
    assert_eq!(refused.kept.as_deref(), Some("Nothing was written."));
    let published = in_folder(&desk, "published.docx");
    let publication = |figures: bool| {
        codebook(&desk, &json!({ "purpose": "publication", "figures": figures, "path": published }))
    };
    let refused = publication(true).expect_err("small numbers would be in it");
    assert_eq!(refused.kept.as_deref(), Some("Nothing was written."));
    assert_eq!(publication(false).expect_err("names are not compared").code, Code::NoKeyFile);
    assert!(!published.exists());
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
    let gone = publication(false).expect("it leaves");
    assert_eq!((gone.codes, gone.better_name), (2, None));
    assert_eq!(gone.said, "Exported 2 codes for publication");
    assert_eq!(kinds(&desk).iter().filter(|kind| *kind == "export").count(), 3);
}
