//! Cases as people.

use std::collections::HashMap;

use uuid::Uuid;
use verbatim_model::AttributeKind;
use verbatim_model::refi::OwnVariable;

use crate::refi::lost::lost;
use crate::refi::names::{Taken, one_line};
use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::{ReadPerson, ReadTarget};
use crate::refi::variables::is_of_interviews;

/// People and variables by id while they are read.
#[derive(Default)]
pub(super) struct Desk {
    labels: Taken,
    /// Kinds of attributes.
    pub kinds: HashMap<Uuid, AttributeKind>,
    /// Places of groups.
    pub groups: HashMap<Uuid, usize>,
    /// What was said of a person or a text, by its place and the variable.
    pub said: HashMap<(Of, Uuid), String>,
}

/// What a value is of, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Of {
    Person(usize),
    Text(usize),
}

/// Whether a case is no person: some tools say what is known of a text as a case without a name.
pub(super) fn is_of_a_text(case: &Element<'_>) -> bool {
    case.attribute("name").and_then(one_line).is_none() && case.references("SourceRef").count() == 1
}

impl<'f> Reader<'f, '_> {
    /// Reads variables and cases, and what sources say of people.
    pub(super) fn read_people(&mut self) {
        let mut desk = Desk::default();
        self.variables(&mut desk);
        let root = self.root;
        let mut nameless = Vec::new();
        for (number, case) in (1..).zip(root.within("Cases")) {
            let name = case.attribute("name").and_then(one_line);
            if is_of_a_text(case) {
                nameless.push(case);
            } else {
                self.case(case, &name.unwrap_or_else(|| format!("Case {number}")), &mut desk);
            }
        }
        self.tie_marked();
        for case in nameless {
            self.case_of_a_text(case, &mut desk);
        }
        for (number, source) in root.within("Sources").enumerate() {
            if let Some(text) = self.first_texts.get(&number).copied() {
                self.values_of_text(text, source, &mut desk);
                for text_of_pdf in source.all("Representation").take(1) {
                    self.values_of_text(text, text_of_pdf, &mut desk);
                }
            }
        }
        self.notes_of_unread();
        self.settle();
    }

    fn case(&mut self, case: &Element<'_>, name: &str, desk: &mut Desk) {
        let written = case.attribute("guid");
        let (id, was_taken) = self.ids.claim("case", written);
        if was_taken {
            self.report.changed("case", name, written, "Another case has its id, so it got one of its own.");
        }
        let label = desk.labels.unique(name);
        if label != name {
            let why = format!("Another case has this name, so it is “{label}” here.");
            self.report.changed("case", name, written, why);
        }
        let place = self.add_person(id, label);
        for value in case.all("VariableValue") {
            self.person_value(place, value, desk);
        }
        self.tie(case, name, id);
        self.codes_of_case(case, name);
        if let Some(text) = case.description() {
            self.memo(ReadTarget::Person(id), text, None);
        }
    }

    fn codes_of_case(&mut self, case: &Element<'_>, name: &str) {
        for code in case.references("CodeRef") {
            let why = "Codes stand on passages here, not on people.";
            self.report.left_out("code of a case", name, Some(code), why);
        }
    }

    /// Takes a case that is no person: what some tools say of a text.
    fn case_of_a_text(&mut self, case: &Element<'_>, desk: &mut Desk) {
        let written = case.attribute("guid");
        let source = case.references("SourceRef").next().map(|id| self.ids.of(id));
        let text = source.and_then(|id| self.texts_of_source(id).first().copied());
        let Some(text) = text else {
            let why = "It has no name, and the file has no text that it refers to.";
            self.report.left_out("case", "", written, format!("{why}{}", lost(case)));
            return;
        };
        self.values_of_text(text, case, desk);
        let name = self.project.texts.get(text).map_or_else(String::new, |text| text.name.clone());
        self.codes_of_case(case, &name);
        let passages = case.references("SelectionRef").count();
        if passages > 0 {
            let why = format!("It marks {passages} passages and has no name, so they are nobody's.");
            self.report.left_out("passages of a case", &name, written, why);
        }
        if let (Some(said), Some(about)) = (case.description(), self.interview_of(text)) {
            self.memo(about, said, None);
        }
    }

    fn add_person(&mut self, id: Uuid, label: String) -> usize {
        let place = self.project.people.len();
        self.people.insert(id, place);
        self.project.people.push(ReadPerson { id, label, ..ReadPerson::default() });
        place
    }

    /// Takes the values that are said of a text: of its interview, else of its person.
    fn values_of_text(&mut self, text: usize, of: &Element<'_>, desk: &mut Desk) {
        for value in of.all("VariableValue") {
            let Some((id, said)) = self.value(value) else { continue };
            if let Some(own) = OwnVariable::of(id).filter(|own| is_of_interviews(*own)) {
                self.interview_value(text, (id, own), said, desk);
                continue;
            }
            let Some(place) = self.person_of_text(text, &mut desk.labels) else { return };
            self.person_value(place, value, desk);
        }
    }

    /// The place of the interviewee of a text of which the file says what is known of people. A text of nobody
    /// gets one who is called as it is: programs without cases say so of their documents.
    pub(super) fn person_of_text(&mut self, text: usize, labels: &mut Taken) -> Option<usize> {
        let found = self.project.texts.get(text)?;
        if let Some(known) = found.person.and_then(|person| self.people.get(&person)) {
            return Some(*known);
        }
        let (name, text_id) = (found.name.clone(), found.id.to_string());
        let label = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
        let label = labels.unique(if label.is_empty() { &name } else { label });
        let why = format!(
            "The file says something of it that is known of people, so “{label}” is its interviewee."
        );
        self.report.changed("source", &name, Some(&text_id), why);
        let (id, _) = self.ids.claim("case", None);
        self.bind(text, id);
        Some(self.add_person(id, label))
    }
}
