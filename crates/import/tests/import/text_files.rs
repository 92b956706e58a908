//! Texts letter by letter: encodings, line ends, offsets.

use verbatim_import::transcript::{ReadOptions, read_transcript};

use crate::reading::{read, read_bytes, turns};

#[test]
fn offsets_count_code_points_whatever_the_bytes_are() {
    let text =
        "\u{feff}Interviewer: ¿Qué 👩\u{200d}👧 pasó?\r\n\r\nRespondent: Cafe\u{301} 然后 🙂\r\nmás.  \r\n";
    let read = read("a.txt", text);
    assert_eq!(
        read.text,
        "Interviewer: ¿Qué 👩\u{200d}👧 pasó?\n\nRespondent: Cafe\u{301} 然后 🙂\nmás.  \n"
    );
    let spans: Vec<(u32, u32)> = read.turns.iter().map(|t| (t.span.start(), t.span.end())).collect();
    assert_eq!(spans, [(13, 27), (41, 56)]);
    assert_eq!(turns(&read)[1], "Respondent: Cafe\u{301} 然后 🙂\nmás.");
}

#[test]
fn the_encoding_is_shown_and_can_be_chosen() {
    let bytes = b"Interviewer: Caf\xe9?\nRespondent: S\xed, ma\xf1ana por la ma\xf1ana, \x93claro\x94.\n";
    let guessed = read_bytes("a.txt", bytes);
    assert_eq!((guessed.encoding.as_deref(), guessed.encoding_guessed), (Some("windows-1252"), true));
    assert_eq!(turns(&guessed), ["Interviewer: Café?", "Respondent: Sí, mañana por la mañana, “claro”."]);
    let options = ReadOptions { encoding: Some("iso-8859-7") };
    let chosen = read_transcript("a.txt", bytes, &options).unwrap();
    assert_eq!((chosen.encoding.as_deref(), chosen.encoding_guessed), (Some("ISO-8859-7"), false));
    assert_eq!(turns(&chosen)[0], "Interviewer: Cafι?");
}

#[test]
fn utf16_with_and_without_its_mark() {
    for mark in ["\u{feff}", ""] {
        let bytes: Vec<u8> = format!("{mark}I: When?\r\nB: In spring.\r\n")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let read = read_bytes("a.txt", &bytes);
        assert_eq!(read.encoding.as_deref(), Some("UTF-16LE"));
        assert_eq!(turns(&read), ["I: When?", "B: In spring."]);
    }
}

#[test]
fn a_full_width_colon_parts_a_chinese_label() {
    let read =
        read("a.txt", "采访者：你什么时候搬家？\n\n李明：春天。\n\n采访者：然后呢？\n\n李明：没有了。\n");
    assert_eq!(turns(&read)[1], "李明: 春天。");
    assert_eq!(read.turns.len(), 4);
}

#[test]
fn a_long_interview_of_the_sample_kind_keeps_its_second_paragraphs() {
    let mut text = String::from("Interview AD-SV-99\n\n");
    for n in 0..12 {
        text += &format!("Interviewer: Question {n}: what came next?\n\n");
        text += &format!(
            "Respondent: Answer {n}. [pause] They said: “wait”.\n\nA second paragraph (laughs).\n\n"
        );
    }
    let read = read("AD-SV-99.txt", &text);
    assert_eq!(read.turns.len(), 24);
    assert_eq!(read.speakers.len(), 2);
    assert!(turns(&read)[1].ends_with("A second paragraph (laughs)."));
}
