//! Why a file is no transcript, in sentences for the person who chose it.

use crate::encoding::DecodeError;

/// Why a file cannot be read. No message holds words of the transcript.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file has no bytes.
    #[error("The file is empty.")]
    Empty,
    /// The file has no text: only blank space, or a document of pictures.
    #[error("The file holds no text.")]
    NoText,
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
        bytes.div_ceil(1024 * 1024), limit.div_ceil(1024 * 1024)
    )]
    TooLarge {
        /// Size of the file, or of what was unpacked when reading stopped.
        bytes: u64,
        /// Largest size that is read.
        limit: u64,
    },
    /// A ZIP file made to exhaust the machine that unpacks it.
    #[error(
        "The file was not unpacked: {reason}. No transcript looks like this; open it in a word processor and save it again."
    )]
    Suspicious {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The name says DOCX and the content says otherwise.
    #[error("The file is not a Word document (DOCX): {reason}")]
    NotAWordFile {
        /// What it is instead, with the next step, as a sentence.
        reason: &'static str,
    },
    /// The document is broken.
    #[error("The document is damaged: {detail}. Open it in a word processor and save it again.")]
    Damaged {
        /// Which part, and where.
        detail: String,
    },
    /// No reader takes this kind of file.
    #[error("Verbatim cannot read {kind} as a transcript. Save it as DOCX, TXT, VTT or SRT first.")]
    UnknownFormat {
        /// The kind, as “PDF files” or “files ending in .xyz”.
        kind: String,
    },
}

impl From<DecodeError> for ReadError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Empty => Self::Empty,
            DecodeError::Binary => Self::Binary,
            DecodeError::Undecodable { encoding } => Self::Undecodable { encoding },
            DecodeError::UnknownEncoding { label } => Self::UnknownEncoding { label },
            DecodeError::TooLarge { bytes, limit } => Self::TooLarge { bytes, limit },
        }
    }
}
