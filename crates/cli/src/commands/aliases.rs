//! Aliases, and the real names that they stand for.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{AliasChanged, AliasRemoved, AliasRow, AliasesList, AliasesMerged};
use verbatim_model::{Alias, AliasId, BackupReason, IdentifierKind};
use verbatim_study::deidentification::{AliasChoice, NewAlias, Replacement};
use verbatim_study::{Study, StudyError};

use crate::args::{AliasesCommand, Common, KeyArgs, NamesArgs};
use crate::failure::Failure;
use crate::key_file::{read_with_keys, read_with_names, write_with_keys};
use crate::output::{Output, plural, table};
use crate::study::write;

pub fn run(common: &Common, command: AliasesCommand) -> Result<Output, Failure> {
    match command {
        AliasesCommand::List { study, names } => list(common, &study, &names),
        AliasesCommand::Add { study, words, kind, general, forms, key } => {
            let kind = kind_of(&kind)?;
            let mut study = write_with_keys(&study, common, &key)?;
            let new = NewAlias { kind, text: words, general, interviewee: None };
            let added = study.add_alias(&new, &forms)?.value;
            changed(&study, added.id, 0, "Added")
        }
        AliasesCommand::Rename { study, alias, words } => {
            change(common, &study, &alias, |_, alias| Ok(Alias { text: words, ..alias }))
        }
        AliasesCommand::Kind { study, alias, kind } => {
            let kind = kind_of(&kind)?;
            change(common, &study, &alias, |_, alias| Ok(Alias { kind, ..alias }))
        }
        AliasesCommand::Link { study, alias, interviewee, .. } => {
            change(common, &study, &alias, |study, alias| {
                let person = interviewee.map(|id| study.find_interviewee(&id)).transpose()?;
                Ok(Alias { interviewee: person.map(|person| person.id), ..alias })
            })
        }
        AliasesCommand::Merge { study, aliases, into, key } => merge(common, &study, &aliases, &into, &key),
        AliasesCommand::Put { study, transcript, place, alias, new, key } => {
            put(&mut write_with_keys(&study, common, &key)?, &transcript, place, &alias, new)
        }
        AliasesCommand::Forms { study, alias, add, remove, give, to, key } => {
            forms(common, &study, &alias, FormChange { add, remove, give, to }, &key)
        }
        AliasesCommand::Remove { study, alias } => {
            let mut study = write(&study, common)?;
            let alias = study.find_alias(&alias)?;
            study.remove_alias(alias.id)?;
            let text = format!("Removed {}. Undo brings it back.", alias.bracketed());
            Ok(Output::new(&AliasRemoved { removed: alias.text }, text))
        }
    }
}

fn list(common: &Common, path: &Path, names: &NamesArgs) -> Result<Output, Failure> {
    let study = read_with_names(path, common, names)?;
    let reply =
        AliasesList { aliases: answers::aliases(&study)?, key_file_open: study.key_file_state().open };
    let row = |row: &AliasRow| {
        vec![
            format!("[{}]", row.text),
            row.kind.clone(),
            row.places.to_string(),
            row.transcripts.to_string(),
            row.interviewee_label.clone().unwrap_or_default(),
            row.forms.as_ref().map(|forms| forms.join("; ")).unwrap_or_default(),
        ]
    };
    let header = ["Alias", "Kind", "Places", "Transcripts", "Interviewee", "Names"];
    let columns = if reply.key_file_open { 6 } else { 5 };
    let rows = reply.aliases.iter().map(|alias| row(alias).into_iter().take(columns).collect());
    let text = match reply.aliases.as_slice() {
        [] => "There is no alias yet. “verbatim anonymise … --apply” makes them.".to_owned(),
        _ => table(header.get(..columns).unwrap_or(&header), rows.collect(), &[2, 3]),
    };
    let closed = if reply.key_file_open { "" } else { CLOSED };
    Ok(Output::new(&reply, format!("{text}{closed}")))
}

const CLOSED: &str = "\n\nNames are not shown, because the key file is closed; --names opens it.";

fn change(
    common: &Common,
    path: &Path,
    name: &str,
    to: impl FnOnce(&Study, Alias) -> Result<Alias, StudyError>,
) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    let alias = study.find_alias(name)?;
    let to = to(&study, alias)?;
    let places = study.change_alias(&to)?.value;
    changed(&study, to.id, places, "Changed")
}

fn merge(
    common: &Common,
    path: &Path,
    names: &[String],
    into: &str,
    key: &KeyArgs,
) -> Result<Output, Failure> {
    let mut study = write_with_keys(path, common, key)?;
    let gone = names.iter().map(|name| study.find_alias(name)).collect::<Result<Vec<_>, _>>()?;
    let into = study.find_alias(into)?;
    let ids: Vec<AliasId> = gone.iter().map(|alias| alias.id).collect();
    study.backup_beside(BackupReason::BeforeBulk)?;
    let places = study.merge_aliases(&ids, into.id)?.value;
    let merged: Vec<String> = gone.into_iter().filter(|a| a.id != into.id).map(|a| a.text).collect();
    let text = format!(
        "{} is {} now: {} changed. Undo takes it back.",
        merged.iter().map(|words| format!("[{words}]")).collect::<Vec<_>>().join(", "),
        into.bracketed(),
        plural(places, "place")
    );
    Ok(Output::new(&AliasesMerged { merged, into: row(&study, into.id)?, places }, text))
}

/// Puts another alias where one stands.
fn put(study: &mut Study, transcript: &str, at: u32, words: &str, new: bool) -> Result<Output, Failure> {
    let transcript = study.find_transcript(transcript)?;
    let missing = || StudyError::Missing {
        what: "alias at this place of the transcript:",
        name: format!("{} {at}", transcript.file_name),
    };
    let places = study.alias_places(transcript.id)?;
    let there = places.iter().find(|place| place.span.start() <= at && at < place.span.end());
    let there = there.ok_or_else(missing)?;
    let gone = study.find_alias(&there.alias.to_string())?;
    let alias = match new {
        true => {
            let (kind, text) = (gone.kind, words.to_owned());
            AliasChoice::New(NewAlias { kind, text, general: gone.general, interviewee: None })
        }
        false => AliasChoice::There(study.find_alias(words)?.id),
    };
    let place = Replacement { transcript: transcript.id, span: there.span, seen: None, alias };
    let done = study.redact(&[place], &[])?.value;
    let now =
        study.alias_places(transcript.id)?.into_iter().find(|now| now.span.start() == there.span.start());
    let now = row(study, now.ok_or_else(missing)?.alias)?;
    let text = match done.places {
        0 => format!("[{}] stands there already.", now.text),
        _ => format!(
            "{} is [{}] at that place of {}. Undo takes it back.",
            gone.bracketed(),
            now.text,
            transcript.file_name
        ),
    };
    Ok(Output::new(&AliasChanged { alias: now, places: done.places }, text))
}

/// What is to be done with the real names of an alias.
struct FormChange {
    add: Option<String>,
    remove: Option<String>,
    give: Option<String>,
    to: Option<String>,
}

fn forms(
    common: &Common,
    path: &Path,
    name: &str,
    change: FormChange,
    key: &KeyArgs,
) -> Result<Output, Failure> {
    let mut study = read_with_keys(path, common, key)?;
    let alias = study.find_alias(name)?;
    if let Some(words) = change.add {
        study.add_form(alias.id, &words)?;
    }
    if let Some(words) = change.remove.as_ref().or(change.give.as_ref()) {
        known(&study, &alias, words)?;
        let to = change.to.map(|to| study.find_alias(&to)).transpose()?;
        study.move_form(alias.id, words, to.map(|to| to.id))?;
    }
    let row = row(&study, alias.id)?;
    let forms = row.forms.clone().unwrap_or_default();
    let text = match forms.as_slice() {
        [] => format!("{} stands for no name in the key file.", alias.bracketed()),
        forms => format!("{} stands for {}.", alias.bracketed(), forms.join("; ")),
    };
    Ok(Output::new(&AliasChanged { alias: row, places: 0 }, text))
}

/// Refuses a name that the alias does not have, so that a slip is not taken for done.
fn known(study: &Study, alias: &Alias, words: &str) -> Result<(), Failure> {
    let forms = row(study, alias.id)?.forms.unwrap_or_default();
    if forms.iter().any(|form| form == words) {
        return Ok(());
    }
    Err(StudyError::Missing { what: "name of this alias", name: words.to_owned() }.into())
}

fn changed(study: &Study, id: AliasId, places: usize, verb: &str) -> Result<Output, Failure> {
    let alias = row(study, id)?;
    let whom = alias.interviewee_label.as_ref().map(|label| format!(", who is {label}")).unwrap_or_default();
    let text = format!("{verb} [{}]{whom}: {}, {}.", alias.text, alias.kind, plural(alias.places, "place"));
    Ok(Output::new(&AliasChanged { alias, places }, text))
}

fn row(study: &Study, id: AliasId) -> Result<AliasRow, Failure> {
    let (id, missing) = (id.to_string(), StudyError::Missing { what: "alias", name: id.to_string() });
    Ok(answers::aliases(study)?.into_iter().find(|row| row.id == id).ok_or(missing)?)
}

fn kind_of(word: &str) -> Result<IdentifierKind, Failure> {
    Ok(IdentifierKind::parse(word).map_err(StudyError::from)?)
}
