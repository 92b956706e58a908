//! The crate from outside: rules in words, and random studies against a slow, plain evaluator.

#![expect(clippy::unwrap_used)]

mod equals_reference;
mod evidence;
mod following;
mod random;
mod reference;
mod rules;
mod saturation;
mod study;
mod together;
