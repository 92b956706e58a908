//! What a caller of the crate may rely on: index, scan and a slow plain evaluator agree on every
//! query, and a kept index is used only when it is whole and current.
#![expect(clippy::unwrap_used, reason = "tests")]

mod agreement;
mod changes;
mod corpus;
mod cutting;
mod keeping;
mod language;
mod queries;
mod reference;
