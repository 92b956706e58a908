//! Enumerations whose values have a fixed word, the same in the file, the CLI and exports.

/// A word that names no value of the enumeration asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is no {what}; use one of: {allowed}")]
pub struct UnknownWord {
    /// What was asked for, e.g. "stance".
    pub what: &'static str,
    /// The word that was given.
    pub word: String,
    /// The words that are allowed, joined by commas.
    pub allowed: String,
}

/// Declares an enumeration together with the word of each value.
macro_rules! worded {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order in which a person is offered them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word of this value in files, replies and on the command line.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value of a word, letter case and blanks around it aside.
            ///
            /// # Errors
            /// [`UnknownWord`](crate::UnknownWord) with the words that are allowed.
            pub fn parse(word: &str) -> Result<Self, $crate::UnknownWord> {
                let wanted = word.trim().to_lowercase();
                Self::ALL.iter().copied().find(|v| v.as_str() == wanted).ok_or_else(|| $crate::UnknownWord {
                    what: $what,
                    word: word.to_owned(),
                    allowed: Self::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>().join(", "),
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use worded;

#[cfg(test)]
mod tests {
    use crate::{ActionKind, Basis, Consent, Stance};

    #[test]
    fn every_word_names_its_value_again() {
        assert!(Stance::ALL.iter().all(|v| Stance::parse(v.as_str()) == Ok(*v)));
        assert!(Consent::ALL.iter().all(|v| Consent::parse(v.as_str()) == Ok(*v)));
        assert!(ActionKind::ALL.iter().all(|v| ActionKind::parse(v.as_str()) == Ok(*v)));
        assert_eq!(Basis::parse(" Told by Someone "), Ok(Basis::Told));
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_words_that_exist() {
        let said = Stance::parse("agrees").map_err(|e| e.to_string());
        assert_eq!(
            said,
            Err("“agrees” is no stance; use one of: supports, qualifies, contradicts".to_owned())
        );
    }
}
