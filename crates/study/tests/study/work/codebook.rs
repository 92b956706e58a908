//! The codebook. Names are few, so that twins meet.

use std::path::Path;

use verbatim_model::{CodeId, CodePath, ColourSlot};
use verbatim_study::Study;
use verbatim_study::codebook::TextField;

use super::{Dice, Did};

const NAMES: &[&str] = &["Harm", "Trust", "Äußeres"];

fn path(dice: &mut Dice) -> CodePath {
    CodePath((0..1 + dice.below(5)).map(|_| dice.one(NAMES).to_owned()).collect())
}

fn any(study: &Study, dice: &mut Dice) -> Result<Option<CodeId>, verbatim_study::StudyError> {
    Ok(dice.pick(study.codebook()?.codes()).map(|code| code.id))
}

/// Some codes, of which one may stand below another and one may come twice.
fn some(study: &Study, dice: &mut Dice) -> Result<Vec<CodeId>, verbatim_study::StudyError> {
    let book = study.codebook()?;
    Ok((0..1 + dice.below(4)).filter_map(|_| dice.pick(book.codes())).map(|code| code.id).collect())
}

pub fn add(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.add_code(&path(dice))?.number)
}

pub fn add_below(study: &mut Study, dice: &mut Dice) -> Did {
    let parent = any(study, dice)?.filter(|_| dice.percent(70));
    let at = dice.one(&[None, Some(0), Some(1), Some(9)]);
    Ok(study.add_code_below(parent, dice.one(&["Harm", "harm", "Trust", "Delay", " "]), at)?.number)
}

pub fn import(study: &mut Study, dice: &mut Dice) -> Did {
    let mut csv = "path,color,statement,definition,include,exclude,example\n".to_owned();
    for _ in 0..1 + dice.below(4) {
        let path = path(dice);
        let statement = dice.one(&["", "Raids find few victims.", "Trust comes late."]);
        let colour = dice.one(&["", "#2F6F9F", "#00f", "blue"]);
        csv += &format!("{path},{colour},{statement},What it means,,,An example {}\n", dice.below(3));
    }
    Ok(study.import_codebook(Path::new("codes.csv"), csv.as_bytes())?.number)
}

pub fn rename(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = any(study, dice)? else { return Ok(None) };
    Ok(study.rename_code(code, dice.one(&["Harm", "Trust", "Raids", "Delay", "a > b"]))?.number)
}

pub fn move_(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = any(study, dice)? else { return Ok(None) };
    let parent = any(study, dice)?.filter(|_| dice.percent(70));
    let before = any(study, dice)?.filter(|_| dice.percent(50));
    Ok(study.move_code(code, parent, before)?.number)
}

pub fn move_several(study: &mut Study, dice: &mut Dice) -> Did {
    let codes = some(study, dice)?;
    let parent = any(study, dice)?.filter(|_| dice.percent(60));
    Ok(study.move_codes(&codes, parent, dice.one(&[None, Some(0), Some(1), Some(9)]))?.number)
}

pub fn merge_several(study: &mut Study, dice: &mut Dice) -> Did {
    let codes = some(study, dice)?;
    let Some(into) = any(study, dice)? else { return Ok(None) };
    Ok(study.merge_codes(&codes, into)?.number)
}

pub fn delete_several(study: &mut Study, dice: &mut Dice) -> Did {
    let codes = some(study, dice)?;
    Ok(study.delete_codes(&codes)?.number)
}

pub fn recolour_theme(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = any(study, dice)? else { return Ok(None) };
    Ok(study.recolour_theme(code, ColourSlot::new(dice.one(&[1, 7, 14])))?.number)
}

pub fn merge(study: &mut Study, dice: &mut Dice) -> Did {
    let book = study.codebook()?;
    if book.is_empty() {
        return Ok(None);
    }
    let from = dice.below(book.len());
    // Half of the time into one above, where namesakes on the way meet each other.
    let above: Vec<usize> = book.upwards(from).skip(1).collect();
    let into = dice.pick(&above).copied().filter(|_| dice.percent(50)).unwrap_or(dice.below(book.len()));
    let (from, into) = (book.codes()[from].id, book.codes()[into].id);
    Ok(study.merge_code(from, into)?.number)
}

pub fn recolour(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = any(study, dice)? else { return Ok(None) };
    Ok(study.recolour_code(code, dice.one(&["#ff0000", "#0a8", "green"]))?.number)
}

pub fn describe(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = any(study, dice)? else { return Ok(None) };
    let text = dice.one(&["", "Operations identify few people.", "Trust comes late."]).to_owned();
    let field = dice.one(&[TextField::Statement, TextField::Definition, TextField::Example]);
    Ok(study.describe_code(code, &[(field, text)])?.number)
}

pub fn delete(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = any(study, dice)? else { return Ok(None) };
    Ok(study.delete_code(code)?.number)
}
