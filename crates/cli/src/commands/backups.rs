//! Check, backup and restore.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::Restored;
use verbatim_study::Study;

use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, list, plural};
use crate::secrets;
use crate::study::{coder_name, find, read, with_ending};

pub fn check(common: &Common, path: &Path) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let reply = answers::check_result(study.check()?);
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
    let mut study = match crate::study::open_for_writing(path, common) {
        Ok(study) => study,
        // A study that is open elsewhere can be backed up all the same.
        Err(_) => read(path, common)?,
    };
    let record = study.backup(destination)?;
    let reply = answers::backup_made(&record);
    let text = format!("Backed up to {} and opened again from the {} alone.", reply.path, reply.verified);
    Ok(Output::new(&reply, text))
}

pub fn restore(common: &Common, backup: &Path, study: &Path) -> Result<Output, Failure> {
    let backup = find(backup);
    let study = with_ending(study);
    if !backup.exists() {
        return Err(Failure::opening(verbatim_study::StoreError::Missing(backup)));
    }
    let secret = secrets::secret(common)?;
    let name = coder_name(common).unwrap_or_default();
    let kept = Study::restore(&backup, &study, &secret, &name).map_err(|e| match e {
        verbatim_study::StudyError::Store(
            verbatim_study::StoreError::WrongSecret | verbatim_study::StoreError::NotAStudy(_),
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
