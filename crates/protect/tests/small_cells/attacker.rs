//! Somebody who has every table that was published and tries all worlds that fit them.
//!
//! It shares nothing with the guard but the form of its answer: people are told apart by the columns
//! that they stand in, and every way in which so many of each kind could have raised each row is
//! written down and compared with every table. Nothing is estimated, so what it calls possible is.

use std::collections::BTreeMap;

/// What the attacker read in the tables: of these people so many raised that row.
#[derive(Clone, Debug)]
pub struct Read {
    pub row: usize,
    pub people: Vec<usize>,
    pub says: Says,
}

#[derive(Clone, Debug)]
pub enum Says {
    Number(usize),
    /// There is somebody in so many of these columns.
    Columns(Vec<Vec<usize>>, usize),
    Withheld,
}

/// All that can be so.
pub struct Attacker {
    /// Kinds of people: the people of each.
    kinds: Vec<Vec<usize>>,
    /// For each row every possible number of people of each kind.
    worlds: Vec<Vec<Vec<usize>>>,
    read: Vec<Read>,
    above: Vec<Option<usize>>,
}

impl Attacker {
    pub fn new(people: usize, above: &[Option<usize>], read: &[Read]) -> Self {
        let kinds = kinds(people, read);
        let fitting: Vec<Vec<Vec<usize>>> = (0..above.len())
            .map(|row| {
                let mut all = vec![Vec::new()];
                for kind in &kinds {
                    all = all
                        .into_iter()
                        .flat_map(|world: Vec<usize>| {
                            (0..=kind.len()).map(move |n| world.iter().copied().chain([n]).collect())
                        })
                        .collect();
                }
                let own: Vec<&Read> = read.iter().filter(|read| read.row == row).collect();
                all.retain(|world: &Vec<usize>| own.iter().all(|read| fits(world, &kinds, read)));
                all
            })
            .collect();
        let worlds = tied(fitting, above);
        Self { kinds, worlds, read: read.to_vec(), above: above.to_vec() }
    }

    /// How many of these people can have raised a row; they must be whole kinds.
    pub fn can_be(&self, row: usize, people: &[usize]) -> Vec<usize> {
        let mut can: Vec<usize> =
            self.worlds[row].iter().map(|world| count(world, &self.kinds, people)).collect();
        can.sort_unstable();
        can.dedup();
        can
    }

    /// Every set of people that the tables tell apart.
    pub fn sets(&self) -> Vec<Vec<usize>> {
        let kinds = self.kinds.len();
        (1..1usize << kinds)
            .map(|bits| {
                let chosen = (0..kinds).filter(|kind| bits >> kind & 1 == 1);
                let mut people: Vec<usize> = chosen.flat_map(|kind| self.kinds[kind].clone()).collect();
                people.sort_unstable();
                people
            })
            .collect()
    }

    pub fn kinds(&self) -> usize {
        self.kinds.len()
    }

    /// People of whom a number in a table says by itself whether they raised a row: nobody of its
    /// column did, or everybody.
    pub fn said_outright(&self, row: usize) -> Vec<usize> {
        let is_above = |one: usize, other: usize| {
            std::iter::successors(Some(other), |row| self.above[*row]).any(|row| row == one)
        };
        let mut said: Vec<usize> = Vec::new();
        for read in &self.read {
            match read.says {
                Says::Number(0) if is_above(read.row, row) => said.extend(&read.people),
                Says::Number(n) if n == read.people.len() && is_above(row, read.row) => {
                    said.extend(&read.people);
                }
                _ => {}
            }
        }
        said
    }
}

fn kinds(people: usize, read: &[Read]) -> Vec<Vec<usize>> {
    let mut kinds: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    for person in 0..people {
        let mut marks = Vec::new();
        for read in read {
            marks.push(read.people.contains(&person));
            if let Says::Columns(columns, _) = &read.says {
                marks.extend(columns.iter().map(|column| column.contains(&person)));
            }
        }
        if marks.iter().any(|mark| *mark) {
            kinds.entry(marks).or_default().push(person);
        }
    }
    kinds.into_values().collect()
}

fn count(world: &[usize], kinds: &[Vec<usize>], people: &[usize]) -> usize {
    world.iter().zip(kinds).filter(|(_, kind)| people.contains(&kind[0])).map(|(n, _)| n).sum()
}

fn fits(world: &[usize], kinds: &[Vec<usize>], read: &Read) -> bool {
    match &read.says {
        Says::Number(n) => count(world, kinds, &read.people) == *n,
        Says::Columns(columns, n) => {
            columns.iter().filter(|column| count(world, kinds, column) > 0).count() == *n
        }
        Says::Withheld => true,
    }
}

/// Keeps the worlds of each row that go with some world of every other row: nobody raised a code below
/// another without raising that one.
fn tied(mut worlds: Vec<Vec<Vec<usize>>>, above: &[Option<usize>]) -> Vec<Vec<Vec<usize>>> {
    let at_most = |one: &[usize], other: &[usize]| one.iter().zip(other).all(|(a, b)| a <= b);
    for row in (0..worlds.len()).rev() {
        if let Some(parent) = above[row] {
            let own = worlds[row].clone();
            worlds[parent].retain(|world| own.iter().any(|below| at_most(below, world)));
        }
    }
    for row in 0..worlds.len() {
        if let Some(parent) = above[row] {
            let upper = worlds[parent].clone();
            worlds[row].retain(|world| upper.iter().any(|above| at_most(world, above)));
        }
    }
    worlds
}
