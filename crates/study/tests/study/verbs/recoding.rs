//! Giving codings another code, bulk acts, and codes that are made for a passage.

use verbatim_model::{MemoTarget, ReviewKind, Stance};
use verbatim_study::codebook::TextField;
use verbatim_study::codings::{Marks, NewCoding, Recoded, SeenPassage};
use verbatim_study::{Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

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
    assert_eq!(memo, "Was marked “supports” as a coding of Operations > Visits, before it was recoded.");
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
        study.mark_codings(&mixed, marks).map(drop),
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
    assert_eq!(study.mark_codings(&ids[..2], marks).unwrap().number, Some(last + 1));
    assert!(ids[..2].iter().all(|id| study.coding(*id).unwrap().quotable));
    assert_eq!(study.mark_codings(&ids[..2], marks).unwrap().number, None, "they are marked so already");
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
    study.mark_codings(&ids[..2], marks).unwrap();
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
}
