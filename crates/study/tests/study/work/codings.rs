//! Codings by hand and from files.

use std::path::PathBuf;

use verbatim_model::{Basis, CodingId, Prompting, Stance, Transcript};
use verbatim_study::codings::{CodingRow, CodingsFile, Marks, NewCoding, SeenPassage};
use verbatim_study::{Silent, Study, StudyError};

use super::{Dice, Did};

/// A passage. Starts are few, so that the same passage comes again and passages overlap.
fn passage(transcript: &Transcript, dice: &mut Dice) -> (u32, u32) {
    let start = dice.below_u32(transcript.length.div_ceil(9)) * 9;
    (start, start + dice.one(&[1, 4, 9, 30, 90]))
}

fn any(study: &Study, dice: &mut Dice) -> Result<Option<CodingRow>, StudyError> {
    Ok(dice.pick(&study.codings(&Default::default())?).cloned())
}

pub fn add(study: &mut Study, dice: &mut Dice) -> Did {
    let transcript = dice.pick(&study.transcripts()?).cloned();
    let code = dice.pick(study.codebook()?.codes()).map(|c| c.id);
    let (Some(transcript), Some(code)) = (transcript, code) else { return Ok(None) };
    let (start, end) = passage(&transcript, dice);
    let new = NewCoding {
        memo: dice.percent(25).then(|| "Said twice, with a pause.".to_owned()),
        stance: dice.one(&[None, None, Some(Stance::Supports), Some(Stance::Contradicts)]),
        basis: dice.one(&[None, Some(Basis::Witnessed)]),
        prompting: dice.one(&[None, Some(Prompting::Volunteered)]),
        ..NewCoding::plain(transcript.id, start, end, code)
    };
    Ok(study.add_coding(new)?.number)
}

pub fn resize(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(row) = any(study, dice)? else { return Ok(None) };
    let transcript = study.transcript(row.coding.transcript)?;
    let (start, end) = passage(&transcript, dice);
    Ok(study.resize_coding(row.coding.id, start, end, None)?.number)
}

fn marks(dice: &mut Dice) -> Marks {
    Marks {
        stance: dice.one(&[None, Some(None), Some(Some(Stance::Qualifies))]),
        basis: dice.one(&[None, Some(None), Some(Some(Basis::Told))]),
        prompting: dice.one(&[None, Some(Some(Prompting::Prompted))]),
        quotable: dice.one(&[None, Some(true), Some(false)]),
        off_record: dice.one(&[None, Some(true)]),
        approved: dice.one(&[None, Some(None), Some(Some("2026-01-05"))]).map(|on| on.map(str::to_owned)),
    }
}

pub fn mark(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(row) = any(study, dice)? else { return Ok(None) };
    Ok(study.mark_codings(&[row.coding.id], &marks(dice))?.number)
}

pub fn remove(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(row) = any(study, dice)? else { return Ok(None) };
    Ok(study.remove_codings(&[row.coding.id])?.number)
}

/// Several codings of the one who is coding, now and then one of somebody else among them.
fn several(study: &Study, dice: &mut Dice) -> Result<Vec<CodingId>, StudyError> {
    let me = study.coder().map(|c| c.id);
    let mut rows = study.codings(&Default::default())?;
    rows.retain(|row| Some(row.coding.coder) == me || dice.percent(3));
    rows.retain(|_| dice.percent(60));
    Ok(rows.into_iter().map(|row| row.coding.id).collect())
}

pub fn mark_several(study: &mut Study, dice: &mut Dice) -> Did {
    let codings = several(study, dice)?;
    Ok(study.mark_codings(&codings, &marks(dice))?.number)
}

pub fn remove_several(study: &mut Study, dice: &mut Dice) -> Did {
    let codings = several(study, dice)?;
    Ok(study.remove_codings(&codings)?.number)
}

pub fn recode(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = dice.pick(study.codebook()?.codes()).map(|c| c.id) else { return Ok(None) };
    let codings = several(study, dice)?;
    Ok(study.recode_codings(&codings, code)?.number)
}

pub fn split(study: &mut Study, dice: &mut Dice) -> Did {
    let parent = dice.pick(study.codebook()?.codes()).map(|c| c.id).filter(|_| dice.percent(70));
    let (codings, at) = (several(study, dice)?, dice.one(&[None, Some(0), Some(9)]));
    Ok(study.split_codings(&codings, parent, dice.one(&["Harm", "At night", "Delay", "a > b"]), at)?.number)
}

pub fn add_with_new_code(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = dice.pick(&study.transcripts()?).cloned() else { return Ok(None) };
    let parent = dice.pick(study.codebook()?.codes()).map(|c| c.id).filter(|_| dice.percent(60));
    let (start, end) = passage(&transcript, dice);
    let at = SeenPassage { transcript: transcript.id, start, end, seen: None };
    let name = dice.one(&["Harm", "trust", "At the door", "a > b"]);
    Ok(study.add_coding_with_new_code(at, parent, name)?.number)
}

pub fn import_by_offset(study: &mut Study, dice: &mut Dice) -> Did {
    let (transcripts, book) = (study.transcripts()?, study.codebook()?);
    let mut csv = "file,start,end,code,memo,stance\n".to_owned();
    for _ in 0..1 + dice.below(4) {
        let Some(transcript) = dice.pick(&transcripts) else { continue };
        let (start, end) = passage(transcript, dice);
        let code =
            if book.is_empty() { "Nothing".into() } else { book.path(dice.below(book.len())).to_string() };
        let (memo, stance) = (dice.one(&["", "From the first reading"]), dice.one(&["", "supports"]));
        csv += &format!("{},{start},{end},{code},{memo},{stance}\n", transcript.file_name);
    }
    let file = CodingsFile { path: PathBuf::from("codings.csv"), bytes: csv.into_bytes() };
    Ok(study.import_codings(&[file], &Silent)?.number)
}

pub fn import_by_quotation(study: &mut Study, dice: &mut Dice) -> Did {
    let (transcripts, book) = (study.transcripts()?, study.codebook()?);
    let mut lines = String::new();
    for _ in 0..1 + dice.below(4) {
        let Some(transcript) = dice.pick(&transcripts) else { continue };
        let code =
            if book.is_empty() { "Nothing".into() } else { book.path(dice.below(book.len())).to_string() };
        let quote =
            dice.one(&["We waited", "e\u{301}xplained", "👩‍🏫, five", "They came at dawn", "never said"]);
        let occurrence = 1 + dice.below(2);
        lines += &format!(
            "{{\"file\":{:?},\"quote\":\"{quote}\",\"occurrence\":{occurrence},\"codes\":[{code:?}]}}\n",
            transcript.file_name
        );
    }
    let file = CodingsFile { path: PathBuf::from("codings.jsonl"), bytes: lines.into_bytes() };
    Ok(study.import_codings(&[file], &Silent)?.number)
}
