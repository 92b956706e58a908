//! Whose codings are counted: the coding of record and the other layers (rule 4.3), and which
//! interviews count as coded in them (rule 4.2).

use crate::{CodingFigures, Figures, Made};

/// Whose codings are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// Per interview the settled layer or set lead coder, else whoever coded it first.
    #[default]
    OfRecord,
    /// One coder alone.
    Coder(u32),
    /// Every coder's codings together. Exploratory, and to be named so.
    Union,
    /// What at least so many coders found: a coding counts for a person if that many coders put
    /// the same code (not merely one below it) anywhere on what this person said, whether or not
    /// their passages meet. Themes then roll up what is left. 0 and 1 are the same as `Union`.
    /// Exploratory, and to be named so.
    AtLeast(u32),
}

/// Which codings are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Whose.
    pub layer: Layer,
    /// Leaves out interviews that are not finished in the layer, so that no count exceeds
    /// `coded`. Without effect where nobody uses finished marks.
    pub finished_only: bool,
}

impl From<Layer> for Selection {
    fn from(layer: Layer) -> Self {
        Self { layer, finished_only: false }
    }
}

/// The coder of record of each interview: the one set, else the coder of its first coding, be it
/// one that counts nowhere. `None` where nobody has coded it. Numbers out of range are passed over.
#[must_use]
pub fn coders_of_record(figures: &Figures) -> Vec<Option<u32>> {
    let mut first: Vec<Option<(Made, u32)>> = vec![None; figures.interviews as usize];
    for coding in &figures.codings {
        let Some(transcript) = figures.transcripts.get(coding.transcript as usize) else { continue };
        let Some(seen) = first.get_mut(transcript.interview as usize) else { continue };
        let this = (coding.made, coding.coder);
        if seen.is_none_or(|earliest| this < earliest) {
            *seen = Some(this);
        }
    }
    let mut record: Vec<_> = first.into_iter().map(|seen| seen.map(|(_, coder)| coder)).collect();
    for set in &figures.record {
        if let Some(coder) = record.get_mut(set.interview as usize) {
            *coder = Some(set.coder);
        }
    }
    record
}

/// Which codings of checked figures a selection takes, and which interviews are coded in it.
#[derive(Clone, Debug)]
pub struct Chosen {
    layer: Layer,
    record: Vec<Option<u32>>,
    /// Per interview; `None` where nobody uses the marks.
    finished: Option<Vec<bool>>,
    finished_only: bool,
}

impl Chosen {
    /// Makes the choice. The figures must not contradict themselves, as [`crate::Prepared::new`] checks.
    #[must_use]
    pub fn new(figures: &Figures, selection: Selection) -> Self {
        let record = coders_of_record(figures);
        let finished = (!figures.finished.is_empty()).then(|| finished(figures, selection.layer, &record));
        Self { layer: selection.layer, record, finished, finished_only: selection.finished_only }
    }

    /// Whether the people of an interview belong to `coded`.
    #[must_use]
    pub fn is_coded(&self, interview: u32) -> bool {
        self.finished.as_ref().is_none_or(|finished| finished[interview as usize])
    }

    /// Whether a coding of this interview is counted; [`Layer::AtLeast`] needs a second look.
    #[must_use]
    pub fn takes(&self, coding: &CodingFigures, interview: u32) -> bool {
        let whose = match self.layer {
            Layer::OfRecord => self.record[interview as usize] == Some(coding.coder),
            Layer::Coder(coder) => coder == coding.coder,
            Layer::Union | Layer::AtLeast(_) => true,
        };
        whose && (!self.finished_only || self.is_coded(interview))
    }
}

/// Interviews finished in a layer: by the coder of record; by the coder; by anybody; by at least
/// so many. An interview that nobody has coded has no coder of record; whoever marked it finished
/// has looked at it and found nothing, so it counts.
fn finished(figures: &Figures, layer: Layer, record: &[Option<u32>]) -> Vec<bool> {
    let mut marks = figures.finished.clone();
    marks.sort_unstable();
    marks.dedup();
    let mut coders = vec![0u32; record.len()];
    for mark in marks {
        let interview = mark.interview as usize;
        let counts = match layer {
            Layer::OfRecord => record[interview].is_none_or(|coder| coder == mark.coder),
            Layer::Coder(coder) => coder == mark.coder,
            Layer::Union | Layer::AtLeast(_) => true,
        };
        coders[interview] += u32::from(counts);
    }
    let needed = if let Layer::AtLeast(k) = layer { k.max(1) } else { 1 };
    coders.into_iter().map(|n| n >= needed).collect()
}
