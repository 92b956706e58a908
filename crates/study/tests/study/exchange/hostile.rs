//! Files that are broken, made up or meant to harm: each ends with its message, none with a panic.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use verbatim_study::exchange::read_project;
use verbatim_testkit::a_study;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::databases::{QUALCODER, TAGUETTE, database, document, highlight};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A database of Taguette whose table of this name is something else.
fn instead(table: &str, of: &str) -> Vec<u8> {
    let schema = format!("{TAGUETTE} DROP TABLE {table}; {of}");
    database(&schema, |_| {})
}

fn many() -> Vec<u8> {
    database(TAGUETTE, |conn| {
        document(conn, 1, "Visit", &format!("<p>{}</p>", "It was night. ".repeat(4_000)));
    })
}

/// Name and bytes of each file that is refused.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let sound = many();
    let mut torn = sound.clone();
    // The pages behind the first are another file's.
    torn.iter_mut().skip(4_096).for_each(|byte| *byte = byte.wrapping_mul(31).wrapping_add(7));
    let mut lies = sound.clone();
    lies[28..32].copy_from_slice(&u32::MAX.to_be_bytes());
    let recursive = "CREATE VIEW highlights AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) \
                     SELECT id, 1 AS document_id, 0 AS start_offset, 1 AS end_offset FROM n;";
    let computed = "CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, \
                    end_offset INTEGER AS (start_offset + 1));";
    vec![
        ("empty", Vec::new()),
        ("text.sqlite3", b"Two pages of notes.".to_vec()),
        ("only the header", b"SQLite format 3\0".to_vec()),
        ("header and noise", [b"SQLite format 3\0".as_slice(), &[0x5a; 9_000]].concat()),
        ("cut off", sound[..sound.len() - 5_000].to_vec()),
        ("torn pages", torn),
        ("a length that lies", lies),
        ("nobody's tables", database("CREATE TABLE letters (id INTEGER, words TEXT);", |_| {})),
        ("a table is missing", instead("tags", "")),
        ("a column is missing", instead("tags", "CREATE TABLE tags (id INTEGER PRIMARY KEY);")),
        ("a view without end", instead("highlights", recursive)),
        ("a column that is computed", instead("highlights", computed)),
        (
            "a view over the schema",
            database(
                &format!("{QUALCODER} DROP TABLE source; CREATE VIEW source AS SELECT * FROM sqlite_schema;"),
                |_| {},
            ),
        ),
        (
            "several projects",
            database(
                &format!("{TAGUETTE} INSERT INTO projects VALUES (2, 'Second', '', '2024-01-01');"),
                |_| {},
            ),
        ),
        ("an archive of notes", archive(&[("notes.txt", b"x")])),
        ("a path that leads out", archive(&[("project.qde", b"<Project/>"), ("../../evil.txt", b"x")])),
        ("an archive that unpacks without end", archive(&[("project.qde", &vec![b' '; 18 << 20])])),
        (
            "entities",
            archive(&[("project.qde", b"<!DOCTYPE x [<!ENTITY a \"aa\">]><Project name=\"&a;\"/>")]),
        ),
        ("too deep", format!("<CodeBook>{}", "<Code>".repeat(5_000)).into_bytes()),
    ]
}

#[test]
fn each_file_that_is_refused_says_why_and_what_to_do() {
    let study = a_study();
    let mut told = String::new();
    for (name, bytes) in refused() {
        let file = study.file("file", bytes);
        let error = read_project(&file).unwrap_err().to_string();
        let reason = error.split_once("file: ").map_or(&*error, |(_, reason)| reason);
        writeln!(told, "{name}: {reason}").unwrap();
    }
    assert_eq!(told, include_str!("hostile.txt"), "\n{told}");
}

#[test]
fn changes_that_their_program_has_not_finished_are_not_passed_over() {
    let study = a_study();
    let file = study.file("raids.sqlite3", many());
    study.file("raids.sqlite3-wal", "not empty");
    let error = read_project(&file).unwrap_err().to_string();
    assert!(error.contains("“raids.sqlite3-wal” beside it holds changes"), "{error}");
    #[cfg(unix)]
    {
        let link = study.folder().join("link.sqlite3");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let error = read_project(&link).unwrap_err().to_string();
        assert!(error.contains("“raids.sqlite3-wal” beside it holds changes"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_project_folder_whose_database_leads_elsewhere_is_refused() {
    let study = a_study();
    let folder = study.folder().join("raids.qda");
    std::fs::create_dir(&folder).unwrap();
    let error = || read_project(&folder).unwrap_err().to_string();
    assert!(error().contains("no project of QualCoder"), "{}", error());
    let elsewhere = study.file("elsewhere", many());
    std::os::unix::fs::symlink(elsewhere, folder.join("data.qda")).unwrap();
    assert!(error().contains("leads elsewhere"), "{}", error());
}

#[test]
fn passages_without_a_place_are_told_one_by_one() {
    let study = a_study();
    let bytes = database(TAGUETTE, |conn| {
        document(conn, 1, "Visit", "<p>a🌱b</p> <p> </p>");
        document(conn, 2, "Blank", "<p> </p>");
        document(conn, 3, "Photo", "<img src=\"/etc/passwd\">");
        let spans = [(-5, 3), (0, i64::MAX), (i64::MIN, i64::MAX), (3, 1), (2, 4), (6, 7), (99, 120), (0, 1)];
        for (number, span) in (1..).zip(spans) {
            highlight(conn, (number, if number == 8 { 9 } else { 1 }), span, "a", &[]);
        }
        conn.execute("INSERT INTO highlight_tags VALUES (2, 77)", []).unwrap();
    });
    let read = read_project(&study.file("file", bytes)).unwrap();
    let told: Vec<String> = read
        .report
        .iter()
        .map(|item| format!("{} {} {}: {}", item.what, item.name, item.fate.as_str(), item.why))
        .collect();
    assert_eq!(told.join("\n") + "\n", include_str!("no_place.txt"), "\n{}", told.join("\n"));
    let spans: Vec<(u32, u32)> =
        read.texts[0].codings.iter().map(|c| (c.span.start(), c.span.end())).collect();
    assert_eq!(spans, [(0, 3), (1, 2)]);
}

#[test]
fn a_database_that_was_open_in_another_mode_is_read() {
    let study = a_study();
    let mut bytes = many();
    // Written with a write-ahead log, which was taken in when it was closed.
    bytes[18..20].copy_from_slice(&[2, 2]);
    assert_eq!(read_project(&study.file("file", bytes)).unwrap().texts.len(), 1);
}
