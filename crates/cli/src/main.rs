//! The program `verbatim`: the study from the command line.
//!
//! Exit codes: 0 done, 1 a part failed (it says which) or something was found, 2 usage, 3 the study or
//! its key file cannot be opened.

mod args;
mod commands;
mod failure;
mod key_file;
mod output;
mod secrets;
mod study;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse_from(args::verb_first(std::env::args_os().collect()));
    let json = args.common.json;
    match commands::run(args) {
        Ok(output) => output.print(json),
        Err(failure) => failure.print(json),
    }
}
