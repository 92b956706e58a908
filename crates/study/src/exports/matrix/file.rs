//! A matrix as a file: a table or a picture, made of the cleared table alone.

use std::borrow::Cow;

use verbatim_export::{dot_plot, heat_table, people_csv, people_json, stance_bars};

use super::{Leaving, MatrixExport, Measure};
use crate::StudyError;
use crate::exports::pictures::{PictureFile, drawing_failed};

/// What a matrix is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixFile {
    /// Comma separated values, UTF-8.
    Csv,
    /// JSON.
    Json,
    /// A picture.
    Picture(MatrixPicture, PictureFile),
}

/// How a matrix is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatrixPicture {
    /// As a table, darker where more of a column's people are.
    #[default]
    Heat,
    /// As a mark for each column on an axis from none to all of its people.
    Dots,
    /// As bars of the people who support a statement, are mixed and only contradict it.
    Stances,
}

impl MatrixFile {
    /// What is asked for to be written so: stance bars are of stances, whatever else was to be counted.
    #[must_use]
    pub fn asks(self, asked: &MatrixExport) -> Cow<'_, MatrixExport> {
        match self {
            Self::Picture(MatrixPicture::Stances, _) if asked.measure != Measure::Stances => {
                Cow::Owned(MatrixExport { measure: Measure::Stances, ..asked.clone() })
            }
            _ => Cow::Borrowed(asked),
        }
    }

    /// What leaves, as a word for the record of it.
    pub(super) const fn what(self) -> &'static str {
        match self {
            Self::Csv | Self::Json => "matrix",
            Self::Picture(MatrixPicture::Heat, _) => "heat table",
            Self::Picture(MatrixPicture::Dots, _) => "dot plot",
            Self::Picture(MatrixPicture::Stances, _) => "stance bars",
        }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`StudyError::NoShares`] for a dot plot of what counts no people, [`StudyError::TooManyColumns`],
    /// [`StudyError::NotDrawn`].
    pub fn bytes(self, leaving: &Leaving) -> Result<Vec<u8>, StudyError> {
        let table = &leaving.table;
        let mut bytes: Vec<u8> = Vec::new();
        match self {
            Self::Csv => people_csv(table, &mut bytes).map_err(drawing_failed)?,
            Self::Json => people_json(table, &mut bytes).map_err(drawing_failed)?,
            Self::Picture(picture, file) => {
                let svg = match picture {
                    MatrixPicture::Heat => heat_table(table),
                    MatrixPicture::Dots if !leaving.counts_people => return Err(StudyError::NoShares),
                    MatrixPicture::Dots => dot_plot(table),
                    MatrixPicture::Stances => stance_bars(table),
                };
                bytes = file.bytes(svg.map_err(drawing_failed)?)?;
            }
        }
        Ok(bytes)
    }
}
