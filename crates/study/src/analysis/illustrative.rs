//! Single voices that the team keeps as illustrative: of one person on a code, or of a code.

use std::collections::HashMap;

use uuid::Uuid;
use verbatim_model::{ActionKind, CodeId, IntervieweeId};

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// Beginning of the settings that keep the marks: the code follows, and the person where there is one.
pub(crate) const ILLUSTRATIVE: &str = "illustrative ";

/// A code whose voice, or the voice of one person on it, is kept as illustrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illustrative {
    /// The code.
    pub code: CodeId,
    /// The person; `None`: whoever speaks of it.
    pub person: Option<IntervieweeId>,
}

impl Illustrative {
    fn key(&self) -> String {
        let person = self.person.map(|person| format!(" {person}")).unwrap_or_default();
        format!("{ILLUSTRATIVE}{}{person}", self.code)
    }

    fn read(key: &str) -> Option<Self> {
        let mut ids = key.split(' ').map(Uuid::parse_str);
        let code = CodeId::from(ids.next()?.ok()?);
        let person = ids.next().transpose().ok()?.map(IntervieweeId::from);
        Some(Self { code, person })
    }
}

/// The marks by their codes.
pub(super) struct Marks(HashMap<CodeId, Vec<Option<IntervieweeId>>>);

impl Marks {
    /// Whether any voice on it is marked.
    pub fn any(&self, code: CodeId) -> bool {
        !self.of(code).is_empty()
    }

    /// Whether the code itself is marked.
    pub fn code(&self, code: CodeId) -> bool {
        self.of(code).contains(&None)
    }

    /// Whether one person's voice on it is marked.
    pub fn person(&self, code: CodeId, person: IntervieweeId) -> bool {
        self.of(code).contains(&Some(person))
    }

    fn of(&self, code: CodeId) -> &[Option<IntervieweeId>] {
        self.0.get(&code).map_or(&[], Vec::as_slice)
    }
}

impl Study {
    /// All voices that are kept as illustrative.
    ///
    /// # Errors
    /// What the study file says.
    pub fn illustrative(&self) -> Result<Vec<Illustrative>, StudyError> {
        let kept = self.store.rows().settings_under(ILLUSTRATIVE)?;
        Ok(kept.iter().filter_map(|(key, _)| Illustrative::read(key)).collect())
    }

    pub(super) fn illustrative_marks(&self) -> Result<Marks, StudyError> {
        let mut marks: HashMap<CodeId, Vec<Option<IntervieweeId>>> = HashMap::new();
        for Illustrative { code, person } in self.illustrative()? {
            marks.entry(code).or_default().push(person);
        }
        Ok(Marks(marks))
    }

    /// Keeps a voice as illustrative, or no longer.
    ///
    /// # Errors
    /// [`StudyError::Missing`] where code or person are not there; [`StudyError::NoCoder`]; what the
    /// study file says.
    pub fn set_illustrative(&mut self, voice: Illustrative, kept: bool) -> Result<Changed<()>, StudyError> {
        self.code(voice.code)?;
        if let Some(person) = voice.person {
            self.refuse_missing_person(person)?;
        }
        self.act(ActionKind::MarkIllustrative, |tx, _| {
            if kept {
                tx.set_setting(&voice.key(), "kept")?;
            } else {
                tx.clear_setting(&voice.key())?;
            }
            let (code, interviewee) = (Some(voice.code.uuid()), voice.person.map(IntervieweeId::uuid));
            Ok(((), Subject { code, interviewee, ..Subject::default() }))
        })
    }
}
