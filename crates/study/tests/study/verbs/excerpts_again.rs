//! Exports that can be asked for again, and who steps up with a rare label.

use verbatim_model::{Purpose, Stance};
use verbatim_study::exports::{
    Destination, ExcerptFilter, ExcerptForm, ExcerptOrder, ExcerptsAgain, ExcerptsLayout, ExcerptsPublication,
};
use verbatim_study::{Silent, Study};

use super::excerpts_published::{effect, publish, study};

/// What of what left can be asked for again, oldest first.
fn asked_again(study: &Study) -> Vec<ExcerptsAgain> {
    let records = study.export_records().unwrap();
    records.iter().filter_map(|record| study.excerpts_again(record).unwrap()).collect()
}

#[test]
fn what_left_for_the_team_can_be_asked_for_again_also_where_something_is_gone() {
    let mut study = study();
    let (raids, other) = (study.find_code("Raids").unwrap().id, study.add("Courts"));
    let filter = ExcerptFilter {
        codes: vec![raids, other],
        categories: vec!["Advocates > Survivor".to_owned()],
        interviewees: vec![study.find_interviewee("AD-1").unwrap().id],
        coder: Some(study.coder().unwrap().id),
        stances: vec![Stance::Supports, Stance::Qualifies],
        quotable: true,
        found_by: Vec::new(),
    };
    let layout = ExcerptsLayout {
        order: ExcerptOrder::Interview,
        context: true,
        turns: false,
        memos: true,
        counts: false,
    };
    study.export_excerpts_book(&filter, layout, ExcerptForm::Tsv, Destination::Clipboard, &Silent).unwrap();
    let again = asked_again(&study).remove(0);
    assert_eq!((again.purpose, again.form.as_str(), again.layout), (Purpose::Team, "tsv", layout));
    assert_eq!(again.filter, filter);
    assert_eq!(again.categories, [study.find_category("Advocates > Survivor").unwrap().id]);
    assert!(!again.gone);
    study.delete_codes(&[other]).unwrap();
    let again = asked_again(&study).remove(0);
    assert!(again.gone, "and it is not taken for an export of fewer codes, or of all");
    assert_eq!(again.filter.codes, [raids, other]);
}

#[test]
fn a_publication_is_asked_for_again_with_its_partners_and_a_report_is_not() {
    let mut study = study();
    let asked = ExcerptsPublication { link: true, ..ExcerptsPublication::default() };
    publish(&mut study, &asked).unwrap();
    let again = asked_again(&study);
    let first = &again[0];
    assert_eq!((first.purpose, first.link, first.partners.len()), (Purpose::Publication, true, 0));
    let partners = vec!["Survivor advocate".to_owned()];
    publish(&mut study, &ExcerptsPublication { partners: partners.clone(), ..asked }).unwrap();
    assert_eq!(asked_again(&study)[1].partners, partners);
}

#[test]
fn another_partner_is_offered_until_a_publication_has_said_who_steps_up() {
    let mut study = study();
    // Three nonprofit advocates step up with the one of health; four survivors could in their place.
    study.people(
        "id,category,subcategory,attribution,consent\n\
         AD-6,Advocates,Nonprofit,Nonprofit advocate,quote\n\
         AD-7,Advocates,Nonprofit,Nonprofit advocate,quote\n\
         AD-8,Advocates,Nonprofit,Nonprofit advocate,quote\n",
    );
    let code = study.find_code("Raids").unwrap().id;
    for label in ["AD-6", "AD-7", "AD-8"] {
        study.coded(&format!("{label}.txt"), &format!("Respondent: ⟦the ward of {label} was full⟧.\n"), code);
    }
    let offered = effect(&study).partners;
    let [offer] = offered.as_slice() else { panic!("{offered:?}") };
    assert_eq!((offer.label.as_str(), offer.category.as_str()), ("Survivor advocate", "Advocates"));
    let partners = vec![offer.label.clone()];
    let said = |partners: &[String]| -> Vec<String> {
        let all = study.attributions(partners).unwrap().0.into_iter().map(|one| one.label);
        let mut all: Vec<String> = all.collect();
        all.dedup();
        all
    };
    assert_eq!(said(&[]), ["Survivor advocate", "Advocate", "Local officer", "Advocate"]);
    assert_eq!(said(&partners), ["Advocate", "Local officer", "Nonprofit advocate"]);
    publish(&mut study, &ExcerptsPublication { partners, ..ExcerptsPublication::default() }).unwrap();
    assert!(effect(&study).partners.is_empty(), "what was published holds");
}
