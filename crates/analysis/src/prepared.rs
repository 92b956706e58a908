//! Codings brought to the people in whose turns they lie. Independent of any choice of columns, so
//! that a live window prepares once for each change and counts as often as it likes.

mod asked;
mod marks;

use std::collections::HashSet;

use verbatim_text::Span;

use crate::check::check;
use crate::record::Chosen;
use crate::words::Piece;
use crate::{CodeRow, CodingFigures, CodingMarks, Figures, FiguresError, Layer, Scope, Selection, Stance};

pub use asked::AskedStates;
pub use marks::{ADDRESSED, Attitude, Marks, RAISED, attitude, roll_up};

/// The counted codings of a study, each with its passage and the people whom it counts for.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) codes: Vec<CodeRow>,
    /// Everybody is `0..people`; `people` itself stands for a speaker whom nobody knows.
    pub(crate) people: u32,
    pub(crate) groups: Option<Vec<u32>>,
    pub(crate) interviewed: Vec<bool>,
    pub(crate) coded: Vec<bool>,
    pub(crate) asked: AskedStates,
    pub(crate) marks: Marks,
    /// Interview of each transcript.
    pub(crate) interviews: Vec<u32>,
    /// Distinct passages by transcript, start, end.
    pub(crate) passages: Vec<Passage>,
    pub(crate) touches: Vec<Touch>,
    /// By passage.
    pub(crate) entries: Vec<Entry>,
    /// Number of each transcript's first turn when all turns of the study are counted through.
    pub(crate) first_turns: Vec<u32>,
    /// Set by [`Prepared::learn_words`].
    pub(crate) pieces: Option<Vec<Piece>>,
}

/// A distinct passage that touches at least one counting turn.
#[derive(Clone, Debug)]
pub struct Passage {
    pub transcript: u32,
    /// Where its touches begin and end in [`Prepared::touches`].
    pub touches: (u32, u32),
}

/// The part of a passage inside one counting turn.
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    /// Number of the turn in its transcript.
    pub turn: u32,
    pub person: u32,
    pub part: Span,
}

/// One coding for one of the people whose turns it touches.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub passage: u32,
    pub code: u32,
    pub person: u32,
    pub coder: u32,
    pub stance: Option<Stance>,
    pub marks: CodingMarks,
}

impl Prepared {
    /// Prepares the codings that `selection` takes (a [`Layer`] will do).
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn new(figures: &Figures, selection: impl Into<Selection>) -> Result<Self, FiguresError> {
        Self::filtered(figures, selection, |_| true)
    }

    /// The same of a part of the study.
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn within(
        figures: &Figures,
        selection: impl Into<Selection>,
        scope: &Scope,
    ) -> Result<Self, FiguresError> {
        Self::build(figures, selection.into(), scope, |_| true)
    }

    /// The same with only those codings for which `keep` answers yes to their index in
    /// [`Figures::codings`]. Who coded an interview first is decided before the filter, and N stays
    /// what it is.
    ///
    /// # Errors
    /// [`FiguresError`] where the figures contradict themselves.
    pub fn filtered(
        figures: &Figures,
        selection: impl Into<Selection>,
        keep: impl Fn(usize) -> bool,
    ) -> Result<Self, FiguresError> {
        Self::build(figures, selection.into(), &Scope::default(), keep)
    }

    fn build(
        figures: &Figures,
        selection: Selection,
        scope: &Scope,
        keep: impl Fn(usize) -> bool,
    ) -> Result<Self, FiguresError> {
        check(figures)?;
        let chosen = Chosen::new(figures, selection);
        let (interviewed, coded) = reach(figures, &chosen, scope);
        let mut gathered = gather(figures, &by_transcript(figures, &chosen, scope, keep), scope);
        if let Layer::AtLeast(coders) = selection.layer {
            gathered.keep_agreed(coders, figures.people);
        }
        Ok(Self {
            codes: figures.codes.clone(),
            people: figures.people,
            groups: figures.groups.clone(),
            interviewed,
            coded,
            asked: AskedStates::new(figures),
            marks: Marks::new(&figures.codes, figures.people, &gathered.entries),
            interviews: figures.transcripts.iter().map(|transcript| transcript.interview).collect(),
            passages: gathered.passages,
            touches: gathered.touches,
            entries: gathered.entries,
            first_turns: first_turns(figures),
            pieces: None,
        })
    }

    /// Rows in which a coding of this code counts: the code and, rolled up, all above it.
    pub(crate) fn rows_of(&self, code: u32, roll_up: bool) -> impl Iterator<Item = u32> + '_ {
        let above = move |&code: &u32| self.codes[code as usize].parent.filter(|_| roll_up);
        std::iter::successors(Some(code), above)
    }
}

/// Per person: has a transcript; has an interview that is coded in the selection.
fn reach(figures: &Figures, chosen: &Chosen, scope: &Scope) -> (Vec<bool>, Vec<bool>) {
    let mut interviewed = vec![false; figures.people as usize];
    let mut coded = interviewed.clone();
    for (_, transcript) in (0..).zip(&figures.transcripts).filter(|(number, _)| scope.transcript(*number)) {
        let is_coded = chosen.is_coded(transcript.interview);
        let speakers = transcript.turns.iter().filter(|turn| turn.counts).filter_map(|turn| turn.person);
        for person in speakers.chain(transcript.interviewee).filter(|person| scope.person(*person)) {
            interviewed[person as usize] = true;
            coded[person as usize] |= is_coded;
        }
    }
    (interviewed, coded)
}

/// What is needed of a coding from here on; half the size, and sorting moves it about.
#[derive(Clone, Copy)]
struct Taken {
    transcript: u32,
    span: Span,
    code: u32,
    coder: u32,
    stance: Option<Stance>,
    marks: CodingMarks,
}

/// Codings taken, in order of transcript and passage. A counting sort brings them to their transcripts,
/// as a study has few of these; each has few codings, which are then sorted while in the cache.
fn by_transcript(
    figures: &Figures,
    chosen: &Chosen,
    scope: &Scope,
    keep: impl Fn(usize) -> bool,
) -> Vec<Taken> {
    let takes = |(index, coding): &(usize, &CodingFigures)| {
        chosen.takes(coding, figures.transcripts[coding.transcript as usize].interview)
            && scope.transcript(coding.transcript)
            && scope.coding(coding)
            && keep(*index)
    };
    let taken: Vec<&CodingFigures> =
        figures.codings.iter().enumerate().filter(takes).map(|(_, coding)| coding).collect();
    // The place of the next coding of transcript t stands in t + 1: in the end that is where t + 1
    // begins.
    let mut begins = vec![0usize; figures.transcripts.len() + 2];
    for coding in &taken {
        begins[coding.transcript as usize + 2] += 1;
    }
    for next in 2..begins.len() {
        begins[next] += begins[next - 1];
    }
    let Some(&any) = taken.first() else { return Vec::new() };
    let mut sorted = vec![Taken::from(any); taken.len()];
    for coding in taken {
        let next = &mut begins[coding.transcript as usize + 1];
        sorted[*next] = Taken::from(coding);
        *next += 1;
    }
    for ends in begins.windows(2) {
        sorted[ends[0]..ends[1]].sort_unstable_by_key(Taken::place);
    }
    sorted
}

impl Taken {
    fn place(&self) -> u64 {
        u64::from(self.span.start()) << 32 | u64::from(self.span.end())
    }
}

impl From<&CodingFigures> for Taken {
    fn from(&CodingFigures { transcript, span, code, coder, stance, marks, .. }: &CodingFigures) -> Self {
        Self { transcript, span, code, coder, stance, marks }
    }
}

#[derive(Default)]
struct Gathered {
    passages: Vec<Passage>,
    touches: Vec<Touch>,
    entries: Vec<Entry>,
}

fn gather(figures: &Figures, codings: &[Taken], scope: &Scope) -> Gathered {
    let mut gathered = Gathered::default();
    gathered.passages.reserve(codings.len());
    gathered.touches.reserve(codings.len());
    gathered.entries.reserve(codings.len());
    for group in codings.chunk_by(|one, next| one.transcript == next.transcript) {
        let transcript = &figures.transcripts[group[0].transcript as usize];
        // Passages come by start, so turns that ended before this one never return.
        let mut turn = 0;
        for passage in group.chunk_by(|one, next| one.span == next.span) {
            let start = passage[0].span.start();
            while transcript.turns.get(turn).is_some_and(|turn| turn.span.end() <= start) {
                turn += 1;
            }
            let first = gathered.touches.len();
            for (number, turn) in (0..).zip(&transcript.turns).skip(turn) {
                let Some(part) = turn.span.intersection(passage[0].span) else { break };
                let person = turn.person.unwrap_or(figures.people);
                if turn.counts && scope.person(person) {
                    gathered.touches.push(Touch { turn: number, person, part });
                }
            }
            gathered.add(first, passage);
        }
    }
    gathered
}

impl Gathered {
    /// Adds one passage whose touches are those from `first` on; none of them: it counts nowhere.
    fn add(&mut self, first: usize, codings: &[Taken]) {
        let touches = &self.touches[first..];
        if touches.is_empty() {
            return;
        }
        let passage = count(self.passages.len());
        for (at, touch) in touches.iter().enumerate() {
            if touches[..at].iter().any(|earlier| earlier.person == touch.person) {
                continue;
            }
            self.entries.extend(codings.iter().map(|coding| Entry {
                passage,
                code: coding.code,
                person: touch.person,
                coder: coding.coder,
                stance: coding.stance,
                marks: coding.marks,
            }));
        }
        let touches = (count(first), count(self.touches.len()));
        self.passages.push(Passage { transcript: codings[0].transcript, touches });
    }

    /// Keeps what at least `coders` coders coded alike for the same person. Unknown speakers of
    /// different transcripts are taken for different people.
    fn keep_agreed(&mut self, coders: u32, people: u32) {
        let passages = &self.passages;
        let whom = |entry: &Entry| {
            let unknown = (entry.person == people).then(|| passages[entry.passage as usize].transcript);
            (entry.code, entry.person, unknown)
        };
        let mut found: Vec<_> = self.entries.iter().map(|entry| (whom(entry), entry.coder)).collect();
        found.sort_unstable();
        found.dedup();
        let agreed: HashSet<_> = found
            .chunk_by(|one, next| one.0 == next.0)
            .filter(|same| count(same.len()) >= coders)
            .map(|same| same[0].0)
            .collect();
        self.entries.retain(|entry| agreed.contains(&whom(entry)));
    }
}

fn first_turns(figures: &Figures) -> Vec<u32> {
    let mut next = 0;
    let start = |transcript: &crate::TranscriptFigures| {
        let first = next;
        next += count(transcript.turns.len());
        first
    };
    figures.transcripts.iter().map(start).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a study has fewer than 2^32 passages and turns")]
pub const fn count(length: usize) -> u32 {
    length as u32
}
