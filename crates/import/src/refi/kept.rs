//! Parts that have no place in a study, cleaned so that they can leave with it again.

use uuid::Uuid;
use verbatim_model::refi::KeptElement;

use crate::refi::names::one_line;
use crate::refi::reader::Reader;
use crate::refi::tree::Element;

/// What an attribute holds, and whether an element is nothing without it.
type Known = (&'static str, Holds, bool);

#[derive(Clone, Copy)]
enum Holds {
    /// Its own id.
    Own,
    /// The id of something else.
    Id,
    Name,
    Number,
    Colour,
    OneOf(&'static [&'static str]),
}

const SHAPES: &[&str] = &[
    "Person",
    "Oval",
    "Rectangle",
    "RoundedRectangle",
    "Star",
    "LeftTriangle",
    "RightTriangle",
    "UpTriangle",
    "DownTriangle",
    "Note",
];
const DIRECTIONS: &[&str] = &["Associative", "OneWay", "Bidirectional"];

/// Attributes and children of an element, in the order of the standard.
fn known(name: &str) -> (&'static [Known], &'static [&'static str]) {
    match name {
        "Link" => (
            &[
                ("guid", Holds::Own, true),
                ("name", Holds::Name, false),
                ("direction", Holds::OneOf(DIRECTIONS), false),
                ("color", Holds::Colour, false),
                ("originGUID", Holds::Id, true),
                ("targetGUID", Holds::Id, true),
            ],
            &[],
        ),
        "Set" => (
            &[("guid", Holds::Own, true), ("name", Holds::Name, true)],
            &["Description", "MemberCode", "MemberNote"],
        ),
        "MemberCode" | "MemberNote" => (&[("targetGUID", Holds::Id, true)], &[]),
        "Graph" => (&[("guid", Holds::Own, true), ("name", Holds::Name, false)], &["Vertex", "Edge"]),
        "Vertex" => (
            &[
                ("guid", Holds::Own, true),
                ("representedGUID", Holds::Id, false),
                ("name", Holds::Name, false),
                ("firstX", Holds::Number, true),
                ("firstY", Holds::Number, true),
                ("secondX", Holds::Number, false),
                ("secondY", Holds::Number, false),
                ("shape", Holds::OneOf(SHAPES), false),
                ("color", Holds::Colour, false),
            ],
            &[],
        ),
        "Edge" => (
            &[
                ("guid", Holds::Own, true),
                ("representedGUID", Holds::Id, false),
                ("name", Holds::Name, false),
                ("sourceVertex", Holds::Own, true),
                ("targetVertex", Holds::Own, true),
                ("color", Holds::Colour, false),
                ("direction", Holds::OneOf(DIRECTIONS), false),
                ("lineStyle", Holds::OneOf(&["dotted", "dashed", "solid"]), false),
            ],
            &[],
        ),
        _ => (&[], &[]),
    }
}

impl Reader<'_, '_> {
    /// Keeps an element, as far as the standard knows it; answers whether it did.
    pub(super) fn keep_part(&mut self, element: &Element<'_>) -> bool {
        let kept = self.cleaned(element).filter(KeptElement::is_whole);
        let is_kept = kept.is_some();
        self.project.kept.extend(kept);
        is_kept
    }

    fn cleaned(&mut self, element: &Element<'_>) -> Option<KeptElement> {
        if element.name == "Description" {
            let text = element.text.to_string();
            return Some(KeptElement {
                name: "Description".to_owned(),
                text: Some(text),
                ..KeptElement::default()
            });
        }
        let (attributes, children) = known(element.name);
        let mut kept = KeptElement { name: element.name.to_string(), ..KeptElement::default() };
        for (name, holds, required) in attributes {
            // Members of sets of a codebook have another name for it.
            let written = element
                .attribute(name)
                .or_else(|| element.name.starts_with("Member").then(|| element.attribute("guid")).flatten());
            match written.and_then(|written| self.value_of(*holds, written)) {
                Some(value) => kept.attributes.push(((*name).to_owned(), value)),
                None if *required => return None,
                None => {}
            }
        }
        for name in children {
            let most = if *name == "Description" { 1 } else { usize::MAX };
            let below: Vec<&Element<'_>> = element.all(name).take(most).collect();
            for child in below {
                kept.children.extend(self.cleaned(child));
            }
        }
        Some(kept)
    }

    fn value_of(&mut self, holds: Holds, written: &str) -> Option<String> {
        match holds {
            Holds::Own => Some(self.ids.of(written).to_string()),
            Holds::Id => {
                let id: Uuid = self.ids.of(written);
                // A passage is no thing of its own in a study; its first coding stands for it.
                Some(self.selections.get(&id).copied().unwrap_or(id).to_string())
            }
            Holds::Name => one_line(written),
            Holds::Number => written.trim().parse::<i64>().ok().map(|n| n.to_string()),
            Holds::Colour => crate::refi::names::colour(written),
            Holds::OneOf(words) => {
                words.iter().find(|word| **word == written.trim()).map(|w| (*w).to_owned())
            }
        }
    }
}
