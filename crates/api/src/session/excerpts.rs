//! Coded excerpts that leave.

use std::path::Path;

use verbatim_study::exports::{
    Destination, ExcerptFilter, ExcerptsLayout, ExcerptsPublication, PublicationError,
};
use verbatim_study::{Cancelled, Study, StudyError};

use super::{ids, optional_id};
use crate::replies::{ExcerptsGone, ExcerptsPreview};
use crate::requests::{ExcerptsRequest, ExportExcerpts, ForWhom};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands). A later one, `cancel` and locking end it.
    ///
    /// # Errors
    /// Where something that was chosen is not there, names cannot be compared since the key file is closed, or it
    /// was ended.
    pub fn excerpts_preview(&self, args: ExcerptsRequest) -> Result<ExcerptsPreview, ApiError> {
        let run = self.newest_preview.begin();
        let filter = filter(&args)?;
        let watch = |_: usize, _: usize| self.newest_preview.go_on(run);
        self.with(|study| {
            // While it waited for the study another may have begun.
            watch(0, 1).map_err(StudyError::from)?;
            let shown = match args.purpose {
                ForWhom::Team => {
                    let leaving = study.excerpts_for_team(&filter, layout(&args), &watch)?;
                    answers::team_excerpts_preview(study, &leaving)?
                }
                ForWhom::Publication => published(study, &publication(filter, &args, None), &watch)?,
            };
            // Nothing that nobody waits for any more reaches a window.
            watch(1, 1).map_err(StudyError::from)?;
            Ok(shown)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// As `excerpts_preview`; where excerpts point to somebody and no reason is given, the file cannot be written,
    /// or somebody cancels.
    pub fn excerpts_export(&self, args: ExportExcerpts) -> Result<ExcerptsGone, ApiError> {
        let ExportExcerpts { request, form, accepted, path } = args;
        let (filter, form, watch) = (filter(&request)?, form.into(), self.watch());
        let file = path.as_deref().map(Path::new);
        let to = file.map_or(Destination::Clipboard, Destination::File);
        self.with(|study| match request.purpose {
            ForWhom::Team => {
                let layout = layout(&request);
                let (gone, left) = study.export_excerpts_book(&filter, layout, form, to, &watch)?;
                let exported = answers::excerpts_for_team(file, gone.rows, left.withdrawn);
                Ok(answers::excerpts_gone(gone, exported))
            }
            ForWhom::Publication => {
                let asked = publication(filter, &request, accepted);
                let (gone, effect) = study.publish_excerpts(&asked, form, to, &watch)?;
                let exported = answers::excerpts_published(file, &effect);
                Ok(answers::excerpts_gone(gone, exported))
            }
        })
    }
}

/// What would be published; where nothing may be, why.
fn published(
    study: &Study,
    asked: &ExcerptsPublication,
    watch: &(dyn Fn(usize, usize) -> Result<(), Cancelled> + Sync),
) -> Result<ExcerptsPreview, StudyError> {
    match study.excerpts_leaving(asked, &watch) {
        Ok(leaving) => answers::publication_excerpts_preview(study, Some(&leaving.book), &leaving.effect),
        Err(StudyError::Publication(PublicationError::NoExcerpt)) => {
            let effect = study.excerpts_staying(asked, &watch)?;
            answers::publication_excerpts_preview(study, None, &effect)
        }
        Err(other) => Err(other),
    }
}

fn publication(
    filter: ExcerptFilter,
    request: &ExcerptsRequest,
    accepted: Option<String>,
) -> ExcerptsPublication {
    let (layout, link, partners) = (layout(request), request.link, request.partners.clone());
    ExcerptsPublication { filter, layout, link, partners, accepted }
}

fn filter(request: &ExcerptsRequest) -> Result<ExcerptFilter, ApiError> {
    Ok(ExcerptFilter {
        codes: ids("code", &request.codes)?,
        categories: request.categories.clone(),
        stances: request.stances.iter().copied().map(Into::into).collect(),
        quotable: request.quotable,
        interviewees: ids("interviewee", &request.interviewees)?,
        coder: optional_id("coder", request.coder.as_deref())?,
        found_by: ids("saved search", &request.searches)?,
    })
}

fn layout(request: &ExcerptsRequest) -> ExcerptsLayout {
    let ExcerptsRequest { context, turns, memos, counts, .. } = *request;
    ExcerptsLayout { order: request.order.into(), context, turns, memos, counts }
}
