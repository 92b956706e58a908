//! (e) Counting people by code and category.

use verbatim_study::Study;
use verbatim_study::analysis::MatrixOptions;

use super::{Bench, DUCKDB, KEYED, MEMORY, PLAIN, POLARS, goal};
use crate::analyst::Analyst;
use crate::floors::Arrays;
use crate::measure::{Job, Times, by_turns, timed};
use crate::{Outcome, floors, study};

impl Bench<'_> {
    /// (e) Distinct people of each theme and category.
    pub(super) fn matrix(&mut self, study: &Study) -> Outcome<()> {
        let corpus = self.corpus;
        let conn = floors::database(&self.folder.join("floor.db"), false)?;
        floors::codings(&conn, corpus)?;
        floors::people(&conn, corpus)?;
        let arrays = Arrays::of(corpus);
        let options = MatrixOptions { columns: vec!["category".to_owned()], roll_up: true, words: false };
        let count = |study: &Study| -> Outcome<i64> {
            let matrix = study.matrix(&options)?;
            let cells = matrix.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figures());
            Ok(cells.map(|cell| i64::from(cell.interviewees)).sum())
        };
        let (ours, sql, memory) = (count(study)?, floors::matrix_in_sql(&conn)?, arrays.matrix());
        if ours != sql || ours != memory {
            return Err(format!("the matrices differ: {ours}, {sql} in SQL, {memory} in memory").into());
        }
        let mut jobs: [Job<'_>; 3] =
            [&mut || timed(|| count(study)), &mut || timed(|| floors::matrix_in_sql(&conn)), &mut || {
                timed(|| Ok(arrays.matrix()))
            }];
        let mut times = by_turns(self.rounds() + 4, true, &mut jobs)?;
        let (mut names, mut goals) = (vec![PLAIN, MEMORY], vec![goal(PLAIN, 1.0), goal(MEMORY, 3.0)]);
        // By themselves: their threads would run on into what is measured beside them.
        if let Some(mut analyst) = Analyst::start(corpus)? {
            for (name, what) in [(DUCKDB, "duckdb matrix"), (POLARS, "polars matrix")] {
                times.extend(self.asked(&mut analyst, what, ours)?);
                names.push(name);
                goals.push(goal(name, 1.0));
            }
        }
        let within = self.within(2.0, 8.0, 90.0);
        self.add("(e) codes × category", times, &names, goals).within = within;
        let path = study::path(self.folder, corpus.size);
        let mut ours = || {
            let again = study::open(&path)?;
            timed(|| count(&again))
        };
        let files = floors::Files::new(self.folder, |conn| floors::codings(conn, corpus))?;
        let read = |keyed: bool| {
            let conn = files.open(keyed)?;
            timed(|| floors::read_codings(&conn))
        };
        let times = by_turns(3, false, &mut [&mut ours, &mut || read(false), &mut || read(true)])?;
        let row = self.add("(e) codes × category, first after opening", times, &[PLAIN, KEYED], Vec::new());
        row.note = "floors only read the codings".to_owned();
        Ok(())
    }

    /// How long an analyst's tool takes for a question, whose answer must be ours.
    pub(super) fn asked(&self, analyst: &mut Analyst, what: &str, ours: i64) -> Outcome<Vec<Times>> {
        by_turns(
            self.rounds() + 4,
            true,
            &mut [&mut || match analyst.ask(what)? {
                (took, answer) if answer == ours => Ok(took),
                (_, answer) => Err(format!("{what} differs: {ours}, there {answer}").into()),
            }],
        )
    }
}
