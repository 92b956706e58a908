//! The encrypted study file: opening and keys, rows, the log of actions, backups and checks.
//!
//! This is the only crate that knows the database. It knows rows and their consistency, not why
//! a person changes them: the verbs are in `study`. Everything that changes a study goes through
//! [`Store::transact`], which changes the rows, records the action and its changeset, and returns
//! when both are durable.

mod actions_by_kind;
mod approvals;
mod asked;
mod backup;
mod changeset;
mod check;
mod coders;
mod codes;
mod coding_attributes;
mod coding_trail;
mod codings;
mod connection;
mod crash_files;
mod deidentification;
mod error;
mod export_records;
mod foreign;
mod interviewees;
mod interviews;
mod key;
mod key_file;
mod known_backups;
mod lock;
mod log;
mod memos;
mod migrations;
mod names;
mod open;
mod outreach;
mod passphrase;
mod preferences;
mod purge;
mod reader;
mod restore;
mod review;
mod rows;
mod schema;
mod search_index;
mod searches;
mod settings;
mod summaries;
mod texts;
mod views;
mod watch;

pub use backup::{BACKUP_ENDING, BackupRecord, Retention};
pub use check::{CheckReport, Counts};
pub use codings::{Marked, coding_ids};
pub use connection::Access;
pub use crash_files::deny_crash_files;
pub use deidentification::LeakAllowance;
pub use error::StoreError;
pub use export_records::{ExportRecord, NewExport};
pub use foreign::{ForeignError, is_foreign_database, read_foreign};
pub use interviewees::AttributeValue;
pub use interviews::CodedTally;
pub use key::{MINIMUM_PASSPHRASE, RawKey, Secret};
pub use key_file::{Form, KEY_FILE_ENDING, KeyFile, Opening, Original};
pub use known_backups::KnownBackup;
pub use log::{Done, NewAction, Recorded, Stacks};
pub use names::NameChange;
pub use open::{STUDY_ENDING, Store, day_everywhere, now, today};
pub use passphrase::NewPassphrase;
pub use preferences::Preference;
pub use purge::{AlsoPurged, Purged};
pub use reader::Reader;
pub use restore::Restoring;
pub use rows::{Rows, Tx};
pub use schema::SCHEMA_VERSION;
pub use texts::{NewText, StoredText, Text};
pub use watch::{Watch, unwatched};
