//! Codings.

use std::path::{Path, PathBuf};

use verbatim_api::answers;
use verbatim_api::replies::{
    CodingItem, CodingRemoved, CodingResized, CodingsList, CodingsRecoded, PassageCoded,
};
use verbatim_model::{BackupReason, Basis, CodingId, Prompting, Stance, UnknownWord};
use verbatim_study::StudyError;
use verbatim_study::codings::{CodingFilter, CodingsFile, Mapping, Marks, NewCoding, Recoded};

use super::codebook::lost;
use super::coding_attributes;
use crate::args::{ChangedMarks, CodingMarks, CodingsCommand, Common};
use crate::failure::Failure;
use crate::output::{Output, list, plural, table};
use crate::study::{progress, read, say, write};

pub fn code(
    common: &Common,
    path: &Path,
    transcript: &str,
    (start, end): (u32, u32),
    code: &str,
    marks: CodingMarks,
) -> Result<Output, Failure> {
    let CodingMarks { memo, stance, basis, prompting, quotable, off_the_record: off_record } = marks;
    let stance = parsed(stance.as_deref(), Stance::parse)?;
    let basis = parsed(basis.as_deref(), Basis::parse)?;
    let prompting = parsed(prompting.as_deref(), Prompting::parse)?;
    let mut study = write(path, common)?;
    let transcript = study.find_transcript(transcript)?;
    let code = study.find_code(code)?;
    let plain = NewCoding::plain(transcript.id, start, end, code.id);
    let new = NewCoding { memo, stance, basis, prompting, quotable, off_record, ..plain };
    let added = study.add_coding(new)?.value;
    if added.counts_nowhere {
        say("Only the interviewer speaks in this passage, so it is counted nowhere.");
    }
    let marked = stance.is_some() || basis.is_some() || prompting.is_some() || quotable || off_record;
    if added.already_there && marked {
        say("Its marks are as they were; “codings mark” changes them.");
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

/// A word for a mark, as it is meant.
fn parsed<T>(word: Option<&str>, parse: fn(&str) -> Result<T, UnknownWord>) -> Result<Option<T>, StudyError> {
    Ok(word.map(parse).transpose()?)
}

/// The same where `none` takes the mark away.
fn changed<T>(
    word: Option<&str>,
    parse: fn(&str) -> Result<T, UnknownWord>,
) -> Result<Option<Option<T>>, StudyError> {
    match word {
        None => Ok(None),
        Some(word) if word.trim().eq_ignore_ascii_case("none") => Ok(Some(None)),
        some => Ok(Some(parsed(some, parse)?)),
    }
}

fn mark(common: &Common, path: &Path, codings: &[String], marks: &ChangedMarks) -> Result<Output, Failure> {
    let ids = parse_ids(codings)?;
    let switched = |on: bool, off: bool| (on || off).then_some(on);
    let marks = Marks {
        stance: changed(marks.stance.as_deref(), Stance::parse)?,
        basis: changed(marks.basis.as_deref(), Basis::parse)?,
        prompting: changed(marks.prompting.as_deref(), Prompting::parse)?,
        quotable: switched(marks.quotable, marks.not_quotable),
        off_record: switched(marks.off_the_record, marks.on_the_record),
        approved: match &marks.approved {
            Some(day) => Some(Some(day.clone())),
            None => marks.not_approved.then_some(None),
        },
    };
    let mut study = write(path, common)?;
    let marked = study.mark_codings(&ids, &marks)?.value;
    let is_marked = |item: &CodingItem| marked.iter().any(|coding| coding.id.to_string() == item.id);
    let mut reply = CodingsList { codings: answers::coding_items(&study, &CodingFilter::default())? };
    reply.codings.retain(is_marked);
    let text = format!("Marked {}.\n{}", plural(marked.len(), "coding"), in_table(&reply.codings));
    Ok(Output::new(&reply, text))
}

fn recode(common: &Common, path: &Path, code: &str, codings: &[String]) -> Result<Output, Failure> {
    let ids = parse_ids(codings)?;
    let mut study = write(path, common)?;
    let code = study.find_code(code)?;
    let Recoded { recoded, joined, already_there, unmarked } = study.recode_codings(&ids, code.id)?.value;
    let text = format!(
        "Recoded {} as {}; {joined} joined with one that was there, {already_there} had this code.{}",
        plural(recoded, "coding"),
        code.name,
        lost(unmarked, "mark"),
    );
    Ok(Output::new(&CodingsRecoded { recoded, joined, already_there, unmarked }, text))
}

pub fn run(common: &Common, command: CodingsCommand) -> Result<Output, Failure> {
    match command {
        CodingsCommand::Import { study, files, columns, add_codes } => {
            let mut mapping = columns
                .map_or_else(|| Ok(Mapping::default()), |text| Mapping::parse(&text))
                .map_err(Failure::usage)?;
            mapping.add_codes = add_codes;
            import(common, &study, &files, &mapping)
        }
        CodingsCommand::List { study, transcript, code } => list_codings(common, &study, transcript, &code),
        CodingsCommand::Mark { study, codings, marks } => mark(common, &study, &codings, &marks),
        CodingsCommand::Recode { study, code, codings } => recode(common, &study, &code, &codings),
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
        CodingsCommand::Attributes { study } => coding_attributes::list(&read(&study, common)?),
        CodingsCommand::Define { study, name, choice, rename, any_value } => {
            let choices = (any_value || !choice.is_empty()).then_some(choice);
            coding_attributes::define(common, &study, &name, rename, choices)
        }
        CodingsCommand::Undefine { study, name } => coding_attributes::undefine(common, &study, &name),
        CodingsCommand::Set { study, value, codings } => {
            coding_attributes::set(common, &study, &value, &codings)
        }
    }
}

pub fn parse_id(text: &str) -> Result<CodingId, Failure> {
    let id = uuid::Uuid::parse_str(text.trim()).map(CodingId::from);
    id.map_err(|_| Failure::usage(format!("“{text}” is no id of a coding; “codings list” shows them.")))
}

/// Ids of several codings.
pub fn parse_ids(texts: &[String]) -> Result<Vec<CodingId>, Failure> {
    texts.iter().map(|id| parse_id(id)).collect()
}

fn import(common: &Common, path: &Path, files: &[PathBuf], mapping: &Mapping) -> Result<Output, Failure> {
    let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
    for path in files {
        match std::fs::read(path) {
            Ok(bytes) => readable.push(CodingsFile { path: path.clone(), bytes }),
            Err(source) => unreadable.push(StudyError::Unreadable { path: path.clone(), source }.to_string()),
        }
    }
    let mut study = write(path, common)?;
    study.backup_beside(BackupReason::BeforeBulk)?;
    let done = study.import_mapped_codings(&readable, mapping, &progress("Coding"))?;
    let mut sum = answers::codings_import(done.value);
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
    let text = in_table(&reply.codings);
    Ok(Output::new(&reply, text))
}

fn in_table(codings: &[CodingItem]) -> String {
    let rows = codings.iter().map(|c| {
        vec![
            c.id.clone(),
            c.transcript.clone(),
            c.start.to_string(),
            c.end.to_string(),
            c.code.clone(),
            c.coder.clone(),
            marks_of(c),
        ]
    });
    let header = ["Id", "Transcript", "Start", "End", "Code", "Coder", "Marks"];
    table(&header, rows.collect(), &[2, 3])
}

/// All marks of a coding in words.
fn marks_of(coding: &CodingItem) -> String {
    let words = [&coding.stance, &coding.basis, &coding.prompting].into_iter().flatten().map(String::as_str);
    let approval = coding.approval.as_ref().map(|approval| match approval.holds {
        true => format!("approved {}", approval.on),
        false => format!("approved {}, words changed since", approval.on),
    });
    let quotable = coding.quotable.then_some("quotable");
    let words = words.chain(quotable).chain(coding.off_record.then_some("off the record"));
    words.chain(approval.as_deref()).collect::<Vec<_>>().join(", ")
}
