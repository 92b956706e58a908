//! Coders, interviewees and groups.

use std::path::Path;

use verbatim_model::IntervieweeId;
use verbatim_study::Study;

use super::{CODERS, Dice, Did};

pub fn add_coder(study: &mut Study, dice: &mut Dice) -> Did {
    Ok(study.add_coder(&format!("Coder {}", dice.below(4)))?.number)
}

/// Choosing somebody new adds them, which is an action; the number is not answered.
pub fn choose_coder(study: &mut Study, dice: &mut Dice) -> Did {
    let added = study.choose_coder(dice.one(CODERS))?;
    Ok(if added { study.history(1)?.first().map(|step| step.action.number) } else { None })
}

/// Two to five people, of whom something else is known each time.
pub fn import(study: &mut Study, dice: &mut Dice) -> Did {
    let mut csv = "id,category,subcategory,attribution,category_attribution,consent,embargo_until,\
        recommended_by,same_organisation_as,group,interview_date,mode,Jurisdiction,Years\n"
        .to_owned();
    for n in 0..2 + dice.below(4) {
        let id = format!("P-0{}", n + 1);
        let category =
            dice.one(&["Advocate,Survivor", "Advocate,Legal", "Law enforcement,Federal", ",", "Prosecutor,"]);
        let consent = dice.one(&["quote", "named", "paraphrase", ""]);
        let embargo = dice.one(&["", "2027-01-31"]);
        let (by, same) = (dice.one(&["", "P-01", "P-03"]), dice.one(&["", "P-02"]));
        let group = dice.one(&["", "First wave", "Second wave"]);
        let date = dice.one(&["", "2024-06-16", "2024-07-02"]);
        let (years, where_) = (dice.one(&["3", "12", "many"]), dice.one(&["", "Gävle", "São Tomé"]));
        csv += &format!(
            "{id},{category},Practitioner,Practitioner,{consent},{embargo},{by},{same},{group},{date},phone,{where_},{years}\n"
        );
    }
    Ok(study.import_interviewees(Path::new("people.csv"), csv.as_bytes())?.number)
}

pub fn set_group(study: &mut Study, dice: &mut Dice) -> Did {
    let people = study.interviewees()?;
    let members: Vec<IntervieweeId> =
        people.iter().filter(|_| dice.percent(50)).map(|person| person.id).collect();
    Ok(study.set_group(dice.one(&["First wave", "Told us twice"]), &members)?.number)
}
