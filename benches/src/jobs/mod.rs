//! The jobs, by the rows of the table of goals.

mod apply;
mod codings;
mod exchange;
mod export;
pub mod identifiers;
mod import;
mod long;
mod matrix;
mod queries;
mod search;
mod together;
mod view;

use std::path::Path;
use std::time::Duration;

use crate::corpus::{Corpus, Size};
use crate::measure::Times;
use crate::table::{Floor, Goal, Row};
use crate::{Outcome, study};

/// Names of the floors.
const PLAIN: &str = "SQLite";
const KEYED: &str = "SQLCipher";
const MEMORY: &str = "memory pass";
const FULL_TEXT: &str = "FTS5";
const SCAN: &str = "memory scan";
const RIPGREP: &str = "ripgrep";
const DUCKDB: &str = "DuckDB";
const POLARS: &str = "Polars";
const KEYED_FULL_TEXT: &str = "FTS5 in SQLCipher";
const OWN: &str = "own rows";
const KEYED_OWN: &str = "own rows in SQLCipher";

/// All rows of one size.
pub fn all(folder: &Path, corpus: &Corpus) -> Outcome<Vec<Row>> {
    let mut bench = Bench { folder, corpus, rows: Vec::new() };
    if corpus.size == Size::D {
        bench.long_interviews()?;
    } else {
        let study = bench.import()?;
        let mut study = bench.codings(study)?;
        bench.view(&study)?;
        bench.matrix(&study)?;
        bench.together(&mut study)?;
        bench.after_one_coding(&mut study)?;
        bench.saturation(&mut study)?;
        let mut study = bench.search(study)?;
        bench.export(&mut study)?;
        bench.exchange(&mut study)?;
        bench.apply(&mut study, None)?;
        study.close()?;
    }
    Ok(bench.rows)
}

/// The rows of one job, on a study that is filled without being measured.
pub fn one(folder: &Path, corpus: &Corpus, job: &str) -> Outcome<Vec<Row>> {
    let mut bench = Bench { folder, corpus, rows: Vec::new() };
    let mut study = study::empty(&study::path(folder, corpus.size), corpus)?;
    study::import_transcripts(&mut study, corpus)?;
    study::import_codings(&mut study, &corpus.by_offsets)?;
    match job {
        "view" => bench.view(&study)?,
        "matrix" => bench.matrix(&study)?,
        "together" => bench.together(&mut study)?,
        "after-coding" => bench.after_one_coding(&mut study)?,
        "saturation" => bench.saturation(&mut study)?,
        "search" => study = bench.search(study)?,
        "code-search" => bench.code_search(&mut study)?,
        "export" => bench.export(&mut study)?,
        "exchange" => bench.exchange(&mut study)?,
        "apply" => bench.apply(&mut study, None)?,
        other => {
            let jobs = "view, matrix, together, after-coding, saturation, search, code-search, export, exchange or apply";
            return Err(format!("“{other}” is no job that runs alone; use {jobs}").into());
        }
    }
    study.close()?;
    Ok(bench.rows)
}

struct Bench<'b> {
    folder: &'b Path,
    corpus: &'b Corpus,
    rows: Vec<Row>,
}

const fn goal(floor: &'static str, times: f64) -> Goal {
    Goal { floor, times }
}

impl Bench<'_> {
    /// Rounds of a job that takes long at L.
    const fn rounds(&self) -> usize {
        match self.corpus.size {
            Size::S | Size::D => 9,
            Size::M => 5,
            Size::L => 1,
        }
    }

    const fn within(&self, s: f64, m: f64, l: f64) -> Option<f64> {
        match self.corpus.size {
            Size::S => Some(s),
            Size::M => Some(m),
            Size::L => Some(l),
            Size::D => None,
        }
    }

    fn add(
        &mut self,
        job: &str,
        mut times: Vec<Times>,
        floors: &[&'static str],
        goals: Vec<Goal>,
    ) -> &mut Row {
        let ours = times.remove(0);
        let floors = floors.iter().zip(times).map(|(name, times)| Floor { name, times }).collect();
        let (size, job) = (self.corpus.size, job.to_owned());
        self.rows.push(Row { size, job, ours, floors, goals, within: None, note: String::new() });
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }
}

fn once(took: Duration) -> Times {
    Times::of(vec![took.as_secs_f64() * 1e3])
}
