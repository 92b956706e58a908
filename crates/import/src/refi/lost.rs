//! What goes with a part of the file that is not read.

use crate::refi::tree::Element;

/// What goes with parts that are not read, counted.
#[derive(Debug, Default)]
pub(super) struct Lost {
    passages: usize,
    codings: usize,
    comments: usize,
    values: usize,
    descriptions: usize,
}

impl Lost {
    /// Counts what stands within a part.
    pub fn add(&mut self, part: &Element<'_>) {
        for element in part.everything() {
            match element.name {
                "Coding" => self.codings += 1,
                "VariableValue" => self.values += 1,
                "TextDescription" => self.descriptions += 1,
                name if name.ends_with("Selection") => self.passages += 1,
                _ => {}
            }
            self.comments += usize::from(element.description().is_some());
        }
    }

    /// As a sentence to be added to a reason, `with` being `it` or `them`; empty where nothing goes.
    pub fn in_words(&self, with: &str) -> String {
        let count = |number: usize, one: &str, several: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{number} {several}")),
        };
        let counts = [
            count(self.descriptions, "description of a picture", "descriptions of pictures"),
            count(self.passages, "passage", "passages"),
            count(self.codings, "coding", "codings"),
            count(self.comments, "comment", "comments"),
            count(self.values, "value of a variable", "values of variables"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        match counts.split_last() {
            None => String::new(),
            Some((last, [])) => format!(" With {with} go {last}."),
            Some((last, before)) => format!(" With {with} go {} and {last}.", before.join(", ")),
        }
    }
}

/// What goes with one part that is not read, as a sentence to be added to a reason.
pub(super) fn lost(part: &Element<'_>) -> String {
    let mut lost = Lost::default();
    lost.add(part);
    lost.in_words("it")
}

/// What goes with a source of which no text is read, beside its texts.
pub(super) fn lost_beside_texts(source: &Element<'_>) -> String {
    let mut lost = Lost { comments: usize::from(source.description().is_some()), ..Lost::default() };
    let parts = source.children.iter();
    parts
        .filter(|part| !matches!(part.name, "Representation" | "Transcript"))
        .for_each(|part| lost.add(part));
    lost.in_words("it")
}
