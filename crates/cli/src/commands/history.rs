//! The trail, undo and redo.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{HistoryList, Steps};
use verbatim_study::history::Stepped;
use verbatim_study::{StoreError, Study, StudyError};

use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{coder_name, open_for_writing, read};

pub fn undo(common: &Common, path: &Path, steps: usize) -> Result<Output, Failure> {
    walk(common, path, steps, "Undid", Study::undo)
}

pub fn redo(common: &Common, path: &Path, steps: usize) -> Result<Output, Failure> {
    walk(common, path, steps, "Did again", Study::redo)
}

type Step = fn(&mut Study, &str) -> Result<Stepped, StudyError>;

fn walk(common: &Common, path: &Path, steps: usize, verb: &str, step: Step) -> Result<Output, Failure> {
    let mut study = open_for_writing(path, common)?;
    let name = match coder_name(common) {
        Some(name) => name,
        None => match study.coders()?.as_slice() {
            [one] => one.name.clone(),
            [] => String::new(),
            _ => return Err(StudyError::NoCoder.into()),
        },
    };
    let mut done = Vec::new();
    for _ in 0..steps {
        match step(&mut study, &name) {
            Ok(stepped) => done.push(stepped.label),
            // Fewer steps than asked for is a part done, not nothing.
            Err(StudyError::Store(StoreError::NothingToUndo | StoreError::NothingToRedo))
                if !done.is_empty() =>
            {
                break;
            }
            Err(other) => return Err(other.into()),
        }
    }
    let lines: Vec<String> = done.iter().map(|label| format!("{verb}: {label}")).collect();
    let partly = done.len() < steps;
    Ok(Output::new(&Steps { steps: done }, lines.join("\n")).partly(partly))
}

pub fn list(common: &Common, path: &Path, limit: Option<u32>) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let reply = HistoryList { actions: answers::history(&study, limit.unwrap_or(u32::MAX))? };
    let rows = reply.actions.iter().map(|a| {
        let undone = if a.undone { " (undone)" } else { "" };
        vec![
            a.number.to_string(),
            a.at.clone(),
            a.coder.clone().unwrap_or_default(),
            format!("{}{undone}", a.label),
        ]
    });
    let text = table(&["No.", "When", "Coder", "What"], rows.collect(), &[0]);
    Ok(Output::new(&reply, text))
}
