//! Who codes, and whose codings count.

mod lead;

use verbatim_model::{ActionKind, Coder, CoderId};
use verbatim_store::now;

use crate::open::one_line;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

pub use lead::{RecordCoder, RecordReason};

impl Study {
    /// All coders, in order of being added.
    ///
    /// # Errors
    /// What the study file says.
    pub fn coders(&self) -> Result<Vec<Coder>, StudyError> {
        Ok(self.store.rows().coders()?)
    }

    /// Who is coding now.
    #[must_use]
    pub const fn coder(&self) -> Option<&Coder> {
        self.coder.as_ref()
    }

    /// The coder of this name, letter case aside.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where there is none.
    pub fn find_coder(&self, name: &str) -> Result<Coder, StudyError> {
        let wanted = name.trim().to_lowercase();
        let found = self.coders()?.into_iter().find(|c| c.name.to_lowercase() == wanted);
        found.ok_or_else(|| StudyError::Missing { what: "coder", name: name.trim().to_owned() })
    }

    /// Sets who is coding; adds a coder of that name where there is none. Answers whether one was
    /// added.
    ///
    /// # Errors
    /// [`StudyError::EmptyName`], or what the study file says.
    pub fn choose_coder(&mut self, name: &str) -> Result<bool, StudyError> {
        match self.find_coder(name) {
            Ok(coder) => {
                self.coder = Some(coder);
                Ok(false)
            }
            Err(StudyError::Missing { .. }) => {
                let before = self.coder.take();
                let added = self.add_coder(name);
                if added.is_err() {
                    self.coder = before;
                }
                added.map(|_| true)
            }
            Err(other) => Err(other),
        }
    }

    /// Adds a coder. Where nobody is coding yet, the new coder is.
    ///
    /// # Errors
    /// [`StudyError::NameTaken`], [`StudyError::EmptyName`], or what the study file says.
    pub fn add_coder(&mut self, name: &str) -> Result<Changed<Coder>, StudyError> {
        self.add_coder_as(CoderId::new(), name)
    }

    /// Adds a coder under an id that another study knows.
    pub(crate) fn add_coder_as(&mut self, id: CoderId, name: &str) -> Result<Changed<Coder>, StudyError> {
        let name = one_line(name, "a coder")?;
        if self.find_coder(name).is_ok() {
            return Err(StudyError::NameTaken { what: "a coder", name: name.to_owned() });
        }
        let coder = Coder { id, name: name.to_owned(), created_at: now() };
        let before = self.coder.clone();
        // The first action of a first coder is to be added: the log names that coder as author.
        self.coder = before.clone().or_else(|| Some(coder.clone()));
        let added = self.act(ActionKind::AddCoder, move |tx, _| {
            tx.insert_coder(&coder)?;
            Ok((coder, Subject::default()))
        });
        if added.is_err() {
            self.coder = before;
        }
        added
    }

    /// Chooses the coder of a step of undo or redo: that may be someone who never coded here, and
    /// adding a coder would end redo.
    pub(crate) fn author(&self, name: &str) -> (Option<CoderId>, String) {
        match self.find_coder(name) {
            Ok(coder) => (Some(coder.id), coder.name),
            Err(_) => (None, name.trim().to_owned()),
        }
    }
}
