//! A tree cut into the parts that need different work.

use super::{Query, Within};

/// What a part of a query is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// It asks for turns by their words; other conditions may be mixed in.
    Text,
    /// It asks for passages of codings.
    Codes,
    /// It is true or false for a turn by who speaks and in which interview.
    Filter,
    /// It asks for people in whom something was not found.
    People,
}

/// The parts that must all hold, each kind in the order of the query. What stands under `NOT` is
/// with the kind of what it denies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts<'q> {
    /// Parts of words only: this crate answers them.
    pub text: Vec<&'q Query>,
    /// Parts in which words are joined with codes or filters, such as `fear OR code:Fear`: they
    /// count as text, by turn.
    pub mixed: Vec<&'q Query>,
    /// Parts about codings, filters inside them allowed.
    pub codes: Vec<&'q Query>,
    /// Parts that restrict turns and passages.
    pub filters: Vec<&'q Query>,
    /// What is inside each `without:( … )`.
    pub without: Vec<&'q Query>,
}

impl Query {
    /// What the query is about: text where it asks for words at all, else codes, people, or only
    /// who and where.
    #[must_use]
    pub fn kind(&self) -> PartKind {
        match self {
            Self::Words(_) => PartKind::Text,
            Self::Near { left, .. } => left.kind(),
            Self::Relation { .. } => PartKind::Codes,
            Self::Field(field) => field.kind(),
            Self::InInterview(_) | Self::InPerson(_) => PartKind::Filter,
            Self::Without(_) => PartKind::People,
            Self::Not(part) => part.kind(),
            Self::And(parts) | Self::Or(parts) => {
                let has = |kind| parts.iter().any(|part| part.kind() == kind);
                [PartKind::Text, PartKind::Codes, PartKind::People]
                    .into_iter()
                    .find(|&kind| has(kind))
                    .unwrap_or(PartKind::Filter)
            }
        }
    }

    /// Whether it is of words only, so that [`crate::Index`] and [`crate::TurnMatcher`] answer it.
    #[must_use]
    pub fn is_text(&self) -> bool {
        match self {
            Self::Words(_) => true,
            Self::Near { left, right, within } => {
                !matches!(within, Within::Turns(_)) && left.is_text() && right.is_text()
            }
            Self::And(parts) | Self::Or(parts) => parts.iter().all(Self::is_text),
            Self::Not(part) => part.is_text(),
            Self::Relation { .. }
            | Self::Field(_)
            | Self::InInterview(_)
            | Self::InPerson(_)
            | Self::Without(_) => false,
        }
    }

    /// Cuts a query into what must hold together. `AND`s inside one another are one; a query that
    /// is no `AND` is its own only part.
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        let mut parts = Parts::default();
        self.sort_into(&mut parts);
        parts
    }

    fn sort_into<'q>(&'q self, parts: &mut Parts<'q>) {
        match self {
            Self::And(inner) => inner.iter().for_each(|part| part.sort_into(parts)),
            Self::Without(inner) => parts.without.push(inner),
            part => match part.kind() {
                PartKind::Text if part.is_text() => parts.text.push(part),
                PartKind::Codes => parts.codes.push(part),
                PartKind::Filter => parts.filters.push(part),
                PartKind::Text | PartKind::People => parts.mixed.push(part),
            },
        }
    }

    /// The parts directly below, in order; the left side before the right.
    #[must_use]
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Words(_) | Self::Field(_) => Vec::new(),
            Self::Near { left, right, .. } | Self::Relation { left, right, .. } => vec![left, right],
            Self::InInterview(part) | Self::InPerson(part) | Self::Without(part) | Self::Not(part) => {
                vec![part]
            }
            Self::And(parts) | Self::Or(parts) => parts.iter().collect(),
        }
    }

    /// The part at a path of child numbers from the root, as a [`crate::Piece`] names it.
    #[must_use]
    pub fn at(&self, path: &[u32]) -> Option<&Self> {
        path.iter().try_fold(self, |part, &child| part.children().get(child as usize).copied())
    }

    /// The query without the part at a path: what was joined by one operator to a single other part
    /// becomes that part, and what held only it goes too. `None` where nothing is left or the path
    /// leads nowhere. The rest may be a query that [`Query::check`] refuses.
    #[must_use]
    pub fn without_part(&self, path: &[u32]) -> Option<Self> {
        let (&child, deeper) = path.split_first()?;
        let changed = self.children().get(child as usize)?.without_part(deeper);
        if changed.is_none() && self.at(path).is_none() {
            return None;
        }
        self.with_child(child, changed)
    }

    /// This part with another child at a place, or with none.
    fn with_child(&self, place: u32, child: Option<Self>) -> Option<Self> {
        let boxed = |child: Self| Box::new(child);
        let kept = |left: &Self, right: &Self| if place == 0 { right.clone() } else { left.clone() };
        let side = |place_of: u32, old: &Self, new: &Self| {
            Box::new(if place == place_of { new.clone() } else { old.clone() })
        };
        match self {
            Self::Words(_) | Self::Field(_) => None,
            Self::Near { left, right, within } => Some(match child {
                None => kept(left, right),
                Some(new) => {
                    Self::Near { left: side(0, left, &new), right: side(1, right, &new), within: *within }
                }
            }),
            Self::Relation { left, relation, right } => Some(match child {
                None => kept(left, right),
                Some(new) => Self::Relation {
                    left: side(0, left, &new),
                    relation: *relation,
                    right: side(1, right, &new),
                },
            }),
            Self::InInterview(_) => child.map(boxed).map(Self::InInterview),
            Self::InPerson(_) => child.map(boxed).map(Self::InPerson),
            Self::Without(_) => child.map(boxed).map(Self::Without),
            Self::Not(_) => child.map(boxed).map(Self::Not),
            Self::And(parts) => joined_again(parts, place, child, Self::And),
            Self::Or(parts) => joined_again(parts, place, child, Self::Or),
        }
    }
}

fn joined_again(
    parts: &[Query],
    place: u32,
    child: Option<Query>,
    join: fn(Vec<Query>) -> Query,
) -> Option<Query> {
    let mut parts = parts.to_vec();
    match child {
        Some(new) => *parts.get_mut(place as usize)? = new,
        None => drop(parts.remove(place as usize)),
    }
    if parts.len() == 1 { parts.pop() } else { Some(join(parts)) }
}
