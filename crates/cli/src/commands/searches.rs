//! Saved searches.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{SavedSearch, SavedSearchForgotten, SavedSearchesList};
use verbatim_model::{SavedSearchId, SearchedSpeakers};
use verbatim_study::Study;
use verbatim_study::searches::{SearchForm, SearchOptions};

use super::search::{coders, limit, text};
use crate::args::{Common, RawChoice, SearchesCommand, SpeakerChoice};
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{read, write, write_or_read};

pub fn run(common: &Common, command: SearchesCommand) -> Result<Output, Failure> {
    match command {
        SearchesCommand::List { study } => list(common, &study),
        SearchesCommand::Save { study, name, query, regex, whose } => {
            let mut study = write(&study, common)?;
            let coders = coders(&whose, &study)?;
            let speakers = match whose.speaker {
                SpeakerChoice::Respondent => SearchedSpeakers::Respondent,
                SpeakerChoice::Interviewer => SearchedSpeakers::Interviewer,
                SpeakerChoice::All => SearchedSpeakers::All,
            };
            let saved = study.save_search(&SearchForm { name, query, regex, speakers, coders })?.value;
            let options = SearchOptions { limit: Some(0), ..SearchOptions::from(&saved) };
            let found = study.search(&saved.query, &options)?;
            study.keep_search_run(saved.id, &found)?;
            said(&study, saved.id, |saved| format!("Saved “{}”.", saved.name))
        }
        SearchesCommand::Run { study, name, limit: asked } => run_again(common, &study, &name, asked),
        SearchesCommand::Rename { study, name, to } => {
            let mut study = write(&study, common)?;
            let search = study.find_search(&name)?;
            let renamed = study.rename_search(search.id, &to)?.value;
            said(&study, renamed.id, |saved| format!("“{}” is now “{}”.", search.name, saved.name))
        }
        SearchesCommand::Forget { study, name } => {
            let mut study = write(&study, common)?;
            let search = study.find_search(&name)?;
            study.forget_search(search.id)?;
            let text = format!("Removed “{}”. Undo brings it back.", search.name);
            Ok(Output::new(&SavedSearchForgotten { removed: search.name }, text))
        }
        SearchesCommand::Raw { study, choice } => raw(common, &study, choice),
    }
}

fn list(common: &Common, path: &Path) -> Result<Output, Failure> {
    let reply = SavedSearchesList { searches: answers::saved_searches(&read(path, common)?)? };
    let rows = reply.searches.iter().map(|saved| {
        let last = saved.last.as_ref();
        vec![
            saved.name.clone(),
            saved.query.clone(),
            last.map(|run| run.passages.to_string()).unwrap_or_default(),
            last.map(|run| run.matched.to_string()).unwrap_or_default(),
            last.map(|run| run.at.clone()).unwrap_or_default(),
        ]
    });
    let text = table(&["Name", "Query", "Passages", "People", "Last run"], rows.collect(), &[2, 3]);
    Ok(Output::new(&reply, text))
}

/// Says what became of a saved search.
fn said(
    study: &Study,
    id: SavedSearchId,
    text: impl FnOnce(&SavedSearch) -> String,
) -> Result<Output, Failure> {
    let id = id.to_string();
    let saved = answers::saved_searches(study)?.into_iter().find(|saved| saved.id == id);
    let saved = saved.ok_or_else(|| Failure::usage("The search is gone."))?;
    let text = text(&saved);
    Ok(Output::new(&saved, text))
}

fn run_again(common: &Common, path: &Path, name: &str, asked: Option<usize>) -> Result<Output, Failure> {
    // A study that another program writes is searched all the same; the run is not kept then.
    let mut study = write_or_read(path, common)?;
    let search = study.find_search(name)?;
    let options = SearchOptions { limit: limit(common, asked), ..SearchOptions::from(&search) };
    let found = study.search(&search.query, &options)?;
    let changed = study.keep_search_run(search.id, &found)?.map(answers::search_change);
    let mut reply = answers::search(&found);
    reply.changed = changed;
    let text = text(&reply);
    Ok(Output::new(&reply, text))
}

fn raw(common: &Common, path: &Path, choice: Option<RawChoice>) -> Result<Output, Failure> {
    let study = match choice {
        Some(choice) => {
            let mut study = write(path, common)?;
            study.leave_raw_out_of_searches(choice == RawChoice::LeaveOut)?;
            study
        }
        None => read(path, common)?,
    };
    let reply = answers::search_settings(&study)?;
    let what = if reply.leave_out_raw { "are left out of searches" } else { "are searched" };
    let text = format!("Interviews that nobody has de-identified ({}) {what}.", reply.raw);
    Ok(Output::new(&reply, text))
}
