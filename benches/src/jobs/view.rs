//! (c) What the window paints of one interview.

use verbatim_api::answers;
use verbatim_model::Transcript;
use verbatim_study::Study;

use super::{Bench, KEYED, PLAIN, goal};
use crate::corpus::Size;
use crate::measure::{Times, by_turns, timed};
use crate::{Outcome, floors};

impl Bench<'_> {
    /// (c) Everything that the window paints of one interview, a different one each time.
    pub(super) fn view(&mut self, study: &Study) -> Outcome<()> {
        let conn = floors::database(&self.folder.join("floor.db"), false)?;
        let keyed = floors::database(&self.folder.join("floor-keyed.db"), true)?;
        for conn in [&conn, &keyed] {
            floors::import(conn, self.corpus)?;
            floors::codings(conn, self.corpus)?;
        }
        let transcripts = study.transcripts()?;
        if self.corpus.size == Size::D {
            for (job, number) in [("50 k", 0usize), ("300 k", 1), ("1 M", 2)] {
                let transcript = &transcripts[number];
                let times = view_times(study, &[transcript], [&conn, &keyed], 31)?;
                self.add(
                    &format!("(c) data of an interview of {job}"),
                    times,
                    &[PLAIN, KEYED],
                    vec![goal(PLAIN, 20.0)],
                );
            }
            return Ok(());
        }
        let several: Vec<&Transcript> = transcripts.iter().collect();
        let times = view_times(study, &several, [&conn, &keyed], 41)?;
        let within = self.within(2.0, 2.0, 2.0);
        self.add("(c) data of one interview", times, &[PLAIN, KEYED], vec![goal(PLAIN, 20.0)]).within =
            within;
        Ok(())
    }
}

fn view_times(
    study: &Study,
    transcripts: &[&Transcript],
    floors: [&rusqlite::Connection; 2],
    rounds: usize,
) -> Outcome<Vec<Times>> {
    // Steps through the study with a stride, so that nothing is still in a cache by chance.
    let place = |round: usize| round * 13 % transcripts.len();
    let (mut ours, mut plain, mut keyed) = (0, 0, 0);
    let read = |conn: &rusqlite::Connection, round: &mut usize| {
        *round += 1;
        let name = &transcripts[place(*round)].file_name;
        timed(|| {
            let sql = "SELECT id, text FROM interview WHERE name = ?1";
            let (id, text): (i64, String) =
                conn.prepare_cached(sql)?.query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let sql = "SELECT start, end, code, coder FROM coding WHERE interview = ?1 ORDER BY start";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([id], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, i64>(2)?,
                    row.get::<_, i64>(3)?,
                ))
            })?;
            Ok((text, rows.collect::<Result<Vec<_>, _>>()?))
        })
    };
    for conn in floors {
        conn.execute_batch("CREATE INDEX IF NOT EXISTS interview_name ON interview (name)")?;
    }
    by_turns(
        rounds,
        true,
        &mut [
            &mut || {
                ours += 1;
                timed(|| Ok(answers::transcript_view(study, transcripts[place(ours)].id)?))
            },
            &mut || read(floors[0], &mut plain),
            &mut || read(floors[1], &mut keyed),
        ],
    )
}
