//! Names make way for aliases, places are kept, and transcripts are confirmed. The key file is open.

use std::path::PathBuf;

use verbatim_model::{Alias, AliasId, IdentifierKind, TeamPattern, TeamPatternId, Transcript};
use verbatim_study::deidentification::{
    AliasChoice, Applying, KeptPlace, LabelReplacement, NewAlias, Replacement, ReplacementsFile,
};
use verbatim_study::{Silent, Study, StudyError};
use verbatim_testkit::open_keys;
use verbatim_text::Span;

use super::{Dice, Did};

const WORDS: &[&str] =
    &["colleague", "colleague", "neighbour", "town", "[street]", "a city in the north", " "];

fn any_transcript(study: &Study, dice: &mut Dice) -> Result<Option<Transcript>, StudyError> {
    Ok(dice.pick(&study.transcripts()?).cloned())
}

fn any_alias(study: &Study, dice: &mut Dice) -> Result<Option<Alias>, StudyError> {
    Ok(dice.pick(&study.aliases()?).map(|used| used.alias.clone()))
}

/// A short stretch anywhere, so that it cuts turns, labels and aliases now and then.
fn stretch(transcript: &Transcript, dice: &mut Dice) -> Span {
    let start = dice.below_u32(transcript.length);
    Span::new(start, start + dice.one(&[1, 2, 4, 7, 12])).unwrap()
}

fn new_alias(study: &Study, dice: &mut Dice) -> Result<NewAlias, StudyError> {
    let text = dice.one(WORDS).to_owned();
    let interviewee = dice.pick(&study.interviewees()?).filter(|_| dice.percent(20)).map(|p| p.id);
    Ok(NewAlias { kind: dice.one(IdentifierKind::ALL), general: text.starts_with('a'), text, interviewee })
}

fn choice(study: &Study, dice: &mut Dice) -> Result<AliasChoice, StudyError> {
    match any_alias(study, dice)?.filter(|_| dice.percent(50)) {
        Some(alias) => Ok(AliasChoice::There(alias.id)),
        None => Ok(AliasChoice::New(new_alias(study, dice)?)),
    }
}

/// Something to find for every verb here: aliases, one of which stands nowhere, a kept place, a
/// pattern, and a transcript that Theo has confirmed.
pub fn begin(study: &mut Study) {
    open_keys(study);
    let id = study.find_transcript("P-01.txt").unwrap().id;
    let csv = "quote,replacement\ndawn,[hour 1]\nfive,[number of people]\n".into();
    let file = ReplacementsFile { path: PathBuf::from("P-01.csv"), bytes: csv };
    study.apply_replacements(&[file], &Applying::default(), &Silent).unwrap();
    let (kind, text) = (IdentifierKind::Person, "neighbour".to_owned());
    study.add_alias(&NewAlias { kind, text, general: false, interviewee: None }, &[]).unwrap();
    let kept = KeptPlace { transcript: id, span: Span::new(3, 9).unwrap(), kind, seen: None };
    study.keep_mentions(&[kept]).unwrap();
    let (name, pattern) = ("bed number".to_owned(), "bed \\d+".to_owned());
    study.put_team_pattern(&TeamPattern { id: TeamPatternId::new(), name, pattern, kind }).unwrap();
    study.choose_coder("Theo").unwrap();
    study.confirm_deidentified(&[id]).unwrap();
    study.choose_coder("Ines").unwrap();
}

pub fn redact(study: &mut Study, dice: &mut Dice) -> Did {
    open_keys(study);
    let mut places = Vec::new();
    for _ in 0..1 + dice.below(4) {
        let Some(transcript) = any_transcript(study, dice)? else { return Ok(None) };
        // Now and then another alias where one stands.
        let there = study.alias_places(transcript.id)?;
        let there = dice.pick(&there).filter(|_| dice.percent(25)).map(|place| place.span);
        let span = there.unwrap_or_else(|| stretch(&transcript, dice));
        let alias = choice(study, dice)?;
        places.push(Replacement { transcript: transcript.id, span, seen: None, alias });
    }
    Ok(study.redact(&places, &[])?.number)
}

pub fn redact_label(study: &mut Study, dice: &mut Dice) -> Did {
    open_keys(study);
    let Some(speaker) = dice.pick(&study.speakers()?).cloned() else { return Ok(None) };
    let alias = choice(study, dice)?;
    let label = LabelReplacement { transcript: speaker.transcript, speaker: speaker.number, alias };
    Ok(study.redact(&[], &[label])?.number)
}

pub fn apply_file(study: &mut Study, dice: &mut Dice) -> Did {
    open_keys(study);
    let mut csv = "transcript,quote,occurrence,replacement,kind\n".to_owned();
    for _ in 0..1 + dice.below(5) {
        let Some(transcript) = any_transcript(study, dice)? else { return Ok(None) };
        let quote = dice.one(&["We waited", "dawn", "They", "Nobody", "Ana", "P-01", "mill"]);
        let replacement = dice.one(&["[person 1]", "[person 2]", "detail of person 1", "[a day]", "town 1"]);
        let kind = dice.one(&["person", "other", ""]);
        csv += &format!("{},{quote},{},{replacement},{kind}\n", transcript.file_name, 1 + dice.below(2));
    }
    let file = ReplacementsFile { path: PathBuf::from("names.csv"), bytes: csv.into_bytes() };
    let applying = Applying { shared: dice.percent(40), only: Vec::new() };
    Ok(study.apply_replacements(&[file], &applying, &Silent)?.number)
}

pub fn add_alias(study: &mut Study, dice: &mut Dice) -> Did {
    open_keys(study);
    let new = new_alias(study, dice)?;
    Ok(study.add_alias(&new, &["Ana".to_owned()])?.number)
}

pub fn change_alias(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(alias) = any_alias(study, dice)? else { return Ok(None) };
    let text =
        dice.one(&["survivor 1", "survivor 2", "a person met on the way, later", "x", "[]"]).to_owned();
    let text = if dice.percent(70) { text } else { alias.text.clone() };
    let interviewee = dice.pick(&study.interviewees()?).filter(|_| dice.percent(50)).map(|p| p.id);
    Ok(study.change_alias(&Alias { text, interviewee, ..alias })?.number)
}

pub fn merge_aliases(study: &mut Study, dice: &mut Dice) -> Did {
    open_keys(study);
    let all: Vec<AliasId> = study.aliases()?.into_iter().map(|used| used.alias.id).collect();
    let Some(into) = dice.pick(&all).copied() else { return Ok(None) };
    let gone: Vec<AliasId> = (0..1 + dice.below(2)).filter_map(|_| dice.pick(&all)).copied().collect();
    Ok(study.merge_aliases(&gone, into)?.number)
}

pub fn remove_alias(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(alias) = any_alias(study, dice)? else { return Ok(None) };
    Ok(study.remove_alias(alias.id)?.number)
}

pub fn keep(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = any_transcript(study, dice)? else { return Ok(None) };
    let places: Vec<_> = (0..1 + dice.below(3))
        .map(|_| KeptPlace {
            transcript: transcript.id,
            span: stretch(&transcript, dice),
            kind: dice.one(IdentifierKind::ALL),
            seen: None,
        })
        .collect();
    Ok(study.keep_mentions(&places)?.number)
}

pub fn forget_kept(study: &mut Study, dice: &mut Dice) -> Did {
    for transcript in study.transcripts()? {
        if let Some(place) = dice.pick(&study.kept_mentions(transcript.id)?) {
            return Ok(study.forget_kept(transcript.id, place.id)?.number);
        }
    }
    Ok(None)
}

pub fn change_keep_list(study: &mut Study, dice: &mut Dice) -> Did {
    let there = study.keep_list()?;
    match dice.pick(&there).filter(|_| dice.percent(30)) {
        Some(entry) => Ok(study.remove_keep_entry(entry.id)?.number),
        None => Ok(study
            .add_keep_entry(dice.one(&["the valley law", "Operation Daylight", ""]), "known to all")?
            .number),
    }
}

pub fn put_pattern(study: &mut Study, dice: &mut Dice) -> Did {
    let there = study.team_patterns()?;
    let known = dice.pick(&there).filter(|_| dice.percent(50)).map(|pattern| pattern.id);
    let (name, pattern) = dice.one(&[("bed number", "bed \\d+"), ("badge", "[A-Z]-\\d{3}"), ("broken", "(")]);
    let (id, kind) = (known.unwrap_or_else(TeamPatternId::new), IdentifierKind::Pattern);
    let pattern = TeamPattern { id, name: name.to_owned(), pattern: pattern.to_owned(), kind };
    Ok(study.put_team_pattern(&pattern)?.number)
}

pub fn remove_pattern(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(pattern) = dice.pick(&study.team_patterns()?).cloned() else { return Ok(None) };
    Ok(study.remove_team_pattern(pattern.id)?.number)
}

pub fn confirm(study: &mut Study, dice: &mut Dice) -> Did {
    open_keys(study);
    let ids: Vec<_> = study.transcripts()?.into_iter().filter(|_| dice.percent(50)).map(|t| t.id).collect();
    Ok(study.confirm_deidentified(&ids)?.number)
}

pub fn read(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = any_transcript(study, dice)? else { return Ok(None) };
    Ok(study.confirm_read(transcript.id)?.number)
}

pub fn reopen(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = any_transcript(study, dice)? else { return Ok(None) };
    Ok(study.reopen_transcript(transcript.id)?.number)
}

pub fn allow_leak(study: &mut Study, dice: &mut Dice) -> Did {
    let reason = dice.one(&["a name of the study itself", ""]);
    Ok(study.allow_leak("study", None, Span::new(0, 1 + dice.below_u32(4)).unwrap(), reason)?.number)
}
