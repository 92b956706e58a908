//! The commands, a file per noun.

mod aliases;
mod anonymise;
mod attributes;
mod backups;
mod categories;
mod codebook;
mod coding_attributes;
mod codings;
mod cooccurrence;
mod correct;
mod counting;
mod drawing;
mod exchange;
mod export;
mod export_excerpts;
mod export_matrix;
mod framework;
mod history;
mod interviews;
mod keep;
mod keys;
mod leaks;
mod matrix;
mod memos;
mod outreach;
mod patterns;
mod people;
mod purge;
mod sample;
mod saturation;
mod search;
mod searches;
mod study;
mod themes;
mod views;
mod withdrawal;

use std::path::Path;

use verbatim_study::StudyError;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::output::Output;

/// Runs a command.
pub fn run(args: Args) -> Result<Output, Failure> {
    let Args { command, common } = args;
    match command {
        Command::New { study, name, codebook, template, interviewees } => {
            study::new(&common, &study, &study::Beginning { name, codebook, template, interviewees })
        }
        Command::Info { study } => study::info(&common, &study),
        Command::Passphrase { study, new_passphrase_file, recovery_key_to } => {
            study::passphrase(&common, &study, new_passphrase_file.as_deref(), recovery_key_to.as_deref())
        }
        Command::Import { study, files, preview: true, encoding, .. } => {
            interviews::preview(&common, &study, files, encoding.as_deref())
        }
        Command::Import { study, files, kind, encoding, .. } => {
            interviews::import(&common, &study, files, &kind, encoding.as_deref())
        }
        Command::Interviews(command) => interviews::run(&common, command),
        Command::Interviewees(command) => people::interviewees(&common, command),
        Command::Categories(command) => categories::run(&common, command),
        Command::Attributes(command) => attributes::run(&common, command),
        Command::Outreach(command) => outreach::run(&common, command),
        Command::Coders(command) => people::coders(&common, command),
        Command::Codebook(command) => codebook::file(&common, command),
        Command::Codes(command) => codebook::codes(&common, command),
        Command::Code { study, transcript, start, end, code, marks } => {
            codings::code(&common, &study, &transcript, (start, end), &code, marks)
        }
        Command::Codings(command) => codings::run(&common, command),
        Command::Memo(command) => memos::run(&common, command),
        Command::Anonymise(args) => anonymise::run(&common, &args),
        Command::Aliases(command) => aliases::run(&common, command),
        Command::Keep(command) => keep::run(&common, command),
        Command::Patterns(command) => patterns::run(&common, command),
        Command::Keys(command) => keys::run(&common, command),
        Command::Purge { study, preview: true, names, .. } => purge::preview(&common, &study, &names),
        Command::Purge { study, yes, names, .. } => purge::run(&common, &study, yes, &names),
        Command::Leaks(args) => leaks::run(&common, &args),
        Command::Search(args) => search::run(&common, &args),
        Command::Searches(command) => searches::run(&common, command),
        Command::Matrix(args) => matrix::run(&common, args),
        Command::Themes(command) => themes::run(&common, command),
        Command::Cooccurrence(args) => cooccurrence::run(&common, args),
        Command::Saturation(args) => saturation::run(&common, args),
        Command::Sample(args) => sample::run(&common, args),
        Command::Framework(command) => framework::run(&common, command),
        Command::Views(command) => views::run(&common, command),
        Command::Export(command) => export::run(&common, command),
        Command::ImportProject { file, study, report } => {
            exchange::import(&common, &file, &study, report.as_deref())
        }
        Command::Undo { study, steps } => history::undo(&common, &study, steps),
        Command::Redo { study, steps } => history::redo(&common, &study, steps),
        Command::History { study, limit } => history::list(&common, &study, limit),
        Command::Check { study } => backups::check(&common, &study),
        Command::Backup { study, destination } => backups::backup(&common, &study, &destination),
        Command::Restore { backup, study } => backups::restore(&common, &backup, &study),
    }
}

/// Reads a file that the user named.
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|source| StudyError::Unreadable { path: path.to_owned(), source }.into())
}
