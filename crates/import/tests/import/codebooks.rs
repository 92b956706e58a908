//! Codebooks from CSV.

use verbatim_import::codebook::{ReadCodebook, read_codebook};

fn read(text: &str) -> ReadCodebook {
    read_codebook(text.as_bytes()).unwrap()
}

fn paths(read: &ReadCodebook) -> Vec<String> {
    read.codes.iter().map(|code| code.path.join(" > ")).collect()
}

fn problems(read: &ReadCodebook) -> Vec<(usize, &str)> {
    read.problems.iter().map(|p| (p.line, p.reason.as_str())).collect()
}

#[test]
fn paths_with_all_their_columns() {
    let read = read(
        "path,colour,statement,definition,include,exclude,example,owner\nProtection,#2F6F9F,It fails,\"What, in short\",a,b,c,me\nProtection > Training,#abc,,,,,,\nImpact > Few victims,,,,,,,\n",
    );
    assert_eq!(paths(&read), ["Protection", "Protection > Training", "Impact", "Impact > Few victims"]);
    let first = &read.codes[0];
    assert_eq!((first.line, first.color.as_deref()), (2, Some("#2f6f9f")));
    assert_eq!((first.definition.as_deref(), first.example.as_deref()), (Some("What, in short"), Some("c")));
    assert_eq!(read.codes[1].color.as_deref(), Some("#aabbcc"));
    // Nobody wrote a row for “Impact”.
    assert!(read.codes[2].implied && !read.codes[3].implied);
    assert_eq!(read.notes, ["The column “owner” is not read."]);
}

#[test]
fn a_code_comes_after_the_one_above_it_whatever_the_order() {
    let read = read("path,color\nA > B > C,\nA > B,#111111\nA,#222222\n");
    assert_eq!(paths(&read), ["A", "A > B", "A > B > C"]);
    assert_eq!(read.codes[0].color.as_deref(), Some("#222222"));
    assert!(read.codes.iter().all(|code| !code.implied));
}

#[test]
fn parents_by_name_or_path_and_below_their_children() {
    let read = read(
        "parent,code\nTraining,Victims\nProtection,Training\n,Protection\n,Impact\nProtection > Training,Laws\n",
    );
    assert_eq!(
        paths(&read),
        [
            "Protection",
            "Protection > Training",
            "Protection > Training > Victims",
            "Impact",
            "Protection > Training > Laws"
        ]
    );
}

#[test]
fn rows_that_cannot_be_placed_are_listed() {
    let read_paths = read("path,color\nA,red\n,\nB,\nB,\nB >  > C,\n > D,\n");
    assert_eq!(paths(&read_paths), ["B"]);
    assert_eq!(
        problems(&read_paths),
        [
            (2, "The colour “red” is not a colour. Write it as #2F6F9F."),
            (5, "The code “B” stands in an earlier row as well."),
            (6, "The path “B >  > C” has an empty level."),
            (7, "The path “> D” has an empty level."),
        ]
    );
    let parents = read("parent,code\n,A\n,B\nA,X\nB,X\nX,Y\nnowhere,Z\nA,\n");
    assert_eq!(
        problems(&parents),
        [
            (6, "The parent “X” fits 2 codes. Write its whole path."),
            (7, "There is no code “nowhere” to put this one below."),
            (8, "The row has no code."),
        ]
    );
    assert_eq!(paths(&parents), ["A", "B", "A > X", "B > X"]);
}

#[test]
fn a_table_without_paths_is_refused() {
    let error = read_codebook(b"title\nx\n").unwrap_err();
    assert_eq!(error.to_string(), "The file has no column “path”. Its columns are: title.");
}
