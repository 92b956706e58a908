//! Turns, places of turns, and finding without an index.

use crate::{Language, Stopped, Watch};
use std::collections::BTreeMap;
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
    /// In which language; that of its transcript.
    pub language: Language,
    /// Number of the answer in its transcript, as [`answers`] counts.
    pub answer: u32,
}

/// What is said in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'t> {
    /// The words, without the label.
    pub text: &'t str,
    /// In which language.
    pub language: Language,
}

impl<'t> TurnText<'t> {
    /// What is said in it.
    #[must_use]
    pub const fn said(&self) -> Said<'t> {
        Said { text: self.text, language: self.language }
    }

    /// Which turn it is.
    #[must_use]
    pub const fn place(&self) -> TurnPlace {
        TurnPlace { transcript: self.transcript, turn: self.turn }
    }
}

/// Numbers the answers of a transcript, turn by turn: the turns of respondents between two turns of
/// an interviewer have one number, each turn of an interviewer has its own.
pub fn answers(groups: impl IntoIterator<Item = SpeakerGroup>) -> impl Iterator<Item = u32> {
    let (mut number, mut after_question) = (0, false);
    groups.into_iter().map(move |group| {
        let question = group == SpeakerGroup::Interviewer;
        number += u32::from(question || after_question);
        after_question = question;
        number
    })
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

/// Something that can be looked for in turns.
pub trait FindInTurn {
    /// Whether the turn matches, taken alone.
    fn matches(&self, said: Said<'_>) -> bool;

    /// What was found in the turn, taken alone, in order, each place once: code points relative to
    /// the turn. Empty where the turn does not match.
    fn hits_in_turn(&self, said: Said<'_>) -> Vec<Span>;

    /// Whether a turn can match by what is said elsewhere in its answer, as with `NEAR/answer`. Then
    /// the two functions below must be asked, with all turns of the answer that are searched.
    fn needs_answer(&self) -> bool {
        false
    }

    /// Which turns of an answer match.
    fn matches_in_answer(&self, turns: &[Said<'_>]) -> Vec<bool> {
        turns.iter().map(|&said| self.matches(said)).collect()
    }

    /// What was found in each turn of an answer, as [`FindInTurn::hits_in_turn`] gives it.
    fn hits_in_answer(&self, turns: &[Said<'_>]) -> Vec<Vec<Span>> {
        turns.iter().map(|&said| self.hits_in_turn(said)).collect()
    }
}

/// Answers a query by reading every turn: the way while an index is being built, and the only way
/// for a regular expression. The same result as [`crate::Index::search`], slower. Where one
/// transcript is given in several calls, an answer must not be cut between them.
///
/// # Errors
/// [`Stopped`] where the watch said so.
pub fn scan<'t>(
    wanted: &impl FindInTurn,
    turns: impl IntoIterator<Item = TurnText<'t>>,
    speakers: Speakers,
    watch: &Watch<'_>,
) -> Result<Matches, Stopped> {
    let turns = turns.into_iter().filter(|turn| speakers.include(turn.speakers));
    if wanted.needs_answer() {
        return scan_answers(wanted, turns, watch);
    }
    let mut found = Vec::new();
    for turn in turns {
        watch.check()?;
        if watch.is_over() {
            break;
        }
        if wanted.matches(turn.said()) {
            found.push(turn.place());
        }
    }
    Ok(found.into_iter().collect())
}

fn scan_answers<'t>(
    wanted: &impl FindInTurn,
    turns: impl Iterator<Item = TurnText<'t>>,
    watch: &Watch<'_>,
) -> Result<Matches, Stopped> {
    let mut answers: BTreeMap<(u32, u32), Vec<TurnText<'t>>> = BTreeMap::new();
    for turn in turns {
        answers.entry((turn.transcript, turn.answer)).or_default().push(turn);
    }
    let mut found = Vec::new();
    for turns in answers.values() {
        watch.check()?;
        if watch.is_over() {
            break;
        }
        let said: Vec<Said<'_>> = turns.iter().map(TurnText::said).collect();
        let matching = wanted.matches_in_answer(&said);
        found
            .extend(turns.iter().zip(matching).filter(|(_, matches)| *matches).map(|(turn, _)| turn.place()));
    }
    Ok(found.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::{SpeakerGroup::*, answers};

    #[test]
    fn an_answer_is_what_stands_between_two_questions() {
        let groups = [Respondent, Interviewer, Respondent, Respondent, Interviewer, Interviewer, Respondent];
        assert!(answers(groups).eq([0, 1, 2, 2, 3, 4, 5]));
    }
}
