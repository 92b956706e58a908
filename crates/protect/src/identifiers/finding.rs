//! What the finder answers.

pub(super) use verbatim_model::IdentifierKind as Kind;
use verbatim_text::Span;

use super::Reason;

/// Whether something of this kind is a name, which may be said again in another form.
pub(super) const fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Place | Kind::Organisation | Kind::Street)
}

/// How sure the finder is, from 0 to 100. It orders the queue and is no probability: below 50 is a
/// guess that people often reject, from 80 on hardly anybody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

/// A [`Confidence`] in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Below 50.
    Low,
    /// From 50 to 79.
    Medium,
    /// From 80 on.
    High,
}

impl Confidence {
    /// A confidence of `percent`, 100 at most.
    #[must_use]
    pub const fn new(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// From 0 to 100.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0
    }

    /// The same in words.
    #[must_use]
    pub const fn level(self) -> Level {
        match self.0 {
            0..=49 => Level::Low,
            50..=79 => Level::Medium,
            _ => Level::High,
        }
    }
}

/// A passage that may identify someone. A person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Code points of the text that was searched.
    pub span: Span,
    /// What it seems to tell.
    pub kind: Kind,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why it was found.
    pub reason: Reason,
}

/// The search was stopped; nothing was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the search for identifiers was stopped")]
pub struct Cancelled;
