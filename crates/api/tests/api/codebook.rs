//! The codebook through the commands of the window.

use serde_json::{Value, json};
use verbatim_api::replies::{CodeRow, Empty};

use crate::desk::{Desk, TALK, request};

fn add(desk: &Desk, parent: Option<&str>, name: &str, position: Option<u32>) -> String {
    let sent = json!({ "parent": parent, "name": name, "position": position });
    desk.session.code_add(request(sent)).expect("it is added").code
}

fn rows(desk: &Desk) -> Vec<CodeRow> {
    desk.session.codes_list(Empty {}).expect("the codes")
}

fn paths(desk: &Desk) -> Vec<String> {
    rows(desk).into_iter().map(|row| row.path).collect()
}

fn row(desk: &Desk, path: &str) -> CodeRow {
    rows(desk).into_iter().find(|row| row.path == path).expect("the code is there")
}

fn people(desk: &Desk, csv: &str) {
    let path = desk.folder.path().join("people.csv");
    std::fs::write(&path, csv).expect("the file is written");
    desk.session.interviewees_import(request(json!({ "paths": [path] }))).expect("people");
}

#[test]
fn codes_are_added_renamed_and_moved_each_as_one_step_that_is_named() {
    let desk = Desk::new();
    let raids = add(&desk, None, "Raids", None);
    let sent = json!({ "parent": raids, "name": "At night", "position": 0 });
    let added = desk.session.code_add(request(sent)).expect("it is added");
    assert_eq!((added.change.said.as_str(), added.change.affected.codebook), ("Added At night", true));
    let harm = add(&desk, None, "Harm", Some(0));
    let delay = add(&desk, None, "Delay", None);
    let twin = desk.session.code_add(request(json!({ "parent": null, "name": "raids", "position": null })));
    assert_eq!(
        twin.expect_err("the name is taken").to_string(),
        "There is already a code called “Raids”. Nothing was changed."
    );
    let renamed = desk.session.code_rename(request(json!({ "code": harm, "name": "Injury" })));
    assert_eq!(renamed.expect("it is renamed").said, "Renamed Harm to Injury");
    let moved =
        desk.session.codes_move(request(json!({ "codes": [delay, harm], "parent": raids, "position": 1 })));
    assert_eq!(moved.expect("they are moved").said, "Moved 2 codes");
    assert_eq!(paths(&desk), ["Raids", "Raids > At night", "Raids > Injury", "Raids > Delay"]);
    let into =
        desk.session.codes_move(request(json!({ "codes": [raids], "parent": harm, "position": null })));
    assert!(into.expect_err("below itself").to_string().contains("into a code below it"));
    let state = desk.session.undo_state(Empty {}).expect("a state");
    assert_eq!(state.undo.as_deref(), Some("Moved 2 codes"));
    desk.undo();
    assert_eq!(paths(&desk), ["Injury", "Raids", "Raids > At night", "Delay"]);
}

#[test]
fn rows_count_the_branch_and_the_code_alone() {
    let desk = Desk::new();
    people(&desk, "id,category\nP-01,Advocate\nP-02,Advocate\n");
    let one = desk.import("P-01.txt", TALK);
    let two = desk.import("P-02.txt", &TALK.replace("P-01", "P-02"));
    let raids = add(&desk, None, "Raids", None);
    add(&desk, Some(&raids), "Night", None);
    let coded = |talk: &str, words: &str, path: &str| {
        let (start, end) = desk.place(talk, words);
        let code = desk.code_id(path);
        let sent = json!({ "transcript": talk, "start": start, "end": end, "seen": words, "code": code });
        desk.session.coding_add(request(sent)).expect("it is coded");
    };
    coded(&one, "They came", "Raids");
    coded(&one, "Nobody explained why.", "Raids > Night");
    coded(&two, "We waited", "Raids > Night");
    let theme = row(&desk, "Raids");
    assert_eq!(
        (theme.interviewees, theme.passages, theme.own_interviewees, theme.own_passages),
        (2, 3, 1, 1)
    );
    let about = json!({ "kind": "code", "id": raids });
    desk.session.memo_add(request(json!({ "about": about, "text": "By day as well?" }))).expect("a memo");
    let put = |definition: Value| {
        let words = json!({
            "code": raids, "statement": null, "definition": definition, "include": null, "exclude": null,
            "example": null
        });
        desk.session.code_put(request(words)).expect("it is described").said
    };
    assert_eq!(put(json!("By day and by night.")), "Changed the words of Raids");
    assert_eq!(put(json!(" By day and by night. ")), "The words of Raids are as they were");
    let theme = row(&desk, "Raids");
    assert_eq!((theme.version, theme.outdated, theme.memos), (2, 1, 1));
    assert_eq!(theme.definition.as_deref(), Some("By day and by night."));
    let versions = desk.session.code_versions(request(json!({ "code": raids }))).expect("versions");
    let versions: Vec<_> = versions.iter().map(|v| (v.version, v.current, v.codings)).collect();
    assert_eq!(versions, [(2, true, 0), (1, false, 1)]);
    assert_eq!(put(Value::Null), "Changed the words of Raids");
    assert_eq!(row(&desk, "Raids").version, 3);
    desk.undo();
    desk.undo();
    assert_eq!((row(&desk, "Raids").version, row(&desk, "Raids").outdated), (1, 0));
}

#[test]
fn passages_of_a_code_come_in_the_order_of_the_interviews_with_their_counts() {
    let desk = Desk::new();
    people(&desk, "id,category\nP-02,Advocate\nP-01,Advocate\nP-03,Advocate\n");
    let one = desk.import("P-01.txt", TALK);
    let two = desk.import("P-02.txt", &TALK.replace("P-01", "P-02"));
    desk.import("P-03.txt", "P-03: Nothing.\n");
    for (talk, words) in [(&one, "We waited"), (&one, "They came"), (&two, "We waited")] {
        desk.code(talk, words, "Raids");
    }
    desk.coder("Theo");
    desk.code(&one, "They came", "Raids");
    let raids = desk.code_id("Raids");
    let asked = |coder: Option<&str>, outdated: bool| {
        let sent = json!({ "code": raids, "branch": true, "coder": coder, "outdated": outdated });
        desk.session.code_passages(request(sent)).expect("passages")
    };
    let all = asked(None, false);
    assert_eq!((all.interviewees, all.of, all.count, all.passages.len()), (2, 3, 3, 4));
    let order: Vec<_> = all.passages.iter().map(|p| (p.file_name.as_str(), p.text.as_str())).collect();
    let should = [
        ("P-02.txt", "We waited"),
        ("P-01.txt", "They came"),
        ("P-01.txt", "They came"),
        ("P-01.txt", "We waited"),
    ];
    assert_eq!(order, should);
    assert_eq!(all.passages[1].after, " at dawn 👩‍🏫. Nobody explained why.");
    let theo = all.passages.iter().map(|p| &p.coding).find(|c| c.coder != all.passages[0].coding.coder);
    let own = asked(Some(&theo.expect("Theo's").coder), false);
    assert_eq!((own.interviewees, own.of, own.passages.len()), (1, 3, 1));
    assert!(asked(None, true).passages.is_empty());
    let words = json!({
        "code": raids, "statement": "They find few people.", "definition": null, "include": null, "exclude": null,
        "example": null
    });
    desk.session.code_put(request(words)).expect("it is described");
    assert_eq!(asked(None, true).passages.len(), 4);
}

#[test]
fn several_codes_are_merged_or_deleted_as_one_step_after_saying_what_goes() {
    let desk = Desk::new();
    people(&desk, "id,category\nP-01,Advocate\n");
    let talk = desk.import("P-01.txt", TALK);
    for (words, code) in [("They came", "Raids"), ("They came", "Dawn"), ("We waited", "Delay")] {
        desk.code(&talk, words, code);
    }
    let [raids, dawn, delay] = ["Raids", "Dawn", "Delay"].map(|name| desk.code_id(name));
    let loss = desk.session.codes_loss(request(json!({ "codes": [raids, dawn] }))).expect("a loss");
    let counts = [loss.codes, loss.codings, loss.coders, loss.transcripts, loss.interviewees];
    assert_eq!(counts, [2, 2, 1, 1, 1]);
    assert_eq!(
        loss.said,
        "2 codes with 2 codings by 1 coder in 1 transcript of 1 interviewee would go. Undo brings everything back."
    );
    let merged = desk.session.codes_merge(request(json!({ "codes": [dawn, delay], "into": raids })));
    assert_eq!(
        merged.expect("they are merged").said,
        "Merged 2 codes into Raids: 2 codings, 1 of them joined with one on the same passage"
    );
    assert_eq!((paths(&desk), desk.view(&talk).codings.len()), (vec!["Raids".to_owned()], 2));
    desk.undo();
    assert_eq!((paths(&desk).len(), desk.view(&talk).codings.len()), (3, 3));
    let deleted = desk.session.codes_delete(request(json!({ "codes": [raids, delay] }))).expect("deleted");
    assert_eq!(deleted.said, "Deleted 2 codes with 2 codings");
    assert_eq!(deleted.affected.transcripts, std::slice::from_ref(&talk));
    assert_eq!(deleted.undo.undo.as_deref(), Some("Deleted 2 codes, 2 codings"));
    desk.undo();
    assert_eq!(desk.view(&talk).codings.len(), 3);
}

#[test]
fn the_status_line_says_that_a_moved_code_left_stances_behind() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let raids = add(&desk, None, "Raids", None);
    let words = json!({
        "code": raids, "statement": "They find few people.", "definition": null, "include": null, "exclude": null,
        "example": null
    });
    desk.session.code_put(request(words)).expect("it is described");
    let night = add(&desk, Some(&raids), "Night", None);
    let (start, end) = desk.place(&talk, "They came");
    let sent = json!({ "transcript": talk, "start": start, "end": end, "seen": "They came", "code": night });
    let coding = desk.session.coding_add(request(sent)).expect("it is coded").coding.id;
    let mark = json!({ "codings": [coding], "mark": { "kind": "stance", "value": "supports" } });
    desk.session.codings_mark(request(mark)).expect("it is marked");
    let sent = json!({ "codes": [night], "parent": null, "position": null });
    let moved = desk.session.codes_move(request(sent)).expect("it is moved");
    assert_eq!(moved.said, "Moved Night; 1 coding lost a stance, which a memo keeps");
    assert_eq!(moved.affected.transcripts, std::slice::from_ref(&talk), "the passage is painted anew");
    let row = desk.coding(&talk, &coding);
    assert_eq!(row.stance, None);
    assert_eq!(
        row.memos[0].text,
        "Was marked “supports” towards “They find few people.” as a coding of Raids > Night."
    );
    desk.undo();
    assert_eq!(desk.coding(&talk, &coding).stance.as_deref(), Some("supports"));
}

#[test]
fn a_colour_of_the_palette_is_given_to_the_whole_theme() {
    let desk = Desk::new();
    let raids = add(&desk, None, "Raids", None);
    let night = add(&desk, Some(&raids), "Night", None);
    let recolour = |slot: u32| desk.session.code_recolour(request(json!({ "code": night, "slot": slot })));
    assert_eq!(recolour(13).expect("it is recoloured").said, "Gave Raids another colour");
    assert!(rows(&desk).iter().all(|row| row.colour.starts_with("c14")));
    assert!(recolour(14).expect_err("no such slot").to_string().starts_with("The palette has no colour 14."));
    desk.undo();
    assert!(rows(&desk).iter().all(|row| row.colour == "c10"));
}
