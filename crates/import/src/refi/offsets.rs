//! What the offsets of a project count.
//!
//! The standard says code points; tools differ in what they make of signs beyond the basic plane and
//! of CR LF. So a project is read as its origin says, the reading is checked on the data, and where
//! another one fits far better, that is taken.

use std::fmt;

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// UTF-16 code units; else code points.
    pub utf16: bool,
    /// CR LF counts as two; else as one.
    pub crlf_two: bool,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.utf16 { "UTF-16 code units" } else { "code points" };
        write!(
            f,
            "{unit}, with a line end of two characters as {}",
            if self.crlf_two { "two" } else { "one" }
        )
    }
}

const ALL: [Reading; 4] = [
    Reading { utf16: false, crlf_two: true },
    Reading { utf16: false, crlf_two: false },
    Reading { utf16: true, crlf_two: true },
    Reading { utf16: true, crlf_two: false },
];

impl Reading {
    /// How the tool that wrote a project counts, as far as is known.
    pub(crate) fn of(origin: Option<&str>) -> Self {
        let origin = origin.unwrap_or_default().trim_start();
        let begins =
            |name: &str| origin.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name));
        if begins("NVivo") {
            Self { utf16: true, crlf_two: true }
        } else {
            Self { utf16: false, crlf_two: !begins("ATLAS") && !begins("QualCoder") }
        }
    }
}

/// A text as it lies in the file, and the places of the characters that a study counts.
pub(crate) struct RawText {
    /// Without a mark at its start, with line ends as they are.
    raw: String,
    /// Whether readings of each kind can differ.
    beyond: bool,
    crlf: bool,
}

/// Where a selection lies, as written, and what it says it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'w> {
    pub start: i64,
    pub end: i64,
    pub name: Option<&'w str>,
}

/// A place in a text that a study counts, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub start: usize,
    pub end: usize,
    /// Whether it had to be cut to the end of the text.
    pub clamped: bool,
}

impl RawText {
    pub fn new(raw: String) -> Self {
        let raw = raw.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(raw);
        Self { beyond: raw.chars().any(|c| c > '\u{ffff}'), crlf: raw.contains("\r\n"), raw }
    }

    /// As the study keeps it.
    pub fn normalised(&self) -> String {
        verbatim_text::normalise(&self.raw)
    }

    /// Offsets of every character that the study counts, and of the end.
    fn positions(&self, reading: Reading) -> Vec<u64> {
        let mut positions = Vec::with_capacity(self.raw.len() + 1);
        let (mut at, mut after_cr) = (0, false);
        for c in self.raw.chars() {
            if c == '\n' && after_cr {
                // The second half of a line end that the study counts once.
                at += u64::from(reading.crlf_two);
            } else {
                positions.push(at);
                at += if reading.utf16 { c.len_utf16() as u64 } else { 1 };
            }
            after_cr = c == '\r';
        }
        positions.push(at);
        positions
    }
}

/// A text under one reading.
pub(crate) enum Placing {
    /// Every reading counts its characters as the study does: so many.
    Same(u64),
    /// Offsets of every character that the study counts, and of the end.
    Apart(Vec<u64>),
}

impl Placing {
    pub fn new(text: &RawText, reading: Reading) -> Self {
        if text.beyond || text.crlf {
            Self::Apart(text.positions(reading))
        } else {
            Self::Same(text.raw.chars().count() as u64)
        }
    }

    /// Place of an offset, and whether a character begins exactly there.
    fn at(&self, offset: u64) -> (usize, bool) {
        match self {
            Self::Same(length) => {
                let place = offset.min(length.saturating_add(1));
                (usize::try_from(place).unwrap_or(usize::MAX), offset <= *length)
            }
            Self::Apart(positions) => {
                let place = positions.partition_point(|own| *own < offset);
                (place, positions.get(place) == Some(&offset))
            }
        }
    }

    fn last(&self) -> u64 {
        match self {
            Self::Same(length) => *length,
            Self::Apart(positions) => positions.last().copied().unwrap_or(0),
        }
    }

    /// Place of a selection; none where nothing of it lies in the text.
    pub fn place(&self, written: &Written<'_>) -> Option<Place> {
        let start = u64::try_from(written.start).ok()?;
        let end = u64::try_from(written.end).ok()?;
        let last = self.last();
        if end < start || start > last {
            return None;
        }
        let (from, to) = (self.at(start).0, self.at(end.min(last)).0);
        Some(Place { start: from, end: to, clamped: end > last })
    }
}

/// How well a reading fits: what its selections say they hold, and whole words at their edges.
fn score(text: &RawText, characters: &[char], selections: &[Written<'_>], reading: Reading) -> i64 {
    let placing = Placing::new(text, reading);
    let word = |place: usize| characters.get(place).is_some_and(|c| c.is_alphanumeric());
    let edge = |place: usize| place == 0 || !(word(place - 1) && word(place));
    let one = |written: &Written<'_>| {
        let Some(Place { start, end, clamped }) = placing.place(written) else { return -2 };
        let offsets = [written.start, written.end].map(|offset| u64::try_from(offset).unwrap_or(0));
        let clean = !clamped && offsets.iter().all(|offset| placing.at(*offset).1);
        let passage = characters.get(start..end).unwrap_or_default();
        let says = written.name.filter(|name| says_so(name, passage)).is_some();
        3 * i64::from(says) + i64::from(clean && edge(start) && edge(end)) - i64::from(!clean)
    };
    selections.iter().map(one).sum()
}

/// Whether a name that says anything is the passage, or the beginning of it.
fn says_so(name: &str, passage: &[char]) -> bool {
    folded(name.chars()).take(3).count() > 2 && is_quotation(name, passage)
}

/// Whether a name says nothing beside the words of its passage, however little of them.
pub(crate) fn is_of(name: &str, passage: &[char]) -> bool {
    let begin = name.split('…').next().unwrap_or_default();
    let begin = begin.split("...").next().unwrap_or_default();
    is_quotation(name, passage) || (begin.len() < name.len() && begins(begin, passage).is_some())
}

/// Whether a name is the passage, white space aside, or the beginning of it where it was cut.
fn is_quotation(name: &str, passage: &[char]) -> bool {
    let begin = name.split('…').next().unwrap_or_default();
    let begin = begin.split("...").next().unwrap_or_default();
    let is_long = folded(begin.chars()).take(8).count() > 7;
    begins(name, passage) == Some(true) || (is_long && begins(begin, passage).is_some())
}

/// Whether a passage begins with these words, and if so, whether it ends with them. No more of it is
/// looked at than the words need, since a small file may have many names for one long passage.
fn begins(words: &str, passage: &[char]) -> Option<bool> {
    const MOST_BLANKS: usize = 1_000;
    let most = words.len().saturating_add(MOST_BLANKS).min(passage.len());
    let mut own = folded(passage.get(..most).unwrap_or_default().iter().copied());
    if !folded(words.chars()).all(|c| own.next() == Some(c)) {
        return None;
    }
    Some(own.next().is_none() && most == passage.len())
}

/// Characters with each run of white space as one blank, and none at the ends.
fn folded(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut characters = characters.skip_while(|c| c.is_whitespace()).peekable();
    std::iter::from_fn(move || {
        let next = characters.next()?;
        if !next.is_whitespace() {
            return Some(next);
        }
        while characters.next_if(|c| c.is_whitespace()).is_some() {}
        characters.peek().map(|_| ' ')
    })
}

/// The reading that fits the texts of a project, and whether it is another than the tool is known for.
/// Selections are asked for by the place of their text, only where readings can differ.
pub(crate) fn choose<'w>(
    origin: Option<&str>,
    texts: &[&RawText],
    mut selections_of: impl FnMut(usize) -> Vec<Written<'w>>,
) -> (Reading, bool) {
    let expected = Reading::of(origin);
    let telling = texts.iter().enumerate().filter(|(_, text)| text.beyond || text.crlf);
    let telling: Vec<_> = telling.map(|(place, text)| (*text, selections_of(place))).collect();
    let selections: usize = telling.iter().map(|(_, selections)| selections.len()).sum();
    if selections == 0 {
        return (expected, false);
    }
    let characters: Vec<Vec<char>> =
        telling.iter().map(|(text, _)| text.normalised().chars().collect()).collect();
    let total = |reading: Reading| -> i64 {
        let each = telling.iter().zip(&characters);
        each.map(|((text, selections), characters)| score(text, characters, selections, reading)).sum()
    };
    let own = total(expected);
    let best = ALL.into_iter().map(|reading| (total(reading), reading)).fold(
        (own, expected),
        // The first of equals stays, and the expected one before all.
        |best, other| if other.0 > best.0 { other } else { best },
    );
    let clearly = i64::try_from(selections / 10).unwrap_or(i64::MAX).max(2);
    if best.0 > own + clearly { (best.1, true) } else { (expected, false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(start: i64, end: i64, name: &str) -> Written<'_> {
        Written { start, end, name: Some(name).filter(|name| !name.is_empty()) }
    }

    #[test]
    fn every_reading_leads_to_the_same_passage_from_its_own_offsets() {
        let text = RawText::new("\u{feff}A🌱b\r\nsecond line\r\n".to_owned());
        assert_eq!(text.normalised(), "A🌱b\nsecond line\n");
        for (utf16, crlf_two, start, end) in
            [(false, false, 4, 10), (false, true, 5, 11), (true, false, 5, 11), (true, true, 6, 12)]
        {
            let placing = Placing::new(&text, Reading { utf16, crlf_two });
            let place = placing.place(&written(start, end, ""));
            assert_eq!(place, Some(Place { start: 4, end: 10, clamped: false }), "{utf16} {crlf_two}");
        }
    }

    #[test]
    fn what_lies_outside_is_cut_or_has_no_place() {
        let placing = Placing::new(&RawText::new("abc".to_owned()), Reading::of(None));
        assert_eq!(placing.place(&written(1, 9, "")), Some(Place { start: 1, end: 3, clamped: true }));
        assert_eq!(placing.place(&written(3, 3, "")), Some(Place { start: 3, end: 3, clamped: false }));
        assert_eq!(placing.place(&written(4, 9, "")), None);
        assert_eq!(placing.place(&written(2, 1, "")), None);
        assert_eq!(placing.place(&written(-1, 1, "")), None);
    }

    #[test]
    fn the_data_decide_against_the_name_of_the_tool() {
        let text = RawText::new("🌱🌱 one two three four five six seven eight\r\nnine ten".to_owned());
        // Words as NVivo counts them, in a file of a tool that is said to count code points.
        let words: Vec<Written<'_>> = [(5, 8), (9, 12), (13, 18), (19, 23), (24, 28), (50, 54)]
            .map(|(s, e)| written(s, e, ""))
            .to_vec();
        let (reading, other) = choose(Some("MAXQDA 24"), &[&text], |_| words.clone());
        assert!(other && reading.utf16, "{reading}");
        let (reading, other) = choose(Some("NVivo for Windows 12"), &[&text], |_| words.clone());
        assert!(!other && reading.utf16);
    }

    #[test]
    fn a_name_is_the_passage_white_space_aside_or_its_beginning() {
        let is = |name: &str, passage: &str| is_quotation(name, &passage.chars().collect::<Vec<_>>());
        for (name, passage, expected) in [
            ("a b", "  a \n b ", true),
            (" a  b\t", "a b", true),
            ("a b", "ab", false),
            ("a b", "a b c", false),
            ("abcdefgh…", "abcdefgh and more", true),
            ("abcdefgh...", "abcdefgh", true),
            ("abc…", "abc and more", false),
            ("ab…", "ab…", true),
            ("abcdefgh", "abcdefghi", true),
            ("abcdefgh i", "abcdefgh", false),
            ("", "a", false),
        ] {
            assert_eq!(is(name, passage), expected, "{name:?} in {passage:?}");
        }
    }

    #[test]
    fn many_names_of_one_long_passage_are_compared_in_no_time() {
        let long = format!("🌱{}{}", " ".repeat(100), "word ".repeat(100_000));
        let text = RawText::new(long);
        let all: Vec<Written<'_>> = (0..2_000).map(|n| written(n * 5, 490_000, "word word word…")).collect();
        let from = std::time::Instant::now();
        choose(None, &[&text], |_| all.clone());
        assert!(from.elapsed().as_secs() < 20, "{:?}", from.elapsed());
    }

    #[test]
    fn what_a_selection_says_it_holds_decides_where_words_do_not() {
        let text = RawText::new("🌱abcdefghijklmnop".to_owned());
        let (reading, other) = choose(None, &[&text], |_| vec![written(4, 8, "cdef")]);
        assert!(other && reading.utf16);
        assert!(choose(None, &[&text], |_| vec![written(2, 16, "abcdefgh…")]).0.utf16);
    }
}
