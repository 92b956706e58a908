//! Saved searches that hold what a purge destroys.
//!
//! A purge would be in vain where a saved search still says whom the text named. Such a search looks
//! for something that no text holds any more, so it goes, and the plan of the purge names it before:
//! whoever wants to keep the rest of it changes it first. What is in memos and codes is for the leak
//! scan, which asks a person.

use std::collections::BTreeSet;

use verbatim_model::SavedSearch;
use verbatim_search::{FieldName, Query};

use crate::{Study, StudyError};

impl Study {
    /// Saved searches whose name or query holds a word that only former texts hold or, with the key
    /// file open, a name that has an alias.
    pub(super) fn searches_of_former_words(&self) -> Result<Vec<SavedSearch>, StudyError> {
        let mut searches = self.store.rows().saved_searches()?;
        if searches.is_empty() {
            return Ok(searches);
        }
        let names = self.searches_with_names()?;
        let former = self.store.rows().former_texts()?.to_lowercase();
        let current = if former.is_empty() { String::new() } else { self.words_of_now()? };
        searches.retain(|search| {
            let is_gone = |word: &String| {
                let only_then = |whole| holds(&former, word, whole) && !holds(&current, word, whole);
                only_then(true) || only_then(false)
            };
            names.contains(&search.id) || words_of(search).iter().any(is_gone)
        });
        Ok(searches)
    }

    /// All that texts and the codebook hold now, in small letters.
    fn words_of_now(&self) -> Result<String, StudyError> {
        let rows = self.store.rows();
        let mut now = String::new();
        let mut add = |text: &str| {
            now.push_str(&text.to_lowercase());
            now.push('\n');
        };
        for transcript in rows.transcripts()? {
            add(&rows.words_of(&transcript)?);
        }
        for code in rows.codes()? {
            add(&code.name);
            let text = code.text;
            let fields = [text.statement, text.definition, text.include, text.exclude, text.example];
            fields.into_iter().flatten().for_each(|field| add(&field));
        }
        rows.aliases()?.iter().for_each(|alias| add(&alias.text));
        Ok(now)
    }
}

/// Words that a saved search is called by or looks for, in small letters: what it says of codes,
/// people and interviews are names of things that the study has.
fn words_of(search: &SavedSearch) -> BTreeSet<String> {
    let mut said = vec![search.name.clone()];
    match Query::parse(&search.query) {
        Ok(query) if !search.regex => looked_for(&query, &mut said),
        _ => said.push(search.query.clone()),
    }
    let lower = said.join("\n").to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn looked_for(query: &Query, said: &mut Vec<String>) {
    match query {
        Query::Words(words) => said.push(words.text().to_owned()),
        Query::Field(field) if matches!(field.name, FieldName::Memo | FieldName::Speaker) => {
            said.push(field.value.clone());
        }
        other => other.children().into_iter().for_each(|part| looked_for(part, said)),
    }
}

/// Whether a text holds a word: by itself, or, where `whole` is not asked for, as a part of another
/// too, as a star or a regular expression finds it.
fn holds(text: &str, word: &str, whole: bool) -> bool {
    let mut places = text.match_indices(word);
    if !whole {
        return places.next().is_some();
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    places.any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !is_letter(before) && !is_letter(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_by_itself_or_inside_another() {
        assert!(holds("ann’s sister", "ann", true) && holds("he planned it", "ann", false));
        assert!(!holds("he planned it", "ann", true) && !holds("he waited", "ann", false));
        assert!(holds("然后 王丽", "王丽", true));
    }
}
