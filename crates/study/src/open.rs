//! Opening a study and the one way to change it.

use std::path::Path;

use verbatim_model::{ActionKind, Affected, Coder};
use verbatim_store::{Access, Counts, NewAction, Secret, Store, StoreError, Tx};

use crate::StudyError;
use crate::subject::Subject;
use crate::texts::Texts;

/// An open study.
pub struct Study {
    pub(crate) store: Store,
    pub(crate) coder: Option<Coder>,
    pub(crate) texts: Texts,
    pub(crate) searching: crate::searches::Searching,
    pub(crate) kept: crate::kept::Kept,
    /// The key file, while it is open.
    pub(crate) key_file: Option<verbatim_store::KeyFile>,
}

/// What a verb did.
#[derive(Clone, Debug)]
pub struct Changed<T> {
    /// Its result.
    pub value: T,
    /// Number of the action, or `None` where nothing changed.
    pub number: Option<i64>,
    /// What has to be read again.
    pub affected: Affected,
}

impl Study {
    /// Makes a study and opens it.
    ///
    /// # Errors
    /// See [`Store::create`].
    pub fn create(path: &Path, name: &str, secret: &Secret) -> Result<Self, StudyError> {
        let name = one_line(name, "the study")?;
        Ok(Self::of(Store::create(path, name, secret)?))
    }

    /// Opens a study.
    ///
    /// # Errors
    /// See [`Store::open`].
    pub fn open(path: &Path, secret: &Secret, access: Access) -> Result<Self, StudyError> {
        Ok(Self::of(Store::open(path, secret, access)?))
    }

    fn of(store: Store) -> Self {
        Self {
            store,
            coder: None,
            texts: Texts::default(),
            searching: crate::searches::Searching::default(),
            kept: crate::kept::Kept::default(),
            key_file: None,
        }
    }

    /// The study file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Name of the study.
    ///
    /// # Errors
    /// What the study file says.
    pub fn name(&self) -> Result<String, StudyError> {
        Ok(self.store.rows().study()?.0)
    }

    /// Gives the study another name. The file keeps its own.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], or what the study file says.
    pub fn rename(&mut self, name: &str) -> Result<Changed<String>, StudyError> {
        let name = one_line(name, "the study")?.to_owned();
        self.act(ActionKind::RenameStudy, |tx, _| {
            tx.rename_study(&name)?;
            Ok((name, Subject::default()))
        })
    }

    /// Where the study lies as it was before, where this opening gave its file a newer format.
    #[must_use]
    pub fn upgraded(&self) -> Option<&Path> {
        self.store.upgraded()
    }

    /// Why the study can only be read, or `None` where it can be changed.
    #[must_use]
    pub const fn read_only(&self) -> Option<&StoreError> {
        self.store.read_only()
    }

    /// Why nobody could change the study now, or `None` where somebody could.
    #[must_use]
    pub fn obstacle(&self) -> Option<StoreError> {
        self.store.obstacle()
    }

    /// How much of everything there is.
    ///
    /// # Errors
    /// What the study file says.
    pub fn counts(&self) -> Result<Counts, StudyError> {
        Ok(self.store.rows().counts()?)
    }

    /// The recovery key as 24 words.
    ///
    /// # Errors
    /// What the study file says.
    pub fn recovery_words(&self) -> Result<Vec<String>, StudyError> {
        Ok(self.store.recovery_words()?)
    }

    /// Closes the study.
    ///
    /// # Errors
    /// What the study file says.
    pub fn close(self) -> Result<(), StudyError> {
        Ok(self.store.close()?)
    }

    /// Runs one action as the chosen coder. The body changes rows and answers a value and what
    /// it touched.
    pub(crate) fn act<T>(
        &mut self,
        kind: ActionKind,
        body: impl FnOnce(&Tx<'_>, &Coder) -> Result<(T, Subject), StudyError>,
    ) -> Result<Changed<T>, StudyError> {
        let coder = self.coder.clone().ok_or(StudyError::NoCoder)?;
        let action = NewAction { kind, coder: Some(coder.id), coder_name: coder.name.clone() };
        let done = self.store.transact(action, |tx| {
            let (value, mut subject) = body(tx, &coder)?;
            if let (Some(transcript), Some((start, _))) = (subject.transcript, subject.span) {
                subject.turn = tx.turn_number_at(transcript.into(), start)?;
            }
            Ok::<_, StudyError>(((value, subject.affected()), subject.json()))
        })?;
        let (value, affected) = done.value;
        let affected = if done.number.is_some() { affected } else { Affected::default() };
        self.forget(&affected)?;
        Ok(Changed { value, number: done.number, affected })
    }

    /// Drops what is kept in memory of rows that changed.
    pub(crate) fn forget(&mut self, affected: &Affected) -> Result<(), StudyError> {
        self.kept.forget(self.store.rows().last_action()?, affected);
        if affected.notes_only {
            return Ok(());
        }
        if affected.text || affected.interviews {
            self.texts = Texts::default();
            self.searching.forget();
        }
        Ok(())
    }
}

/// A name of one line, without the blanks round it.
pub(crate) fn one_line<'n>(name: &'n str, what: &'static str) -> Result<&'n str, StudyError> {
    let name = name.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(StudyError::EmptyName { what });
    }
    Ok(name)
}
