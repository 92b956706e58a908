//! Coding what a search found.

use std::collections::HashSet;

use verbatim_model::{CodeId, Coding, SavedSearchId, TranscriptId};
use verbatim_search::{SpeakerGroup, TurnPlace};
use verbatim_text::{Span, sentence_spans};

use crate::searches::answer::Answer;
use crate::searches::desk::SearchDesk;
use crate::searches::hits::{self, At};
use crate::searches::options::{Also, SearchOptions};
use crate::searches::place::{Place, Places};
use crate::searches::reply::Hit;
use crate::{Changed, Progress, Study, StudyError};

/// What a coding of hits covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitUnit {
    /// The hit alone.
    #[default]
    Hit,
    /// The sentences that it lies in, within its turns.
    Sentence,
    /// The turns that it lies in.
    Turn,
    /// The answers that it lies in: all turns of respondents between two of an interviewer.
    Answer,
}

/// Hits of a search that something is done with.
#[derive(Clone, Debug)]
pub struct HitChoice<'q> {
    /// The query as typed.
    pub query: &'q str,
    /// How it is searched; the limit says nothing here.
    pub options: &'q SearchOptions,
    /// The hits that are meant; `None` for all.
    pub chosen: Option<&'q [(TranscriptId, Span)]>,
    /// What is coded of each.
    pub unit: HitUnit,
}

/// Passages that hits lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitPassages {
    /// Hits that are taken.
    pub hits: usize,
    /// Their passages, each once, by transcript in the order of import and by place.
    pub passages: Vec<(TranscriptId, Span)>,
    /// People in whose turns they lie.
    pub people: usize,
    /// Hits that are left out since an interviewer speaks, who was not asked for.
    pub interviewer_left_out: usize,
    /// Passages that the one who is coding has coded so already.
    pub already: usize,
}

impl Study {
    /// What coding hits would do.
    ///
    /// # Errors
    /// As [`Study::search`]; [`StudyError::TextChanged`] where a chosen hit is none any more;
    /// [`StudyError::NoCoder`], [`StudyError::Missing`] for the code.
    pub fn plan_hits(&self, choice: &HitChoice<'_>, code: CodeId) -> Result<HitPassages, StudyError> {
        let desk = self.search_desk(choice.query, choice.options)?;
        self.weigh_found(desk.hit_passages(choice, &|| false)?, code)
    }

    /// Codes hits, as one action.
    ///
    /// # Errors
    /// As [`Study::plan_hits`], or what the study file says. Nothing is coded then.
    pub fn code_hits(
        &mut self,
        choice: &HitChoice<'_>,
        code: CodeId,
    ) -> Result<(HitPassages, Changed<Vec<Coding>>), StudyError> {
        let desk = self.search_desk(choice.query, choice.options)?;
        let found = desk.hit_passages(choice, &|| false)?;
        self.code_found(&desk, found, code)
    }

    /// Counts which of the passages that were found are coded so already.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Missing`] for the code, or what the study file says.
    pub fn weigh_found(&self, found: HitPassages, code: CodeId) -> Result<HitPassages, StudyError> {
        let already = found.passages.len() - self.not_coded_so(&found.passages, code)?.len();
        Ok(HitPassages { already, ..found })
    }

    /// Codes passages that were found on a desk while others could change the study, as one action.
    ///
    /// # Errors
    /// [`StudyError::SearchedBefore`] where texts or people have changed since the desk was taken in
    /// hand, and as [`Study::code_hits`]. Nothing is coded then.
    pub fn code_found(
        &mut self,
        desk: &SearchDesk,
        found: HitPassages,
        code: CodeId,
    ) -> Result<(HitPassages, Changed<Vec<Coding>>), StudyError> {
        self.refuse_old_desk(desk)?;
        let found = self.weigh_found(found, code)?;
        let changed = self.add_codings(&found.passages, code)?;
        Ok((found, changed))
    }
}

impl Study {
    /// All that saved searches find now.
    pub(crate) fn found_by(
        &self,
        searches: &[SavedSearchId],
        progress: &dyn Progress,
    ) -> Result<Places, StudyError> {
        let mut all = Vec::new();
        for (done, search) in searches.iter().enumerate() {
            progress.at(done, searches.len())?;
            let stop = || progress.at(done, searches.len()).is_err();
            let saved = self.saved_search(*search)?;
            let options = SearchOptions::from(&saved);
            let desk = self.search_desk(&saved.query, &options)?;
            let found = desk.with_answer(&saved.query, &options, &stop, hits::all_places)?;
            all.extend(found.iter().map(|at| Place { transcript: at.turn.transcript, span: at.span }));
        }
        Ok(all.into_iter().collect())
    }
}

impl SearchDesk {
    /// The passages that hits lead to.
    ///
    /// # Errors
    /// As [`SearchDesk::answer`]; [`StudyError::TextChanged`] where a chosen hit is none any more.
    pub fn hit_passages(
        &self,
        choice: &HitChoice<'_>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<HitPassages, StudyError> {
        self.with_answer(choice.query, choice.options, stop, |answer| {
            let all = chosen(answer, choice)?;
            let taken: Vec<At> = all.iter().copied().filter(|at| is_evidence(answer, *at)).collect();
            self.read_all(taken.iter().map(|at| at.turn.transcript as usize))?;
            let mut places: Vec<Place> = taken.iter().map(|at| widened(answer, *at, choice.unit)).collect();
            places.sort_unstable();
            places.dedup();
            let mut people: HashSet<u32> = HashSet::new();
            for place in &places {
                people.extend(answer.people_at(*place).into_iter().flatten());
            }
            let id = |place: &Place| (self.library.transcripts[place.transcript as usize].id, place.span);
            Ok(HitPassages {
                hits: taken.len(),
                passages: places.iter().map(id).collect(),
                people: people.len(),
                interviewer_left_out: all.len() - taken.len(),
                already: 0,
            })
        })
    }
}

impl SearchDesk {
    /// The hits that are meant, as a person reads them and in the order asked for, and the query as
    /// understood.
    ///
    /// # Errors
    /// As [`SearchDesk::hit_passages`].
    pub fn chosen_hits(
        &self,
        choice: &HitChoice<'_>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<(String, Vec<Hit>), StudyError> {
        let options =
            SearchOptions { limit: None, facets: false, also: Also::default(), ..choice.options.clone() };
        let reply = self.answer(choice.query, &options, stop)?;
        let Some(chosen) = choice.chosen else { return Ok((reply.query, reply.hits)) };
        let wanted: HashSet<(TranscriptId, Span)> = chosen.iter().copied().collect();
        let mut hits = reply.hits;
        hits.retain(|hit| wanted.contains(&(hit.transcript_id, hit.span)));
        if hits.len() == wanted.len() { Ok((reply.query, hits)) } else { Err(StudyError::TextChanged) }
    }
}

/// The hits that are meant.
fn chosen(answer: &Answer<'_, '_>, choice: &HitChoice<'_>) -> Result<Vec<At>, StudyError> {
    let all = hits::all_places(answer)?;
    let Some(chosen) = choice.chosen else { return Ok(all) };
    let wanted: HashSet<(TranscriptId, Span)> = chosen.iter().copied().collect();
    let transcripts = &answer.asking.desk.library.transcripts;
    let is_wanted = |at: &At| wanted.contains(&(transcripts[at.turn.transcript as usize].id, at.span));
    let kept: Vec<At> = all.into_iter().filter(is_wanted).collect();
    // A hit that is gone means that the person saw another state of the study.
    if kept.len() == wanted.len() { Ok(kept) } else { Err(StudyError::TextChanged) }
}

/// Whether a hit is somebody's answer, or an interviewer was asked for by name.
fn is_evidence(answer: &Answer<'_, '_>, at: At) -> bool {
    answer.asking.asks_interviewers || group(answer, at.turn) == SpeakerGroup::Respondent
}

fn group(answer: &Answer<'_, '_>, turn: TurnPlace) -> SpeakerGroup {
    let asking = answer.asking;
    let voice = asking.voices.number(asking.desk, turn.transcript, turn.turn);
    voice.map_or(SpeakerGroup::Respondent, |n| asking.voices.in_transcript(turn.transcript)[n].group())
}

/// What is coded of a hit.
fn widened(answer: &Answer<'_, '_>, at: At, unit: HitUnit) -> Place {
    let transcript = at.turn.transcript;
    let own = Place { transcript, span: at.span };
    let desk = answer.asking.desk;
    let touched = desk.library.touched(transcript as usize, at.span);
    let turn = |number: usize| TurnPlace { transcript, turn: u32::try_from(number).unwrap_or(u32::MAX) };
    let (first, last) = (turn(touched.start), turn(touched.end.saturating_sub(1)));
    let ends = match unit {
        HitUnit::Hit => None,
        HitUnit::Sentence => {
            let start = sentences(answer, first, at.span).map(Span::start);
            start.zip(sentences(answer, last, at.span).map(Span::end))
        }
        HitUnit::Turn => turns(answer, first, last),
        HitUnit::Answer => {
            let first = answer.asking.answer_turns(first).first().copied().unwrap_or(first.turn);
            let last = answer.asking.answer_turns(last).last().copied().unwrap_or(last.turn);
            turns(answer, TurnPlace { transcript, turn: first }, TurnPlace { transcript, turn: last })
        }
    };
    let span = ends.and_then(|(start, end)| {
        // A passage that begins or ends outside all turns stays as wide as it is.
        Span::new(start.min(at.span.start()), end.max(at.span.end())).ok()
    });
    span.map_or(own, |span| Place { transcript, span })
}

/// From the beginning of a turn to the end of another.
fn turns(answer: &Answer<'_, '_>, first: TurnPlace, last: TurnPlace) -> Option<(u32, u32)> {
    let (first, last) = (answer.asking.turn_span(first)?, answer.asking.turn_span(last)?);
    Some((first.start(), last.end()))
}

/// The sentences of a turn that a span touches, from the first to the last.
fn sentences(answer: &Answer<'_, '_>, at: TurnPlace, touched: Span) -> Option<Span> {
    let turn = answer.asking.turn_span(at)?;
    let said = answer.asking.desk.said(at.transcript, at.turn);
    let all = sentence_spans(said).into_iter().filter_map(|span| span.moved(turn.start()).ok());
    let own: Vec<Span> = all.filter(|span| span.overlaps(touched)).collect();
    Span::new(own.first()?.start(), own.last()?.end()).ok()
}
