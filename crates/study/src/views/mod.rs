//! Views of the evidence that are kept by name: what was shown, and how.
//!
//! The settings are those of whoever saves them. The study keeps them as they are, and only sees that
//! they are JSON and small: they say which columns, measures and filters, and hold no words of a
//! transcript. What they do hold is read by the leak scan.

use verbatim_model::{ActionKind, SavedView, SavedViewId, ViewKind};
use verbatim_store::now;

use crate::open::one_line;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// Most that the settings of a view may take, in bytes: they list choices, not content.
const LONGEST_SETTINGS: usize = 16 * 1024;

/// What is saved under a name.
#[derive(Clone, Debug)]
pub struct ViewForm {
    /// The name.
    pub name: String,
    /// What the view shows.
    pub kind: ViewKind,
    /// How, as JSON of whoever saves it.
    pub settings: String,
}

impl Study {
    /// Saved views, by name.
    ///
    /// # Errors
    /// What the study file says.
    pub fn saved_views(&self) -> Result<Vec<SavedView>, StudyError> {
        Ok(self.store.rows().saved_views()?)
    }

    /// A saved view by id.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn saved_view(&self, id: SavedViewId) -> Result<SavedView, StudyError> {
        let missing = || StudyError::Missing { what: "saved view", name: id.to_string() };
        self.saved_views()?.into_iter().find(|view| view.id == id).ok_or_else(missing)
    }

    /// The saved view of this name, letter case aside where that leaves one.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn find_view(&self, name: &str) -> Result<SavedView, StudyError> {
        let (name, lower) = (name.trim(), name.trim().to_lowercase());
        let all = self.saved_views()?;
        let exact = all.iter().find(|view| view.name == name);
        let found = exact.or_else(|| all.iter().find(|view| view.name.to_lowercase() == lower));
        found.cloned().ok_or_else(|| StudyError::Missing { what: "saved view", name: name.to_owned() })
    }

    /// Saves a view under a name that no other has.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`], [`StudyError::BadViewSettings`],
    /// [`StudyError::NoCoder`], or what the study file says.
    pub fn save_view(&mut self, form: &ViewForm) -> Result<Changed<SavedView>, StudyError> {
        self.put_view(SavedViewId::new(), form)
    }

    /// Puts another name, kind and settings in the place of those of a view.
    ///
    /// # Errors
    /// As [`Study::save_view`]; [`StudyError::Missing`].
    pub fn replace_view(
        &mut self,
        id: SavedViewId,
        form: &ViewForm,
    ) -> Result<Changed<SavedView>, StudyError> {
        let before = self.saved_view(id)?;
        let form = ViewForm { name: one_line(&form.name, "a saved view")?.to_owned(), ..form.clone() };
        if (&before.name, before.kind, &before.settings) == (&form.name, form.kind, &form.settings) {
            return self.act(ActionKind::ChangeView, |_, _| Ok((before, Subject::default())));
        }
        self.put_view(id, &form)
    }

    /// Gives a view another name.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], [`StudyError::NameTaken`], [`StudyError::Missing`],
    /// [`StudyError::NoCoder`], or what the study file says.
    pub fn rename_view(&mut self, id: SavedViewId, name: &str) -> Result<Changed<SavedView>, StudyError> {
        let name = one_line(name, "a saved view")?.to_owned();
        let view = SavedView { name, ..self.saved_view(id)? };
        self.refuse_taken_view(&view.name, id)?;
        self.act(ActionKind::ChangeView, |tx, _| {
            tx.put_saved_view(&view)?;
            Ok((view, Subject::default()))
        })
    }

    /// Removes a view.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NoCoder`], or what the study file says.
    pub fn remove_view(&mut self, id: SavedViewId) -> Result<Changed<SavedView>, StudyError> {
        let view = self.saved_view(id)?;
        self.act(ActionKind::ChangeView, |tx, _| {
            tx.delete_saved_view(id)?;
            Ok((view, Subject::default()))
        })
    }

    fn put_view(&mut self, id: SavedViewId, form: &ViewForm) -> Result<Changed<SavedView>, StudyError> {
        let name = one_line(&form.name, "a saved view")?.to_owned();
        refuse_bad_settings(&form.settings)?;
        self.refuse_taken_view(&name, id)?;
        let (kind, settings) = (form.kind, form.settings.clone());
        self.act(ActionKind::ChangeView, |tx, coder| {
            let view = SavedView { id, name, kind, settings, coder: coder.id, saved_at: now() };
            tx.put_saved_view(&view)?;
            Ok((view, Subject::default()))
        })
    }

    fn refuse_taken_view(&self, name: &str, id: SavedViewId) -> Result<(), StudyError> {
        if self.saved_views()?.iter().any(|other| other.name == name && other.id != id) {
            return Err(StudyError::NameTaken { what: "a saved view", name: name.to_owned() });
        }
        Ok(())
    }
}

/// Every text that stands in the settings of a view, one a line. Days and ids tell of nobody.
pub(crate) fn words_of_settings(settings: &str) -> String {
    let mut words = Vec::new();
    if let Ok(json) = serde_json::from_str(settings) {
        collect(&json, &mut words);
    }
    words.join("\n")
}

fn collect(json: &serde_json::Value, words: &mut Vec<String>) {
    match json {
        serde_json::Value::String(text)
            if verbatim_model::is_day(text) || uuid::Uuid::parse_str(text).is_ok() => {}
        serde_json::Value::String(text) => words.push(text.clone()),
        serde_json::Value::Array(all) => all.iter().for_each(|one| collect(one, words)),
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                // The name of a field can be that of a code or an attribute, too.
                collect(&serde_json::Value::String(name.clone()), words);
                collect(value, words);
            }
        }
        _ => {}
    }
}

fn refuse_bad_settings(settings: &str) -> Result<(), StudyError> {
    if settings.len() > LONGEST_SETTINGS {
        let (size, most) = (settings.len() / 1024, LONGEST_SETTINGS / 1024);
        return Err(StudyError::BadViewSettings(format!("they take {size} KB, and at most {most} KB fit")));
    }
    let json = serde_json::from_str::<serde::de::IgnoredAny>(settings);
    json.map(drop).map_err(|_| StudyError::BadViewSettings("they are not JSON".to_owned()))
}
