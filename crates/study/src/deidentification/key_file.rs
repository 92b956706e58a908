//! The key file of an open study.

use std::path::{Path, PathBuf};

use verbatim_model::TranscriptId;
use verbatim_store::{Form, KeyFile, Opening, Original, Secret};

use crate::deidentification::DeidentificationError;
use crate::{Study, StudyError};

/// What is known of the key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFileState {
    /// Where it lies, or would by default.
    pub path: PathBuf,
    /// Whether a file is there.
    pub there: bool,
    /// Whether it is open here.
    pub open: bool,
}

impl Study {
    /// Makes the key file, at `path` or beside the study, and opens it.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`]; see [`verbatim_store::Store::make_key_file`].
    pub fn make_key_file(&mut self, path: Option<&Path>, secret: &Secret) -> Result<(), StudyError> {
        let who = self.coder_name()?;
        let path = path.map_or_else(|| self.store.key_file_path(), Path::to_owned);
        self.key_file = Some(self.store.make_key_file(&path, secret, &who)?);
        Ok(())
    }

    /// Opens the key file; it keeps who did so and when.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`]; see [`verbatim_store::Store::open_key_file`].
    pub fn open_key_file(&mut self, path: Option<&Path>, secret: &Secret) -> Result<(), StudyError> {
        let who = self.coder_name()?;
        let path = path.map_or_else(|| self.store.key_file_path(), Path::to_owned);
        self.key_file = Some(self.store.open_key_file(&path, secret, &who)?);
        Ok(())
    }

    /// Closes the key file. The study works on without it.
    pub fn close_key_file(&mut self) {
        self.key_file = None;
    }

    /// Where the key file lies and whether it is open.
    #[must_use]
    pub fn key_file_state(&self) -> KeyFileState {
        let open = self.key_file.as_ref();
        let path = open.map_or_else(|| self.store.key_file_path(), |file| file.path().to_owned());
        KeyFileState { there: path.exists(), open: open.is_some(), path }
    }

    /// Gives the open key file another passphrase.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`]; see [`KeyFile::change_passphrase`].
    pub fn change_key_passphrase(&mut self, secret: &Secret) -> Result<(), StudyError> {
        self.store.refuse_own_secret(secret)?;
        Ok(self.keys_mut()?.change_passphrase(secret)?)
    }

    /// Who has opened the key file, newest first.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn key_openings(&self) -> Result<Vec<Opening>, StudyError> {
        Ok(self.keys()?.openings()?)
    }

    /// The originals in the key file.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn originals(&self) -> Result<Vec<Original>, StudyError> {
        Ok(self.keys()?.originals()?)
    }

    /// The text of an original, as it was before anything was replaced.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], [`StudyError::Missing`], or what the key file says.
    pub fn original_text(&self, transcript: TranscriptId) -> Result<String, StudyError> {
        let missing = || StudyError::Missing { what: "original", name: transcript.to_string() };
        self.keys()?.original_text(transcript)?.ok_or_else(missing)
    }

    /// Says until which day an original is kept (`YYYY-MM-DD`), and why it is held, if it is.
    ///
    /// # Errors
    /// [`StudyError::NoDay`], [`StudyError::EmptyName`] for a hold without a reason,
    /// [`DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn set_retention(
        &mut self,
        transcript: TranscriptId,
        until: Option<&str>,
        hold: Option<&str>,
    ) -> Result<(), StudyError> {
        let hold = hold.map(|reason| crate::open::one_line(reason, "a hold")).transpose()?;
        if let Some(day) = until.filter(|day| !verbatim_model::is_day(day)) {
            return Err(StudyError::NoDay(day.to_owned()));
        }
        Ok(self.keys()?.set_retention(transcript, until, hold)?)
    }

    /// Destroys an original in the key file.
    ///
    /// # Errors
    /// [`verbatim_store::StoreError::Held`], [`DeidentificationError::KeyFileClosed`], or what the
    /// key file says.
    pub fn destroy_original(&mut self, transcript: TranscriptId) -> Result<(), StudyError> {
        Ok(self.keys_mut()?.destroy_original(transcript)?)
    }

    /// Originals whose day has come.
    ///
    /// # Errors
    /// [`DeidentificationError::KeyFileClosed`], or what the key file says.
    pub fn overdue_originals(&self) -> Result<Vec<Original>, StudyError> {
        Ok(self.keys()?.overdue()?)
    }

    /// The open key file.
    pub(crate) fn keys(&self) -> Result<&KeyFile, StudyError> {
        self.key_file.as_ref().ok_or_else(|| self.no_keys())
    }

    /// The open key file, to write into.
    pub(crate) fn keys_mut(&mut self) -> Result<&mut KeyFile, StudyError> {
        if self.key_file.is_none() {
            return Err(self.no_keys());
        }
        self.key_file.as_mut().ok_or_else(|| DeidentificationError::KeyFileClosed.into())
    }

    /// Keeps real names whose aliases are about to come into the study. Where that cannot be written,
    /// the key file is left alone.
    pub(crate) fn keep_names(&mut self, names: &[Form]) -> Result<(), StudyError> {
        self.store.writable()?;
        Ok(self.keys_mut()?.add_forms(names)?)
    }

    fn no_keys(&self) -> StudyError {
        match self.key_file_state().there {
            true => DeidentificationError::KeyFileClosed.into(),
            false => DeidentificationError::NoKeyFile.into(),
        }
    }

    fn coder_name(&self) -> Result<String, StudyError> {
        Ok(self.coder.as_ref().ok_or(StudyError::NoCoder)?.name.clone())
    }
}
