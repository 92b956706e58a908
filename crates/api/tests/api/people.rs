//! Interviewees, categories, attributes, outreach and interviews, as the library asks for them.

use serde_json::{Value, json};
use verbatim_api::replies::{Change, Empty, InterviewRow, People};

use crate::desk::{Desk, TALK, request};

fn people(desk: &Desk) -> People {
    desk.session.people(Empty {}).expect("the people")
}

/// Adds or changes an interviewee; fields that are not given are cleared.
fn put(desk: &Desk, fields: Value) -> Change {
    let mut sent = json!({ "label": "", "recommended_by": [], "same_organisation_as": [], "attributes": [] });
    let (all, some) = (sent.as_object_mut().expect("fields"), fields.as_object().expect("fields"));
    all.extend(some.clone());
    desk.session.interviewee_put(request(sent)).expect("the interviewee is put")
}

fn category(desk: &Desk, name: &str, parent: Option<&str>) -> String {
    let sent = json!({ "name": name, "parent": parent });
    desk.session.category_put(request(sent)).expect("the category is put");
    people(desk).categories.into_iter().find(|row| row.name == name).expect("it is listed").id
}

fn rows(desk: &Desk) -> Vec<InterviewRow> {
    desk.session.interviews_list(Empty {}).expect("the interviews")
}

#[test]
fn an_interviewee_added_by_hand_is_listed_with_everything_that_was_said() {
    let desk = Desk::new();
    let advocate = category(&desk, "Advocate", None);
    let legal = category(&desk, "Legal", Some(&advocate));
    let said = put(
        &desk,
        json!({
            "label": "P-01", "category": legal, "attribution": "Lawyer", "consent": "quote",
            "consent_date": "2024-06-01", "consent_source": "on the recording", "embargo_until": "2027-01-31",
            "recommended_by": ["P-02"], "attributes": [{ "name": "Years", "value": "3" }],
        }),
    );
    assert_eq!((said.said.as_str(), said.affected.interviewees), ("Added P-01", true));
    put(&desk, json!({ "label": "P-02", "category": advocate }));
    let people = people(&desk);
    let card = people.interviewees.iter().find(|card| card.label == "P-01").expect("the card");
    assert_eq!((card.category.as_deref(), card.subcategory.as_deref()), (Some("Advocate"), Some("Legal")));
    assert_eq!(card.category_id.as_deref(), Some(legal.as_str()));
    assert_eq!(
        [&card.consent, &card.consent_date, &card.consent_source, &card.embargo_until].map(Option::as_deref),
        [Some("quote"), Some("2024-06-01"), Some("on the recording"), Some("2027-01-31")]
    );
    assert_eq!(
        (card.recommended_by.as_slice(), card.attributes.as_slice()),
        (["P-02".to_owned()].as_slice(), [Some("3".to_owned())].as_slice())
    );
    assert_eq!((people.attributes[0].kind.as_str(), people.attributes[0].values.len()), ("integer", 1));
    let counts: Vec<_> = people.categories.iter().map(|c| (c.name.as_str(), c.interviewees)).collect();
    assert_eq!(counts, [("Advocate", 2), ("Legal", 1)]);
    assert_eq!(people.consents.first().map(String::as_str), Some("named"), "from the widest");
    assert_eq!(people.consents.last().map(String::as_str), Some("withdrawn"));
    let labels: Vec<_> = people.interviewees.iter().map(|card| card.label.as_str()).collect();
    assert_eq!(labels, ["P-02", "P-01"], "a category before its subcategories");
}

#[test]
fn what_changed_nothing_is_said_so_and_is_no_step() {
    let desk = Desk::new();
    put(&desk, json!({ "label": "P-01" }));
    let id = people(&desk).interviewees[0].id.clone();
    let again = put(&desk, json!({ "interviewee": id, "label": "P-01" }));
    assert_eq!((again.said.as_str(), again.affected.interviewees), ("Nothing changed", false));
    assert_eq!(again.undo.undo.as_deref(), Some("Added P-01"));
}

#[test]
fn a_value_of_another_kind_is_pointed_out() {
    let desk = Desk::new();
    put(&desk, json!({ "label": "P-01", "attributes": [{ "name": "Years", "value": "3" }] }));
    let said = put(&desk, json!({ "label": "P-02", "attributes": [{ "name": "Years", "value": "many" }] }));
    assert_eq!(said.said, "Added P-02; Years now holds text");
}

#[test]
fn the_loss_of_an_interviewee_says_what_goes_and_what_stays() {
    let desk = Desk::new();
    put(&desk, json!({ "label": "P-01" }));
    let talk = desk.import("P-01.txt", TALK);
    desk.code(&talk, "at dawn", "Raids");
    let person = people(&desk).interviewees[0].clone();
    assert_eq!(person.transcripts, std::slice::from_ref(&talk));
    let about = json!({ "kind": "interviewee", "id": person.id });
    desk.session.memo_add(request(json!({ "about": about, "text": "Ask again." }))).expect("the memo");
    let loss = desk.session.interviewee_loss(request(json!({ "interviewee": person.id }))).expect("the loss");
    assert_eq!(loss.said, "P-01 goes with 1 memo. 1 transcript with 1 coding stays, without a person.");
    assert_eq!((loss.codings, loss.memos), (0, 1));
    let gone =
        desk.session.interviewee_remove(request(json!({ "interviewee": person.id }))).expect("it goes");
    assert_eq!((gone.said.as_str(), gone.undo.undo.is_some()), ("Removed P-01", true));
    assert!(rows(&desk)[0].interviewee.is_none());
    assert_eq!(desk.view(&talk).codings.len(), 1);
    desk.session.undo(Empty {}).expect("it comes back");
    assert_eq!(people(&desk).interviewees[0].memos, 1);
}

#[test]
fn categories_and_attributes_are_moved_renamed_and_removed() {
    let desk = Desk::new();
    let (first, second) = (category(&desk, "Advocate", None), category(&desk, "Expert", None));
    let values = json!([{ "name": "Years", "value": "3" }, { "name": "Shift", "value": "night" }]);
    put(&desk, json!({ "label": "P-01", "category": first, "attributes": values }));
    let moved =
        desk.session.category_move(request(json!({ "id": second, "position": 0 }))).expect("it moves");
    assert_eq!(moved.said, "Moved Expert");
    assert_eq!(people(&desk).categories[0].name, "Expert");
    let years = people(&desk).attributes[0].id.clone();
    desk.session.attribute_move(request(json!({ "id": years, "position": 1 }))).expect("it moves");
    let sent = json!({ "attribute": years, "name": "Years of work" });
    assert_eq!(
        desk.session.attribute_rename(request(sent)).expect("renamed").said,
        "Years is now Years of work"
    );
    assert_eq!(people(&desk).interviewees[0].attributes, [Some("night".to_owned()), Some("3".to_owned())]);
    let gone = desk.session.attribute_remove(request(json!({ "attribute": years }))).expect("it goes");
    assert_eq!(gone.said, "Removed Years of work with 1 value");
    let gone = desk.session.category_remove(request(json!({ "category": first }))).expect("it goes");
    assert_eq!(gone.said, "Removed Advocate; 1 interviewee without a category");
    assert_eq!(people(&desk).interviewees[0].category, None);
}

#[test]
fn the_outreach_list_is_kept_and_a_wrong_outcome_is_named() {
    let desk = Desk::new();
    put(&desk, json!({ "label": "P-01" }));
    let person = people(&desk).interviewees[0].id.clone();
    let row = json!({ "label": "A shelter", "approached": "2024-05-02", "outcome": "approached" });
    let added = desk.session.outreach_put(request(row)).expect("the row");
    assert_eq!(added.said, "Added A shelter to the outreach list");
    let id = desk.session.outreach_list(Empty {}).expect("the list")[0].id.clone();
    let row =
        json!({ "outreach": id, "label": "A shelter", "outcome": "interviewed", "interviewee": person });
    assert_eq!(desk.session.outreach_put(request(row)).expect("it changes").said, "A shelter: interviewed");
    let list = desk.session.outreach_list(Empty {}).expect("the list");
    assert_eq!((list.len(), list[0].interviewee.as_deref()), (1, Some("P-01")));
    let wrong = json!({ "label": "Another", "outcome": "maybe" });
    let refused = desk.session.outreach_put(request(wrong)).expect_err("no such outcome");
    assert!(refused.what.contains("“maybe” is no outcome; use one of: approached"), "{}", refused.what);
    desk.session.outreach_remove(request(json!({ "outreach": id }))).expect("it goes");
    assert!(desk.session.outreach_list(Empty {}).expect("the list").is_empty());
}

#[test]
fn a_file_is_previewed_and_imported_as_somebody_decided() {
    let desk = Desk::new();
    put(&desk, json!({ "label": "P-01" }));
    put(&desk, json!({ "label": "P-02" }));
    let second = people(&desk).interviewees[1].clone();
    let path = desk.folder.path().join("P-01.txt");
    // In this encoding the byte is an é; in the one that is guessed it is another letter.
    std::fs::write(&path, b"Q: Where?\n\nP-01: In the caf\x8e of the mill.\n").expect("the file is written");
    let preview = |choice: Value| {
        let sent = json!({ "files": [choice] });
        desk.session.transcripts_preview(request(sent)).expect("the preview").remove(0)
    };
    let as_recognised = preview(json!({ "path": path }));
    assert_eq!(as_recognised.interviewee.as_deref(), Some("P-01"));
    assert!(!as_recognised.beginning.contains("café"));
    let choice = json!({ "path": path, "encoding": "macintosh", "interviewee": second.id });
    let chosen = preview(choice.clone());
    assert_eq!(chosen.interviewee.as_deref(), Some("P-02"));
    assert!(chosen.beginning.contains("café"), "{}", chosen.beginning);
    assert_eq!(chosen.taken, None);
    let sent = json!({ "files": [choice.clone()], "kind": "recording" });
    let report = desk.session.transcripts_import(request(sent)).expect("it is imported");
    assert_eq!(report.files[0].interviewee.as_deref(), Some("P-02"));
    let there = preview(choice).taken;
    assert_eq!(there.as_deref(), Some("The same text is in the study already, as P-01.txt."));
}

#[test]
fn speakers_of_a_joint_interview_are_assigned_and_listed() {
    let desk = Desk::new();
    put(&desk, json!({ "label": "P-01" }));
    put(&desk, json!({ "label": "P-02" }));
    let second = people(&desk).interviewees[1].id.clone();
    let text = "Interviewer: Who?\n\nRespondent 1: Two of us.\n\nRespondent 2: Three.\n";
    let talk = desk.import("P-01 joint.txt", text);
    let sent = json!({ "transcript": talk, "label": "Respondent 2", "interviewee": second });
    let said = desk.session.speaker_assign(request(sent)).expect("it is assigned").said;
    assert_eq!(said, "Respondent 2 is P-02");
    let row = rows(&desk).remove(0);
    let speakers: Vec<_> =
        row.speakers.iter().map(|s| (s.label.as_str(), s.role.as_str(), s.interviewee.as_deref())).collect();
    assert_eq!(
        speakers,
        [
            ("Interviewer", "interviewer", None),
            ("Respondent 1", "respondent", None),
            ("Respondent 2", "respondent", Some("P-02"))
        ]
    );
    let transcripts = people(&desk).interviewees.into_iter().map(|card| card.transcripts.len());
    assert_eq!(transcripts.collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn the_list_of_interviews_counts_memos_questions_and_who_finished() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let coding = desk.code(&talk, "at dawn", "Raids").coding.id;
    desk.code(&talk, "at dawn", "Trust");
    let row = rows(&desk).remove(0);
    assert_eq!((row.passages, row.codings, row.coded_by.as_slice()), (1, 2, ["Ines".to_owned()].as_slice()));
    let about = json!({ "kind": "interview", "id": row.interview });
    desk.session.memo_add(request(json!({ "about": about, "text": "Noisy." }))).expect("the memo");
    let asked = json!({ "coding": coding, "kind": "question", "text": "Is this a raid?" });
    desk.session.review_add(request(asked)).expect("the question");
    let sent = json!({ "interview": row.interview, "finished": true });
    assert_eq!(
        desk.session.interview_finish(request(sent)).expect("marked").said,
        "Marked as finished by you"
    );
    let sent = json!({ "interview": row.interview, "date": "2024-06-16", "mode": "phone" });
    assert!(desk.session.interview_put(request(sent)).expect("it is put").affected.interviews);
    let row = rows(&desk).remove(0);
    assert_eq!(
        (row.memos, row.open_questions, row.finished_by.as_slice()),
        (1, 1, ["Ines".to_owned()].as_slice())
    );
    assert_eq!(
        (row.date.as_deref(), row.mode.as_deref(), row.language),
        (Some("2024-06-16"), Some("phone"), None)
    );
    let alone = desk.view(&talk).row;
    assert_eq!(
        (alone.memos, alone.open_questions, alone.passages, alone.codings),
        (row.memos, row.open_questions, row.passages, row.codings),
        "one transcript alone says the same"
    );
}

#[test]
fn a_transcript_is_renamed_and_removed_with_a_sentence_before() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    desk.code(&talk, "at dawn", "Raids");
    let renamed = desk.session.transcript_rename(request(json!({ "transcript": talk, "name": "May.txt" })));
    assert_eq!(renamed.expect("renamed").said, "P-01.txt is now May.txt");
    let loss = desk.session.transcript_loss(request(json!({ "transcript": talk }))).expect("the loss");
    assert_eq!((loss.codings, loss.said.as_str()), (1, "May.txt goes with 1 coding."));
    let gone = desk.session.transcript_remove(request(json!({ "transcript": talk }))).expect("it goes");
    assert_eq!(gone.said, "Removed May.txt with 1 coding");
    assert!(rows(&desk).is_empty());
    desk.session.undo(Empty {}).expect("it comes back");
    assert_eq!(rows(&desk)[0].codings, 1);
}
