//! Who was interviewed, as bars.

use plotters::style::RGBColor;
use verbatim_protect::Cleared;

use super::sheet::{Words, length, picture};
use super::{foot, indent, name};
use crate::ExportError;

const ROW: i32 = 26;
const BAR: i32 = 14;
/// Pixels of the longest bar.
const AXIS: i32 = 320;
const THEME: RGBColor = RGBColor(58, 62, 66);
const BELOW: RGBColor = RGBColor(140, 145, 149);

/// What the chart shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SampleChart {
    /// What it is a picture of.
    pub title: String,
    /// How many it is of: a line below the title.
    pub counted: String,
    /// Day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// Its bars, a subcategory after its category.
    pub bars: Vec<SampleBar>,
    /// What a reader must know, in sentences.
    pub notes: Vec<String>,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SampleBar {
    /// Whose it is.
    pub name: String,
    /// 0 for a category, 1 for what is part of it.
    pub depth: usize,
    /// People who were interviewed; `None` where it is only a heading.
    pub people: Option<u32>,
    /// What is said beside it, such as who declined; empty for nothing.
    pub beside: String,
}

/// Draws who was interviewed.
///
/// # Errors
/// [`ExportError::Picture`] where it cannot be drawn.
pub fn sample_chart(chart: &Cleared<SampleChart>) -> Result<String, ExportError> {
    let content = chart.content();
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / (ROW * 2));
    let names = content.bars.iter().map(|bar| length(&bar.name) + indent(bar.depth));
    let room = names.max().unwrap_or(0).clamp(120, 400);
    let beside = content.bars.iter().map(|bar| length(&bar.beside)).max().unwrap_or(0);
    let most = content.bars.iter().filter_map(|bar| bar.people).max().unwrap_or(0).max(1);
    let labels = room + 14;
    let size = (labels + AXIS + 44 + beside, ROW * count(content.bars.len()) + 4);
    let words = Words {
        title: content.title.clone(),
        under: content.counted.clone(),
        foot: foot(chart.purpose(), &content.day, &content.notes),
        description: in_words(content),
    };
    picture(&words, size, |sheet, (left, top)| {
        for (n, bar) in (0..).zip(&content.bars) {
            let middle = top + ROW * n + ROW / 2;
            name(sheet, (&bar.name, bar.depth), (left, middle), room)?;
            let Some(people) = bar.people else { continue };
            let share = u64::from(AXIS.unsigned_abs()) * u64::from(people) / u64::from(most);
            let width = i32::try_from(share).unwrap_or(AXIS);
            if width > 0 {
                let colour = if bar.depth == 0 { THEME } else { BELOW };
                sheet.fill((left + labels, middle - BAR / 2), (width, BAR), colour)?;
            }
            sheet.small(&people.to_string(), (left + labels + width + 8, middle))?;
            sheet.small(&bar.beside, (left + labels + AXIS + 44, middle))?;
        }
        Ok(())
    })
}

fn in_words(chart: &SampleChart) -> String {
    let lines = chart.bars.iter().map(|bar| match (bar.people, bar.beside.as_str()) {
        (None, _) => format!("{}:", bar.name),
        (Some(people), "") => format!("{}: {people}.", bar.name),
        (Some(people), beside) => format!("{}: {people}; {beside}.", bar.name),
    });
    lines.collect::<Vec<_>>().join("\n")
}
