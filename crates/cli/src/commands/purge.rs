//! Destroying former texts.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{PurgePlan, Purged};
use verbatim_study::Study;

use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, list, plural};
use crate::secrets;
use crate::study::{progress, read, say, write};

pub fn preview(common: &Common, path: &Path) -> Result<Output, Failure> {
    let plan = plan(&read(path, common)?)?;
    let text = planned(&plan);
    Ok(Output::new(&plan, text))
}

pub fn run(common: &Common, path: &Path, yes: bool) -> Result<Output, Failure> {
    let mut study = write(path, common)?;
    if !yes {
        say(&planned(&plan(&study)?));
        if !secrets::typed("Type “purge” to destroy it:", "purge")? {
            let what = "The word was not typed, so nothing was destroyed.";
            return Err(Failure::unconfirmed(what, "Run it again and type it, or give --yes."));
        }
    }
    let purged = purge(&mut study)?;
    let text = destroyed(&purged);
    Ok(Output::new(&purged, text))
}

/// Destroys former texts of an open study.
pub fn purge(study: &mut Study) -> Result<Purged, Failure> {
    Ok(answers::purged(study.purge(&progress("Destroying former texts"))?))
}

fn plan(study: &Study) -> Result<PurgePlan, Failure> {
    let plan = study.plan_purge()?;
    Ok(PurgePlan { originals: plan.originals.len(), steps: plan.steps, backups: plan.backups })
}

fn planned(plan: &PurgePlan) -> String {
    format!(
        "A purge destroys in this study all words that were replaced or corrected, {} of de-identified \
         transcripts and {}, and makes {} anew. It cannot be undone. Real names and originals stay in the \
         key file.",
        plural(plan.originals, "original file"),
        plural(plan.steps, "undo step"),
        plural(plan.backups, "backup"),
    )
}

/// What a purge destroyed, in words.
pub fn destroyed(purged: &Purged) -> String {
    format!(
        "Destroyed {} of former text, {}, {} and {}. The clean backup is {}.{}",
        plural(purged.stretches, "piece"),
        plural(purged.originals, "original file"),
        plural(purged.steps, "undo step"),
        plural(purged.backups, "automatic backup"),
        purged.backup,
        list("These still hold former texts, and only you can remove them:", &purged.left),
    )
}
