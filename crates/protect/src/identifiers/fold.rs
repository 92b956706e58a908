//! How names are compared: composed, in small letters, without accents, with straight apostrophes
//! and one blank for any white space.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` as it is compared.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| push(&mut folded, c));
    }
    folded
}

/// Runs of blanks become one.
fn push(folded: &mut String, c: char) {
    if c != ' ' || !folded.ends_with(' ') {
        folded.push(c);
    }
}

/// What one code point becomes: nothing for an accent, several letters for some.
fn fold_char(c: char, mut push: impl FnMut(char)) {
    match c {
        c if c.is_whitespace() => push(' '),
        c if c.is_ascii() => push(c.to_ascii_lowercase()),
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => push('\''),
        '\u{2010}' | '\u{2011}' => push('-'),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
        // No fold makes Hangul longer; taken apart, one syllable would touch another.
        '\u{ac00}'..='\u{d7a3}' => push(c),
        c => std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).for_each(|c| plain(c, &mut push)),
    }
}

/// Letters that do not come apart into a letter and an accent.
fn plain(c: char, push: &mut impl FnMut(char)) {
    match c {
        'ø' | 'Ø' => push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => push('d'),
        'ł' | 'Ł' => push('l'),
        'ı' | 'İ' => push('i'),
        'ħ' | 'Ħ' => push('h'),
        'ß' | 'ẞ' => "ss".chars().for_each(push),
        'æ' | 'Æ' => "ae".chars().for_each(push),
        'œ' | 'Œ' => "oe".chars().for_each(push),
        'þ' | 'Þ' => "th".chars().for_each(push),
        c => c.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(push),
    }
}

/// A folded text that knows where each of its letters stands in the text it was made of.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of `text` the code point it came from; one more for the end.
    points: Vec<u32>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), points: Vec::new() };
        let mut at = 0;
        for c in text.chars() {
            fold_char(c, |c| folded.push(c, at));
            at += 1;
        }
        folded.points.push(at);
        folded
    }

    fn push(&mut self, c: char, at: u32) {
        push(&mut self.text, c);
        self.points.resize(self.text.len(), at);
    }

    /// The code points that bytes of the folded text came from, accents after the last one too. The
    /// bytes must not end in a blank.
    pub(super) fn points(&self, start: usize, end: usize) -> (u32, u32) {
        let at = |byte: usize| self.points.get(byte).or(self.points.last()).copied().unwrap_or(0);
        (at(start), at(end).max(at(end.saturating_sub(1)) + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_apostrophes_and_blanks_do_not_tell_names_apart() {
        assert_eq!(fold("Doña  Lucía"), "dona lucia");
        assert_eq!(fold("Lucı\u{301}a"), "lucia", "dotless i with an accent of its own");
        assert_eq!(fold("D’Angelo\nŁukasz Trần"), "d'angelo lukasz tran");
        assert_eq!(fold("Nguye\u{302}\u{303}n"), fold("Nguyễn"));
    }

    #[test]
    fn a_folded_passage_knows_its_code_points_with_the_accents_after_its_last_letter() {
        let folded = Folded::new("Chị Ha\u{323}nh’s");
        let start = folded.text.find("hanh").unwrap_or_default();
        assert_eq!(folded.points(start, start + 4), (4, 9));
    }
}
