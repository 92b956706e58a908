//! A table about people as it leaves: rows of codes, columns of people.

use crate::small_cells::{Fate, Guarded};
use crate::{Cleared, NotCleared, cleared_for_publication};

/// A table about people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleTable {
    /// What it is a table of.
    pub title: String,
    /// What a number of it counts, in words: `people who raised it`.
    pub counts: String,
    /// Whether its numbers are hundredths of the people of their column.
    pub percent: bool,
    /// Day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// All columns together, where that is said.
    pub together: Option<TableColumn>,
    /// How many columns a row could reach, where that is said instead of the columns.
    pub reachable: Option<u32>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// What a reader must know to read it, in sentences.
    pub notes: Vec<String>,
}

/// A column with its people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableColumn {
    /// Its heading.
    pub heading: String,
    /// People who were interviewed; never in a publication.
    pub interviewed: Option<u32>,
    /// N: those of them who could be counted.
    pub coded: u32,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// Whole path of the code.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// How many codes are above it.
    pub depth: usize,
    /// What its people say of the statement of the code, where the rows of a code are told apart by that.
    pub stance: Option<TableStance>,
    /// A figure for each column.
    pub cells: Vec<Figure>,
    /// Of all columns together.
    pub total: Option<Figure>,
    /// In how many columns there is somebody.
    pub reached: Option<Figure>,
}

/// What people say of the statement of a code; each of them once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableStance {
    /// They support it.
    Supports,
    /// They qualify it, or both support and contradict it.
    Mixed,
    /// They only contradict it.
    OnlyContradicts,
}

impl TableStance {
    /// As a table prints it.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Mixed => "mixed",
            Self::OnlyContradicts => "only contradicts",
        }
    }
}

impl TableRow {
    /// Its code's own name, and the stance where the rows of a code are told apart by that.
    #[must_use]
    pub fn label(&self) -> String {
        self.with_stance(&self.name)
    }

    /// The whole path of its code, and the stance where the rows of a code are told apart by that.
    #[must_use]
    pub fn full_label(&self) -> String {
        self.with_stance(&self.code)
    }

    fn with_stance(&self, code: &str) -> String {
        match self.stance {
            Some(stance) => format!("{code}: {}", stance.in_words()),
            None => code.to_owned(),
        }
    }
}

/// What a table says in a place. Zero is a number; the others are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number.
    Number(u64),
    /// Nobody of the column has been coded.
    NotCodedYet,
    /// Nobody of the column was asked.
    NotAsked,
    /// The code has no statement that somebody could support.
    NoStatement,
    /// Kept back so that nobody can be recognised.
    Withheld,
}

impl Figure {
    /// As a table prints it.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::Number(n) => n.to_string(),
            Self::NotCodedYet => "not coded yet".to_owned(),
            Self::NotAsked => "not asked".to_owned(),
            Self::NoStatement => "no statement".to_owned(),
            Self::Withheld => "withheld".to_owned(),
        }
    }
}

/// How a search for names in what is to leave ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameScan {
    /// Whether real names were compared, which needs the key file open.
    pub names_compared: bool,
    /// How many were found.
    pub found: usize,
}

impl NameScan {
    /// Refuses what was not compared or holds a name.
    pub(crate) const fn refuse(self) -> Result<(), NotCleared> {
        if !self.names_compared {
            return Err(NotCleared::NamesNotCompared);
        }
        match self.found {
            0 => Ok(()),
            found => Err(NotCleared::NamesFound(found)),
        }
    }
}

impl PeopleTable {
    /// The figure of a code, by its whole path, in the column of this heading, with the N of that column.
    #[must_use]
    pub fn figure(&self, code: &str, heading: &str) -> Option<(Figure, u32)> {
        let row = self.rows.iter().find(|row| row.code == code)?;
        let (column, figure) =
            self.columns.iter().zip(&row.cells).find(|(column, _)| column.heading == heading)?;
        Some((*figure, column.coded))
    }

    /// Clears it for publication: what is guarded is taken out, with everything that only its columns
    /// say. `rows` leads from each row of the table to its row in `guarded`.
    ///
    /// # Errors
    /// [`NotCleared::NamesNotCompared`], [`NotCleared::NamesFound`], and [`NotCleared::TooFew`] where
    /// nothing would be left.
    pub fn clear_for_publication(
        mut self,
        guarded: &Guarded,
        rows: &[usize],
        scan: NameScan,
    ) -> Result<Cleared<Self>, NotCleared> {
        scan.refuse()?;
        let fates = rows.iter().map(|row| guarded.rows.get(*row).cloned().unwrap_or_default());
        let fates: Vec<_> = fates.collect();
        let says_columns = fates.iter().any(|fate| !fate.cells.is_empty());
        let says_all = fates.iter().any(|fate| fate.reached.is_some_and(|fate| fate != Fate::LeftOut));
        let stays = |column: usize| says_columns && guarded.columns.get(column).copied().unwrap_or(false);
        if !says_all && !(0..self.columns.len()).any(stays) {
            return Err(NotCleared::TooFew);
        }
        let mut left: Vec<TableRow> = Vec::with_capacity(self.rows.len());
        for (row, fate) in self.rows.into_iter().zip(fates) {
            let figures = (0..).zip(row.cells).filter(|(column, _)| stays(*column));
            let cells = figures.map(|(column, figure)| figure_of(fate.cells.get(column).copied(), figure));
            let cells = cells.collect();
            let total = fate.total.zip(row.total).map(|(fate, figure)| figure_of(Some(fate), figure));
            let reached = fate.reached.zip(row.reached).map(|(fate, figure)| figure_of(Some(fate), figure));
            left.push(TableRow { cells, total, reached, ..row });
        }
        self.rows = left;
        let columns = (0..).zip(self.columns).filter(|(column, _)| stays(*column));
        self.columns = columns.map(|(_, column)| TableColumn { interviewed: None, ..column }).collect();
        self.together = self.together.map(|column| TableColumn { interviewed: None, ..column });
        if self.rows.iter().all(|row| row.total.is_none()) {
            self.together = None;
        }
        self.reachable = self.reachable.filter(|_| says_all);
        Ok(cleared_for_publication(self))
    }
}

/// A figure only where its people may be said; where that is not known it is withheld.
const fn figure_of(fate: Option<Fate>, figure: Figure) -> Figure {
    match fate {
        Some(Fate::Shown(_)) => figure,
        _ => Figure::Withheld,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use crate::small_cells::{GuardedRow, Why};

    const CLEAN: NameScan = NameScan { names_compared: true, found: 0 };

    fn table() -> PeopleTable {
        let column = |heading: &str, coded| TableColumn {
            heading: heading.to_owned(),
            interviewed: Some(coded + 1),
            coded,
        };
        let row = TableRow {
            code: "Raids".to_owned(),
            cells: vec![Figure::Number(1), Figure::Number(40), Figure::Number(2)],
            total: Some(Figure::Number(43)),
            ..TableRow::default()
        };
        let columns = vec![column("Advocates", 9), column("Officers", 60), column("Judges", 2)];
        PeopleTable { columns, together: Some(column("all", 71)), rows: vec![row], ..PeopleTable::default() }
    }

    fn guarded() -> Guarded {
        let cells = vec![Fate::Withheld(Why::Few), Fate::Shown(5), Fate::LeftOut];
        let row = GuardedRow { cells, total: Some(Fate::Withheld(Why::TellsAnother)), reached: None };
        Guarded { columns: vec![true, true, false], rows: vec![row], changed: false }
    }

    #[test]
    fn figures_of_withheld_people_do_not_leave_whatever_they_count() {
        let cleared = table().clear_for_publication(&guarded(), &[0], CLEAN).unwrap();
        let table = cleared.content();
        let headings: Vec<&str> = table.columns.iter().map(|c| c.heading.as_str()).collect();
        assert_eq!(headings, ["Advocates", "Officers"]);
        assert_eq!(table.rows[0].cells, [Figure::Withheld, Figure::Number(40)]);
        assert_eq!(table.rows[0].total, Some(Figure::Withheld));
        assert!(table.columns.iter().all(|column| column.interviewed.is_none()));
    }

    #[test]
    fn without_a_comparison_of_names_or_with_one_found_nothing_leaves() {
        let closed = NameScan { names_compared: false, found: 0 };
        let refused = table().clear_for_publication(&guarded(), &[0], closed).err();
        assert_eq!(refused, Some(NotCleared::NamesNotCompared));
        let named = NameScan { names_compared: true, found: 2 };
        let refused = table().clear_for_publication(&guarded(), &[0], named).err();
        assert_eq!(refused, Some(NotCleared::NamesFound(2)));
    }

    #[test]
    fn a_row_that_nobody_guarded_is_withheld_and_a_table_of_nothing_is_none() {
        let cleared = table().clear_for_publication(&guarded(), &[7], CLEAN);
        assert_eq!(cleared.err(), Some(NotCleared::TooFew));
        let nobody = Guarded { columns: vec![false; 3], ..guarded() };
        let cleared = table().clear_for_publication(&nobody, &[0], CLEAN);
        assert_eq!(cleared.err(), Some(NotCleared::TooFew));
    }
}
