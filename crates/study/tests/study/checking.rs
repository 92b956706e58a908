//! Every kind of problem that `check` claims to find, made by writing to the file behind its back.

use verbatim_model::MemoTarget;
use verbatim_study::Silent;
use verbatim_testkit::{TestStudy, a_study};

use crate::dump::Beside;

/// A study with two turns, one passage and a memo, closed.
fn study() -> TestStudy {
    let mut study = a_study();
    study.people("id,category\nP-01,Advocate\n");
    let code = study.add("Raids");
    study.coded("P-01.txt", "Q: How did it begin?\n\nP-01: They came ⟦at dawn 👩‍🏫⟧.\n", code);
    study.add_memo(MemoTarget::Study, "Read again.").unwrap();
    study.assert_sound();
    study.close();
    study
}

/// What `check` says after this was done to the file.
fn problems_after(sql: &str) -> Vec<String> {
    let mut study = study();
    let changed = Beside::open(study.path());
    changed.0.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;").unwrap();
    changed.0.execute_batch(sql).unwrap();
    changed.0.close().unwrap();
    study.reopen();
    study.check(&Silent).unwrap().problems
}

#[track_caller]
fn finds(sql: &str, expected: &[&str]) {
    let problems = problems_after(sql);
    assert_eq!(problems.len(), expected.len(), "after {sql}: {problems:#?}");
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.contains(expected), "after {sql}: {problem}");
    }
}

#[test]
fn a_page_that_was_damaged_on_the_disk_is_found() {
    let mut study = study();
    let mut bytes = std::fs::read(study.path()).unwrap();
    let at = bytes.len() - 2000;
    bytes[at] ^= 1;
    std::fs::write(study.path(), bytes).unwrap();
    study.reopen();
    let problems = study.check(&Silent).unwrap().problems;
    assert!(problems.iter().any(|p| p.contains("HMAC")), "{problems:#?}");
}

#[test]
fn a_row_that_breaks_the_form_of_its_table_is_found() {
    finds("UPDATE coding SET end = start", &["CHECK constraint failed in coding"]);
}

#[test]
fn a_row_that_refers_to_nothing_is_found() {
    finds("DELETE FROM code", &["a row of “coding” refers to nothing"]);
    finds(
        "UPDATE interview SET interviewee_id = randomblob(16)",
        &["a row of “interview” refers to nothing"],
    );
    let mut problems = problems_after("DELETE FROM transcript");
    // The tables come in no order that anybody promises.
    problems.sort();
    let found: Vec<&str> = problems.iter().map(|problem| problem.split(" refers").next().unwrap()).collect();
    assert_eq!(found, ["a row of “coding”", "a row of “speaker”", "a row of “speaker”"]);
}

#[test]
fn a_text_that_lost_a_stretch_is_found() {
    finds("DELETE FROM block WHERE id = 2", &["P-01.txt has 2 of its 3 stretches of text"]);
}

#[test]
fn a_text_that_changed_beneath_its_codings_is_found() {
    let text = "the text of P-01.txt is not the one that was imported";
    finds("UPDATE block SET body = replace(body, 'at dawn', 'at dusk')", &[text, "stands on other words"]);
    finds("UPDATE block SET body = replace(body, 'They', 'Then')", &[text]);
    let shorter = "UPDATE block SET body = replace(body, '👩‍🏫', '👩')";
    finds(shorter, &[text, "turns of P-01.txt overlap or lie outside", "stands on other words"]);
}

#[test]
fn a_turn_that_is_gone_or_lies_elsewhere_is_found() {
    finds("DELETE FROM turn WHERE block_id = 2", &["P-01.txt has 1 turns, not 2"]);
    let elsewhere = "turns of P-01.txt overlap or lie outside its text";
    finds("UPDATE turn SET start = 5 WHERE block_id = 2", &[elsewhere]);
    finds("UPDATE turn SET end = 5000 WHERE block_id = 2", &[elsewhere]);
}

#[test]
fn a_passage_outside_its_text_is_found() {
    finds("UPDATE coding SET end = 5000", &["in P-01.txt: "]);
}

#[test]
fn a_passage_on_other_words_is_found() {
    finds(
        "UPDATE coding SET start = start + 1, end = end + 1",
        &["stands on other words than it was made on"],
    );
    finds("UPDATE coding SET passage_hash = randomblob(16)", &["stands on other words than it was made on"]);
}

#[test]
fn an_original_that_is_missing_or_damaged_is_found() {
    finds("DELETE FROM original", &["is missing"]);
    finds("UPDATE original SET bytes = randomblob(40)", &["does not unpack"]);
    finds("UPDATE original SET length = length + 1", &["has another length"]);
}

#[test]
fn a_memo_about_something_that_is_gone_is_found() {
    for kind in ["coding", "code", "interview", "interviewee"] {
        let sql = format!("UPDATE memo SET target_kind = '{kind}', target_id = randomblob(16)");
        finds(&sql, &["is about something that is gone"]);
    }
}

#[test]
fn a_code_or_category_that_stands_below_itself_is_found() {
    finds("UPDATE code SET parent_id = id", &["stands below itself"]);
    let circle = "INSERT INTO category (id, parent_id, name, position) SELECT randomblob(16), id, 'Local', 9 FROM
        category; UPDATE category SET parent_id = (SELECT id FROM category WHERE position = 9) WHERE position <> 9";
    finds(circle, &["stands below itself", "stands below itself"]);
}

#[test]
fn a_step_missing_from_the_log_is_found() {
    finds("DELETE FROM action WHERE number = 3", &["actions but the last has number"]);
}

#[test]
fn a_check_counts_what_there_is() {
    let mut study = study();
    study.reopen();
    let counts = study.check(&Silent).unwrap().counts;
    let is = (counts.interviews, counts.transcripts, counts.interviewees, counts.codes, counts.codings);
    assert_eq!(is, (1, 1, 1, 1, 1));
    assert_eq!((counts.memos, counts.coders, counts.actions, counts.words), (1, 1, 7, 4));
}
