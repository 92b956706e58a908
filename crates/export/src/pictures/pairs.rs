//! Which codes come together, as a table of pairs: darker where more is with both. Its columns have the
//! numbers of its rows.

use verbatim_protect::Cleared;

use super::heat::{RAMP, readable_on, shade};
use super::sheet::{INK, Sheet, Side, Words, length, picture, shortened};
use super::{foot, indent};
use crate::ExportError;

const ROW: i32 = 26;
const COLUMN: i32 = 42;

/// What the table shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairsTable {
    /// What it is a picture of.
    pub title: String,
    /// What was counted, and whose: a line below the title.
    pub counted: String,
    /// What a number is of, in words: `passages`.
    pub things: String,
    /// Day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// The codes, in the order of the codebook.
    pub codes: Vec<PairCode>,
    /// Pairs that come together: places in `codes`, the first below the second, and how much is with both.
    pub pairs: Vec<(usize, usize, u32)>,
    /// What a reader must know, in sentences.
    pub notes: Vec<String>,
}

/// A code of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairCode {
    /// Whole path.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// How many codes are above it.
    pub depth: usize,
    /// How much is with it.
    pub count: u32,
}

/// Draws pairs of codes as a table.
///
/// # Errors
/// [`ExportError::Picture`] where it cannot be drawn.
pub fn pairs_table(table: &Cleared<PairsTable>) -> Result<String, ExportError> {
    let content = table.content();
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / (COLUMN * 2));
    let names = content.codes.iter().map(|code| length(&code.name) + indent(code.depth));
    let room = names.max().unwrap_or(0).clamp(120, 400);
    let labels = 34 + room + 12;
    let size = (labels + COLUMN * count(content.codes.len()), 24 + ROW * count(content.codes.len()) + 4);
    let words = Words {
        title: content.title.clone(),
        under: format!(
            "{} Below the diagonal: {} with both codes, darker where there are more; on it: with the code.",
            content.counted, content.things
        ),
        foot: foot(table.purpose(), &content.day, &content.notes),
        description: in_words(content),
    };
    let most = content.pairs.iter().map(|pair| u64::from(pair.2)).max().unwrap_or(0);
    picture(&words, size, |sheet, (left, top)| {
        for (n, code) in (0..).zip(&content.codes) {
            let y = top + 24 + ROW * n;
            let middle = y + ROW / 2;
            sheet.text(&(n + 1).to_string(), (left + 26, middle), Side::Left)?;
            let text = shortened(&code.name, room - indent(code.depth));
            sheet.text(&text, (left + 34 + indent(code.depth), middle), Side::Right)?;
            let at = (left + labels + COLUMN * n, y);
            sheet.small_middle(&(n + 1).to_string(), (at.0 + COLUMN / 2, top + 12))?;
            sheet.outline(at, (COLUMN, ROW))?;
            sheet.small_middle(&code.count.to_string(), (at.0 + COLUMN / 2, middle))?;
        }
        let by_place: std::collections::HashMap<(usize, usize), u32> =
            content.pairs.iter().map(|(first, second, both)| ((*first, *second), *both)).collect();
        for second in 0..content.codes.len() {
            for first in 0..second {
                let at = (left + labels + COLUMN * count(first), top + 24 + ROW * count(second));
                let both = by_place.get(&(first, second)).copied().unwrap_or(0);
                cell(sheet, at, both.into(), most)?;
            }
        }
        Ok(())
    })
}

fn cell(sheet: &Sheet<'_>, at: (i32, i32), both: u64, most: u64) -> Result<(), ExportError> {
    let shade = shade(both, most);
    if let Some(shade) = shade {
        sheet.fill(at, (COLUMN, ROW), RAMP[shade])?;
    }
    sheet.edge(at, (COLUMN, ROW))?;
    let colour = shade.map_or(INK, readable_on);
    let middle = (at.0 + COLUMN / 2, at.1 + ROW / 2);
    sheet.coloured(&both.to_string(), middle, Side::Middle, colour)
}

fn in_words(table: &PairsTable) -> String {
    let PairsTable { things, codes, pairs, .. } = table;
    let path = |place: usize| codes.get(place).map_or("", |code| code.code.as_str());
    let of = codes.iter().map(|code| format!("{}: {} {things}.", code.code, code.count));
    let both = pairs
        .iter()
        .map(|(first, second, both)| format!("{} with {}: {both} {things}.", path(*first), path(*second)));
    of.chain(both).collect::<Vec<_>>().join("\n")
}
