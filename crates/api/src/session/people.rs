//! Interviewees, categories and attributes.

use std::path::Path;

use verbatim_model::{AttributeId, BackupReason, CategoryId, Consent, IntervieweeId};
use verbatim_study::Study;
use verbatim_study::interviewees::{CategoryForm, IntervieweeForm, IntervieweePut};

use super::{id, optional_id};
use crate::answers::plural;
use crate::replies::{Change, Empty, ImportReport, Loss, People};
use crate::requests::{
    AttributeRef, CategoryRef, DescribeCategory, DescribeInterviewee, Files, IntervieweeRef, MoveInOrder,
    RenameAttribute,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the file lists no people, nobody is coding or the study cannot be changed.
    pub fn interviewees_import(&self, args: Files) -> Result<ImportReport, ApiError> {
        self.with(|study| {
            study.backup_beside(BackupReason::BeforeBulk)?;
            let (mut problems, mut notes, mut count) = (Vec::new(), Vec::new(), 0);
            for path in args.paths.iter().map(Path::new) {
                let unreadable =
                    |source| verbatim_study::StudyError::Unreadable { path: path.to_owned(), source };
                let bytes = std::fs::read(path).map_err(unreadable)?;
                let report = study.import_interviewees(path, &bytes)?.value;
                count += report.added.len() + report.changed.len();
                problems.extend(report.problems);
                notes.extend(report.changed);
                notes.extend(report.bound);
                notes.extend(report.notes);
            }
            let summary = format!("{} added or changed", plural(count, "interviewee"));
            Ok(ImportReport { summary, files: Vec::new(), problems, notes })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn people(&self, _: Empty) -> Result<People, ApiError> {
        self.with(|study| Ok(answers::people(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the label is taken, a day is none, nobody is coding or the study cannot be changed.
    pub fn interviewee_put(&self, args: DescribeInterviewee) -> Result<Change, ApiError> {
        let person: Option<IntervieweeId> = optional_id("interviewee", args.interviewee.as_deref())?;
        let consent = args.consent.as_deref().map(Consent::parse).transpose();
        let form = IntervieweeForm {
            label: args.label,
            category: optional_id("category", args.category.as_deref())?,
            attribution: args.attribution,
            consent: consent.map_err(verbatim_study::StudyError::from)?,
            consent_date: args.consent_date,
            consent_source: args.consent_source,
            embargo_until: args.embargo_until,
            recommended_by: args.recommended_by,
            same_organisation_as: args.same_organisation_as,
            attributes: args.attributes.into_iter().map(|value| (value.name, value.value)).collect(),
        };
        self.with(|study| {
            let changed = study.put_interviewee(person, &form)?;
            let said = if changed.number.is_some() { put(&changed.value) } else { NOTHING.to_owned() };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such interviewee.
    pub fn interviewee_loss(&self, args: IntervieweeRef) -> Result<Loss, ApiError> {
        let person: IntervieweeId = id("interviewee", &args.interviewee)?;
        self.with(|study| Ok(answers::interviewee_loss(study, person)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such interviewee, nobody is coding or the study cannot be changed.
    pub fn interviewee_remove(&self, args: IntervieweeRef) -> Result<Change, ApiError> {
        let person: IntervieweeId = id("interviewee", &args.interviewee)?;
        self.with(|study| {
            let label = label_of(study, person)?;
            let changed = study.remove_interviewee(person)?;
            Ok(answers::change(study, format!("Removed {label}"), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is taken, nobody is coding or the study cannot be changed.
    pub fn category_put(&self, args: DescribeCategory) -> Result<Change, ApiError> {
        let category: Option<CategoryId> = optional_id("category", args.category.as_deref())?;
        let form = CategoryForm {
            parent: optional_id("category", args.parent.as_deref())?,
            name: args.name,
            attribution: args.attribution,
        };
        self.with(|study| {
            let changed = study.put_category(category, &form)?;
            let verb = if category.is_none() { "Added" } else { "Changed" };
            let said = match changed.number {
                Some(_) => format!("{verb} {}", changed.value.name),
                None => NOTHING.to_owned(),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such category, nobody is coding or the study cannot be changed.
    pub fn category_move(&self, args: MoveInOrder) -> Result<Change, ApiError> {
        let category: CategoryId = id("category", &args.id)?;
        self.with(|study| {
            let changed = study.move_category(category, args.position as usize)?;
            let said = moved(changed.number, category_name(study, category)?);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such category, nobody is coding or the study cannot be changed.
    pub fn category_remove(&self, args: CategoryRef) -> Result<Change, ApiError> {
        let category: CategoryId = id("category", &args.category)?;
        self.with(|study| {
            let people = study.people()?;
            let above = people.categories.iter().find(|c| c.id == category).and_then(|c| c.parent);
            let name = category_name(study, category)?;
            let changed = study.remove_category(category)?;
            let said = match (changed.value, above) {
                (0, _) => format!("Removed {name}"),
                (n, None) => format!("Removed {name}; {} without a category", plural(n, "interviewee")),
                (n, Some(above)) => {
                    let above = category_name(study, above)?;
                    format!("Removed {name}; {} now in {above}", plural(n, "interviewee"))
                }
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is taken, nobody is coding or the study cannot be changed.
    pub fn attribute_rename(&self, args: RenameAttribute) -> Result<Change, ApiError> {
        let attribute: AttributeId = id("attribute", &args.attribute)?;
        self.with(|study| {
            let before = attribute_name(study, attribute)?;
            let changed = study.rename_attribute(attribute, &args.name)?;
            let said = match changed.number {
                Some(_) => format!("{before} is now {}", changed.value.name),
                None => NOTHING.to_owned(),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such attribute, nobody is coding or the study cannot be changed.
    pub fn attribute_move(&self, args: MoveInOrder) -> Result<Change, ApiError> {
        let attribute: AttributeId = id("attribute", &args.id)?;
        self.with(|study| {
            let changed = study.move_attribute(attribute, args.position as usize)?;
            let said = moved(changed.number, attribute_name(study, attribute)?);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such attribute, nobody is coding or the study cannot be changed.
    pub fn attribute_remove(&self, args: AttributeRef) -> Result<Change, ApiError> {
        let attribute: AttributeId = id("attribute", &args.attribute)?;
        self.with(|study| {
            let name = attribute_name(study, attribute)?;
            let changed = study.remove_attribute(attribute)?;
            let said = format!("Removed {name} with {}", plural(changed.value, "value"));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}

/// Said where a change changed nothing, so that there is no step to undo.
pub(super) const NOTHING: &str = "Nothing changed";

/// What a change of an interviewee did, and what it brought along.
fn put(done: &IntervieweePut) -> String {
    let label = &done.person.label;
    let mut said = format!("{} {label}", if done.added { "Added" } else { "Changed" });
    if !done.bound.is_empty() {
        said.push_str(&format!("; assigned {} by its name", done.bound.join(", ")));
    }
    for attribute in &done.retyped {
        said.push_str(&format!("; {} now holds {}", attribute.name, answers::kind_in_words(attribute.kind)));
    }
    said
}

fn moved(number: Option<i64>, name: String) -> String {
    if number.is_some() { format!("Moved {name}") } else { NOTHING.to_owned() }
}

pub(super) fn label_of(study: &Study, person: IntervieweeId) -> Result<String, ApiError> {
    let people = study.kept_people()?;
    let missing = || verbatim_study::StudyError::Missing { what: "interviewee", name: person.to_string() };
    Ok(people.get(person).map(|p| p.row.label.clone()).ok_or_else(missing)?)
}

fn category_name(study: &Study, category: CategoryId) -> Result<String, ApiError> {
    let people = study.kept_people()?;
    let missing = || verbatim_study::StudyError::Missing { what: "category", name: category.to_string() };
    Ok(people.categories.iter().find(|c| c.id == category).map(|c| c.name.clone()).ok_or_else(missing)?)
}

fn attribute_name(study: &Study, attribute: AttributeId) -> Result<String, ApiError> {
    let people = study.kept_people()?;
    let missing = || verbatim_study::StudyError::Missing { what: "attribute", name: attribute.to_string() };
    Ok(people.attributes.iter().find(|a| a.id == attribute).map(|a| a.name.clone()).ok_or_else(missing)?)
}
