//! Replacements from files: numbers of each interview's own, and rows that fit nothing.

use std::path::PathBuf;

use verbatim_model::{IdentifierKind, TranscriptId};
use verbatim_study::deidentification::{Applying, ReplacementsFile, ReplacementsReport};
use verbatim_study::{Changed, Silent, StudyError};
use verbatim_testkit::{TestStudy, a_study, open_keys};

use super::deidentification::text_of;
use crate::dump::Beside;

const FIRST: &str = "Interviewer: Who?\n\nOna: Sol and Sol’s aunt Bea. Call 555-0142.\n";
const SECOND: &str = "Interviewer: Who?\n\nOna: Sol, with Pim. 🌱 Call 555-0177.\n";

fn begun() -> (TestStudy, [TranscriptId; 2]) {
    let mut study = a_study();
    let ids = [study.import("A-1.txt", FIRST), study.import("B-2.txt", SECOND)];
    open_keys(&mut study);
    (study, ids)
}

fn file(name: &str, text: &str) -> ReplacementsFile {
    ReplacementsFile { path: PathBuf::from(name), bytes: text.as_bytes().to_vec() }
}

fn apply(
    study: &mut TestStudy,
    files: &[ReplacementsFile],
    shared: bool,
) -> Result<Changed<ReplacementsReport>, StudyError> {
    study.apply_replacements(files, &Applying { shared, only: Vec::new() }, &Silent)
}

fn aliases(study: &TestStudy) -> Vec<(String, Vec<String>)> {
    study.aliases().unwrap().into_iter().map(|used| (used.alias.text, used.forms.unwrap())).collect()
}

const PEOPLE_OF_A: &str = r#"
{"quote":"Sol","occurrence":1,"kind":"person","replacement":"[colleague 1]"}
{"quote":"Sol","occurrence":2,"kind":"person","replacement":"[colleague 1]"}
{"quote":"Bea","occurrence":1,"kind":"person","replacement":"[colleague 1’s relative]"}
{"quote":"555-0142","occurrence":1,"kind":"phone","replacement":"[phone number]"}
"#;
const PEOPLE_OF_B: &str = r#"
{"quote":"Pim","occurrence":1,"kind":"person","replacement":"[colleague 2]"}
{"quote":"Sol","occurrence":1,"kind":"person","replacement":"[colleague 1]"}
{"quote":"555-0177","occurrence":1,"kind":"phone","replacement":"[phone number]"}
"#;

#[test]
fn each_transcript_numbers_its_own_people_and_words_without_a_number_are_shared() {
    let (mut study, [a, b]) = begun();
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let files = [file("A-1.jsonl", PEOPLE_OF_A), file("B-2.jsonl", PEOPLE_OF_B)];
    let done = apply(&mut study, &files, false).unwrap();
    assert_eq!(done.value.problems, Vec::<String>::new());
    assert_eq!((done.value.redacted.places, done.value.transcripts.len()), (7, 2));
    let text = text_of(&study, a);
    assert!(text.ends_with(
        "Ona: [colleague 1] and [colleague 1]’s aunt [colleague 1’s relative]. Call [phone number].\n"
    ));
    let text = text_of(&study, b);
    // The first row of B that was free keeps its number; the other Sol is somebody else.
    assert!(text.ends_with("Ona: [colleague 3], with [colleague 2]. 🌱 Call [phone number].\n"), "{text}");
    let names = |text: &str| aliases(&study).into_iter().find(|a| a.0 == text).unwrap().1;
    assert_eq!(names("phone number"), ["555-0142", "555-0177"]);
    assert_eq!(
        (names("colleague 1"), names("colleague 3")),
        (vec!["Sol".to_owned()], vec!["Sol".to_owned()])
    );
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), before, "all files are one action");
}

#[test]
fn a_detail_about_somebody_names_the_number_that_the_study_gave() {
    let (mut study, [_, b]) = begun();
    apply(&mut study, &[file("A-1.jsonl", PEOPLE_OF_A)], false).unwrap();
    let rows = "quote,replacement,kind\nSol,[colleague 1],person\nPim,[friend of colleague 1],other\n";
    apply(&mut study, &[file("B-2.csv", rows)], false).unwrap();
    assert!(
        text_of(&study, b).contains("[colleague 2], with [friend of colleague 2]."),
        "{}",
        text_of(&study, b)
    );
}

#[test]
fn numbers_are_those_of_the_study_where_that_is_said() {
    let (mut study, [a, b]) = begun();
    let both =
        "transcript,quote,replacement,kind\nA-1.txt,Sol,colleague 1,person\nB-2,Sol,[colleague 1],person\n";
    let done = apply(&mut study, &[file("names.csv", both)], true).unwrap().value;
    assert_eq!((done.redacted.places, done.redacted.made.len()), (2, 1));
    let again = "transcript,quote,replacement,kind\nA-1.txt,Sol,colleague 1,person\n";
    let done = apply(&mut study, &[file("names.csv", again)], true).unwrap().value;
    assert_eq!((done.redacted.places, done.redacted.made.len()), (1, 0), "the one that is there");
    for id in [a, b] {
        assert!(!text_of(&study, id).contains("Sol"));
    }
    let used = study.aliases().unwrap();
    assert_eq!((used.len(), used[0].places.len(), used[0].alias.kind), (1, 2, IdentifierKind::Person));
}

#[test]
fn rows_that_fit_nothing_are_listed_and_the_rest_goes_in_as_one_action() {
    let (mut study, [a, _]) = begun();
    let csv = "\
transcript,start,end,quote,occurrence,replacement,kind
A-1.txt,,,Sol,1,[colleague 1],person
A-1.txt,,,Nobody,1,[colleague 2],person
A-1.txt,,,Sol,5,[colleague 2],person
C-3.txt,,,Sol,1,[colleague 2],person
A-1.txt,,,Sol and,1,[colleague 2],person
A-1.txt,0,5,,,[role],person
A-1.txt,24,26,no,,[x],person
A-1.txt,900,905,,,[x],person
A-1.txt,,,Bea,1,a [b],person
A-1.txt,,,Bea,1,[colleague 2],sister
A-1.txt,,,Bea,1,[relative 1],person
";
    let trail = study.history(u32::MAX).unwrap().len();
    let done = apply(&mut study, &[file("names.csv", csv)], false).unwrap();
    assert_eq!(
        done.value.problems,
        [
            "line 3: the transcript does not contain this quotation (A-1.txt)",
            "line 4: the transcript contains this quotation 2 time(s), not 5 (A-1.txt)",
            "line 5: there is no transcript “C-3.txt”",
            "line 6: the place overlaps that of line 2 (A-1.txt)",
            "line 8: other words stand at these offsets than the file says (A-1.txt)",
            "line 9: the passage ends at 905, after the end of the transcript at 63 (A-1.txt)",
            "line 10: an alias is one line of words without brackets (A-1.txt)",
            "line 11: The kind is not known. It can be: person, place, organisation, street, phone, e-mail, web address, handle, date, age, number, pattern, life detail.",
        ]
    );
    assert_eq!(study.history(u32::MAX).unwrap().len(), trail + 1);
    let text = text_of(&study, a);
    assert_eq!(text, "[role]: Who?\n\nOna: [colleague 1] and Sol’s aunt [relative 1]. Call 555-0142.\n");
    assert!(study.speakers().unwrap().iter().any(|s| s.label == "[role]"), "a label is one of a speaker");
    study.assert_sound();
}

#[test]
fn a_file_of_which_nothing_fits_changes_nothing() {
    let (mut study, _) = begun();
    let beside = Beside::open(study.path());
    let rows = beside.rows();
    let done = apply(&mut study, &[file("A-1.csv", "quote,replacement\nnot there,[x]\n")], false).unwrap();
    assert_eq!((done.number, done.value.problems.len()), (None, 1));
    let no_file = apply(&mut study, &[file("A-1.csv", "quote,alias\nSol,[x]\n")], false).unwrap().value;
    assert_eq!(no_file.problems.len(), 1);
    assert!(no_file.problems[0].starts_with("A-1.csv: The file has no column “replacement”"));
    study.close_key_file();
    let closed = apply(&mut study, &[file("A-1.csv", "quote,replacement\nSol,[x]\n")], false);
    assert!(matches!(closed, Err(StudyError::Deidentification(_))));
    assert_eq!(beside.rows(), rows);
}

#[test]
fn rows_about_other_transcripts_stay_out_where_some_are_named() {
    let (mut study, [a, b]) = begun();
    let both =
        "transcript,quote,replacement,kind\nA-1.txt,Sol,[friend 1],person\nB-2.txt,Sol,[friend 1],person\n";
    let only = Applying { shared: false, only: vec![b] };
    let done = study.apply_replacements(&[file("names.csv", both)], &only, &Silent).unwrap().value;
    assert_eq!(done.transcripts, [b]);
    assert_eq!(done.notes, ["1 row is about a transcript that was not named here."]);
    assert!(text_of(&study, a).contains("Sol") && !text_of(&study, b).contains("Sol"));
}

#[test]
fn offsets_of_a_former_text_and_parts_of_words_are_refused() {
    let (mut study, [a, _]) = begun();
    let rows = |rows: &str| file("A-1.csv", &format!("start,end,text,replacement\n{rows}\n"));
    let part = apply(&mut study, &[rows("25,27,,[x]")], false).unwrap().value;
    assert_eq!(part.problems, ["line 2: the place begins or ends inside a word (A-1.txt)"]);
    let done = apply(&mut study, &[rows("24,27,,[colleague 1]")], false).unwrap().value;
    assert_eq!((done.problems.len(), done.redacted.places), (0, 1), "{:?}", done.problems);

    let text = text_of(&study, a);
    let old = apply(&mut study, &[rows("46,49,,[relative 1]")], false).unwrap().value;
    assert!(old.problems[0].contains("offsets alone may be of other words"), "{:?}", old.problems);
    assert_eq!(text_of(&study, a), text);
    let at =
        u32::try_from(text.chars().count() - text.chars().rev().collect::<String>().find("aeB").unwrap() - 3);
    let at = at.unwrap();
    let row = format!("{at},{},Bea,[relative 1]", at + 3);
    assert_eq!(apply(&mut study, &[rows(&row)], false).unwrap().value.redacted.places, 1);
}

#[test]
fn the_labels_of_a_reply_are_replaced_before_every_turn() {
    let (mut study, _) = begun();
    let text = "Ona met us.\n\nInterviewer: Who?\n\nOna: Sol.\n\nInterviewer: And?\n\nOna: Bea.\n";
    let c = study.import("C-3.txt", text);
    let reply = r#"{"findings": [], "labels": [
        {"transcript": "C-3.txt", "label": "Ona", "replacement": "[interviewee]"},
        {"transcript": "C-3.txt", "label": "Nobody", "replacement": "[interviewee]"}]}"#;
    let done = apply(&mut study, &[file("found.json", reply)], false).unwrap().value;
    assert_eq!(done.problems, ["line 2: no speaker has this label (C-3.txt)"]);
    let replaced = text.replace("Ona:", "[interviewee]:");
    assert_eq!(text_of(&study, c), replaced, "what is no label is a finding of its own");
}
