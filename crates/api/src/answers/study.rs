//! The study as a whole.

use verbatim_study::{BackupRecord, CheckReport, Study, StudyError};

use crate::replies::{BackupMade, CheckResult, Coder, Counts, Info};

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
    let c = study.counts()?;
    Ok(Info {
        name: study.name()?,
        interviews: c.interviews,
        interviewees: c.interviewees,
        codes: c.codes,
        codings: c.codings,
        memos: c.memos,
        coders: c.coders,
        actions: c.actions,
        words: c.words,
        read_only: None,
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
