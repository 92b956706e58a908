//! Sample composition: who was interviewed, and what became of those who were approached.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::fixtures::{STUDY, sample, sample_file, small};

/// Counts of a list by name.
fn counts(list: &Value, name: &str) -> Vec<(String, u64)> {
    let rows = list.as_array().unwrap();
    let named = rows
        .iter()
        .map(|row| (row[name].as_str().unwrap_or("none").to_owned(), row["interviewed"].as_u64().unwrap()));
    named.collect()
}

#[test]
fn people_are_counted_who_were_interviewed_and_not_those_who_wait() {
    let home = small();
    let reply = home.json(&["sample", STUDY, "--by", "shift"]);
    // AD-2 is an interviewee without an interview.
    assert_eq!((&reply["interviewed"], &reply["waiting"]), (&3.into(), &1.into()));
    let categories = counts(&reply["categories"], "category");
    assert_eq!(categories, [("Law enforcement".to_owned(), 2), ("Advocates".to_owned(), 1)]);
    let below = counts(&reply["categories"][0]["subcategories"], "subcategory");
    assert_eq!(below, [("Federal".to_owned(), 1), ("Local".to_owned(), 1)]);
    assert_eq!(
        counts(&reply["attribute"]["values"], "value"),
        [("day".to_owned(), 2), ("night".to_owned(), 1)]
    );
    assert_eq!(reply["outreach"], Value::Null, "no list is no list of nobody");
    let said = home.ok(&["sample", STUDY]);
    assert!(said.contains("3 people of 2 categories were interviewed, in 3 interviews."), "{said}");
    assert!(said.contains("There is no outreach list"), "{said}");
    assert!(said.contains("1 interviewee has no interview yet."), "{said}");
    home.says(
        1,
        &["sample", STUDY, "--by", "height"],
        "There is no attribute “height”. Nothing was changed.",
    );
}

#[test]
fn who_declined_stands_beside_the_category_that_they_were_approached_for() {
    let home = small();
    home.ok(&["outreach", "add", STUDY, "Shelter", "--category", "Advocates", "--outcome", "declined"]);
    home.ok(&["outreach", "add", STUDY, "Task force", "--category", "Federal", "--outcome", "no answer"]);
    home.ok(&["outreach", "add", STUDY, "Officer", "--outcome", "interviewed", "--interviewee", "NP-10"]);
    let csv = home.ok(&["sample", STUDY, "--csv"]);
    assert_eq!(
        csv.lines().collect::<Vec<_>>(),
        [
            "category,subcategory,interviewed,approached,approached_interviewed,agreed,declined,no_answer,open",
            "Law enforcement,,2,2,1,0,0,1,0",
            "Law enforcement,Federal,1,1,0,0,0,1,0",
            "Law enforcement,Local,1,1,1,0,0,0,0",
            "Advocates,,1,1,0,0,1,0,0",
        ]
    );
    let said = home.ok(&["sample", STUDY]);
    let should = "Of 3 people or places approached, 1 was interviewed, 1 declined, 1 did not answer.";
    assert!(said.contains(should), "{said}");
}

#[test]
fn whoever_has_withdrawn_is_counted_nowhere_and_said_to_have_withdrawn() {
    let home = small();
    home.ok(&["outreach", "add", STUDY, "Officer", "--outcome", "interviewed", "--interviewee", "NP-10"]);
    home.write("people.csv", "id,consent\nNP-10,withdrawn\n");
    home.ok(&["interviewees", "import", STUDY, "people.csv"]);
    let reply = home.json(&["sample", STUDY]);
    let numbers = ["interviewed", "interviews", "withdrawn", "of_nobody"].map(|name| reply[name].as_u64());
    assert_eq!(numbers, [2, 2, 1, 0].map(Some));
    assert_eq!(reply["outreach"], Value::Null);
    assert!(home.ok(&["sample", STUDY]).contains("1 person has withdrawn and is not counted."));
}

/// The sample study against its own list of people, counted by hand from the CSV.
#[test]
fn the_sample_study_is_composed_as_its_list_of_interviewees_says() {
    let home = sample();
    let reply = home.json(&["sample", STUDY, "--by", "region"]);
    let people = std::fs::read(sample_file("interviewees.csv")).unwrap();
    let mut people = csv::Reader::from_reader(people.as_slice());
    let (mut categories, mut regions) = (BTreeMap::new(), BTreeMap::new());
    for row in people.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        *categories.entry(row["category"].clone()).or_insert(0) += 1;
        *regions.entry(row["region"].clone()).or_insert(0) += 1;
    }
    let counted = |list: &Value, name: &str| counts(list, name).into_iter().collect::<BTreeMap<_, _>>();
    assert_eq!(counted(&reply["categories"], "category"), categories);
    assert_eq!(counted(&reply["attribute"]["values"], "value"), regions);
    assert_eq!((&reply["interviewed"], &reply["interviews"]), (&42.into(), &42.into()));
}
