//! Codes of a database, where each names the one above it.

use std::collections::HashMap;
use std::hash::Hash;

use uuid::Uuid;
use verbatim_model::CodeText;

use crate::refi::ReadCode;
use crate::refi::names::{Taken, code_name, colour};
use crate::refi::report::Report;

/// Codes stand at most so many levels deep; deeper is no codebook of a person.
const MOST_LEVELS: usize = 100;

/// A code as it stands in a database.
pub(super) struct Row<'t, K> {
    pub key: K,
    pub above: Option<K>,
    pub name: Option<&'t str>,
    pub words: Option<&'t str>,
    pub colour: Option<&'t str>,
}

/// Puts each code after the one above it; answers the ids by key.
pub(super) fn codes<K: Copy + Eq + Hash>(
    rows: &[Row<'_, K>],
    report: &mut Report,
) -> (Vec<ReadCode>, HashMap<K, Uuid>) {
    let places: HashMap<K, usize> = rows.iter().map(|row| row.key).zip(0..).collect();
    let mut below: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        let above = row.above.and_then(|above| places.get(&above).copied());
        if row.above.is_some() && above.is_none() {
            let why = "The code above it is not in the file, so it is a theme here.";
            report.changed("code", row.name.unwrap_or_default(), None, why);
        }
        below.entry(above).or_default().push(place);
    }
    let mut order = Order { rows, report, codes: Vec::new(), ids: vec![None; rows.len()], below };
    let mut taken = HashMap::new();
    order.from(None, &mut taken);
    // What is left stands above itself.
    for place in 0..rows.len() {
        if order.ids.get(place).is_some_and(Option::is_none) {
            order.from(Some(place), &mut taken);
        }
    }
    let ids = rows.iter().zip(&order.ids).filter_map(|(row, id)| Some((row.key, (*id)?))).collect();
    (order.codes, ids)
}

struct Order<'r, 't, K> {
    rows: &'r [Row<'t, K>],
    report: &'r mut Report,
    codes: Vec<ReadCode>,
    ids: Vec<Option<Uuid>>,
    /// Places of the codes below each.
    below: HashMap<Option<usize>, Vec<usize>>,
}

impl<K> Order<'_, '_, K> {
    /// Takes all codes below nothing, or one code that stands above itself with what is below it.
    fn from(&mut self, ring: Option<usize>, taken: &mut HashMap<Option<Uuid>, Taken>) {
        let first = match ring {
            None => self.below.get(&None).cloned().unwrap_or_default(),
            Some(place) => vec![place],
        };
        if let Some(row) = ring.and_then(|place| self.rows.get(place)) {
            let why = "It stands above itself in the file, so it is a theme here.";
            self.report.changed("code", row.name.unwrap_or_default(), None, why);
        }
        // A stack of its own, since a file can be deeper than the program's.
        let mut open: Vec<(usize, Option<Uuid>, usize)> =
            first.into_iter().rev().map(|place| (place, None, 1)).collect();
        while let Some((place, parent, level)) = open.pop() {
            if self.ids.get(place).is_none_or(Option::is_some) {
                continue;
            }
            let Some(id) = self.code(place, parent, taken) else { continue };
            let below = self.below.get(&Some(place)).into_iter().flatten().rev();
            let (above, next) = if level < MOST_LEVELS { (Some(id), level + 1) } else { (None, 1) };
            open.extend(below.map(|place| (*place, above, next)));
        }
    }

    fn code(
        &mut self,
        place: usize,
        parent: Option<Uuid>,
        taken: &mut HashMap<Option<Uuid>, Taken>,
    ) -> Option<Uuid> {
        let row = self.rows.get(place)?;
        let shown = row.name.unwrap_or_default();
        let name = taken.entry(parent).or_default().unique(&code_name(row.name));
        if name != shown.trim() {
            let why = format!("It is called “{name}” here, as a code needs a name of its own of one line.");
            self.report.changed("code", shown, None, why);
        }
        let own_colour = row.colour.and_then(colour);
        if row.colour.is_some() && own_colour.is_none() {
            self.report.left_out("colour", shown, None, "It is no colour that can be read.");
        }
        let definition = row.words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
        let id = Uuid::now_v7();
        let text = CodeText { definition, ..CodeText::default() };
        self.codes.push(ReadCode { id, parent, name, colour: own_colour, text });
        if let Some(own) = self.ids.get_mut(place) {
            *own = Some(id);
        }
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_codes_that_stand_above_themselves_are_read_in_the_time_of_as_many_that_do_not() {
        let row = |key| Row { key, above: Some(key), name: Some("a"), words: None, colour: None };
        let rows: Vec<Row<'_, i64>> = (0..20_000).map(row).collect();
        let begin = std::time::Instant::now();
        let (read, ids) = codes(&rows, &mut Report::default());
        assert_eq!((read.len(), ids.len()), (rows.len(), rows.len()));
        let names: std::collections::HashSet<_> = read.iter().map(|code| &code.name).collect();
        assert_eq!(names.len(), rows.len());
        // Each of them looked through all before it once: hundreds of millions of names.
        assert!(begin.elapsed() < std::time::Duration::from_secs(20));
    }
}
