//! Why a file is no transcript, in sentences for the person who chose it.

use crate::encoding::DecodeError;

/// Why a file cannot be read. No message holds words of the transcript.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes of the file are no text, or too many.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The file has no text: only blank space, or a document of pictures.
    #[error("The file holds no text.")]
    NoText,
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
