//! What holds for any bytes.

use proptest::prelude::*;
use verbatim_import::codebook::read_codebook;
use verbatim_import::codings::{Mapping, read_codings};
use verbatim_import::interviewees::read_interviewees;
use verbatim_import::transcript::{ReadOptions, ReadTranscript, read_transcript};
use verbatim_text::{CodePoints, normalise};

use crate::documents::{document_xml, zipped};

const NAMES: [&str; 6] = ["a.txt", "a.md", "a.docx", "a.vtt", "a.srt", "a"];

/// Turns are ordered, apart, inside the text and without blanks at their edges.
fn check(read: &ReadTranscript) -> Result<(), TestCaseError> {
    let points = CodePoints::new(&read.text);
    let mut end = 0;
    for turn in &read.turns {
        prop_assert!(turn.span.start() >= end);
        end = turn.span.end();
        let words = points.slice(turn.span);
        prop_assert!(words.is_ok_and(|words| words.trim() == words && !words.is_empty()));
        prop_assert!(turn.speaker.is_none_or(|n| n < read.speakers.len()));
    }
    // Only one byte order mark is dropped, so a second one stays in the text.
    let again = normalise(&read.text);
    prop_assert_eq!(again.as_str(), read.text.strip_prefix('\u{feff}').unwrap_or(&read.text));
    Ok(())
}

fn check_all(bytes: &[u8]) -> Result<(), TestCaseError> {
    for name in NAMES {
        for encoding in [None, Some("windows-1252"), Some("utf-16le")] {
            if let Ok(read) = read_transcript(name, bytes, &ReadOptions { encoding }) {
                check(&read)?;
            }
        }
    }
    let _ = (
        read_interviewees(bytes),
        read_codebook(bytes),
        read_codings("a.csv", bytes, &["operation".to_owned()], &Mapping::default()),
        read_codings("a.jsonl", bytes, &["operation".to_owned()], &Mapping::default()),
    );
    Ok(())
}

/// Pieces of transcripts that stand in each other's way.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Interviewer: ".to_owned()),
        Just("Ana Lima: ".to_owned()),
        Just("**Bo:** ".to_owned()),
        Just("B：".to_owned()),
        Just("Ana Lima  0:03".to_owned()),
        Just("[00:00:03] ".to_owned()),
        Just("#00:00:02-4#".to_owned()),
        Just("00:05:00".to_owned()),
        Just("10:02:33\tAna\t".to_owned()),
        Just("0:0:3.5 --> 0:0:9.1".to_owned()),
        Just("3/12/22, 21:04 - Ama: ".to_owned()),
        Just("\u{200e}[12.03.22, 9:04:11 p. m.] ~Bo 🌻: ".to_owned()),
        Just("<Media omitted>".to_owned()),
        Just("**Ana Lima**".to_owned()),
        Just("## Bo".to_owned()),
        Just("INTERVIEWER (CONT'D)".to_owned()),
        Just("Q. ".to_owned()),
        Just("A. ".to_owned()),
        Just("00:00:01.000 --> 00:00:02.000".to_owned()),
        Just("<v Ana>".to_owned()),
        Just("- ".to_owned()),
        Just("&amp;<i>".to_owned()),
        Just("WEBVTT".to_owned()),
        Just("1".to_owned()),
        Just("Transcribed by https://otter.ai".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("👩\u{200d}👧 e\u{301} 然后".to_owned()),
        Just("\u{a0}\u{2028}\u{3000}".to_owned()),
        "[ a-z\\PC]{0,12}".prop_map(String::from),
        prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n"), Just("\t"), Just("  ")]
            .prop_map(str::to_owned),
    ]
}

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// Lines that begin as those of a chat, a script, a deposition or a set heading do.
const LOOKALIKES: [&str; 8] = [
    "3/12/22, 21:04 - Ama: come now",
    "[12.03.22, 21:04:11] Bo: yes",
    "**Background**",
    "## Work and Pay",
    "INTERVIEWS AND VISITS",
    "EXIT",
    "A. Okafor came later",
    "Q. Adebayo wrote it down",
];

fn xml_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "<w:p>",
            "</w:p>",
            "<w:r>",
            "</w:r>",
            "<w:t>",
            "</w:t>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:tr>",
            "</w:tr>",
            "<w:tc>",
            "</w:tc>",
            "<w:br/>",
            "<w:tab/>",
            "<w:del>",
            "</w:del>",
            "<w:rPr><w:vanish/></w:rPr>",
            "<w:txbxContent>",
            "</w:txbxContent>",
            "<w:sym w:char=\"F04A\"/>",
            "<w:footnote>",
            "</w:footnote>",
            "<w:rPr><w:b/></w:rPr>",
            "<w:pPr><w:jc w:val=\"center\"/></w:pPr>",
            "&amp;",
            "&#x1F600;",
            "&#0;",
            "&unknown;",
            "<!-- -->",
            "<![CDATA[x]]>",
            "<w:p/>",
        ])
        .prop_map(str::to_owned),
        "(Ana|I|B): [a-z]{0,5}".prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_all(&bytes)?;
    }

    #[test]
    fn turns_hold_in_any_mixture_of_layouts(text in pieces()) {
        check_all(text.as_bytes())?;
    }

    #[test]
    fn the_text_of_a_text_file_is_its_normalised_content(text in pieces()) {
        if let Ok(read) = read_transcript("a.txt", text.as_bytes(), &ReadOptions::default())
            && read.format == "Text"
        {
            prop_assert_eq!(read.text, normalise(&text));
        }
    }

    #[test]
    fn without_labels_every_word_is_in_a_turn(text in "[a-z \n]{1,200}") {
        if let Ok(read) = read_transcript("a.txt", text.as_bytes(), &ReadOptions::default()) {
            let points = CodePoints::new(&read.text);
            let said: String = read.turns.iter().map(|t| points.slice(t.span).unwrap()).collect();
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            prop_assert_eq!(letters(&said), letters(&text));
        }
    }

    /// Prose in which single lines look like the beginning of a chat, a script or a deposition is not cut
    /// at them: each stands once, and what is said is whole in one turn a paragraph.
    #[test]
    fn prose_with_lines_that_look_like_labels_is_not_cut_there(
        paragraphs in prop::collection::vec("[a-z]{2,9}( [a-z]{2,9}){3,9}\\.", 4..12),
        looks in prop::collection::vec((prop::sample::select(LOOKALIKES.to_vec()), 0usize..12), 0..3),
    ) {
        let mut paragraphs = paragraphs;
        let mut used = Vec::new();
        for (line, at) in looks {
            if !used.contains(&line) {
                used.push(line);
                let at = at.min(paragraphs.len());
                paragraphs.insert(at, line.to_owned());
            }
        }
        let read = read_transcript("a.txt", paragraphs.join("\n\n").as_bytes(), &ReadOptions::default()).unwrap();
        prop_assert!(read.speakers.is_empty(), "{:?}", read.speakers);
        let points = CodePoints::new(&read.text);
        let said: Vec<&str> = read.turns.iter().map(|turn| points.slice(turn.span).unwrap()).collect();
        prop_assert_eq!(said, paragraphs);
    }

    /// Each message of a chat is one turn, exactly, however many lines it has.
    #[test]
    fn messages_of_a_chat_are_turns_exactly(
        messages in prop::collection::vec((any::<bool>(), prop::collection::vec("[a-zé👩]{1,8}( [a-z]{1,8}){0,5}", 1..4)), 6..20),
    ) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for (n, (ama, lines)) in messages.iter().enumerate() {
            let (name, body) = (if *ama || n < 2 { "Ama" } else { "Teresa" }, lines.join("\n"));
            text.push_str(&format!("3/12/22, 21:{:02} - {name}: {body}\n", n));
            expected.push(body);
        }
        let read = read_transcript("a.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
        let points = CodePoints::new(&read.text);
        let teresa = messages.iter().enumerate().filter(|(n, (ama, _))| *n >= 2 && !*ama).count();
        let said: Vec<String> =
            read.turns.iter().map(|turn| points.slice(turn.span).unwrap().to_owned()).collect();
        prop_assert_eq!(said, expected);
        prop_assert_eq!(read.speakers.len(), if teresa == 0 { 1 } else { 2 });
        for (n, turn) in read.turns.iter().enumerate() {
            prop_assert_eq!(turn.start_ms, Some(n as u64 * 60_000));
        }
    }

    #[test]
    fn documents_of_any_xml_never_panic(body in prop::collection::vec(xml_piece(), 0..40)) {
        let xml = document_xml(&body.concat());
        let bytes = zipped(&[("word/document.xml", xml.as_bytes()), ("word/footnotes.xml", xml.as_bytes())]);
        if let Ok(read) = read_transcript("a.docx", &bytes, &ReadOptions::default()) {
            check(&read)?;
        }
    }

    #[test]
    fn damaged_zip_files_never_panic(at in 0usize..700, value in any::<u8>(), cut in 0usize..700) {
        let xml = document_xml("<w:p><w:r><w:t>I: When?</w:t></w:r></w:p>");
        let mut bytes = zipped(&[("word/document.xml", xml.as_bytes()), ("word/header1.xml", b"<a/>")]);
        let length = bytes.len();
        bytes[at % length] = value;
        let _ = read_transcript("a.docx", &bytes, &ReadOptions::default());
        bytes.truncate(cut % length);
        let _ = read_transcript("a.docx", &bytes, &ReadOptions::default());
    }
}
