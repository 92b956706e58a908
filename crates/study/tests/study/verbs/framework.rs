//! The framework matrix: summaries stand until they are written anew, and say when their passages changed.

use verbatim_model::{CodeId, IntervieweeId, TranscriptId};
use verbatim_study::framework::{FrameworkCell, FrameworkOptions};
use verbatim_study::interviews::Correction;
use verbatim_study::{Silent, Study};
use verbatim_testkit::{TestStudy, a_study};

const TEXT: &str = "Q: And then?\n\nP-01: They came at dawn and nobody explained.\n";
const PEOPLE: &str = "id,category\nP-01,Advocates\nP-02,Officers\n";

struct Two {
    study: TestStudy,
    theme: CodeId,
    below: CodeId,
    person: IntervieweeId,
    transcript: TranscriptId,
}

/// A person with one passage of a code below a theme, and another who said nothing of it.
fn two() -> Two {
    let mut study = a_study();
    study.people(PEOPLE);
    let below = study.add("Raids > Night");
    let theme = study.find_code("Raids").unwrap().id;
    let transcript = study.import("P-01.txt", TEXT);
    study.import("P-02.txt", "P-02: I know nothing of that.\n");
    let (start, end) = at("They came at dawn");
    study.put(transcript, start, end, below);
    let person = study.find_interviewee("P-01").unwrap().id;
    Two { study, theme, below, person, transcript }
}

fn at(words: &str) -> (u32, u32) {
    let start = u32::try_from(TEXT.find(words).unwrap()).unwrap();
    (start, start + u32::try_from(words.len()).unwrap())
}

fn cell(study: &Study, code: CodeId, person: IntervieweeId) -> Option<FrameworkCell> {
    let options = FrameworkOptions { codes: vec![code], ..FrameworkOptions::default() };
    let row = study.framework(&options).unwrap().rows.remove(0);
    row.cells.into_iter().find(|cell| cell.person == person)
}

/// What the summary of the theme says, and whether its passages changed since.
fn summary(two: &Two) -> Option<(String, bool)> {
    let known = cell(&two.study, two.theme, two.person)?.summary?;
    Some((known.summary.text, known.changed_since))
}

impl Two {
    fn write(&mut self, text: &str) -> Option<i64> {
        self.study.write_summary(self.person, self.theme, text).unwrap().number
    }

    fn correct(&mut self, (start, end): (u32, u32), text: &str) {
        let correction = Correction {
            transcript: self.transcript,
            start,
            end,
            seen: None,
            text: text.to_owned(),
            drop_emptied: false,
        };
        self.study.correct_text(&correction).unwrap();
    }
}

#[test]
fn a_summary_stands_with_the_passages_of_its_branch_and_is_written_removed_and_taken_back() {
    let mut two = two();
    assert_eq!(cell(&two.study, two.theme, two.person).unwrap().passages, 1);
    two.write("  Came at dawn. ");
    assert_eq!(summary(&two), Some(("Came at dawn.".to_owned(), false)));
    assert_eq!(two.write("Came at dawn."), None, "as it was");
    assert_eq!(two.study.history(1).unwrap()[0].label, "Summed up P-01 on Raids");
    two.write("");
    assert_eq!(summary(&two), None);
    two.study.undo("Ines").unwrap();
    two.study.reopen();
    assert_eq!(summary(&two), Some(("Came at dawn.".to_owned(), false)));
    two.study.assert_sound();
}

#[test]
fn whoever_is_not_in_a_row_said_nothing_and_rows_are_read_in_pages() {
    let mut two = two();
    two.study.add("Waiting");
    let all = two.study.framework(&FrameworkOptions::default()).unwrap();
    assert_eq!((all.of, all.rows.len(), all.people.len()), (2, 2, 2));
    assert!(all.rows[0].cells.iter().all(|cell| cell.person == two.person));
    let page = FrameworkOptions { from: 1, limit: Some(1), ..FrameworkOptions::default() };
    let page = two.study.framework(&page).unwrap();
    assert_eq!((page.of, page.rows.len(), page.rows[0].path.as_str()), (2, 1, "Waiting"));
    let officers =
        FrameworkOptions { categories: vec!["Officers".to_owned()], ..FrameworkOptions::default() };
    let officers = two.study.framework(&officers).unwrap();
    assert_eq!(officers.people.len(), 1);
    assert!(officers.rows[0].cells.is_empty());
}

#[test]
fn it_is_flagged_when_a_passage_comes_goes_or_says_something_else_and_not_when_it_only_moves() {
    let mut two = two();
    two.write("Came at dawn.");
    let flagged = |two: &Two| summary(two).unwrap().1;
    two.correct(at("And then?"), "And what came then?");
    assert!(!flagged(&two), "the passage stands further on and says the same");
    two.study.undo("Ines").unwrap();
    two.correct(at("dawn"), "night");
    assert!(flagged(&two));
    two.write("Came at dawn.");
    assert!(!flagged(&two), "written again on the passages of now");
    two.study.undo("Ines").unwrap();
    two.study.undo("Ines").unwrap();
    assert!(!flagged(&two));
    let (start, end) = at("nobody explained");
    let added = two.study.put(two.transcript, start, end, two.theme);
    assert!(flagged(&two));
    two.study.remove_codings(&[added.id]).unwrap();
    assert!(!flagged(&two), "the passages are those of before");
}

#[test]
fn it_goes_with_its_code_or_person_and_is_joined_where_codes_are_merged() {
    let mut two = two();
    let other = two.study.add("Visits");
    two.write("Came at dawn.");
    two.study.write_summary(two.person, other, "Visited twice.").unwrap();
    two.study.merge_codes(&[other], two.theme).unwrap();
    assert_eq!(summary(&two).unwrap().0, "Came at dawn.\n\nVisited twice.");
    two.study.undo("Ines").unwrap();
    two.study.merge_codes(&[two.below], other).unwrap();
    assert_eq!(cell(&two.study, other, two.person).unwrap().summary.unwrap().summary.text, "Visited twice.");
    two.study.undo("Ines").unwrap();
    two.study.delete_code(two.theme).unwrap();
    two.study.assert_sound();
    two.study.undo("Ines").unwrap();
    assert!(summary(&two).is_some());
    two.study.remove_interviewee(two.person).unwrap();
    two.study.assert_sound();
    two.study.undo("Ines").unwrap();
    assert!(summary(&two).is_some());
}

#[test]
fn the_leak_scan_reads_it_as_the_words_of_a_coder() {
    let mut two = two();
    two.write("Her sister Ilse Brandt was there, 41 Harbour Street.");
    let scan = two.study.scan_leaks(&Silent).unwrap();
    let scope = scan.scopes.iter().find(|scope| scope.place == "summary").unwrap();
    assert_eq!((scope.of, scope.clean), (1, 0));
}
