//! Whose codings count where several people coded an interview.

use std::collections::HashMap;

use verbatim_model::{CoderId, InterviewId, LeadCoder};
use verbatim_study::{Study, StudyError};

use super::codings::coder_names;
use super::interviews::interview_rows;
use crate::replies::{InterviewItem, LeadCoders, RecordCoder, RecordRow};

/// Whose codings are the coding of record, interview by interview.
///
/// # Errors
/// What the study file says.
pub fn lead_coders(study: &Study) -> Result<LeadCoders, StudyError> {
    let (names, people) = (coder_names(study)?, study.kept_people()?);
    let name = |coder: CoderId| names.get(&coder).cloned();
    let leads = study.lead_coders()?;
    let lead = |of: Option<InterviewId>| {
        leads.iter().find(|lead: &&LeadCoder| lead.interview == of).and_then(|lead| name(lead.coder))
    };
    let record = records(study, &names)?;
    let mut files: HashMap<InterviewId, Vec<String>> = HashMap::new();
    for transcript in study.transcripts()? {
        files.entry(transcript.interview).or_default().push(transcript.file_name);
    }
    let row = |interview: verbatim_model::Interview| {
        let person = interview.interviewee.and_then(|id| people.get(id));
        Some(RecordRow {
            interview: interview.id.to_string(),
            transcripts: files.get(&interview.id)?.clone(),
            interviewee: person.map(|person| person.row.label.clone()),
            lead: lead(Some(interview.id)),
            record: record.get(&interview.id.to_string()).cloned(),
        })
    };
    let interviews = study.interviews()?.into_iter().filter_map(row).collect();
    Ok(LeadCoders { lead: lead(None), interviews })
}

/// A row per transcript with whose codings of it count, in the order of the interviewees.
///
/// # Errors
/// What the study file says.
pub fn interview_items(study: &Study) -> Result<Vec<InterviewItem>, StudyError> {
    let record = records(study, &coder_names(study)?)?;
    let item = |row: crate::replies::InterviewRow| InterviewItem {
        record: record.get(&row.interview).cloned(),
        row,
    };
    Ok(interview_rows(study)?.into_iter().map(item).collect())
}

/// Name of the study's lead coder.
pub(super) fn lead_of_study(study: &Study) -> Result<Option<String>, StudyError> {
    let lead = study.lead_coders()?.into_iter().find(|lead| lead.interview.is_none());
    Ok(lead
        .map(|lead| coder_names(study).map(|names| names.get(&lead.coder).cloned()))
        .transpose()?
        .flatten())
}

/// Whose codings count, by the id of the interview.
fn records(
    study: &Study,
    names: &HashMap<CoderId, String>,
) -> Result<HashMap<String, RecordCoder>, StudyError> {
    let reply = |(id, record): (InterviewId, verbatim_study::coders::RecordCoder)| {
        let (coder, because) = (names.get(&record.coder)?.clone(), record.because.as_str().to_owned());
        Some((id.to_string(), RecordCoder { coder, because }))
    };
    Ok(study.coders_of_record()?.into_iter().filter_map(reply).collect())
}
