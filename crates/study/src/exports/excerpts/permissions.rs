//! What is known of passages that decides whether they may be published.

use std::collections::{BTreeSet, HashMap, HashSet};

use verbatim_model::{Consent, TranscriptId, TranscriptKind, TranscriptStatus};
use verbatim_protect::Permission;
use verbatim_search::SpeakerGroup;
use verbatim_store::day_everywhere;
use verbatim_text::Span;

use super::desk::{Desk, Wanted};
use crate::{Study, StudyError};

/// What decides for all passages of a study.
pub(super) struct Permissions {
    day: String,
    off_record: HashMap<TranscriptId, Vec<Span>>,
    deidentified: HashSet<TranscriptId>,
    /// Passages that were approved as quotations and have the same words still.
    approved: HashMap<TranscriptId, Vec<Span>>,
}

impl Permissions {
    pub fn of(study: &Study) -> Result<Self, StudyError> {
        let mut off_record: HashMap<TranscriptId, Vec<Span>> = HashMap::new();
        let mut approved: HashMap<TranscriptId, Vec<Span>> = HashMap::new();
        let rows = study.store.rows();
        let approvals: HashMap<_, _> = rows.approvals()?.into_iter().map(|a| (a.coding, a)).collect();
        for coding in rows.codings()? {
            if coding.off_record {
                off_record.entry(coding.transcript).or_default().push(coding.span);
            }
            if approvals.get(&coding.id).is_some_and(|approval| approval.holds_for(&coding)) {
                approved.entry(coding.transcript).or_default().push(coding.span);
            }
        }
        let steps = study.deidentification_steps()?;
        let is_as_confirmed = |id| {
            let step = steps.get(&id).and_then(|steps| steps.deidentified.as_ref());
            step.is_some_and(|confirmed| !confirmed.changed_since)
        };
        let is_confirmed =
            |status| matches!(status, TranscriptStatus::DeIdentified | TranscriptStatus::ReadTwice);
        let transcripts = study.transcripts()?.into_iter();
        let deidentified = transcripts.filter(|t| is_confirmed(t.status) && is_as_confirmed(t.id));
        let deidentified = deidentified.map(|t| t.id).collect();
        Ok(Self { day: day_everywhere(), off_record, deidentified, approved })
    }

    /// The person who speaks in a passage, and what is known of it. Nobody where an interviewer or several
    /// people speak.
    pub fn of_passage(&self, desk: &Desk, wanted: &Wanted) -> (Option<usize>, Permission) {
        let transcript = &desk.library.transcripts[wanted.transcript];
        let turns = desk.library.places(wanted.transcript).get(wanted.touched.clone()).unwrap_or_default();
        let counts =
            |speaker: Option<u32>| desk.library.group(wanted.transcript, speaker) == SpeakerGroup::Respondent;
        let speakers = turns.iter().filter(|turn| counts(turn.speaker));
        let persons: BTreeSet<Option<usize>> =
            speakers.map(|turn| desk.said_by(wanted.transcript, turn.speaker)).collect();
        let person = if persons.len() == 1 { persons.first().copied().flatten() } else { None };
        let row = person.and_then(|place| desk.people.persons.get(place)).map(|person| &person.row);
        let off = self.off_record.get(&transcript.id).into_iter().flatten();
        let mut approved = self.approved.get(&transcript.id).into_iter().flatten();
        let consent = match wanted.withdrawn {
            true => Some(Consent::Withdrawn),
            false => row.and_then(|row| row.consent),
        };
        let until = row.and_then(|row| row.embargo_until.as_deref());
        let permission = Permission {
            consent,
            under_embargo: until.is_some_and(|until| until > self.day.as_str()),
            off_record: off.into_iter().any(|span| span.overlaps(wanted.coding.span)),
            approved: approved.any(|span| span.contains(wanted.coding.span)),
            deidentified: self.deidentified.contains(&transcript.id),
            notes: transcript.kind == TranscriptKind::Notes,
            several: persons.len() > 1,
            unknown: person.is_none() && persons.len() <= 1,
            may_identify: false,
        };
        (person, permission)
    }
}
