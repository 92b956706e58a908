//! What goes with a part of the file that is not read.

use crate::refi::tree::Element;

/// What goes with a part that is not read, as a sentence to be added to a reason; empty where nothing does.
pub(super) fn lost(part: &Element) -> String {
    let (mut passages, mut codings, mut comments, mut values, mut texts) = (0, 0, 0, 0, 0);
    for element in part.everything() {
        match &*element.name {
            "Coding" => codings += 1,
            "VariableValue" => values += 1,
            name if name.ends_with("Selection") => passages += 1,
            "TextDescription" => texts += 1,
            _ => {}
        }
        comments += usize::from(element.description().is_some());
    }
    let count = |number: usize, one: &str, several: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {several}")),
    };
    let counts = [
        count(texts, "description of a picture", "descriptions of a picture"),
        count(passages, "passage", "passages"),
        count(codings, "coding", "codings"),
        count(comments, "comment", "comments"),
        count(values, "value of a variable", "values of variables"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    match counts.split_last() {
        None => String::new(),
        Some((last, [])) => format!(" With it go {last}."),
        Some((last, before)) => format!(" With it go {} and {last}.", before.join(", ")),
    }
}
