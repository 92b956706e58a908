//! Cuts fields: a name, a colon, and a value, several values, or a query.

use super::lexer::{LexemeKind, Lexer, Scope, error, is_bare, position};
use super::words::QUOTATION_MARKS;
use super::{FieldName, QueryError, QueryErrorKind};

/// A value of a field and its place, quotation marks left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Lexer {
    /// A field whose name is not quoted. A name has a letter, so that `10:30` is a time.
    pub(super) fn bare_name(&mut self) -> Result<Option<LexemeKind>, QueryError> {
        let rest = self.characters.get(self.at..).unwrap_or_default();
        let Some(length) = rest.iter().take_while(|&&c| is_bare(c)).position(|&c| c == ':') else {
            return Ok(None);
        };
        let name: String = rest.iter().take(length).collect();
        if !name.chars().any(char::is_alphabetic) {
            return Ok(None);
        }
        let start = self.at;
        self.at += length + 1;
        match scope(&name) {
            Some((scope, _)) if self.is_open() => Ok(Some(LexemeKind::Scope(scope))),
            Some((_, Some(name))) => Err(error(QueryErrorKind::ScopeWithoutQuery(name), start)),
            _ => self.values(FieldName::named(&name), start).map(Some),
        }
    }

    /// A field whose name is quoted: always an attribute. `None` where the quoted text is no name.
    pub(super) fn quoted_name(&mut self) -> Result<Option<LexemeKind>, QueryError> {
        let start = self.at;
        let Some(name) = self.take_quoted() else { return Ok(None) };
        let more = self.characters.get(self.at + 1).is_some_and(|c| !c.is_whitespace());
        if self.peek() != Some(':') || !more {
            return Ok(None);
        }
        if name.is_empty() {
            return Err(error(QueryErrorKind::MissingName, self.at));
        }
        self.at += 1;
        self.values(FieldName::Attribute(name), start).map(Some)
    }

    fn is_open(&self) -> bool {
        matches!(self.peek(), Some('(' | '（'))
    }

    /// What stands behind the colon of a field that begins at `start`.
    fn values(&mut self, name: FieldName, start: usize) -> Result<LexemeKind, QueryError> {
        if self.is_open() {
            let values = self.list()?;
            return Ok(LexemeKind::Field(name, values));
        }
        let opening = self.at;
        let value = if self.is_quotation_mark() { self.quoted_value()? } else { self.bare_value() };
        match value {
            Some(value) if !value.text.trim().is_empty() => Ok(LexemeKind::Field(name, vec![value])),
            _ => {
                let at = if opening < self.at { opening } else { start };
                Err(error(QueryErrorKind::MissingValue(name.as_str().to_owned()), at))
            }
        }
    }

    fn is_quotation_mark(&self) -> bool {
        self.peek().is_some_and(|c| QUOTATION_MARKS.contains(&c))
    }

    fn bare_value(&mut self) -> Option<Value> {
        let start = self.at;
        while self.peek().is_some_and(is_bare) {
            self.at += 1;
        }
        let value = Value { text: self.since(start), start: position(start), end: position(self.at) };
        (start < self.at).then_some(value)
    }

    fn quoted_value(&mut self) -> Result<Option<Value>, QueryError> {
        let opening = self.at;
        let Some(text) = self.take_quoted() else {
            return Err(error(QueryErrorKind::UnclosedQuotation, opening));
        };
        Ok(Some(Value { text, start: position(opening + 1), end: position(self.at - 1) }))
    }

    /// A name or value in quotation marks. Straight ones close by a straight one, and two of them are
    /// one inside, as in CSV; marks of other shapes close by any that is not straight. Nothing is
    /// taken where they do not close.
    fn take_quoted(&mut self) -> Option<String> {
        let opening = self.at;
        let straight = self.peek() == Some('"');
        let mut text = String::new();
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += 1;
            let closes = if straight { c == '"' } else { c != '"' && QUOTATION_MARKS.contains(&c) };
            if !closes {
                text.push(c);
            } else if straight && self.peek() == Some('"') {
                text.push('"');
                self.at += 1;
            } else {
                return Some(text);
            }
        }
        self.at = opening;
        None
    }

    /// Values in parentheses, joined by `OR`; words side by side are one value.
    fn list(&mut self) -> Result<Vec<Value>, QueryError> {
        let opening = self.at;
        self.at += 1;
        let (mut values, mut current, mut or) = (Vec::new(), None::<Value>, None::<usize>);
        loop {
            self.skip_blanks();
            let at = self.at;
            match self.peek() {
                None => return Err(error(QueryErrorKind::UnclosedParenthesis, opening)),
                Some(')' | '）') => break,
                Some('(' | '（') => return Err(error(QueryErrorKind::ParenthesisInList, at)),
                Some(_) => {}
            }
            let quoted = self.is_quotation_mark();
            let value = if quoted { self.quoted_value()? } else { self.bare_value() };
            let Some(value) = value else { break };
            match value.text.as_str() {
                "OR" if !quoted => {
                    let before =
                        current.take().ok_or_else(|| error(QueryErrorKind::MissingOperand("OR"), at))?;
                    values.push(before);
                    or = Some(at);
                }
                "AND" | "NOT" if !quoted => {
                    return Err(error(QueryErrorKind::OnlyOrInList(value.text), at));
                }
                _ => current = Some(beside(current, value)),
            }
        }
        self.at += 1;
        match (current, or) {
            (Some(last), _) => values.push(last),
            (None, Some(or)) => return Err(error(QueryErrorKind::MissingOperand("OR"), or)),
            (None, None) => return Err(error(QueryErrorKind::EmptyParentheses, opening)),
        }
        Ok(values)
    }
}

/// `Law enforcement` in a list is one value.
fn beside(before: Option<Value>, value: Value) -> Value {
    match before {
        None => value,
        Some(first) => {
            Value { text: format!("{} {}", first.text, value.text), start: first.start, end: value.end }
        }
    }
}

/// The scope of this name, letter case aside, and its name where it is no field as well.
fn scope(name: &str) -> Option<(Scope, Option<&'static str>)> {
    let scopes = [
        ("interview", Scope::Interview, None),
        ("person", Scope::Person, Some("person")),
        ("without", Scope::Without, Some("without")),
    ];
    let found = scopes.into_iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
    found.map(|(_, scope, only_scope)| (scope, only_scope))
}
