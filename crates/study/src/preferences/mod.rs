//! Choices of the window that are kept in the study: panes, places, slots, drafts.

use verbatim_model::CoderId;
use verbatim_store::Preference;

use crate::open::one_line;
use crate::{Study, StudyError};

/// Longest value, in bytes: far more than a draft of a memo, far less than would weigh on the file.
const LONGEST_VALUE: usize = 64 * 1024;

/// Longest name, in bytes.
const LONGEST_KEY: usize = 200;

impl Study {
    /// Choices of everyone and of the one who is coding.
    ///
    /// # Errors
    /// What the study file says.
    pub fn preferences(&self) -> Result<Vec<Preference>, StudyError> {
        Ok(self.store.rows().preferences(self.coder.as_ref().map(|coder| coder.id))?)
    }

    /// Keeps a choice of everyone, or with `mine` of the one who is coding; `None` forgets it. It
    /// is no action: nothing of the study changes, and it is not undone.
    ///
    /// # Errors
    /// [`StudyError::BadPreference`], [`StudyError::NoCoder`], or what the study file says.
    pub fn set_preference(&mut self, key: &str, value: Option<&str>, mine: bool) -> Result<(), StudyError> {
        let key = one_line(key, "a choice of the window")?;
        if key.len() > LONGEST_KEY {
            let why = format!("its name has more than {LONGEST_KEY} bytes");
            return Err(StudyError::BadPreference(why));
        }
        if let Some(value) = value {
            refuse_bad_value(value)?;
        }
        let coder = if mine { Some(self.coding_now()?) } else { None };
        Ok(self.store.keep_preference(coder, key, value)?)
    }

    fn coding_now(&self) -> Result<CoderId, StudyError> {
        self.coder.as_ref().map(|coder| coder.id).ok_or(StudyError::NoCoder)
    }
}

fn refuse_bad_value(value: &str) -> Result<(), StudyError> {
    if value.len() > LONGEST_VALUE {
        let why = format!("it has {} KB, and at most {} KB fit", value.len() / 1024, LONGEST_VALUE / 1024);
        return Err(StudyError::BadPreference(why));
    }
    let json = serde_json::from_str::<serde::de::IgnoredAny>(value);
    json.map(drop).map_err(|_| StudyError::BadPreference("it is not JSON".to_owned()))
}
