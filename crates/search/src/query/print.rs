//! From the tree back to a text that is read as the same tree. Every `AND` is written and every
//! part of a part is in parentheses: this is the query as it was understood.

use super::lexer::is_bare;
use super::{Query, Words};
use std::fmt;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => words.fmt(f),
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
        Query::And(_) | Query::Or(_) => write!(f, "({part})"),
        Query::Words(_) | Query::Not(_) => write!(f, "{part}"),
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.last_is_beginning() { "*" } else { "" };
        if needs_quotation_marks(self.text()) {
            write!(f, "\"{}{star}\"", self.text())
        } else {
            write!(f, "{}{star}", self.text())
        }
    }
}

/// `:` and `~` too, so that a saved query keeps its meaning when they become operators.
fn needs_quotation_marks(text: &str) -> bool {
    matches!(text, "AND" | "OR" | "NOT")
        || text.starts_with('-')
        || text.chars().any(|c| !is_bare(c) || matches!(c, ':' | '~'))
}
