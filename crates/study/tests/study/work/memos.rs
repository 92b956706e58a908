//! Memos on anything.

use verbatim_model::MemoTarget;
use verbatim_study::Study;

use super::{Dice, Did};

pub fn add(study: &mut Study, dice: &mut Dice) -> Did {
    let target = match dice.below(5) {
        0 => dice.pick(&study.interviews()?).map(|i| MemoTarget::Interview(i.id)),
        1 => dice.pick(&study.interviewees()?).map(|p| MemoTarget::Interviewee(p.id)),
        2 => dice.pick(study.codebook()?.codes()).map(|c| MemoTarget::Code(c.id)),
        3 => {
            let codings = study.codings(&Default::default())?;
            dice.pick(&codings).map(|row| MemoTarget::Coding(row.coding.id))
        }
        _ => None,
    };
    let text = format!("Compare with the winter interviews, point {}.", dice.below(100));
    Ok(study.add_memo(target.unwrap_or(MemoTarget::Study), &text)?.number)
}

pub fn change(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(memo) = dice.pick(&study.memos()?).cloned() else { return Ok(None) };
    let text = if dice.percent(20) { memo.text } else { format!("{} Checked — ça va 👍.", memo.text) };
    Ok(study.change_memo(memo.id, &text)?.number)
}

pub fn remove(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(memo) = dice.pick(&study.memos()?).cloned() else { return Ok(None) };
    Ok(study.remove_memo(memo.id)?.number)
}
