//! Where a row of a file lies in a transcript: by offsets or by quotation.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::json_lines::{self, Field};
use crate::table::{Row, Table, TableError};

/// Where a passage lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Code points of the transcript, the end exclusive.
    Span {
        /// First code point.
        start: u32,
        /// Code point after the last.
        end: u32,
        /// The words that must stand there, where the file says them.
        words: Option<String>,
    },
    /// The words themselves.
    Quote {
        /// The passage, letter by letter.
        quote: String,
        /// Which place with these words, from 1.
        occurrence: usize,
    },
    /// The words, white space aside.
    Words {
        /// The passage as another program keeps it.
        quote: String,
        /// Which place with these words, from 1; none where there must be only one.
        occurrence: Option<usize>,
    },
}

/// The columns of a table that say where a passage lies.
pub(crate) struct PlaceColumns {
    start: Option<usize>,
    end: Option<usize>,
    quote: Option<usize>,
    occurrence: Option<usize>,
}

impl PlaceColumns {
    /// Finds them, or says which is missing.
    pub fn of(table: &Table) -> Result<Self, TableError> {
        let columns = Self {
            start: table.column(&["start"]),
            end: table.column(&["end"]),
            // Verbatim's own exports call the passage “text”.
            quote: table.column(&["quote", "text"]),
            occurrence: table.column(&["occurrence"]),
        };
        if columns.quote.is_none() && (columns.start.is_none() || columns.end.is_none()) {
            return Err(table.missing(if columns.start.is_some() { "end" } else { "quote" }));
        }
        Ok(columns)
    }

    pub const fn all(&self) -> [Option<usize>; 4] {
        [self.start, self.end, self.quote, self.occurrence]
    }
}

/// The fields that say where a passage lies, before they are understood.
#[derive(Debug, Default)]
pub(crate) struct PlaceFields<'r> {
    start: Field<'r>,
    end: Field<'r>,
    quote: Field<'r>,
    occurrence: Field<'r>,
}

impl<'r> PlaceFields<'r> {
    /// Those of a row.
    pub fn of_row(row: &'r Row, columns: &PlaceColumns) -> Self {
        let field = |column| row.get(column).map(Cow::Borrowed);
        // Blanks at the edges of a quotation belong to it.
        let quote = row.whole(columns.quote).filter(|quote| !quote.trim().is_empty());
        Self {
            start: field(columns.start),
            end: field(columns.end),
            quote: quote.map(Cow::Borrowed),
            occurrence: field(columns.occurrence),
        }
    }

    /// Those of a line; the passage has the first of the names `quote` that is there.
    pub fn of_object(object: &'r Map<String, Value>, quote: &[&str]) -> Result<Self, String> {
        let text = |name: &str| json_lines::text(object, name);
        let mut quotes = quote.iter().map(|name| text(name)).filter_map(Result::transpose);
        // In the form that texts are kept in.
        let normal = |quote: Cow<'_, str>| Cow::Owned(verbatim_text::normalise(&quote));
        Ok(Self {
            start: text("start")?,
            end: text("end")?,
            quote: quotes.next().transpose()?.map(normal),
            occurrence: text("occurrence")?,
        })
    }

    /// Understands the fields, or says in a sentence why not.
    pub fn understand(&self) -> Result<Place, String> {
        match (self.start.as_deref(), self.end.as_deref(), self.quote.as_deref()) {
            (Some(start), Some(end), quote) => {
                let (start, end): (u32, u32) = (number(start, "start")?, number(end, "end")?);
                if end <= start {
                    return Err(format!(
                        "The passage ends before it starts or is empty: start {start}, end {end}."
                    ));
                }
                let length = end - start;
                match quote.map(|quote| quote.chars().count()) {
                    Some(count) if count as u64 != u64::from(length) => Err(format!(
                        "The quotation has {count} characters, start and end enclose {length}. Offsets count Unicode code points from 0, the end exclusive."
                    )),
                    _ => Ok(Place::Span { start, end, words: quote.map(str::to_owned) }),
                }
            }
            (Some(_), None, _) => Err("There is a start without an end.".to_owned()),
            (None, Some(_), _) => Err("There is an end without a start.".to_owned()),
            (None, None, None) => Err("There is neither a quotation nor start and end.".to_owned()),
            (None, None, Some(quote)) => self.quotation(quote),
        }
    }

    fn quotation(&self, quote: &str) -> Result<Place, String> {
        let occurrence = self.occurrence.as_deref().map_or(Ok(1), |n| number(n, "occurrence"))?;
        if occurrence == 0 {
            return Err("The occurrence is 0; occurrences count from 1.".to_owned());
        }
        Ok(Place::Quote { quote: quote.to_owned(), occurrence })
    }
}

fn number<N: std::str::FromStr>(value: &str, what: &str) -> Result<N, String> {
    value.trim().parse().map_err(|_| format!("The {what} is not a whole number from 0 on."))
}
