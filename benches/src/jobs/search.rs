//! (a) The search index, and (f) searching.

use std::cell::RefCell;
use std::fs;

use verbatim_study::searches::{HitOrder, SearchOptions};
use verbatim_study::{Silent, Study};

use super::queries::{self, Kind};
use super::{Bench, FULL_TEXT, KEYED_FULL_TEXT, RIPGREP, SCAN, goal, once};
use crate::corpus::Size;
use crate::measure::{Job, by_turns, timed};
use crate::{Outcome, floors, study};

impl Bench<'_> {
    /// (a) The index, and (f) searches with it.
    pub(super) fn search(&mut self, mut study: Study) -> Outcome<Study> {
        let (folder, corpus) = (self.folder, self.corpus);
        let texts: Vec<String> =
            corpus.transcripts.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
        let conn = RefCell::new(None);
        let places: Vec<_> = texts.iter().map(|text| floors::turns(text)).collect();
        self.before_index(&study, &texts, &places)?;
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
            study.close()?;
            let path = study::path(folder, corpus.size);
            study = study::open(&path)?;
            let mut kept = vec![once(timed(|| Ok(study.keep_index(&Silent)?))?)];
            for keyed in [false, true] {
                let fresh = floors::database(&folder.join("floor-keyed.db"), keyed)?;
                kept.push(once(timed(|| floors::index_turns(&fresh, corpus, &texts))?));
            }
            let floors = [FULL_TEXT, KEYED_FULL_TEXT];
            self.add("(a) search index built and kept", kept, &floors, Vec::new());
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
        for kind in queries::of(corpus)? {
            self.text_kind(&study, &kind, &conn, &texts, &places)?;
        }
        self.code_search(&mut study)?;
        Ok(study)
    }

    /// (f) Searches for codes, and what the window asks: no floor is known for these.
    pub(super) fn code_search(&mut self, study: &mut Study) -> Outcome<()> {
        study.open_index(&Silent)?;
        for (name, typed) in queries::of_codes(self.corpus) {
            self.code_kind(study, name, &typed)?;
        }
        self.window_search(study)
    }

    /// A search of a study whose index is not there yet: every turn is read.
    fn before_index(&mut self, study: &Study, texts: &[String], places: &[floors::Turns]) -> Outcome<()> {
        let corpus = self.corpus;
        let word = &corpus.words[50];
        let wanted = queries::word(word)?;
        let options = listed(false);
        let rounds = if corpus.size == Size::L { 3 } else { 9 };
        let times = by_turns(
            rounds,
            true,
            &mut [&mut || timed(|| Ok(study.search(word, &options)?)), &mut || {
                timed(|| Ok(floors::scan(texts, places, corpus, &wanted)))
            }],
        )?;
        self.add("(f) common word, before the index is there", times, &[SCAN], Vec::new());
        Ok(())
    }

    /// (f) What the window asks: while somebody types the first hits, and at rest all that can be counted.
    fn window_search(&mut self, study: &Study) -> Outcome<()> {
        let (common, rounds) =
            (self.corpus.words[50].clone(), if self.corpus.size == Size::L { 3 } else { 9 });
        for query in [common.as_str(), "is:coded"] {
            for (facets, counted) in [(false, "first hits"), (true, "all hits and facets")] {
                let sort = HitOrder::Category;
                let options = SearchOptions { limit: Some(1_000), facets, sort, ..SearchOptions::default() };
                let found = study.search(query, &options)?.passages;
                let mut ours = || timed(|| Ok(study.search(query, &options)?));
                let times = by_turns(rounds, true, &mut [&mut ours])?;
                let what = if query == "is:coded" { "passages of codes" } else { "common word" };
                let within =
                    if facets { self.within(50.0, 250.0, 2_500.0) } else { self.within(20.0, 32.0, 250.0) };
                let row = self.add(&format!("(f) {what}, {counted}"), times, &[], Vec::new());
                row.within = within;
                row.note = format!("{found} found");
            }
        }
        Ok(())
    }

    /// One kind of query for text: another query in each round, on each side the same.
    fn text_kind(
        &mut self,
        study: &Study,
        kind: &Kind,
        conn: &rusqlite::Connection,
        texts: &[String],
        places: &[floors::Turns],
    ) -> Outcome<()> {
        let (corpus, options) = (self.corpus, listed(kind.regex));
        let queries = &kind.queries[..self.queries().min(kind.queries.len())];
        let (mut found, mut scanned) = (0, 0);
        for query in queries {
            found += study.search(&query.ours, &options)?.passages;
            scanned += floors::scan(texts, places, corpus, &query.scan);
        }
        let mut names = vec![SCAN];
        let mut goals = vec![goal(SCAN, 1.0)];
        let mut at = [0; 4];
        let [a, b, c, d] = &mut at;
        let mut ours = || timed(|| Ok(study.search(&queries[next(a, queries.len())].ours, &options)?));
        let mut scan = || {
            let query = &queries[next(b, queries.len())];
            timed(|| Ok(floors::scan(texts, places, corpus, &query.scan)))
        };
        let mut full_text = || {
            let query = queries[next(c, queries.len())].fts.as_deref().ok_or("no query of FTS5")?;
            timed(|| floors::search_index(conn, query))
        };
        let folder = corpus.transcripts[0].parent().ok_or("no folder")?;
        let mut ripgrep = || {
            let query = &queries[next(d, queries.len())];
            timed(|| floors::ripgrep(folder, &query.scan))
        };
        let mut jobs: Vec<Job<'_>> = vec![&mut ours, &mut scan];
        if queries.iter().all(|query| query.fts.is_some()) {
            jobs.push(&mut full_text);
            names.push(FULL_TEXT);
            if kind.plain {
                goals.push(goal(FULL_TEXT, 5.0));
            }
        }
        let mut times = by_turns(self.queries(), true, &mut jobs)?;
        // By itself: starting a program makes this one slower for a while.
        if floors::has_ripgrep() && queries.iter().all(|query| query.scan.is_one()) {
            times.extend(by_turns(self.queries(), true, &mut [&mut ripgrep])?);
            names.push(RIPGREP);
        }
        let within = self.within(20.0, 20.0, 100.0);
        let row = self.add(&format!("(f) {}", kind.name), times, &names, goals);
        row.within = within;
        row.note = format!("{} queries, {found} turns (scan {scanned})", queries.len());
        Ok(())
    }

    /// One kind of query for codes.
    fn code_kind(&mut self, study: &Study, name: &str, typed: &[String]) -> Outcome<()> {
        let options = listed(false);
        let queries = &typed[..self.queries().min(typed.len())];
        let mut found = 0;
        for query in queries {
            let reply = study.search(query, &options)?;
            found += if name == queries::WITHOUT { reply.people.len() } else { reply.passages };
        }
        let mut at = 0;
        let times = by_turns(
            self.queries(),
            true,
            &mut [&mut || timed(|| Ok(study.search(&queries[next(&mut at, queries.len())], &options)?))],
        )?;
        let within = self.within(10.0, 100.0, 100.0);
        let row = self.add(&format!("(f) {name}"), times, &[], Vec::new());
        row.within = within;
        let what = if name == queries::WITHOUT { "people" } else { "passages" };
        row.note = format!("{} queries, {found} {what}", queries.len());
        Ok(())
    }

    /// How many queries of each kind are asked, and how many rounds there are.
    const fn queries(&self) -> usize {
        match self.corpus.size {
            Size::L => 10,
            Size::S | Size::M | Size::D => 20,
        }
    }
}

/// The first fifty hits, with counts over all.
fn listed(regex: bool) -> SearchOptions {
    SearchOptions { regex, limit: Some(50), ..SearchOptions::default() }
}

/// The place of this round, and the next one for the round that follows.
const fn next(at: &mut usize, of: usize) -> usize {
    let now = *at;
    *at = (now + 1) % of;
    now
}
