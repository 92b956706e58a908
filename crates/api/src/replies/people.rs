//! Interviewees, categories, attributes and outreach as the library shows them.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

/// Everyone who was interviewed or approached, and how people are grouped.
#[derive(Clone, Debug, Serialize, TS)]
pub struct People {
    /// Interviewees in the order of their categories.
    pub interviewees: Vec<IntervieweeCard>,
    /// Categories with their subcategories, in order.
    pub categories: Vec<CategoryRow>,
    /// Attributes in order.
    pub attributes: Vec<AttributeRow>,
    /// Words for consent, from the widest to the narrowest.
    pub consents: Vec<String>,
    /// Names of groups.
    pub groups: Vec<String>,
}

/// Everything of one interviewee.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IntervieweeCard {
    /// Its id.
    pub id: String,
    /// The study's label.
    pub label: String,
    /// Id of the subcategory, or of the category where there is no subcategory.
    pub category_id: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Subcategory.
    pub subcategory: Option<String>,
    /// Attribution.
    pub attribution: Option<String>,
    /// Consent.
    pub consent: Option<String>,
    /// Day of the consent.
    pub consent_date: Option<String>,
    /// How it was given.
    pub consent_source: Option<String>,
    /// Nothing may be published before this day.
    pub embargo_until: Option<String>,
    /// Labels of those who recommended this person.
    pub recommended_by: Vec<String>,
    /// Labels of those who work in the same organisation.
    pub same_organisation_as: Vec<String>,
    /// Names of the groups that the person is in.
    pub groups: Vec<String>,
    /// Values in the order of the attributes; `null` where none is known.
    pub attributes: Vec<Option<String>>,
    /// Ids of the transcripts that the person speaks in.
    pub transcripts: Vec<String>,
    /// Memos on the person.
    pub memos: u32,
}

/// A category or subcategory.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct CategoryRow {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Id of the category above.
    pub parent: Option<String>,
    /// Attribution of its people where the subcategory's own is too rare.
    pub attribution: Option<String>,
    /// Interviewees in it and below.
    pub interviewees: u32,
}

/// An attribute.
#[derive(Clone, Debug, Serialize, JsonSchema, TS)]
pub struct AttributeRow {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: String,
    /// `text`, `integer`, `decimal`, `date` or `boolean`.
    pub kind: String,
    /// Distinct values, sorted.
    pub values: Vec<String>,
}

/// A row of the outreach list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutreachRow {
    /// Its id.
    pub id: String,
    /// What the study calls the person or place that was approached.
    pub label: String,
    /// Id of the category.
    pub category_id: Option<String>,
    /// Day of approach.
    pub approached: Option<String>,
    /// How the person was found.
    pub found: Option<String>,
    /// `approached`, `declined`, `no answer`, `agreed` or `interviewed`.
    pub outcome: String,
    /// Label of the interviewee that the person became.
    pub interviewee: Option<String>,
}

/// What would go with a transcript or an interviewee.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Loss {
    /// Codings, of all coders.
    pub codings: u32,
    /// Memos.
    pub memos: u32,
    /// All that in a sentence.
    pub said: String,
}
