//! What crosses to a front end: commands declared once, requests, replies, and errors as
//! sentences. The window's commands, the CLI and the tests call the same functions here.

pub mod commands;
pub mod replies;
pub mod requests;
