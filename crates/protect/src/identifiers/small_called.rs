//! Bodies that are “called” something, in texts with hardly any capitals: “a shelter called open hearth”.

use super::finding::Kind;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::tables;

/// Small words inside such a name.
const JOINERS: [&str; 8] = ["and", "of", "in", "for", "y", "de", "del", "against"];

/// “a shelter called open hearth”, “a group named salt and light”.
pub(super) fn called(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let cue =
        said.before(at).filter(|w| ["called", "named", "llamada", "llamado"].contains(&w.base.as_str()))?;
    let back = |n: usize| at.checked_sub(n).filter(|n| said.is_in(*n, tables::BODY_NOUNS));
    let it = at > 2
        && said.is(at - 2, &["it", "it's", "is", "was", "place's"])
        && said.is(at - 3, &["it", "place"])
        || at > 1
            && said.is(at - 2, &["it"])
            && said.word(at - 2).is_some_and(|w| w.tail == "'s" || w.tail == "’s");
    let place = back(2)
        .or_else(|| outfit(said, at))
        .or_else(|| back(3).filter(|_| said.is(at - 2, &["that's", "that", "was", "is", "it's"])));
    place.or_else(|| it.then_some(at))?;
    let article = usize::from(said.is(at, &["the", "la", "el", "los", "las"]));
    let from = at + article;
    let goes_on = |n: usize| {
        let joined = n > from && said.is(n, &JOINERS) && said.close(n + 1);
        // “sisters in the light”.
        let inside = n == from + 2 && said.is(n, &["the", "our", "la"]) && said.is(n - 1, &JOINERS);
        const DESCRIBE: [&str; 10] =
            ["open", "new", "old", "little", "big", "good", "great", "first", "second", "third"];
        let described = n == from && said.is(n, &DESCRIBE);
        let plain = said.is_stop(n) && !described || said.is(n, &["like"]);
        (n == from || said.close(n))
            && (!plain
                || inside
                || joined && (!said.is_stop(n + 1) || said.is(n + 1, &["the", "our"])) && n == from + 1)
    };
    let mut end = from + (from..from + 4).take_while(|n| *n < said.len() && goes_on(*n)).count();
    while end > from && (said.is(end - 1, &JOINERS) || said.is(end - 1, &["the", "our", "la"])) {
        end -= 1;
    }
    (end > from)
        .then(|| sink.add(said, at..end, Kind::Organisation, 60, Reason::Beside(cue.text.to_owned())))?;
    Some(end)
}

/// “a thing called”, “an outfit out of chicago called”: a word for a body some words before.
fn outfit(said: &Said, at: usize) -> Option<usize> {
    const REACH: usize = 6;
    let thing = at
        .checked_sub(2)
        .filter(|n| said.is(*n, &["thing", "place", "spot", "outfit", "truck", "stand", "cart", "boat"]));
    let from = at.saturating_sub(REACH);
    let far = (from..at.saturating_sub(3)).rev().find(|n| {
        let article = *n > 0 && (said.is(n - 1, &["a", "an"]) || *n > 1 && said.is(n - 2, &["a", "an"]));
        said.is_in(*n, tables::BODY_NOUNS)
            && article
            && said.is(n + 1, &["out", "in", "over", "down", "up", "by"])
    });
    thing.or(far)
}
