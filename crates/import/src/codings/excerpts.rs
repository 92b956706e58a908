//! Tables of coded passages that other tools export.
//!
//! The tool is told by the name of the column that holds the passage; what else its columns may be called
//! follows. None of these tables says where a passage lies in a way that could be relied on, so it is found
//! by its words.

use std::collections::HashSet;

use verbatim_model::PATH_SEPARATOR;

use super::mapping::{Mapping, Meaning};
use super::{Place, ReadCoding, ReadCodings};
use crate::refi::names::code_name;
use crate::table::{Row, Table, TableError, key};

/// A tool with names of the columns of its table, in small letters with `_` between words.
struct Tool {
    name: &'static str,
    text: &'static [&'static str],
    document: &'static [&'static str],
    code: &'static [&'static str],
    memo: &'static [&'static str],
    coder: &'static [&'static str],
    /// What may stand between the levels of a code; the first that occurs does.
    levels: &'static [&'static str],
    /// What may part several codes of one cell.
    several: &'static [char],
    /// Names of folders that hold all codes and are none.
    folders: &'static [&'static str],
}

const TOOLS: &[Tool] = &[
    Tool {
        name: "Dedoose",
        text: &["excerpt_copy", "excerpt_text", "excerpt"],
        document: &["media_title", "resource_title", "resource_name", "media"],
        code: &["codes_applied_combined", "codes_applied", "codes"],
        memo: &["memos", "memo"],
        coder: &["excerpt_creator", "creator"],
        levels: &["\\"],
        several: &[',', ';', '\n'],
        folders: &[],
    },
    Tool {
        name: "ATLAS.ti",
        text: &[
            "quotation_content",
            "text_content",
            "quotation_text",
            "quotation",
            "zitatinhalt",
            "inhalt_des_zitats",
            "contenido_de_la_cita",
            "contenu_de_la_citation",
        ],
        document: &["document", "document_name", "dokument", "documento", "primary_doc", "primary_document"],
        code: &["codes", "code", "kodes", "códigos", "codigos"],
        memo: &["comment", "quotation_comment", "kommentar", "comentario", "commentaire"],
        coder: &["created_by", "author", "erstellt_von", "creado_por", "créé_par", "coding_by"],
        levels: &["::"],
        several: &['\n', ';'],
        folders: &[],
    },
    Tool {
        name: "NVivo",
        text: &[
            "coded_text",
            "coded_content",
            "reference_content",
            "reference_text",
            "kodierter_text",
            "texto_codificado",
        ],
        document: &[
            "file_name",
            "file",
            "source_name",
            "source",
            "document",
            "dateiname",
            "nombre_de_archivo",
        ],
        code: &["hierarchical_name", "code_name", "node_name", "code", "node", "knoten", "código"],
        memo: &["comment", "annotation", "memo"],
        coder: &["coded_by", "coded_by_name", "coded_by_username", "user", "kodiert_von", "codificado_por"],
        levels: &["\\\\", "\\"],
        several: &[],
        folders: &["codes", "nodes", "codes\\nodes"],
    },
    Tool {
        name: "MAXQDA",
        text: &[
            "segment",
            "coded_segment",
            "coded_segments",
            "segmento",
            "segment_codé",
            "codiertes_segment",
        ],
        document: &[
            "document_name",
            "document",
            "dokumentname",
            "dokument",
            "nombre_del_documento",
            "nom_du_document",
        ],
        code: &["code", "código", "codigo", "code_name"],
        memo: &["comment", "kommentar", "comentario", "commentaire"],
        coder: &["author", "created_by", "autor", "erstellt_von", "auteur", "creado_por"],
        levels: &[" > ", "\\", ">"],
        several: &[],
        folders: &[],
    },
    Tool {
        name: "Taguette",
        text: &["content"],
        document: &["document"],
        code: &["tag"],
        memo: &[],
        coder: &[],
        levels: &[],
        several: &[],
        folders: &[],
    },
];

/// A table whose columns a person has named.
const NAMED: Tool = Tool {
    name: "",
    text: &[],
    document: &[],
    code: &[],
    memo: &[],
    coder: &[],
    levels: &[PATH_SEPARATOR],
    several: &['\n', ';'],
    folders: &[],
};

/// The columns of a table of excerpts.
pub(super) struct Columns {
    tool: &'static Tool,
    separator: Option<String>,
    document: Option<usize>,
    code: Option<usize>,
    /// Columns that say of one code each whether it was applied, with its path.
    applied: Vec<(usize, String)>,
    text: usize,
    memo: Option<usize>,
    coder: Option<usize>,
    occurrence: Option<usize>,
}

impl Columns {
    /// The columns as they were named, or as one of the tools names them; nothing where it is no such table.
    pub fn of(table: &Table, mapping: &Mapping) -> Result<Option<Self>, TableError> {
        let named = |meaning: Meaning| {
            let Some(name) = mapping.of(meaning) else { return Ok(None) };
            let found = table.column(&[&key(name)]);
            found.map(Some).ok_or_else(|| TableError::NoSuchColumn {
                column: name.to_owned(),
                found: table.columns.join(", "),
            })
        };
        let (text, code) = (named(Meaning::Text)?, named(Meaning::Code)?);
        let tool = TOOLS.iter().find(|tool| {
            let has_code = code.is_some() || table.column(tool.code).is_some();
            table.column(tool.text).is_some() && has_code
        });
        let tool = match (tool, text, code) {
            (Some(tool), ..) => tool,
            (None, Some(_), Some(_)) => &NAMED,
            (None, Some(_), None) => return Err(table.missing("code")),
            (None, None, Some(_)) => return Err(table.missing("text")),
            (None, None, None) => return Ok(None),
        };
        let or_guessed =
            |meaning: Meaning, names: &[&str]| Ok::<_, TableError>(named(meaning)?.or(table.column(names)));
        let Some(text) = or_guessed(Meaning::Text, tool.text)? else { return Err(table.missing("text")) };
        Ok(Some(Self {
            separator: mapping.separator.clone(),
            document: or_guessed(Meaning::Document, tool.document)?,
            code: or_guessed(Meaning::Code, tool.code)?,
            applied: if code.is_some() { Vec::new() } else { applied(table) },
            text,
            memo: or_guessed(Meaning::Memo, tool.memo)?,
            coder: or_guessed(Meaning::Coder, tool.coder)?,
            occurrence: named(Meaning::Occurrence)?,
            tool,
        }))
    }

    fn all(&self) -> Vec<Option<usize>> {
        let own = [self.document, self.code, Some(self.text), self.memo, self.coder, self.occurrence];
        own.into_iter().chain(self.applied.iter().map(|(column, _)| Some(*column))).collect()
    }

    /// The codes of a row, as paths.
    fn codes(&self, row: &Row) -> Vec<String> {
        let is_yes = |value: &str| ["true", "yes", "1"].iter().any(|yes| value.eq_ignore_ascii_case(yes));
        let applied = self.applied.iter().filter(|(column, _)| row.get(Some(*column)).is_some_and(is_yes));
        let mut codes: Vec<String> = applied.map(|(_, path)| self.path(path)).collect();
        // Where a column for each code says its whole path, the list only repeats the last names.
        if codes.is_empty() {
            let list = row.get(self.code).unwrap_or_default().split(self.tool.several);
            codes.extend(list.map(str::trim).filter(|code| !code.is_empty()).map(|code| self.path(code)));
        }
        let mut seen = HashSet::new();
        codes.retain(|code| seen.insert(code.clone()));
        codes
    }

    /// A code as a path of the study.
    fn path(&self, code: &str) -> String {
        let own = self.separator.as_deref();
        let separator = own.or_else(|| self.tool.levels.iter().copied().find(|level| code.contains(level)));
        let levels: Vec<&str> = match separator {
            Some(separator) => code.split(separator).collect(),
            None => vec![code],
        };
        let mut levels: Vec<&str> =
            levels.into_iter().map(str::trim).filter(|level| !level.is_empty()).collect();
        let is_folder =
            |level: &&str| self.tool.folders.iter().any(|folder| level.eq_ignore_ascii_case(folder));
        if levels.len() > 1 && levels.first().is_some_and(is_folder) {
            levels.remove(0);
        }
        levels.into_iter().map(|level| code_name(Some(level))).collect::<Vec<_>>().join(PATH_SEPARATOR)
    }

    fn understand(&self, row: &Row) -> Result<ReadCoding, String> {
        let codes = self.codes(row);
        let quote = row.whole(Some(self.text)).filter(|text| !text.trim().is_empty());
        let Some(quote) = quote else { return Err("There is no passage.".to_owned()) };
        if codes.is_empty() {
            return Err("There is no code.".to_owned());
        }
        let occurrence = row.get(self.occurrence).map(str::parse::<usize>).transpose();
        let occurrence =
            occurrence.map_err(|_| "The occurrence is not a whole number from 1 on.".to_owned())?;
        if occurrence == Some(0) {
            return Err("The occurrence is 0; occurrences count from 1.".to_owned());
        }
        // One tool names a document with the folders that it lies in.
        let document = row.get(self.document).and_then(|name| name.rsplit('\\').next());
        Ok(ReadCoding {
            line: row.line,
            file: document.map(str::to_owned),
            place: Place::Words { quote: quote.to_owned(), occurrence },
            codes,
            memo: row.text(self.memo),
            stance: None,
            basis: None,
            prompted: None,
            coder: row.text(self.coder),
            values: Vec::new(),
        })
    }
}

/// Columns such as `Code: Places\Shelter Applied`, which Dedoose writes for every code.
fn applied(table: &Table) -> Vec<(usize, String)> {
    let path = |name: &String| Some(name.strip_prefix("Code: ")?.strip_suffix(" Applied")?.to_owned());
    (0..).zip(&table.columns).filter_map(|(column, name)| Some((column, path(name)?))).collect()
}

/// Reads every row.
pub(super) fn read(table: Table, columns: &Columns) -> ReadCodings {
    let mut read: ReadCodings = table.understood(&columns.all(), |row| columns.understand(row)).into();
    read.makes_codes = true;
    let by = if columns.tool.name.is_empty() {
        "as its columns were named".to_owned()
    } else {
        format!("as {} writes it", columns.tool.name)
    };
    let note = format!("The table was read {by}: passages are found by their words, white space aside.");
    read.notes.insert(0, note);
    read
}
