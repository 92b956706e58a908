//! Ids of everything that can be referred to. Each is a UUIDv7: unique across laptops, so that
//! the work of two coders can be joined, and in order of making.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes an id that was never used before.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "a default id would have to be a fixed one")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The id as a UUID.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }

            /// The sixteen bytes that a file keeps.
            #[must_use]
            pub const fn to_bytes(self) -> [u8; 16] {
                self.0.into_bytes()
            }

            /// The id of sixteen bytes from a file.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// Id of a coder.
    CoderId,
    /// Id of a category or subcategory of interviewees.
    CategoryId,
    /// Id of an attribute of interviewees.
    AttributeId,
    /// Id of an interviewee (not the label such as `AD-SV-01`).
    IntervieweeId,
    /// Id of a named group of interviewees.
    GroupId,
    /// Id of a row of the outreach list.
    OutreachId,
    /// Id of an interview.
    InterviewId,
    /// Id of a transcript.
    TranscriptId,
    /// Id of a code.
    CodeId,
    /// Id of a coding.
    CodingId,
    /// Id of an attribute of codings.
    CodingAttributeId,
    /// Id of a memo.
    MemoId,
    /// Id of a note in the review of a coding.
    ReviewNoteId,
    /// Id of an alias.
    AliasId,
    /// Id of a place where an alias stands.
    RedactionId,
    /// Id of a place that was looked at and kept.
    KeptMentionId,
    /// Id of an entry of the keep-list.
    KeepEntryId,
    /// Id of a pattern of the team's own.
    TeamPatternId,
    /// Id of a permission to leave a leak where it is.
    LeakAllowanceId,
    /// Id of a summary of the framework matrix.
    SummaryId,
    /// Id of a saved search.
    SavedSearchId,
    /// Id of a saved view.
    SavedViewId,
    /// Id of an action.
    ActionId,
}
