//! Destroying what stood in texts before.

use verbatim_model::{ActionKind, DeidentificationStep, SavedSearch, SavedSearchId, TranscriptId};
use verbatim_store::{AlsoPurged, NewAction, Purged, Stacks};

use crate::exchange::{KEPT_PARTS, bare_parts, kept_parts};
use crate::subject::Subject;
use crate::{Progress, Study, StudyError};

/// What a purge would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PurgePlan {
    /// Transcripts whose original is still in the study and would go, since they are de-identified.
    pub originals: Vec<TranscriptId>,
    /// Steps that can be taken back now and could not be afterwards.
    pub steps: usize,
    /// Automatic backups that would be made anew.
    pub backups: usize,
    /// Saved searches that would go, by name: they hold a word that only former texts hold or, with
    /// the key file open, a name that has an alias.
    pub searches: Vec<SavedSearch>,
    /// Parts kept of other programs' projects, such as graphs, whose names and texts would go: these can be words of
    /// transcripts. What hangs together stays.
    pub kept_parts: usize,
}

impl Study {
    /// What a purge would do now.
    ///
    /// # Errors
    /// What the study file says.
    pub fn plan_purge(&self) -> Result<PurgePlan, StudyError> {
        let rows = self.store.rows();
        let confirmed: Vec<TranscriptId> = rows
            .deidentifications()?
            .into_iter()
            .filter(|d| d.step == DeidentificationStep::DeIdentified)
            .map(|d| d.transcript)
            .collect();
        let still_here = |id: &TranscriptId| self.transcript(*id).is_ok_and(|t| t.original != 0);
        let Stacks { undo, .. } = rows.stacks()?;
        let barrier = rows.barrier(1)?.unwrap_or(0);
        Ok(PurgePlan {
            originals: confirmed.into_iter().filter(still_here).collect(),
            steps: undo.map_or(Ok(0), |_| rows.undo_steps_since(barrier + 1))? as usize,
            backups: self.store.known_backups()?.iter().filter(|b| b.there).count(),
            searches: self.searches_of_former_words()?,
            kept_parts: kept_parts(rows)?.iter().filter(|part| part.has_words()).count(),
        })
    }

    /// Destroys former texts: what was replaced or corrected, originals of de-identified transcripts
    /// (they are in the key file), saved searches that still hold their words, names and texts in parts
    /// kept of other programs' projects, what runs of saved searches found, all steps of undo, and the
    /// automatic backups, in whose place a clean one is made. Nothing of it can be undone.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`]; see [`verbatim_store::Store::purge`].
    pub fn purge(&mut self, progress: &dyn Progress) -> Result<Purged, StudyError> {
        let coder = self.coder.clone().ok_or(StudyError::NoCoder)?;
        let plan = self.plan_purge()?;
        let action = NewAction { kind: ActionKind::Purge, coder: Some(coder.id), coder_name: coder.name };
        let subject = Subject::counted(plan.originals.len(), crate::subject::Marks::default()).json();
        let watch = crate::progress::watched(progress);
        let searches: Vec<SavedSearchId> = plan.searches.iter().map(|search| search.id).collect();
        let bare = bare_parts(self.store.rows())?;
        let setting = (plan.kept_parts > 0).then_some((KEPT_PARTS, bare.as_str()));
        let also = AlsoPurged { originals: &plan.originals, searches: &searches, setting };
        let purged = self.store.purge(&action, &subject, also, &watch)?;
        self.texts = crate::texts::Texts::default();
        self.searching.forget();
        self.kept = crate::kept::Kept::default();
        Ok(purged)
    }
}
