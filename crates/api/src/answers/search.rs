//! What a search found, for the command line.

use verbatim_study::searches::{CategoryCount, Chip, FoundPerson, Hit, SearchReply, WithoutPart};

use super::query::parsed;
use super::search_answer::{kind, note, unsearched};
use crate::replies::{Search, SearchHit, SearchPerson, SearchWithout, SearchedCategory, SearchedPeople};

/// A search for the command line.
#[must_use]
pub fn search(found: &SearchReply) -> Search {
    Search {
        query: found.query.clone(),
        parsed: found.tree.as_ref().map(parsed),
        sentence: found.sentence.clone(),
        kind: kind(found.kind),
        interviewees: SearchedPeople {
            total: found.total,
            interviewed: found.interviewed,
            withdrawn: found.withdrawn,
            searched: found.searched,
            matched: found.matched,
            beyond: found.beyond,
            not_coded: found.not_coded,
        },
        by_category: found.by_category.iter().map(searched_category).collect(),
        passages: found.passages,
        people: found.people.iter().map(search_person).collect(),
        hits: found.hits.iter().map(search_hit).collect(),
        cut: found.cut,
        without: found.without.iter().map(|part| without(&found.chips, part)).collect(),
        notes: found.notes.iter().cloned().map(note).collect(),
        unsearched: found.unsearched.iter().map(unsearched).collect(),
        stopped: found.stopped,
        changed: None,
        coded: None,
    }
}

fn searched_category(count: &CategoryCount) -> SearchedCategory {
    SearchedCategory {
        category: count.category.clone(),
        interviewees: count.interviewees,
        matched: count.matched,
        passages: count.passages,
    }
}

fn search_person(person: &FoundPerson) -> SearchPerson {
    SearchPerson {
        interviewee: person.label.clone(),
        category: person.category.clone(),
        subcategory: person.subcategory.clone(),
        passages: person.passages,
    }
}

fn without(chips: &[Chip], part: &WithoutPart) -> SearchWithout {
    let words = chips.get(part.chip).map(|chip| chip.text.clone()).unwrap_or_default();
    SearchWithout { part: words, passages: part.passages, people: part.matched }
}

fn search_hit(hit: &Hit) -> SearchHit {
    let mut codes: Vec<String> = hit.codes.iter().map(|code| code.path.clone()).collect();
    codes.dedup();
    SearchHit {
        transcript: hit.transcript.clone(),
        interviewee: hit.interviewee.clone(),
        category: hit.category.clone(),
        turn: hit.turn,
        start: hit.span.start(),
        end: hit.span.end(),
        text: hit.text.clone(),
        before: hit.before.clone(),
        after: hit.after.clone(),
        codes,
    }
}
