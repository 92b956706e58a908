//! A document that has everything in it that a document can have.

use std::sync::LazyLock;

use verbatim_export::document::{
    Align, Block, Column, Document, Heading, Inline, List, Picture, Quote, Table,
};
use verbatim_export::heat_table;
use verbatim_model::Purpose;
use verbatim_protect::{Cleared, Figure, PeopleTable, TableColumn, TableRow, clear};

pub fn for_team<T>(content: T) -> Cleared<T> {
    clear(content, Purpose::Team).unwrap()
}

fn said(words: &str) -> Vec<Inline> {
    vec![Inline::from(words)]
}

pub fn heading(level: u8, text: &str, note: Option<&str>) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), note: note.map(str::to_owned) })
}

fn quote(paragraphs: Vec<Vec<Inline>>, attribution: &str, notes: &[&str]) -> Block {
    let notes = notes.iter().map(|note| (*note).to_owned()).collect();
    Block::Quote(Quote { paragraphs, attribution: Some(attribution.to_owned()), notes })
}

/// Quotations under a code, by category.
fn advocate_presence() -> Vec<Block> {
    let alias = |before: &str, alias: &str, after: &str| {
        vec![Inline::from(before), Inline::Alias(alias.to_owned()), Inline::from(after)]
    };
    vec![
        heading(2, "Advocate presence", Some("Protection of victims › Execution of operations")),
        Block::Note(said(
            "Whether a victim advocate, a woman officer or an interpreter was there, and at which stage.",
        )),
        heading(3, "Law enforcement", Some("5 quoted of 9 interviewed")),
        quote(
            vec![alias(
                "On the sting weeks there’s one advocate on call for four sites, and on call means her number’s on a \
                 whiteboard. ",
                "[phone]",
                ", I know it by heart because I’ve dialled it so often and got the recording.",
            )],
            "—Law enforcement officer",
            &[],
        ),
        quote(
            vec![said(
                "I don’t put them in the room at the start, it’s not safe, and to be frank a couple of them want to \
                 tell her not to talk to us before I’ve said good evening. So I bring them in after the interview.",
            )],
            "—Law enforcement officer",
            &["Turn 41. Asked about the order of an evening."],
        ),
        heading(3, "Prosecutors", Some("3 quoted of 5 interviewed")),
        quote(
            vec![said(
                "The other one came out five months later, when our agents did a warrant, with an advocate, and she \
                 was wrapped in somebody’s coat and taken for pancakes.",
            )],
            "—Prosecutor",
            &[],
        ),
        heading(3, "Advocates", Some("12 quoted of 21 interviewed")),
        quote(
            vec![alias(
                "…a woman in front, in daylight, with me or ",
                "[a colleague]",
                " on the phone already",
            )],
            "—Nonprofit advocate",
            &[],
        ),
        quote(
            vec![
                said("She’d been there from before they went in. She had sweatpants and a toothbrush."),
                vec![
                    Inline::from("She "),
                    Inline::Emphasis("asked".to_owned()),
                    Inline::from(" first. Nobody asks."),
                ],
            ],
            "—Survivor advocate",
            &["Memo: compare with the other county."],
        ),
        quote(vec![said("היא אמרה: “אני כאן”, ואז נשארה עד הבוקר.")], "—Advocate (translated by her)", &[]),
    ]
}

fn connection_to_services() -> Vec<Block> {
    let mut blocks = vec![
        heading(2, "Connection to services", Some("Protection of victims › Execution of operations")),
        Block::Note(said("What was offered afterwards, by whom, and whether it could be used.")),
    ];
    for (category, note) in
        [("Advocates", "4 quoted of 21 interviewed"), ("Experts", "3 quoted of 7 interviewed")]
    {
        blocks.push(heading(3, category, Some(note)));
        for words in [
            "We gave her a card. A card with six numbers, four of them closed after five, and it was nine at night.",
            "Housing is the service. Everything else is a conversation you have in a car.",
            "There was a bed, and the bed was ninety miles away, and she had a shift at six and a boy in second \
             grade. So she said no thank you, and the form says declined services.",
        ] {
            blocks.push(quote(vec![said(words)], "—Advocate", &[]));
        }
    }
    blocks
}

fn matrix() -> Block {
    let column = |heading: &str, align, width| Column { heading: heading.to_owned(), align, width };
    let mut table = Table {
        caption: Some("People who raised it, of all who were interviewed".to_owned()),
        columns: vec![
            column("Theme", Align::Text, 40),
            column("Law enforcement (N = 9)", Align::Number, 20),
            column("Prosecutors (N = 5)", Align::Number, 20),
            column("Advocates (N = 21)", Align::Number, 20),
        ],
        row_headings: true,
        rows: Vec::new(),
    };
    table.push(["Advocate presence", "5", "3", "12"]);
    table.push(["Connection to services", "4", "0", "17"]);
    table.push([
        "Criminalisation of victims, where charges followed an operation",
        "withheld",
        "not asked",
        "15",
    ]);
    Block::Table(table)
}

fn picture() -> Block {
    let row = |name: &str, cells: [u64; 2]| TableRow {
        code: name.to_owned(),
        name: name.to_owned(),
        cells: cells.map(Figure::Number).to_vec(),
        ..TableRow::default()
    };
    let column = |heading: &str, coded| TableColumn { heading: heading.to_owned(), interviewed: None, coded };
    let people = for_team(PeopleTable {
        title: "Codes by category".to_owned(),
        counts: "people who raised it".to_owned(),
        day: "2026-02-03".to_owned(),
        columns: vec![column("Law enforcement", 9), column("Advocates", 21)],
        rows: vec![row("Advocate presence", [5, 12]), row("Connection to services", [4, 17])],
        ..PeopleTable::default()
    });
    let alt = "Advocate presence: 5 of 9 in law enforcement, 12 of 21 advocates.".to_owned();
    let caption = Some("Codes by category, people who raised them.".to_owned());
    Block::Picture(Picture::drawn(heat_table(&people).unwrap(), alt, caption).unwrap())
}

/// A document with everything in it. It is made once: drawing takes a while.
pub fn everything() -> Document {
    static MADE: LazyLock<Document> = LazyLock::new(made);
    MADE.clone()
}

fn made() -> Document {
    let mut blocks = vec![
        Block::Paragraph(vec![
            Inline::from("Forty-two people were interviewed. They were "),
            Inline::Strong("chosen for what they know".to_owned()),
            Inline::from(
                ", not drawn at random, so the numbers here say how many of them raised a thing and nothing \
                          about all who work in the field.",
            ),
        ]),
        Block::Contents { title: "Contents".to_owned(), depth: 2 },
        Block::PageBreak,
        heading(
            1,
            "Protection of victims",
            Some("Operations rarely bring somebody who is there for her alone"),
        ),
        Block::Paragraph(said("What follows is in the order of the codebook. Names are replaced.")),
        Block::List(List { ordered: false, items: vec![said("who was there"), said("at which stage")] }),
    ];
    blocks.extend(advocate_presence());
    blocks.extend(connection_to_services());
    blocks.push(heading(1, "Figures", None));
    blocks.push(matrix());
    blocks.push(picture());
    blocks.push(Block::Paragraph(said("How to read this:")));
    blocks.push(Block::List(List {
        ordered: true,
        items: vec![
            said("A number is a number of people."),
            said("“withheld” is a number too small to print."),
        ],
    }));
    Document {
        title: "Operations study: coded excerpts".to_owned(),
        running: Some("Operations study · Coded excerpts, codebook v14".to_owned()),
        language: Some("en".to_owned()),
        mark: None,
        blocks,
    }
}
