//! A sheet to draw on, in pixels from its upper left corner.

use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::ExportError;

/// Height of a line of small text.
const LINE: i32 = 16;
/// White on every side.
pub(super) const MARGIN: i32 = 24;
/// Pixels of a character of text, on average and rather too many.
const CHARACTER: i32 = 7;

/// Ink.
pub(super) const INK: RGBColor = RGBColor(24, 26, 27);
/// Lines that only guide the eye.
pub(super) const FAINT: RGBColor = RGBColor(196, 200, 202);

/// Where a text stands beside its point.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// What a picture says beside what is drawn.
pub(super) struct Words {
    pub title: String,
    /// A line below the title.
    pub under: String,
    /// Lines at the foot.
    pub foot: Vec<String>,
    /// All of it in words.
    pub description: String,
}

/// A sheet.
pub(super) struct Sheet<'s> {
    area: DrawingArea<SVGBackend<'s>, Shift>,
}

type Drawing = Result<(), ExportError>;

fn failed(e: impl std::fmt::Display) -> ExportError {
    ExportError::Picture(e.to_string())
}

/// How long a text is, in pixels.
pub(super) fn length(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX / CHARACTER).saturating_mul(CHARACTER)
}

/// A text that fits into so many pixels: what is too long ends in an ellipsis. The description of the
/// picture holds all of it.
pub(super) fn shortened(text: &str, width: i32) -> String {
    if length(text) <= width {
        return text.to_owned();
    }
    let most = usize::try_from(width / CHARACTER - 1).unwrap_or(0);
    let cut: String = text.chars().take(most).collect();
    format!("{}…", cut.trim_end())
}

/// A text cut into lines of at most so many pixels, at blanks where there are any.
pub(super) fn lines(text: &str, width: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if length(line) + length(word) + CHARACTER <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(shortened(word, width)),
        }
    }
    lines
}

/// Draws a picture with its words: `draw` draws between title and foot, from a point at the left on,
/// on a place of so many pixels.
pub(super) fn picture(
    words: &Words,
    (width, height): (i32, i32),
    draw: impl FnOnce(&Sheet<'_>, (i32, i32)) -> Drawing,
) -> Result<String, ExportError> {
    let width = width.max(length(&words.title) * 5 / 4).max(420);
    let title = lines(&words.title, width * 4 / 5);
    let under = lines(&words.under, width);
    let foot: Vec<String> = words.foot.iter().flat_map(|line| lines(line, width)).collect();
    let count = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0);
    let top = MARGIN + 22 * count(&title) + LINE * count(&under) + 14;
    let below = top + height + 16;
    let whole = (width + 2 * MARGIN, below + LINE * count(&foot) + MARGIN);
    let mut svg = String::new();
    {
        let size = (whole.0.unsigned_abs(), whole.1.unsigned_abs());
        let sheet = Sheet { area: SVGBackend::with_string(&mut svg, size).into_drawing_area() };
        sheet.area.fill(&WHITE).map_err(failed)?;
        let mut y = MARGIN + 8;
        for line in &title {
            sheet.bold(line, (MARGIN, y), 21)?;
            y += 22;
        }
        for line in &under {
            sheet.text(line, (MARGIN, y), Side::Right)?;
            y += LINE;
        }
        draw(&sheet, (MARGIN, top))?;
        for (n, line) in (0..).zip(&foot) {
            sheet.small(line, (MARGIN, below + LINE * n + 6))?;
        }
        sheet.area.present().map_err(failed)?;
    }
    Ok(described(&svg, words))
}

/// The picture with its title and description for screen readers.
fn described(svg: &str, words: &Words) -> String {
    let mut said = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        said,
        "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
        escaped(&words.title),
        escaped(&format!("{}\n{}\n{}", words.under, words.description, words.foot.join(" ")))
    );
    let Some(open) = svg.find("<svg") else { return svg.to_owned() };
    let Some(end) = svg[open..].find('>').map(|end| open + end) else { return svg.to_owned() };
    let role = " role=\"img\" aria-labelledby=\"title desc\"";
    format!("{}{role}>\n{said}{}", &svg[..end], svg[end + 1..].trim_start())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Sheet<'_> {
    /// Text of ordinary size at the height of a point.
    pub fn text(&self, text: &str, at: (i32, i32), side: Side) -> Drawing {
        self.write(text, at, side, (15, FontStyle::Normal, INK))
    }

    /// The same in another colour.
    pub fn coloured(&self, text: &str, at: (i32, i32), side: Side, colour: RGBColor) -> Drawing {
        self.write(text, at, side, (15, FontStyle::Normal, colour))
    }

    /// Small text to the right of a point.
    pub fn small(&self, text: &str, at: (i32, i32)) -> Drawing {
        self.write(text, at, Side::Right, (14, FontStyle::Normal, INK))
    }

    /// Small text round a point.
    pub fn small_middle(&self, text: &str, at: (i32, i32)) -> Drawing {
        self.write(text, at, Side::Middle, (13, FontStyle::Normal, INK))
    }

    /// Heavy text to the right of a point.
    pub fn bold(&self, text: &str, at: (i32, i32), size: i32) -> Drawing {
        self.write(text, at, Side::Right, (size, FontStyle::Bold, INK))
    }

    fn write(
        &self,
        text: &str,
        at: (i32, i32),
        side: Side,
        (size, weight, colour): (i32, FontStyle, RGBColor),
    ) -> Drawing {
        let beside = match side {
            Side::Left => HPos::Right,
            Side::Middle => HPos::Center,
            Side::Right => HPos::Left,
        };
        let font = FontDesc::new(FontFamily::SansSerif, f64::from(size), weight);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(beside, VPos::Center));
        self.area.draw_text(text, &style, at).map_err(failed)
    }

    /// A filled rectangle from a point, of a size.
    pub fn fill(&self, (x, y): (i32, i32), (width, height): (i32, i32), colour: RGBColor) -> Drawing {
        self.area.draw(&Rectangle::new([(x, y), (x + width, y + height)], colour.filled())).map_err(failed)
    }

    /// The edge of a rectangle.
    pub fn edge(&self, (x, y): (i32, i32), (width, height): (i32, i32)) -> Drawing {
        self.area
            .draw(&Rectangle::new([(x, y), (x + width, y + height)], FAINT.stroke_width(1)))
            .map_err(failed)
    }

    /// The edge of a rectangle in ink.
    pub fn outline(&self, (x, y): (i32, i32), (width, height): (i32, i32)) -> Drawing {
        self.area
            .draw(&Rectangle::new([(x, y), (x + width, y + height)], INK.stroke_width(1)))
            .map_err(failed)
    }

    /// Slanting lines over a rectangle, for what is withheld.
    pub fn hatch(&self, at: (i32, i32), size: (i32, i32)) -> Drawing {
        self.stripes(at, size, FAINT)
    }

    /// Slanting lines of a colour over a rectangle.
    pub fn stripes(&self, (x, y): (i32, i32), (width, height): (i32, i32), colour: RGBColor) -> Drawing {
        let mut from = -height + 6;
        while from < width {
            // From the lower edge upwards, cut at the sides.
            let (left, right) = (from.max(0), (from + height).min(width));
            let (low, high) = (y + height - (left - from), y + height - (right - from));
            self.line(&[(x + left, low), (x + right, high)], colour, 1)?;
            from += 7;
        }
        Ok(())
    }

    /// Points over a rectangle, for what was not asked.
    pub fn points(&self, (x, y): (i32, i32), (width, height): (i32, i32)) -> Drawing {
        for row in (4..height).step_by(6) {
            for column in (4..width).step_by(6) {
                self.fill((x + column, y + row), (1, 1), FAINT)?;
            }
        }
        Ok(())
    }

    /// A broken line round the inside of a rectangle, for what is not coded yet.
    pub fn broken_edge(&self, (x, y): (i32, i32), (width, height): (i32, i32)) -> Drawing {
        let (left, top, right, bottom) = (x + 3, y + 3, x + width - 3, y + height - 3);
        for at in (left..right).step_by(8) {
            let to = (at + 4).min(right);
            self.line(&[(at, top), (to, top)], INK, 1)?;
            self.line(&[(at, bottom), (to, bottom)], INK, 1)?;
        }
        for at in (top..bottom).step_by(8) {
            let to = (at + 4).min(bottom);
            self.line(&[(left, at), (left, to)], INK, 1)?;
            self.line(&[(right, at), (right, to)], INK, 1)?;
        }
        Ok(())
    }

    /// A line through points.
    pub fn line(&self, through: &[(i32, i32)], colour: RGBColor, width: u32) -> Drawing {
        self.area.draw(&PathElement::new(through.to_vec(), colour.stroke_width(width))).map_err(failed)
    }

    /// A filled shape with these corners.
    pub fn shape(&self, corners: &[(i32, i32)], colour: RGBColor) -> Drawing {
        self.area.draw(&Polygon::new(corners.to_vec(), colour.filled())).map_err(failed)
    }

    /// A circle, filled or not.
    pub fn circle(&self, at: (i32, i32), radius: i32, filled: bool) -> Drawing {
        let style = if filled { INK.filled() } else { INK.stroke_width(2) };
        self.area.draw(&Circle::new(at, radius, style)).map_err(failed)
    }
}
