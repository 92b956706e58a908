//! Replies made from an open study.

mod anonymise;
mod cell;
mod codebook;
mod coding_attributes;
mod codings;
mod cooccurrence;
mod corrections;
mod deidentification;
mod evidence;
mod excerpts;
mod excerpts_page;
mod exchange;
mod exports;
mod figures;
mod framework;
mod history;
mod identifiers;
mod interviews;
mod leads;
mod leaving;
mod matrix;
mod memos;
mod open_cell;
mod passages;
mod people;
mod query;
mod review;
mod sample;
mod saturation;
mod saved_searches;
mod search;
mod search_answer;
mod search_settings;
mod study;
mod theme_words;
mod themes;
mod views;
mod withdrawal;

pub use anonymise::found_identifiers;
pub use cell::matrix_cell;
pub use codebook::{code_passages, code_rows, code_versions, codebook_import, codes_loss};
pub use coding_attributes::coding_attributes;
pub use codings::{CodingDesk, affected, change, coding, coding_items, codings, codings_import};
pub use cooccurrence::cooccurrence;
pub use corrections::{correct_text, said as corrected};
pub use deidentification::{
    aliases, deidentification_rows, keep_list, key_file, originals, purge_plan, purged,
};
pub use evidence::{asked, code_origins};
pub use excerpts::{excerpts_for_team, excerpts_published};
pub use excerpts_page::{excerpts_gone, publication_excerpts_preview, team_excerpts_preview};
pub use exchange::{
    codebook_gone, internal_name, project_export, project_gone, project_import, project_imported,
    project_preview, project_report,
};
pub use exports::{exports, exports_left};
pub use figures::{figure_exported, matrix_preview, picture_preview};
pub use framework::framework;
pub use history::{coding_history, history, undo_state};
pub use identifiers::{findings, labels_left, leaks, mentions};
pub use interviews::{
    interview_rows, previews, transcript_loss, transcript_view, transcripts_import, window_import,
};
pub use leads::{interview_items, lead_coders};
pub use leaving::{matrix_exported, small_cells};
pub use matrix::{matrix, matrix_page};
pub use memos::{memo_items, memo_note, memo_rows};
pub use open_cell::open_cell;
pub use passages::passage_rows;
pub use people::{
    attribute_rows, category_rows, interviewee_items, interviewee_loss, interviewees_import, kind_in_words,
    outreach_item, outreach_rows, people,
};
pub use query::{parsed, suggestions};
pub use review::{review_note, review_queue};
pub use sample::{sample_composition, sample_picture};
pub use saturation::{saturation, saturation_picture};
pub use saved_searches::{saved_searches, search_change};
pub use search::search;
pub use search_answer::{search_answer, search_mistake};
pub use search_settings::{language_row, languages, search_settings};
pub use study::{backup_made, backup_row, check_result, coder, counts, info, preference};
pub use themes::{illustrative, quantifiers, recurring, strength, themes};
pub use views::saved_views;
pub use withdrawal::{withdrawn, withdrawn_in_words};

/// A time as a person and a program read it: `2026-11-24T10:41:00Z`.
#[must_use]
pub fn time(at: verbatim_model::Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|t| t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}

/// A count with its noun: `1 coding`, `2 codings`.
/// A number of people in words.
pub(crate) fn people_in_words<N: std::fmt::Display + PartialEq + From<u8>>(count: N) -> String {
    if count == N::from(1) { "1 person".to_owned() } else { format!("{count} people") }
}

pub(crate) fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
