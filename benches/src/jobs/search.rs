//! (a) The search index, and (f) searching.

use std::cell::RefCell;
use std::fs;

use verbatim_study::searches::SearchOptions;
use verbatim_study::{Silent, Study};

use super::{Bench, FULL_TEXT, KEYED_FULL_TEXT, SCAN, goal, once};
use crate::corpus::{Corpus, Size};
use crate::floors::Wanted;
use crate::measure::{by_turns, timed};
use crate::{Outcome, floors, study};

impl Bench<'_> {
    /// (a) The index, and (f) searches with it.
    pub(super) fn search(&mut self, study: &mut Study) -> Outcome<()> {
        let (folder, corpus) = (self.folder, self.corpus);
        let texts: Vec<String> =
            corpus.transcripts.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
        let conn = RefCell::new(None);
        let rounds = if corpus.size == Size::S { 5 } else { 1 };
        let times = by_turns(
            rounds,
            false,
            &mut [&mut || timed(|| Ok(study.open_index(&Silent)?)), &mut || {
                let fresh = floors::database(&folder.join("floor.db"), false)?;
                let took = timed(|| floors::index_turns(&fresh, corpus, &texts));
                conn.replace(Some(fresh));
                took
            }],
        )?;
        let within = self.within(300.0, 3_000.0, 40_000.0);
        self.add("(a) search index built", times, &[FULL_TEXT], vec![goal(FULL_TEXT, 3.0)]).within = within;
        if corpus.size != Size::S {
            let mut kept = vec![once(timed(|| Ok(study.keep_index(&Silent)?))?)];
            for keyed in [false, true] {
                let fresh = floors::database(&folder.join("floor-keyed.db"), keyed)?;
                kept.push(once(timed(|| floors::index_turns(&fresh, corpus, &texts))?));
            }
            let floors = [FULL_TEXT, KEYED_FULL_TEXT];
            self.add("(a) search index built and kept", kept, &floors, Vec::new());
            let path = study::path(folder, corpus.size);
            let times = by_turns(
                3,
                false,
                &mut [&mut || {
                    let mut again = study::open(&path)?;
                    timed(|| Ok(again.open_index(&Silent)?))
                }],
            )?;
            self.add("(a) kept index taken up again", times, &[], Vec::new()).within = Some(500.0);
        }
        let conn = conn.into_inner().ok_or("no index")?;
        let places: Vec<_> = texts.iter().map(|text| floors::turns(text)).collect();
        for query in queries(corpus)? {
            let options =
                SearchOptions { regex: query.fts.is_none(), limit: Some(50), ..SearchOptions::default() };
            let found = study.search(&query.ours, &options)?.passages;
            let scanned = floors::scan(&texts, &places, corpus, &query.scan);
            let mut ours = || timed(|| Ok(study.search(&query.ours, &options)?));
            let mut scan = || timed(|| Ok(floors::scan(&texts, &places, corpus, &query.scan)));
            let rounds = if corpus.size == Size::L { 3 } else { 9 };
            let within = self.within(20.0, 20.0, 100.0);
            let job = format!("(f) {}", query.name);
            let row = if let Some(fts) = &query.fts {
                let mut full_text = || timed(|| floors::search_index(&conn, fts));
                let times = by_turns(rounds, true, &mut [&mut ours, &mut scan, &mut full_text])?;
                let mut goals = vec![goal(SCAN, 1.0)];
                if query.plain {
                    goals.push(goal(FULL_TEXT, 5.0));
                }
                self.add(&job, times, &[SCAN, FULL_TEXT], goals)
            } else {
                let times = by_turns(rounds, true, &mut [&mut ours, &mut scan])?;
                self.add(&job, times, &[SCAN], vec![goal(SCAN, 1.0)])
            };
            row.within = within;
            row.note = format!("{found} turns (scan {scanned})");
        }
        Ok(())
    }
}

/// A search as each side writes it.
struct Search {
    name: &'static str,
    ours: String,
    scan: Wanted,
    /// `None` for a regular expression, which a full text index cannot answer.
    fts: Option<String>,
    /// Whether it is words or a phrase.
    plain: bool,
}

fn queries(corpus: &Corpus) -> Outcome<Vec<Search>> {
    let w = |rank: usize| corpus.words[rank].as_str();
    let word = |word: &str| regex::Regex::new(&format!(r"(?i)\b{word}\b"));
    let one = |pattern: &str| -> Outcome<Wanted> {
        Ok(Wanted { all: vec![regex::Regex::new(pattern)?], none: Vec::new() })
    };
    let prefix: String = w(700).chars().take(4).collect();
    let pattern = format!(r"\b(?:{}|{})\w* \w+é\b", w(12), w(15));
    Ok(vec![
        Search {
            name: "rare word",
            ours: w(3_000).to_owned(),
            scan: Wanted { all: vec![word(w(3_000))?], none: Vec::new() },
            fts: Some(w(3_000).to_owned()),
            plain: true,
        },
        Search {
            name: "common word",
            ours: w(50).to_owned(),
            scan: Wanted { all: vec![word(w(50))?], none: Vec::new() },
            fts: Some(w(50).to_owned()),
            plain: true,
        },
        Search {
            name: "phrase",
            ours: format!("\"{} {}\"", w(20), w(30)),
            scan: one(&format!(r"(?i)\b{}\W+{}\b", w(20), w(30)))?,
            fts: Some(format!("\"{} {}\"", w(20), w(30))),
            plain: true,
        },
        Search {
            name: "two words, not a third",
            ours: format!("{} AND {} NOT {}", w(40), w(45), w(20)),
            scan: Wanted { all: vec![word(w(40))?, word(w(45))?], none: vec![word(w(20))?] },
            fts: Some(format!("({} AND {}) NOT {}", w(40), w(45), w(20))),
            plain: false,
        },
        Search {
            name: "prefix",
            ours: format!("{prefix}*"),
            scan: one(&format!(r"(?i)\b{prefix}\w*"))?,
            fts: Some(format!("{prefix}*")),
            plain: false,
        },
        Search { name: "regular expression", scan: one(&pattern)?, ours: pattern, fts: None, plain: false },
    ])
}
