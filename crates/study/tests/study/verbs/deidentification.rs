//! Names make way for aliases: what follows, what is refused, and what undo and search say then.

use verbatim_model::{Alias, Coding, IdentifierKind, MemoTarget, TranscriptId, TranscriptStatus};
use verbatim_study::deidentification::{
    AliasChoice, DeidentificationError, KeptPlace, LabelReplacement, NewAlias, Replacement,
};
use verbatim_study::interviews::{Correction, CorrectionError};
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Silent, StoreError, Study, StudyError};
use verbatim_testkit::{TestStudy, a_study, open_keys};
use verbatim_text::Span;

use crate::dump::Beside;

pub const TEXT: &str = "Interviewer: Who was with you?\n\nMarta: My neighbour Ilse Brandt 👩‍🏫 came first.\nIlse \
    stayed till dawn.\n\nInterviewer: And then?\n\nMarta: Brandt’s sister wrote to the paper.\n";

/// The `nth` place of words in a text, from 1.
pub fn nth(text: &str, words: &str, nth: usize) -> Span {
    let (byte, _) = text.match_indices(words).nth(nth - 1).unwrap();
    let start = u32::try_from(text[..byte].chars().count()).unwrap();
    Span::new(start, start + u32::try_from(words.chars().count()).unwrap()).unwrap()
}

pub fn at(text: &str, words: &str) -> Span {
    nth(text, words, 1)
}

pub fn person(text: &str) -> AliasChoice {
    let (kind, text) = (IdentifierKind::Person, text.to_owned());
    AliasChoice::New(NewAlias { kind, text, general: false, interviewee: None })
}

pub fn place(transcript: TranscriptId, span: Span, alias: AliasChoice) -> Replacement {
    Replacement { transcript, span, seen: None, alias }
}

pub fn kept(transcript: TranscriptId, span: Span, seen: &str) -> KeptPlace {
    KeptPlace { transcript, span, kind: IdentifierKind::Person, seen: Some(seen.to_owned()) }
}

pub fn text_of(study: &Study, transcript: TranscriptId) -> String {
    study.text(&study.transcript(transcript).unwrap()).unwrap().text.clone()
}

/// A study with one transcript, one code and its key file open.
pub fn begun() -> (TestStudy, TranscriptId) {
    let mut study = a_study();
    study.add("Raids");
    let transcript = study.import("P-01.txt", TEXT);
    open_keys(&mut study);
    (study, transcript)
}

fn put(study: &mut TestStudy, transcript: TranscriptId, words: &str) -> Coding {
    let (code, span) = (study.find_code("Raids").unwrap().id, at(TEXT, words));
    study.put(transcript, span.start(), span.end(), code)
}

/// Both mentions of Ilse Brandt by name, and that of Brandt, as one alias.
fn ilse(transcript: TranscriptId) -> Vec<Replacement> {
    let spans = [at(TEXT, "Ilse Brandt"), nth(TEXT, "Ilse", 2), at(TEXT, "Brandt’s")];
    spans.into_iter().map(|span| place(transcript, span, person("neighbour"))).collect()
}

fn status(study: &Study, transcript: TranscriptId) -> TranscriptStatus {
    study.transcript(transcript).unwrap().status
}

fn refusal<T: std::fmt::Debug>(done: Result<T, StudyError>) -> DeidentificationError {
    match done {
        Err(StudyError::Deidentification(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn codings_of_all_coders_follow_and_one_that_touches_a_name_covers_all_of_its_alias() {
    let (mut study, transcript) = begun();
    let beside = put(&mut study, transcript, "came first");
    let inside = put(&mut study, transcript, "Ilse");
    study.choose_coder("Theo").unwrap();
    let across = put(&mut study, transcript, "Brandt 👩‍🏫 came");
    let last = put(&mut study, transcript, "sister wrote");
    study.add_memo(MemoTarget::Coding(inside.id), "She was named by others too.").unwrap();
    let done = study.redact(&ilse(transcript), &[]).unwrap().value;
    assert_eq!((done.places, done.transcripts, done.reworded, done.made.len()), (3, 1, 2, 1));
    let words = |coding: &Coding| study.words_of(&study.coding(coding.id).unwrap());
    assert_eq!(words(&inside), "[neighbour 1]");
    assert_eq!(words(&across), "[neighbour 1] 👩‍🏫 came");
    assert_eq!(words(&beside), "came first");
    assert_eq!(words(&last), "sister wrote");
    assert_eq!(study.memos().unwrap()[0].target, MemoTarget::Coding(inside.id), "the memo stays on it");
    let text = text_of(&study, transcript);
    assert!(
        text.contains("Marta: My neighbour [neighbour 1] 👩‍🏫 came first.\n[neighbour 1] stayed"),
        "{text}"
    );
    assert!(!text.contains("Ilse") && !text.contains("Brandt"));
    assert_eq!(study.history(1).unwrap()[0].label, "Put aliases in 3 places of P-01.txt");
    study.assert_sound();
}

#[test]
fn undo_gives_identical_rows_and_search_knows_the_alias_and_no_longer_the_name() {
    let (mut study, transcript) = begun();
    put(&mut study, transcript, "Ilse Brandt");
    let found =
        |study: &TestStudy, query: &str| study.search(query, &SearchOptions::default()).unwrap().hits.len();
    let beside = Beside::open(study.path());
    let before = beside.rows();
    assert_eq!((found(&study, "brandt"), found(&study, "\"neighbour 1\"")), (2, 0));
    study.redact(&ilse(transcript), &[]).unwrap();
    let after = beside.rows();
    assert_eq!((found(&study, "brandt"), found(&study, "\"neighbour 1\"")), (0, 3));
    assert_eq!(found(&study, "ilse"), 0);
    assert_eq!(status(&study, transcript), TranscriptStatus::InReview);
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), before);
    assert_eq!((found(&study, "brandt"), found(&study, "\"neighbour 1\"")), (2, 0));
    study.assert_sound();
    study.redo("Ines").unwrap();
    assert_eq!(beside.rows(), after);
    study.reopen();
    assert_eq!((found(&study, "brandt"), found(&study, "\"neighbour 1\"")), (0, 3));
    study.assert_sound();
}

#[test]
fn a_correction_leaves_aliases_whole_and_moves_those_behind_it() {
    let (mut study, transcript) = begun();
    study.redact(&ilse(transcript), &[]).unwrap();
    let text = text_of(&study, transcript);
    let correct = |study: &mut TestStudy, words: &str, new: &str| {
        let span = at(&text, words);
        let (start, end) = (span.start(), span.end());
        let new = new.to_owned();
        study.correct_text(&Correction { transcript, start, end, seen: None, text: new, drop_emptied: false })
    };
    let beside = Beside::open(study.path());
    let rows = beside.rows();
    for words in ["[neighbour", "ighbour 1]", "neighbour [neigh", "[neighbour 1] stayed"] {
        let refused = correct(&mut study, words, "Ilse");
        assert!(
            matches!(refused, Err(StudyError::Correction(CorrectionError::Alias))),
            "{words}: {refused:?}"
        );
    }
    assert_eq!(beside.rows(), rows);
    correct(&mut study, "My neighbour ", "That was ").unwrap();
    study.assert_sound();
    assert!(text_of(&study, transcript).contains("That was [neighbour 1] 👩‍🏫"));
}

#[test]
fn an_alias_is_changed_wherever_it_stands_and_two_become_one() {
    let (mut study, transcript) = begun();
    let coding = put(&mut study, transcript, "Brandt’s sister");
    study.redact(&ilse(transcript), &[]).unwrap();
    let other = place(transcript, at(&text_of(&study, transcript), "sister"), person("relative"));
    study.redact(&[other], &[]).unwrap();
    let (first, second) =
        (study.find_alias("[neighbour 1]").unwrap(), study.find_alias("relative 1").unwrap());
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let longer = Alias { text: "a friend of long ago".to_owned(), general: true, ..first.clone() };
    assert_eq!(study.change_alias(&longer).unwrap().value, 3);
    assert_eq!(study.words_of(&study.coding(coding.id).unwrap()), "[a friend of long ago] [relative 1]");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), before);
    assert_eq!(study.merge_aliases(&[second.id], first.id).unwrap().value, 1);
    assert_eq!(study.words_of(&study.coding(coding.id).unwrap()), "[neighbour 1] [neighbour 1]");
    let left = study.aliases().unwrap();
    assert_eq!(left.len(), 1);
    let names = ["Brandt’s", "Ilse", "Ilse Brandt", "sister"].map(str::to_owned).to_vec();
    assert_eq!(left[0].forms, Some(names), "it stands for the names of both");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), before);
    let taken = study.change_alias(&Alias { text: "relative 1".to_owned(), ..first.clone() });
    assert!(matches!(taken, Err(StudyError::NameTaken { .. })), "{taken:?}");
    assert_eq!(refusal(study.remove_alias(first.id)), DeidentificationError::AliasInUse { places: 3 });
}

#[test]
fn two_people_with_one_name_stay_two() {
    let (mut study, transcript) = begun();
    let first = place(transcript, nth(TEXT, "Ilse", 1), person("neighbour"));
    let second = place(transcript, nth(TEXT, "Ilse", 2), person("colleague"));
    study.redact(&[first, second], &[]).unwrap();
    let text = text_of(&study, transcript);
    assert!(text.contains("My neighbour [neighbour 1] Brandt") && text.contains(".\n[colleague 1] stayed"));
    let ilse: Vec<_> = study.aliases().unwrap().into_iter().map(|used| used.forms.unwrap()).collect();
    assert_eq!(ilse, [["Ilse"], ["Ilse"]]);
    study.assert_sound();
}

#[test]
fn the_label_of_a_speaker_is_replaced_before_each_of_its_turns() {
    let (mut study, transcript) = begun();
    let coding = put(&mut study, transcript, "My neighbour");
    let speaker = study.speakers().unwrap().into_iter().find(|s| s.label == "Marta").unwrap().number;
    let alias = AliasChoice::New(NewAlias {
        kind: IdentifierKind::Person,
        text: "interviewee".to_owned(),
        general: true,
        interviewee: None,
    });
    study.redact(&[], &[LabelReplacement { transcript, speaker, alias }]).unwrap();
    let text = text_of(&study, transcript);
    assert_eq!(text.matches("\n\n[interviewee]: ").count(), 2, "{text}");
    assert!(!text.contains("Marta"));
    assert!(study.speakers().unwrap().iter().any(|s| s.label == "[interviewee]"));
    assert_eq!(study.words_of(&study.coding(coding.id).unwrap()), "My neighbour");
    study.assert_sound();
}

#[test]
fn what_goes_on_in_the_next_turn_is_replaced_in_both_and_labels_stay() {
    let (mut study, transcript) = begun();
    let span = at(TEXT, "dawn.\n\nInterviewer: And");
    study.redact(&[place(transcript, span, person("place"))], &[]).unwrap();
    let text = text_of(&study, transcript);
    assert!(text.contains("stayed till [place 1]\n\nInterviewer: [place 1] then?"), "{text}");
    study.assert_sound();
}

#[test]
fn what_overlaps_cuts_an_alias_or_holds_nothing_is_refused_and_nothing_changes() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"))], &[]).unwrap();
    let text = text_of(&study, transcript);
    let beside = Beside::open(study.path());
    let rows = beside.rows();
    let mut refused = |spans: &[Span]| {
        let places: Vec<_> = spans.iter().map(|span| place(transcript, *span, person("x"))).collect();
        refusal(study.redact(&places, &[]))
    };
    assert_eq!(refused(&[at(&text, "till dawn"), at(&text, "dawn")]), DeidentificationError::Overlap);
    assert_eq!(refused(&[at(&text, "neighbour 1] 👩‍🏫")]), DeidentificationError::CutsAlias);
    assert_eq!(refused(&[at(&text, "\n\n")]), DeidentificationError::NothingThere);
    let seen = Some("Someone".to_owned());
    let other = Replacement { seen, ..place(transcript, at(&text, "sister"), person("relative")) };
    assert!(matches!(study.redact(&[other], &[]), Err(StudyError::TextChanged)));
    let bad = place(transcript, at(&text, "sister"), person("a [b]"));
    assert_eq!(refusal(study.redact(&[bad], &[])), DeidentificationError::BadAlias);
    assert_eq!(beside.rows(), rows);
}

#[test]
fn what_was_kept_is_not_found_again_until_somebody_asks() {
    let (mut study, transcript) = begun();
    let found = |study: &TestStudy| {
        let found = study.find_identifiers(&[transcript], &Silent).unwrap();
        let points = found.transcripts[0].text.code_points();
        let words =
            |f: &verbatim_study::deidentification::Found| points.slice(f.finding.span).unwrap().to_owned();
        found.transcripts[0].findings.iter().map(words).collect::<Vec<_>>()
    };
    assert!(found(&study).contains(&"Ilse Brandt".to_owned()), "{:?}", found(&study));
    study.keep_mentions(&[kept(transcript, at(TEXT, "Ilse Brandt"), "Ilse Brandt")]).unwrap();
    assert!(!found(&study).contains(&"Ilse Brandt".to_owned()));
    let kept = study.kept_mentions(transcript).unwrap();
    study.forget_kept(transcript, kept[0].id).unwrap();
    assert!(found(&study).contains(&"Ilse Brandt".to_owned()));
}

#[test]
fn a_transcript_is_confirmed_by_one_and_read_by_another() {
    let (mut study, transcript) = begun();
    let beside = Beside::open(study.path());
    study.redact(&ilse(transcript), &[]).unwrap();
    let review = beside.rows();
    assert!(matches!(refusal(study.confirm_read(transcript)), DeidentificationError::NotConfirmed(_)));
    study.confirm_deidentified(&[transcript]).unwrap();
    assert_eq!(status(&study, transcript), TranscriptStatus::DeIdentified);
    assert_eq!(refusal(study.confirm_read(transcript)), DeidentificationError::SameReader("Ines".to_owned()));
    study.choose_coder("Theo").unwrap();
    study.confirm_read(transcript).unwrap();
    assert_eq!(status(&study, transcript), TranscriptStatus::ReadTwice);
    assert_eq!(study.confirm_deidentified(&[transcript]).unwrap().number, None, "it is confirmed already");
    assert_eq!(status(&study, transcript), TranscriptStatus::ReadTwice);
    let steps = study.deidentification_steps().unwrap().remove(&transcript).unwrap();
    assert_eq!(
        steps.deidentified.map(|by| (by.coder.name, by.changed_since)),
        Some(("Ines".to_owned(), false))
    );
    assert_eq!(steps.read.map(|by| by.coder.name), Some("Theo".to_owned()));
    let text = text_of(&study, transcript);
    study.redact(&[place(transcript, at(&text, "the paper"), person("newspaper"))], &[]).unwrap();
    let steps = study.deidentification_steps().unwrap().remove(&transcript).unwrap();
    assert!(steps.deidentified.unwrap().changed_since, "a change after the confirmation is told");
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), review, "without Theo, who came for it");
}

#[test]
fn a_purge_keeps_codings_and_leaves_nothing_of_what_was_there() {
    let (mut study, transcript) = begun();
    let coding = put(&mut study, transcript, "Ilse Brandt 👩‍🏫 came first");
    let memo = study.add_memo(MemoTarget::Coding(coding.id), "A neighbour, not an officer.").unwrap().value;
    study.redact(&ilse(transcript), &[]).unwrap();
    study.confirm_deidentified(&[transcript]).unwrap();
    let plan = study.plan_purge().unwrap();
    assert_eq!((plan.originals, plan.steps > 0), (vec![transcript], true));
    let (counts, codings) = (study.code_counts().unwrap(), study.codings(&Default::default()).unwrap());
    let named = |study: &TestStudy| {
        let beside = Beside::open(study.path());
        let rows: Vec<_> = [beside.rows(), beside.texts()].into_iter().flatten().collect();
        rows.iter().flat_map(|(_, rows)| rows).any(|row| row.contains("Ilse") || row.contains("Brandt"))
    };
    assert!(named(&study), "the test looks for what is there");
    let purged = study.purge(&Silent).unwrap();
    assert_eq!(purged.originals, 1);
    assert!(purged.left.is_empty() && purged.backup.exists());
    study.assert_sound();
    assert_eq!(study.code_counts().unwrap(), counts);
    let after = study.codings(&Default::default()).unwrap();
    assert_eq!(after.len(), codings.len());
    assert_eq!((&after[0].coding, &after[0].memos[0].text), (&codings[0].coding, &memo.text));
    assert_eq!(study.words_of(&after[0].coding), "[neighbour 1] 👩‍🏫 came first");
    assert!(matches!(study.undo("Ines"), Err(StudyError::Store(StoreError::UndoClosed))));
    assert!(!named(&study));
    assert_eq!(study.original_text(transcript).unwrap(), TEXT, "the key file has what was there");
    study.add("Trust");
    study.undo("Ines").unwrap();
    assert!(study.find_code("Trust").is_err(), "what comes after it can be undone");
    study.assert_sound();
}
