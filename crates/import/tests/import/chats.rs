//! Chats as messengers export them.

use crate::reading::{read, speakers, turns};

const CHAT: &str = "day, time and “Name: text” (chat of a messenger)";

const ANDROID: &str =
    "3/12/22, 21:04 - Messages and calls are end-to-end encrypted. Only people in this chat can read them.
3/12/22, 21:04 - Ama added +1 720-555-0144
3/12/22, 21:05 - Ama: are you still up? I'm parked by the motel.
Other side of the road.

She is not here: 10:30, we said.
3/12/22, 21:07 - Teresa 🌻: Yes. What do you see?
3/12/22, 21:08 - Ama: <Media omitted>
3/12/22, 23:59 - +1 720-555-0144: I can drive.
3/13/22, 00:04 - Teresa 🌻: Note: no lights.
3/13/22, 00:05 - Ama: This message was deleted
3/13/22, 00:05 - +1 720-555-0144: Here.
";

#[test]
fn messages_are_turns_and_what_the_program_says_is_none() {
    let read = read("chat.txt", ANDROID);
    assert_eq!(read.layout, CHAT);
    assert_eq!(read.text, ANDROID);
    assert_eq!(
        turns(&read),
        [
            "60000 Ama: are you still up? I'm parked by the motel.\nOther side of the road.\n\nShe is not here: 10:30, we said.",
            "180000 Teresa 🌻: Yes. What do you see?",
            "10500000 +1 720-555-0144: I can drive.",
            "10800000 Teresa 🌻: Note: no lights.",
            "10860000 +1 720-555-0144: Here.",
        ]
    );
    assert_eq!(speakers(&read).len(), 3);
    assert_eq!(
        read.notes,
        [
            "The times are times of the day; positions are counted from the first one.",
            "4 lines are notices of the chat program, or stand for pictures and recordings; they make no turns."
        ]
    );
}

#[test]
fn square_brackets_seconds_and_marks_of_direction_are_read() {
    let text = "[12.03.22, 21:04:11] Ama: Are you up?\n[12.03.22, 21:04:41] Teresa: Yes.\n\u{200e}[12.03.22, 21:05:01] Ama: \u{200e}image omitted\n[13.03.22, 09:00:00] Teresa: Morning.\n[13.03.22, 09:00:05] Ama: Morning.\n";
    let read = read("chat.txt", text);
    assert_eq!(read.layout, CHAT);
    assert_eq!(
        turns(&read),
        ["0 Ama: Are you up?", "30000 Teresa: Yes.", "42949000 Teresa: Morning.", "42954000 Ama: Morning."]
    );
}

#[test]
fn halves_of_the_day_and_the_order_of_day_and_month_are_told() {
    // Only as month and day does time go on.
    let american = "1/31/24, 11:58 PM - Ama: Late.\n2/1/24, 12:02 AM - Bo: Early.\n2/1/24, 12:03 AM - Ama: Both.\n2/1/24, 1:00 PM - Bo: Now.\n";
    assert_eq!(
        turns(&read("a.txt", american)),
        ["0 Ama: Late.", "240000 Bo: Early.", "300000 Ama: Both.", "46920000 Bo: Now."]
    );
    let ambiguous = "3/4/24, 21:00 - Ama: One.\n4/4/24, 21:00 - Bo: Two.\n4/4/24, 21:01 - Ama: Three.\n4/4/24, 21:02 - Bo: Four.\n";
    assert_eq!(turns(&read("a.txt", ambiguous))[1], "86400000 Bo: Two.", "a day later, not a month");
    let impossible = "31/31/24, 21:00 - Ama: One.\n31/31/24, 21:00 - Bo: Two.\n31/31/24, 21:01 - Ama: Three.\n31/31/24, 21:02 - Bo: Four.\n";
    assert_eq!(turns(&read("a.txt", impossible))[0], "Ama: One.", "no such day: the words stay, times go");
}

#[test]
fn a_diary_and_quoted_messages_are_no_chat() {
    let diary = "3/12/22, 21:04 - Left the house: it was cold.\n\n3/13/22, 09:10 - Met the family: five people.\n\n3/14/22, 09:10 - Notes: nothing new.\n\n3/15/22, 09:10 - Notes: nothing again.\n";
    assert_ne!(read("a.txt", diary).layout, CHAT);
    let quoted = "I: What did she write?\n\nB: It says this.\n3/12/22, 21:04 - Ama: come\n3/12/22, 21:05 - Ama: now\n3/12/22, 21:06 - Ama: please\n\nI: And then?\n\nB: We went.\n\nI: Both?\n\nB: Both.\n";
    let read = read("a.txt", quoted);
    assert_eq!(read.turns.len(), 6);
    assert_eq!(speakers(&read).len(), 2);
}
