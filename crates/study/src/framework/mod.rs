//! The framework matrix: interviewee × theme, with a summary in each cell that a coder writes.
//!
//! A summary keeps a hash of the passages that it was written on: those of the coding of record, by
//! their ids and words. Where they are others now, the cell says so. A correction elsewhere in the text
//! moves passages and changes none, so it flags nothing.

use std::collections::{HashMap, HashSet};

use verbatim_analysis::Asked;
use verbatim_model::{ActionKind, CodeId, Coding, IntervieweeId, Summary, SummaryId};
use verbatim_store::now;

use crate::analysis::Choice;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Which part of the framework is read.
#[derive(Clone, Debug, Default)]
pub struct FrameworkOptions {
    /// The rows, each with all below it; empty: all themes, in the order of the codebook.
    pub codes: Vec<CodeId>,
    /// First row that is read, from 0.
    pub from: usize,
    /// At most so many rows; `None`: all.
    pub limit: Option<usize>,
    /// Only people of these categories; empty: all.
    pub categories: Vec<String>,
}

/// A part of the framework matrix.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Everybody who was interviewed, in the order of the interviewees; nobody who has withdrawn.
    pub people: Vec<FrameworkPerson>,
    /// How many rows there are in all.
    pub of: usize,
    /// The rows that were read.
    pub rows: Vec<FrameworkRow>,
}

/// Somebody who was interviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameworkPerson {
    /// Who.
    pub person: IntervieweeId,
    /// Whether an interview of theirs is coded.
    pub coded: bool,
}

/// A theme or code.
#[derive(Clone, Debug)]
pub struct FrameworkRow {
    /// The code.
    pub code: CodeId,
    /// Its whole path.
    pub path: String,
    /// The cells that say something: with passages, with a summary, or of somebody who was not asked.
    pub cells: Vec<FrameworkCell>,
}

/// One person on one code.
#[derive(Clone, Debug)]
pub struct FrameworkCell {
    /// Who.
    pub person: IntervieweeId,
    /// Distinct passages of the coding of record.
    pub passages: usize,
    /// Whether it is known that the person was not asked.
    pub not_asked: bool,
    /// The summary.
    pub summary: Option<KnownSummary>,
}

/// A summary and whether it still stands on what it was written on.
#[derive(Clone, Debug)]
pub struct KnownSummary {
    /// The summary.
    pub summary: Summary,
    /// Whether passages of the cell came, went or changed their words since.
    pub changed_since: bool,
}

impl Study {
    /// Reads the framework matrix, in the coding of record.
    ///
    /// # Errors
    /// [`StudyError::Missing`] for a code or category that is not there; what the study file says.
    pub fn framework(&self, options: &FrameworkOptions) -> Result<Framework, StudyError> {
        let (book, choice) = (self.kept_codebook()?, of_record(&options.categories));
        let counting = self.counting(&choice)?;
        let mut known: HashMap<(CodeId, IntervieweeId), Summary> =
            self.store.rows().summaries()?.into_iter().map(|s| ((s.code, s.interviewee), s)).collect();
        let codes: Vec<CodeId> = match options.codes.as_slice() {
            [] => book.codes().iter().filter(|code| code.parent.is_none()).map(|code| code.id).collect(),
            chosen => chosen.to_vec(),
        };
        let reached: Vec<(u32, FrameworkPerson)> = (0..)
            .zip(&counting.people.persons)
            .filter_map(|(number, person)| {
                let (interviewed, coded) = counting.prepared.reach_of(number);
                interviewed.then_some((number, FrameworkPerson { person: person.row.id, coded }))
            })
            .collect();
        let (of, mut rows) = (codes.len(), Vec::new());
        for code in codes.into_iter().skip(options.from).take(options.limit.unwrap_or(usize::MAX)) {
            let missing = || StudyError::Missing { what: "code", name: code.to_string() };
            let place = book.place_of(code).ok_or_else(missing)?;
            let row = u32::try_from(place).unwrap_or(u32::MAX);
            let branch: Vec<usize> = book.branch(place).collect();
            // The codings themselves are only read where a summary may be of others.
            let summed: HashSet<u32> = reached
                .iter()
                .filter(|(_, person)| known.contains_key(&(code, person.person)))
                .map(|(number, _)| *number)
                .collect();
            let mut codings = self.codings_by_person(&counting, &choice, &branch, Some(&summed))?;
            let passages_of = counting.prepared.passages_by_person(row);
            let mut cells = Vec::new();
            for (number, FrameworkPerson { person, .. }) in &reached {
                let summary = known.remove(&(code, *person)).map(|summary| {
                    let codings = codings.remove(number).unwrap_or_default();
                    let changed_since = summary.passages_hash != self.hash_of_passages(&codings);
                    KnownSummary { changed_since, summary }
                });
                let not_asked = counting.prepared.asked(*number, row) == Some(Asked::NotAsked);
                let passages = passages_of.get(*number as usize).map_or(0, |passages| *passages as usize);
                if passages > 0 || summary.is_some() || not_asked {
                    cells.push(FrameworkCell { person: *person, passages, not_asked, summary });
                }
            }
            rows.push(FrameworkRow { code, path: book.path(place).to_string(), cells });
        }
        Ok(Framework { people: reached.into_iter().map(|(_, person)| person).collect(), of, rows })
    }

    /// Writes the summary of a cell, or confirms on the passages of now the one that is there. An empty
    /// text removes it.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where person or code are not there; [`StudyError::NoCoder`]; what the
    /// study file says.
    pub fn write_summary(
        &mut self,
        person: IntervieweeId,
        code: CodeId,
        text: &str,
    ) -> Result<Changed<Option<Summary>>, StudyError> {
        self.refuse_missing_person(person)?;
        self.code(code)?;
        let text = text.trim();
        let passages_hash = self.hash_of_passages(&self.passages_of_cell(person, code)?);
        let before = self.store.rows().summaries_on(code)?.into_iter().find(|s| s.interviewee == person);
        self.act(ActionKind::WriteSummary, |tx, coder| {
            let same = |s: &Summary| s.text == text && s.passages_hash == passages_hash;
            let after = match before {
                Some(before) if text.is_empty() => {
                    tx.delete_summary(before.id)?;
                    None
                }
                None if text.is_empty() => None,
                Some(before) if same(&before) => Some(before),
                before => {
                    let summary = Summary {
                        id: before.map_or_else(SummaryId::new, |before| before.id),
                        interviewee: person,
                        code,
                        text: text.to_owned(),
                        passages_hash,
                        coder: coder.id,
                        changed_at: now(),
                    };
                    tx.put_summary(&summary)?;
                    Some(summary)
                }
            };
            let affected = Marks { notes_only: true, ..Marks::default() };
            let (code, interviewee) = (Some(code.uuid()), Some(person.uuid()));
            Ok((after, Subject { code, interviewee, affected, ..Subject::default() }))
        })
    }

    fn passages_of_cell(&self, person: IntervieweeId, code: CodeId) -> Result<Vec<Coding>, StudyError> {
        let (book, choice) = (self.kept_codebook()?, Choice::default());
        let counting = self.counting(&choice)?;
        let branch: Vec<usize> =
            book.place_of(code).into_iter().flat_map(|place| book.branch(place)).collect();
        let number = counting.people.place_of(person).and_then(|place| u32::try_from(place).ok());
        let Some(number) = number else { return Ok(Vec::new()) };
        let only = HashSet::from([number]);
        let mut codings = self.codings_by_person(&counting, &choice, &branch, Some(&only))?;
        Ok(codings.remove(&number).unwrap_or_default())
    }

    /// Keyed hash of passages by the ids of their codings and their words, in whatever order they come.
    fn hash_of_passages(&self, codings: &[Coding]) -> [u8; 16] {
        let mut ids: Vec<_> = codings.iter().map(|coding| (coding.id, coding.passage_hash)).collect();
        ids.sort_unstable();
        let lines = ids.iter().map(|(id, hash)| format!("{id} {:032x}\n", u128::from_be_bytes(*hash)));
        self.store.passage_hash(&lines.collect::<String>())
    }
}

fn of_record(categories: &[String]) -> Choice {
    Choice { categories: categories.to_vec(), ..Choice::default() }
}
