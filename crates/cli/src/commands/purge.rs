//! Destroying former texts.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{PurgePlan, Purged};
use verbatim_study::Study;

use crate::args::{Common, NamesArgs};
use crate::failure::Failure;
use crate::key_file::{read_with_names, write_with_names};
use crate::output::{Output, list, plural};
use crate::secrets;
use crate::study::{progress, say};

pub fn preview(common: &Common, path: &Path, names: &NamesArgs) -> Result<Output, Failure> {
    let plan = answers::purge_plan(&read_with_names(path, common, names)?)?;
    let text = planned(&plan);
    Ok(Output::new(&plan, text))
}

pub fn run(common: &Common, path: &Path, yes: bool, names: &NamesArgs) -> Result<Output, Failure> {
    let mut study = write_with_names(path, common, names)?;
    if !yes {
        say(&planned(&answers::purge_plan(&study)?));
        if !secrets::typed("Type “purge” to destroy it:", "purge")? {
            let what = "The word was not typed, so nothing was destroyed.";
            return Err(Failure::unconfirmed(what, "Run it again and type it, or give --yes."));
        }
    }
    let purged = purge(&mut study)?;
    let text = destroyed(&purged);
    Ok(Output::new(&purged, text))
}

/// Destroys former texts of an open study without asking, and says before which saved searches go.
pub fn purge_at_once(study: &mut Study) -> Result<Purged, Failure> {
    let going = answers::purge_plan(study)?.searches;
    if !going.is_empty() {
        say(searches_going(&going).trim_start());
    }
    purge(study)
}

/// Destroys former texts of an open study.
fn purge(study: &mut Study) -> Result<Purged, Failure> {
    Ok(answers::purged(study.purge(&progress("Destroying former texts"))?))
}

fn planned(plan: &PurgePlan) -> String {
    format!(
        "A purge destroys in this study all words that were replaced or corrected, {} of de-identified \
         transcripts and {}, and makes {} anew. It cannot be undone. Real names and originals stay in the \
         key file.{}{}",
        plural(plan.originals, "original file"),
        plural(plan.steps, "undo step"),
        plural(plan.backups, "backup"),
        searches_going(&plan.searches),
        match plan.kept_parts {
            0 => String::new(),
            parts => format!(
                "\nNames and texts in {} of other programs (graphs, links, sets) go too, since they can be words of \
                 transcripts; what hangs together stays.",
                plural(parts, "part")
            ),
        },
    )
}

/// Saved searches that go with a purge, by name.
fn searches_going(names: &[String]) -> String {
    list("These saved searches hold names, or words that are in no text any more, and go too:", names)
}

/// What a purge destroyed, in words.
pub fn destroyed(purged: &Purged) -> String {
    format!(
        "Destroyed {} of former text, {}, {}{} and {}. The clean backup is {}.{}",
        plural(purged.stretches, "piece"),
        plural(purged.originals, "original file"),
        match purged.searches {
            0 => String::new(),
            1 => "1 saved search, ".to_owned(),
            count => format!("{count} saved searches, "),
        },
        plural(purged.steps, "undo step"),
        plural(purged.backups, "automatic backup"),
        purged.backup,
        list("These still hold former texts, and only you can remove them:", &purged.left),
    )
}
