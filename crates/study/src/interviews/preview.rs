//! Reading a transcript file and saying what it holds, before anything is stored.

use std::path::Path;

use rayon::prelude::*;
use verbatim_import::transcript::{ReadOptions, ReadTranscript, read_text, read_transcript};
use verbatim_import::{DecodeError, MAX_FILE_BYTES};
use verbatim_model::{Block, Role};
use verbatim_text::{CodePoints, count_words};

use crate::interviews::Source;
use crate::interviews::there::There;
use crate::{Progress, StudyError};

/// What a file was recognised as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// File name.
    pub file: String,
    /// Format and layout.
    pub source: String,
    /// Encoding, where the format has one.
    pub encoding: Option<String>,
    /// Number of turns.
    pub turns: usize,
    /// Words outside interviewers' turns.
    pub words: u32,
    /// Label and role of each speaker.
    pub speakers: Vec<(String, Role)>,
    /// What was left out and what to look at.
    pub notes: Vec<String>,
    /// Why it would not go in although it can be read, as a sentence.
    pub taken: Option<String>,
    /// The first lines of the text.
    pub beginning: String,
}

/// A transcript read from a file, in the form in which it is stored.
pub(crate) struct ReadFile {
    pub file: String,
    pub bytes: Vec<u8>,
    pub transcript: ReadTranscript,
    pub words: u32,
    pub length: u32,
}

/// A file's name with what it holds, or why it cannot be read as a sentence.
pub type Previewed = (String, Result<Preview, String>);

/// Why one file of a batch did not go in: a sentence for the person.
pub(crate) type Refusal = String;

/// How much of a text a preview shows.
const BEGINNING: usize = 400;

impl ReadFile {
    /// Reads one file.
    pub fn open(path: &Path, encoding: Option<&str>) -> Result<Self, Refusal> {
        let file = file_name(path);
        let unreadable = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::NotFound => "There is no such file.".to_owned(),
            std::io::ErrorKind::PermissionDenied => {
                "You may not read this file. Ask its owner for permission, or copy it to a folder of yours."
                    .to_owned()
            }
            _ => format!("The file cannot be read: {e}."),
        };
        let about = std::fs::metadata(path).map_err(unreadable)?;
        if about.is_dir() {
            return Err("This is a folder. Choose the files in it.".to_owned());
        }
        // Looked at before reading, so that a file of gigabytes costs nothing.
        if about.len() > MAX_FILE_BYTES {
            let error = DecodeError::TooLarge { bytes: about.len(), limit: MAX_FILE_BYTES };
            return Err(error.to_string());
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        Self::read(file, bytes, encoding)
    }

    /// Reads the bytes of one file.
    pub fn read(file: String, bytes: Vec<u8>, encoding: Option<&str>) -> Result<Self, Refusal> {
        let options = ReadOptions { encoding };
        let transcript = read_transcript(&file, &bytes, &options).map_err(|e| e.to_string())?;
        Ok(Self::of(file, bytes, transcript))
    }

    /// Reads a text that is one, though it may look like subtitles or another format.
    pub fn of_text(file: String, text: &str) -> Result<Self, Refusal> {
        let transcript = read_text(text).map_err(|e| e.to_string())?;
        Ok(Self::of(file, text.as_bytes().to_vec(), transcript))
    }

    fn of(file: String, bytes: Vec<u8>, transcript: ReadTranscript) -> Self {
        let points = CodePoints::new(&transcript.text);
        let length = points.len();
        let counted = transcript.turns.iter().filter(|t| role_of(&transcript, t.speaker).counts());
        let words: usize = counted.filter_map(|t| points.slice(t.span).ok()).map(count_words).sum();
        let words = u32::try_from(words).unwrap_or(u32::MAX);
        Self { file, bytes, transcript, words, length }
    }

    /// Cuts the text into blocks, each a turn with what stands before it.
    pub fn blocks(&self) -> Result<Vec<Block>, StudyError> {
        let points = CodePoints::new(&self.transcript.text);
        let piece = |start: u32, end: u32| match verbatim_text::Span::new(start, end) {
            Ok(span) => points.slice(span).map(str::to_owned),
            Err(_) => Ok(String::new()),
        };
        let mut blocks = Vec::with_capacity(self.transcript.turns.len() + 1);
        let mut at = 0;
        for turn in &self.transcript.turns {
            blocks.push(Block {
                lead: piece(at, turn.span.start())?,
                body: piece(turn.span.start(), turn.span.end())?,
                speaker: turn.speaker.and_then(|n| u32::try_from(n).ok()),
                start_ms: turn.start_ms,
                end_ms: turn.end_ms,
            });
            at = turn.span.end();
        }
        if at < self.length {
            let lead = piece(at, self.length)?;
            blocks.push(Block { lead, body: String::new(), speaker: None, start_ms: None, end_ms: None });
        }
        Ok(blocks)
    }

    /// Label and role of each speaker.
    pub fn speakers(&self) -> Vec<(String, Role)> {
        self.transcript.speakers.iter().map(|s| (s.label.clone(), s.role)).collect()
    }

    /// Format and layout in a few words.
    pub fn source(&self) -> String {
        format!("{}, {}", self.transcript.format, self.transcript.layout)
    }

    /// What was left out, and what a person should look at.
    pub fn notes(&self) -> Vec<String> {
        let t = &self.transcript;
        let mut notes = t.notes.clone();
        notes.extend(t.left_out.iter().map(|l| format!("Left out: {} {}.", l.count, l.what)));
        if t.encoding_guessed {
            let encoding = t.encoding.as_deref().unwrap_or("unknown");
            notes.push(format!(
                "The encoding was guessed as {encoding}; look at the letters before you import."
            ));
        }
        if self.speakers().iter().any(|(_, role)| *role == Role::Unknown)
            || t.turns.iter().any(|t| t.speaker.is_none())
        {
            notes.push(
                "Some speakers are unknown; they count as the interviewee until you decide.".to_owned(),
            );
        }
        notes
    }

    /// Everything a person sees before importing.
    pub fn preview(&self) -> Preview {
        Preview {
            file: self.file.clone(),
            source: self.source(),
            encoding: self.transcript.encoding.clone(),
            turns: self.transcript.turns.len(),
            words: self.words,
            speakers: self.speakers(),
            notes: self.notes(),
            taken: None,
            beginning: self.transcript.text.chars().take(BEGINNING).collect(),
        }
    }
}

/// Files are read ahead in groups of this size, so that both cores work and memory stays small.
const GROUP: usize = 32;

impl crate::Study {
    /// Says what files hold, and which would not go in because the study has them already. Nothing
    /// is stored. A file that cannot be read has a sentence instead.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn preview_transcripts(
        &self,
        sources: &[Source],
        progress: &dyn Progress,
    ) -> Result<Vec<Previewed>, StudyError> {
        let mut there = There::of(&self.transcripts()?);
        let hash = self.store.text_hasher();
        let read = |source: &Source| {
            let read = ReadFile::open(&source.path, source.encoding.as_deref())?;
            Ok((hash(&read.transcript.text), read.preview()))
        };
        let mut files = Vec::with_capacity(sources.len());
        for group in sources.chunks(GROUP) {
            progress.at(files.len(), sources.len())?;
            let read: Vec<Result<_, String>> = group.par_iter().map(read).collect();
            for (source, file) in group.iter().zip(read) {
                let preview = file.map(|(hash, mut preview)| {
                    preview.taken = there.taken(&hash, &preview.file).map(|taken| taken.to_string());
                    if preview.taken.is_none() {
                        there.add(hash, &preview.file);
                    }
                    preview
                });
                files.push((file_name(&source.path), preview));
            }
        }
        progress.at(files.len(), sources.len())?;
        Ok(files)
    }
}

/// Name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn role_of(transcript: &ReadTranscript, speaker: Option<usize>) -> Role {
    speaker.and_then(|n| transcript.speakers.get(n)).map_or(Role::Unknown, |s| s.role)
}
