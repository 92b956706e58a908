//! The kinds of places that hold words.

/// What holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    Transcript,
    Speaker,
    FileName,
    Memo,
    ReviewNote,
    Summary,
    Code,
    CodingAttribute,
    Alias,
    SavedSearch,
    SavedView,
    Interviewee,
    IntervieweeId,
    Category,
    Attribute,
    Group,
    Interview,
    Outreach,
    KeepEntry,
    TeamPattern,
    Allowance,
    Coder,
    Draft,
    Window,
    Backup,
    Export,
    KeptPart,
    Study,
    File,
    Table,
    Template,
}

impl Holder {
    /// What it is called in replies and in the list of permissions.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Transcript => "transcript",
            Self::Speaker => "speaker",
            Self::FileName => "file name",
            Self::Memo => "memo",
            Self::ReviewNote => "review note",
            Self::Summary => "summary",
            Self::Code => "code",
            Self::CodingAttribute => "attribute of codings",
            Self::Alias => "alias",
            Self::SavedSearch => "saved search",
            Self::SavedView => "saved view",
            Self::Interviewee => "interviewee",
            Self::IntervieweeId => "interviewee id",
            Self::Category => "category",
            Self::Attribute => "attribute",
            Self::Group => "group",
            Self::Interview => "interview",
            Self::Outreach => "outreach",
            Self::KeepEntry => "keep-list entry",
            Self::TeamPattern => "pattern",
            Self::Allowance => "allowance",
            Self::Coder => "coder",
            Self::Draft => "draft",
            Self::Window => "window",
            Self::Backup => "backup",
            Self::Export => "export",
            Self::KeptPart => "kept part",
            Self::Study => "study",
            Self::File => "file",
            Self::Table => "table",
            Self::Template => "template",
        }
    }

    /// Whether people speak here: what leaves as a file may be a transcript.
    pub const fn is_speech(self) -> bool {
        matches!(self, Self::Transcript | Self::File)
    }

    /// Whether somebody wrote sentences here that may say the name of a code.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Memo | Self::ReviewNote | Self::Summary | Self::Allowance | Self::Draft)
    }

    /// Whether ids of the study count as identifiers here.
    pub const fn is_outside(self) -> bool {
        matches!(self, Self::File | Self::Table | Self::Template)
    }

    /// Whether its lines are labels of people, which may be names in capitals: “RUIZ”.
    pub const fn is_label(self) -> bool {
        matches!(self, Self::Speaker | Self::IntervieweeId)
    }

    /// Whether its first line is a name that somebody gave it.
    pub const fn is_named(self) -> bool {
        matches!(
            self,
            Self::Code
                | Self::CodingAttribute
                | Self::Alias
                | Self::SavedSearch
                | Self::SavedView
                | Self::Category
                | Self::Attribute
                | Self::Group
        )
    }

    /// Whether only names that have an alias are looked for: names of the team stand here by right, or
    /// words of the program.
    pub const fn is_only_compared(self) -> bool {
        matches!(self, Self::Coder | Self::Window | Self::Backup | Self::Template)
    }
}
