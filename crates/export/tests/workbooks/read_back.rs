//! Workbooks read back, cell by cell.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use verbatim_export::workbook::{Sheet, Workbook, Written, workbook_xlsx};
use verbatim_model::Purpose;
use verbatim_protect::clear;

use crate::sample::{TRICKY, everything, text};

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn every_cell_is_read_as_it_was_written() {
    let (bytes, written) = everything();
    assert_eq!(written, Written { rows: TRICKY.len() + 2, cut: 0 });
    let mut book = opened(&bytes);
    assert_eq!(book.sheet_names(), ["Excerpts", "Codes people"]);
    let sheet = book.worksheet_range("Excerpts").unwrap();
    let cell = |row: u32, column: u32| sheet.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(cell(0, 0), Data::String("internal, contains raw text".to_owned()));
    assert_eq!(cell(1, 2), Data::String("text".to_owned()));
    for (row, words) in (2..).zip(TRICKY) {
        assert_eq!(cell(row, 0), Data::Float(f64::from(row - 1)));
        assert_eq!(cell(row, 2), Data::String(words.to_owned()));
        assert_eq!(cell(row, 3), Data::Empty);
    }
    let sheet = book.worksheet_range("Codes people").unwrap();
    assert_eq!(sheet.get_value((2, 3)), Some(&Data::Float(17.0)));
    assert_eq!(sheet.get_value((3, 1)), Some(&Data::String("withheld".to_owned())));
    let formulas = book.worksheet_formula("Codes people").unwrap();
    assert_eq!(formulas.get_value((2, 3)), Some(&"SUM(B3:C3)".to_owned()));
    // What somebody said is no formula.
    assert!(book.worksheet_formula("Excerpts").unwrap().is_empty());
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes))
        .unwrap()
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn headings_stay_in_sight_and_can_be_filtered_by() {
    let (bytes, _) = everything();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" state=\"frozen\"/>")
    );
    assert!(sheet.contains("<autoFilter ref=\"A2:D9\"/>"), "{sheet}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("&#39;Codes people&#39;!$A$2:$E$4"), "{book}");
}

#[test]
fn a_workbook_says_nothing_about_who_made_it_and_is_the_same_each_time() {
    let (bytes, _) = everything();
    let archive = zip::ZipArchive::new(Cursor::new(&*bytes)).unwrap();
    assert!(!archive.file_names().any(|name| name.unwrap().starts_with("docProps")));
    assert!(bytes == everything().0);
}

#[test]
fn words_that_are_too_many_are_cut_and_counted() {
    let long = "a".repeat(40_000);
    let sheet = Sheet {
        name: "Excerpts".to_owned(),
        figures: false,
        columns: Vec::new(),
        rows: Box::new(vec![vec![text(&long), text("short")]]),
    };
    let mut bytes = Vec::new();
    let workbook = clear(Workbook { sheets: vec![sheet] }, Purpose::Team).unwrap();
    assert_eq!(workbook_xlsx(&workbook, &mut bytes).unwrap().cut, 1);
    let range = opened(&bytes).worksheet_range("Excerpts").unwrap();
    let read = range.get_value((2, 0)).unwrap().to_string();
    assert!(read.len() < 32_767 && read.ends_with("characters are missing]"), "{}", read.len());
}

#[test]
fn every_part_is_well_formed() {
    let (bytes, _) = everything();
    let archive = zip::ZipArchive::new(Cursor::new(&*bytes)).unwrap();
    for name in archive.file_names() {
        let text = part(&bytes, &name.unwrap());
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().expect("the XML is well formed"), quick_xml::events::Event::Eof) {
        }
    }
}
