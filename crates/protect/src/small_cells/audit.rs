//! What somebody could work out who knows everything that was published.

use std::collections::BTreeSet;

use super::worlds::{Found, Spread, Sum, Worlds};
use super::{Persons, Row, rule};

/// Something known: how many people of a set raised a row, or in how many columns there are any.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub row: usize,
    pub people: Persons,
    pub tells: Tells,
}

#[derive(Clone, Debug)]
pub(super) enum Tells {
    Count(u32),
    Reached { columns: Vec<Persons>, number: u32 },
}

/// A set of people of whom nobody may work out how many raised a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub row: usize,
    pub people: Persons,
    /// Whether others know that its number is one that the rule withholds by itself.
    pub marked: bool,
}

/// How many sets of people may be told apart so that everything that can be put together of them is looked
/// at.
const FEW: usize = 7;

/// Rows that are tied to each other, and all that is known of them.
pub(super) struct Model<'a> {
    rows: &'a [Row],
    k: u32,
    present: &'a Persons,
    worlds: Worlds,
    /// The true world, as far as it is known.
    near: Vec<u32>,
    /// People who are told apart by nothing that is known or asked.
    atoms: Vec<Persons>,
    /// Places of a row's numbers in the worlds, one for each atom.
    places: Vec<Option<Vec<usize>>>,
    /// People of whom it is known that none of them raised a row, and that all did.
    none: Vec<Persons>,
    all: Vec<Persons>,
}

impl<'a> Model<'a> {
    pub fn new(rows: &'a [Row], k: u32, present: &'a Persons, facts: &[Fact], targets: &[Target]) -> Self {
        let atoms = atoms(facts, targets);
        let kept = kept(rows, facts, targets);
        let (none, all) = settled(rows, facts);
        let mut model = Self {
            rows,
            k,
            present,
            worlds: Worlds::default(),
            near: Vec::new(),
            places: vec![None; rows.len()],
            atoms,
            none,
            all,
        };
        for &row in &kept {
            let place = |model: &mut Self, atom: usize| {
                model.near.push(rows[row].people.and(&model.atoms[atom]).len());
                model.worlds.number(model.atoms[atom].len())
            };
            let places = (0..model.atoms.len()).map(|atom| place(&mut model, atom)).collect();
            model.places[row] = Some(places);
        }
        model.tie(&kept);
        for fact in facts {
            model.learn(fact);
        }
        model
    }

    /// Whoever raised a row raised the next one above it that is looked at.
    fn tie(&mut self, kept: &BTreeSet<usize>) {
        let mut apart: Vec<(usize, usize)> = Vec::new();
        for &row in kept {
            if self.rows[row].apart
                && let Some(above) = self.rows[row].above
            {
                apart.push((above, row));
                continue;
            }
            let above = std::iter::successors(self.rows[row].above, |row| self.rows[*row].above);
            if let Some(above) = above.into_iter().find(|above| kept.contains(above)) {
                self.at_most(&[row], above);
            }
        }
        apart.sort_unstable();
        for group in apart.chunk_by(|one, next| one.0 == next.0) {
            let below: Vec<usize> = group.iter().map(|(_, row)| *row).collect();
            self.at_most(&below, group[0].0);
        }
    }

    fn at_most(&mut self, below: &[usize], above: usize) {
        for atom in 0..self.atoms.len() {
            let number = |row: usize| self.places[row].as_ref().map(|places| places[atom]);
            let plus = below.iter().filter_map(|row| number(*row)).collect();
            let minus = number(above).into_iter().collect();
            self.worlds.know(Sum { plus, minus, least: i64::MIN / 4, most: 0 });
        }
    }

    fn learn(&mut self, fact: &Fact) {
        let numbers = self.numbers(fact.row, &fact.people);
        match &fact.tells {
            Tells::Count(count) => {
                let count = i64::from(*count);
                self.worlds.know(Sum { plus: numbers, minus: Vec::new(), least: count, most: count });
            }
            Tells::Reached { columns, number } => {
                let parts = columns.iter().map(|column| self.numbers(fact.row, column)).collect();
                self.worlds.know_spread(Spread { parts, reached: *number as usize });
            }
        }
    }

    fn numbers(&self, row: usize, people: &Persons) -> Vec<usize> {
        let places = self.places[row].as_deref().unwrap_or_default();
        let within = |atom: &Persons| atom.within(people);
        let own = self.atoms.iter().zip(places).filter(|(atom, _)| within(atom));
        own.map(|(_, place)| *place).collect()
    }

    /// Whether everything known can be so at once.
    pub fn is_possible(&self) -> bool {
        self.worlds.some(&self.near) == Found::Yes
    }

    /// Whether nobody can work out what a target is to hide: its number could be k others, or it is
    /// sure to be one that may be known.
    pub fn is_safe(&self, target: &Target) -> bool {
        let Target { row, people, marked } = target;
        let known_all = people.and(&self.all[*row]).len();
        let open = people.minus(&self.none[*row]).minus(&self.all[*row]);
        if open.is_empty() {
            return true;
        }
        let (size, of) = (open.len(), people.len());
        let is_marked = |n: u32| rule::withheld(n + known_all, of, self.k).is_some();
        let truth = open.within(self.present).then(|| self.rows[*row].people.and(&open).len());
        let mut values: Vec<u32> = (0..=size).collect();
        values.sort_by_key(|n| (*marked && !is_marked(*n), n.abs_diff(truth.unwrap_or(0))));
        let numbers = self.numbers(*row, &open);
        let (mut could_be, mut could_be_marked, mut only_harmless) = (0, 0, !*marked);
        for n in values {
            let found = self.worlds.exists(&numbers, n, &self.near);
            if found == Found::Yes {
                could_be += 1;
                could_be_marked += u32::from(is_marked(n));
            }
            if could_be >= self.k.min(size + 1) && (!marked || could_be_marked >= 2) {
                return true;
            }
            only_harmless &= found == Found::No || rule::may_be_known(n, size, self.k);
        }
        only_harmless
    }

    /// Sets of people of whom what is known may tell how many raised a row: all that it tells apart, where
    /// these are few, else those by which two numbers differ.
    pub fn told_apart(&self, row: usize, facts: &[Fact]) -> Vec<Target> {
        let known: BTreeSet<&Persons> =
            facts.iter().filter(|fact| fact.row == row).map(|fact| &fact.people).collect();
        let mut sets = if self.atoms.len() <= FEW { self.unions() } else { self.differences(&known) };
        sets.retain(|people| !people.is_empty() && !known.contains(people));
        sets.into_iter().map(|people| Target { row, people, marked: false }).collect()
    }

    /// Every set of people that can be put together.
    fn unions(&self) -> BTreeSet<Persons> {
        self.atoms.iter().fold(BTreeSet::from([Persons::default()]), |sets, atom| {
            let with = sets.iter().map(|people| people.or(atom)).collect::<Vec<_>>();
            sets.into_iter().chain(with).collect()
        })
    }

    /// People by whom sets of which a number is known differ, whole or in part.
    fn differences(&self, known: &BTreeSet<&Persons>) -> BTreeSet<Persons> {
        let mut sets = BTreeSet::new();
        for one in known {
            let mut rest = (*one).clone();
            for other in known {
                if other.within(&rest) && *other != *one {
                    rest = rest.minus(other);
                }
                let both = one.and(other);
                if !both.is_empty() && *one != *other {
                    sets.insert(one.minus(other));
                    sets.insert(both);
                }
            }
            sets.insert(rest);
        }
        let union = known.iter().fold(Persons::default(), |union, people| union.or(people));
        sets.extend(self.atoms.iter().filter(|atom| atom.within(&union)).cloned());
        sets
    }
}

/// The coarsest sets of people of which everything known or asked is made up.
fn atoms(facts: &[Fact], targets: &[Target]) -> Vec<Persons> {
    let mut sets: BTreeSet<&Persons> = targets.iter().map(|target| &target.people).collect();
    for fact in facts {
        sets.insert(&fact.people);
        if let Tells::Reached { columns, .. } = &fact.tells {
            sets.extend(columns);
        }
    }
    let mut atoms: Vec<Persons> = Vec::new();
    for set in sets {
        let mut rest = set.clone();
        let mut next = Vec::with_capacity(atoms.len() + 1);
        for atom in atoms {
            let both = atom.and(set);
            rest = rest.minus(&atom);
            let other = atom.minus(set);
            next.extend([both, other].into_iter().filter(|part| !part.is_empty()));
        }
        next.extend(Some(rest).filter(|part| !part.is_empty()));
        atoms = next;
    }
    atoms
}

/// Rows of which something is known or asked, and those that hold rows together which exclude each
/// other.
fn kept(rows: &[Row], facts: &[Fact], targets: &[Target]) -> BTreeSet<usize> {
    let mut kept: BTreeSet<usize> =
        facts.iter().map(|fact| fact.row).chain(targets.iter().map(|target| target.row)).collect();
    let above: Vec<usize> =
        kept.iter().filter(|row| rows[**row].apart).filter_map(|row| rows[*row].above).collect();
    kept.extend(above);
    kept
}

/// For each row the people of whom it is known by a number that was shown that none raised it, and
/// that all did.
fn settled(rows: &[Row], facts: &[Fact]) -> (Vec<Persons>, Vec<Persons>) {
    let mut none = vec![Persons::default(); rows.len()];
    let mut all = none.clone();
    for fact in facts {
        match fact.tells {
            Tells::Count(0) => none[fact.row] = none[fact.row].or(&fact.people),
            Tells::Count(n) if n == fact.people.len() => all[fact.row] = all[fact.row].or(&fact.people),
            _ => {}
        }
    }
    // A row stands after the one above it: what none raised above none raised below, and the other way
    // round for what all did.
    for row in 0..rows.len() {
        if let Some(above) = rows[row].above {
            none[row] = none[row].or(&none[above]);
        }
    }
    for row in (0..rows.len()).rev() {
        if let Some(above) = rows[row].above {
            all[above] = all[above].or(&all[row]);
        }
    }
    (none, all)
}
