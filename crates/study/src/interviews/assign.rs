//! Binding files and speakers to people.

use verbatim_model::{ActionKind, Interview, InterviewId, Interviewee, IntervieweeId, Role, TranscriptId};
use verbatim_store::{Tx, now};
use verbatim_text::count_words;

use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// The interviewee that a file belongs to: the one with the longest label that starts the file
/// name and is followed by the end or by a character that is neither letter nor digit, so that
/// `NP-10.txt` is never `NP-1`'s. Letter case aside.
#[must_use]
pub fn binding<'p>(people: &'p [Interviewee], file: &str) -> Option<&'p Interviewee> {
    let file = file.to_lowercase();
    let starts = |person: &&Interviewee| {
        file.strip_prefix(&person.label.to_lowercase())
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    };
    people.iter().filter(starts).max_by_key(|p| p.label.chars().count())
}

/// Gives an interview to a person, or to nobody.
///
/// Where the person's interview was announced and waits for its transcript, that one takes over
/// transcripts, memos and marks of progress, and what is known of nobody's interview fills its
/// gaps. What was announced for somebody else stays that person's.
pub(crate) fn give_interview(
    tx: &Tx<'_>,
    interview: &Interview,
    person: Option<IntervieweeId>,
) -> Result<(), StudyError> {
    if interview.interviewee == person {
        return Ok(());
    }
    let waiting = person.map(|person| tx.waiting_interviews(person)).transpose()?;
    let Some(mut waiting) = waiting.unwrap_or_default().into_iter().next() else {
        return Ok(tx.put_interview(&Interview { interviewee: person, ..interview.clone() })?);
    };
    tx.move_interview(interview.id, waiting.id)?;
    let Interview { date, mode, interviewers, language, .. } = interview.clone();
    let says_something = [&date, &mode, &interviewers, &language].iter().any(|field| field.is_some());
    if interview.interviewee.is_some() && says_something {
        return Ok(());
    }
    waiting.date = waiting.date.or(date);
    waiting.mode = waiting.mode.or(mode);
    waiting.interviewers = waiting.interviewers.or(interviewers);
    waiting.language = waiting.language.or(language);
    tx.put_interview(&waiting)?;
    Ok(tx.delete_interview(interview.id)?)
}

impl Study {
    /// Binds the interview of a transcript to an interviewee, or to nobody. One that was announced
    /// for the person takes its place.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn assign_interview(
        &mut self,
        transcript: TranscriptId,
        person: Option<IntervieweeId>,
    ) -> Result<Changed<()>, StudyError> {
        let transcript = self.transcript(transcript)?;
        let missing = || StudyError::Missing { what: "interview", name: transcript.interview.to_string() };
        let interview = self.interview(transcript.interview)?.ok_or_else(missing)?;
        if let Some(person) = person {
            self.refuse_missing_person(person)?;
        }
        self.act(ActionKind::AssignInterview, |tx, _| {
            give_interview(tx, &interview, person)?;
            Ok(((), assigned(transcript.id, person)))
        })
    }

    /// Sets who a speaker of a transcript is and what the speaker does.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn assign_speaker(
        &mut self,
        transcript: TranscriptId,
        label: &str,
        role: Option<Role>,
        person: Option<IntervieweeId>,
    ) -> Result<Changed<()>, StudyError> {
        let transcript = self.transcript(transcript)?;
        if let Some(person) = person {
            self.refuse_missing_person(person)?;
        }
        let mut speakers = self.store.rows().speakers_of(transcript.id)?;
        let wanted = label.trim().to_lowercase();
        let missing = || StudyError::Missing { what: "speaker", name: label.to_owned() };
        let speaker = speakers.iter_mut().find(|s| s.label.to_lowercase() == wanted).ok_or_else(missing)?;
        // Whoever is given a person answers, unless something else is said.
        let answers =
            if person.is_some() && !speaker.role.counts() { Role::Respondent } else { speaker.role };
        (speaker.role, speaker.interviewee) = (role.unwrap_or(answers), person);
        let (number, role) = (speaker.number, speaker.role);
        let text = self.text(&transcript)?;
        let points = text.code_points();
        let counts = |turn: &&verbatim_model::Turn| {
            turn.speaker.and_then(|n| speakers.iter().find(|s| s.number == n)).is_none_or(|s| s.role.counts())
        };
        let counted = text.turns.iter().filter(counts).filter_map(|t| points.slice(t.span).ok());
        let words = u32::try_from(counted.map(count_words).sum::<usize>()).unwrap_or(u32::MAX);
        self.act(ActionKind::AssignInterview, |tx, _| {
            tx.assign_speaker(transcript.id, number, role, person)?;
            tx.set_words(transcript.id, words)?;
            Ok(((), assigned(transcript.id, person)))
        })
    }

    /// Marks an interview finished, or open again, for the coder.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn mark_progress(
        &mut self,
        interview: InterviewId,
        finished: bool,
    ) -> Result<Changed<()>, StudyError> {
        self.refuse_missing_interview(interview)?;
        let marks = self.progress_of(interview)?;
        self.act(ActionKind::MarkProgress, |tx, coder| {
            let before = marks.iter().any(|mark| mark.coder == coder.id && mark.finished);
            if before != finished {
                tx.set_progress(interview, coder.id, finished, now())?;
            }
            let affected = Marks { interviews: true, ..Marks::default() };
            Ok(((), Subject { interview: Some(interview.uuid()), affected, ..Subject::default() }))
        })
    }
}

fn assigned(transcript: TranscriptId, person: Option<IntervieweeId>) -> Subject {
    Subject {
        transcript: Some(transcript.uuid()),
        interviewee: person.map(IntervieweeId::uuid),
        affected: Marks { interviews: true, transcripts: vec![transcript.uuid()], ..Marks::default() },
        ..Subject::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(label: &str) -> Interviewee {
        Interviewee {
            id: IntervieweeId::new(),
            label: label.to_owned(),
            category: None,
            attribution: None,
            consent: None,
            consent_date: None,
            consent_source: None,
            embargo_until: None,
            position: 0,
        }
    }

    #[test]
    fn the_longest_label_that_ends_at_a_boundary_wins() {
        let people = ["NP-1", "NP-10", "NP-1-joint", "Ñ"].map(person);
        let bound = |file: &str| binding(&people, file).map(|p| p.label.as_str());
        assert_eq!(bound("NP-1.txt"), Some("NP-1"));
        assert_eq!(bound("NP-10.docx"), Some("NP-10"));
        assert_eq!(bound("np-1-joint_final.vtt"), Some("NP-1-joint"));
        assert_eq!(bound("NP-100.txt"), None);
        assert_eq!(bound("NP-1"), Some("NP-1"));
        assert_eq!(bound("Ñandú.txt"), None);
    }
}
