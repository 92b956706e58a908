//! Words of a longer name that give it away by themselves.

use super::finding::Kind;
use super::fold::fold;
use super::{lists, terms};

/// Fewest letters of a word that gives a person away, and a body.
const LETTERS: (usize, usize) = (3, 5);

/// The words of a name of several that tell of a person or body without the others: “Petrovic” of “Ann Petrovic” and
/// “Starlite” of “Starlite Motel”. Titles, ordinary words and, of a body, towns tell of nobody by themselves.
#[must_use]
pub fn telling_parts(name: &str, kind: Kind) -> Vec<String> {
    let fewest = match kind {
        Kind::Person => LETTERS.0,
        Kind::Organisation => LETTERS.1,
        _ => return Vec::new(),
    };
    let words: Vec<&str> =
        name.split_whitespace().map(without_marks).filter(|word| !word.is_empty()).collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let tells = |word: &&str| {
        let folded = fold(word);
        let is_named = folded.chars().filter(|c| c.is_alphabetic()).count() >= fewest;
        let is_town = kind == Kind::Organisation && lists::is_place(&folded);
        is_named && !is_town && !terms::is_title(&folded) && !terms::is_in_dictionary(&folded)
    };
    words.into_iter().filter(tells).map(str::to_owned).collect()
}

fn without_marks(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_nobodys_alone_do_not_tell_of_a_name() {
        let parts = |name: &str, kind| telling_parts(name, kind).join(" ");
        assert_eq!(parts("Sgt. Ann Petrovic", Kind::Person), "Ann Petrovic");
        assert_eq!(parts("Hope Okafor’s", Kind::Person), "Okafor");
        assert_eq!(parts("Okafor", Kind::Person), "", "the form itself is compared");
        assert_eq!(parts("Bo Li", Kind::Person), "");
        assert_eq!(parts("Starlite Motel", Kind::Organisation), "Starlite");
        assert_eq!(parts("Fresno Police Department", Kind::Organisation), "");
        assert_eq!(parts("12 Petrovic Street", Kind::Street), "");
    }
}
