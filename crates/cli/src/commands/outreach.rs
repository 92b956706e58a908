//! The outreach list.

use verbatim_api::answers;
use verbatim_api::replies::{OutreachItem, OutreachList, OutreachRemoved};
use verbatim_model::{Outcome, Outreach};
use verbatim_study::outreach::OutreachForm;
use verbatim_study::{Study, StudyError};

use crate::args::{Common, OutreachCommand, OutreachKnown};
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{read, write};

pub fn run(common: &Common, command: OutreachCommand) -> Result<Output, Failure> {
    match command {
        OutreachCommand::List { study } => list(&read(&study, common)?),
        OutreachCommand::Add { study, label, known } => {
            let mut study = write(&study, common)?;
            let form = filled(&study, blank(label), known)?;
            let added = study.put_outreach(None, &form)?.value;
            said(&study, added, "Added")
        }
        OutreachCommand::Change { study, label, rename, known } => {
            let mut study = write(&study, common)?;
            let row = study.find_outreach(&label)?;
            let id = row.id;
            let form = filled(
                &study,
                OutreachForm { label: rename.unwrap_or(row.label.clone()), ..form_of(row) },
                known,
            )?;
            let changed = study.put_outreach(Some(id), &form)?.value;
            said(&study, changed, "Changed")
        }
        OutreachCommand::Remove { study, label } => {
            let mut study = write(&study, common)?;
            let row = study.find_outreach(&label)?;
            study.remove_outreach(row.id)?;
            let reply = OutreachRemoved { removed: row.label };
            let text = format!("Removed {} from the outreach list. Undo brings it back.", reply.removed);
            Ok(Output::new(&reply, text))
        }
    }
}

fn list(study: &Study) -> Result<Output, Failure> {
    let rows = study.outreach()?.into_iter().map(|row| answers::outreach_item(study, row));
    let reply = OutreachList { outreach: rows.collect::<Result<_, _>>()? };
    let row = |row: &OutreachItem| {
        let known = [&row.category, &row.approached, &row.found, &row.interviewee];
        let [category, approached, found, interviewee] = known.map(|text| text.clone().unwrap_or_default());
        vec![row.label.clone(), category, approached, found, row.outcome.clone(), interviewee]
    };
    let header = ["Label", "Category", "Approached", "Found", "Outcome", "Interviewee"];
    let text = match reply.outreach.as_slice() {
        [] => "Nobody is on the outreach list yet. “outreach add” adds somebody.".to_owned(),
        all => table(&header, all.iter().map(row).collect(), &[]),
    };
    Ok(Output::new(&reply, text))
}

fn said(study: &Study, row: Outreach, verb: &str) -> Result<Output, Failure> {
    let reply = answers::outreach_item(study, row)?;
    Ok(Output::new(&reply, format!("{verb} {}: {}.", reply.label, reply.outcome)))
}

/// A row of which nothing is known but its label.
const fn blank(label: String) -> OutreachForm {
    OutreachForm {
        label,
        category: None,
        approached: None,
        found: None,
        outcome: Outcome::Approached,
        interviewee: None,
    }
}

fn form_of(row: Outreach) -> OutreachForm {
    let Outreach { label, category, approached, found, outcome, interviewee, .. } = row;
    OutreachForm { label, category, approached, found, outcome, interviewee }
}

/// A form with what was given; the rest stays.
fn filled(study: &Study, before: OutreachForm, given: OutreachKnown) -> Result<OutreachForm, StudyError> {
    Ok(OutreachForm {
        category: named(given.category, before.category, |name| Ok(study.find_category(name)?.id))?,
        approached: given.approached.or(before.approached),
        found: given.found.or(before.found),
        outcome: given.outcome.map_or(Ok(before.outcome), |word| Outcome::parse(&word))?,
        interviewee: named(given.interviewee, before.interviewee, |id| Ok(study.find_interviewee(id)?.id))?,
        ..before
    })
}

/// What a name means; an empty one clears, and without one it stays.
fn named<T>(
    given: Option<String>,
    before: Option<T>,
    find: impl FnOnce(&str) -> Result<T, StudyError>,
) -> Result<Option<T>, StudyError> {
    match given.as_deref().map(str::trim) {
        None => Ok(before),
        Some("") => Ok(None),
        Some(name) => find(name).map(Some),
    }
}
