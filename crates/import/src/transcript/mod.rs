//! Reading transcripts: bytes of one file to text, turns, speakers and times.
//!
//! One interface for every format: a [`Format`] says which files it is for and how it reads them.
//! A later format adds one file and one line in [`FORMATS`].

mod compose;
mod cues;
mod docx;
mod error;
mod format;
mod layout;
mod plain;
mod speaker;
mod srt;
mod time;
mod vtt;

use std::fmt;

use verbatim_text::Span;

use crate::encoding::DecodeError;

pub use error::ReadError;
pub use format::{FORMATS, Format};
pub use speaker::ReadSpeaker;

/// What the user decided before reading.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions<'o> {
    /// Name of the encoding, if the user chose one in the preview (`windows-1252`, `UTF-16LE` …).
    pub encoding: Option<&'o str>,
}

/// A transcript as read.
#[derive(Clone, Debug)]
pub struct ReadTranscript {
    /// The text, normalised; every offset refers to it.
    pub text: String,
    /// Name of the format, one of [`FORMATS`].
    pub format: &'static str,
    /// Version of the conversion that made the text; the same file read by the same version gives
    /// the same text.
    pub conversion_version: u32,
    /// Encoding of a text file; none for formats that fix it themselves.
    pub encoding: Option<String>,
    /// Whether the encoding is only likely: the preview asks the user to look.
    pub encoding_guessed: bool,
    /// Name of the recognised layout, for people.
    pub layout: &'static str,
    /// Speakers in order of first appearance.
    pub speakers: Vec<ReadSpeaker>,
    /// Turns in order, never overlapping, never empty.
    pub turns: Vec<ReadTurn>,
    /// What the file holds and the text does not.
    pub left_out: Vec<LeftOut>,
    /// Sentences for the preview about how the file was understood.
    pub notes: Vec<String>,
}

/// A turn of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTurn {
    /// What is said: after the label, without blank space at either end.
    pub span: Span,
    /// Index into [`ReadTranscript::speakers`].
    pub speaker: Option<usize>,
    /// Position in the recording at which the turn begins, in milliseconds.
    pub start_ms: Option<u64>,
    /// Position at which it ends.
    pub end_ms: Option<u64>,
}

/// Something of the file that is not in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub what: LeftOutKind,
    /// How often it occurs.
    pub count: usize,
    /// Where, at most [`LeftOut::MOST_PLACES`]: lines of a text file from 1, or paragraphs of a
    /// document from 1.
    pub places: Vec<usize>,
}

impl LeftOut {
    /// So many places are named, no more.
    pub const MOST_PLACES: usize = 20;
}

/// Kinds of things that are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOutKind {
    /// Lines of cues that repeat the line before (rolling captions).
    RepeatedCues,
    /// Notes, styles and regions of a subtitle file.
    SubtitleNotes,
    /// Lines of a subtitle file that belong to no cue.
    LinesOutsideCues,
    /// Formatting marks inside cues.
    FormattingTags,
    /// Times on lines of a document that became times of turns.
    TimeMarks,
    /// Hidden text of a document.
    HiddenText,
    /// Tracked deletions.
    TrackedDeletions,
    /// Pictures.
    Images,
    /// Comments in the margin.
    Comments,
    /// Headers and footers of pages.
    HeadersAndFooters,
    /// Numbers that the word processor makes itself.
    AutomaticNumbers,
    /// Reading aids above East Asian characters.
    RubyText,
    /// Documents or objects inside the document.
    EmbeddedObjects,
}

impl LeftOutKind {
    /// A short stable word for machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::RepeatedCues => "repeated-cues",
            Self::SubtitleNotes => "subtitle-notes",
            Self::LinesOutsideCues => "lines-outside-cues",
            Self::FormattingTags => "formatting-tags",
            Self::TimeMarks => "time-marks",
            Self::HiddenText => "hidden-text",
            Self::TrackedDeletions => "tracked-deletions",
            Self::Images => "images",
            Self::Comments => "comments",
            Self::HeadersAndFooters => "headers-and-footers",
            Self::AutomaticNumbers => "automatic-numbers",
            Self::RubyText => "ruby-text",
            Self::EmbeddedObjects => "embedded-objects",
        }
    }
}

impl fmt::Display for LeftOutKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RepeatedCues => "repeated cues",
            Self::SubtitleNotes => "notes and styles of the subtitle file",
            Self::LinesOutsideCues => "lines outside any cue",
            Self::FormattingTags => "formatting marks inside cues",
            Self::TimeMarks => "time marks (kept as the times of turns)",
            Self::HiddenText => "passages of hidden text",
            Self::TrackedDeletions => "tracked deletions",
            Self::Images => "images",
            Self::Comments => "comments",
            Self::HeadersAndFooters => "page headers and footers",
            Self::AutomaticNumbers => "paragraphs with automatic numbers (the numbers only)",
            Self::RubyText => "reading aids (ruby)",
            Self::EmbeddedObjects => "embedded objects",
        })
    }
}

/// Collects what is left out while reading.
#[derive(Debug, Default)]
struct LeftOutList(Vec<LeftOut>);

impl LeftOutList {
    fn add(&mut self, what: LeftOutKind, place: usize) {
        let at = match self.0.iter().position(|left| left.what == what) {
            Some(at) => at,
            None => {
                self.0.push(LeftOut { what, count: 0, places: Vec::new() });
                self.0.len() - 1
            }
        };
        let Some(left) = self.0.get_mut(at) else { return };
        left.count += 1;
        if left.places.len() < LeftOut::MOST_PLACES && left.places.last() != Some(&place) && place > 0 {
            left.places.push(place);
        }
    }

    fn finish(mut self) -> Vec<LeftOut> {
        self.0.sort_by_key(|left| left.what);
        self.0
    }
}

/// Reads one transcript. The format follows from the name's extension and the first bytes.
///
/// # Errors
/// [`ReadError`] with the reason, a sentence that names neither the file nor its words.
pub fn read_transcript(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions<'_>,
) -> Result<ReadTranscript, ReadError> {
    crate::encoding::check_size(bytes)?;
    if bytes.is_empty() {
        return Err(DecodeError::Empty.into());
    }
    read_as(format::of(name, bytes)?, bytes, options)
}

/// Reads a text that is one, though it may look like subtitles or another format.
///
/// # Errors
/// As [`read_transcript`].
pub fn read_text(text: &str) -> Result<ReadTranscript, ReadError> {
    crate::encoding::check_size(text.as_bytes())?;
    read_as(&plain::TEXT, text.as_bytes(), &ReadOptions { encoding: Some("UTF-8") })
}

fn read_as(format: &Format, bytes: &[u8], options: &ReadOptions<'_>) -> Result<ReadTranscript, ReadError> {
    let transcript = (format.read)(bytes, options)?;
    if transcript.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(transcript)
}
