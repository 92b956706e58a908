//! Figures that the pictures are of.

use verbatim_export::{CurveStep, PairCode, PairsTable, SampleBar, SampleChart, SaturationCurve};
use verbatim_model::Purpose;
use verbatim_protect::{Cleared, Figure, PeopleTable, TableColumn, TableRow, TableStance, clear};

use Figure::{NotAsked, NotCodedYet, Number, Withheld};

/// A name longer than there is room for.
pub const LONG: &str =
    "Operations that were announced beforehand and still found hardly anybody who asked for help";

pub fn for_team<T>(content: T) -> Cleared<T> {
    clear(content, Purpose::Team).unwrap()
}

fn columns() -> Vec<TableColumn> {
    let column = |heading: &str, coded| TableColumn { heading: heading.to_owned(), interviewed: None, coded };
    vec![column("Advocates 🕊", 9), column("Officers & guards of the county jail", 12), column("Judges", 5)]
}

fn row(name: &str, depth: usize, stance: Option<TableStance>, cells: [Figure; 3]) -> TableRow {
    TableRow {
        code: name.to_owned(),
        name: name.to_owned(),
        depth,
        stance,
        cells: cells.to_vec(),
        total: Some(Number(11)),
        reached: None,
    }
}

/// Codes by category.
pub fn people() -> PeopleTable {
    PeopleTable {
        title: "Codes by category".to_owned(),
        counts: "people who raised it".to_owned(),
        day: "2026-02-03".to_owned(),
        columns: columns(),
        together: Some(TableColumn { heading: "All columns".to_owned(), interviewed: None, coded: 26 }),
        rows: vec![
            row(LONG, 0, None, [Number(7), Number(0), Withheld]),
            row("Härte 🧭 <front>", 1, None, [NotAsked, NotCodedYet, Number(2)]),
        ],
        notes: vec!["Counted: people who raised it, coding of record.".to_owned()],
        ..PeopleTable::default()
    }
}

/// People by their stance to two statements.
pub fn stances() -> PeopleTable {
    let of = |name: &str, depth, figures: [[Figure; 3]; 3]| {
        let stances = [TableStance::Supports, TableStance::Mixed, TableStance::OnlyContradicts];
        let rows = stances.into_iter().zip(figures);
        rows.map(|(stance, cells)| row(name, depth, Some(stance), cells)).collect::<Vec<_>>()
    };
    let first = [
        [Number(5), Number(0), Withheld],
        [Number(2), Number(3), Number(0)],
        [Number(1), Number(9), Number(0)],
    ];
    let second = [
        [NotAsked, Number(1), Number(2)],
        [NotAsked, Number(1), Number(2)],
        [NotAsked, Number(1), Number(1)],
    ];
    PeopleTable {
        counts: "people who support its statement".to_owned(),
        rows: [of(LONG, 0, first), of("Kindness 🌱", 1, second)].concat(),
        ..people()
    }
}

/// A table without rows or columns.
pub fn nothing() -> PeopleTable {
    PeopleTable { columns: Vec::new(), together: None, rows: Vec::new(), ..people() }
}

pub fn pairs() -> PairsTable {
    let code =
        |name: &str, depth, count| PairCode { code: name.to_owned(), name: name.to_owned(), depth, count };
    PairsTable {
        title: "Codes on passages that share text".to_owned(),
        counted: "Counted: coding of record.".to_owned(),
        things: "passages".to_owned(),
        day: "2026-02-03".to_owned(),
        codes: vec![code("Raids", 0, 14), code(LONG, 1, 9), code("Trust 🤝", 0, 3)],
        pairs: vec![(0, 1, 6), (1, 2, 1)],
        notes: vec!["N = 12 coded people.".to_owned()],
    }
}

pub fn sample() -> SampleChart {
    let bar = |name: &str, depth, people, beside: &str| SampleBar {
        name: name.to_owned(),
        depth,
        people,
        beside: beside.to_owned(),
    };
    SampleChart {
        title: "Sample composition".to_owned(),
        counted: "N = 12 people interviewed.".to_owned(),
        day: "2026-02-03".to_owned(),
        bars: vec![
            bar("Advocates 🕊", 0, Some(8), "3 declined, 1 open"),
            bar(LONG, 1, Some(8), ""),
            bar("Judges", 0, Some(0), "2 did not answer"),
            bar("By region", 0, None, ""),
            bar("not known", 1, Some(4), ""),
        ],
        notes: vec!["12 people of 2 categories were interviewed.".to_owned()],
    }
}

pub fn curve() -> SaturationCurve {
    let step = |so_far, band| CurveStep { so_far, band };
    SaturationCurve {
        title: "Codes found, interview by interview".to_owned(),
        counted: "N = 3 interviews. Counted: coding of record.".to_owned(),
        day: "2026-02-03".to_owned(),
        steps: vec![step(4, Some((3.5, 2, 5))), step(6, Some((5.5, 4, 7))), step(7, Some((6.6, 6, 7)))],
        notes: vec!["After 2 interviews, the next brought no more than 5 % new codes.".to_owned()],
    }
}
