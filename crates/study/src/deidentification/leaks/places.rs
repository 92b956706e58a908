//! Everything that holds words and could leave a study.

use std::path::Path;

use uuid::Uuid;
use verbatim_model::{Transcript, TranscriptStatus};
use verbatim_text::Span;

use super::holder::Holder;
use crate::deidentification::labels::speech;
use crate::views::words_of_settings;
use crate::{Study, StudyError};

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
    pub fn new(holder: Holder, id: Option<Uuid>, name: impl Into<String>, text: String) -> Self {
        let end = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let speech = Span::new(0, end).into_iter().collect();
        Self { holder, id, name: name.into(), text, speech, decided: Vec::new() }
    }

    /// Its lines with where they stand, in code points; none that are empty.
    pub fn lines(&self) -> impl Iterator<Item = (Span, &str)> {
        let mut start = 0;
        self.text.split('\n').filter_map(move |line| {
            let end = start + u32::try_from(line.chars().count()).unwrap_or(u32::MAX - start);
            let span = Span::new(start, end);
            start = end.saturating_add(1);
            Some((span.ok()?, line))
        })
    }
}

/// Whether somebody has confirmed that what identifies people is replaced in a transcript.
pub(super) const fn is_confirmed(transcript: &Transcript) -> bool {
    matches!(transcript.status, TranscriptStatus::DeIdentified | TranscriptStatus::ReadTwice)
}

/// Several fields as lines of one text.
pub(super) fn lines<'f>(fields: impl IntoIterator<Item = Option<&'f str>>) -> String {
    fields.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

impl Study {
    /// All places of the study, without raw texts, which are known to hold names.
    pub(super) fn places(&self) -> Result<Vec<Place>, StudyError> {
        let mut places = self.text_places()?;
        places.extend(self.note_places()?);
        places.extend(self.codebook_places()?);
        places.extend(self.attribute_places()?);
        places.extend(self.people_places()?);
        places.extend(self.search_places()?);
        places.extend(self.group_places()?);
        places.extend(self.list_places()?);
        places.extend(self.team_places()?);
        places.extend(self.view_places()?);
        places.extend(self.export_places()?);
        let kept = crate::exchange::kept_parts(self.store.rows())?;
        let part = |part: &verbatim_model::refi::KeptElement| {
            let name = format!("{} of another program", part.name.to_lowercase());
            Place::new(
                Holder::KeptPart,
                part.attribute("guid").and_then(|id| id.parse().ok()),
                name,
                part.words(),
            )
        };
        places.extend(kept.iter().map(part));
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
            // One place for all of a transcript, so that a permission tells which of them it means.
            let labels = lines(speakers.iter().map(|speaker| Some(speaker.label.as_str())));
            places.push(Place::new(Holder::Speaker, id, name.as_str(), labels));
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
        let (people, codes) = (rows.interviewees()?, rows.codes()?);
        let summary = |s: verbatim_model::Summary| {
            let person = people.iter().find(|p| p.id == s.interviewee).map_or("nobody", |p| p.label.as_str());
            let code = codes.iter().find(|c| c.id == s.code).map_or("no code", |c| c.name.as_str());
            let name = format!("summary of {person} on “{code}” by {}", by(s.coder));
            Place::new(Holder::Summary, Some(s.id.uuid()), name, s.text)
        };
        let summaries = rows.summaries()?.into_iter().map(summary);
        Ok(memos.map(memo).chain(notes.map(note)).chain(summaries).collect())
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

    /// Attributes of codings, each by its name and, below, its choices and the values of codings.
    fn attribute_places(&self) -> Result<Vec<Place>, StudyError> {
        let place = |row: crate::codings::CodingAttributeRow| {
            let values = row.values.iter().map(|(value, _)| Some(value.as_str()));
            let text = lines(std::iter::once(Some(row.attribute.name.as_str())).chain(values));
            Place::new(Holder::CodingAttribute, Some(row.attribute.id.uuid()), row.attribute.name, text)
        };
        Ok(self.coding_attributes()?.into_iter().map(place).collect())
    }

    /// Saved views, each by its name and, below, the texts in its settings.
    fn view_places(&self) -> Result<Vec<Place>, StudyError> {
        let place = |view: verbatim_model::SavedView| {
            let text = format!("{}\n{}", view.name, words_of_settings(&view.settings));
            Place::new(Holder::SavedView, Some(view.id.uuid()), view.name, text)
        };
        Ok(self.store.rows().saved_views()?.into_iter().map(place).collect())
    }

    fn people_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let (values, links) = (rows.attribute_values()?, rows.links()?);
        let mut places = Vec::new();
        for person in rows.interviewees()? {
            let own = values.iter().filter(|v| v.interviewee == person.id).map(|v| Some(v.value.as_str()));
            let fields = [person.attribution.as_deref(), person.consent_source.as_deref()];
            let text = lines(fields.into_iter().chain(own));
            places.push(Place::new(Holder::Interviewee, Some(person.id.uuid()), person.label.as_str(), text));
            let others = links.iter().filter(|link| link.interviewee == person.id);
            let ids = lines(
                std::iter::once(Some(person.label.as_str()))
                    .chain(others.map(|link| Some(link.other.as_str()))),
            );
            places.push(Place::new(Holder::IntervieweeId, Some(person.id.uuid()), person.label, ids));
        }
        for interview in rows.interviews()? {
            let fields = [&interview.mode, &interview.interviewers, &interview.language];
            let text = lines(fields.map(|field| field.as_deref()));
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
