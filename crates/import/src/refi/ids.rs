//! Ids as other tools write them.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

/// Leads from ids as written to UUIDs. An id that is no UUID gets one, the same wherever it occurs.
#[derive(Debug, Default)]
pub(super) struct Ids {
    made: HashMap<String, Uuid>,
    taken: HashSet<(&'static str, Uuid)>,
}

impl Ids {
    /// What an id refers to. Letter case and braces do not matter.
    pub fn of(&mut self, written: &str) -> Uuid {
        let bare = written.trim().trim_start_matches('{').trim_end_matches('}');
        match Uuid::try_parse(bare) {
            Ok(id) if bare.len() == 36 => id,
            _ => *self.made.entry(bare.to_lowercase()).or_insert_with(Uuid::now_v7),
        }
    }

    /// The id of something itself. Where another thing of its kind has it already, or it has none, it
    /// gets one of its own; answers whether it was taken.
    pub fn claim(&mut self, kind: &'static str, written: Option<&str>) -> (Uuid, bool) {
        let id = written.map(|written| self.of(written));
        match id {
            Some(id) if self.taken.insert((kind, id)) => (id, false),
            other => (Uuid::now_v7(), other.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_whatever_their_case_and_braces_and_one_that_is_no_uuid_gets_one() {
        let mut ids = Ids::default();
        let id = ids.of("0190a1b2-0000-7000-8000-00000000000a");
        assert_eq!(ids.of("{0190A1B2-0000-7000-8000-00000000000A}"), id);
        assert_eq!(ids.of("C-Joy"), ids.of("c-joy"));
        assert_ne!(ids.of("c-joy"), ids.of("c-anger"));
    }

    #[test]
    fn a_second_thing_of_a_kind_does_not_take_the_id_of_the_first() {
        let mut ids = Ids::default();
        let first = ids.claim("code", Some("c001"));
        assert!(!first.1);
        let second = ids.claim("code", Some("C001"));
        assert!(second.1 && second.0 != first.0);
        assert_eq!(ids.claim("case", Some("c001")), first, "a case may have the id of a code");
        assert!(!ids.claim("code", None).1);
    }
}
