//! Bringing transcripts in: each bad file has its sentence, and the others of the batch go in.

use std::fs::File;
use std::io::Write;

use serde_json::Value;

use crate::fixtures::{NP_1, PEOPLE, STUDY, small};
use crate::home::{Home, texts};

/// What became of each file of an import.
fn outcomes(reply: &Value) -> Vec<(String, String, String)> {
    let row = |file: &Value| {
        let text = |field: &str| file[field].as_str().unwrap().to_owned();
        (text("file"), text("outcome"), texts(&file["messages"]).join(" "))
    };
    reply["files"].as_array().unwrap().iter().map(row).collect()
}

fn outcome_of(reply: &Value, file: &str) -> (String, String) {
    let found = outcomes(reply).into_iter().find(|(name, ..)| name == file);
    found.map(|(_, outcome, said)| (outcome, said)).unwrap()
}

/// A small document that unpacks to many megabytes.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.write_all(b"<Types/>").unwrap();
    zip.start_file("word/document.xml", options).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..20 {
        zip.write_all(&blank).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn each_bad_file_is_named_with_its_reason_and_the_others_go_in() {
    let home = small();
    home.write("empty.txt", "");
    home.write("blank.txt", "\n \n\t\n");
    home.write("binary.txt", (0..=255u8).cycle().take(4000).collect::<Vec<_>>());
    home.write("report.pdf", "%PDF-1.7\n1 0 obj\n");
    home.write("torn.docx", "PK\x03\x04 and nothing more");
    home.write("bomb.docx", bomb());
    File::create(home.path("huge.txt")).unwrap().set_len(500 << 20).unwrap();
    std::fs::create_dir(home.path("folder.txt")).unwrap();
    std::os::unix::fs::symlink(home.path("nowhere.txt"), home.path("dangling.txt")).unwrap();
    home.write("good.txt", "Interviewer: When?\n\nRespondent: In the second week of the month.\n");
    let names = [
        "empty.txt",
        "blank.txt",
        "binary.txt",
        "report.pdf",
        "torn.docx",
        "bomb.docx",
        "huge.txt",
        "folder.txt",
        "dangling.txt",
        "good.txt",
    ];
    let before = home.json(&["info", STUDY]);
    let reply = home.json_ending(1, &[&["import", STUDY], names.as_slice()].concat());
    assert_eq!([&reply["imported"], &reply["skipped"], &reply["failed"]], [1, 0, 9]);
    let order: Vec<String> = outcomes(&reply).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(order, names, "files are answered in their order");
    for (file, reason) in [
        ("empty.txt", "The file is empty."),
        ("blank.txt", "The file holds no text."),
        ("binary.txt", "The file is not text: it holds binary data."),
        ("report.pdf", "Verbatim cannot read PDF files as a transcript."),
        ("torn.docx", "The document is damaged: the end of the file is missing."),
        ("bomb.docx", "The file was not unpacked:"),
        ("huge.txt", "The file is too large: 500 MB, the limit is 100 MB."),
        ("folder.txt", "This is a folder. Choose the files in it."),
        ("dangling.txt", "There is no such file."),
    ] {
        let (outcome, said) = outcome_of(&reply, file);
        assert_eq!(outcome, "failed");
        assert!(said.starts_with(reason), "{file}: {said}");
    }
    assert_eq!(outcome_of(&reply, "good.txt").0, "imported");
    let after = home.json(&["info", STUDY]);
    let one_more = |what: &str| after[what].as_u64().unwrap() - before[what].as_u64().unwrap();
    assert_eq!(["interviews", "actions"].map(one_more), [1, 1]);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn a_batch_of_which_nothing_can_be_read_is_no_action() {
    let home = small();
    home.write("empty.txt", "");
    let before = home.json(&["history", STUDY]);
    home.json_ending(1, &["import", STUDY, "empty.txt", "missing.txt"]);
    assert_eq!(home.json(&["history", STUDY]), before);
}

#[test]
fn the_preview_says_the_same_of_a_bad_file_and_stores_nothing() {
    let home = small();
    home.write("empty.txt", "");
    home.write("NP-10 second.txt", "Interviewer: Again?\n\nRespondent: Yes, again.\n");
    let before = std::fs::read(home.path(STUDY)).unwrap();
    let reply = home.json_ending(1, &["import", STUDY, "empty.txt", "NP-10 second.txt", "--preview"]);
    let files = reply["files"].as_array().unwrap();
    assert_eq!(files[0]["error"], "The file is empty.");
    assert_eq!((&files[1]["error"], &files[1]["turns"]), (&Value::Null, &2.into()));
    assert_eq!((&files[1]["words"], &files[1]["interviewee"]), (&2.into(), &"NP-10".into()));
    assert_eq!(texts(&files[1]["speakers"]), ["Interviewer (interviewer)", "Respondent (respondent)"]);
    assert_eq!(std::fs::read(home.path(STUDY)).unwrap(), before);
}

#[test]
fn an_encoding_can_be_chosen_for_preview_and_import_and_a_wrong_one_is_named() {
    let home = small();
    home.write("latin.txt", b"Respondent: Caf\xe9 at the corner, ni\xf1os at noon.\n");
    let preview = |label: &str, code: i32| {
        home.json_ending(code, &["import", STUDY, "latin.txt", "--preview", "--encoding", label])["files"][0]
            .clone()
    };
    assert!(preview("windows-1252", 0)["beginning"].as_str().unwrap().contains("Café at the corner, niños"));
    assert!(preview("windows-1251", 0)["beginning"].as_str().unwrap().contains("Cafй"), "the choice decides");
    assert_eq!(preview("utf-8", 1)["error"], "The file cannot be read as UTF-8. Choose another encoding.");
    let said = preview("klingon", 1)["error"].as_str().unwrap().to_owned();
    assert!(said.starts_with("There is no encoding called “klingon”."), "{said}");

    let import = |label: &str, code: i32| {
        outcome_of(&home.json_ending(code, &["import", STUDY, "latin.txt", "--encoding", label]), "latin.txt")
    };
    assert_eq!(import("utf-8", 1).1, "The file cannot be read as UTF-8. Choose another encoding.");
    assert_eq!(import("windows-1252", 0).0, "imported");
    assert_eq!(home.json(&["search", STUDY, "niños"])["hits"][0]["text"], "niños");
}

#[test]
fn a_text_that_is_there_is_skipped_whatever_its_name_and_a_taken_name_is_refused() {
    let home = small();
    home.write("copy of NP-1.txt", NP_1.replace('\n', "\r\n"));
    home.write("NP-10.txt", "Respondent: Another text under the same name.\n");
    let reply = home.json_ending(1, &["import", STUDY, "copy of NP-1.txt", "NP-10.txt"]);
    let (outcome, said) = outcome_of(&reply, "copy of NP-1.txt");
    assert_eq!(outcome, "skipped");
    assert_eq!(said, "The same text is in the study already, as NP-1.txt. Nothing was done.");
    let (outcome, said) = outcome_of(&reply, "NP-10.txt");
    assert_eq!(outcome, "failed");
    assert!(said.starts_with("Another text of this name is in the study."), "{said}");
    assert_eq!(home.json(&["info", STUDY])["interviews"], 3);
}

#[test]
fn skipping_alone_is_no_failure_and_twice_in_one_batch_is_once() {
    let home = small();
    home.write("NP-1.txt", NP_1);
    home.ok(&["import", STUDY, "NP-1.txt"]);
    home.write("a.txt", "Respondent: Told twice.\n");
    home.write("b.txt", "Respondent: Told twice.\n");
    let reply = home.json(&["import", STUDY, "a.txt", "b.txt"]);
    assert_eq!([&reply["imported"], &reply["skipped"]], [1, 1]);
}

#[test]
fn files_are_bound_to_the_longest_id_that_ends_at_a_boundary() {
    let home = Home::new();
    home.write("people.csv", PEOPLE);
    home.ok(&["new", STUDY, "--interviewees", "people.csv"]);
    for name in ["NP-1.txt", "NP-10.txt", "NP-1 second.txt", "np-10_b.txt", "NP-100.txt"] {
        home.write(name, format!("Respondent: This is what {name} says.\n"));
    }
    let files = ["NP-1.txt", "NP-10.txt", "NP-1 second.txt", "np-10_b.txt", "NP-100.txt"];
    let reply = home.json(&[&["import", STUDY], files.as_slice()].concat());
    let whose: Vec<&Value> = reply["files"].as_array().unwrap().iter().map(|f| &f["interviewee"]).collect();
    assert_eq!(whose, [&"NP-1".into(), &"NP-10".into(), &"NP-1".into(), &"NP-10".into(), &Value::Null]);
    let (_, said) = outcome_of(&reply, "NP-100.txt");
    assert!(said.contains("nobody's until you assign it"), "{said}");
}

#[test]
fn every_format_comes_in_and_its_kind_is_kept() {
    let home = small();
    home.write("talk.vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Mara>We waited outside.\n");
    home.write("talk.srt", "1\n00:00:01,000 --> 00:00:04,000\nOmar: We waited inside.\n");
    home.write("talk.md", "**Interviewer:** Where?\n\n**Respondent:** At the gate.\n");
    let reply = home.json(&["import", STUDY, "talk.vtt", "talk.srt", "talk.md", "--kind", "translation"]);
    assert_eq!(reply["imported"], 3);
    let list = home.json(&["interviews", "list", STUDY]);
    let kind = |name: &str| {
        let rows = list["interviews"].as_array().unwrap();
        rows.iter().find(|row| row["file_name"] == name).unwrap()["kind"].clone()
    };
    assert_eq!(
        [kind("talk.vtt"), kind("talk.srt"), kind("talk.md"), kind("NP-1.txt")],
        ["translation", "translation", "translation", "recording"]
    );
}
