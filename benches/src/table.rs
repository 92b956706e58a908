//! What was measured, as rows of a table.

use std::fmt::Write as _;

use crate::corpus::Size;
use crate::measure::Times;

/// What a floor is.
pub struct Floor {
    pub name: &'static str,
    pub times: Times,
}

/// A goal for a job: at most so many times a floor, by its name.
#[derive(Clone, Copy)]
pub struct Goal {
    pub floor: &'static str,
    pub times: f64,
}

/// One job at one size.
pub struct Row {
    pub size: Size,
    pub job: String,
    pub ours: Times,
    pub floors: Vec<Floor>,
    pub goals: Vec<Goal>,
    /// The most milliseconds that it may take on an idle machine, where the goals name a number.
    pub within: Option<f64>,
    pub note: String,
}

impl Row {
    fn ratio(&self, floor: &str) -> Option<f64> {
        let of = self.floors.iter().find(|f| f.name == floor)?;
        Some(self.ours.median() / of.times.median())
    }
}

/// Milliseconds with as many digits as mean something.
pub fn ms(value: f64) -> String {
    match value {
        v if v < 0.1 => format!("{v:.3}"),
        v if v < 10.0 => format!("{v:.2}"),
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    }
}

/// The table in Markdown. Growth is against the next smaller size in the same table.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| job | size | ours, ms (p95) | floor, ms | ratio | growth, ours / floor | goal | met |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let smaller = match row.size {
            Size::M => Some(Size::S),
            Size::L => Some(Size::M),
            Size::S | Size::D => None,
        };
        let before = rows.iter().find(|r| r.job == row.job && Some(r.size) == smaller);
        let ratios: Vec<String> =
            row.floors.iter().map(|f| format!("{:.2}", row.ours.median() / f.times.median())).collect();
        let floors: Vec<String> =
            row.floors.iter().map(|f| format!("{} {}", f.name, ms(f.times.median()))).collect();
        let growth = before.map_or_else(String::new, |before| growth(row, before));
        let (goal, met) = goals(row);
        let job = if row.note.is_empty() { row.job.clone() } else { format!("{}; {}", row.job, row.note) };
        let _ = writeln!(
            text,
            "| {job} | {} | {} ({}) | {} | {} | {growth} | {goal} | {met} |",
            row.size.name(),
            ms(row.ours.median()),
            ms(row.ours.at(95)),
            floors.join(" · "),
            ratios.join(" · "),
        );
    }
    text
}

fn growth(row: &Row, before: &Row) -> String {
    let ours = row.ours.median() / before.ours.median();
    let floor = row.floors.first().zip(before.floors.first());
    floor.map_or_else(
        || format!("{ours:.1}"),
        |(now, then)| format!("{ours:.1} / {:.1}", now.times.median() / then.times.median()),
    )
}

fn goals(row: &Row) -> (String, String) {
    let mut goals: Vec<String> = Vec::new();
    let mut met = Vec::new();
    for goal in &row.goals {
        goals.push(format!("≤ {} × {}", goal.times, goal.floor));
        met.push(row.ratio(goal.floor).is_some_and(|ratio| ratio <= goal.times));
    }
    if let Some(within) = row.within {
        goals.push(format!("≈ {} ms", ms(within)));
        met.push(row.ours.median() <= within);
    }
    let said = met.iter().map(|met| if *met { "yes" } else { "**no**" }).collect::<Vec<_>>();
    (goals.join(", "), said.join(", "))
}

/// Jobs whose goals were missed, one a line.
pub fn missed(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        for goal in &row.goals {
            if let Some(ratio) = row.ratio(goal.floor).filter(|ratio| *ratio > goal.times) {
                let _ = writeln!(
                    text,
                    "- {} at {}: {ratio:.2} × {}, goal {}",
                    row.job,
                    row.size.name(),
                    goal.floor,
                    goal.times
                );
            }
        }
        if let Some(within) = row.within.filter(|within| row.ours.median() > *within) {
            let _ = writeln!(
                text,
                "- {} at {}: {} ms, goal about {} ms on an idle machine",
                row.job,
                row.size.name(),
                ms(row.ours.median()),
                ms(within)
            );
        }
    }
    if text.is_empty() { "None.\n".to_owned() } else { text }
}
