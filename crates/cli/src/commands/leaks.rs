//! Names where none may be.

use verbatim_api::answers;
use verbatim_api::replies::{LeakRow, Leaks};
use verbatim_study::Study;
use verbatim_text::Span;

use crate::args::{Common, LeaksArgs};
use crate::failure::Failure;
use crate::key_file::{read_with_names, write_with_keys};
use crate::output::{Output, list, plural, table};
use crate::study::{progress, write};

pub fn run(common: &Common, args: &LeaksArgs) -> Result<Output, Failure> {
    let study = allowing(common, args)?;
    let progress = progress("Scanning");
    let scan = match args.files.as_slice() {
        [] => study.scan_leaks(&progress)?,
        files => study.scan_files(files, &progress)?,
    };
    let reply = answers::leaks(scan);
    let text = found(&reply);
    let partly = !(reply.findings.is_empty() && reply.unread.is_empty());
    Ok(Output::new(&reply, text).partly(partly))
}

/// Opens the study and lets stay what is allowed.
fn allowing(common: &Common, args: &LeaksArgs) -> Result<Study, Failure> {
    let reason = args.reason.as_deref().unwrap_or_default();
    let mut study = if !args.allow_name.is_empty() {
        write_with_keys(&args.study, common, &args.names.key)?
    } else if !args.allow.is_empty() {
        write(&args.study, common)?
    } else {
        return read_with_names(&args.study, common, &args.names);
    };
    for name in &args.allow_name {
        study.allow_name(name, reason)?;
    }
    for finding in &args.allow {
        let (place, id, span) = parse(finding).ok_or_else(|| {
            Failure::usage(format!(
                "“{finding}” names no finding; write it as in the first column, memo:ID:4-9."
            ))
        })?;
        study.allow_leak(place, id, span, reason)?;
    }
    Ok(study)
}

/// How a finding is named on the command line.
fn name_of(row: &LeakRow) -> String {
    format!("{}:{}:{}-{}", row.place, row.id.as_deref().unwrap_or_default(), row.start, row.end)
}

fn parse(finding: &str) -> Option<(&str, Option<uuid::Uuid>, Span)> {
    let (rest, span) = finding.trim().rsplit_once(':')?;
    let (place, id) = rest.split_once(':')?;
    let (start, end) = span.split_once('-')?;
    let id = if id.is_empty() { None } else { Some(uuid::Uuid::parse_str(id).ok()?) };
    Some((place, id, Span::new(start.parse().ok()?, end.parse().ok()?).ok()?))
}

fn found(leaks: &Leaks) -> String {
    let rows = leaks.findings.iter().map(|row| {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        vec![
            name_of(row),
            row.name.clone(),
            line(&row.text),
            row.kind.clone(),
            row.alias.as_ref().map(|alias| format!("[{alias}]")).unwrap_or_default(),
            row.reason.clone(),
        ]
    });
    let header = ["Finding", "In", "Words", "Kind", "Alias", "Reason"];
    let summary = match leaks.findings.len() {
        0 => "Nothing was found.".to_owned(),
        count => format!("{}\n\n{}.", table(&header, rows.collect(), &[]), plural(count, "finding")),
    };
    let scanned: Vec<String> =
        leaks.scanned.iter().map(|s| format!("{}: {} of {} clean", s.place, s.clean, s.of)).collect();
    let unread: Vec<String> = leaks.unread.iter().map(|u| format!("{}: {}", u.file, u.reason)).collect();
    let closed = if leaks.names_compared { "" } else { NOT_COMPARED };
    format!(
        "{summary}{closed}{}{}",
        list("Scanned:", &scanned),
        list("These files could not be looked into:", &unread)
    )
}

const NOT_COMPARED: &str = "\nNames were not compared: open the key file with --names.";
