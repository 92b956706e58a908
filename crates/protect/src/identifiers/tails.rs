//! What a word ends in that is no part of a name: a possessive or another contraction.

/// Contractions; the longest first. Compared with straight apostrophes.
const TAILS: [&str; 8] = ["n't", "'re", "'ve", "'ll", "'s", "'d", "'m", "'"];

/// What is cut off a word.
pub(super) fn tail(text: &str) -> &str {
    if text.is_ascii() && !text.contains('\'') {
        return "";
    }
    let lower = text.to_lowercase().replace('’', "'");
    let cut = TAILS.into_iter().find(|tail| lower.len() > tail.len() && lower.ends_with(tail));
    // Counted in characters: the apostrophe of the text may be longer in bytes.
    let keep = text.chars().count().saturating_sub(cut.map_or(0, str::len));
    let from = text.char_indices().nth(keep).map_or(text.len(), |(byte, _)| byte);
    text.get(from..).unwrap_or_default()
}

/// “Farmers' Market”: the apostrophe of a plural before another capital, where no quotation is open.
pub(super) fn owns_plural(passage: &str, from: usize, end: usize) -> bool {
    let rest = passage.get(end..).unwrap_or_default();
    let next = rest.strip_prefix(['\'', '’']).and_then(|rest| rest.strip_prefix([' ', '\n']));
    let plural = || {
        let word = passage.get(from..end).unwrap_or_default();
        word.ends_with('s') && word.starts_with(char::is_uppercase)
    };
    let open = || {
        let before = passage.get(..from).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        before.contains('‘') || before.starts_with('\'') || before.contains(" '")
    };
    next.is_some_and(|rest| rest.starts_with(char::is_uppercase)) && plural() && !open()
}
