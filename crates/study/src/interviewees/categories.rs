//! Categories of interviewees: naming, order and removal.

use verbatim_model::{ActionKind, Category, CategoryId};

use crate::interviewees::change::said;
use crate::interviewees::order::moved;
use crate::open::one_line;
use crate::searches::one_category;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Everything of a category that a person may change.
#[derive(Clone, Debug, Default)]
pub struct CategoryForm {
    /// Category that a new subcategory stands under; one that is there keeps its place.
    pub parent: Option<CategoryId>,
    /// Name, unique among its siblings.
    pub name: String,
    /// Attribution of its people where the subcategory's own is too rare.
    pub attribution: Option<String>,
}

impl Study {
    /// The category of a written name, letter case aside: `Law enforcement > Federal`, or `Federal`
    /// where only one category has a subcategory of that name.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::Ambiguous`], or what the study file says.
    pub fn find_category(&self, written: &str) -> Result<Category, StudyError> {
        let people = self.kept_people()?;
        let named = |c: &Category| Some((people.full_name(c.id)?, c.clone()));
        let named: Vec<(String, Category)> = people.categories.iter().filter_map(named).collect();
        let full: Vec<String> = named.iter().map(|(name, _)| name.clone()).collect();
        let name = one_category(&full, written)?;
        let found = named.into_iter().find(|(full, _)| *full == name);
        found.map(|(_, category)| category).ok_or(StudyError::Missing { what: "category", name })
    }

    /// Adds a category or subcategory as the last of its siblings, or changes the one of this id.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`], [`StudyError::TooDeep`],
    /// [`StudyError::Missing`], or what the study file says.
    pub fn put_category(
        &mut self,
        id: Option<CategoryId>,
        form: &CategoryForm,
    ) -> Result<Changed<Category>, StudyError> {
        let categories = self.store.rows().categories()?;
        let before = id.map(|id| known(&categories, id)).transpose()?.cloned();
        let parent = before.as_ref().map_or(form.parent, |before| before.parent);
        if let Some(above) = parent.map(|id| known(&categories, id)).transpose()?
            && above.parent.is_some()
        {
            return Err(StudyError::TooDeep(above.name.clone()));
        }
        let name = one_line(&form.name, "a category")?.to_owned();
        let lower = name.to_lowercase();
        let twin = |c: &Category| c.parent == parent && Some(c.id) != id && c.name.to_lowercase() == lower;
        if categories.iter().any(twin) {
            return Err(StudyError::NameTaken { what: "a category", name });
        }
        let next = categories.iter().map(|c| c.position + 1).max().unwrap_or(0);
        let category = Category {
            id: id.unwrap_or_else(CategoryId::new),
            parent,
            name,
            position: before.map_or(next, |before| before.position),
            attribution: said(form.attribution.as_deref()),
        };
        self.act(ActionKind::ChangeCategory, |tx, _| {
            tx.put_category(&category)?;
            Ok((category, touched(0)))
        })
    }

    /// Moves a category among its siblings, from 0: the order of the columns that they make.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn move_category(&mut self, id: CategoryId, place: usize) -> Result<Changed<()>, StudyError> {
        let categories = self.store.rows().categories()?;
        let parent = known(&categories, id)?.parent;
        let at = |id: CategoryId| categories.iter().position(|c| c.id == id).unwrap_or_default();
        let siblings: Vec<usize> =
            categories.iter().filter(|c| c.parent == parent).map(|c| at(c.id)).collect();
        let order = moved(categories.len(), &siblings, at(id), place);
        self.act(ActionKind::ChangeCategory, |tx, _| {
            for (position, from) in (0..).zip(order.unwrap_or_default()) {
                tx.put_category(&Category { position, ..categories[from].clone() })?;
            }
            Ok(((), touched(0)))
        })
    }

    /// Removes a category. Its people, and rows of outreach, go to the category above it; those of
    /// a category with subcategories, which go too, have none from then on. Answers how many
    /// interviewees that were.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn remove_category(&mut self, id: CategoryId) -> Result<Changed<usize>, StudyError> {
        let categories = self.store.rows().categories()?;
        let above = known(&categories, id)?.parent;
        let below = categories.iter().filter(|c| c.parent == Some(id)).map(|c| c.id);
        // Subcategories first: nothing may refer to what goes.
        let gone: Vec<CategoryId> = below.chain([id]).collect();
        self.act(ActionKind::ChangeCategory, |tx, _| {
            let goes = |category: Option<CategoryId>| category.is_some_and(|c| gone.contains(&c));
            let mut count = 0;
            for mut person in tx.interviewees()?.into_iter().filter(|p| goes(p.category)) {
                person.category = above;
                tx.put_interviewee(&person)?;
                count += 1;
            }
            for mut row in tx.outreach()?.into_iter().filter(|o| goes(o.category)) {
                row.category = above;
                tx.put_outreach(&row)?;
            }
            for category in &gone {
                tx.delete_category(*category)?;
            }
            Ok((count, touched(count)))
        })
    }
}

fn known(categories: &[Category], id: CategoryId) -> Result<&Category, StudyError> {
    let missing = || StudyError::Missing { what: "category", name: id.to_string() };
    categories.iter().find(|c| c.id == id).ok_or_else(missing)
}

fn touched(count: usize) -> Subject {
    Subject::counted(count, Marks { interviewees: true, ..Marks::default() })
}
