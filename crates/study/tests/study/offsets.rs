//! A coding stands on exactly the words that a person saw, in every format.

use std::path::PathBuf;

use verbatim_study::Silent;
use verbatim_study::codings::{CodingsFile, NewCoding};
use verbatim_testkit::{Marked, a_study, docx, marked, srt, vtt};

/// Letters that are more than one code point, more than one UTF-16 unit, or neither.
const ANA: &str = "Ana: The teacher 👩‍🏫 ⟦who e\u{301}xplained 🇸🇪⟧ left. ⟦ﬁ𝔸⟧ Nobody e\u{301}xplained.";
const BO: &str = "Bo: ⟦Ça⟧ va, ça ⟦va⟧ 👍🏽.";

fn expected() -> Marked {
    marked(&format!("{ANA}\n\n{BO}\n"))
}

fn said() -> [String; 2] {
    [ANA, BO].map(|line| marked(line).text)
}

fn cues(lines: &[String; 2]) -> Vec<(&str, &str)> {
    lines.iter().map(|line| line.split_once(": ").unwrap()).collect()
}

/// CR LF line ends and a byte order mark.
fn as_windows_writes(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()
}

/// Imports a file whose text must come out as expected, and codes its passages by hand, by offset
/// and by quotation.
fn check(name: &str, bytes: &[u8]) {
    let Marked { text, passages } = expected();
    let letters: Vec<char> = text.chars().collect();
    let quote = |start: u32, end: u32| letters[start as usize..end as usize].iter().collect::<String>();
    let mut study = a_study();
    let transcript = study.import(name, bytes);
    let row = study.transcript(transcript).unwrap();
    assert_eq!(study.text(&row).unwrap().text, text, "{name}");
    assert_eq!(row.length as usize, letters.len());
    let by_hand = study.add("By hand");
    let (_, _) = (study.add("By offset"), study.add("By quotation"));
    let (mut csv, mut lines) = ("file,start,end,code\n".to_owned(), String::new());
    for span in &passages {
        let (start, end) = (span.start(), span.end());
        let seen = quote(start, end);
        let before: String = letters[..start as usize].iter().collect();
        let occurrence = before.matches(&seen).count() + 1;
        study
            .add_coding(NewCoding {
                seen: Some(seen.clone()),
                ..NewCoding::plain(transcript, start, end, by_hand)
            })
            .unwrap();
        csv += &format!("{name},{start},{end},By offset\n");
        lines += &format!(
            "{{\"file\":{name:?},\"quote\":\"{seen}\",\"occurrence\":{occurrence},\"code\":\"By quotation\"}}\n"
        );
    }
    for (file, bytes) in [("codings.csv", csv), ("codings.jsonl", lines)] {
        let file = CodingsFile { path: PathBuf::from(file), bytes: bytes.into_bytes() };
        let report = study.import_codings(&[file], &Silent).unwrap().value;
        assert_eq!((report.added, report.problems), (passages.len(), Vec::new()), "{name}");
    }
    let codings = study.codings(&Default::default()).unwrap();
    assert_eq!(codings.len(), passages.len() * 3);
    for row in codings {
        assert!(passages.contains(&row.coding.span), "{name}: {}", row.coding.span);
        let span = row.coding.span;
        assert_eq!(study.words_of(&row.coding), quote(span.start(), span.end()), "{name}");
    }
    study.assert_sound();
    study.reopen();
    study.assert_sound();
}

#[test]
fn in_plain_text() {
    check("a.txt", expected().text.as_bytes());
}

#[test]
fn in_plain_text_with_cr_lf_and_bom() {
    check("a.txt", &as_windows_writes(expected().text.as_bytes()));
}

#[test]
fn in_utf_16() {
    let units = format!("\u{feff}{}", expected().text.replace('\n', "\r\n"));
    check("a.txt", &units.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
}

#[test]
fn in_markdown_with_cr_lf_and_bom() {
    check("a.md", &as_windows_writes(expected().text.as_bytes()));
}

#[test]
fn in_word_documents() {
    let said = said();
    check("a.docx", &docx(&said.each_ref().map(String::as_str)));
}

#[test]
fn in_vtt_with_cr_lf_and_bom() {
    check("a.vtt", &as_windows_writes(&vtt(&cues(&said()))));
}

#[test]
fn in_srt_with_cr_lf_and_bom() {
    check("a.srt", &as_windows_writes(&srt(&cues(&said()))));
}
