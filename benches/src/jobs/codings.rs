//! (b) Loading codings from a file.

use std::cell::RefCell;

use verbatim_study::Study;

use super::{Bench, KEYED, KEYED_OWN, OWN, PLAIN, goal};
use crate::measure::{by_turns, timed};
use crate::{Outcome, floors, own_rows, study};

impl Bench<'_> {
    /// (b) Codings from one file, by offsets and by quotation.
    pub(super) fn codings(&mut self, study: Study) -> Outcome<Study> {
        let (folder, corpus) = (self.folder, self.corpus);
        let study = RefCell::new(study);
        let (mut there, mut added) = (false, 0);
        for (job, file) in [
            ("(b) load codings, quotations looked up", &corpus.by_quotation),
            ("(b) load codings, offsets", &corpus.by_offsets),
        ] {
            let floor = |keyed: bool| {
                let conn = floors::database(&folder.join("floor.db"), keyed)?;
                timed(|| floors::codings(&conn, corpus))
            };
            let own = |keyed: bool| own_rows::codings(&folder.join("floor.db"), corpus, keyed);
            let times = by_turns(
                self.rounds(),
                false,
                &mut [
                    &mut || {
                        let study = &mut *study.borrow_mut();
                        if there {
                            study.undo("Ines")?;
                        }
                        there = true;
                        timed(|| {
                            added = study::import_codings(study, file)?;
                            Ok(())
                        })
                    },
                    &mut || floor(false),
                    &mut || floor(true),
                    &mut || own(false),
                    &mut || own(true),
                ],
            )?;
            let within = self.within(50.0, 300.0, 3_000.0);
            let row = self.add(job, times, &[PLAIN, KEYED, OWN, KEYED_OWN], vec![goal(PLAIN, 3.0)]);
            row.within = within;
        }
        Ok(study.into_inner())
    }
}
