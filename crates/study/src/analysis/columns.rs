//! Columns of a matrix by name.

use verbatim_analysis::Columns;

use crate::interviewees::{People, Person};
use crate::{Study, StudyError};

/// Columns that every study has; the others are its attributes.
pub(crate) const BUILT_IN_COLUMNS: &[&str] = &["category", "subcategory", "interviewee", "group"];

/// Builds the columns of people of one name, or of two crossed.
///
/// # Errors
/// [`StudyError::NoColumn`] where nothing about people is called so.
pub(crate) fn columns(people: &People, names: &[String]) -> Result<Columns, StudyError> {
    let unknown = |name: &str| StudyError::NoColumn { name: name.to_owned(), known: known(people) };
    let mut built: Option<Columns> = None;
    for name in names {
        let next = one(people, name.trim()).ok_or_else(|| unknown(name))?;
        built = Some(match built {
            None => next,
            Some(before) => before.cross(&next),
        });
    }
    built.ok_or_else(|| unknown(""))
}

/// Builds the columns of people of one name: `category`, `subcategory`, `interviewee`, `group` or that
/// of an attribute; `None` where nothing is called so. Who has withdrawn stands in none.
pub(super) fn one(people: &People, name: &str) -> Option<Columns> {
    let values = |value: &dyn Fn(&Person) -> Option<String>| -> Vec<Vec<String>> {
        let of = |p: &Person| value(p).filter(|_| !p.has_withdrawn()).into_iter().collect();
        people.persons.iter().map(of).collect()
    };
    let single = |value: &dyn Fn(&Person) -> Option<String>| Columns::by_value(&values(value));
    match name.to_lowercase().as_str() {
        "category" => {
            Some(Columns::in_order(&people.categories_in_order(), &values(&|p| p.category.clone())))
        }
        "subcategory" => {
            Some(Columns::in_order(&people.full_categories_in_order(), &values(&Person::full_category)))
        }
        "interviewee" => Some(single(&|p| Some(p.row.label.clone()))),
        "group" => {
            let groups_of = |p: &Person| {
                let in_group =
                    |g: &&verbatim_model::Group| !p.has_withdrawn() && g.members.contains(&p.row.id);
                let in_group = people.groups.iter().filter(in_group);
                in_group.map(|g| g.name.clone()).collect::<Vec<_>>()
            };
            let of_person: Vec<Vec<String>> = people.persons.iter().map(groups_of).collect();
            Some(Columns::by_value(&of_person))
        }
        lower => {
            let at = people.attributes.iter().position(|a| a.name == name);
            let at = at.or_else(|| people.attributes.iter().position(|a| a.name.to_lowercase() == lower));
            let at = at?;
            Some(single(&|p| p.attributes[at].clone()))
        }
    }
}

/// Names of the columns of people that there are, attributes last.
pub(super) fn known(people: &People) -> Vec<String> {
    let built_in = BUILT_IN_COLUMNS.iter().map(|name| (*name).to_owned());
    built_in.chain(people.attributes.iter().map(|a| a.name.clone())).collect()
}

impl Study {
    /// Names by which a matrix can have its columns: the built-in ones, then the attributes of interviewees
    /// and those of codings.
    ///
    /// # Errors
    /// What the study file says.
    pub fn column_names(&self) -> Result<Vec<String>, StudyError> {
        let of_codings = self.store.rows().coding_attributes()?.into_iter().map(|attribute| attribute.name);
        Ok(known(&self.people()?).into_iter().chain(of_codings).collect())
    }
}
