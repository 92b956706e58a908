//! What the study has already of the files that are brought in.

use std::collections::{HashMap, HashSet};
use std::fmt;

use verbatim_model::Transcript;

/// Texts and file names of the study and of the batch so far.
pub(super) struct There {
    texts: HashMap<[u8; 32], String>,
    names: HashSet<String>,
}

/// Why a file does not go in although it can be read.
pub(super) enum Taken {
    /// Its text is there already, under this name.
    Text(String),
    /// Another text has its name.
    Name,
}

impl There {
    pub fn of(transcripts: &[Transcript]) -> Self {
        Self {
            texts: transcripts.iter().map(|t| (t.text_hash, t.file_name.clone())).collect(),
            names: transcripts.iter().map(|t| t.file_name.clone()).collect(),
        }
    }

    pub fn taken(&self, hash: &[u8; 32], file: &str) -> Option<Taken> {
        let text = self.texts.get(hash).cloned().map(Taken::Text);
        text.or_else(|| self.names.contains(file).then_some(Taken::Name))
    }

    pub fn add(&mut self, hash: [u8; 32], file: &str) {
        self.texts.insert(hash, file.to_owned());
        self.names.insert(file.to_owned());
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(name) => write!(f, "The same text is in the study already, as {name}."),
            Self::Name => f.write_str(
                "Another text of this name is in the study. Rename the file, or remove or rename the transcript \
                 there first.",
            ),
        }
    }
}
