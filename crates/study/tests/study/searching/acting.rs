//! What is done with what was found.

use verbatim_model::{Role, SearchedCoders, SearchedSpeakers, TextLanguage};
use verbatim_study::searches::{HitChoice, HitUnit, LeftOut, SearchForm, SearchOptions, Speakers};
use verbatim_study::{Silent, StudyError};
use verbatim_testkit::{TestStudy, a_study, assert_same};

use crate::dump::Beside;

const TALK: &str = "Interviewer: Were you afraid then?\n\nAna: We waited 🙂. They came at dawn. Nobody spoke.\n\n\
    Ana: At dawn we left.\n\nInterviewer: At dawn?\n\nAna: Yes.\n";

fn talk() -> TestStudy {
    let mut study = a_study();
    study.people("id,category\nP-1,Advocates\nP-2,Experts\n");
    let id = study.import("P-1.txt", TALK);
    study.assign_speaker(id, "Interviewer", Some(Role::Interviewer), None).unwrap();
    study
}

/// The passages that hits of “dawn” lead to, as words.
fn passages(study: &TestStudy, speakers: Speakers, unit: HitUnit) -> (Vec<String>, usize) {
    let options = SearchOptions { speakers, ..SearchOptions::default() };
    let choice = HitChoice { query: "dawn", options: &options, chosen: None, unit };
    let code = study.codebook().unwrap().codes()[0].id;
    let plan = study.plan_hits(&choice, code).unwrap();
    let words = |(id, span)| {
        let text = study.text(&study.transcript(id).unwrap()).unwrap();
        text.code_points().slice(span).unwrap().to_owned()
    };
    (plan.passages.into_iter().map(words).collect(), plan.interviewer_left_out)
}

#[test]
fn hits_are_coded_as_hit_sentence_turn_or_answer_and_questions_only_where_asked_for() {
    let mut study = talk();
    study.add("Raids");
    let of = |speakers, unit| passages(&study, speakers, unit).0;
    assert_eq!(of(Speakers::Respondent, HitUnit::Hit), ["dawn", "dawn"]);
    assert_eq!(of(Speakers::Respondent, HitUnit::Sentence), ["They came at dawn.", "At dawn we left."]);
    assert_eq!(
        of(Speakers::Respondent, HitUnit::Turn),
        ["We waited 🙂. They came at dawn. Nobody spoke.", "At dawn we left."]
    );
    assert_eq!(
        of(Speakers::Respondent, HitUnit::Answer),
        ["We waited 🙂. They came at dawn. Nobody spoke.\n\nAna: At dawn we left."]
    );
    assert_eq!(passages(&study, Speakers::All, HitUnit::Hit).1, 1, "the question is left out");
    assert_eq!(of(Speakers::Interviewer, HitUnit::Turn), ["At dawn?"]);
}

#[test]
fn coding_hits_is_one_step_and_leaves_codings_that_are_there() {
    let mut study = talk();
    let code = study.add("Raids");
    let options = SearchOptions::default();
    let choice = HitChoice { query: "dawn", options: &options, chosen: None, unit: HitUnit::Hit };
    let beside = Beside::open(study.path());
    let before = beside.rows();
    let (plan, changed) = study.code_hits(&choice, code).unwrap();
    assert_eq!((plan.hits, plan.people, plan.already, changed.value.len()), (2, 1, 0, 2));
    assert_eq!(study.search("code:Raids", &options).unwrap().passages, 2);
    assert_eq!(study.history(1).unwrap()[0].label, "Coded 2 passages as Raids");
    let (plan, changed) = study.code_hits(&choice, code).unwrap();
    assert_eq!((plan.already, changed.number), (2, None));
    study.undo("Ines").unwrap();
    assert_same(&beside.rows(), &before, "after undo");
    study.assert_sound();
    let gone = [(study.find_transcript("P-1").unwrap().id, verbatim_text::Span::new(0, 4).unwrap())];
    let stale = HitChoice { chosen: Some(&gone), ..choice };
    assert!(matches!(study.plan_hits(&stale, code), Err(StudyError::TextChanged)));
}

#[test]
fn a_saved_search_says_what_changed_since_its_last_run_and_running_it_is_no_step() {
    let mut study = talk();
    let form = SearchForm {
        name: "Dawn".to_owned(),
        query: "dawn".to_owned(),
        regex: false,
        speakers: SearchedSpeakers::Respondent,
        coders: SearchedCoders::Record,
    };
    let saved = study.save_search(&form).unwrap().value;
    let run = |study: &mut TestStudy| {
        let found = study.search("dawn", &SearchOptions::from(&saved)).unwrap();
        study.keep_search_run(saved.id, &found).unwrap()
    };
    assert_eq!(run(&mut study), None);
    study.import("P-2.txt", "P-2: Before dawn it was quiet.\n");
    let steps = study.history(99).unwrap().len();
    let change = run(&mut study).unwrap();
    assert_eq!((change.passages_before, change.matched_before), (2, 1));
    assert_eq!((change.new, change.gone), (vec!["P-2".to_owned()], Vec::new()));
    assert_eq!(study.history(99).unwrap().len(), steps);
    let rows = study.saved_searches().unwrap();
    let (last, changed) = rows[0].last.clone().unwrap();
    assert_eq!((last.passages, changed.unwrap().new), (3, vec!["P-2".to_owned()]));
    // Another question under the same name is not compared with the old one.
    study.save_search(&SearchForm { query: "quiet".to_owned(), ..form.clone() }).unwrap();
    assert!(study.saved_searches().unwrap()[0].last.is_none());
    study.forget_search(saved.id).unwrap();
    study.undo("Ines").unwrap();
    assert_eq!(study.find_search("dawn").unwrap().query, "quiet");
    let wrong = SearchForm { query: "(dawn".to_owned(), ..form };
    assert!(matches!(study.save_search(&wrong), Err(StudyError::QueryMistake { start: 0, .. })));
}

#[test]
fn raw_interviews_are_left_out_where_the_study_says_so_and_the_reply_says_it() {
    let mut study = talk();
    let options = SearchOptions::default();
    assert_eq!(study.search("dawn", &options).unwrap().passages, 2);
    study.leave_raw_out_of_searches(true).unwrap();
    let reply = study.search("dawn", &options).unwrap();
    assert_eq!((reply.passages, reply.searched), (0, 0));
    assert_eq!(reply.unsearched[0].reason, LeftOut::Raw);
    assert_eq!(reply.unsearched[1].reason, LeftOut::NoInterview);
    let wide = SearchOptions { include_raw: true, ..options };
    assert_eq!(study.search("dawn", &wide).unwrap().passages, 2);
    study.undo("Ines").unwrap();
    assert_eq!(study.search("dawn", &SearchOptions::default()).unwrap().passages, 2);
}

#[test]
fn what_is_left_out_stays_out_where_words_are_looked_up_in_an_index() {
    let mut study = talk();
    study.import("P-2.txt", "P-2: Before dawn it was quiet.\n");
    study.leave_raw_out_of_searches(true).unwrap();
    study.open_index(&Silent).unwrap();
    let passages = |options: SearchOptions| study.search("dawn", &options).unwrap().passages;
    assert_eq!(passages(SearchOptions::default()), 0);
    let wide = SearchOptions { include_raw: true, ..SearchOptions::default() };
    assert_eq!(passages(wide.clone()), 3);
    assert_eq!(passages(SearchOptions { categories: vec!["Experts".to_owned()], ..wide }), 1);
}

#[test]
fn a_language_that_is_set_decides_what_shares_a_stem() {
    let mut study = a_study();
    let id = study.import("P-1.txt", "P-1: trabajaba mucho\n");
    study.set_language(id, Some(TextLanguage::English)).unwrap();
    let found = |study: &TestStudy| study.search("trabajar", &SearchOptions::default()).unwrap().passages;
    assert_eq!(found(&study), 0);
    study.set_language(id, Some(TextLanguage::Spanish)).unwrap();
    assert_eq!(found(&study), 1);
    assert_eq!(study.search("trabajar language:spanish", &SearchOptions::default()).unwrap().passages, 1);
    study.undo("Ines").unwrap();
    assert_eq!(found(&study), 0);
}

#[test]
fn names_that_mean_nothing_are_pointed_at_with_what_there_is() {
    let mut study = talk();
    study.add("Raids");
    for (query, at, says) in [
        ("dawn category:Judges", (14, 20), "“Advocates”, “Experts”"),
        ("dawn colour:red", (5, 11), "no field “colour”"),
        ("code:Housing", (5, 12), "“Raids”"),
        ("code:Raids stance:agrees", (18, 24), "“supports”"),
        ("dawn date:someday", (10, 17), "2024-03"),
        ("dawn (fear", (5, 10), "never closed"),
    ] {
        match study.search(query, &SearchOptions::default()) {
            Err(StudyError::QueryMistake { said, start, end }) => {
                assert_eq!((start, end), at, "{query}: {said}");
                assert!(said.contains(says), "{query}: {said}");
            }
            other => panic!("{query}: {other:?}"),
        }
    }
}

#[test]
fn where_nothing_is_found_each_part_says_what_there_is_without_it() {
    let mut study = talk();
    study.add("Raids");
    let reply = study.search("dawn code:Raids category:Advocates", &SearchOptions::default()).unwrap();
    assert_eq!(reply.passages, 0);
    let without: Vec<_> = reply.without.iter().map(|part| (part.chip, part.passages)).collect();
    assert_eq!(without, [(0, 0), (1, 2), (2, 0)]);
    let chips: Vec<_> = reply.chips.iter().map(|chip| (chip.text.as_str(), chip.start, chip.end)).collect();
    assert_eq!(chips, [("“dawn”", 0, 4), ("coded Raids", 5, 15), ("by Advocates", 16, 34)]);
    assert_eq!(reply.sentence, "“dawn”, said by a respondent, on a passage coded Raids, by Advocates.");
}

#[test]
fn a_code_that_is_not_there_is_answered_by_those_like_it_where_there_are_too_many_to_list() {
    let mut study = talk();
    for n in 0..12 {
        study.add(&format!("Theme {n}"));
    }
    study.add("Root causes");
    let said = |query| match study.search(query, &SearchOptions::default()) {
        Err(StudyError::QueryMistake { said, .. }) => said,
        other => panic!("{other:?}"),
    };
    assert_eq!(said("code:root"), "there is no code “root”; like it is “Root causes”");
    assert_eq!(
        said("code:\"theme 11 b\""),
        "there is no code “theme 11 b”; like it is “Theme 1” or “Theme 11”"
    );
    assert!(said("code:rent").starts_with("there is no code “rent”; there are “"));
}
