//! Fields about people.

use verbatim_model::{Attribute, AttributeKind};
use verbatim_search::FieldName;

use super::days::{Range, compare_day, is_date};
use super::{Meaning, Unknown, no_such, yes_or_no};
use crate::StudyError;
use crate::interviewees::{People, Person};
use crate::searches::categories::{in_categories, one_category};
use crate::searches::desk::SearchDesk;

/// Word for people without a value.
const NONE: &str = "none";

/// These people, and nobody known with `none`.
fn those(desk: &SearchDesk, nobody: bool, wanted: impl Fn(&Person) -> bool) -> Meaning {
    Meaning::People { who: desk.people.persons.iter().map(wanted).collect(), nobody }
}

pub(super) fn category(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    if value.eq_ignore_ascii_case(NONE) {
        return Ok(those(desk, true, |person| person.category.is_none()));
    }
    let names = desk.people.full_categories_in_order();
    let full = one_category(&names, value).map_err(|error| match error {
        StudyError::Missing { .. } => no_such("category", value, &names),
        other => other.to_string(),
    })?;
    Ok(those(desk, false, |person| in_categories(Some(person), std::slice::from_ref(&full))))
}

pub(super) fn subcategory(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    if value.eq_ignore_ascii_case(NONE) {
        return Ok(those(desk, true, |person| person.subcategory.is_none()));
    }
    let names: Vec<String> =
        desk.people.full_categories_in_order().into_iter().filter(|name| name.contains(" > ")).collect();
    let full = one_category(&names, value).map_err(|error| match error {
        StudyError::Missing { .. } => no_such("subcategory", value, &names),
        other => other.to_string(),
    })?;
    Ok(those(desk, false, |person| {
        person.subcategory.is_some() && person.full_category().as_ref() == Some(&full)
    }))
}

pub(super) fn interviewee(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let wanted = value.to_lowercase();
    let label = |person: &Person| person.row.label.to_lowercase() == wanted;
    if desk.people.persons.iter().any(label) {
        return Ok(those(desk, false, label));
    }
    Err(no_such("interviewee", value, desk.people.persons.iter().map(|person| &person.row.label)))
}

pub(super) fn group(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let wanted = value.to_lowercase();
    let found = desk.people.groups.iter().find(|group| group.name.to_lowercase() == wanted);
    let group =
        found.ok_or_else(|| no_such("group", value, desk.people.groups.iter().map(|group| &group.name)))?;
    Ok(those(desk, false, |person| group.members.contains(&person.row.id)))
}

/// The attribute of this name, letter case aside where that leaves one.
pub(in crate::searches) fn attribute_named<'p>(
    people: &'p People,
    name: &str,
) -> Option<(usize, &'p Attribute)> {
    let all = || people.attributes.iter().enumerate();
    let lower = name.to_lowercase();
    all().find(|(_, a)| a.name == name).or_else(|| all().find(|(_, a)| a.name.to_lowercase() == lower))
}

/// Names of the fields that every study has.
fn fixed_names() -> Vec<String> {
    FieldName::FIXED.iter().map(|name| name.as_str().to_owned()).collect()
}

pub(super) fn attribute(desk: &SearchDesk, name: &str, value: &str) -> Result<Meaning, Unknown> {
    let Some((place, attribute)) = attribute_named(&desk.people, name) else {
        let known = desk.people.attributes.iter().map(|a| a.name.clone());
        // The study's own names first: the others are the same everywhere.
        return Err(no_such("field", name, known.chain(fixed_names())));
    };
    let of = |person: &Person| person.attributes[place].clone();
    if value.eq_ignore_ascii_case(NONE) {
        return Ok(those(desk, true, |person| of(person).is_none()));
    }
    let holds = match attribute.kind {
        AttributeKind::Integer | AttributeKind::Decimal => numbers(value)?,
        AttributeKind::Date => dates(value)?,
        AttributeKind::Boolean => {
            let wanted = yes_or_no(value).ok_or_else(|| no_such("value", value, ["yes", "no", NONE]))?;
            Box::new(move |own: &str| yes_or_no(own) == Some(wanted)) as Holds<'_>
        }
        AttributeKind::Text => return text(desk, place, value),
    };
    Ok(those(desk, false, |person| of(person).is_some_and(|own| holds(&own))))
}

/// Whether a value of somebody is meant.
type Holds<'v> = Box<dyn Fn(&str) -> bool + 'v>;

fn numbers(value: &str) -> Result<Holds<'_>, Unknown> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let range = Range::read(value).filter(|range| range.ends().all(|end| number(end).is_some()));
    let range = range.ok_or_else(|| format!("“{value}” is no number; write 5, 5..10, ..10 or >=5"))?;
    Ok(Box::new(move |own| {
        let Some(own) = number(own) else { return false };
        range.holds(|end| own.total_cmp(&number(end).unwrap_or(f64::NAN)))
    }))
}

fn dates(value: &str) -> Result<Holds<'_>, Unknown> {
    let range = Range::read(value).filter(|range| range.ends().all(is_date));
    let range = range.ok_or_else(|| no_date(value))?;
    Ok(Box::new(move |own| range.holds(|end| compare_day(own, end))))
}

/// Says how days are written.
pub(super) fn no_date(value: &str) -> Unknown {
    format!("“{value}” is no day; write 2024, 2024-03, 2024-03-01, or a range such as 2024-03..2024-05")
}

/// Text is compared whole, letter case aside; a star at either end stands for anything.
fn text(desk: &SearchDesk, place: usize, value: &str) -> Result<Meaning, Unknown> {
    let wanted = value.to_lowercase();
    let (open, close) = (wanted.starts_with('*'), wanted.ends_with('*'));
    let inner = wanted.trim_matches('*');
    let alike = |own: &str| {
        let own = own.to_lowercase();
        match (open, close) {
            (false, false) => own == wanted,
            (true, false) => own.ends_with(inner),
            (false, true) => own.starts_with(inner),
            (true, true) => own.contains(inner),
        }
    };
    let of = |person: &Person| person.attributes[place].clone();
    if !desk.people.persons.iter().any(|person| of(person).is_some_and(|own| alike(&own))) {
        let mut known: Vec<String> = desk.people.persons.iter().filter_map(of).collect();
        known.sort();
        known.dedup();
        return Err(no_such("value", value, known));
    }
    Ok(those(desk, false, |person| of(person).is_some_and(|own| alike(&own))))
}
