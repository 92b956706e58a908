//! Memos through the commands of the window.

use serde_json::{Value, json};
use verbatim_api::replies::{Empty, MemoRow};

use crate::desk::{Desk, TALK, request};

fn on(desk: &Desk, about: Value) -> Vec<MemoRow> {
    desk.session.memos_on(request(json!({ "about": about }))).expect("the memos")
}

fn add(desk: &Desk, about: &Value, text: &str) -> String {
    let sent = json!({ "about": about, "text": text });
    desk.session.memo_add(request(sent)).expect("it is added").memo.expect("a memo").id
}

#[test]
fn a_memo_on_each_kind_of_thing_is_listed_with_its_name_and_place() {
    let desk = Desk::new();
    let people = desk.folder.path().join("people.csv");
    std::fs::write(&people, "id,category\nP-01,Resident\n").expect("a file");
    desk.session.interviewees_import(request(json!({ "paths": [people] }))).expect("people");
    let talk = desk.import("P-01.txt", TALK);
    let coding = desk.code(&talk, "They came", "Raids").coding;
    let row = desk.session.interviews_list(Empty {}).expect("interviews").remove(0);
    let person = row.interviewee.expect("a person").id;
    let targets = [
        (json!({ "kind": "study" }), "study", None),
        (json!({ "kind": "interview", "id": row.interview }), "interview", Some("P-01.txt")),
        (json!({ "kind": "interviewee", "id": person }), "interviewee", Some("P-01")),
        (json!({ "kind": "code", "id": coding.code }), "code", Some("Raids")),
        (json!({ "kind": "coding", "id": coding.id }), "coding", Some("Raids")),
    ];
    for (about, _, _) in &targets {
        add(&desk, about, "Compare with the second wave.");
    }
    let all = on(&desk, Value::Null);
    let listed: Vec<_> = all.iter().map(|row| (row.about.as_str(), row.name.as_deref())).collect();
    assert_eq!(listed, targets.each_ref().map(|(_, about, name)| (*about, *name)));
    assert_eq!(all[4].place.as_ref().map(|p| (p.start, p.end)), Some((coding.start, coding.end)));
    for (about, kind, _) in targets {
        let rows = on(&desk, about);
        assert_eq!((rows.len(), rows[0].about.as_str(), rows[0].memo.coder.as_str()), (1, kind, "Ines"));
    }
}

#[test]
fn a_memo_is_changed_emptied_and_brought_back() {
    let desk = Desk::new();
    let study = json!({ "kind": "study" });
    let memo = add(&desk, &study, "First wave read.");
    let change = |text: &str| desk.session.memo_change(request(json!({ "memo": memo, "text": text })));
    let changed = change("First wave read twice.").expect("it is changed");
    assert_eq!(changed.memo.expect("a memo").text, "First wave read twice.");
    let emptied = change("  \n").expect("it is removed");
    assert!(emptied.memo.is_none());
    assert_eq!(emptied.change.said, "Removed the memo");
    assert!(on(&desk, study.clone()).is_empty());
    desk.undo();
    assert_eq!(on(&desk, study)[0].memo.text, "First wave read twice.");
}

#[test]
fn a_memo_of_somebody_else_stays_and_the_sentence_says_whose_it_is() {
    let desk = Desk::new();
    let study = json!({ "kind": "study" });
    let memo = add(&desk, &study, "First wave read.");
    desk.coder("Theo");
    let said = "This memo is Ines's. Nothing was changed. Only the coder who wrote a memo can change or remove it; \
                you can add your own.";
    let refused = desk.session.memo_change(request(json!({ "memo": memo, "text": "Other" })));
    assert_eq!(refused.expect_err("it is Ines's").to_string(), said);
    let refused = desk.session.memo_remove(request(json!({ "memo": memo })));
    assert_eq!(refused.expect_err("it is Ines's").to_string(), said);
    add(&desk, &study, "And the second.");
    let coders: Vec<String> = on(&desk, study).into_iter().map(|row| row.memo.coder).collect();
    assert_eq!(coders, ["Ines", "Theo"]);
}
