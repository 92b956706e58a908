//! The study as values and the rules that hold without a file: ids, interviews, transcripts,
//! people, codes, codings, memos, coders and actions.
//!
//! No input or output happens here and nothing is serialised here: rows belong to `store`,
//! requests and replies to `api`, file forms to `import` and `export`.

mod action;
mod affected;
mod alias;
mod approval;
mod backup;
mod code;
mod codebook;
mod coder;
mod coding;
mod coding_attribute;
mod colour;
mod consent;
mod foreign;
mod id;
mod interview;
mod interviewee;
mod memo;
mod outreach;
pub mod refi;
mod review;
mod search;
mod summary;
mod time;
mod view;
mod words;

pub use action::{Action, ActionKind, Purpose, TEAM_MARK};
pub use affected::Affected;
pub use alias::{
    Alias, Deidentification, DeidentificationStep, IdentifierKind, KeepEntry, KeptMention, Redaction,
    TeamPattern,
};
pub use approval::Approval;
pub use backup::{BackupReason, Verified};
pub use code::{Code, CodeNameError, CodePath, CodeText, PATH_SEPARATOR, check_code_name};
pub use codebook::{CodeCount, Codebook, FindCodeError};
pub use coder::{Coder, LeadCoder};
pub use coding::{AskedMark, AskedState, Basis, Coding, Prompting, Stance};
pub use coding_attribute::{CodingAttribute, CodingValue};
pub use colour::{ColourSlot, SLOTS, nearest_slot};
pub use consent::Consent;
pub use foreign::{ForeignCell, ForeignRow, ForeignTable, ForeignTables};
pub use id::{
    ActionId, AliasId, AttributeId, CategoryId, CodeId, CoderId, CodingAttributeId, CodingId, GroupId,
    InterviewId, IntervieweeId, KeepEntryId, KeptMentionId, LeakAllowanceId, MemoId, OutreachId, RedactionId,
    ReviewNoteId, SavedSearchId, SavedViewId, SummaryId, TeamPatternId, TranscriptId,
};
pub use interview::{
    Block, Interview, Progress, Role, Speaker, Transcript, TranscriptKind, TranscriptStatus, Turn,
};
pub use interviewee::{Attribute, AttributeKind, Category, Group, Interviewee, Link, LinkKind};
pub use memo::{Memo, MemoTarget};
pub use outreach::{Outcome, Outreach};
pub use review::{ReviewKind, ReviewNote, open_question};
pub use search::{SavedSearch, SearchRun, SearchedCoders, SearchedSpeakers, TextLanguage};
pub use summary::Summary;
pub use time::{Timestamp, is_day};
pub use view::{SavedView, ViewKind};
pub use words::UnknownWord;
