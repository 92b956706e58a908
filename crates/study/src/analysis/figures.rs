//! From rows to the dense numbers that `analysis` counts.

use std::collections::HashMap;

use verbatim_analysis::{
    CodeRow, CodingFigures, Figures, InterviewCoder, Made, Stance as CountedStance, TranscriptFigures,
    TurnFigures, independent_groups,
};
use verbatim_model::{
    Codebook, CoderId, Coding, InterviewId, IntervieweeId, Speaker, Stance, Transcript, TranscriptId,
};

use crate::interviewees::People;
use crate::{Study, StudyError};

/// Figures, and the transcripts in the order of their numbers.
pub(super) struct Gathered {
    pub figures: Figures,
    pub transcripts: Vec<Transcript>,
}

impl Study {
    /// Reads what is counted. Texts are not read.
    pub(super) fn gather(&self, book: &Codebook, people: &People) -> Result<Gathered, StudyError> {
        let rows = self.store.rows();
        let transcripts = rows.transcripts()?;
        let interviews = rows.interviews()?;
        let number: HashMap<InterviewId, u32> = (0..).zip(&interviews).map(|(n, i)| (i.id, n)).collect();
        let person_of = |id: Option<IntervieweeId>| {
            id.and_then(|id| people.place_of(id)).and_then(|p| u32::try_from(p).ok())
        };
        let mut speakers: HashMap<TranscriptId, Vec<Speaker>> = HashMap::new();
        for speaker in rows.speakers()? {
            speakers.entry(speaker.transcript).or_default().push(speaker);
        }
        let mut counted = Vec::with_capacity(transcripts.len());
        for transcript in &transcripts {
            let interview = number.get(&transcript.interview).copied().unwrap_or_default();
            let interviewee = person_of(interviews.get(interview as usize).and_then(|i| i.interviewee));
            let known = speakers.remove(&transcript.id).unwrap_or_default();
            let turns = rows.turns(transcript)?.into_iter().map(|turn| {
                let speaker = turn.speaker.and_then(|n| known.iter().find(|s| s.number == n));
                let counts = speaker.is_none_or(|s| s.role.counts());
                let own = person_of(speaker.and_then(|s| s.interviewee));
                TurnFigures {
                    span: turn.span,
                    counts,
                    person: if counts { own.or(interviewee) } else { None },
                }
            });
            counted.push(TranscriptFigures { interview, interviewee, turns: turns.collect() });
        }
        let coders: HashMap<CoderId, u32> = (0..).zip(rows.coders()?).map(|(n, c)| (c.id, n)).collect();
        let finished = rows.progress()?.into_iter().filter(|p| p.finished).filter_map(|p| {
            Some(InterviewCoder { interview: *number.get(&p.interview)?, coder: *coders.get(&p.coder)? })
        });
        let figures = Figures {
            codes: code_rows(book),
            interviews: u32::try_from(interviews.len()).unwrap_or(u32::MAX),
            codings: coding_figures(rows.codings()?, &transcripts, book, &coders),
            transcripts: counted,
            people: u32::try_from(people.persons.len()).unwrap_or(u32::MAX),
            finished: finished.collect(),
            record: Vec::new(),
            groups: Some(groups(people)),
        };
        Ok(Gathered { figures, transcripts })
    }
}

fn code_rows(book: &Codebook) -> Vec<CodeRow> {
    (0..book.len())
        .map(|place| CodeRow {
            parent: book.parent_of(place).and_then(|p| u32::try_from(p).ok()),
            has_statement: book.codes()[place].text.statement.is_some(),
        })
        .collect()
}

fn coding_figures(
    codings: Vec<Coding>,
    transcripts: &[Transcript],
    book: &Codebook,
    coders: &HashMap<CoderId, u32>,
) -> Vec<CodingFigures> {
    let number: HashMap<TranscriptId, u32> = (0..).zip(transcripts).map(|(n, t)| (t.id, n)).collect();
    let figures = codings.into_iter().filter_map(|coding| {
        Some(CodingFigures {
            transcript: *number.get(&coding.transcript)?,
            span: coding.span,
            code: u32::try_from(book.place_of(coding.code)?).ok()?,
            coder: *coders.get(&coding.coder)?,
            stance: coding.stance.map(|stance| match stance {
                Stance::Supports => CountedStance::Supports,
                Stance::Qualifies => CountedStance::Qualifies,
                Stance::Contradicts => CountedStance::Contradicts,
            }),
            made: Made::new(coding.created_at.0, coding.id.uuid().as_u128()),
        })
    });
    figures.collect()
}

/// People tied to each other, directly or through others, are one group.
fn groups(people: &People) -> Vec<u32> {
    let by_label: HashMap<&str, u32> =
        (0..).zip(&people.persons).map(|(n, p)| (p.row.label.as_str(), n)).collect();
    let links: Vec<(u32, u32)> = people
        .links
        .iter()
        .filter_map(|link| {
            let one = u32::try_from(people.place_of(link.interviewee)?).ok()?;
            Some((one, *by_label.get(link.other.as_str())?))
        })
        .collect();
    independent_groups(u32::try_from(people.persons.len()).unwrap_or(u32::MAX), &links)
}
