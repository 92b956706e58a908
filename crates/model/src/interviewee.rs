//! The people who were interviewed and how they are grouped.

use crate::words::worded;
use crate::{AttributeId, CategoryId, Consent, GroupId, IntervieweeId, is_day};

/// A kind of interviewee, on one of two levels. Never a group of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// The category that this subcategory stands under.
    pub parent: Option<CategoryId>,
    /// Name, unique under its parent.
    pub name: String,
    /// Place in the order of first appearance.
    pub position: i64,
    /// Attribution of its people where the subcategory's own is too rare.
    pub attribution: Option<String>,
}

worded! {
    /// What the values of an attribute are.
    AttributeKind, "attribute kind" {
        /// Any text.
        Text = "text",
        /// Whole numbers.
        Integer = "integer",
        /// Numbers with decimals.
        Decimal = "decimal",
        /// Dates as `YYYY-MM-DD`.
        Date = "date",
        /// Yes or no.
        Boolean = "boolean",
    }
}

impl AttributeKind {
    /// Whether a value is of this kind.
    #[must_use]
    pub fn fits(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Integer => is_integer(value),
            Self::Decimal => is_decimal(value),
            Self::Date => is_day(value),
            Self::Boolean => {
                ["yes", "no", "true", "false"].iter().any(|word| value.eq_ignore_ascii_case(word))
            }
        }
    }

    /// The narrowest kind that all values fit; text where there is no value.
    #[must_use]
    pub fn of<'v>(values: impl Iterator<Item = &'v str> + Clone) -> Self {
        if values.clone().next().is_none() {
            return Self::Text;
        }
        let narrow = [Self::Integer, Self::Decimal, Self::Date, Self::Boolean];
        let fitting = narrow.into_iter().find(|kind| values.clone().all(|value| kind.fits(value)));
        fitting.unwrap_or(Self::Text)
    }
}

/// A number; `007` is a label and stays text.
fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let number = value.parse::<i64>().is_ok() && !value.starts_with('+');
    number && (digits == "0" || !digits.starts_with('0'))
}

fn is_decimal(value: &str) -> bool {
    let Some((whole, part)) = value.split_once('.') else { return is_integer(value) };
    let whole = whole == "-0" || is_integer(whole);
    whole && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// Something known of interviewees beside their category, such as jurisdiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its id.
    pub id: AttributeId,
    /// Name, unique in the study.
    pub name: String,
    /// What its values are.
    pub kind: AttributeKind,
    /// Place in the order of first appearance.
    pub position: i64,
}

/// A person who was interviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interviewee {
    /// Its id.
    pub id: IntervieweeId,
    /// The study's own label, such as `AD-SV-01`. It counts as an identifier and is never published.
    pub label: String,
    /// Subcategory, or category where there is no subcategory.
    pub category: Option<CategoryId>,
    /// How a quotation is attributed: `Survivor advocate`.
    pub attribution: Option<String>,
    /// What the interviewee allowed; `None` where nobody has recorded it.
    pub consent: Option<Consent>,
    /// Day on which it was given, `YYYY-MM-DD`.
    pub consent_date: Option<String>,
    /// How it was given: signed, on the recording, in an e-mail.
    pub consent_source: Option<String>,
    /// Nothing may be published before this date, `YYYY-MM-DD`.
    pub embargo_until: Option<String>,
    /// Place in the order of first appearance.
    pub position: i64,
}

worded! {
    /// How one interviewee is tied to another. People so tied are not independent voices.
    LinkKind, "link" {
        /// Was recommended by the other.
        RecommendedBy = "recommended by",
        /// Works in the same organisation as the other.
        SameOrganisationAs = "same organisation as",
    }
}

/// A tie between two interviewees. The other is named by label, since it may come in later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Who has the tie.
    pub interviewee: IntervieweeId,
    /// Which tie.
    pub kind: LinkKind,
    /// Label of the other interviewee.
    pub other: String,
}

/// A named group of interviewees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Name, unique in the study.
    pub name: String,
    /// Place in the order of first appearance.
    pub position: i64,
    /// Its members.
    pub members: Vec<IntervieweeId>,
}
