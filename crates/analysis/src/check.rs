//! Whether figures hang together. Checked once, so that counting can index without asking.

use crate::{CodingFigures, Figures};

/// Figures that contradict themselves: a mistake of the caller, never of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FiguresError {
    /// A code stands before its parent, or its parent is not there.
    #[error("code {0} does not stand after its parent")]
    CodeOrder(u32),
    /// A transcript or a mark names an interview that is not there.
    #[error("interview {0} is not in the figures")]
    Interview(u32),
    /// Somebody is named who is not there.
    #[error("person {0} is not in the figures")]
    Person(u32),
    /// A coding names a transcript that is not there.
    #[error("transcript {0} is not in the figures")]
    Transcript(u32),
    /// A coding names a code that is not there.
    #[error("code {0} is not in the figures")]
    Code(u32),
    /// Turns of a transcript overlap or are out of order.
    #[error("the turns of transcript {0} are not in order")]
    TurnOrder(u32),
    /// The groups are not one for each person.
    #[error("there are groups for {0} people")]
    Groups(usize),
}

/// Checks every number of `figures` that is used as an index.
pub fn check(figures: &Figures) -> Result<(), FiguresError> {
    codes(figures)?;
    for (number, transcript) in (0..).zip(&figures.transcripts) {
        below(transcript.interview, figures.interviews, FiguresError::Interview)?;
        person(figures, transcript.interviewee)?;
        if !transcript.turns.windows(2).all(|two| two[0].span.end() <= two[1].span.start()) {
            return Err(FiguresError::TurnOrder(number));
        }
        transcript.turns.iter().try_for_each(|turn| person(figures, turn.person))?;
    }
    figures.codings.iter().try_for_each(|one| coding(figures, one))?;
    for mark in figures.finished.iter().chain(&figures.record) {
        below(mark.interview, figures.interviews, FiguresError::Interview)?;
    }
    for mark in &figures.asked {
        below(mark.person, figures.people, FiguresError::Person)?;
        if mark.code as usize >= figures.codes.len() {
            return Err(FiguresError::Code(mark.code));
        }
    }
    match &figures.groups {
        Some(groups) if groups.len() != figures.people as usize => Err(FiguresError::Groups(groups.len())),
        _ => Ok(()),
    }
}

/// Checks the numbers of one coding that are used as an index.
pub fn coding(figures: &Figures, coding: &CodingFigures) -> Result<(), FiguresError> {
    if coding.transcript as usize >= figures.transcripts.len() {
        return Err(FiguresError::Transcript(coding.transcript));
    }
    if coding.code as usize >= figures.codes.len() {
        return Err(FiguresError::Code(coding.code));
    }
    Ok(())
}

fn codes(figures: &Figures) -> Result<(), FiguresError> {
    match (0..).zip(&figures.codes).find(|(number, code)| code.parent.is_some_and(|p| p >= *number)) {
        Some((number, _)) => Err(FiguresError::CodeOrder(number)),
        None => Ok(()),
    }
}

fn person(figures: &Figures, person: Option<u32>) -> Result<(), FiguresError> {
    person.map_or(Ok(()), |person| below(person, figures.people, FiguresError::Person))
}

fn below(number: u32, limit: u32, error: fn(u32) -> FiguresError) -> Result<(), FiguresError> {
    if number < limit { Ok(()) } else { Err(error(number)) }
}
