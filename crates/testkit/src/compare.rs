//! Comparison of rows that says which row of which table differs.

use std::collections::{BTreeMap, BTreeSet};

/// Rows of tables as text, by table.
pub type Rows = BTreeMap<String, BTreeSet<String>>;

/// Fails with the rows that only one side has.
///
/// # Panics
/// Where they differ.
#[track_caller]
pub fn assert_same(is: &Rows, should: &Rows, when: &str) {
    let none = BTreeSet::new();
    let tables: BTreeSet<&String> = is.keys().chain(should.keys()).collect();
    let mut differences = Vec::new();
    for table in tables {
        let (is, should) = (is.get(table).unwrap_or(&none), should.get(table).unwrap_or(&none));
        differences.extend(should.difference(is).map(|row| format!("  {table}: gone: {row}")));
        differences.extend(is.difference(should).map(|row| format!("  {table}: extra: {row}")));
    }
    assert!(differences.is_empty(), "{when}, the rows differ:\n{}", differences.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(of: &[(&str, &[&str])]) -> Rows {
        of.iter()
            .map(|(table, rows)| ((*table).to_owned(), rows.iter().map(|r| (*r).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn the_same_rows_are_the_same() {
        assert_same(&rows(&[("code", &["a", "b"])]), &rows(&[("code", &["b", "a"])]), "then");
    }

    #[test]
    #[should_panic(expected = "then, the rows differ:\n  code: gone: b\n  memo: extra: c")]
    fn a_missing_and_an_extra_row_are_named_with_their_table() {
        assert_same(&rows(&[("code", &["a"]), ("memo", &["c"])]), &rows(&[("code", &["a", "b"])]), "then");
    }
}
