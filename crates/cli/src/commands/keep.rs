//! Words that are never proposed as identifiers.

use verbatim_api::answers;
use verbatim_api::replies::{KeepEntry, KeepList, KeepWords, KeepWordsRemoved};
use verbatim_study::Study;

use crate::args::{Common, KeepCommand};
use crate::failure::Failure;
use crate::output::{Output, list as lines, table};
use crate::study::{read, write};

pub fn run(common: &Common, command: KeepCommand) -> Result<Output, Failure> {
    match command {
        KeepCommand::List { study, shipped } => list(&read(&study, common)?, shipped),
        KeepCommand::Add { study, words, reason } => {
            let mut study = write(&study, common)?;
            study.add_keep_entry(&words, &reason)?;
            let entry = study.find_keep_entry(&words)?;
            let text = format!("“{}” is never proposed now. Undo takes it back.", entry.words);
            let (id, words, reason) = (entry.id.to_string(), entry.words, entry.reason);
            Ok(Output::new(&KeepEntry { id, words, reason }, text))
        }
        KeepCommand::Remove { study, words } => {
            let mut study = write(&study, common)?;
            let entry = study.find_keep_entry(&words)?;
            study.remove_keep_entry(entry.id)?;
            let text = format!("“{}” is proposed again. Undo takes it back.", entry.words);
            Ok(Output::new(&KeepWordsRemoved { removed: entry.words }, text))
        }
    }
}

fn list(study: &Study, with_shipped: bool) -> Result<Output, Failure> {
    let KeepList { own, shipped, .. } = answers::keep_list(study)?;
    let rows = own.iter().map(|entry| vec![entry.words.clone(), entry.reason.clone()]);
    let text = match own.as_slice() {
        [] => "There are no words of your own yet. “keep add” adds some.".to_owned(),
        _ => table(&["Words", "Reason"], rows.collect(), &[]),
    };
    let besides = match with_shipped {
        true => lines("Verbatim ships:", &shipped),
        false => format!("\n\nVerbatim ships {} more; --shipped lists them.", shipped.len()),
    };
    Ok(Output::new(&KeepWords { own, shipped }, format!("{text}{besides}")))
}
