//! Offsets: what they count, whose file it is, and what lies outside.

use super::{coded, read, selections, told, words};

const TEXT: &str = "One 🌱 two\r\nthree 🌱🌱 four\r\nfive six seven eight nine ten\r\n";

/// Offsets of these words as a tool counts them.
fn offsets(words: &[&str], utf16: bool, crlf_two: bool) -> Vec<(usize, usize)> {
    let count = |text: &str| {
        let text = if crlf_two { text.to_owned() } else { text.replace("\r\n", "\n") };
        if utf16 { text.encode_utf16().count() } else { text.chars().count() }
    };
    let place = |word: &&str| {
        let at = TEXT.find(*word).unwrap();
        (count(&TEXT[..at]), count(&TEXT[..at + word.len()]))
    };
    words.iter().map(place).collect()
}

const WORDS: [&str; 6] = ["two", "three", "four", "five", "seven", "ten"];

fn read_as(origin: &str, utf16: bool, crlf_two: bool, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let places = offsets(&WORDS, utf16, crlf_two);
    let all: String = places.into_iter().map(|(start, end)| coded(start, end, "")).collect();
    let project = read(&selections(origin, &all, bytes));
    (words(&project), project.notes)
}

#[test]
fn each_tool_is_read_as_it_counts() {
    for (origin, utf16, crlf_two) in [
        ("NVivo for Windows 12.6", true, true),
        ("ATLAS.ti 8.4", false, false),
        ("QualCoder 3.5", false, false),
        ("qc 1.3", false, true),
        ("Verbatim 0.1.0", false, true),
    ] {
        let (words, notes) = read_as(origin, utf16, crlf_two, TEXT.as_bytes());
        assert_eq!(words, WORDS, "{origin}");
        assert!(notes.is_empty(), "{origin}: {notes:?}");
    }
}

#[test]
fn a_mark_at_the_start_and_utf_16_do_not_shift_passages() {
    let (words, _) = read_as("NVivo for Windows 12.6", true, true, format!("\u{feff}{TEXT}").as_bytes());
    assert_eq!(words, WORDS);
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(TEXT.encode_utf16().flat_map(u16::to_le_bytes));
    let (words, _) = read_as("NVivo for Windows 12.6", true, true, &utf16);
    assert_eq!(words, WORDS);
}

#[test]
fn line_ends_count_as_they_are_in_the_file_where_the_encoding_is_guessed_too() {
    let text = "Café\r\nfirst line\r\nsecond line\r\nwater is here\r\n";
    let at = text.chars().count() - "water is here\r\n".len();
    let mut latin: Vec<u8> = text.replace('é', "e").into_bytes();
    latin[3] = 0xE9;
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, utf16] {
        let project = read(&selections("NVivo for Windows 12.6", &coded(at, at + 5, ""), &bytes));
        assert_eq!(words(&project), ["water"]);
        assert_eq!(project.texts[0].text, text.replace("\r\n", "\n"));
    }
}

#[test]
fn where_the_data_say_otherwise_they_are_believed_and_it_is_said() {
    let (words, notes) = read_as("MAXQDA 24.7", true, true, TEXT.as_bytes());
    assert_eq!(words, WORDS);
    assert!(notes[0].starts_with("Passages were read by UTF-16 code units"), "{notes:?}");
}

#[test]
fn what_lies_outside_its_text_or_between_characters_is_told_and_the_rest_stays() {
    let all =
        [coded(0, 3, ""), coded(4, 400, ""), coded(500, 600, ""), coded(9, 4, ""), coded(2, 2, "")].concat();
    let project = read(&selections("Any", &all, b"One two three"));
    assert_eq!(words(&project), ["One", "two three"]);
    assert_eq!(
        told(&project),
        [
            "~ selection: P-01, 4–400",
            "- selection: P-01, 500–600",
            "- selection: P-01, 9–4",
            "- selection: P-01, 2–2"
        ]
    );
}

#[test]
fn text_within_the_document_is_read_as_a_parser_gives_it() {
    let within = format!(
        "<CodeBook><Codes><Code guid=\"{c}\" name=\"Fear\"/></Codes></CodeBook><Sources><TextSource guid=\"{t}\" \
         name=\"P\"><PlainTextContent>\r\n a &lt;b&gt;\r\nsecond </PlainTextContent>{}</TextSource></Sources>",
        coded(3, 6, ""),
        c = super::C1,
        t = super::T1,
    );
    let project = read(&super::project("Any", &within, b""));
    assert_eq!(project.texts[0].text, "\n a <b>\nsecond ");
    assert_eq!(words(&project), [" <b"]);
}
