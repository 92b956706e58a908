//! The table of formats, and which of them a file has.

use super::{ReadError, ReadOptions, ReadTranscript, docx, plain, srt, vtt};

/// One format of transcripts.
pub struct Format {
    /// Name shown to people.
    pub name: &'static str,
    /// Endings of file names, in small letters, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes can only be this format, whatever the name says.
    pub sniff: fn(bytes: &[u8]) -> bool,
    /// Reads the file.
    pub(super) read: fn(bytes: &[u8], options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError>,
}

/// All formats that can be read.
pub const FORMATS: &[Format] = &[docx::FORMAT, vtt::FORMAT, srt::FORMAT, plain::MARKDOWN, plain::TEXT];

/// Beginnings of files that people take for transcripts and that no reader here takes.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF files"),
    (b"{\\rtf", "RTF files"),
    (b"\xD0\xCF\x11\xE0", "older Word files (DOC) and password-protected documents"),
    (b"RIFF", "audio or video files"),
    (b"ID3", "audio files"),
    (b"OggS", "audio files"),
    (b"\x89PNG", "pictures"),
    (b"\xFF\xD8\xFF", "pictures"),
    (b"SQLite format 3\0", "databases"),
];

/// Finds the format of a file: what the content cannot deny goes before the name.
pub(super) fn of(name: &str, bytes: &[u8]) -> Result<&'static Format, ReadError> {
    let extension = extension(name);
    let named = FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()));
    // A Word file that is something else gets its own, more helpful error.
    if named.is_some_and(|format| format.name == docx::FORMAT.name) {
        return Ok(&docx::FORMAT);
    }
    if let Some((_, kind)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::UnknownFormat { kind: (*kind).to_owned() });
    }
    if let Some(format) = FORMATS.iter().find(|format| (format.sniff)(bytes)) {
        return Ok(format);
    }
    if let Some(format) = named {
        return Ok(format);
    }
    if extension.is_empty() {
        return Ok(&plain::TEXT);
    }
    let short: String = extension.chars().take(12).collect();
    Err(ReadError::UnknownFormat { kind: format!("files ending in .{short}") })
}

fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        // “Interview 3. second part” has no extension.
        Some((stem, end)) if !stem.is_empty() && !end.contains(char::is_whitespace) => end.to_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(name: &str, bytes: &[u8]) -> Result<&'static str, String> {
        of(name, bytes).map(|format| format.name).map_err(|error| error.to_string())
    }

    #[test]
    fn the_name_decides_unless_the_content_denies_it() {
        assert_eq!(format("AD-1.txt", b"Ana: yes"), Ok("Text"));
        assert_eq!(format("AD-1.MD", b"Ana: yes"), Ok("Markdown"));
        assert_eq!(format("AD-1.vtt", b"WEBVTT\n"), Ok("VTT subtitles"));
        assert_eq!(format("AD-1.srt", b"1\n"), Ok("SRT subtitles"));
        assert_eq!(format("AD-1.docx", b"anything"), Ok("Word document"));
        assert_eq!(format("AD-1.txt", b"\xef\xbb\xbfWEBVTT\n\n"), Ok("VTT subtitles"));
        assert_eq!(format("AD-1.txt", b"PK\x03\x04"), Ok("Word document"));
        assert_eq!(format("folder.v2/AD-1", b"Ana: yes"), Ok("Text"));
        assert_eq!(format("Interview 3. second part", b"Ana: yes"), Ok("Text"));
    }

    #[test]
    fn other_kinds_are_named() {
        let message = |kind: &str| {
            Err(format!(
                "Verbatim cannot read {kind} as a transcript. Save it as DOCX, TXT, VTT or SRT first."
            ))
        };
        assert_eq!(format("a.pdf", b"%PDF-1.7"), message("PDF files"));
        assert_eq!(format("a.txt", b"{\\rtf1"), message("RTF files"));
        assert_eq!(format("a.xyz", b"Ana: yes"), message("files ending in .xyz"));
    }
}
