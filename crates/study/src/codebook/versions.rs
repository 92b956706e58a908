//! Words of a code as they are and were, and what hangs on them.

use std::collections::HashMap;

use verbatim_model::{CodeId, CodeText};

use crate::{Study, StudyError};

/// Words of a code in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeVersion {
    /// Its number, from 1.
    pub version: u32,
    /// The words.
    pub text: CodeText,
    /// Codings of the code alone that were made under them, of all coders.
    pub codings: u32,
}

/// What hangs on codes beside their codings, read at once for all of them.
#[derive(Clone, Debug)]
pub struct BesideCodes {
    outdated: HashMap<CodeId, u32>,
    memos: HashMap<CodeId, u32>,
}

impl BesideCodes {
    /// Codings of the code alone that were made under words that have changed since, of all coders.
    #[must_use]
    pub fn outdated(&self, code: CodeId) -> u32 {
        self.outdated.get(&code).copied().unwrap_or(0)
    }

    /// Memos on the code.
    #[must_use]
    pub fn memos(&self, code: CodeId) -> u32 {
        self.memos.get(&code).copied().unwrap_or(0)
    }
}

impl Study {
    /// What hangs on the codes beside their codings.
    ///
    /// # Errors
    /// What the study file says.
    pub fn beside_codes(&self) -> Result<BesideCodes, StudyError> {
        let rows = self.store.rows();
        Ok(BesideCodes { outdated: rows.outdated_codings()?, memos: rows.memos_on_codes()? })
    }

    /// Words of a code as they are and were, newest first.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what the study file says.
    pub fn code_versions(&self, id: CodeId) -> Result<Vec<CodeVersion>, StudyError> {
        let (code, rows) = (self.code(id)?, self.store.rows());
        let codings = rows.codings_by_version(id)?;
        let version = |(version, text)| CodeVersion {
            version,
            text,
            codings: codings.get(&version).copied().unwrap_or(0),
        };
        let older = rows.code_versions(id)?;
        Ok(std::iter::once((code.version, code.text)).chain(older).map(version).collect())
    }
}
