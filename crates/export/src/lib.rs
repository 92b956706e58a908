//! Cleared content as bytes of a file. Nothing here decides what may leave: writers take
//! [`Cleared`](verbatim_protect::Cleared), which only `protect` makes.

mod archive;
mod codebook;
pub mod document;
mod excerpts;
mod hits;
mod people;
mod pictures;
mod png;
pub mod refi;
pub mod report;
mod separated;
pub mod workbook;
mod xml;

pub use codebook::{codebook_csv, counted_codebook_csv};
pub use excerpts::{
    EXCERPT_COLUMNS, Excerpt, ReportTemplate, excerpts_book_csv, excerpts_book_json, excerpts_csv,
    excerpts_json, excerpts_separated, named_picture,
};
pub use hits::{HIT_COLUMNS, HitRow, HitsFile, hits_csv, hits_json};
pub use people::{people_csv, people_json};
pub use pictures::{
    CurveStep, PairCode, PairsTable, SampleBar, SampleChart, SaturationCurve, dot_plot, heat_table,
    pairs_table, sample_chart, saturation_curve, stance_bars,
};
pub use png::png;
pub use separated::Separated;

/// Why content could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The destination refused.
    #[error("{0}")]
    Write(#[from] std::io::Error),
    /// The CSV writer refused.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// A part of a document that is the same in all of them could not be made.
    #[error("{0}")]
    Template(#[from] askama::Error),
    /// The JSON writer refused.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// The archive could not be written.
    #[error("{0}")]
    Archive(#[from] zip::result::ZipError),
    /// A codebook without codes, in a form that wants one at least.
    #[error("there is no code yet, and the form wants one at least")]
    NoCodes,
    /// More rows or columns than programs read.
    #[error("a sheet has no more than {rows} rows and {columns} columns")]
    SheetTooLarge {
        /// So many rows, the headings among them.
        rows: usize,
        /// So many columns.
        columns: usize,
    },
    /// The picture could not be drawn.
    #[error("the picture could not be drawn: {0}")]
    Picture(String),
    /// More columns than marks that can be told apart.
    #[error("a dot plot has no more than {most} columns")]
    TooManyColumns {
        /// So many.
        most: usize,
    },
}

/// Writes something as JSON, with a line end after it.
fn write_json(document: &impl serde::Serialize, mut to: impl std::io::Write) -> Result<(), ExportError> {
    serde_json::to_writer_pretty(&mut to, document)?;
    writeln!(to)?;
    Ok(to.flush()?)
}
