//! Cases as people, and the values of variables.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::refi::{GROUP, OwnVariable};
use verbatim_model::{AttributeKind, Consent, LinkKind, TranscriptKind, is_day};

use crate::refi::names::{Taken, one_line};
use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::{ReadAttribute, ReadPerson, ReadTarget};

/// People and variables by id while they are read.
#[derive(Default)]
struct Desk {
    labels: Taken,
    /// Kinds of attributes.
    kinds: HashMap<Uuid, AttributeKind>,
    /// Places of groups.
    groups: HashMap<Uuid, usize>,
}

/// Whether a case is no person: some tools say what is known of a text as a case without a name.
pub(super) fn is_of_a_text(case: &Element) -> bool {
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
        // Some tools say what is known of a text as a case without a name.
        for case in nameless {
            let source = case.references("SourceRef").next().map(|id| self.ids.of(id));
            let text = source.and_then(|id| self.texts_of_source(id).first().copied());
            match text {
                Some(text) => self.values_of_text(text, case, &mut desk),
                None => {
                    let why = "It has no name, and the file has no text that it refers to.";
                    self.report.left_out("case", "", case.attribute("guid"), why);
                }
            }
        }
        for (number, source) in root.within("Sources").enumerate() {
            if let Some(text) = self.first_texts.get(&number).copied() {
                self.values_of_text(text, source, &mut desk);
            }
        }
        self.notes_of_unread();
        self.settle();
    }

    fn variables(&mut self, desk: &mut Desk) {
        let mut taken = Taken::default();
        for variable in self.root.within("Variables") {
            let written = variable.attribute("guid");
            let shown = variable.attribute("name").unwrap_or_default();
            let (id, was_taken) = self.ids.claim("variable", written);
            if was_taken {
                self.report.left_out("variable", shown, written, "Another variable has its id.");
                continue;
            }
            if OwnVariable::of(id).is_some() {
                continue;
            }
            let name = one_line(shown).unwrap_or_else(|| "Variable".to_owned());
            if self.own && variable.description() == Some(GROUP) {
                desk.groups.insert(id, self.project.groups.len());
                let name = name.strip_prefix("Group: ").map_or(name.clone(), str::to_owned);
                self.project.groups.push((id, name, Vec::new()));
                continue;
            }
            let own = taken.unique(&name);
            if own != shown {
                self.report.changed("variable", shown, written, format!("It is called “{own}” here."));
            }
            if variable.description().is_some() {
                self.report.left_out("description", shown, written, "Attributes have no description here.");
            }
            let kind = match variable.attribute("typeOfVariable").unwrap_or("Text") {
                "Boolean" => AttributeKind::Boolean,
                "Integer" => AttributeKind::Integer,
                "Float" => AttributeKind::Decimal,
                "Date" => AttributeKind::Date,
                _ => AttributeKind::Text,
            };
            desk.kinds.insert(id, kind);
            self.project.attributes.push(ReadAttribute { id, name: own, kind });
        }
    }

    fn case(&mut self, case: &Element, name: &str, desk: &mut Desk) {
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
        for code in case.references("CodeRef") {
            self.report.left_out(
                "code of a case",
                name,
                Some(code),
                "Codes stand on passages here, not on people.",
            );
        }
        if let Some(text) = case.description() {
            self.memo(ReadTarget::Person(id), text, None);
        }
    }

    fn add_person(&mut self, id: Uuid, label: String) -> usize {
        let place = self.project.people.len();
        self.people.insert(id, place);
        self.project.people.push(ReadPerson { id, label, ..ReadPerson::default() });
        place
    }

    /// Takes the values that are said of a text: of its interview, else of its person.
    fn values_of_text(&mut self, text: usize, of: &Element, desk: &mut Desk) {
        for value in of.all("VariableValue") {
            let Some((id, said)) = self.value(value) else { continue };
            if let Some(own) = OwnVariable::of(id)
                && self.interview_value(text, own, &said)
            {
                continue;
            }
            let Some(found) = self.project.texts.get(text) else { return };
            let (person, name, text_id) = (found.person, found.name.clone(), found.id.to_string());
            let known = person.and_then(|person| self.people.get(&person)).copied();
            let place = match known {
                Some(place) => place,
                None => {
                    let label = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
                    let label = desk.labels.unique(if label.is_empty() { &name } else { label });
                    let why = format!(
                        "The file says something of it that is known of people, so “{label}” is its interviewee."
                    );
                    self.report.changed("source", &name, Some(&text_id), why);
                    let (id, _) = self.ids.claim("case", None);
                    self.bind(text, id);
                    self.add_person(id, label)
                }
            };
            self.person_value(place, value, desk);
        }
    }

    /// Id of the variable and what is said; tells where the variable is missing.
    fn value(&mut self, value: &Element) -> Option<(Uuid, String)> {
        let said = value.children.iter().find(|child| child.name != "VariableRef")?;
        let said = said.text.trim().to_owned();
        if said.is_empty() {
            return None;
        }
        let variable = value.references("VariableRef").next();
        match variable {
            Some(variable) => Some((self.ids.of(variable), said)),
            None => {
                self.report.left_out("value", "", None, "It names no variable.");
                None
            }
        }
    }

    /// Whether a value of Verbatim's own is one of interviews, and was taken.
    fn interview_value(&mut self, text: usize, variable: OwnVariable, said: &str) -> bool {
        let Some(text) = self.project.texts.get_mut(text) else { return false };
        match variable {
            OwnVariable::Day if is_day(said) => text.day = Some(said.to_owned()),
            OwnVariable::Mode => text.mode = Some(said.to_owned()),
            OwnVariable::Interviewers => text.interviewers = Some(said.to_owned()),
            OwnVariable::Language => text.language = Some(said.to_owned()),
            OwnVariable::Kind => text.kind = TranscriptKind::parse(said).ok(),
            _ => return false,
        }
        true
    }

    fn person_value(&mut self, place: usize, value: &Element, desk: &Desk) {
        let Some((id, said)) = self.value(value) else { return };
        let Some(person) = self.project.people.get_mut(place) else { return };
        let label = person.label.clone();
        if let Some(own) = OwnVariable::of(id) {
            if !own_value(person, own, &said) {
                let why = format!("“{}” cannot be read as {}.", said, own.name().to_lowercase());
                self.report.left_out("value", &label, Some(&id.to_string()), why);
            }
            return;
        }
        if let Some(group) = desk.groups.get(&id).and_then(|place| self.project.groups.get_mut(*place)) {
            if !matches!(said.as_str(), "false" | "0") {
                group.2.push(person.id);
            }
            return;
        }
        let Some(kind) = desk.kinds.get(&id) else {
            let why = "The file has no variable of this id.";
            self.report.left_out("value", &label, Some(&id.to_string()), why);
            return;
        };
        let said = match (kind, said.as_str()) {
            (AttributeKind::Boolean, "true" | "1") => "yes".to_owned(),
            (AttributeKind::Boolean, "false" | "0") => "no".to_owned(),
            // A day may carry a zone.
            (AttributeKind::Date, long) if long.get(..10).is_some_and(is_day) => {
                long.chars().take(10).collect()
            }
            _ => said,
        };
        match person.values.iter().find(|(own, _)| *own == id) {
            Some((_, other)) if *other != said => {
                let why = "The file says two things of it; the first stands.";
                self.report.left_out("value", &label, Some(&id.to_string()), why);
            }
            Some(_) => {}
            None => person.values.push((id, said)),
        }
    }

    /// An attribute is of the kind that the file says only where all its values are; a person is in a
    /// group once.
    fn settle(&mut self) {
        for (_, _, members) in &mut self.project.groups {
            let mut seen = HashSet::new();
            members.retain(|member| seen.insert(*member));
        }
        let kinds: HashMap<Uuid, AttributeKind> =
            self.project.attributes.iter().map(|attribute| (attribute.id, attribute.kind)).collect();
        let values = self.project.people.iter().flat_map(|person| &person.values);
        let unfit = values.filter(|(id, value)| kinds.get(id).is_some_and(|kind| !kind.fits(value)));
        let unfit: HashSet<Uuid> = unfit.map(|(id, _)| *id).collect();
        for attribute in self.project.attributes.iter_mut().filter(|own| unfit.contains(&own.id)) {
            attribute.kind = AttributeKind::Text;
        }
    }
}

/// Takes a value of Verbatim's own; answers whether it could be read.
fn own_value(person: &mut ReadPerson, variable: OwnVariable, said: &str) -> bool {
    let day = |said: &str| is_day(said).then(|| said.to_owned());
    let lines = |kind: LinkKind| said.lines().map(move |line| (kind, line.to_owned())).collect::<Vec<_>>();
    match variable {
        OwnVariable::Category => person.category = Some(said.to_owned()),
        OwnVariable::Subcategory => person.subcategory = Some(said.to_owned()),
        OwnVariable::Attribution => person.attribution = Some(said.to_owned()),
        OwnVariable::CategoryAttribution => person.category_attribution = Some(said.to_owned()),
        OwnVariable::Consent => person.consent = Consent::parse(said).ok(),
        OwnVariable::ConsentDate => person.consent_date = day(said),
        OwnVariable::ConsentSource => person.consent_source = Some(said.to_owned()),
        OwnVariable::Embargo => person.embargo = day(said),
        OwnVariable::RecommendedBy => person.outside.extend(lines(LinkKind::RecommendedBy)),
        OwnVariable::SameOrganisationAs => person.outside.extend(lines(LinkKind::SameOrganisationAs)),
        OwnVariable::Day
        | OwnVariable::Mode
        | OwnVariable::Interviewers
        | OwnVariable::Language
        | OwnVariable::Kind => return false,
    }
    match variable {
        OwnVariable::Consent => person.consent.is_some(),
        OwnVariable::ConsentDate => person.consent_date.is_some(),
        OwnVariable::Embargo => person.embargo.is_some(),
        _ => true,
    }
}
