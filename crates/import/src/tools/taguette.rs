//! Projects of Taguette.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;
use verbatim_model::refi::CodingMarks;
use verbatim_model::{ForeignRow, ForeignTables, Timestamp};
use verbatim_text::Span;

use super::book::{Row, codes};
use super::desk::{Desk, Known};
use super::html::{Place, Plain, plain};
use super::{ToolError, needs};
use crate::refi::names::{moment, one_line};
use crate::refi::{ReadProject, ReadTarget, ReadText};

const TOOL: &str = "Taguette";

/// Reads a project.
pub(super) fn read(tables: &ForeignTables) -> Result<ReadProject, ToolError> {
    needs(
        tables,
        TOOL,
        &[
            ("documents", &["id", "name", "contents"]),
            ("highlights", &["id", "document_id", "start_offset", "end_offset"]),
            ("tags", &["id", "path"]),
            ("highlight_tags", &["highlight_id", "tag_id"]),
        ],
    )?;
    let projects = tables.rows("projects").count();
    if projects > 1 {
        return Err(ToolError::SeveralProjects(projects));
    }
    let mut desk = Desk::default();
    if let Some(project) = tables.rows("projects").next() {
        desk.project.name = project.text("name").and_then(one_line);
        let made_at = project.text("created").and_then(moment);
        desk.memo(ReadTarget::Project, project.text("description").unwrap_or_default(), None, made_at);
    }
    let rows = tags(tables);
    let (read, ids) = codes(&rows, &mut desk.report);
    desk.project.codes = read;
    let mut highlights = Highlights::of(tables, &ids, &mut desk);
    for (number, document) in (1..).zip(tables.rows("documents")) {
        read_document(document, number, &mut highlights, &mut desk);
    }
    let mut without: Vec<_> = highlights.of_document.into_iter().collect();
    without.sort_by_key(|(document, _)| *document);
    for (document, highlights) in without {
        for highlight in highlights {
            let why = format!("The file has no document {document}.");
            desk.report.left_out("highlight", &highlight.shown(), None, why);
        }
    }
    Ok(desk.finish(TOOL))
}

/// Tags, each below the one that it names, or whose path it continues after a full stop.
fn tags(tables: &ForeignTables) -> Vec<Row<'_, i64>> {
    let tag = |row: ForeignRow<'_>| Some((row.integer("id")?, row.integer("parent_id")));
    let all = || tables.rows("tags").filter_map(|row| Some((row, tag(row)?)));
    let paths: HashMap<&str, i64> = all().filter_map(|(row, (id, _))| Some((path_of(row)?, id))).collect();
    let names: HashMap<i64, &str> = all().filter_map(|(row, (id, _))| Some((id, path_of(row)?))).collect();
    let rows = all().map(|(row, (key, parent))| {
        let own = path_of(row);
        let by_path = || own.and_then(|path| paths.get(path.rsplit_once('.')?.0).copied());
        let above = parent.or_else(by_path).filter(|above| *above != key);
        let begin = above.and_then(|above| names.get(&above));
        let rest = own.and_then(|path| path.strip_prefix(*begin?)?.strip_prefix('.'));
        let name = rest.filter(|rest| !rest.trim().is_empty()).or(own);
        Row { key, above, name, words: row.text("description"), colour: None }
    });
    rows.collect()
}

fn path_of(row: ForeignRow<'_>) -> Option<&str> {
    row.text("path").map(str::trim)
}

/// A passage as it stands in the file.
struct Highlight<'t> {
    id: i64,
    start: Option<i64>,
    end: Option<i64>,
    snippet: Option<&'t str>,
}

impl Highlight<'_> {
    fn shown(&self) -> String {
        format!("highlight {}", self.id)
    }

    /// Both ends, where they are numbers from 0 on in their order.
    fn ends(&self) -> Option<(u64, u64)> {
        let (start, end) = (u64::try_from(self.start?).ok()?, u64::try_from(self.end?).ok()?);
        (start <= end).then_some((start, end))
    }
}

/// All passages with their codes and who made them.
struct Highlights<'t> {
    of_document: HashMap<i64, Vec<Highlight<'t>>>,
    codes: HashMap<i64, Vec<Uuid>>,
    made: HashMap<i64, (Option<Uuid>, Option<Timestamp>)>,
}

impl<'t> Highlights<'t> {
    fn of(tables: &'t ForeignTables, ids: &HashMap<i64, Uuid>, desk: &mut Desk) -> Self {
        let mut of_document: HashMap<i64, Vec<Highlight<'t>>> = HashMap::new();
        for row in tables.rows("highlights") {
            let (start, end) = (row.integer("start_offset"), row.integer("end_offset"));
            let (Some(id), Some(document)) = (row.integer("id"), row.integer("document_id")) else {
                desk.report.left_out("highlight", "", None, "It has no number, or is of no document.");
                continue;
            };
            let highlight = Highlight { id, start, end, snippet: row.text("snippet") };
            of_document.entry(document).or_default().push(highlight);
        }
        let mut codes: HashMap<i64, Vec<Uuid>> = HashMap::new();
        for row in tables.rows("highlight_tags") {
            let (highlight, tag) = (row.integer("highlight_id"), row.integer("tag_id"));
            match (highlight, tag.and_then(|tag| ids.get(&tag))) {
                (Some(highlight), Some(code)) => codes.entry(highlight).or_default().push(*code),
                _ => {
                    let shown = highlight.map(|id| format!("highlight {id}")).unwrap_or_default();
                    desk.report.left_out("tag of a highlight", &shown, None, "The file has no such tag.");
                }
            }
        }
        Self { of_document, codes, made: made(tables, desk) }
    }
}

/// Who made each passage and when, as the list of commands says.
fn made(tables: &ForeignTables, desk: &mut Desk) -> HashMap<i64, (Option<Uuid>, Option<Timestamp>)> {
    let mut made = HashMap::new();
    for row in tables.rows("commands") {
        let payload = row.text("payload").and_then(|text| serde_json::from_str::<Value>(text).ok());
        let Some(payload) = payload.filter(|payload| payload["type"] == "highlight_add") else { continue };
        if let Some(highlight) = payload["highlight_id"].as_i64() {
            let at = row.text("date").and_then(moment);
            made.entry(highlight).or_insert_with(|| (desk.coder(row.text("user_login")), at));
        }
    }
    made
}

fn read_document(document: ForeignRow<'_>, number: usize, highlights: &mut Highlights<'_>, desk: &mut Desk) {
    let name = document.text("name").or_else(|| document.text("filename")).and_then(one_line);
    let name = name.unwrap_or_else(|| format!("Text {number}"));
    let of = document.integer("id").and_then(|id| highlights.of_document.remove(&id)).unwrap_or_default();
    let mut offsets: Vec<u64> =
        of.iter().filter_map(Highlight::ends).flat_map(|(start, end)| [start, end]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let read = plain(document.text("contents").unwrap_or_default(), &offsets);
    if read.text.trim().is_empty() {
        let why = if document.is_bytes("contents") {
            "What it holds is no text in UTF-8.".to_owned()
        } else {
            format!("Its text is empty; {} highlights were on it.", of.len())
        };
        desk.report.left_out("source", &name, None, why);
        return;
    }
    tell_forms(document, &read, &name, desk);
    let made_at = document.text("created").and_then(moment);
    let mut text = ReadText { made_at, ..ReadText::new(name, read.text.clone()) };
    let places: HashMap<u64, Place> = offsets.into_iter().zip(read.places.iter().copied()).collect();
    let points: Vec<char> = read.text.chars().collect();
    let mut known = Known::default();
    for highlight in &of {
        let shown = format!("{}, {}", text.name, highlight.shown());
        let Some(span) = span(highlight, &read, &places, &shown, desk) else { continue };
        check(highlight, &points, span, &shown, desk);
        let (coder, at) = highlights.made.get(&highlight.id).copied().unwrap_or_default();
        match highlights.codes.get(&highlight.id) {
            Some(codes) => {
                for code in codes {
                    desk.code(&mut text, &mut known, (span, Some(*code), coder), at, CodingMarks::default());
                }
            }
            None => {
                let why = "It has no tag, so it stands under a code that says so.";
                desk.report.changed("highlight", &shown, None, why);
                desk.code(&mut text, &mut known, (span, None, coder), at, CodingMarks::default());
            }
        }
    }
    desk.memo(
        ReadTarget::Interview(text.id),
        document.text("description").unwrap_or_default(),
        None,
        made_at,
    );
    desk.project.texts.push(text);
}

/// What a text cannot have of its document.
fn tell_forms(document: ForeignRow<'_>, read: &Plain, name: &str, desk: &mut Desk) {
    if read.is_rich {
        let why = "Its formatting is not kept, only the plain text.";
        desk.report.changed("source", name, None, why);
    }
    if read.pictures > 0 {
        let why = format!("{} pictures in it are not kept.", read.pictures);
        desk.report.left_out("picture", name, None, why);
    }
    if document.text("text_direction") == Some("RIGHT_TO_LEFT") {
        let why = "That it runs from right to left is not kept.";
        desk.report.left_out("text direction", name, None, why);
    }
}

/// Where a passage lies; tells where it has no place.
fn span(
    highlight: &Highlight<'_>,
    read: &Plain,
    places: &HashMap<u64, Place>,
    shown: &str,
    desk: &mut Desk,
) -> Option<Span> {
    let ends = highlight.ends().filter(|(start, _)| *start < read.bytes);
    let Some((start, end)) = ends else {
        desk.report.left_out("highlight", shown, None, "It does not lie in its document.");
        return None;
    };
    let (from, to) = (places.get(&start)?, places.get(&end)?);
    let Ok(span) = Span::new(from.start, to.end) else {
        desk.report.left_out("highlight", shown, None, "There is no word in it.");
        return None;
    };
    if end > read.bytes {
        desk.report.changed("highlight", shown, None, "It ended after its document and ends with it here.");
    }
    if from.within || to.within {
        let why = "It began or ended within a character and has the whole character here.";
        desk.report.changed("highlight", shown, None, why);
    }
    Some(span)
}

/// Tells where the file's own copy of a passage says something else than its place.
fn check(highlight: &Highlight<'_>, points: &[char], span: Span, shown: &str, desk: &mut Desk) {
    let Some(snippet) = highlight.snippet else { return };
    let passage = points.get(span.start() as usize..span.end() as usize).unwrap_or_default();
    let copy = plain(snippet, &[]).text;
    let (passage, copy) = (passage.iter().copied(), copy.chars());
    if !passage.filter(|c| !c.is_whitespace()).eq(copy.filter(|c| !c.is_whitespace())) {
        let why =
            "The file's own copy of the passage has other words than its place. The place was believed.";
        desk.report.changed("highlight", shown, None, why);
    }
}
