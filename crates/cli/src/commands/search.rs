//! Searching.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{Search, SearchHit};
use verbatim_study::searches::{SearchOptions, Speakers};

use crate::args::{Common, SpeakerChoice};
use crate::failure::Failure;
use crate::output::{Output, plural, table};
use crate::study::read;

/// How a search is narrowed.
pub struct Narrowing {
    pub regex: bool,
    pub category: Vec<String>,
    pub speaker: SpeakerChoice,
    pub limit: Option<usize>,
}

/// Hits that a person is shown where nothing else was asked for; JSON lists all.
const SHOWN: usize = 50;

pub fn run(common: &Common, path: &Path, query: &str, narrowing: Narrowing) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let options = SearchOptions {
        regex: narrowing.regex,
        categories: narrowing.category,
        speakers: match narrowing.speaker {
            SpeakerChoice::Respondent => Speakers::Respondent,
            SpeakerChoice::Interviewer => Speakers::Interviewer,
            SpeakerChoice::All => Speakers::All,
        },
        limit: narrowing.limit.or((!common.json).then_some(SHOWN)),
    };
    let reply = answers::search(&study, query, &options)?;
    let text = text(&reply);
    Ok(Output::new(&reply, text))
}

fn text(reply: &Search) -> String {
    let people = &reply.interviewees;
    let head = format!(
        "{} by {} of {} interviewees searched ({} in the study)",
        plural(reply.passages, "passage"),
        people.matched,
        people.searched,
        people.total
    );
    let rows = reply.by_category.iter().map(|c| {
        vec![
            c.category.clone().unwrap_or_else(|| "No category".to_owned()),
            format!("{} of {}", c.matched, c.interviewees),
            c.passages.to_string(),
        ]
    });
    let counts = table(&["Category", "People", "Passages"], rows.collect(), &[1, 2]);
    let hits: Vec<String> = reply.hits.iter().map(hit).collect();
    let cut = if reply.cut { "\n… more hits; --limit N shows more." } else { "" };
    format!("{head}\n\n{counts}\n\n{}{cut}", hits.join("\n"))
}

fn hit(hit: &SearchHit) -> String {
    let codes = if hit.codes.is_empty() { String::new() } else { format!("  [{}]", hit.codes.join("; ")) };
    format!(
        "{} ¶{}  …{}«{}»{}…{codes}",
        hit.interviewee.as_deref().unwrap_or(&hit.transcript),
        hit.turn,
        flat(&hit.before).trim_start(),
        flat(&hit.text),
        flat(&hit.after).trim_end()
    )
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
