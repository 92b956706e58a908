//! A query as a tree, and how one that is being typed can go on.

use verbatim_study::searches::{Query, Suggested, Suggestion, Within};

use crate::replies::{self, ParsedQuery, SuggestionKind};

/// A tree of a query.
#[must_use]
pub fn parsed(query: &Query) -> ParsedQuery {
    let boxed = |part: &Query| Box::new(parsed(part));
    match query {
        Query::Words(words) => ParsedQuery::Words {
            text: words.text().to_owned(),
            spelling: words.spelling(),
            within: words.within(),
        },
        Query::Near { left, right, within } => {
            let (word, distance) = match within {
                Within::Words(words) => ("words", Some(*words)),
                Within::Turn => ("turn", None),
                Within::Turns(turns) => ("turns", Some(*turns)),
                Within::Answer => ("answer", None),
            };
            ParsedQuery::Near { left: boxed(left), right: boxed(right), within: word.to_owned(), distance }
        }
        Query::Relation { left, relation, right } => ParsedQuery::Relation {
            left: boxed(left),
            relation: relation.operator().to_owned(),
            right: boxed(right),
        },
        Query::Field(field) => {
            ParsedQuery::Field { name: field.name.as_str().to_owned(), value: field.value.clone() }
        }
        Query::InInterview(part) => ParsedQuery::Interview { part: boxed(part) },
        Query::InPerson(part) => ParsedQuery::Person { part: boxed(part) },
        Query::Without(part) => ParsedQuery::Without { part: boxed(part) },
        Query::And(parts) => ParsedQuery::And { parts: parts.iter().map(parsed).collect() },
        Query::Or(parts) => ParsedQuery::Or { parts: parts.iter().map(parsed).collect() },
        Query::Not(part) => ParsedQuery::Not { part: boxed(part) },
    }
}

/// Ways to go on with what is being typed.
#[must_use]
pub fn suggestions(found: Vec<Suggestion>) -> Vec<replies::Suggestion> {
    let kind = |kind: Suggested| match kind {
        Suggested::Field => SuggestionKind::Field,
        Suggested::Value => SuggestionKind::Value,
        Suggested::Code => SuggestionKind::Code,
        Suggested::Operator => SuggestionKind::Operator,
    };
    let reply = |found: Suggestion| replies::Suggestion {
        start: found.start,
        end: found.end,
        insert: found.insert,
        words: found.words,
        detail: found.detail,
        kind: kind(found.kind),
    };
    found.into_iter().map(reply).collect()
}
