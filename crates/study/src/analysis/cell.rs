//! Who stands behind a cell of the matrix, in which passages, and who of its column does not.

use std::collections::{HashMap, HashSet};

use verbatim_analysis::{Asked, Chosen};
use verbatim_model::{CodeId, Coding, IntervieweeId};

use crate::analysis::choice::{Choice, Counting};
use crate::{Study, StudyError};

/// Which cell.
#[derive(Clone, Debug)]
pub struct CellOptions {
    /// One or two names of columns; two are crossed.
    pub columns: Vec<String>,
    /// Heading of the column; `None` for all of them.
    pub column: Option<String>,
    /// The code; `None` for all of them, as for a column as a whole.
    pub code: Option<CodeId>,
    /// Whether the code counts what the codes below it hold.
    pub roll_up: bool,
}

/// Everybody of a column by whether they raised a code.
#[derive(Clone, Debug, Default)]
pub struct CellPeople {
    /// Who raised it, in the order of the interviewees.
    pub with: Vec<PersonWith>,
    /// Who was interviewed and did not, in the same order.
    pub without: Vec<PersonWithout>,
}

/// Somebody with their passages.
#[derive(Clone, Debug)]
pub struct PersonWith {
    /// Who.
    pub person: IntervieweeId,
    /// Whether they are one of N: an interview of theirs is coded, not only begun.
    pub coded: bool,
    /// Their codings, by transcript and place.
    pub codings: Vec<Coding>,
}

/// Somebody without.
#[derive(Clone, Copy, Debug)]
pub struct PersonWithout {
    /// Who.
    pub person: IntervieweeId,
    /// Whether they are one of N: an interview of theirs is coded.
    pub coded: bool,
    /// Whether they were asked, as far as that is known.
    pub asked: Option<Asked>,
}

impl Study {
    /// Who stands behind a cell, and who does not.
    ///
    /// # Errors
    /// As [`Study::matrix_of`]; [`StudyError::Missing`] for a column or a code that is not there.
    pub fn matrix_cell(&self, cell: &CellOptions, choice: &Choice) -> Result<CellPeople, StudyError> {
        let book = self.kept_codebook()?;
        let missing = |what, name: String| StudyError::Missing { what, name };
        let place = match cell.code {
            None => None,
            Some(code) => Some(book.place_of(code).ok_or_else(|| missing("code", code.to_string()))?),
        };
        let branch: Vec<usize> = match place {
            None => (0..book.len()).collect(),
            Some(place) if cell.roll_up => book.branch(place).collect(),
            Some(place) => vec![place],
        };
        let axes = self.axes(&*self.kept_people()?, &cell.columns)?;
        let (column, spoken) = match &cell.column {
            None => (None, None),
            Some(name) => axes.find(name).ok_or_else(|| missing("column", name.clone()))?,
        };
        let choice = axes.narrowed(choice, spoken);
        let counting = self.counting(&choice)?;
        let mut codings = self.codings_by_person(&counting, &choice, &branch, None)?;
        let mut people = CellPeople::default();
        for (number, person) in (0..).zip(&counting.people.persons) {
            let own = axes.people.of(number);
            if !column.map_or(!own.is_empty(), |column| own.contains(&column)) {
                continue;
            }
            let (interviewed, coded) = counting.prepared.reach_of(number);
            let person = person.row.id;
            if let Some(codings) = codings.remove(&number) {
                people.with.push(PersonWith { person, coded, codings });
            } else if interviewed {
                let row = place.and_then(|place| u32::try_from(place).ok());
                let asked = row.and_then(|row| counting.prepared.asked(number, row));
                people.without.push(PersonWithout { person, coded, asked });
            }
        }
        Ok(people)
    }

    /// Counted codings of codes, by the people in whose turns they lie; only those of some people where
    /// they are named.
    pub(crate) fn codings_by_person(
        &self,
        counting: &Counting,
        choice: &Choice,
        codes: &[usize],
        only: Option<&HashSet<u32>>,
    ) -> Result<HashMap<u32, Vec<Coding>>, StudyError> {
        let Counting { gathered, people, prepared, .. } = counting;
        let chosen = Chosen::new(&gathered.figures, self.selection(gathered, choice)?);
        let scope = self.scope(gathered, people, choice)?;
        let wanted: HashSet<u32> = codes.iter().filter_map(|code| u32::try_from(*code).ok()).collect();
        let mut people_of: HashMap<u128, Vec<u32>> = HashMap::new();
        for coding in gathered.figures.codings.iter().filter(|coding| wanted.contains(&coding.code)) {
            let interview = gathered.figures.transcripts[coding.transcript as usize].interview;
            let counts = chosen.takes(coding, interview)
                && scope.transcript(coding.transcript)
                && scope.coding(coding);
            if counts {
                // Where several coders must agree, they do for whoever has the code in the end.
                let own = gathered.people_at(coding.transcript, coding.span);
                let asked = |p: &u32| only.is_none_or(|only| only.contains(p));
                let mut own: Vec<u32> =
                    own.filter(|p| asked(p) && scope.person(*p) && prepared.has(*p, coding.code)).collect();
                own.sort_unstable();
                own.dedup();
                if !own.is_empty() {
                    people_of.insert(coding.made.id(), own);
                }
            }
        }
        if people_of.is_empty() {
            return Ok(HashMap::new());
        }
        let book = self.kept_codebook()?;
        let mut by_person: HashMap<u32, Vec<Coding>> = HashMap::new();
        for code in codes {
            for coding in self.store.rows().codings_with(book.codes()[*code].id)? {
                for person in people_of.get(&coding.id.uuid().as_u128()).into_iter().flatten() {
                    by_person.entry(*person).or_default().push(coding.clone());
                }
            }
        }
        for codings in by_person.values_mut() {
            codings
                .sort_unstable_by_key(|coding| (coding.transcript, coding.span, coding.code, coding.coder));
        }
        Ok(by_person)
    }
}
