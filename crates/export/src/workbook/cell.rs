//! What stands in a cell.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::escape::minimal_escape;

use crate::document::words::clean;
use crate::workbook::{ColumnKind, MOST_CHARACTERS};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<'c> {
    /// Nothing.
    #[default]
    Empty,
    /// Words. They stay words: `=1+1` is no formula.
    Text(Cow<'c, str>),
    /// A number; one that is not finite is an empty cell.
    Number(f64),
    /// Grey words in place of a figure: `withheld`, `not asked`.
    Note(Cow<'c, str>),
    /// A figure that is worked out from other cells.
    Formula(Formula),
}

/// A formula with what it comes to, so that it can be read before it is worked out anew.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formula {
    /// The formula in the English of spreadsheets, without `=`: `SUM(B3:B9)`. It must be made of numbers and
    /// places alone, never of words that somebody gave.
    pub formula: String,
    /// What it comes to.
    pub result: f64,
}

/// The look of a cell, as `styles.xml` numbers it.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// As everything.
    Text = 1,
    /// The number of people or passages.
    Number = 2,
    /// Hundredths.
    Share = 3,
    /// Grey words.
    Note = 4,
    /// The heading of a column of words.
    Heading = 5,
    /// The heading of a column of numbers.
    NumberHeading = 6,
    /// What marks a sheet as internal.
    Mark = 7,
}

impl Look {
    /// Of a cell in a column.
    pub const fn of(cell: &Cell<'_>, kind: ColumnKind) -> Self {
        match (cell, kind) {
            (Cell::Note(_), _) => Self::Note,
            (_, ColumnKind::Share) => Self::Share,
            (Cell::Number(_) | Cell::Formula(_), _) | (_, ColumnKind::Number) => Self::Number,
            (Cell::Empty | Cell::Text(_), ColumnKind::Text) => Self::Text,
        }
    }
}

/// Writes a cell at a place such as `B7`, and says whether its words were cut.
pub(super) fn write(cell: &Cell<'_>, place: &str, look: Look, to: &mut String) -> bool {
    let look = look as u8;
    // Writing to a string cannot fail.
    let _ = match cell {
        Cell::Empty => Ok(()),
        Cell::Number(number) if !number.is_finite() => Ok(()),
        Cell::Number(number) => write!(to, "<c r=\"{place}\" s=\"{look}\"><v>{number}</v></c>"),
        Cell::Formula(Formula { formula, result }) => {
            let formula = minimal_escape(formula.as_str());
            write!(to, "<c r=\"{place}\" s=\"{look}\"><f>{formula}</f><v>{result}</v></c>")
        }
        Cell::Text(text) | Cell::Note(text) => {
            let text = clean(text);
            let (text, cut) = shortened(&text);
            let text = minimal_escape(kept_as_it_is(&text));
            let _ = write!(
                to,
                "<c r=\"{place}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            );
            return cut;
        }
    };
    false
}

/// The words, as many as programs read. What is cut is said in the last of them.
fn shortened(text: &str) -> (Cow<'_, str>, bool) {
    // No character is more UTF-16 than it is UTF-8.
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        return (Cow::Borrowed(text), false);
    }
    // Room for the words at the end, whatever number stands in them.
    let room = MOST_CHARACTERS - 100;
    let mut units = 0;
    let mut fits = |c: char| {
        units += c.len_utf16();
        units <= room
    };
    let kept: String = text.chars().take_while(|c| fits(*c)).collect();
    let missing = text.chars().count() - kept.chars().count();
    (Cow::Owned(format!("{kept}… [cut here: a cell holds no more; {missing} characters are missing]")), true)
}

/// The words with signs that a spreadsheet would read as the number of a character, such as `_x000D_`, written so
/// that they stay what they are.
fn kept_as_it_is(text: &str) -> Cow<'_, str> {
    let is_number = |at: usize| {
        let rest = text.as_bytes().get(at + 2..at + 7);
        rest.is_some_and(|rest| rest.ends_with(b"_") && rest.iter().take(4).all(u8::is_ascii_hexdigit))
    };
    let numbers: Vec<_> = text.match_indices("_x").map(|(at, _)| at).filter(|at| is_number(*at)).collect();
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len() + numbers.len() * 6);
    let mut from = 0;
    for at in numbers {
        kept.push_str(&text[from..at]);
        kept.push_str("_x005F");
        from = at;
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_a_spreadsheet_would_read_as_a_character_stay_signs() {
        assert_eq!(kept_as_it_is("a_x000D_b _x00_ _xyz"), "a_x005F_x000D_b _x00_ _xyz");
        assert_eq!(kept_as_it_is("_x005F_x000D_"), "_x005F_x005F_x005F_x000D_");
    }

    #[test]
    fn words_that_are_too_many_are_cut_and_say_so() {
        let long = "ש𝄞".repeat(20_000);
        let (text, cut) = shortened(&long);
        assert!(cut && text.encode_utf16().count() <= MOST_CHARACTERS);
        let kept = text.chars().filter(|c| "ש𝄞".contains(*c)).count();
        assert!(text.ends_with(&format!(
            "… [cut here: a cell holds no more; {} characters are missing]",
            40_000 - kept
        )));
        assert!(!shortened(&"a".repeat(MOST_CHARACTERS)).1);
    }
}
