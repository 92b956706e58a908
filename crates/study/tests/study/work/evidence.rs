//! What is agreed on before counting, and what is known of codes beside their passages.

use verbatim_model::AskedState;
use verbatim_study::Study;
use verbatim_study::analysis::{CodeOrigin, Illustrative, Recurrence};

use super::{Dice, Did};

pub fn mark_asked(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = dice.pick(study.codebook()?.codes()).map(|code| code.id) else { return Ok(None) };
    let people = study.interviewees()?;
    let chosen: Vec<_> = people.iter().filter(|_| dice.percent(50)).map(|person| person.id).collect();
    let state = dice.one(&[None, Some(AskedState::Asked), Some(AskedState::NotAsked)]);
    Ok(study.set_asked(&chosen, code, state)?.number)
}

pub fn set_recurrence(study: &mut Study, dice: &mut Dice) -> Did {
    let rule = Recurrence { people: 2, groups: dice.one(&[1, 2]), categories: dice.one(&[1, 2]) };
    Ok(study.set_recurrence(rule)?.number)
}

pub fn set_quantifiers(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.set_quantifiers(20, dice.one(&[30, 40]), 60)?.number)
}

pub fn keep_voice(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = dice.pick(study.codebook()?.codes()).map(|code| code.id) else { return Ok(None) };
    let person = dice.pick(&study.interviewees()?).map(|person| person.id).filter(|_| dice.percent(60));
    Ok(study.set_illustrative(Illustrative { code, person }, dice.percent(70))?.number)
}

pub fn set_origin(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = dice.pick(study.codebook()?.codes()).map(|code| code.id) else { return Ok(None) };
    let origin = dice.one(&[None, Some(CodeOrigin::ReadyMade), Some(CodeOrigin::DuringAnalysis)]);
    Ok(study.set_code_origin(&[code], origin)?.number)
}
