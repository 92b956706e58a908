//! What leaves a study.

use std::path::Path;

use verbatim_model::Purpose;
use verbatim_study::exports::{Effect, TableForm, Why};
use verbatim_study::{Study, StudyError};

use super::{people_in_words, plural, time};
use crate::replies::{
    ColumnLeftOut, EarlierPublication, MatrixExported, NotCounted, OfferedMerge, SmallCells, WithheldCell,
};

/// A matrix that left, or would leave where there is no path.
#[must_use]
pub fn matrix_exported(
    path: Option<&Path>,
    rows: usize,
    purpose: Purpose,
    effect: &Effect,
) -> MatrixExported {
    let k = effect.k.unwrap_or_default();
    let withheld = |(code, column, why): &(String, Option<String>, Why)| WithheldCell {
        code: code.clone(),
        column: column.clone(),
        why: why.in_words(k),
    };
    let offer = |merge: &verbatim_study::exports::Merge| OfferedMerge {
        of: merge.of.clone(),
        name: merge.name.clone(),
    };
    let earlier = |earlier: &verbatim_study::exports::Earlier| EarlierPublication {
        at: time(earlier.at),
        what: earlier.what.clone(),
    };
    let left_out =
        |(column, people): &(String, u32)| ColumnLeftOut { column: column.clone(), people: *people };
    MatrixExported {
        path: path.map(|path| path.to_string_lossy().into_owned()),
        rows,
        purpose: purpose.to_string(),
        form: effect.form.unwrap_or(TableForm::Columns).as_str().to_owned(),
        k: effect.k,
        cells: effect.cells,
        withheld_cells: effect.withheld,
        withheld: effect.places.iter().map(withheld).collect(),
        left_out: effect.left_out.iter().map(left_out).collect(),
        offers: effect.offers.iter().map(offer).collect(),
        not_counted: effect
            .people
            .iter()
            .map(|(why, people)| NotCounted { why: (*why).to_owned(), people: *people })
            .collect(),
        numbers: effect.numbers,
        earlier: effect.earlier.iter().map(earlier).collect(),
        withheld_for_earlier: effect.withheld_for_earlier,
        said: said(purpose, effect),
    }
}

/// What the guards did, in sentences.
fn said(purpose: Purpose, effect: &Effect) -> Vec<String> {
    let Some(k) = effect.k.filter(|_| purpose == Purpose::Publication) else {
        return vec!["Internal: nothing is withheld, and it is for the team only.".to_owned()];
    };
    let mut said = vec![format!(
        "Withheld is what would single out fewer than {k} people, by itself, beside the rest of the table or beside \
         what was published before."
    )];
    for (why, people) in &effect.people {
        said.push(format!("{}: not counted ({why}).", people_in_words(*people)));
    }
    for (column, people) in &effect.left_out {
        said.push(format!("{column} is left out: {} in it.", people_in_words(*people)));
    }
    match effect.form {
        Some(TableForm::Overall) => said.push(
            "Each row says how many of everybody, and in how many columns: as columns more than a third would be \
             blank, or it was asked for."
                .to_owned(),
        ),
        _ => said.push(format!("{} of {} cells are withheld.", effect.withheld, effect.cells)),
    }
    for (why, count) in &effect.reasons {
        said.push(format!("{}: {}.", plural(*count, "number"), why.in_words(k)));
    }
    if effect.form != Some(TableForm::Overall) && 3 * effect.withheld > effect.cells {
        said.push("More than a third is blank; --as overall says how many of everybody instead.".to_owned());
    }
    for merge in &effect.offers {
        said.push(format!(
            "{} could be one column: --merge \"{}=…\".",
            merge.of.join(" and "),
            merge.of.join(" + ")
        ));
    }
    if !effect.earlier.is_empty() {
        let publications = plural(effect.earlier.len(), "publication");
        said.push(format!("Compared with {publications} of this study."));
        if effect.withheld_for_earlier > 0 {
            let more = plural(effect.withheld_for_earlier, "number");
            said.push(format!("{more} could be shown if nothing had been published before."));
        }
    }
    if effect.changed {
        said.push(
            "The study has changed since; what was published then is compared as if it said what is so now."
                .to_owned(),
        );
    }
    said
}

/// The rule of small cells.
///
/// # Errors
/// What the study file says.
pub fn small_cells(study: &Study) -> Result<SmallCells, StudyError> {
    let k = study.small_cell()?;
    Ok(SmallCells { k, said: format!("A published number singles out no fewer than {k} people.") })
}
