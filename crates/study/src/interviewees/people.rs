//! Interviewees with the names of what they belong to, for lists, columns and exports.

use std::collections::HashMap;
use std::sync::Arc;

use verbatim_model::{Attribute, Category, CategoryId, Consent, Group, Interviewee, IntervieweeId, Link};

use crate::{Study, StudyError};

/// An interviewee with names instead of ids.
#[derive(Clone, Debug)]
pub struct Person {
    /// The row.
    pub row: Interviewee,
    /// Category.
    pub category: Option<String>,
    /// Subcategory, without its category.
    pub subcategory: Option<String>,
    /// Values of attributes, parallel to [`People::attributes`].
    pub attributes: Vec<Option<String>>,
}

impl Person {
    /// Whether the person takes back what was said: it is searched and counted nowhere then.
    #[must_use]
    pub fn has_withdrawn(&self) -> bool {
        self.row.consent == Some(Consent::Withdrawn)
    }

    /// The subcategory with its category, as it is always shown where names may repeat; the
    /// category alone where there is no subcategory.
    #[must_use]
    pub fn full_category(&self) -> Option<String> {
        match (&self.category, &self.subcategory) {
            (Some(category), Some(sub)) => Some(format!("{category} > {sub}")),
            (Some(category), None) => Some(category.clone()),
            _ => None,
        }
    }
}

/// Everyone in the study.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The interviewees, in order of first appearance.
    pub persons: Vec<Person>,
    /// The attributes, in order of first appearance.
    pub attributes: Vec<Attribute>,
    /// The named groups.
    pub groups: Vec<Group>,
    /// Ties between interviewees.
    pub links: Vec<Link>,
    /// All categories, in order of first appearance.
    pub categories: Vec<Category>,
    places: HashMap<IntervieweeId, usize>,
}

impl People {
    /// Place of an interviewee in the list.
    #[must_use]
    pub fn place_of(&self, id: IntervieweeId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// Names of the categories, in order.
    #[must_use]
    pub fn categories_in_order(&self) -> Vec<String> {
        self.categories.iter().filter(|c| c.parent.is_none()).map(|c| c.name.clone()).collect()
    }

    /// Names of the categories, each followed by its subcategories with its own name before theirs.
    #[must_use]
    pub fn full_categories_in_order(&self) -> Vec<String> {
        let tops = self.categories.iter().filter(|c| c.parent.is_none());
        let with_below = tops.flat_map(|top| {
            let below = self.categories.iter().filter(|c| c.parent == Some(top.id));
            let below = below.map(|c| format!("{} > {}", top.name, c.name));
            std::iter::once(top.name.clone()).chain(below)
        });
        with_below.collect()
    }

    /// Name of a category, with that of the category above it before.
    #[must_use]
    pub fn full_name(&self, id: CategoryId) -> Option<String> {
        let own = self.categories.iter().find(|c| c.id == id)?;
        let above = self.categories.iter().find(|c| Some(c.id) == own.parent);
        Some(above.map_or_else(|| own.name.clone(), |above| format!("{} > {}", above.name, own.name)))
    }

    /// The category of a person, the upper of two levels.
    #[must_use]
    pub fn top_of(&self, person: &Person) -> Option<&Category> {
        let find = |id| self.categories.iter().find(|category| category.id == id);
        let own = find(person.row.category?)?;
        Some(own.parent.and_then(find).unwrap_or(own))
    }

    /// How a person is attributed where enough people could carry the label: by the label of the person, else by
    /// that of the subcategory.
    #[must_use]
    pub fn label_of<'p>(&'p self, person: &'p Person) -> Option<&'p str> {
        let own = self.categories.iter().find(|category| Some(category.id) == person.row.category);
        let of_subcategory =
            || own.filter(|own| own.parent.is_some()).and_then(|own| own.attribution.as_deref());
        person.row.attribution.as_deref().or_else(of_subcategory)
    }

    /// An interviewee by id.
    #[must_use]
    pub fn get(&self, id: IntervieweeId) -> Option<&Person> {
        self.place_of(id).map(|place| &self.persons[place])
    }
}

impl Study {
    /// Everyone in the study, read once and kept.
    ///
    /// # Errors
    /// What the study file says.
    pub fn kept_people(&self) -> Result<Arc<People>, StudyError> {
        if let Some(people) = &self.kept.state(self.store.rows())?.people {
            return Ok(Arc::clone(people));
        }
        let people = Arc::new(self.people()?);
        self.kept.state(self.store.rows())?.people = Some(Arc::clone(&people));
        Ok(people)
    }

    /// Everyone in the study.
    ///
    /// # Errors
    /// What the study file says.
    pub fn people(&self) -> Result<People, StudyError> {
        let rows = self.store.rows();
        let categories = rows.categories()?;
        let attributes = rows.attributes()?;
        let by_id: HashMap<CategoryId, &Category> = categories.iter().map(|c| (c.id, c)).collect();
        let place_of: HashMap<_, usize> = attributes.iter().enumerate().map(|(n, a)| (a.id, n)).collect();
        let mut persons: Vec<Person> = rows
            .interviewees()?
            .into_iter()
            .map(|row| {
                let (category, subcategory) = names(&by_id, row.category);
                Person { row, category, subcategory, attributes: vec![None; attributes.len()] }
            })
            .collect();
        let places: HashMap<IntervieweeId, usize> =
            persons.iter().enumerate().map(|(n, p)| (p.row.id, n)).collect();
        for value in rows.attribute_values()? {
            if let (Some(&person), Some(&attribute)) =
                (places.get(&value.interviewee), place_of.get(&value.attribute))
            {
                persons[person].attributes[attribute] = Some(value.value);
            }
        }
        Ok(People { persons, attributes, groups: rows.groups()?, links: rows.links()?, categories, places })
    }
}

fn names(by_id: &HashMap<CategoryId, &Category>, id: Option<CategoryId>) -> (Option<String>, Option<String>) {
    let Some(own) = id.and_then(|id| by_id.get(&id)) else { return (None, None) };
    match own.parent.and_then(|p| by_id.get(&p)) {
        Some(above) => (Some(above.name.clone()), Some(own.name.clone())),
        None => (Some(own.name.clone()), None),
    }
}
