//! An open study: every verb that a person has for it, one file each, in a folder per noun.
//!
//! Here the crates that are blind to each other meet: `import` reads, `store` keeps, `search`
//! finds, `analysis` counts, `protect` clears and `export` writes. A verb checks what it is asked,
//! changes rows inside one action, and answers with its result and what the action made stale.

pub mod analysis;
pub mod backups;
pub mod codebook;
pub mod coders;
pub mod codings;
pub mod deidentification;
mod error;
pub mod exchange;
pub mod exports;
pub mod framework;
pub mod history;
pub mod interviewees;
pub mod interviews;
mod kept;
pub mod memos;
mod open;
pub mod outreach;
mod overlap;
pub mod preferences;
mod progress;
pub mod review;
pub mod searches;
mod subject;
mod texts;
pub mod views;

pub use error::StudyError;
pub use open::{Changed, Study};
pub use progress::{Cancelled, Progress, Silent};
pub use verbatim_store::{
    Access, BackupRecord, CheckReport, Counts, KEY_FILE_ENDING, KnownBackup, NewPassphrase, Opening,
    Original, Preference, Purged, Restoring, Secret, StoreError, deny_crash_files,
};
