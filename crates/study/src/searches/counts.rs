//! Counting what was found: people first, by category and subcategory.

use crate::interviewees::{People, Person};
use crate::searches::answer::{Answer, Found};
use crate::searches::reply::{CategoryCount, FoundPerson};

/// Passages by who said them.
pub(super) struct Tally {
    /// Turns, or passages of codes.
    pub passages: usize,
    /// Passages of each person, by place; `None` for people in whom nothing was found.
    of_person: Vec<Option<usize>>,
    groups: Groups,
}

/// Categories with their subcategories, in order, and who is where. The last category is none, and
/// so is the last subcategory of each.
pub(super) struct Groups {
    heads: Vec<Head>,
    /// Number of category and subcategory of each person.
    of_person: Vec<(usize, usize)>,
}

/// A category and passages of it.
struct Head {
    name: Option<String>,
    passages: usize,
    below: Vec<(Option<String>, usize)>,
}

impl Groups {
    pub fn of(people: &People) -> Self {
        let full = people.full_categories_in_order();
        let names = people.categories_in_order().into_iter().map(Some).chain([None]);
        let heads: Vec<Head> = names
            .map(|name| {
                let prefix = name.as_ref().map(|name| format!("{name} > "));
                let below = full.iter().filter_map(|full| full.strip_prefix(prefix.as_deref()?));
                let below = below.map(|sub| (Some(sub.to_owned()), 0)).chain([(None, 0)]).collect();
                Head { name, passages: 0, below }
            })
            .collect();
        let of = |person: &Person| {
            let head = heads.iter().position(|head| head.name == person.category).unwrap_or(heads.len() - 1);
            let below = &heads[head].below;
            let sub = below.iter().position(|(sub, _)| *sub == person.subcategory);
            (head, sub.unwrap_or(below.len() - 1))
        };
        Self { of_person: people.persons.iter().map(of).collect(), heads }
    }

    /// Numbers of the category and of the subcategory of a person, as they are ordered; of nobody the last.
    pub fn of_person(&self, person: Option<u32>) -> (usize, usize) {
        let nowhere = (self.heads.len() - 1, 0);
        person.map_or(nowhere, |person| self.of_person[person as usize])
    }

    /// Counts a passage in the groups of these people, once in each.
    fn add(&mut self, people: &[Option<u32>]) {
        if let [one] = people {
            let (head, sub) = self.of_person(*one);
            self.heads[head].passages += 1;
            self.heads[head].below[sub].1 += 1;
            return;
        }
        let mut seen: Vec<(usize, usize)> = people.iter().map(|person| self.of_person(*person)).collect();
        seen.sort_unstable();
        seen.dedup();
        let mut before = None;
        for (head, sub) in seen {
            let head_counts = &mut self.heads[head];
            head_counts.passages += usize::from(before != Some(head));
            head_counts.below[sub].1 += 1;
            before = Some(head);
        }
    }
}

impl Tally {
    /// Counts what an answer holds.
    pub fn of(answer: &Answer<'_, '_>) -> Self {
        let people = &answer.asking.desk.people;
        let of_person = vec![None; people.persons.len()];
        let mut tally = Self { passages: 0, of_person, groups: Groups::of(people) };
        match answer.found {
            Found::Turns(found) => {
                found.turns.iter().for_each(|turn| tally.add(&[answer.person(turn.place)]));
            }
            Found::Passages(passages) => {
                passages.as_slice().iter().for_each(|place| tally.add(&answer.people_at(*place)));
            }
            Found::People(people) => {
                people.iter().for_each(|person| tally.of_person[*person as usize] = Some(0));
            }
        }
        tally
    }

    /// A passage that lies in turns of these people.
    fn add(&mut self, people: &[Option<u32>]) {
        self.passages += 1;
        for person in people.iter().flatten() {
            *self.of_person[*person as usize].get_or_insert(0) += 1;
        }
        self.groups.add(people);
    }

    /// The people in whom something was found, by place.
    pub fn found_people(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        (0..).zip(&self.of_person).filter_map(|(person, passages)| Some((person, (*passages)?)))
    }

    /// The people in whom something was found, in the order of the interviewees.
    pub fn people(&self, answer: &Answer<'_, '_>) -> Vec<FoundPerson> {
        let desk = answer.asking.desk;
        let mut transcripts = vec![Vec::new(); desk.people.persons.len()];
        for (number, transcript) in (0..).zip(&desk.library.transcripts) {
            let voices = answer.asking.voices.in_transcript(number).iter();
            let speakers = voices.filter(|voice| voice.role.counts()).filter_map(|voice| voice.person);
            for person in speakers.chain(desk.gathered.figures.transcripts[number as usize].interviewee) {
                let of: &mut Vec<_> = &mut transcripts[person as usize];
                if of.last() != Some(&transcript.id) {
                    of.push(transcript.id);
                }
            }
        }
        let of = |(place, passages): (u32, usize)| {
            let person = &desk.people.persons[place as usize];
            FoundPerson {
                interviewee: person.row.id,
                label: person.row.label.clone(),
                category: person.category.clone(),
                subcategory: person.subcategory.clone(),
                passages,
                transcripts: std::mem::take(&mut transcripts[place as usize]),
            }
        };
        self.found_people().map(of).collect()
    }

    /// Categories in their order with those below them. Where a query or an option narrows the people,
    /// those that it leaves out are not shown.
    pub fn by_category(&self, answer: &Answer<'_, '_>) -> Vec<CategoryCount> {
        let mut counts: Vec<CategoryCount> = self.groups.heads.iter().map(counted).collect();
        let matched = |person: usize| self.of_person[person].is_some();
        for (person, reached) in answer.reached.iter().enumerate() {
            let (head, sub) = self.groups.of_person[person];
            let add = |count: &mut CategoryCount| {
                count.total += 1;
                count.interviewees += usize::from(*reached);
                count.matched += usize::from(*reached && matched(person));
            };
            add(&mut counts[head]);
            add(&mut counts[head].subcategories[sub]);
        }
        let narrowed = answer.is_narrowed();
        let shown = |count: &CategoryCount| {
            let found = count.interviewees > 0 || count.passages > 0 || count.matched > 0;
            found || (!narrowed && count.total > 0)
        };
        counts.retain(shown);
        for count in &mut counts {
            count.subcategories.retain(shown);
            // A category without subcategories says the same of itself.
            if count.subcategories.iter().all(|sub| sub.category.is_none()) {
                count.subcategories.clear();
            }
        }
        counts
    }
}

fn counted(head: &Head) -> CategoryCount {
    let below = head.below.iter().map(|(category, passages)| CategoryCount {
        category: category.clone(),
        passages: *passages,
        ..CategoryCount::default()
    });
    CategoryCount {
        category: head.name.clone(),
        passages: head.passages,
        subcategories: below.collect(),
        ..CategoryCount::default()
    }
}
