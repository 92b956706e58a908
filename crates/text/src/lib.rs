//! Text of a transcript as the rest of Verbatim sees it.
//!
//! One unit rules here: an offset is a **Unicode code point** counted from 0 in the normalised
//! text, and the end of a [`Span`] is exclusive. Bytes appear only inside this crate and inside
//! `search`; UTF-16 only in the window's editor.
//!
//! This crate knows nothing of interviews or codes and does no input or output.

mod code_points;
mod corrections;
mod edit_list;
mod edits;
mod folded;
mod normalise;
mod quotation;
mod sentences;
mod span;
mod words;

pub use code_points::{CodePoints, PointTable};
pub use corrections::corrections;
pub use edit_list::Edits;
pub use edits::{Edit, Side};
pub use folded::Folded;
pub use normalise::normalise;
pub use quotation::{QuotationError, find_quotation};
pub use sentences::sentence_spans;
pub use span::{Span, SpanError, merge};
pub use words::{count_words, word_spans};
