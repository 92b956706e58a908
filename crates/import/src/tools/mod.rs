//! Projects of tools that keep them in a database of their own: Taguette and QualCoder.
//!
//! Which tool it was is told by the tables that are there, not by the name of the file. Where the facts
//! about the tools' tables come from stands in `docs/decisions/0017`.

mod book;
mod desk;
mod html;
mod qualcoder;
mod taguette;

use verbatim_model::{ForeignTable, ForeignTables};

use crate::refi::ReadProject;

/// The tables and columns that are read of a database, of whichever tool.
pub const TABLES: &[(&str, &[&str])] = &[
    // Taguette
    ("projects", &["name", "description", "created"]),
    ("documents", &["id", "name", "filename", "contents", "description", "created", "text_direction"]),
    ("highlights", &["id", "document_id", "start_offset", "end_offset", "snippet"]),
    ("tags", &["id", "path", "description", "parent_id"]),
    ("highlight_tags", &["highlight_id", "tag_id"]),
    ("commands", &["date", "user_login", "payload"]),
    // QualCoder
    ("project", &["memo", "date"]),
    ("source", &["id", "name", "fulltext", "mediapath", "memo", "owner", "date"]),
    ("code_name", &["cid", "name", "memo", "catid", "color"]),
    ("code_cat", &["catid", "name", "memo", "supercatid"]),
    ("code_text", &["cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo", "important"]),
    ("code_image", &["id"]),
    ("code_av", &["id"]),
    ("annotation", &["fid", "pos0", "pos1", "memo", "owner", "date"]),
    ("cases", &["caseid", "name", "memo", "owner", "date"]),
    ("case_text", &["caseid", "fid", "pos0", "pos1"]),
    ("attribute", &["name", "attr_type", "value", "id"]),
    ("attribute_type", &["name", "memo", "valuetype"]),
    ("journal", &["name", "jentry", "date", "owner"]),
];

/// Why a database is no project that is read. Each is a sentence with the next step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToolError {
    /// Nobody's tables.
    #[error(
        "The database is a project of neither Taguette nor QualCoder. Export it from its program as REFI-QDA (QDPX)."
    )]
    NotKnown,
    /// A table lacks a column without which it says nothing.
    #[error(
        "The table “{table}” has no column “{column}”, as it has in {tool}. Open the project in a current version of \
         {tool}, save it, and try again."
    )]
    NoColumn {
        /// The tool.
        tool: &'static str,
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A database of several projects.
    #[error("The database holds {0} projects. Export the one that you want from Taguette as SQLite3.")]
    SeveralProjects(usize),
}

/// Reads the tables of a project.
///
/// # Errors
/// [`ToolError`] with the reason, as a sentence.
pub fn read_tool(tables: &ForeignTables) -> Result<ReadProject, ToolError> {
    let has = |names: &[&str]| names.iter().all(|name| tables.table(name).is_some());
    if has(&["documents", "highlights", "tags", "highlight_tags"]) {
        return taguette::read(tables);
    }
    if has(&["source", "code_name", "code_text"]) {
        return qualcoder::read(tables);
    }
    Err(ToolError::NotKnown)
}

/// Refuses tables without the columns that say everything.
fn needs(
    tables: &ForeignTables,
    tool: &'static str,
    needed: &[(&'static str, &[&'static str])],
) -> Result<(), ToolError> {
    for (name, columns) in needed {
        let lacks = |table: &ForeignTable| columns.iter().find(|column| !table.has(column)).copied();
        if let Some(column) = tables.table(name).and_then(lacks) {
            return Err(ToolError::NoColumn { tool, table: name, column });
        }
    }
    Ok(())
}
