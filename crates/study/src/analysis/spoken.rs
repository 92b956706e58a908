//! Filters and columns by what is spoken of: values of attributes that codings have (rule 3.2).
//!
//! A value narrows the passages and never N: whoever said nothing of it was reached all the same. A
//! person can speak of several, so that columns do not add up.

use std::collections::HashSet;
use std::ops::Range;

use verbatim_analysis::{Cell, CellValue, ColumnHead, ColumnKind, Columns, Matrix, Most, Options, Row};
use verbatim_model::CodingAttribute;

use crate::analysis::choice::Choice;
use crate::analysis::columns::{known, one};
use crate::codings::{alike, values_of};
use crate::interviewees::People;
use crate::{Study, StudyError};

/// Before the name of an attribute of codings where one of interviewees is called so too.
const OF_CODINGS: &str = "coding:";

/// Only passages whose attribute has one of these values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Where {
    /// Name of the attribute of codings.
    pub attribute: String,
    /// The values; none: any value.
    pub values: Vec<String>,
}

impl Where {
    /// In words, such as “operation is Northside or Riverbank”.
    pub(super) fn in_words(&self) -> String {
        match self.values.as_slice() {
            [] => format!("{} is said", self.attribute),
            values => format!("{} is {}", self.attribute, values.join(" or ")),
        }
    }
}

/// Columns of a matrix: of people, of what is spoken of, or both crossed.
pub(super) struct Axes {
    /// Columns of people; everybody in one where none are asked for.
    pub people: Columns,
    /// Whether people stand in columns of their own.
    by_people: bool,
    /// Whether what is spoken of comes before the people in a heading.
    spoken_first: bool,
    /// Each combination of values, in order: its heading, and what it takes. One that takes everything
    /// where nothing spoken of is asked for.
    spoken: Vec<(String, Vec<Where>)>,
    /// What all of them together take.
    any: Vec<Where>,
}

/// A matrix of these columns.
pub(super) struct Counted {
    pub columns: Vec<ColumnHead>,
    pub everybody: verbatim_analysis::Reach,
    pub rows: Vec<Row>,
}

impl Axes {
    /// A choice narrowed to a combination of values, or to any of them.
    pub fn narrowed(&self, choice: &Choice, spoken: Option<usize>) -> Choice {
        let own = spoken.and_then(|at| self.spoken.get(at)).map_or(&self.any, |(_, wheres)| wheres);
        let wheres = choice.wheres.iter().chain(own).cloned().collect();
        Choice { wheres, ..choice.clone() }
    }

    /// Whether somebody can stand in several columns.
    pub fn overlap(&self) -> bool {
        !self.any.is_empty() || self.people.some_in_several()
    }

    /// The column of people and the combination of values that a heading means.
    pub fn find(&self, heading: &str) -> Option<(Option<u32>, Option<usize>)> {
        for at in 0..self.spoken.len() {
            let spoken = (!self.any.is_empty()).then_some(at);
            if !self.by_people {
                if self.spoken[at].0 == heading {
                    return Some((None, spoken));
                }
                continue;
            }
            let people = (0..).zip(self.people.values());
            let mut found = people.filter(|(_, value)| self.heading(value, at) == heading);
            if let Some((column, _)) = found.next() {
                return Some((Some(column), spoken));
            }
        }
        None
    }

    fn heading(&self, people: &str, spoken: usize) -> String {
        let spoken = self.spoken[spoken].0.as_str();
        match (self.any.is_empty(), self.spoken_first) {
            (true, _) => people.to_owned(),
            (false, true) => format!("{spoken} × {people}"),
            (false, false) => format!("{people} × {spoken}"),
        }
    }
}

impl Study {
    /// The columns of one name, or of several crossed. A name is that of a column of people, or of an
    /// attribute of codings, which `coding:` may go before.
    pub(super) fn axes(&self, people: &People, names: &[String]) -> Result<Axes, StudyError> {
        let attributes = self.store.rows().coding_attributes()?;
        let mut of_people: Option<Columns> = None;
        let mut spoken: Vec<&CodingAttribute> = Vec::new();
        let mut spoken_first = false;
        for name in names {
            let name = name.trim();
            let called = name.strip_prefix(OF_CODINGS).unwrap_or(name);
            let attribute = attributes.iter().find(|attribute| alike(&attribute.name, called));
            match (one(people, name), attribute) {
                (Some(next), _) => {
                    of_people = Some(match of_people {
                        None => next,
                        Some(before) => before.cross(&next),
                    });
                }
                (None, Some(attribute)) => {
                    spoken_first |= of_people.is_none();
                    spoken.push(attribute);
                }
                (None, None) => return Err(no_column(people, &attributes, name)),
            }
        }
        if of_people.is_none() && spoken.is_empty() {
            return Err(no_column(people, &attributes, ""));
        }
        let by_people = of_people.is_some();
        let everyone = || Columns::by_value(&vec![vec!["everyone"]; people.persons.len()]);
        let any = spoken.iter().map(|a| Where { attribute: a.name.clone(), values: Vec::new() }).collect();
        Ok(Axes {
            people: of_people.unwrap_or_else(everyone),
            by_people,
            spoken_first,
            spoken: self.combinations(&spoken)?,
            any,
        })
    }

    /// Each combination of values of these attributes, those of the first outermost.
    fn combinations(&self, of: &[&CodingAttribute]) -> Result<Vec<(String, Vec<Where>)>, StudyError> {
        let mut all = vec![(String::new(), Vec::new())];
        for attribute in of {
            let values = values_of(self.store.rows(), attribute)?;
            let longer = |(heading, wheres): &(String, Vec<Where>)| {
                let add = |(value, _): &(String, u32)| {
                    let heading =
                        if heading.is_empty() { value.clone() } else { format!("{heading} × {value}") };
                    let this = Where { attribute: attribute.name.clone(), values: vec![value.clone()] };
                    (heading, wheres.iter().cloned().chain([this]).collect())
                };
                values.iter().map(add).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        Ok(all)
    }

    /// Counts a matrix of these columns, and answers the cells of those of `page` with the greatest
    /// figures of all.
    pub(super) fn page_in(
        &self,
        axes: &Axes,
        options: &Options,
        choice: &Choice,
        page: &Range<usize>,
    ) -> Result<(Counted, Most), StudyError> {
        if axes.any.is_empty() {
            let mut counting = self.counting(choice)?;
            if options.words {
                self.learn_words(&mut counting)?;
            }
            let (matrix, most) = counting.prepared.matrix_page(&axes.people, options, page);
            let Matrix { columns, everybody, rows } = matrix;
            return Ok((Counted { columns, everybody, rows }, most));
        }
        // What is spoken of is counted value by value, so that no part of it can be left out.
        let mut counted = self.counted_in(axes, options, choice)?;
        let most = most_of(&counted.rows);
        for row in &mut counted.rows {
            row.cells = row.cells.iter().skip(page.start).take(page.len()).copied().collect();
        }
        Ok((counted, most))
    }

    /// Counts a matrix of these columns.
    pub(super) fn counted_in(
        &self,
        axes: &Axes,
        options: &Options,
        choice: &Choice,
    ) -> Result<Counted, StudyError> {
        let count = |choice: &Choice| {
            let mut counting = self.counting(choice)?;
            if options.words {
                self.learn_words(&mut counting)?;
            }
            Ok::<_, StudyError>(counting.prepared.matrix(&axes.people, options))
        };
        let whole = count(&axes.narrowed(choice, None))?;
        if axes.any.is_empty() {
            return Ok(Counted { columns: whole.columns, everybody: whole.everybody, rows: whole.rows });
        }
        let parts = (0..axes.spoken.len()).map(|at| count(&axes.narrowed(choice, Some(at))));
        let parts = parts.collect::<Result<Vec<_>, _>>()?;
        let mut columns = Vec::new();
        let mut rows: Vec<Row> =
            whole.rows.iter().map(|row| Row { cells: Vec::new(), ..row.clone() }).collect();
        let mut add = |head: ColumnHead, cell: &dyn Fn(usize) -> CellValue| {
            columns.push(head);
            rows.iter_mut().enumerate().for_each(|(at, row)| row.cells.push(cell(at)));
        };
        if !axes.by_people {
            for (part, (heading, _)) in parts.iter().zip(&axes.spoken) {
                let head =
                    ColumnHead { value: heading.clone(), kind: ColumnKind::People, reach: whole.everybody };
                add(head, &|row| part.rows[row].total);
            }
            return Ok(Counted { columns, everybody: whole.everybody, rows });
        }
        let mut pairs: Vec<(usize, usize)> =
            (0..whole.columns.len()).flat_map(|of| (0..parts.len()).map(move |at| (of, at))).collect();
        if axes.spoken_first {
            pairs.sort_by_key(|(of, at)| (*at, *of));
        }
        for (of, at) in pairs {
            let head = &whole.columns[of];
            // Only a column of unknown speakers can be missing where a value never comes up with them.
            let place = parts[at].columns.iter().position(|c| c.kind == head.kind && c.value == head.value);
            let heading = ColumnHead { value: axes.heading(&head.value, at), ..head.clone() };
            add(heading, &|row| match place {
                Some(place) => parts[at].rows[row].cells[place],
                None => nothing_like(&whole.rows[row].cells[of]),
            });
        }
        Ok(Counted { columns, everybody: whole.everybody, rows })
    }

    /// Codings that all of these take, by their ids; `None` where nothing is asked for.
    pub(super) fn codings_where(&self, wheres: &[Where]) -> Result<Option<HashSet<u128>>, StudyError> {
        let mut left: Option<HashSet<u128>> = None;
        for one in wheres {
            let taken = self.codings_with_value(one)?;
            left = Some(match left {
                None => taken,
                Some(before) => before.intersection(&taken).copied().collect(),
            });
        }
        Ok(left)
    }

    fn codings_with_value(&self, asked: &Where) -> Result<HashSet<u128>, StudyError> {
        let attribute = self.find_coding_attribute(&asked.attribute)?;
        let known = values_of(self.store.rows(), &attribute)?;
        let meant = |value: &String| {
            let found = known.iter().find(|(known, _)| alike(known, value)).map(|(known, _)| known.as_str());
            found.ok_or_else(|| StudyError::NoValue {
                attribute: attribute.name.clone(),
                value: value.trim().to_owned(),
                known: known.iter().map(|(known, _)| known.clone()).collect(),
            })
        };
        let wanted = asked.values.iter().map(meant).collect::<Result<HashSet<&str>, _>>()?;
        let has = |value: &verbatim_model::CodingValue| {
            value.attribute == attribute.id && (wanted.is_empty() || wanted.contains(value.value.as_str()))
        };
        let values = self.store.rows().coding_values()?;
        Ok(values.iter().filter(|value| has(value)).map(|value| value.coding.uuid().as_u128()).collect())
    }
}

/// The cell of nobody and nothing, of the same code and state.
fn nothing_like(cell: &CellValue) -> CellValue {
    let empty = |cell: &Cell| Cell {
        words: cell.words.map(|_| 0),
        groups: cell.groups.map(|_| 0),
        stance: cell.stance.map(|_| Default::default()),
        not_asked: cell.not_asked,
        ..Cell::default()
    };
    match cell {
        CellValue::Counted(cell) => CellValue::Counted(empty(cell)),
        CellValue::NotCodedYet(cell) => CellValue::NotCodedYet(empty(cell)),
        CellValue::NotAsked(cell) => CellValue::NotAsked(empty(cell)),
        CellValue::Withheld => CellValue::Withheld,
    }
}

/// The greatest figures of all cells.
fn most_of(rows: &[Row]) -> Most {
    let mut most = Most::default();
    for cell in rows.iter().flat_map(|row| &row.cells).filter_map(CellValue::figures) {
        most.passages = most.passages.max(cell.passages);
        most.words = most.words.max(cell.words);
        most.groups = most.groups.max(cell.groups.unwrap_or(cell.interviewees));
    }
    most
}

fn no_column(people: &People, attributes: &[CodingAttribute], name: &str) -> StudyError {
    let of_codings = attributes.iter().map(|attribute| attribute.name.clone());
    StudyError::NoColumn {
        name: name.to_owned(),
        known: known(people).into_iter().chain(of_codings).collect(),
    }
}
