//! Points in time.

/// Milliseconds since 1970-01-01T00:00:00Z. Always UTC; a front end turns it into local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);
