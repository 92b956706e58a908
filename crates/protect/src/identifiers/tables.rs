//! Tables of words, which stand in `data/words`. All of them are one map: a word is looked up once, and
//! the bits that it has say in which tables it is.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A table of folded words: one bit of what a word has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table(u128);

/// The tables that a word is in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tables(u128);

impl Table {
    /// Whether a folded word is in it.
    pub(super) fn contains(self, base: &str) -> bool {
        self.is_among(Tables::of(base))
    }

    /// Whether it is among those of a word.
    pub(super) const fn is_among(self, tables: Tables) -> bool {
        tables.0 & self.0 != 0
    }

    /// The words of both.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Tables {
    /// The tables that a folded word is in.
    pub(super) fn of(base: &str) -> Self {
        ALL.get(base).copied().unwrap_or_default()
    }
}

/// Short words are looked up for every word of a text, so they are hashed by the shortest sum that
/// spreads them (FNV-1a). All keys are our own.
#[derive(Default)]
struct Short(u64);

impl Hasher for Short {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

static ALL: LazyLock<HashMap<&'static str, Tables, BuildHasherDefault<Short>>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Tables, _> = HashMap::default();
    for (bit, (_, text, title)) in SOURCES.iter().enumerate() {
        for word in if title.is_empty() { table(text).collect() } else { section(text, title) } {
            all.entry(word).or_default().0 |= 1 << bit;
        }
    }
    all
});

/// The words of a text, without lines of comment.
fn table(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// The sections of a text, each a title as `[months]` on a line of its own, and the words below it.
pub(super) fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let parts = text.split("\n[").filter_map(|part| part.split_once("]\n"));
    parts.map(|(title, words)| (title, table(words).collect()))
}

/// The words of one section; none where there is no such section.
fn section(text: &'static str, title: &str) -> Vec<&'static str> {
    sections(text).find(|(known, _)| *known == title).map(|(_, words)| words).unwrap_or_default()
}

const RULES: &str = include_str!("../../data/words/rules.txt");
const STOP_WORDS: &str = include_str!("../../data/words/stop.txt");
const CAPITAL_WORDS: &str = include_str!("../../data/words/capitals.txt");
const ENGLISH_WORDS: &str = include_str!("../../data/words/english.txt");
const SPANISH_WORDS: &str = include_str!("../../data/words/spanish.txt");
const ACT_WORDS: &str = include_str!("../../data/words/acts.txt");
const GIVEN_WORDS: &str = include_str!("../../data/words/given-first.txt");
const NAMES: &str = include_str!("../../data/words/names.txt");
const TITLE_WORDS: &str = include_str!("../../data/words/titles.txt");
const BODY_WORDS: &str = include_str!("../../data/words/heads-organisation.txt");
const PLACE_WORDS: &str = include_str!("../../data/words/heads-place.txt");
const STREET_HEADS: &str = include_str!("../../data/words/heads-street.txt");
const SMALL_WORDS: &str = include_str!("../../data/words/heads-small.txt");
const FIRST_WORDS: &str = include_str!("../../data/words/heads-first.txt");

/// Gives each table its bit, in the order in which they stand here.
macro_rules! tables {
    ($($(#[$meta:meta])* $table:ident = $file:ident, $section:literal;)+) => {
        const SOURCES: &[(&str, &str, &str)] = &[$((stringify!($table), $file, $section)),+];
        tables! { @ 0u32; $($(#[$meta])* $table;)+ }
    };
    (@ $bit:expr; $(#[$meta:meta])* $table:ident; $($rest:tt)*) => {
        $(#[$meta])*
        pub(super) const $table: Table = Table(1 << ($bit));
        tables! { @ $bit + 1; $($rest)* }
    };
    (@ $bit:expr;) => {};
}

tables! {
    /// Function words that surnames of the census are too, and that begin and end a run all the same.
    NEVER = RULES, "never";
    /// Words that say that a name follows.
    CUES = RULES, "cues";
    /// Words of which a capitalised one is a role and no name.
    ROLES = RULES, "roles";
    /// What only people do.
    SPEAKS = RULES, "speaks";
    /// Words before a month, state or country.
    BEFORE_TIMES = RULES, "before-times";
    /// Months.
    MONTHS = RULES, "months";
    /// Times of the year.
    SEASONS = RULES, "seasons";
    /// Days of the week.
    DAYS = RULES, "days";
    /// Days of a month in words.
    DAY_ORDINALS = RULES, "day-ordinals";
    /// Second halves of spoken years.
    YEAR_ENDS = RULES, "year-ends";
    /// Ages in words.
    AGES = RULES, "ages";
    /// The same in Spanish.
    AGES_SPANISH = RULES, "ages-spanish";
    /// Days of a month in Spanish words, before “de” and the month.
    DAYS_SPANISH = RULES, "days-spanish";
    /// Function words of Spanish that are names where English is spoken.
    NAMES_ELSEWHERE = RULES, "names-elsewhere";
    /// Words that stand before the name of a street, as in Spanish.
    CALLES = RULES, "calles";
    /// Words before the number of a road.
    ROADS = RULES, "roads";
    /// Words before the number of a flat or building behind an address.
    FLATS = RULES, "flats";
    /// Words before the name of a quarter behind an address, as in Spanish.
    QUARTERS = RULES, "quarters";
    /// Last words of streets that are places too, behind the number of a house.
    HOUSE_HEADS = RULES, "house-heads";
    /// Words for houses that stand for their name: “the Lodge”.
    HOUSES = RULES, "houses";
    /// Words that a name of a place follows.
    WHERE = RULES, "where";
    /// What is counted in a life.
    WHOM = RULES, "whom";
    /// Words before a number that somebody was given.
    NAMED = RULES, "named";
    /// Words before the number of a bed, a cell or the like, which may be short.
    PLACED = RULES, "placed";
    /// Shortened days of the week.
    DAYS_SHORT = RULES, "days-short";
    /// What people wish each other begins so.
    WISHES = RULES, "wishes";
    /// What they wish, feasts aside.
    WISHED = RULES, "wished";
    /// What stands behind the feast in a wish.
    WISHES_BEHIND = RULES, "wishes-behind";
    /// Words of what may be, or is again and again.
    HABITS = RULES, "habits";
    /// The alphabet of the police and of pilots.
    SPELLING = RULES, "spelling";
    /// What somebody does who is often at a place.
    STAYS = RULES, "stays";
    /// Places that everybody goes to.
    ANY_PLACE = RULES, "any-place";
    /// What stands behind “at” without an article and is no name.
    AT_ANY = RULES, "at-any";
    /// Words of names that go on with “of”.
    BEFORE_OF = RULES, "before-of";
    /// Small words that hardly ever follow an ordinary one unless both are a name.
    PLACE_HEADS = RULES, "place-heads";
    /// Ordinary words before these.
    PLAIN = RULES, "plain";
    /// Words that end a name of a body.
    LIKELY_BODIES = RULES, "likely-bodies";
    /// Ordinary words before these.
    GENERIC = RULES, "generic";
    /// Names that are words of things without number, of which “was” is said as well as of a person.
    MASS = RULES, "mass";
    /// Verbs as they stand behind a single person.
    FINITE = RULES, "finite";
    /// Small words between a person and a verb.
    ADVERBS = RULES, "adverbs";
    /// Titles that a name follows when a verb or the end of a clause comes behind it.
    RANKS = RULES, "ranks";
    /// Words with a capital that tell of nobody alone, and begin names of bodies.
    PLAIN_FIRST = RULES, "plain-first";
    /// Words of which a numbered one is a body: “Studio 54”.
    NUMBERED = RULES, "numbered";
    /// Last words of businesses, which have an article and a name.
    BUSINESSES = RULES, "businesses";
    /// What somebody is called that is no name.
    NOT_CALLED = RULES, "not-called";
    /// Faiths that bodies have in their names.
    FAITHS = RULES, "faiths";
    /// Last words of streets as they are said.
    STREET_WORDS = RULES, "streets";
    /// Last words of squares and the like.
    SQUARES = RULES, "squares";
    /// Words that no article stands behind when a name does.
    BEFORE_PLACE = RULES, "before-place";
    /// Words that begin names of places and bodies.
    BEGIN_NAMES = RULES, "begin-names";
    /// Last words of names that oftener tell of nothing.
    NO_HEADS = RULES, "no-heads";
    /// Words before a word that is a thing then and no person.
    LEAD_THINGS = RULES, "lead-things";
    /// Words behind which somebody is met.
    MEET_SMALL = RULES, "meet-small";
    /// Words that clauses begin with.
    CLAUSE_STARTS = RULES, "clause-starts";
    /// Pronouns that a clause begins with.
    CLAUSE_SUBJECTS = RULES, "clause-subjects";
    /// People whose name may follow.
    WHO = RULES, "who";
    /// Nouns for bodies that are “called” something.
    BODY_NOUNS = RULES, "body-nouns";
    /// First words of long names of bodies in Spanish.
    FIRST_LONG = RULES, "first-long";
    /// Words that make a body of a place.
    PLACE_BODIES = RULES, "place-bodies";
    /// Words before a body without an article.
    BEFORE_BODY = RULES, "before-body";
    /// Bodies that need an article unless they have a name.
    SINGLE_BODIES = RULES, "single-bodies";
    /// First words of names of bodies that go on with “of”.
    LEAD_OF = RULES, "lead-of";
    /// What such a name ends in, besides names.
    OF_WHAT = RULES, "of-what";
    /// Words for a body that stand for its name: “the Mission”.
    SHORT_BODIES = RULES, "short-bodies";
    /// Words of bodies and places that are said of any.
    GENERAL = RULES, "general";
    /// Domains of the first level, as they are said behind “dot”.
    TOP_DOMAINS = RULES, "top-domains";
    /// Words that numbers are said with, for what asks of every word whether one begins.
    NUMBER_WORDS = RULES, "number-words";
    /// Where people have handles.
    PLATFORMS = RULES, "platforms";
    /// Cars and vans.
    VEHICLES = RULES, "vehicles";
    /// Peoples that towns and counties are called by.
    PEOPLES = RULES, "peoples";
    /// Function words, fillers and answers of English.
    STOP = STOP_WORDS, "english";
    /// The same of Spanish.
    SPANISH_STOP = STOP_WORDS, "spanish";
    /// Written with a capital, and tell of nobody.
    CAPITALS = CAPITAL_WORDS, "words";
    /// Abbreviations that everybody knows.
    ABBREVIATIONS = CAPITAL_WORDS, "abbreviations";
    /// Words of English that the dictionary lacks.
    EXTRA = ENGLISH_WORDS, "";
    /// Words of Spanish that the list lacks.
    SPANISH_EXTRA = SPANISH_WORDS, "";
    /// What people do.
    ACTS = ACT_WORDS, "";
    /// Words that are nearly always given names.
    GIVEN_FIRST = GIVEN_WORDS, "";
    /// Given names that are ordinary words.
    NAME_WORDS = NAMES, "words";
    /// Titles.
    TITLES = TITLE_WORDS, "titles";
    /// Titles that are words of kinship.
    KIN = TITLE_WORDS, "kin";
    /// Last words of bodies that are said of any body too.
    BODIES = BODY_WORDS, "general";
    /// Last words of bodies only behind a name.
    BODY_HEADS = BODY_WORDS, "heads";
    /// Last words of places.
    PLACES = PLACE_WORDS, "";
    /// Last words of streets.
    STREETS = STREET_HEADS, "";
    /// Small last words of bodies.
    SMALL_BODIES = SMALL_WORDS, "body";
    /// Small last words of places.
    SMALL_PLACES = SMALL_WORDS, "place";
    /// Small last words of streets.
    SMALL_STREETS = SMALL_WORDS, "street";
    /// First words of bodies.
    FIRST_BODIES = FIRST_WORDS, "body";
    /// First words of places.
    FIRST_PLACES = FIRST_WORDS, "place";
    /// Small words that belong to a name directly behind them: “colonia”.
    FIRST_SMALL = FIRST_WORDS, "small";
    /// The same with “de” between: “parroquia de”.
    FIRST_OF = FIRST_WORDS, "of";
}

/// Names of chains of motels and the like, by their first word.
pub(super) static CHAINS: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> =
    LazyLock::new(|| names_of("chains"));

/// Names of several words in a section of the rules, each as its words, by the first of them.
pub(super) fn names_of(title: &str) -> HashMap<&'static str, Vec<Vec<&'static str>>> {
    let mut names: HashMap<_, Vec<_>> = HashMap::new();
    for name in section(RULES, title) {
        let words: Vec<&str> = name.split('_').collect();
        if let Some(first) = words.first() {
            names.entry(*first).or_default().push(words);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_words_and_a_bit_of_its_own() {
        assert!(SOURCES.len() <= 128);
        let words = |text: &'static str, title: &str| {
            if title.is_empty() { table(text).collect() } else { section(text, title) }
        };
        let empty: Vec<_> = SOURCES.iter().filter(|(_, text, title)| words(text, title).is_empty()).collect();
        assert!(empty.is_empty(), "{empty:?}");
        assert!(MONTHS.contains("march") && CAPITALS.contains("march") && !ROLES.contains("march"));
    }
}
