//! The codebook as a tree.

use std::collections::HashMap;

use crate::{Code, CodeId, CodePath};

/// All codes of a study in the order of the codebook: each code before those below it, siblings
/// by position.
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    codes: Vec<Code>,
    /// Place of the code above, by place.
    parents: Vec<Option<usize>>,
    /// 0 for a theme, by place.
    depths: Vec<u32>,
    places: HashMap<CodeId, usize>,
}

/// How much a code holds, with all below it and by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeCount {
    /// Distinct people of its branch.
    pub interviewees: u32,
    /// Distinct passages of its branch.
    pub passages: u32,
    /// Distinct people of the code alone.
    pub own_interviewees: u32,
    /// Distinct passages of the code alone.
    pub own_passages: u32,
}

/// Why a written code names none, or not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindCodeError {
    /// No code has this path or name.
    #[error("there is no code “{0}”")]
    Missing(String),
    /// Several codes have this name.
    #[error("“{name}” names {} codes: {}; write the whole path", paths.len(), paths.join("; "))]
    Ambiguous {
        /// What was written.
        name: String,
        /// Paths of the codes that it could mean.
        paths: Vec<String>,
    },
}

impl Codebook {
    /// Puts codes in order. A code whose parent is missing stands as a theme, so that none is lost.
    #[must_use]
    pub fn new(codes: Vec<Code>) -> Self {
        let known: HashMap<CodeId, ()> = codes.iter().map(|c| (c.id, ())).collect();
        let mut below: HashMap<Option<CodeId>, Vec<Code>> = HashMap::new();
        for code in codes {
            let parent = code.parent.filter(|p| known.contains_key(p));
            below.entry(parent).or_default().push(code);
        }
        for siblings in below.values_mut() {
            siblings.sort_by_key(|c| (c.position, c.id));
        }
        let mut book = Self::default();
        book.place(&mut below, None, None, 0);
        book
    }

    fn place(
        &mut self,
        below: &mut HashMap<Option<CodeId>, Vec<Code>>,
        parent: Option<CodeId>,
        at: Option<usize>,
        depth: u32,
    ) {
        for code in below.remove(&parent).unwrap_or_default() {
            let (id, place) = (code.id, self.codes.len());
            self.places.insert(id, place);
            self.codes.push(code);
            self.parents.push(at);
            self.depths.push(depth);
            self.place(below, Some(id), Some(place), depth + 1);
        }
    }

    /// The codes in order.
    #[must_use]
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Number of codes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no code.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Place of a code in the order.
    #[must_use]
    pub fn place_of(&self, id: CodeId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// A code by id.
    #[must_use]
    pub fn get(&self, id: CodeId) -> Option<&Code> {
        self.place_of(id).map(|place| &self.codes[place])
    }

    /// Place of the code above the one at `place`.
    #[must_use]
    pub fn parent_of(&self, place: usize) -> Option<usize> {
        self.parents.get(place).copied().flatten()
    }

    /// Levels above the code at `place`: 0 for a theme.
    #[must_use]
    pub fn depth_of(&self, place: usize) -> u32 {
        self.depths.get(place).copied().unwrap_or(0)
    }

    /// Places of the codes from `place` up to its theme, itself first.
    pub fn upwards(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(place), |&p| self.parent_of(p))
    }

    /// Places of a code and all below it, in order.
    pub fn branch(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let depth = self.depth_of(place);
        let end =
            (place + 1..self.codes.len()).find(|&p| self.depths[p] <= depth).unwrap_or(self.codes.len());
        place..end
    }

    /// Codes directly below one, or the themes, in order.
    pub fn children(&self, parent: Option<CodeId>) -> impl Iterator<Item = &Code> + '_ {
        let at = parent.and_then(|id| self.place_of(id));
        self.codes.iter().enumerate().filter(move |(p, _)| self.parents[*p] == at).map(|(_, c)| c)
    }

    /// The path of the code at `place`.
    #[must_use]
    pub fn path(&self, place: usize) -> CodePath {
        let mut names: Vec<String> = self.upwards(place).map(|p| self.codes[p].name.clone()).collect();
        names.reverse();
        CodePath(names)
    }

    /// The path of a code.
    #[must_use]
    pub fn path_of(&self, id: CodeId) -> Option<CodePath> {
        self.place_of(id).map(|place| self.path(place))
    }

    /// As much of the end of the path of the code at `place` as names it alone: its name where no
    /// other code has it, letter case aside.
    #[must_use]
    pub fn short_path(&self, place: usize) -> CodePath {
        let endings = |p: usize| self.upwards(p).map(|p| self.codes[p].name.to_lowercase());
        let own: Vec<String> = endings(place).collect();
        let shared = |length: usize| {
            let same = |p: usize| endings(p).take(length).eq(own[..length].iter().cloned());
            (0..self.codes.len()).any(|p| p != place && same(p))
        };
        let length = (1..own.len()).find(|&length| !shared(length)).unwrap_or(own.len());
        let whole = self.path(place).0;
        CodePath(whole[whole.len() - length..].to_vec())
    }

    /// The code with exactly this path, letter case aside where that leaves one.
    #[must_use]
    pub fn at_path(&self, path: &CodePath) -> Option<&Code> {
        let mut at: Option<CodeId> = None;
        for name in &path.0 {
            at = Some(self.child_named(at, name)?.id);
        }
        self.get(at?)
    }

    /// The code of this name directly below one, or among the themes.
    #[must_use]
    pub fn child_named(&self, parent: Option<CodeId>, name: &str) -> Option<&Code> {
        let exact = self.children(parent).find(|c| c.name == name);
        exact.or_else(|| {
            let lower = name.to_lowercase();
            let mut alike = self.children(parent).filter(|c| c.name.to_lowercase() == lower);
            alike.next().filter(|_| alike.next().is_none())
        })
    }

    /// Finds a code by its whole path, or by the end of it where that names one code only.
    ///
    /// # Errors
    /// [`FindCodeError`] says which codes it could be.
    pub fn find(&self, written: &str) -> Result<&Code, FindCodeError> {
        let wanted = CodePath::parse(written);
        if let Some(code) = self.at_path(&wanted) {
            return Ok(code);
        }
        let lower = |names: &[String]| names.iter().map(|n| n.to_lowercase()).collect::<Vec<_>>();
        let ending = lower(&wanted.0);
        let matches: Vec<usize> =
            (0..self.codes.len()).filter(|&p| lower(&self.path(p).0).ends_with(&ending)).collect();
        match matches.as_slice() {
            [] => Err(FindCodeError::Missing(written.trim().to_owned())),
            [one] => Ok(&self.codes[*one]),
            many => Err(FindCodeError::Ambiguous {
                name: written.trim().to_owned(),
                paths: many.iter().map(|&p| self.path(p).to_string()).collect(),
            }),
        }
    }

    /// The code whose statement the stance of a coding refers to: the code itself or the nearest
    /// above it that has one.
    #[must_use]
    pub fn statement_holder(&self, place: usize) -> Option<usize> {
        self.upwards(place).find(|&p| self.codes[p].text.statement.is_some())
    }

    /// Class of the palette for the code at `place`: its theme's slot, and for a sub-theme and
    /// all below it one of four shades in turn: `c11`, `c11a`, `c11b`, `c11c`.
    #[must_use]
    pub fn colour_class(&self, place: usize) -> String {
        let mut chain: Vec<usize> = self.upwards(place).collect();
        chain.reverse();
        let slot = self.codes[chain[0]].slot.number();
        let shade = chain.get(1).map_or("", |&sub| {
            let siblings = self.children(self.codes[sub].parent);
            let turn = siblings.take_while(|c| c.id != self.codes[sub].id).count() % 4;
            ["", "a", "b", "c"][turn]
        });
        format!("c{slot}{shade}")
    }

    /// Number of the theme that the code at `place` belongs to, from 0.
    #[must_use]
    pub fn theme_number(&self, place: usize) -> usize {
        (0..=place).filter(|&p| self.depths[p] == 0).count().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use crate::{CodeText, ColourSlot};

    fn book(paths: &[&str]) -> Codebook {
        let mut codes: Vec<Code> = Vec::new();
        for (n, path) in paths.iter().enumerate() {
            let names = CodePath::parse(path).0;
            let parent = (names.len() > 1).then(|| {
                let above = CodePath(names[..names.len() - 1].to_vec());
                Codebook::new(codes.clone()).at_path(&above).unwrap().id
            });
            codes.push(Code {
                id: CodeId::new(),
                parent,
                name: names.last().unwrap().clone(),
                position: i64::try_from(n).unwrap(),
                slot: ColourSlot::new(11),
                colour: None,
                text: CodeText::default(),
                version: 1,
            });
        }
        codes.reverse();
        Codebook::new(codes)
    }

    #[test]
    fn codes_stand_before_those_below_them_and_siblings_by_position() {
        let book = book(&["A", "A > X", "B", "A > Y", "A > X > Z"]);
        let paths: Vec<String> = (0..book.len()).map(|p| book.path(p).to_string()).collect();
        assert_eq!(paths, ["A", "A > X", "A > X > Z", "A > Y", "B"]);
        assert_eq!(book.branch(0).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(book.branch(1).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(book.theme_number(4), 1);
    }

    #[test]
    fn a_code_is_found_by_path_by_unique_ending_and_not_by_a_shared_name() {
        let book = book(&["A", "A > X", "B", "B > X", "B > Only"]);
        assert_eq!(book.find("b>x").unwrap().name, "X");
        assert_eq!(book.find("only").unwrap().name, "Only");
        let said = book.find("X").unwrap_err().to_string();
        assert_eq!(said, "“X” names 2 codes: A > X; B > X; write the whole path");
        assert_eq!(book.find("Y").unwrap_err().to_string(), "there is no code “Y”");
    }

    #[test]
    fn a_code_is_called_by_its_name_or_by_as_much_of_its_path_as_names_it_alone() {
        let book = book(&["A", "A > X", "B", "B > x", "B > Only", "C", "C > B", "C > B > x"]);
        let short: Vec<String> = (0..book.len()).map(|p| book.short_path(p).to_string()).collect();
        assert_eq!(short, ["A", "A > X", "B", "B > x", "Only", "C", "C > B", "C > B > x"]);
        for (place, short) in short.iter().enumerate() {
            assert_eq!(book.find(short).unwrap().id, book.codes()[place].id, "{short}");
        }
    }

    #[test]
    fn shades_cycle_over_sub_themes_and_deeper_codes_inherit() {
        let book = book(&["A", "A > 1", "A > 2", "A > 2 > deep", "A > 3", "A > 4", "A > 5"]);
        let classes: Vec<String> = (0..book.len()).map(|p| book.colour_class(p)).collect();
        assert_eq!(classes, ["c11", "c11", "c11a", "c11a", "c11b", "c11c", "c11"]);
    }
}
