//! Ids of what has none in a study, and times.

use uuid::{Builder, Uuid};
use verbatim_model::Timestamp;

/// An id that is always the same for the same things.
pub(super) fn derived(what: &str, of: &[Uuid]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(what.as_bytes());
    for id in of {
        hasher.update(id.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// A moment as every tool writes it, in whole seconds of UTC.
pub(super) fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_id_depends_on_what_and_of_whom() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(derived("selection", &[a]), derived("selection", &[a]));
        assert_ne!(derived("selection", &[a]), derived("marks", &[a]));
        assert_ne!(derived("link", &[a, b]), derived("link", &[b, a]));
        assert_eq!(derived("selection", &[a]).len(), 36);
    }

    #[test]
    fn moments_are_written_in_whole_seconds() {
        assert_eq!(moment(Timestamp(1_700_000_000_999)), "2023-11-14T22:13:20Z");
    }
}
