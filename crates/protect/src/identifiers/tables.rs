//! Tables of words, and the short ones of the rules, which stand in `data/words/rules.txt`.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A table of folded words.
pub(super) type Table = LazyLock<HashSet<&'static str>>;

/// The words of a text, without lines of comment.
pub(super) fn table(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// The sections of a text, each a title as `[months]` on a line of its own, and the words below it.
pub(super) fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, HashSet<&'static str>)> {
    let parts = text.split("\n[").filter_map(|part| part.split_once("]\n"));
    parts.map(|(title, words)| (title, table(words)))
}

/// The words of one section; none where there is no such section.
pub(super) fn section(text: &'static str, title: &str) -> HashSet<&'static str> {
    sections(text).find(|(known, _)| *known == title).map(|(_, words)| words).unwrap_or_default()
}

const RULES: &str = include_str!("../../data/words/rules.txt");

macro_rules! tables {
    ($($(#[$meta:meta])* $table:ident = $section:literal),+ $(,)?) => {
        $($(#[$meta])* pub(super) static $table: Table = LazyLock::new(|| section(RULES, $section));)+

        #[cfg(test)]
        const ALL: &[(&str, &Table)] = &[$(($section, &$table)),+];
    };
}

tables! {
    /// Function words that surnames of the census are too, and that begin and end a run all the same.
    NEVER = "never",
    /// Words that say that a name follows.
    CUES = "cues",
    /// Words of which a capitalised one is a role and no name.
    ROLES = "roles",
    /// What only people do.
    SPEAKS = "speaks",
    /// Words before a month, state or country.
    BEFORE_TIMES = "before-times",
    /// Months.
    MONTHS = "months",
    /// Days of the week.
    DAYS = "days",
    /// Days of a month in words.
    DAY_ORDINALS = "day-ordinals",
    /// Second halves of spoken years.
    YEAR_ENDS = "year-ends",
    /// Ages in words.
    AGES = "ages",
    /// Words for houses that stand for their name: “the Lodge”.
    HOUSES = "houses",
    /// Words that a name of a place follows.
    WHERE = "where",
    /// What is counted in a life.
    WHOM = "whom",
    /// Words before a number that somebody was given.
    NAMED = "named",
    /// Words of names that go on with “of”.
    BEFORE_OF = "before-of",
    /// Small words that hardly ever follow an ordinary one unless both are a name.
    PLACE_HEADS = "place-heads",
    /// Ordinary words before these.
    PLAIN = "plain",
    /// Words that end a name of a body.
    LIKELY_BODIES = "likely-bodies",
    /// Ordinary words before these.
    GENERIC = "generic",
    /// Words of bodies and places that are said of any.
    GENERAL = "general",
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_table_has_its_section() {
        let empty: Vec<_> =
            super::ALL.iter().filter(|(_, table)| table.is_empty()).map(|(name, _)| *name).collect();
        assert!(empty.is_empty(), "{empty:?}");
    }
}
