//! Sample composition.

use verbatim_study::analysis::{
    Approaches as Found, SampleAttribute as FoundAttribute, SampleCategory as FoundCategory,
    SampleComposition as Composition,
};
use verbatim_study::exports::TeamPicture;
use verbatim_study::{Study, StudyError};

use super::plural;
use crate::replies::{
    Approaches, SampleAttribute, SampleCategory, SampleComposition, SampleSubcategory, SampleValue,
};

/// Who was interviewed, by category and, where one is named, by an attribute.
///
/// # Errors
/// As [`Study::sample_composition`].
pub fn sample_composition(study: &Study, attribute: Option<&str>) -> Result<SampleComposition, StudyError> {
    let found = study.sample_composition(attribute)?;
    Ok(SampleComposition {
        said: sentences(&found),
        interviewed: found.interviewed,
        interviews: found.interviews,
        of_nobody: found.of_nobody,
        waiting: found.waiting,
        withdrawn: found.withdrawn,
        first: found.first,
        last: found.last,
        outreach: found.outreach.map(approaches),
        categories: found.categories.into_iter().map(category).collect(),
        attribute: found.attribute.map(by_attribute),
    })
}

/// Who was interviewed, as a picture.
///
/// # Errors
/// As [`Study::sample_composition`].
pub fn sample_picture(study: &Study, attribute: Option<&str>) -> Result<TeamPicture, StudyError> {
    let found = study.sample_composition(attribute)?;
    Ok(TeamPicture::sample(&found, &sentences(&found)))
}

fn category(category: FoundCategory) -> SampleCategory {
    let subcategories = category.subcategories.into_iter().map(|sub| SampleSubcategory {
        subcategory: sub.name,
        interviewed: sub.interviewed,
        approaches: approaches(sub.approaches),
    });
    SampleCategory {
        category: category.name,
        interviewed: category.interviewed,
        approaches: approaches(category.approaches),
        subcategories: subcategories.collect(),
    }
}

const fn approaches(found: Found) -> Approaches {
    let Found { approached, open, no_answer, declined, agreed, interviewed } = found;
    Approaches { approached, open, no_answer, declined, agreed, interviewed }
}

fn by_attribute(found: FoundAttribute) -> SampleAttribute {
    let values = found.values.into_iter().map(|value| SampleValue {
        value: value.value,
        interviewed: value.interviewed,
        by_category: value.by_category,
    });
    SampleAttribute { attribute: found.name, values: values.collect() }
}

fn sentences(found: &Composition) -> Vec<String> {
    let mut said = vec![interviewed(found)];
    said.push(match found.outreach {
        None => "There is no outreach list, so it is not known who was approached and declined.".to_owned(),
        Some(approaches) => approached(approaches),
    });
    match found.withdrawn {
        0 => {}
        1 => said.push("1 person has withdrawn and is not counted.".to_owned()),
        n => said.push(format!("{n} people have withdrawn and are not counted.")),
    }
    if found.waiting > 0 {
        let verb = if found.waiting == 1 { "has" } else { "have" };
        said.push(format!("{} {verb} no interview yet.", plural(found.waiting as usize, "interviewee")));
    }
    if found.of_nobody > 0 {
        let verb = if found.of_nobody == 1 { "is" } else { "are" };
        said.push(format!(
            "{} {verb} nobody’s yet and not counted.",
            plural(found.of_nobody as usize, "interview")
        ));
    }
    said
}

fn interviewed(found: &Composition) -> String {
    let with = found.categories.iter().filter(|c| c.name.is_some() && c.interviewed > 0).count();
    let people = match found.interviewed {
        0 => return "Nobody was interviewed yet.".to_owned(),
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    };
    let categories = match with {
        0 => String::new(),
        1 => " of 1 category".to_owned(),
        n => format!(" of {n} categories"),
    };
    let verb = if found.interviewed == 1 { "was" } else { "were" };
    let interviews = plural(found.interviews as usize, "interview");
    let days = match (&found.first, &found.last) {
        (Some(first), Some(last)) if first == last => format!(" on {first}"),
        (Some(first), Some(last)) => format!(" from {first} to {last}"),
        _ => String::new(),
    };
    format!("{people}{categories} {verb} interviewed, in {interviews}{days}.")
}

fn approached(found: Found) -> String {
    let outcomes = [
        (found.interviewed, "were interviewed", "was interviewed"),
        (found.agreed, "have agreed", "has agreed"),
        (found.declined, "declined", "declined"),
        (found.no_answer, "did not answer", "did not answer"),
        (found.open, "have not answered yet", "has not answered yet"),
    ];
    let outcomes = outcomes.iter().filter(|(n, ..)| *n > 0);
    let outcomes = outcomes.map(|(n, many, one)| format!("{n} {}", if *n == 1 { one } else { many }));
    let people = if found.approached == 1 { "person or place" } else { "people or places" };
    format!("Of {} {people} approached, {}.", found.approached, outcomes.collect::<Vec<_>>().join(", "))
}
