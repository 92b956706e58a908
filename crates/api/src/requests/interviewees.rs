//! Interviewees, categories, attributes and outreach.

use serde::Deserialize;
use ts_rs::TS;

/// Names an interviewee.
#[derive(Debug, Deserialize, TS)]
pub struct IntervieweeRef {
    /// Its id.
    pub interviewee: String,
}

/// Records that an interviewee has withdrawn.
#[derive(Debug, Deserialize, TS)]
pub struct WithdrawInterviewee {
    /// Id of the interviewee.
    pub interviewee: String,
    /// Whether the person's words go out of the study; else they stay in the file, hidden.
    pub remove: bool,
}

/// Everything of an interviewee that a person may change. All fields are set; `null` clears one.
#[derive(Debug, Deserialize, TS)]
pub struct DescribeInterviewee {
    /// Id of the interviewee; `null` adds one.
    pub interviewee: Option<String>,
    /// The study's label, such as `AD-SV-01`, unique in the study.
    pub label: String,
    /// Id of the category or subcategory.
    pub category: Option<String>,
    /// Attribution: `Survivor advocate`.
    pub attribution: Option<String>,
    /// Consent, one of `consents` of the card.
    pub consent: Option<String>,
    /// Day of the consent, `YYYY-MM-DD`.
    pub consent_date: Option<String>,
    /// How it was given.
    pub consent_source: Option<String>,
    /// Nothing may be published before this day.
    pub embargo_until: Option<String>,
    /// Labels of those who recommended this person.
    pub recommended_by: Vec<String>,
    /// Labels of those who work in the same organisation.
    pub same_organisation_as: Vec<String>,
    /// Values of attributes by the attribute's name; those that are not named are cleared.
    pub attributes: Vec<AttributeValue>,
}

/// A value of an attribute.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AttributeValue {
    /// Name of the attribute; a new name makes a new attribute.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Adds or changes a category, or a subcategory.
#[derive(Debug, Deserialize, TS)]
pub struct DescribeCategory {
    /// Its id; `null` adds one.
    pub category: Option<String>,
    /// Id of the category that a new subcategory stands under.
    pub parent: Option<String>,
    /// Name.
    pub name: String,
    /// Attribution of its people where the subcategory's own is too rare.
    pub attribution: Option<String>,
}

/// Names a category or subcategory.
#[derive(Debug, Deserialize, TS)]
pub struct CategoryRef {
    /// Its id.
    pub category: String,
}

/// Names an attribute.
#[derive(Debug, Deserialize, TS)]
pub struct AttributeRef {
    /// Its id.
    pub attribute: String,
}

/// Moves a category, a subcategory or an attribute among its siblings.
#[derive(Debug, Deserialize, TS)]
pub struct MoveInOrder {
    /// Its id.
    pub id: String,
    /// Its new place among its siblings, from 0.
    pub position: u32,
}

/// Gives an attribute another name.
#[derive(Debug, Deserialize, TS)]
pub struct RenameAttribute {
    /// Its id.
    pub attribute: String,
    /// The name.
    pub name: String,
}

/// Adds or changes a row of the outreach list.
#[derive(Debug, Deserialize, TS)]
pub struct DescribeOutreach {
    /// Id of the row; `null` adds one.
    pub outreach: Option<String>,
    /// What the study calls the person or place that was approached.
    pub label: String,
    /// Id of the category.
    pub category: Option<String>,
    /// Day of approach, `YYYY-MM-DD`.
    pub approached: Option<String>,
    /// How the person was found.
    pub found: Option<String>,
    /// `approached`, `declined`, `no answer`, `agreed` or `interviewed`.
    pub outcome: String,
    /// Id of the interviewee that the person became.
    pub interviewee: Option<String>,
}

/// Names a row of the outreach list.
#[derive(Debug, Deserialize, TS)]
pub struct OutreachRef {
    /// Its id.
    pub outreach: String,
}
