//! Which characters the bytes of a text file stand for.
//!
//! The order is fixed: byte order mark; else the NUL test for UTF-16 without one; else valid
//! UTF-8; else a guess by chardetng, which the preview shows as a guess.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The largest file that any reader takes. A caller should compare the length of a file with it
/// before reading the file at all.
pub const MAX_FILE_BYTES: u64 = 100 * 1024 * 1024;

/// Why bytes are not a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// No bytes, or nothing but a byte order mark.
    #[error("The file is empty.")]
    Empty,
    /// The bytes are not text in any encoding.
    #[error(
        "The file is not text: it holds binary data. Export it as text or DOCX from the program that made it."
    )]
    Binary,
    /// The bytes do not fit the encoding that a mark or the user named.
    #[error("The file cannot be read as {encoding}. Choose another encoding.")]
    Undecodable {
        /// Name of the encoding.
        encoding: String,
    },
    /// The user asked for an encoding that does not exist.
    #[error("There is no encoding called “{label}”. Use a name such as UTF-8, UTF-16LE or windows-1252.")]
    UnknownEncoding {
        /// The name that was asked for.
        label: String,
    },
    /// The file, or what is packed in it, is larger than a transcript can be.
    #[error(
        "The file is too large: {} MB, the limit is {} MB. Split it into one file per interview.",
        megabytes(*bytes), megabytes(*limit)
    )]
    TooLarge {
        /// Size of the file, or of what was unpacked when reading stopped.
        bytes: u64,
        /// Largest size that is read.
        limit: u64,
    },
}

const fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

/// A decoded file.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text.
    pub text: String,
    /// Name of the encoding as shown to the user.
    pub label: &'static str,
    /// Whether the encoding is only likely.
    pub guessed: bool,
}

/// Refuses a file by its size alone.
pub(crate) fn check_size(bytes: &[u8]) -> Result<(), DecodeError> {
    let size = bytes.len() as u64;
    if size > MAX_FILE_BYTES {
        return Err(DecodeError::TooLarge { bytes: size, limit: MAX_FILE_BYTES });
    }
    Ok(())
}

/// Decodes and normalises a text file; `chosen` is the user's word on the encoding.
pub(crate) fn decode(bytes: &[u8], chosen: Option<&str>) -> Result<Decoded, DecodeError> {
    let mut decoded = decode_as_written(bytes, chosen)?;
    decoded.text = verbatim_text::normalise(&decoded.text);
    Ok(decoded)
}

/// Decodes a text file with its mark and its line ends as they are, for offsets that count them.
pub(crate) fn decode_as_written(bytes: &[u8], chosen: Option<&str>) -> Result<Decoded, DecodeError> {
    check_size(bytes)?;
    if bytes.is_empty() || matches!(bytes, [0xEF, 0xBB, 0xBF] | [0xFF, 0xFE] | [0xFE, 0xFF]) {
        return Err(DecodeError::Empty);
    }
    if let Some(label) = chosen {
        let encoding = Encoding::for_label(label.trim().as_bytes())
            .ok_or_else(|| DecodeError::UnknownEncoding { label: label.chars().take(40).collect() })?;
        return decode_as(bytes, encoding, false);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, encoding, false);
    }
    if bytes.contains(&0) {
        let encoding = utf16_by_its_nuls(bytes).ok_or(DecodeError::Binary)?;
        return decode_as(bytes, encoding, true).map_err(|_| DecodeError::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return accept(text.into(), UTF_8, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // A guess that does not fit is worse than Windows-1252, which fits every byte.
    decode_as(bytes, guess, true).or_else(|error| match error {
        DecodeError::Undecodable { .. } => decode_as(bytes, encoding_rs::WINDOWS_1252, true),
        other => Err(other),
    })
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Result<Decoded, DecodeError> {
    // The mark itself is kept here and dropped by whoever normalises, once and for every encoding.
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        return Err(DecodeError::Undecodable { encoding: encoding.name().to_owned() });
    }
    accept(text, encoding, guessed)
}

fn accept(text: Cow<'_, str>, encoding: &'static Encoding, guessed: bool) -> Result<Decoded, DecodeError> {
    if looks_binary(text.as_bytes()) {
        return Err(DecodeError::Binary);
    }
    Ok(Decoded { text: text.into_owned(), label: encoding.name(), guessed })
}

/// A NUL, or more than one control character in a hundred. Tab, line ends, form feed, escape and
/// the U+0015 of TalkBank files are ordinary.
fn looks_binary(text: &[u8]) -> bool {
    let control = text.iter().filter(|&&b| b < 0x20 && !matches!(b, 0x09..=0x0D | 0x15 | 0x1B)).count();
    (control > 0 && text.contains(&0)) || (control > 3 && control * 100 > text.len())
}

/// UTF-16 without a mark has the NULs of its Latin letters, blanks and line ends all on one side.
fn utf16_by_its_nuls(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in bytes.chunks(2) {
        even += usize::from(pair.first() == Some(&0));
        odd += usize::from(pair.get(1) == Some(&0));
    }
    // One line end is enough in a Chinese text, so the share of NULs says nothing; sidedness does.
    if even * 20 <= odd {
        Some(UTF_16LE)
    } else if odd * 20 <= even {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn marks_utf16_without_a_mark_and_utf8_are_certain_or_nearly_so() {
        let text = "Ana: Das Café\n然后 👩\n";
        let marked = decode(&utf16(&format!("\u{feff}{text}"), true), None).unwrap();
        assert_eq!((marked.text.as_str(), marked.label, marked.guessed), (text, "UTF-16LE", false));
        for (little, label) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
            let plain = decode(&utf16(text, little), None).unwrap();
            assert_eq!((plain.text.as_str(), plain.label, plain.guessed), (text, label, true));
        }
        let utf8 = decode(format!("\u{feff}{text}").as_bytes(), None).unwrap();
        assert_eq!((utf8.text.as_str(), utf8.label, utf8.guessed), (text, "UTF-8", false));
    }

    #[test]
    fn older_encodings_are_guessed_and_can_be_overruled() {
        let bytes = b"Interviewer: Caf\xe9 \x93ma\xf1ana\x94?\r\n";
        let guessed = decode(bytes, None).unwrap();
        assert_eq!(guessed.text, "Interviewer: Café “mañana”?\n");
        assert_eq!((guessed.label, guessed.guessed), ("windows-1252", true));
        let chosen = decode(bytes, Some("macintosh")).unwrap();
        assert_eq!((chosen.label, chosen.guessed), ("macintosh", false));
        assert_ne!(chosen.text, guessed.text);
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_reason() {
        let message = |bytes: &[u8], chosen| decode(bytes, chosen).unwrap_err().to_string();
        assert_eq!(message(b"", None), "The file is empty.");
        assert_eq!(message(b"\xef\xbb\xbf", None), "The file is empty.");
        assert!(message(&[0x7f, 0x45, 0, 0, 0, 1, 2, 0, 0], None).starts_with("The file is not text"));
        assert!(message(&[1, 2, 3, 4, 5, 6, b'a'], None).starts_with("The file is not text"));
        assert_eq!(
            message(b"caf\xe9", Some("utf-8")),
            "The file cannot be read as UTF-8. Choose another encoding."
        );
        assert!(message(b"cafe", Some("utf-9")).starts_with("There is no encoding called “utf-9”."));
        assert!(message(b"\xff\xfea\0b", None).contains("UTF-16LE"));
    }

    #[test]
    fn a_file_over_the_limit_is_refused_by_its_length() {
        let size = usize::try_from(MAX_FILE_BYTES).unwrap() + 1;
        let error = decode(&vec![b' '; size], None).unwrap_err();
        assert!(error.to_string().starts_with("The file is too large: 101 MB, the limit is 100 MB."));
    }
}
