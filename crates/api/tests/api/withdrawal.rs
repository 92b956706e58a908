//! Withdrawal of an interviewee, as the window asks for it.

use serde_json::json;
use verbatim_api::replies::{Change, Empty, Withdrawn};

use crate::desk::{Desk, TALK, request};

const JOINT: &str = "Interviewer: Who told you?\n\nAna: Nobody told us.\n\nBo: My sister saw Nadia Roth there.\n\n\
    Interviewer: And then?\n\nAna: No one came.\n\nBo: We waited.\n";

/// P-01 was interviewed alone; P-02 and P-03, who speaks as Bo, together. Bo names P-01, who is an alias there.
fn study() -> (Desk, String, String) {
    let desk = Desk::new();
    for label in ["P-01", "P-02", "P-03"] {
        let sent =
            json!({ "label": label, "recommended_by": [], "same_organisation_as": [], "attributes": [] });
        desk.session.interviewee_put(request(sent)).expect("the interviewee is put");
    }
    let (alone, joint) = (desk.import("P-01.txt", TALK), desk.import("P-02 joint.txt", JOINT));
    let sent = json!({ "transcript": joint, "label": "Bo", "interviewee": person(&desk, "P-03") });
    desk.session.speaker_assign(request(sent)).expect("it is assigned");
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
    let (start, end) = desk.place(&joint, "Nadia Roth");
    let alias = json!({ "kind": "person", "text": "advocate", "general": false, "interviewee": person(&desk, "P-01") });
    let place = json!({
        "transcript": joint, "start": start, "end": end, "kind": "person", "seen": "Nadia Roth",
        "alias": { "new": alias },
    });
    desk.session.redact(request(json!({ "places": [place], "labels": [] }))).expect("it is replaced");
    desk.code(&alone, "at dawn", "Raids");
    desk.code(&joint, "Nobody told us.", "Raids");
    desk.code(&joint, "My sister", "Raids");
    (desk, alone, joint)
}

fn person(desk: &Desk, label: &str) -> String {
    let people = desk.session.people(Empty {}).expect("the people");
    people.interviewees.into_iter().find(|card| card.label == label).expect("the person is listed").id
}

fn consent(desk: &Desk, label: &str) -> Option<String> {
    let people = desk.session.people(Empty {}).expect("the people");
    people.interviewees.into_iter().find(|card| card.label == label).expect("the person is listed").consent
}

fn touched(desk: &Desk, label: &str) -> Withdrawn {
    let sent = json!({ "interviewee": person(desk, label) });
    desk.session.withdrawal(request(sent)).expect("what it touches")
}

fn withdraw(desk: &Desk, label: &str, remove: bool) -> Change {
    let sent = json!({ "interviewee": person(desk, label), "remove": remove });
    desk.session.interviewee_withdraw(request(sent)).expect("it is recorded")
}

fn files(desk: &Desk) -> Vec<String> {
    let rows = desk.session.interviews_list(Empty {}).expect("the interviews");
    rows.into_iter().map(|row| row.file_name).collect()
}

/// People and passages of the code.
fn counted(desk: &Desk) -> (u32, u32) {
    let code = desk.session.codes_list(Empty {}).expect("the codes").remove(0);
    (code.interviewees, code.passages)
}

#[test]
fn what_a_withdrawal_touches_leads_to_each_place_and_changes_nothing() {
    let (desk, alone, joint) = study();
    let reply = touched(&desk, "P-01");
    assert_eq!((reply.interviewee.as_str(), reply.recorded), ("P-01", false));
    let [own] = reply.transcripts.as_slice() else { panic!("one transcript") };
    assert_eq!((own.id.as_str(), own.codings, own.turns, own.alone), (alone.as_str(), 1, 2, true));
    let [mention] = reply.mentions.as_slice() else { panic!("one mention") };
    assert_eq!((mention.alias.as_str(), mention.turn), ("[advocate 1]", Some(3)));
    let (start, end) = desk.place(&joint, "[advocate 1]");
    assert_eq!(mention.place.transcript, joint);
    assert_eq!((mention.place.start as usize, mention.place.end as usize), (start, end));

    let of_bo = touched(&desk, "P-03");
    let [with_others] = of_bo.transcripts.as_slice() else { panic!("one transcript") };
    assert_eq!((with_others.codings, with_others.turns, with_others.alone), (1, 2, false));
    let first = with_others.first.as_ref().expect("Bo's first turn");
    let text: String = desk.view(&joint).text.chars().skip(first.start as usize).collect();
    assert!(text.trim_start_matches("Bo: ").starts_with("My sister"), "{text}");
    assert_eq!(consent(&desk, "P-01"), None);
    assert_eq!(counted(&desk), (3, 3));
}

#[test]
fn what_the_key_file_keeps_is_told_and_stays() {
    let (desk, ..) = study();
    let of = |label: &str| {
        let reply = touched(&desk, label);
        (reply.key_file, reply.originals)
    };
    assert_eq!(of("P-03"), (true, Some(vec!["P-02 joint.txt".to_owned()])));
    assert_eq!(of("P-01"), (true, Some(Vec::new())), "nothing was replaced in it");
    desk.session.key_file_close(request(json!({}))).expect("it closes");
    assert_eq!(of("P-03"), (true, None), "nobody can tell");
}

#[test]
fn memos_say_whether_they_are_about_somebody_who_has_withdrawn() {
    let (desk, alone, joint) = study();
    let own = desk.code(&alone, "Nobody explained", "Raids").coding.id;
    let others = desk.code(&joint, "No one came", "Raids").coding.id;
    let add = |about: serde_json::Value| {
        let sent = json!({ "about": about, "text": "Compare." });
        desk.session.memo_add(request(sent)).expect("it is added");
    };
    add(json!({ "kind": "coding", "id": own }));
    add(json!({ "kind": "coding", "id": others }));
    add(json!({ "kind": "interviewee", "id": person(&desk, "P-01") }));
    add(json!({ "kind": "study" }));
    let marked = || -> Vec<bool> {
        let rows = desk.session.memos_on(request(json!({ "about": null }))).expect("the memos");
        rows.into_iter().map(|row| row.withdrawn).collect()
    };
    assert_eq!(marked(), [false; 4]);
    withdraw(&desk, "P-01", false);
    assert_eq!(marked(), [true, false, true, false]);
    desk.undo();
    assert_eq!(marked(), [false; 4]);
}

#[test]
fn who_has_withdrawn_counts_nowhere_while_the_words_stay_and_undo_takes_it_back() {
    let (desk, alone, _) = study();
    let change = withdraw(&desk, "P-01", false);
    assert_eq!(change.said, "P-01 has withdrawn; the words stay in the file, hidden");
    assert!(change.affected.interviewees && change.affected.transcripts.contains(&alone));
    assert_eq!(consent(&desk, "P-01").as_deref(), Some("withdrawn"));
    assert_eq!((files(&desk).len(), counted(&desk)), (2, (2, 2)));
    assert_eq!(withdraw(&desk, "P-01", false).said, "Nothing changed");
    desk.undo();
    assert_eq!((consent(&desk, "P-01"), counted(&desk)), (None, (3, 3)));
}

#[test]
fn the_words_go_where_nobody_else_answers_and_come_back_with_undo() {
    let (desk, ..) = study();
    let change = withdraw(&desk, "P-01", true);
    assert_eq!(change.said, "P-01 has withdrawn; 1 transcript and 1 coding went");
    assert_eq!((files(&desk), counted(&desk)), (vec!["P-02 joint.txt".to_owned()], (2, 2)));
    assert_eq!(consent(&desk, "P-01").as_deref(), Some("withdrawn"), "a marker stays");
    desk.undo();
    assert_eq!((files(&desk).len(), counted(&desk)), (2, (3, 3)));

    let change = withdraw(&desk, "P-03", true);
    assert_eq!(change.said, "P-03 has withdrawn; 1 coding went, turns in 1 joint transcript stay");
    assert_eq!((files(&desk).len(), counted(&desk)), (2, (2, 2)), "Ana's words stay");
}

#[test]
fn who_had_withdrawn_before_can_have_the_words_taken_out_and_a_purge_makes_that_final() {
    let (desk, ..) = study();
    withdraw(&desk, "P-01", false);
    withdraw(&desk, "P-01", true);
    assert_eq!(files(&desk), ["P-02 joint.txt"]);
    desk.session.purge(Empty {}).expect("former texts are destroyed");
    assert!(desk.session.undo(Empty {}).is_err(), "undo ends there");
    assert_eq!(consent(&desk, "P-01").as_deref(), Some("withdrawn"));
}
