//! Codes: what goes with one, and what stays.

use verbatim_model::{MemoTarget, Stance};
use verbatim_study::StudyError;
use verbatim_study::codebook::{Loss, TextField};
use verbatim_study::codings::NewCoding;
use verbatim_testkit::a_study;

#[test]
fn merging_a_code_into_one_above_it_keeps_the_branch_of_a_namesake_on_the_way() {
    let mut study = a_study();
    let (raids, inner) = (study.add("Raids"), study.add("Raids > Harm"));
    let deep = study.add("Raids > Harm > Harm > Delay");
    study.coded("P-01.txt", "P-01: ⟦They came at dawn.⟧", deep);
    study.merge_codes(inner, raids).unwrap();
    let book = study.codebook().unwrap();
    let paths: Vec<String> = (0..book.len()).map(|p| book.path(p).to_string()).collect();
    assert_eq!(paths, ["Raids", "Raids > Harm", "Raids > Harm > Delay"]);
    assert_eq!(study.code_counts().unwrap()[2].passages, 1);
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(study.codebook().unwrap().path_of(deep).unwrap().to_string(), "Raids > Harm > Harm > Delay");
}

#[test]
fn a_code_deeper_down_never_goes_into_one_that_the_same_merge_dissolves() {
    let mut study = a_study();
    let (top, from) = (study.add("R"), study.add("R > P > Q"));
    let deep = study.add("R > P > Q > P > Q > Z");
    study.merge_codes(from, top).unwrap();
    let path = study.codebook().unwrap().path_of(deep).unwrap().to_string();
    assert_eq!(path, "R > P > Q > Z");
    study.assert_sound();
}

#[test]
fn deleting_a_code_says_first_what_goes_and_takes_exactly_that() {
    let mut study = a_study();
    let (theme, below, other) = (study.add("Raids"), study.add("Raids > Harm"), study.add("Trust"));
    let first = study.coded("P-01.txt", "P-01: ⟦They came⟧ ⟦at dawn⟧.", theme);
    study.coded("P-02.txt", "P-02: ⟦Nobody explained.⟧", below);
    study.coded("P-03.txt", "P-03: ⟦We waited.⟧", other);
    study.add_memo(MemoTarget::Code(below), "A hard one.").unwrap();
    study.add_memo(MemoTarget::Coding(first[0].id), "Said twice.").unwrap();
    study.add_memo(MemoTarget::Code(other), "Stays.").unwrap();
    let loss = study.loss_of_code(theme).unwrap();
    assert_eq!(loss, Loss { codes: 2, codings: 3, memos: 2, interviews: 2 });
    let before = study.counts().unwrap();
    assert_eq!(study.delete_code(theme).unwrap().value, loss);
    let after = study.counts().unwrap();
    assert_eq!(
        (before.codes - after.codes, before.codings - after.codings, before.memos - after.memos),
        (2, 3, 2)
    );
    study.assert_sound();
}

#[test]
fn merging_keeps_the_memos_of_both_and_what_differed_as_a_memo() {
    let mut study = a_study();
    let (from, into) = (study.add("Raids"), study.add("Operations"));
    for code in [from, into] {
        study.describe_code(code, &[(TextField::Statement, "They find few people.".to_owned())]).unwrap();
    }
    let transcript = study.import("P-01.txt", "P-01: They came at dawn.");
    let new = |code, stance, memo: &str| NewCoding {
        stance: Some(stance),
        memo: Some(memo.to_owned()),
        ..NewCoding::plain(transcript, 6, 15, code)
    };
    study.add_coding(new(from, Stance::Contradicts, "First reading.")).unwrap();
    study.add_coding(new(into, Stance::Supports, "Second reading.")).unwrap();
    study.put(transcript, 16, 23, from);
    study.add_memo(MemoTarget::Code(from), "About raids.").unwrap();
    let merged = study.merge_codes(from, into).unwrap().value;
    assert_eq!((merged.recoded, merged.joined, merged.differed), (1, 1, 1));
    let rows = study.codings(&Default::default()).unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.coding.code == into));
    let kept = rows.iter().find(|row| row.coding.span.start() == 6).unwrap();
    assert_eq!(kept.coding.stance, Some(Stance::Supports));
    let mut memos: Vec<&str> = kept.memos.iter().map(|m| m.text.as_str()).collect();
    memos.sort_unstable();
    assert_eq!(
        memos,
        ["First reading.", "Merged with a coding that was marked: contradicts.", "Second reading."]
    );
    let about = study.memos().unwrap().into_iter().find(|m| m.text == "About raids.").unwrap();
    assert_eq!(about.target, MemoTarget::Code(into));
    study.assert_sound();
}

#[test]
fn a_code_is_never_moved_or_merged_into_itself_or_below() {
    let mut study = a_study();
    let (theme, below) = (study.add("Raids"), study.add("Raids > Harm"));
    for into in [theme, below] {
        assert!(matches!(study.move_code(theme, Some(into), None), Err(StudyError::IntoItself)));
        assert!(matches!(study.merge_codes(theme, into), Err(StudyError::IntoItself)));
    }
}

#[test]
fn a_changed_definition_keeps_the_words_that_older_codings_were_made_under() {
    let mut study = a_study();
    let code = study.add("Raids");
    let old = study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.", code);
    study.describe_code(code, &[(TextField::Definition, "By night too.".to_owned())]).unwrap();
    let new = study.put(old[0].transcript, 16, 23, code);
    assert_eq!((old[0].code_version, new.code_version), (1, 2));
}
