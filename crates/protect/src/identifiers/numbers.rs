//! Numbers beside a word that says whose they are, and numbers that are spoken digit by digit.

use super::dockets;
use super::finding::Kind;
use super::highways;
use super::lists;
use super::number_lists;
use super::number_words::{is_tens, may_begin_number, tens_and_one, under_twenty};
use super::reason::{Reason, Shape};
use super::said::{Said, Sink};
use super::spelled;
use super::tables;
use super::words::{Case, Opens, Word};
use super::years;

/// Words that may stand between.
const BETWEEN: [&str; 30] = [
    "number", "no", "num", "numero", "is", "was", "ending", "ended", "ends", "in", "with", "plate", "that",
    "it's", "es", "era", "the", "are", "en", "says", "reads", "started", "starts", "begins", "said",
    "empieza", "con", "came", "back", "read",
];
const DIGITS: [&str; 24] = [
    "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "cero", "uno",
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "double", "triple",
];

/// Numbers of a passage.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    let mut at = 0;
    while at < said.len() {
        at = docket(said, at, sink)
            .or_else(|| plate(said, at, sink))
            .or_else(|| phone(said, at, sink))
            .or_else(|| code(said, at, sink))
            .or_else(|| spoken(said, at, sink))
            .or_else(|| named(said, at, sink))
            .or_else(|| placed(said, at, sink))
            .or_else(|| several(said, at, sink))
            .or_else(|| placed_in_words(said, at, sink))
            .or_else(|| span_of_codes(said, at, sink))
            .unwrap_or(at + 1);
    }
    partial_phones(said, sink);
    zip_codes(said, sink);
}

/// `four, colon, nineteen, C R, three oh four one`.
fn docket(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let end = dockets::spoken(said, at)?;
    sink.add(said, at..end, Kind::Number, 85, Reason::Shape(Shape::CaseNumber));
    Some(end)
}

/// `beds 3A and 3B`, `2A and 2B`.
fn several(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let (from, end) =
        number_lists::beds(said, at).or_else(|| number_lists::pair(said, at).map(|end| (at, end)))?;
    sink.add(said, from..end, Kind::Number, 60, Reason::Shape(Shape::NamedNumber));
    Some(end)
}

/// `seven adam nora william two`, `7-Adam-Nora-William-2`.
fn plate(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let in_one = || said.word(at).is_some_and(|w| w.base.contains('-') && spelled::plate_in_one(&w.base));
    let run = spelled::plate(said, at).or_else(|| in_one().then_some(at..at + 1))?;
    let end = run.end;
    sink.add(said, run, Kind::Number, 80, Reason::Shape(Shape::Plate));
    Some(end)
}

/// A telephone number that is said in tens too.
fn phone(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let end = may_begin_number(said, at).then(|| spelled::phone(said, at)).flatten()?;
    sink.add(said, at..end, Kind::Phone, 85, Reason::Shape(Shape::Phone));
    Some(end)
}

/// `twelve c r oh nine one one`: letters and figures as only codes have them.
fn code(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    if said.word(at).is_some_and(spelled::is_lettered) {
        sink.add(said, at..at + 1, Kind::Number, 60, Reason::Shape(Shape::NamedNumber));
        return Some(at + 1);
    }
    let begins = may_begin_number(said, at) || spelled::is_letter(said, at);
    let end = begins.then(|| spelled::code_alone(said, at)).flatten()?;
    sink.add(said, at..end, Kind::Number, 70, Reason::Shape(Shape::NamedNumber));
    Some(end)
}

/// `bed four`, `cama doce`: the same as `bed 6` in words; no time, as in “in bed two days”.
fn placed_in_words(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    const BESIDE: [&str; 8] = ["or", "to", "hundred", "thousand", "o'clock", "of", "more", "o"];
    (said.is_in(at, tables::PLACED) && !said.is(at, &["row", "sala", "mesa"])).then_some(())?;
    let from = at + 1 + usize::from(said.is(at + 1, &["number", "numero"]));
    let word = said.word(from).filter(|_| said.close(from))?;
    let spanish = said.is_spanish() && tables::DAYS_SPANISH.is_among(word.tables) && word.base != "uno";
    let number = under_twenty(&word.base).is_some_and(|one| one > 1) || is_tens(&word.base) || spanish;
    let end = tens_and_one(said, from);
    let counts = said.close(end)
        && said.word(end).is_some_and(|w| w.case == Case::Small && w.base.ends_with('s'))
        && !said.is_stop(end);
    let stays = at > 0
        && said.is(
            at - 1,
            &[
                "in", "had", "have", "has", "got", "gave", "to", "en", "la", "was", "them", "her", "him",
                "us", "me", "and", "y", "house",
            ],
        );
    let more = said.is(end, &["and", "y"])
        && may_begin_number(said, end + 1)
        && said.ends_clause(tens_and_one(said, end + 1));
    (number && stays && !counts && !more && !said.is(end, &BESIDE)).then(|| {
        sink.add(said, from..end, Kind::Number, 55, Reason::Shape(Shape::NamedNumber));
        end
    })
}

/// `B1 through B6`: codes of a span.
fn span_of_codes(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let coded = |n: usize| {
        let figures = |word: &Word| word.base.get(1..).is_some_and(|rest| rest.parse::<u16>().is_ok());
        said.word(n).is_some_and(|word| {
            word.case != Case::Digits && word.base.len() < 5 && word.is_ascii() && figures(word)
        })
    };
    let joined = said.is(at + 1, &["through", "thru", "to"]) && said.close(at + 1) && said.close(at + 2);
    (joined && coded(at) && coded(at + 2)).then(|| {
        sink.add(said, at..at + 3, Kind::Number, 55, Reason::Shape(Shape::NamedNumber));
        at + 3
    })
}

/// `bed 6`, `cell C-204`, `Department 62`, `bed B`: a number that tells where somebody was; no count, as in
/// “row 3 times”.
fn placed(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    said.is_in(at, tables::PLACED).then_some(())?;
    let was = said.is(at + 1, &["was", "is"]) && said.is(at, &["locker", "bed", "cell", "dorm", "pod"]);
    let from = at + 1 + usize::from(was || said.is(at + 1, &["number", "no", "numero"]));
    let spaced = said.close(from) || matches!(said.gap(from).trim(), "." | "#" | ". #") && said.near(from);
    let code = said.word(from).filter(|_| spaced || said.gap(from).trim() == "#")?;
    let letter = code.case == Case::Initial
        && !matches!(code.base.as_str(), "i" | "a")
        && said.close(from)
        && said.ends_clause(from + 1);
    let figures = is_code(code) && code.base.len() < 8 && !code.base.ends_with("th");
    let counts = said.close(from + 1)
        && said
            .word(from + 1)
            .is_some_and(|w| w.case == Case::Small && w.base.ends_with('s') && w.tail.is_empty())
        && !said.is_stop(from + 1);
    let apart = !was || said.ends_clause(from + 1);
    (letter || figures && !counts && apart).then(|| {
        sink.add(said, from..from + 1, Kind::Number, 60, Reason::Shape(Shape::NamedNumber));
        from + 1
    })
}

/// `badge 4471`, `case number 12-B`, `an account ending in 0932`, `plate 7KXR219`.
fn named(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let word = said.word(at)?;
    let figures = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Digits && w.base.len() > 2);
    let ending = said.is(at, &["ending", "ends", "ended", "termina", "terminaba", "terminan", "terminado"])
        && (said.is(at + 1, &["in", "with", "en"])
            || figures(at + 1)
            || (at + 1..at + 4).all(|n| is_digit(said, n) && said.near(n)));
    let last = word.base == "four" && at > 0 && said.is(at - 1, &["last"]);
    (ending || last || is_named(said, at)).then_some(())?;
    let steps = (at + 1..at + 4).take_while(|n| said.is(*n, &BETWEEN)).count();
    let from = kind_of_number(said, at).unwrap_or_else(|| whose(said, at + 1 + steps));
    let from = behind_state(said, at, from);
    if !ending && told_otherwise(said, from) {
        return None;
    }
    // “plate ghx 4471”, “plate CK 40 917”.
    let figure = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Digits && w.follows_blank());
    let letters = said.is(at, &["plate", "plates", "tag", "placa"])
        && said.word(from).is_some_and(|w| w.base.len() < 4 && !w.is_word())
        && figure(from + 1);
    if letters {
        let end = from + 2 + usize::from(figure(from + 2));
        sink.add(said, from..end, Kind::Number, 85, Reason::Shape(Shape::NamedNumber));
        return Some(end);
    }
    let badge = said.is(at, &["badge", "placa"]) || at > 0 && said.is(at - 1, &["badge", "placa"]);
    if let Some(end) = spelled::code(said, from, badge || ending) {
        sink.add(said, from..end, Kind::Number, 75, Reason::Shape(Shape::NamedNumber));
        return Some(end);
    }
    // Captions write letters small: “case number wc cm 588104”.
    let small = |w: &Word| {
        let short = w.text.len() < 3 || w.text.len() < 5 && !w.is_word();
        w.case == Case::Small && short && !w.is_stop()
    };
    let letters = |w: &Word| {
        let one = w.case == Case::Initial && !matches!(w.base.as_str(), "i" | "a");
        one || w.case == Case::Capitals && w.text.len() < 6 || small(w)
    };
    // “number is FECR 014482”.
    let before_code = (from..from + 2).take_while(|n| said.word(*n).is_some_and(letters)).count();
    let lettered = before_code > 0 && said.word(from + before_code).is_some_and(is_code);
    said.word(from).filter(|w| (is_code(w) || lettered) && near(said, from))?;
    let end = (from + 1..from + 4 + before_code)
        .find(|n| !said.word(*n).is_some_and(|w| (is_code(w) || letters(w)) && w.follows_blank()))
        .unwrap_or(from + 1);
    let figures = (from..end).filter_map(|n| said.word(n)).flat_map(|w| w.base.chars());
    let enough = figures.filter(char::is_ascii_digit).count() >= fewest(said, at);
    // “the plate started with 7XK”.
    let plate =
        said.is(at, &["plate", "plates", "placa"]) && said.word(from).is_some_and(|w| w.base.len() > 2);
    let enough = enough || plate;
    // “ID 0592”: letters that belong to it.
    let joined = word.case == Case::Capitals && word.tail.is_empty() && from == at + 1;
    let begins = if joined { at } else { from };
    enough.then(|| sink.add(said, begins..end, Kind::Number, 85, Reason::Shape(Shape::NamedNumber)))?;
    Some(end)
}

/// How many figures a number has at least behind a word: “number” is said of anything, but a trailer has one, and
/// who is called “Number 12” has one too.
fn fewest(said: &Said, at: usize) -> usize {
    const THINGS: [&str; 18] = [
        "trailer", "car", "house", "door", "window", "table", "line", "locker", "cabin", "bus", "truck",
        "van", "building", "stall", "booth", "station", "room", "chair",
    ];
    let any = said.is(at, &["number", "numero"]);
    let thing = any && at > 0 && said.is(at - 1, &THINGS) && said.close(at);
    let called = any && said.word(at).is_some_and(|w| w.case == Case::Capital && w.opens == Opens::No);
    match any {
        true if thing => 1,
        true if !called => 3,
        _ => 2,
    }
}

/// Whether a word says that a number follows which somebody was given. Of codes only those that open something.
fn is_named(said: &Said, at: usize) -> bool {
    const OPENED: [&str; 10] =
        ["gate", "door", "access", "entry", "alarm", "key", "safe", "lock", "security", "garage"];
    let code = at > 0 && said.is(at, &["code", "codes"]) && said.is(at - 1, &OPENED) && said.close(at);
    code || said.is_in(at, tables::NAMED)
}

/// Where the number begins behind “número de preso era”.
fn kind_of_number(said: &Said, at: usize) -> Option<usize> {
    let of = said.is(at, &["numero", "number"]) && said.is(at + 1, &["de", "of"]) && !said.is_stop(at + 2);
    let is = said.is(at + 3, &["es", "era", "fue", "is", "was"]);
    (of && is && (at + 1..at + 5).all(|n| said.close(n))).then_some(at + 4)
}

/// Whether the figures at a word are a year that something was in, a time, a form, or are counted: “my visa in
/// 2011”, “for the record 00:14”, “the I-914”, “the ticket was 40 dollars”.
fn told_otherwise(said: &Said, at: usize) -> bool {
    const COUNTED: [&str; 14] = [
        "dollars", "bucks", "percent", "people", "years", "months", "weeks", "days", "hours", "minutes",
        "times", "cents", "pesos", "dolares",
    ];
    let Some(word) = said.word(at) else { return false };
    let year = years::in_figures(word) && at > 0 && said.is(at - 1, &["in", "en", "said", "read", "back"]);
    let time = word.base.len() < 3 && said.gap(at + 1).starts_with(':');
    // “the report said 300 women”.
    let told = at > 0 && said.is(at - 1, &["said", "says", "read", "reads", "back"]);
    let thing = |w: &Word| w.case == Case::Small && w.base.ends_with('s') && w.tail.is_empty();
    let many = said.is(at + 1, &["women", "men", "children"])
        || said.word(at + 1).is_some_and(thing) && !said.is_stop(at + 1);
    let counts = told && many && said.close(at + 1);
    year || time || counts || highways::is_form(&word.base) || said.is(at + 1, &COUNTED) && said.close(at + 1)
}

/// “the plate, Missouri, 8FA B2K”: where the number begins behind the state.
fn behind_state(said: &Said, at: usize, from: usize) -> usize {
    let plate = said.is(at, &["plate", "plates", "tag", "placa"]);
    let state = said.word(from).is_some_and(|w| lists::is_region(&w.base)) && near(said, from);
    if plate && state && near(said, from + 1) { from + 1 } else { from }
}

/// Behind “on that was”, “on it,”: where the number begins of what it was on.
fn whose(said: &Said, at: usize) -> usize {
    let on = said.is(at, &["on", "for"])
        && said.is(at + 1, &["that", "it", "this", "there", "file", "him", "her"]);
    let is = said.is(at + 2, &["is", "was"]);
    match on && said.close(at) && said.close(at + 1) {
        true if is => at + 3,
        true if said.gap(at + 2).starts_with(',') => at + 2,
        _ => at,
    }
}

fn near(said: &Said, at: usize) -> bool {
    said.gap(at).chars().all(|c| c.is_whitespace() || matches!(c, ',' | ':' | '#' | '.'))
}

fn is_code(word: &Word) -> bool {
    let digits = word.text.chars().any(|c| c.is_ascii_digit());
    // “bed h6”, “cell c-14”.
    let letters = word.base.bytes().take_while(u8::is_ascii_lowercase).count();
    let small = letters == 1 && word.base.len() < 6;
    digits && (small || word.case == Case::Digits || word.text.chars().all(|c| !c.is_lowercase()))
}

/// Digits said one by one: seven and more are a telephone number, four and more a number where a
/// word before says so.
fn spoken(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    // “one eight hundred, five five five”.
    let digit = |n: usize| {
        (is_digit(said, n) || n > at + 1 && said.is(n, &["hundred"])) && (n == at || joined(said, n))
    };
    let length = (at..said.len()).take_while(|n| digit(*n)).count();
    let named =
        (at.saturating_sub(4)..at).any(|n| said.word(n).is_some_and(|w| tables::NAMED.contains(&w.base)));
    let end = at + length;
    // “triple five” is three of them.
    let length = length + (at..end).filter(|n| said.is(*n, &["triple"])).count();
    // “510 triple 5 0 1 9 3”.
    let area = at > 0
        && said.word(at - 1).is_some_and(|w| w.figure().is_some() && w.base.len() == 3)
        && said.close(at);
    let from = if area && length >= 6 { at - 1 } else { at };
    // “partial plate 4 4 7 K”.
    let letter = |n: usize| {
        said.close(n) && said.word(n).is_some_and(|w| w.case == Case::Initial && !said.is(n, &["i", "a"]))
    };
    let end = if named && length < 7 { end + (end..end + 3).take_while(|n| letter(*n)).count() } else { end };
    if length >= 7 {
        sink.add(said, from..end, Kind::Phone, 90, Reason::Shape(Shape::Phone));
    } else if length >= 4 || length == 3 && named {
        let (percent, shape) = if named { (80, Shape::NamedNumber) } else { (60, Shape::PhonePart) };
        sink.add(said, at..end, Kind::Number, percent, Reason::Shape(shape));
    } else {
        return None;
    }
    Some(end)
}

/// “five”, “5”; longer figures only behind the first, as in “510 triple 5 0 1 9 3”.
fn is_digit(said: &Said, at: usize) -> bool {
    said.is(at, &DIGITS) || said.word(at).is_some_and(|w| w.figure().is_some() && w.base.len() == 1)
}

fn joined(said: &Said, at: usize) -> bool {
    said.gap(at).chars().all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '.'))
        && !said.gap(at).contains("\n\n")
}

/// `should have been 0137`: four digits that no year is.
fn partial_phones(said: &Said, sink: &mut Sink) {
    for (at, word) in said.words().iter().enumerate() {
        let four = word.base.len() == 4 && word.base.bytes().all(|b| b.is_ascii_digit());
        let alone = !said.gap(at).ends_with(['$', '€', '-', '/', '.', ','])
            && !said.gap(at + 1).starts_with(['-', '/', ':'])
            // “0217 hours”: a time.
            && !said.is(at + 1, &["hours", "hrs", "horas"]);
        let said_as =
            (at.saturating_sub(4)..at).any(|n| said.is(n, &["four", "extension", "ext", "ending", "pin"]));
        let extension = at > 0
            && said.is(at - 1, &["extension", "ext"])
            && said.near(at)
            && word.figure().is_some()
            && word.base.len() < 6;
        if extension || four && alone && (word.base.starts_with('0') || said_as) {
            sink.add(said, at..at + 1, Kind::Phone, 60, Reason::Shape(Shape::PhonePart));
        }
    }
}

/// Five digits behind `zip`, or behind a state written with two capitals, or where somebody is: `he
/// lives in 10804.`
fn zip_codes(said: &Said, sink: &mut Sink) {
    for (at, word) in said.words().iter().enumerate() {
        let five = word.base.len() == 5 && word.base.bytes().all(|b| b.is_ascii_digit());
        let state = said.before(at).is_some_and(|w| w.case == Case::Capitals && w.text.len() == 2);
        let told = (at.saturating_sub(7)..at).any(|n| said.is(n, &["zip", "postal", "codigo", "zipcode"]));
        let told = told || (at + 1..at + 3).any(|n| said.is(n, &["zip", "zipcode"]));
        let lived = at > 1
            && said.is(at - 1, &["in", "to"])
            && said.is(at - 2, &["live", "lives", "lived", "living", "moved", "house", "apartment"]);
        let lived = lived && said.ends_clause(at + 1) && !word.base.ends_with("00");
        let town = said.near(at)
            && said.ends_clause(at + 1)
            && (said.before(at).is_some_and(|w| lists::is_place(&w.base))
                || at > 1 && lists::is_place(&said.base(&(at - 2..at))));
        if five && (state && word.follows_blank() || told || lived || town) {
            sink.add(said, at..at + 1, Kind::Street, 85, Reason::Shape(Shape::Street));
        }
    }
}
