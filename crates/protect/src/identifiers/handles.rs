//! Handles that are said as words beside the name of a platform: “we're at slow work pod on everything”, “on facebook
//! i'm there as bread and roses”.

use std::ops::Range;

use super::finding::Kind;
use super::reason::Shape;
use super::said::{Said, Sink};
use super::tables;
use super::words::Case;

/// Words of the longest.
const LONGEST: usize = 5;
/// Words between a platform and “as”.
const REACH: usize = 5;

/// Handles of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    for at in 0..said.len() {
        if !said.is_in(at, tables::PLATFORMS) {
            continue;
        }
        if let Some(run) = before(said, at).or_else(|| behind(said, at)) {
            sink.shape(said, run, Kind::Handle, 55, Shape::Handle);
        }
    }
}

/// “at slow work pod on instagram”.
fn before(said: &Said, platform: usize) -> Option<Range<usize>> {
    let on = platform.checked_sub(1).filter(|on| said.is(*on, &["on", "en"]) && said.close(platform))?;
    let sign = (on.saturating_sub(LONGEST)..on).rev().find(|n| said.is(*n, &["at", "arroba"]))?;
    let from = sign + 1;
    let words = (from..=on).all(|n| said.close(n)) && (from..on).all(|n| belongs(said, n));
    let placed =
        said.is_in(from, tables::AT_ANY.or(tables::ANY_PLACE)) || said.is_in(on - 1, tables::ANY_PLACE);
    (words && on > from + 1 && !placed).then_some(sign..on)
}

/// “on facebook, i'm there as bread and roses.”
fn behind(said: &Said, platform: usize) -> Option<Range<usize>> {
    let led = platform > 0 && said.is(platform - 1, &["on", "en", "el"]);
    let sign =
        (platform + 1..platform + REACH).find(|n| said.is(*n, &["as", "under", "como"]) && said.close(*n))?;
    let from = sign + 1;
    let joins = |n: usize| {
        n > from && said.is(n, &["and", "the", "of", "la", "el", "de", "y"]) && belongs(said, n + 1)
    };
    let fits = |n: usize| (belongs(said, n) || joins(n)) && said.close(n);
    let end = from + (from..from + LONGEST).take_while(|n| fits(*n)).count();
    (led && end > from + 1 && said.ends_clause(end)).then_some(from..end)
}

fn belongs(said: &Said, at: usize) -> bool {
    !said.is_stop(at) && said.word(at).is_some_and(|w| w.case != Case::Digits || w.base.len() < 5)
}
