//! Withholding as much as is needed, the smallest numbers first.

use std::collections::BTreeSet;

use super::audit::{Fact, Model, Target, Tells};
use super::{Before, Fate, Form, Guarded, GuardedRow, Persons, Question, Said, Why, rule};

/// Decides what may leave.
#[must_use]
pub fn guard(question: &Question) -> Guarded {
    let columns: Vec<bool> = question.columns.iter().map(|column| column.len() >= question.k).collect();
    let together = question
        .columns
        .iter()
        .zip(&columns)
        .filter(|(_, shown)| **shown || question.form == Form::Overall)
        .fold(Persons::default(), |all, (column, _)| all.or(column));
    let rows = question.rows.iter().map(|row| {
        let fate = |people: &Persons| {
            let n = row.people.and(people).len();
            rule::withheld(n, people.len(), question.k).map_or(Fate::Shown(n), Fate::Withheld)
        };
        let cell = |(people, shown): (&Persons, &bool)| if *shown { fate(people) } else { Fate::LeftOut };
        match question.form {
            _ if !row.published => GuardedRow::default(),
            Form::Columns { totals } => GuardedRow {
                cells: question.columns.iter().zip(&columns).map(cell).collect(),
                total: (totals && !together.is_empty()).then(|| fate(&together)),
                reached: None,
            },
            Form::Overall => overall(question, row, fate(&together), &together),
        }
    });
    let rows = rows.collect();
    let mut work = Work { question, together, guarded: Guarded { columns, rows, changed: false } };
    for theme in themes(question) {
        work.withhold(&theme);
    }
    work.guarded
}

/// People of all columns, unless there are too few of them for one number, and in how many columns.
fn overall(question: &Question, row: &super::Row, total: Fate, together: &Persons) -> GuardedRow {
    if together.len() < question.k {
        return GuardedRow {
            total: Some(Fate::LeftOut),
            reached: Some(Fate::LeftOut),
            ..GuardedRow::default()
        };
    }
    let reached = question.columns.iter().filter(|column| !row.people.and(column).is_empty()).count();
    let reached = Fate::Shown(u32::try_from(reached).unwrap_or(u32::MAX));
    let reached = if total.is_withheld() { total } else { reached };
    GuardedRow { cells: Vec::new(), total: Some(total), reached: Some(reached) }
}

/// Rows that are tied to each other: a code without one above it, and all below.
fn themes(question: &Question) -> Vec<Vec<usize>> {
    let mut theme_of: Vec<usize> = Vec::with_capacity(question.rows.len());
    let mut themes: Vec<Vec<usize>> = Vec::new();
    for (row, own) in question.rows.iter().enumerate() {
        let theme = own.above.and_then(|above| theme_of.get(above).copied()).unwrap_or(themes.len());
        if theme == themes.len() {
            themes.push(Vec::new());
        }
        theme_of.push(theme);
        themes[theme].push(row);
    }
    themes
}

/// A number that could still be withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Cell(usize, usize),
    Total(usize),
    Reached(usize),
    /// All columns of a row in which nobody is.
    Zeros(usize),
}

struct Work<'a> {
    question: &'a Question,
    together: Persons,
    guarded: Guarded,
}

impl Work<'_> {
    fn withhold(&mut self, theme: &[usize]) {
        let before = match self.before(theme) {
            Some(before) => before,
            None => {
                // What was published does not fit what is so now, even with today's numbers in it.
                for &row in theme {
                    self.blank(row);
                }
                return;
            }
        };
        let mut given_up: Vec<Target> = Vec::new();
        loop {
            let facts: Vec<Fact> = before.iter().cloned().chain(self.facts(theme)).collect();
            if facts.len() == before.len() {
                return;
            }
            let hidden: Vec<Target> = self.hidden(theme).into_iter().collect();
            let model = self.model(&facts, &hidden);
            let known = facts.iter().map(|fact| fact.row).chain(hidden.iter().map(|target| target.row));
            let known: BTreeSet<usize> = known.collect();
            let mut targets: BTreeSet<Target> = hidden.iter().cloned().collect();
            targets.extend(known.iter().flat_map(|row| model.told_apart(*row, &facts)));
            let mut leaking = targets.into_iter().filter(|target| !given_up.contains(target));
            let Some(leak) = leaking.find(|target| !model.is_safe(target)) else { return };
            // What earlier publications tell by themselves cannot be taken back.
            let told = !before.is_empty() && !self.model(&before, std::slice::from_ref(&leak)).is_safe(&leak);
            match self.next(theme, &leak, &before) {
                Some(place) if !told => self.take(place),
                _ => given_up.push(leak),
            }
        }
    }

    fn model(&self, facts: &[Fact], targets: &[Target]) -> Model<'_> {
        Model::new(&self.question.rows, self.question.k, &self.question.present, facts, targets)
    }

    /// What earlier publications say of a theme. Where the study has changed since, they are taken to
    /// have said what is so now; `None` where even that cannot be.
    fn before(&mut self, theme: &[usize]) -> Option<Vec<Fact>> {
        let mut changed = false;
        let fact = |before: &Before| {
            let row = before.row;
            let is_there = before.people.within(&self.question.present);
            let raised = |people: &Persons| self.question.rows[row].people.and(people);
            let tells = match &before.said {
                Said::Count(count) => {
                    let now = if is_there { raised(&before.people).len() } else { *count };
                    changed |= now != *count;
                    Tells::Count(now)
                }
                Said::Reached { columns, number } => {
                    let now = columns.iter().filter(|column| !raised(column).is_empty()).count();
                    let now = if is_there { u32::try_from(now).unwrap_or(u32::MAX) } else { *number };
                    changed |= now != *number;
                    Tells::Reached { columns: columns.clone(), number: now }
                }
                Said::Withheld => return None,
            };
            Some(Fact { row, people: before.people.clone(), tells })
        };
        let of_theme = self.question.before.iter().filter(|before| theme.contains(&before.row));
        let facts: Vec<Fact> = of_theme.filter_map(fact).collect();
        let possible = facts.is_empty() || self.model(&facts, &[]).is_possible();
        self.guarded.changed |= changed || !possible;
        possible.then_some(facts)
    }

    /// Numbers of a theme that are shown.
    fn facts(&self, theme: &[usize]) -> Vec<Fact> {
        let mut facts = Vec::new();
        for &row in theme {
            let own = &self.guarded.rows[row];
            for (people, fate) in self.question.columns.iter().zip(&own.cells) {
                if let Fate::Shown(n) = fate {
                    facts.push(Fact { row, people: people.clone(), tells: Tells::Count(*n) });
                }
            }
            if let Some(Fate::Shown(n)) = own.total {
                facts.push(Fact { row, people: self.together.clone(), tells: Tells::Count(n) });
            }
            if let Some(Fate::Shown(number)) = own.reached {
                let tells = Tells::Reached { columns: self.question.columns.clone(), number };
                facts.push(Fact { row, people: self.together.clone(), tells });
            }
        }
        facts
    }

    /// What a theme must keep hidden: numbers withheld now or before, and columns that are not said.
    fn hidden(&self, theme: &[usize]) -> BTreeSet<Target> {
        let mut targets = BTreeSet::new();
        let k = self.question.k;
        let is_small = |row: usize, people: &Persons| {
            let n = self.question.rows[row].people.and(people).len();
            rule::withheld(n, people.len(), k).is_some()
        };
        for &row in theme.iter().filter(|row| self.question.rows[**row].published) {
            let own = &self.guarded.rows[row];
            let says_something = own.cells.iter().any(|fate| matches!(fate, Fate::Shown(_)));
            for (column, people) in self.question.columns.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
                let fate = own.cells.get(column).copied();
                if !matches!(fate, Some(Fate::Shown(_))) {
                    let withheld = fate.is_some_and(Fate::is_withheld);
                    let marked = withheld && says_something && is_small(row, people);
                    targets.insert(Target { row, people: people.clone(), marked });
                }
            }
            if [own.total, own.reached].into_iter().flatten().any(Fate::is_withheld) {
                targets.insert(Target { row, people: self.together.clone(), marked: false });
            }
        }
        for before in self.question.before.iter().filter(|before| theme.contains(&before.row)) {
            if before.said == Said::Withheld {
                targets.insert(Target { row: before.row, people: before.people.clone(), marked: false });
            }
        }
        targets
    }

    /// The number to withhold so that a leak is closed: the smallest that closes it, first in its own
    /// row, then in those tied to it. Where no single one does, the smallest of its row.
    fn next(&self, theme: &[usize], leak: &Target, before: &[Fact]) -> Option<Place> {
        let own = self.places(leak.row);
        let mut others: Vec<Place> =
            theme.iter().filter(|row| **row != leak.row).flat_map(|row| self.places(*row)).collect();
        others.sort_by_key(|place| (matches!(place, Place::Zeros(_)), self.size(*place)));
        let closes = |place: &Place| {
            let mut without = Work {
                question: self.question,
                together: self.together.clone(),
                guarded: self.guarded.clone(),
            };
            without.take(*place);
            let facts: Vec<Fact> = before.iter().cloned().chain(without.facts(theme)).collect();
            without.model(&facts, std::slice::from_ref(leak)).is_safe(leak)
        };
        // What is said of other people tells too, where a number of all of them is known.
        others.sort_by_key(|place| !self.touches(*place, &leak.people));
        let places = || own.iter().chain(&others).copied();
        places().find(closes).or_else(|| places().next())
    }

    /// Numbers of a row that are shown, those first that are withheld first.
    fn places(&self, row: usize) -> Vec<Place> {
        let own = &self.guarded.rows[row];
        let mut cells: Vec<(u32, Place)> = Vec::new();
        let mut zeros = false;
        for (column, fate) in own.cells.iter().enumerate() {
            match fate {
                Fate::Shown(0) => zeros = true,
                Fate::Shown(n) => cells.push((*n, Place::Cell(row, column))),
                _ => {}
            }
        }
        cells.sort_by_key(|(n, _)| *n);
        let mut places: Vec<Place> = cells.into_iter().map(|(_, place)| place).collect();
        places.extend(matches!(own.reached, Some(Fate::Shown(_))).then_some(Place::Reached(row)));
        places.extend(matches!(own.total, Some(Fate::Shown(_))).then_some(Place::Total(row)));
        places.extend(zeros.then_some(Place::Zeros(row)));
        places
    }

    fn size(&self, place: Place) -> u32 {
        let of = |fate: Option<Fate>| if let Some(Fate::Shown(n)) = fate { n } else { u32::MAX };
        match place {
            Place::Cell(row, column) => of(self.guarded.rows[row].cells.get(column).copied()),
            Place::Total(row) | Place::Reached(row) => of(self.guarded.rows[row].total),
            Place::Zeros(_) => 0,
        }
    }

    fn touches(&self, place: Place, people: &Persons) -> bool {
        match place {
            Place::Cell(_, column) => !self.question.columns[column].and(people).is_empty(),
            Place::Total(_) | Place::Reached(_) | Place::Zeros(_) => true,
        }
    }

    fn take(&mut self, place: Place) {
        let gone = Fate::Withheld(Why::TellsAnother);
        match place {
            Place::Cell(row, column) => self.guarded.rows[row].cells[column] = gone,
            Place::Total(row) => {
                self.guarded.rows[row].total = Some(gone);
                // In how many columns there is somebody says too much without the number of people.
                if let Some(Fate::Shown(_)) = self.guarded.rows[row].reached {
                    self.guarded.rows[row].reached = Some(gone);
                }
            }
            Place::Reached(row) => self.guarded.rows[row].reached = Some(gone),
            Place::Zeros(row) => self.blank(row),
        }
    }

    /// Withholds all that is shown of a row.
    fn blank(&mut self, row: usize) {
        let GuardedRow { cells, total, reached } = &mut self.guarded.rows[row];
        for fate in cells.iter_mut().chain(total).chain(reached) {
            if matches!(fate, Fate::Shown(_)) {
                *fate = Fate::Withheld(Why::TellsAnother);
            }
        }
    }
}
