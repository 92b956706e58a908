//! Likely identifiers in the text of interviews.
//!
//! Rules and lists find passages that may identify someone; a person decides about each. Nothing
//! here reads or writes a file, and nothing is learnt from a text beyond that text. How well it
//! works is measured by `cargo run --release -p verbatim-benches -- identifiers`; how it works is
//! told in `docs/detection.md`.

mod ages;
mod beside;
mod calle_numbers;
mod calles;
mod capitals;
mod context;
mod corners;
mod date_forms;
mod date_parts;
mod date_shapes;
mod dates;
mod days;
mod dockets;
mod echo_numbers;
mod echoes;
mod entities;
mod feasts;
mod finder;
mod finding;
mod fold;
mod forms;
mod grids;
mod generalise;
mod highways;
mod judge;
mod keep;
mod landmarks;
mod language;
mod letters;
mod life;
mod line_numbers;
mod lists;
mod located;
mod mails;
mod mended;
mod merge;
mod name_parts;
mod near;
mod notes;
mod number_lists;
mod number_words;
mod numbers;
mod patterns;
mod quoted;
mod reason;
mod roads;
mod rooms;
mod run_edges;
mod runs;
mod said;
mod scripts;
mod shape_rules;
mod shapes;
mod small;
mod small_at;
mod small_bodies;
mod small_houses;
mod small_named;
mod small_places;
mod small_streets;
mod small_words;
mod spelled;
mod streets;
mod tables;
mod tails;
mod terms;
mod units;
mod words;
mod years;

pub use beside::{label_in, searched_spans};
pub use entities::{Entity, FormCount, Place, Searched, entities};
pub use finder::{Finder, Mode, Settings, mode_of};
pub use finding::{Cancelled, Confidence, Finding, Level};
pub use forms::{Forms, KnownForm, Leak, Mention, TooManyForms, without_title};
pub use generalise::{Generalisation, generalise};
pub use keep::{KeepList, SHIPPED_KEEP_LIST};
pub use life::life_details;
pub use name_parts::telling_parts;
pub use number_words::number_in_words;
pub use patterns::{PatternError, TeamPattern};
pub use reason::{List, Question, Reason, Shape};
