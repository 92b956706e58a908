//! Where the rows of a file lie in one transcript.

use std::sync::Arc;

use verbatim_import::replacements::Place;
use verbatim_model::{IdentifierKind, Redaction, Speaker, Transcript};
use verbatim_store::Text;
use verbatim_text::Span;

use super::Row;
use crate::codings::find_places;
use crate::deidentification::DeidentificationError;
use crate::deidentification::aliases::alias_text;
use crate::deidentification::labels::places_of_label;
use crate::deidentification::replaced::within_turns;
use crate::{Study, StudyError};

/// What a row replaces.
pub(super) enum Target {
    /// Words of a turn, or between turns.
    Words { span: Span, seen: String },
    /// The label of a speaker, wherever it stands.
    Label(u32),
}

/// A row whose place is there and free.
pub(super) struct Accepted {
    pub target: Target,
    /// The first place that goes.
    at: Span,
    /// Words that come, without brackets.
    pub text: String,
    pub kind: IdentifierKind,
}

/// The places of one transcript that rows have taken.
pub(super) struct Places {
    text: Arc<Text>,
    /// Whether the text is other than it was imported, so that offsets alone may be of other words.
    is_changed: bool,
    aliases: Vec<Redaction>,
    speakers: Vec<Speaker>,
    /// What is taken, and by which line.
    taken: Vec<(Span, usize)>,
    accepted: Vec<Accepted>,
}

impl Places {
    pub fn new(study: &Study, transcript: &Transcript) -> Result<Self, StudyError> {
        Ok(Self {
            text: study.text(transcript)?,
            is_changed: transcript.text_version > 1,
            aliases: study.store.rows().redactions_in(transcript.id)?,
            speakers: study.speakers_of(transcript.id)?,
            taken: Vec::new(),
            accepted: Vec::new(),
        })
    }

    /// Takes the places of all rows that can have theirs; answers for each of the others in a phrase why
    /// it cannot.
    pub fn take_all<'r>(&mut self, rows: &'r [Row]) -> Vec<(&'r Row, String)> {
        let places: Vec<_> = rows.iter().map(|row| &row.read.place).collect();
        let found = find_places(&self.text.code_points(), &places);
        let refused =
            rows.iter().zip(found).filter_map(|(row, span)| Some((row, self.take(row, span).err()?)));
        refused.collect()
    }

    fn take(&mut self, row: &Row, span: Result<Span, String>) -> Result<(), String> {
        let text = alias_text(&row.read.replacement).map_err(|e| e.to_string())?;
        let (target, spans) = match &row.read.label {
            Some(label) => self.label(label)?,
            None => {
                let span = span?;
                self.refuse_old_offsets(&row.read.place)?;
                self.target(span)?
            }
        };
        let span = *spans.first().ok_or("the label stands nowhere in the text")?;
        let meets = |(taken, _): &&(Span, usize)| spans.iter().any(|span| span.overlaps(*taken));
        if let Some((_, line)) = self.taken.iter().find(meets) {
            return Err(format!("the place overlaps that of line {line}"));
        }
        self.taken.extend(spans.iter().map(|span| (*span, row.read.line)));
        let kind = row.read.kind.unwrap_or(IdentifierKind::Person);
        self.accepted.push(Accepted { target, at: span, text, kind });
        Ok(())
    }

    /// What was taken, in the order of the text.
    pub fn in_order(mut self) -> Vec<Accepted> {
        self.accepted.sort_by_key(|row| row.at);
        self.accepted
    }

    /// Refuses offsets alone where the text is another now: they may be of other words.
    fn refuse_old_offsets(&self, place: &Place) -> Result<(), String> {
        if self.is_changed && matches!(place, Place::Span { words: None, .. }) {
            let why = "the text has changed since it was imported, so offsets alone may be of other words";
            return Err(format!("{why}; give the words too, in a column “text”"));
        }
        Ok(())
    }

    /// Refuses a part of a word.
    fn refuse_part_of_word(&self, span: Span) -> Result<(), String> {
        let points = self.text.code_points();
        let at = |point: u32| points.slice(Span::new(point, point + 1).ok()?).ok()?.chars().next();
        let is_cut = |point: u32| {
            let before = point.checked_sub(1).and_then(at);
            before.zip(at(point)).is_some_and(|(before, after)| goes_on(before) && goes_on(after))
        };
        if is_cut(span.start()) || is_cut(span.end()) {
            return Err("the place begins or ends inside a word".to_owned());
        }
        Ok(())
    }

    /// A speaker by the label, with everything that goes with it.
    fn label(&self, label: &str) -> Result<(Target, Vec<Span>), String> {
        let speaker = self.speakers.iter().find(|speaker| speaker.label == label);
        let speaker = speaker.ok_or("no speaker has this label")?;
        Ok((Target::Label(speaker.number), places_of_label(&self.text, speaker)))
    }

    /// What stands at a span, with everything that goes with it.
    fn target(&self, span: Span) -> Result<(Target, Vec<Span>), String> {
        for speaker in &self.speakers {
            let labels = places_of_label(&self.text, speaker);
            if labels.iter().any(|label| label.contains(span)) {
                return Ok((Target::Label(speaker.number), labels));
            }
        }
        self.refuse_part_of_word(span)?;
        within_turns(&self.text, span).map_err(|e| e.to_string())?;
        let cut = |alias: &Redaction| alias.span.overlaps(span) && !span.contains(alias.span);
        if self.aliases.iter().any(cut) {
            return Err(DeidentificationError::CutsAlias.to_string());
        }
        let seen = self.text.code_points().slice(span).map_err(|e| e.to_string())?.to_owned();
        Ok((Target::Words { span, seen }, vec![span]))
    }
}

/// Whether a character is part of a word in a script whose words stand between blanks.
fn goes_on(c: char) -> bool {
    c.is_ascii_digit() || c.is_lowercase() || c.is_uppercase()
}
