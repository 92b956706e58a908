//! From prepared codings to the matrix.

use std::ops::Range;

use super::tally::Tally;
use super::{CellValue, ColumnHead, ColumnKind, Matrix, Most, Options, Reach, Row};
use crate::prepared::count;
use crate::sums::{Rows, Words};
use crate::{Asked, Columns, NO_INTERVIEWEE, Prepared};

/// Counts all columns, and answers the cells of those of `page` with the greatest figures of all.
pub fn page(prepared: &Prepared, columns: &Columns, options: Options, page: &Range<usize>) -> (Matrix, Most) {
    let rows = prepared.rows(options.roll_up);
    let places = Places::new(prepared, columns, rows.has_passage(prepared.people));
    let mut tally = Tally::new(&prepared.codes, places.count);
    count_people(prepared, rows, &places, &mut tally);
    count_passages(prepared, rows, &places, &mut tally);
    if let Some(words) = options.words.then(|| prepared.words(options.roll_up)).flatten() {
        count_words(prepared, words, &places, &mut tally);
    }
    count_not_asked(prepared, &places, &mut tally);
    let reaches = reaches(prepared, &places);
    let rows = (0..count(prepared.codes.len())).map(|code| row(&tally, &reaches, code, page)).collect();
    let mut heads = heads(columns, places.unknown.is_some());
    heads.iter_mut().zip(&reaches).for_each(|(head, reach)| head.reach = *reach);
    let matrix = Matrix { columns: heads, everybody: reaches[places.count - 1], rows };
    (matrix, tally.most(places.count - 1))
}

/// Distinct passages of each person on one code with all below it.
pub fn passages_by_person(prepared: &Prepared, code: u32) -> Vec<u32> {
    let (rows, at) = (prepared.rows(true), code as usize);
    let mut of: Vec<u32> = (0..prepared.people).map(|person| rows.passages_of(person)[at]).collect();
    for (people, passages) in rows.joint() {
        for person in people {
            // Unknown speakers stand after the last person.
            if let Some(own) = of.get_mut(*person as usize) {
                *own += passages[at];
            }
        }
    }
    of
}

/// In which places each person is counted: their columns, and last that of all columns together.
struct Places {
    /// Columns, “No interviewee” among them, and one for all together.
    count: usize,
    unknown: Option<u32>,
    /// Person after person, unknown speakers last.
    places: Vec<u32>,
    ends: Vec<usize>,
}

impl Places {
    fn new(prepared: &Prepared, columns: &Columns, has_unknown: bool) -> Self {
        let unknown = has_unknown.then_some(count(columns.values().len()));
        let everybody = count(columns.values().len() + usize::from(has_unknown));
        let (mut places, mut ends) = (Vec::new(), vec![0]);
        let of_people = (0..prepared.people).map(|person| columns.of(person));
        for own in of_people.chain([unknown.as_slice()]) {
            if !own.is_empty() {
                places.extend(own);
                places.push(everybody);
            }
            ends.push(places.len());
        }
        Self { count: everybody as usize + 1, unknown, places, ends }
    }

    fn of(&self, person: u32) -> &[u32] {
        let person = person as usize;
        &self.places[self.ends[person]..self.ends[person + 1]]
    }
}

fn count_people(prepared: &Prepared, rows: &Rows, places: &Places, tally: &mut Tally) {
    let mut order: Vec<u32> = (0..prepared.people).collect();
    let Some(groups) = &prepared.groups else {
        for person in order {
            places.of(person).iter().for_each(|&place| tally.add_person(place, rows.marks_of(person)));
        }
        return;
    };
    // Group after group, so that one remembered group per cell tells whether it is a new one.
    order.sort_by_key(|&person| groups[person as usize]);
    tally.expect_groups();
    for group in order.chunk_by(|one, next| groups[*one as usize] == groups[*next as usize]) {
        for &person in group {
            let marks = rows.marks_of(person);
            for &place in places.of(person) {
                tally.add_person(place, marks);
                match group {
                    [_] => tally.add_group_of_one(place, marks),
                    _ => tally.add_to_group(place, marks, groups[person as usize]),
                }
            }
        }
    }
}

fn count_passages(prepared: &Prepared, rows: &Rows, places: &Places, tally: &mut Tally) {
    for person in 0..=prepared.people {
        places.of(person).iter().for_each(|&place| tally.add_passages(place, rows.passages_of(person)));
    }
    for (people, passages) in rows.joint() {
        let mut own: Vec<u32> = people.iter().flat_map(|person| places.of(*person)).copied().collect();
        own.sort_unstable();
        own.dedup();
        own.iter().for_each(|&place| tally.add_passages(place, passages));
    }
}

fn count_words(prepared: &Prepared, words: &Words, places: &Places, tally: &mut Tally) {
    tally.expect_words();
    for person in 0..=prepared.people {
        places.of(person).iter().for_each(|&place| tally.add_words(place, words.of(person)));
    }
}

fn count_not_asked(prepared: &Prepared, places: &Places, tally: &mut Tally) {
    if prepared.asked.is_empty() {
        return;
    }
    for person in (0..prepared.people).filter(|&person| prepared.coded[person as usize]) {
        let states = (0..).zip(prepared.asked.of(person));
        for (code, _) in states.filter(|(_, asked)| **asked == Some(Asked::NotAsked)) {
            places.of(person).iter().for_each(|&place| tally.add_not_asked(place, code));
        }
    }
}

/// N of each place.
fn reaches(prepared: &Prepared, places: &Places) -> Vec<Reach> {
    let mut reaches = vec![Reach::default(); places.count];
    for person in 0..prepared.people {
        for &place in places.of(person) {
            let reach = &mut reaches[place as usize];
            reach.interviewed += u32::from(prepared.interviewed[person as usize]);
            reach.coded += u32::from(prepared.coded[person as usize]);
        }
    }
    reaches
}

fn heads(columns: &Columns, has_unknown: bool) -> Vec<ColumnHead> {
    let head = |value: &str, kind| ColumnHead { value: value.to_owned(), kind, reach: Reach::default() };
    let people = columns.values().iter().map(|value| head(value, ColumnKind::People));
    let unknown = has_unknown.then(|| head(NO_INTERVIEWEE, ColumnKind::NoInterviewee));
    people.chain(unknown).collect()
}

fn row(tally: &Tally, reaches: &[Reach], code: u32, page: &Range<usize>) -> Row {
    // The last place is that of all columns together and always there.
    let (all, of_columns) = (reaches.len() - 1, &reaches[..reaches.len() - 1]);
    let shown = page.start.min(all)..page.end.min(all);
    let first = count(shown.start);
    let cells = of_columns.get(shown).unwrap_or_default();
    Row {
        code,
        cells: (first..).zip(cells).map(|(place, &reach)| value(tally, place, code, reach)).collect(),
        total: value(tally, count(all), code, reaches[all]),
    }
}

fn value(tally: &Tally, place: u32, code: u32, reach: Reach) -> CellValue {
    let cell = tally.cell(place, code);
    if reach.coded == 0 && reach.interviewed > 0 {
        CellValue::NotCodedYet(cell)
    } else if reach.coded > 0 && cell.not_asked == reach.coded && cell.interviewees == 0 {
        CellValue::NotAsked(cell)
    } else {
        CellValue::Counted(cell)
    }
}
