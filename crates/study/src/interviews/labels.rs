//! Whose many files are by their names.

use std::collections::HashMap;

use verbatim_model::Interviewee;

/// The labels of all interviewees, by which [`binding`](crate::interviews::binding) would find the
/// same person with a look at each of them.
#[derive(Default)]
pub(super) struct Labels {
    places: HashMap<String, usize>,
}

impl Labels {
    pub fn of(people: &[Interviewee]) -> Self {
        let mut labels = Self::default();
        people.iter().enumerate().for_each(|(place, person)| labels.add(&person.label, place));
        labels
    }

    /// Adds a person who stands at this place of the list.
    pub fn add(&mut self, label: &str, place: usize) {
        self.places.insert(label.to_lowercase(), place);
    }

    /// Place of the person whose label is the longest that starts the name and ends at a boundary.
    pub fn whose(&self, file: &str) -> Option<usize> {
        let file = file.to_lowercase();
        let ends = file.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([file.len()]).collect();
        ends.iter().rev().find_map(|&end| self.places.get(file.get(..end)?).copied())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use verbatim_model::IntervieweeId;

    use super::*;
    use crate::interviews::binding;

    fn person(label: String) -> Interviewee {
        Interviewee {
            id: IntervieweeId::new(),
            label,
            category: None,
            attribution: None,
            consent: None,
            consent_date: None,
            consent_source: None,
            embargo_until: None,
            position: 0,
        }
    }

    proptest! {
        #[test]
        fn the_same_person_is_found_as_by_a_look_at_each(
            labels in prop::collection::btree_set("[Aañ1 -]{1,4}", 0..6),
            file in "[aAñÑ1 -]{0,7}(\\.txt)?"
        ) {
            let people: Vec<Interviewee> = labels.into_iter().map(person).collect();
            let found = Labels::of(&people).whose(&file).map(|place| people[place].id);
            prop_assert_eq!(found, binding(&people, &file).map(|person| person.id));
        }
    }
}
