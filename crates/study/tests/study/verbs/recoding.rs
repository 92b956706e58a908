//! Giving codings another code, bulk acts, and codes that are made for a passage.

use verbatim_model::{MemoTarget, ReviewKind, Stance};
use verbatim_study::codebook::Moved;
use verbatim_study::codebook::TextField;
use verbatim_study::codings::{Marks, NewCoding, Recoded, SeenPassage};
use verbatim_study::{Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

use crate::dump::Beside;

const TALK: &str = "Q: How did it begin?\n\nP-01: They came at dawn. Nobody explained.\n";

fn statement(study: &mut Study, code: verbatim_model::CodeId, text: &str) {
    study.describe_code(code, &[(TextField::Statement, text.to_owned())]).unwrap();
}

fn last_action(study: &Study) -> i64 {
    study.history(1).unwrap()[0].action.number
}

#[test]
fn a_recoded_coding_keeps_its_id_its_memo_and_its_review_and_is_of_the_new_words() {
    let mut study = a_study();
    let (raids, dawn) = (study.add("Raids"), study.add("Dawn"));
    study.describe_code(dawn, &[(TextField::Definition, "Early in the day".to_owned())]).unwrap();
    let talk = study.import("P-01.txt", TALK);
    let coding = study.put(talk, 28, 45, raids);
    study.add_memo(MemoTarget::Coding(coding.id), "Said with a pause.").unwrap();
    study.add_review_note(coding.id, ReviewKind::Question, "Is this early?").unwrap();
    let done = study.recode_codings(&[coding.id], dawn).unwrap();
    assert_eq!(done.value, Recoded { recoded: 1, ..Recoded::default() });
    assert!(done.affected.codes.contains(&raids) && done.affected.codes.contains(&dawn));
    let row = &study.codings(&Default::default()).unwrap()[0];
    assert_eq!((row.coding.id, row.coding.code, row.coding.code_version), (coding.id, dawn, 2));
    assert_eq!((row.memos.len(), row.notes.len()), (1, 1));
    study.undo("Ines").unwrap();
    assert_eq!(study.coding(coding.id).unwrap(), coding);
}

#[test]
fn recoded_onto_a_passage_that_has_the_code_two_codings_become_one_and_nothing_written_is_lost() {
    let mut study = a_study();
    let (raids, dawn) = (study.add("Raids"), study.add("Dawn"));
    let talk = study.import("P-01.txt", TALK);
    let (first, second) = (study.put(talk, 28, 45, raids), study.put(talk, 28, 45, dawn));
    study.add_memo(MemoTarget::Coding(first.id), "Said with a pause.").unwrap();
    study.add_review_note(first.id, ReviewKind::Question, "Is this early?").unwrap();
    let done = study.recode_codings(&[first.id], dawn).unwrap().value;
    assert_eq!(done, Recoded { joined: 1, ..Recoded::default() });
    let rows = study.codings(&Default::default()).unwrap();
    assert_eq!((rows.len(), rows[0].coding.id), (1, second.id));
    assert_eq!((rows[0].memos.len(), rows[0].notes.len()), (1, 1));
    assert_eq!(study.history_of_coding(second.id, 1).unwrap()[0].action.kind.as_str(), "recode codings");
    assert_eq!(study.history_of_coding(first.id, 1).unwrap()[0].action.kind.as_str(), "recode codings");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(study.codings(&Default::default()).unwrap().len(), 2);
}

#[test]
fn two_codings_on_one_passage_recoded_together_become_one() {
    let mut study = a_study();
    let (raids, dawn, early) = (study.add("Raids"), study.add("Dawn"), study.add("Early"));
    let talk = study.import("P-01.txt", TALK);
    let both = [study.put(talk, 28, 45, raids).id, study.put(talk, 28, 45, dawn).id];
    let done = study.recode_codings(&both, early).unwrap().value;
    assert_eq!(done, Recoded { recoded: 1, joined: 1, ..Recoded::default() });
    assert_eq!(study.counts().unwrap().codings, 1);
}

#[test]
fn a_stance_is_kept_under_the_same_statement_and_written_down_under_another() {
    let mut study = a_study();
    let (theme, raids) = (study.add("Operations"), study.add("Operations > Raids"));
    let (visits, other) = (study.add("Operations > Visits"), study.add("Trust"));
    statement(&mut study, theme, "Operations identify few people.");
    statement(&mut study, other, "Trust comes late.");
    let talk = study.import("P-01.txt", TALK);
    let new = NewCoding { stance: Some(Stance::Supports), ..NewCoding::plain(talk, 28, 45, raids) };
    let id = study.add_coding(new).unwrap().value.coding.id;
    assert_eq!(study.recode_codings(&[id], visits).unwrap().value.unmarked, 0);
    assert_eq!(study.coding(id).unwrap().stance, Some(Stance::Supports));
    assert_eq!(study.recode_codings(&[id], other).unwrap().value.unmarked, 1);
    assert_eq!(study.coding(id).unwrap().stance, None);
    let memo = study.memos_on(MemoTarget::Coding(id)).unwrap().remove(0).text;
    let said =
        "Was marked “supports” towards “Operations identify few people.” as a coding of Operations > Visits.";
    assert_eq!(memo, said);
}

#[test]
fn passages_are_split_off_into_a_new_code_as_one_action() {
    let mut study = a_study();
    let (raids, first) = (study.add("Raids"), study.add("Raids > Harm"));
    statement(&mut study, raids, "Operations identify few people.");
    let talk = study.import("P-01.txt", TALK);
    let new = |start, end| NewCoding {
        stance: Some(Stance::Supports),
        ..NewCoding::plain(talk, start, end, raids)
    };
    let ids =
        [(28, 45), (47, 53), (28, 37)].map(|(s, e)| study.add_coding(new(s, e)).unwrap().value.coding.id);
    let last = last_action(&study);
    let split = study.split_codings(&ids[..2], Some(raids), " At dawn ", Some(0)).unwrap();
    assert_eq!(split.number, Some(last + 1));
    assert_eq!(split.value.codings, Recoded { recoded: 2, ..Recoded::default() });
    assert!(split.affected.codebook && split.affected.codes.contains(&raids));
    let dawn = split.value.code;
    assert_eq!(study.code(first).unwrap().position, dawn.position + 1, "it stands where it was asked for");
    assert!(ids[..2].iter().all(|id| {
        let coding = study.coding(*id).unwrap();
        (coding.code, coding.stance) == (dawn.id, Some(Stance::Supports))
    }));
    assert_eq!(study.coding(ids[2]).unwrap().code, raids);
    assert_eq!(study.history(1).unwrap()[0].label, "Split 2 codings off as At dawn");
    assert_eq!(study.history_of_coding(ids[1], 1).unwrap()[0].action.kind.as_str(), "split code");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(study.codebook().unwrap().codes().len(), 2);
    assert!(ids.iter().all(|id| study.coding(*id).unwrap().code == raids));
}

#[test]
fn a_split_that_cannot_be_made_leaves_no_code_behind() {
    let (mut study, ids) = two_coders();
    let raids = study.find_code("Raids").unwrap().id;
    let last = last_action(&study);
    let mut split = |ids: &[_], parent, name| study.split_codings(ids, parent, name, None).map(drop);
    assert!(matches!(split(&[], None, "Dawn"), Err(StudyError::NoCodings)));
    assert!(
        matches!(split(&[ids[2], ids[0]], None, "Dawn"), Err(StudyError::NotYours(owner)) if owner == "Ines")
    );
    assert!(
        matches!(split(&[ids[2]], None, "raids"), Err(StudyError::NameTaken { name, .. }) if name == "Raids")
    );
    assert!(matches!(split(&[ids[2]], Some(raids), "a > b"), Err(StudyError::CodeName(_))));
    assert_eq!((last_action(&study), study.counts().unwrap().codes), (last, 1));
}

/// Two themes with statements; below the first a code with a coding for its statement by Ines, and
/// one by Theo.
fn two_statements() -> (TestStudy, [verbatim_model::CodeId; 3], [verbatim_model::CodingId; 2]) {
    let mut study = a_study();
    let (theme, below) = (study.add("Operations"), study.add("Operations > Raids"));
    let other = study.add("Trust");
    statement(&mut study, theme, "Operations identify few people.");
    statement(&mut study, other, "Trust comes late.");
    let talk = study.import("P-01.txt", TALK);
    let ids = ["Ines", "Theo"].map(|coder| {
        study.choose_coder(coder).unwrap();
        let new = NewCoding { stance: Some(Stance::Qualifies), ..NewCoding::plain(talk, 28, 45, below) };
        study.add_coding(new).unwrap().value.coding.id
    });
    (study, [theme, below, other], ids)
}

/// Stance of a coding, and what its only memo says.
fn said_of(study: &Study, id: verbatim_model::CodingId) -> (Option<Stance>, Option<String>) {
    let memo = study.memos_on(MemoTarget::Coding(id)).unwrap().pop().map(|memo| memo.text);
    (study.coding(id).unwrap().stance, memo)
}

const LEFT: &str =
    "Was marked “qualifies” towards “Operations identify few people.” as a coding of Operations > Raids.";

#[test]
fn no_stance_goes_along_when_a_code_moves_under_another_statement() {
    let (mut study, [theme, below, other], ids) = two_statements();
    study.recode_codings(&[ids[1]], theme).unwrap();
    assert_eq!(study.move_code(below, None, None).unwrap().value, Moved { codes: 1, unmarked: 1 });
    assert_eq!(said_of(&study, ids[0]), (None, Some(LEFT.to_owned())));
    assert_eq!(said_of(&study, ids[1]), (Some(Stance::Qualifies), None), "it stayed where it was");
    assert_eq!(study.history_of_coding(ids[0], 1).unwrap()[0].action.kind.as_str(), "move code");
    study.undo("Theo").unwrap();
    assert_eq!(said_of(&study, ids[0]), (Some(Stance::Qualifies), None));
    let moved = study.move_codes(&[below], Some(other), None).unwrap();
    assert_eq!(moved.value, Moved { codes: 1, unmarked: 1 });
    assert_eq!(moved.affected.transcripts, [study.coding(ids[0]).unwrap().transcript]);
    assert_eq!(said_of(&study, ids[0]), (None, Some(LEFT.to_owned())));
    study.assert_sound();
}

#[test]
fn a_stance_goes_along_where_the_same_words_stand_above() {
    let (mut study, [theme, below, other], ids) = two_statements();
    statement(&mut study, other, "Operations identify few people.");
    assert_eq!(study.move_codes(&[below], Some(other), None).unwrap().value.unmarked, 0);
    statement(&mut study, below, "Raids find nobody.");
    statement(&mut study, theme, "Trust comes late.");
    assert_eq!(study.move_codes(&[below], Some(theme), None).unwrap().value.unmarked, 0, "it has its own");
    assert_eq!(said_of(&study, ids[0]), (Some(Stance::Qualifies), None), "new words are a new version");
}

#[test]
fn a_merge_carries_no_stance_under_another_statement_nor_into_one_of_the_same_passage() {
    let (mut study, [theme, below, other], ids) = two_statements();
    study.choose_coder("Theo").unwrap();
    let talk = study.coding(ids[1]).unwrap().transcript;
    let there = study.put(talk, 28, 45, other).id;
    let merged = study.merge_codes(&[below], other).unwrap().value;
    assert_eq!((merged.recoded, merged.joined, merged.unmarked, merged.differed), (1, 1, 2, 0));
    assert_eq!(said_of(&study, ids[0]), (None, Some(LEFT.to_owned())));
    assert_eq!(said_of(&study, there), (None, Some(LEFT.to_owned())));
    study.undo("Theo").unwrap();
    // What comes along below the one that goes comes under the other statement, too.
    let merged = study.merge_codes(&[theme], other).unwrap().value;
    assert_eq!((merged.moved, merged.unmarked), (1, 2));
    assert_eq!(said_of(&study, ids[1]), (None, Some(LEFT.to_owned())));
    study.assert_sound();
}

/// Two codings by Ines and one by Theo, who is coding now.
fn two_coders() -> (TestStudy, Vec<verbatim_model::CodingId>) {
    let mut study = a_study();
    let code = study.add("Raids");
    let talk = study.import("P-01.txt", TALK);
    let mut ids = vec![study.put(talk, 28, 37, code).id, study.put(talk, 47, 53, code).id];
    study.choose_coder("Theo").unwrap();
    ids.push(study.put(talk, 28, 37, code).id);
    (study, ids)
}

#[test]
fn a_bulk_act_with_a_coding_of_somebody_else_does_nothing_at_all() {
    let (mut study, ids) = two_coders();
    let other = study.add("Dawn");
    let last = last_action(&study);
    let marks = Marks { quotable: Some(true), ..Marks::default() };
    let mixed = [ids[2], ids[0]];
    let refused = [
        study.mark_codings(&mixed, &marks).map(drop),
        study.remove_codings(&mixed).map(drop),
        study.recode_codings(&mixed, other).map(drop),
    ];
    assert!(refused.iter().all(|r| matches!(r, Err(StudyError::NotYours(owner)) if owner == "Ines")));
    assert_eq!((last_action(&study), study.counts().unwrap().codings), (last, 3));
}

#[test]
fn several_codings_are_marked_and_removed_as_one_action_each() {
    let (mut study, ids) = two_coders();
    study.choose_coder("Ines").unwrap();
    let last = last_action(&study);
    let marks = Marks { quotable: Some(true), ..Marks::default() };
    assert_eq!(study.mark_codings(&ids[..2], &marks).unwrap().number, Some(last + 1));
    assert!(ids[..2].iter().all(|id| study.coding(*id).unwrap().quotable));
    assert_eq!(study.mark_codings(&ids[..2], &marks).unwrap().number, None, "they are marked so already");
    study.add_review_note(ids[0], ReviewKind::Checked, "").unwrap();
    let removed = study.remove_codings(&[ids[0], ids[1], ids[0]]).unwrap();
    assert_eq!((removed.value.codings.len(), removed.value.notes), (2, 1));
    assert_eq!(study.counts().unwrap().codings, 1);
    study.undo("Ines").unwrap();
    assert_eq!(study.counts().unwrap().codings, 3);
    study.assert_sound();
}

#[test]
fn a_code_made_for_a_passage_comes_and_goes_with_its_coding() {
    let mut study = a_study();
    let theme = study.add("Operations");
    let talk = study.import("P-01.txt", TALK);
    let at = |seen: &str| SeenPassage { transcript: talk, start: 28, end: 45, seen: Some(seen.to_owned()) };
    let last = last_action(&study);
    let added = study.add_coding_with_new_code(at("They came at dawn"), Some(theme), " At dawn ").unwrap();
    assert_eq!(added.number, Some(last + 1));
    assert!(added.affected.codebook);
    let code = study.find_code("Operations > At dawn").unwrap();
    assert_eq!(added.value.coding.code, code.id);
    // The name exists now, in whatever case: no second code is made.
    let again = study.add_coding_with_new_code(at("They came at dawn"), Some(theme), "at DAWN").unwrap();
    assert!(again.value.already_there && again.number.is_none());
    study.undo("Ines").unwrap();
    assert_eq!((study.counts().unwrap().codes, study.counts().unwrap().codings), (1, 0));
    let refused = study.add_coding_with_new_code(at("They went"), None, "Other");
    assert!(matches!(refused, Err(StudyError::TextChanged)));
    assert_eq!(study.counts().unwrap().codes, 1, "no code is left of a passage that was not coded");
}

#[test]
fn the_history_of_a_coding_holds_what_was_done_to_it_alone_in_bulk_and_round_it() {
    let (mut study, ids) = two_coders();
    study.choose_coder("Ines").unwrap();
    let marks = Marks { quotable: Some(true), ..Marks::default() };
    study.mark_codings(&ids[..2], &marks).unwrap();
    let memo = study.add_memo(MemoTarget::Coding(ids[0]), "Said with a pause.").unwrap().value;
    study.change_memo(memo.id, "Said after a pause.").unwrap();
    study.choose_coder("Theo").unwrap();
    study.add_review_note(ids[0], ReviewKind::Question, "Is this early?").unwrap();
    study.undo("Theo").unwrap();
    let kinds = |id| -> Vec<String> {
        let steps = study.history_of_coding(id, 50).unwrap();
        steps.into_iter().map(|step| step.action.kind.to_string()).collect()
    };
    let first = ["undo", "add review note", "change memo", "add memo", "mark codings", "add coding"];
    assert_eq!(kinds(ids[0]), first);
    assert_eq!(kinds(ids[1]), ["mark codings", "add coding"]);
    assert_eq!(kinds(ids[2]), ["add coding"]);
    let steps = study.history_of_coding(ids[0], 50).unwrap();
    assert!(steps[1].undone && !steps[2].undone);
    // A purge leaves the log without what it changed.
    Beside::open(study.path()).0.execute("UPDATE action SET changeset = NULL", []).unwrap();
    assert_eq!((kinds(ids[0]), kinds(ids[1]).len()), (first.map(str::to_owned).to_vec(), 2));
}
