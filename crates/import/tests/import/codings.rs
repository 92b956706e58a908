//! Codings from CSV and JSON Lines.

use verbatim_import::codings::{Mapping, Place, ReadCodings, read_codings};
use verbatim_model::{Basis, Stance};

fn read(name: &str, text: &str) -> ReadCodings {
    read_codings(name, text.as_bytes(), &[], &Mapping::default()).unwrap()
}

fn problems(read: &ReadCodings) -> Vec<(usize, &str)> {
    read.problems.iter().map(|p| (p.line, p.reason.as_str())).collect()
}

#[test]
fn json_lines_with_everything() {
    let read = read(
        "a.jsonl",
        "{\"quote\": \"No, no.\\r\\nNo.\", \"occurrence\": 2, \"codes\": [\"A > B\", \" C \"], \"memo\": \"m\", \"stance\": \"Supports \", \"basis\": \"told\", \"prompted\": \"volunteered\", \"coder\": \"Kim\", \"mood\": 1}\n\n\
         {\"file\": \"AD-1.txt\", \"start\": 3, \"end\": \"9\", \"code\": \"A\", \"stance\": null, \"basis\": \"told_by_someone\", \"prompted\": true}\n",
    );
    assert!(read.problems.is_empty());
    let first = &read.codings[0];
    assert_eq!(first.place, Place::Quote { quote: "No, no.\nNo.".to_owned(), occurrence: 2 });
    assert_eq!(first.codes, ["A > B", "C"]);
    assert_eq!(
        (first.line, first.stance, first.basis, first.prompted),
        (1, Some(Stance::Supports), Some(Basis::Told), Some(false))
    );
    assert_eq!(
        (first.memo.as_deref(), first.coder.as_deref(), first.file.as_deref()),
        (Some("m"), Some("Kim"), None)
    );
    let second = &read.codings[1];
    assert_eq!(
        (second.line, second.file.as_deref(), &second.place),
        (3, Some("AD-1.txt"), &Place::Span { start: 3, end: 9, words: None })
    );
    assert_eq!((second.stance, second.basis, second.prompted), (None, Some(Basis::Told), Some(true)));
    assert_eq!(read.notes, ["Fields that are not read: mood."]);
}

#[test]
fn csv_with_quotations_over_several_lines_and_lists_of_codes() {
    let read = read(
        "a.csv",
        "transcript,quote,occurrence,codes,memo\nAD-1,\"Yes.\n\nNo.\",,A > B;C|D,\nAD-1,Yes,2,\"[\"\"A; still A\"\"]\",m\n",
    );
    assert!(read.problems.is_empty());
    assert_eq!(read.codings[0].place, Place::Quote { quote: "Yes.\n\nNo.".to_owned(), occurrence: 1 });
    assert_eq!(read.codings[0].codes, ["A > B", "C", "D"]);
    assert_eq!((read.codings[1].line, read.codings[1].codes.as_slice()), (5, &["A; still A".to_owned()][..]));
}

#[test]
fn verbatims_own_export_can_be_read_back() {
    let read =
        read("a.csv", "transcript,turn,start,end,text,code,stance\nAD-1,2,10,13,\"a👩b\",A > B,qualifies\n");
    assert_eq!(read.codings[0].place, Place::Span { start: 10, end: 13, words: Some("a👩b".to_owned()) });
    assert_eq!(read.notes, ["The column “turn” is not read."]);
}

#[test]
fn every_bad_line_has_its_reason_and_none_repeats_the_passage() {
    let read_lines = read(
        "a.jsonl",
        "{\"quote\": \"secret\n[1]\n{\"quote\": \"secret\"}\n{\"code\": \"A\"}\n{\"quote\": \"\", \"code\": \"A\"}\n{\"start\": -1, \"end\": 4, \"code\": \"A\"}\n\
         {\"start\": 5, \"end\": 4, \"code\": \"A\"}\n{\"start\": 5, \"code\": \"A\"}\n{\"quote\": \"secret\", \"code\": \"A\", \"stance\": \"secret\"}\n{\"quote\": \"secret\", \"code\": \"A\", \"basis\": \"heard\"}\n\
         {\"quote\": \"secret\", \"code\": \"A\", \"prompted\": \"maybe\"}\n{\"quote\": \"secret\", \"code\": \"A\", \"occurrence\": 0}\n{\"quote\": \"secret\", \"codes\": [1]}\n{\"quote\": \"secret\", \"start\": 1, \"end\": 3, \"code\": \"A\"}\n{\"quote\": \"fine\", \"code\": \"A\"}\n",
    );
    assert_eq!(
        problems(&read_lines),
        [
            (1, "The line is not valid JSON (column 17)."),
            (2, "The line is not a JSON object."),
            (3, "There is no code."),
            (4, "There is neither a quotation nor start and end."),
            (5, "There is neither a quotation nor start and end."),
            (6, "The start is not a whole number from 0 on."),
            (7, "The passage ends before it starts or is empty: start 5, end 4."),
            (8, "There is a start without an end."),
            (9, "The stance is not known. It can be: supports, qualifies, contradicts."),
            (10, "The basis is not known. It can be: experienced, witnessed, told by someone, opinion."),
            (11, "“prompted” is not understood. It can be: prompted, volunteered, true, false."),
            (12, "The occurrence is 0; occurrences count from 1."),
            (13, "“codes” holds something that is no name."),
            (
                14,
                "The quotation has 6 characters, start and end enclose 2. Offsets count Unicode code points from 0, the end exclusive."
            ),
        ]
    );
    assert_eq!(read_lines.codings.len(), 1);
    let rows = read("a.csv", "file,start,end,code\nAD-1,x,4,A\nAD-1,1,4,A\n");
    assert_eq!(problems(&rows), [(2, "The start is not a whole number from 0 on.")]);
    assert_eq!(rows.codings.len(), 1);
}

#[test]
fn tables_without_the_needed_columns_are_refused() {
    let message = |text: &str| {
        read_codings("a.csv", text.as_bytes(), &[], &Mapping::default()).unwrap_err().to_string()
    };
    assert_eq!(message("file,quote\n"), "The file has no column “code”. Its columns are: file, quote.");
    assert_eq!(message("file,code\n"), "The file has no column “quote”. Its columns are: file, code.");
    assert_eq!(
        message("file,code,start\n"),
        "The file has no column “end”. Its columns are: file, code, start."
    );
}
