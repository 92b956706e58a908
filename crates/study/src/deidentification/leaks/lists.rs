//! What a team writes beside texts and memos: lists, names of groups, reasons, drafts.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use super::holder::Holder;
use super::places::{Place, lines};
use crate::views::words_of_settings;
use crate::{Study, StudyError};

/// How the window calls what is being typed.
const DRAFT: &str = "draft.";

impl Study {
    /// Categories, attributes and groups by what they are called.
    pub(super) fn group_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let mut places = Vec::new();
        for category in rows.categories()? {
            let text = lines([Some(category.name.as_str()), category.attribution.as_deref()]);
            places.push(Place::new(Holder::Category, Some(category.id.uuid()), category.name, text));
        }
        for attribute in rows.attributes()? {
            let (id, text) = (Some(attribute.id.uuid()), attribute.name.clone());
            places.push(Place::new(Holder::Attribute, id, attribute.name, text));
        }
        for group in rows.groups()? {
            places.push(Place::new(Holder::Group, Some(group.id.uuid()), group.name.clone(), group.name));
        }
        Ok(places)
    }

    /// What left, by the words in the settings with which it did: headings of columns are typed by hand.
    pub(super) fn export_places(&self) -> Result<Vec<Place>, StudyError> {
        let place = |record: verbatim_store::ExportRecord| {
            let text = words_of_settings(&record.export.settings);
            Place::new(
                Holder::Export,
                None,
                format!("{} that left as #{}", record.export.what, record.action),
                text,
            )
        };
        Ok(self.export_records()?.into_iter().map(place).collect())
    }

    /// The keep-list, patterns and permissions, each with its reason.
    pub(super) fn list_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let mut places = Vec::new();
        for entry in rows.keep_entries()? {
            let text = lines([Some(entry.words.as_str()), Some(entry.reason.as_str())]);
            places.push(Place::new(Holder::KeepEntry, Some(entry.id.uuid()), entry.words, text));
        }
        for pattern in rows.team_patterns()? {
            let text = lines([Some(pattern.name.as_str()), Some(without_signs(&pattern.pattern).as_str())]);
            places.push(Place::new(Holder::TeamPattern, Some(pattern.id.uuid()), pattern.name, text));
        }
        for allowance in rows.leak_allowances()? {
            let name = format!("reason why words of a {} may stay", allowance.place);
            places.push(Place::new(Holder::Allowance, Some(allowance.id.uuid()), name, allowance.reason));
        }
        Ok(places)
    }

    /// Coders by all names that the history knows them by, drafts and the list of backups.
    pub(super) fn team_places(&self) -> Result<Vec<Place>, StudyError> {
        let rows = self.store.rows();
        let mut names: BTreeMap<Option<Uuid>, BTreeSet<String>> = BTreeMap::new();
        let coders = rows.coders()?.into_iter().map(|coder| (Some(coder.id), coder.name));
        for (id, name) in coders.chain(rows.authors()?) {
            names.entry(id.map(|id| id.uuid())).or_default().insert(name);
        }
        let mut places = Vec::new();
        for (id, names) in names {
            let name = names.iter().next().cloned().unwrap_or_default();
            places.push(Place::new(
                Holder::Coder,
                id,
                name,
                lines(names.iter().map(|name| Some(name.as_str()))),
            ));
        }
        let mut kept: BTreeMap<(Holder, Option<Uuid>), Vec<String>> = BTreeMap::new();
        for choice in rows.all_preferences()? {
            let holder = if choice.key.starts_with(DRAFT) { Holder::Draft } else { Holder::Window };
            let value: Value = serde_json::from_str(&choice.value).unwrap_or(Value::String(choice.value));
            words_in(&value, kept.entry((holder, choice.coder.map(|id| id.uuid()))).or_default());
        }
        for ((holder, id), words) in kept {
            let name =
                if holder == Holder::Draft { "what is being typed" } else { "what the window remembers" };
            places.push(Place::new(holder, id, name, lines(words.iter().map(|words| Some(words.as_str())))));
        }
        let backups = rows.backups()?;
        let paths: BTreeSet<String> =
            backups.into_iter().map(|backup| backup.path.to_string_lossy().into_owned()).collect();
        let text = lines(paths.iter().map(|path| Some(path.as_str())));
        places.push(Place::new(Holder::Backup, None, "list of backups", text));
        Ok(places)
    }
}

/// All words in a value of the window, without ids.
fn words_in(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(said) if Uuid::parse_str(said).is_err() => words.push(said.clone()),
        Value::Array(all) => all.iter().for_each(|one| words_in(one, words)),
        Value::Object(all) => all.values().for_each(|one| words_in(one, words)),
        _ => {}
    }
}

/// A pattern with blanks for what is a sign and no letter, so that `\bWeston` is read as the name that
/// it looks for. As long as before.
fn without_signs(pattern: &str) -> String {
    let mut after_slash = false;
    let plain = |c: char| {
        let (sign, slash) = (after_slash, c == '\\' && !after_slash);
        after_slash = slash;
        if slash || sign && c.is_alphanumeric() { ' ' } else { c }
    };
    pattern.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_a_pattern_are_no_letters_of_the_name_beside_them() {
        assert_eq!(without_signs(r"\bWeston\b"), "  Weston  ");
        assert_eq!(without_signs(r"a\\b\.c"), r"a \b .c");
    }

    #[test]
    fn words_are_taken_out_of_all_that_the_window_keeps() {
        let value = serde_json::json!({
            "text": "Ask Ana", "memo": "67e55044-10b1-426f-9247-bb680e5fe0c8", "all": [1, true, null, "x"]
        });
        let mut words = Vec::new();
        words_in(&value, &mut words);
        words.sort();
        assert_eq!(words, ["Ask Ana", "x"]);
    }
}
