//! Adding and changing an interviewee by hand.

use std::collections::HashMap;

use verbatim_model::{
    ActionKind, Attribute, AttributeId, AttributeKind, CategoryId, Consent, Interviewee, IntervieweeId, Link,
    LinkKind, is_day,
};
use verbatim_store::Tx;

use crate::interviewees::People;
use crate::interviewees::attributes::refuse_built_in;
use crate::interviews::{binding, give_interview};
use crate::open::one_line;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Everything of an interviewee that a person may change. An empty text says nothing.
#[derive(Clone, Debug, Default)]
pub struct IntervieweeForm {
    /// The study's label, unique in the study.
    pub label: String,
    /// Category or subcategory.
    pub category: Option<CategoryId>,
    /// Attribution.
    pub attribution: Option<String>,
    /// Consent.
    pub consent: Option<Consent>,
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
    /// Names of attributes with the person's value. A new name makes a new attribute; what is not
    /// named is cleared.
    pub attributes: Vec<(String, String)>,
}

/// What became of an interviewee.
#[derive(Clone, Debug)]
pub struct IntervieweePut {
    /// The interviewee.
    pub person: Interviewee,
    /// Whether the person is new.
    pub added: bool,
    /// File names of transcripts that are the person's from now on, since their names begin so.
    pub bound: Vec<String>,
    /// Attributes whose values are of another kind from now on, new ones left out.
    pub retyped: Vec<Attribute>,
}

impl Study {
    /// Adds an interviewee, or changes the one of this id. Transcripts of nobody whose file names
    /// begin with a new label become the person's.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`], [`StudyError::NoDay`],
    /// [`StudyError::Missing`], or what the study file says.
    pub fn put_interviewee(
        &mut self,
        id: Option<IntervieweeId>,
        form: &IntervieweeForm,
    ) -> Result<Changed<IntervieweePut>, StudyError> {
        let people = self.people()?;
        let before = id.map(|id| known(&people, id)).transpose()?;
        let person = described(&people, before.as_ref(), form)?;
        let attributes = attributes(&people, form)?;
        self.act(ActionKind::ChangeInterviewee, |tx, _| {
            tx.put_interviewee(&person)?;
            if let Some(before) = before.as_ref().filter(|before| before.label != person.label) {
                tx.relabel_links(&before.label, &person.label)?;
            }
            put_links(tx, &people, &person, form)?;
            let retyped = put_values(tx, &people, &person, &attributes)?;
            let new_label = before.as_ref().is_none_or(|before| before.label != person.label);
            let bound = if new_label { bind_files(tx, &person)? } else { Vec::new() };
            let added = before.is_none();
            let subject = Subject {
                interviewee: Some(person.id.uuid()),
                count: added.then_some(1),
                affected: Marks { interviewees: true, interviews: !bound.is_empty(), ..Marks::default() },
                ..Subject::default()
            };
            Ok((IntervieweePut { person, added, bound, retyped }, subject))
        })
    }
}

fn known(people: &People, id: IntervieweeId) -> Result<Interviewee, StudyError> {
    let missing = || StudyError::Missing { what: "interviewee", name: id.to_string() };
    people.get(id).map(|person| person.row.clone()).ok_or_else(missing)
}

/// The row as the form wants it.
fn described(
    people: &People,
    before: Option<&Interviewee>,
    form: &IntervieweeForm,
) -> Result<Interviewee, StudyError> {
    let label = one_line(&form.label, "an interviewee")?.to_owned();
    let id = before.map_or_else(IntervieweeId::new, |before| before.id);
    let lower = label.to_lowercase();
    let mut others = people.persons.iter().filter(|p| p.row.id != id);
    if others.any(|p| p.row.label.to_lowercase() == lower) {
        return Err(StudyError::NameTaken { what: "an interviewee", name: label });
    }
    if let Some(category) = form.category.filter(|id| !people.categories.iter().any(|c| c.id == *id)) {
        return Err(StudyError::Missing { what: "category", name: category.to_string() });
    }
    let next = people.persons.iter().map(|p| p.row.position + 1).max().unwrap_or(0);
    Ok(Interviewee {
        id,
        label,
        category: form.category,
        attribution: said(form.attribution.as_deref()),
        consent: form.consent,
        consent_date: day(form.consent_date.as_deref())?,
        consent_source: said(form.consent_source.as_deref()),
        embargo_until: day(form.embargo_until.as_deref())?,
        position: before.map_or(next, |before| before.position),
    })
}

/// A text without the blanks round it; `None` where it says nothing.
pub(crate) fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A day of the calendar, or `None` where nothing was said.
pub(crate) fn day(text: Option<&str>) -> Result<Option<String>, StudyError> {
    match said(text) {
        Some(text) if !is_day(&text) => Err(StudyError::NoDay(text)),
        said => Ok(said),
    }
}

/// The attributes that the form names, each with its value; new ones with a new id.
fn attributes(people: &People, form: &IntervieweeForm) -> Result<Vec<(Attribute, String)>, StudyError> {
    let mut next = people.attributes.iter().map(|a| a.position + 1).max().unwrap_or(0);
    let mut named: Vec<(Attribute, String)> = Vec::new();
    for (name, value) in &form.attributes {
        let Some(value) = said(Some(value)) else { continue };
        let name = one_line(name, "an attribute")?;
        let lower = name.to_lowercase();
        if named.iter().any(|(a, _)| a.name.to_lowercase() == lower) {
            return Err(StudyError::NameTaken { what: "an attribute", name: name.to_owned() });
        }
        let known = people.attributes.iter().find(|a| a.name == name);
        let known = known.or_else(|| people.attributes.iter().find(|a| a.name.to_lowercase() == lower));
        let attribute = match known {
            Some(known) => known.clone(),
            None => {
                refuse_built_in(name)?;
                let kind = AttributeKind::of(std::iter::once(value.as_str()));
                next += 1;
                Attribute { id: AttributeId::new(), name: name.to_owned(), kind, position: next - 1 }
            }
        };
        named.push((attribute, value));
    }
    Ok(named)
}

/// Ties as the form names them, in the place of those that were there.
fn put_links(
    tx: &Tx<'_>,
    people: &People,
    person: &Interviewee,
    form: &IntervieweeForm,
) -> Result<(), StudyError> {
    let lists = [
        (LinkKind::RecommendedBy, &form.recommended_by),
        (LinkKind::SameOrganisationAs, &form.same_organisation_as),
    ];
    for (kind, others) in lists {
        let mut wanted: Vec<String> = others.iter().filter_map(|other| said(Some(other))).collect();
        wanted.retain(|other| *other != person.label);
        let ties = people.links.iter().filter(|l| l.interviewee == person.id && l.kind == kind);
        for gone in ties.filter(|l| !wanted.contains(&l.other)) {
            tx.delete_link(gone)?;
        }
        for other in wanted {
            tx.insert_link(&Link { interviewee: person.id, kind, other })?;
        }
    }
    Ok(())
}

/// Values as named, all others cleared. An attribute is typed by all its values, so one value can
/// change its kind; answers the known attributes of which that is so.
fn put_values(
    tx: &Tx<'_>,
    people: &People,
    person: &Interviewee,
    named: &[(Attribute, String)],
) -> Result<Vec<Attribute>, StudyError> {
    let mut values: HashMap<AttributeId, &str> = HashMap::new();
    for (attribute, value) in named {
        if !people.attributes.iter().any(|a| a.id == attribute.id) {
            tx.put_attribute(attribute)?;
            tx.set_attribute_value(person.id, attribute.id, Some(value))?;
        }
        values.insert(attribute.id, value);
    }
    let mut retyped = Vec::new();
    for (at, attribute) in people.attributes.iter().enumerate() {
        let value = values.get(&attribute.id).copied();
        let before = people.get(person.id).and_then(|p| p.attributes[at].as_deref());
        if value == before {
            continue;
        }
        tx.set_attribute_value(person.id, attribute.id, value)?;
        let others = people.persons.iter().filter(|p| p.row.id != person.id);
        let all = others.filter_map(|p| p.attributes[at].as_deref()).chain(value);
        let kind = AttributeKind::of(all.clone());
        // An attribute that lost its last value keeps its kind.
        if kind != attribute.kind && all.clone().next().is_some() {
            let attribute = Attribute { kind, ..attribute.clone() };
            tx.put_attribute(&attribute)?;
            retyped.push(attribute);
        }
    }
    Ok(retyped)
}

/// Gives the person the interviews of nobody whose files are the person's by their names.
fn bind_files(tx: &Tx<'_>, person: &Interviewee) -> Result<Vec<String>, StudyError> {
    let people = tx.interviewees()?;
    let mut free: HashMap<_, _> =
        tx.interviews()?.into_iter().filter(|i| i.interviewee.is_none()).map(|i| (i.id, i)).collect();
    let mut bound = Vec::new();
    for transcript in tx.transcripts()? {
        let own = binding(&people, &transcript.file_name).is_some_and(|p| p.id == person.id);
        if own && let Some(interview) = free.remove(&transcript.interview) {
            give_interview(tx, &interview, Some(person.id))?;
            bound.push(transcript.file_name);
        }
    }
    Ok(bound)
}
