//! What a part of a query is about.

use super::super::query::Q;

/// Whether it says something of a turn by who speaks, where and when.
pub fn is_filter(query: &Q) -> bool {
    match query {
        Q::Speaker(_) | Q::Date(..) | Q::Language(_) | Q::InInterview(_) => true,
        Q::Category(_) | Q::Person(_) | Q::Group(_) | Q::Years(..) | Q::InPerson(_) => true,
        Q::Not(part) => is_filter(part),
        Q::And(parts) | Q::Or(parts) => parts.iter().all(is_filter),
        _ => false,
    }
}

/// Whether it says something of a coding whatever its code is.
pub fn is_condition(query: &Q) -> bool {
    match query {
        Q::Stance(_) | Q::Basis(_) | Q::Prompted(_) | Q::Quotable(_) => true,
        Q::Coder(_) | Q::Memo(_) | Q::Coded => true,
        Q::Not(part) => is_condition(part),
        Q::And(parts) | Q::Or(parts) => parts.iter().all(is_condition),
        _ => false,
    }
}

/// Whether it has any word in it.
pub fn is_text(query: &Q) -> bool {
    match query {
        Q::Word(_) => true,
        Q::Not(part) => is_text(part),
        Q::And(parts) | Q::Or(parts) => parts.iter().any(is_text),
        Q::NearWords(_, left, _) | Q::NearTurns(_, left, _) => is_text(left),
        _ => false,
    }
}

/// Whether words are what it finds.
pub fn finds_words(query: &Q) -> bool {
    match query {
        Q::Word(_) => true,
        Q::And(parts) | Q::Or(parts) => parts.iter().any(finds_words),
        _ => false,
    }
}

/// Whether only what is coded can be found by it.
pub fn needs_codings(query: &Q) -> bool {
    match query {
        Q::Code(_) | Q::Relation(..) => true,
        Q::NearTurns(_, left, _) | Q::NearWords(_, left, _) => needs_codings(left),
        Q::And(parts) => parts.iter().any(needs_codings),
        Q::Or(parts) => parts.iter().all(needs_codings),
        Q::Not(_) => false,
        other => is_condition(other),
    }
}

/// Whether all that it finds has something to show.
pub fn shows(query: &Q) -> bool {
    match query {
        Q::Not(_) | Q::Uncoded => false,
        Q::And(parts) => parts.iter().any(shows),
        Q::Or(parts) => parts.iter().all(shows),
        other => !is_filter(other),
    }
}

/// The parts that must all hold.
pub fn parts(query: &Q) -> Vec<&Q> {
    match query {
        Q::And(inner) => inner.iter().flat_map(parts).collect(),
        one => vec![one],
    }
}

/// What is asked for: what `without:( )` holds, where it is that.
pub fn asked(query: &Q) -> &Q {
    let inner = parts(query).into_iter().find_map(|part| match part {
        Q::Without(inner) => Some(inner.as_ref()),
        _ => None,
    });
    inner.unwrap_or(query)
}
