//! Names that are never proposed: the subject of the study itself.

use std::collections::HashMap;

use super::fold::fold;
use super::words::{Word, words};

/// The entries that the template ships, one a line.
pub const SHIPPED_KEEP_LIST: &str = include_str!("../../data/keep/tvpa.txt");

/// Entries that are never proposed: national agencies, named operations and task forces, laws. An
/// entry is compared as names are; with `*` at its end it takes the capitalised words that follow.
#[derive(Clone, Debug, Default)]
pub struct KeepList {
    entries: HashMap<String, Vec<Entry>>,
}

#[derive(Clone, Debug)]
struct Entry {
    words: Vec<String>,
    takes_more: bool,
}

impl KeepList {
    /// No entry at all.
    pub(super) fn empty() -> Self {
        Self::default()
    }

    /// The shipped entries.
    #[must_use]
    pub fn shipped() -> Self {
        let mut list = Self::default();
        list.extend(SHIPPED_KEEP_LIST.lines());
        list
    }

    /// Adds entries, one each; empty ones and lines that begin with `#` are no entries.
    pub fn extend<'a>(&mut self, entries: impl IntoIterator<Item = &'a str>) {
        entries.into_iter().filter(|line| !line.starts_with('#')).for_each(|line| self.add(line));
    }

    fn add(&mut self, line: &str) {
        let (name, takes_more) = line.trim().strip_suffix('*').map_or((line, false), |name| (name, true));
        let mut bases = bases(name).into_iter();
        if let Some(first) = bases.next() {
            let entry = Entry { words: bases.collect(), takes_more };
            self.entries.entry(first).or_default().push(entry);
        }
    }

    /// Whether there is no entry.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether exactly this name is an entry.
    pub(super) fn holds(&self, name: &str) -> bool {
        let words = words(name, 0);
        !words.is_empty() && self.kept_from(&words) == words.len()
    }

    /// For each word whether it belongs to an entry.
    pub(super) fn kept(&self, words: &[Word]) -> Vec<bool> {
        let mut kept = vec![false; words.len()];
        for at in 0..words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let end = at + self.kept_from(rest);
            kept.get_mut(at..end).unwrap_or_default().fill(true);
        }
        kept
    }

    /// Names of two words or more that entries with `*` took. One word alone may be anybody's.
    pub(super) fn named(&self, words: &[Word]) -> Vec<String> {
        let mut named = Vec::new();
        for at in 0..words.len() {
            let rest = words.get(at..).unwrap_or_default();
            for entry in self.beginning(rest).iter().filter(|entry| entry.takes_more) {
                let name = entry
                    .length(rest)
                    .and_then(|end| rest.get(1 + entry.words.len()..end))
                    .unwrap_or_default();
                if name.len() > 1 {
                    named.push(name.iter().map(|word| word.base.as_str()).collect::<Vec<_>>().join(" "));
                }
            }
        }
        named
    }

    /// How many of the first words are an entry.
    fn kept_from(&self, words: &[Word]) -> usize {
        self.beginning(words).iter().filter_map(|entry| entry.length(words)).max().unwrap_or(0)
    }

    /// Entries that begin with the first word.
    fn beginning(&self, words: &[Word]) -> &[Entry] {
        let entries = words.first().and_then(|word| self.entries.get(&word.base));
        entries.map(Vec::as_slice).unwrap_or_default()
    }
}

impl Entry {
    fn length(&self, words: &[Word]) -> Option<usize> {
        let rest = words.get(1..)?;
        let same = rest.len() >= self.words.len() && self.words.iter().zip(rest).all(|(a, b)| *a == b.base);
        let length = 1 + self.words.len();
        same.then(|| if self.takes_more { length + more(words.get(length..)) } else { length })
            .filter(|n| !self.takes_more || *n > length)
    }
}

fn more(words: Option<&[Word]>) -> usize {
    words.unwrap_or_default().iter().take_while(|word| word.is_capital() && word.follows_blank()).count()
}

/// A name as its words are compared; `U.S.` is two.
fn bases(name: &str) -> Vec<String> {
    words(name, 0)
        .into_iter()
        .map(|word| if word.base.is_empty() { fold(word.text) } else { word.base })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_compared_without_case_and_a_star_takes_the_capitals_after_it() {
        let mut list = KeepList::shipped();
        list.extend(["Harvest Line Coalition"]);
        assert!(list.holds("harvest line coalition") && list.holds("the FBI".trim_start_matches("the ")));
        let kept = |text: &str| list.kept(&words(text, 0));
        assert_eq!(kept("in Operation Quiet Water we"), [false, true, true, true, false]);
        assert_eq!(kept("the operation went on"), [false; 4], "an operation without a name");
    }
}
