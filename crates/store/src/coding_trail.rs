//! What the log says of one coding.

use rusqlite::params;
use verbatim_model::{Action, ActionKind, CodingId};

use crate::log::{ACTION, action};
use crate::rows::C;
use crate::{Rows, StoreError};

/// Kinds of action that cannot touch a coding, so that nobody need look into their changesets.
const NO_CODING: &[ActionKind] = &[
    ActionKind::CreateStudy,
    ActionKind::RenameStudy,
    ActionKind::AddCoder,
    ActionKind::RenameTranscript,
    ActionKind::AssignInterview,
    ActionKind::MarkProgress,
    ActionKind::ImportInterviewees,
    ActionKind::ChangeInterview,
    ActionKind::ChangeInterviewee,
    ActionKind::RemoveInterviewee,
    ActionKind::ChangeCategory,
    ActionKind::ChangeAttribute,
    ActionKind::ChangeOutreach,
    ActionKind::SetGroup,
    ActionKind::ImportCodebook,
    ActionKind::AddCode,
    ActionKind::RenameCode,
    ActionKind::MoveCode,
    ActionKind::DescribeCode,
    ActionKind::RecolourCode,
    ActionKind::ChangeSetting,
    ActionKind::Export,
    ActionKind::ChangePassphrase,
    ActionKind::Restore,
    ActionKind::Upgrade,
];

/// The one coding that an action names, as it stands in the index `action_coding`.
const NAMED: &str = "CASE WHEN json_valid(subject) THEN json_extract(subject, '$.coding') END";

impl Rows<'_> {
    /// The last `limit` actions that touched a coding or a memo or review on it, newest first: those
    /// that name it alone, and of all others those whose subject or changeset holds its id.
    ///
    /// # Errors
    /// What the database says.
    pub fn actions_touching(&self, coding: CodingId, limit: u32) -> Result<Vec<Action>, StoreError> {
        let sql = format!(
            "{ACTION} WHERE number IN (
                 SELECT number FROM action WHERE {NAMED} = ?1
                 UNION ALL
                 SELECT number FROM action
                 WHERE {NAMED} IS NULL AND kind NOT IN ({})
                     AND (instr(subject, ?1) > 0 OR instr(changeset, ?2) > 0)
             ) ORDER BY number DESC LIMIT ?3",
            NO_CODING.iter().map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ")
        );
        self.all(&sql, params![coding.to_string(), C(coding), limit], action)
    }
}
