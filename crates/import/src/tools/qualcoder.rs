//! Projects of QualCoder.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::refi::CodingMarks;
use verbatim_model::{AttributeKind, ForeignRow, ForeignTables};
use verbatim_text::Span;

use super::book::{Row, codes};
use super::desk::{Desk, Known};
use super::{ToolError, needs};
use crate::refi::names::{Taken, moment, one_line};
use crate::refi::offsets::{Placing, RawText, Reading, Written, choose};
use crate::refi::{ReadAttribute, ReadPerson, ReadProject, ReadTarget, ReadText};

const TOOL: &str = "QualCoder";

/// What is a code of the study: a category, or a code.
type CodeKey = (bool, i64);

/// Reads a project.
pub(super) fn read(tables: &ForeignTables) -> Result<ReadProject, ToolError> {
    needs(
        tables,
        TOOL,
        &[
            ("source", &["id", "name", "fulltext"]),
            ("code_name", &["cid", "name"]),
            ("code_text", &["cid", "fid", "pos0", "pos1"]),
            ("code_cat", &["catid", "name"]),
            ("annotation", &["fid", "pos0", "pos1", "memo"]),
            ("cases", &["caseid", "name"]),
            ("case_text", &["caseid", "fid"]),
        ],
    )?;
    let mut desk = Desk::default();
    if let Some(project) = tables.rows("project").next() {
        let said = project.text("memo").unwrap_or_default();
        desk.memo(ReadTarget::Project, said, None, project.text("date").and_then(moment));
    }
    let rows = book(tables);
    let (read, ids) = codes(&rows, &mut desk.report);
    desk.project.codes = read;
    let sources = Sources::of(tables, &mut desk);
    let texts = sources.read(tables, &ids, &mut desk);
    people(tables, &texts, &mut desk);
    rest(tables, &mut desk);
    Ok(desk.finish(TOOL))
}

/// Categories with the codes below them.
fn book(tables: &ForeignTables) -> Vec<Row<'_, CodeKey>> {
    let categories = tables.rows("code_cat").filter_map(|row| {
        let above = row.integer("supercatid").map(|id| (true, id));
        Some((row, (true, row.integer("catid")?), above))
    });
    let codes = tables.rows("code_name").filter_map(|row| {
        let above = row.integer("catid").map(|id| (true, id));
        Some((row, (false, row.integer("cid")?), above))
    });
    let all = categories.chain(codes).map(|(row, key, above)| Row {
        key,
        above,
        name: row.text("name"),
        words: row.text("memo"),
        colour: row.text("color"),
    });
    all.collect()
}

/// A text of the file with what stands on it.
struct Source<'t> {
    row: ForeignRow<'t>,
    name: String,
    raw: RawText,
    codings: Vec<ForeignRow<'t>>,
    annotations: Vec<ForeignRow<'t>>,
}

/// The texts of the file by their numbers, in its order.
struct Sources<'t> {
    all: Vec<(i64, Source<'t>)>,
}

/// Where each text of the file is among those that were read, with its length.
struct Texts(HashMap<i64, (usize, u32)>);

impl<'t> Sources<'t> {
    fn of(tables: &'t ForeignTables, desk: &mut Desk) -> Self {
        let mut all = Vec::new();
        for (number, row) in (1..).zip(tables.rows("source")) {
            let name = row.text("name").and_then(one_line).unwrap_or_else(|| format!("Text {number}"));
            match (row.integer("id"), row.text("fulltext")) {
                (Some(id), Some(text)) => {
                    if row.text("mediapath").is_some() {
                        desk.report.changed("file", &name, None, "Of the file only its plain text is kept.");
                    }
                    let raw = RawText::new(text.to_owned());
                    let (codings, annotations) = (Vec::new(), Vec::new());
                    all.push((id, Source { row, name, raw, codings, annotations }));
                }
                _ if row.is_bytes("fulltext") => {
                    desk.report.left_out("source", &name, None, "What it holds is no text in UTF-8.");
                }
                _ => {
                    let why = "The project holds no text of it. Pictures and recordings are not read.";
                    desk.report.left_out("source", &name, None, why);
                }
            }
        }
        let places: HashMap<i64, usize> = all.iter().map(|(id, _)| *id).zip(0..).collect();
        for (table, what) in [("code_text", "coding"), ("annotation", "annotation")] {
            for row in tables.rows(table) {
                let place = row.integer("fid").and_then(|id| places.get(&id));
                match place.and_then(|place| all.get_mut(*place)) {
                    Some((_, source)) if what == "coding" => source.codings.push(row),
                    Some((_, source)) => source.annotations.push(row),
                    None => {
                        let why = "It stands on a text that the project does not hold.";
                        desk.report.left_out(what, &shown("", row), None, why);
                    }
                }
            }
        }
        Self { all }
    }

    fn read(self, tables: &ForeignTables, ids: &HashMap<CodeKey, Uuid>, desk: &mut Desk) -> Texts {
        let texts: Vec<_> = self.all.iter().map(|(_, source)| &source.raw).collect();
        let selections = |place: usize| {
            let codings = self.all.get(place).map_or(&[][..], |(_, source)| &source.codings);
            codings.iter().map(|row| written(*row)).collect()
        };
        let (reading, is_another) = choose(Some(TOOL), &texts, selections);
        if is_another {
            desk.project.notes.push(format!(
                "Passages were read by {reading}: they fit the texts so, and not as QualCoder is known to count."
            ));
        }
        let mut places = HashMap::new();
        for (id, source) in self.all {
            if let Some(length) = source.read(reading, ids, desk) {
                places.insert(id, (desk.project.texts.len() - 1, length));
            }
        }
        for (table, what) in [("code_image", "coding of a picture"), ("code_av", "coding of a recording")] {
            for row in tables.rows(table) {
                let file = row.integer("id").map(|id| format!("file {id}")).unwrap_or_default();
                desk.report.left_out(what, &file, None, "It lies in no text.");
            }
        }
        Texts(places)
    }
}

impl Source<'_> {
    /// Reads the text with what stands on it; answers its length.
    fn read(self, reading: Reading, ids: &HashMap<CodeKey, Uuid>, desk: &mut Desk) -> Option<u32> {
        let plain = self.raw.normalised();
        let length = u32::try_from(plain.chars().count()).ok()?;
        let made_at = self.row.text("date").and_then(moment);
        let owner = desk.coder(self.row.text("owner"));
        let mut text = ReadText { made_at, ..ReadText::new(self.name, plain) };
        let (placing, mut known) = (Placing::new(&self.raw, reading), Known::default());
        for row in self.codings {
            let Some(span) = span(row, &placing, &text.name, "coding", desk) else { continue };
            let Some(code) = row.integer("cid").and_then(|id| ids.get(&(false, id))) else {
                let why = "The project has no such code.";
                desk.report.left_out("coding", &shown(&text.name, row), None, why);
                continue;
            };
            let (coder, at) = (desk.coder(row.text("owner")), row.text("date").and_then(moment));
            let quotable = row.integer("important").is_some_and(|important| important != 0);
            let marks = CodingMarks { quotable, ..CodingMarks::default() };
            let coding = desk.code(&mut text, &mut known, (span, Some(*code), coder), at, marks);
            desk.memo(ReadTarget::Coding(coding), row.text("memo").unwrap_or_default(), coder, at);
        }
        for row in self.annotations {
            let Some(span) = span(row, &placing, &text.name, "annotation", desk) else { continue };
            let (coder, at) = (desk.coder(row.text("owner")), row.text("date").and_then(moment));
            let why = "It has no code, so it stands under one that says so, with its words as a memo.";
            desk.report.changed("annotation", &shown(&text.name, row), None, why);
            let coding = desk.code(&mut text, &mut known, (span, None, coder), at, CodingMarks::default());
            desk.memo(ReadTarget::Coding(coding), row.text("memo").unwrap_or_default(), coder, at);
        }
        desk.memo(ReadTarget::Interview(text.id), self.row.text("memo").unwrap_or_default(), owner, made_at);
        desk.project.texts.push(text);
        Some(length)
    }
}

fn written(row: ForeignRow<'_>) -> Written<'_> {
    let end = |column| row.integer(column).unwrap_or(-1);
    Written { start: end("pos0"), end: end("pos1"), name: row.text("seltext") }
}

fn shown(text: &str, row: ForeignRow<'_>) -> String {
    let written = written(row);
    let comma = if text.is_empty() { "" } else { ", " };
    format!("{text}{comma}{}–{}", written.start, written.end)
}

/// Where a passage lies; tells where it has no place.
fn span(
    row: ForeignRow<'_>,
    placing: &Placing,
    text: &str,
    what: &'static str,
    desk: &mut Desk,
) -> Option<Span> {
    let found = placing.place(&written(row));
    let span = found.and_then(|found| {
        let ends = [found.start, found.end].map(|end| u32::try_from(end).unwrap_or(u32::MAX));
        Span::new(ends[0], ends[1]).ok()
    });
    if span.is_none() {
        desk.report.left_out(what, &shown(text, row), None, "It does not lie in its text.");
    } else if found.is_some_and(|found| found.clamped) {
        let why = "It ended after its text and ends with it here.";
        desk.report.changed(what, &shown(text, row), None, why);
    }
    span
}

/// Cases as people, with their texts and attributes.
fn people(tables: &ForeignTables, texts: &Texts, desk: &mut Desk) {
    let mut attributes = Attributes::of(tables, desk);
    let (mut labels, mut people) = (Taken::default(), HashMap::new());
    for (number, row) in (1..).zip(tables.rows("cases")) {
        let Some(case) = row.integer("caseid") else { continue };
        let name = row.text("name").and_then(one_line).unwrap_or_else(|| format!("Case {number}"));
        let label = labels.unique(&name);
        if label != name {
            let why = format!("Another case has this name, so it is “{label}” here.");
            desk.report.changed("case", &name, None, why);
        }
        let id = Uuid::now_v7();
        people.insert(case, desk.project.people.len());
        let values = attributes.values.remove(&("case", case)).unwrap_or_default();
        desk.project.people.push(ReadPerson { id, label, values, ..ReadPerson::default() });
        let (coder, at) = (desk.coder(row.text("owner")), row.text("date").and_then(moment));
        desk.memo(ReadTarget::Person(id), row.text("memo").unwrap_or_default(), coder, at);
    }
    for row in tables.rows("case_text") {
        bind(row, texts, &people, desk);
    }
    attributes.of_files(tables, texts, desk);
}

/// Gives a text to a case that is all of it.
fn bind(row: ForeignRow<'_>, texts: &Texts, people: &HashMap<i64, usize>, desk: &mut Desk) {
    let project = &mut desk.project;
    let person = row.integer("caseid").and_then(|id| project.people.get(*people.get(&id)?));
    let place = row.integer("fid").and_then(|id| texts.0.get(&id)).copied();
    let text = place.and_then(|(place, _)| project.texts.get_mut(place));
    let (Some(person), Some(text), Some((_, length))) = (person, text, place) else {
        let why = "The project does not hold the case, or no text of the file.";
        desk.report.left_out("file of a case", &shown("", row), None, why);
        return;
    };
    let ends = (row.integer("pos0").unwrap_or(0), row.integer("pos1").unwrap_or(0));
    // One that is all of a file ends at 0, or where the file ends.
    let is_whole = ends.0 <= 0 && (ends.1 <= 0 || ends.1 >= i64::from(length) - 1);
    let why = match text.person {
        None if is_whole => {
            text.person = Some(person.id);
            return;
        }
        Some(own) if own == person.id => return,
        Some(_) if is_whole => {
            "It belongs to several cases; only the first is its interviewee. Say who speaks in it."
        }
        _ => "It marks a part of the text as this person's; say who speaks in it.",
    };
    if !text.others.contains(&person.id) {
        text.others.push(person.id);
    }
    desk.report.left_out("file of a case", &format!("{}, {}", text.name, person.label), None, why);
}

/// Attributes with their values by what they are of.
struct Attributes {
    values: HashMap<(&'static str, i64), Vec<(Uuid, String)>>,
    names: HashMap<Uuid, String>,
}

impl Attributes {
    fn of(tables: &ForeignTables, desk: &mut Desk) -> Self {
        let (mut known, mut taken) = (HashMap::new(), HashSet::new());
        let mut names = HashMap::new();
        for row in tables.rows("attribute_type") {
            let Some(name) = row.text("name").and_then(one_line) else { continue };
            if !taken.insert(name.to_lowercase()) {
                desk.report.left_out("attribute", &name, None, "Another attribute has its name.");
                continue;
            }
            if row.text("memo").is_some() {
                desk.report.left_out("memo", &name, None, "Attributes have no memo here.");
            }
            let id = Uuid::now_v7();
            known.insert(name.clone(), (id, row.text("valuetype") == Some("numeric")));
            names.insert(id, name);
        }
        let mut values: HashMap<_, Vec<(Uuid, String)>> = HashMap::new();
        for row in tables.rows("attribute") {
            let Some(value) = row.written("value") else { continue };
            let of = match row.text("attr_type") {
                Some("case") => "case",
                Some("file") => "file",
                _ => "journal",
            };
            let name = row.text("name").and_then(one_line).unwrap_or_default();
            match (known.get(&name), row.integer("id")) {
                (Some((id, _)), Some(holder)) if of != "journal" => {
                    values.entry((of, holder)).or_default().push((*id, value));
                }
                _ => {
                    let why = "It is of no case or file, or the project does not have the attribute.";
                    desk.report.left_out("value", &name, None, why);
                }
            }
        }
        // One that only files have is none of people.
        let of_cases = values.iter().filter(|((of, _), _)| *of == "case").flat_map(|(_, values)| values);
        let mut fits: HashMap<Uuid, bool> = HashMap::new();
        for (id, value) in of_cases {
            *fits.entry(*id).or_insert(true) &= AttributeKind::Decimal.fits(value);
        }
        let mut used: Vec<_> = known.into_iter().filter(|(_, (id, _))| fits.contains_key(id)).collect();
        used.sort_by_key(|(_, (id, _))| *id);
        for (name, (id, numeric)) in used {
            let numbers = numeric && fits.get(&id) == Some(&true);
            let kind = if numbers { AttributeKind::Decimal } else { AttributeKind::Text };
            desk.project.attributes.push(ReadAttribute { id, name, kind });
        }
        Self { values, names }
    }

    /// What is said of files has no place; it is told.
    fn of_files(self, tables: &ForeignTables, texts: &Texts, desk: &mut Desk) {
        let files: HashMap<i64, &str> =
            tables.rows("source").filter_map(|row| Some((row.integer("id")?, row.text("name")?))).collect();
        let mut left: Vec<_> = self.values.into_iter().collect();
        left.sort_by_key(|((of, id), _)| (*of, *id));
        for ((of, holder), values) in left {
            let name =
                files.get(&holder).copied().filter(|_| of == "file").unwrap_or("a case that is missing");
            let is_there = of == "file" && texts.0.contains_key(&holder);
            for (id, value) in values {
                let attribute = self.names.get(&id).map_or("", String::as_str);
                let why = if is_there {
                    format!("Texts have no attributes of their own here. It says “{value}”.")
                } else {
                    "What it is of did not come in.".to_owned()
                };
                desk.report.left_out("value", &format!("{name}: {attribute}"), None, why);
            }
        }
    }
}

/// The journal, and parts that have no place.
fn rest(tables: &ForeignTables, desk: &mut Desk) {
    for row in tables.rows("journal") {
        let (coder, at) = (desk.coder(row.text("owner")), row.text("date").and_then(moment));
        let (name, entry) = (row.text("name").unwrap_or_default(), row.text("jentry").unwrap_or_default());
        desk.memo(ReadTarget::Project, &format!("{name}\n\n{entry}"), coder, at);
    }
}
