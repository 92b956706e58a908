//! Whose codings count where several people coded an interview (rule 4.3).

use std::collections::{HashMap, HashSet};

use verbatim_model::{ActionKind, CoderId, InterviewId, LeadCoder};

use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Whose codings of an interview are the coding of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordCoder {
    /// Who.
    pub coder: CoderId,
    /// Why this coder.
    pub because: RecordReason,
}

/// Why the codings of a coder are those of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordReason {
    /// Set as lead coder of the interview.
    LeadOfInterview,
    /// Set as lead coder of the study.
    LeadOfStudy,
    /// Coded the interview first, and no lead coder has worked on it.
    CodedFirst,
}

impl RecordReason {
    /// In words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeadOfInterview => "lead coder of the interview",
            Self::LeadOfStudy => "lead coder of the study",
            Self::CodedFirst => "coded it first",
        }
    }
}

impl Study {
    /// The lead coders that were set, that of the study first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn lead_coders(&self) -> Result<Vec<LeadCoder>, StudyError> {
        Ok(self.store.rows().lead_coders()?)
    }

    /// Sets the lead coder of an interview, or of the study; with no coder there is none any more. A
    /// lead coder who has neither coded nor finished an interview leaves it to the next: the study's,
    /// then whoever coded it first.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where coder or interview are not there; [`StudyError::NoCoder`]; what
    /// the study file says.
    pub fn set_lead_coder(
        &mut self,
        interview: Option<InterviewId>,
        coder: Option<CoderId>,
    ) -> Result<Changed<()>, StudyError> {
        if let Some(interview) = interview {
            self.refuse_missing_interview(interview)?;
        }
        if let Some(id) = coder {
            let missing = || StudyError::Missing { what: "coder", name: id.to_string() };
            self.coders()?.into_iter().find(|coder| coder.id == id).ok_or_else(missing)?;
        }
        self.act(ActionKind::SetLeadCoder, |tx, _| {
            tx.set_lead_coder(interview, coder)?;
            let affected = Marks { interviews: true, ..Marks::default() };
            let interview = interview.map(InterviewId::uuid);
            Ok(((), Subject { interview, affected, ..Subject::default() }))
        })
    }

    /// Whose codings are the coding of record of each interview that somebody has coded.
    ///
    /// # Errors
    /// What the study file says.
    pub fn coders_of_record(&self) -> Result<HashMap<InterviewId, RecordCoder>, StudyError> {
        let gathered = self.gathered()?;
        let leads: HashMap<Option<InterviewId>, CoderId> =
            self.lead_coders()?.into_iter().map(|lead| (lead.interview, lead.coder)).collect();
        let coder: HashMap<u32, CoderId> = gathered.coders.iter().map(|(id, n)| (*n, *id)).collect();
        let set: HashSet<u32> = gathered.figures.record.iter().map(|set| set.interview).collect();
        let of_record = (0..).zip(verbatim_analysis::coders_of_record(&gathered.figures));
        let record = gathered.interviews.iter().zip(of_record).filter_map(|(interview, (number, record))| {
            let coder = *coder.get(&record?)?;
            let because = match set.contains(&number) {
                true if leads.get(&Some(interview.id)) == Some(&coder) => RecordReason::LeadOfInterview,
                true => RecordReason::LeadOfStudy,
                false => RecordReason::CodedFirst,
            };
            Some((interview.id, RecordCoder { coder, because }))
        });
        Ok(record.collect())
    }
}
