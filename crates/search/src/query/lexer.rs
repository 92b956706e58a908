//! Cuts what was typed into operators, parentheses and words.

use super::words::QUOTATION_MARKS;
use super::{QueryError, QueryErrorKind, Words, WordsError};

/// A piece of a query and its place in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) kind: LexemeKind,
    pub(super) position: u32,
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
    Words(Words),
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

struct Lexer {
    characters: Vec<char>,
    at: usize,
}

impl Lexer {
    fn next(&mut self) -> Result<Option<Lexeme>, QueryError> {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let start = self.at;
        let Some(c) = self.peek() else { return Ok(None) };
        let kind = match c {
            '(' | '（' => self.single(LexemeKind::Open),
            ')' | '）' => self.single(LexemeKind::Close),
            '-' if self.is_minus() => self.single(LexemeKind::Not("-")),
            c if QUOTATION_MARKS.contains(&c) => self.quoted()?,
            _ => self.bare()?,
        };
        Ok(Some(Lexeme { kind, position: position(start) }))
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn single(&mut self, kind: LexemeKind) -> LexemeKind {
        self.at += 1;
        kind
    }

    /// A hyphen before a word excludes it; one that stands alone is a dash.
    fn is_minus(&self) -> bool {
        self.characters.get(self.at + 1).is_some_and(|next| !next.is_whitespace())
    }

    fn quoted(&mut self) -> Result<LexemeKind, QueryError> {
        let opening = self.at;
        self.at += 1;
        let start = self.at;
        while self.peek().is_some_and(|c| !QUOTATION_MARKS.contains(&c)) {
            self.at += 1;
        }
        if self.peek().is_none() {
            return Err(error(QueryErrorKind::UnclosedQuotation, opening));
        }
        let words = self.words(start, opening)?;
        self.at += 1;
        Ok(LexemeKind::Words(words))
    }

    fn bare(&mut self) -> Result<LexemeKind, QueryError> {
        let start = self.at;
        while self.peek().is_some_and(is_bare) {
            self.at += 1;
        }
        let text: String = self.characters.get(start..self.at).unwrap_or_default().iter().collect();
        Ok(match text.as_str() {
            "AND" => LexemeKind::And,
            "OR" => LexemeKind::Or,
            "NOT" => LexemeKind::Not("NOT"),
            _ => LexemeKind::Words(self.words(start, start)?),
        })
    }

    /// The words between `start` and here; mistakes are shown at `shown`, or at the star.
    fn words(&self, start: usize, shown: usize) -> Result<Words, QueryError> {
        let piece = self.characters.get(start..self.at).unwrap_or_default();
        let star = piece.iter().position(|&c| c == '*');
        let (text, words) = match star {
            None => {
                let text: String = piece.iter().collect();
                (text.clone(), Words::whole(&text))
            }
            Some(at) if at + 1 == piece.len() => {
                let text: String = piece.iter().take(at).collect();
                (text.clone(), ends_in_word(&text).and_then(|()| Words::beginning(&text)))
            }
            Some(at) => return Err(error(QueryErrorKind::MisplacedStar, start + at)),
        };
        words.map_err(|why| match why {
            WordsError::NoWord => error(QueryErrorKind::NoWord(piece.iter().collect()), shown),
            WordsError::BeginningOfNothing => {
                error(QueryErrorKind::MisplacedStar, start + star.unwrap_or_default())
            }
            WordsError::ShortBeginning => error(QueryErrorKind::ShortBeginning(text), shown),
        })
    }
}

/// “law *” is a misplaced star, though the words by themselves would do.
fn ends_in_word(text: &str) -> Result<(), WordsError> {
    if text.ends_with(char::is_whitespace) { Err(WordsError::BeginningOfNothing) } else { Ok(()) }
}

/// Whether a character goes on with an unquoted word.
pub(super) fn is_bare(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '(' | ')' | '（' | '）') && !QUOTATION_MARKS.contains(&c)
}

fn error(kind: QueryErrorKind, at: usize) -> QueryError {
    QueryError { kind, position: position(at) }
}

/// A typed query of more than 4 G characters does not exist; its end would be shown as the place.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
