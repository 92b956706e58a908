//! Names that are ordinary words, where a code, a group or an alias is called by one alone: “Hope”.
//!
//! Such a word is the subject of a study more often than somebody's name, so by itself it is not
//! reported. It is where the study says that a person is meant: the word is found as somebody's name
//! elsewhere, the code stands among codes that are called by names or under one called “People”, or an
//! alias for a person is called so.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::{Code, IdentifierKind};
use verbatim_text::CodePoints;

use super::Leak;
use super::holder::Holder;
use super::places::Place;
use super::scan::{Scanner, leak};

/// Names of codes under which codes are people, in small letters.
const PEOPLE: [&str; 8] =
    ["people", "persons", "names", "who", "individuals", "informants", "personas", "nombres"];

/// Which code stands under which.
pub(super) struct Company(HashMap<Uuid, Option<Uuid>>);

impl Company {
    pub fn of(codes: &[Code]) -> Self {
        Self(codes.iter().map(|code| (code.id.uuid(), code.parent.map(|parent| parent.uuid()))).collect())
    }

    fn above(&self, place: &Place) -> Option<Uuid> {
        let id = place.id.filter(|_| place.holder == Holder::Code)?;
        self.0.get(&id).copied().flatten()
    }

    /// Codes that people stand under. The top of the codebook is none of them: one code there that is
    /// called by a name would make a name of every word beside it. Neither does a word that is a name
    /// too tell anything of the words beside it.
    fn of_people(
        &self,
        places: &[Place],
        found: &[Vec<Leak>],
        is_word: impl Fn(&str) -> bool,
    ) -> HashSet<Uuid> {
        let mut above: HashSet<Uuid> = HashSet::new();
        for (place, leaks) in places.iter().zip(found) {
            let Some((span, name)) = place.lines().next().filter(|_| place.holder == Holder::Code) else {
                continue;
            };
            let named =
                leaks.iter().any(|leak| leak.span == span && leak.kind == Some(IdentifierKind::Person));
            if named && !is_word(name) {
                above.extend(self.above(place));
            }
            if PEOPLE.contains(&name.trim().to_lowercase().as_str()) {
                above.extend(place.id);
            }
        }
        above
    }
}

impl Scanner {
    /// Adds names that are words, where the study says that they are somebody's.
    pub(super) fn add_names_that_are_words(&self, places: &[Place], found: &mut [Vec<Leak>]) {
        let named = names_of_one_word(found);
        let is_word = |name: &str| self.desk.finder.is_name_and_word(name);
        let people = self.company.of_people(places, found, is_word);
        for (place, leaks) in places.iter().zip(found) {
            let Some((span, name)) = place.lines().next().filter(|_| place.holder.is_named()) else {
                continue;
            };
            let points = CodePoints::new(&place.text);
            if leaks.iter().any(|leak| leak.span.overlaps(span)) || self.is_allowed(&points, span) {
                continue;
            }
            let reason = if named.contains(&name.trim().to_lowercase()) {
                "a word that is somebody’s name elsewhere in the study"
            } else if !is_word(name) {
                continue;
            } else if self.company.above(place).is_some_and(|above| people.contains(&above)) {
                "a word that is a name too, among codes for people"
            } else if self.stands_for_somebody(place) {
                "a word that is a name too, as the alias of a person"
            } else {
                continue;
            };
            leaks.push(leak(place, &points, span, (Some(IdentifierKind::Person), reason.to_owned(), None)));
            leaks.sort_by_key(|leak| leak.span);
        }
    }

    fn stands_for_somebody(&self, place: &Place) -> bool {
        let is_it = |id: Uuid| place.holder == Holder::Alias && place.id == Some(id);
        self.desk.aliases.iter().any(|alias| is_it(alias.id.uuid()) && alias.kind == IdentifierKind::Person)
    }
}

/// Persons of one word that were found anywhere, in small letters.
fn names_of_one_word(found: &[Vec<Leak>]) -> HashSet<String> {
    let persons = found.iter().flatten().filter(|leak| leak.kind == Some(IdentifierKind::Person));
    let words = persons.map(|leak| leak.words.text.to_lowercase());
    words.filter(|words| !words.contains(char::is_whitespace)).collect()
}
