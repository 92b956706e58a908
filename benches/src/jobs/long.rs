//! (c) and (d) in long interviews.

use super::Bench;
use crate::corpus::Size;
use crate::{Outcome, study};

impl Bench<'_> {
    /// (d) and (c) in interviews of 50 k, 300 k and 1 M characters.
    pub(super) fn long_interviews(&mut self) -> Outcome<()> {
        let mut study = study::empty(&study::path(self.folder, Size::D), self.corpus)?;
        study::import_transcripts(&mut study, self.corpus)?;
        study::import_codings(&mut study, &self.corpus.by_offsets)?;
        self.view(&study)?;
        let longest = study.transcripts()?.into_iter().max_by_key(|t| t.length).ok_or("no transcript")?;
        self.apply(&mut study, Some((longest.id, longest.length)))?;
        Ok(study.close()?)
    }
}
