//! The codebook with its counts.

use verbatim_model::CodeId;
use verbatim_study::codebook::{CodeFilter, CodeVersion, CodebookReport, Loss};
use verbatim_study::{Study, StudyError};

use crate::answers::{passage_rows, plural};
use crate::replies::{CodeRow, CodeVersionRow, CodebookImport, CodesLoss, Passages};

/// The codebook in order, with people and passages of each branch and of each code alone.
///
/// # Errors
/// What the study file says.
pub fn code_rows(study: &Study) -> Result<Vec<CodeRow>, StudyError> {
    let book = study.kept_codebook()?;
    let (counts, beside) = (study.code_counts()?, study.beside_codes()?);
    let row = |place: usize| {
        let code = &book.codes()[place];
        let count = counts.get(place).copied().unwrap_or_default();
        let text = code.text.clone();
        CodeRow {
            id: code.id.to_string(),
            parent: code.parent.map(|p| p.to_string()),
            name: code.name.clone(),
            path: book.path(place).to_string(),
            depth: book.depth_of(place),
            colour: book.colour_class(place),
            theme: u32::try_from(book.theme_number(place)).unwrap_or(0),
            statement: text.statement,
            definition: text.definition,
            include: text.include,
            exclude: text.exclude,
            example: text.example,
            interviewees: count.interviewees,
            passages: count.passages,
            own_interviewees: count.own_interviewees,
            own_passages: count.own_passages,
            version: code.version,
            outdated: beside.outdated(code.id),
            memos: beside.memos(code.id),
        }
    };
    Ok((0..book.len()).map(row).collect())
}

/// What would go with codes, also as a sentence.
#[must_use]
pub fn codes_loss(loss: Loss) -> CodesLoss {
    let Loss { codes, codings, coders, memos, summaries, interviews, interviewees } = loss;
    let mut said = plural(codes, "code");
    if codings > 0 {
        said.push_str(&format!(
            " with {} by {} in {} of {}",
            plural(codings, "coding"),
            plural(coders, "coder"),
            plural(interviews, "transcript"),
            plural(interviewees, "interviewee")
        ));
    }
    if memos > 0 {
        said.push_str(&format!(" and {}", plural(memos, "memo")));
    }
    if summaries > 0 {
        let said_of = if summaries == 1 { "1 summary".to_owned() } else { format!("{summaries} summaries") };
        said.push_str(&format!(" and {said_of}"));
    }
    said.push_str(" would go. Undo brings everything back.");
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    CodesLoss {
        codes: number(codes),
        codings: number(codings),
        coders: number(coders),
        memos: number(memos),
        transcripts: number(interviews),
        interviewees: number(interviewees),
        said,
    }
}

/// Words of a code as they are and were, newest first.
///
/// # Errors
/// [`StudyError::Missing`], or what the study file says.
pub fn code_versions(study: &Study, code: CodeId) -> Result<Vec<CodeVersionRow>, StudyError> {
    let row = |(place, version): (usize, CodeVersion)| CodeVersionRow {
        version: version.version,
        current: place == 0,
        statement: version.text.statement,
        definition: version.text.definition,
        include: version.text.include,
        exclude: version.text.exclude,
        example: version.text.example,
        codings: version.codings,
    };
    Ok(study.code_versions(code)?.into_iter().enumerate().map(row).collect())
}

/// Passages of a code across interviews.
///
/// # Errors
/// [`StudyError::Missing`], or what the study file says.
pub fn code_passages(study: &Study, filter: &CodeFilter) -> Result<Passages, StudyError> {
    let found = study.coded_with(filter)?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Passages {
        code: filter.code.to_string(),
        interviewees: number(found.interviewees),
        of: number(found.interviewed),
        count: number(found.passages),
        passages: passage_rows(study, &found.codings)?,
        withdrawn: number(found.withdrawn),
    })
}

/// What an import of a codebook did.
#[must_use]
pub fn codebook_import(report: CodebookReport) -> CodebookImport {
    let CodebookReport { added, changed, unchanged, problems, notes } = report;
    CodebookImport { added, changed, unchanged, problems, notes }
}
