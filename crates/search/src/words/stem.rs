//! Stems: what “operation”, “operations” and “operational” have in common.

use crate::Language;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// How words of a turn are stemmed. What is indexed together is stemmed alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Stemming {
    English,
    Spanish,
    /// Each word is its own stem.
    None,
}

/// The stems of a word: one, and in Spanish sometimes another. Words match where they have one in
/// common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stems<'w> {
    pub(crate) first: Cow<'w, str>,
    pub(crate) second: Option<String>,
}

impl Stemming {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::None];

    /// How words of this language are stemmed.
    pub(crate) const fn of(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::Spanish => Self::Spanish,
            Language::Chinese | Language::Vietnamese | Language::Other => Self::None,
        }
    }

    /// Stems of a folded word.
    pub(crate) fn stems(self, folded: &str) -> Stems<'_> {
        match self {
            Self::None => Stems { first: Cow::Borrowed(folded), second: None },
            Self::English => Stems { first: Stemmer::new(Algorithm::English).stem(folded), second: None },
            Self::Spanish => spanish(folded),
        }
    }
}

impl Stems<'_> {
    /// Whether both have a stem in common.
    pub(crate) fn meet(&self, other: &Stems<'_>) -> bool {
        self.iter().any(|mine| other.iter().any(|theirs| mine == theirs))
    }

    /// Each stem once.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        [Some(self.first.as_ref()), self.second.as_deref()].into_iter().flatten()
    }

    /// The same, kept.
    pub(crate) fn into_owned(self) -> Stems<'static> {
        Stems { first: Cow::Owned(self.first.into_owned()), second: self.second }
    }
}

/// Whether a folded word can have one of these stems at all. Stemming takes endings off and never
/// touches the first letter, so that most words of a turn need not be stemmed to be passed over.
pub(crate) fn may_share_stem(folded: &str, stems: &Stems<'_>) -> bool {
    folded.as_bytes().first() == stems.first.as_bytes().first()
}

/// Endings of verbs that the stemmer knows by their accent only, which folding has taken away. In
/// Spanish interviews they are what is told of the past: tenía, decían, vivíamos.
const ACCENTED: [(&str, &str); 20] = [
    ("ia", "ía"),
    ("ias", "ías"),
    ("ian", "ían"),
    ("iamos", "íamos"),
    ("iais", "íais"),
    ("are", "aré"),
    ("ere", "eré"),
    ("ire", "iré"),
    ("ira", "irá"),
    ("iras", "irás"),
    ("iran", "irán"),
    ("ais", "áis"),
    ("eis", "éis"),
    ("abamos", "ábamos"),
    ("aramos", "áramos"),
    ("asemos", "ásemos"),
    ("ieramos", "iéramos"),
    ("iesemos", "iésemos"),
    ("logia", "logía"),
    ("logias", "logías"),
];

fn spanish(folded: &str) -> Stems<'_> {
    let stemmer = Stemmer::new(Algorithm::Spanish);
    let first = stemmer.stem(folded);
    // The longest ending is the one that the accent belongs to.
    let ending = ACCENTED.iter().filter(|(plain, _)| folded.ends_with(plain)).max_by_key(|e| e.0.len());
    let second = ending.and_then(|(plain, accented)| {
        let accented = format!("{}{accented}", folded.strip_suffix(plain)?);
        let stem = stemmer.stem(&accented);
        (stem != first).then(|| stem.into_owned())
    });
    Stems { first, second }
}

#[cfg(test)]
mod tests {
    use super::super::WordStream;
    use super::{Stemming, may_share_stem};
    use proptest::prelude::*;

    #[track_caller]
    fn alike(stemming: Stemming, words: &[&str]) {
        for word in words {
            let stems = stemming.stems(word);
            assert!(stems.meet(&stemming.stems(words[0])), "{word}, {}: {stems:?}", words[0]);
        }
    }

    #[test]
    fn english_endings_go() {
        alike(Stemming::English, &["operation", "operations", "operational"]);
        alike(Stemming::English, &["dying", "die", "dies"]);
    }

    #[test]
    fn spanish_endings_go_without_their_accents() {
        alike(
            Stemming::Spanish,
            &["trabajar", "trabajo", "trabaje", "trabajaban", "trabajando", "trabajaria"],
        );
        alike(Stemming::Spanish, &["comer", "comia", "comian", "comiamos", "comemos"]);
        alike(Stemming::Spanish, &["vivir", "vivia", "vivire", "viviran", "vivieron"]);
        alike(Stemming::Spanish, &["decir", "decia", "decian", "decimos"]);
        alike(Stemming::Spanish, &["operacion", "operaciones"]);
        alike(Stemming::Spanish, &["policia", "policias"]);
        alike(Stemming::Spanish, &["hablar", "hablare", "hablara", "habla", "hablais", "hablabamos"]);
        let apart = |a, b| !Stemming::Spanish.stems(a).meet(&Stemming::Spanish.stems(b));
        assert!(apart("manera", "mano") && apart("policia", "poder") && apart("carta", "cartel"));
    }

    #[test]
    fn a_word_of_another_language_is_its_own_stem() {
        let apart = |a, b| !Stemming::None.stems(a).meet(&Stemming::None.stems(b));
        assert!(apart("operation", "operations") && !apart("kieu", "kieu"));
    }

    proptest! {
        #[test]
        fn a_stem_begins_like_its_word(text in "[a-z0-9 ]{1,40}|[a-zñ]{1,9}(ía|ias|aré|amos|áis)|\\PC{1,20}") {
            let mut words = WordStream::new(&text);
            while words.advance() {
                for stemming in Stemming::ALL {
                    let stems = stemming.stems(words.folded());
                    prop_assert!(may_share_stem(words.folded(), &stems));
                    prop_assert!(stems.iter().all(|stem| stem.as_bytes().first() == stems.first.as_bytes().first()));
                }
            }
        }
    }
}
