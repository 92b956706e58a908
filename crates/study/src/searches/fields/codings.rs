//! Fields about codings.

use std::collections::HashSet;

use verbatim_model::{Basis, FindCodeError, MemoTarget, Prompting, Stance};
use verbatim_search::{FindInTurn, Language, Query, Said, TurnMatcher, Words};

use super::{Meaning, Unknown, no_such, yes_or_no};
use crate::searches::desk::SearchDesk;

/// What must be so of a coding.
#[derive(Clone, Debug)]
pub(in crate::searches) enum CodingTest {
    /// Nothing more than being one.
    Any,
    /// It has this stance, or none.
    Stance(Option<Stance>),
    /// It has this basis, or none.
    Basis(Option<Basis>),
    /// It is marked so, or not at all.
    Prompting(Option<Prompting>),
    /// It is marked as worth quoting, or not.
    Quotable(bool),
    /// It is by this coder, by number in the figures; by nobody who has coded where there is none.
    Coder(Option<u32>),
    /// It is one of these, or none of them.
    Among(HashSet<u128>, bool),
}

/// Word for codings without a mark.
const NONE: &str = "none";

pub(super) fn code(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let (value, alone) = alone(value);
    let found = desk.book.find(value).map_err(|error| match error {
        FindCodeError::Missing(name) => {
            no_such("code", &name, (0..desk.book.len()).map(|place| desk.book.path(place).to_string()))
        }
        FindCodeError::Ambiguous { .. } => error.to_string(),
    })?;
    let mut branch = vec![false; desk.book.len()];
    for place in desk.book.place_of(found.id).into_iter().flat_map(|place| desk.book.branch(place)) {
        branch[place] = true;
        if alone {
            break;
        }
    }
    Ok(Meaning::Code(branch))
}

/// The code that is meant, and whether it is meant alone: `=` before it leaves out the codes below it.
pub(in crate::searches) fn alone(value: &str) -> (&str, bool) {
    match value.trim().strip_prefix('=') {
        Some(code) => (code.trim(), true),
        None => (value, false),
    }
}

pub(super) fn coder(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let wanted = value.to_lowercase();
    let found = desk.coders.iter().find(|coder| coder.name.to_lowercase() == wanted);
    let coder = found.ok_or_else(|| no_such("coder", value, desk.coders.iter().map(|c| &c.name)))?;
    Ok(Meaning::Coding(CodingTest::Coder(desk.gathered.coders.get(&coder.id).copied())))
}

pub(super) fn stance(value: &str) -> Result<Meaning, Unknown> {
    let word = Stance::parse(value).map(Some);
    let stance = unless_none(value, word).map_err(|()| no_such("stance", value, words(Stance::ALL)))?;
    Ok(Meaning::Coding(CodingTest::Stance(stance)))
}

pub(super) fn basis(value: &str) -> Result<Meaning, Unknown> {
    let told = value.eq_ignore_ascii_case("told");
    let word = if told { Ok(Some(Basis::Told)) } else { Basis::parse(value).map(Some) };
    let basis = unless_none(value, word).map_err(|()| no_such("basis", value, words(Basis::ALL)))?;
    Ok(Meaning::Coding(CodingTest::Basis(basis)))
}

pub(super) fn prompted(value: &str) -> Result<Meaning, Unknown> {
    let word = match yes_or_no(value) {
        Some(true) => Ok(Some(Prompting::Prompted)),
        Some(false) => Ok(Some(Prompting::Volunteered)),
        None => Prompting::parse(value).map(Some),
    };
    let known = || ["yes", "no"].into_iter().chain(words(Prompting::ALL));
    let prompting = unless_none(value, word).map_err(|()| no_such("value", value, known()))?;
    Ok(Meaning::Coding(CodingTest::Prompting(prompting)))
}

pub(super) fn quotable(value: &str) -> Result<Meaning, Unknown> {
    let quotable = yes_or_no(value).ok_or_else(|| no_such("value", value, ["yes", "no"]))?;
    Ok(Meaning::Coding(CodingTest::Quotable(quotable)))
}

/// `memo:yes` and `memo:no` say whether there is a memo; anything else is what one says.
pub(super) fn memo(desk: &SearchDesk, value: &str) -> Result<Meaning, Unknown> {
    let matcher = match yes_or_no(value) {
        Some(_) => None,
        None => {
            let words = Words::side_by_side(value).map_err(|why| format!("“{value}” is no word: {why}"))?;
            Some(TurnMatcher::new(&Query::Words(words)))
        }
    };
    let says = |text: &str| {
        matcher.as_ref().is_none_or(|matcher| matcher.matches(Said { text, language: Language::English }))
    };
    let on = |target: MemoTarget| match target {
        MemoTarget::Coding(coding) => Some(coding.uuid().as_u128()),
        _ => None,
    };
    let among =
        desk.memos.iter().filter(|memo| says(&memo.text)).filter_map(|memo| on(memo.target)).collect();
    Ok(Meaning::Coding(CodingTest::Among(among, yes_or_no(value) != Some(false))))
}

/// The word, or no mark at all.
fn unless_none<T, E>(value: &str, word: Result<Option<T>, E>) -> Result<Option<T>, ()> {
    if value.eq_ignore_ascii_case(NONE) { Ok(None) } else { word.map_err(drop) }
}

/// The words of an enumeration, and the word for none.
fn words<T: Copy + Word>(all: &[T]) -> impl Iterator<Item = &'static str> {
    all.iter().map(|value| value.word()).chain([NONE]).collect::<Vec<_>>().into_iter()
}

trait Word {
    fn word(self) -> &'static str;
}

impl Word for Stance {
    fn word(self) -> &'static str {
        self.as_str()
    }
}

impl Word for Basis {
    fn word(self) -> &'static str {
        self.as_str()
    }
}

impl Word for Prompting {
    fn word(self) -> &'static str {
        self.as_str()
    }
}
