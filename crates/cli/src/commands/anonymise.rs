//! The way of transcripts from raw to quotable.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{
    Anonymised, DeidentificationList, DeidentificationRow, FoundIdentifiers, LabelLeft, StepTaken,
    TranscriptsMarked,
};
use verbatim_model::{BackupReason, Transcript, TranscriptId};
use verbatim_study::Study;
use verbatim_study::deidentification::{Applying, Level, ReplacementsFile};

use super::{purge, read_file};
use crate::args::{AnonymiseArgs, Common};
use crate::failure::Failure;
use crate::key_file::{read_with_names, write_with_keys};
use crate::output::{Output, list, plural, table};
use crate::study::{progress, read, say, write};

pub fn run(common: &Common, args: &AnonymiseArgs) -> Result<Output, Failure> {
    if args.find {
        return find(common, args);
    }
    if args.status {
        return status(common, args);
    }
    if args.apply.is_empty() && args.transcripts.is_empty() && !args.all {
        return Err(Failure::usage("Name the transcripts, or give --all."));
    }
    if args.read || args.reopen {
        return mark(common, args);
    }
    apply_and_confirm(common, args)
}

fn find(common: &Common, args: &AnonymiseArgs) -> Result<Output, Failure> {
    let study = read_with_names(&args.study, common, &args.names)?;
    let ids = named(&study, &args.transcripts)?;
    let found = study.find_identifiers(&ids, &progress("Looking"))?;
    let reply = answers::found_identifiers(&study, found)?;
    let text = found_text(&reply);
    Ok(Output::new(&reply, text))
}

fn found_text(found: &FoundIdentifiers) -> String {
    if found.findings.is_empty() && found.labels.is_empty() {
        return "Nothing was found that has not been decided. Life details are found by reading only."
            .to_owned();
    }
    let rows = found.findings.iter().map(|f| {
        vec![
            f.transcript.clone(),
            f.start.to_string(),
            f.end.to_string(),
            f.text.split_whitespace().collect::<Vec<_>>().join(" "),
            f.kind.clone(),
            f.confidence.to_string(),
            f.replacement.clone(),
            f.reason.clone(),
        ]
    });
    let header = ["Transcript", "Start", "End", "Words", "Kind", "Sure", "Alias", "Reason"];
    let counts = found.counts.iter().map(|(kind, count)| format!("{count} {kind}"));
    let labels: Vec<String> =
        found.labels.iter().map(|l| format!("{}: “{}”, {}", l.transcript, l.label, l.replacement)).collect();
    format!(
        "{}\n\n{}. Read besides for life details: {} may tell of somebody’s life; --json says where.{}{}",
        table(&header, rows.collect(), &[1, 2, 5]),
        counts.collect::<Vec<_>>().join(", "),
        plural(found.life_details.len(), "passage"),
        list("Labels of speakers that look like names:", &labels),
        list("Hardly any capitals, so look twice:", &found.without_capitals),
    )
}

fn status(common: &Common, args: &AnonymiseArgs) -> Result<Output, Failure> {
    let study = read(&args.study, common)?;
    let ids = named(&study, &args.transcripts)?;
    let mut reply = DeidentificationList { transcripts: answers::deidentification_rows(&study)? };
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    reply.transcripts.retain(|row| ids.is_empty() || ids.contains(&row.transcript));
    let row = |row: &DeidentificationRow| {
        vec![
            row.file_name.clone(),
            row.interviewee.clone().unwrap_or_default(),
            row.status.clone(),
            row.replaced.to_string(),
            row.kept.to_string(),
            step(row.deidentified.as_ref()),
            step(row.read.as_ref()),
            if row.original_here { "in the study".to_owned() } else { String::new() },
        ]
    };
    let header =
        ["Transcript", "Interviewee", "Status", "Aliases", "Kept", "De-identified by", "Read by", "Original"];
    let text = table(&header, reply.transcripts.iter().map(row).collect(), &[3, 4]);
    Ok(Output::new(&reply, text))
}

fn step(taken: Option<&StepTaken>) -> String {
    taken.map_or_else(String::new, |step| {
        format!("{}{}", step.coder, if step.changed_since { ", changed since" } else { "" })
    })
}

fn mark(common: &Common, args: &AnonymiseArgs) -> Result<Output, Failure> {
    let mut study = write(&args.study, common)?;
    let status = if args.read { "read by a second person" } else { "in review" };
    let mut reply =
        TranscriptsMarked { transcripts: Vec::new(), status: status.to_owned(), problems: Vec::new() };
    let mut refused = None;
    for transcript in chosen(&study, args)? {
        let done = match args.read {
            true => study.confirm_read(transcript.id),
            false => study.reopen_transcript(transcript.id),
        };
        match done {
            Ok(_) => reply.transcripts.push(transcript.file_name),
            Err(e) => {
                reply.problems.push(format!("{}: {e}", transcript.file_name));
                refused.get_or_insert(e);
            }
        }
    }
    match refused {
        Some(only) if reply.transcripts.is_empty() => Err(only.into()),
        refused => {
            let text = format!("{} {status}.{}", are(&reply.transcripts), list("Not so:", &reply.problems));
            Ok(Output::new(&reply, text).partly(refused.is_some()))
        }
    }
}

/// One transcript by name, several by count, with the verb.
fn are(names: &[String]) -> String {
    match names {
        [one] => format!("{one} is"),
        several => format!("{} are", plural(several.len(), "transcript")),
    }
}

fn apply_and_confirm(common: &Common, args: &AnonymiseArgs) -> Result<Output, Failure> {
    let files = args.apply.iter().map(|path| read_replacements(path)).collect::<Result<Vec<_>, _>>()?;
    let mut study = write_with_keys(&args.study, common, &args.names.key)?;
    let mut reply = Anonymised::default();
    let mut ids: Vec<TranscriptId> = chosen(&study, args)?.into_iter().map(|t| t.id).collect();
    if !files.is_empty() {
        study.backup_beside(BackupReason::BeforeBulk)?;
        ids = apply(&mut study, &files, &Applying { shared: args.shared_aliases, only: ids }, &mut reply)?;
    }
    if args.confirm && reply.problems.is_empty() {
        confirm(&mut study, &ids, args.keep_former, &mut reply)?;
    }
    let text = told(args, &reply);
    let partly = !reply.problems.is_empty();
    Ok(Output::new(&reply, text).partly(partly))
}

fn read_replacements(path: &Path) -> Result<ReplacementsFile, Failure> {
    Ok(ReplacementsFile { path: path.to_owned(), bytes: read_file(path)? })
}

/// Puts aliases in as files say; answers which transcripts they are about.
fn apply(
    study: &mut Study,
    files: &[ReplacementsFile],
    applying: &Applying,
    reply: &mut Anonymised,
) -> Result<Vec<TranscriptId>, Failure> {
    let report = study.apply_replacements(files, applying, &progress("Replacing"))?.value;
    reply.places = report.redacted.places;
    reply.transcripts = report.redacted.transcripts;
    reply.reworded = report.redacted.reworded;
    reply.aliases = report.redacted.made.into_iter().map(|alias| alias.text).collect();
    reply.problems = report.problems;
    reply.notes = report.notes;
    Ok(report.transcripts)
}

fn confirm(
    study: &mut Study,
    ids: &[TranscriptId],
    keep_former: bool,
    reply: &mut Anonymised,
) -> Result<(), Failure> {
    if ids.is_empty() {
        return Ok(());
    }
    reply.findings_left = findings_left(study, ids)?;
    if reply.findings_left > 0 {
        // Before anything is destroyed.
        say(&format!(
            "Neither replaced nor kept: {}; “verbatim anonymise … --find” lists them.",
            plural(reply.findings_left, "likely identifier")
        ));
    }
    study.confirm_deidentified(ids)?;
    reply.confirmed =
        ids.iter().map(|id| Ok(study.transcript(*id)?.file_name)).collect::<Result<_, Failure>>()?;
    reply.labels = answers::labels_left(study, ids)?;
    if keep_former {
        return Ok(());
    }
    match purge::purge_at_once(study) {
        Ok(purged) => reply.purged = Some(purged),
        Err(failure) => {
            say(&format!(
                "{} confirmed; the former text is still in the study. “verbatim purge” destroys it.",
                are(&reply.confirmed)
            ));
            return Err(failure);
        }
    }
    Ok(())
}

/// How many likely identifiers of these transcripts nobody has decided about, guesses aside.
fn findings_left(study: &Study, ids: &[TranscriptId]) -> Result<usize, Failure> {
    let found = study.find_identifiers(ids, &progress("Looking"))?;
    let findings = found.transcripts.iter().flat_map(|one| &one.findings);
    Ok(findings.filter(|found| found.finding.confidence.level() != Level::Low).count())
}

fn told(args: &AnonymiseArgs, reply: &Anonymised) -> String {
    let mut said = Vec::new();
    if !args.apply.is_empty() {
        said.push(format!(
            "{} in {} replaced, {} made, {} with other words now.{}{}",
            plural(reply.places, "place"),
            plural(reply.transcripts, "transcript"),
            plural(reply.aliases.len(), "new alias"),
            plural(reply.reworded, "coding"),
            list("Notes:", &reply.notes),
            list("These rows fit nothing:", &reply.problems),
        ));
    }
    if args.confirm {
        said.push(match (&reply.purged, reply.confirmed.is_empty()) {
            (_, true) => "Nothing was confirmed.".to_owned(),
            (Some(purged), _) => {
                format!("{} de-identified. {}", are(&reply.confirmed), purge::destroyed(purged))
            }
            (None, _) => format!(
                "{} de-identified. The former text is still in the study; “verbatim purge” destroys it.",
                are(&reply.confirmed)
            ),
        });
        said.extend(labels_left(&reply.labels));
    }
    said.join("\n")
}

/// Labels that were confirmed although they look like names, and how they are mended.
fn labels_left(labels: &[LabelLeft]) -> Option<String> {
    if labels.is_empty() {
        return None;
    }
    let sentence = |left: &LabelLeft| format!("{}: {} “{}”", left.transcript, left.whose, left.label);
    let sentences: Vec<String> = labels.iter().map(sentence).collect();
    let mut told = list("These labels look like real names still:", &sentences).trim_start().to_owned();
    if labels.iter().any(|left| left.whose == "speaker") {
        told.push_str(
            "\nA row of --apply whose quotation is the label replaces a speaker's before every turn.",
        );
    }
    if labels.iter().any(|left| left.whose == "interviewee") {
        told.push_str("\nThe window gives an interviewee another id, on the card in Interviews.");
    }
    Some(told)
}

/// The transcripts that a step is about.
fn chosen(study: &Study, args: &AnonymiseArgs) -> Result<Vec<Transcript>, Failure> {
    if args.all {
        return Ok(study.transcripts()?);
    }
    args.transcripts.iter().map(|name| Ok(study.find_transcript(name)?)).collect()
}

fn named(study: &Study, names: &[String]) -> Result<Vec<TranscriptId>, Failure> {
    names.iter().map(|name| Ok(study.find_transcript(name)?.id)).collect()
}
