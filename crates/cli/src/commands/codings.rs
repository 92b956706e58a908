//! Codings.

use std::path::{Path, PathBuf};

use verbatim_api::answers;
use verbatim_api::replies::{CodingRemoved, CodingResized, CodingsList, PassageCoded};
use verbatim_model::{BackupReason, Basis, CodingId, Stance};
use verbatim_study::StudyError;
use verbatim_study::codings::{CodingFilter, CodingsFile, NewCoding};

use crate::args::{CodingsCommand, Common};
use crate::failure::Failure;
use crate::output::{Output, list, plural, table};
use crate::study::{progress, read, say, write};

/// What a coding carries.
pub struct Marks {
    pub memo: Option<String>,
    pub stance: Option<String>,
    pub basis: Option<String>,
}

pub fn code(
    common: &Common,
    path: &Path,
    transcript: &str,
    (start, end): (u32, u32),
    code: &str,
    marks: Marks,
) -> Result<Output, Failure> {
    let stance = marks.stance.as_deref().map(Stance::parse).transpose().map_err(StudyError::from)?;
    let basis = marks.basis.as_deref().map(Basis::parse).transpose().map_err(StudyError::from)?;
    let mut study = write(path, common)?;
    let transcript = study.find_transcript(transcript)?;
    let code = study.find_code(code)?;
    let new =
        NewCoding { memo: marks.memo, stance, basis, ..NewCoding::plain(transcript.id, start, end, code.id) };
    let added = study.add_coding(new)?.value;
    if added.counts_nowhere {
        say("Only the interviewer speaks in this passage, so it is counted nowhere.");
    }
    let verb = if added.already_there { "Already coded" } else { "Coded" };
    let text = format!("{verb} {} {} as {}.", transcript.file_name, added.coding.span, code.name);
    let reply = PassageCoded {
        coding: added.coding.id.to_string(),
        already_there: added.already_there,
        counts_nowhere: added.counts_nowhere,
    };
    Ok(Output::new(&reply, text))
}

pub fn run(common: &Common, command: CodingsCommand) -> Result<Output, Failure> {
    match command {
        CodingsCommand::Import { study, files } => import(common, &study, &files),
        CodingsCommand::List { study, transcript, code } => list_codings(common, &study, transcript, &code),
        CodingsCommand::Resize { study, coding, start, end } => {
            let id = parse_id(&coding)?;
            let mut study = write(&study, common)?;
            let resized = study.resize_coding(id, start, end, None)?.value;
            let (start, end) = (resized.span.start(), resized.span.end());
            let reply = CodingResized { coding: id.to_string(), start, end };
            Ok(Output::new(&reply, format!("The coding now covers {}.", resized.span)))
        }
        CodingsCommand::Remove { study, coding } => {
            let id = parse_id(&coding)?;
            let mut study = write(&study, common)?;
            study.remove_codings(&[id])?;
            let reply = CodingRemoved { removed: id.to_string() };
            Ok(Output::new(&reply, "Removed the coding. Undo brings it back."))
        }
    }
}

pub fn parse_id(text: &str) -> Result<CodingId, Failure> {
    let id = uuid::Uuid::parse_str(text.trim()).map(CodingId::from);
    id.map_err(|_| Failure::usage(format!("“{text}” is no id of a coding; “codings list” shows them.")))
}

fn import(common: &Common, path: &Path, files: &[PathBuf]) -> Result<Output, Failure> {
    let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
    for path in files {
        match std::fs::read(path) {
            Ok(bytes) => readable.push(CodingsFile { path: path.clone(), bytes }),
            Err(source) => unreadable.push(StudyError::Unreadable { path: path.clone(), source }.to_string()),
        }
    }
    let mut study = write(path, common)?;
    study.backup_beside(BackupReason::BeforeBulk)?;
    let mut sum = answers::codings_import(study.import_codings(&readable, &progress("Coding"))?.value);
    sum.problems.splice(0..0, unreadable);
    let text = format!(
        "{} added, {} there already.{}{}",
        plural(sum.added, "coding"),
        sum.already_there,
        list("Notes:", &sum.notes),
        list("These rows fit nothing:", &sum.problems),
    );
    let partly = !sum.problems.is_empty();
    Ok(Output::new(&sum, text).partly(partly))
}

fn list_codings(
    common: &Common,
    path: &Path,
    transcript: Option<String>,
    codes: &[String],
) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let filter = CodingFilter {
        transcript: transcript.map(|name| study.find_transcript(&name)).transpose()?.map(|t| t.id),
        codes: codes.iter().map(|c| Ok(study.find_code(c)?.id)).collect::<Result<_, StudyError>>()?,
        coder: common.coder.as_deref().map(|name| study.find_coder(name)).transpose()?.map(|c| c.id),
    };
    let reply = CodingsList { codings: answers::coding_items(&study, &filter)? };
    let rows = reply.codings.iter().map(|c| {
        vec![
            c.id.clone(),
            c.transcript.clone(),
            c.start.to_string(),
            c.end.to_string(),
            c.code.clone(),
            c.coder.clone(),
            c.stance.clone().unwrap_or_default(),
        ]
    });
    let header = ["Id", "Transcript", "Start", "End", "Code", "Coder", "Stance"];
    let text = table(&header, rows.collect(), &[2, 3]);
    Ok(Output::new(&reply, text))
}
