//! From a raw transcript to one that can be kept and quoted: names make way for aliases, what was
//! there before goes into the key file, and is then destroyed here.

mod aliases;
mod apply;
mod around;
mod find;
mod former_words;
mod keep;
mod key_file;
mod labels;
mod leaks;
mod purge;
mod redact;
mod replaced;
mod status;

pub(crate) use aliases::whole_words;
pub use aliases::{AliasChoice, AliasUse, NewAlias, numbered};
pub use apply::{Applying, ReplacementsFile, ReplacementsReport};
pub use around::Quoted;
pub use find::{Finds, Found, FoundIn, NamedPlace};
pub use keep::KeptPlace;
pub use key_file::KeyFileState;
pub use labels::{LabelLeft, LabelOf};
pub use leaks::{Leak, LeakScan, LeakScope};
pub use purge::PurgePlan;
pub use redact::{LabelReplacement, Redacted, Replacement};
pub use status::{Confirmation, Steps};
pub use verbatim_protect::identifiers::{Entity, Finding, FormCount as EntityForm, Level};

/// Why a step of de-identification is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeidentificationError {
    /// Real names have nowhere to go.
    #[error("the key file is closed, and names that are replaced are kept there")]
    KeyFileClosed,
    /// There is no key file yet.
    #[error("this study has no key file yet, and names that are replaced are kept there")]
    NoKeyFile,
    /// Two replacements overlap.
    #[error("two of the places overlap")]
    Overlap,
    /// A place that cuts through an alias.
    #[error("the place begins or ends inside an alias")]
    CutsAlias,
    /// A place that has no letters in any turn.
    #[error("there is nothing to replace in that place")]
    NothingThere,
    /// An alias that would be empty, hold brackets or several lines.
    #[error("an alias is one line of words without brackets")]
    BadAlias,
    /// An alias that still stands in texts.
    #[error("the alias stands in {places} places")]
    AliasInUse {
        /// How many.
        places: usize,
    },
    /// An alias that is a real name itself.
    #[error("these words are a real name that the key file knows, so they cannot stand in place of one")]
    RealName,
    /// An alias that says what stood somewhere, and no person.
    #[error(
        "the alias may stand for several people, so it cannot be one interviewee; make one with a number for that person"
    )]
    StandsForSeveral,
    /// An alias that is to be one with itself.
    #[error("the aliases are one already")]
    SameAlias,
    /// A pattern that cannot be used.
    #[error("{0}")]
    BadPattern(String),
    /// A second reader who is the first.
    #[error("the second reader has to be somebody else than {0}, who confirmed the text")]
    SameReader(String),
    /// A text that nobody has confirmed.
    #[error("{0} is not de-identified yet")]
    NotConfirmed(String),
}
