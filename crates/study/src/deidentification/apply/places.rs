//! Where the rows of a file lie in one transcript.

use std::sync::Arc;

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
        let span = span?;
        let (target, spans) = self.target(span)?;
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

    /// What stands at a span, with everything that goes with it.
    fn target(&self, span: Span) -> Result<(Target, Vec<Span>), String> {
        for speaker in &self.speakers {
            let labels = places_of_label(&self.text, speaker);
            if labels.iter().any(|label| label.contains(span)) {
                return Ok((Target::Label(speaker.number), labels));
            }
        }
        within_turns(&self.text, span).map_err(|e| e.to_string())?;
        let cut = |alias: &Redaction| alias.span.overlaps(span) && !span.contains(alias.span);
        if self.aliases.iter().any(cut) {
            return Err(DeidentificationError::CutsAlias.to_string());
        }
        let seen = self.text.code_points().slice(span).map_err(|e| e.to_string())?.to_owned();
        Ok((Target::Words { span, seen }, vec![span]))
    }
}
