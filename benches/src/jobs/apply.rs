//! (d) One coding, on the disk when the call returns.

use std::cell::RefCell;

use verbatim_api::answers;
use verbatim_model::{CodeId, TranscriptId};
use verbatim_study::Study;
use verbatim_study::codings::NewCoding;

use super::{Bench, KEYED, PLAIN, goal};
use crate::measure::{by_turns, timed};
use crate::{Outcome, floors};

impl Bench<'_> {
    /// (d) One coding, durable, and undone.
    pub(super) fn apply(
        &mut self,
        study: &mut Study,
        transcript: Option<(TranscriptId, u32)>,
    ) -> Outcome<()> {
        let (id, length) = match transcript {
            Some(transcript) => transcript,
            None => {
                let transcripts = study.transcripts()?;
                let median = &transcripts[transcripts.len() / 2];
                (median.id, median.length)
            }
        };
        let codes: Vec<CodeId> = study.codebook()?.codes().iter().map(|code| code.id).collect();
        let plain = floors::database(&self.folder.join("floor.db"), false)?;
        let keyed = floors::database(&self.folder.join("floor-keyed.db"), true)?;
        for conn in [&plain, &keyed] {
            floors::codings(conn, self.corpus)?;
        }
        let row = |conn: &rusqlite::Connection| {
            let sql = "INSERT INTO single (start, end, code) VALUES (10, 20, 3)";
            timed(|| Ok(conn.prepare_cached(sql)?.execute([])?))
        };
        for conn in [&plain, &keyed] {
            conn.execute_batch("CREATE TABLE single (id INTEGER PRIMARY KEY, start, end, code)")?;
        }
        let study = RefCell::new(study);
        let mut number = 0u32;
        let mut next = move || {
            number += 1;
            let start = number * 37 % (length - 90);
            (start, start + 20 + number % 60, codes[number as usize % codes.len()])
        };
        let mut apply = || {
            let (start, end, code) = next();
            let study = &mut *study.borrow_mut();
            timed(|| {
                study.add_coding(NewCoding::plain(id, start, end, code))?;
                Ok(())
            })
        };
        let times = by_turns(200, true, &mut [&mut apply, &mut || row(&plain), &mut || row(&keyed)])?;
        let disk = times[1].median();
        // On a disk that is quick to sync the work of the log shows; on a slow one it does not.
        let most = if disk >= 1.0 { 1.2 } else { 2.5 };
        let name = transcript.map_or("", |_| ", in 1 M characters");
        let job = format!("(d) one coding, durable{name}");
        self.add(&job, times, &[PLAIN, KEYED], vec![goal(PLAIN, most)]).within = Some(0.5 + disk);
        let mut seen = || {
            let (start, end, code) = next();
            let study = &mut *study.borrow_mut();
            timed(|| {
                study.add_coding(NewCoding::plain(id, start, end, code))?;
                answers::undo_state(study)?;
                Ok(())
            })
        };
        let times = by_turns(100, true, &mut [&mut seen, &mut || row(&plain), &mut || row(&keyed)])?;
        let job = format!("(d) one coding with the labels of undo{name}");
        self.add(&job, times, &[PLAIN, KEYED], Vec::new()).within = Some(16.0);
        let mut undo = || {
            let study = &mut *study.borrow_mut();
            timed(|| {
                study.undo("Ines")?;
                Ok(())
            })
        };
        let times = by_turns(100, true, &mut [&mut undo, &mut || row(&plain), &mut || row(&keyed)])?;
        self.add(&format!("(d) undo of one coding{name}"), times, &[PLAIN, KEYED], vec![goal(PLAIN, most)]);
        Ok(())
    }
}
