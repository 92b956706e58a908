//! What crosses to a front end: commands declared once, requests, replies, and errors as
//! sentences.
//!
//! [`Session`] answers the window's commands. The functions of [`answers`] turn an open study into
//! replies; the window, the command line and the tests all use them, so that all say the same.

pub mod answers;
pub mod commands;
mod error;
pub mod replies;
pub mod requests;
mod session;

pub use error::{ApiError, Code};
pub use session::{Session, SessionOptions};
pub use verbatim_study::deny_crash_files;
