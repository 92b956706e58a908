//! Actions: the only way in which a study changes.

use crate::words::worded;
use crate::{ActionId, CoderId, Timestamp};

worded! {
    /// What an action did. The word is what the file keeps; the label a person reads is built
    /// from it and the ids when it is shown.
    ActionKind, "action" {
        /// Made the study.
        CreateStudy = "create study",
        /// Added a coder.
        AddCoder = "add coder",
        /// Imported transcripts.
        ImportTranscripts = "import transcripts",
        /// Gave a transcript another file name.
        RenameTranscript = "rename transcript",
        /// Removed a transcript with its codings.
        RemoveTranscript = "remove transcript",
        /// Bound an interview or a speaker to an interviewee, or set a role.
        AssignInterview = "assign interview",
        /// Marked an interview finished or open for a coder.
        MarkProgress = "mark progress",
        /// Imported interviewees.
        ImportInterviewees = "import interviewees",
        /// Changed what is known of an interview.
        ChangeInterview = "change interview",
        /// Added or changed an interviewee.
        ChangeInterviewee = "change interviewee",
        /// Removed an interviewee.
        RemoveInterviewee = "remove interviewee",
        /// Recorded that an interviewee has withdrawn.
        WithdrawInterviewee = "withdraw interviewee",
        /// Added, changed or moved a category.
        ChangeCategory = "change category",
        /// Renamed or moved an attribute.
        ChangeAttribute = "change attribute",
        /// Changed the outreach list.
        ChangeOutreach = "change outreach",
        /// Set members of a group of interviewees.
        SetGroup = "set group",
        /// Imported a codebook.
        ImportCodebook = "import codebook",
        /// Added a code.
        AddCode = "add code",
        /// Renamed a code.
        RenameCode = "rename code",
        /// Moved a code.
        MoveCode = "move code",
        /// Merged one code into another.
        MergeCodes = "merge codes",
        /// Changed the words of a code.
        DescribeCode = "describe code",
        /// Changed the colour of a code.
        RecolourCode = "recolour code",
        /// Deleted a code, all below it, and their codings.
        DeleteCode = "delete code",
        /// Coded a passage.
        AddCoding = "add coding",
        /// Imported codings.
        ImportCodings = "import codings",
        /// Changed stance, basis or another mark of a coding.
        MarkCoding = "mark coding",
        /// Changed the edges of a passage.
        ResizeCoding = "resize coding",
        /// Removed a coding.
        RemoveCoding = "remove coding",
        /// Removed codings.
        RemoveCodings = "remove codings",
        /// Coded passages with one code.
        CodePassages = "code passages",
        /// Gave codings another code.
        RecodeCodings = "recode codings",
        /// Added a code and gave codings that code.
        SplitCode = "split code",
        /// Defined, changed or removed an attribute of codings.
        ChangeCodingAttribute = "change coding attribute",
        /// Set a mark of codings.
        MarkCodings = "mark codings",
        /// Coded a passage with a code made for it.
        AddCodeAndCoding = "add code and coding",
        /// Asked, answered or checked in the review of a coding.
        AddReviewNote = "add review note",
        /// Corrected the text of a transcript.
        CorrectText = "correct text",
        /// Put aliases in place of names.
        Redact = "redact",
        /// Added, changed or removed an alias.
        ChangeAlias = "change alias",
        /// Looked at places and left them as they are, or no longer.
        KeepMentions = "keep mentions",
        /// Changed the keep-list or the patterns of the team's own.
        ChangeKeepList = "change keep-list",
        /// Said how far a transcript has come on the way to being quotable.
        ChangeStatus = "change status",
        /// Let a leak stay where it is, with a reason.
        AllowLeak = "allow leak",
        /// Destroyed former texts. Nothing before it can be undone.
        Purge = "purge",
        /// Added a memo.
        AddMemo = "add memo",
        /// Changed a memo.
        ChangeMemo = "change memo",
        /// Removed a memo.
        RemoveMemo = "remove memo",
        /// Wrote or removed a summary of the framework matrix.
        WriteSummary = "write summary",
        /// Saved, renamed or removed a saved search.
        ChangeSearch = "change saved search",
        /// Saved, changed, renamed or removed a saved view.
        ChangeView = "change saved view",
        /// Said whose codings count, of the study or of one interview.
        SetLeadCoder = "set lead coder",
        /// Said who was asked about a code.
        MarkAsked = "mark asked",
        /// Said what counts as recurring.
        SetRecurring = "set recurring",
        /// Set from which share on a number of people is called several, many, most.
        SetQuantifiers = "set quantifiers",
        /// Kept a single voice as illustrative, or no longer.
        MarkIllustrative = "mark illustrative",
        /// Said whether codes were ready-made or came up during analysis.
        MarkOrigin = "mark origin",
        /// Imported a project of another tool.
        ImportProject = "import project",
        /// Gave the study another name.
        RenameStudy = "rename study",
        /// Changed a setting.
        ChangeSetting = "change setting",
        /// Exported for the team or for publication.
        Export = "export",
        /// Changed the passphrase.
        ChangePassphrase = "change passphrase",
        /// Restored the study from a backup.
        Restore = "restore",
        /// Gave the study file a newer format. Nothing before it can be undone.
        Upgrade = "upgrade",
        /// Took back an action.
        Undo = "undo",
        /// Did an action again.
        Redo = "redo",
    }
}

/// What the first row of a team export with words of transcripts says.
pub const TEAM_MARK: &str = "internal, contains raw text";

worded! {
    /// Whom an export is for.
    Purpose, "purpose" {
        /// The team itself: complete, with raw text.
        Team = "team",
        /// Everyone: with every guard.
        Publication = "publication",
    }
}

/// One row of the log, without its changeset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Local sequence number, from 1: the order of undo.
    pub number: i64,
    /// Its id.
    pub id: ActionId,
    /// Who did it; `None` where the person was not a coder of the study at that time.
    pub coder: Option<CoderId>,
    /// The name of who did it, kept so that the trail outlives the coder's row.
    pub coder_name: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: ActionKind,
    /// What it touched: ids, numbers and counts as JSON, never words of a transcript.
    pub subject: String,
    /// For undo and redo: the number of the action that was taken back or done again.
    pub of: Option<i64>,
}
