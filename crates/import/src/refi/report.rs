//! What of a file had no place, item by item.

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is not in the study.
    LeftOut,
    /// It is in the study in another form.
    Changed,
    /// It has no place in the study, which keeps it so that it leaves again with a project.
    Kept,
}

impl Fate {
    /// As a word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeftOut => "left out",
            Self::Changed => "changed",
            Self::Kept => "kept",
        }
    }
}

/// Something of a file that had no place, or not the place it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What became of it.
    pub fate: Fate,
    /// What it is, as a word of the standard: `coding`, `set`, `graph`.
    pub what: &'static str,
    /// Its name, or where it stands; never words of a transcript.
    pub name: String,
    /// Its id as written, where it has one.
    pub id: Option<String>,
    /// Why, as a sentence.
    pub why: String,
}

/// The items in order.
#[derive(Debug, Default)]
pub(crate) struct Report(pub Vec<Item>);

impl Report {
    pub fn left_out(&mut self, what: &'static str, name: &str, id: Option<&str>, why: impl Into<String>) {
        self.add(Fate::LeftOut, what, name, id, why.into());
    }

    pub fn changed(&mut self, what: &'static str, name: &str, id: Option<&str>, why: impl Into<String>) {
        self.add(Fate::Changed, what, name, id, why.into());
    }

    pub fn kept(
        &mut self,
        is: bool,
        what: &'static str,
        name: &str,
        id: Option<&str>,
        why: impl Into<String>,
    ) {
        self.add(if is { Fate::Kept } else { Fate::LeftOut }, what, name, id, why.into());
    }

    fn add(&mut self, fate: Fate, what: &'static str, name: &str, id: Option<&str>, why: String) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = name.chars().take(200).collect();
        self.0.push(Item { fate, what, name, id: id.map(str::to_owned), why });
    }
}
