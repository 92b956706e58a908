//! The only changes that Verbatim makes to a text by itself.

/// Drops a byte order mark at the start and turns CR LF and lone CR into LF. Nothing else is
/// changed: the wording is evidence, so there is no trimming and no Unicode normalisation.
#[must_use]
pub fn normalise(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains('\r') {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn line_ends_become_lf_and_one_byte_order_mark_goes() {
        assert_eq!(normalise("\u{feff}a\r\nb\rc\n\r\n"), "a\nb\nc\n\n");
    }

    #[test]
    fn a_byte_order_mark_inside_and_all_blanks_stay() {
        assert_eq!(normalise(" a\u{feff}\u{a0}\u{2028} "), " a\u{feff}\u{a0}\u{2028} ");
    }
}
