//! Correcting the text of a transcript.

use std::collections::HashSet;
use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{CodingItem, InterviewCorrected};
use verbatim_study::codings::CodingFilter;
use verbatim_study::interviews::Correction;

use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, list, plural};
use crate::study::write;

/// A passage and what is to stand there instead.
pub struct Passage {
    pub transcript: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub drop_emptied: bool,
}

pub fn run(common: &Common, path: &Path, passage: Passage) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    let transcript = study.find_transcript(&passage.transcript)?;
    let Passage { start, end, text, drop_emptied, .. } = passage;
    let mut correction =
        Correction { transcript: transcript.id, start, end, seen: None, text, drop_emptied: false };
    let mut changed = study.correct_text(&correction)?;
    let gone: HashSet<String> = changed.value.emptied.iter().map(|c| c.id.to_string()).collect();
    let filter = CodingFilter { transcript: Some(transcript.id), ..CodingFilter::default() };
    let mut emptied = if gone.is_empty() { Vec::new() } else { answers::coding_items(&study, &filter)? };
    emptied.retain(|coding| gone.contains(&coding.id));
    if drop_emptied && !gone.is_empty() {
        correction.drop_emptied = true;
        changed = study.correct_text(&correction)?;
    }
    let kept_for_codings = !(gone.is_empty() || drop_emptied);
    let text = if kept_for_codings {
        refused(&emptied)
    } else {
        format!("{}.", answers::corrected(&transcript.file_name, &changed))
    };
    let reply = InterviewCorrected {
        transcript: transcript.file_name,
        turn: changed.value.turn,
        corrected: changed.number.is_some(),
        text_version: changed.value.text_version,
        reworded: changed.value.reworded,
        joined: changed.value.joined,
        emptied,
    };
    Ok(Output::new(&reply, text).partly(kept_for_codings))
}

fn refused(emptied: &[CodingItem]) -> String {
    let lines: Vec<String> =
        emptied.iter().map(|c| format!("{} at {}–{}, by {}", c.code, c.start, c.end, c.coder)).collect();
    let whose = if lines.len() == 1 { "its whole passage" } else { "their whole passage" };
    format!(
        "Nothing was changed, because {} would lose {whose}. Run it again with --drop-emptied to remove what is \
         listed; undo brings it back.{}",
        plural(lines.len(), "coding"),
        list("Codings:", &lines)
    )
}
