//! What leaves a study in tables, attacked by somebody who has all of them.
#![expect(clippy::unwrap_used)]

mod attack;
mod attacker;
mod rules;
mod study;
