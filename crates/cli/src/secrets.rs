//! Passphrases and recovery keys: from a file, from the environment or from the prompt.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use verbatim_study::{NewPassphrase, Secret, StudyError};
use zeroize::Zeroizing;

use crate::args::Common;
use crate::failure::Failure;

/// How a passphrase can be given besides typing it.
struct Way {
    variable: &'static str,
    option: &'static str,
}

const PASSPHRASE: Way = Way { variable: "VERBATIM_PASSPHRASE", option: "--passphrase-file" };
const NEW_PASSPHRASE: Way = Way { variable: "VERBATIM_NEW_PASSPHRASE", option: "--new-passphrase-file" };
const KEY_PASSPHRASE: Way = Way { variable: "VERBATIM_KEY_PASSPHRASE", option: "--key-passphrase-file" };
const NEW_KEY_PASSPHRASE: Way =
    Way { variable: "VERBATIM_NEW_KEY_PASSPHRASE", option: "--new-key-passphrase-file" };

/// What opens the study, by the options given.
pub fn secret(common: &Common) -> Result<Secret, Failure> {
    if let Some(file) = &common.recovery_key_file {
        return Ok(Secret::recovery_key(&read_file(file)?));
    }
    let given = PASSPHRASE.given(common.passphrase_file.as_deref())?;
    Ok(Secret::passphrase(&given.map_or_else(|| PASSPHRASE.ask("Passphrase: "), Ok)?))
}

/// A passphrase for a new study, asked twice where it is typed.
pub fn new_study_passphrase(common: &Common) -> Result<Zeroizing<String>, Failure> {
    PASSPHRASE.chosen(common.passphrase_file.as_deref(), "Passphrase for the new study: ")
}

/// The passphrase of the key file, where it was given and need not be asked for.
pub fn given_key_passphrase(file: Option<&Path>) -> Result<Option<Zeroizing<String>>, Failure> {
    KEY_PASSPHRASE.given(file)
}

/// The passphrase of the key file.
pub fn key_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    KEY_PASSPHRASE.given(file)?.map_or_else(|| KEY_PASSPHRASE.ask("Passphrase of the key file: "), Ok)
}

/// The passphrase of a key file that is made, asked twice where it is typed.
pub fn first_key_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    KEY_PASSPHRASE.chosen(file, "Passphrase for the key file, another one than the study's: ")
}

/// A passphrase that takes the place of that of the key file.
pub fn new_key_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    NEW_KEY_PASSPHRASE.chosen(file, "New passphrase of the key file: ")
}

/// A passphrase that takes the place of the old one.
pub fn new_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    NEW_PASSPHRASE.chosen(file, "New passphrase: ")
}

impl Way {
    /// What was given, without asking.
    fn given(&self, file: Option<&Path>) -> Result<Option<Zeroizing<String>>, Failure> {
        if let Some(file) = file {
            let text = read_file(file)?;
            return Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())));
        }
        Ok(std::env::var(self.variable).ok().map(Zeroizing::new))
    }

    /// A passphrase that begins to count: what was given, else typed twice.
    fn chosen(&self, file: Option<&Path>, prompt: &str) -> Result<Zeroizing<String>, Failure> {
        if let Some(text) = self.given(file)? {
            return Ok(text);
        }
        let first = self.ask(prompt)?;
        if std::io::stdin().is_terminal() && *self.ask("The same again: ")? != *first {
            return Err(Failure::usage("The two passphrases differ. Nothing was changed."));
        }
        Ok(first)
    }

    fn ask(&self, prompt: &str) -> Result<Zeroizing<String>, Failure> {
        if std::io::stdin().is_terminal() {
            let typed = rpassword::prompt_password(prompt).map(Zeroizing::new);
            return typed.map_err(|e| Failure::usage(format!("The passphrase could not be read: {e}.")));
        }
        read_line()?.ok_or_else(|| {
            let Self { variable, option } = self;
            let which = prompt.trim_end_matches([':', ' ']);
            Failure::usage(format!(
                "A passphrase is needed ({which}). Give it in {variable}, with {option}, or type it."
            ))
        })
    }
}

fn read_file(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let bytes = std::fs::read_to_string(file);
    bytes.map(Zeroizing::new).map_err(|e| Failure::usage(format!("Cannot read {}: {e}.", file.display())))
}

/// Asks for a word on the terminal, or reads it from what is piped in; answers whether it came.
pub fn typed(question: &str, word: &str) -> Result<bool, Failure> {
    Ok(answer(question)?.is_some_and(|line| line.trim() == word))
}

fn answer(question: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    let mut out = std::io::stderr();
    let _ = write!(out, "{question} ");
    let _ = out.flush();
    read_line()
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
        let word = answer(&format!("Type word {place} of the recovery key:"))?;
        typed.push((place, word.unwrap_or_default()));
    }
    let words: Vec<(u32, &str)> = typed.iter().map(|(place, word)| (*place, word.as_str())).collect();
    match new.wrong_word(&words).map_err(StudyError::from)? {
        None => Ok(()),
        Some(place) => Err(Failure::usage(format!(
            "That is not word {place}. The passphrase was not changed. Write the recovery key down and try again."
        ))),
    }
}
