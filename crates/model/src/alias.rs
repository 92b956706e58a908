//! What stands in a text in place of a name, and where.

use verbatim_text::Span;

use crate::words::worded;
use crate::{AliasId, CoderId, IntervieweeId, KeepEntryId, KeptMentionId, RedactionId, TeamPatternId};
use crate::{Timestamp, TranscriptId};

worded! {
    /// What may identify a person.
    IdentifierKind, "kind of identifier" {
        /// A given name, family name, nickname or title with a name.
        Person = "person",
        /// A town, county or other place.
        Place = "place",
        /// An organisation, agency or business.
        Organisation = "organisation",
        /// A street or address.
        Street = "street",
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "e-mail",
        /// A web address.
        Url = "web address",
        /// A name on a social network.
        Handle = "handle",
        /// A date, or a day that can be reckoned.
        Date = "date",
        /// Any age.
        Age = "age",
        /// A number of a badge, case, plate or account.
        Number = "number",
        /// Whatever a pattern of the team's own finds.
        Pattern = "pattern",
        /// A detail of somebody's life, found by reading.
        LifeDetail = "life detail",
    }
}

/// What stands in all texts of a study in place of the names of one person, place or thing. The
/// names themselves are in the key file and never here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Its id, by which the key file knows it.
    pub id: AliasId,
    /// What it stands for.
    pub kind: IdentifierKind,
    /// What a reader sees, without the brackets that stand round it in a text: `colleague 1`.
    pub text: String,
    /// Whether it says what the name is instead of standing for one person or place: `a city in
    /// California`. Several names may then share it.
    pub general: bool,
    /// The interviewee of this study that it stands for.
    pub interviewee: Option<IntervieweeId>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Alias {
    /// What stands in a text.
    #[must_use]
    pub fn bracketed(&self) -> String {
        format!("[{}]", self.text)
    }

    /// What stands in a publication: without the number, so that nobody can follow one person from
    /// excerpt to excerpt.
    #[must_use]
    pub fn without_number(&self) -> &str {
        match self.text.rsplit_once(' ') {
            Some((words, number)) if !self.general && number.bytes().all(|b| b.is_ascii_digit()) => {
                words.strip_suffix(" no.").or_else(|| words.strip_suffix(" number")).unwrap_or(words)
            }
            _ => &self.text,
        }
    }

    /// What stands in the text of a publication, with its brackets: without the number, and in an English
    /// text with an article, `[a colleague]`.
    #[must_use]
    pub fn in_publication(&self, in_english: bool) -> String {
        let words = self.without_number();
        let starts_with = |vowel: char| words.chars().next().is_some_and(|c| c.to_lowercase().eq([vowel]));
        let has_article =
            ["a ", "an ", "the "].iter().any(|article| words.to_lowercase().starts_with(article));
        match in_english && !self.general && !has_article {
            false => format!("[{words}]"),
            true if "aeiou".chars().any(starts_with) => format!("[an {words}]"),
            true => format!("[a {words}]"),
        }
    }
}

/// A place in a text where an alias stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redaction {
    /// Its id.
    pub id: RedactionId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// The alias with its brackets.
    pub span: Span,
    /// The alias.
    pub alias: AliasId,
    /// Who put it there.
    pub coder: CoderId,
    /// When.
    pub created_at: Timestamp,
}

/// A place that somebody looked at and left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMention {
    /// Its id.
    pub id: KeptMentionId,
    /// The transcript.
    pub transcript: TranscriptId,
    /// The words that were kept.
    pub span: Span,
    /// What they were thought to be.
    pub kind: IdentifierKind,
    /// Who kept them.
    pub coder: CoderId,
    /// When.
    pub created_at: Timestamp,
}

/// Words that are never proposed in this study, because they identify nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepEntry {
    /// Its id.
    pub id: KeepEntryId,
    /// The words.
    pub words: String,
    /// Why they may stay.
    pub reason: String,
    /// Who added them.
    pub coder: CoderId,
    /// When.
    pub created_at: Timestamp,
}

/// A pattern of the team's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamPattern {
    /// Its id.
    pub id: TeamPatternId,
    /// What it finds, for a person to read.
    pub name: String,
    /// A regular expression.
    pub pattern: String,
    /// What its findings are.
    pub kind: IdentifierKind,
}

worded! {
    /// A step on the way of a transcript to being quotable.
    DeidentificationStep, "step of de-identification" {
        /// Somebody has confirmed that what identifies people is replaced.
        DeIdentified = "de-identified",
        /// A second person has read it.
        Read = "read",
    }
}

/// Who took a step when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deidentification {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The step.
    pub step: DeidentificationStep,
    /// Who took it.
    pub coder: CoderId,
    /// When.
    pub at: Timestamp,
    /// Version of the text that was confirmed or read.
    pub text_version: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alias(text: &str, general: bool) -> Alias {
        Alias {
            id: AliasId::new(),
            kind: IdentifierKind::Person,
            text: text.to_owned(),
            general,
            interviewee: None,
            created_at: Timestamp(0),
        }
    }

    #[test]
    fn a_publication_shows_an_alias_without_its_number() {
        assert_eq!(alias("colleague 12", false).without_number(), "colleague");
        assert_eq!(alias("police chief 1", false).without_number(), "police chief");
        assert_eq!(alias("interviewee", false).without_number(), "interviewee");
        assert_eq!(alias("lieutenant no. 7", false).without_number(), "lieutenant");
        assert_eq!(
            alias("March 2023", true).without_number(),
            "March 2023",
            "a year is no number of an alias"
        );
        assert_eq!(alias("colleague 1", false).bracketed(), "[colleague 1]");
    }

    #[test]
    fn a_publication_says_an_alias_without_its_number() {
        assert_eq!(alias("colleague 12", false).in_publication(true), "[a colleague]");
        assert_eq!(alias("Officer 3", false).in_publication(true), "[an Officer]");
        assert_eq!(alias("colega 2", false).in_publication(false), "[colega]");
        assert_eq!(alias("a neighbour 2", false).in_publication(true), "[a neighbour]");
        // What says what a name is has no number to lose: the year is part of it.
        assert_eq!(alias("June 2024", true).in_publication(true), "[June 2024]");
    }
}
