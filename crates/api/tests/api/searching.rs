//! Searches through the commands of the window: what is found beside hits, what is done with hits, and
//! how what is typed can go on.

use serde_json::{Value, json};
use verbatim_api::Code;
use verbatim_api::replies::{Empty, FacetValue, SearchAnswer, SuggestionKind};

use crate::desk::{Desk, request};

const FIRST: &str = "Interviewer: How did it begin?\n\nAna: They came at dawn. Nobody explained why.\n\n\
    Interviewer: Before dawn?\n\nAna: At dawn. We waited in the corridor.\n";
const SECOND: &str =
    "Interviewer: And you?\n\nBo: I heard of it at dawn.\n\nInterviewer: Yourself?\n\nBo: No.\n";
const PEOPLE: &str = "id,category,subcategory,Years in role\nP-1,Advocates,Legal,3\nP-2,Advocates,Shelter,12\n\
    P-3,Law enforcement,Federal,7\n";

/// What a search of the window asks for, with fields changed.
pub fn search(query: &str, fields: Value) -> Value {
    let mut sent = json!({
        "query": query, "regex": false, "speakers": "respondent", "coders": { "kind": "record" },
        "include_raw": false, "sort": "interview", "limit": 100, "run": 1, "facets": false, "also": [],
        "saved": null,
    });
    let (all, some) = (sent.as_object_mut().expect("fields"), fields.as_object().expect("fields"));
    all.extend(some.clone());
    sent
}

fn found(desk: &Desk, query: &str, fields: Value) -> SearchAnswer {
    let answer = desk.session.search_run(request(search(query, fields))).expect("an answer");
    assert!(answer.mistake.is_none(), "{query}: {:?}", answer.mistake);
    answer
}

/// Two interviews with three passages coded: two by Ines with a statement and stances, one by Theo.
fn talks() -> (Desk, String) {
    let desk = Desk::new();
    let people = desk.folder.path().join("people.csv");
    std::fs::write(&people, PEOPLE).expect("a file");
    desk.session.interviewees_import(request(json!({ "paths": [people] }))).expect("people");
    let first = desk.import("P-1.txt", FIRST);
    let second = desk.import("P-2.txt", SECOND);
    for id in [&first, &second] {
        let sent = json!({ "transcript": id, "label": "Interviewer", "role": "interviewer" });
        desk.session.speaker_assign(request(sent)).expect("the interviewer");
    }
    let came = desk.code(&first, "They came at dawn", "Raids").coding;
    let heard = desk.code(&second, "heard of it at dawn", "Raids").coding;
    let sent = json!({
        "code": came.code, "statement": "Raids come unannounced.", "definition": "Visits before dawn.",
        "include": null, "exclude": null, "example": null,
    });
    desk.session.code_put(request(sent)).expect("it is described");
    for (coding, stance) in [(&came.id, "supports"), (&heard.id, "qualifies")] {
        let mark = json!({ "codings": [coding], "mark": { "kind": "stance", "value": stance } });
        desk.session.codings_mark(request(mark)).expect("it is marked");
    }
    desk.coder("Theo");
    desk.code(&first, "waited in the corridor", "Waiting");
    (desk, first)
}

fn values(of: &[FacetValue]) -> Vec<(&str, usize)> {
    of.iter().map(|value| (value.value.as_str(), value.count)).collect()
}

#[test]
fn facets_count_people_once_and_passages_by_stance() {
    let (desk, _) = talks();
    assert!(found(&desk, "dawn", json!({})).facets.is_none(), "only where asked for");
    let answer = found(&desk, "dawn OR waited", json!({ "facets": true }));
    let facets = answer.facets.expect("facets");
    assert_eq!((answer.hits_total, answer.passages), (Some(4), 3));
    assert_eq!(values(&facets.categories), [("Advocates", 2)]);
    assert_eq!((facets.coded, values(&facets.codes)), (2, vec![("Raids", 2)]));
    assert_eq!(values(&facets.speakers), [("respondent", 2), ("interviewer", 1)]);
    assert_eq!(values(&facets.coders), [("Ines", 2), ("Theo", 1)], "whoever's codings were asked for");
    assert_eq!(values(&facets.stances), [("supports", 1), ("qualifies", 1)]);
    // What a facet counts is what a search narrowed by it finds.
    for (narrowed, people) in [("speaker:interviewer", 1), ("code:Raids", 2), ("coder:Theo", 1)] {
        let answer = found(&desk, &format!("(dawn OR waited) {narrowed}"), json!({}));
        assert_eq!(answer.interviewees.matched, people, "{narrowed}");
    }
    let all = found(&desk, "dawn OR waited", json!({ "facets": true, "coders": { "kind": "all" } }));
    assert_eq!(values(&all.facets.expect("facets").codes), [("Raids", 2), ("Waiting", 1)]);
}

#[test]
fn memos_and_words_of_codes_are_found_where_asked_for_and_lead_to_their_place() {
    let (desk, first) = talks();
    let raids = desk.code_id("Raids");
    let coding = desk.view(&first).codings.into_iter().find(|coding| coding.code == raids).expect("a coding");
    for (about, text) in [
        (json!({ "kind": "coding", "id": coding.id }), "Which dawn? Ask again."),
        (json!({ "kind": "study" }), "Dawn is said by most."),
        (json!({ "kind": "code", "id": raids }), "Compare with the second wave."),
    ] {
        desk.session.memo_add(request(json!({ "about": about, "text": text }))).expect("a memo");
    }
    assert!(found(&desk, "dawn", json!({})).notes.is_empty());
    let notes = found(&desk, "dawn category:Advocates", json!({ "also": ["memos", "definitions"] })).notes;
    let is: Vec<_> = notes
        .iter()
        .map(|note| (note.kind.as_str(), note.about.as_str(), note.name.as_str(), note.text.as_str()))
        .collect();
    assert_eq!(
        is,
        [
            ("memo", "coding", "Raids", "dawn"),
            ("memo", "study", "the study", "Dawn"),
            ("definition", "definition", "Raids", "dawn"),
        ]
    );
    let place = notes[0].place.as_ref().expect("a place");
    assert_eq!((&place.transcript, place.start, place.end), (&first, coding.start, coding.end));
    assert_eq!((notes[0].before.as_str(), notes[0].after.as_str()), ("Which ", "? Ask again."));
    assert_eq!(notes[2].id, raids);
    let memos = found(&desk, "dawn", json!({ "also": ["memos"] })).notes;
    assert_eq!(memos.len(), 2);
    let by_pattern = found(&desk, "[Dd]awn is", json!({ "regex": true, "also": ["memos"] })).notes;
    assert_eq!((by_pattern.len(), by_pattern[0].text.as_str()), (1, "Dawn is"));
    assert!(
        found(&desk, "code:Raids", json!({ "also": ["memos"] })).notes.is_empty(),
        "it asks for no words"
    );
}

#[test]
fn hits_are_written_for_the_team_all_or_those_chosen_and_never_others() {
    let (desk, first) = talks();
    let write = |chosen: Value, name: &str, format: &str| {
        // However many are listed, all are written.
        let sent = json!({
            "request": search("dawn", json!({ "limit": 1 })), "chosen": chosen,
            "path": desk.folder.path().join(name), "format": format,
        });
        desk.session.search_export(request(sent))
    };
    let read = |name: &str| std::fs::read_to_string(desk.folder.path().join(name)).expect("the file");
    let all = write(Value::Null, "all.csv", "csv").expect("it is written");
    assert_eq!((all.rows, all.said.as_str()), (3, "Wrote 3 hits for the team"));
    let file = read("all.csv");
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!((lines[0].trim_matches('"'), lines.len()), ("internal, contains raw text", 5));
    assert!(
        lines[1].starts_with("hit,interviewee,category,subcategory,transcript,turn,start,end,before,text")
    );
    assert!(lines[2].starts_with("1,P-1,Advocates,Legal,P-1.txt,2,"), "{}", lines[2]);
    let (start, end) = desk.place(&first, "dawn");
    let one = json!([{ "transcript": first, "start": start, "end": end }]);
    assert_eq!(write(one, "one.json", "json").expect("it is written").rows, 1);
    let one: Value = serde_json::from_str(&read("one.json")).expect("JSON");
    assert_eq!((&one["query"], &one["mark"]), (&json!("dawn"), &json!("internal, contains raw text")));
    assert_eq!((&one["hits"][0]["start"], &one["hits"][0]["text"]), (&json!(start), &json!("dawn")));
    assert_eq!(one["hits"][0]["codes"], json!(["Raids"]));
    let gone = json!([{ "transcript": first, "start": 0, "end": 4 }]);
    let refused = write(gone, "gone.json", "json").expect_err("there is no such hit");
    assert_eq!(refused.code, Code::TextChanged);
    assert!(!desk.folder.path().join("gone.json").exists());
}

#[test]
fn what_is_typed_can_go_on_with_fields_values_codes_and_operators() {
    let (desk, _) = talks();
    let theme = desk.code_id("Raids");
    let sent = json!({ "parent": theme, "name": "Early morning" });
    desk.session.code_add(request(sent)).expect("a code");
    // `|` is the cursor; what it becomes where the first way to go on is taken, and what that is.
    for (typed, becomes, kind) in [
        ("fear cat|", "fear category:", SuggestionKind::Field),
        ("fear category:adv|", "fear category:Advocates", SuggestionKind::Value),
        ("subcategory:fed|", "subcategory:\"Law enforcement > Federal\"", SuggestionKind::Value),
        ("code:\"early| x", "code:\"Raids > Early morning\"", SuggestionKind::Code),
        ("fear code:wai| dawn", "fear code:Waiting dawn", SuggestionKind::Code),
        ("years|", "\"Years in role\":", SuggestionKind::Field),
        ("\"Years in role\":|", "\"Years in role\":3..12", SuggestionKind::Value),
        ("fear NEA|", "fear NEAR/5", SuggestionKind::Operator),
        ("coder:th|", "coder:Theo", SuggestionKind::Value),
        ("interviewee:|", "interviewee:P-1", SuggestionKind::Value),
        ("stance:qual|", "stance:qualifies", SuggestionKind::Value),
        ("with|", "without:(", SuggestionKind::Operator),
    ] {
        let at = typed.chars().position(|c| c == '|').expect("a cursor");
        let plain: Vec<char> = typed.chars().filter(|c| *c != '|').collect();
        let sent = json!({ "typed": plain.iter().collect::<String>(), "at": at });
        let ways = desk.session.search_suggest(request(sent)).expect("ways to go on");
        let first = ways.first().unwrap_or_else(|| panic!("{typed}: no way to go on"));
        let mut new: Vec<char> = plain.clone();
        new.splice(first.start as usize..first.end as usize, first.insert.chars());
        let new: String = new.into_iter().collect();
        assert_eq!((new.trim_end(), first.kind), (becomes, kind), "{typed}");
    }
    let sent = json!({ "typed": "category:adv", "at": 12 });
    let ways = desk.session.search_suggest(request(sent)).expect("ways to go on");
    assert_eq!(ways[0].detail.as_deref(), Some("2 people"));
}

#[test]
fn a_search_that_a_window_cannot_read_says_where_it_is_wrong_and_nothing_else() {
    let (desk, _) = talks();
    let answer = desk.session.search_run(request(search("dawn (fear", json!({})))).expect("an answer");
    let mistake = answer.mistake.expect("a mistake");
    assert_eq!((mistake.start, mistake.end, answer.hits.len()), (5, 10, 0));
    assert!(mistake.what.ends_with('.'), "{}", mistake.what);
    desk.session.study_lock(Empty {}).expect("it closes");
    assert!(desk.session.search_run(request(search("dawn", json!({})))).is_err());
}
