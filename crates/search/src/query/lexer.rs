//! Cuts what was typed into operators, parentheses, words and fields.

use super::field_lexer::Value;
use super::words::{QUOTATION_MARKS, misplaced_star};
use super::{FieldName, QueryError, QueryErrorKind, Relation, Within, Words, WordsError};

/// A piece of a query and its place in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) kind: LexemeKind,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The kinds of piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LexemeKind {
    Open,
    Close,
    And,
    Or,
    /// Holds how it was typed: `NOT` or `-`.
    Not(&'static str),
    Near(Within),
    Relation(Relation),
    Words(Words),
    /// A field with one value or several.
    Field(FieldName, Vec<Value>),
    /// `interview:` and the like before a parenthesis.
    Scope(Scope),
}

/// What a query in parentheses can be asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Interview,
    Person,
    Without,
}

impl LexemeKind {
    /// The operator that needs something beside it.
    pub(super) const fn operator(&self) -> Option<&'static str> {
        match self {
            Self::And => Some("AND"),
            Self::Or => Some("OR"),
            Self::Not(typed) => Some(typed),
            Self::Near(_) => Some("NEAR"),
            Self::Relation(relation) => Some(relation.operator()),
            _ => None,
        }
    }
}

/// Cuts `typed` into pieces.
pub(super) fn lex(typed: &str) -> Result<Vec<Lexeme>, QueryError> {
    let mut lexer = Lexer { characters: typed.chars().collect(), at: 0 };
    let mut lexemes = Vec::new();
    while let Some(lexeme) = lexer.next()? {
        lexemes.push(lexeme);
    }
    Ok(lexemes)
}

pub(super) struct Lexer {
    pub(super) characters: Vec<char>,
    pub(super) at: usize,
}

impl Lexer {
    fn next(&mut self) -> Result<Option<Lexeme>, QueryError> {
        self.skip_blanks();
        let start = self.at;
        let Some(c) = self.peek() else { return Ok(None) };
        let kind = match c {
            '(' | '（' => self.single(LexemeKind::Open),
            ')' | '）' => self.single(LexemeKind::Close),
            '-' if self.is_minus() => self.single(LexemeKind::Not("-")),
            c if QUOTATION_MARKS.contains(&c) => self.quoted()?,
            _ => self.bare()?,
        };
        Ok(Some(Lexeme { kind, start: position(start), end: position(self.at) }))
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// What was typed from `start` to here.
    pub(super) fn since(&self, start: usize) -> String {
        self.characters.get(start..self.at).unwrap_or_default().iter().collect()
    }

    fn single(&mut self, kind: LexemeKind) -> LexemeKind {
        self.at += 1;
        kind
    }

    /// A hyphen before a word excludes it; one that stands alone is a dash.
    fn is_minus(&self) -> bool {
        self.characters.get(self.at + 1).is_some_and(|next| !next.is_whitespace())
    }

    /// A phrase, words that are together, or the quoted name of an attribute.
    fn quoted(&mut self) -> Result<LexemeKind, QueryError> {
        let opening = self.at;
        if let Some(field) = self.quoted_name()? {
            return Ok(field);
        }
        self.at = opening + 1;
        while self.peek().is_some_and(|c| !QUOTATION_MARKS.contains(&c)) {
            self.at += 1;
        }
        if self.peek().is_none() {
            return Err(error(QueryErrorKind::UnclosedQuotation, opening));
        }
        let text = self.since(opening + 1);
        self.at += 1;
        let words = if self.peek() == Some('~') {
            let tilde = self.at;
            self.together(&text, tilde)?
        } else {
            Words::side_by_side(&text).map_err(|why| mistake(why, &text, opening, opening + 1))?
        };
        Ok(LexemeKind::Words(words))
    }

    /// `"fear debt"~5`, from the tilde on.
    fn together(&mut self, text: &str, tilde: usize) -> Result<Words, QueryError> {
        self.at += 1;
        while self.peek().is_some_and(is_bare) {
            self.at += 1;
        }
        let typed = self.since(tilde + 1);
        if typed.is_empty() {
            return Err(error(QueryErrorKind::TogetherWithoutNumber, tilde));
        }
        let within = number(&typed).ok_or_else(|| error(QueryErrorKind::MisplacedTilde, tilde))?;
        let opening = tilde - text.chars().count() - 2;
        Words::together(text, within).map_err(|why| match why {
            WordsError::TooFar => error(QueryErrorKind::TooFar, tilde + 1),
            other => mistake(other, text, opening, opening + 1),
        })
    }

    fn bare(&mut self) -> Result<LexemeKind, QueryError> {
        let start = self.at;
        if let Some(field) = self.bare_name()? {
            return Ok(field);
        }
        while self.peek().is_some_and(is_bare) {
            self.at += 1;
        }
        let text = self.since(start);
        if let Some(operator) = operator(&text, start)? {
            return Ok(operator);
        }
        if let Some(tilde) = text.chars().position(|c| c == '~') {
            return self.spelt_like(&text, start, tilde).map(LexemeKind::Words);
        }
        let words = Words::side_by_side(&text).map_err(|why| mistake(why, &text, start, start))?;
        Ok(LexemeKind::Words(words))
    }

    /// `word~` or `word~2`, the tilde being that character of `text`.
    fn spelt_like(&self, text: &str, start: usize, tilde: usize) -> Result<Words, QueryError> {
        let word: String = text.chars().take(tilde).collect();
        let behind: String = text.chars().skip(tilde + 1).collect();
        let wrong = match behind.as_str() {
            "" => None,
            digits => {
                let wrong = number(digits);
                let wrong = wrong.ok_or_else(|| error(QueryErrorKind::MisplacedTilde, start + tilde))?;
                Some(u8::try_from(wrong).unwrap_or(u8::MAX))
            }
        };
        Words::spelt_like(&word, wrong).map_err(|why| match why {
            WordsError::Spelling => error(QueryErrorKind::WrongLetters, start + tilde),
            WordsError::ShortSpelling => error(QueryErrorKind::ShortSpelling(word), start),
            WordsError::NoWord => error(QueryErrorKind::NoWord(text.to_owned()), start),
            _ => error(QueryErrorKind::MisplacedTilde, start + tilde),
        })
    }
}

/// An operator in capitals.
fn operator(text: &str, start: usize) -> Result<Option<LexemeKind>, QueryError> {
    Ok(Some(match text {
        "AND" => LexemeKind::And,
        "OR" => LexemeKind::Or,
        "NOT" => LexemeKind::Not("NOT"),
        "WITHIN" => LexemeKind::Relation(Relation::Within),
        "OVERLAPS" => LexemeKind::Relation(Relation::Overlaps),
        "SAME" => LexemeKind::Relation(Relation::Same),
        "BEFORE" => LexemeKind::Relation(Relation::Before),
        "AFTER" => LexemeKind::Relation(Relation::After),
        "NEAR" => return Err(error(QueryErrorKind::NearWithoutHow(text.to_owned()), start)),
        _ => match text.strip_prefix("NEAR/") {
            Some(how) => LexemeKind::Near(within(how, text, start)?),
            None => return Ok(None),
        },
    }))
}

/// Whether a bare word would be read as an operator, or as a mistake in one.
pub(super) fn is_operator(text: &str) -> bool {
    !matches!(operator(text, 0), Ok(None))
}

/// What stands behind `NEAR/`.
fn within(how: &str, typed: &str, start: usize) -> Result<Within, QueryError> {
    let how = how.to_ascii_lowercase();
    if how == "turn" {
        return Ok(Within::Turn);
    }
    if how == "answer" {
        return Ok(Within::Answer);
    }
    let turns = how.strip_suffix("turns").or_else(|| how.strip_suffix("turn"));
    let Some(n) = number(turns.unwrap_or(&how)) else {
        return Err(error(QueryErrorKind::NearWithoutHow(typed.to_owned()), start));
    };
    if n == 0 || n > Words::FARTHEST {
        return Err(error(QueryErrorKind::TooFar, start + "NEAR/".len()));
    }
    Ok(if turns.is_some() { Within::Turns(n) } else { Within::Words(n) })
}

/// A whole number; one that is too large to be meant is the largest.
fn number(digits: &str) -> Option<u32> {
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    all_digits.then(|| digits.parse().unwrap_or(u32::MAX))
}

/// A mistake in the words `text` that begin at `from`, shown at `shown`.
fn mistake(why: WordsError, text: &str, shown: usize, from: usize) -> QueryError {
    match why {
        WordsError::MisplacedStar => {
            let byte = misplaced_star(text).unwrap_or_default();
            let before = text.get(..byte).unwrap_or_default().chars().count();
            error(QueryErrorKind::MisplacedStar, from + before)
        }
        WordsError::ShortPattern => {
            error(QueryErrorKind::ShortPattern(text.trim().trim_matches('*').to_owned()), shown)
        }
        WordsError::Alone => error(QueryErrorKind::TogetherAlone(text.to_owned()), shown),
        _ => error(QueryErrorKind::NoWord(text.to_owned()), shown),
    }
}

/// Whether a character goes on with an unquoted word.
pub(super) fn is_bare(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）') && !QUOTATION_MARKS.contains(&c)
}

pub(super) fn error(kind: QueryErrorKind, at: usize) -> QueryError {
    QueryError { kind, position: position(at) }
}

/// A typed query of more than 4 G characters does not exist; its end would be shown as the place.
pub(super) fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
