//! Coders, interviewees, categories, attributes, groups and outreach.

use std::path::Path;

use verbatim_model::{Attribute, Category, Consent, Interviewee, IntervieweeId, Outcome};
use verbatim_study::interviewees::{CategoryForm, IntervieweeForm};
use verbatim_study::outreach::OutreachForm;
use verbatim_study::{Study, StudyError};

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

/// Of the study or of one interview; now and then there is none any more.
pub fn set_lead(study: &mut Study, dice: &mut Dice) -> Did {
    let interview =
        dice.pick(&study.interviews()?).map(|interview| interview.id).filter(|_| dice.percent(60));
    let coder = dice.pick(&study.coders()?).map(|coder| coder.id).filter(|_| dice.percent(75));
    Ok(study.set_lead_coder(interview, coder)?.number)
}

const LABELS: &[&str] = &["P-01", "P-02", "P-06", "P-06 b", "Ñ-1"];

fn any_person(study: &Study, dice: &mut Dice) -> Result<Option<Interviewee>, StudyError> {
    Ok(dice.pick(&study.interviewees()?).cloned())
}

fn any_category(study: &Study, dice: &mut Dice) -> Result<Option<Category>, StudyError> {
    Ok(dice.pick(&study.people()?.categories).cloned())
}

fn any_attribute(study: &Study, dice: &mut Dice) -> Result<Option<Attribute>, StudyError> {
    Ok(dice.pick(&study.people()?.attributes).cloned())
}

pub fn put_interviewee(study: &mut Study, dice: &mut Dice) -> Did {
    let known = any_person(study, dice)?.filter(|_| dice.percent(60)).map(|person| person.id);
    let category = any_category(study, dice)?.filter(|_| dice.percent(70)).map(|c| c.id);
    let tied = |dice: &mut Dice| dice.pick(LABELS).filter(|_| dice.percent(40)).map(|l| (*l).to_owned());
    let form = IntervieweeForm {
        label: dice.one(LABELS).to_owned(),
        category,
        attribution: dice.one(&[None, Some("Practitioner"), Some(" ")]).map(str::to_owned),
        consent: dice.one(&[None, Some(Consent::Quote), Some(Consent::Withdrawn)]),
        consent_date: dice.one(&[None, Some("2024-06-01"), Some("June")]).map(str::to_owned),
        consent_source: dice.one(&[None, Some("signed")]).map(str::to_owned),
        embargo_until: dice.one(&[None, Some("2027-01-31")]).map(str::to_owned),
        recommended_by: tied(dice).into_iter().collect(),
        same_organisation_as: tied(dice).into_iter().collect(),
        attributes: [("Years", dice.one(&["3", "many", ""])), (dice.one(&["Shift", "Jurisdiction"]), "day")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
    };
    Ok(study.put_interviewee(known, &form)?.number)
}

pub fn remove_interviewee(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(person) = any_person(study, dice)? else { return Ok(None) };
    Ok(study.remove_interviewee(person.id)?.number)
}

pub fn withdraw_interviewee(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(person) = any_person(study, dice)? else { return Ok(None) };
    Ok(study.withdraw(person.id, dice.percent(50))?.number)
}

pub fn put_category(study: &mut Study, dice: &mut Dice) -> Did {
    let known = any_category(study, dice)?.filter(|_| dice.percent(50)).map(|c| c.id);
    let form = CategoryForm {
        parent: any_category(study, dice)?.filter(|_| dice.percent(50)).map(|c| c.id),
        name: dice.one(&["Advocate", "Expert", "Federal", "Legal"]).to_owned(),
        attribution: dice.one(&[None, Some("Practitioner")]).map(str::to_owned),
    };
    Ok(study.put_category(known, &form)?.number)
}

pub fn move_category(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(category) = any_category(study, dice)? else { return Ok(None) };
    Ok(study.move_category(category.id, dice.below(4))?.number)
}

pub fn remove_category(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(category) = any_category(study, dice)? else { return Ok(None) };
    Ok(study.remove_category(category.id)?.number)
}

pub fn rename_attribute(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(attribute) = any_attribute(study, dice)? else { return Ok(None) };
    Ok(study.rename_attribute(attribute.id, dice.one(&["Years", "Region", "category"]))?.number)
}

pub fn move_attribute(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(attribute) = any_attribute(study, dice)? else { return Ok(None) };
    Ok(study.move_attribute(attribute.id, dice.below(3))?.number)
}

pub fn remove_attribute(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(attribute) = any_attribute(study, dice)? else { return Ok(None) };
    Ok(study.remove_attribute(attribute.id)?.number)
}

pub fn put_outreach(study: &mut Study, dice: &mut Dice) -> Did {
    let known = dice.pick(&study.outreach()?).filter(|_| dice.percent(50)).map(|row| row.id);
    let form = OutreachForm {
        label: dice.one(&["A shelter in the north", "A desk of the county", ""]).to_owned(),
        category: any_category(study, dice)?.filter(|_| dice.percent(50)).map(|c| c.id),
        approached: dice.one(&[None, Some("2024-05-02"), Some("May")]).map(str::to_owned),
        found: dice.one(&[None, Some("named by P-02")]).map(str::to_owned),
        outcome: dice.one(Outcome::ALL),
        interviewee: any_person(study, dice)?.filter(|_| dice.percent(40)).map(|person| person.id),
    };
    Ok(study.put_outreach(known, &form)?.number)
}

pub fn remove_outreach(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(row) = dice.pick(&study.outreach()?).cloned() else { return Ok(None) };
    Ok(study.remove_outreach(row.id)?.number)
}
