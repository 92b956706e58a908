//! What is searched, and how the answer is given.

use verbatim_model::SearchedCoders;
use verbatim_search::Speakers;

/// What is searched, and how.
#[derive(Clone, Debug, Default)]
pub struct SearchOptions {
    /// Read the query as a regular expression over the exact text.
    pub regex: bool,
    /// Only people of these categories; empty for all.
    pub categories: Vec<String>,
    /// Whose turns. Where the query names speakers, that decides.
    pub speakers: Speakers,
    /// Whose codings. Where the query names a coder, all are looked at instead of the record.
    pub coders: SearchedCoders,
    /// Search raw interviews although the study leaves them out.
    pub include_raw: bool,
    /// Order of the hits.
    pub sort: HitOrder,
    /// At most so many hits are listed; counts always cover all.
    pub limit: Option<usize>,
    /// Count facets and all hits, too.
    pub facets: bool,
    /// What is searched beside the transcripts.
    pub also: Also,
}

/// What is searched beside the transcripts, for the words of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Also {
    /// Memos.
    pub memos: bool,
    /// The words of codes.
    pub definitions: bool,
}

/// In which order hits are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitOrder {
    /// By interviewee and place.
    #[default]
    Interview,
    /// By category and subcategory, then by interviewee and place.
    Category,
    /// By the day of the interview, those without one last; then by interviewee and place.
    Date,
    /// Turns with most hits first, among these short ones; passages by the number of codings that
    /// they touch.
    Relevance,
}

impl SearchOptions {
    /// Whether the order of the hits depends on what is found in all turns.
    pub(super) fn order_needs_hits(&self) -> bool {
        self.sort == HitOrder::Relevance
    }
}
