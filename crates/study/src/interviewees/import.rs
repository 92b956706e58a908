//! Bringing interviewees in from CSV; a second import updates and says what changed.

use std::collections::HashMap;
use std::path::Path;

use verbatim_import::interviewees::{ReadInterviewee, ReadInterviewees, read_interviewees};
use verbatim_model::{
    ActionKind, Attribute, AttributeId, AttributeKind, Category, CategoryId, Consent, Group, GroupId,
    Interview, InterviewId, Interviewee, IntervieweeId, Link, LinkKind,
};
use verbatim_store::Tx;

use crate::interviewees::People;
use crate::interviews::{binding, give_interview};
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// What an import of interviewees did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntervieweesReport {
    /// Labels of people who are new.
    pub added: Vec<String>,
    /// What changed of whom: `AD-SV-01: consent quote → paraphrase`.
    pub changed: Vec<String>,
    /// How many were there and are as they were.
    pub unchanged: usize,
    /// Transcripts that now belong to someone: `AD-SV-01.txt → AD-SV-01`.
    pub bound: Vec<String>,
    /// Rows that did not go in, with line and reason.
    pub problems: Vec<String>,
    /// What else to know about the file.
    pub notes: Vec<String>,
}

impl Study {
    /// Adds the people of a CSV file and updates those that are there. A field that the file has
    /// no column for, or leaves empty, stays as it is. Transcripts without an interviewee are
    /// bound by their file names. One action.
    ///
    /// # Errors
    /// [`StudyError::BadFile`] where the file lists no people, or what the study file says.
    pub fn import_interviewees(
        &mut self,
        file: &Path,
        bytes: &[u8],
    ) -> Result<Changed<IntervieweesReport>, StudyError> {
        let bad = |e: verbatim_import::TableError| StudyError::BadFile {
            path: file.to_owned(),
            reason: e.to_string(),
        };
        let read = read_interviewees(bytes).map_err(bad)?;
        let people = self.people()?;
        let interviews = self.interviews()?;
        let transcripts = self.transcripts()?;
        self.act(ActionKind::ImportInterviewees, |tx, _| {
            let mut work = Work::new(tx, people, interviews, &read);
            work.attributes(&read)?;
            for row in &read.rows {
                work.person(row)?;
            }
            for transcript in &transcripts {
                work.bind(transcript.interview, &transcript.file_name)?;
            }
            for row in &read.rows {
                work.interview(row)?;
            }
            let count = work.report.added.len() + work.report.changed.len();
            let affected = Marks { interviewees: true, interviews: true, codebook: true, ..Marks::default() };
            Ok((work.report, Subject::counted(count, affected)))
        })
    }
}

struct Work<'t, 'c> {
    tx: &'t Tx<'c>,
    people: People,
    persons: Vec<Interviewee>,
    interviews: Vec<Interview>,
    categories: Vec<Category>,
    groups: Vec<Group>,
    attributes: Vec<Attribute>,
    /// Attribute of each further column of the file.
    columns: Vec<AttributeId>,
    report: IntervieweesReport,
}

impl<'t, 'c> Work<'t, 'c> {
    fn new(tx: &'t Tx<'c>, people: People, interviews: Vec<Interview>, read: &ReadInterviewees) -> Self {
        let report = IntervieweesReport {
            problems: read.problems.iter().map(|p| format!("line {}: {}", p.line, p.reason)).collect(),
            notes: read.notes.clone(),
            ..IntervieweesReport::default()
        };
        Self {
            tx,
            persons: people.persons.iter().map(|p| p.row.clone()).collect(),
            categories: people.categories.clone(),
            groups: people.groups.clone(),
            attributes: people.attributes.clone(),
            people,
            interviews,
            columns: Vec::new(),
            report,
        }
    }

    fn attributes(&mut self, read: &ReadInterviewees) -> Result<(), StudyError> {
        for (place, column) in read.attributes.iter().enumerate() {
            let kind = self.kind(read, place, &column.name);
            let position = next(self.attributes.iter().map(|a| a.position));
            let known = self.attributes.iter_mut().find(|a| a.name == column.name);
            let attribute = match known {
                Some(known) if known.kind == kind => known.clone(),
                Some(known) => {
                    self.report.changed.push(format!("attribute {}: {} → {kind}", known.name, known.kind));
                    known.kind = kind;
                    known.clone()
                }
                None => {
                    let new = Attribute { id: AttributeId::new(), name: column.name.clone(), kind, position };
                    self.attributes.push(new.clone());
                    new
                }
            };
            self.tx.put_attribute(&attribute)?;
            self.columns.push(attribute.id);
        }
        Ok(())
    }

    /// What all values of an attribute are: those of the file, and those of people of whom the file
    /// says nothing.
    fn kind(&self, read: &ReadInterviewees, place: usize, name: &str) -> AttributeKind {
        let values: HashMap<&str, &str> = read
            .rows
            .iter()
            .filter_map(|row| Some((row.id.as_str(), row.attributes.get(place)?.as_deref()?)))
            .collect();
        let at = self.people.attributes.iter().position(|a| a.name == name);
        let others = self.people.persons.iter().filter(|p| !values.contains_key(p.row.label.as_str()));
        let others = others.filter_map(|p| p.attributes.get(at?)?.as_deref());
        AttributeKind::of(values.values().copied().chain(others))
    }

    fn person(&mut self, row: &ReadInterviewee) -> Result<(), StudyError> {
        let category = self.category(row)?;
        let known = self.persons.iter().position(|p| p.label == row.id);
        let before = known.map(|at| self.persons[at].clone());
        let mut person = before.clone().unwrap_or_else(|| Interviewee {
            id: IntervieweeId::new(),
            label: row.id.clone(),
            category: None,
            attribution: None,
            consent: None,
            consent_date: None,
            consent_source: None,
            embargo_until: None,
            position: next(self.persons.iter().map(|p| p.position)),
        });
        person.category = category.or(person.category);
        person.attribution = row.attribution.clone().or(person.attribution);
        person.consent = row.consent.or(person.consent);
        person.embargo_until = row.embargo_until.clone().or(person.embargo_until);
        self.tx.put_interviewee(&person)?;
        let mut changes = before.as_ref().map(|before| self.differences(before, &person)).unwrap_or_default();
        changes.extend(self.values(&person, row)?);
        changes.extend(self.links(&person, row)?);
        changes.extend(self.memberships(&person, row)?);
        match known {
            None => {
                self.report.added.push(person.label.clone());
                self.persons.push(person);
            }
            Some(_) if changes.is_empty() => self.report.unchanged += 1,
            Some(at) => {
                self.report.changed.push(format!("{}: {}", person.label, changes.join(", ")));
                self.persons[at] = person;
            }
        }
        Ok(())
    }

    fn differences(&self, before: &Interviewee, after: &Interviewee) -> Vec<String> {
        let name = |id: Option<CategoryId>| {
            id.and_then(|id| self.categories.iter().find(|c| c.id == id)).map(|c| c.name.clone())
        };
        let word = |consent: Option<Consent>| consent.map(|c| c.as_str().to_owned());
        [
            ("category", name(before.category), name(after.category)),
            ("attribution", before.attribution.clone(), after.attribution.clone()),
            ("consent", word(before.consent), word(after.consent)),
            ("embargo", before.embargo_until.clone(), after.embargo_until.clone()),
        ]
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(what, old, new)| change(what, old.as_deref(), new.as_deref()))
        .collect()
    }

    /// Category or subcategory of a row, made where it is new.
    fn category(&mut self, row: &ReadInterviewee) -> Result<Option<CategoryId>, StudyError> {
        let Some(name) = &row.category else { return Ok(None) };
        let top = self.category_named(None, name, row.category_attribution.as_deref())?;
        match &row.subcategory {
            None => Ok(Some(top)),
            Some(sub) => Ok(Some(self.category_named(Some(top), sub, None)?)),
        }
    }

    fn category_named(
        &mut self,
        parent: Option<CategoryId>,
        name: &str,
        attribution: Option<&str>,
    ) -> Result<CategoryId, StudyError> {
        let position = next(self.categories.iter().map(|c| c.position));
        let known = self.categories.iter_mut().find(|c| c.parent == parent && c.name == name);
        let category = match known {
            Some(known) => {
                known.attribution = attribution.map(str::to_owned).or(known.attribution.take());
                known.clone()
            }
            None => {
                let attribution = attribution.map(str::to_owned);
                let new =
                    Category { id: CategoryId::new(), parent, name: name.to_owned(), position, attribution };
                self.categories.push(new.clone());
                new
            }
        };
        self.tx.put_category(&category)?;
        Ok(category.id)
    }

    fn values(&self, person: &Interviewee, row: &ReadInterviewee) -> Result<Vec<String>, StudyError> {
        let mut changes = Vec::new();
        let old = self.people.get(person.id);
        for (attribute, value) in self.columns.iter().zip(&row.attributes) {
            let Some(value) = value else { continue };
            self.tx.set_attribute_value(person.id, *attribute, Some(value))?;
            let at = self.people.attributes.iter().position(|a| a.id == *attribute);
            let before = old.zip(at).and_then(|(p, at)| p.attributes[at].clone());
            if old.is_some() && before.as_ref() != Some(value) {
                let name = self.attributes.iter().find(|a| a.id == *attribute).map_or("", |a| &a.name);
                changes.push(change(name, before.as_deref(), Some(value)));
            }
        }
        Ok(changes)
    }

    /// Ties of a row take the place of those of the same kind that were there.
    fn links(&self, person: &Interviewee, row: &ReadInterviewee) -> Result<Vec<String>, StudyError> {
        let mut changes = Vec::new();
        let kinds = [
            (LinkKind::RecommendedBy, &row.recommended_by),
            (LinkKind::SameOrganisationAs, &row.same_organisation_as),
        ];
        for (kind, others) in kinds {
            if others.is_empty() {
                continue;
            }
            let before: Vec<&Link> =
                self.people.links.iter().filter(|l| l.interviewee == person.id && l.kind == kind).collect();
            for gone in before.iter().filter(|l| !others.contains(&l.other)) {
                self.tx.delete_link(gone)?;
                changes.push(format!("no longer {kind} {}", gone.other));
            }
            for other in others.iter().filter(|o| !before.iter().any(|l| l.other == **o)) {
                self.tx.insert_link(&Link { interviewee: person.id, kind, other: other.clone() })?;
                changes.push(format!("{kind} {other}"));
            }
        }
        Ok(changes)
    }

    fn memberships(
        &mut self,
        person: &Interviewee,
        row: &ReadInterviewee,
    ) -> Result<Vec<String>, StudyError> {
        let mut changes = Vec::new();
        for name in &row.groups {
            let position = next(self.groups.iter().map(|g| g.position));
            let at = match self.groups.iter().position(|g| g.name == *name) {
                Some(at) => at,
                None => {
                    let new = Group { id: GroupId::new(), name: name.clone(), position, members: Vec::new() };
                    self.tx.insert_group(&new)?;
                    self.groups.push(new);
                    self.groups.len() - 1
                }
            };
            let group = &mut self.groups[at];
            if !group.members.contains(&person.id) {
                group.members.push(person.id);
                self.tx.insert_member(group.id, person.id)?;
                changes.push(format!("in group {name}"));
            }
        }
        Ok(changes)
    }

    /// Binds a transcript's interview that has no interviewee yet.
    fn bind(&mut self, interview: InterviewId, file: &str) -> Result<(), StudyError> {
        let unbound = self.interviews.iter().position(|i| i.id == interview && i.interviewee.is_none());
        if let (Some(at), Some(person)) = (unbound, binding(&self.persons, file)) {
            give_interview(self.tx, &self.interviews[at], Some(person.id))?;
            self.report.bound.push(format!("{file} → {}", person.label));
            // One that was announced for the person may have taken its place.
            let person = person.id;
            match self.tx.interview(interview)? {
                Some(bound) => self.interviews[at] = bound,
                None => drop(self.interviews.remove(at)),
            }
            for own in self.interviews.iter_mut().filter(|i| i.interviewee == Some(person)) {
                *own = self.tx.interview(own.id)?.unwrap_or_else(|| own.clone());
            }
        }
        Ok(())
    }

    /// Date, mode, interviewers and language of a row belong to the person's interview. Where
    /// there is none yet, it is announced and waits for its transcript.
    fn interview(&mut self, row: &ReadInterviewee) -> Result<(), StudyError> {
        let about = &row.interview;
        let says =
            [&about.date, &about.mode, &about.interviewers, &about.language].iter().any(|f| f.is_some());
        let Some(person) = self.persons.iter().find(|p| p.label == row.id).map(|p| p.id).filter(|_| says)
        else {
            return Ok(());
        };
        let at = match self.interviews.iter().position(|i| i.interviewee == Some(person)) {
            Some(at) => at,
            None => {
                self.interviews.push(Interview {
                    id: InterviewId::new(),
                    interviewee: Some(person),
                    date: None,
                    mode: None,
                    interviewers: None,
                    language: None,
                    position: next(self.interviews.iter().map(|i| i.position)),
                });
                self.interviews.len() - 1
            }
        };
        let interview = &mut self.interviews[at];
        let before = interview.clone();
        let fields = [
            (&mut interview.date, &about.date),
            (&mut interview.mode, &about.mode),
            (&mut interview.interviewers, &about.interviewers),
            (&mut interview.language, &about.language),
        ];
        for (field, value) in fields {
            if value.is_some() {
                field.clone_from(value);
            }
        }
        if *interview != before {
            let known = before.date.is_some() || before.mode.is_some();
            if known {
                self.report.changed.push(format!("{}: interview", row.id));
            }
        }
        self.tx.put_interview(interview)?;
        Ok(())
    }
}

/// A position after all others.
fn next(positions: impl Iterator<Item = i64>) -> i64 {
    positions.max().map_or(0, |last| last + 1)
}

fn change(what: &str, old: Option<&str>, new: Option<&str>) -> String {
    format!("{what} {} → {}", old.unwrap_or("none"), new.unwrap_or("none"))
}
