//! Withdrawal of an interviewee.

use verbatim_api::answers;
use verbatim_api::replies::Withdrawn;

use super::purge::purge_at_once;
use crate::args::{Common, WithdrawArgs};
use crate::failure::Failure;
use crate::key_file::{read_with_names, write_with_names};
use crate::output::{Output, list, plural};
use crate::secrets;

pub fn run(common: &Common, args: &WithdrawArgs) -> Result<Output, Failure> {
    if args.preview {
        let study = read_with_names(&args.study, common, &args.names)?;
        let id = study.find_interviewee(&args.interviewee)?.id;
        let reply = answers::withdrawn(&study.withdrawal(id)?);
        let text = in_words(&reply);
        return Ok(Output::new(&reply, text));
    }
    let mut study = write_with_names(&args.study, common, &args.names)?;
    let id = study.find_interviewee(&args.interviewee)?.id;
    if args.purge && !args.yes && !secrets::typed("Type “purge” to destroy the words for good:", "purge")?
    {
        let what = "The word was not typed, so nothing was recorded.";
        return Err(Failure::unconfirmed(what, "Run it again and type it, or give --yes."));
    }
    let withdrawal = study.withdraw(id, args.remove)?.value;
    let mut reply = answers::withdrawn(&withdrawal);
    (reply.recorded, reply.removed) = (true, args.remove);
    if args.purge {
        purge_at_once(&mut study)?;
        reply.purged = true;
    }
    let text = in_words(&reply);
    Ok(Output::new(&reply, text))
}

fn in_words(reply: &Withdrawn) -> String {
    let (who, verb) = (&reply.interviewee, if reply.removed { "went" } else { "stay in the file, hidden" });
    let done = match (reply.recorded, reply.purged) {
        (false, _) => format!("Nothing was changed. A withdrawal of {who} touches:"),
        (true, false) => format!("{who} has withdrawn and is searched, counted and exported nowhere."),
        (true, true) => format!("{who} has withdrawn, and former texts were destroyed."),
    };
    let transcripts = reply.transcripts.iter().map(|one| {
        let codings = plural(one.codings, "coding");
        match one.alone {
            true => format!("{} with {codings}", one.transcript),
            false => format!(
                "{codings} in {}, in which others answer too: take the person's turns out by hand",
                one.transcript
            ),
        }
    });
    let mut transcripts: Vec<String> = transcripts.collect();
    transcripts.push(format!(
        "{} and {} on the person",
        plural(reply.summaries, "summary"),
        plural(reply.memos, "memo")
    ));
    let mentions = reply.mentions.iter().map(|one| match one.turn {
        Some(turn) => format!("{} ¶ {turn}", one.transcript),
        None => one.transcript.clone(),
    });
    let published =
        reply.published.iter().map(|one| format!("{} of {}", plural(one.excerpts, "excerpt"), one.at));
    format!(
        "{done}{}{}{}{}",
        list(
            &format!("What {} ({verb}):", if reply.recorded { "there was" } else { "there is" }),
            &transcripts
        ),
        list(
            "An alias of the person stands in others' transcripts; decide whether it may:",
            &mentions.collect::<Vec<_>>()
        ),
        list("Published before, which cannot be taken back:", &published.collect::<Vec<_>>()),
        in_key_file(reply),
    )
}

/// What the key file still has.
fn in_key_file(reply: &Withdrawn) -> String {
    match &reply.originals {
        None if reply.key_file => {
            "\nThe key file is closed, and a withdrawal leaves it as it is. Run “verbatim keys originals” \
             to see whether it has originals of the person, and “verbatim keys destroy” to destroy them."
                .to_owned()
        }
        None => String::new(),
        Some(files) => list("Originals in the key file, which stay until “verbatim keys destroy”:", files),
    }
}
