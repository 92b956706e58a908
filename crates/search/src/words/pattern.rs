//! Words with stars.

use super::BREAK;

/// A folded word in which each `*` stands for any letters or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// What stands between the stars: the first and the last part are the ends of the word, empty
    /// where a star is there.
    parts: Vec<String>,
}

impl Pattern {
    /// A folded word with a star or several.
    pub(crate) fn new(folded: &str) -> Self {
        Self { parts: folded.split('*').map(str::to_owned).collect() }
    }

    /// Whether a folded word is one of those meant.
    pub(crate) fn is_met_by(&self, folded: &str) -> bool {
        let [first, middle @ .., last] = self.parts.as_slice() else {
            return self.parts.first().is_some_and(|only| only == folded);
        };
        let Some(rest) = folded.strip_prefix(first.as_str()) else { return false };
        // Each part as early as it can be: that leaves the most for those behind it.
        let rest = middle.iter().try_fold(rest, |rest, part| {
            let at = rest.find(part.as_str())?;
            rest.get(at + part.len()..)
        });
        rest.is_some_and(|rest| rest.ends_with(last.as_str()))
    }

    /// The longest run of letters that all words meant have, with a [`BREAK`] before it where they begin
    /// with it and after it where they end with it. Empty where any letters will do.
    pub(crate) fn longest(&self) -> String {
        let last = self.parts.len().saturating_sub(1);
        let longest = (0..).zip(&self.parts).max_by_key(|(_, part)| part.len());
        let Some((at, part)) = longest.filter(|(_, part)| !part.is_empty()) else { return String::new() };
        let mut letters = String::with_capacity(part.len() + 2);
        letters.extend((at == 0).then_some(BREAK));
        letters.push_str(part);
        letters.extend((at == last).then_some(BREAK));
        letters
    }

    /// The same as a regular expression over whole folded words.
    pub(crate) fn regex(&self) -> String {
        self.parts.iter().map(|part| regex::escape(part)).collect::<Vec<_>>().join(".*")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::{BREAK, Pattern};
    use proptest::prelude::*;

    #[test]
    fn each_star_stands_for_any_letters_or_none() {
        let met = |pattern: &str, word: &str| Pattern::new(pattern).is_met_by(word);
        assert!(met("enf*", "enforce") && met("enf*", "enf") && !met("enf*", "reenforce"));
        assert!(met("*cuff*", "handcuffed") && met("*cuff*", "cuff") && !met("*cuff*", "cuf"));
        assert!(met("w*man", "woman") && met("w*man", "wman") && !met("w*man", "women"));
        assert!(!met("aba*ba", "aba"));
    }

    proptest! {
        #[test]
        fn it_means_what_its_regular_expression_means(pattern in "[ab*]{0,3}\\*[ab*é]{0,4}", word in "[abé]{0,7}") {
            let pattern = Pattern::new(&pattern);
            let regex = regex::Regex::new(&format!("^(?:{})$", pattern.regex())).unwrap();
            prop_assert_eq!(pattern.is_met_by(&word), regex.is_match(&word));
            let among_others = format!("{BREAK}a{BREAK}{word}{BREAK}");
            prop_assert!(!pattern.is_met_by(&word) || among_others.contains(&pattern.longest()));
        }
    }
}
