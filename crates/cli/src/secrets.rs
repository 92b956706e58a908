//! Passphrases and recovery keys: from a file, from the environment or from the prompt.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use verbatim_study::{NewPassphrase, Secret, StudyError};
use zeroize::Zeroizing;

use crate::args::Common;
use crate::failure::Failure;

/// Names the variable that holds the passphrase.
const PASSPHRASE: &str = "VERBATIM_PASSPHRASE";
/// Names the variable that holds a new passphrase.
const NEW_PASSPHRASE: &str = "VERBATIM_NEW_PASSPHRASE";

/// What opens the study, by the options given.
pub fn secret(common: &Common) -> Result<Secret, Failure> {
    if let Some(file) = &common.recovery_key_file {
        return Ok(Secret::recovery_key(&read_file(file)?));
    }
    Ok(Secret::passphrase(
        &given(common.passphrase_file.as_deref(), PASSPHRASE)?.map_or_else(|| ask("Passphrase: "), Ok)?,
    ))
}

/// A passphrase for a new study, asked twice where it is typed.
pub fn new_study_passphrase(common: &Common) -> Result<Zeroizing<String>, Failure> {
    match given(common.passphrase_file.as_deref(), PASSPHRASE)? {
        Some(text) => Ok(text),
        None => ask_twice("Passphrase for the new study: "),
    }
}

/// A passphrase that takes the place of the old one.
pub fn new_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    match given(file, NEW_PASSPHRASE)? {
        Some(text) => Ok(text),
        None => ask_twice("New passphrase: "),
    }
}

fn given(file: Option<&Path>, variable: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    if let Some(file) = file {
        let text = read_file(file)?;
        return Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())));
    }
    Ok(std::env::var(variable).ok().map(Zeroizing::new))
}

fn read_file(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let bytes = std::fs::read_to_string(file);
    bytes.map(Zeroizing::new).map_err(|e| Failure::usage(format!("Cannot read {}: {e}.", file.display())))
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(prompt).map(Zeroizing::new);
        return typed.map_err(|e| Failure::usage(format!("The passphrase could not be read: {e}.")));
    }
    let line = read_line()?;
    line.ok_or_else(|| {
        Failure::usage(format!(
            "A passphrase is needed. Give it in {PASSPHRASE}, with --passphrase-file, or type it."
        ))
    })
}

fn ask_twice(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let first = ask(prompt)?;
    if std::io::stdin().is_terminal() && *ask("The same again: ")? != *first {
        return Err(Failure::usage("The two passphrases differ. Nothing was changed."));
    }
    Ok(first)
}

fn read_line() -> Result<Option<Zeroizing<String>>, Failure> {
    let mut line = Zeroizing::new(String::new());
    let read = std::io::stdin().lock().read_line(&mut line)?;
    let text = line.trim_end_matches(['\r', '\n']).to_owned();
    Ok((read > 0).then(|| Zeroizing::new(text)))
}

/// Asks for two words of a recovery key that was just shown, so that nobody goes on without it.
pub fn confirm_recovery_key(new: &NewPassphrase) -> Result<(), Failure> {
    let mut typed = Vec::new();
    for place in new.ask() {
        let mut out = std::io::stderr();
        let _ = write!(out, "Type word {place} of the recovery key: ");
        let _ = out.flush();
        typed.push((place, read_line()?.unwrap_or_default()));
    }
    let words: Vec<(u32, &str)> = typed.iter().map(|(place, word)| (*place, word.as_str())).collect();
    match new.wrong_word(&words).map_err(StudyError::from)? {
        None => Ok(()),
        Some(place) => Err(Failure::usage(format!(
            "That is not word {place}. The passphrase was not changed. Write the recovery key down and try again."
        ))),
    }
}
