//! Searches that last: later ones end them, work goes on beside them, and none outlives its study.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use verbatim_api::replies::{Empty, SearchAnswer, SearchSaved};
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, request};
use crate::searching::search;

/// Turns that hold the word that is searched for.
pub const TURNS: usize = 4_000;

/// Longest that is waited for what comes at once.
const LONGEST: Duration = Duration::from_secs(20);

/// A long talk: so many turns that say the same.
pub fn talk() -> String {
    let turn =
        "Ana: We waited at dawn, and nobody explained to us why they had come or when they would go.\n\n";
    turn.repeat(TURNS)
}

/// A study in which a search lasts, with the texts read already.
fn desk() -> (Desk, String) {
    let desk = Desk::new();
    let talk = desk.import("P-1.txt", &talk());
    desk.code(&talk, "We", "Raids");
    long(&desk, 1).expect("the first search reads the texts");
    (desk, talk)
}

/// A query that looks at each word again and again, and finds “dawn”.
fn long_query() -> String {
    let patterns: Vec<String> = (0..12).map(|n| format!("explxx{n}~2 OR w*{n}ted")).collect();
    format!("dawn OR {}", patterns.join(" OR "))
}

fn long(desk: &Desk, run: u64) -> Result<SearchAnswer, ApiError> {
    desk.session.search_run(request(search(&long_query(), json!({ "run": run, "limit": TURNS }))))
}

fn short(desk: &Desk, run: u64) -> Result<SearchAnswer, ApiError> {
    desk.session.search_run(request(search("code:Raids", json!({ "run": run }))))
}

#[test]
fn a_later_search_ends_an_earlier_one() {
    let (desk, _) = desk();
    std::thread::scope(|threads| {
        let earlier = threads.spawn(|| long(&desk, 10));
        let later = short(&desk, 11).expect("the later one has an answer");
        assert_eq!((later.run, later.passages), (11, 1));
        let earlier = earlier.join().expect("it ends");
        assert_eq!(earlier.expect_err("the earlier one has none").code, Code::Cancelled);
    });
    let late = short(&desk, 9).expect_err("one that comes late has none either");
    assert_eq!(late.code, Code::Cancelled);
    assert_eq!(short(&desk, 12).expect("a new one has").passages, 1);
}

/// The study with a code, ready for one coding after another.
pub struct Coding<'d> {
    desk: &'d Desk,
    talk: String,
    code: String,
    /// First code point of the first `dawn`, and code points from one to the next.
    places: (usize, usize),
}

impl<'d> Coding<'d> {
    /// Of the talk of this id.
    pub fn new(desk: &'d Desk, talk: String) -> Self {
        let places = (desk.place(&talk, "dawn").0, desk.view(&talk).text.chars().count() / TURNS);
        Self { desk, code: desk.code_id("Raids"), talk, places }
    }

    /// Codes the `dawn` of a turn.
    pub fn code(&self, turn: usize) {
        let start = self.places.0 + turn * self.places.1;
        let sent = json!({
            "transcript": self.talk, "start": start, "end": start + 4, "seen": "dawn", "code": self.code,
        });
        self.desk.session.coding_add(request(sent)).expect("it is coded");
    }
}

#[test]
fn passages_are_coded_while_a_search_runs_and_the_answer_is_of_the_moment_it_began() {
    let (desk, talk) = desk();
    let (coding, ended) = (Coding::new(&desk, talk), AtomicBool::new(false));
    let mut coded: Vec<Instant> = Vec::new();
    let (answer, end) = std::thread::scope(|threads| {
        let searching = threads.spawn(|| {
            let answer = long(&desk, 2).expect("an answer");
            ended.store(true, Ordering::Release);
            (answer, Instant::now())
        });
        while !ended.load(Ordering::Acquire) && coded.len() < TURNS {
            coding.code(coded.len());
            coded.push(Instant::now());
        }
        searching.join().expect("it ends")
    });
    let known = answer.hits.iter().filter(|hit| !hit.codings.is_empty()).count();
    let before_its_end = coded.iter().filter(|at| **at < end).count();
    // A search that kept the study to itself would know every coding that was made before its end, but
    // for one or two at its very end.
    assert!(before_its_end >= known + 4, "{before_its_end} were coded before the end, {known} are known");
    assert_eq!(answer.hits.len(), TURNS);
}

#[test]
fn no_search_outlives_its_study() {
    let (desk, talk) = desk();
    let coding = Coding::new(&desk, talk);
    std::thread::scope(|threads| {
        let searching = threads.spawn(|| long(&desk, 2));
        // It is under way by then: it lasts longer than many more.
        (0..20).for_each(|turn| coding.code(turn));
        desk.session.study_lock(Empty {}).expect("it closes");
        let ended = searching.join().expect("it ends").map(|answer| answer.hits.len());
        assert!(ended.is_err(), "words of a closed study were answered: {ended:?} hits");
    });
}

/// Saves a search that lasts: for words of passages that are coded by then.
fn save(desk: &Desk) -> Result<SearchSaved, ApiError> {
    let query = format!("is:coded AND ({})", long_query());
    let sent = json!({ "name": "At dawn", "query": query, "regex": false, "speakers": "respondent",
        "coders": { "kind": "record" } });
    desk.session.search_save(request(sent))
}

/// Waits until the search is saved; what it finds is looked for from then on.
fn wait_until_saved(desk: &Desk) {
    let begun = Instant::now();
    while desk.session.searches_list(Empty {}).expect("the list").is_empty() {
        assert!(begun.elapsed() < LONGEST, "it is not saved");
        std::thread::yield_now();
    }
}

#[test]
fn passages_are_coded_while_a_search_that_was_just_saved_runs() {
    let (desk, talk) = desk();
    let (coding, ended) = (Coding::new(&desk, talk), AtomicBool::new(false));
    let mut coded: Vec<Instant> = Vec::new();
    let end = std::thread::scope(|threads| {
        let saving = threads.spawn(|| {
            save(&desk).expect("it is saved");
            ended.store(true, Ordering::Release);
            Instant::now()
        });
        wait_until_saved(&desk);
        while !ended.load(Ordering::Acquire) && coded.len() < TURNS {
            coding.code(coded.len());
            coded.push(Instant::now());
        }
        saving.join().expect("it ends")
    });
    let saved = desk.session.searches_list(Empty {}).expect("the list").remove(0);
    let known = saved.last.expect("what it found is kept").passages;
    let before_its_end = coded.iter().filter(|at| **at < end).count();
    assert!(before_its_end >= known + 4, "{before_its_end} were coded before the end, {known} are known");
}

#[test]
fn a_search_that_was_just_saved_ends_when_the_study_is_locked_and_stays_saved() {
    let (desk, _) = desk();
    std::thread::scope(|threads| {
        let saving = threads.spawn(|| save(&desk));
        wait_until_saved(&desk);
        desk.session.study_lock(Empty {}).expect("it closes");
        let ended = saving.join().expect("it ends").expect_err("the study is closed");
        assert_eq!(ended.code, Code::Cancelled);
    });
    desk.reopen("Ines");
    let saved = desk.session.searches_list(Empty {}).expect("the list").remove(0);
    assert_eq!((saved.name.as_str(), saved.last.is_none()), ("At dawn", true));
}

#[test]
fn a_search_that_asks_for_what_is_not_there_is_not_saved() {
    let (desk, _) = desk();
    let sent = json!({ "name": "Nowhere", "query": "code:Nowhere", "regex": false, "speakers": "respondent",
        "coders": { "kind": "record" } });
    let steps = || desk.session.history(request(json!({ "limit": 99 }))).expect("the trail").len();
    let before = steps();
    desk.session.search_save(request(sent)).expect_err("there is no such code");
    assert!(desk.session.searches_list(Empty {}).expect("the list").is_empty());
    assert_eq!(steps(), before);
}
