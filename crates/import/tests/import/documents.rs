//! Word documents, made here part by part.

use std::io::{Cursor, Write};

use verbatim_import::transcript::{LeftOutKind, ReadOptions, ReadTranscript, read_transcript};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::reading::{left_out, read_bytes, turns};

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn document_xml(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

fn docx(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", document_xml(body).as_bytes())])
}

fn read_body(body: &str) -> ReadTranscript {
    read_bytes("a.docx", &docx(body))
}

/// A paragraph; `|` is a soft break.
fn p(text: &str) -> String {
    let text = text.replace('|', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!(
        "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn paragraphs(texts: &[&str]) -> String {
    texts.iter().map(|text| p(text)).collect()
}

#[test]
fn paragraphs_become_lines_with_a_blank_line_between_turns() {
    let read = read_body(&paragraphs(&[
        "Interview 7",
        "",
        "Interviewer: When?",
        "Respondent: In spring &amp; autumn.",
        "It was cold.|Very.",
        "Interviewer: Good.",
    ]));
    assert_eq!(
        read.text,
        "Interview 7\n\nInterviewer: When?\n\nRespondent: In spring & autumn.\nIt was cold.\nVery.\n\nInterviewer: Good.\n"
    );
    assert_eq!(
        turns(&read),
        ["Interviewer: When?", "Respondent: In spring & autumn.\nIt was cold.\nVery.", "Interviewer: Good."]
    );
    assert_eq!((read.format, read.encoding, read.conversion_version), ("Word document", None, 2));
}

#[test]
fn teams_of_three_generations() {
    let first = paragraphs(&[
        "0:0:3.520 --&gt; 0:0:9.100|Ana Lima|We moved in spring.",
        "0:0:9.100 --&gt; 0:0:10.0|Ana Lima|It was cold.",
        "0:0:10.0 --&gt; 0:0:12.0|Bo Berg|And the garden?",
        "0:0:12.0 --&gt; 0:0:13.0|Bo Berg|Well?",
    ]);
    let read = read_body(&first);
    assert_eq!(read.text, "Ana Lima: We moved in spring.\nIt was cold.\n\nBo Berg: And the garden?\nWell?\n");
    assert_eq!((read.turns[0].start_ms, read.turns[0].end_ms), (Some(3_520), Some(10_000)));
    assert_eq!(left_out(&read), [(LeftOutKind::TimeMarks, 4)]);

    let second = paragraphs(&[
        "Garden talk",
        "15 June 2026, 03:35am",
        "27m 42s",
        "Ana Lima started transcription",
        "Ana Lima   0:03|We moved in spring.",
        "Bo Berg   0:09",
        "And the garden?",
        "Ana Lima stopped transcription",
    ]);
    let read = read_body(&second);
    assert_eq!(
        read.text,
        "Garden talk\n15 June 2026, 03:35am\n27m 42s\nAna Lima started transcription\n\nAna Lima: We moved in spring.\n\n\
         Bo Berg: And the garden?\n\nAna Lima stopped transcription\n"
    );
    assert_eq!(turns(&read), ["3000 Ana Lima: We moved in spring.", "9000 Bo Berg: And the garden?"]);

    let third = paragraphs(&["0:03|We moved in spring.", "0:09|And the garden?"]);
    assert_eq!(turns(&read_body(&third)), ["3000 ?: We moved in spring.", "9000 ?: And the garden?"]);
}

#[test]
fn changes_hidden_text_and_pictures_are_told_apart() {
    let read = read_body(
        "<w:p><w:r><w:t>I: Who </w:t></w:r><w:del><w:r><w:delText>Maria</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>came</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
         <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>?</w:t></w:r><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>\
         <w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:vanish/><w:del/></w:rPr></w:pPr><w:r><w:t>B: </w:t><w:drawing><a:blip/><a:t>label</a:t></w:drawing>\
         <w:t>Nobody</w:t><w:noBreakHyphen/><w:t>one</w:t><w:tab/><w:t>&#233;</w:t><w:softHyphen/><w:instrText>PAGE</w:instrText><w:commentReference/></w:r></w:p>",
    );
    assert_eq!(turns(&read), ["I: Who came?", "B: Nobody\u{2011}one\té\u{ad}"]);
    assert_eq!(
        left_out(&read),
        [
            (LeftOutKind::HiddenText, 1),
            (LeftOutKind::TrackedDeletions, 2),
            (LeftOutKind::Images, 1),
            (LeftOutKind::Comments, 1),
            (LeftOutKind::AutomaticNumbers, 1)
        ]
    );
    assert_eq!(read.left_out[1].places, [1]);
    assert_eq!(read.notes, ["1 tracked insertions are part of the text."]);
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| format!("<w:tc><w:tcPr/>{}</w:tc>", cell.split('/').map(p).collect::<String>()))
        .collect();
    format!("<w:tr><w:trPr><w:del/></w:trPr>{cells}</w:tr>")
}

#[test]
fn tables_are_read_cell_by_cell() {
    let table = |rows: &[&[&str]]| {
        format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(|r| row(r)).collect::<String>())
    };
    let timed = table(&[
        &["0:03", "Ana Lima", "We moved."],
        &["0:09", "Bo Berg", "And?|So?/Well?"],
        &["0:12", "Ana Lima", "Yes."],
    ]);
    let read = read_body(&timed);
    assert_eq!(
        turns(&read),
        ["3000 Ana Lima: We moved.", "9000 Bo Berg: And?\nSo?\nWell?", "12000 Ana Lima: Yes."]
    );
    assert_eq!(read.text, "Ana Lima: We moved.\n\nBo Berg: And?\nSo?\nWell?\n\nAna Lima: Yes.\n");
    let page = table(&[&["", "I: When?/B: In spring."]]);
    assert_eq!(turns(&read_body(&page)), ["I: When?", "B: In spring."]);
    let facts = paragraphs(&["Facts about the talk."]) + &table(&[&["one", "two"]]);
    assert_eq!(turns(&read_body(&facts)), ["?: Facts about the talk.", "?: one\ttwo"]);
}

#[test]
fn notes_margins_and_text_boxes() {
    let body = paragraphs(&["I: When?"])
        + "<w:p><w:r><w:t>B: In </w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
           <mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>spring.</w:t><w:footnoteReference/></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/><w:t>Of 2019.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let read = read_bytes(
        "a.docx",
        &zipped(&[
            ("word/document.xml", document_xml(&body).as_bytes()),
            ("word/footnotes.xml", notes.as_bytes()),
            ("word/header1.xml", b"<w:hdr><w:p><w:r><w:t>Page</w:t></w:r></w:p></w:hdr>"),
            ("word/footer1.xml", b"<w:ftr><w:p/></w:ftr>"),
        ]),
    );
    assert_eq!(read.text, "I: When?\n\nB: In spring.\nA box\n\n[Footnote 1] Of 2019.\n");
    assert_eq!(turns(&read), ["I: When?", "B: In spring.\nA box"]);
    assert_eq!(left_out(&read), [(LeftOutKind::HeadersAndFooters, 1)]);
    assert_eq!(read.notes.len(), 2);
}

#[test]
fn a_document_without_labels_is_one_turn_a_paragraph() {
    let read = read_body(&paragraphs(&["We moved 👩\u{200d}👧.|In spring.", "It was cold."]));
    assert_eq!(turns(&read), ["?: We moved 👩\u{200d}👧.\nIn spring.", "?: It was cold."]);
    assert_eq!(read.text, "We moved 👩\u{200d}👧.\nIn spring.\n\nIt was cold.\n");
    assert_eq!(read.turns[1].span.start(), read.turns[0].span.end() + 2);
}

#[test]
fn the_main_part_is_found_by_its_relation_and_strict_names() {
    let rels = "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let body = document_xml(&p("I: When?"));
    let bytes = zipped(&[("_rels/.rels", rels.as_bytes()), ("word/document2.xml", body.as_bytes())]);
    assert_eq!(turns(&read_bytes("a.docx", &bytes)), ["I: When?"]);
}

fn error(bytes: &[u8]) -> String {
    read_transcript("a.docx", bytes, &ReadOptions::default()).unwrap_err().to_string()
}

#[test]
fn what_is_no_document_says_so() {
    assert!(
        error(b"I: When?")
            .starts_with("The file is not a Word document (DOCX): its content is of another kind.")
    );
    assert!(error(b"\xD0\xCF\x11\xE0old").contains("older Word file (DOC) or protected by a password"));
    assert!(error(&zipped(&[("content.xml", b"<a/>")])).contains("the ZIP file holds no Word document"));
    assert_eq!(error(&docx("")), "The file holds no text.");
    assert_eq!(error(&docx("<w:p><w:drawing><a:blip/></w:drawing></w:p>")), "The file holds no text.");
}

#[test]
fn damaged_documents_say_where_and_never_what() {
    let good = docx(&p("I: the secret word"));
    for cut in [30, good.len() / 2, good.len() - 30] {
        assert!(error(&good[..cut]).starts_with("The document is damaged: "), "{cut}");
    }
    for xml in [
        "<w:document><w:p><w:t>secret</w:p></w:document>",
        "<w:document><w:p><w:t>secret",
        "<w:p>&secret</w:p>",
    ] {
        let message = error(&zipped(&[("word/document.xml", xml.as_bytes())]));
        assert!(
            message.starts_with("The document is damaged: its XML") && !message.contains("secret"),
            "{message}"
        );
    }
    let latin = zipped(&[("word/document.xml", b"<w:p><w:t>caf\xe9</w:t></w:p>")]);
    assert!(error(&latin).contains("document.xml is not UTF-8"));
}

#[test]
fn zip_bombs_are_refused_while_unpacking() {
    let blanks = vec![b' '; 40 * 1024 * 1024];
    assert_eq!(
        error(&zipped(&[("word/document.xml", &blanks)])),
        "The file was not unpacked: a part of it unpacks to hundreds of times its size. No transcript looks like this; open it in a word processor and save it again."
    );
    let mut stuffed = docx(&p("I: When?"));
    let end = stuffed.len() - 22;
    stuffed[end + 10..end + 12].copy_from_slice(&[0xff, 0xff]);
    assert!(error(&stuffed).contains("it holds too many parts"));
}
