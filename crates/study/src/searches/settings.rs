//! What searches of a study leave out, and the language of its transcripts.

use verbatim_model::{ActionKind, TextLanguage, TranscriptId, TranscriptStatus};
use verbatim_search::Language;

use crate::searches::Library;
use crate::subject::{Marks, Subject};
use crate::{Changed, Study, StudyError};

/// Setting that says what becomes of raw interviews.
pub(super) const RAW: &str = "search raw interviews";

/// Its value where they are left out.
pub(super) const LEFT_OUT: &str = "left out";

/// Its value where they are searched, as from the beginning.
const SEARCHED: &str = "searched";

/// The language of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranscriptLanguage {
    /// The transcript.
    pub transcript: TranscriptId,
    /// Its file name.
    pub file_name: String,
    /// The language.
    pub language: TextLanguage,
    /// Whether a person has said so; else it was recognised by the words.
    pub set: bool,
}

/// Whether nobody has de-identified a transcript of this status.
#[must_use]
pub const fn is_raw(status: TranscriptStatus) -> bool {
    matches!(status, TranscriptStatus::Raw | TranscriptStatus::InReview)
}

impl Study {
    /// Whether searches leave out transcripts that nobody has de-identified.
    ///
    /// # Errors
    /// What the study file says.
    pub fn search_leaves_out_raw(&self) -> Result<bool, StudyError> {
        Ok(self.store.rows().setting(RAW)?.as_deref() == Some(LEFT_OUT))
    }

    /// Says whether searches leave out transcripts that nobody has de-identified.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], or what the study file says.
    pub fn leave_raw_out_of_searches(&mut self, leave_out: bool) -> Result<Changed<()>, StudyError> {
        self.act(ActionKind::ChangeSetting, |tx, _| {
            tx.set_setting(RAW, if leave_out { LEFT_OUT } else { SEARCHED })?;
            Ok(((), Subject::default()))
        })
    }

    /// The language of each transcript, in the order in which they came in. Reads the texts whose
    /// language nobody has set.
    ///
    /// # Errors
    /// What the study file says.
    pub fn languages(&self) -> Result<Vec<TranscriptLanguage>, StudyError> {
        let library = self.library()?;
        (0..library.transcripts.len()).map(|place| self.language_at(&library, place)).collect()
    }

    /// The language of one transcript. Only its own text is read.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn language(&self, id: TranscriptId) -> Result<TranscriptLanguage, StudyError> {
        let library = self.library()?;
        let missing = || StudyError::Missing { what: "transcript", name: id.to_string() };
        let place = library.transcripts.iter().position(|t| t.id == id).ok_or_else(missing)?;
        self.language_at(&library, place)
    }

    fn language_at(&self, library: &Library, place: usize) -> Result<TranscriptLanguage, StudyError> {
        let (transcript, set) = (&library.transcripts[place], library.language_is_set(place));
        if !set {
            library.read(self.store.rows(), place)?;
        }
        Ok(TranscriptLanguage {
            transcript: transcript.id,
            file_name: transcript.file_name.clone(),
            language: text_language(library.language(place)),
            set,
        })
    }

    /// Says in which language a transcript is; `None` recognises it by its words again.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NoCoder`], or what the study file says.
    pub fn set_language(
        &mut self,
        id: TranscriptId,
        language: Option<TextLanguage>,
    ) -> Result<Changed<()>, StudyError> {
        let interview = self.transcript(id)?.interview;
        self.act(ActionKind::ChangeInterview, |tx, _| {
            tx.set_language(id, language)?;
            // Other words share a stem in another language, so that the index is behind.
            let affected = Marks { interviews: true, text: true, ..Marks::default() };
            Ok(((), Subject { interview: Some(interview.uuid()), affected, ..Subject::default() }))
        })
    }
}

/// A language as the study keeps it.
pub(crate) const fn text_language(language: Language) -> TextLanguage {
    match language {
        Language::English => TextLanguage::English,
        Language::Spanish => TextLanguage::Spanish,
        Language::Chinese => TextLanguage::Chinese,
        Language::Vietnamese => TextLanguage::Vietnamese,
        Language::Other => TextLanguage::Other,
    }
}
