//! What crosses to a front end, as front ends see it.
#![expect(clippy::expect_used)]

mod schemas;
