//! The program `verbatim` as its users meet it: every test runs the real binary in a fresh home.
#![expect(clippy::unwrap_used, clippy::expect_used)]

mod aliases;
mod anonymise;
mod backups;
mod categories;
mod codebook;
mod codes;
mod coding_files;
mod codings;
mod corrections;
mod exports;
mod fixtures;
mod history;
mod home;
mod importing;
mod in_clear;
mod independent;
mod joint;
mod keeping;
mod keys;
mod leaks;
mod main_line;
mod memos;
mod new_study;
mod opening;
mod outreach;
mod passphrases;
mod people;
#[cfg(unix)]
mod permissions;
mod purge;
mod replies;
mod search;
mod snapshots;
mod upgrading;
mod usage;
