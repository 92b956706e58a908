//! The program `verbatim`: the study from the command line.
//!
//! Exit codes: 0 done, 1 a part failed (it says which), 2 usage, 3 the study cannot be opened.

mod args;
mod commands;
mod failure;
mod output;
mod secrets;
mod study;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let json = args.common.json;
    match commands::run(args) {
        Ok(output) => output.print(json),
        Err(failure) => failure.print(json),
    }
}
