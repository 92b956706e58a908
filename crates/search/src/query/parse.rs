//! From what was typed to the tree. `NEAR` and the relations of codes bind before `NOT`, `NOT`
//! before `AND`, spoken or not, and `AND` before `OR`.

use super::check::check;
use super::field_lexer::Value;
use super::lexer::{Lexeme, LexemeKind, Scope, lex};
use super::pieces::{PieceKind, Place};
use super::{Field, FieldName, Query, QueryError, QueryErrorKind};

/// How deep parts may stand in one another; more is a mistake and would otherwise exhaust the stack.
const DEEPEST: usize = 64;

/// A part of the tree and where it was typed.
pub(super) struct Parsed {
    pub(super) query: Query,
    pub(super) place: Place,
}

/// Reads a query.
pub(super) fn parse(typed: &str) -> Result<Parsed, QueryError> {
    let lexemes = lex(typed)?;
    if lexemes.is_empty() {
        return Err(QueryError { kind: QueryErrorKind::Empty, position: 0 });
    }
    let mut parser = Parser { lexemes, at: 0, depth: 0 };
    let parsed = parser.any_of()?;
    if let Some(rest) = parser.peek() {
        return Err(fault(rest, QueryErrorKind::UnopenedParenthesis));
    }
    check(&parsed.query)
        .map_err(|(path, kind)| QueryError { kind, position: parsed.place.start_of(&path) })?;
    Ok(parsed)
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

    fn peek_kind(&self) -> Option<&LexemeKind> {
        self.peek().map(|lexeme| &lexeme.kind)
    }

    fn take(&mut self) -> Option<Lexeme> {
        let lexeme = self.lexemes.get(self.at).cloned();
        self.at += 1;
        lexeme
    }

    /// Parts joined by `OR`.
    fn any_of(&mut self) -> Result<Parsed, QueryError> {
        let mut parts = vec![self.all_of(None)?];
        let mut operators = Vec::new();
        while let Some(LexemeKind::Or) = self.peek_kind() {
            let operator = self.take();
            operators.extend(operator.iter().map(|lexeme| (PieceKind::Or, lexeme.start, lexeme.end)));
            parts.push(self.all_of(operator)?);
        }
        Ok(joined(parts, operators, Query::Or))
    }

    /// Parts joined by `AND` or by nothing.
    fn all_of(&mut self, after: Option<Lexeme>) -> Result<Parsed, QueryError> {
        let mut parts = vec![self.negated(after)?];
        let mut operators = Vec::new();
        while let Some(kind) = self.peek_kind() {
            match kind {
                LexemeKind::Or | LexemeKind::Close => break,
                LexemeKind::And => {
                    let operator = self.take();
                    operators
                        .extend(operator.iter().map(|lexeme| (PieceKind::And, lexeme.start, lexeme.end)));
                    parts.push(self.negated(operator)?);
                }
                _ => parts.push(self.negated(None)?),
            }
        }
        Ok(joined(parts, operators, Query::And))
    }

    /// One part with or without `NOT`; `after` is the operator that asks for it.
    fn negated(&mut self, after: Option<Lexeme>) -> Result<Parsed, QueryError> {
        let Some(operator) = self.peek().filter(|l| matches!(l.kind, LexemeKind::Not(_))).cloned() else {
            return self.related(after);
        };
        self.at += 1;
        self.deeper(operator.start)?;
        let own = vec![(PieceKind::Not, operator.start, operator.end)];
        let part = self.negated(Some(operator))?;
        self.depth -= 1;
        Ok(Parsed { query: Query::Not(Box::new(part.query)), place: Place::around(own, vec![part.place]) })
    }

    /// Parts joined by `NEAR` or a relation, from left to right.
    fn related(&mut self, after: Option<Lexeme>) -> Result<Parsed, QueryError> {
        let mut left = self.single(after)?;
        let before = self.depth;
        while let Some(operator) = self.peek().filter(|l| is_relating(&l.kind)).cloned() {
            self.at += 1;
            self.deeper(operator.start)?;
            let right = self.single(Some(operator.clone()))?;
            left = related(left, &operator, right);
        }
        self.depth = before;
        Ok(left)
    }

    /// Words, a field, a scope or parentheses.
    fn single(&mut self, after: Option<Lexeme>) -> Result<Parsed, QueryError> {
        let Some(lexeme) = self.peek().cloned() else { return Err(missing(after, None)) };
        let (start, end) = (lexeme.start, lexeme.end);
        match lexeme.kind {
            LexemeKind::Words(words) => {
                self.at += 1;
                let place = Place::leaf(PieceKind::Words, start, end);
                Ok(Parsed { query: Query::Words(words), place })
            }
            LexemeKind::Field(name, values) => {
                self.at += 1;
                Ok(fields(&name, values, start, end))
            }
            LexemeKind::Scope(scope) => {
                self.at += 1;
                self.scoped(scope, start, end)
            }
            LexemeKind::Open => self.parenthesised(&lexeme),
            _ => Err(missing(after, Some(lexeme))),
        }
    }

    fn scoped(&mut self, scope: Scope, start: u32, end: u32) -> Result<Parsed, QueryError> {
        let Some(open) = self.peek().cloned() else { return Err(missing(None, None)) };
        let inner = self.parenthesised(&open)?;
        let query = match scope {
            Scope::Interview => Query::InInterview(Box::new(inner.query)),
            Scope::Person => Query::InPerson(Box::new(inner.query)),
            Scope::Without => Query::Without(Box::new(inner.query)),
        };
        Ok(Parsed { query, place: Place::around(vec![(PieceKind::Scope, start, end)], vec![inner.place]) })
    }

    fn parenthesised(&mut self, open: &Lexeme) -> Result<Parsed, QueryError> {
        self.at += 1;
        self.deeper(open.start)?;
        match self.peek_kind() {
            None => return Err(fault(open, QueryErrorKind::UnclosedParenthesis)),
            Some(LexemeKind::Close) => return Err(fault(open, QueryErrorKind::EmptyParentheses)),
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
}

const fn is_relating(kind: &LexemeKind) -> bool {
    matches!(kind, LexemeKind::Near(_) | LexemeKind::Relation(_))
}

fn related(left: Parsed, operator: &Lexeme, right: Parsed) -> Parsed {
    let sides = (Box::new(left.query), Box::new(right.query));
    let (query, kind) = match operator.kind {
        LexemeKind::Relation(relation) => {
            (Query::Relation { left: sides.0, relation, right: sides.1 }, PieceKind::Relation)
        }
        LexemeKind::Near(within) => (Query::Near { left: sides.0, right: sides.1, within }, PieceKind::Near),
        _ => return Parsed { query: *sides.0, place: left.place },
    };
    let own = vec![(kind, operator.start, operator.end)];
    Parsed { query, place: Place::around(own, vec![left.place, right.place]) }
}

/// A field; several values are fields joined by `OR`.
fn fields(name: &FieldName, values: Vec<Value>, start: u32, end: u32) -> Parsed {
    let count = values.len();
    let each = values.into_iter().enumerate().map(|(n, value)| {
        let kind = PieceKind::Field { value_start: value.start, value_end: value.end };
        // The first value brings the name with it, one alone its quotation marks or parentheses too.
        let from = if n == 0 { start } else { value.start };
        let to = if count == 1 { end } else { value.end };
        let field = Field { name: name.clone(), value: value.text };
        Parsed { query: Query::Field(field), place: Place::leaf(kind, from, to) }
    });
    let mut parsed = joined(each.collect(), Vec::new(), Query::Or);
    parsed.place.end = end;
    parsed
}

/// A part is missing: the operator before it is to blame, else the one that stands in its place.
fn missing(after: Option<Lexeme>, found: Option<Lexeme>) -> QueryError {
    let Some(blamed) = after.or(found) else {
        return QueryError { kind: QueryErrorKind::Empty, position: 0 };
    };
    let kind = match blamed.kind.operator() {
        Some(operator) => QueryErrorKind::MissingOperand(operator),
        None => QueryErrorKind::UnopenedParenthesis,
    };
    fault(&blamed, kind)
}

const fn fault(lexeme: &Lexeme, kind: QueryErrorKind) -> QueryError {
    QueryError { kind, position: lexeme.start }
}

fn joined(
    mut parts: Vec<Parsed>,
    operators: Vec<(PieceKind, u32, u32)>,
    join: fn(Vec<Query>) -> Query,
) -> Parsed {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    let (queries, places) = parts.into_iter().map(|part| (part.query, part.place)).unzip();
    Parsed { query: join(queries), place: Place::around(operators, places) }
}

#[cfg(test)]
mod tests;
