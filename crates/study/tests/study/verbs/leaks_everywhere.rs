//! The leak scan sees every text of a study file: the schema is walked, so that no column is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use verbatim_model::{IdentifierKind, MemoTarget};
use verbatim_study::Silent;
use verbatim_study::deidentification::NewAlias;
use verbatim_testkit::{TestStudy, open_keys};

use super::deidentification::begun;
use crate::dump::Beside;

/// Columns of text that hold no words of a person, with the reason.
const NO_WORDS: &[(&str, &str)] = &[
    ("action.kind", "one of fixed words"),
    ("action.subject", "ids, counts and numbers; see subject.rs"),
    ("alias.kind", "one of fixed words"),
    ("approval.approved_on", "a day"),
    ("asked.state", "one of fixed words"),
    ("attribute.kind", "one of fixed words"),
    ("backup_record.reason", "one of fixed words"),
    ("backup_record.verified", "one of fixed words"),
    ("code.colour", "the number of a colour"),
    ("coding.basis", "one of fixed words"),
    ("coding.prompting", "one of fixed words"),
    ("coding.stance", "one of fixed words"),
    ("deidentification.step", "one of fixed words"),
    ("export_record.figures", "ids and numbers"),
    ("export_record.purpose", "one of fixed words"),
    ("export_record.what", "one of fixed words"),
    ("interview.date", "a day"),
    ("interview_progress.state", "one of fixed words"),
    ("interviewee.consent", "one of fixed words"),
    ("interviewee.consent_date", "a day"),
    ("interviewee.embargo_until", "a day"),
    ("interviewee_link.kind", "one of fixed words"),
    ("kept_mention.kind", "one of fixed words"),
    ("leak_allowance.place", "one of fixed words"),
    ("memo.target_kind", "one of fixed words"),
    ("outreach.approached", "a day"),
    ("outreach.outcome", "one of fixed words"),
    ("preference.key", "a name that the window gives, and ids"),
    ("review_note.kind", "one of fixed words"),
    ("saved_search.coders", "one of fixed words"),
    ("saved_search.speakers", "one of fixed words"),
    ("saved_view.kind", "one of fixed words"),
    ("search_index.name", "a name that the program gives"),
    ("setting.key", "a name that the program gives, and ids"),
    ("setting.value", "fixed words and numbers"),
    ("speaker.role", "one of fixed words"),
    ("team_pattern.kind", "one of fixed words"),
    ("transcript.encoding", "one of fixed words"),
    ("transcript.kind", "one of fixed words"),
    ("transcript.source", "what reader and layout read it, in fixed words"),
    ("transcript.status", "one of fixed words"),
    ("transcript_language.language", "one of fixed words"),
];

/// Columns of bytes that are neither ids nor hashes, with the reason why they are not scanned.
const NO_TEXT: &[(&str, &str)] = &[
    ("action.changeset", "what undo needs: destroyed by a purge, which the trail tells"),
    ("action_codings.codings", "ids"),
    ("original.bytes", "the raw file, known to hold names: moved to the key file and purged"),
    ("search_index.bytes", "words of the texts, made anew from them"),
    ("search_run.asked", "a hash of the question"),
    ("search_run.people", "ids"),
];

/// Rows for tables that the study of the test has none in yet.
const ROWS: &[&str] = &[
    "INSERT INTO category VALUES (zeroblob(16), NULL, 'c', 1, NULL)",
    "INSERT INTO attribute VALUES (randomblob(16), 'a', 'text', 1)",
    "INSERT INTO interviewee (id, label, position) VALUES (x'0300000000000000000000000000000a', 'P-7', 1)",
    "INSERT INTO interviewee_link SELECT id, 'recommended by', 'x' FROM interviewee LIMIT 1",
    "INSERT INTO attribute_value SELECT i.id, a.id, 'v' FROM interviewee i, attribute a LIMIT 1",
    "INSERT INTO interviewee_group VALUES (randomblob(16), 'g', 1)",
    "INSERT INTO outreach (id, label) VALUES (randomblob(16), 'o')",
    "INSERT INTO code_version (code_id, version) SELECT id, 1 FROM code LIMIT 1",
    "INSERT INTO review_note SELECT randomblob(16), c.id, c.coder_id, 'question', 'n', 0 FROM coding c LIMIT 1",
    "INSERT INTO keep_entry SELECT randomblob(16), 'k', 'r', id, 0 FROM coder LIMIT 1",
    "INSERT INTO team_pattern VALUES (randomblob(16), 't', 'p', 'number')",
    "INSERT INTO leak_allowance SELECT randomblob(16), 'memo', NULL, 0, 1, zeroblob(32), 'r', id, 0 FROM coder LIMIT 1",
    "INSERT INTO saved_search SELECT randomblob(16), 's', 'q', 0, 'all', 'all', NULL, id, 0 FROM coder LIMIT 1",
    "INSERT INTO backup_record VALUES (1, 0, 'p', 'asked', 'passphrase', 0)",
    "INSERT INTO saved_view SELECT randomblob(16), 'v', 'matrix', '{}', id, 0 FROM coder LIMIT 1",
    "INSERT INTO coding_attribute VALUES (randomblob(16), 'o', '[]', 1)",
    "INSERT INTO coding_value SELECT c.id, a.id, 'v' FROM coding c, coding_attribute a LIMIT 1",
    "INSERT INTO approval SELECT id, passage_hash, '2026-01-05', coder_id, 0 FROM coding LIMIT 1",
    "INSERT INTO summary SELECT randomblob(16), i.id, c.code_id, 's', zeroblob(16), c.coder_id, 0
     FROM interviewee i, coding c LIMIT 1",
    "INSERT INTO export_record SELECT min(number), 'team', 'matrix', '{}', zeroblob(32), NULL FROM action",
    "INSERT INTO preference VALUES ('draft.memo.x', zeroblob(16), '{\"text\":\"d\"}')",
];

/// Texts whose length others rely on, with a name that stands there already.
const STANDING: &[(&str, &str)] = &[("block.lead", "Marta"), ("block.body", "Ilse Brandt")];

/// Columns of a type, as `table.column`.
fn columns(conn: &Connection, kind: &str) -> Vec<(String, String)> {
    let sql = "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = ?1 ORDER BY 1, 2";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// A made-up name for each of many columns.
fn name(n: usize) -> String {
    let parts = ["Vo", "Ke", "Di", "Zu", "Ra", "Mo", "Li", "Te", "Pa", "Gu", "Ni", "So"];
    format!("{}{}rwinov", parts[n % parts.len()], parts[n / parts.len()].to_lowercase())
}

/// A confirmed transcript, a coding and a memo, with names that have one alias; closed.
fn study_with(names: &[String]) -> TestStudy {
    let (mut study, transcript) = begun();
    let (code, kind) = (study.find_code("Raids").unwrap().id, IdentifierKind::Person);
    study.put(transcript, 14, 20, code);
    study.add_memo(MemoTarget::Study, "m").unwrap();
    let alias = NewAlias { kind, text: "neighbour".to_owned(), general: false, interviewee: None };
    study.add_alias(&alias, names).unwrap();
    study.confirm_deidentified(&[transcript]).unwrap();
    study.close();
    study
}

#[test]
fn every_text_of_the_study_file_is_scanned_or_holds_no_words_of_a_person() {
    let blank = study_with(&["Nobody Here".to_owned()]);
    let all = columns(&Beside::open(blank.path()).0, "TEXT");
    let skipped: BTreeSet<&str> = NO_WORDS.iter().map(|(column, _)| *column).collect();
    let known: BTreeSet<String> = all.iter().map(|(table, column)| format!("{table}.{column}")).collect();
    let stale: Vec<_> = skipped.iter().filter(|column| !known.contains(**column)).collect();
    assert!(stale.is_empty(), "no such columns: {stale:?}");

    let standing: BTreeMap<&str, &str> = STANDING.iter().copied().collect();
    let mut planted: Vec<(String, String)> = Vec::new();
    for column in known.iter().filter(|column| !skipped.contains(column.as_str())) {
        let there = standing.get(column.as_str()).map(|name| (*name).to_owned());
        planted.push((column.clone(), there.unwrap_or_else(|| name(planted.len()))));
    }
    let names: Vec<String> = planted.iter().map(|(_, name)| name.clone()).collect();
    let mut study = study_with(&names);
    let beside = Beside::open(study.path());
    for row in ROWS {
        beside.0.execute(row, []).unwrap_or_else(|e| panic!("{row}: {e}"));
    }
    for (column, name) in planted.iter().filter(|(column, _)| !standing.contains_key(column.as_str())) {
        let (table, field) = column.split_once('.').unwrap();
        let value = if in_json(column) { format!("{{\"text\":\"{name}\"}}") } else { name.clone() };
        let key = key_of(&beside.0, table);
        let sql = format!(
            "UPDATE \"{table}\" SET \"{field}\" = ?1 WHERE {key} = (SELECT min({key}) FROM \"{table}\")"
        );
        assert!(beside.0.execute(&sql, [&value]).unwrap() > 0, "{column}: no row to hold a name");
    }
    drop(beside);
    study.reopen();
    open_keys(&mut study);
    let scan = study.scan_leaks(&Silent).unwrap();
    let is_found = |column: &str, name: &str| {
        let of_text = standing.contains_key(column);
        scan.leaks.iter().any(|leak| leak.words.text == name && (!of_text || leak.place == "transcript"))
    };
    let missed: Vec<_> = planted.iter().filter(|(column, name)| !is_found(column, name)).collect();
    assert!(missed.is_empty(), "not scanned: {missed:?}");
    let places: BTreeSet<&str> = scan.scopes.iter().map(|scope| scope.place).collect();
    assert!(scan.leaks.iter().all(|leak| places.contains(leak.place)), "{places:?}");
}

/// Whether a column holds words inside JSON.
fn in_json(column: &str) -> bool {
    column == "preference.value" || column.ends_with(".settings")
}

/// The first column of the key of a table, by which one thing is chosen.
fn key_of(conn: &Connection, table: &str) -> String {
    let sql = "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk LIMIT 1";
    conn.query_row(sql, [table], |row| row.get(0)).unwrap()
}

#[test]
fn bytes_of_the_study_file_are_ids_hashes_or_told_of() {
    let study = study_with(&[]);
    let known = columns(&Beside::open(study.path()).0, "BLOB");
    let told: BTreeSet<&str> = NO_TEXT.iter().map(|(column, _)| *column).collect();
    let is_id = |column: &str| column == "id" || column == "uuid" || column.ends_with("_id");
    let is_hash = |column: &str| column.ends_with("hash") || column == "hash_key";
    for (table, column) in known {
        let full = format!("{table}.{column}");
        assert!(is_id(&column) || is_hash(&column) || told.contains(full.as_str()), "{full} holds what?");
    }
}

#[test]
fn labels_ids_and_groups_that_are_names_are_found_without_the_key_file() {
    let (mut study, transcript) = begun();
    study.people(
        "id,category,recommended_by\nNP-1,Advocate,\nLE-2,Law enforcement,NP-1\nImelda Kowalczyk,Advocate,\n",
    );
    study.set_group("Women whom Sergeant Okafor knows", &[]).unwrap();
    study.add_keep_entry("Bay Area", "told by Zubrikov").unwrap();
    study.confirm_deidentified(&[transcript]).unwrap();
    study.close_key_file();
    let scan = study.scan_leaks(&Silent).unwrap();
    let found: BTreeSet<(&str, &str)> =
        scan.leaks.iter().map(|leak| (leak.place, leak.words.text.as_str())).collect();
    for expected in [
        ("interviewee id", "Imelda Kowalczyk"),
        ("group", "Sergeant Okafor"),
        ("keep-list entry", "Zubrikov"),
        ("speaker", "Marta"),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    let clean = |place: &str| scan.scopes.iter().any(|scope| scope.place == place && scope.clean == scope.of);
    assert!(clean("category") && clean("coder") && !clean("interviewee id"), "{:?}", scan.scopes);
}

#[test]
fn one_of_two_labels_may_stay_and_the_other_is_still_told() {
    let (mut study, _) = begun();
    let talk = study.import("P-02.txt", "Marta: We moved.\n\nRUIZ: And?\n\nMarta: Yes.\n\nRUIZ: Good.\n");
    study.confirm_deidentified(&[talk]).unwrap();
    let labels = |study: &TestStudy| {
        let leaks = study.scan_leaks(&Silent).unwrap().leaks.into_iter();
        leaks.filter(|leak| leak.place == "speaker").collect::<Vec<_>>()
    };
    let both = labels(&study);
    let words: Vec<&str> = both.iter().map(|leak| leak.words.text.as_str()).collect();
    assert_eq!(words, ["Marta", "RUIZ"]);
    study.allow_leak("speaker", both[1].id, both[1].span, "a name on the stage").unwrap();
    let left: Vec<String> = labels(&study).into_iter().map(|leak| leak.words.text).collect();
    assert_eq!(left, ["Marta"]);
}

#[test]
fn a_code_called_by_a_word_that_is_a_name_is_told_where_a_person_is_meant() {
    let codes = |study: &TestStudy| {
        let leaks = study.scan_leaks(&Silent).unwrap().leaks.into_iter();
        leaks.filter(|leak| leak.place == "code").map(|leak| leak.words.text).collect::<Vec<_>>()
    };
    let mut study = verbatim_testkit::a_study();
    for code in ["Hope", "Experience > Faith", "Experience > Joy"] {
        study.add(code);
    }
    assert_eq!(codes(&study), Vec::<String>::new(), "words are themes");
    study.add("People > Grace");
    assert_eq!(codes(&study), ["Grace"], "one that stands under people");
    study.add("Experience > Imelda Kowalczyk");
    let mut told = codes(&study);
    told.sort();
    assert_eq!(told, ["Faith", "Grace", "Imelda Kowalczyk", "Joy"], "those beside a name");
    study.add_memo(MemoTarget::Study, "my sister Hope said that it was so").unwrap();
    assert!(codes(&study).contains(&"Hope".to_owned()), "one that is somebody elsewhere");
    open_keys(&mut study);
    let (kind, text) = (IdentifierKind::Person, "Grace".to_owned());
    study.add_alias(&NewAlias { kind, text, general: true, interviewee: None }, &[]).unwrap();
    let scan = study.scan_leaks(&Silent).unwrap();
    assert!(scan.leaks.iter().any(|leak| leak.place == "alias" && leak.words.text == "Grace"));
}
