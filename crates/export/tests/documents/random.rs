//! Any document, with any words.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use verbatim_export::document::{
    Align, Block, Column, Document, Heading, Inline, List, Quote, Table, document_docx, document_html,
    document_markdown, document_odt,
};

use crate::read_back;
use crate::sample::for_team;

/// Any characters, and those that are markup somewhere.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,20}",
        any::<String>(),
        "[ \\n\\t*_#>|`~\\[\\]!()<>&;.:0-9a-c\\-+=א\\\\\"'/]{0,16}",
        Just("]]> &amp; <br> {{ x }} --- ***\r\n\r1) שלום, “a”\u{0}\u{b}\u{fffe}".to_owned()),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let inline = prop_oneof![
        text().prop_map(Inline::Text),
        text().prop_map(Inline::Strong),
        text().prop_map(Inline::Emphasis),
        text().prop_map(Inline::Alias),
    ];
    vec(inline, 0..4)
}

fn table() -> impl Strategy<Value = Table> {
    (of(text()), vec(text(), 1..4), vec(vec(inlines(), 0..5), 0..4), any::<bool>()).prop_map(
        |(caption, headings, rows, row_headings)| {
            let columns: Vec<_> = headings
                .into_iter()
                .map(|heading| Column { heading, align: Align::Number, width: 0 })
                .collect();
            let rows = rows.into_iter().map(|row| row.into_iter().take(columns.len()).collect()).collect();
            Table { caption, columns, row_headings, rows }
        },
    )
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (0_u8..8, text(), of(text())).prop_map(|(level, text, note)| Block::Heading(Heading {
            level,
            text,
            note
        })),
        inlines().prop_map(Block::Paragraph),
        inlines().prop_map(Block::Note),
        (vec(inlines(), 0..3), of(text()), vec(text(), 0..3)).prop_map(|(paragraphs, attribution, notes)| {
            Block::Quote(Quote { paragraphs, attribution, notes })
        }),
        (any::<bool>(), vec(inlines(), 0..4))
            .prop_map(|(ordered, items)| Block::List(List { ordered, items })),
        table().prop_map(Block::Table),
        Just(Block::PageBreak),
    ]
}

fn document() -> impl Strategy<Value = Document> {
    (text(), of(text()), of("[a-z]{2}(-[A-Z]{2})?"), vec(block(), 0..8)).prop_map(
        |(title, running, language, blocks)| Document {
            title,
            running,
            language,
            mark: Some("internal".to_owned()),
            blocks,
        },
    )
}

/// What a text holds on a page.
fn kept(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..)).collect()
}

fn flat(text: &str) -> String {
    kept(text).replace(['\n', '\t'], " ")
}

fn all(inlines: &[Inline]) -> impl Iterator<Item = String> {
    inlines.iter().map(|inline| kept(inline.text()))
}

/// Everything that is to be read after the mark, in order, and whether a line of the page may say it elsewhere.
fn expected(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                texts.push(flat(&heading.text));
                texts.extend(heading.note.as_deref().map(flat));
            }
            Block::Paragraph(words) | Block::Note(words) => texts.extend(all(words)),
            Block::Quote(quote) => {
                texts.extend(quote.paragraphs.iter().flat_map(|words| all(words)));
                texts.extend(quote.attribution.iter().chain(&quote.notes).map(|text| kept(text)));
            }
            Block::List(list) => texts.extend(list.items.iter().flat_map(|words| all(words))),
            Block::Table(table) => {
                texts.extend(table.caption.as_deref().map(flat));
                texts.extend(table.columns.iter().map(|column| kept(&column.heading)));
                texts.extend(table.rows.iter().flatten().flat_map(|words| all(words)));
            }
            Block::Picture(_) | Block::Contents { .. } | Block::PageBreak => {}
        }
    }
    texts
}

/// Each text stands in what was read, after the one before.
fn stand_in_order(read: &str, texts: &[String]) -> Result<(), TestCaseError> {
    let mut rest = read;
    for text in texts {
        let Some(at) = rest.find(text.as_str()) else {
            return Err(TestCaseError::fail(format!("{text:?} is not in {rest:?}")));
        };
        rest = &rest[at + text.len()..];
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_every_file_and_in_its_place(document in document()) {
        let document = for_team(document);
        let texts = [vec![flat(&document.content().title)], expected(document.content())].concat();
        let mut bytes = Vec::new();
        document_docx(&document, &mut bytes).unwrap();
        stand_in_order(&read_back::docx(&bytes), &texts)?;
        let mut bytes = Vec::new();
        document_odt(&document, &mut bytes).unwrap();
        stand_in_order(&read_back::odt(&bytes), &texts)?;
        let mut bytes = Vec::new();
        document_html(&document, &mut bytes).unwrap();
        stand_in_order(&read_back::html(&bytes), &texts)?;
    }

    #[test]
    fn markdown_is_read_as_the_same_words_and_nothing_else(document in document()) {
        let document = for_team(document);
        let mut bytes = Vec::new();
        document_markdown(&document, &mut bytes).unwrap();
        let content = document.content();
        let before = ["internal".to_owned(), flat(&content.title), content.running.as_deref().map(flat).unwrap_or_default()];
        let texts = [before.to_vec(), expected(content)].concat();
        prop_assert_eq!(read_back::markdown(&bytes), texts.concat());
    }
}
