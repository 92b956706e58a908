//! Whether a code was ready-made or came up during analysis: only the latter say anything about
//! saturation.
//!
//! The log tells: a code came up during analysis if somebody made it by hand, alone or for a passage,
//! after the first passage was coded. All others were there before, or came in a file or from a
//! template. The team can say otherwise.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::{ActionKind, CodeId, UnknownWord};

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// Beginning of the settings that say otherwise than the log; the code follows.
const ORIGIN: &str = "origin ";

/// Actions that make a code by hand.
const MADE_BY_HAND: &[ActionKind] =
    &[ActionKind::AddCode, ActionKind::AddCodeAndCoding, ActionKind::SplitCode];

/// Actions that code passages.
const CODED: &[ActionKind] = &[
    ActionKind::AddCoding,
    ActionKind::ImportCodings,
    ActionKind::CodePassages,
    ActionKind::AddCodeAndCoding,
];

/// How a code came into the codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeOrigin {
    /// It was there before the first passage was coded, or came in a file or from a template.
    ReadyMade,
    /// Somebody made it while coding.
    DuringAnalysis,
}

impl CodeOrigin {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReadyMade => "ready-made",
            Self::DuringAnalysis => "during analysis",
        }
    }

    /// The origin of a word.
    ///
    /// # Errors
    /// [`UnknownWord`] with the words that are allowed.
    pub fn parse(word: &str) -> Result<Self, UnknownWord> {
        let both = [Self::ReadyMade, Self::DuringAnalysis];
        both.into_iter().find(|origin| origin.as_str() == word.trim()).ok_or_else(|| UnknownWord {
            what: "origin of a code",
            word: word.to_owned(),
            allowed: both.map(Self::as_str).join(", "),
        })
    }
}

impl Study {
    /// How each code came into the codebook, in its order.
    ///
    /// # Errors
    /// What the study file says.
    pub fn code_origins(&self) -> Result<Vec<CodeOrigin>, StudyError> {
        let (book, rows) = (self.kept_codebook()?, self.store.rows());
        let mut during: HashSet<Uuid> = HashSet::new();
        if let Some(first) = rows.first_of(CODED)? {
            for action in rows.actions_of(MADE_BY_HAND)?.iter().filter(|action| action.number >= first) {
                let subject = Subject::read(&action.subject);
                during.extend(subject.code.into_iter().chain(subject.above));
            }
        }
        let said: HashMap<String, String> = rows.settings_under(ORIGIN)?.into_iter().collect();
        let origin =
            |id: CodeId| match said.get(&id.to_string()).and_then(|word| CodeOrigin::parse(word).ok()) {
                Some(said) => said,
                None if during.contains(&id.uuid()) => CodeOrigin::DuringAnalysis,
                None => CodeOrigin::ReadyMade,
            };
        Ok(book.codes().iter().map(|code| origin(code.id)).collect())
    }

    /// Says how codes came into the codebook; with `None` the log tells again.
    ///
    /// # Errors
    /// [`StudyError::Missing`], [`StudyError::NoCoder`], or what the study file says.
    pub fn set_code_origin(
        &mut self,
        codes: &[CodeId],
        origin: Option<CodeOrigin>,
    ) -> Result<Changed<()>, StudyError> {
        for code in codes {
            self.code(*code)?;
        }
        self.act(ActionKind::MarkOrigin, |tx, _| {
            for code in codes {
                let key = format!("{ORIGIN}{code}");
                match origin {
                    Some(origin) => tx.set_setting(&key, origin.as_str())?,
                    None => tx.clear_setting(&key)?,
                }
            }
            Ok(((), Subject { count: Some(codes.len()), ..Subject::default() }))
        })
    }
}
