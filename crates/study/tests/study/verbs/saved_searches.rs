//! Saved searches can name people, too: the leak scan sees it, and a purge leaves none that does.

use verbatim_model::{SavedSearchId, SearchedCoders, SearchedSpeakers};
use verbatim_study::Silent;
use verbatim_study::searches::{SearchForm, SearchOptions};
use verbatim_testkit::TestStudy;

use super::deidentification::{TEXT, at, begun, nth, person, place};
use crate::dump::Beside;

/// A study in which Ilse Brandt made way for an alias everywhere.
fn redacted() -> TestStudy {
    let (mut study, transcript) = begun();
    let places = [at(TEXT, "Ilse Brandt"), nth(TEXT, "Ilse", 2), nth(TEXT, "Brandt", 2)];
    let places = places.map(|span| place(transcript, span, person("neighbour")));
    study.redact(&places, &[]).unwrap();
    study.confirm_deidentified(&[transcript]).unwrap();
    study
}

fn save(study: &mut TestStudy, name: &str, query: &str, regex: bool) -> SavedSearchId {
    let form = SearchForm {
        name: name.to_owned(),
        query: query.to_owned(),
        regex,
        speakers: SearchedSpeakers::Respondent,
        coders: SearchedCoders::Record,
    };
    let saved = study.save_search(&form).unwrap().value;
    let found = study.search(query, &SearchOptions::from(&saved)).unwrap();
    study.keep_search_run(saved.id, &found).unwrap();
    saved.id
}

/// Saved searches in which the leak scan finds a name.
fn leaks(study: &TestStudy) -> Vec<String> {
    let scan = study.scan_leaks(&Silent).unwrap();
    let of = scan.leaks.into_iter().filter(|leak| leak.place == "saved search");
    let mut names: Vec<String> = of.map(|leak| leak.name).collect();
    names.dedup();
    names
}

fn going(study: &TestStudy) -> Vec<String> {
    study.plan_purge().unwrap().searches.into_iter().map(|search| search.name).collect()
}

#[test]
fn the_leak_scan_looks_at_their_names_and_at_what_they_look_for() {
    let mut study = redacted();
    let named = save(&mut study, "What Ilse Brandt said", "dawn", false);
    save(&mut study, "Family", "sister NEAR/5 \"ilse brandt\"", false);
    save(&mut study, "Waiting", "dawn OR paper", false);
    assert_eq!(leaks(&study), ["Family", "What Ilse Brandt said"]);
    let scan = study.scan_leaks(&Silent).unwrap();
    let scope = scan.scopes.iter().find(|scope| scope.place == "saved search").unwrap();
    assert_eq!((scope.of, scope.clean), (3, 1));
    study.rename_search(named, "What was said at dawn").unwrap();
    let family = study.find_search("Family").unwrap().id;
    for leak in study.scan_leaks(&Silent).unwrap().leaks.into_iter().filter(|l| l.id == Some(family.uuid())) {
        assert_eq!(leak.alias.as_deref(), Some("neighbour 1"));
        study.allow_leak("saved search", leak.id, leak.span, "another family").unwrap();
    }
    assert_eq!(leaks(&study), Vec::<String>::new());
    save(&mut study, "Family", "\"Ilse Brandt\"", false);
    assert_eq!(leaks(&study).len(), 1, "asked again once it looks for something else");
    study.forget_search(family).unwrap();
    assert_eq!(leaks(&study), Vec::<String>::new());
}

#[test]
fn a_purge_leaves_none_that_looks_for_what_only_former_texts_hold_and_names_them_before() {
    let mut study = redacted();
    save(&mut study, "Stays", "dawn AND paper OR code:Raids", false);
    for (name, query, regex) in [
        ("Words", "neighbour Brandt", false),
        ("Star", "bran* OR paper", false),
        ("Pattern", "(?i)ils[e]? bra", true),
        ("About Ilse", "dawn", false),
    ] {
        save(&mut study, name, query, regex);
    }
    let all = ["About Ilse", "Pattern", "Star", "Words"];
    assert_eq!(going(&study), all);
    study.close_key_file();
    assert_eq!(going(&study), all, "the former text says it, too");
    // What they are changed to is kept.
    let about = study.find_search("About Ilse").unwrap().id;
    study.rename_search(about, "About dawn").unwrap();
    save(&mut study, "Star", "paper", false);
    assert_eq!(going(&study), ["Pattern", "Words"]);
    let purged = study.purge(&Silent).unwrap();
    assert_eq!(purged.searches, 2);
    let rows = study.saved_searches().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.search.name.as_str()).collect();
    assert_eq!(names, ["About dawn", "Star", "Stays"]);
    assert!(rows.iter().all(|row| row.last.is_none()), "what runs found before tells who spoke of whom");
    let beside = Beside::open(study.path());
    let rows: Vec<String> =
        [beside.rows(), beside.texts()].into_iter().flatten().flat_map(|(_, rows)| rows).collect();
    let names_somebody =
        |row: &&String| row.to_lowercase().contains("ilse") || row.to_lowercase().contains("bran");
    assert_eq!(rows.iter().find(names_somebody), None);
    study.assert_sound();
}

#[test]
fn a_name_that_is_a_word_of_other_texts_is_known_with_the_key_file_open() {
    let mut study = redacted();
    study.import("P-02.txt", "P-02: Brandt and Ilse are names of streets here.\n");
    save(&mut study, "Neighbour", "\"Ilse Brandt\"", false);
    assert_eq!(going(&study), ["Neighbour"]);
    study.allow_name("Ilse Brandt", "a street").unwrap();
    study.allow_name("Ilse", "a street").unwrap();
    study.allow_name("Brandt", "a street").unwrap();
    assert_eq!(going(&study), Vec::<String>::new());
    study.close_key_file();
    assert_eq!(going(&study), Vec::<String>::new());
}
