//! The leaf of a query that is words.

use super::lexer::is_bare;
use crate::words::{Pattern, WordStream};

/// Marks that open and close a phrase. They are taken alike, since a pasted query has the curly
/// ones and a keyboard the straight one.
pub(super) const QUOTATION_MARKS: [char; 9] = ['"', '“', '”', '„', '‟', '«', '»', '＂', '〝'];

/// Words that are looked for together: side by side, or within some words of each other. “don’t”
/// and “trauma-informed” are two words each. A word matches by the stem of the turn's language, case
/// and accents apart. In one with stars (`enf*`, `*cuff*`, `w*man`) each star stands for any
/// letters or none; a star never stands for a blank, and each Han or Kana character is a word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    text: String,
    how: How,
}

/// How the words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum How {
    SideBySide,
    /// One word, with at most so many letters wrong.
    Spelling(u8),
    /// In any order, at most so many words apart.
    Together(u32),
}

/// Why a text cannot be searched for as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It holds no letter or digit.
    #[error("there is no letter or digit to look for")]
    NoWord,
    /// A `*` that is not part of a word.
    #[error("a * must be part of a word")]
    MisplacedStar,
    /// A word with stars of a single letter.
    #[error("a word with * needs at least two letters")]
    ShortPattern,
    /// A `~` that follows more than one word, or signs.
    #[error("~ belongs behind one word")]
    NotOneWord,
    /// A word so short that any other would be spelt nearly so.
    #[error("the word is too short for so many wrong letters")]
    ShortSpelling,
    /// A number of wrong letters that is neither 1 nor 2.
    #[error("one or two letters may be wrong")]
    Spelling,
    /// One word alone cannot be together.
    #[error("it takes two words to be within some words of each other")]
    Alone,
    /// A number of words that is nought or beyond all turns.
    #[error("a number of words is from 1 to {max}", max = Words::FARTHEST)]
    TooFar,
}

/// A word of a leaf as it must be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WordTerm {
    /// A folded word, or a divider.
    Word(String),
    /// A folded word with stars.
    Pattern(Pattern),
    /// A folded word and how many letters may be wrong.
    Spelling(String, u8),
}

impl Words {
    /// The largest number of words for `NEAR/n` and `"…"~n`.
    pub const FARTHEST: u32 = 1_000;

    /// Words that stand side by side. Runs of blanks and quotation marks count as one blank.
    ///
    /// # Errors
    /// [`WordsError::NoWord`], [`WordsError::MisplacedStar`], or [`WordsError::ShortPattern`] for a
    /// single word with stars and fewer than two letters; one Han or Kana character is enough.
    pub fn side_by_side(text: &str) -> Result<Self, WordsError> {
        let words = Self { text: tidy(text), how: How::SideBySide };
        let cut = words.cut()?;
        match cut.as_slice() {
            [only] if only.starred && !only.is_long_enough() => Err(WordsError::ShortPattern),
            _ => Ok(words),
        }
    }

    /// One word, with at most `wrong` letters added, left out or changed, 1 or 2; where not given, 1
    /// for a word of up to five letters and 2 for a longer one. Not by stem.
    ///
    /// # Errors
    /// [`WordsError::NoWord`], [`WordsError::NotOneWord`], [`WordsError::Spelling`], or
    /// [`WordsError::ShortSpelling`] for a word with no more letters than may be wrong.
    pub fn spelt_like(word: &str, wrong: Option<u8>) -> Result<Self, WordsError> {
        if word.starts_with('-') || word.chars().any(|c| !is_bare(c) || matches!(c, ':' | '~' | '*')) {
            return Err(WordsError::NotOneWord);
        }
        let words = Self { text: word.to_owned(), how: How::SideBySide };
        let cut = words.cut()?;
        let [only] = cut.as_slice() else { return Err(WordsError::NotOneWord) };
        let letters = only.form.chars().count();
        let wrong = wrong.unwrap_or(if letters > 5 { 2 } else { 1 });
        match wrong {
            1 | 2 if letters <= usize::from(wrong) => Err(WordsError::ShortSpelling),
            1 | 2 => Ok(Self { how: How::Spelling(wrong), ..words }),
            _ => Err(WordsError::Spelling),
        }
    }

    /// Two words or more, in any order, of which the first found and the last are at most `within`
    /// words apart in one turn; 1 is side by side.
    ///
    /// # Errors
    /// As [`Words::side_by_side`], and [`WordsError::Alone`] and [`WordsError::TooFar`].
    pub fn together(text: &str, within: u32) -> Result<Self, WordsError> {
        if within == 0 || within > Self::FARTHEST {
            return Err(WordsError::TooFar);
        }
        let words = Self { text: tidy(text), how: How::Together(within) };
        if words.cut()?.len() < 2 { Err(WordsError::Alone) } else { Ok(words) }
    }

    /// The words as written, stars among them, without the signs behind them.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many letters may be wrong, where spelling is not taken strictly.
    #[must_use]
    pub const fn spelling(&self) -> Option<u8> {
        if let How::Spelling(wrong) = self.how { Some(wrong) } else { None }
    }

    /// How many words apart the words may be, where they need not stand side by side.
    #[must_use]
    pub const fn within(&self) -> Option<u32> {
        if let How::Together(within) = self.how { Some(within) } else { None }
    }

    /// Number of words.
    #[must_use]
    pub fn count(&self) -> usize {
        self.terms().iter().filter(|term| !term.is_divider()).count()
    }

    /// What must be met, in order, with the dividers between words that stand side by side.
    pub(crate) fn terms(&self) -> Vec<WordTerm> {
        let mut stream = WordStream::of_query(&self.text);
        let (mut terms, mut until_last_word) = (Vec::new(), 0);
        while stream.advance() {
            // A stop before or after what was typed says nothing about the turn.
            if stream.is_divider() && (terms.is_empty() || self.within().is_some()) {
                continue;
            }
            terms.push(WordTerm::new(stream.folded(), self.spelling()));
            if !stream.is_divider() {
                until_last_word = terms.len();
            }
        }
        terms.truncate(until_last_word);
        terms
    }

    /// The words and what is known of their stars; a mistake where there is none or a star is no
    /// part of one.
    fn cut(&self) -> Result<Vec<Cut>, WordsError> {
        if misplaced_star(&self.text).is_some() {
            return Err(WordsError::MisplacedStar);
        }
        let mut stream = WordStream::of_query(&self.text);
        let mut cut = Vec::new();
        while stream.advance() {
            if !stream.is_divider() {
                cut.push(Cut {
                    form: stream.folded().to_owned(),
                    starred: stream.folded().contains('*'),
                    ideograph: stream.is_ideograph(),
                });
            }
        }
        if cut.is_empty() { Err(WordsError::NoWord) } else { Ok(cut) }
    }
}

/// A word that was cut out of a leaf.
struct Cut {
    form: String,
    starred: bool,
    ideograph: bool,
}

impl Cut {
    /// An ideograph is a word already; a single letter would match half the dictionary.
    fn is_long_enough(&self) -> bool {
        self.ideograph || self.form.chars().filter(|&c| c != '*').count() >= 2
    }
}

impl WordTerm {
    fn new(folded: &str, spelling: Option<u8>) -> Self {
        match spelling {
            Some(wrong) => Self::Spelling(folded.to_owned(), wrong),
            None if folded.contains('*') => Self::Pattern(Pattern::new(folded)),
            None => Self::Word(folded.to_owned()),
        }
    }

    fn is_divider(&self) -> bool {
        matches!(self, Self::Word(form) if crate::words::is_divider(form))
    }
}

/// The byte of the first star that is no part of a word: one that stands alone, or one that would
/// cut words where there is no blank, as beside a Han character.
pub(super) fn misplaced_star(text: &str) -> Option<usize> {
    let mut stream = WordStream::of_query(text);
    // Byte after the last word, if that ended in a star.
    let (mut after_star, mut after_word) = (None, None);
    while stream.advance() {
        let (start, end) = (stream.start(), stream.end());
        if stream.is_divider() {
            continue;
        }
        let word = stream.folded();
        if word.chars().all(|c| c == '*') || (word.starts_with('*') && after_word == Some(start)) {
            return Some(start);
        }
        if after_star == Some(start) {
            return Some(start - 1);
        }
        after_word = Some(end);
        after_star = word.ends_with('*').then_some(end);
    }
    None
}

/// One blank for what cannot be inside words, none at the edges, and one star for several, so that a
/// printed leaf is read as the same leaf.
fn tidy(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || QUOTATION_MARKS.contains(&c);
    let mut tidied = text.split(blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    while tidied.contains("**") {
        tidied = tidied.replace("**", "*");
    }
    tidied
}
