//! Codings: whose they are, what they stand on, and what is counted.

use std::path::PathBuf;

use verbatim_model::Stance;
use verbatim_study::codebook::TextField;
use verbatim_study::codings::{CodingFilter, CodingsFile, Mapping, Marks, NewCoding};
use verbatim_study::{Silent, Study, StudyError};
use verbatim_testkit::a_study;

const TALK: &str = "Q: How did it begin?\n\nP-01: They came at dawn. Nobody explained.\n";

#[test]
fn the_lead_coder_of_an_interview_is_counted_where_two_have_coded_it() {
    let mut study = a_study();
    let code = study.add("Raids");
    let talk = study.import("P-01.txt", TALK);
    let later = study.import("P-02.txt", "P-02: We waited in the corridor.\n");
    let ines = study.put(talk, 28, 37, code);
    study.choose_coder("Theo").unwrap();
    study.put(talk, 28, 45, code);
    study.put(talk, 47, 53, code);
    study.put(later, 6, 15, code);
    let passages = |study: &verbatim_testkit::TestStudy| study.code_counts().unwrap()[0].passages;
    assert_eq!(passages(&study), 2, "one by Ines in the first interview, one by Theo in the second");
    study.choose_coder("Ines").unwrap();
    study.remove_codings(&[ines.id]).unwrap();
    assert_eq!(passages(&study), 3, "now Theo was first in both");
    study.undo("Ines").unwrap();
    assert_eq!(passages(&study), 2);
}

#[test]
fn resizing_a_coding_keeps_its_memo_its_stance_and_its_id() {
    let mut study = a_study();
    let code = study.add("Raids");
    study.describe_code(code, &[(TextField::Statement, "They find few people.".to_owned())]).unwrap();
    let talk = study.import("P-01.txt", TALK);
    let new = NewCoding {
        memo: Some("Said with a pause.".to_owned()),
        stance: Some(Stance::Qualifies),
        ..NewCoding::plain(talk, 28, 37, code)
    };
    let coding = study.add_coding(new).unwrap().value.coding;
    study.resize_coding(coding.id, 28, 45, None).unwrap();
    let row = &study.codings(&Default::default()).unwrap()[0];
    assert_eq!((row.coding.id, row.coding.stance), (coding.id, Some(Stance::Qualifies)));
    assert_eq!(row.memos[0].text, "Said with a pause.");
    assert_eq!(study.words_of(&row.coding), "They came at dawn");
    study.assert_sound();
}

#[test]
fn a_coding_of_another_coder_cannot_be_changed() {
    let mut study = a_study();
    let code = study.add("Raids");
    let coding = study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.", code)[0].clone();
    study.choose_coder("Theo").unwrap();
    let last = study.history(1).unwrap()[0].action.number;
    let marks = Marks { quotable: Some(true), ..Marks::default() };
    let refused = [
        study.resize_coding(coding.id, 6, 10, None).map(drop),
        study.mark_codings(&[coding.id], &marks).map(drop),
        study.remove_codings(&[coding.id]).map(drop),
        study.recode_codings(&[coding.id], code).map(drop),
    ];
    for refusal in refused {
        assert!(matches!(refusal, Err(StudyError::NotYours(owner)) if owner == "Ines"));
    }
    assert_eq!(study.coding(coding.id).unwrap(), coding);
    assert_eq!(study.history(1).unwrap()[0].action.number, last);
}

#[test]
fn nothing_is_coded_where_the_text_is_not_what_the_coder_saw() {
    let mut study = a_study();
    let code = study.add("Raids");
    let talk = study.import("P-01.txt", TALK);
    let seen = |seen: &str| NewCoding { seen: Some(seen.to_owned()), ..NewCoding::plain(talk, 28, 37, code) };
    assert!(matches!(study.add_coding(seen("They left")), Err(StudyError::TextChanged)));
    assert_eq!(study.counts().unwrap().codings, 0);
    study.add_coding(seen("They came")).unwrap();
}

#[test]
fn the_same_coder_code_and_passage_twice_is_one_coding_of_the_same_of_two_coders_is_two() {
    let mut study = a_study();
    let code = study.add("Raids");
    let talk = study.import("P-01.txt", TALK);
    let first = study.put(talk, 28, 37, code);
    let again = study.add_coding(NewCoding::plain(talk, 28, 37, code)).unwrap();
    assert!(again.value.already_there && again.number.is_none());
    assert_eq!(again.value.coding, first);
    study.choose_coder("Theo").unwrap();
    study.put(talk, 28, 37, code);
    assert_eq!(study.counts().unwrap().codings, 2);
    assert_eq!(study.code_counts().unwrap()[0].passages, 1);
}

#[test]
fn a_stance_needs_a_statement_of_the_code_or_of_one_above_it() {
    let mut study = a_study();
    let (theme, below) = (study.add("Raids"), study.add("Raids > Harm"));
    let talk = study.import("P-01.txt", TALK);
    let new = || NewCoding { stance: Some(Stance::Supports), ..NewCoding::plain(talk, 28, 37, below) };
    assert!(matches!(study.add_coding(new()), Err(StudyError::NoStatement(name)) if name == "Harm"));
    study.describe_code(theme, &[(TextField::Statement, "They find few people.".to_owned())]).unwrap();
    study.add_coding(new()).unwrap();
}

#[test]
fn a_coding_wholly_in_the_interviewers_turns_counts_nowhere_and_says_so() {
    let mut study = a_study();
    let code = study.add("Raids");
    let talk = study.import("P-01.txt", TALK);
    let added = study.add_coding(NewCoding::plain(talk, 3, 6, code)).unwrap().value;
    assert!(added.counts_nowhere);
    assert_eq!(study.code_counts().unwrap()[0].passages, 0);
}

#[test]
fn rows_of_an_import_that_fit_nothing_are_listed_and_the_rest_is_one_action() {
    let mut study = a_study();
    study.add("Raids");
    study.import("P-01.txt", TALK);
    let csv = "file,start,end,code,memo\nP-01.txt,28,37,Raids,Good\nP-01.txt,28,3700,Raids,\nP-09.txt,1,2,Raids,\n\
        P-01.txt,39,44,Trust,\nP-01.txt,47,53,Raids,\nP-01.txt,28,37,Raids,\n";
    let file = || CodingsFile { path: PathBuf::from("codings.csv"), bytes: csv.as_bytes().to_vec() };
    let done = study.import_codings(&[file()], &Silent).unwrap();
    let lines: Vec<&str> = done.value.problems.iter().map(|p| p.split(':').next().unwrap()).collect();
    assert_eq!(
        (done.value.added, done.value.already_there, lines),
        (2, 1, vec!["line 3", "line 4", "line 5"])
    );
    let again = study.import_codings(&[file()], &Silent).unwrap();
    assert_eq!((again.value.added, again.value.already_there, again.number), (0, 3, None));
    study.undo("Ines").unwrap();
    assert_eq!((study.counts().unwrap().codings, study.counts().unwrap().memos), (0, 0));
}

#[test]
fn excerpts_of_another_tool_make_codes_and_are_found_by_their_words() {
    let mut study = a_study();
    study.add("Raids");
    study.import(
        "P-01.txt",
        "Q: How did it begin?\n\nP-01: They came at dawn.\n\nP-01: No. They came at dawn. No.\n",
    );
    let csv = "Document name,Code,Segment,Comment\n\
        P-01,Raids,\"begin?\r\nP-01: They came\",Which day?\n\
        P-01,Places > Yard,No. They,\n\
        P-01,Places > Yard,They came at dawn,\n\
        P-01,Places > Gate,They came at noon,\n\
        P-07,Places > Gate,They,\n";
    let file = || CodingsFile { path: PathBuf::from("segments.csv"), bytes: csv.as_bytes().to_vec() };
    let report = study.import_codings(&[file()], &Silent).unwrap().value;
    let codings = study.codings(&CodingFilter::default()).unwrap();
    let mut words: Vec<String> = codings.iter().map(|row| study.words_of(&row.coding)).collect();
    words.sort();
    assert_eq!(words, ["No. They", "begin?\n\nP-01: They came"]);
    assert!(study.find_code("Places > Yard").is_ok() && study.find_code("Gate").is_err());
    let begins = [
        "line 5: the transcript contains this quotation more than once, and nothing says which place is meant (P-01.txt)",
        "line 6: the transcript does not contain this quotation (P-01.txt)",
        "line 7: ",
    ];
    assert_eq!(report.problems.len(), 3, "{:?}", report.problems);
    assert!(
        report.problems.iter().zip(begins).all(|(is, begin)| is.starts_with(begin)),
        "{:?}",
        report.problems
    );
    assert!(
        report.notes.iter().any(|note| note.ends_with("were added: Places; Places > Yard.")),
        "{:?}",
        report.notes
    );
    assert_eq!(study.memos().unwrap()[0].text, "Which day?");
    assert_eq!(study.import_codings(&[file()], &Silent).unwrap().value.already_there, 2);
    study.undo("Ines").unwrap();
    assert!(study.find_code("Yard").is_err(), "codes and codings are one action");
}

#[test]
fn codes_of_a_table_of_verbatims_own_form_are_added_only_where_that_is_asked_for() {
    let mut study = a_study();
    study.import("P-01.txt", TALK);
    let csv = "file,quote,code\nP-01.txt,at dawn,Raids > Hours\n";
    let file = || CodingsFile { path: PathBuf::from("own.csv"), bytes: csv.as_bytes().to_vec() };
    assert_eq!(study.import_codings(&[file()], &Silent).unwrap().value.added, 0);
    let mapping = Mapping { add_codes: true, ..Mapping::default() };
    assert_eq!(study.import_mapped_codings(&[file()], &mapping, &Silent).unwrap().value.added, 1);
    assert!(study.find_code("Raids > Hours").is_ok());
}

/// Codes of the codings of a study, as paths in the order of the passages.
fn coded(study: &Study) -> Vec<String> {
    let book = study.codebook().unwrap();
    let codings = study.codings(&CodingFilter::default()).unwrap();
    codings.iter().map(|row| book.path_of(row.coding.code).unwrap().to_string()).collect()
}

#[test]
fn a_name_means_the_same_code_in_every_row_however_many_come_in_beside_it() {
    let mut study = a_study();
    study.import("P-01.txt", TALK);
    study.add("Places > Gate");
    // “Gate” ends two paths once the second row has come in; “Yard” is no path of the study, and would be found by
    // the end of the path of the third.
    let csv = "Document,Code,Segment\n\
        P-01,Gate,They came\n\
        P-01,Raids\\Gate,at dawn\n\
        P-01,Raids\\Yard,Nobody\n\
        P-01,Yard,begin?\n\
        P-01,Gate,explained\n";
    let file = CodingsFile { path: PathBuf::from("segments.csv"), bytes: csv.as_bytes().to_vec() };
    let report = study.import_codings(&[file], &Silent).unwrap().value;
    assert_eq!((report.added, report.problems.as_slice()), (5, [].as_slice()), "{:?}", report.problems);
    let mut codes = coded(&study);
    codes.sort();
    assert_eq!(codes, ["Places > Gate", "Places > Gate", "Raids > Gate", "Raids > Yard", "Yard"]);
}

#[test]
fn what_an_earlier_file_did_not_find_may_come_in_with_a_later_one_and_a_name_that_cannot_be_is_told() {
    let mut study = a_study();
    study.import("P-01.txt", TALK);
    let own = "file,quote,code\nP-01.txt,at dawn,Raids>Hours\n";
    let theirs = "Document,Code,Segment\nP-01,Raids\\Hours,They came\n";
    let files = [("own.csv", own), ("segments.csv", theirs), ("again.csv", own)];
    let files =
        files.map(|(name, text)| CodingsFile { path: PathBuf::from(name), bytes: text.as_bytes().to_vec() });
    let report = study.import_codings(&files, &Silent).unwrap().value;
    assert_eq!((report.added, report.problems.len()), (2, 1), "{:?}", report.problems);
    assert_eq!(coded(&study), ["Raids > Hours", "Raids > Hours"]);

    let own = "file,quote,code\nP-01.txt,at dawn,Raids>Days\nP-01.txt,at dawn,Raids > > Days\n";
    let file = CodingsFile { path: PathBuf::from("own.csv"), bytes: own.as_bytes().to_vec() };
    let mapping = Mapping { add_codes: true, ..Mapping::default() };
    let report = study.import_mapped_codings(&[file], &mapping, &Silent).unwrap().value;
    assert_eq!(report.added, 1);
    assert!(study.find_code("Raids > Days").is_ok());
    assert_eq!(report.problems, ["line 3: “Raids >  > Days” is no name of a code: a code needs a name"]);
}
