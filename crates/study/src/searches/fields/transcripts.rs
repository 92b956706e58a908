//! Fields about interviews, their transcripts and who speaks in them.

use verbatim_model::{Interview, Role, TextLanguage, Transcript, TranscriptKind, TranscriptStatus};
use verbatim_search::Language;

use super::days::{Range, compare_day, is_date};
use super::people::no_date;
use super::{Meaning, Unknown, no_such};
use crate::StudyError;
use crate::interviews::find_among;
use crate::searches::desk::SearchDesk;
use crate::searches::library;
use crate::searches::settings::is_raw;

fn those(desk: &SearchDesk, wanted: impl Fn(&Transcript) -> bool) -> Meaning {
    Meaning::Transcripts(desk.library.transcripts.iter().map(wanted).collect())
}

/// Words for roles; speakers of unknown role are taken for respondents.
const ROLES: [(&str, &[Role]); 4] = [
    ("respondent", &[Role::Respondent, Role::Unknown]),
    ("interviewer", &[Role::Interviewer]),
    ("unknown", &[Role::Unknown]),
    ("all", &[Role::Respondent, Role::Unknown, Role::Interviewer]),
];

/// A role, or a label as transcripts have it.
pub(super) fn speaker(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let wanted = value.to_lowercase();
    if let Some((_, roles)) = ROLES.iter().find(|(word, _)| *word == wanted) {
        return Ok(Meaning::Roles(roles.to_vec()));
    }
    let labels = || desk.library.speakers.iter().flatten().map(|speaker| speaker.label.as_str());
    if labels().any(|label| label.to_lowercase() == wanted) {
        return Ok(Meaning::Label(wanted));
    }
    let mut known: Vec<&str> = labels().collect();
    known.sort_unstable();
    known.dedup();
    Err(no_such("speaker", value, ROLES.iter().map(|(word, _)| *word).chain(known)))
}

/// A transcript by its file name; of its interview all transcripts are meant.
pub(super) fn interview(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let found = find_among(&desk.library.transcripts, value).map_err(|error| match error {
        StudyError::Missing { .. } => {
            no_such("interview", value, desk.library.transcripts.iter().map(|t| &t.file_name))
        }
        other => other.to_string(),
    })?;
    let interview = found.interview;
    Ok(those(desk, |transcript| transcript.interview == interview))
}

pub(super) fn date(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let day = |transcript: &Transcript| -> Option<&str> {
        let interview: &Interview = desk.library.interviews.get(&transcript.interview)?;
        interview.date.as_deref()
    };
    if value.eq_ignore_ascii_case("none") {
        return Ok(those(desk, |transcript| day(transcript).is_none()));
    }
    let range = Range::read(value).filter(|range| range.ends().all(is_date));
    let range = range.ok_or_else(|| no_date(value))?;
    Ok(those(desk, |transcript| day(transcript).is_some_and(|day| range.holds(|end| compare_day(day, end)))))
}

/// A language by its name or by its code of two letters.
pub(super) fn language(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let wanted = value.to_lowercase();
    let known = TextLanguage::ALL.iter().map(|language| language.as_str());
    let named = TextLanguage::parse(&wanted).ok().map(library::language);
    let language = named.or_else(|| Language::from_code(&wanted));
    let language = language.ok_or_else(|| no_such("language", value, known))?;
    // Texts whose language nobody has set are read for it.
    desk.read_all((0..desk.library.transcripts.len()).filter(|&n| !desk.library.language_is_set(n)))
        .map_err(|error| error.to_string())?;
    let which = (0..desk.library.transcripts.len()).map(|n| desk.library.language(n) == language);
    Ok(Meaning::Transcripts(which.collect()))
}

pub(super) fn status(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let known = TranscriptStatus::ALL.iter().map(|status| status.as_str());
    let status = TranscriptStatus::parse(value).map_err(|_| no_such("status", value, known))?;
    Ok(those(desk, |transcript| transcript.status == status))
}

pub(super) fn kind(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let known = TranscriptKind::ALL.iter().map(|kind| kind.as_str());
    let kind = TranscriptKind::parse(value).map_err(|_| no_such("kind of transcript", value, known))?;
    Ok(those(desk, |transcript| transcript.kind == kind))
}

pub(super) fn raw(desk: &SearchDesk) -> Meaning {
    those(desk, |transcript| is_raw(transcript.status))
}
