//! The parts of a query as chips: what each says, where it was typed, and what there is without it.

use verbatim_model::CodeId;
use verbatim_search::{FieldName, PartKind, Piece, Query};

use crate::StudyError;
use crate::searches::answer::{count, parsed};
use crate::searches::asking::Asking;
use crate::searches::desk::SearchDesk;
use crate::searches::fields::alone;
use crate::searches::reply::WithoutPart;
use crate::searches::sentence::{self, Names};

/// A part of a query that stands at its top, joined to the others by one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it is.
    pub kind: ChipKind,
    /// What it says, for a person to read, with codes by their names where those are told apart.
    pub text: String,
    /// The same with the whole paths of codes, where that is more.
    pub whole: Option<String>,
    /// First code point in what was typed, its `NOT` included.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// How it is joined to the part before it.
    pub joined: Option<Joined>,
    /// The code, where it names one and nothing else.
    pub code: Option<CodeId>,
    /// The query without it, as it is understood; `None` where nothing to look for is left.
    pub without: Option<String>,
}

/// Kinds of parts of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// Words to be found.
    Words,
    /// A code, or what is known of a coding.
    Code,
    /// Who, where or when.
    Filter,
    /// How two parts lie to each other.
    Relation,
    /// `NOT` of anything.
    Not,
    /// Several parts in parentheses, or what asks by itself.
    Group,
}

/// How a part is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// Both must hold.
    And,
    /// One is enough.
    Or,
}

/// Parts of which the counts without them are worth the time.
const MOST_WITHOUT: usize = 12;

/// The chips of a query.
pub(super) fn chips(desk: &SearchDesk, typed: &str, query: &Query, pieces: &[Piece]) -> Vec<Chip> {
    let typed: Vec<char> = typed.chars().collect();
    let (parts, joined): (Vec<&Query>, Option<Joined>) = match query {
        Query::And(parts) => (parts.iter().collect(), Some(Joined::And)),
        Query::Or(parts) => (parts.iter().collect(), Some(Joined::Or)),
        one => (vec![one], None),
    };
    let chip = |(number, part): (u32, &Query)| {
        let own = pieces.iter().filter(|piece| joined.is_none() || piece.path.first() == Some(&number));
        let own = own.map(|piece| (piece.start, piece.end));
        let span = own.reduce(|all, piece| (all.0.min(piece.0), all.1.max(piece.1))).unwrap_or((0, 0));
        let (start, end) = with_parentheses(&typed, span);
        let text = sentence::part(Names::shortened(desk), part);
        let whole = sentence::part(Names::whole(desk), part);
        let rest = query.without_part(&[number]).filter(|_| joined.is_some());
        Chip {
            kind: kind(part),
            whole: (whole != text).then_some(whole),
            text,
            start,
            end,
            joined: joined.filter(|_| number > 0),
            code: code(desk, part),
            without: rest.filter(|rest| rest.check().is_ok()).map(|rest| rest.to_string()),
        }
    };
    (0..).zip(parts).map(chip).collect()
}

fn kind(part: &Query) -> ChipKind {
    match part {
        Query::Not(_) => ChipKind::Not,
        Query::Near { .. } | Query::Relation { .. } => ChipKind::Relation,
        Query::Words(_) => ChipKind::Words,
        Query::And(_) | Query::Or(_) => match part.kind() {
            // `category:(A OR B)` and `code:(A OR B)` are one thing to whoever typed them.
            PartKind::Filter => ChipKind::Filter,
            _ if is_list(part) => ChipKind::Code,
            _ => ChipKind::Group,
        },
        Query::InInterview(_) | Query::InPerson(_) | Query::Without(_) => ChipKind::Group,
        Query::Field(field) => match field.kind() {
            PartKind::Filter => ChipKind::Filter,
            _ => ChipKind::Code,
        },
    }
}

/// Whether all its parts are of one field.
fn is_list(part: &Query) -> bool {
    let Query::Or(parts) = part else { return false };
    let name = |part: &Query| match part {
        Query::Field(field) => Some(field.name.clone()),
        _ => None,
    };
    let first: Option<FieldName> = parts.first().and_then(name);
    first.is_some() && parts.iter().all(|part| name(part) == first)
}

fn code(desk: &SearchDesk, part: &Query) -> Option<CodeId> {
    match part {
        Query::Field(field) if field.name == FieldName::Code => {
            desk.book.find(alone(&field.value).0).ok().map(|code| code.id)
        }
        _ => None,
    }
}

/// A stretch of what was typed with the parentheses that belong to it.
fn with_parentheses(typed: &[char], (start, end): (u32, u32)) -> (u32, u32) {
    let (mut start, mut end) = (start as usize, end as usize);
    let count = |from: usize, to: usize| {
        let (mut open, mut quoted) = (0i32, false);
        for c in typed.get(from..to).unwrap_or_default() {
            match c {
                '"' | '“' | '”' | '„' | '«' | '»' => quoted = !quoted,
                '(' | '（' if !quoted => open += 1,
                ')' | '）' if !quoted => open -= 1,
                _ => {}
            }
        }
        open
    };
    // What it opened inside, such as a list of values.
    while count(start, end) > 0 && end < typed.len() {
        end += 1;
    }
    // What closes inside was opened before.
    while count(start, end) < 0 && start > 0 {
        start -= 1;
    }
    loop {
        let before = typed[..start].iter().rposition(|c| !c.is_whitespace());
        let after = typed[end..].iter().position(|c| !c.is_whitespace()).map(|at| end + at);
        let (Some(before), Some(after)) = (before, after) else { break };
        if !matches!((typed[before], typed[after]), ('(' | '（', ')' | '）')) {
            break;
        }
        (start, end) = (before, after + 1);
    }
    let point = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (point(start), point(end))
}

/// For each part that must hold with the others, what would be found without it.
///
/// # Errors
/// [`StudyError::Cancelled`], or what the study file says.
pub(super) fn without_each(
    asking: &Asking<'_>,
    query: &Query,
    chips: &[Chip],
) -> Result<Vec<WithoutPart>, StudyError> {
    let mut all = Vec::new();
    if !matches!(query, Query::And(_)) {
        return Ok(all);
    }
    for (chip, without) in chips.iter().enumerate().take(MOST_WITHOUT) {
        let Some(typed) = &without.without else { continue };
        let (rest, pieces) = parsed(typed)?;
        let again = Asking::new(asking.desk, asking.options, Some((&rest, &pieces)), asking.stop())?;
        let (matched, passages) = count(&again, &rest)?;
        all.push(WithoutPart { chip, matched, passages });
    }
    Ok(all)
}
