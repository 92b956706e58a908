//! The kept index: whatever becomes of it, the first search after opening answers as reading does, and
//! it is made anew.

use std::path::Path;
use std::sync::OnceLock;

use rusqlite::Connection;
use verbatim_model::TranscriptId;
use verbatim_study::interviews::Correction;
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Access, Silent, Study};
use verbatim_testkit::{TestStudy, a_study, secret};

use crate::dump::Beside;

/// What is said in each transcript.
const SAID: [&str; 8] = [
    "At dawn they came to the door. 🙂",
    "We waited by the door until dawn.",
    "Nobody asked us before dawn; the door stayed shut.",
    "The shelter asked for my name, and I waited.",
    "然后 they came again.",
    "Nobody came at dawn.",
    "I asked at the shelter. The door was open.",
    "We were waiting for dawn at the shelter.",
];

/// A pause in a recording, as long as a book: seven of them are more than is searched without an index,
/// and cost a search little.
fn pause() -> String {
    "-".repeat(620_000)
}

/// A study that is large enough for an index, with one kept. Its last action is a correction.
pub fn large() -> TestStudy {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    let file = FILE.get_or_init(|| {
        let (mut study, pause) = (a_study(), pause());
        for (n, said) in SAID.iter().enumerate() {
            let text = format!("Interviewer: How did it begin?\n\nAna: {said}\n\nAna: {pause}\n");
            study.import(&format!("P-{n}.txt"), text);
        }
        let first = study.find_transcript("P-0.txt").unwrap().id;
        correct(&mut study, first, "came to", "stood at");
        assert!(study.keep_index(&Silent).unwrap());
        study.close();
        std::fs::read(study.path()).unwrap()
    });
    let mut study = a_study();
    study.close();
    std::fs::write(study.path(), file).unwrap();
    study.reopen();
    study
}

/// Writes other words in the place of some.
pub fn correct(study: &mut Study, transcript: TranscriptId, words: &str, text: &str) {
    let row = study.transcript(transcript).unwrap();
    let whole = study.text(&row).unwrap();
    let start = whole.text[..whole.text.find(words).unwrap()].chars().count() as u32;
    let end = start + words.chars().count() as u32;
    let (seen, text, drop_emptied) = (Some(words.to_owned()), text.to_owned(), false);
    study.correct_text(&Correction { transcript, start, end, seen, text, drop_emptied }).unwrap();
}

/// All that searches say, of words, phrases, patterns and spellings.
pub fn answers(study: &Study) -> Vec<String> {
    let queries = ["dawn", "\"at dawn\" OR wait* OR 然后", "asked NEAR/4 dawn", "door NOT opne~2"];
    let answer = |query| format!("{query}: {:#?}", study.search(query, &SearchOptions::default()).unwrap());
    queries.into_iter().map(answer).collect()
}

/// What searches say of a copy of the closed study that has no index.
pub fn read_anew(path: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.verbatim");
    std::fs::copy(path, &copy).unwrap();
    Beside::open(&copy).0.execute("DELETE FROM search_index", []).unwrap();
    let study = Study::open(&copy, &secret(), Access::Read).unwrap();
    let answers = answers(&study);
    assert!(study.index_work().unwrap().is_some(), "it was read");
    answers
}

/// Whether the index that was kept is taken up.
pub fn has_index(study: &Study) -> bool {
    // The first search takes it up.
    study.search("dawn", &SearchOptions::default()).unwrap();
    study.index_work().unwrap().is_none()
}

/// The index is made again, kept, taken up by the next opening, and answers the same.
#[track_caller]
pub fn assert_made_anew(study: &mut TestStudy, should: &[String]) {
    assert!(study.keep_index(&Silent).unwrap(), "there was one");
    study.reopen();
    assert!(has_index(study), "it was not kept");
    assert_eq!(answers(study), should, "by the new index");
}

type Files = Vec<(String, Vec<u8>)>;

fn files(conn: &Connection) -> Files {
    let mut statement = conn.prepare("SELECT name, bytes FROM search_index").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn put(conn: &Connection, name: &str, bytes: &[u8]) {
    let changed = conn.execute("UPDATE search_index SET bytes = ?2 WHERE name = ?1", (name, bytes)).unwrap();
    assert_eq!(changed, 1);
}

/// Changes one file of the kept index.
fn spoil(conn: &Connection, name: &str, how: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = files(conn).into_iter().find(|(file, _)| file == name).unwrap().1;
    how(&mut bytes);
    put(conn, name, &bytes);
}

fn flip(place: usize) -> impl FnOnce(&mut Vec<u8>) {
    move |bytes| {
        let place = place.min(bytes.len() - 1);
        bytes[place] ^= 0x20;
    }
}

/// Name of the largest file: it holds what words there are.
fn largest(conn: &Connection) -> String {
    files(conn).into_iter().max_by_key(|(_, bytes)| bytes.len()).unwrap().0
}

type Damage = fn(&Connection);

/// What may become of a kept index, and how it is done.
const DAMAGE: [(&str, Damage); 8] = [
    ("a byte in the middle is another one", |conn| spoil(conn, &largest(conn), flip(200))),
    ("the last byte is another one", |conn| spoil(conn, &largest(conn), flip(usize::MAX))),
    ("the list of its parts is another one", |conn| spoil(conn, "meta.json#0", flip(30))),
    ("its seal is another one", |conn| spoil(conn, "seal#0", flip(9))),
    ("it is of another state of the texts", |conn| spoil(conn, "stamp", flip(20))),
    ("it is cut off", |conn| spoil(conn, &largest(conn), |bytes| bytes.truncate(bytes.len() / 2))),
    ("a file is lost", |conn| {
        conn.execute("DELETE FROM search_index WHERE name = ?1", [largest(conn)]).unwrap();
    }),
    ("all of it is lost", |conn| {
        conn.execute("DELETE FROM search_index", []).unwrap();
    }),
];

#[test]
fn a_damaged_or_lost_index_is_not_believed_and_is_made_anew() {
    let mut study = large();
    assert!(has_index(&study), "it is kept and taken up");
    let by_index = answers(&study);
    study.close();
    let should = read_anew(study.path());
    assert_eq!(by_index, should);
    for (what, damage) in DAMAGE {
        study.close();
        damage(&Beside::open(study.path()).0);
        study.reopen();
        assert_eq!(answers(&study), should, "{what}");
        assert!(!has_index(&study), "{what}, and it was believed");
        study.assert_sound();
        assert_made_anew(&mut study, &should);
    }
}

#[test]
fn an_index_of_an_older_text_is_not_believed_even_under_the_stamp_of_the_new_one() {
    let mut study = large();
    study.close();
    let older = files(&Beside::open(study.path()).0);
    study.reopen();
    let first = study.find_transcript("P-0.txt").unwrap().id;
    correct(&mut study, first, "dawn", "dusk");
    assert!(!has_index(&study), "the text is newer");
    study.reopen();
    assert!(!has_index(&study), "the text is newer");
    assert!(study.keep_index(&Silent).unwrap());
    study.close();
    let should = read_anew(study.path());
    let beside = Beside::open(study.path()).0;
    for (name, bytes) in older.iter().filter(|(name, _)| name != "stamp") {
        let row = "INSERT OR REPLACE INTO search_index (name, bytes) VALUES (?1, ?2)";
        beside.execute(row, (name, bytes)).unwrap();
    }
    let names: Vec<&String> = older.iter().map(|(name, _)| name).collect();
    for (name, _) in files(&beside).iter().filter(|(name, _)| !names.contains(&name)) {
        beside.execute("DELETE FROM search_index WHERE name = ?1", [name]).unwrap();
    }
    drop(beside);
    study.reopen();
    assert_eq!(answers(&study), should);
    assert!(!has_index(&study), "the older one was believed");
    study.assert_sound();
    assert_made_anew(&mut study, &should);
}
