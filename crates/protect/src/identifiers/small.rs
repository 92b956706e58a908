//! Texts with hardly any capitals, as automatic captions are.

use super::context;
use super::finding::Kind;
use super::lists::{self, COMMON_GIVEN, COMMON_SURNAME, ENGLISH, GIVEN, SURNAME};
use super::reason::{List, Reason};
use super::said::{Said, Sink};
use super::small_places;
use super::terms;
use super::words::{Case, Word};

/// Titles that are hardly ever said without a name.
const STRONG: [&str; 16] = [
    "mr", "mrs", "ms", "miss", "dr", "sgt", "lt", "capt", "det", "mister", "dona", "sra", "srta", "alhaji",
    "hajiya", "malam",
];

/// Titles that a name follows when a verb or the end of a clause comes behind it.
const RANKS: [&str; 9] =
    ["captain", "sergeant", "lieutenant", "detective", "senator", "judge", "sister", "pastor", "deputy"];

/// Names of a passage without capitals.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    let mut at = 0;
    while at < said.len() {
        at = small_places::numbered_street(said, at, sink)
            .or_else(|| titled(said, at, sink))
            .or_else(|| small_places::listed_place(said, at, sink))
            .or_else(|| small_places::saint(said, at, sink))
            .or_else(|| small_places::headed(said, at, sink))
            .or_else(|| small_places::body_of_words(said, at, sink))
            .or_else(|| named(said, at, sink))
            .or_else(|| wordlike(said, at, sink))
            .or_else(|| unknown(said, at, sink))
            .unwrap_or(at + 1);
    }
}

pub(super) fn base<'s>(said: &'s Said, at: usize) -> &'s str {
    said.word(at).map_or("", |word| word.base.as_str())
}

pub(super) fn is_unknown(word: &Word) -> bool {
    word.base.chars().count() > 2
        && !word.tail.starts_with('n')
        && word.case != Case::Digits
        && !word.is_word()
        && !terms::is_plain_capital(&word.base)
        && !terms::is_title(&word.base)
        && !terms::is_abbreviation(&word.base)
        && word.base.chars().any(|c| c.is_lowercase() || c.is_uppercase())
        && !word.base.chars().any(|c| c.is_ascii_digit())
}

/// A word that can belong to a name which already began.
fn goes_on(said: &Said, at: usize) -> bool {
    let Some(word) = said.word(at).filter(|_| said.close(at) && !said.is_kept(at)) else { return false };
    let named = lists::bits(&word.base) & (COMMON_SURNAME | COMMON_GIVEN) > 0 && !word.is_stop();
    let other = terms::is_plain_capital(&word.base)
        || terms::is_title(&word.base)
        || terms::small_head(&word.base).is_some();
    is_unknown(word) || named && !other && lists::bits(&word.base) & ENGLISH == 0
}

fn end_of_name(said: &Said, from: usize) -> usize {
    let mut end = from;
    while end < from + 5 && (end == from || ends_open(said, end)) {
        let particles = (end..end + 2).take_while(|n| *n > from && is_particle(said, *n)).count();
        let next = end + particles;
        let named = particles > 0 && said.close(next) && lists::bits(base(said, next)) & SURNAME > 0;
        if !(named && !terms::is_stop(base(said, next)) || goes_on_or_first(said, from, next)) {
            break;
        }
        end = next + 1;
    }
    end.max(from + 1)
}

/// “de”, “van der”: between two words of a name.
fn is_particle(said: &Said, at: usize) -> bool {
    said.is(at, &["de", "del", "van", "von", "der", "den", "bin", "al", "da", "dos"]) && said.close(at)
}

fn ends_open(said: &Said, end: usize) -> bool {
    said.word(end - 1).is_some_and(|word| word.tail.is_empty())
}

fn goes_on_or_first(said: &Said, from: usize, at: usize) -> bool {
    at == from || goes_on(said, at) || surname_after_given(said, from, at)
}

/// “kelvin park”: a given name, then a word that is a surname too.
fn surname_after_given(said: &Said, from: usize, at: usize) -> bool {
    let given =
        lists::bits(base(said, from)) & GIVEN > 0 && (at > from + 1 || !terms::is_word(base(said, from)));
    let word = base(said, at);
    let surname =
        lists::bits(word) & COMMON_SURNAME > 0 && !terms::is_stop(word) && terms::small_head(word).is_none();
    given && surname && said.close(at) && said.ends_clause(at + 1)
}

/// “mrs tran”, “detective okafor”, “sergeant hal brickell”.
fn titled(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let title = said.word(at).filter(|word| terms::is_title(&word.base) && word.tail.is_empty())?;
    let next = said.word(at + 1).filter(|_| said.near(at + 1) && !said.gap(at + 1).contains(','))?;
    let strong = STRONG.contains(&title.base.as_str());
    let named = lists::bits(&next.base) & (GIVEN | SURNAME) > 0;
    let told = RANKS.contains(&title.base.as_str())
        && (context::acts(said, at + 1) || said.ends_clause(at + 2) || next.tail.ends_with('s'));
    let fits = is_unknown(next) || (strong || told) && !next.is_stop() && named;
    (fits && next.case != Case::Digits && title.base.len() > 1).then_some(())?;
    let end = end_of_name(said, at + 1);
    sink.add(said, at..end, Kind::Person, 85, Reason::Title(title.text.to_owned()));
    Some(end)
}

/// “hope said”, “i asked bill”: a given name that is a word too, where only a person can stand.
fn wordlike(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let word =
        said.word(at).filter(|word| lists::bits(&word.base) & COMMON_GIVEN > 0 && word.tail.is_empty())?;
    let before = said.before(at).map_or("", |word| word.base.as_str());
    let free = !terms::is_plain_capital(&word.base) && !terms::is_title(&word.base) && word.is_word();
    let led = [
        "the", "a", "an", "this", "that", "my", "your", "his", "her", "our", "their", "no", "any", "some",
        "of", "i", "we", "to", "in",
    ];
    let does = context::acts(said, at) && !led.contains(&before) && !word.is_stop();
    let met = ["asked", "told", "met", "named"].contains(&before)
        && said.close(at)
        && (context::acts(said, at) || said.ends_clause(at + 1));
    (free && (does || met))
        .then(|| sink.add(said, at..at + 1, Kind::Person, 45, Reason::Listed(List::GivenNames)))?;
    Some(at + 1)
}

/// “a man named will”, “her name is hope”, “my name is …”.
fn named(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let cue = context::names_before(said, at)?;
    let word = said.word(at).filter(|_| said.close(at))?;
    let given = lists::bits(&word.base) & (COMMON_GIVEN | GIVEN) > 0;
    let fits = is_unknown(word) || given && (!word.is_word() || lists::bits(&word.base) & COMMON_GIVEN > 0);
    (fits && !terms::is_title(&word.base)).then_some(())?;
    let end = end_of_name(said, at);
    sink.add(said, at..end, Kind::Person, 80, Reason::Beside(cue));
    Some(end)
}

/// “dale amundsen”: a given name that is a word too, before a name.
fn given_before(said: &Said, at: usize) -> usize {
    let Some(before) = said.before(at).filter(|word| said.close(at) && word.tail.is_empty()) else {
        return at;
    };
    let bits = lists::bits(&before.base);
    let surname = lists::bits(base(said, at)) & SURNAME > 0;
    if is_particle(said, at - 1) && !said.is_spanish() {
        return at - 1;
    }
    let given = bits & COMMON_GIVEN > 0 || bits & GIVEN > 0 && surname;
    let plain = before.is_stop() || terms::is_plain_capital(&before.base) || terms::is_title(&before.base);
    if given && !plain { at - 1 } else { at }
}

/// A word that no dictionary has, with its neighbours.
fn unknown(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let word = said.word(at).filter(|word| is_unknown(word) && !said.is_kept(at))?;
    let bits = lists::bits(&word.base);
    let somewhere =
        at > 0 && said.is(at - 1, &["in", "from", "near", "to", "at", "outside"]) && said.close(at);
    if terms::is_compound(&word.base) && !somewhere {
        return None;
    }
    if said.is_spanish() && bits & (GIVEN | SURNAME) == 0 && !lists::is_place(&word.base) {
        return None;
    }
    let end = end_of_name(said, at);
    let at = given_before(said, at);
    let listed = bits & (GIVEN | SURNAME) > 0;
    let (percent, reason) =
        if listed { (60, Reason::Listed(List::GivenNames)) } else { (45, Reason::NoWord) };
    sink.add(said, at..end, Kind::Person, percent, reason);
    Some(end)
}
