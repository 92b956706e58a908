//! Finding text and codes across interviewees, and who of whom said it.
//!
//! The way of a search: `desk` takes in hand what is needed, `answer` parses the query,
//! `fields` says what its names mean, `turns` and `passages` find what it asks for, `counts`
//! counts people, and `hits` shows the words. `codings` beside it codes what was found.

mod answer;
mod asking;
mod categories;
mod chips;
mod coding;
mod counts;
mod desk;
mod facets;
mod fields;
mod hits;
mod index;
mod library;
mod notes;
mod options;
mod passages;
mod place;
mod reply;
mod saved;
mod scope;
mod sentence;
mod settings;
mod suggest;
mod touching;
mod turns;
mod unsearched;

pub(crate) use categories::{in_categories, known_categories, one_category};
pub use chips::{Chip, ChipKind, Joined};
pub use coding::{HitChoice, HitPassages, HitUnit};
pub use desk::SearchDesk;
pub(crate) use index::Searching;
pub use index::{IndexToKeep, IndexWork, MadeIndex};
pub(crate) use library::{Library, TurnPlace};
pub use notes::{FoundNote, NoteOf};
pub use options::{Also, HitOrder, SearchOptions};
pub(crate) use place::Place;
pub use reply::{
    AnswerKind, CategoryCount, Facets, FoundPerson, Hit, HitCode, SearchReply, Unsearched, WithoutPart,
};
pub use saved::{RunChange, SavedSearchRow, SearchForm};
pub use scope::LeftOut;
pub(crate) use settings::text_language;
pub use settings::{TranscriptLanguage, is_raw};
pub use suggest::{Suggested, Suggestion};
pub use verbatim_search::{Field, FieldName, Query, Relation, Speakers, Within, Words};
