//! The language of a sentence. English and Spanish have words in common that are a name, a number or
//! a month in one of them only: “once”, “mayo”, “Ella”.

use super::tables::{AGES_SPANISH, SPANISH_STOP, STOP};
use super::words::{Case, Opens, Word};

/// The language that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Language {
    /// Nobody looked.
    #[default]
    Unknown,
    English,
    Spanish,
}

/// Words that are looked at together where nothing ends a sentence, as in captions.
const LONGEST: usize = 24;

/// Tells each word of a passage its language: that of its sentence where two function words or more
/// say so, else that of the passage.
pub(super) fn tell(words: &mut [Word], spanish: bool) {
    for sentence in words.chunk_by_mut(|_, next| next.opens != Opens::Sentence) {
        for part in sentence.chunks_mut(LONGEST) {
            let language = of(part, spanish);
            part.iter_mut().for_each(|word| word.language = language);
        }
    }
}

fn of(words: &[Word], spanish: bool) -> Language {
    let (mut english, mut other) = (0, 0);
    for (n, word) in words.iter().enumerate() {
        let known = (STOP.is_among(word.tables), SPANISH_STOP.is_among(word.tables));
        // “once” is what is asked.
        if known.0 == known.1 || AGES_SPANISH.is_among(word.tables) {
            continue;
        }
        // “de la Cruz”, “El Paso”: a particle before a capital may belong to a name of any language.
        let particle = known.1 && words.get(n + 1).is_some_and(Word::is_capital);
        if known.0 {
            english += 1;
        } else if !particle && (word.case == Case::Small || word.opens != Opens::No) {
            other += 1;
        }
    }
    let says = |one: u32, two: u32| one > 1 && one > two;
    match spanish {
        true if says(english, other) => Language::English,
        false if says(other, english) => Language::Spanish,
        true => Language::Spanish,
        false => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn told(text: &str, spanish: bool) -> Vec<Language> {
        let mut words = words(text, 0);
        tell(&mut words, spanish);
        words.chunk_by(|_, next| next.opens != Opens::Sentence).map(|part| part[0].language).collect()
    }

    #[test]
    fn a_sentence_has_its_own_language_and_a_word_or_a_name_does_not_change_it() {
        use Language::{English as E, Spanish as S};
        assert_eq!(told("They came at once. Pero no lo dijo. Okay.", false), [E, S, E]);
        assert_eq!(told("No sé. He was with them by then. Once.", true), [S, E, S]);
        assert_eq!(told("Ana de la Cruz went to El Paso. My son drove the van.", false), [E, E]);
    }
}
