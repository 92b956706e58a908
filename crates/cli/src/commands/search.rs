//! Searching.

use verbatim_api::answers;
use verbatim_api::replies::{FoundNote, HitsCoded, Search, SearchChange, SearchHit, SearchWithout};
use verbatim_model::SearchedCoders;
use verbatim_study::Study;
use verbatim_study::searches::{Also, HitChoice, HitOrder, HitUnit, SearchOptions, Speakers};

use crate::args::{AlsoChoice, Common, SearchArgs, SortChoice, SpeakerChoice, UnitChoice, Whose};
use crate::failure::Failure;
use crate::output::{Output, list, plural, table};
use crate::study::{read, write};

/// Hits that a person is shown where nothing else was asked for; JSON lists all.
const SHOWN: usize = 50;

pub fn run(common: &Common, args: &SearchArgs) -> Result<Output, Failure> {
    let Some(path) = &args.code_as else {
        let study = read(&args.study, common)?;
        let options = options(common, args, &study)?;
        let reply = answers::search(&study.search(&args.query, &options)?);
        let text = text(&reply);
        return Ok(Output::new(&reply, text));
    };
    let mut study = write(&args.study, common)?;
    let options = options(common, args, &study)?;
    let code = study.find_code(path)?;
    let choice = HitChoice { query: &args.query, options: &options, chosen: None, unit: unit(args.unit) };
    let (plan, changed) = study.code_hits(&choice, code.id)?;
    let mut reply = answers::search(&study.search(&args.query, &options)?);
    let coded = HitsCoded {
        hits: plan.hits,
        added: changed.value.len(),
        already: plan.already,
        people: plan.people,
        interviewer_left_out: plan.interviewer_left_out,
    };
    reply.coded = Some(coded);
    Ok(Output::new(&reply, coded_text(&coded, &code.name)))
}

fn coded_text(coded: &HitsCoded, code: &str) -> String {
    let mut text = format!("Coded {} by {} as {code}.", plural(coded.added, "passage"), people(coded.people));
    if coded.already > 0 {
        text += &format!(" {} had it already.", plural(coded.already, "passage"));
    }
    if coded.interviewer_left_out > 0 {
        text += &format!(" {} left out: an interviewer speaks.", plural(coded.interviewer_left_out, "hit"));
    }
    text
}

fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn options(common: &Common, args: &SearchArgs, study: &Study) -> Result<SearchOptions, Failure> {
    Ok(SearchOptions {
        regex: args.regex,
        categories: args.category.clone(),
        speakers: speakers(args.whose.speaker),
        coders: coders(&args.whose, study)?,
        include_raw: args.include_raw,
        sort: match args.sort {
            SortChoice::Interview => HitOrder::Interview,
            SortChoice::Category => HitOrder::Category,
            SortChoice::Date => HitOrder::Date,
            SortChoice::Relevance => HitOrder::Relevance,
        },
        limit: limit(common, args.limit),
        also: Also {
            memos: args.also.contains(&AlsoChoice::Memos),
            definitions: args.also.contains(&AlsoChoice::Definitions),
        },
        ..SearchOptions::default()
    })
}

/// How many hits are listed.
pub fn limit(common: &Common, asked: Option<usize>) -> Option<usize> {
    asked.or((!common.json).then_some(SHOWN))
}

/// Whose turns.
pub const fn speakers(choice: SpeakerChoice) -> Speakers {
    match choice {
        SpeakerChoice::Respondent => Speakers::Respondent,
        SpeakerChoice::Interviewer => Speakers::Interviewer,
        SpeakerChoice::All => Speakers::All,
    }
}

/// Whose codings.
pub fn coders(whose: &Whose, study: &Study) -> Result<SearchedCoders, Failure> {
    Ok(match whose.codings_of.as_str() {
        "record" => SearchedCoders::Record,
        "all" => SearchedCoders::All,
        name => SearchedCoders::One(study.find_coder(name)?.id),
    })
}

const fn unit(choice: UnitChoice) -> HitUnit {
    match choice {
        UnitChoice::Hit => HitUnit::Hit,
        UnitChoice::Sentence => HitUnit::Sentence,
        UnitChoice::Turn => HitUnit::Turn,
        UnitChoice::Answer => HitUnit::Answer,
    }
}

/// A search as a person reads it.
pub fn text(reply: &Search) -> String {
    let mut parts = vec![format!("{}\n{}", reply.sentence, head(reply))];
    if let Some(change) = &reply.changed {
        parts.push(change_text(change));
    }
    let rows = reply.by_category.iter().map(|c| {
        vec![
            c.category.clone().unwrap_or_else(|| "No category".to_owned()),
            format!("{} of {}", c.matched, c.interviewees),
            c.passages.to_string(),
        ]
    });
    parts.push(table(&["Category", "People", "Passages"], rows.collect(), &[1, 2]));
    if reply.hits.is_empty() && !reply.people.is_empty() {
        let people: Vec<&str> = reply.people.iter().map(|person| person.interviewee.as_str()).collect();
        parts.push(people.join("\n"));
    } else {
        let hits: Vec<String> = reply.hits.iter().map(hit).collect();
        let cut = if reply.cut { "\n… more hits; --limit N shows more." } else { "" };
        parts.push(format!("{}{cut}", hits.join("\n")));
    }
    if !reply.without.is_empty() {
        parts.push(reply.without.iter().map(without).collect::<Vec<_>>().join("\n"));
    }
    if !reply.notes.is_empty() {
        parts.push(reply.notes.iter().map(note).collect::<Vec<_>>().join("\n"));
    }
    let left_out: Vec<String> = reply.unsearched.iter().map(unsearched).collect();
    if !left_out.is_empty() {
        parts.push(list("Not searched:", &left_out).trim_start().to_owned());
    }
    if reply.stopped {
        parts.push("The regular expression took too long: not everything was read.".to_owned());
    }
    parts.join("\n\n")
}

/// What there would be without a part of a query that found nothing.
fn without(rest: &SearchWithout) -> String {
    let passages = plural(rest.passages, "passage");
    format!("Without {}: {passages} by {}.", rest.part, people(rest.people))
}

fn note(note: &FoundNote) -> String {
    let of = match note.kind.as_str() {
        "memo" => format!("Memo on {}", note.name),
        _ => format!("{} of {}", note.about, note.name),
    };
    in_context(&of, [&note.before, &note.text, &note.after])
}

fn unsearched(left_out: &verbatim_api::replies::Unsearched) -> String {
    let name = left_out.file_name.as_deref().or(left_out.interviewee.as_deref()).unwrap_or("Somebody");
    format!("{name}: {}", left_out.said)
}

/// People first, then out of how many.
fn head(reply: &Search) -> String {
    use verbatim_api::replies::AnswerKind;
    let counted = &reply.interviewees;
    let (searched, rest) = match (reply.kind, counted.not_coded) {
        (AnswerKind::Text, 0) => ("searched", String::new()),
        (_, 0) => ("", String::new()),
        (_, open) => ("", format!("; {open} not coded yet")),
    };
    let rest = match counted.beyond {
        0 => rest,
        beyond => format!("{rest}; also said by {beyond} whose interview is not finished"),
    };
    let of = format!("{} interviewees {searched}", counted.searched);
    let of = of.trim_end();
    match reply.kind {
        AnswerKind::People => {
            format!("{} of {of} ({} in the study{rest})", counted.matched, counted.total)
        }
        _ => format!(
            "{} by {} of {of} ({} in the study{rest})",
            plural(reply.passages, "passage"),
            counted.matched,
            counted.total
        ),
    }
}

fn change_text(change: &SearchChange) -> String {
    let mut text = format!(
        "Last run {}: {} by {}.",
        change.since,
        plural(change.passages_before, "passage"),
        people(change.matched_before)
    );
    for (what, labels) in [("New", &change.new), ("Gone", &change.gone)] {
        if !labels.is_empty() {
            text += &format!("\n{what}: {}", labels.join(", "));
        }
    }
    text
}

fn hit(hit: &SearchHit) -> String {
    let codes = if hit.codes.is_empty() { String::new() } else { format!("  [{}]", hit.codes.join("; ")) };
    let place = format!("{} ¶{}", hit.interviewee.as_deref().unwrap_or(&hit.transcript), hit.turn);
    in_context(&place, [&hit.before, &hit.text, &hit.after]) + &codes
}

/// Words with what stands before and after them, on one line.
fn in_context(place: &str, [before, words, after]: [&str; 3]) -> String {
    let (before, after) = (flat(before), flat(after));
    format!("{place}  …{}«{}»{}…", before.trim_start(), flat(words), after.trim_end())
}

/// On one line: each run of blanks and line ends as one space, at the edges too.
fn flat(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(c),
        }
    }
    line
}
