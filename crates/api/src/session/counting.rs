//! What a command counts, from its request.

use verbatim_model::{Basis, Consent, Prompting, TextLanguage, UnknownWord};
use verbatim_study::StudyError;
use verbatim_study::analysis::{Choice, Where, Whose};

use crate::ApiError;
use crate::requests::{ChoiceRequest, WhereRequest, WhoseRequest};

/// What is counted.
///
/// # Errors
/// Where a word is no basis, prompting, consent or language.
pub(super) fn choice(asked: ChoiceRequest) -> Result<Choice, ApiError> {
    let words = StudyError::from;
    Ok(Choice {
        whose: match asked.whose {
            WhoseRequest::Record => Whose::Record,
            WhoseRequest::Coder(name) => Whose::Coder(name),
            WhoseRequest::AtLeast(coders) => Whose::AtLeast(coders),
        },
        finished_only: asked.finished_only,
        basis: all(&asked.basis, Basis::parse).map_err(words)?,
        prompting: asked.prompting.as_deref().map(Prompting::parse).transpose().map_err(words)?,
        from: asked.from,
        to: asked.to,
        consent: all(&asked.consent, Consent::parse).map_err(words)?,
        languages: all(&asked.languages, TextLanguage::parse).map_err(words)?,
        categories: asked.categories,
        wheres: asked.wheres.into_iter().map(spoken).collect(),
    })
}

fn spoken(WhereRequest { attribute, values }: WhereRequest) -> Where {
    Where { attribute, values }
}

fn all<T>(given: &[String], parse: fn(&str) -> Result<T, UnknownWord>) -> Result<Vec<T>, UnknownWord> {
    given.iter().map(|word| parse(word)).collect()
}
