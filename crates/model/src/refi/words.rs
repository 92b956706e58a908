//! The words of a code as one description, and back.

use crate::CodeText;

/// What stands before each text but the definition, in this order.
const LABELS: [&str; 4] = ["Statement: ", "Include: ", "Exclude: ", "Example: "];

/// Marks a line of a text that begins like a label.
const ESCAPE: char = '\\';

/// The words of a code as one text, the definition first; nothing where it has none.
#[must_use]
pub fn code_words(text: &CodeText) -> Option<String> {
    let mut parts = Vec::new();
    parts.extend(text.definition.as_deref().map(escaped));
    let texts = [&text.statement, &text.include, &text.exclude, &text.example];
    for (label, text) in LABELS.iter().zip(texts) {
        parts.extend(text.as_deref().map(|text| format!("{label}{}", escaped(text))));
    }
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// Reads what [`code_words`] wrote.
#[must_use]
pub fn code_text(words: &str) -> CodeText {
    let mut found: [Option<String>; 5] = Default::default();
    let (mut at, mut lines) = (0, Vec::new());
    let mut close = |at: usize, lines: &mut Vec<&str>| {
        // Of the lines between two texts the last one is blank.
        let text = plain(lines).trim().to_owned();
        lines.clear();
        if let Some(place) = found.get_mut(at)
            && !text.is_empty()
        {
            *place = Some(text);
        }
    };
    for line in words.split('\n') {
        let label = (1..).zip(LABELS).find(|(_, label)| line.starts_with(label));
        if let Some((number, label)) = label.filter(|(number, _)| *number > at) {
            close(at, &mut lines);
            at = number;
            lines.push(&line[label.len()..]);
        } else {
            lines.push(line);
        }
    }
    close(at, &mut lines);
    let [definition, statement, include, exclude, example] = found;
    CodeText { statement, definition, include, exclude, example }
}

fn escaped(text: &str) -> String {
    let line = |line: &str| if is_marked(line) { format!("{ESCAPE}{line}") } else { line.to_owned() };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn plain(lines: &[&str]) -> String {
    let line = |line: &&str| match line.strip_prefix(ESCAPE) {
        Some(rest) if is_marked(rest) => rest.to_owned(),
        _ => (*line).to_owned(),
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether a line begins like a label, marks before it aside.
fn is_marked(line: &str) -> bool {
    let line = line.trim_start_matches(ESCAPE);
    LABELS.iter().any(|label| line.starts_with(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: [Option<&str>; 5]) -> CodeText {
        let [statement, definition, include, exclude, example] = texts.map(|text| text.map(str::to_owned));
        CodeText { statement, definition, include, exclude, example }
    }

    #[test]
    fn a_description_reads_well_and_is_taken_apart_again() {
        let text = of([Some("Nobody is trained"), Some("What is taught"), None, Some("Hearsay"), None]);
        let words = code_words(&text);
        assert_eq!(
            words.as_deref(),
            Some("What is taught\n\nStatement: Nobody is trained\n\nExclude: Hearsay")
        );
        assert_eq!(words.as_deref().map(code_text), Some(text));
    }

    #[test]
    fn texts_that_begin_like_a_label_stay_what_they_are() {
        for text in [
            of([None, Some("Include: all\nExclude: none"), Some("a\n\nExample: b"), None, Some("c")]),
            of([Some("\\Include: x"), None, Some("y\n\\\\Example: z"), None, None]),
            of([None, Some("Definition: of a word"), None, None, None]),
            of([None, None, None, None, Some("two\n\nparagraphs")]),
        ] {
            assert_eq!(code_words(&text).as_deref().map(code_text), Some(text));
        }
        assert_eq!(code_words(&CodeText::default()), None);
    }
}
