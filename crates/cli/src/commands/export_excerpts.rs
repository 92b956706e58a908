//! Excerpts that leave.

use std::io::Write as _;
use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{ExcerptsExported, TemplateWritten};
use verbatim_model::{Purpose, Stance};
use verbatim_study::exports::{
    DEFAULT_TEMPLATE, Destination, ExcerptFilter, ExcerptForm, ExcerptOrder, ExcerptsAgain, ExcerptsLayout,
    ExcerptsPublication, ExportFormat, ReportWords,
};
use verbatim_study::{Study, StudyError};

use super::codebook::exporting;
use super::export::point_out_name;
use crate::args::{Common, ExportExcerptsArgs};
use crate::failure::Failure;
use crate::key_file::write_with_keys;
use crate::output::{Output, list, plural};
use crate::study::progress;

pub fn run(common: &Common, args: &ExportExcerptsArgs) -> Result<Output, Failure> {
    let purpose = purpose(args)?;
    let to = args.to.as_deref().filter(|_| !args.preview);
    let form = to.map(|to| form_of(to, args.format.as_deref())).transpose()?;
    let reply = match purpose {
        Purpose::Team => for_team(common, args, to.zip(form))?,
        Purpose::Publication => published(common, args, to.zip(form))?,
    };
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// Whom it is for; what only a publication can be asked for is refused for the team.
fn purpose(args: &ExportExcerptsArgs) -> Result<Purpose, Failure> {
    let purpose = Purpose::parse(&args.purpose).map_err(StudyError::from)?;
    let of_publication = args.link || !args.partner.is_empty() || args.accept.is_some();
    if purpose == Purpose::Team && of_publication {
        return Err(Failure::usage("--link, --partner and --accept are for a publication.".to_owned()));
    }
    if purpose == Purpose::Publication && args.context {
        return Err(Failure::usage(
            "--context is for the team: what stands around a passage was not coded, and may not be published with it."
                .to_owned(),
        ));
    }
    Ok(purpose)
}

/// A report through a template.
pub fn report(
    common: &Common,
    args: &ExportExcerptsArgs,
    title: String,
    template: Option<&Path>,
) -> Result<Output, Failure> {
    let template = match template {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|e| Failure::usage(format!("Cannot read the template {}: {e}.", path.display())))?,
        None => DEFAULT_TEMPLATE.to_owned(),
    };
    let words = ReportWords { title, template };
    let purpose = purpose(args)?;
    if args.again.is_some() {
        return Err(Failure::usage("--again is for excerpts; a report names what it is of.".to_owned()));
    }
    if args.order.is_some() || args.context || args.no_turns || args.no_memos || args.no_counts {
        return Err(Failure::usage("How excerpts stand in a report is said by its template.".to_owned()));
    }
    let Some(to) = args.to.as_deref().filter(|_| !args.preview) else {
        return Err(Failure::usage("“export excerpts --preview” says what a report would hold.".to_owned()));
    };
    let Some(ExcerptForm::Document(form)) = ExcerptForm::of_path(to) else {
        return Err(Failure::usage(format!("{} must end in .docx, .odt, .html or .md.", to.display())));
    };
    let reply = if purpose == Purpose::Team {
        let mut study = exporting(common, &args.study)?;
        let filter = filter(&study, args)?;
        let done = study.export_report(&filter, &words, form, to, &progress("Writing"))?;
        point_out_name(to);
        answers::excerpts_for_team(Some(&done.path), done.rows, done.withdrawn)
    } else {
        let mut study = write_with_keys(&args.study, common, &args.key)?;
        let asked = publication(&study, args)?;
        let looking = progress("Looking for names");
        let (gone, effect) = study.publish_report(&asked, &words, form, Destination::File(to), &looking)?;
        answers::excerpts_published(gone.path.as_deref(), &effect)
    };
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

/// Writes the template that comes with Verbatim, never over a file.
pub fn template(to: &Path) -> Result<Output, Failure> {
    let failed = |e: std::io::Error| Failure::usage(format!("Cannot write {}: {e}.", to.display()));
    let mut file = std::fs::File::create_new(to).map_err(failed)?;
    file.write_all(DEFAULT_TEMPLATE.as_bytes()).map_err(failed)?;
    let path = to.to_string_lossy().into_owned();
    let text = format!("Wrote the template to {path}.");
    Ok(Output::new(&TemplateWritten { path }, text))
}

fn publication(study: &Study, args: &ExportExcerptsArgs) -> Result<ExcerptsPublication, Failure> {
    if let Some(number) = args.again {
        let ExcerptsAgain { filter, layout, link, partners, .. } =
            again(study, number, Purpose::Publication)?;
        return Ok(ExcerptsPublication { filter, layout, link, partners, accepted: args.accept.clone() });
    }
    Ok(ExcerptsPublication {
        filter: filter(study, args)?,
        layout: layout(args, ExcerptsLayout::default()),
        link: args.link,
        partners: args.partner.clone(),
        accepted: args.accept.clone(),
    })
}

/// What was exported before.
fn again(study: &Study, number: i64, purpose: Purpose) -> Result<ExcerptsAgain, Failure> {
    let refused = |what: &str| Failure::usage(format!("Export {number} {what}"));
    let record = study.export_records()?.into_iter().find(|record| record.action == number);
    let again = record.map(|record| study.excerpts_again(&record)).transpose()?.flatten();
    let again = again.ok_or_else(|| {
        refused("is none of excerpts that can be made again. “verbatim export list” says what left.")
    })?;
    if again.purpose != purpose {
        return Err(refused(&format!(
            "was for {}.",
            match again.purpose {
                Purpose::Team => "the team",
                Purpose::Publication => "publication",
            }
        )));
    }
    if again.gone {
        let why = "had something chosen that is gone from the study. Say what is wanted instead of --again.";
        return Err(refused(why));
    }
    Ok(again)
}

/// How they stand; what is not asked for as it usually is.
fn layout(args: &ExportExcerptsArgs, usual: ExcerptsLayout) -> ExcerptsLayout {
    ExcerptsLayout {
        order: args.order.as_deref().and_then(ExcerptOrder::of_word).unwrap_or(usual.order),
        context: args.context,
        turns: !args.no_turns,
        memos: !args.no_memos,
        counts: !args.no_counts,
    }
}

/// Rows of codings as CSV and JSON, and a document to be read in every other form.
fn for_team(
    common: &Common,
    args: &ExportExcerptsArgs,
    to: Option<(&Path, ExcerptForm)>,
) -> Result<ExcerptsExported, Failure> {
    let Some((to, form)) = to else {
        return Err(Failure::usage(
            "For the team everything leaves as it is; say where with --to.".to_owned(),
        ));
    };
    let mut study = exporting(common, &args.study)?;
    let asked_again = args.again.map(|number| again(&study, number, Purpose::Team)).transpose()?;
    let filter = match &asked_again {
        Some(again) => again.filter.clone(),
        None => {
            let coder = common.coder.as_deref().map(|name| study.find_coder(name)).transpose()?;
            ExcerptFilter { coder: coder.map(|coder| coder.id), ..filter(&study, args)? }
        }
    };
    let layout = |usual| asked_again.as_ref().map_or_else(|| layout(args, usual), |again| again.layout);
    let writing = progress("Writing");
    let rows = match form {
        ExcerptForm::Csv => Some(ExportFormat::Csv),
        ExcerptForm::Json => Some(ExportFormat::Json),
        _ => None,
    };
    let (rows, withdrawn) = match rows {
        Some(format) => {
            let layout = layout(ExcerptsLayout::of_rows());
            let done = study.export_excerpts(&filter, layout, Purpose::Team, format, to, &writing)?;
            (done.rows, done.withdrawn)
        }
        None => {
            let file = Destination::File(to);
            let layout = layout(ExcerptsLayout::default());
            let (gone, left) = study.export_excerpts_book(&filter, layout, form, file, &writing)?;
            (gone.rows, left.withdrawn)
        }
    };
    point_out_name(to);
    Ok(answers::excerpts_for_team(Some(to), rows, withdrawn))
}

fn published(
    common: &Common,
    args: &ExportExcerptsArgs,
    to: Option<(&Path, ExcerptForm)>,
) -> Result<ExcerptsExported, Failure> {
    let mut study = write_with_keys(&args.study, common, &args.key)?;
    let asked = publication(&study, args)?;
    let looking = progress("Looking for names");
    let (path, effect) = match to {
        Some((to, form)) => {
            let (gone, effect) = study.publish_excerpts(&asked, form, Destination::File(to), &looking)?;
            (gone.path, effect)
        }
        None => (None, study.excerpts_leaving(&asked, &looking)?.effect),
    };
    Ok(answers::excerpts_published(path.as_deref(), &effect))
}

fn filter(study: &Study, args: &ExportExcerptsArgs) -> Result<ExcerptFilter, Failure> {
    let codes = args.code.iter().map(|code| Ok(study.find_code(code)?.id));
    let people = args.interviewee.iter().map(|label| Ok(study.find_interviewee(label)?.id));
    let stances = args.stance.iter().map(|stance| Ok(Stance::parse(stance)?));
    let searches = args.saved.iter().map(|name| Ok(study.find_search(name)?.id));
    Ok(ExcerptFilter {
        codes: codes.collect::<Result<_, StudyError>>()?,
        categories: args.category.clone(),
        interviewees: people.collect::<Result<_, StudyError>>()?,
        coder: None,
        stances: stances.collect::<Result<_, StudyError>>()?,
        quotable: args.quotable,
        found_by: searches.collect::<Result<_, StudyError>>()?,
    })
}

/// The form that is asked for, else that of the ending.
fn form_of(to: &Path, asked: Option<&str>) -> Result<ExcerptForm, Failure> {
    let form = match asked {
        Some(word) => ExcerptForm::of_word(word),
        None => ExcerptForm::of_path(to),
    };
    let endings = || {
        let known = ExcerptForm::ALL.map(|form| format!(".{}", form.word()));
        let (last, first) = known.split_last().map_or(("", &[][..]), |(last, first)| (last, first));
        format!("{} or {last}", first.join(", "))
    };
    form.ok_or_else(|| {
        Failure::usage(format!("{} must end in {}, or --format must say which.", to.display(), endings()))
    })
}

fn in_words(reply: &ExcerptsExported) -> String {
    let excerpts = plural(reply.rows, "excerpt");
    let done = match &reply.path {
        Some(path) => format!("Wrote {excerpts} to {path}."),
        None => format!("Nothing was written; {excerpts} would leave."),
    };
    let stays = reply.stays.iter().map(|stays| {
        format!(
            "{}: {} by {}",
            stays.why,
            plural(stays.excerpts.len(), "excerpt"),
            plural(stays.people, "interviewee")
        )
    });
    let words = reply.words.iter();
    let words = words.map(|found| format!("“{}” in {} ({})", found.words, found.transcript, found.reason));
    let points = reply.points_to.iter().map(|one| {
        let fits = if one.fits == 1 { "nobody else fits".to_owned() } else { format!("{} fit", one.fits) };
        format!("{} ({fits}): {} To break it: {}", one.interviewee, one.chain.join(" "), one.change.join(" "))
    });
    format!(
        "{done} {}{}{}{}",
        reply.said.join("\n"),
        list("Stays behind (for the team alone):", &stays.collect::<Vec<_>>()),
        list(
            "Words that may identify somebody; replace them, or let them stay with “leaks --allow”:",
            &words.collect::<Vec<_>>()
        ),
        list("Points to (for the team alone):", &points.collect::<Vec<_>>())
    )
}
