//! How the people of a study are attributed in its publications.

use std::collections::{HashMap, HashSet};

use verbatim_model::{Category, Consent};
use verbatim_protect::attribution::{Attribution, Carrier, Labels, Step, attribute};

use super::kept::PublishedExcerpts;
use crate::analysis::people_of;
use crate::exports::matrix::PublicationError;
use crate::{Study, StudyError};

/// The label of people whose category cannot be said.
pub const EVERYBODY: &str = "Interviewee";

/// A label that could step up with a rare one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerOffered {
    /// The label.
    pub label: String,
    /// The category of its people; one of its labels at most steps up so.
    pub category: String,
}

/// Labels that step up where they are partners, and do not without any.
fn offered(
    carriers: &[Carrier<'_>],
    labels: Labels<'_>,
    categories: &[Category],
) -> Option<Vec<PartnerOffered>> {
    let usual = attribute(carriers, &Labels { partners: &[], ..labels })?;
    let mut offered: Vec<PartnerOffered> = Vec::new();
    for (carrier, said) in carriers.iter().zip(&usual) {
        let Some(own) = carrier.own.filter(|_| carrier.counts && said.step == Step::Own) else { continue };
        if offered.iter().any(|offer| offer.label == own) {
            continue;
        }
        let partners = [own.to_owned()];
        let instead = attribute(carriers, &Labels { partners: &partners, ..labels })?;
        let steps_up = |(other, said): (&Carrier<'_>, &Attribution)| {
            other.counts && other.own == Some(own) && said.step != Step::Own
        };
        if carriers.iter().zip(&instead).any(steps_up) {
            let category = carrier.category.and_then(|number| categories.get(number as usize));
            let category = category.map(|category| category.name.clone()).unwrap_or_default();
            offered.push(PartnerOffered { label: own.to_owned(), category });
        }
    }
    Some(offered)
}

impl Study {
    /// How each person would be attributed in a publication, in the order of the people: the same in each. What
    /// was published before holds; `partners` are labels that rather step up with a rare one than the
    /// next smallest. With it the labels that could do so: none, once a publication has said who steps up.
    ///
    /// # Errors
    /// [`StudyError::Publication`] where nobody's label could be that of enough people, or what the study file
    /// says.
    pub fn attributions(
        &self,
        partners: &[String],
    ) -> Result<(Vec<Attribution>, Vec<PartnerOffered>), StudyError> {
        let (people, gathered) = (self.kept_people()?, self.gathered()?);
        let interviewed: HashSet<usize> =
            gathered.figures.transcripts.iter().flat_map(people_of).map(|person| person as usize).collect();
        let before = self.steps_before()?;
        let numbers: HashMap<_, u32> = people.categories.iter().map(|c| c.id).zip(0..).collect();
        let mut carriers: Vec<Carrier<'_>> = Vec::with_capacity(people.persons.len());
        for (place, person) in people.persons.iter().enumerate() {
            let top = people.top_of(person);
            let in_figures =
                !matches!(person.row.consent, Some(Consent::Withdrawn | Consent::BackgroundNotCounted));
            carriers.push(Carrier {
                category: top.and_then(|top| numbers.get(&top.id).copied()),
                own: people.label_of(person),
                above: top.and_then(|top| top.attribution.as_deref()),
                counts: in_figures && interviewed.contains(&place),
                before: before.get(&person.row.id.uuid()).copied().unwrap_or_default(),
            });
        }
        let k = usize::try_from(self.small_cell()?).unwrap_or(usize::MAX);
        let labels = Labels { k, everybody: EVERYBODY, partners };
        let said = attribute(&carriers, &labels).zip(offered(&carriers, labels, &people.categories));
        said.ok_or_else(|| PublicationError::TooFew.into())
    }

    /// How far the label of each person had stepped up in what was published.
    fn steps_before(&self) -> Result<HashMap<uuid::Uuid, Step>, StudyError> {
        let mut steps: HashMap<uuid::Uuid, Step> = HashMap::new();
        for record in self.store.rows().export_records()? {
            for (person, step) in PublishedExcerpts::read(&record)?.steps() {
                let known = steps.entry(person).or_default();
                *known = step.max(*known);
            }
        }
        Ok(steps)
    }
}
