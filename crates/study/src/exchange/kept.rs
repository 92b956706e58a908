//! Parts of other programs' projects that the study keeps to let them leave again.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};
use uuid::Uuid;
use verbatim_import::refi::{Fate, ReadProject};
use verbatim_model::refi::KeptElement;
use verbatim_store::Rows;

use crate::StudyError;
use crate::exchange::work::Work;

/// Setting that holds them.
pub(crate) const KEPT: &str = "kept parts of projects";

/// What is kept.
pub(crate) fn kept_parts(rows: Rows<'_>) -> Result<Vec<KeptElement>, StudyError> {
    let Some(text) = rows.setting(KEPT)? else { return Ok(Vec::new()) };
    let damaged = |e: serde_json::Error| verbatim_store::StoreError::Damaged(e.to_string());
    let value: Value = serde_json::from_str(&text).map_err(damaged)?;
    Ok(value.as_array().into_iter().flatten().map(read).collect())
}

/// What is kept without its words, as the setting holds it.
pub(crate) fn bare_parts(rows: Rows<'_>) -> Result<String, StudyError> {
    let mut kept = kept_parts(rows)?;
    kept.iter_mut().for_each(KeptElement::without_words);
    Ok(setting(&kept))
}

fn setting(kept: &[KeptElement]) -> String {
    Value::Array(kept.iter().map(written).collect()).to_string()
}

impl Work<'_, '_> {
    /// Keeps the parts of a project that are not kept yet, with the ids that the study uses. Where somebody has
    /// withdrawn their words stay out: nobody can tell whose they are.
    pub fn keep_parts(&mut self, project: &ReadProject) -> Result<(), StudyError> {
        if project.kept.is_empty() {
            return Ok(());
        }
        let ids: HashMap<String, String> = (self.codes.iter().map(|(file, own)| (file, own.uuid())))
            .chain(self.people.iter().map(|(file, own)| (file, own.uuid())))
            .chain(self.transcripts.iter().map(|(file, own)| (file, own.uuid())))
            .chain(self.codings.iter().map(|(file, own)| (file, own.uuid())))
            .map(|(file, own): (&Uuid, Uuid)| (file.to_string(), own.to_string()))
            .collect();
        let mut kept = kept_parts(**self.tx)?;
        let key = |part: &KeptElement| (part.name.clone(), part.attribute("guid").map(str::to_owned));
        let mut there: HashSet<_> = kept.iter().map(key).collect();
        let mut met = HashSet::new();
        for part in &project.kept {
            let mut part = part.clone();
            part.refer(&|id| Some(ids.get(id).cloned().unwrap_or_else(|| id.to_owned())));
            let is_second = !met.insert(key(&part));
            if !there.insert(key(&part)) {
                if is_second {
                    let name = part.attribute("name").unwrap_or_default();
                    let why = "Another one in the file has its id, so it is not kept.";
                    self.tell(Fate::LeftOut, part_word(&part.name), name, None, why);
                }
                continue;
            }
            if !self.withdrawn.is_empty() && part.has_words() {
                part.without_words();
                let what = part_word(&part.name);
                let why = "Kept without its names and texts: somebody has withdrawn, and these could be words of theirs.";
                self.tell(Fate::Changed, what, "", None, why);
            }
            kept.push(part);
        }
        self.tx.set_setting(KEPT, &setting(&kept))?;
        Ok(())
    }
}

/// What the report calls a part.
fn part_word(name: &str) -> &'static str {
    match name {
        "Graph" => "graph",
        "Link" => "link",
        _ => "set",
    }
}

fn written(part: &KeptElement) -> Value {
    json!({
        "name": part.name,
        "attributes": part.attributes,
        "text": part.text,
        "children": part.children.iter().map(written).collect::<Vec<_>>(),
    })
}

fn read(value: &Value) -> KeptElement {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let attribute = |pair: &Value| Some((text(pair.get(0)?)?, text(pair.get(1)?)?));
    KeptElement {
        name: text(&value["name"]).unwrap_or_default(),
        attributes: value["attributes"].as_array().into_iter().flatten().filter_map(attribute).collect(),
        text: text(&value["text"]),
        children: value["children"].as_array().into_iter().flatten().map(read).collect(),
    }
}
