//! The saturation curve: codes found after so many interviews, and the mean of random orders with its
//! band.

use verbatim_protect::Cleared;

use super::foot;
use super::sheet::{FAINT, INK, Sheet, Side, Words, picture};
use crate::ExportError;

const WIDTH: i32 = 620;
const HEIGHT: i32 = 320;
/// Room for the numbers beside the axes.
const SIDE: i32 = 52;

/// What the curve shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SaturationCurve {
    /// What it is a picture of.
    pub title: String,
    /// What was counted, and whose: a line below the title.
    pub counted: String,
    /// Day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// A step for each interview, in their order.
    pub steps: Vec<CurveStep>,
    /// What a reader must know, in sentences.
    pub notes: Vec<String>,
}

/// After so many interviews.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CurveStep {
    /// Codes that had come up, in the order of interviewing.
    pub so_far: u32,
    /// Mean of random orders, with the twentieth that has fewest and most left out: mean, low, high.
    pub band: Option<(f64, u32, u32)>,
}

/// Draws a saturation curve.
///
/// # Errors
/// [`ExportError::Picture`] where it cannot be drawn.
pub fn saturation_curve(curve: &Cleared<SaturationCurve>) -> Result<String, ExportError> {
    let content = curve.content();
    let words = Words {
        title: content.title.clone(),
        under: content.counted.clone(),
        foot: foot(curve.purpose(), &content.day, &content.notes),
        description: in_words(content),
    };
    let most = content.steps.iter().map(|step| step.so_far.max(step.band.map_or(0, |band| band.2))).max();
    let most = most.unwrap_or(0).max(1);
    picture(&words, (WIDTH + SIDE + 20, HEIGHT + 110), |sheet, (left, top)| {
        let graph = Graph { left: left + SIDE, top: top + 58, interviews: content.steps.len(), most };
        legend(sheet, (left, top + 8))?;
        graph.axes(sheet)?;
        let with_band: Vec<(usize, (f64, u32, u32))> =
            (1..).zip(&content.steps).filter_map(|(n, step)| Some((n, step.band?))).collect();
        let low = with_band.iter().map(|(n, band)| graph.at(*n, f64::from(band.1)));
        let high = with_band.iter().rev().map(|(n, band)| graph.at(*n, f64::from(band.2)));
        let edge: Vec<(i32, i32)> = low.chain(high).collect();
        if edge.len() > 3 {
            sheet.shape(&edge, BAND)?;
        }
        let mean: Vec<(i32, i32)> = with_band.iter().map(|(n, band)| graph.at(*n, band.0)).collect();
        for pair in mean.chunks(2).filter(|pair| pair.len() == 2) {
            sheet.line(pair, INK, 1)?;
        }
        let line: Vec<(i32, i32)> =
            (1..).zip(&content.steps).map(|(n, step)| graph.at(n, f64::from(step.so_far))).collect();
        if line.len() > 1 {
            sheet.line(&line, INK, 2)?;
        }
        for at in line {
            sheet.circle(at, 3, true)?;
        }
        Ok(())
    })
}

/// The band: light, so that lines and numbers stand out on it.
const BAND: plotters::style::RGBColor = plotters::style::RGBColor(226, 228, 229);

fn legend(sheet: &Sheet<'_>, (x, y): (i32, i32)) -> Result<(), ExportError> {
    sheet.line(&[(x, y), (x + 24, y)], INK, 2)?;
    sheet.circle((x + 12, y), 3, true)?;
    sheet.small("in the order of interviewing", (x + 32, y))?;
    sheet.fill((x + 232, y - 7), (24, 14), BAND)?;
    sheet.line(&[(x + 232, y), (x + 242, y)], INK, 1)?;
    sheet.line(&[(x + 247, y), (x + 256, y)], INK, 1)?;
    sheet.small("mean of random orders, and nine tenths of them", (x + 264, y))
}

struct Graph {
    left: i32,
    top: i32,
    interviews: usize,
    most: u32,
}

impl Graph {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a picture")]
    fn at(&self, interview: usize, codes: f64) -> (i32, i32) {
        let across = f64::from(WIDTH) * self.share(interview);
        let up = f64::from(HEIGHT) * codes / f64::from(self.most);
        (self.left + across.round() as i32, self.top + HEIGHT - up.round() as i32)
    }

    #[expect(clippy::cast_precision_loss, reason = "a study has few interviews")]
    fn share(&self, interview: usize) -> f64 {
        interview as f64 / self.interviews.max(1) as f64
    }

    fn axes(&self, sheet: &Sheet<'_>) -> Result<(), ExportError> {
        let bottom = self.top + HEIGHT;
        let step = (self.most / 5).max(1);
        for codes in (0..=self.most).step_by(step as usize) {
            let (_, y) = self.at(0, f64::from(codes));
            sheet.line(&[(self.left, y), (self.left + WIDTH, y)], FAINT, 1)?;
            sheet.text(&codes.to_string(), (self.left - 8, y), Side::Left)?;
        }
        let step = (self.interviews / 10).max(1);
        for interview in (step..=self.interviews).step_by(step) {
            let (x, _) = self.at(interview, 0.0);
            sheet.line(&[(x, bottom), (x, bottom + 5)], INK, 1)?;
            sheet.small_middle(&interview.to_string(), (x, bottom + 16))?;
        }
        sheet.line(&[(self.left, self.top), (self.left, bottom), (self.left + WIDTH, bottom)], INK, 1)?;
        sheet.text("codes", (self.left - 8, self.top - 16), Side::Middle)?;
        sheet.text("interviews", (self.left + WIDTH / 2, bottom + 36), Side::Middle)
    }
}

fn in_words(curve: &SaturationCurve) -> String {
    let steps = (1..).zip(&curve.steps).map(|(n, step): (usize, &CurveStep)| {
        let band = step.band.map(|(mean, low, high)| format!(" (mean {mean:.1}, {low} to {high})"));
        format!("after {n}: {}{}", step.so_far, band.unwrap_or_default())
    });
    format!("Codes found: {}.", steps.collect::<Vec<_>>().join(", "))
}
