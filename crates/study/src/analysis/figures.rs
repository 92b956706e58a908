//! From rows to the dense numbers that `analysis` counts.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use verbatim_analysis::{
    AskedMark, Chosen, CodeRow, CodingFigures, CodingMarks, Figures, InterviewCoder, Made, Selection,
    TranscriptFigures, TurnFigures, independent_groups,
};
use verbatim_model::{Codebook, CoderId, Interview, InterviewId, IntervieweeId, LeadCoder, TranscriptId};
use verbatim_store::{Marked, Rows};
use verbatim_text::Span;

use crate::analysis::counted::{counted_asked, counted_basis, counted_prompting, counted_stance};
use crate::interviewees::People;
use crate::searches::Library;
use crate::{Study, StudyError};

/// Figures, and what the numbers in them stand for. The codings stand in the order of their transcripts.
#[derive(Clone)]
pub(crate) struct Gathered {
    pub figures: Figures,
    pub library: Arc<Library>,
    /// The interviews, by number.
    pub interviews: Vec<Interview>,
    /// Number of each coder in the figures.
    pub coders: HashMap<CoderId, u32>,
    /// Lead coders that were set.
    leads: Vec<LeadCoder>,
    /// People with an interview who have withdrawn. Their turns count nowhere in the figures.
    pub withdrawn: u32,
    /// People with at least one interview, those who have withdrawn left out.
    pub interviewed: usize,
    of_codings: OfCodings,
}

/// What is worked out from all codings once, when it is first asked for.
#[derive(Clone, Default)]
struct OfCodings {
    /// Numbers of the codings of each transcript.
    by_transcript: OnceLock<Vec<Vec<u32>>>,
    /// Which codings are those of record.
    of_record: OnceLock<Chosen>,
}

impl Study {
    /// What is counted, read once and kept. After an action only the codings of the transcripts that
    /// it touched are read again. Texts are not read.
    pub(crate) fn gathered(&self) -> Result<Arc<Gathered>, StudyError> {
        let rows = self.store.rows();
        let (kept, stale) = {
            let mut state = self.kept.state(rows)?;
            (state.figures.take(), std::mem::take(&mut state.stale))
        };
        let gathered = match kept {
            Some(kept) if stale.is_empty() => kept,
            Some(mut kept) => {
                Arc::make_mut(&mut kept).read_again(rows, &*self.kept_codebook()?, &stale)?;
                kept
            }
            None => {
                self.kept.state(rows)?.forget_prepared();
                Arc::new(self.gather()?)
            }
        };
        self.kept.state(rows)?.figures = Some(Arc::clone(&gathered));
        Ok(gathered)
    }

    fn gather(&self) -> Result<Gathered, StudyError> {
        let (book, people, library) = (self.kept_codebook()?, self.kept_people()?, self.library()?);
        let rows = self.store.rows();
        let interviews = rows.interviews()?;
        let number: HashMap<InterviewId, u32> = (0..).zip(&interviews).map(|(n, i)| (i.id, n)).collect();
        let person_of = |id: Option<IntervieweeId>| {
            id.and_then(|id| people.place_of(id)).and_then(|p| u32::try_from(p).ok())
        };
        let has_withdrawn = |person: &u32| people.persons[*person as usize].has_withdrawn();
        let mut withdrawn = HashSet::new();
        let mut counted = Vec::with_capacity(library.transcripts.len());
        for (place, transcript) in library.transcripts.iter().enumerate() {
            let interview = number.get(&transcript.interview).copied().unwrap_or_default();
            let interviewee = person_of(interviews.get(interview as usize).and_then(|i| i.interviewee));
            let known = &library.speakers[place];
            withdrawn.extend(interviewee.filter(has_withdrawn));
            let turns = library.turns(rows, place)?.places.iter().map(|turn| {
                let speaker = turn.speaker.and_then(|n| known.iter().find(|s| s.number == n));
                let speaks = speaker.is_none_or(|s| s.role.counts());
                let own = person_of(speaker.and_then(|s| s.interviewee));
                let person = if speaks { own.or(interviewee) } else { None };
                let gone = person.filter(has_withdrawn);
                withdrawn.extend(gone);
                let counts = speaks && gone.is_none();
                TurnFigures { span: turn.span, counts, person: if counts { person } else { None } }
            });
            let turns = turns.collect();
            let interviewee = interviewee.filter(|person| !has_withdrawn(person));
            counted.push(TranscriptFigures { interview, interviewee, turns });
        }
        let coders: HashMap<CoderId, u32> = (0..).zip(rows.coders()?).map(|(n, c)| (c.id, n)).collect();
        let finished = rows.progress()?.into_iter().filter(|p| p.finished).filter_map(|p| {
            Some(InterviewCoder { interview: *number.get(&p.interview)?, coder: *coders.get(&p.coder)? })
        });
        let finished = finished.collect();
        let numbers = (0..).zip(&library.transcripts).map(|(n, t)| (t.id, n)).collect();
        let mut codings: Vec<CodingFigures> =
            coding_figures(rows.marked()?, &numbers, &book, &coders).collect();
        codings.sort_by_key(|coding| coding.transcript);
        let figures = Figures {
            codes: code_rows(&book),
            interviews: u32::try_from(interviews.len()).unwrap_or(u32::MAX),
            codings,
            transcripts: counted,
            people: u32::try_from(people.persons.len()).unwrap_or(u32::MAX),
            finished,
            record: Vec::new(),
            groups: Some(groups(&people)),
            asked: asked(rows, &people, &book)?,
        };
        let (withdrawn, leads) = (u32::try_from(withdrawn.len()).unwrap_or(u32::MAX), rows.lead_coders()?);
        let (interviewed, of_codings) = (interviewed(&figures), OfCodings::default());
        let mut gathered =
            Gathered { figures, library, interviews, coders, leads, withdrawn, interviewed, of_codings };
        gathered.figures.record = gathered.record_of_leads();
        Ok(gathered)
    }
}

impl Gathered {
    /// Number of a transcript in the figures.
    pub fn transcript(&self, id: TranscriptId) -> Option<u32> {
        let place = self.library.transcripts.iter().position(|t| t.id == id)?;
        u32::try_from(place).ok()
    }

    /// Numbers of transcripts in the figures, ascending; those that are not in them are left out.
    pub fn transcripts(&self, ids: &[TranscriptId]) -> Vec<u32> {
        let ids: HashSet<&TranscriptId> = ids.iter().collect();
        let numbers = (0..).zip(&self.library.transcripts);
        numbers.filter(|(_, transcript)| ids.contains(&transcript.id)).map(|(number, _)| number).collect()
    }

    /// People in whose turns a passage lies; one may come several times.
    pub fn people_at(&self, transcript: u32, span: Span) -> impl Iterator<Item = u32> + '_ {
        let turns = self.figures.transcripts.get(transcript as usize).map_or(&[][..], |t| &t.turns);
        let first = turns.partition_point(|turn| turn.span.end() <= span.start());
        let touched = turns[first..].iter().take_while(move |turn| turn.span.start() < span.end());
        touched.filter(|turn| turn.counts).filter_map(|turn| turn.person)
    }

    /// Numbers of the codings of a transcript in the figures.
    pub fn codings_of(&self, transcript: u32) -> &[u32] {
        let all = self.of_codings.by_transcript.get_or_init(|| {
            let mut all = vec![Vec::new(); self.figures.transcripts.len()];
            for (number, coding) in (0..).zip(&self.figures.codings) {
                all[coding.transcript as usize].push(number);
            }
            all
        });
        all.get(transcript as usize).map_or(&[], Vec::as_slice)
    }

    /// Which codings a selection takes.
    pub fn chosen(&self, selection: Selection) -> Chosen {
        if selection == Selection::default() {
            let of_record = || Chosen::new(&self.figures, selection);
            return self.of_codings.of_record.get_or_init(of_record).clone();
        }
        Chosen::new(&self.figures, selection)
    }

    /// Reads the codings of these transcripts again.
    fn read_again(
        &mut self,
        rows: Rows<'_>,
        book: &Codebook,
        stale: &[TranscriptId],
    ) -> Result<(), StudyError> {
        for coder in rows.coders()? {
            let next = u32::try_from(self.coders.len()).unwrap_or(u32::MAX);
            self.coders.entry(coder.id).or_insert(next);
        }
        self.of_codings = OfCodings::default();
        for number in self.transcripts(stale) {
            let id = self.library.transcripts[number as usize].id;
            let numbers = HashMap::from([(id, number)]);
            let codings = coding_figures(rows.marked_in(id)?, &numbers, book, &self.coders);
            let start = self.figures.codings.partition_point(|coding| coding.transcript < number);
            let own = self.figures.codings[start..].partition_point(|coding| coding.transcript == number);
            self.figures.codings.splice(start..start + own, codings);
        }
        self.figures.record = self.record_of_leads();
        Ok(())
    }

    /// Interviews whose coding of record is a lead coder's: the lead coder of the interview, else that of
    /// the study, who has coded it or marked it finished. All others are left to whoever coded first.
    fn record_of_leads(&self) -> Vec<InterviewCoder> {
        if self.leads.is_empty() {
            return Vec::new();
        }
        let number = |lead: &LeadCoder| self.coders.get(&lead.coder).copied();
        let of_study = self.leads.iter().find(|lead| lead.interview.is_none()).and_then(number);
        let own: HashMap<InterviewId, u32> =
            self.leads.iter().filter_map(|lead| Some((lead.interview?, number(lead)?))).collect();
        // Beside each lead coder in question whether that one has worked on the interview.
        let mut leads: Vec<[(Option<u32>, bool); 2]> =
            self.interviews.iter().map(|i| [(own.get(&i.id).copied(), false), (of_study, false)]).collect();
        let mut worked = |interview: u32, coder: u32| {
            if let Some(leads) = leads.get_mut(interview as usize) {
                leads.iter_mut().for_each(|(lead, worked)| *worked |= *lead == Some(coder));
            }
        };
        self.figures.finished.iter().for_each(|mark| worked(mark.interview, mark.coder));
        for coding in &self.figures.codings {
            worked(self.figures.transcripts[coding.transcript as usize].interview, coding.coder);
        }
        let lead = |(interview, leads): (u32, [(Option<u32>, bool); 2])| {
            let (coder, _) = leads.into_iter().find(|(_, worked)| *worked)?;
            Some(InterviewCoder { interview, coder: coder? })
        };
        (0..).zip(leads).filter_map(lead).collect()
    }
}

fn interviewed(figures: &Figures) -> usize {
    let mut people = vec![false; figures.people as usize];
    for person in figures.transcripts.iter().flat_map(people_of) {
        people[person as usize] = true;
    }
    people.into_iter().filter(|interviewed| *interviewed).count()
}

/// Numbers of the people who speak in a transcript or whose interview it is, those who have withdrawn left
/// out; one may come several times.
pub(crate) fn people_of(transcript: &TranscriptFigures) -> impl Iterator<Item = u32> + '_ {
    let speakers = transcript.turns.iter().filter(|turn| turn.counts).filter_map(|turn| turn.person);
    speakers.chain(transcript.interviewee)
}

fn code_rows(book: &Codebook) -> Vec<CodeRow> {
    (0..book.len())
        .map(|place| CodeRow {
            parent: book.parent_of(place).and_then(|p| u32::try_from(p).ok()),
            has_statement: book.codes()[place].text.statement.is_some(),
        })
        .collect()
}

fn coding_figures<'a>(
    codings: Vec<Marked>,
    number: &'a HashMap<TranscriptId, u32>,
    book: &'a Codebook,
    coders: &'a HashMap<CoderId, u32>,
) -> impl Iterator<Item = CodingFigures> + 'a {
    codings.into_iter().filter_map(|coding| {
        let marks = CodingMarks {
            basis: coding.basis.map(counted_basis),
            prompting: coding.prompting.map(counted_prompting),
            quotable: coding.quotable,
        };
        Some(CodingFigures {
            transcript: *number.get(&coding.transcript)?,
            span: coding.span,
            code: u32::try_from(book.place_of(coding.code)?).ok()?,
            coder: *coders.get(&coding.coder)?,
            stance: coding.stance.map(counted_stance),
            marks,
            made: Made::new(coding.created_at.0, coding.id.uuid().as_u128()),
        })
    })
}

/// Who was asked about what, as far as somebody has said so.
fn asked(rows: Rows<'_>, people: &People, book: &Codebook) -> Result<Vec<AskedMark>, StudyError> {
    let mark = |mark: verbatim_model::AskedMark| {
        Some(AskedMark {
            person: u32::try_from(people.place_of(mark.interviewee)?).ok()?,
            code: u32::try_from(book.place_of(mark.code)?).ok()?,
            asked: counted_asked(mark.state),
        })
    };
    Ok(rows.asked()?.into_iter().filter_map(mark).collect())
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
