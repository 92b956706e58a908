//! Corrections of a text: what follows, what is refused and what is never lost.

use proptest::prelude::*;
use verbatim_model::{CodeId, Coding, MemoTarget, Role, Stance, TranscriptId};
use verbatim_study::StudyError;
use verbatim_study::codebook::TextField;
use verbatim_study::codings::NewCoding;
use verbatim_study::interviews::{Correction, CorrectionError};
use verbatim_study::searches::SearchOptions;
use verbatim_testkit::{TestStudy, a_study};

use crate::dump::Beside;
use crate::work::Dice;

const TEXT: &str = "Interviewer: How did it begin?\n\nP-01: They cmae at dawn 👩‍🏫, five of them.\nNobody explained.\
    \n\nInterviewer: And then?\n\nP-01: We waited.\n";

/// Where words stand in a text.
fn at(text: &str, words: &str) -> (u32, u32) {
    let byte = text.find(words).unwrap();
    let start = u32::try_from(text[..byte].chars().count()).unwrap();
    (start, start + u32::try_from(words.chars().count()).unwrap())
}

fn correction(transcript: TranscriptId, text: &str, words: &str, new: &str) -> Correction {
    let (start, end) = at(text, words);
    let seen = Some(words.to_owned());
    Correction { transcript, start, end, seen, text: new.to_owned(), drop_emptied: false }
}

fn begun() -> (TestStudy, TranscriptId, CodeId) {
    let mut study = a_study();
    let code = study.add("Raids");
    let transcript = study.import("P-01.txt", TEXT);
    (study, transcript, code)
}

fn put(study: &mut TestStudy, transcript: TranscriptId, words: &str, code: CodeId) -> Coding {
    let (start, end) = at(TEXT, words);
    study.put(transcript, start, end, code)
}

fn now(study: &TestStudy, coding: &Coding) -> Coding {
    study.coding(coding.id).unwrap()
}

fn text_of(study: &TestStudy, transcript: TranscriptId) -> String {
    let transcript = study.transcript(transcript).unwrap();
    study.text(&transcript).unwrap().text.clone()
}

#[test]
fn codings_of_all_coders_follow_a_mended_word_and_everything_else_stays() {
    let (mut study, transcript, code) = begun();
    let before = put(&mut study, transcript, "They", code);
    let over = put(&mut study, transcript, "They cmae at dawn 👩‍🏫", code);
    study.choose_coder("Theo").unwrap();
    let exactly = put(&mut study, transcript, "cmae", code);
    let after = put(&mut study, transcript, "five of them.\nNobody", code);
    let last = put(&mut study, transcript, "We waited.", code);
    let was = study.transcript(transcript).unwrap();
    let mended = study.correct_text(&correction(transcript, TEXT, "cmae", "all came")).unwrap();
    assert_eq!((mended.value.turn, mended.value.reworded, mended.value.joined), (2, 2, 0));
    let words = |coding: &Coding| study.words_of(&now(&study, coding));
    assert_eq!(words(&before), "They");
    assert_eq!(words(&over), "They all came at dawn 👩‍🏫");
    assert_eq!(words(&exactly), "all came");
    assert_eq!(words(&after), "five of them.\nNobody");
    assert_eq!(words(&last), "We waited.");
    let is = study.transcript(transcript).unwrap();
    assert_eq!((is.text_version, is.turns, is.words), (was.text_version + 1, was.turns, was.words + 1));
    assert_eq!(is.length, was.length + 4);
    assert_eq!(study.text(&is).unwrap().turns.last().unwrap().span.start(), is.length - 11);
    let step = study.history(1).unwrap().remove(0);
    assert_eq!(step.label, "Corrected P-01 ¶ 2");
    assert!(step.action.subject.contains("\"edits\":[[43,47,8]]"), "kept as numbers, without words");
    study.assert_sound();
}

#[test]
fn a_sentence_typed_again_moves_only_the_words_that_changed() {
    let (mut study, transcript, code) = begun();
    let inside = put(&mut study, transcript, "at dawn", code);
    let end = put(&mut study, transcript, "of them", code);
    let new = "They came at dawn 👩‍🏫, fifteen of them!";
    study.correct_text(&correction(transcript, TEXT, "They cmae at dawn 👩‍🏫, five of them.", new)).unwrap();
    assert_eq!(study.words_of(&now(&study, &inside)), "at dawn");
    assert_eq!(study.words_of(&now(&study, &end)), "of them");
    assert!(text_of(&study, transcript).contains("P-01: They came at dawn 👩‍🏫, fifteen of them!\nNobody"));
}

#[test]
fn undo_gives_back_the_stored_spans_and_search_follows_both_ways() {
    let (mut study, transcript, code) = begun();
    put(&mut study, transcript, "cmae at", code);
    let found =
        |study: &TestStudy, word: &str| study.search(word, &SearchOptions::default()).unwrap().hits.len();
    assert_eq!((found(&study, "cmae"), found(&study, "came")), (1, 0));
    let beside = Beside::open(study.path());
    let before = beside.rows();
    study.correct_text(&correction(transcript, TEXT, "cmae", "came")).unwrap();
    let corrected = beside.rows();
    assert_eq!((found(&study, "cmae"), found(&study, "came")), (0, 1));
    let step = study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), before);
    assert!(step.affected.text && step.affected.interviews);
    assert_eq!((found(&study, "cmae"), found(&study, "came")), (1, 0));
    study.assert_sound();
    study.redo("Ines").unwrap();
    assert_eq!(beside.rows(), corrected);
    assert_eq!(found(&study, "came"), 1);
    let original = std::fs::read(study.folder().join("P-01.txt")).unwrap();
    assert_eq!(original, TEXT.as_bytes(), "the file that was imported is nobody's to change");
    study.assert_sound();
}

#[test]
fn codings_that_would_lose_their_passage_are_listed_and_go_only_on_request() {
    let (mut study, transcript, code) = begun();
    let gone = put(&mut study, transcript, "five", code);
    study.add_memo(MemoTarget::Coding(gone.id), "How many?").unwrap();
    let stays = put(&mut study, transcript, "five of them", code);
    let beside = Beside::open(study.path());
    let (rows, texts) = (beside.rows(), beside.texts());
    let mut shorter = correction(transcript, TEXT, "five of", "all of");
    shorter.text = "of".to_owned();
    let asked = study.correct_text(&shorter).unwrap();
    assert_eq!((asked.number, asked.value.emptied), (None, vec![gone.clone()]));
    assert!(beside.rows() == rows && beside.texts() == texts, "nothing changed");
    let done = study.correct_text(&Correction { drop_emptied: true, ..shorter }).unwrap();
    assert!(done.number.is_some());
    assert!(matches!(study.coding(gone.id), Err(StudyError::Missing { .. })));
    assert_eq!(study.words_of(&now(&study, &stays)), "of them");
    assert_eq!(study.history(1).unwrap()[0].label, "Corrected P-01 ¶ 2 and removed 1 coding");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), rows, "undo brings the coding back with its memo");
}

#[test]
fn two_codings_that_meet_become_one_with_the_memos_of_both() {
    let (mut study, transcript, code) = begun();
    study.describe_code(code, &[(TextField::Statement, "They find few people.".to_owned())]).unwrap();
    let first = put(&mut study, transcript, "five of them", code);
    let (start, end) = at(TEXT, "five of");
    let second = NewCoding {
        memo: Some("Second reading.".to_owned()),
        stance: Some(Stance::Supports),
        ..NewCoding::plain(transcript, start, end, code)
    };
    let second = study.add_coding(second).unwrap().value.coding;
    let third = study.add("Numbers");
    let other = study.put(transcript, start, end, third);
    let done = study.correct_text(&correction(transcript, TEXT, " them", "")).unwrap();
    assert_eq!((done.value.joined, done.value.emptied.len()), (1, 0));
    let rows = study.codings(&Default::default()).unwrap();
    assert_eq!(rows.len(), 2, "another code stays by itself");
    let kept = rows.iter().find(|row| row.coding.code == code).unwrap();
    assert_eq!((kept.coding.id, kept.coding.stance), (first.id, Some(Stance::Supports)));
    assert_eq!(kept.memos[0].text, "Second reading.");
    assert_ne!(kept.coding.id, second.id);
    assert_eq!(study.words_of(&now(&study, &other)), "five of");
    study.assert_sound();
}

#[test]
fn a_correction_stays_inside_one_turn_and_leaves_its_lines() {
    let (mut study, transcript, _) = begun();
    let beside = Beside::open(study.path());
    let rows = beside.rows();
    let mut refused =
        |words: &str, new: &str| match study.correct_text(&correction(transcript, TEXT, words, new)) {
            Err(StudyError::Correction(why)) => why,
            other => panic!("{words:?} to {new:?}: {other:?}"),
        };
    for label in ["P-01", ": They", "\n\nP-01", "explained.\n\nInterviewer: And", "begin?\n"] {
        assert_eq!(refused(label, "X"), CorrectionError::OutsideTurn, "{label:?}");
    }
    assert_eq!(refused("dawn", "da\nwn"), CorrectionError::LineBreak);
    assert_eq!(refused("them.\nNobody", "them. Nobody"), CorrectionError::LineBreak);
    assert_eq!(refused("dawn", "da\r\nwn"), CorrectionError::LineBreak);
    assert_eq!(refused("We waited.", " "), CorrectionError::EmptyTurn);
    assert_eq!(refused("dawn", "da\u{7}wn"), CorrectionError::ControlCharacter);
    assert_eq!(beside.rows(), rows);
    study.correct_text(&correction(transcript, TEXT, "them.\nNobody", "them:\r\nNo one")).unwrap();
    assert!(text_of(&study, transcript).contains("five of them:\nNo one explained."));
}

#[test]
fn nothing_is_corrected_where_other_words_stand_or_none_would_change() {
    let (mut study, transcript, _) = begun();
    let mut other = correction(transcript, TEXT, "cmae", "came");
    other.seen = Some("came".to_owned());
    assert!(matches!(study.correct_text(&other), Err(StudyError::TextChanged)));
    let outside = Correction { start: 400, end: 400, seen: None, ..other.clone() };
    assert!(matches!(study.correct_text(&outside), Err(StudyError::Span(_))));
    let same = study.correct_text(&correction(transcript, TEXT, "at dawn", "at dawn")).unwrap();
    assert_eq!((same.number, same.value.text_version), (None, 1));
    assert_eq!(study.history(1).unwrap()[0].label, "Imported 1 transcript");
}

#[test]
fn words_are_counted_anew_only_where_the_turn_counts() {
    let (mut study, transcript, _) = begun();
    let words = |study: &TestStudy| study.transcript(transcript).unwrap().words;
    let before = words(&study);
    study.correct_text(&correction(transcript, TEXT, "begin", "all begin")).unwrap();
    assert_eq!(words(&study), before, "questions are no evidence");
    let text = text_of(&study, transcript);
    study.correct_text(&correction(transcript, &text, "We waited.", "We all waited there.")).unwrap();
    assert_eq!(words(&study), before + 2);
    study.assign_speaker(transcript, "Interviewer", Some(Role::Respondent), None).unwrap();
    study.assign_speaker(transcript, "Interviewer", Some(Role::Interviewer), None).unwrap();
    assert_eq!(words(&study), before + 2, "as counting the whole text says");
}

/// Words put in place of others: mended, split, longer, shorter and none.
const NEW: &[&str] = &["came", "they all came", "", "👍🏽", "e\u{301}xplained", "five of", " ", "x"];

fn random(seeds: &[u64]) {
    let mut study = a_study();
    let codes = [study.add("Raids"), study.add("Trust")];
    let transcript = study.import("P-01.txt", TEXT);
    let beside = Beside::open(study.path());
    for seed in seeds {
        let mut dice = Dice(*seed);
        let text = text_of(&study, transcript);
        let turns = study.text(&study.transcript(transcript).unwrap()).unwrap().turns.clone();
        study.choose_coder(dice.one(&["Ines", "Theo"])).unwrap();
        for _ in 0..3 {
            let start = dice.below_u32(u32::try_from(text.chars().count()).unwrap() - 12);
            study.put(transcript, start, start + 1 + dice.below_u32(12), dice.one(&codes));
        }
        let turn = dice.pick(&turns).unwrap().span;
        let (a, b) = (dice.below_u32(turn.len() + 1), dice.below_u32(turn.len() + 1));
        let (start, end) = (turn.start() + a.min(b), turn.start() + a.max(b));
        let drop_emptied = dice.percent(60);
        let new = dice.one(NEW).to_owned();
        let correction = Correction { transcript, start, end, seen: None, text: new.clone(), drop_emptied };
        follow(&mut study, &beside, &correction, &text, &new);
        if dice.percent(30) {
            study.undo("Ines").unwrap();
        }
        study.assert_sound();
    }
}

/// Corrects, and holds every coding against what its words were.
fn follow(study: &mut TestStudy, beside: &Beside, correction: &Correction, text: &str, new: &str) {
    let letters: Vec<char> = text.chars().collect();
    let (start, end) = (correction.start as usize, correction.end as usize);
    let codings: Vec<Coding> =
        study.codings(&Default::default()).unwrap().into_iter().map(|row| row.coding).collect();
    let words: Vec<String> = codings.iter().map(|coding| study.words_of(coding)).collect();
    let rows = beside.rows();
    let done = match study.correct_text(correction) {
        Ok(done) => done,
        Err(StudyError::Correction(_)) => return assert_eq!(beside.rows(), rows, "refused"),
        Err(other) => panic!("{other}"),
    };
    if done.number.is_none() {
        return assert_eq!(beside.rows(), rows, "nothing done");
    }
    let should: String =
        letters[..start].iter().copied().chain(new.chars()).chain(letters[end..].iter().copied()).collect();
    assert_eq!(text_of(study, correction.transcript), should);
    for (coding, words) in codings.iter().zip(&words) {
        let Ok(now) = study.coding(coding.id) else { continue };
        let apart = coding.span.end() <= correction.start || coding.span.start() >= correction.end;
        if apart {
            assert_eq!(&study.words_of(&now), words, "a passage beside the correction keeps its words");
        }
        assert_eq!((now.coder, now.code, now.created_at), (coding.coder, coding.code, coding.created_at));
    }
    let left = study.codings(&Default::default()).unwrap().len();
    assert_eq!(left, codings.len() - done.value.emptied.len() - done.value.joined, "none is lost otherwise");
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), rows, "after undo");
    study.redo("Ines").unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_corrected_no_coding_loses_its_words_unsaid(seeds in prop::collection::vec(any::<u64>(), 1..8)) {
        random(&seeds);
    }
}
