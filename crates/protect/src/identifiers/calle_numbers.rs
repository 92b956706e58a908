//! Streets of Spanish America by their numbers: “carrera 6 # 7-21”, “7a. avenida norte”,
//! “manzana F, casa 12”.

use std::ops::Range;

use super::lists::COMMON_GIVEN;
use super::said::Said;
use super::words::{Case, Word};

/// Every rule of this kind that may begin at a word.
pub(super) fn by_number(said: &Said, at: usize) -> Option<Range<usize>> {
    crossing(said, at)
        .or_else(|| counted(said, at))
        .or_else(|| corner(said, at))
        .or_else(|| numbered_corner(said, at))
        .or_else(|| block(said, at))
        .or_else(|| on_the_way(said, at))
}

fn digits(said: &Said, at: usize, longest: usize) -> bool {
    said.word(at).is_some_and(|word| word.case == Case::Digits && word.base.len() <= longest)
}

/// “carrera 6 # 7-21”, “cra 43A No. 12-08”: a street, the one that crosses it, and the house.
fn crossing(said: &Said, at: usize) -> Option<Range<usize>> {
    const WAYS: [&str; 10] =
        ["calle", "carrera", "cra", "kr", "cr", "cl", "diagonal", "transversal", "avenida", "av"];
    (said.is(at, &WAYS) && said.near(at + 1) && digits(said, at + 1, 4)).then_some(())?;
    let letter = said.word(at + 2).is_some_and(|word| word.case == Case::Initial) && said.close(at + 2);
    let sign = at + 2 + usize::from(letter);
    let named = said.is(sign, &["no", "numero", "num", "nro"]) && said.near(sign);
    let house = sign + usize::from(named);
    let led = named && said.near(house) || said.gap(house).trim() == "#";
    (led && digits(said, house, 8)).then_some(at..house + 1)
}

/// “7a. avenida norte”, “3ra calle poniente”.
fn counted(said: &Said, at: usize) -> Option<Range<usize>> {
    let word = said.word(at).filter(|word| word.case == Case::Digits)?;
    let figures = word.base.bytes().take_while(u8::is_ascii_digit).count();
    let ending = word.base.get(figures..).unwrap_or_default();
    let fits = figures < 3 && ["a", "o", "ra", "da", "ta", "na", "va", "ma", "ª", "º"].contains(&ending);
    let way = fits && said.is(at + 1, &["avenida", "calle", "callejon", "av"]) && said.near(at + 1);
    let point =
        said.is(at + 2, &["norte", "sur", "oriente", "poniente", "este", "oeste"]) && said.near(at + 2);
    way.then_some(at..at + 2 + usize::from(point))
}

/// “en la Alvarado con la Séptima”: two streets with their articles. “y” joins two of anything, as in “de la
/// Flaca y la Güera”, so it joins streets only where somebody is at them and Spanish is spoken.
fn corner(said: &Said, at: usize) -> Option<Range<usize>> {
    let article = |n: usize| said.is(n, &["la", "el"]) && said.close(n + 1);
    let led = at > 1 && article(at - 1) && said.is(at - 2, &["en", "de", "por", "sobre"]);
    let street = |from: usize| {
        let named = |n: usize| {
            let fits = |word: &Word| word.is_capital() && word.bits() & COMMON_GIVEN == 0;
            said.word(n).is_some_and(fits) && said.close(n)
        };
        from + (from..from + 3).take_while(|n| named(*n)).count()
    };
    let first = led.then(|| street(at)).filter(|end| *end > at)?;
    let spanish = || said.is_spanish() && said.word(first).is_some_and(Word::is_in_spanish);
    let and = said.is(first, &["y"]) && said.is(at - 2, &["en"]) && spanish();
    let joined = (and || said.is(first, &["con"])) && said.close(first) && article(first + 1);
    let end = joined.then(|| street(first + 2))?;
    (end > first + 2).then_some(at..end)
}

/// “en la 24 y Mission”, “en la Mission con la 24”: of two streets one by its number.
fn numbered_corner(said: &Said, at: usize) -> Option<Range<usize>> {
    let led = at > 1 && said.is(at - 1, &["la"]) && said.is(at - 2, &["en", "por", "de"]) && said.close(at);
    let numbered = |n: usize| said.word(n).is_some_and(|w| w.figure().is_some() && w.base.len() < 4);
    let named = |n: usize| said.word(n).is_some_and(|w| w.case == Case::Capital && w.tail.is_empty());
    let joined = said.is(at + 1, &["y", "con"]) && said.close(at + 1);
    let second = at + 2 + usize::from(said.is(at + 2, &["la"]) && said.close(at + 3));
    let fits = numbered(at) && (named(second) || numbered(second)) || named(at) && numbered(second);
    let spanish = said.is_spanish() || said.word(at).is_some_and(Word::is_in_spanish);
    (led && joined && fits && spanish && said.close(second) && said.ends_clause(second + 1))
        .then_some(at..second + 1)
}

/// “manzana F, casa 12”.
fn block(said: &Said, at: usize) -> Option<Range<usize>> {
    let code = |n: usize| {
        said.near(n)
            && (digits(said, n, 4) || said.word(n).is_some_and(|word| word.base.chars().count() == 1))
    };
    let led = said.is(at, &["manzana", "mz", "mza"]) && code(at + 1) && said.near(at + 2);
    let house = led && said.is(at + 2, &["casa", "lote", "lt", "solar", "villa"]) && code(at + 3);
    house.then_some(at..at + 4)
}

/// “kilómetro 14 de la vía a Sonsón”.
fn on_the_way(said: &Said, at: usize) -> Option<Range<usize>> {
    (said.is(at, &["kilometro", "km"]) && said.near(at + 1) && digits(said, at + 1, 5)).then_some(())?;
    let article = usize::from(said.is(at + 3, &["la", "las"]));
    let way = at + 3 + article;
    let led = said.is(at + 2, &["de", "del"]) && said.is(way, &["via", "carretera", "camino", "autopista"]);
    let to = way + 1;
    let town = said.is(to, &["a", "al", "hacia"]) && said.word(to + 1).is_some_and(Word::is_capital);
    (led && (at + 2..=to + 1).all(|n| said.close(n)) && town).then_some(at..to + 2)
}
