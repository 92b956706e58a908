//! Codes: what goes with one, and what stays.

use verbatim_model::{ColourSlot, MemoTarget, Stance};
use verbatim_study::StudyError;
use verbatim_study::codebook::{CodeFilter, Loss, TextField};
use verbatim_study::codings::NewCoding;
use verbatim_testkit::{TestStudy, a_study};

#[test]
fn merging_a_code_into_one_above_it_keeps_the_branch_of_a_namesake_on_the_way() {
    let mut study = a_study();
    let (raids, inner) = (study.add("Raids"), study.add("Raids > Harm"));
    let deep = study.add("Raids > Harm > Harm > Delay");
    study.coded("P-01.txt", "P-01: ⟦They came at dawn.⟧", deep);
    study.merge_code(inner, raids).unwrap();
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
    study.merge_code(from, top).unwrap();
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
    assert_eq!(loss, Loss { codes: 2, codings: 3, coders: 1, memos: 2, interviews: 2, ..Loss::default() });
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
    let merged = study.merge_code(from, into).unwrap().value;
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
        assert!(matches!(study.merge_code(theme, into), Err(StudyError::IntoItself)));
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

fn paths(study: &TestStudy) -> Vec<String> {
    let book = study.codebook().unwrap();
    (0..book.len()).map(|place| book.path(place).to_string()).collect()
}

#[test]
fn codes_move_together_in_their_order_and_those_below_stay_where_they_are() {
    let mut study = a_study();
    let (a, inner, b) = (study.add("A"), study.add("A > Inner"), study.add("B"));
    let (c, d) = (study.add("C"), study.add("D"));
    study.add("B > First");
    let moved = study.move_codes(&[d, inner, a], Some(b), Some(0)).unwrap();
    assert_eq!(moved.value.codes, 2, "what stands below another that moves comes with it");
    assert_eq!(paths(&study), ["B", "B > A", "B > A > Inner", "B > D", "B > First", "C"]);
    assert_eq!(study.history(1).unwrap()[0].label, "Moved 2 codes");
    study.undo("Ines").unwrap();
    assert_eq!(paths(&study), ["A", "A > Inner", "B", "B > First", "C", "D"]);
    study.move_codes(&[a, d], None, Some(1)).unwrap();
    assert_eq!(paths(&study), ["B", "B > First", "A", "A > Inner", "D", "C"]);
    assert_eq!(study.move_codes(&[d], None, Some(2)).unwrap().number, None, "it stands there already");
    for refused in [study.move_codes(&[c, b], Some(b), None), study.move_codes(&[a], Some(inner), None)] {
        assert!(matches!(refused, Err(StudyError::IntoItself)));
    }
}

#[test]
fn codes_that_come_together_cannot_have_one_name() {
    let mut study = a_study();
    let (a, b) = (study.add("Courts > Delay"), study.add("Raids > Delay"));
    let (trust, raids) = (study.add("Trust"), study.code(b).unwrap().parent);
    for refused in [study.move_codes(&[a, b], Some(trust), None), study.move_codes(&[a], raids, None)] {
        assert!(matches!(refused, Err(StudyError::NameTaken { .. })));
    }
    assert_eq!(paths(&study).len(), 5);
    study.rename_code(a, "delay").unwrap();
    assert!(matches!(study.move_codes(&[a], raids, None), Err(StudyError::NameTaken { .. })));
    assert!(matches!(study.rename_code(trust, "COURTS"), Err(StudyError::NameTaken { .. })));
    // Only where the branches of both meet can the two become one.
    let courts = study.code(a).unwrap().parent.unwrap();
    study.merge_codes(&[courts], raids.unwrap()).unwrap();
    assert_eq!(paths(&study), ["Raids", "Raids > Delay", "Trust"]);
}

#[test]
fn a_code_is_added_at_its_place_among_its_siblings() {
    let mut study = a_study();
    let theme = study.add("Raids");
    study.add("Raids > Harm");
    study.add_code_below(Some(theme), " At night ", Some(0)).unwrap();
    study.add_code_below(Some(theme), "Delay", None).unwrap();
    study.add_code_below(None, "Trust", Some(0)).unwrap();
    assert_eq!(paths(&study), ["Trust", "Raids", "Raids > At night", "Raids > Harm", "Raids > Delay"]);
    let colours: Vec<_> = study.codebook().unwrap().codes().iter().map(|c| c.slot).collect();
    assert_eq!(colours[1], colours[2], "a code takes the colour of its theme");
    assert_ne!(colours[0], colours[1], "another theme takes another");
    let taken = study.add_code_below(Some(theme), "delay", None);
    assert!(matches!(taken, Err(StudyError::NameTaken { name, .. }) if name == "Delay"));
}

#[test]
fn several_codes_merge_into_one_and_their_branches_meet() {
    let mut study = a_study();
    let into = study.add("Harm");
    let (a, b) = (study.add("Raids"), study.add("Courts"));
    let (below_a, below_b) = (study.add("Raids > Delay"), study.add("Courts > Delay"));
    let deep = study.add("Raids > Delay > Filing");
    let transcript = study.import("P-01.txt", "P-01: They came at dawn and nobody explained.");
    for code in [into, a, b, below_a, below_b, deep] {
        study.put(transcript, 6, 15, code);
    }
    study.put(transcript, 16, 23, a);
    let merged = study.merge_codes(&[a, below_a, b], into).unwrap().value;
    assert_eq!(paths(&study), ["Harm", "Harm > Delay", "Harm > Filing"]);
    assert_eq!((merged.recoded, merged.joined), (1, 3));
    assert_eq!(study.code_counts().unwrap()[0].own_passages, 2);
    assert_eq!(study.history(1).unwrap()[0].label, "Merged 3 codes into Harm");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(paths(&study).len(), 6);
    assert!(matches!(study.merge_codes(&[b, into], into), Err(StudyError::IntoItself)));
    assert!(matches!(study.merge_codes(&[a], below_a), Err(StudyError::IntoItself)));
}

#[test]
fn a_code_that_is_merged_away_takes_in_no_namesake_that_comes_before_it() {
    let mut study = a_study();
    let (into, namesake) = (study.add("Harm"), study.add("Harm > Delay"));
    let (from, comes) = (study.add("Courts"), study.add("Courts > Delay"));
    study.coded("P-01.txt", "P-01: ⟦They came⟧ at dawn.", comes);
    study.merge_codes(&[from, namesake], into).unwrap();
    assert_eq!(paths(&study), ["Harm", "Harm > Delay"]);
    assert_eq!(study.code_counts().unwrap()[1].own_passages, 1, "it stays its own code");
    assert_eq!(study.codebook().unwrap().codes()[1].id, comes);
}

#[test]
fn deleting_several_codes_counts_and_takes_each_thing_once() {
    let mut study = a_study();
    study.people("id,category\nP-01,Advocate\nP-02,Advocate\nP-03,Advocate\n");
    let (theme, below, other) = (study.add("Raids"), study.add("Raids > Harm"), study.add("Trust"));
    study.coded("P-01.txt", "Interviewer: ⟦And then?⟧\n\nP-01: ⟦They came⟧ at dawn.", theme);
    study.choose_coder("Theo").unwrap();
    study.coded("P-02.txt", "P-02: ⟦Nobody explained.⟧", below);
    study.choose_coder("Ines").unwrap();
    study.coded("P-03.txt", "P-03: ⟦We waited.⟧", other);
    study.add_memo(MemoTarget::Code(below), "A hard one.").unwrap();
    let loss = study.loss_of_codes(&[below, theme]).unwrap();
    assert_eq!(
        loss,
        Loss { codes: 2, codings: 3, coders: 2, memos: 1, summaries: 0, interviews: 2, interviewees: 2 }
    );
    assert_eq!(study.delete_codes(&[below, theme, below]).unwrap().value, loss);
    assert_eq!(paths(&study), ["Trust"]);
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(study.counts().unwrap().codings, 4);
}

#[test]
fn words_of_a_code_are_kept_with_the_codings_that_were_made_under_them() {
    let mut study = a_study();
    let code = study.add("Raids");
    let old = study.coded("P-01.txt", "P-01: ⟦They came⟧ at ⟦dawn⟧.", code);
    let definition = |text: &str| [(TextField::Definition, text.to_owned())];
    study.describe_code(code, &definition("By day.")).unwrap();
    study.put(old[0].transcript, 16, 18, code);
    assert_eq!(study.describe_code(code, &definition(" By day. ")).unwrap().number, None);
    study.describe_code(code, &definition("By night too.")).unwrap();
    let versions: Vec<_> = study
        .code_versions(code)
        .unwrap()
        .into_iter()
        .map(|v| (v.version, v.text.definition.unwrap_or_default(), v.codings))
        .collect();
    let should = [(3, "By night too.".to_owned(), 0), (2, "By day.".to_owned(), 1), (1, String::new(), 2)];
    assert_eq!(versions, should);
    let beside = study.beside_codes().unwrap();
    assert_eq!((beside.outdated(code), beside.memos(code)), (3, 0));
    let filter = CodeFilter { code, branch: false, coder: None, outdated: true };
    assert_eq!(study.coded_with(&filter).unwrap().codings.len(), 3);
    study.undo("Ines").unwrap();
    assert_eq!(study.coded_with(&filter).unwrap().codings.len(), 2);
}

#[test]
fn passages_of_a_code_say_of_how_many_people_they_are_by_speaker() {
    let mut study = a_study();
    study.people("id,category\nP-01,Advocate\nP-02,Advocate\nP-03,Advocate\n");
    let (theme, below) = (study.add("Raids"), study.add("Raids > Harm"));
    let joint = "Ana: ⟦They came⟧ at dawn.\n\nBo: ⟦Nobody⟧ explained.\n\nInterviewer: ⟦And then?⟧\n\nAna: Yes.\n\nBo: No.";
    let codings = study.coded("P-01 joint.txt", joint, theme);
    study.import("P-03.txt", "P-03: We waited.");
    let person = study.find_interviewee("P-02").unwrap().id;
    study.assign_speaker(codings[0].transcript, "Bo", None, Some(person)).unwrap();
    study.choose_coder("Theo").unwrap();
    let (start, end) = (codings[0].span.start(), codings[0].span.end());
    let theirs = study.put(codings[0].transcript, start, end, below);
    let filter = CodeFilter { code: theme, branch: true, coder: None, outdated: false };
    let all = study.coded_with(&filter).unwrap();
    assert_eq!((all.codings.len(), all.passages, all.interviewees, all.interviewed), (4, 3, 2, 3));
    let own = study.coded_with(&CodeFilter { coder: Some(theirs.coder), ..filter }).unwrap();
    assert_eq!((own.codings.len(), own.interviewees), (1, 1));
    let alone = study.coded_with(&CodeFilter { branch: false, ..filter }).unwrap();
    assert_eq!((alone.codings.len(), alone.passages), (3, 3));
}

#[test]
fn a_colour_of_the_palette_is_the_whole_themes_and_leaves_with_the_codebook() {
    let mut study = a_study();
    let (theme, below) = (study.add("Raids"), study.add("Raids > Harm"));
    study.recolour_theme(below, ColourSlot::new(4)).unwrap();
    assert_eq!(study.code(theme).unwrap().slot, ColourSlot::new(4));
    let book = study.codebook().unwrap();
    assert!((0..2).all(|place| book.colour_class(place).starts_with("c4")));
    let written = study.codebook().unwrap().codes()[0].colour.clone().unwrap();
    assert_eq!(verbatim_model::nearest_slot(&written), Some(ColourSlot::new(4)));
}
