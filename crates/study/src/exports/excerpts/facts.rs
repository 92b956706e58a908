//! What a colleague of the interviewees knows of them, and where their own words say it.

use std::collections::BTreeMap;

use verbatim_model::AttributeKind;
use verbatim_protect::small_cells::Persons;
use verbatim_text::{CodePoints, sentence_spans};

use crate::interviewees::People;

/// Something that is so of some of the people.
pub(super) struct Fact {
    /// What, for a person to read: `jurisdiction Federal`, `years in field 19`.
    pub what: String,
    /// How it may be said, in small letters.
    said: Vec<String>,
    /// Of whom it is so.
    pub people: Persons,
}

/// A sentence in which somebody says such a thing of themselves.
pub(super) struct Telling {
    /// Place of the fact.
    pub fact: usize,
    /// The words that say it.
    pub words: String,
    /// The sentence.
    pub sentence: String,
}

/// Names of attributes whose values people also say in other words.
const GENDER: [&str; 4] = ["gender", "sex", "pronouns", "género"];
/// Such words, by how the values begin.
const SAID_OF_GENDER: [(&[&str], &[&str]); 2] = [
    (
        &["f", "w", "she", "mujer"],
        &["a woman", "a mother", "a girl", "a wife", "a sister", "una mujer", "una madre"],
    ),
    (
        &["m", "he", "hombre"],
        &["a man", "a father", "a boy", "a husband", "a brother", "un hombre", "un padre"],
    ),
];
/// Words of which one stands in a sentence in which people speak of themselves.
const OF_ONESELF: [&str; 21] = [
    "i", "i'm", "i've", "i'd", "me", "my", "mine", "myself", "we", "we're", "we've", "us", "our", "ours",
    "yo", "mi", "mis", "soy", "nosotros", "nosotras", "nuestro",
];
/// A value that is longer says a story, which nobody repeats word by word.
const LONGEST: usize = 40;

/// All that the study knows of people and that could be said in a sentence.
pub(super) fn facts(people: &People) -> Vec<Fact> {
    let mut known: BTreeMap<(String, Vec<String>), Vec<u32>> = BTreeMap::new();
    for (place, person) in (0u32..).zip(&people.persons) {
        let mut add = |what: String, said: Vec<String>| {
            if !said.is_empty() {
                known.entry((what, said)).or_default().push(place);
            }
        };
        for name in [&person.category, &person.subcategory].into_iter().flatten() {
            add(format!("the category {name}"), in_small(name));
        }
        if let Some(label) = &person.row.attribution {
            add(format!("the label {label}"), in_small(label));
        }
        for (attribute, value) in people.attributes.iter().zip(&person.attributes) {
            let Some(value) = value else { continue };
            // Names of attributes are those of columns of a table: `years_in_field`.
            let name = attribute.name.replace('_', " ");
            add(format!("{name} {value}"), said_of(&attribute.name, attribute.kind, value));
        }
    }
    let fact = |((what, said), people): ((String, Vec<String>), Vec<u32>)| Fact {
        what,
        said,
        people: people.into_iter().collect(),
    };
    known.into_iter().map(fact).collect()
}

fn in_small(words: &str) -> Vec<String> {
    let words = words.trim().to_lowercase();
    if words.is_empty() || words.chars().count() > LONGEST { Vec::new() } else { vec![words] }
}

/// How people say a value of an attribute of themselves.
fn said_of(name: &str, kind: AttributeKind, value: &str) -> Vec<String> {
    if GENDER.contains(&name.trim().to_lowercase().as_str()) {
        let value = value.trim().to_lowercase();
        let begins = |starts: &[&str]| starts.iter().any(|start| value.starts_with(start));
        let said = SAID_OF_GENDER.iter().find(|(starts, _)| begins(starts));
        return said.map_or_else(Vec::new, |(_, said)| said.iter().map(|&words| words.to_owned()).collect());
    }
    match kind {
        // A yes alone is said of anything.
        AttributeKind::Boolean => Vec::new(),
        AttributeKind::Integer | AttributeKind::Decimal => {
            let value = value.trim();
            let number = value.parse().ok().and_then(verbatim_protect::identifiers::number_in_words);
            let forms = [Some(value.to_owned()), number].into_iter().flatten();
            forms.flat_map(|n| [format!("{n} years"), format!("{n}-year"), format!("{n} year")]).collect()
        }
        AttributeKind::Text | AttributeKind::Date => in_small(value),
    }
}

/// The sentences of a text in which its speaker says one of these of themselves.
pub(super) fn tellings(text: &str, facts: &[Fact]) -> Vec<Telling> {
    let points = CodePoints::new(text);
    let mut found = Vec::new();
    for sentence in sentence_spans(text).into_iter().filter_map(|span| points.slice(span).ok()) {
        let small = sentence.to_lowercase().replace('’', "'");
        if !OF_ONESELF.iter().any(|word| has_words(&small, word)) {
            continue;
        }
        for (fact, known) in facts.iter().enumerate() {
            if let Some(words) = known.said.iter().find(|words| has_words(&small, words)) {
                found.push(Telling { fact, words: words.clone(), sentence: sentence.to_owned() });
            }
        }
    }
    found
}

/// Whether these words stand in a text as whole words.
fn has_words(text: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !is_letter(before) && !is_letter(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, kind: AttributeKind, value: &str, text: &str) -> Vec<String> {
        let facts =
            [Fact { what: name.to_owned(), said: said_of(name, kind, value), people: Persons::default() }];
        tellings(text, &facts).into_iter().map(|telling| telling.words).collect()
    }

    #[test]
    fn what_people_say_of_themselves_tells_and_what_they_say_of_others_does_not() {
        let jurisdiction = |text| told("jurisdiction", AttributeKind::Text, "Federal", text);
        assert_eq!(jurisdiction("They came late. As a federal agent I wait."), ["federal"]);
        assert!(jurisdiction("The federal agents came late.").is_empty());
        assert!(jurisdiction("My federalism class was long.").is_empty());
        let gender = |text| told("gender", AttributeKind::Text, "female", text);
        assert_eq!(gender("As a mother I’d have stopped it."), ["a mother"]);
    }

    #[test]
    fn years_are_found_in_figures_and_in_words() {
        let years = |text| told("years_in_field", AttributeKind::Integer, "19", text);
        assert_eq!(years("I did this for nineteen years."), ["nineteen years"]);
        assert_eq!(years("In my 19 years here."), ["19 years"]);
        assert!(years("I was there for 119 years, it felt.").is_empty());
    }
}
