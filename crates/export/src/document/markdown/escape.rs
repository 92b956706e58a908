//! Words as Markdown, in which nothing that was said is markup.

use crate::document::Inline;
use crate::document::words::clean;

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, a heading or an item: a line end is a backslash before it.
    Lines,
    /// In a cell of a table, which is on one line: a line end is `<br>`.
    Cell,
}

/// A sign of the words, and the sign round the words that it belongs to.
#[derive(Clone, Copy)]
struct Sign {
    /// The character.
    c: char,
    /// Which of the inlines it is in.
    inline: usize,
}

/// Words as Markdown.
pub(super) fn escaped(inlines: &[Inline], place: Place) -> String {
    let signs: Vec<Sign> = inlines
        .iter()
        .enumerate()
        .flat_map(|(inline, words)| {
            clean(words.text()).chars().map(|c| Sign { c, inline }).collect::<Vec<_>>()
        })
        .collect();
    let Some(first) = signs.iter().position(|sign| sign.c != '\n') else {
        return signs.iter().map(|_| "&#10;").collect();
    };
    let last = signs.iter().rposition(|sign| sign.c != '\n').unwrap_or(first);
    let mut out = String::new();
    let mut at_line_start = true;
    let mut emphasised_until = 0;
    for (n, sign) in signs.iter().enumerate() {
        let around = Around { signs: &signs, inlines };
        if around.begins(n)
            && let Some(mark) = around.emphasis(n, n > 0 && emphasised_until == n)
        {
            out.push_str(mark);
            emphasised_until = around.end(n);
        }
        let at_end = around.only_blanks_until_line_end(n);
        match sign.c {
            '\n' if n < first || n > last => out.push_str("&#10;"),
            '\n' if place == Place::Cell => out.push_str("<br>"),
            '\n' => out.push_str("\\\n"),
            ' ' if at_line_start || at_end => out.push_str("&#32;"),
            '\t' if at_line_start || at_end || place == Place::Cell => out.push_str("&#9;"),
            // Cells are cut at pipes before anything else is read.
            '|' if place == Place::Cell => out.push_str("&#124;"),
            c => {
                let begins_block = at_line_start && "+-=:".contains(c);
                if begins_block || is_markup(c) || ends_number(&signs, n) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        at_line_start = match sign.c {
            '\n' => true,
            ' ' | '\t' => at_line_start,
            _ => false,
        };
        if emphasised_until == n + 1
            && let Some(mark) = inlines.get(sign.inline).and_then(mark_of)
        {
            out.push_str(mark);
        }
    }
    out
}

/// Whether a character can be markup anywhere in a line.
const fn is_markup(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$' | '^'
    )
}

/// Whether a sign makes a numbered item of the number that the line begins with.
fn ends_number(signs: &[Sign], n: usize) -> bool {
    if !matches!(signs[n].c, '.' | ')') {
        return false;
    }
    let line = signs[..n].iter().rev().map(|sign| sign.c).take_while(|c| *c != '\n');
    let mut digits = 0;
    for c in line.skip_while(|c| {
        c.is_ascii_digit() && {
            digits += 1;
            true
        }
    }) {
        if c != ' ' && c != '\t' {
            return false;
        }
    }
    digits > 0
}

const fn mark_of(inline: &Inline) -> Option<&'static str> {
    match inline {
        Inline::Strong(_) => Some("**"),
        Inline::Emphasis(_) => Some("*"),
        Inline::Text(_) | Inline::Alias(_) => None,
    }
}

/// The signs round one of them.
struct Around<'s> {
    signs: &'s [Sign],
    inlines: &'s [Inline],
}

impl Around<'_> {
    /// Whether the words that a sign belongs to begin with it.
    fn begins(&self, n: usize) -> bool {
        n == 0 || self.signs[n - 1].inline != self.signs[n].inline
    }

    /// Place after the last sign of the words that begin with this one.
    fn end(&self, n: usize) -> usize {
        let inline = self.signs[n].inline;
        n + self.signs[n..].iter().take_while(|sign| sign.inline == inline).count()
    }

    /// What goes round the words that begin with a sign, where Markdown can tell it from their own signs. Where
    /// it cannot, the words stand alone: they matter more than their stress.
    fn emphasis(&self, n: usize, follows_emphasis: bool) -> Option<&'static str> {
        let mark = self.inlines.get(self.signs[n].inline).and_then(mark_of)?;
        let end = self.end(n);
        // Only what every reader of Markdown takes for no part of a word.
        let apart = |c: char| c.is_ascii_punctuation() || matches!(c, ' ' | '\t' | '\n');
        let outside = |at: Option<&Sign>| at.is_none_or(|sign| apart(sign.c));
        let before = outside(n.checked_sub(1).and_then(|at| self.signs.get(at)));
        let after = outside(self.signs.get(end));
        let (first, last) = (self.signs[n].c, self.signs[end - 1].c);
        let told_apart = !follows_emphasis
            && !first.is_whitespace()
            && !last.is_whitespace()
            && (first.is_alphanumeric() || before)
            && (last.is_alphanumeric() || after);
        told_apart.then_some(mark)
    }

    fn only_blanks_until_line_end(&self, n: usize) -> bool {
        let rest = self.signs[n..].iter().map(|sign| sign.c);
        rest.take_while(|c| *c != '\n').all(|c| c == ' ' || c == '\t')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_never_markup() {
        let lines = |text: &str| escaped(&[Inline::from(text)], Place::Lines);
        assert_eq!(lines("*She* said # 1. <b>no</b> [x]"), r"\*She\* said \# 1. \<b\>no\</b\> \[x\]");
        assert_eq!(lines("1. one\n- two\n + three"), "1\\. one\\\n\\- two\\\n&#32;\\+ three");
        assert_eq!(escaped(&[Inline::from("a|b\nc")], Place::Cell), "a&#124;b<br>c");
    }

    #[test]
    fn stress_is_kept_where_it_can_be_told_from_what_is_round_it() {
        let three = |text: &str| {
            [Inline::from("she"), Inline::Strong(text.to_owned()), Inline::Emphasis("went".to_owned())]
        };
        assert_eq!(escaped(&three("never"), Place::Lines), "she**never**went");
        assert_eq!(escaped(&three(" never "), Place::Lines), "she never *went*");
        assert_eq!(escaped(&three("“never”"), Place::Lines), "she“never”*went*");
    }
}
