//! Sample composition: who was interviewed, by category, subcategory and any attribute, and what became of
//! those who were approached.

use std::collections::{BTreeSet, HashSet};

use verbatim_model::{AttributeKind, CategoryId, Outcome, Outreach};

use crate::analysis::figures::{Gathered, people_of};
use crate::interviewees::{People, Person};
use crate::{Study, StudyError};

/// Who was interviewed. Whoever has withdrawn is counted nowhere but in `withdrawn`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleComposition {
    /// People with at least one interview.
    pub interviewed: u32,
    /// Interviews with somebody who is counted.
    pub interviews: u32,
    /// Interviews in which nobody is known.
    pub of_nobody: u32,
    /// Interviewees of the study who have no interview yet.
    pub waiting: u32,
    /// People with an interview who have withdrawn.
    pub withdrawn: u32,
    /// Day of the first of the interviews.
    pub first: Option<String>,
    /// Day of the last one.
    pub last: Option<String>,
    /// What became of everybody on the outreach list; `None` where there is no list.
    pub outreach: Option<Approaches>,
    /// By category, in order; people of no category last.
    pub categories: Vec<SampleCategory>,
    /// By the attribute that was asked for.
    pub attribute: Option<SampleAttribute>,
}

/// A category of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleCategory {
    /// Its name; `None`: people of no category.
    pub name: Option<String>,
    /// People with at least one interview.
    pub interviewed: u32,
    /// What became of those approached for it and for its subcategories.
    pub approaches: Approaches,
    /// Its subcategories, in order; people of none of them last. Empty where it has none.
    pub subcategories: Vec<SampleSubcategory>,
}

/// A subcategory of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSubcategory {
    /// Its name; `None`: people of the category alone.
    pub name: Option<String>,
    /// People with at least one interview.
    pub interviewed: u32,
    /// What became of those approached for it.
    pub approaches: Approaches,
}

/// What became of approaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Approaches {
    /// All that are on the list.
    pub approached: u32,
    /// Nothing came back yet.
    pub open: u32,
    /// Did not answer.
    pub no_answer: u32,
    /// Declined.
    pub declined: u32,
    /// Agreed and were not interviewed yet.
    pub agreed: u32,
    /// Were interviewed.
    pub interviewed: u32,
}

/// People who were interviewed by an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleAttribute {
    /// Its name.
    pub name: String,
    /// Its values, sorted; people of whom none is known last.
    pub values: Vec<SampleValue>,
}

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleValue {
    /// The value; `None` where none is known.
    pub value: Option<String>,
    /// People with at least one interview.
    pub interviewed: u32,
    /// These by category, in the order of the categories.
    pub by_category: Vec<u32>,
}

impl Study {
    /// Who was interviewed, by category and, where one is named, by an attribute.
    ///
    /// # Errors
    /// [`StudyError::Missing`] for an attribute that is not there; what the study file says.
    pub fn sample_composition(&self, attribute: Option<&str>) -> Result<SampleComposition, StudyError> {
        let (gathered, people) = (self.gathered()?, self.kept_people()?);
        let reached = reached(&gathered);
        let withdrawn =
            |row: &Outreach| row.interviewee.and_then(|id| people.get(id)).is_some_and(Person::has_withdrawn);
        let mut outreach = self.outreach()?;
        outreach.retain(|row| !withdrawn(row));
        let interviewed: Vec<&Person> = reached.people.iter().map(|n| &people.persons[*n as usize]).collect();
        let categories = categories(&people, &interviewed, &outreach);
        let waiting = people.persons.iter().filter(|person| !person.has_withdrawn()).count();
        Ok(SampleComposition {
            interviewed: count(interviewed.len()),
            interviews: count(reached.interviews.len()),
            of_nobody: reached.of_nobody,
            waiting: count(waiting.saturating_sub(interviewed.len())),
            withdrawn: gathered.withdrawn,
            first: reached.days.first().cloned(),
            last: reached.days.last().cloned(),
            outreach: (!outreach.is_empty()).then(|| Approaches::of(outreach.iter())),
            attribute: attribute
                .map(|name| by_attribute(&people, &interviewed, &categories, name))
                .transpose()?,
            categories,
        })
    }
}

/// People and interviews that count.
#[derive(Default)]
struct Reached {
    /// Numbers of the people, in the order of the interviewees.
    people: BTreeSet<u32>,
    /// Numbers of the interviews.
    interviews: HashSet<u32>,
    days: BTreeSet<String>,
    of_nobody: u32,
}

fn reached(gathered: &Gathered) -> Reached {
    let mut reached = Reached::default();
    let (mut all, mut whose) = (HashSet::new(), HashSet::new());
    for (place, transcript) in gathered.figures.transcripts.iter().enumerate() {
        let interview = gathered.interviews.get(transcript.interview as usize);
        let people: Vec<u32> = people_of(transcript).collect();
        if !people.is_empty() {
            reached.people.extend(people);
            reached.interviews.insert(transcript.interview);
            reached.days.extend(interview.and_then(|interview| interview.date.clone()));
        }
        // Whoever has withdrawn is somebody, too.
        let mut speakers = gathered.library.speakers[place].iter();
        if interview.is_some_and(|one| one.interviewee.is_some()) || speakers.any(|s| s.interviewee.is_some())
        {
            whose.insert(transcript.interview);
        }
        all.insert(transcript.interview);
    }
    reached.of_nobody = count(all.len() - whose.len());
    reached
}

/// Categories in order with their people; whoever has none comes last.
fn categories(people: &People, interviewed: &[&Person], outreach: &[Outreach]) -> Vec<SampleCategory> {
    let approached = |ids: &[CategoryId]| {
        let category = |row: &&Outreach| category_of(people, row).is_some_and(|id| ids.contains(&id));
        Approaches::of(outreach.iter().filter(category))
    };
    let with = |ids: &[CategoryId]| {
        count(interviewed.iter().filter(|p| p.row.category.is_some_and(|id| ids.contains(&id))).count())
    };
    let mut found = Vec::new();
    for top in people.categories.iter().filter(|category| category.parent.is_none()) {
        let below: Vec<_> = people.categories.iter().filter(|c| c.parent == Some(top.id)).collect();
        let mut subcategories: Vec<SampleSubcategory> = below
            .iter()
            .map(|category| SampleSubcategory {
                name: Some(category.name.clone()),
                interviewed: with(&[category.id]),
                approaches: approached(&[category.id]),
            })
            .collect();
        let alone =
            SampleSubcategory { name: None, interviewed: with(&[top.id]), approaches: approached(&[top.id]) };
        if !below.is_empty() && (alone.interviewed > 0 || alone.approaches.approached > 0) {
            subcategories.push(alone);
        }
        let ids: Vec<CategoryId> = below.iter().map(|category| category.id).chain([top.id]).collect();
        found.push(SampleCategory {
            name: Some(top.name.clone()),
            interviewed: with(&ids),
            approaches: approached(&ids),
            subcategories,
        });
    }
    let none = SampleCategory {
        name: None,
        interviewed: count(interviewed.iter().filter(|person| person.row.category.is_none()).count()),
        approaches: Approaches::of(outreach.iter().filter(|row| category_of(people, row).is_none())),
        subcategories: Vec::new(),
    };
    if none.interviewed > 0 || none.approaches.approached > 0 {
        found.push(none);
    }
    found
}

/// The category that somebody was approached for; else that of the interviewee whom they became.
fn category_of(people: &People, row: &Outreach) -> Option<CategoryId> {
    let became = || row.interviewee.and_then(|id| people.get(id)).and_then(|person| person.row.category);
    row.category.or_else(became)
}

fn by_attribute(
    people: &People,
    interviewed: &[&Person],
    categories: &[SampleCategory],
    name: &str,
) -> Result<SampleAttribute, StudyError> {
    let lower = name.trim().to_lowercase();
    let missing = || StudyError::Missing { what: "attribute", name: name.trim().to_owned() };
    let at = people.attributes.iter().position(|attribute| attribute.name.to_lowercase() == lower);
    let at = at.ok_or_else(missing)?;
    let attribute = &people.attributes[at];
    let value_of = |person: &Person| person.attributes.get(at).cloned().flatten();
    let values: BTreeSet<String> = interviewed.iter().filter_map(|person| value_of(person)).collect();
    let mut values: Vec<Option<String>> = values.into_iter().map(Some).collect();
    if matches!(attribute.kind, AttributeKind::Integer | AttributeKind::Decimal) {
        let number = |value: &Option<String>| {
            value.as_ref().and_then(|value| value.parse::<f64>().ok()).unwrap_or(f64::MAX)
        };
        values.sort_by(|one, next| number(one).total_cmp(&number(next)));
    }
    values.push(None);
    let counted = values.into_iter().map(|value| {
        let with: Vec<&&Person> = interviewed.iter().filter(|person| value_of(person) == value).collect();
        let in_category =
            |category: &SampleCategory| count(with.iter().filter(|p| p.category == category.name).count());
        SampleValue {
            interviewed: count(with.len()),
            by_category: categories.iter().map(in_category).collect(),
            value,
        }
    });
    let values = counted.filter(|row| row.value.is_some() || row.interviewed > 0).collect();
    Ok(SampleAttribute { name: attribute.name.clone(), values })
}

impl Approaches {
    fn of<'o>(rows: impl Iterator<Item = &'o Outreach>) -> Self {
        let mut all = Self::default();
        for row in rows {
            all.approached += 1;
            let of_outcome = match row.outcome {
                Outcome::Approached => &mut all.open,
                Outcome::NoAnswer => &mut all.no_answer,
                Outcome::Declined => &mut all.declined,
                Outcome::Agreed => &mut all.agreed,
                Outcome::Interviewed => &mut all.interviewed,
            };
            *of_outcome += 1;
        }
        all
    }
}

fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}
