//! What a file of Verbatim in the REFI-QDA standard says with the standard's own means where the
//! standard has no element for it: fixed variables, and notes of a fixed name with a line for each
//! thing. The writer and the reader are held to the same words by this room.

mod kept;
mod marks;
mod speakers;
mod words;

pub use kept::KeptElement;
pub use marks::CodingMarks;
pub use speakers::SpeakerLine;
pub use words::{code_text, code_words};

use uuid::Uuid;

/// How the `origin` of a file of Verbatim begins.
pub const ORIGIN: &str = "Verbatim";

/// Name of the note that holds the marks of a coding.
pub const MARKS_NOTE: &str = "Marks (Verbatim)";

/// Name of the note that says who speaks in a transcript.
pub const SPEAKERS_NOTE: &str = "Speakers (Verbatim)";

/// Description of the yes-or-no variable that stands for a group of interviewees.
pub const GROUP: &str = "Group of interviewees (Verbatim)";

/// Description of the set that holds the transcripts of one interview.
pub const INTERVIEW: &str = "Transcripts of one interview (Verbatim)";

/// Name of the link from an interviewee to a memo about that person.
pub const MEMO_LINK: &str = "memo";

/// What Verbatim knows of every person or transcript, as a variable with an id that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnVariable {
    /// Category of a person.
    Category,
    /// Subcategory of a person.
    Subcategory,
    /// How the person is attributed.
    Attribution,
    /// How the category's people are attributed where the subcategory is too rare.
    CategoryAttribution,
    /// What the person allowed.
    Consent,
    /// Day of the consent.
    ConsentDate,
    /// How it was given.
    ConsentSource,
    /// Day before which nothing may be published.
    Embargo,
    /// Labels of people who recommended the person and are not in the study, one a line.
    RecommendedBy,
    /// Labels of people of the same organisation who are not in the study, one a line.
    SameOrganisationAs,
    /// Day of an interview.
    Day,
    /// How it was held.
    Mode,
    /// Who asked.
    Interviewers,
    /// Language spoken.
    Language,
    /// What a transcript is of.
    Kind,
}

impl OwnVariable {
    /// All of them, those of people first.
    pub const ALL: &'static [Self] = &[
        Self::Category,
        Self::Subcategory,
        Self::Attribution,
        Self::CategoryAttribution,
        Self::Consent,
        Self::ConsentDate,
        Self::ConsentSource,
        Self::Embargo,
        Self::RecommendedBy,
        Self::SameOrganisationAs,
        Self::Day,
        Self::Mode,
        Self::Interviewers,
        Self::Language,
        Self::Kind,
    ];

    /// Its id, the same in every file.
    #[must_use]
    pub const fn id(self) -> Uuid {
        // "Verbat" in ASCII, and the number of the variable at the end.
        Uuid::from_u128(0x5665_7262_6174_8d00_8000_0000_0000_0001 + self as u128)
    }

    /// The variable with an id.
    #[must_use]
    pub fn of(id: Uuid) -> Option<Self> {
        Self::ALL.iter().copied().find(|variable| variable.id() == id)
    }

    /// Its name for a person to read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Category => "Category",
            Self::Subcategory => "Subcategory",
            Self::Attribution => "Attribution",
            Self::CategoryAttribution => "Attribution of the category",
            Self::Consent => "Consent",
            Self::ConsentDate => "Consent date",
            Self::ConsentSource => "Consent source",
            Self::Embargo => "Embargo until",
            Self::RecommendedBy => "Recommended by",
            Self::SameOrganisationAs => "Same organisation as",
            Self::Day => "Day of the interview",
            Self::Mode => "Mode of the interview",
            Self::Interviewers => "Interviewers",
            Self::Language => "Language of the interview",
            Self::Kind => "Kind of transcript",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variable_has_an_id_of_its_own_by_which_it_is_known_again() {
        for variable in OwnVariable::ALL {
            assert_eq!(OwnVariable::of(variable.id()), Some(*variable));
        }
        assert_eq!(OwnVariable::Category.id().to_string(), "56657262-6174-8d00-8000-000000000001");
        assert_eq!(OwnVariable::of(Uuid::nil()), None);
    }
}
