//! Views that are kept by name.

use verbatim_model::{SavedView, ViewKind};
use verbatim_study::Study;
use verbatim_study::views::ViewForm;

use super::{Dice, Did};

pub fn save(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.save_view(&form(dice))?.number)
}

pub fn replace(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(view) = any(study, dice) else { return Ok(None) };
    let form = ViewForm { name: view.name, ..form(dice) };
    Ok(study.replace_view(view.id, &form)?.number)
}

pub fn rename(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(view) = any(study, dice) else { return Ok(None) };
    Ok(study.rename_view(view.id, dice.one(NAMES))?.number)
}

pub fn remove(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(view) = any(study, dice) else { return Ok(None) };
    Ok(study.remove_view(view.id)?.number)
}

const NAMES: &[&str] = &["Who waited", "By jurisdiction", "For the methods section", " "];

fn form(dice: &mut Dice) -> ViewForm {
    ViewForm {
        name: dice.one(NAMES).to_owned(),
        kind: dice.one(ViewKind::ALL),
        settings: dice.one(&["{}", r#"{"columns":["category"],"measure":"share"}"#, "no JSON"]).to_owned(),
    }
}

fn any(study: &Study, dice: &mut Dice) -> Option<SavedView> {
    dice.pick(&study.saved_views().ok()?).cloned()
}
