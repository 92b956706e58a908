//! The study as a whole.

use verbatim_study::{BackupRecord, CheckReport, KnownBackup, Study, StudyError};

use crate::answers::time;
use crate::error::sentence;
use crate::replies::{BackupMade, BackupRow, CheckResult, Coder, Counts, Info, Preference};

/// A coder with initials.
#[must_use]
pub fn coder(coder: &verbatim_model::Coder) -> Coder {
    Coder { id: coder.id.to_string(), name: coder.name.clone(), initials: initials(&coder.name) }
}

/// First letters of the first and the last word; the first two letters of a single word.
fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [] => String::new(),
        [one] => one.chars().take(2).collect(),
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
    };
    letters.to_uppercase()
}

/// How much of everything.
#[must_use]
pub const fn counts(counts: &verbatim_study::Counts) -> Counts {
    Counts {
        interviews: counts.interviews,
        interviewees: counts.interviewees,
        codes: counts.codes,
        codings: counts.codings,
        memos: counts.memos,
        coders: counts.coders,
        actions: counts.actions,
        words: counts.words,
    }
}

/// What `info` says.
///
/// # Errors
/// What the study file says.
pub fn info(study: &Study) -> Result<Info, StudyError> {
    Ok(Info {
        name: study.name()?,
        counts: counts(&study.counts()?),
        lead_coder: super::leads::lead_of_study(study)?,
        read_only: study.obstacle().map(|why| sentence(&why.to_string())),
    })
}

/// What a check found.
#[must_use]
pub fn check_result(report: CheckReport) -> CheckResult {
    CheckResult {
        clean: report.problems.is_empty(),
        counts: counts(&report.counts),
        problems: report.problems,
    }
}

/// A backup that was made.
#[must_use]
pub fn backup_made(record: &BackupRecord) -> BackupMade {
    BackupMade { path: record.path.to_string_lossy().into_owned(), verified: record.verified.to_string() }
}

/// A choice of the window.
#[must_use]
pub fn preference(kept: verbatim_study::Preference) -> Preference {
    Preference { mine: kept.coder.is_some(), key: kept.key, value: kept.value }
}

/// A backup as listed.
#[must_use]
pub fn backup_row(backup: &KnownBackup) -> BackupRow {
    BackupRow {
        path: backup.path.to_string_lossy().into_owned(),
        file_name: backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        at: time(backup.at),
        reason: backup.reason.to_string(),
        verified: backup.verified.map_or_else(|| "no".to_owned(), |how| how.to_string()),
        there: backup.there,
        same_key: backup.same_key,
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_of_first_and_last_word_or_of_one() {
        assert_eq!(initials("Ines"), "IN");
        assert_eq!(initials("ines de la Oliva"), "IO");
        assert_eq!(initials("Ü"), "Ü");
    }
}
