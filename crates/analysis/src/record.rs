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
    record(figures, &first_codings(figures))
}

/// When the first coding of each interview was made, and by whom.
type First = Option<(Made, u32)>;

fn first_codings(figures: &Figures) -> Vec<First> {
    let mut first = vec![None; figures.interviews as usize];
    figures.codings.iter().for_each(|coding| note_first(figures, &mut first, coding));
    first
}

fn note_first(figures: &Figures, first: &mut [First], coding: &CodingFigures) {
    let Some(transcript) = figures.transcripts.get(coding.transcript as usize) else { return };
    let Some(seen) = first.get_mut(transcript.interview as usize) else { return };
    let this = (coding.made, coding.coder);
    if seen.is_none_or(|earliest| this < earliest) {
        *seen = Some(this);
    }
}

fn record(figures: &Figures, first: &[First]) -> Vec<Option<u32>> {
    let mut record: Vec<_> = first.iter().map(|seen| seen.map(|(_, coder)| coder)).collect();
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
    first: Vec<First>,
    record: Vec<Option<u32>>,
    /// Per interview; `None` where nobody uses the marks.
    finished: Option<Vec<bool>>,
    finished_only: bool,
}

impl Chosen {
    /// Makes the choice. The figures must not contradict themselves, as [`crate::Prepared::new`] checks.
    #[must_use]
    pub fn new(figures: &Figures, selection: Selection) -> Self {
        let first = first_codings(figures);
        let record = record(figures, &first);
        let finished = finished(figures, selection.layer, &record);
        Self { layer: selection.layer, first, record, finished, finished_only: selection.finished_only }
    }

    /// Looks again at interviews whose codings changed; `codings` are all that they have now. Answers,
    /// ascending, of which interviews the coder of record or the people of N are others than before.
    pub(crate) fn follow<'f>(
        &mut self,
        figures: &Figures,
        interviews: &[u32],
        codings: impl Iterator<Item = &'f CodingFigures>,
    ) -> Vec<u32> {
        interviews.iter().for_each(|interview| self.first[*interview as usize] = None);
        codings.for_each(|coding| note_first(figures, &mut self.first, coding));
        let record = record(figures, &self.first);
        let finished = finished(figures, self.layer, &record);
        let is_other = |interview: &u32| {
            let at = *interview as usize;
            let of = |finished: &Option<Vec<bool>>| finished.as_ref().map(|finished| finished[at]);
            record[at] != self.record[at] || of(&finished) != of(&self.finished)
        };
        let others = (0..figures.interviews).filter(is_other).collect();
        (self.record, self.finished) = (record, finished);
        others
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
/// has looked at it and found nothing, so it counts. `None` where nobody uses the marks.
fn finished(figures: &Figures, layer: Layer, record: &[Option<u32>]) -> Option<Vec<bool>> {
    if figures.finished.is_empty() {
        return None;
    }
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
    Some(coders.into_iter().map(|n| n >= needed).collect())
}
