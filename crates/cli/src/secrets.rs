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

/// Names the variable that holds the passphrase of the key file.
const KEY_PASSPHRASE: &str = "VERBATIM_KEY_PASSPHRASE";
/// Names the variable that holds a new passphrase of the key file.
const NEW_KEY_PASSPHRASE: &str = "VERBATIM_NEW_KEY_PASSPHRASE";

/// How each passphrase can be given.
const WAYS: &str = "in VERBATIM_PASSPHRASE, with --passphrase-file";
const NEW_WAYS: &str = "in VERBATIM_NEW_PASSPHRASE, with --new-passphrase-file";
const KEY_WAYS: &str = "in VERBATIM_KEY_PASSPHRASE, with --key-passphrase-file";
const NEW_KEY_WAYS: &str = "in VERBATIM_NEW_KEY_PASSPHRASE, with --new-key-passphrase-file";

/// What opens the study, by the options given.
pub fn secret(common: &Common) -> Result<Secret, Failure> {
    if let Some(file) = &common.recovery_key_file {
        return Ok(Secret::recovery_key(&read_file(file)?));
    }
    Ok(Secret::passphrase(
        &given(common.passphrase_file.as_deref(), PASSPHRASE)?
            .map_or_else(|| ask("Passphrase: ", WAYS), Ok)?,
    ))
}

/// A passphrase for a new study, asked twice where it is typed.
pub fn new_study_passphrase(common: &Common) -> Result<Zeroizing<String>, Failure> {
    match given(common.passphrase_file.as_deref(), PASSPHRASE)? {
        Some(text) => Ok(text),
        None => ask_twice("Passphrase for the new study: ", WAYS),
    }
}

/// The passphrase of the key file, where it was given and need not be asked for.
pub fn given_key_passphrase(file: Option<&Path>) -> Result<Option<Zeroizing<String>>, Failure> {
    given(file, KEY_PASSPHRASE)
}

/// The passphrase of the key file.
pub fn key_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    given_key_passphrase(file)?.map_or_else(|| ask("Passphrase of the key file: ", KEY_WAYS), Ok)
}

/// The passphrase of a key file that is made, asked twice where it is typed.
pub fn first_key_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    match given_key_passphrase(file)? {
        Some(text) => Ok(text),
        None => ask_twice("Passphrase for the key file, another one than the study's: ", KEY_WAYS),
    }
}

/// A passphrase that takes the place of that of the key file.
pub fn new_key_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    match given(file, NEW_KEY_PASSPHRASE)? {
        Some(text) => Ok(text),
        None => ask_twice("New passphrase of the key file: ", NEW_KEY_WAYS),
    }
}

/// A passphrase that takes the place of the old one.
pub fn new_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    match given(file, NEW_PASSPHRASE)? {
        Some(text) => Ok(text),
        None => ask_twice("New passphrase: ", NEW_WAYS),
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

fn ask(prompt: &str, ways: &str) -> Result<Zeroizing<String>, Failure> {
    if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(prompt).map(Zeroizing::new);
        return typed.map_err(|e| Failure::usage(format!("The passphrase could not be read: {e}.")));
    }
    let line = read_line()?;
    line.ok_or_else(|| Failure::usage(format!("A passphrase is needed. Give it {ways}, or type it.")))
}

fn ask_twice(prompt: &str, ways: &str) -> Result<Zeroizing<String>, Failure> {
    let first = ask(prompt, ways)?;
    if std::io::stdin().is_terminal() && *ask("The same again: ", ways)? != *first {
        return Err(Failure::usage("The two passphrases differ. Nothing was changed."));
    }
    Ok(first)
}

/// Asks for a word on the terminal, or reads it from what is piped in; answers whether it came.
pub fn typed(question: &str, word: &str) -> Result<bool, Failure> {
    let mut out = std::io::stderr();
    let _ = write!(out, "{question} ");
    let _ = out.flush();
    Ok(read_line()?.is_some_and(|line| line.trim() == word))
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
