//! Coded passages as a reading list shows them.

use verbatim_model::Role;
use verbatim_study::codings::{Around, Passage};
use verbatim_testkit::{TestStudy, a_study, marked};

fn read(study: &TestStudy) -> Vec<Passage> {
    let codings: Vec<_> = study.codings(&Default::default()).unwrap().into_iter().map(|r| r.coding).collect();
    study.passages(&codings).unwrap()
}

#[test]
fn each_passage_has_its_turn_its_speaker_its_person_and_what_stands_round_it_in_the_turn() {
    let mut study = a_study();
    study.people("id,category\nP-01,Resident\nP-02,Advocate\n");
    let code = study.add("Notice");
    study.coded(
        "P-01 joint.txt",
        "Interviewer: ⟦Who was told?⟧\n\nAna: Nobody was. ⟦We heard 👩‍🏫 of it⟧ late.\n\n\
         Interviewer: And you?\n\nBo: I was ⟦told⟧ by the office.\n\nAna: He told us.\n\nBo: I did.\n",
        code,
    );
    let talk = study.find_transcript("P-01 joint").unwrap().id;
    let bo = study.find_interviewee("P-02").unwrap().id;
    let ana = study.find_interviewee("P-01").unwrap().id;
    study.assign_speaker(talk, "Interviewer", Some(Role::Interviewer), None).unwrap();
    study.assign_speaker(talk, "Bo", Some(Role::Respondent), Some(bo)).unwrap();
    let found: Vec<_> = read(&study)
        .into_iter()
        .map(|p| {
            (
                p.turn,
                p.speaker.unwrap(),
                p.interviewee,
                p.counts_nowhere,
                [p.before.text, p.text, p.after.text],
            )
        })
        .collect();
    let words = |all: [&str; 3]| all.map(str::to_owned);
    let label = |label: &str| label.to_owned();
    assert_eq!(
        found,
        [
            (Some(1), label("Interviewer"), Some(ana), true, words(["", "Who was told?", ""])),
            (Some(2), label("Ana"), Some(ana), false, words(["Nobody was. ", "We heard 👩‍🏫 of it", " late."])),
            (Some(4), label("Bo"), Some(bo), false, words(["I was ", "told", " by the office."])),
        ]
    );
}

#[test]
fn they_stand_in_the_order_of_the_people_and_by_place_and_those_of_nobody_are_last() {
    let mut study = a_study();
    study.people("id,category\nP-02,Advocate\nP-01,Resident\n");
    let code = study.add("Notice");
    study.coded("notes.txt", "⟦A first note.⟧", code);
    study.coded("P-01.txt", "P-01: We ⟦waited⟧ a while, and ⟦went⟧.\n", code);
    study.coded("P-02.txt", "P-02: We ⟦wrote⟧ twice.\n", code);
    let order: Vec<String> =
        read(&study).into_iter().map(|p| format!("{} {}", p.file_name, p.text)).collect();
    assert_eq!(order, ["P-02.txt wrote", "P-01.txt waited", "P-01.txt went", "notes.txt A first note."]);
}

#[test]
fn what_stands_round_a_passage_is_cut_at_words_and_never_longer_than_120_characters() {
    let mut study = a_study();
    let code = study.add("Notice");
    let word = "waiting ".repeat(60);
    let text = format!("P-01: {word}⟦here⟧ {word}and on.\n");
    let span = marked(&text).passages[0];
    study.coded("P-01.txt", &text, code);
    let passage = read(&study).remove(0);
    assert_eq!(passage.before, Around { text: "waiting ".repeat(15), cut: true });
    assert_eq!(passage.after, Around { text: " waiting".repeat(15), cut: true });
    assert_eq!((passage.text.as_str(), passage.row.coding.span), ("here", span));
}

#[test]
fn a_passage_over_several_turns_has_what_stands_before_its_first_and_after_its_last() {
    let mut study = a_study();
    let code = study.add("Notice");
    let text =
        "P-01: We heard ⟦late.\n\nInterviewer: How late?\n\nP-01: Two hours⟧ later.\n\nInterviewer: Yes?\n";
    study.coded("P-01.txt", text, code);
    let passage = read(&study).remove(0);
    let whole = |text: &str| Around { text: text.to_owned(), cut: false };
    assert_eq!((passage.before, passage.after), (whole("We heard "), whole(" later.")));
    assert_eq!((passage.turn, passage.counts_nowhere), (Some(1), false));
}

#[test]
fn what_is_short_enough_to_stand_whole_is_not_said_to_be_cut_on_either_side() {
    let mut study = a_study();
    let code = study.add("Notice");
    // As long as may be shown, to the letter.
    let before = "a".repeat(119) + " ";
    study.coded("P-01.txt", &format!("P-01: {before}⟦here⟧ {}\n", "b".repeat(119)), code);
    study.coded("P-02.txt", &format!("P-02: x {before}⟦here⟧ and {}\n", "b".repeat(119)), code);
    let cut: Vec<_> = read(&study).into_iter().map(|p| (p.before.cut, p.after.cut)).collect();
    assert_eq!(cut, [(false, false), (true, true)]);
}
