//! Which column of a table means what, as a person says it.

/// What a column of a table of excerpts can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Name of the transcript.
    Document,
    /// Code or codes.
    Code,
    /// The passage.
    Text,
    /// Who coded.
    Coder,
    /// A memo on the coding.
    Memo,
    /// Which place with these words, from 1.
    Occurrence,
}

const WORDS: &[(&str, Meaning)] = &[
    ("document", Meaning::Document),
    ("code", Meaning::Code),
    ("text", Meaning::Text),
    ("coder", Meaning::Coder),
    ("memo", Meaning::Memo),
    ("occurrence", Meaning::Occurrence),
];

/// The word for what stands between the levels of a code.
const SEPARATOR: &str = "separator";

/// How a table of excerpts is to be read, where its header does not say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Names of columns by what they mean.
    pub columns: Vec<(Meaning, String)>,
    /// What stands between the levels of a code.
    pub separator: Option<String>,
    /// Whether codes that the study does not have are added, also from a table of Verbatim's own form.
    pub add_codes: bool,
}

impl Mapping {
    /// Reads `document=Name of a column,code=…,separator=…`. A comma belongs to the name of a column unless
    /// one of these words and `=` follow it.
    ///
    /// # Errors
    /// A sentence that says what is not understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts: Vec<String> = Vec::new();
        for part in text.split(',') {
            let begins = part.split_once('=').is_some_and(|(word, _)| is_word(word.trim()));
            match parts.last_mut() {
                Some(last) if !begins => {
                    last.push(',');
                    last.push_str(part);
                }
                _ => parts.push(part.to_owned()),
            }
        }
        let mut mapping = Self::default();
        for part in parts {
            mapping.take(&part)?;
        }
        Ok(mapping)
    }

    fn take(&mut self, part: &str) -> Result<(), String> {
        let known = || {
            let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).chain([SEPARATOR]).collect();
            words.join(", ")
        };
        let Some((word, name)) = part.split_once('=') else {
            return Err(format!(
                "“{}” has no “=”. Write document=COLUMN; the words are: {}.",
                part.trim(),
                known()
            ));
        };
        let (word, name) = (word.trim().to_lowercase(), name.trim());
        if name.is_empty() {
            return Err(format!("Nothing follows “{word}=”."));
        }
        if word == SEPARATOR {
            self.separator = Some(name.to_owned());
            return Ok(());
        }
        let Some((_, meaning)) = WORDS.iter().find(|(known, _)| *known == word) else {
            return Err(format!("“{word}” is no meaning of a column. The words are: {}.", known()));
        };
        self.columns.push((*meaning, name.to_owned()));
        Ok(())
    }

    /// The column that was named for a meaning.
    pub(super) fn of(&self, meaning: Meaning) -> Option<&str> {
        self.columns.iter().find(|(own, _)| *own == meaning).map(|(_, name)| name.as_str())
    }
}

fn is_word(word: &str) -> bool {
    word.eq_ignore_ascii_case(SEPARATOR) || WORDS.iter().any(|(known, _)| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_of_columns_may_hold_commas() {
        let mapping = Mapping::parse("document=Name, short,code = Code,separator=\\").unwrap();
        assert_eq!(
            mapping.columns,
            [(Meaning::Document, "Name, short".to_owned()), (Meaning::Code, "Code".to_owned())]
        );
        assert_eq!(mapping.separator.as_deref(), Some("\\"));
    }

    #[test]
    fn what_is_not_understood_is_said_with_the_words_that_are() {
        let message = Mapping::parse("speaker=Who").unwrap_err();
        assert_eq!(
            message,
            "“speaker” is no meaning of a column. The words are: document, code, text, coder, memo, occurrence, separator."
        );
        assert!(Mapping::parse("Who").unwrap_err().starts_with("“Who” has no “=”."));
        assert_eq!(Mapping::parse("code=").unwrap_err(), "Nothing follows “code=”.");
    }
}
