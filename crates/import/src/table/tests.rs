//! Tables as people and programs write them.
#![expect(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

#[test]
fn commas_semicolons_and_tabs_are_told_by_the_header() {
    for text in ["a,b\n1,2;3\n", "a;b\n1;2;3\n", "a\tb\n1\t2;3\n"] {
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.columns, ["a", "b"]);
    }
    let table = read("\u{feff}\"a;x\",b\n1,2\n".as_bytes()).unwrap();
    assert_eq!(table.columns, ["a;x", "b"]);
}

#[test]
fn the_first_row_of_a_table_for_the_team_is_no_header() {
    for mark in [
        "\"internal, contains raw text\"",
        "\"internal, contains raw text; small numbers are not withheld\";;",
    ] {
        let table = read(format!("{mark}\na;b\n1;2\n").as_bytes()).unwrap();
        assert_eq!(table.columns, ["a", "b"], "{mark}");
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3]);
    }
    let header = read(b"\"internal, contains raw text\",b\n1,2\n").unwrap();
    assert_eq!(header.columns, ["internal, contains raw text", "b"], "a column may be called so");
}

#[test]
fn line_numbers_survive_blank_lines_line_breaks_in_cells_and_crlf() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "a,b", "1,\"two", "lines\"", "", "", "2,x", "3,y,z"].join(end);
        let table = read(text.as_bytes()).unwrap();
        let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 7], "{end:?}");
        assert_eq!(table.rows[0].get(Some(1)), Some("two\nlines"));
        assert_eq!(table.problems, [RowProblem::new(8, "The row has 3 fields and the header 2.")]);
    }
}

#[test]
fn headers_that_cannot_be_right_are_refused() {
    let message = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(message(""), "The file is empty.");
    assert_eq!(message("\n \n"), "The file has no rows. Its first row must hold the names of the columns.");
    assert_eq!(message("Id,x, id\n"), "The file has two columns called “id”. Rename or remove one.");
    assert_eq!(
        message("a,b\n1,\"x\n2,y\n"),
        "A quotation mark opened in line 2 is never closed, so the rows after it cannot be told apart."
    );
}

#[test]
fn inches_and_doubled_marks_open_nothing() {
    let table = read(b"a,b\n5\" pipe,\"say \"\"no\"\"\"\n").unwrap();
    assert_eq!(table.rows[0].get(Some(0)), Some("5\" pipe"));
    assert_eq!(table.rows[0].get(Some(1)), Some("say \"no\""));
}

/// The same by a look at every byte.
fn open_quotation_plainly(text: &str, delimiter: u8) -> Option<usize> {
    let (mut open, mut line, mut field_start) = (None, 1, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match (open, byte) {
            (Some(_), b'"') if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => open = None,
            (None, b'"') if field_start => open = Some(line),
            _ => {}
        }
        field_start = open.is_none() && (byte == delimiter || byte == b'\n');
    }
    open
}

proptest! {
    #[test]
    fn open_quotations_are_found_by_their_marks_alone(text in "[\"\",,;\na é]{0,24}") {
        prop_assert_eq!(open_quotation(&text, b','), open_quotation_plainly(&text, b','));
    }
}
