//! Bodies that a word beside them tells, in texts with hardly any capitals: “her church, victory outreach”,
//! “bamboo, the restaurant”.

use super::finding::Kind;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::small::base;
use super::tables;
use super::terms::{self, Head};
use super::words::Case;

/// Words of the longest name.
const LONGEST: usize = 4;

/// A name behind or before a word for a body, with a comma between.
pub(super) fn beside_noun(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let (end, noun) = behind(said, at).or_else(|| before(said, at)).or_else(|| lettered(said, at))?;
    let reason = Reason::Beside(base(said, noun).to_owned());
    sink.add(said, at..end, Kind::Organisation, 45, reason);
    Some(end)
}

/// “a thrift store, second feather,”: it stands between two marks.
fn behind(said: &Said, at: usize) -> Option<(usize, usize)> {
    let noun = at.checked_sub(1).filter(|n| said.is_in(*n, tables::BODY_NOUNS))?;
    let owned = said
        .is(noun.checked_sub(1)?, &["a", "an", "her", "his", "my", "our", "their", "una", "un", "su", "mi"])
        || noun > 1 && said.is(noun - 2, &["a", "an", "her", "his", "my", "our", "their"]);
    let end = end_of(said, at);
    let marked = said.gap(at).starts_with(',') && said.near(at);
    let ends = said.gap(end).starts_with(['.', ',', ';', '?']);
    (owned && marked && ends && end > at).then_some((end, noun))
}

/// “at bamboo, the restaurant”.
fn before(said: &Said, at: usize) -> Option<(usize, usize)> {
    let led = at == 0 || said.is(at - 1, &["at", "from", "to", "for", "with", "of", "in", "called", "en"]);
    let end = end_of(said, at);
    let noun = end + 1;
    let article =
        said.is(end, &["the", "a", "an", "el", "la", "un", "una"]) && said.gap(end).starts_with(',');
    let told = said.is_in(noun, tables::BODY_NOUNS) && said.close(noun);
    let ends = said.gap(noun + 1).starts_with(['.', ',', ';', '?']) || said.is(noun + 1, &["on", "in", "by"]);
    (led && end > at && article && told && ends).then_some((end, noun))
}

/// “a cap that said tri county feed”: what is written on a thing, and ends as a body does.
fn lettered(said: &Said, at: usize) -> Option<(usize, usize)> {
    const REACH: usize = 7;
    const THINGS: [&str; 18] = [
        "cap",
        "hat",
        "shirt",
        "sign",
        "van",
        "truck",
        "jacket",
        "vest",
        "card",
        "side",
        "door",
        "sticker",
        "logo",
        "patch",
        "uniform",
        "t-shirt",
        "sweatshirt",
        "stub",
    ];
    let led = at > 1 && said.close(at) && said.is(at - 1, &["said", "says", "saying", "read", "reads"]);
    let thing = (at.saturating_sub(REACH)..at.saturating_sub(1)).find(|n| led && said.is(*n, &THINGS))?;
    let end = end_of(said, at);
    let last = end.checked_sub(1).filter(|last| *last > at)?;
    let body = terms::head(base(said, last)) == Some(Head::Body) || said.is_in(last, tables::SINGLE_BODIES);
    body.then_some((end, thing))
}

fn end_of(said: &Said, at: usize) -> usize {
    let plain = |n: usize| {
        let word = base(said, n);
        let joins = n > at && said.is(n, &["of", "and", "on", "de", "del", "la"]) && !said.is_stop(n + 1);
        (said.is_stop(n) && !joins && !said.is(n, &["new", "old", "second", "little", "good", "open"]))
            || terms::is_act(word)
            || terms::is_plain_capital(word)
            || word.ends_with("ing")
            || tables::BODY_NOUNS.contains(word)
            || said.is_kept(n)
            || said.word(n).is_none_or(|w| w.case == Case::Digits)
    };
    at + (at..at + LONGEST).take_while(|n| (*n == at || said.close(*n)) && !plain(*n)).count()
}
