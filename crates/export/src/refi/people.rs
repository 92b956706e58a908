//! Interviewees as cases, what is known of them as variables, their ties as links.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::refi::{GROUP, INTERVIEW, KeptElement, OwnVariable};
use verbatim_model::{
    Attribute, AttributeId, AttributeKind, Category, CategoryId, Group, Interview, InterviewId, Interviewee,
    IntervieweeId, Link, LinkKind, Transcript, TranscriptId, TranscriptKind,
};

use crate::ExportError;
use crate::refi::ids::derived;
use crate::refi::kept::write_kept;
use crate::refi::notes::Notes;
use crate::refi::project::ProjectFile;
use crate::xml::Xml;

/// A value of a variable: its id, the element that holds it, and what it says.
type Value = (Uuid, &'static str, String);

/// People and interviews of a project, found by id.
pub(super) struct People<'p> {
    project: &'p ProjectFile,
    categories: HashMap<CategoryId, &'p Category>,
    interviews: HashMap<InterviewId, &'p Interview>,
    /// Attributes with the kind that all their values have.
    attributes: Vec<(&'p Attribute, AttributeKind)>,
    /// People by label in small letters.
    labels: HashMap<String, IntervieweeId>,
    /// Labels of the others of a tie who are not in the study.
    outsiders: HashMap<(IntervieweeId, LinkKind), Vec<&'p str>>,
    /// Groups of each person.
    groups: HashMap<IntervieweeId, Vec<&'p Group>>,
    /// Transcripts of each interview, in the order of the file.
    texts: HashMap<InterviewId, Vec<TranscriptId>>,
    /// Transcripts of each person, in the order of the file.
    of_person: HashMap<IntervieweeId, Vec<TranscriptId>>,
}

impl<'p> People<'p> {
    pub fn of(project: &'p ProjectFile) -> Self {
        let mut people = Self {
            project,
            categories: project.categories.iter().map(|category| (category.id, category)).collect(),
            interviews: project.interviews.iter().map(|interview| (interview.id, interview)).collect(),
            attributes: attributes(project),
            labels: project.people.iter().map(|person| (person.label.to_lowercase(), person.id)).collect(),
            outsiders: HashMap::new(),
            groups: HashMap::new(),
            texts: HashMap::new(),
            of_person: HashMap::new(),
        };
        for link in project.links.iter().filter(|link| people.other(link).is_none()).collect::<Vec<_>>() {
            people.outsiders.entry((link.interviewee, link.kind)).or_default().push(&link.other);
        }
        for group in &project.groups {
            for member in &group.members {
                people.groups.entry(*member).or_default().push(group);
            }
        }
        for transcript in project.texts.iter().map(|text| &text.transcript) {
            people.texts.entry(transcript.interview).or_default().push(transcript.id);
            let interview = people.interviews.get(&transcript.interview);
            if let Some(person) = interview.and_then(|interview| interview.interviewee) {
                people.of_person.entry(person).or_default().push(transcript.id);
            }
        }
        people
    }

    /// The element `Variables`.
    pub fn write_variables(&self, xml: &mut Xml) -> Result<(), ExportError> {
        let used = self.used();
        let own: Vec<OwnVariable> =
            OwnVariable::ALL.iter().copied().filter(|own| used.contains(&own.id())).collect();
        if own.is_empty() && self.attributes.is_empty() && self.project.groups.is_empty() {
            return Ok(());
        }
        xml.open("Variables", &[])?;
        for own in own {
            let kind = if is_day(own) { "Date" } else { "Text" };
            write_variable(xml, own.id(), own.name(), kind, None)?;
        }
        for group in &self.project.groups {
            let name = format!("Group: {}", group.name);
            write_variable(xml, group.id.uuid(), &name, "Boolean", Some(GROUP))?;
        }
        for (attribute, kind) in &self.attributes {
            let kind = match kind {
                AttributeKind::Text => "Text",
                AttributeKind::Integer => "Integer",
                AttributeKind::Decimal => "Float",
                AttributeKind::Date => "Date",
                AttributeKind::Boolean => "Boolean",
            };
            write_variable(xml, attribute.id.uuid(), &attribute.name, kind, None)?;
        }
        xml.close("Variables")
    }

    /// Ids of the variables that something is said of.
    fn used(&self) -> HashSet<Uuid> {
        let people = self.project.people.iter().flat_map(|person| self.own_values(person));
        let texts = self.project.texts.iter().flat_map(|text| self.of_text(&text.transcript));
        people.chain(texts).map(|(id, ..)| id).collect()
    }

    /// The element `Cases`.
    pub fn write_cases(&self, xml: &mut Xml) -> Result<(), ExportError> {
        if self.project.people.is_empty() {
            return Ok(());
        }
        xml.open("Cases", &[])?;
        for person in &self.project.people {
            xml.open("Case", &[("guid", Some(&person.id.to_string())), ("name", Some(&person.label))])?;
            for value in self.own_values(person).into_iter().chain(self.values(person.id)) {
                write_value(xml, &value)?;
            }
            for text in self.of_person.get(&person.id).into_iter().flatten() {
                xml.refer("SourceRef", &text.to_string())?;
            }
            xml.close("Case")?;
        }
        xml.close("Cases")
    }

    fn own_values(&self, person: &Interviewee) -> Vec<Value> {
        use OwnVariable as V;
        let own = person.category.and_then(|id| self.categories.get(&id));
        let above = own.and_then(|own| self.categories.get(&own.parent?));
        let (category, subcategory) = match above {
            Some(above) => (Some(above), own),
            None => (own, None),
        };
        let lines = |kind| Some(self.outsiders(person.id, kind)).filter(|lines| !lines.is_empty());
        let values = [
            (V::Category, category.map(|c| c.name.clone())),
            (V::Subcategory, subcategory.map(|c| c.name.clone())),
            (V::Attribution, person.attribution.clone()),
            (V::CategoryAttribution, category.and_then(|c| c.attribution.clone())),
            (V::Consent, person.consent.map(|consent| consent.to_string())),
            (V::ConsentDate, person.consent_date.clone()),
            (V::ConsentSource, person.consent_source.clone()),
            (V::Embargo, person.embargo_until.clone()),
            (V::RecommendedBy, lines(LinkKind::RecommendedBy)),
            (V::SameOrganisationAs, lines(LinkKind::SameOrganisationAs)),
        ];
        values.into_iter().filter_map(own_value).collect()
    }

    /// Groups and attributes of a person.
    fn values(&self, person: IntervieweeId) -> Vec<Value> {
        let groups = self.groups.get(&person).into_iter().flatten();
        let member = |group: &&Group| (group.id.uuid(), "BooleanValue", "true".to_owned());
        let of = self.project.values.get(&person).map(Vec::as_slice).unwrap_or_default();
        let value = |(attribute, kind): &(&Attribute, AttributeKind)| {
            let (_, value) = of.iter().find(|(id, _)| *id == attribute.id)?;
            Some(written(attribute.id, *kind, value))
        };
        groups.map(member).chain(self.attributes.iter().filter_map(value)).collect()
    }

    /// Labels of the others of a tie who are not in the study, one a line.
    fn outsiders(&self, person: IntervieweeId, kind: LinkKind) -> String {
        self.outsiders.get(&(person, kind)).map(|labels| labels.join("\n")).unwrap_or_default()
    }

    fn other(&self, link: &Link) -> Option<IntervieweeId> {
        self.labels.get(&link.other.to_lowercase()).copied()
    }

    /// What is known of the interview of a transcript.
    pub fn write_interview(&self, xml: &mut Xml, transcript: &Transcript) -> Result<(), ExportError> {
        self.of_text(transcript).iter().try_for_each(|value| write_value(xml, value))
    }

    fn of_text(&self, transcript: &Transcript) -> Vec<Value> {
        use OwnVariable as V;
        let interview = self.interviews.get(&transcript.interview);
        let field = |field: fn(&Interview) -> &Option<String>| interview.and_then(|i| field(i).clone());
        let kind = (transcript.kind != TranscriptKind::Recording).then(|| transcript.kind.to_string());
        let values = [
            (V::Day, field(|i| &i.date)),
            (V::Mode, field(|i| &i.mode)),
            (V::Interviewers, field(|i| &i.interviewers)),
            (V::Language, field(|i| &i.language)),
            (V::Kind, kind),
        ];
        values.into_iter().filter_map(own_value).collect()
    }

    /// Whether memos on the interview of a transcript are written with it: with the first one of the
    /// interview, so that they are written once.
    pub fn holds_memos_of(&self, transcript: &Transcript) -> bool {
        self.texts.get(&transcript.interview).is_some_and(|texts| texts.first() == Some(&transcript.id))
    }

    /// The element `Links`: ties between people, and memos about people.
    pub fn write_links(
        &self,
        xml: &mut Xml,
        notes: &Notes<'_>,
        kept: &[KeptElement],
    ) -> Result<(), ExportError> {
        let is_kept = kept.iter().any(|part| part.name == "Link");
        let mut ties =
            self.project.links.iter().filter_map(|link| Some((link, self.other(link)?))).peekable();
        if ties.peek().is_none() && !notes.about_people(&self.project.people) && !is_kept {
            return Ok(());
        }
        xml.open("Links", &[])?;
        for (link, other) in ties {
            let direction = match link.kind {
                LinkKind::RecommendedBy => "OneWay",
                LinkKind::SameOrganisationAs => "Associative",
            };
            let id = derived(link.kind.as_str(), &[link.interviewee.uuid(), other.uuid()]);
            xml.empty(
                "Link",
                &[
                    ("guid", Some(&id)),
                    ("name", Some(link.kind.as_str())),
                    ("direction", Some(direction)),
                    ("originGUID", Some(&link.interviewee.to_string())),
                    ("targetGUID", Some(&other.to_string())),
                ],
            )?;
        }
        for person in &self.project.people {
            notes.link_person(xml, person.id)?;
        }
        write_kept(xml, kept, "Link")?;
        xml.close("Links")
    }

    /// The element `Sets`: transcripts of one interview belong together.
    pub fn write_sets(&self, xml: &mut Xml, kept: &[KeptElement]) -> Result<(), ExportError> {
        let texts = self.project.texts.iter().map(|text| &text.transcript);
        let first = texts.filter(|transcript| self.holds_memos_of(transcript));
        let several = first.filter_map(|transcript| {
            let texts = self.texts.get(&transcript.interview).filter(|texts| texts.len() > 1)?;
            Some((transcript.interview, texts))
        });
        let several: Vec<_> = several.collect();
        if several.is_empty() && !kept.iter().any(|part| part.name == "Set") {
            return Ok(());
        }
        xml.open("Sets", &[])?;
        for (number, (interview, texts)) in (1..).zip(several) {
            let name = format!("Interview {number}");
            xml.open("Set", &[("guid", Some(&interview.to_string())), ("name", Some(&name))])?;
            xml.text("Description", INTERVIEW)?;
            texts.iter().try_for_each(|id| xml.refer("MemberSource", &id.to_string()))?;
            xml.close("Set")?;
        }
        write_kept(xml, kept, "Set")?;
        xml.close("Sets")
    }
}

/// Attributes with the kind that all their values have.
fn attributes(project: &ProjectFile) -> Vec<(&Attribute, AttributeKind)> {
    let kinds: HashMap<AttributeId, AttributeKind> =
        project.attributes.iter().map(|attribute| (attribute.id, attribute.kind)).collect();
    let unfit = project.values.values().flatten();
    let unfit = unfit.filter(|(id, value)| kinds.get(id).is_some_and(|kind| !writable(*kind, value)));
    let unfit: HashSet<AttributeId> = unfit.map(|(id, _)| *id).collect();
    let kind = |attribute: &Attribute| {
        if unfit.contains(&attribute.id) { AttributeKind::Text } else { attribute.kind }
    };
    project.attributes.iter().map(|attribute| (attribute, kind(attribute))).collect()
}

const fn is_day(variable: OwnVariable) -> bool {
    matches!(variable, OwnVariable::ConsentDate | OwnVariable::Embargo | OwnVariable::Day)
}

fn own_value((variable, value): (OwnVariable, Option<String>)) -> Option<Value> {
    let element = if is_day(variable) { "DateValue" } else { "TextValue" };
    Some((variable.id(), element, value?))
}

/// Whether the standard can hold a value as one of this kind. Its calendar has no year 0.
fn writable(kind: AttributeKind, value: &str) -> bool {
    kind.fits(value) && !(kind == AttributeKind::Date && value.starts_with("0000"))
}

fn written(id: AttributeId, kind: AttributeKind, value: &str) -> Value {
    let (element, value) = match kind {
        AttributeKind::Text => ("TextValue", value.to_owned()),
        AttributeKind::Integer => ("IntegerValue", value.to_owned()),
        AttributeKind::Decimal => ("FloatValue", value.to_owned()),
        AttributeKind::Date => ("DateValue", value.to_owned()),
        AttributeKind::Boolean => {
            let yes = ["yes", "true"].iter().any(|word| value.eq_ignore_ascii_case(word));
            ("BooleanValue", yes.to_string())
        }
    };
    (id.uuid(), element, value)
}

fn write_value(xml: &mut Xml, (id, element, value): &Value) -> Result<(), ExportError> {
    xml.open("VariableValue", &[])?;
    xml.refer("VariableRef", &id.to_string())?;
    xml.text(element, value)?;
    xml.close("VariableValue")
}

fn write_variable(
    xml: &mut Xml,
    id: Uuid,
    name: &str,
    kind: &str,
    description: Option<&str>,
) -> Result<(), ExportError> {
    let id = id.to_string();
    let attributes = [("guid", Some(&*id)), ("name", Some(name)), ("typeOfVariable", Some(kind))];
    match description {
        None => xml.empty("Variable", &attributes),
        Some(text) => {
            xml.open("Variable", &attributes)?;
            xml.text("Description", text)?;
            xml.close("Variable")
        }
    }
}
