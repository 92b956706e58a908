//! Patterns of the team's own.

use regex::{Regex, RegexBuilder};

use super::finding::Kind;

/// The longest pattern, in characters.
const LONGEST: usize = 1_000;
/// What a compiled pattern may take, in bytes.
const SIZE: usize = 1 << 20;

/// A regular expression that the team added, with the name that the reason tells.
#[derive(Clone, Debug)]
pub struct TeamPattern {
    name: String,
    regex: Regex,
    kind: Kind,
}

/// Why a pattern was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Nothing was written.
    #[error("the pattern is empty")]
    Empty,
    /// It is longer than 1,000 characters, or would be too large when compiled.
    #[error("the pattern is too large")]
    TooLarge,
    /// It is no regular expression.
    #[error("the pattern is no regular expression")]
    Unreadable,
    /// It also matches where nothing stands, so it would be found everywhere.
    #[error("the pattern also matches nothing at all, so it would be found everywhere")]
    MatchesNothing,
}

impl TeamPattern {
    /// A pattern as the crate `regex` reads it, and the kind of what it finds.
    ///
    /// # Errors
    /// [`PatternError`].
    pub fn new(name: &str, pattern: &str, kind: Kind) -> Result<Self, PatternError> {
        if pattern.trim().is_empty() {
            return Err(PatternError::Empty);
        }
        if pattern.chars().count() > LONGEST {
            return Err(PatternError::TooLarge);
        }
        let regex = RegexBuilder::new(pattern).size_limit(SIZE).build().map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => PatternError::TooLarge,
            _ => PatternError::Unreadable,
        })?;
        if regex.is_match("") {
            return Err(PatternError::MatchesNothing);
        }
        Ok(Self { name: name.to_owned(), regex, kind })
    }

    /// What its findings are.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The name that the team gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) const fn regex(&self) -> &Regex {
        &self.regex
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_in_a_pattern_are_told_apart() {
        let error = |pattern: &str| TeamPattern::new("bed", pattern, Kind::Pattern).err();
        assert_eq!(error(" "), Some(PatternError::Empty));
        assert_eq!(error("a*"), Some(PatternError::MatchesNothing));
        assert_eq!(error(&"x".repeat(1_001)), Some(PatternError::TooLarge));
        assert_eq!(error(r"\w{900}{900}"), Some(PatternError::TooLarge));
        assert_eq!(error("(a"), Some(PatternError::Unreadable));
        assert!(error(r"bed \d+").is_none());
    }
}
