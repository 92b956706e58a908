//! The window's open study and its commands.
//!
//! Each method answers the command of its name; the list of names is in [`commands`](crate::commands).
//! A session knows no window: the adapter in `src-tauri` calls it, and so do the tests.

mod codebook;
mod coding_attributes;
mod codings;
mod counting;
mod deidentification;
mod evidence;
mod excerpts;
mod exchange;
mod exports;
mod figures;
mod framework;
mod history;
mod identifiers;
mod interviews;
mod key_file;
mod leads;
mod matrix;
mod memos;
mod newest;
mod outreach;
mod people;
mod recent;
mod review;
mod safety;
mod search;
mod study;
mod views;
mod withdrawal;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use verbatim_study::{Cancelled, NewPassphrase, Secret as StudySecret, Study};

use crate::replies::{Empty, Progress};
use crate::requests::Secret;
use crate::{ApiError, Code};

use exchange::Exchange;
use newest::Newest;

/// What the program was started with.
#[derive(Default)]
pub struct SessionOptions {
    /// Where the list of recent studies is kept: paths only, nothing of their content.
    pub recent_file: Option<PathBuf>,
    /// Study to offer at the start.
    pub open_path: Option<String>,
    /// Passphrase to show for the sample study.
    pub sample_passphrase: Option<String>,
    /// Told how far a long command is.
    pub on_progress: Option<Box<dyn Fn(Progress) + Send + Sync>>,
}

/// The open study of a window, if any, and what the program was started with.
pub struct Session {
    options: SessionOptions,
    study: Mutex<Option<Study>>,
    /// Held while a study is closed: the next one is opened when its lock is free.
    closing: Mutex<()>,
    /// A new passphrase whose recovery key is being written down.
    waiting: Mutex<Option<NewPassphrase>>,
    /// Number of the search that began last: it ends those before it.
    newest_search: AtomicU64,
    /// The preview of excerpts that began last.
    newest_preview: Newest,
    /// What comes from other programs and goes to them.
    exchange: Exchange,
    /// Grows when a study is closed: what still runs on that one ends then.
    closed: AtomicU64,
    /// Set by `cancel`, taken back when the next long command begins.
    cancelled: AtomicBool,
}

impl Session {
    /// A session without an open study.
    #[must_use]
    pub const fn new(options: SessionOptions) -> Self {
        Self {
            options,
            study: Mutex::new(None),
            closing: Mutex::new(()),
            waiting: Mutex::new(None),
            newest_search: AtomicU64::new(0),
            newest_preview: Newest::new(),
            exchange: Exchange::new(),
            closed: AtomicU64::new(0),
            cancelled: AtomicBool::new(false),
        }
    }

    /// Runs something with the open study.
    fn with<T>(&self, run: impl FnOnce(&mut Study) -> Result<T, ApiError>) -> Result<T, ApiError> {
        // A panic in another command has not touched the study's file: each action is whole or
        // not there. So its poison is cleared.
        let mut open = self.study.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        run(open.as_mut().ok_or_else(ApiError::no_study)?)
    }

    /// What a long command reports to, from its beginning on.
    fn watch(&self) -> impl Fn(usize, usize) -> Result<(), Cancelled> + Sync + '_ {
        self.cancelled.store(false, Ordering::Relaxed);
        move |done, of| {
            self.say_progress(done, of);
            if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
        }
    }

    /// Says how far a long command is.
    fn say_progress(&self, done: usize, of: usize) {
        if let Some(tell) = &self.options.on_progress {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            tell(Progress { done: number(done), of: number(of) });
        }
    }

    /// Whether the long command that runs is to stop.
    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Puts another study, or none, in place of the open one.
    fn replace(&self, study: Option<Study>) -> Result<Empty, ApiError> {
        let _one_at_a_time = self.closing.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.wait_for(None);
        // The next window counts its searches from the beginning.
        self.newest_search.store(0, Ordering::Release);
        // Locking does not wait until guards have read every interview.
        self.newest_preview.end();
        self.exchange.end();
        let before = {
            let mut open = self.study.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            self.closed.fetch_add(1, Ordering::AcqRel);
            // Again, for what came to its end while it was waited for.
            self.exchange.end();
            std::mem::replace(&mut *open, study)
        };
        if let Some(mut before) = before {
            // Work of the day is backed up when it ends; that it fails must not keep a study open.
            let _ = before.backup_beside(verbatim_model::BackupReason::Daily);
            before.close()?;
        }
        Ok(Empty {})
    }
}

/// A study's file name always ends in `.verbatim`.
fn with_ending(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("verbatim")) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".verbatim");
    PathBuf::from(name)
}

fn secret(secret: &Secret) -> StudySecret {
    match secret {
        Secret::Passphrase(text) => StudySecret::passphrase(text),
        Secret::RecoveryKey(words) => StudySecret::recovery_key(words),
    }
}

/// Reads an id that a front end sent.
fn id<T: From<uuid::Uuid>>(what: &'static str, text: &str) -> Result<T, ApiError> {
    let bad = |_| ApiError::new(Code::Other, format!("“{text}” is no id of a {what}."));
    uuid::Uuid::parse_str(text).map(T::from).map_err(bad)
}

/// Reads ids that a front end sent, in their order.
fn ids<T: From<uuid::Uuid>>(what: &'static str, texts: &[String]) -> Result<Vec<T>, ApiError> {
    texts.iter().map(|text| id(what, text)).collect()
}

/// Reads an id that a front end may leave out.
fn optional_id<T: From<uuid::Uuid>>(what: &'static str, text: Option<&str>) -> Result<Option<T>, ApiError> {
    text.map(|text| id(what, text)).transpose()
}
