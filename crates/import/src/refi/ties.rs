//! Whose a text is, by every tie that the file makes. A study keeps out the texts of people who have
//! withdrawn by what is said here.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::ReadTarget;

impl Reader<'_, '_> {
    /// Remembers the text that holds the parts of a source, to which cases may refer, too.
    pub(super) fn parts_of(&mut self, place: usize, element: &Element<'_>, outer: &Element<'_>) {
        let outer = Some(outer).filter(|outer| !std::ptr::eq(element, *outer));
        let children = element.children.iter().chain(outer.into_iter().flat_map(|outer| &outer.children));
        let selections = children.filter(|part| part.name.ends_with("Selection"));
        for id in std::iter::once(element).chain(selections).filter_map(|part| part.attribute("guid")) {
            let id = self.ids.of(id);
            self.parts.entry(id).or_insert(place);
        }
    }

    /// Ties a case to the texts that it refers to, by themselves or by their passages.
    pub(super) fn tie(&mut self, case: &Element<'_>, name: &str, id: Uuid) {
        for written in case.references("SourceRef") {
            let source = self.ids.of(written);
            let texts = self.texts_of_source(source);
            if texts.is_empty() && self.case_refers_to_note(source, id) {
                continue;
            }
            if texts.is_empty() {
                let why = "The case refers to a text that the file does not have.";
                self.report.left_out("source", name, Some(written), why);
                self.asides.entry(source).or_insert(ReadTarget::Person(id));
            }
            for text in texts {
                self.bind(text, id);
            }
        }
        let (mut marked, mut missing) = (0_usize, 0_usize);
        for written in case.references("SelectionRef") {
            let selection = self.ids.of(written);
            match self.parts.get(&selection).copied() {
                Some(text) => {
                    self.selected.push((text, id));
                    marked += 1;
                }
                None if self.case_refers_to_note(selection, id) => {}
                None => missing += 1,
            }
        }
        if marked > 0 {
            let why = format!("It marks {marked} passages as this person's; say who speaks in these texts.");
            self.report.left_out("passages of a case", name, case.attribute("guid"), why);
        }
        if missing > 0 {
            let why = format!("It marks {missing} passages that the file has in no text.");
            self.report.left_out("passages of a case", name, case.attribute("guid"), why);
        }
    }

    /// The texts of a source, or the text of which this is a part.
    pub(super) fn texts_of_source(&self, id: Uuid) -> Vec<usize> {
        match self.sources.get(&id) {
            Some(source) => source.texts.clone(),
            None => self.parts.get(&id).copied().into_iter().collect(),
        }
    }

    /// Ties the texts in which codes or cases mark passages to those whose they are. Whoever is the only
    /// one is the interviewee; others are known to speak there, too.
    pub(super) fn tie_marked(&mut self) {
        for (text, case) in std::mem::take(&mut self.marked) {
            if self.people.contains_key(&case) {
                self.bind(text, case);
            }
        }
        let mut selected: BTreeMap<usize, Vec<Uuid>> = BTreeMap::new();
        for (text, person) in std::mem::take(&mut self.selected) {
            selected.entry(text).or_default().push(person);
        }
        for (place, people) in selected {
            let Some(text) = self.project.texts.get(place) else { continue };
            match people.first() {
                Some(first) if text.person.is_none() && people.iter().all(|person| person == first) => {
                    let (name, id) = (text.name.clone(), text.id.to_string());
                    let why = "Only one case marks passages of it, so that person is its interviewee.";
                    self.report.changed("source", &name, Some(&id), why);
                    self.bind(place, *first);
                }
                _ => people.into_iter().for_each(|person| self.also(place, person)),
            }
        }
    }

    /// Gives a text to a person, unless it is somebody's.
    pub(super) fn bind(&mut self, place: usize, person: Uuid) {
        let Some(text) = self.project.texts.get_mut(place) else { return };
        if text.person.is_none() {
            text.person = Some(person);
            return;
        }
        if text.person != Some(person) && self.shared.insert(place) {
            let why = "It belongs to several cases; only the first is its interviewee. Say who speaks in it.";
            let (name, id) = (text.name.clone(), text.id.to_string());
            self.report.left_out("case of a source", &name, Some(&id), why);
        }
        self.also(place, person);
    }

    /// Says that a text is somebody's, too.
    fn also(&mut self, place: usize, person: Uuid) {
        let Some(text) = self.project.texts.get_mut(place) else { return };
        if text.person != Some(person) && self.tied.insert((place, person)) {
            text.others.push(person);
        }
    }
}
