//! What crosses to a front end, as front ends see it.
#![expect(clippy::expect_used)]

mod codebook;
mod codings;
mod corrections;
mod deidentification;
mod desk;
mod evidence;
mod excerpts;
mod exchange;
mod figures;
mod matrix;
mod memos;
mod people;
mod preferences;
mod recent;
mod review;
mod safety;
mod schemas;
mod searching;
mod searching_long;
mod searching_meanwhile;
mod searching_prepared;
mod trail;
mod upgraded;
mod views;
mod withdrawal;
