//! What leaves a study.

mod codebook;
mod excerpts;
pub(crate) mod file;
mod hits;
mod leave;
mod matrix;
mod pictures;
mod project;

pub use leave::{Destination, Gone};
pub use matrix::{
    Earlier, Effect, Leaving, MatrixExport, MatrixFile, MatrixPicture, Measure, Merge, PublicationError,
    TableForm,
};
pub use pictures::{PictureFile, TeamPicture};
pub use verbatim_export::document::{Block, Document, DocumentForm, Inline, Quote};
pub use verbatim_protect::small_cells::Why;
pub use verbatim_protect::{
    Cleared, ExcerptOrder, ExcerptsBook, Figure, NotQuoted, PeopleTable, TEAM_FIGURES_MARK, TableColumn,
    TableRow,
};
pub use verbatim_store::ExportRecord;

pub use codebook::CodebookForm;
pub(crate) use excerpts::quotes_of;
pub use excerpts::{
    DEFAULT_TEMPLATE, EVERYBODY, ExcerptFilter, ExcerptForm, Excerpts, ExcerptsAgain, ExcerptsEffect,
    ExcerptsForTeam, ExcerptsLayout, ExcerptsLeaving, ExcerptsPublication, ExportFormat, Exported,
    FoundWords, PartnerOffered, RaisedLabel, ReportWords, StayingExcerpts, StayingPlace, UnmaskedPerson,
    excerpts_page,
};
pub use project::{ProjectExported, StaysBehind};
