//! Mistakes in a query, pointed at.

use super::Words;
use std::fmt;

/// A mistake in what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong.
    pub kind: QueryErrorKind,
    /// Where: code points from 0 in what was typed. The sentence counts from 1, as people do.
    pub position: u32,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    /// Nothing was typed.
    Empty,
    /// A quotation mark opens a phrase that does not end.
    UnclosedQuotation,
    /// A parenthesis is never closed.
    UnclosedParenthesis,
    /// A parenthesis closes what was not opened.
    UnopenedParenthesis,
    /// Parentheses with nothing between them.
    EmptyParentheses,
    /// An operator has nothing on one side.
    MissingOperand(&'static str),
    /// A part without letter or digit, such as an emoji or a dash.
    NoWord(String),
    /// A `*` that is no part of a word.
    MisplacedStar,
    /// A word with stars of a single letter.
    ShortPattern(String),
    /// A `~` that does not end a word or phrase, or with something else than a number behind it.
    MisplacedTilde,
    /// A number of wrong letters that is neither 1 nor 2.
    WrongLetters,
    /// A word with no more letters than may be wrong.
    ShortSpelling(String),
    /// A `~` and a number behind quotation marks that hold one word.
    TogetherAlone(String),
    /// A `~` without number behind quotation marks.
    TogetherWithoutNumber,
    /// A number of words or turns that is nought or too large.
    TooFar,
    /// `NEAR` without saying how near.
    NearWithoutHow(String),
    /// `NEAR/n` beside more than words.
    NearOfMore,
    /// `NEAR` beside a part that only says what must not be there.
    NearOfNothing,
    /// `NEAR` between words and codes, or beside a filter.
    NearOfDifferent,
    /// `NEAR/3turns` between words.
    NearTurnsOfText,
    /// `NEAR/answer` between codes.
    NearAnswerOfCodes,
    /// `WITHIN`, `OVERLAPS`, `SAME`, `BEFORE` or `AFTER` beside something else than codes.
    RelationOfOthers,
    /// A field name with nothing behind its colon.
    MissingValue(String),
    /// `"":value`.
    MissingName,
    /// `person:` or `without:` without parentheses.
    ScopeWithoutQuery(&'static str),
    /// Something else than `OR` between the values of a field.
    OnlyOrInList(String),
    /// Parentheses inside a list of values.
    ParenthesisInList,
    /// `without:` inside another part.
    MisplacedWithout,
    /// Something else than a filter on people beside `without:`.
    BesideWithout,
    /// A filter joined by `OR` to something that is found.
    FilterAsAlternative,
    /// The query would match where none of its words and codes are.
    OnlyNot,
    /// The query says who and where, but not what.
    OnlyFilter,
    /// `is:uncoded` without words.
    OnlyUncoded,
    /// More parentheses or operators inside one another than are read.
    TooDeep,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sentence(&self.kind, u64::from(self.position) + 1))
    }
}

/// What is wrong and what would be right, `at` counted from 1.
fn sentence(kind: &QueryErrorKind, at: u64) -> String {
    match kind {
        QueryErrorKind::Empty => "There is nothing to search for.".to_owned(),
        QueryErrorKind::TooDeep => {
            format!("The query has too many parts inside one another, at character {at}.")
        }
        QueryErrorKind::UnclosedQuotation => format!("The quotation mark at character {at} is never closed."),
        QueryErrorKind::UnclosedParenthesis => format!("The parenthesis at character {at} is never closed."),
        QueryErrorKind::UnopenedParenthesis => format!("The parenthesis at character {at} closes nothing."),
        QueryErrorKind::EmptyParentheses => {
            format!("There is nothing inside the parentheses at character {at}.")
        }
        QueryErrorKind::MissingOperand(operator) => format!(
            "{operator} at character {at} needs something to search for beside it; to find the word itself, put it in quotation marks."
        ),
        QueryErrorKind::OnlyNot => format!(
            "NOT at character {at} leaves turns in which nothing was found; add a word or a code that must be there."
        ),
        QueryErrorKind::OnlyFilter => format!(
            "The filter at character {at} says who or where, but not what to find; add a word or a code."
        ),
        QueryErrorKind::OnlyUncoded => {
            format!("is:uncoded at character {at} needs words to find; add a word beside it.")
        }
        QueryErrorKind::FilterAsAlternative => format!(
            "The filter at character {at} cannot stand beside OR; put it beside the whole, as in (fear OR debt) category:Advocates."
        ),
        of_words => sentence_of_words(of_words, at),
    }
}

fn sentence_of_words(kind: &QueryErrorKind, at: u64) -> String {
    match kind {
        QueryErrorKind::NoWord(text) => format!(
            "“{text}” at character {at} has no letter or digit to look for; signs can be found with a regular expression."
        ),
        QueryErrorKind::MisplacedStar => format!(
            "The * at character {at} must be part of a word, as in enf*, *cuff* or w*man; it stands for letters, not for words."
        ),
        QueryErrorKind::ShortPattern(text) => {
            format!("“{text}” at character {at} needs at least two letters beside the *.")
        }
        QueryErrorKind::MisplacedTilde => format!(
            "The ~ at character {at} must end a word, as in police~ or police~2, or follow quotation marks, as in \"fear debt\"~5."
        ),
        QueryErrorKind::WrongLetters => {
            format!("The ~ at character {at} can take one or two wrong letters: ~1 or ~2.")
        }
        QueryErrorKind::ShortSpelling(word) => format!(
            "“{word}” at character {at} is too short for so many wrong letters; any short word would be found."
        ),
        QueryErrorKind::TogetherAlone(text) => {
            format!("“{text}” at character {at} is one word; put two words or more before ~ and the number.")
        }
        QueryErrorKind::TogetherWithoutNumber => format!(
            "The ~ at character {at} needs the number of words that may lie between, as in \"fear debt\"~5."
        ),
        of_relations => sentence_of_relations(of_relations, at),
    }
}

fn sentence_of_relations(kind: &QueryErrorKind, at: u64) -> String {
    match kind {
        QueryErrorKind::TooFar => {
            format!("The number at character {at} must be from 1 to {}.", Words::FARTHEST)
        }
        QueryErrorKind::NearWithoutHow(typed) => format!(
            "{typed} at character {at} must say how near: NEAR/5 for words, NEAR/turn, NEAR/answer, or NEAR/3turns between codes; to find the word itself, put it in quotation marks."
        ),
        QueryErrorKind::NearOfMore => format!(
            "NEAR with a number at character {at} counts from word to word; put a word, a phrase or words joined by OR on each side, or use NEAR/turn."
        ),
        QueryErrorKind::NearOfNothing => {
            format!("NEAR at character {at} needs something that must be there on each side.")
        }
        QueryErrorKind::NearOfDifferent => format!(
            "NEAR at character {at} joins two texts or two codes; words inside a passage are found by writing them beside the code."
        ),
        QueryErrorKind::NearTurnsOfText => format!(
            "NEAR at character {at} cannot count turns between words; use NEAR/turn, NEAR/answer or a number of words."
        ),
        QueryErrorKind::NearAnswerOfCodes => {
            format!("NEAR/answer at character {at} is for words; between codes use NEAR/turn or NEAR/3turns.")
        }
        QueryErrorKind::RelationOfOthers => format!(
            "WITHIN, OVERLAPS, SAME, BEFORE and AFTER compare passages of codes; at character {at} one side is no code. To find the word itself, put it in quotation marks."
        ),
        of_fields => sentence_of_fields(of_fields, at),
    }
}

fn sentence_of_fields(kind: &QueryErrorKind, at: u64) -> String {
    match kind {
        QueryErrorKind::MissingValue(name) => format!(
            "“{name}:” at character {at} needs a value behind the colon; to find the words themselves, put them in quotation marks."
        ),
        QueryErrorKind::MissingName => format!("The colon at character {at} needs a name before it."),
        QueryErrorKind::ScopeWithoutQuery(name) => {
            format!("{name}: at character {at} needs a query in parentheses, as in {name}:(fear AND debt).")
        }
        QueryErrorKind::OnlyOrInList(typed) => format!(
            "{typed} at character {at} cannot join values of a field; a list of values takes OR, and a value with that word in it needs quotation marks."
        ),
        QueryErrorKind::ParenthesisInList => format!(
            "The parenthesis at character {at} stands inside a list of values; put a value with parentheses in quotation marks."
        ),
        QueryErrorKind::BesideWithout => format!(
            "Beside without: only filters on people can stand, such as category:Advocates; at character {at} there is something else."
        ),
        _ => format!(
            "without: at character {at} must be the whole query, or stand beside filters on people such as category:Advocates."
        ),
    }
}

impl std::error::Error for QueryError {}

#[cfg(test)]
mod tests {
    use super::{QueryErrorKind as Kind, sentence};
    use std::collections::HashSet;

    #[test]
    fn every_mistake_has_a_sentence_of_its_own_that_points() {
        let text = || "law".to_owned();
        let kinds = [
            Kind::UnclosedQuotation,
            Kind::UnclosedParenthesis,
            Kind::UnopenedParenthesis,
            Kind::EmptyParentheses,
            Kind::MissingOperand("AND"),
            Kind::NoWord(text()),
            Kind::MisplacedStar,
            Kind::ShortPattern(text()),
            Kind::MisplacedTilde,
            Kind::WrongLetters,
            Kind::ShortSpelling(text()),
            Kind::TogetherAlone(text()),
            Kind::TogetherWithoutNumber,
            Kind::TooFar,
            Kind::NearWithoutHow(text()),
            Kind::NearOfMore,
            Kind::NearOfNothing,
            Kind::NearOfDifferent,
            Kind::NearTurnsOfText,
            Kind::NearAnswerOfCodes,
            Kind::RelationOfOthers,
            Kind::MissingValue(text()),
            Kind::MissingName,
            Kind::ScopeWithoutQuery("person"),
            Kind::OnlyOrInList(text()),
            Kind::ParenthesisInList,
            Kind::MisplacedWithout,
            Kind::BesideWithout,
            Kind::FilterAsAlternative,
            Kind::OnlyNot,
            Kind::OnlyFilter,
            Kind::OnlyUncoded,
            Kind::TooDeep,
        ];
        let sentences: HashSet<String> = kinds.iter().map(|kind| sentence(kind, 7)).collect();
        assert_eq!(sentences.len(), kinds.len());
        assert!(sentences.iter().all(|s| s.contains("at character 7") && s.ends_with('.')), "{sentences:#?}");
    }
}
