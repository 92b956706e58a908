//! One place of a text: another alias where one stands, words that were kept, and the way back to it.

use verbatim_model::{IdentifierKind, MemoTarget, TranscriptId};
use verbatim_study::deidentification::{AliasChoice, NewAlias, Replacement};
use verbatim_study::{Silent, StudyError};
use verbatim_testkit::TestStudy;
use verbatim_text::Span;

use super::deidentification::{TEXT, at, begun, kept, nth, person, place, text_of};
use crate::dump::Beside;

fn alias(study: &TestStudy, text: &str) -> AliasChoice {
    AliasChoice::There(study.find_alias(text).unwrap().id)
}

/// Real names of an alias.
fn names(study: &TestStudy, text: &str) -> Vec<String> {
    let all = study.aliases().unwrap();
    all.into_iter().find(|used| used.alias.text == text).unwrap().forms.unwrap()
}

fn put(study: &mut TestStudy, transcript: TranscriptId, span: Span, alias: AliasChoice) -> usize {
    let seen = study.text(&study.transcript(transcript).unwrap()).unwrap();
    let seen = seen.code_points().slice(span).unwrap().to_owned();
    let place = Replacement { seen: Some(seen), ..place(transcript, span, alias) };
    study.redact(&[place], &[]).unwrap().value.places
}

#[test]
fn a_place_gets_another_alias_codings_stay_on_it_and_undo_brings_the_first_back() {
    let (mut study, transcript) = begun();
    let code = study.find_code("Raids").unwrap().id;
    let coded = at(TEXT, "Ilse Brandt 👩‍🏫 came");
    let coding = study.put(transcript, coded.start(), coded.end(), code);
    let two = [at(TEXT, "Ilse Brandt"), nth(TEXT, "Ilse", 2)];
    let two: Vec<_> = two.into_iter().map(|span| place(transcript, span, person("neighbour"))).collect();
    study.redact(&two, &[]).unwrap();
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let text = text_of(&study, transcript);
    let first = at(&text, "[neighbour 1]");
    assert_eq!(put(&mut study, transcript, first, person("woman at the door")), 1);
    let text = text_of(&study, transcript);
    assert!(
        text.contains("My neighbour [woman at the door 1] 👩‍🏫 came first.\n[neighbour 1] stayed"),
        "{text}"
    );
    assert_eq!(study.words_of(&study.coding(coding.id).unwrap()), "[woman at the door 1] 👩‍🏫 came");
    let places: Vec<_> = study.aliases().unwrap().into_iter().map(|used| used.places[0].1).collect();
    assert_eq!(places, [1, 1]);
    assert_eq!(study.history(1).unwrap()[0].label, "Put aliases in 1 place of P-01.txt");
    study.assert_sound();
    study.undo("Ines").unwrap();
    assert_eq!(beside.rows(), before);
    study.redo("Ines").unwrap();
    assert_eq!(text_of(&study, transcript), text);
    study.assert_sound();
}

#[test]
fn the_real_name_goes_along_only_where_it_is_sure_which_was_meant() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, nth(TEXT, "Ilse", 2), person("neighbour"))], &[]).unwrap();
    let there = at(&text_of(&study, transcript), "[neighbour 1]");
    put(&mut study, transcript, there, person("colleague"));
    assert_eq!(names(&study, "colleague 1"), ["Ilse"], "it had one name, and stood here alone");
    assert_eq!(names(&study, "neighbour 1"), ["Ilse"], "undo needs it");

    let (text, second) = (text_of(&study, transcript), alias(&study, "colleague 1"));
    study.redact(&[place(transcript, at(&text, "Ilse Brandt"), second)], &[]).unwrap();
    let there = at(&text_of(&study, transcript), "[colleague 1]");
    put(&mut study, transcript, there, person("friend"));
    assert_eq!(names(&study, "friend 1"), Vec::<String>::new(), "either of two names was meant");
    assert!(!names(&study, "colleague 1").iter().any(|name| name.contains('[')));
}

#[test]
fn the_alias_that_stands_there_already_changes_nothing_and_a_stale_place_is_refused() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, nth(TEXT, "Ilse", 2), person("neighbour"))], &[]).unwrap();
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let (there, same) = (at(&text_of(&study, transcript), "[neighbour 1]"), alias(&study, "neighbour 1"));
    assert_eq!(put(&mut study, transcript, there, same), 0);
    let stale =
        Replacement { seen: Some("[colleague 1]".to_owned()), ..place(transcript, there, person("x")) };
    assert!(matches!(study.redact(&[stale], &[]), Err(StudyError::TextChanged)));
    study.close_key_file();
    assert!(study.redact(&[place(transcript, there, person("x"))], &[]).is_err(), "a name may go along");
    assert_eq!(beside.rows(), before);
}

#[test]
fn words_that_are_no_longer_there_are_not_kept() {
    let (mut study, transcript) = begun();
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let good = kept(transcript, at(TEXT, "Brandt"), "Brandt");
    let stale = kept(transcript, at(TEXT, "Ilse Brandt"), "Ilse Brand");
    assert!(matches!(study.keep_mentions(&[good, stale]), Err(StudyError::TextChanged)));
    let outside = Span::new(900, 902).unwrap();
    assert!(matches!(study.keep_mentions(&[kept(transcript, outside, "x")]), Err(StudyError::Span(_))));
    assert_eq!(beside.rows(), before);
}

#[test]
fn undo_and_redo_say_where_names_were_replaced_and_places_kept() {
    let (mut study, transcript) = begun();
    let name = at(TEXT, "Ilse Brandt");
    let both = [name, nth(TEXT, "Ilse", 2)].map(|span| place(transcript, span, person("neighbour")));
    study.redact(&both, &[]).unwrap();
    let alias = at(&text_of(&study, transcript), "[neighbour 1]");
    assert_eq!(study.undo("Ines").unwrap().place, Some((transcript, name)));
    assert_eq!(study.redo("Ines").unwrap().place, Some((transcript, alias)));

    let words = at(&text_of(&study, transcript), "the paper");
    study.keep_mentions(&[kept(transcript, words, "the paper")]).unwrap();
    assert_eq!(study.history(1).unwrap()[0].label, "Kept 1 place of P-01.txt");
    let place_kept = study.kept_mentions(transcript).unwrap()[0].id;
    study.forget_kept(transcript, place_kept).unwrap();
    for _ in 0..2 {
        assert_eq!(study.undo("Ines").unwrap().place, Some((transcript, words)));
    }

    let other = study.import("P-02.txt", TEXT);
    let everywhere =
        [transcript, other].map(|id| place(id, at(&text_of(&study, id), "sister"), person("kin")));
    study.redact(&everywhere, &[]).unwrap();
    assert_eq!(study.undo("Ines").unwrap().place, None, "several texts are no place");
}

#[test]
fn a_bare_number_in_a_confirmed_text_is_no_leak_and_an_age_is() {
    let (mut study, _) = begun();
    let said = "Q: How many came?\n\nA: It was six. She was twenty-three years old, and he is a nineteen-year-old.\n";
    let talk = study.import("P-09.txt", said);
    let numbers = study.find_identifiers(&[talk], &Silent).unwrap();
    let ages = |kind| kind == IdentifierKind::Age;
    let asked = numbers.transcripts[0].findings.iter().filter(|found| ages(found.finding.kind)).count();
    assert_eq!(asked, 3, "in the review each is asked about");
    // One that was replaced makes no name of its number.
    let age =
        NewAlias { kind: IdentifierKind::Age, text: "age".to_owned(), general: false, interviewee: None };
    study.redact(&[place(talk, at(said, "six"), AliasChoice::New(age))], &[]).unwrap();
    study.confirm_deidentified(&[talk]).unwrap();
    study.add_memo(MemoTarget::Study, "Six of them, or it was seven.").unwrap();
    let other = study.import("P-10.txt", "Q: And here?\n\nA: Six. Nobody counted.\n");
    let proposed = study.find_identifiers(&[other], &Silent).unwrap();
    assert!(proposed.transcripts[0].findings.iter().all(|found| found.alias.is_none()));
    study.confirm_deidentified(&[other]).unwrap();
    let scan = study.scan_leaks(&Silent).unwrap();
    let left = scan.leaks.iter().filter(|leak| leak.kind.is_some_and(ages));
    let left: Vec<_> = left.map(|leak| leak.words.text.as_str()).collect();
    assert_eq!(left, ["twenty-three years old", "nineteen-year-old"]);
    assert!(
        scan.scopes.iter().all(|scope| scope.place != "alias" || scope.clean == scope.of),
        "“age 1” is none"
    );
}

#[test]
fn an_alias_that_says_what_stood_there_can_take_the_place_of_one_for_a_person() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"))], &[]).unwrap();
    let there = at(&text_of(&study, transcript), "[neighbour 1]");
    let (kind, text) = (IdentifierKind::Person, "a woman of the street".to_owned());
    let general = AliasChoice::New(NewAlias { kind, text, general: true, interviewee: None });
    put(&mut study, transcript, there, general);
    assert!(text_of(&study, transcript).contains("My neighbour [a woman of the street] 👩‍🏫"));
    let gone = study.find_alias("neighbour 1").unwrap().id;
    study.remove_alias(gone).unwrap();
    study.assert_sound();
}
