//! The key file: real names, originals, and who opened it.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{KeyFile, OriginalDestroyed, OriginalRow, OriginalText, OriginalsList};
use verbatim_study::{Original, Secret, StoreError, Study, StudyError};

use crate::args::{Common, KeyArgs, KeysCommand, TermsArgs};
use crate::failure::Failure;
use crate::key_file::{path_of, read_with_keys};
use crate::output::{Output, plural, table};
use crate::secrets;
use crate::study::write;

pub fn run(common: &Common, command: KeysCommand) -> Result<Output, Failure> {
    match command {
        KeysCommand::Make { study, key } => make(common, &study, &key),
        KeysCommand::Check { study, key } => {
            said(&read_with_keys(&study, common, &key)?, "opens and belongs to this study")
        }
        KeysCommand::Passphrase { study, new_key_passphrase_file, key } => {
            let mut study = read_with_keys(&study, common, &key)?;
            let new = secrets::new_key_passphrase(new_key_passphrase_file.as_deref())?;
            study.change_key_passphrase(&Secret::passphrase(&new))?;
            said(&study, "has a new passphrase; the old one still opens copies made before")
        }
        KeysCommand::Openings { study, key } => openings(&read_with_keys(&study, common, &key)?),
        KeysCommand::Originals { study, key } => originals(&read_with_keys(&study, common, &key)?),
        KeysCommand::Original { study, transcript, key } => {
            let study = read_with_keys(&study, common, &key)?;
            let text = study.original_text(original(&study, &transcript)?.transcript)?;
            Ok(Output::new(&OriginalText { text: text.clone() }, text))
        }
        KeysCommand::Retain { study, transcripts, terms, key } => {
            let mut study = read_with_keys(&study, common, &key)?;
            retain(&mut study, &transcripts, &terms)?;
            originals(&study)
        }
        KeysCommand::Destroy { study, transcript, yes, key } => {
            destroy(&mut read_with_keys(&study, common, &key)?, &transcript, yes)
        }
    }
}

fn make(common: &Common, path: &Path, key: &KeyArgs) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    let file = path_of(&study, key);
    if file.exists() {
        return Err(StudyError::Store(StoreError::Exists(file)).into());
    }
    let passphrase = secrets::first_key_passphrase(key.key_passphrase_file.as_deref())?;
    study.make_key_file(Some(&file), &Secret::passphrase(&passphrase))?;
    said(&study, "is made. Give it and its passphrase only to those who may know real names")
}

fn said(study: &Study, what: &str) -> Result<Output, Failure> {
    let reply = answers::key_file(study)?;
    let overdue = match reply.overdue {
        0 => String::new(),
        count => {
            let originals = plural(count, "original");
            format!(" The day of {originals} has come; “verbatim keys originals” lists them.")
        }
    };
    let text = format!("{} {what}.{overdue}", reply.path);
    Ok(Output::new(&reply, text))
}

fn openings(study: &Study) -> Result<Output, Failure> {
    let reply: KeyFile = answers::key_file(study)?;
    let rows = reply.openings.iter().map(|o| vec![o.at.clone(), o.who.clone(), o.act.clone()]);
    let text = table(&["Time", "Who", "What"], rows.collect(), &[]);
    Ok(Output::new(&reply, text))
}

fn originals(study: &Study) -> Result<Output, Failure> {
    let reply = OriginalsList { originals: answers::originals(study)? };
    let row = |o: &OriginalRow| {
        let until = o.retain_until.clone().unwrap_or_default();
        let until = if o.overdue { format!("{until}, has come") } else { until };
        vec![o.file_name.clone(), o.kept_at.clone(), until, o.hold.clone().unwrap_or_default()]
    };
    let text = match reply.originals.as_slice() {
        [] => "The key file holds no original yet. They come when names are replaced.".to_owned(),
        all => {
            table(&["Original of", "Kept since", "Until", "Held because"], all.iter().map(row).collect(), &[])
        }
    };
    Ok(Output::new(&reply, text))
}

/// The original of a transcript, which may no longer be in the study.
fn original(study: &Study, name: &str) -> Result<Original, Failure> {
    let all = study.originals()?;
    let id = study.find_transcript(name).ok().map(|t| t.id);
    let stem = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_ascii_lowercase());
    let meant = |o: &&Original| Some(o.transcript) == id || o.file_name == name;
    let alike = |o: &&Original| stem(&o.file_name) == stem(name);
    let found = all.iter().find(meant).or_else(|| all.iter().find(alike)).cloned();
    Ok(found.ok_or(StudyError::Missing { what: "original in the key file of", name: name.to_owned() })?)
}

fn retain(study: &mut Study, names: &[String], terms: &TermsArgs) -> Result<(), Failure> {
    let chosen = match names {
        [] => study.originals()?,
        names => names.iter().map(|name| original(study, name)).collect::<Result<_, _>>()?,
    };
    for kept in chosen {
        let until = terms.until.clone().or(kept.retain_until).filter(|_| !terms.no_day);
        let hold = terms.hold.clone().or(kept.hold).filter(|_| !terms.no_hold);
        study.set_retention(kept.transcript, until.as_deref(), hold.as_deref())?;
    }
    Ok(())
}

/// Destroys an original after it was confirmed twice: by two words that are typed, or by `--yes` and its
/// file name in full.
fn destroy(study: &mut Study, name: &str, yes: bool) -> Result<Output, Failure> {
    let gone = original(study, name)?;
    // A held one is refused without asking.
    let held = gone.hold.is_some();
    if !held && yes && gone.file_name != name {
        let what = format!("“{name}” is not the whole file name, so nothing was destroyed.");
        let next = format!("With --yes name the original in full: {}.", gone.file_name);
        return Err(Failure::unconfirmed(&what, &next));
    }
    if !held && !yes && !confirmed_twice(&gone)? {
        let what = "It was not confirmed twice, so nothing was destroyed.";
        let next = "Run it again and type both words, or give --yes and the file name in full.";
        return Err(Failure::unconfirmed(what, next));
    }
    study.destroy_original(gone.transcript)?;
    let reply = OriginalDestroyed { destroyed: gone.file_name, left: study.originals()?.len() };
    let left = plural(reply.left, "original");
    let text = format!(
        "The original of {} is destroyed. {left} left. Copies of the key file still hold it.",
        reply.destroyed
    );
    Ok(Output::new(&reply, text))
}

fn confirmed_twice(gone: &Original) -> Result<bool, Failure> {
    let first = format!("The original of {} goes for good. Type its file name:", gone.file_name);
    Ok(secrets::typed(&first, &gone.file_name)? && secrets::typed("Type “destroy”:", "destroy")?)
}
