//! What a tree may not say, whoever made it.

use super::parts::PartKind;
use super::{Field, Query, QueryErrorKind, Within};

/// The part that is wrong, as child numbers from the root, and what is wrong with it.
type Fault = (Vec<u32>, QueryErrorKind);

impl Query {
    /// Whether the tree is one that the parser makes: each operator has sides that it can join, and
    /// the whole has something to show. For trees that were changed or made without typing.
    ///
    /// # Errors
    /// What is wrong first.
    pub fn check(&self) -> Result<(), QueryErrorKind> {
        check(self).map_err(|(_, kind)| kind)
    }

    /// Whether whatever it finds has a word or a passage to show. “NOT a” and “a OR NOT b” have not:
    /// they also hold where nothing was found, and a filter alone says who but not what.
    #[must_use]
    pub fn always_shows_something(&self) -> bool {
        match self {
            Self::Words(_) | Self::Near { .. } | Self::Relation { .. } | Self::Without(_) => true,
            Self::Field(field) => field.kind() == PartKind::Codes && !field.is_uncoded(),
            Self::And(parts) => parts.iter().any(Self::always_shows_something),
            Self::Or(parts) => parts.iter().all(Self::always_shows_something),
            Self::Not(_) | Self::InInterview(_) | Self::InPerson(_) => false,
        }
    }
}

/// Checks a whole query.
pub(super) fn check(query: &Query) -> Result<(), Fault> {
    check_top(query)?;
    shows_something(query, &mut Vec::new())
}

/// `without:( … )` is allowed here and one `AND` below, and nowhere else.
fn check_top(query: &Query) -> Result<(), Fault> {
    match query {
        Query::Without(inner) => check_scope(inner, &mut vec![0]),
        Query::And(parts) if parts.iter().any(|part| matches!(part, Query::Without(_))) => {
            for (part, number) in parts.iter().zip(0..) {
                match part {
                    Query::Without(inner) => check_scope(inner, &mut vec![number, 0])?,
                    other if is_about_people(other) => check_part(other, &mut vec![number])?,
                    _ => return Err((vec![number], QueryErrorKind::BesideWithout)),
                }
            }
            Ok(())
        }
        other => check_part(other, &mut Vec::new()),
    }
}

/// What a scope holds is a query of its own.
fn check_scope(inner: &Query, path: &mut Vec<u32>) -> Result<(), Fault> {
    check_part(inner, path)?;
    shows_something(inner, path)
}

fn check_part(query: &Query, path: &mut Vec<u32>) -> Result<(), Fault> {
    let fault = match query {
        Query::Near { left, right, within } => near_fault(left, right, *within),
        Query::Relation { left, right, .. } if !(finds_passages(left) && finds_passages(right)) => {
            Some(QueryErrorKind::RelationOfOthers)
        }
        Query::Or(parts) => return check_alternatives(parts, path),
        Query::Without(_) => Some(QueryErrorKind::MisplacedWithout),
        Query::Field(field) => field_fault(field),
        _ => None,
    };
    if let Some(kind) = fault {
        return Err((path.clone(), kind));
    }
    if let Query::InInterview(inner) | Query::InPerson(inner) = query {
        path.push(0);
        check_scope(inner, path)?;
        path.pop();
        return Ok(());
    }
    check_children(&query.children(), path)
}

fn check_children(children: &[&Query], path: &mut Vec<u32>) -> Result<(), Fault> {
    for (child, number) in children.iter().zip(0..) {
        path.push(number);
        check_part(child, path)?;
        path.pop();
    }
    Ok(())
}

/// A filter is no alternative to something found.
fn check_alternatives(parts: &[Query], path: &mut Vec<u32>) -> Result<(), Fault> {
    let filter = |part: &Query| part.kind() == PartKind::Filter;
    if !parts.iter().all(filter)
        && let Some((_, number)) = parts.iter().zip(0..).find(|(part, _)| filter(part))
    {
        path.push(number);
        return Err((path.clone(), QueryErrorKind::FilterAsAlternative));
    }
    check_children(&parts.iter().collect::<Vec<_>>(), path)
}

fn near_fault(left: &Query, right: &Query, within: Within) -> Option<QueryErrorKind> {
    let both = |holds: fn(&Query) -> bool| holds(left) && holds(right);
    if both(Query::is_text) {
        return match within {
            Within::Words(_) if !both(has_places) => Some(QueryErrorKind::NearOfMore),
            Within::Turns(_) => Some(QueryErrorKind::NearTurnsOfText),
            _ if !both(Query::always_shows_something) => Some(QueryErrorKind::NearOfNothing),
            _ => None,
        };
    }
    if !both(finds_passages) {
        return Some(QueryErrorKind::NearOfDifferent);
    }
    matches!(within, Within::Answer).then_some(QueryErrorKind::NearAnswerOfCodes)
}

fn field_fault(field: &Field) -> Option<QueryErrorKind> {
    let name = field.name.as_str();
    if name.is_empty() {
        return Some(QueryErrorKind::MissingName);
    }
    field.value.trim().is_empty().then(|| QueryErrorKind::MissingValue(name.to_owned()))
}

/// Whether each place of it in a turn is a stretch of words, so that words can be counted from it.
pub(super) fn has_places(query: &Query) -> bool {
    match query {
        Query::Words(_) => true,
        Query::Near { left, right, within: Within::Words(_) } => has_places(left) && has_places(right),
        Query::Or(parts) => parts.iter().all(has_places),
        _ => false,
    }
}

fn finds_passages(query: &Query) -> bool {
    query.kind() == PartKind::Codes && query.always_shows_something()
}

fn is_about_people(query: &Query) -> bool {
    match query {
        Query::Field(field) => field.is_about_people(),
        Query::InPerson(_) => true,
        Query::And(parts) | Query::Or(parts) => parts.iter().all(is_about_people),
        Query::Not(part) => is_about_people(part),
        _ => false,
    }
}

/// Finds the part to blame where a query has nothing to show.
fn shows_something(query: &Query, path: &mut Vec<u32>) -> Result<(), Fault> {
    if query.always_shows_something() {
        return Ok(());
    }
    let kind = match query {
        Query::And(parts) | Query::Or(parts) => {
            let empty = || (0..).zip(parts).filter(|(_, part)| !part.always_shows_something());
            let denied = empty().find(|(_, part)| matches!(part, Query::Not(_)));
            if let Some((number, part)) = denied.or_else(|| empty().next()) {
                path.push(number);
                shows_something(part, path)?;
            }
            QueryErrorKind::OnlyFilter
        }
        Query::Not(_) => QueryErrorKind::OnlyNot,
        Query::Field(field) if field.is_uncoded() => QueryErrorKind::OnlyUncoded,
        _ => QueryErrorKind::OnlyFilter,
    };
    Err((path.clone(), kind))
}
