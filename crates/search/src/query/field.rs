//! The leaf `name:value`.

use super::parts::PartKind;

/// A named condition. What the value means is resolved by whoever knows the study.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// What is asked about.
    pub name: FieldName,
    /// The value as typed, without the quotation marks around it; never empty.
    pub value: String,
}

/// What a field asks about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// The speaker's label in the transcript.
    Speaker,
    /// Category of the person.
    Category,
    /// Subcategory of the person.
    Subcategory,
    /// The person.
    Interviewee,
    /// The interview or transcript.
    Interview,
    /// Independent group of the person.
    Group,
    /// A code and all below it.
    Code,
    /// Who coded.
    Coder,
    /// Memo of a coding.
    Memo,
    /// Stance of a coding.
    Stance,
    /// Basis of a coding.
    Basis,
    /// Whether a coding was prompted.
    Prompted,
    /// Whether a coding is quotable.
    Quotable,
    /// Date of the interview.
    Date,
    /// Language of the transcript.
    Language,
    /// Status of the transcript.
    Status,
    /// Kind of the transcript: recording, translation, notes.
    Kind,
    /// `is:coded`, `is:uncoded`, `is:raw`, `is:question`.
    Is,
    /// An attribute that the study defines, by its name as typed.
    Attribute(String),
}

impl FieldName {
    /// All names but those of attributes.
    pub const FIXED: [Self; 18] = [
        Self::Speaker,
        Self::Category,
        Self::Subcategory,
        Self::Interviewee,
        Self::Interview,
        Self::Group,
        Self::Code,
        Self::Coder,
        Self::Memo,
        Self::Stance,
        Self::Basis,
        Self::Prompted,
        Self::Quotable,
        Self::Date,
        Self::Language,
        Self::Status,
        Self::Kind,
        Self::Is,
    ];

    /// The name as it is written in a query.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Speaker => "speaker",
            Self::Category => "category",
            Self::Subcategory => "subcategory",
            Self::Interviewee => "interviewee",
            Self::Interview => "interview",
            Self::Group => "group",
            Self::Code => "code",
            Self::Coder => "coder",
            Self::Memo => "memo",
            Self::Stance => "stance",
            Self::Basis => "basis",
            Self::Prompted => "prompted",
            Self::Quotable => "quotable",
            Self::Date => "date",
            Self::Language => "language",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Is => "is",
            Self::Attribute(name) => name,
        }
    }

    /// The field of this name, letter case aside; an attribute where no other has it.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let fixed = Self::FIXED.into_iter().find(|fixed| fixed.as_str().eq_ignore_ascii_case(name));
        fixed.unwrap_or_else(|| Self::Attribute(name.to_owned()))
    }
}

impl Field {
    /// Whether it is about codings or about who speaks where. `is:coded` and `is:uncoded` are about
    /// codings, the other values of `is` are not.
    #[must_use]
    pub fn kind(&self) -> PartKind {
        match self.name {
            FieldName::Code
            | FieldName::Coder
            | FieldName::Memo
            | FieldName::Stance
            | FieldName::Basis
            | FieldName::Prompted
            | FieldName::Quotable => PartKind::Codes,
            FieldName::Is if self.is_uncoded() || self.value.eq_ignore_ascii_case("coded") => PartKind::Codes,
            _ => PartKind::Filter,
        }
    }

    /// Whether it asks for words that lie in no coding.
    #[must_use]
    pub fn is_uncoded(&self) -> bool {
        self.name == FieldName::Is && self.value.eq_ignore_ascii_case("uncoded")
    }

    /// Whether it says which people, and nothing of their interviews.
    pub(super) const fn is_about_people(&self) -> bool {
        matches!(
            self.name,
            FieldName::Category
                | FieldName::Subcategory
                | FieldName::Interviewee
                | FieldName::Group
                | FieldName::Attribute(_)
        )
    }
}
