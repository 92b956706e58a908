//! Turns, places of turns, and finding without an index.

use verbatim_text::Span;

/// Who speaks in a turn. A speaker whose role is unknown counts as respondent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerGroup {
    /// A respondent, or a speaker of unknown role.
    Respondent,
    /// An interviewer.
    Interviewer,
}

/// Whose turns are searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Speakers {
    /// Respondents and speakers of unknown role.
    #[default]
    Respondent,
    /// Interviewers only.
    Interviewer,
    /// Everyone.
    All,
}

impl Speakers {
    /// Whether turns of this group are searched.
    #[must_use]
    pub const fn include(self, group: SpeakerGroup) -> bool {
        match self {
            Self::All => true,
            Self::Respondent => matches!(group, SpeakerGroup::Respondent),
            Self::Interviewer => matches!(group, SpeakerGroup::Interviewer),
        }
    }
}

/// A turn to be searched. Transcript and turn are numbers that the caller keeps.
#[derive(Clone, Copy, Debug)]
pub struct TurnText<'t> {
    /// Number of the transcript among those of the study, from 0.
    pub transcript: u32,
    /// Number of the turn in its transcript, from 0.
    pub turn: u32,
    /// What is said, without the label.
    pub text: &'t str,
    /// Who says it.
    pub speakers: SpeakerGroup,
}

/// Which turn of which transcript, by the numbers given in [`TurnText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TurnPlace {
    /// Number of the transcript.
    pub transcript: u32,
    /// Number of the turn in it.
    pub turn: u32,
}

/// All turns that match a query, each once, by transcript and then by turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    turns: Vec<TurnPlace>,
}

impl Matches {
    /// The turns, in order.
    #[must_use]
    pub fn turns(&self) -> &[TurnPlace] {
        &self.turns
    }

    /// Number of turns that match.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.turns.len()
    }

    /// Whether nothing matches.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }
}

impl FromIterator<TurnPlace> for Matches {
    fn from_iter<I: IntoIterator<Item = TurnPlace>>(places: I) -> Self {
        let mut turns: Vec<TurnPlace> = places.into_iter().collect();
        turns.sort_unstable();
        turns.dedup();
        Self { turns }
    }
}

/// Something that can be looked for in one turn.
pub trait FindInTurn {
    /// Whether the turn matches.
    fn matches(&self, turn_text: &str) -> bool;

    /// What was found in the turn, in order, each place once: code points relative to the turn.
    /// Empty where the turn does not match.
    fn hits_in_turn(&self, turn_text: &str) -> Vec<Span>;
}

/// Answers a query by reading every turn: the way while an index is being built, and the only way
/// for a regular expression. The same result as [`crate::Index::search`], slower.
#[must_use]
pub fn scan<'t>(
    wanted: &impl FindInTurn,
    turns: impl IntoIterator<Item = TurnText<'t>>,
    speakers: Speakers,
) -> Matches {
    turns
        .into_iter()
        .filter(|turn| speakers.include(turn.speakers) && wanted.matches(turn.text))
        .map(|turn| TurnPlace { transcript: turn.transcript, turn: turn.turn })
        .collect()
}
