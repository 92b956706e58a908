//! The columns of a matrix: which people stand under which value.

use std::collections::{BTreeSet, HashMap, HashSet};

/// Heading of the column for passages of turns whose speaker is no known interviewee.
pub const NO_INTERVIEWEE: &str = "No interviewee";

/// Columns of a matrix and who stands in them. A person stands in one column (category), in
/// several (named groups) or in none (no value of an attribute).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    values: Vec<String>,
    of_person: Vec<Vec<u32>>,
}

/// A person stands in a column that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("person {person} stands in column {column}, but there are {columns}")]
pub struct ColumnsError {
    /// Number of the person.
    pub person: u32,
    /// Number of the column.
    pub column: u32,
    /// How many columns there are.
    pub columns: usize,
}

impl Columns {
    /// Columns with the headings `values` in this order; `of_person[p]` are the columns of person
    /// `p`, in any order. People beyond the list stand in no column. A column without people stays.
    ///
    /// # Errors
    /// [`ColumnsError`] where a column is named that has no heading.
    pub fn new(values: Vec<String>, mut of_person: Vec<Vec<u32>>) -> Result<Self, ColumnsError> {
        for (person, columns) in (0..).zip(&mut of_person) {
            columns.sort_unstable();
            columns.dedup();
            if let Some(&column) = columns.last().filter(|&&column| column as usize >= values.len()) {
                return Err(ColumnsError { person, column, columns: values.len() });
            }
        }
        Ok(Self { values, of_person })
    }

    /// Columns from the values of each person, in order of first appearance (rule 2.3). A
    /// subcategory must already carry its category (`Law enforcement > Federal`).
    #[must_use]
    pub fn by_value<V: AsRef<str>>(values_of_person: &[Vec<V>]) -> Self {
        let mut number: HashMap<&str, u32> = HashMap::new();
        let mut columns = Self::default();
        for values in values_of_person {
            let mut standing: Vec<u32> = Vec::with_capacity(values.len());
            for value in values {
                let next = count(columns.values.len());
                standing.push(*number.entry(value.as_ref()).or_insert_with(|| {
                    columns.values.push(value.as_ref().to_owned());
                    next
                }));
            }
            standing.sort_unstable();
            standing.dedup();
            columns.of_person.push(standing);
        }
        columns
    }

    /// Columns from the values of each person, in the order of `headings`; one that nobody has is
    /// left out. Values without a heading come after them, in order of first appearance.
    #[must_use]
    pub fn in_order<V: AsRef<str>>(headings: &[String], values_of_person: &[Vec<V>]) -> Self {
        let used: HashSet<&str> = values_of_person.iter().flatten().map(AsRef::as_ref).collect();
        // As if somebody who has every value stood before all others.
        let first: Vec<&str> = headings.iter().map(String::as_str).filter(|h| used.contains(h)).collect();
        let others = values_of_person.iter().map(|own| own.iter().map(AsRef::as_ref).collect());
        let mut columns = Self::by_value(&std::iter::once(first).chain(others).collect::<Vec<_>>());
        columns.of_person.remove(0);
        columns
    }

    /// Two columns crossed: `A × B` for each combination that at least one person has, ordered by
    /// this one's columns and within each by those of `other`. Whoever lacks a value on either
    /// side stands in none.
    #[must_use]
    pub fn cross(&self, other: &Self) -> Self {
        let pairs_of = |(own, others): (&Vec<u32>, &Vec<u32>)| -> Vec<(u32, u32)> {
            own.iter().flat_map(|&a| others.iter().map(move |&b| (a, b))).collect()
        };
        let of_person: Vec<_> = self.of_person.iter().zip(&other.of_person).map(pairs_of).collect();
        let pairs: Vec<_> =
            of_person.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let heading =
            |&(a, b): &(u32, u32)| format!("{} × {}", self.values[a as usize], other.values[b as usize]);
        let place = |pair: &(u32, u32)| count(pairs.partition_point(|earlier| earlier < pair));
        Self {
            values: pairs.iter().map(heading).collect(),
            of_person: of_person.iter().map(|own| own.iter().map(place).collect()).collect(),
        }
    }

    /// The same with columns merged under other headings. A merged column stands where the first of
    /// its own stood; numbers that are no column are passed over.
    #[must_use]
    pub fn merged(&self, merges: &[(Vec<u32>, String)]) -> Self {
        let merge_of = |column: u32| merges.iter().position(|(of, _)| of.contains(&column));
        let mut values: Vec<String> = Vec::with_capacity(self.values.len());
        let mut place_of_merge = vec![None; merges.len()];
        let mut place = Vec::with_capacity(self.values.len());
        for (column, heading) in (0..).zip(&self.values) {
            let next = count(values.len());
            match merge_of(column) {
                None => {
                    values.push(heading.clone());
                    place.push(next);
                }
                Some(merge) => place.push(*place_of_merge[merge].get_or_insert_with(|| {
                    values.push(merges[merge].1.clone());
                    next
                })),
            }
        }
        let standing = |own: &Vec<u32>| {
            let mut own: Vec<u32> = own.iter().map(|column| place[*column as usize]).collect();
            own.sort_unstable();
            own.dedup();
            own
        };
        Self { values, of_person: self.of_person.iter().map(standing).collect() }
    }

    /// The headings, in order.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Whether somebody stands in several columns.
    #[must_use]
    pub fn some_in_several(&self) -> bool {
        self.of_person.iter().any(|own| own.len() > 1)
    }

    /// Columns in which a person stands, ascending.
    #[must_use]
    pub fn of(&self, person: u32) -> &[u32] {
        self.of_person.get(person as usize).map_or(&[], Vec::as_slice)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "there are fewer columns than people, who are u32")]
const fn count(length: usize) -> u32 {
    length as u32
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn values_stand_in_order_of_first_appearance() {
        let columns = Columns::by_value(&[vec!["b"], vec![], vec!["a", "b", "a"]]);
        assert_eq!(columns.values(), ["b", "a"]);
        assert_eq!((columns.of(0), columns.of(1), columns.of(2)), (&[0][..], &[][..], &[0, 1][..]));
        assert_eq!(columns.of(99), &[]);
    }

    #[test]
    fn values_can_be_given_an_order_and_a_heading_of_nobody_is_no_column() {
        let headings = ["c", "a", "b"].map(str::to_owned);
        let columns = Columns::in_order(&headings, &[vec!["b"], vec!["x"], vec!["a"], vec![]]);
        assert_eq!(columns.values(), ["a", "b", "x"]);
        let of: Vec<_> = (0..4).map(|p| columns.of(p).to_vec()).collect();
        assert_eq!(of, [vec![1], vec![2], vec![0], vec![]]);
    }

    #[test]
    fn crossing_keeps_only_combinations_that_somebody_has() {
        let kind = Columns::by_value(&[vec!["Police"], vec!["Expert"], vec!["Police"], vec!["Expert"]]);
        let region = Columns::by_value(&[vec!["North"], vec!["South"], vec!["South"], vec![]]);
        let crossed = kind.cross(&region);
        assert_eq!(crossed.values(), ["Police × North", "Police × South", "Expert × South"]);
        assert_eq!(
            (0..4).map(|p| crossed.of(p).to_vec()).collect::<Vec<_>>(),
            [vec![0], vec![2], vec![1], vec![]]
        );
    }

    #[test]
    fn merged_columns_stand_where_the_first_of_them_stood() {
        let columns = Columns::by_value(&[vec!["a", "c"], vec!["b"], vec!["c"], vec!["d"]]);
        let merged = columns.merged(&[(vec![2, 1], "c or b".to_owned())]);
        assert_eq!(merged.values(), ["a", "c or b", "d"]);
        let of: Vec<_> = (0..4).map(|p| merged.of(p).to_vec()).collect();
        assert_eq!(of, [vec![0, 1], vec![1], vec![1], vec![2]]);
    }

    #[test]
    fn a_column_without_heading_is_refused() {
        let refused = Columns::new(vec!["a".into()], vec![vec![0], vec![1]]).unwrap_err();
        assert_eq!(refused, ColumnsError { person: 1, column: 1, columns: 1 });
    }
}
