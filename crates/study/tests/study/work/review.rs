//! The review of codings.

use verbatim_model::ReviewKind;
use verbatim_study::Study;

use super::{Dice, Did};

pub fn add_note(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(row) = dice.pick(&study.codings(&Default::default())?).cloned() else { return Ok(None) };
    let kind = dice.one(ReviewKind::ALL);
    let text = dice.one(&["", "Is this waiting, or delay?", "As it is — ça va."]);
    Ok(study.add_review_note(row.coding.id, kind, text)?.number)
}

pub fn rename_study(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.rename(dice.one(&["Operations", "Visits", "Visits, second wave", " "]))?.number)
}
