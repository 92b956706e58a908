//! Runs each job of the goals beside its floor, and writes what came out.
//!
//! `verbatim-benches [S] [M] [L] [d] [--out FILE] [--folder FOLDER]`; without sizes S, M and d.
//! `verbatim-benches [S] [M] [L] --only JOB [--folder FOLDER]`: one job while something is made faster;
//! written nowhere.
//! `verbatim-benches identifiers [--out FILE] [--misses]`: what the finder of identifiers finds.

mod analyst;
mod corpus;
mod floors;
mod identifiers;
mod jobs;
mod measure;
mod memory;
mod own_rows;
mod report;
mod study;
mod table;
mod together;

use std::path::PathBuf;

use corpus::Size;
use report::Results;

/// What a step answers; any error ends the run with its sentence.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, job, size, folder] = args.as_slice()
        && flag == "--memory-of"
    {
        let peak = memory::one(job, size_of(size)?, folder.as_ref())?;
        println!("{peak}");
        return Ok(());
    }
    if let Some((first, rest)) = args.split_first()
        && first == "identifiers"
    {
        return jobs::identifiers::run(rest);
    }
    let mut sizes = Vec::new();
    let (mut out, mut only, mut folder) = (None, None, PathBuf::from("target/benches"));
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--out" => out = Some(PathBuf::from(rest.next().ok_or("--out needs a file")?)),
            "--folder" => folder = PathBuf::from(rest.next().ok_or("--folder needs a folder")?),
            "--only" => only = Some(rest.next().ok_or("--only needs a job")?),
            size => sizes.push(size_of(size)?),
        }
    }
    if sizes.is_empty() {
        sizes = vec![Size::S, Size::M, Size::D];
    }
    sizes.sort_unstable();
    sizes.dedup();
    std::fs::create_dir_all(&folder)?;
    let mut results = Results::default();
    for &size in &sizes {
        println!("Making the material of {}.", size.name());
        let corpus = corpus::make(&folder, size)?;
        println!("Running the jobs at {}.", size.name());
        if let Some(job) = only {
            results.rows.extend(jobs::one(&folder, &corpus, job)?);
            continue;
        }
        results.rows.extend(jobs::all(&folder, &corpus)?);
        if size != Size::D {
            results.peaks.extend(memory::all(&folder, &corpus)?);
        }
    }
    println!("\n{}", report::body(&results, |_| true));
    if let Some(out) = out.filter(|_| only.is_none()) {
        let names: Vec<&str> = sizes.iter().map(|size| size.name()).collect();
        let command = format!("verbatim-benches {}", names.join(" "));
        report::write(&out, &results, &folder, &command)?;
        println!("Written to {}.", out.display());
    }
    Ok(())
}

fn size_of(name: &str) -> Outcome<Size> {
    let size = [Size::S, Size::M, Size::L, Size::D].into_iter().find(|size| size.name() == name);
    size.ok_or_else(|| format!("“{name}” is no size; use S, M, L or d").into())
}
