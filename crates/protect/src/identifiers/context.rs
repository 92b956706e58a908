//! What stands beside a word tells whether it is a name.

use super::lists::{self, COMMON_GIVEN};
use super::said::Said;
use super::tables;
use super::terms;
use super::words::Case;

/// Words after which somebody is met.
const MEETS: [&str; 18] = [
    "with", "told", "asked", "by", "met", "called", "and", "for", "thanked", "named", "texted", "like",
    "con", "saw", "knew", "love", "hired", "trusted",
];

pub(super) fn is_role(said: &Said, at: usize) -> bool {
    said.is_in(at, tables::ROLES)
}

/// Whether `the` or the like stands before a name.
pub(super) fn has_article(said: &Said, at: usize) -> bool {
    let article = [
        "the", "this", "that", "our", "their", "a", "an", "el", "la", "los", "las", "un", "una", "every",
        "each", "your", "my",
    ];
    at > 0 && said.is(at - 1, &article) && said.close(at)
}

/// Whether the word behind tells what a person did.
pub(super) fn acts(said: &Said, at: usize) -> bool {
    said.close(at + 1) && said.word(at + 1).is_some_and(|word| terms::is_act(&word.base))
}

/// Whether the word behind tells what only people do.
pub(super) fn speaks(said: &Said, at: usize) -> bool {
    said.close(at + 1) && said.is_in(at + 1, tables::SPEAKS)
}

/// Whether a given name that is a word too stands like a name where a sentence begins: alone, beside
/// another name, or explained: “Wren, who …”.
pub(super) fn stands_as_name(said: &Said, at: usize) -> bool {
    const EXPLAINS: [&str; 17] = [
        "who", "whom", "whose", "she", "she's", "he", "he's", "her", "his", "a", "an", "the", "my", "our",
        "on", "from", "at",
    ];
    let alone = said.gap(at + 1).starts_with(['.', '?', '!', '”', '…', '—', '–']);
    let alone = (alone || said.gap(at + 1).starts_with(" —"))
        && said.word(at).is_some_and(|word| word.tail.is_empty());
    let explained = said.gap(at + 1).starts_with(',') && said.is(at + 1, &EXPLAINS);
    let named = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Capital && !w.is_stop());
    alone || explained || said.is(at + 1, &["and"]) && named(at + 2) && said.close(at + 1) || pairs(said, at)
}

/// “Will and I”: nothing but a person stands so.
pub(super) fn pairs(said: &Said, at: usize) -> bool {
    let near = said.close(at + 1) && said.close(at + 2);
    near && said.is(at + 1, &["and"]) && said.is(at + 2, &["i", "me", "he", "she", "him", "her"])
}

/// Whether a verb stands behind as behind a single person: “was”, “never had”, “walked”. Nothing
/// else that is one word without an article is said so often.
pub(super) fn is_subject(said: &Said, at: usize) -> bool {
    let adverbs = (at + 1..at + 3).take_while(|n| said.is_in(*n, tables::ADVERBS) && said.close(*n)).count();
    let at_verb = at + 1 + adverbs;
    said.word(at_verb).filter(|next| said.close(at_verb) && next.case == Case::Small).is_some_and(|next| {
        let past = next.base.len() > 4 && next.base.ends_with("ed");
        let past = past || said.is_spanish() && next.text.ends_with(['ó', 'é']);
        past || tables::FINITE.contains(&next.base) || terms::is_act(&next.base)
    })
}

/// Whether a given name that is a word too stands like one where a sentence begins, told by the verb
/// or the comma behind it, or by its own `'s`.
pub(super) fn stands_as_given(said: &Said, at: usize) -> bool {
    let Some(word) = said.word(at) else { return false };
    let common = word.bits() & COMMON_GIVEN > 0;
    let likely = common || terms::is_name_word(&word.base) && !tables::MASS.contains(&word.base);
    let placed = said.is(at + 1, &["in", "from", "at", "over"])
        && said.close(at + 1)
        && (said.is(at + 2, &["our", "my", "their", "the", "her", "his"])
            || said.word(at + 2).is_some_and(|w| w.is_capital()));
    let apart =
        said.gap(at + 1).starts_with([',', ':']) || word.tail.ends_with('s') || placed && !word.is_stop();
    likely && is_subject(said, at) || common && apart
}

/// Whether the word before tells that somebody is met or told.
pub(super) fn meets(said: &Said, at: usize) -> bool {
    at > 0 && said.close(at) && said.is(at - 1, &MEETS)
}

/// Verbs that go on with “to” and somebody.
const SPOKEN: [&str; 12] = [
    "write", "wrote", "talk", "talked", "speak", "spoke", "spoken", "said", "listen", "gave", "belongs",
    "happened",
];

/// Whether a month inside a sentence is rather a person: “with May”, “that May had quit”.
pub(super) fn is_told(said: &Said, at: usize) -> bool {
    let met =
        at > 0 && said.close(at) && said.is(at - 1, &["with", "told", "asked", "met", "named", "thanked"]);
    let spoken_to = at > 1 && said.is(at - 1, &["to"]) && said.is(at - 2, &SPOKEN) && said.close(at);
    let met = met || spoken_to;
    met && !said.word(at + 1).is_some_and(|w| w.case == Case::Digits)
        || said.is(at + 1, &["had", "has"]) && said.close(at + 1)
}

/// Whether a month, state or country that is also a given name is rather a time or a place here.
pub(super) fn is_time_or_place(said: &Said, at: usize) -> bool {
    let behind = said.close(at) && said.is_in(at - usize::from(at > 0), tables::BEFORE_TIMES) && at > 0;
    let beside = |n: usize| {
        said.word(n).is_some_and(|w| w.case == Case::Digits || w.is_plain_capital() && w.is_capital())
    };
    let listed = said.gap(at).starts_with(',') && at > 0 && beside(at - 1);
    let paired = said.is(at + 1, &["and", "or", "through", "to"]) && beside(at + 2);
    behind || listed || paired || said.near(at + 1) && beside(at + 1)
}

/// Names that far oftener mean the thing, even before a verb.
pub(super) fn is_thing(base: &str) -> bool {
    terms::is_stop(base) && lists::bits(base) & COMMON_GIVEN == 0
}

/// The word that says that a name follows: “a man named X”, “goes by X”, “her name is X”.
pub(super) fn names_before(said: &Said, at: usize) -> Option<String> {
    let open = said
        .gap(at)
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '“' | '"' | '‘' | '\'' | ',' | '«' | ':'));
    let back = |n: usize| at.checked_sub(n).and_then(|n| said.word(n)).map(|word| word.base.as_str());
    let (one, two, three) = (back(1)?, back(2).unwrap_or_default(), back(3).unwrap_or_default());
    let is = matches!(one, "is" | "was" | "es" | "era" | "it's")
        && matches!(two, "name" | "nombre" | "nickname" | "surname");
    let by = one == "by" && matches!(two, "goes" | "went" | "go" | "going");
    let called = matches!(two, "call" | "calls" | "called" | "named")
        && matches!(one, "me" | "him" | "her" | "them" | "us" | "myself");
    let known = one == "as" && two == "known";
    let cued = tables::CUES.contains(one) && one != "by" && one != "called"
        || one == "called" && !matches!(two, "i" | "she" | "he" | "they" | "we" | "who");
    let name_s =
        one == "name" && at.checked_sub(1).and_then(|n| said.word(n)).is_some_and(|w| !w.tail.is_empty());
    let plain_name = one == "name" && !name_s && three != "the";
    (open && (is || by || called || known || cued && (one != "name" || name_s || plain_name)))
        .then(|| one.to_owned())
}
