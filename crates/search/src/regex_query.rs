//! Regular expressions over the exact text of a turn: case, accents and signs as they are.
//!
//! There is no index for them; [`crate::scan`] reads the turns. The regex crate needs time in
//! proportion to the text whatever the pattern, so that no pattern can hang the program; its size
//! is limited so that none can fill the memory either.

use crate::find::FindInTurn;
use crate::matcher::spans;
use regex::{Regex, RegexBuilder};
use verbatim_text::Span;

/// Memory for a compiled pattern, the crate's own default: a pattern over it is a mistake such as
/// `\w{5000}`.
const LARGEST_PATTERN: usize = 10 << 20;

/// A regular expression, made ready. It is case sensitive as written; `(?i)` at its beginning makes
/// it insensitive. A match never crosses turns, and one of no length is none.
#[derive(Clone, Debug)]
pub struct RegexQuery {
    regex: Regex,
}

/// Why a regular expression cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegexError {
    /// Nothing was typed.
    #[error("The regular expression is empty.")]
    Empty,
    /// It is not written by the rules.
    #[error("The regular expression cannot be read at character {}: {reason}.", u64::from(*position) + 1)]
    Syntax {
        /// Code points from 0 in the pattern; the sentence counts from 1.
        position: u32,
        /// What the regex crate says of it.
        reason: String,
    },
    /// It asks for too much repetition.
    #[error("The regular expression is too large: it repeats too much.")]
    TooLarge,
}

impl RegexQuery {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`RegexError`] with the reason and its place.
    pub fn new(pattern: &str) -> Result<Self, RegexError> {
        if pattern.is_empty() {
            return Err(RegexError::Empty);
        }
        let built = RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).build();
        built.map(|regex| Self { regex }).map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => RegexError::TooLarge,
            other => syntax_error(pattern, &other),
        })
    }

    /// The pattern as written.
    #[must_use]
    pub fn pattern(&self) -> &str {
        self.regex.as_str()
    }

    fn found<'t>(&'t self, turn_text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        self.regex
            .find_iter(turn_text)
            .filter(|found| !found.is_empty())
            .map(|found| (found.start(), found.end()))
    }
}

impl FindInTurn for RegexQuery {
    fn matches(&self, turn_text: &str) -> bool {
        // Whether there is a match at all is cheaper to know than where, and most turns have none.
        self.regex.is_match(turn_text) && self.found(turn_text).next().is_some()
    }

    fn hits_in_turn(&self, turn_text: &str) -> Vec<Span> {
        spans(turn_text, self.found(turn_text).collect())
    }
}

/// The regex crate draws its complaint over several lines; the parser under it gives reason and
/// place apart.
fn syntax_error(pattern: &str, drawn: &regex::Error) -> RegexError {
    use regex_syntax::Error::{Parse, Translate};
    let (reason, byte) = match regex_syntax::Parser::new().parse(pattern) {
        Err(Parse(error)) => (error.kind().to_string(), error.span().start.offset),
        Err(Translate(error)) => (error.kind().to_string(), error.span().start.offset),
        _ => (last_line(&drawn.to_string()), 0),
    };
    let before = pattern.get(..byte).unwrap_or_default().chars().count();
    RegexError::Syntax { position: u32::try_from(before).unwrap_or(u32::MAX), reason }
}

fn last_line(drawn: &str) -> String {
    drawn.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn hits(pattern: &str, text: &str) -> Vec<(u32, u32)> {
        let found = RegexQuery::new(pattern).unwrap().hits_in_turn(text);
        found.iter().map(|span| (span.start(), span.end())).collect()
    }

    #[test]
    fn it_sees_the_exact_text_in_code_points() {
        assert_eq!(hits("é", "👩‍👧 é e\u{301} É"), [(4, 5)]);
        assert_eq!(hits(r"\[[a-z]+\]", "然 [pause] x [laughs]"), [(2, 9), (12, 20)]);
        assert_eq!(hits("(?i)kiều", "KIỀU"), [(0, 4)]);
    }

    #[test]
    fn a_match_of_no_length_is_none() {
        assert_eq!(hits("x*", "axxb"), [(1, 3)]);
        assert!(!RegexQuery::new("x*").unwrap().matches("abc"));
    }

    #[test]
    fn a_bad_pattern_is_told_in_one_sentence() {
        let sentence = |pattern: &str| RegexQuery::new(pattern).unwrap_err().to_string();
        assert_eq!(
            sentence("然(foo"),
            "The regular expression cannot be read at character 2: unclosed group."
        );
        assert_eq!(sentence(r"\w{5000}{50}"), "The regular expression is too large: it repeats too much.");
        assert_eq!(sentence(""), "The regular expression is empty.");
        assert!(sentence(r"a\p{Nonsense}").contains("character 2: Unicode property not found"));
    }
}
