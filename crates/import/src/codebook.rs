//! A codebook from a table, CSV or the first sheet of a workbook: a column `path` with ` > ` between the levels, or
//! `parent` and `code`.

use std::collections::{HashMap, HashSet};

use crate::table::{self, Row, RowProblem, Table, TableError, shown};

/// What stands between the levels of a path.
const LEVEL: &str = " > ";

/// One code of a codebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCode {
    /// Line of the file, from 1. A code that only appears above another has that one's line.
    pub line: usize,
    /// Names from the topmost code to this one; never empty.
    pub path: Vec<String>,
    /// Whether no row is about this code: it is only the beginning of other paths.
    pub implied: bool,
    /// Colour as `#rrggbb` in small letters.
    pub color: Option<String>,
    /// What a stance refers to.
    pub statement: Option<String>,
    /// What the code means.
    pub definition: Option<String>,
    /// When it is used.
    pub include: Option<String>,
    /// When it is not.
    pub exclude: Option<String>,
    /// An example.
    pub example: Option<String>,
}

/// What a codebook holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCodebook {
    /// Codes in the order of the file, each after the code above it.
    pub codes: Vec<ReadCode>,
    /// Rows that were not taken.
    pub problems: Vec<RowProblem>,
    /// Sentences about the file as a whole.
    pub notes: Vec<String>,
}

struct Columns {
    path: Option<usize>,
    parent: Option<usize>,
    code: Option<usize>,
    color: Option<usize>,
    statement: Option<usize>,
    definition: Option<usize>,
    include: Option<usize>,
    exclude: Option<usize>,
    example: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, TableError> {
        let columns = Self {
            path: table.column(&["path"]),
            parent: table.column(&["parent"]),
            code: table.column(&["code", "name", "tag"]),
            color: table.column(&["color", "colour"]),
            statement: table.column(&["statement"]),
            definition: table.column(&["definition", "description"]),
            include: table.column(&["include", "inclusion"]),
            exclude: table.column(&["exclude", "exclusion"]),
            example: table.column(&["example", "examples"]),
        };
        if columns.path.is_none() && columns.code.is_none() {
            return Err(table.missing("path"));
        }
        Ok(columns)
    }

    fn read(&self) -> Vec<Option<usize>> {
        let mut read =
            vec![self.color, self.statement, self.definition, self.include, self.exclude, self.example];
        // Where there are paths, parent and code are not asked.
        read.extend(if self.path.is_some() { [self.path, None] } else { [self.parent, self.code] });
        read
    }
}

/// Reads a codebook.
///
/// # Errors
/// [`TableError`] where the file is no table or has neither `path` nor `code`.
pub fn read_codebook(bytes: &[u8]) -> Result<ReadCodebook, TableError> {
    let mut table = table::read(bytes)?;
    let columns = Columns::of(&table)?;
    let mut problems = std::mem::take(&mut table.problems);
    let mut read: Vec<ReadCode> = Vec::new();
    let mut known: HashSet<Vec<String>> = HashSet::new();
    let mut take =
        |row: &Row, path: Vec<String>, problems: &mut Vec<RowProblem>| match code(row, &columns, &path) {
            Ok(_) if known.contains(&path) => {
                let name = shown(&path.join(LEVEL));
                problems.push(RowProblem::new(
                    row.line,
                    format!("The code “{name}” stands in an earlier row as well."),
                ));
            }
            Ok(code) => {
                known.insert(path);
                read.push(code);
            }
            Err(reason) => problems.push(RowProblem::new(row.line, reason)),
        };
    if columns.path.is_some() {
        for row in &table.rows {
            match row.get(columns.path).map_or_else(|| Err("The row has no path.".to_owned()), levels) {
                Ok(path) => take(row, path, &mut problems),
                Err(reason) => problems.push(RowProblem::new(row.line, reason)),
            }
        }
    } else {
        for (row, path) in below_parents(&table, &columns, &mut problems) {
            take(row, path, &mut problems);
        }
    }
    problems.sort_by_key(|problem| problem.line);
    Ok(ReadCodebook { codes: parents_first(read), problems, notes: table.unread(&columns.read()) })
}

fn levels(path: &str) -> Result<Vec<String>, String> {
    let levels: Vec<String> = path.split(LEVEL).map(|level| level.trim().to_owned()).collect();
    if levels
        .iter()
        .any(|level| level.is_empty() || level.starts_with("> ") || level.ends_with(" >") || level == ">")
        || path.starts_with("> ")
        || path.ends_with(" >")
    {
        return Err(format!("The path “{}” has an empty level.", shown(path)));
    }
    Ok(levels)
}

fn code(row: &Row, columns: &Columns, path: &[String]) -> Result<ReadCode, String> {
    let color =
        match row.get(columns.color) {
            None => None,
            Some(value) => Some(color(value).ok_or_else(|| {
                format!("The colour “{}” is not a colour. Write it as #2F6F9F.", shown(value))
            })?),
        };
    Ok(ReadCode {
        line: row.line,
        path: path.to_vec(),
        implied: false,
        color,
        statement: row.text(columns.statement),
        definition: row.text(columns.definition),
        include: row.text(columns.include),
        exclude: row.text(columns.exclude),
        example: row.text(columns.example),
    })
}

/// `#rgb` or `#rrggbb` as the latter.
fn color(value: &str) -> Option<String> {
    let digits = value.strip_prefix('#')?.to_ascii_lowercase();
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        6 => Some(format!("#{digits}")),
        3 => Some(digits.chars().fold(String::from("#"), |all, c| all + &String::from_iter([c, c]))),
        _ => None,
    }
}

/// Paths of rows with `parent` and `code`. A parent may stand below its children, so rows are gone
/// through until no more can be placed.
fn below_parents<'t>(
    table: &'t Table,
    columns: &Columns,
    problems: &mut Vec<RowProblem>,
) -> Vec<(&'t Row, Vec<String>)> {
    let mut waiting: Vec<(&Row, Vec<String>, &str)> = Vec::new();
    let mut placed: Vec<(&Row, Vec<String>)> = Vec::new();
    let mut known = Parents::default();
    for row in &table.rows {
        let own = match row.get(columns.code).map_or_else(|| Err("The row has no code.".to_owned()), levels) {
            Ok(own) => own,
            Err(reason) => {
                problems.push(RowProblem::new(row.line, reason));
                continue;
            }
        };
        match row.get(columns.parent) {
            None => {
                known.add(&own);
                placed.push((row, own));
            }
            Some(parent) => waiting.push((row, own, parent)),
        }
    }
    loop {
        let before = waiting.len();
        waiting.retain(|(row, own, parent)| match known.find(parent).as_slice() {
            [above] => {
                let path: Vec<String> = above.iter().chain(own).cloned().collect();
                known.add(&path);
                placed.push((*row, path));
                false
            }
            _ => true,
        });
        if waiting.len() == before {
            break;
        }
    }
    for (row, _, parent) in waiting {
        let reason = match known.find(parent).len() {
            0 => format!("There is no code “{}” to put this one below.", shown(parent)),
            n => format!("The parent “{}” fits {n} codes. Write its whole path.", shown(parent)),
        };
        problems.push(RowProblem::new(row.line, reason));
    }
    placed.sort_by_key(|(row, _)| row.line);
    placed
}

/// Codes by whole path and by last name.
#[derive(Default)]
struct Parents {
    paths: HashMap<String, Vec<String>>,
    names: HashMap<String, Vec<String>>,
}

impl Parents {
    fn add(&mut self, path: &[String]) {
        let whole = path.join(LEVEL);
        if self.paths.insert(whole.clone(), path.to_vec()).is_none()
            && let Some(name) = path.last()
        {
            self.names.entry(name.clone()).or_default().push(whole);
        }
    }

    fn find(&self, parent: &str) -> Vec<Vec<String>> {
        let whole = parent.split(LEVEL).map(str::trim).collect::<Vec<_>>().join(LEVEL);
        if let Some(path) = self.paths.get(&whole) {
            return vec![path.clone()];
        }
        let named = self.names.get(&whole).map(Vec::as_slice).unwrap_or_default();
        named.iter().filter_map(|whole| self.paths.get(whole)).cloned().collect()
    }
}

/// Puts every code after the code above it, and adds those that no row is about.
fn parents_first(codes: Vec<ReadCode>) -> Vec<ReadCode> {
    let order: Vec<(Vec<String>, usize)> = codes.iter().map(|code| (code.path.clone(), code.line)).collect();
    let mut own: HashMap<Vec<String>, ReadCode> =
        codes.into_iter().map(|code| (code.path.clone(), code)).collect();
    let mut placed: HashSet<Vec<String>> = HashSet::new();
    let mut sorted = Vec::with_capacity(order.len());
    for (path, line) in order {
        for depth in 1..=path.len() {
            let above = path.get(..depth).unwrap_or_default().to_vec();
            if placed.insert(above.clone()) {
                let implied = || ReadCode { line, path: above.clone(), implied: true, ..ReadCode::default() };
                sorted.push(own.remove(&above).unwrap_or_else(implied));
            }
        }
    }
    sorted
}
