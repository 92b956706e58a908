//! Folding: the form under which words meet whatever their case and accents.

use super::characters::is_accent;
use unicode_normalization::char::decompose_canonical;

/// Appends the folded form of a character: lower case, without accents, letters such as đ and ß
/// spelt with plain ones. Composed and decomposed text give the same form.
pub(super) fn fold_into(c: char, form: &mut String) {
    if c.is_ascii() {
        form.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        decompose_canonical(lower, |part| {
            if !is_accent(part) {
                push_plain(part, form);
            }
        });
    }
}

fn push_plain(c: char, form: &mut String) {
    match plain(c) {
        Some(letters) => form.push_str(letters),
        None => form.push(narrow(c)),
    }
}

/// Letters that have no decomposition in Unicode and yet a plain spelling that people type.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'ð' | 'ɖ' => "d",
        'ł' => "l",
        'ø' => "o",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ŋ' => "n",
        'ɓ' => "b",
        'ɗ' => "d",
        'ƙ' => "k",
        'ſ' => "s",
        'ς' => "σ",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// Full-width letters and digits, as Chinese and Japanese keyboards give them, as plain ones.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
