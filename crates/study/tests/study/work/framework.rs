//! Summaries of the framework matrix.

use verbatim_study::Study;

use super::{Dice, Did};

pub fn write(study: &mut Study, dice: &mut Dice) -> Did {
    let person = dice.pick(&study.interviewees()?).map(|person| person.id);
    let code = dice.pick(study.codebook()?.codes()).map(|code| code.id);
    let (Some(person), Some(code)) = (person, code) else { return Ok(None) };
    let text = dice.one(&["Waited and was told nothing.", "Speaks of it twice — ça va.", "", " "]);
    Ok(study.write_summary(person, code, text)?.number)
}
