//! Bodies of ordinary words behind “at”, in texts with hardly any capitals: “a dancer at city lights”.

use super::finding::Kind;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::small::base;
use super::tables;
use super::terms;
use super::words::Case;

/// Words of the longest name.
const LONGEST: usize = 3;

/// Two words or three behind “at” without an article, which only a name lacks there; one with an
/// article where somebody works, lives or stays.
pub(super) fn at_name(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let led = at > 0 && said.is(at - 1, &["at"]) && said.close(at);
    (led || works_with(said, at)).then_some(())?;
    let article = usize::from(said.is(at, &["the"]));
    let from = at + article;
    let end =
        from + (from..from + LONGEST).take_while(|n| belongs(said, *n) || joins(said, from, *n)).count();
    let ends = said.ends_clause(end) || said.is_stop(end) || said.gap(end).contains('\n');
    let stays = (at.saturating_sub(4)..at - 1).any(|n| said.is_in(n, tables::STAYS));
    let fits = if article == 1 { stays && end > from } else { end > from + 1 };
    (fits && ends && !is_common(said, from, end)).then(|| {
        let reason = Reason::Beside("at".to_owned());
        sink.add(said, from..end, Kind::Organisation, 40, reason);
        end
    })
}

/// “i'm with thread and needle”, “we're both with northern lantern”: where somebody says whom they work for.
fn works_with(said: &Said, at: usize) -> bool {
    const WHO: [&str; 14] = [
        "i'm",
        "we're",
        "she's",
        "he's",
        "am",
        "both",
        "all",
        "work",
        "works",
        "volunteer",
        "volunteers",
        "organize",
        "organizer",
        "advocate",
    ];
    let with = at > 1 && said.is(at - 1, &["with"]) && said.close(at) && said.close(at - 1);
    let whose = said
        .word(at.saturating_sub(2))
        .is_some_and(|w| matches!(w.tail.trim_start_matches(['\'', '’']), "m" | "re"));
    with && (whose || said.is(at - 2, &WHO))
}

/// Whether a word can stand in such a name: no function word, verb, number or title.
fn belongs(said: &Said, at: usize) -> bool {
    let word = base(said, at);
    let plain = said.is_stop(at)
        || terms::is_plain_capital(word)
        || terms::is_title(word)
        || terms::is_act(word)
        || word.ends_with("ing")
        || word.ends_with("ly")
        || said.is_kept(at);
    !plain && said.close(at) && said.word(at).is_some_and(|w| w.case != Case::Digits && w.text.len() > 2)
}

/// The “and” of “thread and needle”.
fn joins(said: &Said, from: usize, at: usize) -> bool {
    at == from + 1
        && said.is(at, &["and"])
        && said.close(at)
        && belongs(said, at + 1)
        && (said.ends_clause(at + 2) || said.is_stop(at + 2))
}

/// Whether the words are said of any place: “at gas stations”, “at different houses”.
fn is_common(said: &Said, from: usize, end: usize) -> bool {
    let last = base(said, end - 1);
    let one = last.strip_suffix('s').unwrap_or(last);
    let any = |word: &str| tables::ANY_PLACE.or(tables::BODIES).or(tables::GENERAL).contains(word);
    any(last) || any(one) || tables::AT_ANY.or(tables::GENERIC).contains(base(said, from))
}
