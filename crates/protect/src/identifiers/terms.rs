//! Tables of words: what is no name, what names a kind of place or body, titles.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::finding::Kind;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, ENGLISH, FREQUENT, SPANISH};
use super::number_words::says_a_number;
use super::tables::{
    ABBREVIATIONS, ACTS, BODIES, BODY_HEADS, CAPITALS, EXTRA, FIRST_BODIES, FIRST_PLACES, GENERAL,
    GIVEN_FIRST, KIN, NAME_WORDS, PLACES, SMALL_BODIES, SMALL_PLACES, SMALL_STREETS, SPANISH_EXTRA,
    SPANISH_STOP, STOP, STREETS, TITLES, Table, Tables,
};

static REGIONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| lists::regions().map(super::fold::fold).collect());

/// Words of bodies and places that are said of any: “the Task Force”, “the County”.
pub(super) fn is_general(base: &str) -> bool {
    BODIES.or(GENERAL).contains(base)
}

/// What people do, as “said”.
pub(super) fn is_act(base: &str) -> bool {
    ACTS.contains(base)
}

/// What the last word of a name says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Body,
    Place,
    Street,
}

impl Head {
    /// What something with such a last word is.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Body => Kind::Organisation,
            Self::Place => Kind::Place,
            Self::Street => Kind::Street,
        }
    }
}

/// A function word, filler or answer, which begins no name.
pub(super) fn is_stop(base: &str) -> bool {
    STOP.or(SPANISH_STOP).contains(base)
}

/// The same of Spanish only, which is written with accents.
pub(super) fn is_spanish_stop(base: &str) -> bool {
    SPANISH_STOP.contains(base)
}

/// Written with a capital although it tells of nobody, as “Tuesday”.
pub(super) fn is_plain_capital(base: &str) -> bool {
    CAPITALS.contains(base)
        || REGIONS.contains(base)
        || plural(base).is_some_and(|one| CAPITALS.contains(one))
}

/// “Twenty-six”, “A-number”, “Native-run”: a number, or a small word behind a letter or a plain capital.
pub(super) fn is_joined(text: &str, base: &str) -> bool {
    let Some((first, second)) = base.split_once('-') else { return false };
    let small = text.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    let plain = first.len() == 1 || is_plain_capital(first) || says_a_number(first) || is_abbreviation(first);
    small && plain && !is_title(base) && (is_word(second) || says_a_number(second))
}

/// An abbreviation that everybody knows, as “DNA”; in small letters it may be a name.
pub(super) fn is_abbreviation(base: &str) -> bool {
    ABBREVIATIONS.contains(base) || base.strip_suffix('s').is_some_and(|one| ABBREVIATIONS.contains(one))
}

fn plural(base: &str) -> Option<&str> {
    base.strip_suffix('s').filter(|one| one.len() > 3)
}

/// A title of a person, as “sergeant” or “vice-consul”; words of kinship too.
pub(super) fn is_title(base: &str) -> bool {
    let second = base.split_once('-').filter(|(first, _)| ["vice", "co", "ex", "sub"].contains(first));
    TITLES.or(KIN).contains(base) || second.is_some_and(|(_, title)| TITLES.contains(title))
}

/// A title that is also a word of kinship, and so said of people without a name.
pub(super) fn is_kin(base: &str) -> bool {
    KIN.contains(base)
}

/// What a name that ends in this word is; streets first, for “Place” and “Court” count as bodies
/// only where nothing else fits.
pub(super) fn head(base: &str) -> Option<Head> {
    let tables =
        [(STREETS, Head::Street), (BODIES, Head::Body), (BODY_HEADS, Head::Body), (PLACES, Head::Place)];
    head_in(&tables, base)
}

/// What a name is that begins with this word, as in Spanish: “Hospital”, “Colonia”.
pub(super) fn first_head(base: &str) -> Option<Head> {
    head_in(&[(FIRST_BODIES, Head::Body), (FIRST_PLACES, Head::Place)], base)
}

/// The same for a small word after the name.
pub(super) fn small_head(base: &str) -> Option<Head> {
    let tables = [(SMALL_STREETS, Head::Street), (SMALL_PLACES, Head::Place), (SMALL_BODIES, Head::Body)];
    head_in(&tables, base)
}

/// The first of the tables that holds a word says what it is.
fn head_in(tables: &[(Table, Head)], base: &str) -> Option<Head> {
    let of = Tables::of(base);
    tables.iter().find(|(table, _)| table.is_among(of)).map(|(_, head)| *head)
}

/// A given name that is an ordinary word too, as “hope”.
pub(super) fn is_name_word(base: &str) -> bool {
    NAME_WORDS.contains(base)
}

/// Whether it is an ordinary word of English or Spanish, and no word that is far rarer than the name
/// which reads like it, as “dale” or “freeman”.
pub(super) fn is_word(base: &str) -> bool {
    is_in_dictionary(base) && !is_rather_name(base)
}

/// A common word of English, or the beginning of many.
pub(super) fn is_frequent(base: &str) -> bool {
    lists::bits(base) & FREQUENT > 0 || is_stop(base) || BEGINNINGS.contains(&base)
}

fn is_rather_name(base: &str) -> bool {
    let bits = lists::bits(base);
    let rare = bits & ENGLISH > 0 && bits & (FREQUENT | SPANISH) == 0;
    rare && bits & (COMMON_GIVEN | COMMON_SURNAME) > 0
        && !STOP.or(SPANISH_STOP).or(EXTRA).or(SPANISH_EXTRA).contains(base)
        && head(base).is_none()
}

/// Whether it is an ordinary word of English or Spanish, as it stands or without a common ending.
pub(super) fn is_in_dictionary(base: &str) -> bool {
    if GIVEN_FIRST.contains(base) {
        return false;
    }
    known(base)
        || is_abstract(base)
        || parts_known(base)
        || derived(base)
        || american(base).is_some_and(|other| known(&other) || derived(&other))
}

/// “Marginalisation”: no name ends so.
fn is_abstract(base: &str) -> bool {
    const ENDINGS: [&str; 6] = ["isation", "ization", "isations", "izations", "ising", "izing"];
    base.len() > 9 && ENDINGS.iter().any(|end| base.ends_with(end))
}

/// A word of two or more with hyphens: “street-wise”, “pre-planning”.
fn parts_known(base: &str) -> bool {
    let part_known =
        |part: &str| part.len() < 2 || known(part) || BEGINNINGS.contains(&part) || derived(part);
    base.contains('-') && base.split('-').all(part_known)
}

/// The dictionary is American: “recognise”, “misdemeanours”, “centred”.
fn american(base: &str) -> Option<String> {
    const SPELLINGS: [(&str, &str); 6] =
        [("is", "iz"), ("ys", "yz"), ("our", "or"), ("centre", "center"), ("amme", "am"), ("ll", "l")];
    if base.len() < 6 {
        return None;
    }
    let other = |(british, american): (&str, &str)| {
        let at = base.rfind(british).filter(|at| *at > 2)?;
        Some(format!("{}{american}{}", base.get(..at)?, base.get(at + british.len()..)?))
            .filter(|w| known(w) || derived(w))
    };
    SPELLINGS.into_iter().chain([("ntred", "ntered")]).find_map(other)
}

/// A common word of Spanish.
pub(super) fn is_spanish(base: &str) -> bool {
    lists::bits(base) & SPANISH > 0 || SPANISH_EXTRA.contains(base)
}

/// A word of Spanish and not of English.
pub(super) fn is_only_spanish(base: &str) -> bool {
    is_spanish(base) && lists::bits(base) & ENGLISH == 0 && !EXTRA.or(STOP).or(SPANISH_STOP).contains(base)
}

/// Two ordinary words in one, as “whiteboard”; no surname is.
pub(super) fn is_compound(base: &str) -> bool {
    let english = |part: &str| part.len() > 3 && lists::bits(part) & ENGLISH > 0;
    let parts = (4..base.len().saturating_sub(3)).filter_map(|at| base.split_at_checked(at));
    lists::bits(base) & (lists::GIVEN | lists::SURNAME) == 0
        && parts.into_iter().any(|(a, b)| english(a) && (english(b) || derived(b)))
}

const BEGINNINGS: [&str; 16] = [
    "un", "re", "non", "pre", "over", "out", "under", "anti", "de", "sub", "mis", "inter", "multi", "semi",
    "self", "co",
];

fn known(base: &str) -> bool {
    const PLAIN: Table = STOP.or(SPANISH_STOP).or(EXTRA).or(SPANISH_EXTRA).or(STREETS).or(BODIES);
    PLAIN.contains(base) || lists::bits(base) & (ENGLISH | SPANISH) > 0
}

fn derived(base: &str) -> bool {
    const ENDINGS: [&str; 10] = ["s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness", "less"];
    let stem_known =
        |stem: &str| stem.len() >= 3 && (lists::bits(stem) & ENGLISH > 0 || EXTRA.contains(stem));
    let ends = |ending: &str| base.strip_suffix(ending).is_some_and(stem_known);
    let begins = |beginning: &str| base.strip_prefix(beginning).is_some_and(|s| s.len() > 3 && stem_known(s));
    ENDINGS.into_iter().any(ends) && lists::bits(base) & (lists::GIVEN | lists::SURNAME) == 0
        || BEGINNINGS.into_iter().any(begins)
}
