//! Opening the study of a command, in the name of a coder.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use verbatim_study::{Access, Cancelled, StoreError, Study};

use crate::args::Common;
use crate::failure::Failure;
use crate::secrets;

/// Names the variable that holds the coder's name.
const CODER: &str = "VERBATIM_CODER";

/// Opens a study for reading.
pub fn read(path: &Path, common: &Common) -> Result<Study, Failure> {
    open(path, common, Access::Read)
}

/// Opens a study for writing, in the name of the coder given. A coder who is not there yet is
/// added, and the command says so.
pub fn write(path: &Path, common: &Common) -> Result<Study, Failure> {
    let mut study = open_for_writing(path, common)?;
    choose_coder(&mut study, common)?;
    Ok(study)
}

/// Chooses the coder given, or the only one there is.
pub fn choose_coder(study: &mut Study, common: &Common) -> Result<(), Failure> {
    let name = match coder_name(common) {
        Some(name) => name,
        None => only_coder(study)?,
    };
    if study.choose_coder(&name)? {
        say(&format!("“{}” is new here and was added as a coder.", name.trim()));
    }
    Ok(())
}

/// Opens a study for writing without choosing a coder.
pub fn open_for_writing(path: &Path, common: &Common) -> Result<Study, Failure> {
    let study = write_or_read(path, common)?;
    match study.read_only() {
        None => Ok(study),
        Some(StoreError::OpenElsewhere) => Err(Failure::opening(StoreError::OpenElsewhere)),
        Some(StoreError::ReadOnly(why)) => Err(Failure::opening(StoreError::ReadOnly(why.clone()))),
        Some(other) => Err(Failure::opening(StoreError::ReadOnly(other.to_string()))),
    }
}

/// Opens a study for writing, or for reading where it cannot be written: for what leaves it as it
/// is and would only be kept in its trail.
pub fn write_or_read(path: &Path, common: &Common) -> Result<Study, Failure> {
    let mut study = open(path, common, Access::Write)?;
    if study.read_only().is_none() {
        for warning in study.warnings() {
            say(&warning);
        }
        if let Some(backup) = study.backup_of_yesterday()? {
            say(&format!("The last day's work was backed up to {}.", backup.path.display()));
        }
    }
    Ok(study)
}

fn open(path: &Path, common: &Common, access: Access) -> Result<Study, Failure> {
    let path = find(path);
    // Looked at before asking for a passphrase, so that nobody types one for a file that is not there.
    if !path.exists() {
        return Err(Failure::opening(StoreError::Missing(path)));
    }
    Study::open(&absolute(&path), &secrets::secret(common)?, access).map_err(Failure::opening)
}

/// The path from the root. The study keeps where its backups lie, and must find them again from
/// whatever folder it is opened.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The study file that a name means: as written, or with the ending added.
pub fn find(path: &Path) -> PathBuf {
    let ended = with_ending(path);
    if !path.exists() && ended.exists() { ended } else { path.to_owned() }
}

/// The path with `.verbatim` at its end.
pub fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("verbatim")) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".verbatim");
    PathBuf::from(name)
}

/// The coder named with `--coder` or in the environment.
pub fn coder_name(common: &Common) -> Option<String> {
    common.coder.clone().or_else(|| std::env::var(CODER).ok()).filter(|name| !name.trim().is_empty())
}

/// Where the study has one coder, nobody needs to name that coder.
fn only_coder(study: &Study) -> Result<String, Failure> {
    let coders = study.coders()?;
    match coders.as_slice() {
        [one] => Ok(one.name.clone()),
        _ => Err(verbatim_study::StudyError::NoCoder.into()),
    }
}

/// Says something beside the reply, on standard error.
pub fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

/// A bar on the terminal for work that takes long; nothing where nobody watches.
pub fn progress(doing: &'static str) -> impl Fn(usize, usize) -> Result<(), Cancelled> + Sync {
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{prefix} {pos} of {len} {bar:30}") {
        bar.set_style(style);
    }
    bar.set_prefix(doing);
    move |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
        if done >= of {
            bar.finish_and_clear();
        }
        Ok(())
    }
}
