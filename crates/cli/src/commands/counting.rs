//! What a command counts, from its arguments, and how it says so.

use verbatim_api::replies::Counted;
use verbatim_model::{Basis, Consent, Prompting, TextLanguage, UnknownWord};
use verbatim_study::StudyError;
use verbatim_study::analysis::{Choice, Where, Whose};

use crate::args::{Common, CountingArgs};
use crate::failure::Failure;

/// What is counted. `--coder` names whose codings; the variable for who is coding does not.
pub fn choice(common: &Common, args: &CountingArgs) -> Result<Choice, Failure> {
    Ok(Choice {
        whose: whose(common, args.min_coders)?,
        finished_only: args.finished_only,
        basis: words(&args.basis, Basis::parse)?,
        prompting: args.prompting.as_deref().map(Prompting::parse).transpose().map_err(StudyError::from)?,
        from: args.from.clone(),
        to: args.to.clone(),
        consent: words(&args.consent, Consent::parse)?,
        languages: words(&args.language, TextLanguage::parse)?,
        categories: args.category.clone(),
        wheres: wheres(&args.wheres),
    })
}

/// Whose codings are counted.
pub fn whose(common: &Common, min_coders: Option<u32>) -> Result<Whose, Failure> {
    match (&common.coder, min_coders) {
        (Some(_), Some(_)) => Err(Failure::usage(
            "--coder counts one coder's codings and --min-coders those of several; use one of them.",
        )),
        (Some(name), None) => Ok(Whose::Coder(name.clone())),
        (None, Some(coders)) => Ok(Whose::AtLeast(coders)),
        (None, None) => Ok(Whose::Record),
    }
}

fn words<T>(given: &[String], parse: fn(&str) -> Result<T, UnknownWord>) -> Result<Vec<T>, Failure> {
    Ok(given.iter().map(|word| parse(word)).collect::<Result<_, _>>().map_err(StudyError::from)?)
}

/// Values of one attribute are either of them; several attributes must all fit.
fn wheres(given: &[String]) -> Vec<Where> {
    let mut wheres: Vec<Where> = Vec::new();
    for one in given {
        let (attribute, value) = one.split_once('=').map_or((one.as_str(), None), |(a, v)| (a, Some(v)));
        let (attribute, value) = (attribute.trim().to_owned(), value.map(|value| value.trim().to_owned()));
        let same = |known: &&mut Where| known.attribute.to_lowercase() == attribute.to_lowercase();
        match (wheres.iter_mut().find(same), value) {
            (Some(known), Some(value)) if !known.values.is_empty() => known.values.push(value),
            (_, value) => wheres.push(Where { attribute, values: value.into_iter().collect() }),
        }
    }
    wheres
}

/// A line that says what was counted; empty where it is the coding of record and all of it.
pub fn line(counted: &Counted) -> String {
    let ordinary = Whose::Record.in_words();
    let whose = (counted.whose != ordinary).then(|| counted.whose.clone());
    let said: Vec<String> = whose.into_iter().chain(counted.left_out.iter().cloned()).collect();
    if said.is_empty() { String::new() } else { format!("Counted: {}.", said.join("; ")) }
}
