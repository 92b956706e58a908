//! Withdrawal of an interviewee.

use verbatim_study::interviewees::Withdrawal;

use super::time;
use crate::replies::{MentionElsewhere, PublishedQuotes, Withdrawn, WithdrawnTranscript};

/// What a withdrawal touches.
#[must_use]
pub fn withdrawn(withdrawal: &Withdrawal) -> Withdrawn {
    let transcripts = withdrawal.transcripts.iter().map(|one| WithdrawnTranscript {
        transcript: one.name.clone(),
        codings: one.codings.len(),
        alone: one.alone,
    });
    let mentions = withdrawal.mentions.iter();
    let mentions = mentions.map(|one| MentionElsewhere { transcript: one.name.clone(), turn: one.turn });
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
    }
}
