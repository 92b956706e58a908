//! Numbers that are spelled out: plates in the alphabet of the police, cases in words with dashes, codes of letters
//! and figures, telephone numbers in tens.

use std::ops::Range;

use super::number_words::{digits_of, is_tens, says_a_number};
use super::said::Said;
use super::tables;
use super::words::{Case, Word};

/// Words for figures beside those of every number.
const FIGURES: [&str; 6] = ["zero", "o", "double", "triple", "niner", "cero"];
/// Words for the signs between.
const SIGNS: [&str; 6] = ["dash", "hyphen", "slash", "guion", "point", "stroke"];

/// Whether a word is said for a figure, one by one or in tens.
fn is_figure(said: &Said, at: usize) -> bool {
    said.is(at, &FIGURES) || said.word(at).is_some_and(|word| says_a_number(&word.base))
}

/// `seven adam nora william two two oh`: two words of the alphabet and a figure at least, four in all.
pub(super) fn plate(said: &Said, at: usize) -> Option<Range<usize>> {
    let letter = |n: usize| said.is_in(n, tables::SPELLING);
    let first = said.word(at).is_some_and(|w| w.figure().is_some());
    (at..at + 3 + 2 * usize::from(first)).any(letter).then_some(())?;
    let figure = |n: usize| {
        is_figure(said, n) || said.word(n).is_some_and(|w| w.case == Case::Digits && w.base.len() < 5)
    };
    let goes_on = |n: usize| n == at || said.gap(n).chars().all(|c| matches!(c, ' ' | '-' | ',' | '\n'));
    let end = at + (at..said.len()).take_while(|n| goes_on(*n) && (letter(*n) || figure(*n))).count();
    let letters = (at..end).filter(|n| letter(*n)).count();
    let figures = (at..end).filter(|n| figure(*n)).count();
    // “4 David 12”, as cars of the police are called.
    let digits = |n: usize| said.word(n).is_some_and(|w| w.figure().is_some());
    let spoken = |n: usize| is_figure(said, n);
    let capital = said.word(at + 1).is_some_and(|w| w.case == Case::Capital);
    let car = end == at + 3
        && letter(at + 1)
        && (digits(at) && digits(at + 2) || capital && spoken(at) && spoken(at + 2));
    let long = letters > 1 && figures > 0 && end > at + 3;
    (long || car || end == at + 2 && call_sign(said, at)).then_some(at..end)
}

/// “We were Baker 12.”: a word of the alphabet and a number that end what somebody is called.
fn call_sign(said: &Said, at: usize) -> bool {
    const LED: [&str; 9] = ["were", "was", "unit", "am", "is", "i'm", "sign", "call", "radio"];
    let capital = said.is_in(at, tables::SPELLING) && said.word(at).is_some_and(|w| w.case == Case::Capital);
    let number = said.word(at + 1).is_some_and(|w| w.figure().is_some() && w.base.len() < 4);
    let led = at > 0 && said.is(at - 1, &LED) && said.close(at);
    capital && number && led && (said.ends_clause(at + 2) || said.is(at + 2, &["that", "then"]))
}

/// `7-Adam-Nora-William-2-2-0`, which is one word.
pub(super) fn plate_in_one(base: &str) -> bool {
    let parts = || base.split('-');
    let letters = parts().filter(|part| tables::SPELLING.contains(part)).count();
    let figures = parts().filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).count();
    (letters > 1 && figures > 0 || letters > 0 && figures > 1) && letters + figures == parts().count()
}

/// A code as it is said, and what it is made of.
#[derive(Default)]
struct Code {
    end: usize,
    parts: usize,
    figures: usize,
    letters: usize,
    signs: usize,
    /// Letters that a word tells: “b as in boy”.
    told: usize,
    /// Figures that are said one by one.
    single: usize,
}

/// The code that begins at a word.
fn code_at(said: &Said, at: usize) -> Code {
    let mut code = Code { end: at, ..Code::default() };
    let (mut end, mut sign) = (at, false);
    while end == at || said.close(end) || code.told > 0 && said.gap(end).trim() == "," {
        let a_sign = end > at && said.is(end, &SIGNS);
        if a_sign {
            if sign {
                break;
            }
            end += 1;
        } else if let Some(next) = told_letter(said, end) {
            (end, code.told, code.letters) = (next, code.told + 1, code.letters + 1);
        } else if code.told > 0 && said.is_in(end, tables::SPELLING) {
            (end, code.told, code.letters) = (end + 1, code.told + 1, code.letters + 1);
        } else if is_figure(said, end) || said.word(end).is_some_and(|w| w.figure().is_some()) {
            let one = said.word(end).is_some_and(|w| digits_of(&w.base) == 1 || w.base == "o");
            (end, code.figures, code.single) = (end + 1, code.figures + 1, code.single + usize::from(one));
        } else if is_letter(said, end) && (sign || !said.is(end, &["a", "i"]) || goes_on(said, end)) {
            (end, code.letters) = (end + 1, code.letters + 1);
        } else {
            break;
        }
        if !a_sign {
            code.end = end;
            code.parts += 1;
            code.signs += usize::from(sign);
        }
        sign = a_sign;
    }
    code
}

/// “a” and “I” are letters where another letter or a figure is before and behind them, and where a code begins:
/// “her number is a two one nine”.
fn goes_on(said: &Said, at: usize) -> bool {
    let part = |n: usize| is_letter(said, n) || is_figure(said, n) || said.is(n, &SIGNS);
    let figures = (at + 1..at + 4).all(|n| is_figure(said, n) && said.close(n));
    const LED: [&str; 12] = [
        "is", "was", "number", "it's", "es", "starts", "started", "begins", "with", "empieza", "con", "says",
    ];
    if at > 0 && figures && said.is(at - 1, &LED) {
        return true;
    }
    at > 0 && part(at - 1) && part(at + 1) && said.close(at) && said.close(at + 1)
}

/// A letter that is said alone.
pub(super) fn is_letter(said: &Said, at: usize) -> bool {
    said.word(at).is_some_and(|word| {
        word.tail.is_empty() && word.base.len() == 1 && word.base.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// End of “b as in boy”.
fn told_letter(said: &Said, at: usize) -> Option<usize> {
    let told = is_letter(said, at) && said.is(at + 1, &["as"]) && said.is(at + 2, &["in"]);
    let near = (at + 1..at + 4).all(|n| said.close(n));
    (told && near && at + 3 < said.len()).then_some(at + 4)
}

/// End of `twenty two dash four four one` or `e one one seven` at a word, behind a word that tells of a number:
/// three words or more, with a sign or a letter or all single.
pub(super) fn code(said: &Said, at: usize, badge: bool) -> Option<usize> {
    let code = code_at(said, at);
    // “badge number twelve oh four”, “badge forty four twelve”.
    let zero = (at..code.end).any(|n| said.is(n, &["oh", "zero", "o", "cero"]));
    let long = code.signs > 0 || code.letters > 0 || code.parts > 3 || zero || badge;
    (code.parts > 2 && code.figures > 1 && long).then_some(code.end)
}

/// The same where no word tells: letters and figures as only codes have them, or a sign among many figures.
pub(super) fn code_alone(said: &Said, at: usize) -> Option<usize> {
    let begins = is_figure(said, at) || is_letter(said, at);
    let code = begins.then(|| code_at(said, at))?;
    let told = code.told > 0 && code.figures > 1;
    let mixed = code.letters > 0 && code.single > 1 && code.figures > 2 && code.parts > 4;
    let signed = code.signs > 0 && code.figures > 3 && code.single > 1;
    (told || mixed || signed).then_some(code.end)
}

/// Whether a word is a code that somebody was given: `P-412`, `VCH-60412`; no form of an authority, no road.
pub(super) fn is_lettered(word: &Word) -> bool {
    let Some((letters, figures)) = word.base.split_once('-') else { return false };
    const FORMS: [&str; 24] = [
        "i", "n", "g", "f", "b", "h", "d", "m", "t", "u", "us", "sr", "cr", "fm", "ds", "sf", "dd", "wd",
        "eo", "hr", "pl", "covid", "a", "gs",
    ];
    let lettered = (1..4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_lowercase());
    let numbered = (3..7).contains(&figures.len()) && figures.bytes().all(|b| b.is_ascii_digit());
    lettered && numbered && !FORMS.contains(&letters) && word.is_capital()
}

/// End of a telephone number that is said in tens too: “nueve doce, cinco cinco cinco, cero uno ochenta y tres”.
pub(super) fn phone(said: &Said, at: usize) -> Option<usize> {
    let (mut end, mut digits, mut single, mut threefold) = (at, 0, 0, 0);
    while end == at || joined(said, end) {
        let Some(word) = said.word(end) else { break };
        let many = match word.base.as_str() {
            "triple" => 3,
            "double" => 2,
            _ => 0,
        };
        if many > 0 {
            (threefold, end) = (many, end + 1);
            continue;
        }
        // “ochenta y tres”.
        let and = word.base == "y"
            && end > at
            && digits_of(said.word(end + 1).map_or("", |w| w.base.as_str())) == 1;
        if and {
            // The tens before were two figures already.
            end += 2;
            continue;
        }
        let said_as: usize = match word.base.as_str() {
            "hundred" if end > at => 2,
            base if base.split_once('-').is_some_and(|(tens, _)| is_tens(tens)) => 2,
            base => base.split('-').map(digits_of).sum(),
        };
        let whole = word.base == "hundred" || word.base.split('-').all(|part| digits_of(part) > 0);
        if said_as == 0 || !whole {
            break;
        }
        // “eighty three” has two figures.
        let tens = end > at && said_as == 1 && is_tens_before(said, end);
        let count = if threefold > 0 { threefold } else { said_as };
        digits += if tens { 0 } else { count };
        single += if said_as == 1 && !tens || word.base.contains('-') { count } else { 0 };
        (threefold, end) = (0, end + 1);
    }
    (matches!(digits, 7 | 10 | 11) && single > 4).then_some(end)
}

fn is_tens_before(said: &Said, at: usize) -> bool {
    said.close(at) && said.word(at - 1).is_some_and(|w| is_tens(&w.base))
}

fn joined(said: &Said, at: usize) -> bool {
    said.gap(at).chars().all(|c| c.is_whitespace() || matches!(c, ',' | '-'))
        && !said.gap(at).contains("\n\n")
}
