//! (h) Codes that come together, and (e) what stands behind each theme.

use verbatim_study::Study;
use verbatim_study::analysis::{Choice, MatrixOptions, Recurrence, SaturationCodes, SaturationOptions, Unit};
use verbatim_study::codings::NewCoding;

use super::{Bench, DUCKDB, MEMORY, PLAIN, goal};
use crate::analyst::Analyst;
use crate::measure::{by_turns, timed};
use crate::together::{Places, pairs_in_sql, themes_in_sql};
use crate::{Outcome, floors};

/// Themes are counted only once the team has said what recurs.
const RULE: Recurrence = Recurrence { people: 2, groups: 2, categories: 1 };

impl Bench<'_> {
    /// (h) Pairs of codes on passages that share text; (e) the strength of each theme.
    pub(super) fn together(&mut self, study: &mut Study) -> Outcome<()> {
        let corpus = self.corpus;
        let conn = floors::database(&self.folder.join("floor.db"), false)?;
        floors::codings(&conn, corpus)?;
        floors::people(&conn, corpus)?;
        let places = Places::of(corpus);
        let record = Choice::default();
        let pairs = |study: &Study| -> Outcome<i64> {
            let found = study.cooccurrence(Unit::Overlap, false, &record)?;
            Ok(i64::try_from(found.pairs.len())?)
        };
        let (ours, sql, memory) = (pairs(study)?, pairs_in_sql(&conn)?, places.pairs());
        if ours != sql || ours != memory {
            return Err(format!("pairs differ: {ours}, {sql} in SQL, {memory} in memory").into());
        }
        let mut times = by_turns(
            self.rounds() + 2,
            true,
            &mut [&mut || timed(|| pairs(&*study)), &mut || timed(|| pairs_in_sql(&conn)), &mut || {
                timed(|| Ok(places.pairs()))
            }],
        )?;
        let within = self.within(2.0, 18.0, 225.0);
        let (mut names, mut goals) = (vec![PLAIN, MEMORY], vec![goal(PLAIN, 1.0), goal(MEMORY, 3.0)]);
        if let Some(mut analyst) = Analyst::start(corpus)? {
            times.extend(self.asked(&mut analyst, "duckdb pairs", ours)?);
            names.push(DUCKDB);
            goals.push(goal(DUCKDB, 1.0));
        }
        self.add("(h) codes that come together", times, &names, goals).within = within;

        study.set_recurrence(RULE)?;
        let themes = |study: &Study| -> Outcome<i64> {
            let cells = study.themes(&record)?.rows;
            let people = cells.iter().filter_map(|row| row.total.figures()).map(|cell| cell.interviewees);
            Ok(people.map(i64::from).sum())
        };
        let (ours, sql) = (themes(study)?, themes_in_sql(&conn)?);
        if ours != sql {
            return Err(format!("people of themes differ: {ours}, {sql} in SQL").into());
        }
        let times = by_turns(
            self.rounds() + 2,
            true,
            &mut [&mut || timed(|| themes(&*study)), &mut || timed(|| themes_in_sql(&conn))],
        )?;
        let row = self.add("(e) strength of every theme", times, &[PLAIN], vec![goal(PLAIN, 1.0)]);
        row.note = "words too, which the floor does not count".to_owned();
        Ok(())
    }

    /// When new codes stopped coming up, with its band, after one coding more.
    pub(super) fn saturation(&mut self, study: &mut Study) -> Outcome<()> {
        let (transcript, code) = (study.transcripts()?[0].id, study.codebook()?.codes()[0].id);
        let options = SaturationOptions::default();
        let mut job = || {
            study.add_coding(NewCoding::plain(transcript, 0, 25, code))?;
            let took = timed(|| {
                let desk = study.saturation_desk(SaturationCodes::All, &Choice::default())?;
                Ok(desk.answer(&options)?)
            })?;
            study.undo("Ines")?;
            Ok(took)
        };
        let times = by_turns(self.rounds() + 2, true, &mut [&mut job])?;
        let row = self.add("(h) saturation, with a band", times, &[], Vec::new());
        row.within = Some(2_000.0);
        row.note = format!("{} random orders", options.orders);
        Ok(())
    }

    /// One coding more, and everything that it changes: right again for whoever looks.
    pub(super) fn after_one_coding(&mut self, study: &mut Study) -> Outcome<()> {
        study.set_recurrence(RULE)?;
        let transcripts = study.transcripts()?;
        let median = &transcripts[transcripts.len() / 2];
        let (id, length) = (median.id, median.length);
        let codes: Vec<_> = study.codebook()?.codes().iter().map(|code| code.id).collect();
        let options = MatrixOptions { columns: vec!["category".to_owned()], roll_up: true, words: false };
        let (mut number, record) = (0u32, Choice::default());
        let mut job = || {
            number += 1;
            let start = number * 37 % (length - 90);
            let code = codes[number as usize % codes.len()];
            study.add_coding(NewCoding::plain(id, start, start + 25, code))?;
            let took = timed(|| {
                study.matrix(&options)?;
                study.themes(&record)?;
                Ok(study.cooccurrence(Unit::Overlap, false, &record)?)
            })?;
            study.undo("Ines")?;
            Ok(took)
        };
        let times = by_turns(self.rounds() + 2, true, &mut [&mut job])?;
        let within = self.within(50.0, 50.0, 50.0);
        let row = self.add("(e) (h) after one coding: matrix, strength and pairs", times, &[], Vec::new());
        row.within = within;
        Ok(())
    }
}
