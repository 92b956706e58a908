//! Tables of coded passages as other tools export them.

use std::io::{Cursor, Write};

use verbatim_import::codings::{Mapping, Place, ReadCoding, ReadCodings, read_codings};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn read_with(bytes: &[u8], mapping: &str) -> ReadCodings {
    let mapping = if mapping.is_empty() { Mapping::default() } else { Mapping::parse(mapping).unwrap() };
    read_codings("table", bytes, &[], &mapping).unwrap()
}

fn words(coding: &ReadCoding) -> &str {
    match &coding.place {
        Place::Words { quote, occurrence: None } => quote,
        other => panic!("{other:?}"),
    }
}

/// Document, words, codes, memo and coder of each row.
type Shown<'r> = (Option<&'r str>, &'r str, Vec<&'r str>, Option<&'r str>, Option<&'r str>);

fn shown(read: &ReadCodings) -> Vec<Shown<'_>> {
    read.codings.iter().map(shown_row).collect()
}

fn shown_row(read: &ReadCoding) -> Shown<'_> {
    let codes = read.codes.iter().map(String::as_str).collect();
    (read.file.as_deref(), words(read), codes, read.memo.as_deref(), read.coder.as_deref())
}

#[test]
fn each_tool_is_told_by_its_columns_and_its_codes_become_paths() {
    let tables = [
        (
            "MAXQDA",
            "Farbe;Dokumentgruppe;Dokumentname;Code;Anfang;Ende;Gewicht;Segment;Kommentar;Autor\n\
             ;Raids;AD-01;Places > Shelter;3;3;0;At the shelter;Which one?;Hale\n",
        ),
        (
            "MAXQDA",
            "Document name,Code,Segment,Comment,Author\nAD-01,Places\\Shelter,At the shelter,Which one?,Hale\n",
        ),
        (
            "NVivo",
            "Hierarchical Name,File Name,Coded Text,Comment,Coded By\n\
             Codes\\\\Places\\\\Shelter,Files\\\\AD-01,At the shelter,Which one?,Hale\n",
        ),
        (
            "ATLAS.ti",
            "ID,Document,Quotation Content,Codes,Comment,Created by\n1:1,AD-01,At the shelter,Places::Shelter,Which one?,Hale\n",
        ),
        (
            "Dedoose",
            "Media Title,Excerpt Copy,Codes Applied Combined,Code: Places\\Shelter Applied,Code: Fear Applied,Memos,Excerpt \
             Creator\nAD-01,At the shelter,Shelter,True,False,Which one?,Hale\n",
        ),
    ];
    for (tool, table) in tables {
        let read = read_with(table.as_bytes(), "");
        let expected =
            [(Some("AD-01"), "At the shelter", vec!["Places > Shelter"], Some("Which one?"), Some("Hale"))];
        assert_eq!(shown(&read), expected, "{tool}");
        assert!(read.makes_codes && read.notes[0].contains(tool), "{:?}", read.notes);
    }
}

#[test]
fn several_codes_of_a_cell_are_several() {
    let atlas = "Document,Quotation Content,Codes\nAD-01,At night,\"fear\nplaces::yard; fear\"\n";
    assert_eq!(read_with(atlas.as_bytes(), "").codings[0].codes, ["fear", "places > yard"]);
    let dedoose = "Media Title,Excerpt Copy,Codes Applied Combined\nAD-01,At night,\"Fear, Yard\"\n";
    assert_eq!(read_with(dedoose.as_bytes(), "").codings[0].codes, ["Fear", "Yard"]);
    let taguette = "id,document,tag,content\n1,AD-01,places,At night\n2,AD-01,,Untagged\n";
    let read = read_with(taguette.as_bytes(), "");
    assert_eq!(read.codings[0].codes, ["places"]);
    assert_eq!((read.problems[0].line, read.problems[0].reason.as_str()), (3, "There is no code."));
}

#[test]
fn columns_that_a_person_names_go_before_what_is_guessed() {
    let table = "Interview,Thema,Stelle,Notiz\nAD-01,Places / Shelter,At the shelter,Which one?\n";
    let read =
        read_with(table.as_bytes(), "document=Interview,code=Thema,text=Stelle,memo=Notiz,separator=/");
    let expected = [(Some("AD-01"), "At the shelter", vec!["Places > Shelter"], Some("Which one?"), None)];
    assert_eq!(shown(&read), expected);
    let error = |mapping: &str| {
        read_codings("t.csv", table.as_bytes(), &[], &Mapping::parse(mapping).unwrap())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        error("code=Theme,text=Stelle"),
        "The file has no column “Theme”, which was named. Its columns are: Interview, Thema, Stelle, Notiz."
    );
    assert_eq!(
        error("text=Stelle"),
        "The file has no column “code”. Its columns are: Interview, Thema, Stelle, Notiz."
    );
}

#[test]
fn a_table_of_verbatims_own_form_is_read_as_before() {
    let read = read_with(b"file,quote,code\na.txt,we waited,Waiting\n", "");
    assert!(!read.makes_codes);
    assert_eq!(read.codings[0].place, Place::Quote { quote: "we waited".to_owned(), occurrence: 1 });
}

#[test]
fn a_table_of_verbatims_own_form_needs_no_names_of_columns_and_may_part_levels_otherwise() {
    let table = b"file,quote,code,Notiz\na.txt,we waited,Places / Shelter,x\n";
    for named in ["memo=Notiz", "document=file", "code=code"] {
        let message =
            read_codings("table", table, &[], &Mapping::parse(named).unwrap()).unwrap_err().to_string();
        assert_eq!(
            message,
            "The table has the columns of Verbatim's own form, such as file, quote and code, so none need to be named. \
             Import it without naming any, or name those of the passage and of the code."
        );
    }
    let read = read_with(table, "separator=/");
    assert_eq!(read.codings[0].codes, ["Places > Shelter"]);
    assert_eq!(read.codings[0].place, Place::Quote { quote: "we waited".to_owned(), occurrence: 1 });
    let read = read_with(table, "text=quote,code=code,separator=/");
    assert_eq!(read.codings[0].codes, ["Places > Shelter"]);
}

/// A workbook whose first sheet has these cells, written in place, and a second sheet.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let row = |(number, cells): (usize, &&[&str])| {
        format!("<row r=\"{}\">{}</row>", number + 1, cells.iter().map(cell).collect::<String>())
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    let sheet = |rows: &str| {
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        )
    };
    let parts = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"r0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
                .to_owned(),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
             <sheet name=\"Segments\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Notes\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet2.xml\"/></Relationships>"
                .to_owned(),
        ),
        ("xl/worksheets/sheet1.xml", sheet(&rows)),
        ("xl/worksheets/sheet2.xml", sheet("")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_first_sheet_of_a_workbook_is_a_table() {
    let bytes = workbook(&[
        &["Document name", "Code", "Segment"],
        &["AD-01", "Places\\Shelter", "At the shelter 🌱\r\n& at night"],
    ]);
    let read = read_with(&bytes, "");
    let expected = [(Some("AD-01"), "At the shelter 🌱\n& at night", vec!["Places > Shelter"], None, None)];
    assert_eq!(shown(&read), expected);
    assert_eq!(read.codings[0].line, 2);
    assert!(
        read.notes.iter().any(|note| note == "Only the first sheet is read, not: Notes."),
        "{:?}",
        read.notes
    );
}

#[test]
fn a_workbook_that_is_broken_or_made_up_is_refused() {
    let message =
        |bytes: &[u8]| read_codings("t.xlsx", bytes, &[], &Mapping::default()).unwrap_err().to_string();
    let sound = workbook(&[&["Document name", "Code", "Segment"]]);
    let refused =
        "The workbook is damaged, or larger than any table. Save its first sheet as CSV and use that.";
    assert_eq!(message(&sound[..sound.len() - 40]), refused);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(&vec![b' '; 18 << 20]).unwrap();
    assert_eq!(message(&zip.finish().unwrap().into_inner()), refused);
    // A column more than a sheet can have.
    let wide = vec!["x"; 16_385];
    assert_eq!(message(&workbook(&[&wide])), refused);
}
