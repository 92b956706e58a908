//! Durability: what the store has acknowledged survives a power cut at any moment after it, and
//! what it was doing at that moment is there whole or not at all.
//!
//! A SIGKILL cannot show this, since the kernel still writes what a killed process has given it.
//! Here a test VFS (`vfs.rs`) listens to everything that the store gives to the disk and a model
//! (`disk.rs`) keeps what a sync has made durable. At many moments, most of them in the middle of
//! an action, the power is cut (`damage.rs`): writes after the last sync are lost, some or all,
//! come in another order, torn between sectors or with rubbish in them; names in folders likewise.
//! The study that is left is opened by the normal path and must be sound (`survival.rs`).
//!
//! Linux only, as it replaces `fsync`. What stands beneath (a disk that lies about syncs, a write
//! that damages bytes beside it) is outside of what a program can promise.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used)]

mod acknowledged;
mod can_fail;
mod chance;
mod copies;
mod damage;
mod disk;
mod script;
mod survival;
mod upgrade;
mod vfs;
