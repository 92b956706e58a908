//! The codebook and its codes.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{CodeChanged, CodeSplit, CodesDeleted, CodesList, CodesMerged, Exported};
use verbatim_model::{BackupReason, CodeId, CodePath, CodingId, Purpose};
use verbatim_study::analysis::CodeOrigin;
use verbatim_study::codebook::{CodeChange, Loss, Merged, Split, TextField};
use verbatim_study::codings::Recoded;
use verbatim_study::exports::CodebookForm;
use verbatim_study::{Study, StudyError};

use super::codings::parse_ids;
use super::read_file;
use crate::args::{CodeTexts, CodebookCommand, CodesCommand, Common};
use crate::failure::Failure;
use crate::output::{Output, left_out, list, plural, table};
use crate::study::{coder_name, progress, read, write, write_or_read};

pub fn file(common: &Common, command: CodebookCommand) -> Result<Output, Failure> {
    match command {
        CodebookCommand::Import { study, file } => {
            let bytes = read_file(&file)?;
            let mut study = write(&study, common)?;
            study.backup_beside(BackupReason::BeforeBulk)?;
            let reply = answers::codebook_import(study.import_codebook(&file, &bytes)?.value);
            let text = format!(
                "{} added, {} changed, {} as they were.{}{}",
                plural(reply.added.len(), "code"),
                reply.changed.len(),
                reply.unchanged,
                list("Notes:", &reply.notes),
                list("These rows did not go in:", &reply.problems),
            );
            let partly = !reply.problems.is_empty();
            Ok(Output::new(&reply, text).partly(partly))
        }
        CodebookCommand::Export { study, file } => {
            let mut study = exporting(common, &study)?;
            let rows =
                study.export_codebook(Purpose::Team, CodebookForm::Csv, &file, &progress("Writing"))?;
            let reply = Exported { path: file.to_string_lossy().into_owned(), rows, withdrawn: 0 };
            let text = format!("Wrote {} to {}.", plural(rows, "code"), reply.path);
            Ok(Output::new(&reply, text))
        }
    }
}

/// Opens a study for an export: for writing where that is possible, so that the trail says what
/// left, else for reading.
pub fn exporting(common: &Common, path: &Path) -> Result<Study, Failure> {
    let mut study = write_or_read(path, common)?;
    if let Some(name) = coder_name(common)
        && study.find_coder(&name).is_ok()
    {
        study.choose_coder(&name)?;
    }
    Ok(study)
}

pub fn codes(common: &Common, command: CodesCommand) -> Result<Output, Failure> {
    match command {
        CodesCommand::List { study } => codes_list(common, &study),
        CodesCommand::Add { study, path, texts } => {
            let mut study = write(&study, common)?;
            let path = CodePath::parse(&path);
            let code = study.add_described_code(&path, &changes(&texts), texts.color.as_deref())?.value;
            said(&study, code.id, "Added", 0)
        }
        CodesCommand::Rename { study, code, name } => {
            let (mut study, id) = open_at(common, &study, &code)?;
            study.rename_code(id, &name)?;
            said(&study, id, "Renamed; it is now", 0)
        }
        CodesCommand::Move { study, code, under, before, .. } => {
            let (mut study, id) = open_at(common, &study, &code)?;
            let parent = under.map(|name| study.find_code(&name)).transpose()?.map(|c| c.id);
            let before = before.map(|name| study.find_code(&name)).transpose()?.map(|c| c.id);
            let unmarked = study.move_code(id, parent, before)?.value.unmarked;
            said(&study, id, "Moved; it is now", unmarked)
        }
        CodesCommand::Split { study, path, codings } => {
            let codings = parse_ids(&codings)?;
            let mut study = write(&study, common)?;
            split(&mut study, CodePath::parse(&path), &codings)
        }
        CodesCommand::Origin { study, codes, is } => origin(common, &study, &codes, is.as_deref()),
        CodesCommand::Merge { study, code, into } => {
            let (mut study, id) = open_at(common, &study, &code)?;
            let target = study.find_code(&into)?.id;
            study.backup_beside(BackupReason::BeforeBulk)?;
            let merged = study.merge_code(id, target)?.value;
            let text = format!(
                "Merged: {} recoded, {} joined with one that was there, {} moved along.",
                plural(merged.recoded, "coding"),
                plural(merged.joined, "coding"),
                plural(merged.moved, "code"),
            );
            let Merged { recoded, joined, differed, unmarked, moved } = merged;
            let reply = CodesMerged { recoded, joined, differed, unmarked, moved };
            Ok(Output::new(&reply, text + &lost(unmarked, "stance")))
        }
        CodesCommand::Describe { study, code, texts } => {
            let (mut study, id) = open_at(common, &study, &code)?;
            study.redescribe_code(id, &changes(&texts), texts.color.as_deref())?;
            said(&study, id, "Described", 0)
        }
        CodesCommand::Delete { study, code, preview: true } => {
            let study = read(&study, common)?;
            let code = study.find_code(&code)?;
            Ok(loss(&study.loss_of_code(code.id)?, "Deleting would take"))
        }
        CodesCommand::Delete { study, code, .. } => {
            let (mut study, id) = open_at(common, &study, &code)?;
            study.backup_beside(BackupReason::BeforeBulk)?;
            let lost = study.delete_code(id)?.value;
            Ok(loss(&lost, "Deleted"))
        }
    }
}

fn codes_list(common: &Common, path: &Path) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let reply = CodesList { codes: answers::code_rows(&study)?, withdrawn: study.withdrawn()? };
    let rows = reply.codes.iter().map(|code| {
        let indent = "  ".repeat(code.depth as usize);
        vec![format!("{indent}{}", code.name), code.interviewees.to_string(), code.passages.to_string()]
    });
    let text = table(&["Code", "People", "Passages"], rows.collect(), &[1, 2]) + &left_out(reply.withdrawn);
    Ok(Output::new(&reply, text))
}

/// How codes came into the codebook, after it was said of some of them.
fn origin(common: &Common, path: &Path, codes: &[String], is: Option<&str>) -> Result<Output, Failure> {
    let study = match is {
        None => read(path, common)?,
        Some(is) => {
            let mut study = write(path, common)?;
            let ids = codes
                .iter()
                .map(|code| Ok(study.find_code(code)?.id))
                .collect::<Result<Vec<_>, StudyError>>()?;
            let origin = match is {
                "recognise" => None,
                word => {
                    Some(CodeOrigin::parse(&word.replace("during-", "during ")).map_err(StudyError::from)?)
                }
            };
            study.set_code_origin(&ids, origin)?;
            study
        }
    };
    let reply = answers::code_origins(&study)?;
    let rows = reply.codes.iter().map(|row| vec![row.code.clone(), row.origin.clone()]);
    let text = table(&["Code", "Origin"], rows.collect(), &[]);
    Ok(Output::new(&reply, text))
}

fn open_at(common: &Common, path: &Path, code: &str) -> Result<(Study, CodeId), Failure> {
    let study = write(path, common)?;
    let id = study.find_code(code)?.id;
    Ok((study, id))
}

fn changes(texts: &CodeTexts) -> Vec<CodeChange> {
    let fields = [
        (TextField::Statement, &texts.statement),
        (TextField::Definition, &texts.definition),
        (TextField::Include, &texts.include),
        (TextField::Exclude, &texts.exclude),
        (TextField::Example, &texts.example),
    ];
    fields.into_iter().filter_map(|(field, text)| Some((field, text.clone()?))).collect()
}

fn said(study: &Study, id: CodeId, verb: &str, unmarked: usize) -> Result<Output, Failure> {
    let reply = CodeChanged { id: id.to_string(), path: path_of(study, id)?, unmarked };
    Ok(Output::new(&reply, format!("{verb} {}.{}", reply.path, lost(unmarked, "stance"))))
}

fn path_of(study: &Study, id: CodeId) -> Result<String, Failure> {
    Ok(study.codebook()?.path_of(id).map(|p| p.to_string()).unwrap_or_default())
}

/// How many codings lost a mark that would have said something else where they are now.
pub(super) fn lost(count: usize, mark: &str) -> String {
    match count {
        0 => String::new(),
        count => format!(" {} lost a {mark}, which a memo keeps.", plural(count, "coding")),
    }
}

/// Adds the code of a path, whose upper levels must be there, and gives codings that code.
fn split(study: &mut Study, path: CodePath, codings: &[CodingId]) -> Result<Output, Failure> {
    let CodePath(mut names) = path;
    let name = names.pop().unwrap_or_default();
    let above = if names.is_empty() { None } else { Some(study.find_code(&CodePath(names).to_string())?.id) };
    let Split { code, codings } = study.split_codings(codings, above, &name, None)?.value;
    let Recoded { recoded, joined, unmarked, .. } = codings;
    let reply =
        CodeSplit { id: code.id.to_string(), path: path_of(study, code.id)?, recoded, joined, unmarked };
    let text = format!("Split {} off as {}.", plural(recoded + joined, "coding"), reply.path);
    Ok(Output::new(&reply, text + &lost(unmarked, "mark")))
}

fn loss(loss: &Loss, verb: &str) -> Output {
    let text = format!(
        "{verb} {} with {} by {} in {} of {}, and {}. Undo brings them back.",
        plural(loss.codes, "code"),
        plural(loss.codings, "coding"),
        plural(loss.coders, "coder"),
        plural(loss.interviews, "transcript"),
        plural(loss.interviewees, "interviewee"),
        plural(loss.memos, "memo"),
    );
    let Loss { codes, codings, coders, memos, interviews, interviewees, .. } = *loss;
    let reply = CodesDeleted { codes, codings, coders, memos, interviews, interviewees };
    Output::new(&reply, text)
}
