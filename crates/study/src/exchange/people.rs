//! The people of a project.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_import::refi::{Fate, ReadPerson, ReadProject};
use verbatim_model::{
    Attribute, AttributeId, Category, CategoryId, Consent, Group, GroupId, Interviewee, IntervieweeId, Link,
};

use crate::StudyError;
use crate::exchange::work::Work;

/// Categories by the one above and the name in small letters.
type Categories = HashMap<(Option<CategoryId>, String), CategoryId>;

impl Work<'_, '_> {
    /// Adds people that the study has neither by id nor by label, with attributes, ties and groups.
    pub fn people(&mut self, project: &ReadProject) -> Result<(), StudyError> {
        let there = self.tx.interviewees()?;
        let mut position = there.iter().map(|person| person.position + 1).max().unwrap_or(0);
        self.labels = there.iter().map(|person| (person.label.to_lowercase(), person.id)).collect();
        let mut shown: HashMap<IntervieweeId, String> =
            there.iter().map(|person| (person.id, person.label.clone())).collect();
        let known_ids: HashSet<IntervieweeId> = there.iter().map(|person| person.id).collect();
        let withdrawn = there.iter().filter(|person| person.consent == Some(Consent::Withdrawn));
        self.withdrawn = withdrawn.map(|person| person.id).collect();
        let attributes = self.attributes(project)?;
        let categories = self.tx.categories()?;
        let mut next = categories.iter().map(|category| category.position + 1).max().unwrap_or(0);
        let mut known: Categories =
            categories.into_iter().map(|c| ((c.parent, c.name.to_lowercase()), c.id)).collect();
        for person in &project.people {
            let id = IntervieweeId::from(person.id);
            let own = known_ids.contains(&id).then_some(id);
            if let Some(there) = own.or_else(|| self.labels.get(&person.label.to_lowercase()).copied()) {
                self.people.insert(person.id, there);
                self.called.insert(person.label.to_lowercase(), there);
                self.report.already_there.interviewees += 1;
                let (fate, why) = if self.withdrawn.contains(&there) {
                    (Fate::LeftOut, "This person has withdrawn, so nothing that is said of them comes in.")
                } else {
                    (Fate::Changed, "The study has this person; what it knows stays as it is.")
                };
                self.tell(fate, "case", &person.label, Some(person.id), why);
                continue;
            }
            let category = self.category(person, &mut known, &mut next)?;
            self.add_person(person, category, position)?;
            self.called.insert(person.label.to_lowercase(), id);
            shown.insert(id, person.label.clone());
            position += 1;
            for (attribute, value) in &person.values {
                if let Some(attribute) = attributes.get(attribute) {
                    self.tx.set_attribute_value(id, *attribute, Some(value))?;
                }
            }
        }
        self.ties(project, &shown)?;
        self.groups(project)
    }

    fn add_person(
        &mut self,
        person: &ReadPerson,
        category: Option<CategoryId>,
        position: i64,
    ) -> Result<(), StudyError> {
        let id = IntervieweeId::from(person.id);
        self.tx.put_interviewee(&Interviewee {
            id,
            label: person.label.clone(),
            category,
            attribution: person.attribution.clone(),
            consent: person.consent,
            consent_date: person.consent_date.clone(),
            consent_source: person.consent_source.clone(),
            embargo_until: person.embargo.clone(),
            position,
        })?;
        for (kind, other) in &person.outside {
            let is_withdrawn = |known: &IntervieweeId| self.withdrawn.contains(known);
            if self.labels.get(&other.to_lowercase()).is_some_and(is_withdrawn) {
                self.tell_tie(&person.label, other);
                continue;
            }
            self.tx.insert_link(&Link { interviewee: id, kind: *kind, other: other.clone() })?;
        }
        self.labels.insert(person.label.to_lowercase(), id);
        self.people.insert(person.id, id);
        self.report.added.interviewees += 1;
        Ok(())
    }

    /// Attributes of the study by the ids of the file; those that it has not are added.
    fn attributes(&mut self, project: &ReadProject) -> Result<HashMap<Uuid, AttributeId>, StudyError> {
        let there = self.tx.attributes()?;
        let mut position = there.iter().map(|own| own.position + 1).max().unwrap_or(0);
        let known: HashSet<AttributeId> = there.iter().map(|own| own.id).collect();
        let mut names: HashMap<String, AttributeId> =
            there.into_iter().map(|own| (own.name.to_lowercase(), own.id)).collect();
        let mut ids = HashMap::new();
        for attribute in &project.attributes {
            let (own, lower) = (AttributeId::from(attribute.id), attribute.name.to_lowercase());
            let there = known.contains(&own).then_some(own).or_else(|| names.get(&lower).copied());
            let id = match there {
                Some(there) => there,
                None => {
                    let (name, kind) = (attribute.name.clone(), attribute.kind);
                    self.tx.put_attribute(&Attribute { id: own, name, kind, position })?;
                    position += 1;
                    names.insert(lower, own);
                    own
                }
            };
            ids.insert(attribute.id, id);
        }
        Ok(ids)
    }

    fn category(
        &mut self,
        person: &ReadPerson,
        known: &mut Categories,
        next: &mut i64,
    ) -> Result<Option<CategoryId>, StudyError> {
        let Some(name) = &person.category else { return Ok(None) };
        let mut put = |parent, name: &str, attribution: Option<&String>| {
            let key = (parent, name.to_lowercase());
            if let Some(id) = known.get(&key) {
                return Ok(*id);
            }
            let id = CategoryId::new();
            let attribution = attribution.cloned();
            self.tx.put_category(&Category {
                id,
                parent,
                name: name.to_owned(),
                position: *next,
                attribution,
            })?;
            *next += 1;
            known.insert(key, id);
            Ok::<_, StudyError>(id)
        };
        let category = put(None, name, person.category_attribution.as_ref())?;
        match &person.subcategory {
            Some(below) => put(Some(category), below, None).map(Some),
            None => Ok(Some(category)),
        }
    }

    /// Adds ties between people, by the labels that `shown` says they have in the study: somebody may be
    /// called otherwise there than in the file.
    fn ties(
        &mut self,
        project: &ReadProject,
        shown: &HashMap<IntervieweeId, String>,
    ) -> Result<(), StudyError> {
        for (from, kind, to) in &project.ties {
            let other = self.people.get(to).and_then(|id| shown.get(id));
            let Some((interviewee, other)) = self.people.get(from).copied().zip(other) else { continue };
            let both = [Some(interviewee), self.people.get(to).copied()];
            if both.iter().flatten().any(|person| self.withdrawn.contains(person)) {
                self.tell_tie(shown.get(&interviewee).map_or("", String::as_str), other);
                continue;
            }
            self.tx.insert_link(&Link { interviewee, kind: *kind, other: other.clone() })?;
        }
        Ok(())
    }

    fn tell_tie(&mut self, one: &str, other: &str) {
        let why = "One of them has withdrawn, so it stays out.";
        self.tell(Fate::LeftOut, "tie", &format!("{one}, {other}"), None, why);
    }

    fn groups(&mut self, project: &ReadProject) -> Result<(), StudyError> {
        let there = self.tx.groups()?;
        let mut position = there.iter().map(|own| own.position + 1).max().unwrap_or(0);
        let known: HashSet<GroupId> = there.iter().map(|own| own.id).collect();
        let mut names: HashMap<String, GroupId> = there.into_iter().map(|own| (own.name, own.id)).collect();
        for (id, name, members) in &project.groups {
            let own = GroupId::from(*id);
            let there = known.contains(&own).then_some(own).or_else(|| names.get(name).copied());
            let group = match there {
                Some(there) => there,
                None => {
                    let members = Vec::new();
                    self.tx.insert_group(&Group { id: own, name: name.clone(), position, members })?;
                    position += 1;
                    names.insert(name.clone(), own);
                    own
                }
            };
            for member in members {
                match self.people.get(member) {
                    Some(person) if self.withdrawn.contains(person) => {
                        let why = "Somebody in it has withdrawn and stays out of it.";
                        self.tell(Fate::LeftOut, "member of a group", name, Some(*member), why);
                    }
                    Some(person) => self.tx.insert_member(group, *person)?,
                    None => {}
                }
            }
        }
        Ok(())
    }
}
