//! How people are attributed in publications (rules 7.3): by a label that enough of those who were interviewed
//! could carry, and by the same one in every publication of the study.
//!
//! A label that too few could carry steps up to that of its category, and the next smallest label of the
//! category steps up with it: with one label alone raised, whoever knows the others would know whom it is
//! of. Where a whole category is too small its people carry the label of everybody, and those of the next
//! smallest category with them.

use std::collections::BTreeMap;

/// How far up a label has stepped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The person's own: `Survivor advocate`.
    #[default]
    Own,
    /// That of the category: `Advocate`.
    Category,
    /// That of everybody.
    Everybody,
}

/// Somebody as far as an attribution goes.
#[derive(Clone, Debug, Default)]
pub struct Carrier<'l> {
    /// Number of the category, the upper of two levels.
    pub category: Option<u32>,
    /// The label of the person.
    pub own: Option<&'l str>,
    /// The label of the category.
    pub above: Option<&'l str>,
    /// Whether the person was interviewed and may be thought to be behind a quotation. Who does not count
    /// makes no label safe, and is attributed as everybody.
    pub counts: bool,
    /// How far the label of this person had stepped up in earlier publications; it never steps down.
    pub before: Step,
}

/// What a study says of labels.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'l> {
    /// Fewest people who could carry a label.
    pub k: usize,
    /// The label of everybody: `Interviewee`.
    pub everybody: &'l str,
    /// Labels that rather step up with a rare one than the next smallest.
    pub partners: &'l [String],
}

/// How a person is attributed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The label.
    pub label: String,
    /// How far it has stepped up.
    pub step: Step,
}

/// People who count of one category.
#[derive(Debug, Default)]
struct Category<'l> {
    above: Option<&'l str>,
    /// By their own label.
    groups: BTreeMap<Option<&'l str>, Group>,
}

/// Those of them who have one label.
#[derive(Debug, Default)]
struct Group {
    members: Vec<usize>,
    step: Step,
}

/// Attributes each person. `None` where fewer than k people could be behind a quotation of somebody whose label
/// says nothing.
#[must_use]
pub fn attribute(people: &[Carrier<'_>], labels: &Labels<'_>) -> Option<Vec<Attribution>> {
    let mut categories: BTreeMap<Option<u32>, Category<'_>> = BTreeMap::new();
    for (place, person) in people.iter().enumerate().filter(|(_, person)| person.counts) {
        let category = categories.entry(person.category).or_default();
        category.above = category.above.or(person.above);
        let group = category.groups.entry(person.own).or_default();
        group.members.push(place);
        group.step = group.step.max(person.before);
    }
    for (number, category) in &mut categories {
        category.above = category.above.filter(|_| number.is_some());
        category.raise(labels);
    }
    among(&mut categories, labels.k)?;
    let everybody = Attribution { label: labels.everybody.to_owned(), step: Step::Everybody };
    let mut said = vec![everybody; people.len()];
    for category in categories.values() {
        for (own, group) in &category.groups {
            let label = match group.step {
                Step::Own => *own,
                Step::Category => category.above,
                Step::Everybody => None,
            };
            let Some(label) = label else { continue };
            let attribution = Attribution { label: label.to_owned(), step: group.step };
            group.members.iter().for_each(|place| said[*place] = attribution.clone());
        }
    }
    Some(said)
}

impl Category<'_> {
    fn people(&self) -> usize {
        self.groups.values().map(|group| group.members.len()).sum()
    }

    fn is_everybody(&self) -> bool {
        self.groups.values().any(|group| group.step == Step::Everybody)
    }

    fn raise_all(&mut self, step: Step) {
        self.groups.values_mut().for_each(|group| group.step = group.step.max(step));
    }

    /// Lets labels step up within the category, all of them to that of everybody where it is too small.
    fn raise(&mut self, labels: &Labels<'_>) {
        for (own, group) in &mut self.groups {
            if own.is_none() || group.members.len() < labels.k {
                group.step = group.step.max(Step::Category);
            }
        }
        while let Some(together) = self.lonely(labels.k) {
            let is_partner =
                |own: &Option<&str>| own.is_some_and(|own| labels.partners.iter().any(|p| p == own));
            let lower = self.groups.iter_mut().filter(|(_, group)| group.step == Step::Own);
            let next = lower.min_by_key(|(own, group)| (!is_partner(own), group.members.len(), **own));
            match next {
                Some((_, group)) => group.step = Step::Category,
                None if together >= labels.k => break,
                None => return self.raise_all(Step::Everybody),
            }
        }
        if self.above.is_none() && self.groups.values().any(|group| group.step == Step::Category) {
            self.raise_all(Step::Everybody);
        }
    }

    /// How many people carry the label of the category, where they are too few or all of one own label.
    fn lonely(&self, k: usize) -> Option<usize> {
        let raised = self.groups.values().filter(|group| group.step == Step::Category);
        let (groups, people) =
            raised.fold((0, 0), |(groups, people), group| (groups + 1, people + group.members.len()));
        (groups > 0 && (groups < 2 || people < k)).then_some(people)
    }
}

/// Lets whole categories step up until enough people of several carry the label of everybody.
fn among(categories: &mut BTreeMap<Option<u32>, Category<'_>>, k: usize) -> Option<()> {
    loop {
        // Where one label of a category has stepped up so far, the others would tell whose it is.
        for category in categories.values_mut().filter(|category| category.is_everybody()) {
            category.raise_all(Step::Everybody);
        }
        let raised = categories.values().filter(|category| category.is_everybody());
        let (several, together) =
            raised.fold((0, 0), |(several, people), category| (several + 1, people + category.people()));
        if several == 0 || (together >= k && (several > 1 || several == categories.len())) {
            return Some(());
        }
        let lower = categories.iter_mut().filter(|(_, category)| !category.is_everybody());
        let (_, next) = lower.min_by_key(|(number, category)| (category.people(), **number))?;
        next.raise_all(Step::Everybody);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::collections::{HashMap, HashSet};

    use proptest::prelude::*;

    use super::*;

    const LABELS: Labels<'_> = Labels { k: 3, everybody: "Interviewee", partners: &[] };

    fn of<'l>(category: u32, above: &'l str, own: &'l str, people: usize) -> Vec<Carrier<'l>> {
        let one = Carrier {
            category: Some(category),
            own: Some(own),
            above: Some(above),
            counts: true,
            before: Step::Own,
        };
        vec![one; people]
    }

    fn clinic() -> Vec<Carrier<'static>> {
        [
            of(0, "Officer", "Federal officer", 2),
            of(0, "Officer", "Local officer", 7),
            of(1, "Prosecutor", "Federal prosecutor", 3),
            of(1, "Prosecutor", "Local prosecutor", 2),
            of(2, "Advocate", "Law enforcement advocate", 5),
            of(2, "Advocate", "Nonprofit advocate", 7),
            of(2, "Advocate", "Survivor advocate", 7),
            of(2, "Advocate", "Public health advocate", 2),
            of(3, "Expert", "Expert", 7),
        ]
        .concat()
    }

    fn counts(people: &[Carrier<'_>], labels: &Labels<'_>) -> Vec<(String, usize)> {
        let said = attribute(people, labels).unwrap();
        let mut counts: Vec<(String, usize)> = Vec::new();
        for one in said {
            match counts.iter_mut().find(|(label, _)| *label == one.label) {
                Some((_, count)) => *count += 1,
                None => counts.push((one.label, 1)),
            }
        }
        counts
    }

    fn named<const N: usize>(counts: [(&str, usize); N]) -> Vec<(String, usize)> {
        counts.map(|(label, count)| (label.to_owned(), count)).to_vec()
    }

    #[test]
    fn a_rare_label_steps_up_and_the_next_smallest_of_its_category_with_it() {
        let said = counts(&clinic(), &LABELS);
        let expected = [
            ("Officer", 9),
            ("Prosecutor", 5),
            ("Advocate", 7),
            ("Nonprofit advocate", 7),
            ("Survivor advocate", 7),
            ("Expert", 7),
        ];
        assert_eq!(said, named(expected));
    }

    #[test]
    fn another_partner_may_be_chosen_but_never_none() {
        let partners = ["Survivor advocate".to_owned()];
        let said = counts(&clinic(), &Labels { partners: &partners, ..LABELS });
        assert!(said.contains(&("Advocate".to_owned(), 9)), "{said:?}");
        assert!(said.contains(&("Law enforcement advocate".to_owned(), 5)), "{said:?}");
    }

    #[test]
    fn a_category_that_is_too_small_is_everybodys_with_the_next_smallest() {
        let people =
            [of(0, "Judge", "Judge", 2), of(1, "Officer", "Officer", 4), of(2, "Expert", "Expert", 9)];
        assert_eq!(counts(&people.concat(), &LABELS), named([("Interviewee", 6), ("Expert", 9)]));
        assert_eq!(attribute(&of(0, "Judge", "Judge", 2), &LABELS), None);
    }

    #[test]
    fn a_label_that_has_stepped_up_once_stays_there() {
        let mut people = clinic();
        people[9].before = Step::Category;
        people.extend(of(0, "Officer", "Federal officer", 5));
        let said = counts(&people, &LABELS);
        // The local prosecutors are still two.
        assert!(said.contains(&("Prosecutor".to_owned(), 5)), "{said:?}");
        people[2].before = Step::Category;
        assert!(counts(&people, &LABELS).contains(&("Officer".to_owned(), 14)));
    }

    #[test]
    fn who_has_no_label_or_does_not_count_makes_no_label_safe() {
        let mut people = of(0, "Advocate", "Survivor advocate", 3);
        people.extend(of(0, "Advocate", "Nonprofit advocate", 4));
        people[0].counts = false;
        let said = attribute(&people, &LABELS).unwrap();
        assert_eq!((said[0].label.as_str(), said[1].label.as_str()), ("Interviewee", "Advocate"));
        assert_eq!(said[3].label, "Advocate");
        people[1].own = None;
        people[0].counts = true;
        let said = attribute(&people, &LABELS).unwrap();
        let labels: Vec<&str> = said.iter().map(|one| one.label.as_str()).collect();
        assert_eq!((&labels[..3], labels[3]), (&["Advocate"; 3][..], "Nonprofit advocate"));
    }

    const OWN: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    const ABOVE: [&str; 3] = ["A", "B", "C"];

    fn person() -> impl Strategy<Value = Carrier<'static>> {
        let step = prop_oneof![8 => Just(Step::Own), 1 => Just(Step::Category), 1 => Just(Step::Everybody)];
        let own = prop_oneof![9 => (0..2usize).prop_map(Some), 1 => Just(None)];
        let category = prop_oneof![9 => (0..3u32).prop_map(Some), 1 => Just(None)];
        (category, own, prop::bool::weighted(0.9), step, 0..3u8).prop_map(
            |(category, own, counts, before, _)| {
                let place = category.map_or(0, |category| category as usize);
                Carrier {
                    category,
                    own: own.map(|own| OWN[place * 2 + own]),
                    above: category.filter(|category| *category < 2).map(|_| ABOVE[place]),
                    counts,
                    before,
                }
            },
        )
    }

    proptest! {
        #[test]
        fn every_label_that_is_said_could_be_of_k_people_of_several_own_labels(
            people in prop::collection::vec(person(), 0..30),
            k in 3..6usize,
        ) {
            let labels = Labels { k, ..LABELS };
            let counting = people.iter().filter(|person| person.counts).count();
            let Some(said) = attribute(&people, &labels) else {
                prop_assert!(counting < k);
                return Ok(());
            };
            let mut carriers: HashMap<&str, HashSet<usize>> = HashMap::new();
            for (place, one) in said.iter().enumerate().filter(|(place, _)| people[*place].counts) {
                carriers.entry(&one.label).or_default().insert(place);
                prop_assert!(one.step >= people[place].before);
            }
            for (label, of) in &carriers {
                prop_assert!(of.len() >= k, "{label}: {}", of.len());
            }
            // Whoever knows the chart and the labels that were said of others cannot tell one own label by
            // what is left over.
            for (place, person) in people.iter().enumerate().filter(|(_, person)| person.counts) {
                if said[place].step == Step::Category {
                    let alike = |other: &usize| people[*other].own == person.own;
                    let category: HashSet<_> = people
                        .iter()
                        .filter(|other| other.counts && other.category == person.category)
                        .map(|other| other.own)
                        .collect();
                    let all_alike = carriers[said[place].label.as_str()].iter().all(alike);
                    prop_assert!(category.len() == 1 || !all_alike);
                }
            }
            prop_assert_eq!(&said, &attribute(&people, &labels).unwrap());
            // Said again after a publication it is the same.
            let mut again = people.clone();
            for (person, one) in again.iter_mut().zip(&said).filter(|(person, _)| person.counts) {
                person.before = one.step;
            }
            prop_assert_eq!(&said, &attribute(&again, &labels).unwrap());
        }
    }
}
