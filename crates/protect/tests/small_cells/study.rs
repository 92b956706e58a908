//! Invented studies and what a team publishes of them, one table after the other.

use proptest::prelude::*;
use verbatim_protect::small_cells::{Before, Fate, Form, Guarded, Persons, Question, Row, Said, guard};

use crate::attacker::{Read, Says};

/// What somebody is and what they raised.
#[derive(Clone, Debug)]
pub struct Person {
    pub category: usize,
    pub region: usize,
    /// Whether the person came in only after the first table.
    pub late: bool,
    pub raised: Vec<bool>,
}

/// A study: codes by the code above each, and people.
#[derive(Clone, Debug)]
pub struct Study {
    pub above: Vec<Option<usize>>,
    pub people: Vec<Person>,
}

/// A table that the team asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    pub columns: Columns,
    pub form: Form,
    /// Whether people are left out who came late.
    pub early: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    Category,
    /// The first two categories merged.
    Merged,
    Region,
    /// Without the last category.
    Some,
}

impl Study {
    pub fn columns(&self, table: Table) -> Vec<Vec<usize>> {
        let of = |column: fn(&Person) -> Option<usize>| {
            let mut columns: Vec<Vec<usize>> = vec![Vec::new(); 3];
            for (number, person) in self.people.iter().enumerate() {
                if let Some(column) = column(person)
                    && !(table.early && person.late)
                {
                    columns[column].push(number);
                }
            }
            columns.retain(|column| !column.is_empty());
            columns
        };
        match table.columns {
            Columns::Category => of(|person| Some(person.category)),
            Columns::Merged => of(|person| Some(person.category.max(1))),
            Columns::Region => of(|person| Some(person.region)),
            Columns::Some => of(|person| Some(person.category).filter(|category| *category < 2)),
        }
    }

    pub fn question(&self, table: Table, k: u32, before: Vec<Before>) -> Question {
        let row = |code: usize| Row {
            above: self.above[code],
            apart: false,
            published: true,
            people: set((0..self.people.len()).filter(|person| self.people[*person].raised[code])),
        };
        Question {
            k,
            columns: self.columns(table).into_iter().map(set).collect(),
            rows: (0..self.above.len()).map(row).collect(),
            form: table.form,
            present: set(0..self.people.len()),
            before,
        }
    }

    /// Publishes tables one after the other, each with those before in mind.
    pub fn publish(&self, tables: &[Table], k: u32) -> (Vec<Guarded>, Vec<Vec<Read>>) {
        let (mut before, mut all, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        for table in tables {
            let question = self.question(*table, k, before.clone());
            let answer = guard(&question);
            let read = self.read(&question, &answer);
            before.extend(read.iter().map(kept));
            all.push(read);
            answers.push(answer);
        }
        (answers, all)
    }

    /// What somebody reads in a table.
    pub fn read(&self, question: &Question, answer: &Guarded) -> Vec<Read> {
        let numbers = |people: &Persons| people.iter().map(|person| person as usize).collect::<Vec<_>>();
        let columns: Vec<Vec<usize>> = question.columns.iter().map(numbers).collect();
        let shown = |column: &usize| question.form == Form::Overall || answer.columns[*column];
        let mut together: Vec<usize> =
            (0..columns.len()).filter(shown).flat_map(|column| columns[column].clone()).collect();
        together.sort_unstable();
        let mut read = Vec::new();
        for (row, said) in answer.rows.iter().enumerate() {
            let mut add = |people: &[usize], fate: Fate| {
                let says = match fate {
                    Fate::Shown(n) => Says::Number(n as usize),
                    Fate::Withheld(_) => Says::Withheld,
                    Fate::LeftOut => return,
                };
                read.push(Read { row, people: people.to_vec(), says });
            };
            for (people, fate) in columns.iter().zip(&said.cells) {
                add(people, *fate);
            }
            if let Some(fate) = said.total {
                add(&together, fate);
            }
            if let Some(Fate::Shown(n)) = said.reached {
                let says = Says::Columns(columns.clone(), n as usize);
                read.push(Read { row, people: together.clone(), says });
            }
        }
        read
    }
}

/// What the study keeps of what was read.
fn kept(read: &Read) -> Before {
    let said = match &read.says {
        Says::Number(n) => Said::Count(u32::try_from(*n).unwrap()),
        Says::Columns(columns, n) => Said::Reached {
            columns: columns.iter().map(|column| set(column.iter().copied())).collect(),
            number: u32::try_from(*n).unwrap(),
        },
        Says::Withheld => Said::Withheld,
    };
    Before { row: read.row, people: set(read.people.iter().copied()), said }
}

pub fn set(people: impl IntoIterator<Item = usize>) -> Persons {
    people.into_iter().map(|person| u32::try_from(person).unwrap()).collect()
}

/// Studies of up to so many people with a theme, two codes below it and one below the first of these.
pub fn studies(most: usize) -> impl Strategy<Value = Study> {
    let shares = prop::collection::vec(0..=10u32, 4);
    let person = (0..3usize, 0..2usize, 0..8u32, prop::collection::vec(0..10u32, 4));
    (shares, prop::collection::vec(person, 4..=most)).prop_map(|(shares, people)| {
        let above = vec![None, Some(0), Some(0), Some(1)];
        let people = people.into_iter().map(|(category, region, late, chance)| {
            let mut raised: Vec<bool> = chance.iter().zip(&shares).map(|(c, share)| c < share).collect();
            for code in (1..4).rev() {
                if raised[code] {
                    raised[above[code].unwrap()] = true;
                }
            }
            Person { category, region, late: late == 0, raised }
        });
        Study { people: people.collect(), above: above.clone() }
    })
}

pub fn tables() -> impl Strategy<Value = Table> {
    use Columns::{Category, Merged, Region, Some};
    let form = prop_oneof![
        Just(Form::Columns { totals: false }),
        Just(Form::Columns { totals: true }),
        Just(Form::Overall)
    ];
    let columns = prop::sample::select(vec![Category, Merged, Region, Some]);
    (columns, form, any::<bool>()).prop_map(|(columns, form, early)| Table { columns, form, early })
}
