//! Pictures of cleared figures as SVG: readable in black and white, with title, N and day in them, and
//! in words for whoever cannot see them.

mod dots;
mod heat;
mod pairs;
mod sample;
mod saturation;
mod sheet;
mod stance;

pub use dots::dot_plot;
pub use heat::heat_table;
pub use pairs::{PairCode, PairsTable, pairs_table};
pub use sample::{SampleBar, SampleChart, sample_chart};
pub use saturation::{CurveStep, SaturationCurve, saturation_curve};
pub use stance::stance_bars;

use verbatim_model::Purpose;
use verbatim_protect::{Cleared, Figure, PeopleTable, TEAM_FIGURES_MARK, TableRow};

/// What stands at the foot of a picture: the team's mark, the day, and what a reader must know.
fn foot(purpose: Purpose, day: &str, notes: &[String]) -> Vec<String> {
    let mark = match purpose {
        Purpose::Team => format!("{TEAM_FIGURES_MARK}. "),
        Purpose::Publication => String::new(),
    };
    let mut foot = vec![format!("{mark}{day}.")];
    foot.extend(notes.iter().cloned());
    foot
}

/// A column as it is drawn: its heading, its N, and how its figures are shaded.
struct Drawn {
    heading: String,
    under: String,
    /// People of whom a figure is a share; `None` where its figures are no numbers of people.
    of: Option<u64>,
    figures: Vec<Figure>,
}

/// The columns of a table, then those of everybody.
fn drawn(table: &PeopleTable) -> Vec<Drawn> {
    let of = |coded: u32| if table.percent { 100 } else { u64::from(coded) };
    let mut columns: Vec<Drawn> = Vec::new();
    for (place, column) in table.columns.iter().enumerate() {
        columns.push(Drawn {
            heading: column.heading.clone(),
            under: format!("N = {}", column.coded),
            of: Some(of(column.coded)),
            figures: table.rows.iter().filter_map(|row| row.cells.get(place).copied()).collect(),
        });
    }
    if let Some(column) = &table.together {
        columns.push(Drawn {
            heading: column.heading.clone(),
            under: format!("N = {}", column.coded),
            of: Some(of(column.coded)),
            figures: table.rows.iter().filter_map(|row| row.total).collect(),
        });
    }
    if let Some(columns_to_reach) = table.reachable {
        columns.push(Drawn {
            heading: "Columns reached".to_owned(),
            under: format!("of {columns_to_reach}"),
            of: None,
            figures: table.rows.iter().filter_map(|row| row.reached).collect(),
        });
    }
    columns
}

/// Room for the names of rows, in pixels: as much as the longest needs, within bounds.
fn room_for_names(rows: &[TableRow]) -> i32 {
    let names = rows.iter().map(|row| sheet::length(&row.label()) + indent(row.depth));
    names.max().unwrap_or(0).clamp(120, 460)
}

/// How far the name of a row stands in, below those of the codes above it.
fn indent(depth: usize) -> i32 {
    14 * i32::try_from(depth).unwrap_or(0).min(6)
}

/// Writes the name of a row into the room for names: heavy where it is a theme.
fn name(
    sheet: &sheet::Sheet<'_>,
    (text, depth): (&str, usize),
    (left, y): (i32, i32),
    room: i32,
) -> Result<(), crate::ExportError> {
    let text = sheet::shortened(text, room - indent(depth));
    let at = (left + indent(depth), y);
    if depth == 0 { sheet.bold(&text, at, 15) } else { sheet.text(&text, at, sheet::Side::Right) }
}

/// A table in words, a line for each row.
fn in_words(cleared: &Cleared<PeopleTable>) -> String {
    let table = cleared.content();
    let columns = drawn(table);
    let unit = if table.percent { " %" } else { "" };
    let mut lines = vec![format!("{}: {}.", table.title, table.counts)];
    for (place, row) in table.rows.iter().enumerate() {
        let figures = columns.iter().filter_map(|column| {
            let figure = column.figures.get(place)?;
            let unit = if matches!(figure, Figure::Number(_)) && column.of.is_some() { unit } else { "" };
            Some(format!("{} ({}) {}{unit}", column.heading, column.under, figure.in_words()))
        });
        lines.push(format!("{}: {}.", row.full_label(), figures.collect::<Vec<_>>().join(", ")));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_protect::small_cells::{Fate, Guarded, GuardedRow, Why};
    use verbatim_protect::{NameScan, TableColumn, TableRow};

    use super::*;

    fn table() -> PeopleTable {
        let column =
            |heading: &str, coded| TableColumn { heading: heading.to_owned(), interviewed: None, coded };
        let row = |code: &str, depth, cells: [Figure; 3], total| TableRow {
            code: code.to_owned(),
            name: code.rsplit(" > ").next().unwrap().to_owned(),
            depth,
            stance: None,
            cells: cells.to_vec(),
            total: Some(total),
            reached: None,
        };
        use Figure::{NotAsked, NotCodedYet, Number, Withheld};
        PeopleTable {
            title: "Codes by category".to_owned(),
            counts: "people who raised it".to_owned(),
            day: "2026-02-03".to_owned(),
            columns: vec![column("Advocates", 9), column("Officers & guards", 12), column("Judges", 5)],
            together: Some(column("All columns", 26)),
            rows: vec![
                row("Raids", 0, [Number(7), Number(0), Withheld], Number(11)),
                row("Raids > Doors <front>", 1, [NotAsked, NotCodedYet, Number(2)], Withheld),
            ],
            notes: vec!["Counted: people who raised it, coding of record.".to_owned()],
            ..PeopleTable::default()
        }
    }

    fn for_team() -> Cleared<PeopleTable> {
        verbatim_protect::clear(table(), Purpose::Team).unwrap()
    }

    fn curve() -> Cleared<SaturationCurve> {
        let step = |so_far, band| CurveStep { so_far, band };
        let steps = vec![
            step(4, Some((3.5, 2, 5))),
            step(6, Some((5.5, 4, 7))),
            step(7, Some((6.6, 6, 7))),
            step(7, Some((7.0, 7, 7))),
        ];
        let curve = SaturationCurve {
            title: "Codes found, interview by interview".to_owned(),
            counted: "N = 4 interviews. Counted: coding of record.".to_owned(),
            day: "2026-02-03".to_owned(),
            steps,
            notes: vec!["After 2 interviews, the next 2 brought no more than 5 % new codes.".to_owned()],
        };
        verbatim_protect::clear(curve, Purpose::Team).unwrap()
    }

    #[test]
    fn a_picture_says_all_of_it_in_words_too() {
        let svg = heat_table(&for_team()).unwrap();
        let said = svg.split("<desc id=\"desc\">").nth(1).unwrap().split("</desc>").next().unwrap();
        assert!(svg.contains("role=\"img\" aria-labelledby=\"title desc\""), "{svg}");
        assert!(
            said.contains(
                "Raids: Advocates (N = 9) 7, Officers &amp; guards (N = 12) 0, Judges (N = 5) withheld, \
                 All columns (N = 26) 11."
            ),
            "{said}"
        );
        assert!(said.contains("Doors &lt;front&gt;: Advocates (N = 9) not asked"), "{said}");
        let curve = saturation_curve(&curve()).unwrap();
        assert!(curve.contains("Codes found: after 1: 4 (mean 3.5, 2 to 5), after 2: 6"), "{curve}");
    }

    #[test]
    fn what_is_for_the_team_says_so_and_what_is_published_holds_only_what_was_cleared() {
        let guarded = Guarded {
            columns: vec![true, true, false],
            rows: vec![
                GuardedRow {
                    cells: vec![Fate::Shown(7), Fate::Shown(0), Fate::LeftOut],
                    total: None,
                    reached: None,
                },
                GuardedRow {
                    cells: vec![Fate::Withheld(Why::Few), Fate::Shown(0), Fate::LeftOut],
                    total: None,
                    reached: None,
                },
            ],
            changed: false,
        };
        let scan = NameScan { names_compared: true, found: 0 };
        let published = table().clear_for_publication(&guarded, &[0, 1], scan).unwrap();
        for draw in [heat_table, dot_plot] {
            assert!(draw(&for_team()).unwrap().contains(TEAM_FIGURES_MARK));
            let svg = draw(&published).unwrap();
            assert!(!svg.contains(TEAM_FIGURES_MARK) && !svg.contains("Judges"), "{svg}");
            // Nobody of all columns together is said: 11, in the table for the team.
            assert!(!svg.lines().any(|line| line.trim() == "11" || line.contains("11/")), "{svg}");
            assert!(svg.contains("withheld"), "{svg}");
        }
    }

    #[test]
    fn a_dot_plot_of_more_columns_than_marks_is_refused() {
        let mut many = table();
        many.columns = (0..9)
            .map(|n| TableColumn { heading: format!("Group {n}"), ..many.columns[0].clone() })
            .collect();
        let many = verbatim_protect::clear(many, Purpose::Team).unwrap();
        assert!(matches!(dot_plot(&many), Err(crate::ExportError::TooManyColumns { most: 8 })));
        assert!(heat_table(&many).is_ok());
    }
}
