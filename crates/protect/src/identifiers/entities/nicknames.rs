//! Given names and their short forms.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::identifiers::fold::fold;

/// For each name the lines of the table that it stands in.
static LINES: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let table = include_str!("../../../data/words/nicknames.txt");
    let mut lines: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, line) in table.lines().filter(|line| !line.starts_with('#')).enumerate() {
        for name in line.split_whitespace() {
            lines.entry(fold(name)).or_default().push(n);
        }
    }
    lines
});

/// Whether two folded given names may be one: a name and its short form, or two short forms of one.
pub(super) fn same_given(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (LINES.get(a), LINES.get(b)) else { return false };
    a.iter().any(|line| b.contains(line))
}
