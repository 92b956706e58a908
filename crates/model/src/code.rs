//! Codes and their paths.

use crate::{CodeId, ColourSlot};

/// Stands between the levels of a path: `Protection of victims > Execution of operations`.
pub const PATH_SEPARATOR: &str = " > ";

/// A code of the codebook. A code without parent is a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its id.
    pub id: CodeId,
    /// The code above it.
    pub parent: Option<CodeId>,
    /// Name, unique under its parent, letter case aside.
    pub name: String,
    /// Place among its siblings.
    pub position: i64,
    /// Colour, one of the palette's slots.
    pub slot: ColourSlot,
    /// Colour as it came in (`#RRGGBB`), kept for export.
    pub colour: Option<String>,
    /// What the code says in words.
    pub text: CodeText,
    /// Counts changes of the words, from 1; each coding keeps the version that it was made under.
    pub version: u32,
}

impl Code {
    /// Whether this is its name, letter case aside: two codes of one place would be taken for each other.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.name.to_lowercase() == name.to_lowercase()
    }
}

/// The words that explain a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeText {
    /// A sentence that a passage can support, qualify or contradict.
    pub statement: Option<String>,
    /// What the code means.
    pub definition: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to use it.
    pub exclude: Option<String>,
    /// An example.
    pub example: Option<String>,
}

/// Names of a code and all above it, theme first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePath(pub Vec<String>);

impl CodePath {
    /// Splits a written path at ` > `; blanks around each name are dropped.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        Self(written.split('>').map(|name| name.trim().to_owned()).collect())
    }
}

impl std::fmt::Display for CodePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(PATH_SEPARATOR))
    }
}

/// Why a name cannot be a code's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeNameError {
    /// Nothing but blanks.
    #[error("a code needs a name")]
    Empty,
    /// Holds `>`, which separates the levels of a path.
    #[error("a code's name cannot contain “>”, which separates the levels of a path")]
    Separator,
    /// Holds a line end or another control character.
    #[error("a code's name must be one line of text")]
    ControlCharacter,
    /// Longer than 200 characters.
    #[error("a code's name can have at most 200 characters")]
    TooLong,
}

/// Checks a name and drops the blanks around it.
///
/// # Errors
/// [`CodeNameError`] says what is wrong with it.
pub fn check_code_name(name: &str) -> Result<&str, CodeNameError> {
    let name = name.trim();
    if name.is_empty() {
        Err(CodeNameError::Empty)
    } else if name.contains('>') {
        Err(CodeNameError::Separator)
    } else if name.chars().any(char::is_control) {
        Err(CodeNameError::ControlCharacter)
    } else if name.chars().count() > 200 {
        Err(CodeNameError::TooLong)
    } else {
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_with_and_without_blanks_round_the_separator() {
        let path = CodePath::parse("Protection of victims>Execution  > Advocate presence");
        assert_eq!(path.to_string(), "Protection of victims > Execution > Advocate presence");
    }

    #[test]
    fn names_that_would_break_a_path_or_a_line_are_refused() {
        assert_eq!(check_code_name("  Root causes "), Ok("Root causes"));
        assert_eq!(check_code_name(" \t"), Err(CodeNameError::Empty));
        assert_eq!(check_code_name("a > b"), Err(CodeNameError::Separator));
        assert_eq!(check_code_name("a\nb"), Err(CodeNameError::ControlCharacter));
        assert_eq!(check_code_name(&"x".repeat(201)), Err(CodeNameError::TooLong));
    }
}
