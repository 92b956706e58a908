//! Narrowing to categories of interviewees.

use crate::StudyError;
use crate::interviewees::{People, Person};

/// Checks the names of categories, letter case aside: a category, a subcategory with its category
/// (`Law enforcement > Federal`), or a subcategory alone where only one category has it. Answers
/// the full names.
pub(crate) fn known_categories(people: &People, names: &[String]) -> Result<Vec<String>, StudyError> {
    let mut full: Vec<String> = Vec::new();
    for person in &people.persons {
        for name in [person.category.clone(), person.full_category()].into_iter().flatten() {
            if !full.contains(&name) {
                full.push(name);
            }
        }
    }
    names.iter().map(|name| one_category(&full, name)).collect()
}

/// The one of these full names that a written name means.
pub(crate) fn one_category(full: &[String], name: &str) -> Result<String, StudyError> {
    let wanted: String = name.split('>').map(str::trim).collect::<Vec<_>>().join(" > ").to_lowercase();
    if let Some(exact) = full.iter().find(|f| f.to_lowercase() == wanted) {
        return Ok(exact.clone());
    }
    let ends: Vec<String> =
        full.iter().filter(|f| f.to_lowercase().ends_with(&format!(" > {wanted}"))).cloned().collect();
    match ends.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(StudyError::Missing { what: "category", name: name.to_owned() }),
        _ => Err(StudyError::Ambiguous { name: name.to_owned(), candidates: ends }),
    }
}

/// Whether a person is of one of these categories; of any where none is named.
pub(crate) fn in_categories(person: Option<&Person>, categories: &[String]) -> bool {
    if categories.is_empty() {
        return true;
    }
    let Some(person) = person else { return false };
    let (category, full) = (&person.category, person.full_category());
    categories.iter().any(|c| Some(c) == category.as_ref() || Some(c) == full.as_ref())
}
