//! What the study keeps of how excerpts left, so that the same can be asked for again.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use verbatim_model::{CategoryId, CodeId, CoderId, IntervieweeId, Purpose, SavedSearchId, Stance};
use verbatim_protect::ExcerptOrder;
use verbatim_store::{ExportRecord, StoreError};

use super::{ExcerptFilter, ExcerptsLayout};
use crate::searches::known_categories;
use crate::{Study, StudyError};

/// Which excerpts left, as they are kept with the record: by ids, for words of the study would outlast their being
/// changed there. Labels of partners are words, as the file that left says them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ExcerptsSettings {
    form: String,
    codes: Vec<Uuid>,
    coder: Option<Uuid>,
    #[serde(rename = "category ids")]
    categories: Vec<Uuid>,
    interviewees: Vec<Uuid>,
    stances: Vec<String>,
    quotable: bool,
    #[serde(rename = "saved searches")]
    searches: Vec<Uuid>,
    order: String,
    /// What is said beside the excerpts, as words.
    with: Vec<String>,
    /// Whether people have numbers in a publication.
    pub linked: bool,
    pub partners: Vec<String>,
    /// Why they left although they point to somebody.
    pub accepted: Option<String>,
}

impl ExcerptsSettings {
    /// As the record keeps them.
    pub fn json(&self) -> Result<String, StudyError> {
        serde_json::to_string(self).map_err(damaged)
    }
}

fn damaged(e: serde_json::Error) -> StudyError {
    StoreError::Damaged(e.to_string()).into()
}

/// An export of excerpts that was recorded, as it can be asked for again.
#[derive(Clone, Debug)]
pub struct ExcerptsAgain {
    /// Whom they were for.
    pub purpose: Purpose,
    /// What they were written as, a word of [`ExcerptForm`](super::ExcerptForm).
    pub form: String,
    /// Which.
    pub filter: ExcerptFilter,
    /// Ids of the categories; the filter has the names of those that are still there.
    pub categories: Vec<CategoryId>,
    /// How they stood.
    pub layout: ExcerptsLayout,
    /// Whether people had numbers.
    pub link: bool,
    /// Labels that stepped up in the place of others.
    pub partners: Vec<String>,
    /// Whether something that was chosen then is not in the study any more. Its id is still in the filter, for a list
    /// that lost it could mean everything.
    pub gone: bool,
}

impl Study {
    /// What is kept of an export.
    pub(super) fn excerpts_settings(
        &self,
        filter: &ExcerptFilter,
        layout: ExcerptsLayout,
        form: &str,
    ) -> Result<ExcerptsSettings, StudyError> {
        let people = self.kept_people()?;
        let named = known_categories(&people, &filter.categories)?;
        let chosen = people
            .categories
            .iter()
            .filter(|category| people.full_name(category.id).is_some_and(|name| named.contains(&name)));
        let ExcerptsLayout { order, context, turns, memos, counts } = layout;
        let said = [("context", context), ("turns", turns), ("memos", memos), ("counts", counts)];
        Ok(ExcerptsSettings {
            form: form.to_owned(),
            codes: filter.codes.iter().map(|code| code.uuid()).collect(),
            coder: filter.coder.map(|coder| coder.uuid()),
            categories: chosen.map(|category| category.id.uuid()).collect(),
            interviewees: filter.interviewees.iter().map(|person| person.uuid()).collect(),
            stances: filter.stances.iter().map(|stance| stance.as_str().to_owned()).collect(),
            quotable: filter.quotable,
            searches: filter.found_by.iter().map(|search| search.uuid()).collect(),
            order: order.word().to_owned(),
            with: said.into_iter().filter(|(_, is)| *is).map(|(what, _)| what.to_owned()).collect(),
            ..ExcerptsSettings::default()
        })
    }

    /// What left by a record as it can be asked for again. A report cannot, nor what was recorded before categories were
    /// kept by ids.
    ///
    /// # Errors
    /// What the study file says.
    pub fn excerpts_again(&self, record: &ExportRecord) -> Result<Option<ExcerptsAgain>, StudyError> {
        if record.export.what != "excerpts" {
            return Ok(None);
        }
        let kept: serde_json::Value = serde_json::from_str(&record.export.settings).map_err(damaged)?;
        if kept.get("category ids").is_none() {
            return Ok(None);
        }
        let kept: ExcerptsSettings = serde_json::from_value(kept).map_err(damaged)?;
        let (people, book, rows) = (self.kept_people()?, self.kept_codebook()?, self.store.rows());
        // Few exports are of a coder or a search.
        let coders = if kept.coder.is_some() { rows.coders()? } else { Vec::new() };
        let searches = if kept.searches.is_empty() { Vec::new() } else { rows.saved_searches()? };
        let there = all(&kept.codes, |id: CodeId| book.get(id).is_some())
            && all(&kept.categories, |id: CategoryId| people.categories.iter().any(|c| c.id == id))
            && all(&kept.interviewees, |id: IntervieweeId| people.get(id).is_some())
            && all(&kept.searches, |id: SavedSearchId| searches.iter().any(|search| search.id == id))
            && kept.coder.is_none_or(|uuid| coders.iter().any(|coder| coder.id == CoderId::from(uuid)));
        let categories: Vec<CategoryId> = ids(&kept.categories);
        let with = |what: &str| kept.with.iter().any(|said| said == what);
        Ok(Some(ExcerptsAgain {
            purpose: record.export.purpose,
            form: kept.form,
            filter: ExcerptFilter {
                codes: ids(&kept.codes),
                categories: categories.iter().filter_map(|id| people.full_name(*id)).collect(),
                interviewees: ids(&kept.interviewees),
                coder: kept.coder.map(CoderId::from),
                stances: kept.stances.iter().filter_map(|word| Stance::parse(word).ok()).collect(),
                quotable: kept.quotable,
                found_by: ids(&kept.searches),
            },
            categories,
            layout: ExcerptsLayout {
                order: ExcerptOrder::of_word(&kept.order).unwrap_or_default(),
                context: with("context"),
                turns: with("turns"),
                memos: with("memos"),
                counts: with("counts"),
            },
            link: kept.linked,
            partners: kept.partners,
            gone: !there,
        }))
    }
}

fn ids<Id: From<Uuid>>(kept: &[Uuid]) -> Vec<Id> {
    kept.iter().map(|uuid| Id::from(*uuid)).collect()
}

fn all<Id: From<Uuid>>(kept: &[Uuid], is_there: impl Fn(Id) -> bool) -> bool {
    kept.iter().all(|uuid| is_there(Id::from(*uuid)))
}
