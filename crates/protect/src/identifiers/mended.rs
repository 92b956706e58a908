//! Words as they were before a line or a scanner broke them: “Porter-⏎ville”, “Kaspar1an”, “l9”.

use super::lists;
use super::terms;

/// How many bytes of `rest` break a word in two: a hyphen at the end of a line, where the next begins
/// with a small letter. 0 where nothing does.
pub(super) fn line_break(rest: &str) -> usize {
    let Some(below) = rest.strip_prefix("-\n") else { return 0 };
    let indent = usize::from(below.starts_with([' ', '\t']));
    let goes_on = below.get(indent..).is_some_and(|below| below.starts_with(char::is_lowercase));
    if goes_on { 2 + indent } else { 0 }
}

/// A folded word in one piece. Where both halves are words and the whole is none, as in
/// “well-⏎known”, the hyphen stays.
pub(super) fn in_one_piece(folded: String) -> String {
    let Some((first, second)) = folded.split_once("- ") else { return folded };
    let whole = format!("{first}{second}");
    let two = !terms::is_word(&whole) && terms::is_word(first) && terms::is_word(second);
    if two { format!("{first}-{second}") } else { whole }
}

/// What a scanner took a letter or a figure for.
pub(super) enum Misread {
    /// A word with one figure in it: “0scar”, “Kaspar1an”.
    Word(String),
    /// A number with a letter in it: “l9”, “2O15”.
    Figures(String),
}

/// What a word was before a scanner misread it; `None` where it did not. `stem` is the word as it is
/// written, without its tail.
pub(super) fn misread(stem: &str) -> Option<Misread> {
    let figures = stem.bytes().filter(u8::is_ascii_digit).count();
    if figures == 0 || !stem.is_ascii() {
        return None;
    }
    let letters = stem.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters + figures != stem.len() {
        return None;
    }
    if figures == 1 && letters > 2 { word(stem) } else { number(stem, letters) }
}

fn word(stem: &str) -> Option<Misread> {
    let (at, figure) = stem.bytes().enumerate().find(|(_, b)| b.is_ascii_digit())?;
    let small = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase());
    let (before, after) = (stem.get(..at)?, stem.get(at + 1..)?);
    match figure {
        b'0' if at == 0 && small(after) => Some(Misread::Word(format!("o{after}"))),
        b'0' | b'1' if before.starts_with(|c: char| c.is_ascii_uppercase()) && small(after) => {
            let reading = |letter: char| format!("{}{letter}{after}", before.to_ascii_lowercase());
            let readings =
                if figure == b'0' { [reading('o'), reading('o')] } else { [reading('i'), reading('l')] };
            let known = readings.iter().find(|word| terms::is_word(word));
            let known = known.or_else(|| readings.iter().find(|word| lists::bits(word) > 0)).cloned();
            Some(Misread::Word(known.unwrap_or_else(|| reading(if figure == b'0' { 'o' } else { 'i' }))))
        }
        _ => None,
    }
}

fn number(stem: &str, letters: usize) -> Option<Misread> {
    let led = stem.starts_with('l');
    let inside = stem.starts_with(|c: char| c.is_ascii_digit()) && stem.contains(['O', 'l']);
    let fits = stem.bytes().all(|b| b.is_ascii_digit() || b == b'l' || b == b'O');
    let ends = stem.ends_with(|c: char| c.is_ascii_digit());
    (fits && ends && letters < 3 && (led || inside))
        .then(|| Misread::Figures(stem.replace('l', "1").replace('O', "0")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(stem: &str) -> Option<String> {
        misread(stem).map(|read| match read {
            Misread::Word(word) => word,
            Misread::Figures(figures) => figures,
        })
    }

    #[test]
    fn a_figure_in_a_word_is_a_letter_and_a_letter_in_a_number_a_figure() {
        for (stem, was) in [
            ("0scar", "oscar"),
            ("Dav1d", "david"),
            ("l9", "19"),
            ("2O15", "2015"),
            ("Kaspar1an", "kasparian"),
        ] {
            assert_eq!(read(stem).as_deref(), Some(was), "{stem}");
        }
        for other in ["1st", "10am", "4th", "A1", "mp3", "7KXR219", "l", "B12", "1bedroom"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_word_that_a_line_broke_is_one_word_again() {
        assert_eq!(line_break("-\nville, where"), 2);
        assert_eq!(line_break("-\n ville"), 3);
        assert_eq!((line_break("-\nVille"), line_break("-ville"), line_break("- \nville")), (0, 0, 0));
        assert_eq!(in_one_piece("porter- ville".to_owned()), "porterville");
        assert_eq!(in_one_piece("well- known".to_owned()), "well-known");
        assert_eq!(in_one_piece("mid- dle".to_owned()), "middle");
    }
}
