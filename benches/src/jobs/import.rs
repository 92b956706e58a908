//! (a) Importing transcripts.

use std::cell::RefCell;

use verbatim_study::Study;

use super::{Bench, KEYED, PLAIN, goal};
use crate::corpus::Size;
use crate::measure::{by_turns, timed};
use crate::{Outcome, floors, study};

impl Bench<'_> {
    /// (a) Transcripts from files, usable.
    pub(super) fn import(&mut self) -> Outcome<Study> {
        let (folder, corpus) = (self.folder, self.corpus);
        let path = study::path(folder, corpus.size);
        let kept = RefCell::new(None);
        let floor = |keyed: bool| {
            let conn = floors::database(&folder.join("floor.db"), keyed)?;
            timed(|| floors::import(&conn, corpus))
        };
        let times = by_turns(
            self.rounds(),
            self.corpus.size != Size::L,
            &mut [
                &mut || {
                    kept.borrow_mut().take();
                    let mut study = study::empty(&path, corpus)?;
                    let took = timed(|| study::import_transcripts(&mut study, corpus));
                    kept.replace(Some(study));
                    took
                },
                &mut || floor(false),
                &mut || floor(true),
            ],
        )?;
        let within = self.within(50.0, 600.0, 8_000.0);
        self.add("(a) import transcripts", times, &[PLAIN, KEYED], vec![goal(PLAIN, 5.0)]).within = within;
        Ok(kept.into_inner().ok_or("no study")?)
    }
}
