//! The shipped lists: names and words in one map, places in another, regions as a table.

use std::sync::LazyLock;

use fst::Map;

/// Bits of a word; the same as in `tools/identifier-lists`.
pub(super) const GIVEN: u64 = 1;
pub(super) const SURNAME: u64 = 2;
pub(super) const ENGLISH: u64 = 4;
pub(super) const SPANISH: u64 = 8;
pub(super) const COMMON_GIVEN: u64 = 16;
pub(super) const COMMON_SURNAME: u64 = 32;
/// An English word that is among the fifty thousand commonest.
pub(super) const FREQUENT: u64 = 64;

type Bytes = &'static [u8];

/// None where the shipped bytes were damaged in building, which the tests of this crate would show.
static WORDS: LazyLock<Option<Map<Bytes>>> =
    LazyLock::new(|| Map::new(&include_bytes!("../../data/lists/words.fst")[..]).ok());
static PLACES: LazyLock<Option<Map<Bytes>>> =
    LazyLock::new(|| Map::new(&include_bytes!("../../data/lists/places.fst")[..]).ok());
static SPANISH_FORMS: LazyLock<Option<Map<Bytes>>> =
    LazyLock::new(|| Map::new(&include_bytes!("../../data/lists/spanish.fst")[..]).ok());
static REGIONS: LazyLock<Vec<(u64, &str)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/lists/regions.tsv").lines();
    rows.filter_map(|row| row.split_once('\t'))
        .filter_map(|(n, name)| Some((n.parse().ok()?, name)))
        .collect()
});

/// What the lists know of a folded word.
pub(super) fn bits(folded: &str) -> u64 {
    WORDS.as_ref().and_then(|map| map.get(folded)).unwrap_or(0)
}

/// Whether a folded word is a form of a word of the Spanish dictionary. Many are names too.
pub(super) fn is_spanish_form(folded: &str) -> bool {
    let known = |form: &str| SPANISH_FORMS.as_ref().is_some_and(|map| map.contains_key(form));
    // “llámele”: the dictionary does not join every pronoun to every form.
    let joined = ["le", "les", "me", "nos", "se", "la", "lo", "las", "los"];
    known(folded)
        || joined
            .into_iter()
            .filter_map(|end| folded.strip_suffix(end))
            .any(|stem| stem.len() > 3 && known(stem))
}

/// Whether a folded name is that of a listed city or county.
pub(super) fn is_place(folded: &str) -> bool {
    PLACES.as_ref().is_some_and(|map| map.contains_key(folded))
}

/// The state or country of a listed place; none where several places have the name.
pub(super) fn region(folded: &str) -> Option<&'static str> {
    let number = PLACES.as_ref()?.get(folded).filter(|n| *n > 0)?;
    let at = REGIONS.binary_search_by_key(&number, |(n, _)| *n).ok()?;
    REGIONS.get(at).map(|(_, name)| *name)
}

/// Whether a folded word is the name of a state or country.
pub(super) fn is_region(folded: &str) -> bool {
    REGIONS.iter().any(|(_, name)| name.eq_ignore_ascii_case(folded))
}

/// Names of states and countries.
pub(super) fn regions() -> impl Iterator<Item = &'static str> {
    REGIONS.iter().map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_lists_are_whole() {
        assert_eq!(bits("maria") & (GIVEN | COMMON_GIVEN), GIVEN | COMMON_GIVEN);
        assert!(bits("nguyen") & SURNAME > 0 && bits("garcia") & SURNAME > 0);
        assert!(bits("table") & ENGLISH > 0 && bits("porque") & SPANISH > 0);
        assert!(bits("table") & FREQUENT > 0 && bits("dunning") & FREQUENT == 0);
        assert!(is_spanish_form("trabajabamos") && !is_spanish_form("guadarrama"));
        assert_eq!(region("fresno"), Some("California"));
        assert!(is_place("los angeles county"));
    }
}
