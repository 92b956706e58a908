//! What a search could not reach, and why.

use verbatim_model::IntervieweeId;
use verbatim_search::{Query, Speakers};

use crate::searches::answer::Answer;
use crate::searches::asking::Asking;
use crate::searches::fields::Meaning;
use crate::searches::reply::Unsearched;
use crate::searches::scope::{LeftOut, Table, has_withdrawn, is_left_out};

/// Transcripts, then people, that the question could not reach although it was put to them. `of_codes`
/// says whether only what is coded could be found.
pub(super) fn unsearched(
    answer: &Answer<'_, '_>,
    filters: &[&Query],
    put_to: &Table,
    of_codes: bool,
) -> Vec<Unsearched> {
    let (asking, desk) = (answer.asking, answer.asking.desk);
    let mut all = Vec::new();
    let mut interviewed = vec![false; desk.people.persons.len()];
    for (number, transcript) in (0..).zip(&desk.library.transcripts) {
        let own = desk.interviewee(number);
        let voices = asking.voices.in_transcript(number);
        let people = voices.iter().filter_map(|voice| voice.person).chain(own);
        people.for_each(|person| interviewed[person as usize] = true);
        let wanted = put_to.0[number as usize].contains(&true);
        if let Some(reason) = reason(asking, number).filter(|_| wanted) {
            all.push(Unsearched {
                transcript: Some((transcript.id, transcript.file_name.clone())),
                person: named(asking, own),
                reason,
            });
        }
    }
    for (person, row) in (0..).zip(&desk.people.persons) {
        let is_put_to = filters.iter().all(|filter| is_about(asking, filter, person));
        let reason = match interviewed[person as usize] {
            false if is_put_to => LeftOut::NoInterview,
            true if is_put_to && has_withdrawn(desk, Some(person)) => LeftOut::Withdrawn,
            true if of_codes && is_put_to && !answer.reached[person as usize] => LeftOut::NotCoded,
            _ => continue,
        };
        let said_before = |known: &Unsearched| known.person.as_ref().is_some_and(|(id, _)| *id == row.row.id);
        if reason != LeftOut::NoInterview && all.iter().any(said_before) {
            continue;
        }
        all.push(Unsearched { transcript: None, person: named(asking, Some(person)), reason });
    }
    all
}

/// Why a transcript is not searched.
fn reason(asking: &Asking<'_>, transcript: u32) -> Option<LeftOut> {
    let (desk, options) = (asking.desk, asking.options);
    let voices = asking.voices.in_transcript(transcript);
    if is_left_out(desk, options, transcript) {
        return Some(LeftOut::Raw);
    }
    if desk.library.places(transcript as usize).is_empty() {
        return Some(LeftOut::NoText);
    }
    let mut asked = voices.iter().filter(|voice| asking.speakers.include(voice.group())).peekable();
    if asked.peek().is_none() && !has_withdrawn(desk, desk.interviewee(transcript)) {
        return Some(match asking.speakers {
            Speakers::Interviewer => LeftOut::NoInterviewer,
            _ => LeftOut::InterviewerOnly,
        });
    }
    // Of a joint interview what the others say is searched.
    asked.all(|voice| has_withdrawn(desk, voice.person)).then_some(LeftOut::Withdrawn)
}

fn named(asking: &Asking<'_>, person: Option<u32>) -> Option<(IntervieweeId, String)> {
    let person = &asking.desk.people.persons[person? as usize];
    Some((person.row.id, person.row.label.clone()))
}

/// Whether a filter may mean somebody: what it says of interviews is not known of those who have none.
fn is_about(asking: &Asking<'_>, filter: &Query, person: u32) -> bool {
    match filter {
        Query::Field(field) => match asking.meaning(field) {
            Some(Meaning::People { who, .. }) => who[person as usize],
            _ => true,
        },
        Query::And(parts) => parts.iter().all(|part| is_about(asking, part, person)),
        Query::Or(parts) => parts.iter().any(|part| is_about(asking, part, person)),
        Query::Not(part) => match part.as_ref() {
            Query::Field(field) => match asking.meaning(field) {
                Some(Meaning::People { who, .. }) => !who[person as usize],
                _ => true,
            },
            _ => true,
        },
        _ => true,
    }
}
