//! Attributes of codings: values, what is refused, and what they narrow and split.

use verbatim_model::{ActionKind, CodeId, Coding, CodingAttribute, IntervieweeId};
use verbatim_study::analysis::{CellOptions, Choice, MatrixOptions, Where};
use verbatim_study::codings::{CodingAttributeForm, CodingsFile};
use verbatim_study::{Silent, Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

const PEOPLE: &str = "id,category,shift\nP-01,Advocates,day\nP-02,Officers,night\n";

struct Talks {
    study: TestStudy,
    code: CodeId,
    /// Two of the first person, one of the second.
    codings: Vec<Coding>,
    operation: CodingAttribute,
}

fn form(name: &str, choices: &[&str]) -> CodingAttributeForm {
    CodingAttributeForm {
        name: name.to_owned(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    }
}

fn talks() -> Talks {
    let mut study = a_study();
    study.people(PEOPLE);
    let code = study.add("Raids");
    let mut codings =
        study.coded("P-01.txt", "P-01: ⟦They came at dawn⟧ twice, ⟦and by the river⟧ again.\n", code);
    codings.extend(study.coded("P-02.txt", "P-02: ⟦I heard of it⟧.\n", code));
    let operation = form("Operation", &["Northside", "Riverbank"]);
    let operation = study.define_coding_attribute(&operation).unwrap().value;
    Talks { study, code, codings, operation }
}

impl Talks {
    fn set(&mut self, coding: usize, value: Option<&str>) -> Result<Option<i64>, StudyError> {
        let id = self.codings[coding].id;
        Ok(self.study.set_coding_value(&[id], self.operation.id, value)?.number)
    }

    fn value(&self, coding: usize) -> Option<String> {
        let row = self.study.coding_rows(&self.codings[coding..=coding]).unwrap().remove(0);
        row.values.into_iter().next().map(|value| value.value)
    }
}

/// Heading, N, people and passages of each column in the row of the only code.
fn columns(study: &Study, names: &[&str], choice: &Choice) -> Vec<(String, u32, u32, u32)> {
    let columns = names.iter().map(|name| (*name).to_owned()).collect();
    let matrix = study.matrix_of(&MatrixOptions { columns, roll_up: true, words: true }, choice).unwrap();
    let cells = matrix.rows[0].cells.iter().map(|cell| *cell.figures().unwrap());
    let heads = matrix.columns.into_iter().zip(cells);
    heads.map(|(head, cell)| (head.value, head.reach.coded, cell.interviewees, cell.passages)).collect()
}

#[test]
fn a_value_is_set_and_taken_away_as_one_step_and_kept_as_it_is_spelt_among_the_choices() {
    let mut talks = talks();
    talks.set(0, Some(" northside ")).unwrap();
    assert_eq!(talks.value(0).as_deref(), Some("Northside"));
    assert_eq!(talks.set(0, Some("NORTHSIDE")).unwrap(), None, "as it was");
    let refused = talks.set(1, Some("Mill")).unwrap_err();
    assert_eq!(refused.to_string(), "“Mill” is no value of “Operation”; use one of: Northside, Riverbank");
    talks.set(0, None).unwrap();
    assert_eq!(talks.value(0), None);
    talks.study.undo("Ines").unwrap();
    assert_eq!(talks.value(0).as_deref(), Some("Northside"));
    let trail = talks.study.history_of_coding(talks.codings[0].id, 10).unwrap();
    let marked = trail.iter().filter(|step| step.action.kind == ActionKind::MarkCoding);
    assert_eq!(marked.count(), 2, "the trail of the coding tells of its values");
    talks.study.choose_coder("Theo").unwrap();
    assert!(matches!(talks.set(0, None), Err(StudyError::NotYours(who)) if who == "Ines"));
    talks.study.assert_sound();
}

#[test]
fn names_are_those_of_no_other_column_and_choices_leave_out_no_value_in_use() {
    let mut talks = talks();
    for name in ["operation", "Shift", "category", "two\nlines", " "] {
        assert!(talks.study.define_coding_attribute(&form(name, &[])).is_err(), "{name}");
    }
    let shift = talks.study.find_attribute("shift").unwrap().id;
    assert!(matches!(talks.study.rename_attribute(shift, "operation"), Err(StudyError::NameTaken { .. })));
    talks.set(0, Some("Northside")).unwrap();
    let id = talks.operation.id;
    let refused = talks.study.change_coding_attribute(id, &form("Operation", &["Riverbank"]));
    assert!(matches!(refused, Err(StudyError::ValueInUse { codings: 1, .. })));
    talks.study.change_coding_attribute(id, &form("Spoken of", &[])).unwrap();
    talks.set(1, Some("Mill")).unwrap();
    let row = talks.study.coding_attributes().unwrap().remove(0);
    assert_eq!(row.attribute.name, "Spoken of");
    assert_eq!(row.values, [("Northside".to_owned(), 1), ("Mill".to_owned(), 1)]);
    assert_eq!(talks.study.remove_coding_attribute(id).unwrap().value, 2);
    assert_eq!(talks.value(0), None);
    talks.study.undo("Ines").unwrap();
    assert_eq!(talks.value(0).as_deref(), Some("Northside"));
    talks.study.assert_sound();
}

#[test]
fn columns_by_it_count_people_who_speak_of_each_and_n_stays_that_of_all() {
    let mut talks = talks();
    for (coding, value) in [(0, "Northside"), (1, "Riverbank"), (2, "Northside")] {
        talks.set(coding, Some(value)).unwrap();
    }
    let all = Choice::default();
    let named = |rows: &[(&str, u32, u32, u32)]| -> Vec<(String, u32, u32, u32)> {
        rows.iter().map(|(name, n, people, passages)| ((*name).to_owned(), *n, *people, *passages)).collect()
    };
    assert_eq!(
        columns(&talks.study, &["operation"], &all),
        named(&[("Northside", 2, 2, 2), ("Riverbank", 2, 1, 1)])
    );
    assert_eq!(
        columns(&talks.study, &["category", "Operation"], &all),
        named(&[
            ("Advocates × Northside", 1, 1, 1),
            ("Advocates × Riverbank", 1, 1, 1),
            ("Officers × Northside", 1, 1, 1),
            ("Officers × Riverbank", 1, 0, 0),
        ])
    );
    let where_ = Where { attribute: "operation".to_owned(), values: vec!["riverbank".to_owned()] };
    let narrowed = Choice { wheres: vec![where_], ..Choice::default() };
    assert_eq!(
        columns(&talks.study, &["category"], &narrowed),
        named(&[("Advocates", 1, 1, 1), ("Officers", 1, 0, 0)])
    );
    assert_eq!(narrowed.left_out(), ["only passages whose operation is riverbank"]);
    // The matrix that was counted last is not that of the value of before.
    talks.set(2, Some("Riverbank")).unwrap();
    assert_eq!(
        columns(&talks.study, &["category"], &narrowed),
        named(&[("Advocates", 1, 1, 1), ("Officers", 1, 1, 1)])
    );
}

#[test]
fn a_cell_opens_the_passages_of_its_value_and_the_people_without() {
    let mut talks = talks();
    talks.set(0, Some("Northside")).unwrap();
    talks.set(1, Some("Riverbank")).unwrap();
    let cell = CellOptions {
        columns: vec!["operation".to_owned()],
        column: Some("Riverbank".to_owned()),
        code: Some(talks.code),
        roll_up: true,
    };
    let people = talks.study.matrix_cell(&cell, &Choice::default()).unwrap();
    let id = |label: &str| -> IntervieweeId { talks.study.find_interviewee(label).unwrap().id };
    assert_eq!(people.with.len(), 1);
    assert_eq!(people.with[0].person, id("P-01"));
    assert_eq!(people.with[0].codings, [talks.codings[1].clone()]);
    assert_eq!(people.without.iter().map(|one| one.person).collect::<Vec<_>>(), [id("P-02")]);
}

#[test]
fn files_of_codings_bring_values_in_and_codings_that_become_one_keep_them() {
    let mut talks = talks();
    let other = talks.study.add("Waiting");
    let csv =
        "file,quote,code,OPERATION\nP-02.txt,heard of it,Waiting,riverbank\nP-01.txt,dawn,Waiting,Mill\n";
    let file = CodingsFile { path: "more.csv".into(), bytes: csv.as_bytes().to_vec() };
    let report = talks.study.import_codings(&[file], &Silent).unwrap().value;
    assert_eq!(report.added, 1);
    assert_eq!(
        report.problems,
        ["line 3: “Mill” is no value of “Operation”; use one of: Northside, Riverbank"]
    );
    let lines = "{\"file\": \"P-01.txt\", \"quote\": \"twice\", \"code\": \"Waiting\", \"operation\": \"Northside\"}\n";
    let file = CodingsFile { path: "more.jsonl".into(), bytes: lines.as_bytes().to_vec() };
    assert_eq!(talks.study.import_codings(&[file], &Silent).unwrap().value.notes, Vec::<String>::new());
    let counts = talks.study.coding_attributes().unwrap().remove(0).values;
    assert_eq!(counts, [("Northside".to_owned(), 1), ("Riverbank".to_owned(), 1)]);
    // Two codings of one passage become one: the value goes over, another is written down.
    let transcript = talks.codings[0].transcript;
    let (start, end) = (talks.codings[0].span.start(), talks.codings[0].span.end());
    let twin = talks.study.put(transcript, start, end, other);
    talks.set(0, Some("Northside")).unwrap();
    talks.study.set_coding_value(&[twin.id], talks.operation.id, Some("Riverbank")).unwrap();
    talks.study.recode_codings(&[talks.codings[0].id], other).unwrap();
    let row = talks.study.coding_rows(&[twin]).unwrap().remove(0);
    assert_eq!(row.values[0].value, "Riverbank");
    assert_eq!(row.memos[0].text, "Merged with a coding that was marked: Operation Northside.");
    talks.study.assert_sound();
}

#[test]
fn the_leak_scan_reads_names_choices_and_values() {
    let mut talks = talks();
    talks.study.change_coding_attribute(talks.operation.id, &form("Spoken of", &[])).unwrap();
    talks.set(0, Some("Ilse Brandt, 41 Harbour Street")).unwrap();
    let scan = talks.study.scan_leaks(&Silent).unwrap();
    let scope = scan.scopes.iter().find(|scope| scope.place == "attribute of codings").unwrap();
    assert_eq!((scope.of, scope.clean), (1, 0));
}
