//! Attributes of codings and their values.

use verbatim_model::{CodingAttribute, CodingId};
use verbatim_study::Study;
use verbatim_study::codings::CodingAttributeForm;

use super::{Dice, Did};

/// One attribute, so that there is something to set.
pub fn begin(study: &mut Study) {
    let form = CodingAttributeForm { name: "Operation".to_owned(), choices: Vec::new() };
    study.define_coding_attribute(&form).unwrap();
}

pub fn define(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.define_coding_attribute(&form(dice))?.number)
}

pub fn change(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(attribute) = any(study, dice) else { return Ok(None) };
    Ok(study.change_coding_attribute(attribute.id, &form(dice))?.number)
}

pub fn remove(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(attribute) = any(study, dice) else { return Ok(None) };
    Ok(study.remove_coding_attribute(attribute.id)?.number)
}

pub fn set(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(attribute) = any(study, dice) else { return Ok(None) };
    let me = study.coder().map(|coder| coder.id);
    let codings = study.codings(&Default::default())?.into_iter().map(|row| row.coding);
    let own = codings.filter(|coding| Some(coding.coder) == me);
    let chosen: Vec<CodingId> = own.filter(|_| dice.percent(50)).map(|coding| coding.id).collect();
    let value =
        dice.one(&[Some("Northside"), Some("riverbank"), Some("Riverbank"), Some("before 2010"), None]);
    Ok(study.set_coding_value(&chosen, attribute.id, value)?.number)
}

const NAMES: &[&str] = &["Operation", "Period", "Agency spoken of", "Jurisdiction", "category"];

fn form(dice: &mut Dice) -> CodingAttributeForm {
    let choices: &[&str] = dice.one(&[&[][..], &["Northside", "Riverbank", "northside"], &["Mill"]]);
    CodingAttributeForm {
        name: dice.one(NAMES).to_owned(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    }
}

fn any(study: &Study, dice: &mut Dice) -> Option<CodingAttribute> {
    let all: Vec<_> = study.coding_attributes().ok()?.into_iter().map(|row| row.attribute).collect();
    dice.pick(&all).cloned()
}
