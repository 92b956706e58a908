//! Labels on lines of their own, and the letters of depositions.

use verbatim_model::Role;

use crate::documents::{document_xml, zipped};
use crate::reading::{read, read_bytes, speakers, turns};

const TURNS: [&str; 4] =
    ["Ana Lima: We moved.\n\nIt was cold.", "Bo Berg: And?", "Ana Lima: Yes.", "Bo Berg: Good."];
const BOLD: &str = "name in bold or centred on a line above the text";
const SCRIPT: &str = "NAME in capitals on a line above the text (scripts)";
const LETTERS: &str = "“Q.” and “A.” before the text (depositions)";

#[test]
fn names_in_bold_or_as_headings_above_the_text() {
    for (open, close) in [("**", "**"), ("__", "__"), ("### ", "")] {
        let text = format!(
            "Garden talk\n\n{open}Ana Lima{close}\n\nWe moved.\n\nIt was cold.\n\n{open}Bo Berg{close}\n\nAnd?\n\n\
             {open}Ana Lima{close}\nYes.\n\n{open}Bo Berg{close}\nGood.\n"
        );
        let read = read("a.md", &text);
        assert_eq!((turns(&read).as_slice(), read.layout), (&TURNS.map(str::to_owned)[..], BOLD), "{text}");
        assert_eq!(read.text, text);
    }
}

/// A paragraph of a Word document, with properties of the paragraph and of its run.
fn p(paragraph: &str, run: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn document(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", document_xml(body).as_bytes())])
}

fn interview(label: impl Fn(&str) -> String) -> Vec<u8> {
    let plain = |text| p("", "", text);
    let body = [
        plain("Garden talk"),
        label("Ana Lima"),
        plain("We moved."),
        label("Bo Berg"),
        plain("And?"),
        label("Ana Lima"),
        plain("Yes."),
        label("Bo Berg"),
        plain("Good."),
    ];
    document(&body.concat())
}

#[test]
fn word_documents_with_bold_centred_or_heading_names() {
    let bold = interview(|name| p("", "<w:b/>", name));
    let centred = interview(|name| p("<w:jc w:val=\"center\"/>", "", name));
    let heading = interview(|name| p("<w:pStyle w:val=\"Heading3\"/>", "", name));
    for bytes in [bold, centred, heading] {
        let read = read_bytes("a.docx", &bytes);
        assert_eq!(read.layout, BOLD);
        assert_eq!(
            turns(&read),
            ["Ana Lima: We moved.", "Bo Berg: And?", "Ana Lima: Yes.", "Bo Berg: Good."]
        );
        assert!(
            read.text.starts_with("Garden talk\n\nAna Lima: We moved.\n\nBo Berg: And?\n"),
            "{}",
            read.text
        );
    }
    let plain = read_bytes("a.docx", &interview(|name| p("", "<w:b w:val=\"0\"/>", name)));
    assert!(plain.speakers.is_empty(), "a line that is not set apart is no label");
}

#[test]
fn questions_in_bold_and_headings_of_notes_are_no_labels() {
    let mut body = String::new();
    for _ in 0..2 {
        for (bold, plain) in
            [("Okay", "We moved."), ("And why?", "Work."), ("Tell me more.", "No."), ("Right", "Yes.")]
        {
            body.push_str(&p("", "<w:b/>", bold));
            body.push_str(&p("", "", plain));
        }
    }
    assert!(read_bytes("a.docx", &document(&body)).speakers.is_empty());
    let notes = "# Visit\n\n## Background\n\nShe came at nine.\n\n## Work and Pay\n\nNo contract.\n\n## Safety\n\nFine.\n\n## Background\n\nMore.\n";
    let read = read("a.md", notes);
    assert!(read.speakers.is_empty(), "{:?}", speakers(&read));
}

#[test]
fn a_script_has_its_names_in_capitals_above_the_text() {
    let text = "TRANSCRIPT\n\n          INTERVIEWER\nWhen did you move?\n\n          ANA LIMA\nWe moved in spring.\nIt was COLD.\n\n\
                (A door opens.)\n\n          INTERVIEWER (CONT'D)\nAnd then?\n\n          ANA LIMA\nOK\n\nThen nothing.\n\n          BO\nGood.\n";
    let read = read("a.txt", text);
    assert_eq!(read.layout, SCRIPT);
    assert_eq!(
        turns(&read),
        [
            "INTERVIEWER: When did you move?",
            "ANA LIMA: We moved in spring.\nIt was COLD.\n\n(A door opens.)",
            "INTERVIEWER: And then?",
            "ANA LIMA: OK\n\nThen nothing.\n\n          BO\nGood.",
        ]
    );
    assert_eq!(speakers(&read), [("INTERVIEWER", Role::Interviewer), ("ANA LIMA", Role::Unknown)]);
    assert_eq!(
        read.notes,
        ["1 paragraph begins like a speaker who appears only once; it was read as text. See line 20."]
    );
}

#[test]
fn captions_in_capitals_and_words_in_capitals_are_no_script() {
    let shouted = "WE MOVED IN SPRING, AND THEN AGAIN.\nYES SIR\nIT WAS COLD THERE.\nNO SIR\nTHEN WE LEFT.\nYES SIR\nAND CAME BACK.\nNO SIR\nTHAT IS ALL.\nIT RAINED, TOO.\nEVERY DAY.\n";
    assert!(read("a.txt", shouted).speakers.is_empty());
    let signs = "The sign said:\n\nEXIT\n\nand the other one said\n\nNO\n\nand we read them again.\n\nEXIT\n\nNO\n\nThat was all.\n";
    assert!(read("a.txt", signs).speakers.is_empty());
}

#[test]
fn depositions_with_letters_and_full_stops() {
    let text = "BY MS. ORTEGA:\n\n     Q.  Where did you live?\n\n     A.  On the farm.\n\nA. Okafor drove me there: twice.\n\nMR. HALE:  Objection.\n\n\
                THE WITNESS:  Twice.\n\n     Q.  Where: in the house?\n\n     A.  In the barn.\n\nMR. HALE:  Same.\n\n     Q.  Alone?\n\n     A.  No.\n";
    let read = read("a.txt", text);
    assert_eq!(read.layout, LETTERS);
    assert_eq!(
        turns(&read),
        [
            "Q: Where did you live?",
            "A: On the farm.\n\nA. Okafor drove me there: twice.",
            "MR. HALE: Objection.",
            "THE WITNESS: Twice.",
            "Q: Where: in the house?",
            "A: In the barn.",
            "MR. HALE: Same.",
            "Q: Alone?",
            "A: No.",
        ]
    );
    let roles = speakers(&read);
    assert!(
        roles.contains(&("Q", Role::Interviewer)) && roles.contains(&("A", Role::Respondent)),
        "{roles:?}"
    );
    assert!(roles.contains(&("THE WITNESS", Role::Respondent)), "{roles:?}");
    let colons = "Q: Where?\nA: On the farm.\nQ: Alone?\nA: No.\n";
    assert_eq!(turns(&self::read("a.txt", colons)), ["Q: Where?", "A: On the farm.", "Q: Alone?", "A: No."]);
    let spanish = "P. ¿Dónde vivía?\n\nR. En la finca.\n\nP. ¿Sola?\n\nR. No.\n";
    assert_eq!(
        turns(&self::read("a.txt", spanish)),
        ["P: ¿Dónde vivía?", "R: En la finca.", "P: ¿Sola?", "R: No."]
    );
}

#[test]
fn lists_by_letters_and_initials_are_no_deposition() {
    let list = "We asked three things.\n\nA. Where she slept.\n\nB. Who paid.\n\nC. Who came.\n\nA. Okafor wrote it down.\n\nQ. Adebayo read it.\n";
    let read = read("a.txt", list);
    assert!(read.speakers.is_empty(), "{:?}", speakers(&read));
    assert_eq!(
        self::read("a.txt", "The court: that is another matter.\n\nWe went home.\n").speakers.len(),
        0
    );
}
