//! Interviewees, categories, attributes and outreach.

use std::collections::{BTreeSet, HashMap};

use verbatim_model::{Attribute, AttributeKind, Category, Consent, IntervieweeId, LinkKind, Outreach};
use verbatim_study::interviewees::{IntervieweesReport, People as Known, Person};
use verbatim_study::{Study, StudyError};

use crate::answers::plural;
use crate::replies::{
    AttributeRow, CategoryRow, IntervieweeCard, IntervieweeItem, IntervieweesImport, Loss, OutreachItem,
    OutreachRow, People,
};

/// All interviewees with everything known of them.
///
/// # Errors
/// What the study file says.
pub fn interviewee_items(study: &Study) -> Result<Vec<IntervieweeItem>, StudyError> {
    let people = study.people()?;
    let whose: HashMap<_, _> = study.interviews()?.into_iter().map(|i| (i.id, i.interviewee)).collect();
    let mut transcripts: HashMap<IntervieweeId, Vec<String>> = HashMap::new();
    for transcript in study.transcripts()? {
        if let Some(Some(person)) = whose.get(&transcript.interview) {
            transcripts.entry(*person).or_default().push(transcript.file_name);
        }
    }
    let mut items = Vec::with_capacity(people.persons.len());
    for person in &people.persons {
        let id = person.row.id;
        let values = people.attributes.iter().zip(&person.attributes);
        items.push(IntervieweeItem {
            id: person.row.label.clone(),
            category: person.category.clone(),
            subcategory: person.subcategory.clone(),
            attribution: person.row.attribution.clone(),
            consent: person.row.consent.map(|c| c.to_string()),
            embargo_until: person.row.embargo_until.clone(),
            recommended_by: tied(&people, id, LinkKind::RecommendedBy),
            same_organisation_as: tied(&people, id, LinkKind::SameOrganisationAs),
            groups: groups_of(&people, id),
            attributes: values.filter_map(|(a, v)| Some((a.name.clone(), v.clone()?))).collect(),
            transcripts: transcripts.remove(&id).unwrap_or_default(),
        });
    }
    Ok(items)
}

/// What an import of interviewees did.
#[must_use]
pub fn interviewees_import(report: IntervieweesReport) -> IntervieweesImport {
    let IntervieweesReport { added, changed, unchanged, bound, problems, notes } = report;
    IntervieweesImport { added, changed, unchanged, bound, problems, notes }
}

fn tied(people: &Known, id: IntervieweeId, kind: LinkKind) -> Vec<String> {
    let ties = people.links.iter().filter(|l| l.interviewee == id && l.kind == kind);
    ties.map(|l| l.other.clone()).collect()
}

fn groups_of(people: &Known, id: IntervieweeId) -> Vec<String> {
    people.groups.iter().filter(|g| g.members.contains(&id)).map(|g| g.name.clone()).collect()
}

/// Everyone who was interviewed, in the order of their categories, and how people are grouped.
///
/// # Errors
/// What the study file says.
pub fn people(study: &Study) -> Result<People, StudyError> {
    let people = study.kept_people()?;
    let memos = study.memos_on_interviewees()?;
    let mut transcripts = transcripts_by_person(study)?;
    let order = people.full_categories_in_order();
    let rank = |person: &&Person| {
        person.full_category().and_then(|own| order.iter().position(|c| *c == own)).unwrap_or(usize::MAX)
    };
    let mut persons: Vec<&Person> = people.persons.iter().collect();
    persons.sort_by_key(rank);
    let card = |person: &Person| {
        let id = person.row.id;
        IntervieweeCard {
            id: id.to_string(),
            label: person.row.label.clone(),
            category_id: person.row.category.map(|c| c.to_string()),
            category: person.category.clone(),
            subcategory: person.subcategory.clone(),
            attribution: person.row.attribution.clone(),
            consent: person.row.consent.map(|c| c.to_string()),
            consent_date: person.row.consent_date.clone(),
            consent_source: person.row.consent_source.clone(),
            embargo_until: person.row.embargo_until.clone(),
            recommended_by: tied(&people, id, LinkKind::RecommendedBy),
            same_organisation_as: tied(&people, id, LinkKind::SameOrganisationAs),
            groups: groups_of(&people, id),
            attributes: person.attributes.clone(),
            transcripts: transcripts.remove(&id).unwrap_or_default(),
            memos: memos.get(&id).copied().unwrap_or(0),
        }
    };
    Ok(People {
        interviewees: persons.into_iter().map(card).collect(),
        categories: categories(&people),
        attributes: attributes(&people),
        consents: Consent::ALL.iter().map(ToString::to_string).collect(),
        groups: people.groups.iter().map(|g| g.name.clone()).collect(),
    })
}

/// Ids of the transcripts in which each person speaks: those of the person's interviews, and those
/// of which a speaker is the person.
fn transcripts_by_person(study: &Study) -> Result<HashMap<IntervieweeId, Vec<String>>, StudyError> {
    let whose: HashMap<_, _> =
        study.interviews()?.into_iter().filter_map(|i| Some((i.id, i.interviewee?))).collect();
    let mut speakers: HashMap<_, BTreeSet<IntervieweeId>> = HashMap::new();
    for speaker in study.speakers()? {
        speakers.entry(speaker.transcript).or_default().extend(speaker.interviewee);
    }
    let mut by_person: HashMap<IntervieweeId, Vec<String>> = HashMap::new();
    for transcript in study.transcripts()? {
        let mut speak = speakers.remove(&transcript.id).unwrap_or_default();
        speak.extend(whose.get(&transcript.interview));
        for person in speak {
            by_person.entry(person).or_default().push(transcript.id.to_string());
        }
    }
    Ok(by_person)
}

/// Categories in order, each followed by its subcategories.
fn categories(people: &Known) -> Vec<CategoryRow> {
    let count = |category: &Category| {
        let below = |c: &&Category| c.id == category.id || c.parent == Some(category.id);
        let ids: Vec<_> = people.categories.iter().filter(below).map(|c| c.id).collect();
        people.persons.iter().filter(|p| p.row.category.is_some_and(|c| ids.contains(&c))).count()
    };
    let row = |category: &Category| CategoryRow {
        id: category.id.to_string(),
        name: category.name.clone(),
        parent: category.parent.map(|p| p.to_string()),
        attribution: category.attribution.clone(),
        interviewees: u32::try_from(count(category)).unwrap_or(u32::MAX),
    };
    let tops = people.categories.iter().filter(|c| c.parent.is_none());
    let with_below = tops.flat_map(|top| {
        let below = people.categories.iter().filter(|c| c.parent == Some(top.id));
        std::iter::once(top).chain(below)
    });
    with_below.map(row).collect()
}

fn attributes(people: &Known) -> Vec<AttributeRow> {
    (0..).zip(&people.attributes).map(|(at, one)| attribute(people, at, one)).collect()
}

fn attribute(people: &Known, at: usize, attribute: &Attribute) -> AttributeRow {
    let values: BTreeSet<&str> =
        people.persons.iter().filter_map(|p| p.attributes.get(at)?.as_deref()).collect();
    let mut values: Vec<String> = values.into_iter().map(str::to_owned).collect();
    if matches!(attribute.kind, AttributeKind::Integer | AttributeKind::Decimal) {
        let number = |value: &String| value.parse::<f64>().unwrap_or(f64::MAX);
        values.sort_by(|a, b| number(a).total_cmp(&number(b)));
    }
    AttributeRow {
        id: attribute.id.to_string(),
        name: attribute.name.clone(),
        kind: attribute.kind.to_string(),
        values,
    }
}

/// What the values of an attribute are, as a person says it.
#[must_use]
pub const fn kind_in_words(kind: AttributeKind) -> &'static str {
    match kind {
        AttributeKind::Text => "text",
        AttributeKind::Integer => "whole numbers",
        AttributeKind::Decimal => "numbers",
        AttributeKind::Date => "days",
        AttributeKind::Boolean => "yes or no",
    }
}

/// What would go with an interviewee, and what would stay without a person.
///
/// # Errors
/// [`StudyError::Missing`], or what the study file says.
pub fn interviewee_loss(study: &Study, id: IntervieweeId) -> Result<Loss, StudyError> {
    let loss = study.loss_of_interviewee(id)?;
    let people = study.kept_people()?;
    let label = people.get(id).map_or("", |p| p.row.label.as_str());
    let mut goes = Vec::new();
    if loss.memos > 0 {
        goes.push(plural(loss.memos, "memo"));
    }
    if loss.summaries > 0 {
        let one = loss.summaries == 1;
        goes.push(if one { "1 summary".to_owned() } else { format!("{} summaries", loss.summaries) });
    }
    if loss.announced > 0 {
        goes.push(format!("{} without a transcript", plural(loss.announced, "interview")));
    }
    let goes = if goes.is_empty() { String::new() } else { format!(" with {}", goes.join(" and ")) };
    let stays = match loss.transcripts {
        0 => String::new(),
        n => format!(
            " {} with {} {}, without a person.",
            plural(n, "transcript"),
            plural(loss.codings, "coding"),
            if n == 1 { "stays" } else { "stay" }
        ),
    };
    Ok(Loss {
        codings: 0,
        memos: u32::try_from(loss.memos).unwrap_or(u32::MAX),
        said: format!("{label} goes{goes}.{stays}"),
    })
}

/// The outreach list, in the order in which its rows were added.
///
/// # Errors
/// What the study file says.
pub fn outreach_rows(study: &Study) -> Result<Vec<OutreachRow>, StudyError> {
    let people = study.kept_people()?;
    let row = |row: verbatim_model::Outreach| OutreachRow {
        id: row.id.to_string(),
        label: row.label,
        category_id: row.category.map(|c| c.to_string()),
        approached: row.approached,
        found: row.found,
        outcome: row.outcome.to_string(),
        interviewee: row.interviewee.and_then(|id| people.get(id)).map(|p| p.row.label.clone()),
    };
    Ok(study.outreach()?.into_iter().map(row).collect())
}

/// A row of the outreach list with names instead of ids.
///
/// # Errors
/// What the study file says.
pub fn outreach_item(study: &Study, row: Outreach) -> Result<OutreachItem, StudyError> {
    let people = study.kept_people()?;
    Ok(OutreachItem {
        id: row.id.to_string(),
        label: row.label,
        category: row.category.and_then(|id| people.full_name(id)),
        approached: row.approached,
        found: row.found,
        outcome: row.outcome.to_string(),
        interviewee: row.interviewee.and_then(|id| people.get(id)).map(|p| p.row.label.clone()),
    })
}

/// The categories of interviewees, in order.
///
/// # Errors
/// What the study file says.
pub fn category_rows(study: &Study) -> Result<Vec<CategoryRow>, StudyError> {
    Ok(categories(&*study.kept_people()?))
}

/// The attributes of interviewees, in order.
///
/// # Errors
/// What the study file says.
pub fn attribute_rows(study: &Study) -> Result<Vec<AttributeRow>, StudyError> {
    Ok(attributes(&*study.kept_people()?))
}
