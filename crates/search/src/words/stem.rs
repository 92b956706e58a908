//! Stems: what “operation”, “operations” and “operational” have in common.

use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// English stem of a folded word.
pub(crate) fn stem(folded: &str) -> Cow<'_, str> {
    Stemmer::new(Algorithm::English).stem(folded)
}

/// Whether a folded word can have this stem at all. English stemming takes endings off and never
/// touches the first letter, so that most words of a turn need not be stemmed to be passed over.
pub(crate) fn may_share_stem(folded: &str, stem: &str) -> bool {
    folded.as_bytes().first() == stem.as_bytes().first()
}

#[cfg(test)]
mod tests {
    use super::super::search_words;
    use super::{may_share_stem, stem};
    use proptest::prelude::*;

    #[test]
    fn endings_go() {
        for word in ["operation", "operations", "operational"] {
            assert_eq!(stem(word), "oper");
        }
        assert_eq!(stem("dying"), "die");
    }

    proptest! {
        #[test]
        fn a_stem_begins_like_its_word(text in "[a-z0-9 ]{1,40}|\\PC{1,20}") {
            for word in search_words(&text) {
                prop_assert!(may_share_stem(&word.folded, &word.stem));
            }
        }
    }
}
