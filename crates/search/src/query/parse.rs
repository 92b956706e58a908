//! From what was typed to the tree. `NOT` binds before `AND`, spoken or not, and `AND` before
//! `OR`.

use super::lexer::{Lexeme, LexemeKind, lex};
use super::{Query, QueryError, QueryErrorKind};

/// How deep parentheses and `NOT`s may stand in one another; more is a mistake and would otherwise
/// exhaust the stack.
const DEEPEST: usize = 64;

/// Reads a query.
pub(super) fn parse(typed: &str) -> Result<Query, QueryError> {
    let lexemes = lex(typed)?;
    if lexemes.is_empty() {
        return Err(QueryError { kind: QueryErrorKind::Empty, position: 0 });
    }
    let mut parser = Parser { lexemes, at: 0, depth: 0 };
    let query = parser.any_of()?;
    if let Some(rest) = parser.peek() {
        return Err(fault(rest, QueryErrorKind::UnopenedParenthesis));
    }
    if !query.always_shows_something() {
        return Err(parser.only_not());
    }
    Ok(query)
}

struct Parser {
    lexemes: Vec<Lexeme>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at)
    }

    fn take(&mut self) -> Option<Lexeme> {
        let lexeme = self.lexemes.get(self.at).cloned();
        self.at += 1;
        lexeme
    }

    /// Parts joined by `OR`.
    fn any_of(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.all_of(None)?];
        while let Some(Lexeme { kind: LexemeKind::Or, .. }) = self.peek() {
            let operator = self.take();
            parts.push(self.all_of(operator)?);
        }
        Ok(joined(parts, Query::Or))
    }

    /// Parts joined by `AND` or by nothing.
    fn all_of(&mut self, after: Option<Lexeme>) -> Result<Query, QueryError> {
        let mut parts = vec![self.negated(after)?];
        while let Some(lexeme) = self.peek() {
            match lexeme.kind {
                LexemeKind::Or | LexemeKind::Close => break,
                LexemeKind::And => {
                    let operator = self.take();
                    parts.push(self.negated(operator)?);
                }
                _ => parts.push(self.negated(None)?),
            }
        }
        Ok(joined(parts, Query::And))
    }

    /// One part with or without `NOT`; `after` is the operator that asks for it.
    fn negated(&mut self, after: Option<Lexeme>) -> Result<Query, QueryError> {
        match self.peek() {
            Some(Lexeme { kind: LexemeKind::Not(_), position }) => {
                let position = *position;
                let operator = self.take();
                self.deeper(position)?;
                let part = self.negated(operator)?;
                self.depth -= 1;
                Ok(Query::Not(Box::new(part)))
            }
            _ => self.single(after),
        }
    }

    /// Words or parentheses.
    fn single(&mut self, after: Option<Lexeme>) -> Result<Query, QueryError> {
        match self.peek().cloned() {
            Some(Lexeme { kind: LexemeKind::Words(words), .. }) => {
                self.at += 1;
                Ok(Query::Words(words))
            }
            Some(open @ Lexeme { kind: LexemeKind::Open, .. }) => self.parenthesised(&open),
            found => Err(missing(after, found)),
        }
    }

    fn parenthesised(&mut self, open: &Lexeme) -> Result<Query, QueryError> {
        self.at += 1;
        self.deeper(open.position)?;
        match self.peek() {
            None => return Err(fault(open, QueryErrorKind::UnclosedParenthesis)),
            Some(Lexeme { kind: LexemeKind::Close, .. }) => {
                return Err(fault(open, QueryErrorKind::EmptyParentheses));
            }
            Some(_) => {}
        }
        let inside = self.any_of()?;
        if self.take().is_none() {
            return Err(fault(open, QueryErrorKind::UnclosedParenthesis));
        }
        self.depth -= 1;
        Ok(inside)
    }

    fn deeper(&mut self, position: u32) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(QueryError { kind: QueryErrorKind::TooDeep, position });
        }
        Ok(())
    }

    /// The mistake of a query that shows nothing, at its first `NOT`.
    fn only_not(&self) -> QueryError {
        let first = self.lexemes.iter().find(|l| matches!(l.kind, LexemeKind::Not(_)));
        QueryError { kind: QueryErrorKind::OnlyNot, position: first.map_or(0, |l| l.position) }
    }
}

/// A part is missing: the operator before it is to blame, else the one that stands in its place.
fn missing(after: Option<Lexeme>, found: Option<Lexeme>) -> QueryError {
    let Some(blamed) = after.or(found) else {
        return QueryError { kind: QueryErrorKind::Empty, position: 0 };
    };
    let kind = match blamed.kind {
        LexemeKind::And => QueryErrorKind::MissingOperand("AND"),
        LexemeKind::Or => QueryErrorKind::MissingOperand("OR"),
        LexemeKind::Not(typed) => QueryErrorKind::MissingOperand(typed),
        _ => QueryErrorKind::UnopenedParenthesis,
    };
    fault(&blamed, kind)
}

fn fault(lexeme: &Lexeme, kind: QueryErrorKind) -> QueryError {
    QueryError { kind, position: lexeme.position }
}

/// One part stands for itself.
fn joined(mut parts: Vec<Query>, join: fn(Vec<Query>) -> Query) -> Query {
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::super::{Query, QueryErrorKind};

    #[track_caller]
    fn check(typed: &str, understood: &str) {
        assert_eq!(Query::parse(typed).unwrap().to_string(), understood);
    }

    #[track_caller]
    fn refused(typed: &str, kind: QueryErrorKind, position: u32) {
        let error = Query::parse(typed).unwrap_err();
        assert_eq!((error.kind, error.position), (kind, position), "{typed}");
    }

    #[test]
    fn several_words_mean_and_and_bind_before_or() {
        check("law enforcement", "law AND enforcement");
        check("a1 b1 OR c1", "(a1 AND b1) OR c1");
        check("a1 (b1 OR c1)", "a1 AND (b1 OR c1)");
        check("a1 AND b1 c1 -d1", "a1 AND b1 AND c1 AND NOT d1");
    }

    #[test]
    fn operators_in_lower_case_or_in_quotation_marks_are_words() {
        check("and or not", "and AND or AND not");
        check("\"AND\" x1", "\"AND\" AND x1");
    }

    #[test]
    fn quotation_marks_of_every_shape_hold_a_phrase() {
        check("“law enforcement” «de facto»", "\"law enforcement\" AND \"de facto\"");
        check("-\"law  enf*\" don’t", "NOT \"law enf*\" AND don’t");
        check("trauma-inf* （然后 OR 因*）", "trauma-inf* AND (然后 OR 因*)");
    }

    #[test]
    fn mistakes_are_named_and_pointed_at() {
        refused("  ", QueryErrorKind::Empty, 0);
        refused("然后 \"law", QueryErrorKind::UnclosedQuotation, 3);
        refused("a1 (b1 OR c1", QueryErrorKind::UnclosedParenthesis, 3);
        refused("(", QueryErrorKind::UnclosedParenthesis, 0);
        refused("a1 ) b1", QueryErrorKind::UnopenedParenthesis, 3);
        refused(")", QueryErrorKind::UnopenedParenthesis, 0);
        refused("a1 ( )", QueryErrorKind::EmptyParentheses, 3);
        refused("a1 AND", QueryErrorKind::MissingOperand("AND"), 3);
        refused("OR a1", QueryErrorKind::MissingOperand("OR"), 0);
        refused("a1 OR AND b1", QueryErrorKind::MissingOperand("OR"), 3);
        refused("a1 (b1 NOT)", QueryErrorKind::MissingOperand("NOT"), 7);
        refused("a1 🙂", QueryErrorKind::NoWord("🙂".into()), 3);
        refused("a1 - b1", QueryErrorKind::NoWord("-".into()), 3);
        refused("ab*cd", QueryErrorKind::MisplacedStar, 2);
        refused("\"law *\"", QueryErrorKind::MisplacedStar, 5);
        refused("law-*", QueryErrorKind::MisplacedStar, 4);
        refused("x1 é*", QueryErrorKind::ShortBeginning("é".into()), 3);
        refused("NOT a1", QueryErrorKind::OnlyNot, 0);
        refused("a1 OR -b1", QueryErrorKind::OnlyNot, 6);
        refused(&"(".repeat(100_000), QueryErrorKind::TooDeep, 64);
        refused(&format!("{} a1", "NOT ".repeat(70)), QueryErrorKind::TooDeep, 256);
    }

    #[test]
    fn a_mistake_is_a_sentence_that_counts_from_one() {
        let error = Query::parse("one \"law").unwrap_err();
        assert_eq!(error.to_string(), "The quotation mark at character 5 is never closed.");
    }
}
