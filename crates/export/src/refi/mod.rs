//! Files in the REFI-QDA standard: a codebook (QDC) and a whole project (QDPX).
//!
//! Offsets are code points from 0, end exclusive; texts are UTF-8 without byte order mark and with LF.
//! Ids are those of the study, so that a second export of what came in is the same. What the standard
//! has no element for stands in variables and notes that `verbatim_model::refi` names.

mod codes;
mod ids;
mod kept;
mod notes;
mod package;
mod people;
mod project;
mod texts;

pub use codes::codebook_qdc;
pub use kept::leaving_parts;
pub use package::project_qdpx;
pub use project::{ProjectCoding, ProjectFile, ProjectText};
