//! What an import of a project knows while it goes on.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;
use verbatim_import::refi::{Fate, Item, ReadProject};
use verbatim_model::{
    Code, CodeId, Coder, CoderId, CodingId, InterviewId, IntervieweeId, Timestamp, TranscriptId,
};
use verbatim_store::{Tx, now};

use crate::StudyError;
use crate::exchange::ProjectReport;

/// The study and what of the file is in it already, by the ids of the file.
pub(super) struct Work<'t, 'c> {
    pub tx: &'t Tx<'c>,
    pub me: Coder,
    /// The format of the file.
    pub format: &'static str,
    pub report: ProjectReport,
    pub coders: HashMap<Uuid, CoderId>,
    pub codes: HashMap<Uuid, CodeId>,
    /// Codes of the study by id, for version and place.
    pub book: HashMap<CodeId, Code>,
    pub people: HashMap<Uuid, IntervieweeId>,
    /// People of the study by label in small letters.
    pub labels: HashMap<String, IntervieweeId>,
    /// Who in the study is meant by a label of the file, in small letters.
    pub called: HashMap<String, IntervieweeId>,
    /// People who have withdrawn: nothing of theirs comes back.
    pub withdrawn: HashSet<IntervieweeId>,
    pub interviews: HashMap<Uuid, InterviewId>,
    /// Interview of each text of the file that is in the study.
    pub texts: HashMap<Uuid, InterviewId>,
    /// Transcript of each text of the file that is in the study.
    pub transcripts: HashMap<Uuid, TranscriptId>,
    pub codings: HashMap<Uuid, CodingId>,
    /// Whether the study had codings before, so that an id of the file may be taken.
    pub had_codings: bool,
    pub coded: BTreeSet<TranscriptId>,
    pub used: BTreeSet<CodeId>,
    pub names: crate::exchange::texts::Names,
}

impl<'t, 'c> Work<'t, 'c> {
    pub fn new(tx: &'t Tx<'c>, me: &Coder, project: &ReadProject) -> Result<Self, StudyError> {
        let report = ProjectReport {
            items: project.report.clone(),
            notes: project.notes.clone(),
            ..ProjectReport::default()
        };
        Ok(Self {
            tx,
            me: me.clone(),
            format: project.format.unwrap_or("REFI-QDA"),
            report,
            coders: HashMap::new(),
            codes: HashMap::new(),
            book: tx.codes()?.into_iter().map(|code| (code.id, code)).collect(),
            people: HashMap::new(),
            labels: HashMap::new(),
            called: HashMap::new(),
            withdrawn: HashSet::new(),
            interviews: HashMap::new(),
            texts: HashMap::new(),
            transcripts: HashMap::new(),
            codings: HashMap::new(),
            had_codings: tx.has_codings()?,
            coded: BTreeSet::new(),
            used: BTreeSet::new(),
            names: crate::exchange::texts::Names::of(tx)?,
        })
    }

    /// Takes over coders by id or name, letter case aside.
    pub fn coders(&mut self, project: &ReadProject) -> Result<(), StudyError> {
        let (there, at) = (self.tx.coders()?, now());
        let mut ids: HashSet<CoderId> = there.iter().map(|own| own.id).collect();
        let mut names: HashMap<String, CoderId> =
            there.into_iter().map(|own| (own.name.to_lowercase(), own.id)).collect();
        for (id, name) in &project.coders {
            let (own, lower) = (CoderId::from(*id), name.to_lowercase());
            let known = ids.contains(&own).then_some(own).or_else(|| names.get(&lower).copied());
            if let Some(known) = known {
                self.coders.insert(*id, known);
                self.report.already_there.coders += 1;
                continue;
            }
            // A moment later each, so that they stay in the order of the file.
            let created_at = Timestamp(at.0 + i64::try_from(ids.len()).unwrap_or(0));
            self.tx.insert_coder(&Coder { id: own, name: name.clone(), created_at })?;
            self.coders.insert(*id, own);
            self.report.added.coders += 1;
            ids.insert(own);
            names.insert(lower, own);
        }
        Ok(())
    }

    /// Who made something: as the file says, else the one who imports.
    pub fn coder(&self, of: Option<Uuid>) -> CoderId {
        of.and_then(|id| self.coders.get(&id)).copied().unwrap_or(self.me.id)
    }

    pub fn tell(
        &mut self,
        fate: Fate,
        what: &'static str,
        name: &str,
        id: Option<Uuid>,
        why: impl Into<String>,
    ) {
        let item =
            Item { fate, what, name: name.to_owned(), id: id.map(|id| id.to_string()), why: why.into() };
        self.report.items.push(item);
    }

    pub fn finish(self) -> ProjectReport {
        self.report
    }
}
