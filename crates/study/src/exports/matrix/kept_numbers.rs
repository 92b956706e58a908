//! The numbers of a publication as the study keeps them, by ids, to compare later ones with them.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use verbatim_model::IntervieweeId;
use verbatim_protect::small_cells::{Before, Fate, Form, Guarded, Persons, Question, Said};

use super::counted::{Kind, RowOf};

/// All numbers of one publication; none where excerpts were published that no table of people goes with.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeptNumbers {
    /// The people that it is about.
    people: Vec<Uuid>,
    /// Sets of them, by place.
    sets: Vec<Vec<u32>>,
    numbers: Vec<KeptNumber>,
}

/// One number. Without `count` and `reached` it was withheld.
#[derive(Debug, Serialize, Deserialize)]
struct KeptNumber {
    code: Uuid,
    kind: String,
    /// Of which set of people.
    of: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    /// In how many of these sets there is somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    reached: Option<(u32, Vec<u32>)>,
}

/// People by number as the guard knows them: first those of the study, then those who were once.
pub(super) struct Numbers {
    of: HashMap<Uuid, u32>,
}

impl Numbers {
    pub fn new(people: &[IntervieweeId]) -> Self {
        Self { of: (0..).zip(people).map(|(number, id)| (id.uuid(), number)).collect() }
    }

    fn get(&mut self, id: Uuid) -> u32 {
        let next = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        *self.of.entry(id).or_insert(next)
    }
}

impl KeptNumbers {
    /// What a publication says.
    pub fn of(question: &Question, guarded: &Guarded, rows: &[RowOf], people: &[IntervieweeId]) -> Self {
        let mut sets: Vec<Persons> = question.columns.clone();
        let stands = |column: &usize| question.form == Form::Overall || guarded.columns[*column];
        let together = (0..sets.len()).filter(stands).fold(Persons::default(), |all, c| all.or(&sets[c]));
        sets.push(together);
        let all = place(sets.len() - 1);
        let mut numbers = Vec::new();
        for (row, said) in rows.iter().zip(&guarded.rows) {
            let number = |of: u32, fate: Fate| match fate {
                Fate::Shown(n) => Some(row.number(of, Some(n), None)),
                Fate::Withheld(_) => Some(row.number(of, None, None)),
                Fate::LeftOut => None,
            };
            numbers.extend((0..).zip(&said.cells).filter_map(|(column, fate)| number(column, *fate)));
            numbers.extend(said.total.and_then(|fate| number(all, fate)));
            if let Some(Fate::Shown(n)) = said.reached {
                numbers.push(row.number(all, None, Some((n, (0..all).collect()))));
            }
        }
        // Only those who stand in a set are named.
        let named: Vec<u32> =
            sets.iter().flat_map(Persons::iter).collect::<BTreeSet<_>>().into_iter().collect();
        let number_of: HashMap<u32, u32> = (0..).zip(&named).map(|(new, old)| (*old, new)).collect();
        let renumbered = |set: &Persons| set.iter().filter_map(|p| number_of.get(&p).copied()).collect();
        Self {
            people: named.iter().filter_map(|p| Some(people.get(*p as usize)?.uuid())).collect(),
            sets: sets.iter().map(renumbered).collect(),
            numbers,
        }
    }

    /// As the guard compares with them. Numbers of codes that are gone tell nothing of those there are.
    pub fn before(&self, rows: &[RowOf], people: &mut Numbers) -> Vec<Before> {
        let row_of: HashMap<(Uuid, &str), usize> = rows
            .iter()
            .enumerate()
            .map(|(place, row)| ((row.code.uuid(), row.kind.as_str()), place))
            .collect();
        let ids: Vec<u32> = self.people.iter().map(|id| people.get(*id)).collect();
        let set = |place: u32| -> Persons {
            let set = self.sets.get(place as usize).into_iter().flatten();
            set.filter_map(|person| ids.get(*person as usize).copied()).collect()
        };
        let before = |number: &KeptNumber| {
            let kind = Kind::parse(&number.kind)?.as_str();
            let row = *row_of.get(&(number.code, kind))?;
            let said = match (&number.count, &number.reached) {
                (Some(count), _) => Said::Count(*count),
                (None, Some((reached, columns))) => Said::Reached {
                    columns: columns.iter().map(|column| set(*column)).collect(),
                    number: *reached,
                },
                (None, None) => Said::Withheld,
            };
            Some(Before { row, people: set(number.of), said })
        };
        self.numbers.iter().filter_map(before).collect()
    }
}

impl RowOf {
    fn number(&self, of: u32, count: Option<u32>, reached: Option<(u32, Vec<u32>)>) -> KeptNumber {
        KeptNumber { code: self.code.uuid(), kind: self.kind.as_str().to_owned(), of, count, reached }
    }
}

fn place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
