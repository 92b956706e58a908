//! The page that tells what was measured.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use crate::Outcome;
use crate::corpus::Size;
use crate::measure::Times;
use crate::memory::Peak;
use crate::table::{self, Row, ms};

const USUAL_BEGINS: &str = "<!-- S, M and d begin: kept by runs of L alone -->";
const USUAL_ENDS: &str = "<!-- S, M and d end -->";
const L_BEGINS: &str = "<!-- L begins: kept by runs without L -->";
const L_ENDS: &str = "<!-- L ends -->";

const PREFACE: &str = "# Benchmarks\n\n\
    Written by `make bench` (`cargo run --release -p verbatim-benches -- S M d --out docs/benchmarks.md`; add `L` \
    by hand). Do not edit: the next run writes it anew.\n\n\
    Every job runs beside its floor in the same run, by turns, and the median counts: absolute times depend on the \
    machine and on who else uses it, ratios far less. A floor is the least that plain tools need for the same answer, \
    **without encryption**; the study is always encrypted. Where a second floor is SQLCipher, it is the same work with \
    a key: the difference between the two is encryption's share. (e), (f) and (g) are answered from what an open study \
    keeps in memory, and the search index is made there, so encryption has no part in them; where a row says *first \
    after opening* or *kept*, the file is read or written too, and its floors show what the key costs there. *Own rows* \
    are the bare rows of the same codings in a study's own tables, with its ids, hashes and references: what any program \
    that keeps them so must pay. Growth is the median against that of the tenth of the material, beside the growth of \
    the first floor. DuckDB and Polars count the same CSV files, read before, where the Python of `VERBATIM_PYTHON` (else \
    `python3`) has both (`pip install duckdb polars`); ripgrep runs where it is installed. Goals are those of the project's `performance.md`; `≈` marks its \
    figures for an idle machine of two cores. Times are wall clock.\n\n\
    Material is made by `benches/src/corpus.rs`, the same bytes each time: **S** 42 interviews of 57,000 characters, \
    60 codes, 4,000 codings; **M** ten times the interviews and codings, 150 codes; **L** a hundred times, 300 codes; \
    **d** three interviews of 50 k, 300 k and 1 M characters with 500 codings each.\n\n";

/// Results of one run.
#[derive(Default)]
pub struct Results {
    pub rows: Vec<Row>,
    pub peaks: Vec<Peak>,
}

/// Writes the page; a part of which this run has no rows stays as it was.
pub fn write(to: &Path, results: &Results, folder: &Path, command: &str) -> Outcome<()> {
    let head = head(folder, command)?;
    let (large, others): (Vec<&Row>, Vec<&Row>) = results.rows.iter().partition(|row| row.size == Size::L);
    let before = fs::read_to_string(to).unwrap_or_default();
    let part = |of: &[&Row], begins, ends, shown: fn(Size) -> bool| {
        if of.is_empty() {
            between(&before, begins, ends).unwrap_or("\n\nNot run yet on this machine.\n\n").to_owned()
        } else {
            format!("\n\n{head}{}", body(results, shown))
        }
    };
    let usual = part(&others, USUAL_BEGINS, USUAL_ENDS, |size| size != Size::L);
    let large = part(&large, L_BEGINS, L_ENDS, |size| size == Size::L);
    let mut page = String::from(PREFACE);
    write!(page, "## S, M and d\n\n{USUAL_BEGINS}{usual}{USUAL_ENDS}\n\n")?;
    write!(page, "## L\n\n{L_BEGINS}{large}{L_ENDS}\n")?;
    page.push_str(&PAINTED.of(&before));
    page.push_str(&IDENTIFIERS.of(&before));
    Ok(fs::write(to, page)?)
}

/// What stands between two marks of a page.
fn between<'p>(page: &'p str, begins: &str, ends: &str) -> Option<&'p str> {
    page.split_once(begins)?.1.split_once(ends).map(|(part, _)| part)
}

/// The tables of some sizes. Growth needs the next smaller size, so all rows go in and the lines of
/// other sizes are left out again.
pub fn body(results: &Results, shown: impl Fn(Size) -> bool) -> String {
    let wanted = |line: &&str| {
        let size = line.split(" | ").nth(1);
        [Size::S, Size::M, Size::L, Size::D].iter().all(|s| size != Some(s.name()) || shown(*s))
    };
    let table: Vec<String> =
        table::markdown(&results.rows).lines().filter(wanted).map(str::to_owned).collect();
    let mut text = table.join("\n");
    text.push_str(
        "\n\n### Memory\n\nPeak resident memory of a process that does only this, passphrase included.\n\n",
    );
    text.push_str("| job | size | MB | goal, MB | met |\n|---|---|---|---|---|\n");
    for peak in results.peaks.iter().filter(|peak| shown(peak.size)) {
        let met = if peak.megabytes <= peak.limit() { "yes" } else { "**no**" };
        let (mb, limit) = (peak.megabytes, peak.limit());
        let _ = writeln!(text, "| {} | {} | {mb:.0} | {limit:.0} | {met} |", peak.job, peak.size.name());
    }
    text.push_str("\n### Goals missed in this run\n\n");
    let rows = table::missed(&results.rows);
    let ends = |line: &&str| {
        [Size::S, Size::M, Size::L, Size::D]
            .iter()
            .all(|s| !line.contains(&format!(" at {}:", s.name())) || shown(*s))
    };
    let lines: Vec<&str> = rows.lines().filter(ends).collect();
    text.push_str(if lines.is_empty() { "None." } else { "" });
    text.push_str(&lines.join("\n"));
    text.push_str("\n\n");
    text
}

fn head(folder: &Path, command: &str) -> Outcome<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name"))
        .map_or("unknown processor", |l| l.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: String = load.split(' ').take(2).collect::<Vec<_>>().join(", ");
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string();
    let sync = sync_times(folder)?;
    Ok(format!(
        "{date}, `{command}`. {model}, {cores} cores, load when it ended {load}. Writing 4 KB and syncing takes \
         {} ms on this disk (median of 200; 95 of 100 within {} ms).\n\n",
        ms(sync.median()),
        ms(sync.at(95))
    ))
}

fn sync_times(folder: &Path) -> Outcome<Times> {
    let path = folder.join("sync");
    let mut file = fs::File::create(&path)?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    fs::remove_file(path)?;
    Ok(Times::of(times))
}

/// A part of the page that another command writes, and that stays where a run writes the rest anew.
struct Part {
    title: &'static str,
    name: &'static str,
}

/// Written by `verbatim-benches identifiers`.
const IDENTIFIERS: Part = Part { title: "Identifiers", name: "identifiers" };

/// Written by `make painting`.
const PAINTED: Part = Part { title: "Painted", name: "painted" };

impl Part {
    fn begins(&self) -> String {
        format!("<!-- {} begins -->", self.name)
    }

    fn ends(&self) -> String {
        format!("<!-- {} ends -->", self.name)
    }

    /// The part as it stands on a page, with its title; nothing where it is not there.
    fn of(&self, page: &str) -> String {
        between(page, &self.begins(), &self.ends()).map_or_else(String::new, |part| {
            format!("\n## {}\n\n{}{part}{}\n", self.title, self.begins(), self.ends())
        })
    }
}

/// Writes the part about identifiers; all else of the page stays.
pub fn write_identifiers(to: &Path, part: &str) -> Outcome<()> {
    let before = fs::read_to_string(to).unwrap_or_default();
    let (begins, ends) = (IDENTIFIERS.begins(), IDENTIFIERS.ends());
    let rest = match (before.split_once(&begins), before.split_once(&ends)) {
        (Some((head, _)), Some((_, tail))) => (head.to_owned(), tail.to_owned()),
        _ => (format!("{before}\n## {}\n\n", IDENTIFIERS.title), "\n".to_owned()),
    };
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d");
    let note =
        format!("{date}, `cargo run --release -p verbatim-benches -- identifiers --out docs/benchmarks.md`.");
    let page = format!("{}{begins}\n\n{note}\n\n{part}\n{ends}{}", rest.0, rest.1);
    Ok(fs::write(to, page)?)
}
