//! Findings of many transcripts as proposals of who and what is meant.
//!
//! One entity is one person, place or thing, whatever form it is said in. What is grouped here is a
//! proposal: the answer is plain data, which a person merges and splits.

mod alias;
mod group;
mod name;
mod nicknames;

use verbatim_model::AliasId;
use verbatim_text::{CodePoints, Span};

use super::finding::{Confidence, Finding, Kind};

/// A transcript with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'t> {
    /// Its text.
    pub text: &'t str,
    /// Its findings, in order.
    pub findings: &'t [Finding],
}

/// One person, place or thing, as far as words tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// The fullest form.
    pub name: String,
    /// A word for an alias, without brackets and number: `officer`, `city`.
    pub alias: String,
    /// The alias that the team gave it already.
    pub known: Option<AliasId>,
    /// All forms, the most frequent first.
    pub forms: Vec<FormCount>,
    /// Where it is said, by transcript and span.
    pub places: Vec<Place>,
}

/// A form of a name and how often it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormCount {
    /// As it is said first.
    pub text: String,
    /// How often.
    pub count: usize,
}

/// Where an entity is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the transcript among those that were given.
    pub transcript: usize,
    /// Code points of its text.
    pub span: Span,
    /// Index of the form.
    pub form: usize,
    /// How sure it is that this entity is meant: low where it may be another of the same name.
    pub confidence: Confidence,
}

/// Groups findings. Entities come in the order in which they are first said. Two full names are one
/// entity only where one holds the other, or both hardly differ; so two people with one surname stay
/// two, and the surname alone goes to the one who was named last before it, with low confidence.
#[must_use]
pub fn entities(transcripts: &[Searched<'_>]) -> Vec<Entity> {
    let texts: Vec<CodePoints> = transcripts.iter().map(|searched| CodePoints::new(searched.text)).collect();
    let mentions = name::mentions(transcripts, &texts);
    let groups = group::groups(&mentions);
    groups.into_iter().map(|group| group.entity(&mentions, &texts)).collect()
}

#[cfg(test)]
mod tests;
