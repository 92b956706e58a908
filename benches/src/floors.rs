//! What each job is held against: the least that plain SQLite needs for the same answer.
//!
//! Write-ahead log and `synchronous = FULL`, as a study has them. The same floor with a key shows the
//! share of encryption.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::{Connection, params};

use crate::Outcome;
use crate::corpus::Corpus;

/// Opens an empty database, encrypted or not.
pub fn database(path: &Path, keyed: bool) -> Outcome<Connection> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        if PathBuf::from(&name).exists() {
            fs::remove_file(name)?;
        }
    }
    let conn = Connection::open(path)?;
    prepare(&conn, keyed)?;
    Ok(conn)
}

/// The same database twice, without and with a key, to be opened again and again.
pub struct Files([PathBuf; 2]);

impl Files {
    pub fn new(folder: &Path, fill: impl Fn(&Connection) -> Outcome<()>) -> Outcome<Self> {
        let files = Self([folder.join("floor.db"), folder.join("floor-keyed.db")]);
        for (path, keyed) in files.0.iter().zip([false, true]) {
            let conn = database(path, keyed)?;
            fill(&conn)?;
            conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
        }
        Ok(files)
    }

    /// Opens one anew: nothing of it is in memory but what the system keeps of the file.
    pub fn open(&self, keyed: bool) -> Outcome<Connection> {
        let conn = Connection::open(&self.0[usize::from(keyed)])?;
        prepare(&conn, keyed)?;
        Ok(conn)
    }
}

fn prepare(conn: &Connection, keyed: bool) -> Outcome<()> {
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    if keyed {
        conn.execute_batch(&format!("PRAGMA key = \"x'{}'\";", "07".repeat(32)))?;
    }
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// Reads every coding.
pub fn read_codings(conn: &Connection) -> Outcome<i64> {
    let mut statement = conn.prepare("SELECT interview, start, end, code, coder FROM coding")?;
    let mut rows = statement.query([])?;
    let mut sum = 0;
    while let Some(row) = rows.next()? {
        for column in 0..5 {
            sum += row.get::<_, i64>(column)?;
        }
    }
    Ok(sum)
}

/// Reads every text.
pub fn read_texts(conn: &Connection) -> Outcome<usize> {
    let mut statement = conn.prepare("SELECT text FROM interview ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        bytes += row.get::<_, String>(0)?.len();
    }
    Ok(bytes)
}

/// Where each turn of a text stands in it, in bytes, and whether a respondent speaks.
pub type Turns = Vec<(usize, usize, bool)>;

/// The turns of a text.
pub fn turns(text: &str) -> Turns {
    let mut at = 0;
    let mut found = Vec::new();
    for piece in text.split("\n\n") {
        if let Some((label, said)) = piece.split_once(": ") {
            let start = at + label.len() + 2;
            found.push((start, start + said.len(), label == "Respondent"));
        }
        at += piece.len() + 2;
    }
    found
}

/// Texts and turns of the files, with a hash, in one commit.
pub fn import(conn: &Connection, corpus: &Corpus) -> Outcome<()> {
    conn.execute_batch(
        "BEGIN;
         CREATE TABLE interview (id INTEGER PRIMARY KEY, name TEXT, hash BLOB, text TEXT);
         CREATE TABLE turn (interview INTEGER, start INTEGER, end INTEGER, respondent INTEGER);",
    )?;
    {
        let mut interview = conn.prepare("INSERT INTO interview VALUES (?1, ?2, ?3, ?4)")?;
        let mut turn = conn.prepare("INSERT INTO turn VALUES (?1, ?2, ?3, ?4)")?;
        for (id, path) in (0i64..).zip(&corpus.transcripts) {
            let text = fs::read_to_string(path)?;
            let hash = *blake3::hash(text.as_bytes()).as_bytes();
            interview.execute(params![id, path.file_name().and_then(|n| n.to_str()), hash, text])?;
            for (start, end, respondent) in turns(&text) {
                turn.execute(params![id, i64::try_from(start)?, i64::try_from(end)?, respondent])?;
            }
        }
    }
    conn.execute_batch("COMMIT;")?;
    Ok(())
}

/// All codings with two indexes in one commit.
pub fn codings(conn: &Connection, corpus: &Corpus) -> Outcome<()> {
    conn.execute_batch(
        "BEGIN;
         CREATE TABLE coding (id INTEGER PRIMARY KEY, interview INTEGER, start INTEGER, end INTEGER, code INTEGER,
                              coder INTEGER);
         CREATE INDEX coding_place ON coding (interview, start);
         CREATE INDEX coding_code ON coding (code);",
    )?;
    {
        let mut coding = conn
            .prepare("INSERT INTO coding (interview, start, end, code, coder) VALUES (?1, ?2, ?3, ?4, 1)")?;
        for c in &corpus.codings {
            coding.execute(params![c.interview, c.start, c.end, c.code])?;
        }
    }
    conn.execute_batch("COMMIT;")?;
    Ok(())
}

/// People, categories and which codes stand above which.
pub fn people(conn: &Connection, corpus: &Corpus) -> Outcome<()> {
    conn.execute_batch(
        "BEGIN;
         CREATE TABLE person (interview INTEGER PRIMARY KEY, category TEXT);
         CREATE TABLE above (code INTEGER, ancestor INTEGER, PRIMARY KEY (code, ancestor)) WITHOUT ROWID;",
    )?;
    {
        let mut person = conn.prepare("INSERT INTO person VALUES (?1, ?2)")?;
        for (interview, category) in (0i64..).zip(&corpus.categories) {
            person.execute(params![interview, category])?;
        }
        let mut above = conn.prepare("INSERT INTO above VALUES (?1, ?2)")?;
        for (code, ancestors) in parents(corpus).iter().enumerate() {
            for ancestor in ancestors {
                above.execute(params![i64::try_from(code)?, i64::try_from(*ancestor)?])?;
            }
        }
    }
    conn.execute_batch("COMMIT;")?;
    Ok(())
}

/// For each code itself and the codes above it.
pub fn parents(corpus: &Corpus) -> Vec<Vec<usize>> {
    let place = |path: &str| corpus.codes.iter().position(|c| c == path);
    let of = |path: &String| {
        let mut chain: Vec<usize> = place(path).into_iter().collect();
        let mut rest = path.as_str();
        while let Some((above, _)) = rest.rsplit_once(" > ") {
            chain.extend(place(above));
            rest = above;
        }
        chain
    };
    corpus.codes.iter().map(of).collect()
}

/// Distinct people for each code and category, a code counting what is below it: in SQL.
pub fn matrix_in_sql(conn: &Connection) -> Outcome<i64> {
    let sql = "SELECT sum(people) FROM (SELECT count(DISTINCT c.interview) AS people FROM coding c
               JOIN above a ON a.code = c.code JOIN person p ON p.interview = c.interview
               GROUP BY a.ancestor, p.category)";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// What an analyst's script would hold in memory for the same figures.
pub struct Arrays {
    codes: Vec<u32>,
    people: Vec<u32>,
    parents: Vec<Option<usize>>,
    /// A bit per person, by category.
    categories: Vec<Vec<u64>>,
    words: usize,
}

impl Arrays {
    pub fn of(corpus: &Corpus) -> Self {
        let words = corpus.categories.len().div_ceil(64);
        let mut names: Vec<&String> = corpus.categories.iter().collect();
        names.sort();
        names.dedup();
        let mut categories = vec![vec![0; words]; names.len()];
        for (person, category) in corpus.categories.iter().enumerate() {
            if let Ok(at) = names.binary_search(&category) {
                categories[at][person / 64] |= 1 << (person % 64);
            }
        }
        Self {
            codes: corpus.codings.iter().map(|c| c.code).collect(),
            people: corpus.codings.iter().map(|c| c.interview).collect(),
            parents: parents(corpus).iter().map(|chain| chain.get(1).copied()).collect(),
            categories,
            words,
        }
    }

    /// The same figures by a pass over the arrays with a bit per code and person.
    pub fn matrix(&self) -> i64 {
        let mut bits = vec![0u64; self.parents.len() * self.words];
        for (&code, &person) in self.codes.iter().zip(&self.people) {
            bits[code as usize * self.words + person as usize / 64] |= 1 << (person % 64);
        }
        for code in (0..self.parents.len()).rev() {
            if let Some(above) = self.parents[code] {
                let (before, own) = bits.split_at_mut(code * self.words);
                let to = &mut before[above * self.words..(above + 1) * self.words];
                to.iter_mut().zip(own.iter()).for_each(|(to, from)| *to |= from);
            }
        }
        let cell = |own: &[u64], category: &Vec<u64>| -> u32 {
            own.iter().zip(category).map(|(a, b)| (a & b).count_ones()).sum()
        };
        bits.chunks(self.words)
            .flat_map(|own| self.categories.iter().map(move |category| i64::from(cell(own, category))))
            .sum()
    }
}

/// A full text index over turns, and a narrow table that says whose each turn is.
pub fn index_turns(conn: &Connection, corpus: &Corpus, texts: &[String]) -> Outcome<()> {
    conn.execute_batch(
        "BEGIN;
         CREATE VIRTUAL TABLE words USING fts5(said, content='', tokenize='porter unicode61 remove_diacritics 2');
         CREATE TABLE place (id INTEGER PRIMARY KEY, interview INTEGER, category TEXT, respondent INTEGER);",
    )?;
    {
        let mut words = conn.prepare("INSERT INTO words (rowid, said) VALUES (?1, ?2)")?;
        let mut place = conn.prepare("INSERT INTO place VALUES (?1, ?2, ?3, ?4)")?;
        let mut id = 0i64;
        for (interview, text) in texts.iter().enumerate() {
            for (start, end, respondent) in turns(text) {
                id += 1;
                words.execute(params![id, &text[start..end]])?;
                let category = &corpus.categories[interview];
                place.execute(params![id, i64::try_from(interview)?, category, respondent])?;
            }
        }
    }
    conn.execute_batch("COMMIT;")?;
    Ok(())
}

/// Turns and people by category in the full text index: how many turns in all.
pub fn search_index(conn: &Connection, query: &str) -> Outcome<i64> {
    let sql =
        "SELECT category, count(*), count(DISTINCT interview) FROM words JOIN place ON place.id = words.rowid
               WHERE words MATCH ?1 AND respondent GROUP BY category";
    let mut statement = conn.prepare_cached(sql)?;
    let counts = statement.query_map([query], |row| row.get::<_, i64>(1))?;
    Ok(counts.sum::<Result<i64, _>>()?)
}

/// The same by reading every answer in memory: how many turns in all.
pub fn scan(texts: &[String], places: &[Turns], corpus: &Corpus, wanted: &Wanted) -> i64 {
    let mut counts = std::collections::BTreeMap::<&str, (i64, i64)>::new();
    for ((text, turns), category) in texts.iter().zip(places).zip(&corpus.categories) {
        let answers = turns.iter().filter(|(_, _, respondent)| *respondent);
        let here = answers.filter(|(start, end, _)| wanted.is_in(&text[*start..*end])).count();
        if here > 0 {
            let entry = counts.entry(category).or_default();
            entry.0 += i64::try_from(here).unwrap_or(0);
            entry.1 += 1;
        }
    }
    counts.values().map(|(turns, _)| turns).sum()
}

/// What a scan looks for: all of the first, none of the second.
pub struct Wanted {
    pub all: Vec<regex::Regex>,
    pub none: Vec<regex::Regex>,
}

impl Wanted {
    /// Whether it is one pattern, so that a tool that takes one can be asked.
    pub fn is_one(&self) -> bool {
        self.all.len() == 1 && self.none.is_empty()
    }

    fn is_in(&self, said: &str) -> bool {
        self.all.iter().all(|regex| regex.is_match(said))
            && !self.none.iter().any(|regex| regex.is_match(said))
    }
}

/// Whether ripgrep is installed.
pub fn has_ripgrep() -> bool {
    Command::new("rg").arg("--version").output().is_ok_and(|said| said.status.success())
}

/// Lines with a match in all files of a folder, the start of the process included.
pub fn ripgrep(folder: &Path, wanted: &Wanted) -> Outcome<usize> {
    let pattern = wanted.all.first().ok_or("no pattern")?;
    let said = Command::new("rg")
        .args(["--count", "--no-filename", "--glob", "*.txt", pattern.as_str()])
        .arg(folder)
        .output()?;
    Ok(String::from_utf8_lossy(&said.stdout).lines().count())
}
