//! Withdrawal of an interviewee.

use verbatim_model::TranscriptId;
use verbatim_study::interviewees::{Withdrawal, WithdrawnOriginals};
use verbatim_text::Span;

use super::{plural, time};
use crate::replies::{MentionElsewhere, Place, PublishedQuotes, Withdrawn, WithdrawnTranscript};

/// What a withdrawal touches.
#[must_use]
pub fn withdrawn(withdrawal: &Withdrawal) -> Withdrawn {
    let transcripts = withdrawal.transcripts.iter().map(|one| WithdrawnTranscript {
        id: one.id.to_string(),
        transcript: one.name.clone(),
        codings: one.codings.len(),
        turns: one.turns.len(),
        first: one.turns.first().map(|span| place(one.id, *span)),
        alone: one.alone,
    });
    let mentions = withdrawal.mentions.iter();
    let mentions = mentions.map(|one| MentionElsewhere {
        transcript: one.name.clone(),
        alias: one.alias.clone(),
        turn: one.turn,
        place: place(one.transcript, one.span),
    });
    let published = withdrawal.published.iter();
    let published = published.map(|one| PublishedQuotes { at: time(one.at), excerpts: one.excerpts });
    Withdrawn {
        interviewee: withdrawal.interviewee.label.clone(),
        recorded: false,
        removed: false,
        purged: false,
        transcripts: transcripts.collect(),
        summaries: withdrawal.summaries,
        memos: withdrawal.memos,
        mentions: mentions.collect(),
        published: published.collect(),
        key_file: withdrawal.originals != WithdrawnOriginals::NoKeyFile,
        originals: match &withdrawal.originals {
            WithdrawnOriginals::Kept(files) => Some(files.clone()),
            WithdrawnOriginals::NoKeyFile | WithdrawnOriginals::Closed => None,
        },
    }
}

/// What recording a withdrawal did, in a sentence without its full stop.
#[must_use]
pub fn withdrawn_in_words(withdrawal: &Withdrawal, removed: bool) -> String {
    let label = &withdrawal.interviewee.label;
    if !removed {
        return format!("{label} has withdrawn; the words stay in the file, hidden");
    }
    let (gone, stay): (Vec<_>, Vec<_>) = withdrawal.transcripts.iter().partition(|one| one.alone);
    let codings = withdrawal.transcripts.iter().map(|one| one.codings.len()).sum();
    let went = match (gone.len(), codings) {
        (0, 0) => "nothing was there to go".to_owned(),
        (0, codings) => format!("{} went", plural(codings, "coding")),
        (gone, codings) => format!("{} and {} went", plural(gone, "transcript"), plural(codings, "coding")),
    };
    match stay.len() {
        0 => format!("{label} has withdrawn; {went}"),
        more => {
            format!("{label} has withdrawn; {went}, turns in {} stay", plural(more, "joint transcript"))
        }
    }
}

fn place(transcript: TranscriptId, span: Span) -> Place {
    Place { transcript: transcript.to_string(), start: span.start(), end: span.end() }
}
