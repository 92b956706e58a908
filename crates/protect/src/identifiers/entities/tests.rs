#![expect(clippy::unwrap_used)]
use super::*;
use crate::identifiers::{Finder, Settings};

fn grouped(texts: &[&str]) -> Vec<Entity> {
    let finder = Finder::new(Settings::default()).unwrap();
    let findings: Vec<Vec<Finding>> = texts.iter().map(|text| finder.find_in(text)).collect();
    let searched: Vec<Searched> =
        texts.iter().zip(&findings).map(|(text, findings)| Searched { text, findings }).collect();
    entities(&searched)
}

fn names(entities: &[Entity]) -> Vec<(&str, usize)> {
    entities.iter().map(|entity| (entity.name.as_str(), entity.places.len())).collect()
}

#[test]
fn forms_of_one_name_are_one_entity_over_all_transcripts() {
    let found = grouped(&[
        "I asked Guadalupe Oyarzun about it. Then Lupe called Mrs. Oyarzún, and Oyarzum's office.",
        "We heard from Guadalupe Oyarzun again.",
    ]);
    assert_eq!(names(&found), [("Guadalupe Oyarzun", 5)]);
    assert!(found[0].forms.iter().any(|form| form.text == "Oyarzum"), "{:?}", found[0].forms);
}

#[test]
fn two_people_with_one_surname_stay_two_and_the_bare_surname_is_doubtful() {
    let found = grouped(&["They sent Ana Ruiz. Later they sent Pedro Ruiz. And then Ruiz came back."]);
    assert_eq!(names(&found), [("Ana Ruiz", 1), ("Pedro Ruiz", 2)]);
    assert!(found[1].places[1].confidence < Confidence::new(50), "the nearest before, with low confidence");
}

#[test]
fn a_bare_name_is_of_whoever_has_exactly_it_and_not_of_a_neighbour_with_one_like_it() {
    let found = grouped(&["It was Ann Petrovic and Anne Lindqvist. Then Ann drove us, and Anne slept."]);
    assert_eq!(names(&found), [("Ann Petrovic", 2), ("Anne Lindqvist", 2)]);
}

#[test]
fn a_title_tells_apart_whom_a_bare_surname_can_mean() {
    let found = grouped(&["We met Mrs. Ana Ruiz. Then came Mr. Pedro Ruiz. I like Mrs. Ruiz."]);
    assert_eq!(names(&found), [("Mrs. Ana Ruiz", 2), ("Mr. Pedro Ruiz", 1)]);
}

#[test]
fn a_bare_name_like_one_of_another_transcript_is_no_short_form_of_it() {
    let found = grouped(&["We met Farid Noorani there.", "I said, I'm Noor, and she nodded. We saw Farid."]);
    assert_eq!(names(&found), [("Farid Noorani", 2), ("Noor", 1)]);
    assert!(found[0].places[1].confidence < Confidence::new(50));
}

#[test]
fn a_place_and_the_body_named_after_it_stay_apart() {
    let found = grouped(&["She called Delmira PD. We were still in Delmira then, near the station."]);
    assert_eq!(names(&found), [("Delmira PD", 1), ("Delmira", 1)]);
    assert_eq!([found[0].alias.as_str(), found[1].alias.as_str()], ["agency", "place"]);
}

#[test]
fn the_word_for_an_alias_comes_from_title_words_around_and_lists() {
    let found = grouped(&[
        "So Detective Amsalem drove to Fresno with our advocate, Tirzah Olorun, on March 3, 2021.",
    ]);
    let aliases: Vec<&str> = found.iter().map(|entity| entity.alias.as_str()).collect();
    assert_eq!(aliases, ["officer", "city", "advocate", "date"]);
}

#[test]
fn what_has_an_alias_is_grouped_by_it() {
    let alias = verbatim_model::AliasId::new();
    let form = |text: &str| super::super::KnownForm { text: text.to_owned(), alias, kind: Kind::Person };
    let known = vec![form("Tirzah Olorun"), form("T-Bird")];
    let finder = Finder::new(Settings { known, ..Settings::default() }).unwrap();
    let text = "We called Tirzah Olorun. Everyone says T-Bird.";
    let findings = finder.find_in(text);
    let found = entities(&[Searched { text, findings: &findings }]);
    assert_eq!(names(&found), [("Tirzah Olorun", 2)]);
    assert_eq!(found[0].known, Some(alias));
}

#[test]
fn short_forms_and_misspellings_may_be_one_and_other_given_names_may_not() {
    let may_be_one = |a: &str, b: &str| name::Name::of(a).may_be(&name::Name::of(b));
    assert!(may_be_one("Bill Achterberg", "William Achterburg"));
    assert!(may_be_one("Folasade Winn", "Winn"));
    assert!(!may_be_one("Ana Ruiz", "Pedro Ruiz"));
    assert!(!may_be_one("Ann", "Anne-Marie Holt"));
}

#[test]
fn hundreds_of_names_over_dozens_of_transcripts_are_grouped_each_once() {
    let text = |n: usize| {
        (0..200)
            .map(|k| {
                format!(
                    "We met {} {}. ",
                    NAMES[(k + n) % 20],
                    SURNAMES[((k + n) / 20 + k) % 10].replace('X', &"aeiou"[k % 5..=k % 5])
                )
            })
            .collect::<String>()
    };
    let texts: Vec<String> = (0..42).map(text).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = grouped(&texts);
    let said: usize = found.iter().map(|entity| entity.places.len()).sum();
    let mut places: Vec<_> =
        found.iter().flat_map(|e| e.places.iter().map(|p| (p.transcript, p.span))).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!((said, places.len()), (42 * 200, 42 * 200), "every mention is in exactly one entity");
}

const NAMES: [&str; 20] = [
    "Adaeze",
    "Bogdan",
    "Chidi",
    "Dariusz",
    "Eszter",
    "Farida",
    "Goran",
    "Habiba",
    "Ingrid",
    "Jovana",
    "Kwame",
    "Ljuba",
    "Mireille",
    "Nkechi",
    "Oleksandr",
    "Perpetua",
    "Quyen",
    "Radmila",
    "Soledad",
    "Tadeusz",
];
const SURNAMES: [&str; 10] = [
    "AkXnde",
    "BrXgovic",
    "CzXrnik",
    "DrXvenko",
    "EspXnoza",
    "FlXrescu",
    "GrXbowska",
    "HrXbal",
    "IbrXhim",
    "JXnkowski",
];
