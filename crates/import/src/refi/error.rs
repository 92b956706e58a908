//! Why a file is not read.

/// Why a project or codebook is not read at all. Each is a sentence with the next step.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefiError {
    /// Neither an archive with a project nor a codebook.
    #[error("The file holds neither a REFI-QDA project nor a codebook. Export it again as QDPX or QDC.")]
    NotRefi,
    /// An archive without a document.
    #[error("The archive holds no project (a file that ends in .qde). Export it again as QDPX.")]
    NoDocument,
    /// An archive with several documents.
    #[error("The archive holds {0} projects. Put each into a file of its own.")]
    SeveralDocuments(usize),
    /// XML that is none.
    #[error(
        "The file is not well-formed at line {line} ({reason}). Export it again from the program that made it."
    )]
    NotXml {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// Something else is broken.
    #[error("The file is damaged: {0}. Export or copy it again.")]
    Damaged(String),
    /// Declarations of entities, which could grow without bound or read other files.
    #[error(
        "The file declares or uses entities of its own, which no such file needs. It was not read; ask where it comes from."
    )]
    Entities,
    /// Elements too deep in one another.
    #[error(
        "Its elements stand more than a hundred deep in one another. It was not read; ask where it comes from."
    )]
    TooDeep,
    /// Too many elements, attributes or parts.
    #[error("The file holds more parts than any project. It was not read; ask where it comes from.")]
    TooManyElements,
    /// Too large when unpacked.
    #[error(
        "The file unpacks to more than 1 GB. Split the project, or leave recordings out when you export it."
    )]
    TooLarge,
    /// A part that unpacks to hundreds of times its size.
    #[error(
        "A part of the file unpacks to hundreds of times its size. It was not read; ask where it comes from."
    )]
    Stuffed,
    /// A path that leads out of the archive.
    #[error("A path in the file leads out of the archive. It was not read; ask where it comes from.")]
    PathEscapes,
}
