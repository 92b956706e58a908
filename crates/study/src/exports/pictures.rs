//! Pictures of the other views, for the team: how codes came up, which of them come together, who was
//! interviewed. None of them can be published yet.

use verbatim_analysis::Unit;
use verbatim_export::{
    CurveStep, ExportError, PairCode, PairsTable, SampleBar, SampleChart, SaturationCurve, pairs_table,
    sample_chart, saturation_curve,
};
use verbatim_model::Purpose;
use verbatim_store::today;

use super::leave::{Destination, Gone, Sent};
use super::matrix::PublicationError;
use crate::analysis::{Approaches, Choice, FoundSaturation, SampleComposition};
use crate::{Study, StudyError};

/// Codes that a table of pairs has room for.
const MOST_CODES: usize = 40;

/// Form of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFile {
    /// Shapes and texts.
    #[default]
    Svg,
    /// Pixels.
    Png,
}

impl PictureFile {
    /// The bytes of a picture that was drawn as SVG.
    pub(super) fn bytes(self, svg: String) -> Result<Vec<u8>, StudyError> {
        match self {
            Self::Svg => Ok(svg.into_bytes()),
            Self::Png => verbatim_export::png(&svg).map_err(drawing_failed),
        }
    }
}

/// Why there is no picture.
pub(super) fn drawing_failed(error: ExportError) -> StudyError {
    match error {
        ExportError::TooManyColumns { most } => StudyError::TooManyColumns { most },
        other => StudyError::NotDrawn(other.to_string()),
    }
}

/// What a picture for the team shows.
#[derive(Clone, Debug, PartialEq)]
pub enum TeamPicture {
    /// Codes found, interview by interview.
    Saturation(SaturationCurve),
    /// Which codes come together.
    Pairs(PairsTable),
    /// Who was interviewed.
    Sample(SampleChart),
}

impl TeamPicture {
    /// The saturation curve. `counted` says whose codings were counted, `notes` what a reader must know.
    #[must_use]
    pub fn saturation(found: &FoundSaturation, counted: &str, notes: &[String]) -> Self {
        let bands = found.band.iter().map(|step| Some((step.mean, step.low, step.high)));
        let bands = bands.chain(std::iter::repeat(None));
        let steps = found.steps.iter().zip(bands);
        Self::Saturation(SaturationCurve {
            title: "Codes found, interview by interview".to_owned(),
            counted: format!("N = {} interviews. Counted: {counted}.", found.steps.len()),
            day: today(),
            steps: steps.map(|(step, band)| CurveStep { so_far: step.so_far, band }).collect(),
            notes: notes.to_vec(),
        })
    }

    /// Who was interviewed, by category, and by an attribute where one was asked for. `notes` is what a
    /// reader must know.
    #[must_use]
    pub fn sample(found: &SampleComposition, notes: &[String]) -> Self {
        let known = found.outreach.is_some();
        let bar = |name: Option<&str>, none: &str, depth, people, approaches: &Approaches| SampleBar {
            name: name.unwrap_or(none).to_owned(),
            depth,
            people: Some(people),
            beside: if known { outcomes(approaches) } else { String::new() },
        };
        let mut bars = Vec::new();
        for category in &found.categories {
            let (people, approaches) = (category.interviewed, &category.approaches);
            bars.push(bar(category.name.as_deref(), "No category", 0, people, approaches));
            for below in &category.subcategories {
                let (people, approaches) = (below.interviewed, &below.approaches);
                bars.push(bar(below.name.as_deref(), "No subcategory", 1, people, approaches));
            }
        }
        if let Some(attribute) = &found.attribute {
            bars.push(SampleBar { name: format!("By {}", attribute.name), ..SampleBar::default() });
            bars.extend(attribute.values.iter().map(|value| SampleBar {
                name: value.value.as_deref().unwrap_or("not known").to_owned(),
                depth: 1,
                people: Some(value.interviewed),
                beside: String::new(),
            }));
        }
        Self::Sample(SampleChart {
            title: "Sample composition".to_owned(),
            counted: format!("N = {} people interviewed.", found.interviewed),
            day: today(),
            bars,
            notes: notes.to_vec(),
        })
    }

    /// What it is a picture of.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Saturation(curve) => &curve.title,
            Self::Pairs(table) => &table.title,
            Self::Sample(chart) => &chart.title,
        }
    }

    /// How many rows stand behind it.
    #[must_use]
    pub const fn rows(&self) -> usize {
        match self {
            Self::Saturation(curve) => curve.steps.len(),
            Self::Pairs(table) => table.codes.len(),
            Self::Sample(chart) => chart.bars.len(),
        }
    }

    const fn what(&self) -> &'static str {
        match self {
            Self::Saturation(_) => "saturation curve",
            Self::Pairs(_) => "pairs of codes",
            Self::Sample(_) => "sample composition",
        }
    }

    /// What it says beside its figures, for the record of what left.
    fn settings(&self) -> String {
        let (counted, notes) = match self {
            Self::Saturation(curve) => (&curve.counted, &curve.notes),
            Self::Pairs(table) => (&table.counted, &table.notes),
            Self::Sample(chart) => (&chart.counted, &chart.notes),
        };
        serde_json::json!({ "counts": counted, "said": notes }).to_string()
    }

    /// The bytes of its file.
    ///
    /// # Errors
    /// [`StudyError::Publication`] for publication; [`StudyError::NotDrawn`].
    pub fn bytes(&self, purpose: Purpose, file: PictureFile) -> Result<Vec<u8>, StudyError> {
        if purpose == Purpose::Publication {
            let what = match self {
                Self::Saturation(_) => "a saturation curve yet",
                Self::Pairs(_) => "pairs of codes yet",
                Self::Sample(_) => "the composition of the sample yet",
            };
            return Err(PublicationError::Never(what).into());
        }
        let svg = match self.clone() {
            Self::Saturation(curve) => saturation_curve(&cleared(curve, purpose)?),
            Self::Pairs(table) => pairs_table(&cleared(table, purpose)?),
            Self::Sample(chart) => sample_chart(&cleared(chart, purpose)?),
        };
        file.bytes(svg.map_err(drawing_failed)?)
    }
}

fn cleared<T>(content: T, purpose: Purpose) -> Result<verbatim_protect::Cleared<T>, StudyError> {
    verbatim_protect::clear(content, purpose).map_err(|_| StudyError::PublicationRefused)
}

/// What became of those who were approached.
fn outcomes(of: &Approaches) -> String {
    let outcomes = [
        (of.declined, "declined"),
        (of.no_answer, "did not answer"),
        (of.agreed, "agreed, not interviewed yet"),
        (of.open, "open"),
    ];
    let said = outcomes.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
    said.collect::<Vec<_>>().join(", ")
}

impl Study {
    /// Which codes come together, as a table of pairs: of as many codes as it has room for, those that come
    /// together with others most.
    ///
    /// # Errors
    /// As [`Study::cooccurrence`].
    pub fn pairs_picture(
        &self,
        unit: Unit,
        roll_up: bool,
        choice: &Choice,
    ) -> Result<TeamPicture, StudyError> {
        let (found, book) = (self.cooccurrence(unit, roll_up, choice)?, self.kept_codebook()?);
        let (things, wherever) = match unit {
            Unit::Passage => ("passages", "on exactly the same passage"),
            Unit::Overlap => ("passages", "on passages that share text"),
            Unit::Turn => ("turns", "in the same turn"),
            Unit::Interviewee => ("people", "with the same person"),
        };
        let mut together = vec![0_u64; found.paths.len()];
        for pair in &found.pairs {
            together[pair.first as usize] += u64::from(pair.both);
            together[pair.second as usize] += u64::from(pair.both);
        }
        let mut shown: Vec<usize> = (0..found.paths.len()).filter(|code| found.of[*code] > 0).collect();
        let left_out = shown.len().saturating_sub(MOST_CODES);
        // The sort is stable, so that of equals the first in the codebook stay.
        shown.sort_by_key(|code| std::cmp::Reverse(together[*code]));
        shown.truncate(MOST_CODES);
        shown.sort_unstable();
        let place = |code: u32| shown.binary_search(&(code as usize)).ok();
        let pairs = found.pairs.iter().filter_map(|pair| {
            let (one, other) = (place(pair.first)?, place(pair.second)?);
            Some((one.min(other), one.max(other), pair.both))
        });
        let pairs = pairs.collect();
        let code = |at: &usize| {
            let levels = book.path(*at).0;
            PairCode {
                code: found.paths[*at].clone(),
                name: levels.last().cloned().unwrap_or_default(),
                depth: levels.len().saturating_sub(1),
                count: found.of[*at],
            }
        };
        let mut notes = vec![format!("N = {} coded people.", found.everybody.coded)];
        notes.extend(choice.left_out().into_iter().map(|left| format!("Counted: {left}.")));
        if roll_up {
            notes.push("A code counts what the codes below it hold.".to_owned());
        }
        if left_out > 0 {
            notes.push(format!(
                "Shown are the {MOST_CODES} codes that come together most; {left_out} more are not."
            ));
        }
        Ok(TeamPicture::Pairs(PairsTable {
            title: format!("Codes {wherever}"),
            counted: format!("Counted: {}.", choice.whose.in_words()),
            things: things.to_owned(),
            day: today(),
            codes: shown.iter().map(code).collect(),
            pairs,
            notes,
        }))
    }

    /// Lets a picture leave for a purpose, as a file or through the clipboard, and records that it left.
    ///
    /// # Errors
    /// As [`TeamPicture::bytes`]; [`StudyError::Unwritable`].
    pub fn export_picture(
        &mut self,
        picture: &TeamPicture,
        file: PictureFile,
        purpose: Purpose,
        to: Destination<'_>,
    ) -> Result<Gone, StudyError> {
        let bytes = picture.bytes(purpose, file)?;
        let (what, settings, rows) = (picture.what(), picture.settings(), picture.rows());
        self.leave(Sent { purpose, what, settings, numbers: None, rows }, to, bytes)
    }
}
