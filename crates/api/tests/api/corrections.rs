//! Corrections of a text through the command of the window.

use serde_json::{Value, json};
use verbatim_api::replies::{Empty, TextCorrected};
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, TALK, request};

/// Corrects the first place of these words.
fn correct(desk: &Desk, talk: &str, words: &str, new: &str, drop: bool) -> Result<TextCorrected, ApiError> {
    let (start, end) = desk.place(talk, words);
    let sent = json!({
        "transcript": talk, "start": start, "end": end, "seen": words, "text": new, "drop_emptied": drop
    });
    desk.session.text_correct(request(sent))
}

#[test]
fn a_correction_is_one_step_that_says_what_followed_and_where_it_is() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let over = desk.code(&talk, "They came at dawn 👩‍🏫.", "Raids").coding.id;
    let after = desk.code(&talk, "We waited", "Delay").coding.id;
    let words = desk.view(&talk).row.words;
    let done = correct(&desk, &talk, "came at", "came back at", false).expect("it is corrected");
    let change = done.change.expect("something changed");
    assert_eq!(change.said, "Corrected ¶ 2 of P-01.txt; 1 coding has other words now");
    assert!(change.affected.interviews && change.affected.transcripts == [talk.clone()]);
    let place = change.place.expect("a place");
    let view = desk.view(&talk);
    let text: Vec<char> = view.text.chars().collect();
    let cut = |start: u32, end: u32| text[start as usize..end as usize].iter().collect::<String>();
    assert_eq!(cut(place.start, place.end), "came back at");
    assert_eq!(view.row.words, words + 1);
    let of = |id: &str| desk.coding(&talk, id);
    assert_eq!(cut(of(&over).start, of(&over).end), "They came back at dawn 👩‍🏫.");
    assert_eq!(cut(of(&after).start, of(&after).end), "We waited");
    let turn = view.turns.last().expect("turns");
    assert_eq!(cut(turn.start, turn.end), "We waited in the corridor.");
    let undone = desk.undo();
    assert!(undone.said.starts_with("Undone: Corrected P-01 ¶ 2"), "{}", undone.said);
    assert!(undone.affected.interviews && undone.affected.transcripts == [talk.clone()]);
    assert_eq!(desk.view(&talk).text, TALK);
    let place = undone.place.expect("a place");
    assert!(place.end as usize <= TALK.chars().count());
}

#[test]
fn codings_without_a_passage_are_shown_first_and_go_only_when_asked() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let gone = desk.code(&talk, "at dawn", "Time").coding.id;
    let about = json!({ "kind": "coding", "id": gone });
    desk.session.memo_add(request(json!({ "about": about, "text": "Which day?" }))).expect("a memo");
    let asked = correct(&desk, &talk, "came at dawn", "came", false).expect("it is answered");
    assert!(asked.change.is_none());
    let row = &asked.emptied[0];
    assert_eq!((row.coding.id.as_str(), row.text.as_str(), row.turn), (gone.as_str(), "at dawn", Some(2)));
    assert_eq!(row.coding.memos[0].text, "Which day?");
    assert_eq!(desk.view(&talk).text, TALK);
    let done = correct(&desk, &talk, "came at dawn", "came", true).expect("it is corrected");
    assert_eq!(done.change.expect("it changed").said, "Corrected ¶ 2 of P-01.txt; 1 coding removed");
    assert_eq!(done.emptied[0].text, "at dawn", "what went is still shown");
    assert!(desk.view(&talk).codings.is_empty());
    desk.undo();
    assert_eq!(desk.coding(&talk, &gone).memos[0].text, "Which day?");
}

#[test]
fn what_is_refused_is_said_with_what_was_kept_and_what_to_do() {
    let desk = Desk::new();
    let talk = desk.import("P-01.txt", TALK);
    let refused =
        |words: &str, new: &str| correct(&desk, &talk, words, new, true).expect_err(words).to_string();
    assert_eq!(
        refused("P-01:", "P-02:"),
        "A correction lies inside one turn; labels and what stands between turns stay as they were imported. \
         Nothing was changed. Choose words of one turn; correct several turns one after the other."
    );
    assert_eq!(
        refused("came at dawn", "came\nat dawn"),
        "A correction can neither put in nor take out a line break. Nothing was changed. Write the correction on as \
         many lines as the passage has."
    );
    assert!(refused("We waited in the corridor.", "").ends_with("such as “[inaudible]”."));
    let sent: Value = json!({
        "transcript": talk, "start": 0, "end": 4, "seen": "Else", "text": "X", "drop_emptied": false
    });
    assert_eq!(desk.session.text_correct(request(sent)).expect_err("other words").code, Code::TextChanged);
    let same = correct(&desk, &talk, "We waited", "We waited", false).expect("it is answered");
    assert_eq!(same.change.expect("an answer").said, "¶ 4 of P-01.txt says that already");
    assert_eq!(
        desk.session.undo_state(Empty {}).expect("state").undo.as_deref(),
        Some("Imported 1 transcript")
    );
}
