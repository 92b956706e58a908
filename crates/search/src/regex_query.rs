//! Regular expressions over the exact text of a turn: case, accents and signs as they are.
//!
//! There is no index for them; [`crate::scan`] reads the turns. The regex crate needs time in
//! proportion to the text whatever the pattern, so that no pattern can hang the program at a turn;
//! its size is limited so that none can fill the memory either, and a [`Watch`] limits the time and
//! the number of matches in all.

use crate::Watch;
use crate::find::{FindInTurn, Said};
use crate::matcher::spans;
use regex::{Regex, RegexBuilder};
use regex_automata::meta;
use regex_syntax::hir::{Hir, HirKind, Repetition};
use verbatim_text::{CodePoints, Span};

/// Memory for a compiled pattern, the crate's own default: a pattern over it is a mistake such as
/// `\w{5000}`.
const LARGEST_PATTERN: usize = 10 << 20;

/// A regular expression, made ready. It is case sensitive as written; `(?i)` at its beginning makes
/// it insensitive. A match never crosses turns, and one of no length is none.
#[derive(Clone, Debug)]
pub struct RegexQuery {
    regex: Regex,
    /// The pattern without what it says of boundaries, where that is faster to look for: it matches
    /// wherever the pattern does.
    loose: Option<meta::Regex>,
    /// Whether it can match nothing at all, which is no match.
    may_be_empty: bool,
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
        let regex = built.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => RegexError::TooLarge,
            other => syntax_error(pattern, &other),
        })?;
        let hir = regex_syntax::Parser::new().parse(pattern).ok();
        let may_be_empty = hir.as_ref().is_none_or(|hir| hir.properties().minimum_len() == Some(0));
        Ok(Self { regex, loose: hir.as_ref().and_then(loose), may_be_empty })
    }

    /// The pattern as written.
    #[must_use]
    pub fn pattern(&self) -> &str {
        self.regex.as_str()
    }

    /// The pattern as it is looked for in one search, within the limits of `watch`.
    #[must_use]
    pub const fn watched<'a>(&'a self, watch: &'a Watch<'a>) -> RegexSearch<'a> {
        RegexSearch { query: self, watch }
    }

    /// What the groups of the pattern matched in a hit, those that matched nothing left out, in the
    /// order of the pattern. Empty where `hit` is no hit of the pattern in this turn.
    #[must_use]
    pub fn groups(&self, turn_text: &str, hit: Span) -> Vec<RegexGroup> {
        let points = CodePoints::new(turn_text);
        let captures = points.byte(hit.start()).and_then(|start| self.regex.captures_at(turn_text, start));
        let Some(captures) = captures else { return Vec::new() };
        let span_of = |found: regex::Match<'_>| points.span_of_bytes(found.start(), found.end()).ok();
        if captures.get(0).and_then(span_of) != Some(hit) {
            return Vec::new();
        }
        let named = self.regex.capture_names().zip(captures.iter()).zip(0..).skip(1);
        named
            .filter_map(|((name, found), number)| {
                Some(RegexGroup { number, name: name.map(str::to_owned), span: span_of(found?)? })
            })
            .collect()
    }
}

/// What a group in the parentheses of a pattern matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegexGroup {
    /// Its number, counted from 1 by opening parentheses.
    pub number: u32,
    /// Its name, where it has one: `(?<name>…)`.
    pub name: Option<String>,
    /// Where, in code points relative to the turn.
    pub span: Span,
}

/// A pattern in one search.
#[derive(Clone, Copy, Debug)]
pub struct RegexSearch<'a> {
    query: &'a RegexQuery,
    watch: &'a Watch<'a>,
}

impl RegexSearch<'_> {
    fn found<'t>(&'t self, turn_text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let found = self.query.regex.find_iter(turn_text).filter(|found| !found.is_empty());
        // In one turn, too, matches can be many and each can take a while.
        found.take_while(|_| !self.watch.is_over()).map(|found| (found.start(), found.end()))
    }
}

impl FindInTurn for RegexSearch<'_> {
    fn matches(&self, said: Said<'_>) -> bool {
        let RegexQuery { regex, loose, may_be_empty } = self.query;
        // Whether there is a match at all is cheaper to know than where, and most turns have none.
        loose.as_ref().is_none_or(|loose| loose.is_match(said.text))
            && regex.is_match(said.text)
            && (!may_be_empty || self.found(said.text).next().is_some())
    }

    fn hits_in_turn(&self, said: Said<'_>) -> Vec<Span> {
        let found = self.found(said.text).take_while(|_| self.watch.take_match());
        spans(said.text, found.collect())
    }
}

/// A pattern without its assertions, where it has boundaries of words in any script: for these the
/// engines that read a letter once give up at the first accent, and the others are slow. `None` where
/// that would match anywhere.
fn loose(pattern: &Hir) -> Option<meta::Regex> {
    if !pattern.properties().look_set().contains_word_unicode() {
        return None;
    }
    let loose = without_assertions(pattern);
    if loose.properties().minimum_len().is_none_or(|length| length == 0) {
        return None;
    }
    let limits = meta::Config::new().nfa_size_limit(Some(LARGEST_PATTERN));
    meta::Regex::builder().configure(limits).build_from_hir(&loose).ok()
}

fn without_assertions(pattern: &Hir) -> Hir {
    let all = |parts: &[Hir]| parts.iter().map(without_assertions).collect();
    match pattern.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Capture(group) => without_assertions(&group.sub),
        HirKind::Repetition(repeated) => {
            let sub = Box::new(without_assertions(&repeated.sub));
            Hir::repetition(Repetition { sub, ..*repeated })
        }
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(parts) => Hir::alternation(all(parts)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => pattern.clone(),
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
    use proptest::prelude::*;
    use std::time::Duration;

    const fn said(text: &str) -> Said<'_> {
        Said { text, language: crate::Language::English }
    }

    #[track_caller]
    fn hits(pattern: &str, text: &str) -> Vec<(u32, u32)> {
        let found = RegexQuery::new(pattern).unwrap().watched(&Watch::none()).hits_in_turn(said(text));
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
        assert!(!RegexQuery::new("x*").unwrap().watched(&Watch::none()).matches(said("abc")));
    }

    #[test]
    fn groups_are_told_by_number_and_name() {
        let regex = RegexQuery::new(r"(?<who>\p{Lu}\w+) (said|told)( me)?").unwrap();
        let text = "然 Ana said: Bo told me, and Anna sa";
        let hits = regex.watched(&Watch::none()).hits_in_turn(said(text));
        let shown = |hit: Span| -> Vec<(u32, Option<String>, String)> {
            let points = CodePoints::new(text);
            let groups = regex.groups(text, hit).into_iter();
            groups.map(|g| (g.number, g.name, points.slice(g.span).unwrap().to_owned())).collect()
        };
        let who = Some("who".to_owned());
        assert_eq!(shown(hits[0]), [(1, who.clone(), "Ana".into()), (2, None, "said".into())]);
        let second = [(1, who, "Bo".into()), (2, None, "told".into()), (3, None, " me".into())];
        assert_eq!(shown(hits[1]), second);
        assert!(regex.groups(text, Span::new(3, 5).unwrap()).is_empty());
    }

    proptest! {
        /// Looking for a pattern without its boundaries first leaves out no turn.
        #[test]
        fn a_turn_matches_where_the_pattern_finds_something_in_it(
            parts in prop::collection::vec(
                prop_oneof!["\\\\b", "\\\\B", "\\^", "\\$", "[abé ]", "\\\\w[*+?]", "\\(a\\|\\\\bé\\)[*?]?"],
                1..7,
            ),
            text in "[abé ]{0,9}",
        ) {
            let pattern = parts.concat();
            // Some of these are no patterns, such as one that begins with a star.
            if let Ok(query) = RegexQuery::new(&pattern) {
                let plain = Regex::new(&pattern).unwrap();
                let found = plain.find_iter(&text).any(|found| !found.is_empty());
                prop_assert_eq!(query.watched(&Watch::none()).matches(said(&text)), found);
            }
        }
    }

    #[test]
    fn the_number_of_matches_and_the_time_are_limited() {
        let regex = RegexQuery::new(".").unwrap();
        let (few, late) =
            (Watch::none().limited(Duration::MAX, 5), Watch::none().limited(Duration::ZERO, 99));
        assert_eq!(regex.watched(&few).hits_in_turn(said("abc")).len(), 3);
        assert!(!few.was_cut());
        assert_eq!(regex.watched(&few).hits_in_turn(said("abc")).len(), 2);
        assert!(few.was_cut());
        assert!(regex.watched(&late).hits_in_turn(said("abc")).is_empty() && late.was_cut());
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
