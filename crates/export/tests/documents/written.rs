//! Files as they are written.

use verbatim_export::document::{
    Block, Document, Inline, document_docx, document_html, document_markdown, document_odt,
};
use verbatim_protect::Cleared;

use crate::read_back::part;
use crate::sample::{everything, for_team};

type Writer = fn(&Cleared<Document>, &mut Vec<u8>) -> Result<(), verbatim_export::ExportError>;

const WRITERS: [Writer; 4] = [
    |document, to| document_docx(document, to),
    |document, to| document_odt(document, to),
    |document, to| document_html(document, to),
    |document, to| document_markdown(document, to),
];

fn written(writer: Writer, document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    writer(&for_team(document), &mut bytes).unwrap();
    bytes
}

/// A document of a few lines, so that a change can be read.
fn short() -> Document {
    let mut document = everything();
    let kept = |block: &Block| matches!(block, Block::Contents { .. } | Block::Table(_) | Block::List(_));
    let presence = document.blocks.iter().take(12).cloned();
    let rest = document.blocks.iter().skip(12).filter(|block| kept(block)).cloned();
    document.blocks = presence.chain(rest).collect();
    document
}

/// XML with an element on each line.
fn lines(xml: &str) -> String {
    xml.replace("><", ">\n<")
}

#[test]
fn documents_are_written_as_they_were() {
    insta::assert_snapshot!("html", String::from_utf8(written(WRITERS[2], short())).unwrap());
    insta::assert_snapshot!("markdown", String::from_utf8(written(WRITERS[3], everything())).unwrap());
    insta::assert_snapshot!("docx", lines(&part(&written(WRITERS[0], short()), "word/document.xml")));
    insta::assert_snapshot!("odt", lines(&part(&written(WRITERS[1], short()), "content.xml")));
}

#[test]
fn the_same_document_is_the_same_bytes() {
    for writer in WRITERS {
        assert!(written(writer, everything()) == written(writer, everything()));
    }
}

#[test]
fn properties_say_a_title_and_a_language_and_nothing_else() {
    let words = "<dc:title>Operations study: coded excerpts</dc:title><dc:language>en</dc:language>";
    let core = part(&written(WRITERS[0], everything()), "docProps/core.xml");
    assert!(core.ends_with(&format!("{words}</cp:coreProperties>")), "{core}");
    let meta = part(&written(WRITERS[1], everything()), "meta.xml");
    assert!(meta.ends_with(&format!("<office:meta>{words}</office:meta></office:document-meta>")), "{meta}");
}

#[test]
fn a_document_for_the_team_says_so_although_nobody_said_it_should() {
    for writer in [WRITERS[2], WRITERS[3]] {
        let text = String::from_utf8(written(writer, everything())).unwrap();
        assert!(text.contains("internal, contains raw text"));
    }
    let header = part(&written(WRITERS[0], everything()), "word/header1.xml");
    assert!(header.contains("internal, contains raw text"), "{header}");
}

#[test]
fn a_page_fetches_and_runs_nothing() {
    let page = String::from_utf8(written(WRITERS[2], everything())).unwrap();
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    for outside in ["<script", "<link", "<img", "src=", "url(", "@import", "onload"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let addresses: Vec<_> = page.split("href=\"").skip(1).collect();
    assert!(!addresses.is_empty() && addresses.iter().all(|rest| rest.starts_with('#')));
}

#[test]
fn words_from_right_to_left_are_marked_as_such() {
    let hebrew = vec![Inline::from("היא אמרה: “ok”"), Inline::Alias("[עמיתה]".to_owned())];
    let document = Document { blocks: vec![Block::Paragraph(hebrew)], ..Document::default() };
    let docx = part(&written(WRITERS[0], document.clone()), "word/document.xml");
    assert!(
        docx.contains("<w:bidi/>") && docx.contains("<w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">היא")
    );
    // Latin letters between them keep their direction.
    assert!(docx.contains("<w:r><w:t xml:space=\"preserve\">ok</w:t></w:r>"), "{docx}");
    let odt = part(&written(WRITERS[1], document.clone()), "content.xml");
    assert!(odt.contains("style:writing-mode=\"rl-tb\""), "{odt}");
    let html = String::from_utf8(written(WRITERS[2], document)).unwrap();
    assert!(html.contains("<p dir=\"auto\">היא"), "{html}");
}
