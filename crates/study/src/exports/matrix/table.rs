//! The matrix as the table that leaves.

use verbatim_analysis::{Cell, CellValue, Matrix, Options};
use verbatim_model::Codebook;
use verbatim_protect::{Figure, PeopleTable, TableColumn, TableRow};
use verbatim_store::today;

use super::counted::merged;
use super::{MatrixExport, Measure};
use crate::{Study, StudyError};

impl Study {
    /// The whole table, for the team.
    pub(super) fn team_table(&self, asked: &MatrixExport) -> Result<PeopleTable, StudyError> {
        let book = self.kept_codebook()?;
        let columns = merged(&crate::analysis::columns(&*self.kept_people()?, &asked.columns)?, asked)?;
        let choice = match asked.measure {
            Measure::Share => asked.choice.within_n(),
            _ => asked.choice.clone(),
        };
        let mut counting = self.counting(&choice)?;
        let words = asked.measure == Measure::Words;
        if words {
            self.learn_words(&mut counting)?;
        }
        let matrix = counting.prepared.matrix(&columns, &Options { roll_up: asked.roll_up, words });
        let mut table = asked.table(&matrix, &book);
        if asked.totals && asked.measure.counts_people() {
            table.together = Some(TableColumn {
                heading: TOGETHER.to_owned(),
                interviewed: Some(matrix.everybody.interviewed),
                coded: matrix.everybody.coded,
            });
            for (row, counted) in table.rows.iter_mut().zip(&matrix.rows) {
                row.total = Some(figure(&counted.total, matrix.everybody.coded, asked.measure));
            }
        }
        table.notes = asked.said();
        let withdrawn = counting.gathered.withdrawn;
        if withdrawn > 0 {
            table.notes.push(format!("People who have withdrawn are not counted: {withdrawn}."));
        }
        Ok(table)
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
        let rows = matrix.rows.iter().enumerate().map(|(place, row)| {
            let levels = book.path(place).0;
            let cells = row.cells.iter().zip(&matrix.columns);
            TableRow {
                code: book.path(place).to_string(),
                name: levels.last().cloned().unwrap_or_default(),
                depth: levels.len().saturating_sub(1),
                cells: cells.map(|(cell, head)| figure(cell, head.reach.coded, self.measure)).collect(),
                total: None,
                reached: None,
            }
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
