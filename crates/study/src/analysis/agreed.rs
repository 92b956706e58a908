//! What the team has agreed on before it looks at counts: what recurs, and in which words it speaks of
//! numbers of people.

use serde::{Deserialize, Serialize};
use verbatim_analysis::{Quantifiers, Recurrence};
use verbatim_model::{ActionKind, Timestamp};
use verbatim_store::now;

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// Setting that holds what counts as recurring.
const RECURRING: &str = "recurring";
/// Setting that holds the scale of words.
const QUANTIFIERS: &str = "quantifiers";

/// What counts as recurring, who said so and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedRecurrence {
    /// The rule.
    pub rule: Recurrence,
    /// Name of the coder who set it.
    pub set_by: String,
    /// When.
    pub set_at: Timestamp,
}

/// The scale of words, who set it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedQuantifiers {
    /// The scale.
    pub scale: Quantifiers,
    /// Name of the coder who set it.
    pub set_by: String,
    /// When.
    pub set_at: Timestamp,
}

/// Three numbers as the study keeps them.
#[derive(Serialize, Deserialize)]
struct Kept {
    numbers: [u32; 3],
    by: String,
    at: i64,
}

impl Study {
    /// What counts as recurring; `None` as long as nobody has said so.
    ///
    /// # Errors
    /// What the study file says.
    pub fn recurrence(&self) -> Result<Option<AgreedRecurrence>, StudyError> {
        Ok(self.agreed(RECURRING)?.map(|Kept { numbers: [people, groups, categories], by, at }| {
            let rule = Recurrence { people, groups, categories };
            AgreedRecurrence { rule, set_by: by, set_at: Timestamp(at) }
        }))
    }

    /// Says what counts as recurring.
    ///
    /// # Errors
    /// [`StudyError::NoRule`] where it would call everything recurring; [`StudyError::NoCoder`]; what
    /// the study file says.
    pub fn set_recurrence(&mut self, rule: Recurrence) -> Result<Changed<()>, StudyError> {
        let Recurrence { people, groups, categories } = rule;
        if people < 2 && groups < 2 && categories < 2 {
            return Err(StudyError::NoRule);
        }
        self.agree(ActionKind::SetRecurring, RECURRING, [people, groups, categories])
    }

    /// The words for numbers of people; `None` as long as nobody has set them.
    ///
    /// # Errors
    /// What the study file says.
    pub fn quantifiers(&self) -> Result<Option<AgreedQuantifiers>, StudyError> {
        Ok(self.agreed(QUANTIFIERS)?.and_then(|Kept { numbers: [several, many, most], by, at }| {
            let scale = Quantifiers::new(several, many, most)?;
            Some(AgreedQuantifiers { scale, set_by: by, set_at: Timestamp(at) })
        }))
    }

    /// Sets from which share of N on, in hundredths, people are called several, many and most.
    ///
    /// # Errors
    /// [`StudyError::NoScale`] where it does not rise or calls half of the people most;
    /// [`StudyError::NoCoder`]; what the study file says.
    pub fn set_quantifiers(&mut self, several: u32, many: u32, most: u32) -> Result<Changed<()>, StudyError> {
        if Quantifiers::new(several, many, most).is_none() {
            return Err(StudyError::NoScale);
        }
        self.agree(ActionKind::SetQuantifiers, QUANTIFIERS, [several, many, most])
    }

    fn agreed(&self, key: &str) -> Result<Option<Kept>, StudyError> {
        let kept = self.store.rows().setting(key)?;
        // Written by `agree` alone; what a newer program wrote otherwise counts as not set.
        Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// Nothing is recorded where the same was agreed on before.
    fn agree(&mut self, kind: ActionKind, key: &str, numbers: [u32; 3]) -> Result<Changed<()>, StudyError> {
        let same = self.agreed(key)?.is_some_and(|kept| kept.numbers == numbers);
        self.act(kind, |tx, coder| {
            if !same {
                let kept = Kept { numbers, by: coder.name.clone(), at: now().0 };
                tx.set_setting(key, &serde_json::to_string(&kept).unwrap_or_default())?;
            }
            Ok(((), Subject { numbers: numbers.to_vec(), ..Subject::default() }))
        })
    }
}
