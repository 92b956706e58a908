//! The word, or the value of a field, that is being typed where the cursor stands.

/// What is being typed where the cursor stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Name of the field whose value it is.
    pub field: Option<String>,
    /// What was typed of it up to the cursor, quotation marks left out.
    pub text: String,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    pub start: u32,
    pub end: u32,
}

const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '＂'];

impl Token {
    /// The token of a cursor.
    pub fn at(typed: &[char], at: usize) -> Self {
        let mut state = Reading::default();
        for (n, c) in typed.iter().enumerate().take(at) {
            state.take(n, *c);
        }
        let start = state.start.unwrap_or(at);
        let end = (at..typed.len()).find(|&n| ends(typed[n], state.quote.is_some())).unwrap_or(typed.len());
        // The mark that closes it goes with it.
        let closed = state.quote.is_some() && typed.get(end).is_some_and(|c| QUOTES.contains(c));
        let text: String = typed[start..at].iter().filter(|c| !QUOTES.contains(c)).collect();
        let point = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            field: state.field.or_else(|| state.lists.last().cloned().flatten()),
            text,
            quoted: state.quote.is_some(),
            start: point(start),
            end: point(if closed { end + 1 } else { end }),
        }
    }
}

fn ends(c: char, quoted: bool) -> bool {
    if quoted {
        QUOTES.contains(&c)
    } else {
        c.is_whitespace() || matches!(c, '(' | ')') || QUOTES.contains(&c)
    }
}

/// What was read up to the cursor.
#[derive(Default)]
struct Reading {
    /// Where the token began.
    start: Option<usize>,
    /// Where a quotation mark opened that is not closed.
    quote: Option<usize>,
    /// Letters of the token without quotation marks.
    word: String,
    /// Name of the field whose value is being typed.
    field: Option<String>,
    /// For each open parenthesis the field whose values it lists.
    lists: Vec<Option<String>>,
}

impl Reading {
    fn take(&mut self, n: usize, c: char) {
        match c {
            _ if QUOTES.contains(&c) => {
                if self.quote.take().is_none() {
                    self.quote = Some(n);
                }
                self.start.get_or_insert(n);
            }
            _ if self.quote.is_some() => self.word.push(c),
            '(' => {
                let field = self.field.take().filter(|_| self.word.is_empty());
                // A scope holds a query, and no values.
                let field = field.filter(|name| !matches!(name.as_str(), "interview" | "person" | "without"));
                self.lists.push(field);
                self.begin_anew();
            }
            ')' => {
                self.lists.pop();
                self.field = None;
                self.begin_anew();
            }
            ':' if self.field.is_none() && !self.word.is_empty() => {
                self.field = Some(std::mem::take(&mut self.word));
                self.start = Some(n + 1);
            }
            _ if c.is_whitespace() => {
                self.field = None;
                self.begin_anew();
            }
            '-' if self.start.is_none() => {}
            _ => {
                self.start.get_or_insert(n);
                self.word.push(c);
            }
        }
    }

    fn begin_anew(&mut self) {
        self.start = None;
        self.word.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the cursor, `⟦ ⟧` what would be replaced.
    #[track_caller]
    fn check(typed: &str, field: Option<&str>, text: &str, marked: &str) {
        let at = typed.chars().position(|c| c == '|').unwrap_or(0);
        let typed: Vec<char> = typed.chars().filter(|c| *c != '|').collect();
        let token = Token::at(&typed, at);
        let mut shown = typed.clone();
        shown.insert(token.end as usize, '⟧');
        shown.insert(token.start as usize, '⟦');
        assert_eq!((token.field.as_deref(), token.text.as_str()), (field, text));
        assert_eq!(shown.into_iter().collect::<String>(), marked);
    }

    #[test]
    fn the_word_before_the_cursor_is_replaced_whole() {
        check("fear ca|", None, "ca", "fear ⟦ca⟧");
        check("fear -ca|t", None, "ca", "fear -⟦cat⟧");
        check("fear |", None, "", "fear ⟦⟧");
        check("(ca|)", None, "ca", "(⟦ca⟧)");
    }

    #[test]
    fn behind_a_colon_it_is_a_value() {
        check("fear category:Adv|", Some("category"), "Adv", "fear category:⟦Adv⟧");
        check("category:|", Some("category"), "", "category:⟦⟧");
        check("code:\"Root ca|uses\" x", Some("code"), "Root ca", "code:⟦\"Root causes\"⟧ x");
        check("\"Years in role\":5|", Some("Years in role"), "5", "\"Years in role\":⟦5⟧");
        check("category:(Advocates OR Ex|)", Some("category"), "Ex", "category:(Advocates OR ⟦Ex⟧)");
        check("interview:(fe|)", None, "fe", "interview:(⟦fe⟧)");
        check("category:(A) fe|", None, "fe", "category:(A) ⟦fe⟧");
    }
}
