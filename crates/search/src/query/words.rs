//! The leaf of a query: words side by side.

use crate::words::WordStream;

/// Marks that open and close a phrase. They are taken alike, since a pasted query has the curly
/// ones and a keyboard the straight one.
pub(super) const QUOTATION_MARKS: [char; 9] = ['"', '“', '”', '„', '‟', '«', '»', '＂', '〝'];

/// One word, or several that stand side by side in a turn. “don’t” and “trauma-informed” are two
/// words each. Words match by stem, case and accents apart; where the last is a beginning only
/// (`enf*`), it matches every word that begins so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    text: String,
    last_is_beginning: bool,
}

/// Why a text cannot be searched for as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It holds no letter or digit.
    #[error("there is no letter or digit to look for")]
    NoWord,
    /// It is asked for as a beginning but does not end in a letter or digit.
    #[error("a * must follow a letter or digit")]
    BeginningOfNothing,
    /// It is asked for as a beginning and is one letter.
    #[error("a beginning needs at least two letters before the *")]
    ShortBeginning,
}

impl Words {
    /// Words that are looked for whole. Runs of blanks, quotation marks and `*` count as one blank.
    ///
    /// # Errors
    /// [`WordsError::NoWord`] where `text` holds no letter or digit.
    pub fn whole(text: &str) -> Result<Self, WordsError> {
        Self::new(text, false)
    }

    /// Words of which the last is only the beginning of the word to be found.
    ///
    /// # Errors
    /// Any [`WordsError`]. One Han or Kana character is enough, one letter is not.
    pub fn beginning(text: &str) -> Result<Self, WordsError> {
        Self::new(text, true)
    }

    fn new(text: &str, last_is_beginning: bool) -> Result<Self, WordsError> {
        let text = tidy(text);
        let (mut count, mut end, mut letters) = (0, 0, 0);
        let mut stream = WordStream::new(&text);
        while stream.advance() {
            if stream.is_divider() {
                continue;
            }
            count += 1;
            end = stream.end();
            letters = stream.folded().chars().count();
        }
        if count == 0 {
            return Err(WordsError::NoWord);
        }
        if last_is_beginning && end != text.len() {
            return Err(WordsError::BeginningOfNothing);
        }
        // An ideograph is as long as three bytes; a single letter would match half the dictionary.
        if last_is_beginning && count == 1 && letters == 1 && text.len() < 3 {
            return Err(WordsError::ShortBeginning);
        }
        Ok(Self { text, last_is_beginning })
    }

    /// The words as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the last word is only a beginning.
    #[must_use]
    pub const fn last_is_beginning(&self) -> bool {
        self.last_is_beginning
    }

    /// The folded form of each word in order, and of the dividers between them.
    pub(crate) fn forms(&self) -> Vec<String> {
        let mut stream = WordStream::new(&self.text);
        let (mut forms, mut until_last_word) = (Vec::new(), 0);
        while stream.advance() {
            // A stop before or after what was typed says nothing about the turn.
            if stream.is_divider() && forms.is_empty() {
                continue;
            }
            forms.push(stream.folded().to_owned());
            if !stream.is_divider() {
                until_last_word = forms.len();
            }
        }
        forms.truncate(until_last_word);
        forms
    }
}

/// One blank for what cannot be inside words, none at the edges, so that a printed leaf is read as
/// the same leaf.
fn tidy(text: &str) -> String {
    let blank = |c: char| c.is_whitespace() || c == '*' || QUOTATION_MARKS.contains(&c);
    text.split(blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
