//! Projects in databases of other tools.

use std::path::Path;

use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::json;
use verbatim_model::MemoTarget;
use verbatim_study::Silent;
use verbatim_study::codings::CodingFilter;
use verbatim_study::exchange::{Fate, ProjectReport, ReadProject, read_project};
use verbatim_testkit::{TestStudy, a_study};

/// The tables of Taguette 1.4, as its own export writes them.
pub const TAGUETTE: &str = "
    CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL, hashed_password VARCHAR(192));
    CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
        description TEXT NOT NULL, created DATETIME NOT NULL);
    CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL,
        description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL,
        text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL);
    CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL,
        user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
    CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL,
        start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
    CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL,
        path VARCHAR(200) NOT NULL, description TEXT NOT NULL, CONSTRAINT uq UNIQUE (project_id, path));
    CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,
        PRIMARY KEY (highlight_id, tag_id));
    INSERT INTO projects VALUES (1, 'Raids', 'Second round.', '2024-06-16 10:00:00.000000');
";

/// The tables of QualCoder 3 that are read.
pub const QUALCODER: &str = "
    CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer,
        bookmarkpos integer, codername text, recently_used_codes text);
    CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text,
        date text, av_text_id integer, risid integer, unique(name));
    CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer,
        height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);
    CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text,
        date text, owner text, important integer);
    CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text,
        owner text, date text, unique(fid, pos0, pos1, owner));
    CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text,
        valuetype text);
    CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text,
        owner text, unique(name, attr_type, id));
    CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer,
        owner text, date text, memo text);
    CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text,
        constraint ucm unique(name));
    CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer,
        unique(name));
    CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer,
        pos1 integer, owner text, date text, memo text, avid integer, important integer,
        unique(cid, fid, pos0, pos1, owner));
    CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text,
        color text, unique(name));
    CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
    INSERT INTO project VALUES ('v11', '2024-06-16 10:00:00', 'About raids.', 'QualCoder', 0, 0, 'Hale', '');
";

/// The bytes of a database with a schema and what is put in by a closure.
pub fn database(schema: &str, fill: impl FnOnce(&Connection)) -> Vec<u8> {
    let mut conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(schema).unwrap();
    fill(&conn);
    conn.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
}

/// Adds a document of Taguette.
pub fn document(conn: &Connection, id: i64, name: &str, html: &str) {
    let sql =
        "INSERT INTO documents VALUES (?1, ?2, '', 'x.docx', '2024-06-17 09:00:00', 1, 'LEFT_TO_RIGHT', ?3)";
    conn.execute(sql, (id, name, html)).unwrap();
}

/// Adds a passage of Taguette with its tags.
pub fn highlight(
    conn: &Connection,
    (id, document): (i64, i64),
    (start, end): (i64, i64),
    words: &str,
    tags: &[i64],
) {
    let sql = "INSERT INTO highlights VALUES (?1, ?2, ?3, ?4, ?5)";
    conn.execute(sql, (id, document, start, end, words)).unwrap();
    for tag in tags {
        conn.execute("INSERT INTO highlight_tags VALUES (?1, ?2)", (id, tag)).unwrap();
    }
}

fn tag(conn: &Connection, id: i64, path: &str, description: &str) {
    conn.execute("INSERT INTO tags VALUES (?1, 1, ?2, ?3)", (id, path, description)).unwrap();
}

const VISIT: &str = "<p>Interviewer: Where?</p>\n<p>Ana: At the <b>shelter</b> 🌱, at&nbsp;night.</p>\n";

/// A project of Taguette with something of everything.
fn taguette() -> Vec<u8> {
    database(TAGUETTE, |conn| {
        tag(conn, 1, "places", "Where it happened");
        tag(conn, 2, "places.shelter", "");
        tag(conn, 3, "e.g. fear", "");
        document(conn, 1, "AD-01 visit", VISIT);
        // “Interviewer: Where?” and the line end are 20 bytes.
        highlight(conn, (1, 1), (32, 39), "<b>shelter</b>", &[1, 2]);
        highlight(conn, (2, 1), (40, 44), "🌱", &[3]);
        highlight(conn, (3, 1), (46, 55), "at night", &[]);
        let payload = json!({"type": "highlight_add", "highlight_id": 1, "tags": [1, 2]}).to_string();
        let sql = "INSERT INTO commands VALUES (1, '2024-06-18 09:30:00.000000', 'hale', 1, 1, ?1)";
        conn.execute(sql, [payload]).unwrap();
    })
}

fn import(study: &mut TestStudy, file: &Path) -> ProjectReport {
    study.import_project(read_project(file).unwrap(), &Silent).unwrap().value
}

/// Code and words of each coding, in order.
fn coded(study: &TestStudy) -> Vec<(String, String)> {
    let book = study.codebook().unwrap();
    let codings = study.codings(&CodingFilter::default()).unwrap();
    let row = |row: &verbatim_study::codings::CodingRow| {
        (book.path(book.place_of(row.coding.code).unwrap()).to_string(), study.words_of(&row.coding))
    };
    let mut coded: Vec<_> = codings.iter().map(row).collect();
    coded.sort();
    coded
}

#[test]
fn a_project_of_taguette_comes_in_with_its_passages_tags_and_coders() {
    let mut study = a_study();
    let file = study.file("raids.sqlite3", taguette());
    let report = import(&mut study, &file);
    let added = report.added;
    assert_eq!((added.transcripts, added.codings, added.codes, added.coders), (1, 4, 4, 1));
    let text = study.text(&study.find_transcript("AD-01 visit").unwrap()).unwrap().text.clone();
    assert_eq!(text, "Interviewer: Where?\n\nAna: At the shelter 🌱, at\u{a0}night.");
    let expected = [
        ("Passages without a code", "at\u{a0}night"),
        ("e.g. fear", "🌱"),
        ("places", "shelter"),
        ("places > shelter", "shelter"),
    ];
    assert_eq!(coded(&study), expected.map(|(code, words)| (code.to_owned(), words.to_owned())));
    assert_eq!(study.find_code("places").unwrap().text.definition.as_deref(), Some("Where it happened"));
    let hale = study.find_coder("hale").unwrap().id;
    let codings = study.codings(&CodingFilter::default()).unwrap();
    assert_eq!(codings.iter().filter(|row| row.coding.coder == hale).count(), 2);
    assert_eq!(study.memos().unwrap()[0].text, "Second round.");
    let told: Vec<&str> = report.items.iter().map(|item| item.what).collect();
    assert_eq!(told, ["source", "highlight"], "{:?}", report.items);
    study.assert_sound();
    let again = import(&mut study, &file).added;
    assert_eq!((again.transcripts, again.codings, again.codes, again.coders, again.memos), (0, 0, 0, 0, 0));
}

fn qualcoder() -> Vec<u8> {
    database(QUALCODER, |conn| {
        conn.execute_batch(
            "INSERT INTO source VALUES
                (1, 'AD-01.txt', 'Ana: At the 🌱 shelter, at night.\nBo: We waited.\n', NULL, 'Loud room.', 'Hale', '2024-06-17 09:00:00', NULL, NULL),
                (2, 'yard.jpg', NULL, '/images/yard.jpg', '', 'Hale', '2024-06-17 09:00:00', NULL, NULL);
             INSERT INTO code_cat VALUES (1, 'Places', 'Hale', '2024-06-17', 'Where it happened', NULL),
                (2, 'Indoors', 'Hale', '2024-06-17', '', 1);
             INSERT INTO code_name VALUES (1, 'Shelter', 'A roof', 2, 'Hale', '2024-06-17', '#CA687C'),
                (2, 'Waiting', '', NULL, 'Hale', '2024-06-17', '#123456');
             INSERT INTO code_text VALUES (1, 1, 1, 'shelter', 14, 21, 'Hale', '2024-06-18 09:00:00', 'Which one?', NULL, 1),
                (2, 2, 1, 'waited', 40, 46, 'Mira', '2024-06-18 09:00:00', '', NULL, NULL);
             INSERT INTO code_image VALUES (1, 2, 0, 0, 5, 5, 1, '', '', 'Hale', NULL, NULL);
             INSERT INTO annotation VALUES (1, 1, 23, 31, 'Before ten?', 'Mira', '2024-06-18');
             INSERT INTO cases VALUES (1, 'AD-01', 'Calls back.', 'Hale', '2024-06-17'), (2, 'AD-02', '', 'Hale', '2024-06-17');
             INSERT INTO case_text VALUES (1, 1, 1, 0, 48, 'Hale', '', ''), (2, 2, 1, 33, 47, 'Hale', '', '');
             INSERT INTO attribute_type VALUES ('Years', '', 'Hale', '', 'case', 'numeric'), ('Room', '', 'Hale', '', 'file', 'character');
             INSERT INTO attribute VALUES (1, 'Years', 'case', '3', 1, '', 'Hale'), (2, 'Room', 'file', 'office', 1, '', 'Hale');
             INSERT INTO journal VALUES (1, 'June', 'Begin with places.', '2024-06-18', 'Mira');",
        )
        .unwrap();
    })
}

#[test]
fn a_project_folder_of_qualcoder_comes_in_with_cases_codes_notes_and_what_had_no_place() {
    let mut study = a_study();
    let folder = study.folder().join("raids.qda");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("data.qda"), qualcoder()).unwrap();
    let report = import(&mut study, &folder);
    let expected = [
        ("Passages without a code", "at night"),
        ("Places > Indoors > Shelter", "shelter"),
        ("Waiting", "waited"),
    ];
    assert_eq!(coded(&study), expected.map(|(code, words)| (code.to_owned(), words.to_owned())));
    let codings = study.codings(&CodingFilter::default()).unwrap();
    assert_eq!(codings.iter().filter(|row| row.coding.quotable).count(), 1);
    let shelter = study.find_code("Places > Indoors > Shelter").unwrap();
    assert_eq!((shelter.slot.number(), shelter.text.definition.as_deref()), (1, Some("A roof")));
    let memos: Vec<String> = study.memos().unwrap().into_iter().map(|memo| memo.text).collect();
    for said in [
        "About raids.",
        "Loud room.",
        "Which one?",
        "Before ten?",
        "Calls back.",
        "June\n\nBegin with places.",
    ] {
        assert!(memos.iter().any(|memo| memo == said), "{said}: {memos:?}");
    }
    let people = study.kept_people().unwrap();
    assert_eq!(people.persons.iter().map(|p| p.row.label.as_str()).collect::<Vec<_>>(), ["AD-01", "AD-02"]);
    assert_eq!(people.persons[0].attributes, [Some("3".to_owned())]);
    let text = study.find_transcript("AD-01.txt").unwrap();
    let interview = study.interview(text.interview).unwrap().unwrap();
    assert_eq!(interview.interviewee, Some(people.persons[0].row.id));
    assert!(study.memos().unwrap().iter().any(|m| m.target == MemoTarget::Interview(text.interview)));
    let left = report.items.iter().filter(|item| item.fate == Fate::LeftOut).map(|item| item.what);
    assert_eq!(left.collect::<Vec<_>>(), ["source", "coding of a picture", "file of a case", "value"]);
    study.assert_sound();
    let again = import(&mut study, &folder).added;
    assert_eq!(
        (again.transcripts, again.codings, again.codes, again.interviewees, again.memos),
        (0, 0, 0, 0, 0)
    );
}

#[test]
fn a_text_of_qualcoder_stays_out_where_one_who_speaks_in_a_part_of_it_has_withdrawn() {
    let mut study = a_study();
    study.people("id,consent\nAD-02,withdrawn\n");
    let file = study.file("data.qda", qualcoder());
    let report = import(&mut study, &file);
    assert_eq!((report.added.transcripts, report.added.codings), (0, 0), "{:?}", report.items);
}

#[test]
fn an_end_that_is_no_place_is_no_more_than_one_after_its_text() {
    let mut study = a_study();
    let bytes = database(QUALCODER, |conn| {
        conn.execute_batch(
            "INSERT INTO source VALUES (1, 'AD-01.txt', 'We waited.', NULL, '', 'Hale', '', NULL, NULL);
             INSERT INTO cases VALUES (1, 'AD-01', '', 'Hale', '');
             INSERT INTO case_text VALUES (1, 1, 1, -9223372036854775808, 9223372036854775807, 'Hale', '', '');",
        )
        .unwrap();
    });
    let file = study.file("data.qda", bytes);
    import(&mut study, &file);
    let text = study.find_transcript("AD-01.txt").unwrap();
    let interview = study.interview(text.interview).unwrap().unwrap();
    assert_eq!(interview.interviewee, Some(study.find_interviewee("AD-01").unwrap().id));
}

/// Words of a project's codings, as far as its texts have them.
fn words(read: &ReadProject) -> Vec<String> {
    let texts = read.texts.iter();
    let words = texts.flat_map(|text| {
        let points: Vec<char> = text.text.chars().collect();
        text.codings
            .iter()
            .map(move |coding| {
                points[coding.span.start() as usize..coding.span.end() as usize].iter().collect::<String>()
            })
            .collect::<Vec<_>>()
    });
    words.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Paragraphs with emoji, combining marks, and signs that HTML has a meaning for.
fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let word = "[a-zé🌱👩‍👧\u{301}然&<>\"ß]{1,6}";
    let paragraph = prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "));
    prop::collection::vec(paragraph, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn random_passages_of_taguette_are_exactly_the_words_that_were_marked(
        paragraphs in paragraphs(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
        bold in any::<bool>(),
    ) {
        let (mut html, mut begins, mut bytes) = (String::new(), Vec::new(), 0);
        for paragraph in &paragraphs {
            begins.push(bytes);
            bytes += paragraph.len() + 1;
            let inner = escaped(paragraph);
            html += &if bold { format!("<p><b>{inner}</b></p>\n") } else { format!("<p>{inner}</p>\n") };
        }
        let mut expected = Vec::new();
        let file = database(TAGUETTE, |conn| {
            document(conn, 1, "Random", &html);
            for (number, (which, from, to)) in (1..).zip(&cuts) {
                let place = which.index(paragraphs.len());
                let ends: Vec<usize> = paragraphs[place].char_indices().map(|(at, _)| at).chain([paragraphs[place].len()]).collect();
                let (a, b) = (from.index(ends.len()), to.index(ends.len()));
                let (start, end) = (ends[a.min(b)], ends[a.max(b)]);
                if start == end {
                    continue;
                }
                let passage = paragraphs[place][start..end].to_owned();
                // A tag of its own, so that no passage is another's.
                tag(conn, number, &format!("t{number}"), "");
                let base = i64::try_from(begins[place]).unwrap();
                let span = (base + i64::try_from(start).unwrap(), base + i64::try_from(end).unwrap());
                highlight(conn, (number, 1), span, &escaped(&passage), &[number]);
                expected.push(passage);
            }
        });
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("random.sqlite3");
        std::fs::write(&path, file).unwrap();
        let read = read_project(&path).unwrap();
        prop_assert_eq!(words(&read), expected);
        prop_assert!(read.report.iter().all(|item| item.what == "source"), "{:?}", read.report);
    }
}
