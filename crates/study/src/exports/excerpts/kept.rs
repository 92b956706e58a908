//! What the study keeps of excerpts that were published, by ids, to attribute and compare later ones.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use verbatim_model::IntervieweeId;
use verbatim_protect::attribution::Step;
use verbatim_store::{ExportRecord, StoreError};

use crate::interviewees::PublishedQuotes;
use crate::{Study, StudyError};

/// What is kept of one publication.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PublishedExcerpts {
    /// The numbers in its headings, as those of any publication.
    #[serde(flatten)]
    pub numbers: serde_json::Map<String, serde_json::Value>,
    /// How far the label of each person had stepped up.
    #[serde(default)]
    pub attributions: Vec<(Uuid, u8)>,
    /// The excerpts.
    #[serde(default)]
    pub excerpts: Vec<PublishedExcerpt>,
}

/// One excerpt that was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PublishedExcerpt {
    pub transcript: Uuid,
    /// Its first code point, in the text of that version.
    pub start: u32,
    /// The code point after its last one.
    pub end: u32,
    pub version: u32,
    pub person: Uuid,
    /// Its attribution.
    pub label: String,
    /// Number of the person in that publication, where it said one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<usize>,
}

impl PublishedExcerpts {
    /// What a record holds of excerpts; nothing where something else was published.
    pub fn read(record: &ExportRecord) -> Result<Self, StudyError> {
        let Some(figures) = &record.export.figures else { return Ok(Self::default()) };
        serde_json::from_str(figures).map_err(|e| StoreError::Damaged(e.to_string()).into())
    }

    pub fn steps(&self) -> impl Iterator<Item = (Uuid, Step)> + '_ {
        self.attributions.iter().map(|(person, step)| {
            let step = match step {
                0 => Step::Own,
                1 => Step::Category,
                _ => Step::Everybody,
            };
            (*person, step)
        })
    }
}

/// Publications that quote a person.
pub(crate) fn quotes_of(study: &Study, person: IntervieweeId) -> Result<Vec<PublishedQuotes>, StudyError> {
    let mut quotes = Vec::new();
    for record in study.store.rows().export_records()? {
        let own = PublishedExcerpts::read(&record)?.excerpts.into_iter();
        let excerpts = own.filter(|excerpt| excerpt.person == person.uuid()).count();
        if excerpts > 0 {
            quotes.push(PublishedQuotes { at: record.at, excerpts });
        }
    }
    Ok(quotes)
}

/// As it is kept.
pub(super) const fn step_number(step: Step) -> u8 {
    match step {
        Step::Own => 0,
        Step::Category => 1,
        Step::Everybody => 2,
    }
}
