//! Codes × categories, with names.

use std::ops::Range;
use std::sync::Arc;

use verbatim_analysis::Prepared;
use verbatim_analysis::{CellValue, ColumnHead, Columns, Most, Options, Reach};
use verbatim_model::{CodeCount, CodeId};
use verbatim_text::{Span, word_spans};

use crate::analysis::choice::{Choice, Counting};
use crate::analysis::figures::Gathered;
use crate::{Study, StudyError};

/// What a matrix shows.
#[derive(Clone, Debug)]
pub struct MatrixOptions {
    /// One or two names of columns, of people or of attributes of codings; two are crossed.
    pub columns: Vec<String>,
    /// Whether a code counts what the codes below it hold.
    pub roll_up: bool,
    /// Whether words are counted.
    pub words: bool,
}

/// A matrix with names.
#[derive(Clone, Debug)]
pub struct NamedMatrix {
    /// Heads of the columns.
    pub columns: Vec<ColumnHead>,
    /// Everybody who stands in a column, each person once.
    pub everybody: Reach,
    /// Whether somebody can stand in several columns, which then do not add up.
    pub overlap: bool,
    /// People of the study with an interview who have withdrawn, and are counted nowhere.
    pub withdrawn: u32,
    /// A row per code in codebook order.
    pub rows: Vec<NamedRow>,
}

/// A row of a matrix with its code.
#[derive(Clone, Debug)]
pub struct NamedRow {
    /// The code.
    pub code: CodeId,
    /// Its whole path.
    pub path: String,
    /// A cell per column.
    pub cells: Vec<CellValue>,
    /// Over all columns, each person and passage once.
    pub total: CellValue,
}

impl Study {
    /// The codes × categories matrix of the coding of record.
    ///
    /// # Errors
    /// [`StudyError::NoColumn`], or what the study file says.
    pub fn matrix(&self, options: &MatrixOptions) -> Result<NamedMatrix, StudyError> {
        self.matrix_of(options, &Choice::default())
    }

    /// The codes × categories matrix of what is chosen.
    ///
    /// # Errors
    /// [`StudyError::NoColumn`]; [`StudyError::Missing`] for a coder or category that is not there;
    /// [`StudyError::NoDay`]; what the study file says.
    pub fn matrix_of(&self, options: &MatrixOptions, choice: &Choice) -> Result<NamedMatrix, StudyError> {
        Ok(self.matrix_page(options, choice, &(0..usize::MAX))?.0)
    }

    /// The same where columns are many: rows hold the cells of the columns of `page` alone, by their
    /// places from 0. All heads are there, and the greatest figures of all cells.
    ///
    /// # Errors
    /// As [`Study::matrix_of`].
    pub fn matrix_page(
        &self,
        options: &MatrixOptions,
        choice: &Choice,
        page: &Range<usize>,
    ) -> Result<(NamedMatrix, Most), StudyError> {
        let book = self.kept_codebook()?;
        let axes = self.axes(&*self.kept_people()?, &options.columns)?;
        let options = Options { roll_up: options.roll_up, words: options.words };
        let (matrix, most) = self.page_in(&axes, &options, choice, page)?;
        let rows = matrix.rows.into_iter().enumerate().map(|(place, row)| NamedRow {
            code: book.codes()[place].id,
            path: book.path(place).to_string(),
            cells: row.cells,
            total: row.total,
        });
        let named = NamedMatrix {
            columns: matrix.columns,
            everybody: matrix.everybody,
            overlap: axes.overlap(),
            withdrawn: self.gathered()?.withdrawn,
            rows: rows.collect(),
        };
        Ok((named, most))
    }

    /// How many people with an interview have withdrawn: they are searched and counted nowhere.
    ///
    /// # Errors
    /// What the study file says.
    pub fn withdrawn(&self) -> Result<u32, StudyError> {
        Ok(self.gathered()?.withdrawn)
    }

    /// People and passages of each code's branch and of the code alone, in codebook order. People of
    /// no category and passages of nobody count too.
    ///
    /// # Errors
    /// What the study file says.
    pub fn code_counts(&self) -> Result<Vec<CodeCount>, StudyError> {
        let of_person = vec![vec!["everyone"]; self.kept_people()?.persons.len()];
        let everyone = Columns::by_value(&of_person);
        let prepared = self.counting(&Choice::default())?.prepared;
        let totals = |roll_up: bool| {
            let rows = prepared.matrix(&everyone, &Options { roll_up, words: false }).rows;
            rows.into_iter().map(|row| row.total.figures().map_or((0, 0), |c| (c.interviewees, c.passages)))
        };
        let count = |(branch, own): ((u32, u32), (u32, u32))| CodeCount {
            interviewees: branch.0,
            passages: branch.1,
            own_interviewees: own.0,
            own_passages: own.1,
        };
        Ok(totals(true).zip(totals(false)).map(count).collect())
    }

    /// Segments the texts that hold codings, as far as their words are not known yet. Each text is
    /// read once.
    pub(crate) fn learn_words(&self, counting: &mut Counting) -> Result<(), StudyError> {
        if counting.prepared.knows_words() {
            return Ok(());
        }
        // Nobody else may hold what learns, or all of it would be copied.
        self.kept.state(self.store.rows())?.take_prepared(counting.selection, &counting.scope);
        self.learn_words_of(Arc::make_mut(&mut counting.prepared), &counting.gathered)?;
        self.kept.state(self.store.rows())?.keep_prepared(Arc::clone(&counting.prepared));
        Ok(())
    }

    /// The same of codings that are counted once.
    pub(crate) fn learn_words_of(
        &self,
        prepared: &mut Prepared,
        gathered: &Gathered,
    ) -> Result<(), StudyError> {
        let rows = self.store.rows();
        let mut memory = std::mem::take(&mut self.kept.state(rows)?.words);
        let mut open: Option<(u32, Vec<String>)> = None;
        let learnt = prepared.learn_words(&mut memory, |transcript, turn| {
            if open.as_ref().is_none_or(|(n, _)| *n != transcript) {
                let text = rows.text(&gathered.library.transcripts[transcript as usize])?;
                open = Some((transcript, text.turn_texts().into_iter().map(str::to_owned).collect()));
            }
            let said =
                open.as_ref().and_then(|(_, turns)| turns.get(turn as usize)).map_or("", String::as_str);
            let start = gathered.figures.transcripts[transcript as usize].turns[turn as usize].span.start();
            let words = word_spans(said).into_iter().map(|w| w.moved(start));
            Ok::<Vec<Span>, StudyError>(words.collect::<Result<_, _>>()?)
        });
        self.kept.state(rows)?.words = memory;
        learnt
    }
}
