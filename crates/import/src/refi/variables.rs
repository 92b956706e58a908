//! Variables and their values.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::refi::{GROUP, OwnVariable};
use verbatim_model::{AttributeKind, Consent, LinkKind, TranscriptKind, is_day};

use crate::refi::names::{Taken, one_line};
use crate::refi::people::{Desk, Of};
use crate::refi::reader::Reader;
use crate::refi::tree::Element;
use crate::refi::values::{ReadAttribute, ReadPerson};

/// Whether a variable of Verbatim's own says something of an interview, not of a person.
pub(super) const fn is_of_interviews(variable: OwnVariable) -> bool {
    matches!(
        variable,
        OwnVariable::Day
            | OwnVariable::Mode
            | OwnVariable::Interviewers
            | OwnVariable::Language
            | OwnVariable::Kind
    )
}

/// A value of a kind as it is usually written: numbers without the signs and noughts that a file may
/// have before them, days without a zone.
fn usual(kind: AttributeKind, said: String) -> String {
    match (kind, said.as_str()) {
        (AttributeKind::Boolean, "true" | "1") => "yes".to_owned(),
        (AttributeKind::Boolean, "false" | "0") => "no".to_owned(),
        (AttributeKind::Integer | AttributeKind::Decimal, number) => {
            usual_number(number).filter(|usual| kind.fits(usual)).unwrap_or(said)
        }
        (AttributeKind::Date, long) if long.get(..10).is_some_and(is_day) => long.chars().take(10).collect(),
        _ => said,
    }
}

fn usual_number(number: &str) -> Option<String> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number =
        !digits.is_empty() && digits != "." && [whole, part].concat().bytes().all(|b| b.is_ascii_digit());
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let dot = if part.is_empty() { "" } else { "." };
    is_number.then(|| format!("{sign}{whole}{dot}{part}"))
}

const fn in_words(kind: AttributeKind) -> &'static str {
    match kind {
        AttributeKind::Text => "text",
        AttributeKind::Integer => "whole numbers of less than 19 digits",
        AttributeKind::Decimal => "decimal numbers of less than 19 digits",
        AttributeKind::Date => "days",
        AttributeKind::Boolean => "yes or no",
    }
}

impl Reader<'_, '_> {
    /// Reads the variables.
    pub(super) fn variables(&mut self, desk: &mut Desk) {
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
                "Text" => AttributeKind::Text,
                _ => {
                    let why = "Attributes here are text, numbers, days or yes and no, so it is text.";
                    self.report.changed("variable", shown, written, why);
                    AttributeKind::Text
                }
            };
            desk.kinds.insert(id, kind);
            self.project.attributes.push(ReadAttribute { id, name: own, kind });
        }
    }

    /// Id of the variable and what is said; tells where the variable is missing.
    pub(super) fn value(&mut self, value: &Element<'_>) -> Option<(Uuid, String)> {
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

    /// Takes a value of Verbatim's own that is one of interviews.
    pub(super) fn interview_value(
        &mut self,
        place: usize,
        (id, variable): (Uuid, OwnVariable),
        said: String,
        desk: &mut Desk,
    ) {
        let Some(text) = self.project.texts.get(place) else { return };
        let name = text.name.clone();
        let can_be_read = match variable {
            OwnVariable::Day => is_day(&said),
            OwnVariable::Kind => TranscriptKind::parse(&said).is_ok(),
            _ => true,
        };
        if !can_be_read {
            let why = format!("“{said}” cannot be read as {}.", variable.name().to_lowercase());
            self.report.left_out("value", &name, Some(&id.to_string()), why);
            return;
        }
        if !self.is_first(&name, (Of::Text(place), id), &said, desk) {
            return;
        }
        let Some(text) = self.project.texts.get_mut(place) else { return };
        match variable {
            OwnVariable::Day => text.day = Some(said),
            OwnVariable::Mode => text.mode = Some(said),
            OwnVariable::Interviewers => text.interviewers = Some(said),
            OwnVariable::Language => text.language = Some(said),
            OwnVariable::Kind => text.kind = TranscriptKind::parse(&said).ok(),
            _ => {}
        }
    }

    /// Whether nothing was said of something yet; tells where something else was.
    fn is_first(&mut self, name: &str, key: (Of, Uuid), said: &str, desk: &mut Desk) -> bool {
        let Some(other) = desk.said.get(&key) else {
            desk.said.insert(key, said.to_owned());
            return true;
        };
        if other != said {
            let why = "The file says two things of it; the first stands.";
            self.report.left_out("value", name, Some(&key.1.to_string()), why);
        }
        false
    }

    /// Takes what is said of a person.
    pub(super) fn person_value(&mut self, place: usize, value: &Element<'_>, desk: &mut Desk) {
        let Some((id, said)) = self.value(value) else { return };
        let Some(label) = self.project.people.get(place).map(|person| person.label.clone()) else { return };
        let (own, kind) = (OwnVariable::of(id), desk.kinds.get(&id).copied());
        let group = desk.groups.get(&id).copied();
        if own.is_none() && kind.is_none() && group.is_none() {
            let why = "The file has no variable of this id.";
            self.report.left_out("value", &label, Some(&id.to_string()), why);
            return;
        }
        let said = match kind {
            Some(kind) => usual(kind, said),
            None => said,
        };
        if !self.is_first(&label, (Of::Person(place), id), &said, desk) {
            return;
        }
        let Some(person) = self.project.people.get_mut(place) else { return };
        if let Some(own) = own {
            if !own_value(person, own, &said) {
                // A second one may be better.
                desk.said.remove(&(Of::Person(place), id));
                let why = format!("“{said}” cannot be read as {}.", own.name().to_lowercase());
                self.report.left_out("value", &label, Some(&id.to_string()), why);
            }
            return;
        }
        match group.and_then(|group| self.project.groups.get_mut(group)) {
            Some(_) if matches!(said.as_str(), "false" | "0") => {}
            Some(group) => group.2.push(person.id),
            None => person.values.push((id, said)),
        }
    }

    /// An attribute is of the kind that the file says only where all its values are; a person is in a
    /// group once.
    pub(super) fn settle(&mut self) {
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
            let why = format!("Not all its values are {}, so it is text here.", in_words(attribute.kind));
            self.report.changed("variable", &attribute.name, Some(&attribute.id.to_string()), why);
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
