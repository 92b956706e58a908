//! Gives every reader of foreign files changed and made-up ones, for a bounded time. What is looked for:
//! panics, passages outside their texts, and files that take longer than a person would wait.
//!
//! `libFuzzer` needs a nightly compiler, so files are changed here by rule and at random, the same for the
//! same `--seed`. A file that fails is kept in `target/fuzz`, and given to its reader with `--file`.

mod mutate;
mod seeds;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mutate::Chance;
use targets::{TARGETS, Target};

/// A reader that takes longer for a file of this size keeps a person waiting.
const MOST_TIME: Duration = Duration::from_secs(10);

/// What is asked for on the command line.
struct Asked {
    seconds: u64,
    seed: u64,
    only: Option<String>,
    file: Option<PathBuf>,
}

fn main() -> ExitCode {
    let asked = match asked(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(why) => {
            println!("{why}\nfuzz [--seconds N] [--seed N] [--target NAME] [--file FILE]");
            return ExitCode::from(2);
        }
    };
    let targets: Vec<&Target> = TARGETS
        .iter()
        .filter(|target| asked.only.as_deref().is_none_or(|name| name == target.name))
        .collect();
    if targets.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        println!("{} is no target. The targets are: {}.", asked.only.unwrap_or_default(), names.join(", "));
        return ExitCode::from(2);
    }
    if let Some(file) = &asked.file {
        return again(&targets, file);
    }
    // A panic is told once it is caught, with the file that led to it.
    std::panic::set_hook(Box::new(|_| {}));
    let folder = PathBuf::from("target/fuzz");
    if let Err(e) = std::fs::create_dir_all(&folder) {
        println!("{}: {e}", folder.display());
        return ExitCode::from(2);
    }
    let each = Duration::from_secs(asked.seconds.max(1)) / u32::try_from(targets.len().max(1)).unwrap_or(1);
    let mut found = 0;
    for target in targets {
        found += run(target, &folder, each, asked.seed);
    }
    println!("{found} findings (seed {})", asked.seed);
    ExitCode::from(u8::from(found > 0))
}

fn asked(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked { seconds: 60, seed: 1, only: None, file: None };
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("Nothing follows {word}."))?;
        let number = || value.parse::<u64>().map_err(|_| format!("“{value}” is no number."));
        match word.as_str() {
            "--seconds" => asked.seconds = number()?,
            "--seed" => asked.seed = number()?,
            "--target" => asked.only = Some(value),
            "--file" => asked.file = Some(value.into()),
            _ => return Err(format!("{word} is not known.")),
        }
    }
    Ok(asked)
}

/// Gives a kept file to its reader with nothing caught.
fn again(targets: &[&Target], file: &Path) -> ExitCode {
    match std::fs::read(file) {
        Ok(bytes) => {
            for target in targets {
                (target.read)(&bytes);
            }
            ExitCode::SUCCESS
        }
        Err(e) => {
            println!("{}: {e}", file.display());
            ExitCode::from(2)
        }
    }
}

/// Runs one reader for a time; answers how many files failed.
fn run(target: &Target, folder: &Path, time: Duration, seed: u64) -> usize {
    let (begin, mut chance, seeds) = (Instant::now(), Chance::new(seed), (target.seeds)());
    let (mut count, mut found) = (0_u64, 0);
    let current = folder.join(format!("{}.current", target.name));
    // Seeds as they are come first, all of them however short the time.
    let mut waiting: Vec<Vec<u8>> = seeds.iter().map(mutate::Seed::whole).collect();
    if waiting.is_empty() {
        println!("{}: no file to begin with could be made", target.name);
        found += 1;
    }
    let begins = waiting.len() as u64;
    while (count < begins || begin.elapsed() < time) && found < 10 {
        let bytes = waiting.pop().unwrap_or_else(|| mutate::changed(&seeds, &mut chance));
        // Kept before it is read: what ends the program cannot be kept afterwards.
        let _ = std::fs::write(&current, &bytes);
        let start = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| (target.read)(&bytes)));
        let fault = match read {
            Err(_) => Some("panics"),
            Ok(_) if start.elapsed() > MOST_TIME => Some("is slow"),
            // What changed files lead to is only seen where the reader takes them as they were.
            Ok(false) if count < begins => Some("does not take a file to begin with"),
            Ok(_) => None,
        };
        if let Some(what) = fault {
            found += 1;
            let kept = folder.join(format!("{}-{seed}-{count}", target.name));
            let _ = std::fs::write(&kept, &bytes);
            println!("{}: {what}, see {}", target.name, kept.display());
        }
        count += 1;
    }
    let _ = std::fs::remove_file(&current);
    println!("{:<12} {count:>8} files, {found} findings", target.name);
    found
}
