//! Anonymise as the window asks for it: places as they were seen, and the way back to them.

use serde_json::{Value, json};
use verbatim_api::Code;
use verbatim_api::replies::{Change, Empty, FindingsIn};

use crate::desk::{Desk, TALK, request};

/// A study with a transcript and its key file.
fn begun() -> (Desk, String) {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
    (desk, talk)
}

fn place(desk: &Desk, talk: &str, words: &str) -> Value {
    let (start, end) = desk.place(talk, words);
    json!({ "transcript": talk, "start": start, "end": end, "kind": "person", "seen": words })
}

fn keep(desk: &Desk, place: Value) -> Result<Change, verbatim_api::ApiError> {
    desk.session.mentions_keep(request(json!({ "places": [place] })))
}

/// Puts a new alias where words stand.
fn put(desk: &Desk, talk: &str, words: &str, alias: &str) {
    let mut place = place(desk, talk, words);
    place["alias"] =
        json!({ "new": { "kind": "person", "text": alias, "general": false, "interviewee": null } });
    desk.session.redact(request(json!({ "places": [place], "labels": [] }))).expect("it is replaced");
}

fn found(desk: &Desk, talk: &str) -> FindingsIn {
    let sent = json!({ "transcripts": [talk] });
    desk.session.identifiers_find(request(sent)).expect("findings").transcripts.remove(0)
}

#[test]
fn a_place_is_kept_as_it_was_seen_and_never_where_other_words_stand_now() {
    let (desk, talk) = begun();
    let stale = place(&desk, &talk, "They");
    let mut longer = stale.clone();
    longer["end"] = json!(stale["end"].as_u64().expect("a number") + 2);
    let refused = keep(&desk, longer).expect_err("other words stand there");
    assert_eq!(refused.code, Code::TextChanged);
    assert!(found(&desk, &talk).kept.is_empty());
    assert_eq!(keep(&desk, stale).expect("it is kept").said, "Kept 1 place");
    assert_eq!(found(&desk, &talk).kept[0].text, "They");
}

#[test]
fn another_alias_takes_the_place_of_one_and_undo_says_where_that_was() {
    let (desk, talk) = begun();
    put(&desk, &talk, "Nobody", "officer");
    put(&desk, &talk, "[officer 1]", "chief");
    assert!(desk.view(&talk).text.contains("👩‍🏫. [chief 1] explained why."));
    let replaced = found(&desk, &talk).replaced;
    assert_eq!((replaced.len(), replaced[0].text.as_str()), (1, "chief 1"));
    let names = desk.session.aliases_list(Empty {}).expect("aliases");
    assert_eq!(names[1].forms.as_deref(), Some(["Nobody".to_owned()].as_slice()));
    let undone = desk.undo().place.expect("a place");
    let (start, end) = desk.place(&talk, "[officer 1]");
    assert_eq!((undone.start as usize, undone.end as usize), (start, end));
    let undone = desk.undo().place.expect("a place");
    let (start, end) = desk.place(&talk, "Nobody");
    assert_eq!((undone.start as usize, undone.end as usize), (start, end));
}

#[test]
fn a_pattern_that_cannot_be_read_is_told_in_plain_sentences_with_the_place() {
    let (desk, _) = begun();
    let said = |pattern: &str| {
        let sent = json!({ "id": null, "name": "Beds", "pattern": pattern, "kind": "pattern" });
        desk.session.pattern_put(request(sent)).expect_err("it is no pattern").to_string()
    };
    assert_eq!(
        said("然(B-[0-9]+"),
        "The regular expression cannot be read at character 2: unclosed group. Nothing was changed. Mend the \
         pattern and try again."
    );
    assert_eq!(
        said("B-[0-9]*|"),
        "The pattern also matches nothing at all, so it would be found everywhere. Nothing was changed. Mend the \
         pattern and try again."
    );
}
