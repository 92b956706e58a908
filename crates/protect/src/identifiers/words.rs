//! A passage as words with what stands between them.

use std::cell::OnceCell;

use unicode_normalization::char::is_combining_mark;

use super::fold::fold;
use super::language::Language;
use super::lists;
use super::mended::{self, Misread};
use super::tables::{NAMES_ELSEWHERE, Tables};
use super::tails::{owns_plural, tail};
use super::terms;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Small letters, or a script without capitals.
    Small,
    /// A capital, then small letters.
    Capital,
    /// Two or more capitals and no small letter.
    Capitals,
    /// One capital letter.
    Initial,
    /// Begins with a digit.
    Digits,
}

/// Whether a word begins a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// It stands inside a sentence.
    No,
    /// Only a line begins with it: the sentence may go on from the line before.
    Line,
    /// A sentence, a quotation or the like begins with it.
    Sentence,
}

/// A word of a passage. Offsets are code points of the whole text.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// Folded, without a final `'s` or another contraction.
    pub(super) base: String,
    pub(super) start: u32,
    /// End without the final `'s` or contraction.
    pub(super) end: u32,
    /// What stands between the word before and this one.
    pub(super) before: &'t str,
    pub(super) case: Case,
    pub(super) opens: Opens,
    /// What was cut off the base: `'s`, `'d` …
    pub(super) tail: &'t str,
    /// The tables that the base is in.
    pub(super) tables: Tables,
    /// The language of its sentence, once told.
    pub(super) language: Language,
    /// What the lists know of it, and whether it is an ordinary word, once somebody asked.
    listed: OnceCell<u64>,
    ordinary: OnceCell<bool>,
}

impl Word<'_> {
    /// Whether the word is written like a name: with a capital first.
    pub(super) const fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Capitals | Case::Initial)
    }

    /// Whether something is its own: “Jacob's”, “Farmers'”.
    pub(super) fn owns(&self) -> bool {
        self.tail.ends_with('s') || matches!(self.tail, "'" | "’")
    }

    /// What the lists know of it.
    pub(super) fn bits(&self) -> u64 {
        *self.listed.get_or_init(|| lists::bits(&self.base))
    }

    pub(super) const fn is_ascii(&self) -> bool {
        self.text.is_ascii()
    }

    /// A function word, filler or answer. “Mỹ” is no “my”: only Spanish ones are written with accents.
    pub(super) fn is_stop(&self) -> bool {
        if self.is_named_elsewhere() || self.is_foreign() {
            false
        } else if self.is_accented() {
            terms::is_spanish_stop(&self.base)
        } else {
            terms::is_stop(&self.base)
        }
    }

    /// “Ella”, “Tan”, “Vi”: function words of Spanish that are names where English is spoken.
    fn is_named_elsewhere(&self) -> bool {
        self.language == Language::English
            && self.case == Case::Capital
            && NAMES_ELSEWHERE.is_among(self.tables)
    }

    /// Written with a capital although it tells of nobody, as “Tuesday”. A month or day of the other
    /// language is a name: “for Julio”, “con April”.
    pub(super) fn is_plain_capital(&self) -> bool {
        let named: &[&str] = match self.language {
            Language::English => &["julio", "abril", "domingo"],
            Language::Spanish => &["may", "april", "june", "august"],
            Language::Unknown => &[],
        };
        !named.contains(&self.base.as_str())
            && (terms::is_plain_capital(&self.base) || terms::is_joined(self.text, &self.base))
    }

    /// Whether its sentence is in Spanish.
    pub(super) fn is_in_spanish(&self) -> bool {
        self.language == Language::Spanish
    }

    /// An ordinary word. “Huệ” is no “hue”: few English words are written with accents.
    pub(super) fn is_word(&self) -> bool {
        *self.ordinary.get_or_init(|| self.reads_like_word())
    }

    fn reads_like_word(&self) -> bool {
        const ACCENTED: [&str; 12] = [
            "cafe", "cafes", "resume", "fiance", "fiancee", "naive", "cliche", "cliches", "decor", "facade",
            "protege", "entree",
        ];
        if self.is_foreign() {
            false
        } else if self.is_accented() {
            self.is_stop() || terms::is_spanish(&self.base) || ACCENTED.contains(&self.base.as_str())
        } else {
            terms::is_word(&self.base) && !self.is_double_name()
        }
    }

    /// “Chi-Chi”: two parts with capitals, of which one is no common word.
    fn is_double_name(&self) -> bool {
        let parts = self.text.split_once('-').filter(|(_, second)| second.starts_with(char::is_uppercase));
        let twice = parts.is_some_and(|(first, second)| first == second);
        twice || parts.is_some() && self.base.split('-').any(|part| !terms::is_frequent(part))
    }

    /// Whether it is compared otherwise than it is written: a line broke it, or a scanner misread it.
    pub(super) fn is_mended(&self) -> bool {
        let figures = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
        self.case != Case::Digits && (self.text.contains('\n') || figures(self.text) && !figures(&self.base))
    }

    /// Its number, where it is written in figures alone.
    pub(super) fn figure(&self) -> Option<u32> {
        (self.case == Case::Digits).then(|| self.base.parse().ok()).flatten()
    }

    fn is_accented(&self) -> bool {
        !self.text.is_ascii()
            && self.text.chars().any(|c| c.is_alphabetic() && !c.is_ascii() || is_combining_mark(c))
    }

    /// Written with marks that neither English nor Spanish has: “Sơn” is no “son”.
    fn is_foreign(&self) -> bool {
        let known = |c: char| {
            matches!(c, 'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü' | 'ñ' | 'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ü' | 'Ñ')
                || matches!(c, '\u{301}' | '\u{303}' | '\u{308}')
        };
        let strange = |c: char| (c.is_alphabetic() || is_combining_mark(c)) && !c.is_ascii() && !known(c);
        !self.text.is_ascii() && self.text.chars().any(strange)
    }

    /// Whether only white space stands before it, and no paragraph begins.
    pub(super) fn follows_blank(&self) -> bool {
        !self.before.is_empty() && self.before.chars().all(char::is_whitespace) && !new_paragraph(self.before)
    }
}

fn new_paragraph(gap: &str) -> bool {
    gap.chars().filter(|c| *c == '\n').count() > 1
}

/// The words of `passage`, which stands at the code point `at`. Bracketed notes such as `[pause]`
/// count as white space: they hide where sentences begin.
pub(super) fn words(passage: &str, at: u32) -> Vec<Word<'_>> {
    words_without(passage, at, &[])
}

/// The same without the numbers of lines that begin at `numbers`.
pub(super) fn words_without<'t>(passage: &'t str, at: u32, numbers: &[u32]) -> Vec<Word<'t>> {
    let words = Vec::with_capacity(passage.len() / 5);
    let mut reader = Reader { passage, words, gap_from: 0, gap_to: None };
    let first = numbers.partition_point(|number| *number < at);
    let mut numbers = numbers.get(first..).unwrap_or_default().iter().peekable();
    let mut point = at;
    let mut chars = passage.char_indices().peekable();
    let mut note_until = 0;
    while let Some((byte, c)) = chars.next() {
        let start = point;
        point += 1;
        if matches!(c, '[' | '(') {
            note_until = byte + note(passage.get(byte..).unwrap_or_default());
        }
        if numbers.next_if_eq(&&start).is_some() {
            reader.gap_to.get_or_insert(byte);
            while chars.next_if(|(_, c)| c.is_ascii_digit()).is_some() {
                point += 1;
            }
            continue;
        }
        if byte < note_until || !c.is_alphanumeric() {
            continue;
        }
        let mut end = byte + c.len_utf8();
        while let Some(&(next, c)) = chars.peek() {
            let broken = mended::line_break(passage.get(next..).unwrap_or_default());
            if broken > 0 {
                end = next + broken;
                point += points(passage.get(next..end).unwrap_or_default());
                chars.by_ref().take(broken).for_each(drop);
                continue;
            }
            let rest = passage.get(next + c.len_utf8()..).unwrap_or_default();
            if !(belongs(c) || (joins(c) && rest.starts_with(char::is_alphanumeric))) {
                break;
            }
            end = next + c.len_utf8();
            point += 1;
            chars.next();
        }
        if owns_plural(passage, byte, end) {
            end += chars.next().map_or(0, |(_, c)| c.len_utf8());
            point += 1;
        }
        reader.push(byte, end, start, point);
    }
    reader.words
}

fn belongs(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

const fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}

struct Reader<'t> {
    passage: &'t str,
    words: Vec<Word<'t>>,
    gap_from: usize,
    /// Where a number of a line ends the gap before it.
    gap_to: Option<usize>,
}

impl<'t> Reader<'t> {
    fn push(&mut self, from: usize, to: usize, start: u32, end: u32) {
        let text = self.passage.get(from..to).unwrap_or_default();
        let gap_to = self.gap_to.take().unwrap_or(from);
        let before = self.passage.get(self.gap_from..gap_to).unwrap_or_default();
        self.gap_from = to;
        let tail = tail(text);
        let stem = text.get(..text.len() - tail.len()).unwrap_or(text);
        let opens = self.opens(before);
        let (base, case) = read(stem);
        self.words.push(Word {
            text,
            tables: Tables::of(&base),
            language: Language::Unknown,
            listed: OnceCell::new(),
            ordinary: OnceCell::new(),
            base,
            start,
            end: end - points(tail),
            before,
            case,
            opens,
            tail,
        });
    }

    fn opens(&self, gap: &str) -> Opens {
        let Some(last) = self.words.last() else { return Opens::Sentence };
        if new_paragraph(gap) || ends_sentence(gap, last) {
            Opens::Sentence
        } else if gap.contains('\n') && !(gap.starts_with('.') && SHORT.contains(&last.base.as_str())) {
            Opens::Line
        } else {
            Opens::No
        }
    }
}

/// A word as it is compared, and how it is written; what a scanner misread is put right.
fn read(stem: &str) -> (String, Case) {
    match mended::misread(stem) {
        Some(Misread::Word(word)) => (word, Case::Capital),
        Some(Misread::Figures(figures)) => (figures, Case::Digits),
        None => (mended::in_one_piece(fold(stem)), case(stem)),
    }
}

/// Length in bytes of the note that `rest` begins with: brackets around a few small words.
fn note(rest: &str) -> usize {
    let Some(end) = rest.find([']', ')']).filter(|end| *end < 60) else { return 0 };
    let inside = rest.get(1..end).unwrap_or_default();
    let plain = !inside.chars().any(|c| c.is_uppercase() || c.is_numeric() || c == '@');
    if plain && inside.split_whitespace().count() <= 5 { end + 1 } else { 0 }
}

fn ends_sentence(gap: &str, last: &Word) -> bool {
    if broken_at_hyphen(gap) {
        return false;
    }
    // “Q. Who came?”: a label of one letter.
    let label = last.opens == Opens::Sentence && matches!(last.base.as_str(), "q" | "a");
    let aka = last.base == "a" && last.before == ".";
    let shortened = gap.starts_with('.')
        && (aka || last.case == Case::Initial && !label || SHORT.contains(&last.base.as_str()));
    gap.chars().skip(usize::from(shortened)).any(|c| ENDS.contains(&c))
}

/// Whether a word was broken over two lines at its hyphen.
pub(super) fn broken_at_hyphen(gap: &str) -> bool {
    matches!(gap, "-\n" | "-\n\t" | "- \n" | "-\n ")
}

/// Marks after which a sentence, a quotation or an aside begins. No semicolon: small letters follow
/// it, but in a name.
const ENDS: [char; 16] = ['.', '?', '!', '…', ':', '—', '–', '“', '"', '«', '‘', '¿', '¡', '-', '。', '•'];

/// Shortened words whose full stop ends no sentence.
const SHORT: [&str; 35] = [
    "maj", "mr", "mrs", "ms", "dr", "dra", "st", "sr", "sra", "srta", "prof", "sgt", "lt", "capt", "det",
    "rev", "ptl", "hon", "gen", "col", "cpl", "ofc", "supt", "insp", "gov", "sen", "rep", "jr", "mt", "ft",
    "lic", "dna", "fr", "atty", "ave",
];

fn case(stem: &str) -> Case {
    let mut letters = stem.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = letters.next() else { return Case::Small };
    if first.is_numeric() {
        return Case::Digits;
    }
    if !first.is_uppercase() {
        // “al-Dabbagh”, “d'Amico”: a small particle before the capital.
        let behind = stem.split_once(['-', '\'', '’']).filter(|(particle, _)| particle.len() < 5);
        let capital = behind.is_some_and(|(_, name)| name.starts_with(char::is_uppercase));
        return if capital { Case::Capital } else { Case::Small };
    }
    let (mut others, mut small) = (0, false);
    for c in letters {
        others += 1;
        small |= c.is_lowercase();
    }
    let plural = stem.strip_suffix('s').filter(|rest| rest.len() > 1);
    if plural.is_some_and(|rest| rest.chars().all(char::is_uppercase)) {
        return Case::Capitals;
    }
    match (others, small) {
        (0, _) => Case::Initial,
        (_, true) => Case::Capital,
        _ => Case::Capitals,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "texts are shorter than 4 GiB")]
pub(super) fn points(text: &str) -> u32 {
    text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_possessive_is_cut_off_and_an_inner_apostrophe_stays() {
        let found = words("Lupe’s D’Angelo said they’d", 10);
        let ends: Vec<_> = found.iter().map(|w| (w.start, w.end, w.base.as_str())).collect();
        assert_eq!(ends, [(10, 14, "lupe"), (17, 25, "d'angelo"), (26, 30, "said"), (31, 35, "they")]);
    }

    #[test]
    fn sentences_begin_after_stops_quotes_and_notes_but_not_after_a_title_or_an_initial() {
        let opens = |text: &str| words(text, 0).last().map(|w| w.opens);
        assert_eq!(opens("I know. Then"), Some(Opens::Sentence));
        assert_eq!(opens("she said, “Then"), Some(Opens::Sentence));
        assert_eq!(opens("Ms. Okafor"), Some(Opens::No));
        assert_eq!(opens("Ana J. Okafor"), Some(Opens::No));
        assert_eq!(opens("with\nAna"), Some(Opens::Line));
        assert_eq!(opens("We left. [a long pause] Ana"), Some(Opens::Sentence));
        assert_eq!(opens("met [laughs] Ana"), Some(Opens::No));
    }
}
