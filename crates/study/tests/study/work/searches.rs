//! Searches that are kept by name, how texts are searched, and coding what was found.

use verbatim_model::{SavedSearch, SearchedCoders, SearchedSpeakers, TextLanguage};
use verbatim_study::Study;
use verbatim_study::searches::{HitChoice, HitUnit, SearchForm, SearchOptions};

use super::{CODERS, Dice, Did};

const NAMES: &[&str] = &["Who waited", "Doors at night", "Nobody came back", " "];
const QUERIES: &[&str] = &["wait*", "door OR night", "\"at the\"", "is:coded police", "code:Nowhere"];

pub fn save(study: &mut Study, dice: &mut Dice) -> Did {
    let coders = match dice.below(3) {
        0 => study.coders()?.into_iter().find(|coder| coder.name == dice.one(CODERS)),
        _ => None,
    };
    let form = SearchForm {
        name: dice.one(NAMES).to_owned(),
        query: dice.one(QUERIES).to_owned(),
        regex: false,
        speakers: dice.one(&[SearchedSpeakers::Respondent, SearchedSpeakers::All]),
        coders: coders.map_or(SearchedCoders::Record, |coder| SearchedCoders::One(coder.id)),
    };
    Ok(study.save_search(&form)?.number)
}

pub fn rename(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(search) = any(study, dice) else { return Ok(None) };
    Ok(study.rename_search(search.id, dice.one(NAMES))?.number)
}

pub fn forget(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(search) = any(study, dice) else { return Ok(None) };
    Ok(study.forget_search(search.id)?.number)
}

pub fn leave_raw_out(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.leave_raw_out_of_searches(dice.percent(50))?.number)
}

pub fn set_language(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = dice.pick(&study.transcripts()?).cloned() else { return Ok(None) };
    let language = dice.one(&[None, Some(TextLanguage::Spanish), Some(TextLanguage::English)]);
    Ok(study.set_language(transcript.id, language)?.number)
}

pub fn code_hits(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(code) = dice.pick(study.codebook()?.codes()).map(|code| code.id) else { return Ok(None) };
    let options = SearchOptions::default();
    let unit = dice.one(&[HitUnit::Hit, HitUnit::Sentence, HitUnit::Turn, HitUnit::Answer]);
    let choice = HitChoice { query: dice.one(QUERIES), options: &options, chosen: None, unit };
    Ok(study.code_hits(&choice, code)?.1.number)
}

fn any(study: &Study, dice: &mut Dice) -> Option<SavedSearch> {
    dice.pick(&study.saved_searches().ok()?).map(|row| row.search.clone())
}
