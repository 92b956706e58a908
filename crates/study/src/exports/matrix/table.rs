//! The matrix as the table that leaves.

use verbatim_analysis::{Cell, CellValue, Matrix, Options, Row};
use verbatim_model::Codebook;
use verbatim_protect::{Figure, PeopleTable, TableColumn, TableRow};
use verbatim_store::today;

use super::counted::{Kind, merged};
use super::{MatrixExport, Measure};
use crate::analysis::{Choice, MatrixOptions, NamedMatrix};
use crate::{Study, StudyError};

impl Study {
    /// The whole table, for the team.
    pub(super) fn team_table(&self, asked: &MatrixExport) -> Result<PeopleTable, StudyError> {
        let book = self.kept_codebook()?;
        let choice = match asked.measure {
            Measure::Share => asked.choice.within_n(),
            _ => asked.choice.clone(),
        };
        let matrix = self.team_matrix_of(asked, &choice)?;
        let mut table = asked.table(&matrix, &book);
        if asked.totals && asked.measure.counts_people() {
            table.together = Some(TableColumn {
                heading: TOGETHER.to_owned(),
                interviewed: Some(matrix.everybody.interviewed),
                coded: matrix.everybody.coded,
            });
        } else {
            for row in &mut table.rows {
                row.total = None;
            }
        }
        table.notes = asked.said();
        let withdrawn = self.withdrawn()?;
        if withdrawn > 0 {
            table.notes.push(format!("People who have withdrawn are not counted: {withdrawn}."));
        }
        Ok(table)
    }

    /// The matrix, with columns merged as asked. Only columns of people can be merged.
    fn team_matrix_of(&self, asked: &MatrixExport, choice: &Choice) -> Result<Matrix, StudyError> {
        let (roll_up, words) = (asked.roll_up, asked.measure == Measure::Words);
        if asked.merges.is_empty() {
            let options = MatrixOptions { columns: asked.columns.clone(), roll_up, words };
            let NamedMatrix { columns, everybody, rows, .. } = self.matrix_of(&options, choice)?;
            let rows = (0..).zip(rows);
            let rows = rows.map(|(code, row)| Row { code, cells: row.cells, total: row.total });
            return Ok(Matrix { columns, everybody, rows: rows.collect() });
        }
        let columns = merged(&crate::analysis::columns(&*self.kept_people()?, &asked.columns)?, asked)?;
        let mut counting = self.counting(choice)?;
        if words {
            self.learn_words(&mut counting)?;
        }
        Ok(counting.prepared.matrix(&columns, &Options { roll_up, words }))
    }
}

/// Heading of all columns together.
pub(super) const TOGETHER: &str = "All columns";

impl MatrixExport {
    /// The columns and rows of a matrix, in words and figures.
    pub(super) fn table(&self, matrix: &Matrix, book: &Codebook) -> PeopleTable {
        let columns = matrix.columns.iter().map(|head| TableColumn {
            heading: head.value.clone(),
            interviewed: Some(head.reach.interviewed),
            coded: head.reach.coded,
        });
        let rows = (0..matrix.rows.len()).flat_map(|place| {
            let kinds: &[Kind] = match self.measure {
                Measure::Stances if book.codes()[place].text.statement.is_some() => &Kind::STANCES,
                Measure::Stances => &[],
                _ => &[Kind::Raised],
            };
            kinds.iter().map(move |kind| self.row(matrix, book, place, *kind))
        });
        PeopleTable {
            title: format!("Codes by {}", self.columns.join(" and ")),
            counts: self.measure.in_words().to_owned(),
            percent: self.measure == Measure::Share,
            day: today(),
            columns: columns.collect(),
            rows: rows.collect(),
            ..PeopleTable::default()
        }
    }

    /// The row of a code, and of those of a kind among its people where rows are told apart by that.
    pub(super) fn row(&self, matrix: &Matrix, book: &Codebook, place: usize, kind: Kind) -> TableRow {
        let (row, levels) = (&matrix.rows[place], book.path(place).0);
        let (measure, stance) = match (self.measure, kind) {
            (Measure::Stances, Kind::Support) => (Measure::Support, kind.stance()),
            (Measure::Stances, Kind::Mixed) => (Measure::Mixed, kind.stance()),
            (Measure::Stances, Kind::Contradict) => (Measure::Contradict, kind.stance()),
            (measure, _) => (measure, None),
        };
        let cells = row.cells.iter().zip(&matrix.columns);
        TableRow {
            code: book.path(place).to_string(),
            name: levels.last().cloned().unwrap_or_default(),
            depth: levels.len().saturating_sub(1),
            stance,
            cells: cells.map(|(cell, head)| figure(cell, head.reach.coded, measure)).collect(),
            total: Some(figure(&row.total, matrix.everybody.coded, measure)),
            reached: None,
        }
    }

    /// What was counted, as sentences.
    pub(super) fn said(&self) -> Vec<String> {
        let mut said =
            vec![format!("Counted: {}, {}.", self.measure.in_words(), self.choice.whose.in_words())];
        said.extend(self.choice.left_out().into_iter().map(|left| format!("Counted: {left}.")));
        let merged = self.merges.iter().map(|merge| format!("{} is {}.", merge.name, merge.of.join(" and ")));
        said.extend(merged);
        said
    }
}

/// The figure of a cell of a column with so many people.
pub(super) fn figure(cell: &CellValue, of: u32, measure: Measure) -> Figure {
    match cell {
        CellValue::Counted(cell) => counted(cell, of, measure),
        CellValue::NotCodedYet(_) => Figure::NotCodedYet,
        CellValue::NotAsked(_) => Figure::NotAsked,
        CellValue::Withheld => Figure::Withheld,
    }
}

fn counted(cell: &Cell, of: u32, measure: Measure) -> Figure {
    let stance = |number: fn(&verbatim_analysis::StanceCounts) -> u32| {
        cell.stance.as_ref().map_or(Figure::NoStatement, |stance| Figure::Number(number(stance).into()))
    };
    match measure {
        Measure::People => Figure::Number(cell.interviewees.into()),
        Measure::Support => stance(|s| s.support),
        // Its rows are each of one stance; see `MatrixExport::row`.
        Measure::Stances => Figure::NoStatement,
        Measure::Mixed => stance(|s| s.mixed),
        Measure::Contradict => stance(|s| s.only_contradict),
        Measure::Share if of == 0 => Figure::NotCodedYet,
        Measure::Share => Figure::Number(percent(cell.interviewees, of)),
        Measure::Passages => Figure::Number(cell.passages.into()),
        Measure::Words => Figure::Number(cell.words.unwrap_or(0)),
        Measure::Groups => Figure::Number(cell.groups.unwrap_or(cell.interviewees).into()),
    }
}

/// Hundredths, rounded; `of` is not 0.
pub(super) fn percent(n: u32, of: u32) -> u64 {
    let of = u64::from(of.max(1));
    (200 * u64::from(n) + of) / (2 * of)
}
