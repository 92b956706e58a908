//! Interviewees.

use std::collections::HashMap;

use verbatim_model::{IntervieweeId, LinkKind};
use verbatim_study::interviewees::IntervieweesReport;
use verbatim_study::{Study, StudyError};

use crate::replies::{IntervieweeItem, IntervieweesImport};

/// All interviewees with everything known of them.
///
/// # Errors
/// What the study file says.
pub fn interviewee_items(study: &Study) -> Result<Vec<IntervieweeItem>, StudyError> {
    let people = study.people()?;
    let whose: HashMap<_, _> = study.interviews()?.into_iter().map(|i| (i.id, i.interviewee)).collect();
    let mut transcripts: HashMap<IntervieweeId, Vec<String>> = HashMap::new();
    for transcript in study.transcripts()? {
        if let Some(Some(person)) = whose.get(&transcript.interview) {
            transcripts.entry(*person).or_default().push(transcript.file_name);
        }
    }
    let mut items = Vec::with_capacity(people.persons.len());
    for person in &people.persons {
        let id = person.row.id;
        let links = |kind: LinkKind| {
            let of = people.links.iter().filter(|l| l.interviewee == id && l.kind == kind);
            of.map(|l| l.other.clone()).collect::<Vec<_>>()
        };
        let values = people.attributes.iter().zip(&person.attributes);
        items.push(IntervieweeItem {
            id: person.row.label.clone(),
            category: person.category.clone(),
            subcategory: person.subcategory.clone(),
            attribution: person.row.attribution.clone(),
            consent: person.row.consent.map(|c| c.to_string()),
            embargo_until: person.row.embargo_until.clone(),
            recommended_by: links(LinkKind::RecommendedBy),
            same_organisation_as: links(LinkKind::SameOrganisationAs),
            groups: people
                .groups
                .iter()
                .filter(|g| g.members.contains(&id))
                .map(|g| g.name.clone())
                .collect(),
            attributes: values.filter_map(|(a, v)| Some((a.name.clone(), v.clone()?))).collect(),
            transcripts: transcripts.remove(&id).unwrap_or_default(),
        });
    }
    Ok(items)
}

/// What an import of interviewees did.
#[must_use]
pub fn interviewees_import(report: IntervieweesReport) -> IntervieweesImport {
    let IntervieweesReport { added, changed, unchanged, bound, problems, notes } = report;
    IntervieweesImport { added, changed, unchanged, bound, problems, notes }
}
