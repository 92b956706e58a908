//! Opening the key file of a study beside it.

use std::path::{Path, PathBuf};

use verbatim_api::{ApiError, Code};
use verbatim_study::{Secret, Study};
use zeroize::Zeroizing;

use crate::args::{Common, KeyArgs, NamesArgs};
use crate::failure::Failure;
use crate::secrets;
use crate::study::{absolute, choose_coder, read, write, write_or_read};

/// Opens a study for writing, and its key file.
pub fn write_with_keys(path: &Path, common: &Common, key: &KeyArgs) -> Result<Study, Failure> {
    let mut study = write(path, common)?;
    open(&mut study, key, None)?;
    Ok(study)
}

/// Opens a study for reading, and its key file. The study is opened for writing where that is
/// possible, because the key file keeps who opened it.
pub fn read_with_keys(path: &Path, common: &Common, key: &KeyArgs) -> Result<Study, Failure> {
    let mut study = named(path, common)?;
    open(&mut study, key, None)?;
    Ok(study)
}

/// Opens a study for reading, and its key file where names are asked for.
pub fn read_with_names(path: &Path, common: &Common, names: &NamesArgs) -> Result<Study, Failure> {
    with_names(names, |wanted| if wanted { named(path, common) } else { read(path, common) })
}

/// Opens a study for writing, and its key file where names are asked for.
pub fn write_with_names(path: &Path, common: &Common, names: &NamesArgs) -> Result<Study, Failure> {
    with_names(names, |_| write(path, common))
}

/// Opens a study, told whether names are wanted, and then its key file where they are.
fn with_names(
    names: &NamesArgs,
    opened: impl FnOnce(bool) -> Result<Study, Failure>,
) -> Result<Study, Failure> {
    let asked = names.names || names.key.key_file.is_some();
    // Read once: the file may be a pipe.
    let given = secrets::given_key_passphrase(names.key.key_passphrase_file.as_deref())?;
    let wanted = asked || given.is_some();
    let mut study = opened(wanted)?;
    // A passphrase in the environment is no wish to open a file that this study does not have.
    if asked || (wanted && study.key_file_state().there) {
        open(&mut study, &names.key, given)?;
    }
    Ok(study)
}

/// The key file that is meant, from the root.
pub fn path_of(study: &Study, key: &KeyArgs) -> PathBuf {
    key.key_file.as_deref().map_or_else(|| study.key_file_state().path, absolute)
}

/// Opens the key file with the passphrase that was `given`, where that was looked at already.
fn open(study: &mut Study, key: &KeyArgs, given: Option<Zeroizing<String>>) -> Result<(), Failure> {
    let path = path_of(study, key);
    // Looked at before asking for a passphrase, so that nobody types one for a file that is not there.
    if !path.exists() {
        return Err(missing(&path));
    }
    let file = key.key_passphrase_file.as_deref();
    let passphrase = given.map_or_else(|| secrets::key_passphrase(file), Ok)?;
    Ok(study.open_key_file(Some(&path), &Secret::passphrase(&passphrase))?)
}

fn missing(path: &Path) -> Failure {
    Failure::opening(ApiError {
        code: Code::NoKeyFile,
        what: format!("There is no key file at {}, and real names are kept there.", path.display()),
        kept: Some("Nothing was changed.".to_owned()),
        next: Some(
            "Say where it lies with --key-file, or make one with “verbatim keys make” if there is none yet."
                .to_owned(),
        ),
    })
}

/// Opens a study for writing where that is possible, else for reading, in the name of the coder given.
fn named(path: &Path, common: &Common) -> Result<Study, Failure> {
    let mut study = write_or_read(path, common)?;
    choose_coder(&mut study, common)?;
    Ok(study)
}
