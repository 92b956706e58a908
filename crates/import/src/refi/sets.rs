//! Links and sets.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::LinkKind;
use verbatim_model::refi::INTERVIEW;

use crate::refi::names::{Taken, one_line};
use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::{ReadAttribute, ReadTarget};

impl Reader<'_, '_> {
    /// Reads links: ties between people, and notes on what they are linked with.
    pub(super) fn read_links(&mut self) {
        for link in self.root.within("Links") {
            let (written, name) = (link.attribute("guid"), link.attribute("name").unwrap_or_default());
            let ends = [link.attribute("originGUID"), link.attribute("targetGUID")];
            let [Some(from), Some(to)] = ends.map(|end| end.map(|id| self.ids.of(id))) else {
                self.report.left_out("link", name, written, "It has one end only.");
                continue;
            };
            let (origin, target) = (self.target(from), self.target(to));
            let (from_note, to_note) = (self.notes.contains_key(&from), self.notes.contains_key(&to));
            match (origin, target) {
                (Some(ReadTarget::Person(from)), Some(ReadTarget::Person(to)))
                    if LinkKind::parse(name).is_ok() =>
                {
                    if let Ok(kind) = LinkKind::parse(name) {
                        self.project.ties.push((from, kind, to));
                    }
                }
                (Some(about), None) if to_note => self.attached.push((to, about)),
                (None, Some(about)) if from_note => self.attached.push((from, about)),
                (None, None) if self.linked_aside(to, from) || self.linked_aside(from, to) => {}
                _ => {
                    let is_kept = self.keep_part(link);
                    self.report.kept(
                        is_kept,
                        "link",
                        name,
                        written,
                        "Links between these have no place here.",
                    );
                    continue;
                }
            }
            if link.first("NoteRef").is_some() {
                self.report.left_out("note of a link", name, written, "Links have no notes here.");
            }
        }
    }

    /// Reads sets: texts of one interview, values of variables, groups of people.
    pub(super) fn read_sets(&mut self) {
        let (mut groups, mut labels) = (Taken::default(), Taken::default());
        for person in &self.project.people {
            labels.unique(&person.label);
        }
        let attributes = self.project.attributes.iter().rev();
        let mut attributes: HashMap<String, Uuid> =
            attributes.map(|own| (own.name.to_lowercase(), own.id)).collect();
        for (_, name, _) in &self.project.groups {
            groups.unique(name);
        }
        let is_atlas = self.project.origin.as_deref().is_some_and(|origin| origin.starts_with("ATLAS.ti"));
        for set in self.root.within("Sets") {
            let (written, shown) = (set.attribute("guid"), set.attribute("name").unwrap_or_default());
            self.members_without_place(set, shown);
            let texts = self.texts_of(set, shown);
            if texts.is_empty() {
                self.set_without_members(set, shown);
                continue;
            }
            if self.own && set.description() == Some(INTERVIEW) {
                let (interview, _) = self.ids.claim("interview", written);
                for text in texts {
                    if let Some(text) = self.project.texts.get_mut(text) {
                        text.interview = interview;
                    }
                }
                continue;
            }
            if set.description().is_some() {
                self.report.left_out("description", shown, written, "Groups have no description here.");
            }
            match shown.split_once(": ").filter(|_| is_atlas) {
                Some(said) => self.value_set(&texts, said, &mut attributes, &mut labels),
                None => self.group(set, &texts, &mut groups, &mut labels),
            }
        }
    }

    fn members_without_place(&mut self, set: &Element<'_>, shown: &str) {
        let count = set.all("MemberCode").count() + set.all("MemberNote").count();
        if count > 0 {
            let why = format!("Sets of codes or notes have no place here. It has {count} of them.");
            let is_kept = self.keep_part(set);
            self.report.kept(is_kept, "set", shown, set.attribute("guid"), why);
        }
    }

    /// Tells of a set of which nothing is in the study.
    fn set_without_members(&mut self, set: &Element<'_>, shown: &str) {
        if set.first("MemberCode").is_none() && set.first("MemberNote").is_none() {
            let described =
                if set.description().is_some() { ", and its description has no place" } else { "" };
            let why = format!("None of its members is in the study{described}.");
            self.report.left_out("set", shown, set.attribute("guid"), why);
        }
    }

    fn texts_of(&mut self, set: &Element<'_>, shown: &str) -> Vec<usize> {
        let (mut texts, mut seen) = (Vec::new(), HashSet::new());
        for source in set.references("MemberSource") {
            let id = self.ids.of(source);
            let found = self.texts_of_source(id);
            if found.is_empty() {
                self.report.left_out("member of a set", shown, Some(source), "The file has no such text.");
            }
            texts.extend(found.into_iter().filter(|text| seen.insert(*text)));
        }
        texts
    }

    /// One tool says that a variable has a value by a set of texts.
    fn value_set(
        &mut self,
        texts: &[usize],
        (variable, value): (&str, &str),
        attributes: &mut HashMap<String, Uuid>,
        labels: &mut Taken,
    ) {
        let (Some(variable), Some(value)) = (one_line(variable), one_line(value)) else {
            let why = "It says no value of a variable.";
            self.report.left_out("set", &format!("{variable}: {value}"), None, why);
            return;
        };
        let id = match attributes.get(&variable.to_lowercase()).copied() {
            Some(id) => id,
            None => {
                let id = Uuid::now_v7();
                attributes.insert(variable.to_lowercase(), id);
                let kind = verbatim_model::AttributeKind::Text;
                self.project.attributes.push(ReadAttribute { id, name: variable.clone(), kind });
                id
            }
        };
        for text in texts {
            let place = self.person_of_text(*text, labels);
            let Some(person) = place.and_then(|place| self.project.people.get_mut(place)) else { continue };
            match person.values.iter().find(|(own, _)| *own == id) {
                None => person.values.push((id, value.clone())),
                Some((_, other)) if *other == value => {}
                Some(_) => {
                    let why = format!("The file says two things of it as “{variable}”; the first stands.");
                    self.report.left_out("value", &person.label, Some(&id.to_string()), why);
                }
            }
        }
    }

    fn group(&mut self, set: &Element<'_>, texts: &[usize], groups: &mut Taken, labels: &mut Taken) {
        let (written, shown) = (set.attribute("guid"), set.attribute("name").unwrap_or_default());
        let (mut members, mut known) = (Vec::new(), HashSet::new());
        for text in texts {
            let place = self.person_of_text(*text, labels);
            let person = place.and_then(|place| self.project.people.get(place)).map(|person| person.id);
            members.extend(person.filter(|person| known.insert(*person)));
        }
        if members.is_empty() {
            return;
        }
        let name = groups.unique(&one_line(shown).unwrap_or_else(|| "Set".to_owned()));
        self.report.changed(
            "set",
            shown,
            written,
            format!("It is the group “{name}” of the people of its texts."),
        );
        let (id, _) = self.ids.claim("group", written);
        self.project.groups.push((id, name, members));
    }
}
