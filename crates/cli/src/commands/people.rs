//! Interviewees and coders.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{CoderList, GroupSet, IntervieweesList};
use verbatim_model::{AskedState, BackupReason};
use verbatim_study::StudyError;

use super::read_file;
use crate::args::{CodersCommand, Common, IntervieweesCommand};
use crate::failure::Failure;
use crate::output::{Output, list, plural, table};
use crate::study::{coder_name, open_for_writing, read, write};

pub fn interviewees(common: &Common, command: IntervieweesCommand) -> Result<Output, Failure> {
    match command {
        IntervieweesCommand::Import { study, file } => import(common, &study, &file),
        IntervieweesCommand::List { study } => {
            let study = read(&study, common)?;
            let reply = IntervieweesList { interviewees: answers::interviewee_items(&study)? };
            let rows = reply.interviewees.iter().map(|p| {
                vec![
                    p.id.clone(),
                    p.category.clone().unwrap_or_default(),
                    p.subcategory.clone().unwrap_or_default(),
                    p.attribution.clone().unwrap_or_default(),
                    p.consent.clone().unwrap_or_default(),
                    p.transcripts.join(", "),
                ]
            });
            let header = ["Id", "Category", "Subcategory", "Attribution", "Consent", "Transcripts"];
            let text = table(&header, rows.collect(), &[]);
            Ok(Output::new(&reply, text))
        }
        IntervieweesCommand::Group { study, name, interviewees } => {
            let mut study = write(&study, common)?;
            let people =
                interviewees.iter().map(|id| study.find_interviewee(id)).collect::<Result<Vec<_>, _>>()?;
            let ids: Vec<_> = people.iter().map(|p| p.id).collect();
            let group = study.set_group(&name, &ids)?.value;
            let reply =
                GroupSet { group: group.name, interviewees: people.into_iter().map(|p| p.label).collect() };
            let text = format!("{} has {}.", reply.group, plural(reply.interviewees.len(), "member"));
            Ok(Output::new(&reply, text))
        }
        IntervieweesCommand::Withdraw(args) => super::withdrawal::run(common, &args),
        IntervieweesCommand::Asked { study, code, state, interviewees } => {
            asked(common, &study, &code, state.as_deref(), &interviewees)
        }
    }
}

/// Who was asked about a code, after it was said of some of them.
fn asked(
    common: &Common,
    path: &Path,
    code: &str,
    state: Option<&str>,
    interviewees: &[String],
) -> Result<Output, Failure> {
    let study = match state {
        None => read(path, common)?,
        Some(state) => {
            let mut study = write(path, common)?;
            let ids = interviewees
                .iter()
                .map(|id| Ok(study.find_interviewee(id)?.id))
                .collect::<Result<Vec<_>, StudyError>>()?;
            let state = match state {
                "unknown" => None,
                word => Some(AskedState::parse(&word.replace('-', " ")).map_err(StudyError::from)?),
            };
            let code = study.find_code(code)?.id;
            study.set_asked(&ids, code, state)?;
            study
        }
    };
    let reply = answers::asked(&study, study.find_code(code)?.id)?;
    let rows = reply.people.iter().map(|row| vec![row.interviewee.clone(), row.state.clone()]);
    let text = match reply.people.as_slice() {
        [] => format!("Nothing is known of who was asked about {}.", reply.code),
        _ => table(&["Id", "State"], rows.collect(), &[]),
    };
    Ok(Output::new(&reply, text))
}

fn import(common: &Common, path: &Path, file: &Path) -> Result<Output, Failure> {
    let bytes = read_file(file)?;
    let mut study = write(path, common)?;
    study.backup_beside(BackupReason::BeforeBulk)?;
    let reply = answers::interviewees_import(study.import_interviewees(file, &bytes)?.value);
    let text = format!(
        "{} added, {} changed, {} as they were.{}{}{}{}",
        plural(reply.added.len(), "interviewee"),
        reply.changed.len(),
        reply.unchanged,
        list("Changed:", &reply.changed),
        list("Transcripts assigned:", &reply.bound),
        list("Notes:", &reply.notes),
        list("These rows did not go in:", &reply.problems),
    );
    let partly = !reply.problems.is_empty();
    Ok(Output::new(&reply, text).partly(partly))
}

/// A place as it is counted inside, from 0.
pub const fn place(from_one: u32) -> usize {
    from_one.saturating_sub(1) as usize
}

pub fn coders(common: &Common, command: CodersCommand) -> Result<Output, Failure> {
    match command {
        CodersCommand::List { study } => {
            let study = read(&study, common)?;
            let reply = CoderList { coders: study.coders()?.iter().map(answers::coder).collect() };
            let names: Vec<&str> = reply.coders.iter().map(|c| c.name.as_str()).collect();
            let text = if names.is_empty() { "There is no coder yet.".to_owned() } else { names.join("\n") };
            Ok(Output::new(&reply, text))
        }
        CodersCommand::Add { study, name } => {
            let mut study = open_for_writing(&study, common)?;
            // Whoever is named as coder and is one already adds the new one; else the new one does.
            if let Some(author) = coder_name(common)
                && study.find_coder(&author).is_ok()
            {
                study.choose_coder(&author)?;
            }
            let added = study.add_coder(&name).map_err(|e: StudyError| e)?.value;
            let text = format!("{} was added.", added.name);
            Ok(Output::new(&answers::coder(&added), text))
        }
        CodersCommand::Lead { study, name, interview, clear } => {
            lead(common, &study, name.as_deref(), interview.as_deref(), clear)
        }
    }
}

/// Sets a lead coder where one is named or cleared, and lists whose codings count.
fn lead(
    common: &Common,
    path: &Path,
    name: Option<&str>,
    transcript: Option<&str>,
    clear: bool,
) -> Result<Output, Failure> {
    let changes = clear || name.is_some();
    let mut study = if changes { write(path, common)? } else { read(path, common)? };
    let of = transcript.map(|name| study.find_transcript(name)).transpose()?.map(|t| t.interview);
    if changes {
        let coder = name.map(|name| study.find_coder(name)).transpose()?.map(|coder| coder.id);
        study.set_lead_coder(of, coder)?;
    }
    let mut reply = answers::lead_coders(&study)?;
    if let Some(of) = of.map(|id| id.to_string()) {
        reply.interviews.retain(|row| row.interview == of);
    }
    let rows = reply.interviews.iter().map(|row| {
        let record = row.record.as_ref();
        vec![
            row.transcripts.join(", "),
            row.interviewee.clone().unwrap_or_default(),
            record.map(|record| record.coder.clone()).unwrap_or_default(),
            record.map(|record| record.because.clone()).unwrap_or_default(),
        ]
    });
    let lead = match &reply.lead {
        Some(name) => format!("The lead coder of the study is {name}."),
        None => "The study has no lead coder: whoever coded an interview first counts.".to_owned(),
    };
    let text = table(&["Transcript", "Interviewee", "Coding of record", "Because"], rows.collect(), &[]);
    Ok(Output::new(&reply, format!("{lead}\n\n{text}")))
}
