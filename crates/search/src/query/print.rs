//! From the tree back to a text that is read as the same tree. Every `AND` is written and every
//! part of a part is in parentheses: this is the query as it was understood.

use super::lexer::{is_bare, is_operator};
use super::{Field, FieldName, Query, Within, Words};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => words.fmt(f),
            Self::Field(field) => field.fmt(f),
            Self::Near { left, right, within } => write_related(left, within, right, f),
            Self::Relation { left, relation, right } => write_related(left, &relation.operator(), right, f),
            Self::InInterview(part) => write!(f, "interview:({part})"),
            Self::InPerson(part) => write!(f, "person:({part})"),
            Self::Without(part) => write!(f, "without:({part})"),
            Self::And(parts) => write_joined(parts, " AND ", f),
            Self::Or(parts) => write_joined(parts, " OR ", f),
            Self::Not(part) => {
                f.write_str("NOT ")?;
                write_part(part, f)
            }
        }
    }
}

fn write_joined(parts: &[Query], operator: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            f.write_str(operator)?;
        }
        write_part(part, f)?;
    }
    Ok(())
}

fn write_part(part: &Query, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match part {
        Query::And(_) | Query::Or(_) | Query::Near { .. } | Query::Relation { .. } => write!(f, "({part})"),
        _ => write!(f, "{part}"),
    }
}

fn write_related(
    left: &Query,
    operator: &dyn fmt::Display,
    right: &Query,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write_side(left, f)?;
    write!(f, " {operator} ")?;
    write_side(right, f)
}

/// `NOT` binds less than what stands between two sides.
fn write_side(side: &Query, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if matches!(side, Query::Not(_)) { write!(f, "({side})") } else { write_part(side, f) }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(n) => write!(f, "NEAR/{n}"),
            Self::Turn => f.write_str("NEAR/turn"),
            Self::Turns(n) => write!(f, "NEAR/{n}turns"),
            Self::Answer => f.write_str("NEAR/answer"),
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        if let Some(within) = self.within() {
            write!(f, "\"{text}\"~{within}")
        } else if let Some(wrong) = self.spelling() {
            write!(f, "{text}~{wrong}")
        } else if needs_quotation_marks(text) {
            write!(f, "\"{text}\"")
        } else {
            f.write_str(text)
        }
    }
}

/// Whether these words, typed bare, would be read as something else.
fn needs_quotation_marks(text: &str) -> bool {
    is_operator(text) || text.starts_with('-') || text.chars().any(|c| !is_bare(c) || matches!(c, ':' | '~'))
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.name)?;
        if self.value.chars().all(is_bare) { f.write_str(&self.value) } else { write_quoted(&self.value, f) }
    }
}

/// The name, in quotation marks where it would be read as another field or as words.
impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Attribute(name) = self else { return f.write_str(self.as_str()) };
        let bare = name.chars().any(char::is_alphabetic)
            && name.chars().all(|c| is_bare(c) && c != ':')
            && !name.starts_with('-')
            && matches!(Self::named(name), Self::Attribute(_))
            && !["person", "without"].iter().any(|scope| scope.eq_ignore_ascii_case(name));
        if bare { f.write_str(name) } else { write_quoted(name, f) }
    }
}

/// In straight quotation marks, those inside doubled.
fn write_quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "\"{}\"", text.replace('"', "\"\""))
}
