//! Who speaks in a transcript, as lines of a note.

use crate::Role;

/// A speaker of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerLine {
    /// Label in the transcript.
    pub label: String,
    /// What the speaker does.
    pub role: Role,
    /// Label of the person, where the speaker is another one than the interviewee.
    pub person: Option<String>,
}

impl SpeakerLine {
    /// The lines of the note, one a speaker, tabs between the fields.
    #[must_use]
    pub fn lines(speakers: &[Self]) -> String {
        let line = |s: &Self| match &s.person {
            Some(person) => format!("{}\t{}\t{person}", s.label, s.role),
            None => format!("{}\t{}", s.label, s.role),
        };
        speakers.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Reads the lines of a note; those that are no speaker's are passed over.
    #[must_use]
    pub fn read(lines: &str) -> Vec<Self> {
        let speaker = |line: &str| {
            let mut fields = line.split('\t');
            let (label, role) = (fields.next()?.to_owned(), Role::parse(fields.next()?).ok()?);
            Some(Self { label, role, person: fields.next().map(str::to_owned) })
        };
        lines.lines().filter_map(speaker).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_the_same_after_they_were_written_and_read() {
        let person = Some("AD-02".to_owned());
        let speakers = [
            SpeakerLine { label: "Q".to_owned(), role: Role::Interviewer, person: None },
            SpeakerLine { label: "R 2".to_owned(), role: Role::Respondent, person },
        ];
        assert_eq!(SpeakerLine::read(&SpeakerLine::lines(&speakers)), speakers);
    }
}
