//! A template filled with data.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context};
use serde::Serialize;

use crate::document::{Block, Heading};
use crate::report::signs::{Signs, TooLong, without_signs};
use crate::report::{Report, ReportCategory, ReportCode, ReportError};

/// Steps that a template may take. The shipped one takes about thirty for a code with its categories.
const FUEL: u64 = 1_000_000;

/// How deep macros may call themselves.
const DEPTH: usize = 60;

/// Functions and filters that would let a template loop without end, guess at its own escaping or print what it
/// was given whole.
const LEFT_OUT_FUNCTIONS: [&str; 2] = ["namespace", "debug"];
const LEFT_OUT_FILTERS: [&str; 5] = ["safe", "escape", "e", "tojson", "pprint"];

/// The Markdown that a template comes to, with signs in place of all words that are not its own.
pub(super) fn fill(template: &str, data: &Report) -> Result<(String, Signs), ReportError> {
    let signs = Arc::new(Mutex::new(Signs::default()));
    let (themes, excerpts) = prepared(&data.themes);
    let mut environment = bounded();
    let formatter = Arc::clone(&signs);
    environment.set_formatter(move |out, _, value| match value.as_str() {
        // Made of the template's own words and of signs.
        Some(text) if value.is_safe() => Ok(out.write_str(text)?),
        _ if value.is_none() => Ok(()),
        _ => {
            let sign = locked(&formatter).words(value.to_string());
            let sign = sign.map_err(|TooLong| Error::from(ErrorKind::OutOfFuel))?;
            Ok(out.write_str(&sign)?)
        }
    });
    add_functions(&mut environment, &signs, data, excerpts);
    let source = without_signs(template);
    let tables: Vec<String> = data.tables.iter().map(|table| table.name.clone()).collect();
    let pictures: Vec<String> = data.pictures.iter().map(|picture| picture.name.clone()).collect();
    let done = environment
        .render_named_str(
            "template",
            &source,
            context! { themes, tables, pictures, ..Value::from(Serde(data)) },
        )
        .map_err(|error| refused(&error))?;
    let signs = std::mem::take(&mut *locked(&signs));
    Ok((done, signs))
}

/// An environment that reads no files and ends.
fn bounded() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    // A line with nothing but a block leaves no line behind, so that tables and lists can be made by loops.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    for name in LEFT_OUT_FUNCTIONS {
        environment.remove_global(name);
    }
    for name in LEFT_OUT_FILTERS {
        environment.remove_filter(name);
    }
    environment
}

fn add_functions(
    environment: &mut Environment<'static>,
    signs: &Arc<Mutex<Signs>>,
    data: &Report,
    excerpts: Vec<Excerpts>,
) {
    let store = Arc::clone(signs);
    environment.add_function("excerpts", move |of: &Value, options: Kwargs| {
        let level = options.get::<Option<u8>>("level")?.unwrap_or(3);
        options.assert_all_used()?;
        let key = of.get_attr("key").ok().and_then(|key| usize::try_from(key).ok());
        let found = key.and_then(|key| excerpts.get(key));
        let found = found.ok_or_else(|| wrong("excerpts(…) takes a code or a category".to_owned()))?;
        Ok(Value::from_safe_string(locked(&store).blocks("excerpts", found.blocks(level))))
    });
    let (store, tables) = (Arc::clone(signs), data.tables.clone());
    environment.add_function("table", move |name: &str| {
        let found = tables.iter().find(|table| table.name == name);
        let found = found.ok_or_else(|| wrong(format!("there is no table “{name}”")))?;
        Ok(Value::from_safe_string(locked(&store).blocks("table", vec![Block::Table(found.table.clone())])))
    });
    let (store, pictures) = (Arc::clone(signs), data.pictures.clone());
    environment.add_function("picture", move |name: &str| {
        let found = pictures.iter().find(|picture| picture.name == name);
        let found = found.ok_or_else(|| wrong(format!("there is no picture “{name}”")))?;
        Ok(Value::from_safe_string(
            locked(&store).blocks("picture", vec![Block::Picture(found.picture.clone())]),
        ))
    });
    let store = Arc::clone(signs);
    environment.add_function("contents", move |title: Option<String>, options: Kwargs| {
        let depth = options.get::<Option<u8>>("depth")?.unwrap_or(2);
        options.assert_all_used()?;
        let title = title.map_or_else(|| "Contents".to_owned(), |title| without_signs(&title));
        Ok(Value::from_safe_string(locked(&store).blocks("contents", vec![Block::Contents { title, depth }])))
    });
    let store = Arc::clone(signs);
    environment.add_function("page_break", move || {
        Value::from_safe_string(locked(&store).blocks("page_break", vec![Block::PageBreak]))
    });
}

fn locked(signs: &Mutex<Signs>) -> MutexGuard<'_, Signs> {
    signs.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wrong(what: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, what)
}

/// What a template is told when something is wrong with it.
fn refused(error: &Error) -> ReportError {
    let detail = error.detail();
    let what = match (error.kind(), detail) {
        (ErrorKind::UndefinedError, Some(detail)) => format!("there is no such value ({detail})"),
        (ErrorKind::UndefinedError, None) => "there is no such value".to_owned(),
        (ErrorKind::OutOfFuel, _) => "it does not come to an end in good time".to_owned(),
        (_, Some(detail)) => detail.to_owned(),
        (kind, None) => kind.to_string(),
    };
    ReportError::Template { line: error.line(), what }
}

/// Excerpts that a template can ask for.
enum Excerpts {
    /// Of a code, by category.
    OfCode(Vec<ReportCategory>),
    /// Of one category.
    OfCategory(ReportCategory),
}

impl Excerpts {
    fn blocks(&self, level: u8) -> Vec<Block> {
        match self {
            Self::OfCode(categories) => {
                categories.iter().flat_map(|category| under_heading(category, level)).collect()
            }
            Self::OfCategory(category) => quotes(category).collect(),
        }
    }
}

fn under_heading(category: &ReportCategory, level: u8) -> Vec<Block> {
    let note = Some(category.quoted.clone()).filter(|note| !note.is_empty());
    let heading = Block::Heading(Heading { level, text: category.name.clone(), note });
    std::iter::once(heading).chain(quotes(category)).collect()
}

fn quotes(category: &ReportCategory) -> impl Iterator<Item = Block> {
    category.excerpts.iter().cloned().map(Block::Quote)
}

/// A code as a template gets it, with the key of its excerpts.
#[derive(Serialize)]
struct KeyedCode<'r> {
    #[serde(flatten)]
    code: &'r ReportCode,
    key: usize,
    categories: Vec<KeyedCategory<'r>>,
    codes: Vec<KeyedCode<'r>>,
}

/// A category as a template gets it, with the key of its excerpts.
#[derive(Serialize)]
struct KeyedCategory<'r> {
    #[serde(flatten)]
    category: &'r ReportCategory,
    key: usize,
}

/// The themes as a template gets them, and the excerpts by their keys.
fn prepared(themes: &[ReportCode]) -> (Value, Vec<Excerpts>) {
    let mut excerpts = Vec::new();
    let keyed: Vec<_> = themes.iter().map(|theme| keyed(theme, &mut excerpts)).collect();
    (Value::from(Serde(&keyed)), excerpts)
}

fn keyed<'r>(code: &'r ReportCode, excerpts: &mut Vec<Excerpts>) -> KeyedCode<'r> {
    let mut add = |found| {
        excerpts.push(found);
        excerpts.len() - 1
    };
    let key = add(Excerpts::OfCode(code.categories.clone()));
    let of_category = |category: &'r ReportCategory| KeyedCategory {
        category,
        key: add(Excerpts::OfCategory(category.clone())),
    };
    let categories = code.categories.iter().map(of_category).collect();
    let codes = code.codes.iter().map(|below| keyed(below, excerpts)).collect();
    KeyedCode { code, key, categories, codes }
}
