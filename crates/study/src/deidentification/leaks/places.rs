//! Everything that holds words and could leave a study.

use std::path::Path;

use uuid::Uuid;
use verbatim_model::{Speaker, Transcript, TranscriptStatus};
use verbatim_text::Span;

use crate::deidentification::labels::speech;
use crate::{Study, StudyError};

/// What holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    Transcript,
    Speaker,
    FileName,
    Memo,
    ReviewNote,
    Code,
    Alias,
    SavedSearch,
    Interviewee,
    Interview,
    Outreach,
    Study,
    File,
}

impl Holder {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Transcript => "transcript",
            Self::Speaker => "speaker",
            Self::FileName => "file name",
            Self::Memo => "memo",
            Self::ReviewNote => "review note",
            Self::Code => "code",
            Self::Alias => "alias",
            Self::SavedSearch => "saved search",
            Self::Interviewee => "interviewee",
            Self::Interview => "interview",
            Self::Outreach => "outreach",
            Self::Study => "study",
            Self::File => "file",
        }
    }
}

/// Words and what holds them.
pub(super) struct Place {
    pub holder: Holder,
    pub id: Option<Uuid>,
    /// Name of what holds them, for a person to read.
    pub name: String,
    pub text: String,
    /// Where people speak; all of it where nobody does and it is read as notes.
    pub speech: Vec<Span>,
    /// Stretches that somebody has decided about.
    pub decided: Vec<Span>,
}

impl Place {
    fn new(holder: Holder, id: Option<Uuid>, name: impl Into<String>, text: String) -> Self {
        let end = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let speech = Span::new(0, end).into_iter().collect();
        Self { holder, id, name: name.into(), text, speech, decided: Vec::new() }
    }
}

/// Whether somebody has confirmed that what identifies people is replaced in a transcript.
pub(super) const fn is_confirmed(transcript: &Transcript) -> bool {
    matches!(transcript.status, TranscriptStatus::DeIdentified | TranscriptStatus::ReadTwice)
}

/// Several fields as lines of one text.
fn lines<'f>(fields: impl IntoIterator<Item = Option<&'f str>>) -> String {
    fields.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

impl Study {
    /// All places of the study, without raw texts, which are known to hold names.
    pub(super) fn places(&self) -> Result<Vec<Place>, StudyError> {
        let mut places = self.text_places()?;
        places.extend(self.note_places()?);
        places.extend(self.codebook_places()?);
        places.extend(self.people_places()?);
        places.extend(self.search_places()?);
        places.retain(|place| !place.text.trim().is_empty());
        places.sort_by_key(|place| place.holder);
        Ok(places)
    }

    fn text_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let mut places = Vec::new();
        for transcript in self.transcripts()? {
            let (id, name) = (Some(transcript.id.uuid()), &transcript.file_name);
            places.push(Place::new(Holder::FileName, id, name.as_str(), name.clone()));
            if !is_confirmed(&transcript) {
                continue;
            }
            let speakers = self.speakers_of(transcript.id)?;
            let text = self.text(&transcript)?;
            let mut place = Place::new(Holder::Transcript, id, name.as_str(), text.text.clone());
            place.speech = speech(&text, &speakers);
            let aliases = rows.redactions_in(transcript.id)?.into_iter().map(|r| r.span);
            let kept = rows.kept_mentions_in(transcript.id)?.into_iter().map(|k| k.span);
            place.decided = aliases.chain(kept).collect();
            places.push(place);
            let label = |speaker: Speaker| Place::new(Holder::Speaker, id, name.as_str(), speaker.label);
            places.extend(speakers.into_iter().map(label));
        }
        Ok(places)
    }

    fn note_places(&self) -> Result<Vec<Place>, StudyError> {
        let coders = self.coders()?;
        let by = |id| coders.iter().find(|c| c.id == id).map_or_else(String::new, |c| c.name.clone());
        let rows = self.store.rows();
        let memos = rows.memos()?.into_iter();
        let memo = |m: verbatim_model::Memo| {
            Place::new(Holder::Memo, Some(m.id.uuid()), format!("memo by {}", by(m.coder)), m.text)
        };
        let notes = rows.review_notes()?.into_iter();
        let note = |n: verbatim_model::ReviewNote| {
            Place::new(
                Holder::ReviewNote,
                Some(n.id.uuid()),
                format!("{} by {}", n.kind, by(n.coder)),
                n.text,
            )
        };
        Ok(memos.map(memo).chain(notes.map(note)).collect())
    }

    fn codebook_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let mut places = Vec::new();
        for code in rows.codes()? {
            let mut texts = vec![code.text.clone()];
            texts.extend(rows.code_versions(code.id)?.into_iter().map(|(_, text)| text));
            let mut words = vec![code.name.clone()];
            for text in texts {
                let fields = [text.statement, text.definition, text.include, text.exclude, text.example];
                words.extend(fields.into_iter().flatten());
            }
            words.dedup();
            places.push(Place::new(Holder::Code, Some(code.id.uuid()), code.name.as_str(), words.join("\n")));
        }
        for alias in rows.aliases()? {
            places.push(Place::new(
                Holder::Alias,
                Some(alias.id.uuid()),
                alias.text.as_str(),
                alias.text.clone(),
            ));
        }
        Ok(places)
    }

    /// Saved searches, each by its name and, on a line below, what it looks for.
    pub(super) fn search_places(&self) -> Result<Vec<Place>, StudyError> {
        let place = |search: verbatim_model::SavedSearch| {
            let text = lines([Some(search.name.as_str()), Some(search.query.as_str())]);
            Place::new(Holder::SavedSearch, Some(search.id.uuid()), search.name, text)
        };
        Ok(self.store.rows().saved_searches()?.into_iter().map(place).collect())
    }

    fn people_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let values = rows.attribute_values()?;
        let mut places = Vec::new();
        for person in rows.interviewees()? {
            let own = values.iter().filter(|v| v.interviewee == person.id).map(|v| Some(v.value.as_str()));
            let fields = [person.attribution.as_deref(), person.consent_source.as_deref()];
            let text = lines(fields.into_iter().chain(own));
            places.push(Place::new(Holder::Interviewee, Some(person.id.uuid()), person.label.as_str(), text));
        }
        for interview in rows.interviews()? {
            let text = lines([interview.mode.as_deref(), interview.interviewers.as_deref()]);
            places.push(Place::new(Holder::Interview, Some(interview.id.uuid()), "an interview", text));
        }
        for row in rows.outreach()? {
            let text = lines([Some(row.label.as_str()), row.found.as_deref()]);
            places.push(Place::new(Holder::Outreach, Some(row.id.uuid()), "outreach list", text));
        }
        let (name, _) = rows.study()?;
        places.push(Place::new(Holder::Study, None, "name of the study", name));
        Ok(places)
    }
}

/// The parts of a file outside the study, its name first.
pub(super) fn of_file(path: &Path) -> Result<Vec<Place>, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let parts = verbatim_import::contents::contents(&bytes).map_err(|e| e.to_string())?;
    let shown = |part: &str| if part.is_empty() { name.clone() } else { format!("{name}: {part}") };
    let mut places = vec![Place::new(Holder::File, None, format!("{name}: file name"), name.clone())];
    places.extend(parts.into_iter().map(|p| Place::new(Holder::File, None, shown(&p.name), p.text)));
    Ok(places)
}
