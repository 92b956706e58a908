//! Workbooks that other programs wrote, and that somebody made up.

use std::io::{Cursor, Write};

use verbatim_import::interviewees::{ReadInterviewees, read_interviewees};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const REFUSED: &str =
    "The workbook is damaged, or larger than any table. Save its first sheet as CSV and use that.";

/// A workbook of the parts that a test is about.
struct Made<'t> {
    relations: &'t str,
    strings: &'t str,
    styles: &'t str,
    sheet: &'t str,
}

const MADE: Made<'static> = Made { relations: SHEET, strings: "", styles: "", sheet: "" };
const SHEET: &str = "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
                     Target=\"/xl/Worksheets/sheet1.xml\"/>";

impl Made<'_> {
    fn bytes(&self) -> Vec<u8> {
        let strings = format!("<sst{}</sst>", self.strings);
        let parts = [
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ),
            ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{}</Relationships>", self.relations)),
            ("xl\\worksheets\\sheet1.xml", &format!("<worksheet>{}</worksheet>", self.sheet)),
            ("xl/sharedStrings.xml", if self.strings.is_empty() { "" } else { &strings }),
            ("xl/styles.xml", &format!("<styleSheet>{}</styleSheet>", self.styles)),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(&self) -> Result<ReadInterviewees, String> {
        read_interviewees(&self.bytes()).map_err(|e| e.to_string())
    }
}

/// A cell that refers to a shared text.
fn shared(place: &str, number: usize) -> String {
    format!("<c r=\"{place}\" t=\"s\"><v>{number}</v></c>")
}

#[test]
fn what_a_workbook_says_of_its_own_size_is_not_believed() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}</row><row r=\"2\">{}</row></sheetData>",
        shared("A1", 0),
        shared("b1", 1),
        shared("A2", 2)
    );
    let saying = |said: &str| {
        format!(
            " count=\"{said}\" uniqueCount=\"{said}\"><si><t>id</t></si><si><t>category</t></si>\
             <si><r><t>NP</t></r><r><t>-1</t></r><rPh><t>x</t></rPh></si>"
        )
    };
    for said in ["3", "0", "-1", "x"] {
        let read = Made { strings: &saying(said), sheet: &sheet, ..MADE }.read().unwrap();
        assert_eq!(read.rows[0].id, "NP-1", "{said}");
    }
    for said in ["18446744073709551615", "9223372036854775807", "4294967295", "1000000"] {
        let made = Made { strings: &saying(said), sheet: &sheet, ..MADE };
        assert_eq!(made.read().unwrap_err(), REFUSED, "{said}");
    }
    for range in ["B9:A1", "A9:B1", "AA1:B9", "A1:ZZZZZZZ9", "A1:B99999999999"] {
        let sheet = format!("<dimension ref=\"{range}\"/>{sheet}");
        let made = Made { strings: &saying("3"), sheet: &sheet, ..MADE };
        assert_eq!(made.read().unwrap_err(), REFUSED, "{range}");
    }
    let sheet = format!("<dimension ref=\"A1:AB2\"/>{sheet}");
    assert_eq!(Made { strings: &saying("3"), sheet: &sheet, ..MADE }.read().unwrap().rows.len(), 1);
}

#[test]
fn forms_of_cells_do_not_fill_the_memory() {
    let sheet = "<sheetData><row><c t=\"str\"><v>id</v></c></row></sheetData>";
    let long = "x".repeat(100_000);
    for styles in [
        format!("<fonts><font><name val=\"{long}\"/></font></fonts>"),
        format!("<numFmts><numFmt numFmtId=\"200\" formatCode=\"{long}\"/></numFmts>"),
        format!("<cellXfs>{}</cellXfs>", "<xf fontId=\"0\"/>".repeat(70_000)),
    ] {
        assert_eq!(Made { styles: &styles, sheet, ..MADE }.read().unwrap_err(), REFUSED);
    }
}

#[test]
fn days_and_times_come_in_as_they_are_shown() {
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d.m.yy hh:mm\"/>\
                  <numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>\
                  <cellStyleXfs><xf numFmtId=\"1\"/></cellStyleXfs>\
                  <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs>";
    let words = |word: &str| format!("<c t=\"inlineStr\"><is><t>{word}</t></is></c>");
    let head: String = ["id", "interview_date", "length", "start", "share", "begun"].map(words).concat();
    let row = "<c t=\"str\"><v>NP-1</v></c><c s=\"1\"><v>45459.4375</v></c><c s=\"2\"><v>1.1041666667</v></c>\
               <c s=\"3\"><v>0.4375</v></c><c s=\"99\"><v>0.5</v></c><c t=\"d\"><v>2024-06-16T10:30:00</v></c>";
    let sheet = format!("<sheetData><row>{head}</row><row>{row}</row></sheetData>");
    let read = Made { styles, sheet: &sheet, ..MADE }.read().unwrap();
    assert_eq!(read.rows[0].interview.date.as_deref(), Some("2024-06-16"));
    let values: Vec<_> = read.rows[0].attributes.iter().map(|value| value.as_deref().unwrap()).collect();
    assert_eq!(values, ["26:30:00", "10:30", "0.5", "2024-06-16 10:30:00"]);
}

#[test]
fn made_up_workbooks_are_refused() {
    let row = |cells: &str| format!("<sheetData><row>{cells}</row></sheetData>");
    for sheet in [
        String::new(),
        "<sheetData><row r=\"0\"/></sheetData>".to_owned(),
        "<sheetData><row r=\"4294967296\"/></sheetData>".to_owned(),
        row(&shared("ZZZZZZZZZZZZZZZZZZZZ1", 0)),
        row(&shared("XFE1", 0)),
        row(&shared("1", 0)),
        row(&shared("A1", 7)),
        row("<c t=\"q\"><v>1</v></c>"),
        "<sheetData><row><c><v>1</v></c>".to_owned(),
    ] {
        let made = Made { strings: "><si><t>id</t></si>", sheet: &sheet, ..MADE };
        assert_eq!(made.read().unwrap_err(), REFUSED, "{sheet}");
    }
    // Sheets that lie nowhere, or in no folder.
    for relations in [
        "",
        "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"/\"/>",
    ] {
        assert_eq!(Made { relations, ..MADE }.read().unwrap_err(), REFUSED);
    }
}

#[test]
fn a_text_that_stands_in_thousands_of_cells_does_not_fill_the_memory() {
    let strings = format!("><si><t>id</t></si><si><t>{}</t></si>", "long ".repeat(100_000));
    let rows: String =
        (2..300).map(|line| format!("<row>{}</row>", shared(&format!("A{line}"), 1))).collect();
    let sheet = format!("<sheetData><row>{}</row>{rows}</sheetData>", shared("A1", 0));
    let made = Made { strings: &strings, sheet: &sheet, ..MADE };
    assert_eq!(made.read().unwrap_err(), REFUSED);
}
