//! A study as a search sees it: all that it needs in hand, so that it can run while others change
//! the study.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use verbatim_model::{Codebook, Coder, IntervieweeId, Memo, TranscriptId};
use verbatim_search::Index;
use verbatim_store::Reader;

use crate::analysis::Gathered;
use crate::interviewees::People;
use crate::searches::library::TurnPlace;
use crate::searches::options::SearchOptions;
use crate::searches::reply::Hit;
use crate::searches::{Library, settings};
use crate::{Study, StudyError};

/// A study as it was at one moment, ready to be searched. It holds no lock: the study can be changed
/// meanwhile, and the answer is that of the moment.
pub struct SearchDesk {
    pub(super) library: Arc<Library>,
    pub(super) people: Arc<People>,
    pub(super) book: Arc<Codebook>,
    pub(super) gathered: Arc<Gathered>,
    pub(super) coders: Vec<Coder>,
    /// Memos, where the search may ask for them.
    pub(super) memos: Vec<Memo>,
    /// The index over these texts, where there is one.
    pub(super) index: Option<Arc<Index>>,
    /// Whether the study leaves raw interviews out.
    pub(super) leave_out_raw: bool,
    /// Number of purges up to then.
    purges: u32,
    /// Reads texts that are not in memory yet.
    reader: Option<Mutex<Reader>>,
}

impl Study {
    /// Takes in hand what a search needs.
    ///
    /// # Errors
    /// What the study file says.
    pub fn search_desk(&self, query: &str, options: &SearchOptions) -> Result<SearchDesk, StudyError> {
        let library = self.library()?;
        let rows = self.store.rows();
        let asks_memos = options.also.memos || query.to_lowercase().contains("memo:");
        let all_read = (0..library.transcripts.len()).all(|transcript| library.is_read(transcript));
        Ok(SearchDesk {
            people: self.kept_people()?,
            book: self.kept_codebook()?,
            gathered: self.gathered()?,
            coders: rows.coders()?,
            memos: if asks_memos { rows.memos()? } else { Vec::new() },
            index: self.index_at_hand(&library),
            leave_out_raw: rows.setting(settings::RAW)?.as_deref() == Some(settings::LEFT_OUT),
            purges: rows.purge_number()?,
            reader: if all_read { None } else { Some(Mutex::new(self.store.reader()?)) },
            library,
        })
    }

    /// Refuses what was found on a desk once texts, speakers or languages are others, somebody has
    /// withdrawn, or former texts were destroyed: it may hold no longer.
    ///
    /// # Errors
    /// [`StudyError::SearchedBefore`], or what the study file says.
    pub(crate) fn refuse_old_desk(&self, desk: &SearchDesk) -> Result<(), StudyError> {
        let withdrawn = |people: &People| -> Vec<IntervieweeId> {
            people
                .persons
                .iter()
                .filter(|person| person.has_withdrawn())
                .map(|person| person.row.id)
                .collect()
        };
        let same = desk.purges == self.store.rows().purge_number()?
            && desk.library.stamp() == self.library()?.stamp()
            && withdrawn(&desk.people) == withdrawn(&*self.kept_people()?);
        if same { Ok(()) } else { Err(StudyError::SearchedBefore) }
    }
}

impl SearchDesk {
    /// Reads the text of a transcript, so that the library has it.
    pub(super) fn read(&self, transcript: usize) -> Result<(), StudyError> {
        if self.library.is_read(transcript) {
            return Ok(());
        }
        match &self.reader {
            Some(reader) => {
                let reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
                self.library.read(reader.rows(), transcript)
            }
            // They were all read when this was taken in hand.
            None => Ok(()),
        }
    }

    /// Reads several texts.
    pub(super) fn read_all(&self, mut transcripts: impl Iterator<Item = usize>) -> Result<(), StudyError> {
        transcripts.try_for_each(|transcript| self.read(transcript))
    }

    /// Place of the person who speaks in turns of a speaker; the interview's person where the speaker
    /// is not assigned, or is an interviewer.
    pub(super) fn person(&self, transcript: usize, speaker: Option<u32>) -> Option<usize> {
        let said_by = self.library.said_by(transcript, speaker);
        said_by.or_else(|| self.library.interviewee(transcript)).and_then(|id| self.people.place_of(id))
    }

    /// Hits without those in which somebody speaks who has withdrawn, as in a passage that goes on in the next
    /// turn; where an interviewer speaks, whoever was interviewed.
    ///
    /// # Errors
    /// What the study file says.
    pub(crate) fn without_withdrawn(&self, hits: Vec<Hit>) -> Result<Vec<Hit>, StudyError> {
        let transcripts = (0..).zip(&self.library.transcripts);
        let places: HashMap<TranscriptId, usize> = transcripts.map(|(place, t)| (t.id, place)).collect();
        let withdrawn = |transcript: usize, turn: &TurnPlace| {
            let person = self.person(transcript, turn.speaker);
            person.is_some_and(|person| self.people.persons[person].has_withdrawn())
        };
        let mut left = Vec::with_capacity(hits.len());
        for hit in hits {
            let Some(&transcript) = places.get(&hit.transcript_id) else { continue };
            // Without its turns nobody would be found who has withdrawn.
            self.read(transcript)?;
            let turns = self.library.touched(transcript, hit.span);
            let turns = self.library.places(transcript).get(turns).unwrap_or_default();
            if !turns.iter().any(|turn| withdrawn(transcript, turn)) {
                left.push(hit);
            }
        }
        Ok(left)
    }

    /// Place of the person whose interview a transcript is of, withdrawn or not.
    pub(super) fn interviewee(&self, transcript: u32) -> Option<u32> {
        self.person(transcript as usize, None).and_then(|place| u32::try_from(place).ok())
    }

    /// Transcripts by the order of their people, those of nobody last.
    pub(super) fn reading_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.library.transcripts.len()).collect();
        // Whose a transcript is takes longer to find than to compare.
        order.sort_by_cached_key(|&n| (self.person(n, None).unwrap_or(usize::MAX), n));
        order
    }

    /// What is said in a turn of a transcript that was read.
    pub(super) fn said(&self, transcript: u32, turn: u32) -> &str {
        self.library.said(transcript as usize, turn as usize).unwrap_or_default()
    }
}
