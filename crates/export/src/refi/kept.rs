//! Parts of other programs that leave again.

use std::collections::HashSet;

use verbatim_model::refi::KeptElement;

use crate::ExportError;
use crate::refi::project::ProjectFile;
use crate::xml::Xml;

/// The kept parts of a project that leave with it: those of which what they hang on is there, each with what is.
#[must_use]
pub fn leaving_parts(project: &ProjectFile) -> Vec<KeptElement> {
    let codings = project.texts.iter().flat_map(|text| &text.codings).map(|c| c.coding.id.to_string());
    let there: HashSet<String> = (project.book.codes().iter().map(|code| code.id.to_string()))
        .chain(project.people.iter().map(|person| person.id.to_string()))
        .chain(project.texts.iter().map(|text| text.transcript.id.to_string()))
        .chain(project.memos.iter().map(|memo| memo.id.to_string()))
        .chain(project.kept.iter().filter_map(|part| part.attribute("guid").map(str::to_owned)))
        .chain(codings)
        .collect();
    let mut kept = project.kept.clone();
    kept.iter_mut().for_each(|part| part.refer(&|id| there.contains(id).then(|| id.to_owned())));
    kept.retain(KeptElement::is_whole);
    kept
}

/// Writes those of one name.
pub(super) fn write_kept(xml: &mut Xml, parts: &[KeptElement], name: &str) -> Result<(), ExportError> {
    parts.iter().filter(|part| part.name == name).try_for_each(|part| write(xml, part))
}

fn write(xml: &mut Xml, part: &KeptElement) -> Result<(), ExportError> {
    if let Some(text) = &part.text {
        return xml.text(&part.name, text);
    }
    let attributes: Vec<_> =
        part.attributes.iter().map(|(name, value)| (name.as_str(), Some(value.as_str()))).collect();
    if part.children.is_empty() {
        return xml.empty(&part.name, &attributes);
    }
    xml.open(&part.name, &attributes)?;
    part.children.iter().try_for_each(|child| write(xml, child))?;
    xml.close(&part.name)
}
