//! Streets and quarters as they are said in Spanish.

use std::ops::Range;

use super::roads::street_end;
use super::said::Said;
use super::streets::is_house;
use super::tables;
use super::units::unit;
use super::words::{Case, Word};
use super::years::is_year;

/// `Calle Ocho`, `Avenida de la Paz`, `calle 5 de Mayo`, `Avenue J`.
pub(super) fn calle(said: &Said, at: usize) -> Option<Range<usize>> {
    let avenue = said.is(at, &["avenue"]) && said.word(at)?.is_capital();
    if avenue {
        let lettered = said.word(at + 1).filter(|w| said.close(at + 1) && w.tail.is_empty())?;
        let named = lettered.case == Case::Digits || lettered.case == Case::Initial && lettered.base != "i";
        return named.then_some(at..at + 2);
    }
    said.is_in(at, tables::CALLES).then_some(())?;
    // “Canton” is a town in English.
    let english = said.is(at, &["canton", "caserio"]) && !said.word(at)?.is_in_spanish();
    (!english).then_some(())?;
    let small = |n: usize| {
        const PARTS: [&str; 13] = [
            "de",
            "del",
            "la",
            "las",
            "los",
            "el",
            "san",
            "a",
            "federal",
            "estatal",
            "nacional",
            "internacional",
            "libre",
        ];
        let part = said.is(n, &PARTS);
        part && (said.close(n) || n == at + 1 && said.near(n))
    };
    // A stop behind the first word may shorten it, as in `Av. Reforma`.
    let figures = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Digits);
    let goes_on = |n: usize| {
        n == at + 1 && said.near(n) || said.close(n) || figures(n) && said.near(n) && !said.ends_sentence(n)
    };
    // `carretera Tlapa–Marquelia`.
    let dashed = |n: usize| n > at + 1 && matches!(said.gap(n), "–" | "-");
    let capital = |n: usize| said.word(n).is_some_and(Word::is_capital);
    let named = |n: usize| capital(n) && (goes_on(n) || dashed(n)) || figures(n) && goes_on(n);
    let mut end = at + 1;
    for _ in 0..4 {
        let next = (end..end + 3).find(|n| !small(*n)).unwrap_or(end);
        if !named(next) || next > end && end > at + 1 && !capital(next) {
            break;
        }
        end = next + 1;
    }
    (end > at + 1).then(|| house_before(said, at)..end)
}

/// “número 300 de la calle Zaragoza”: where the number begins.
fn house_before(said: &Said, at: usize) -> usize {
    let article = usize::from(at > 0 && said.is(at - 1, &["la", "el"]));
    let number = at.checked_sub(2 + article).filter(|n| said.is(n + 1, &["de", "del"]));
    let from = number.filter(|n| said.word(*n).is_some_and(is_house) && (n + 1..=at).all(|k| said.close(k)));
    match from {
        Some(n) if n > 0 && said.is(n - 1, &["numero", "num", "no"]) => n - 1,
        Some(n) => n,
        None => at,
    }
}

/// End of “esquina con Juárez” behind an address.
pub(super) fn corner(said: &Said, at: usize) -> Option<usize> {
    let led = said.near(at) && said.is(at, &["esquina", "esq"]) && said.is(at + 1, &["con", "y"]);
    let named = said.word(at + 2).is_some_and(Word::is_capital) && said.close(at + 2);
    (led && named).then(|| street_end(said, at + 2)).flatten()
}

/// “Reforma con la Once” behind “esquina de”.
pub(super) fn corner_of(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = at > 1 && said.is(at - 1, &["de"]) && said.is(at - 2, &["esquina", "esq", "cruce"]);
    let capitals = |from: usize| {
        let named = |n: usize| said.word(n).is_some_and(Word::is_capital) && (n == from || said.close(n));
        from + (from..from + 3).take_while(|n| named(*n)).count()
    };
    let first = capitals(at);
    let joint = led && first > at && said.is(first, &["con", "y"]) && said.close(first);
    let second = first + 1 + usize::from(said.is(first + 1, &["la", "el", "calle", "avenida"]));
    // “Hidalgo y 5 de Mayo”: streets have the names of days.
    let day = said.word(second).is_some_and(|w| w.figure().is_some())
        && said.is(second + 1, &["de"])
        && said.word(second + 2).is_some_and(|w| tables::MONTHS.contains(&w.base));
    let end = if day { second + 3 } else { capitals(second) };
    (joint && end > second && said.close(second)).then_some(at..end)
}

/// “el 27 de Bradford”.
pub(super) fn house(said: &Said, at: usize) -> Option<Range<usize>> {
    let number = said.word(at).filter(|w| said.is_spanish() && is_house(w))?;
    let street = said.word(at + 2).filter(|w| w.case == Case::Capital && said.close(at + 2))?;
    let month = tables::MONTHS.contains(&street.base) || is_year(&number.base);
    let led = at > 0 && said.is(at - 1, &["el", "en", "al"]) && said.close(at);
    (led && !month && said.is(at + 1, &["de"]) && said.close(at + 1)).then_some(at..at + 3)
}

/// “en Tonalá 218, interior 4”, “en la Maher 4712”, “en la Yosemite, el 415”: the name of a street and the number
/// of a house, without “calle”.
pub(super) fn numbered(said: &Said, at: usize) -> Option<Range<usize>> {
    let article = usize::from(at > 1 && said.is(at - 1, &["la"]) && said.close(at));
    let before = at.checked_sub(1 + article).filter(|n| said.close(n + 1))?;
    let led = said.is(before, &["en", "por"]) && (said.is_spanish() || article > 0);
    let named = |n: usize| {
        said.word(n).is_some_and(|w| w.case == Case::Capital && w.tail.is_empty() && !w.is_plain_capital())
            && (n == at || said.close(n))
    };
    let number = led.then(|| at + (at..at + 3).take_while(|n| named(*n)).count())?;
    // “, el 415”.
    let apart = said.is(number, &["el"]) && said.gap(number).trim() == "," && said.near(number);
    let number = number + usize::from(apart && number > at);
    let house = said.word(number).filter(|w| number > at && is_house(w) && said.close(number))?;
    let ends = said.ends_clause(number + 1) || unit(said, number + 1).is_some() || article > 0;
    (ends && !is_year(&house.base)).then_some(at..number + 1)
}

/// End of the quarter behind an address: `, col. San Agustín`, `, C.P. 09200`.
pub(super) fn quarter(said: &Said, at: usize) -> Option<usize> {
    said.near(at).then_some(())?;
    let code = |n: usize| said.near(n) && said.word(n).is_some_and(|w| w.case == Case::Digits);
    if said.is(at, &["c"]) && said.is(at + 1, &["p"]) && code(at + 2) {
        return Some(at + 3);
    }
    if said.is(at, &["cp"]) && code(at + 1) {
        return Some(at + 2);
    }
    said.is_in(at, tables::QUARTERS).then_some(())?;
    let small = |n: usize| said.is(n, &["de", "del", "la", "las", "los", "el"]) && said.close(n);
    let capital = |n: usize| {
        said.word(n).is_some_and(|w| w.is_capital() || w.case == Case::Digits)
            && (said.close(n) || n == at + 1 && said.near(n))
    };
    let mut end = at + 1;
    for _ in 0..4 {
        let next = (end..end + 3).find(|n| !small(*n)).unwrap_or(end);
        if !capital(next) {
            break;
        }
        end = next + 1;
    }
    (end > at + 1).then_some(end)
}
