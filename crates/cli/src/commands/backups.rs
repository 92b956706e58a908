//! Check, backup and restore.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::Restored;
use verbatim_study::{StoreError, Study, StudyError};

use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, list, plural};
use crate::secrets;
use crate::study::{absolute, coder_name, find, progress, read, with_ending, write_or_read};

pub fn check(common: &Common, path: &Path) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let reply = answers::check_result(study.check(&progress("Checking"))?);
    let c = &reply.counts;
    let counts = format!(
        "{}, {}, {}, {}, {}, {}",
        plural(c.interviews as usize, "interview"),
        plural(c.interviewees as usize, "interviewee"),
        plural(c.codes as usize, "code"),
        plural(c.codings as usize, "coding"),
        plural(c.memos as usize, "memo"),
        plural(c.actions as usize, "action"),
    );
    let found = if reply.clean { "Nothing is wrong.".to_owned() } else { list("Found:", &reply.problems) };
    let text = format!("{counts}\n{found}");
    let partly = !reply.clean;
    Ok(Output::new(&reply, text).partly(partly))
}

pub fn backup(common: &Common, path: &Path, destination: &Path) -> Result<Output, Failure> {
    // A study that is open elsewhere can be backed up all the same.
    let mut study = write_or_read(path, common)?;
    let record = study.backup(&absolute(destination), &progress("Copying"))?;
    let reply = answers::backup_made(&record);
    let text = format!("Backed up to {} and opened again from the {} alone.", reply.path, reply.verified);
    Ok(Output::new(&reply, text))
}

pub fn restore(common: &Common, backup: &Path, study: &Path) -> Result<Output, Failure> {
    let backup = find(backup);
    let study = with_ending(study);
    if !backup.exists() {
        return Err(Failure::opening(StoreError::Missing(backup)));
    }
    let secret = secrets::secret(common)?;
    let name = coder_name(common).unwrap_or_default();
    let kept =
        Study::restore(&backup, &study, &secret, &name, &progress("Copying")).map_err(|e| match e {
            StudyError::Store(
                StoreError::WrongSecret
                | StoreError::WrongRecoveryKey
                | StoreError::NotARecoveryKey
                | StoreError::NotAStudy(_)
                | StoreError::Newer { .. },
            ) => Failure::opening(e),
            other => other.into(),
        })?;
    let reply = Restored {
        path: study.to_string_lossy().into_owned(),
        kept: kept.map(|path| path.to_string_lossy().into_owned()),
    };
    let before = reply.kept.as_ref().map(|k| format!(" What was there is kept as {k}.")).unwrap_or_default();
    let text = format!("Restored {}.{before}", reply.path);
    Ok(Output::new(&reply, text))
}
