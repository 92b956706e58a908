//! Interviewees from CSV, assignments and groups.

use crate::fixtures::{NP_1, NP_10, STUDY, code, small};
use crate::home::texts;

#[test]
fn rows_that_do_not_go_in_are_listed_with_line_and_reason_and_the_rest_goes_in() {
    let home = small();
    home.write(
        "people.csv",
        "id,category,consent,interview_date\nEX-1,Experts,quote,2026-02-03\n,Experts,quote,\nEX-2,Experts,perhaps,\n\
         EX-3,Experts,quote,yesterday\nEX-1,Experts,quote,\nEX-4,Experts,paraphrase,\n",
    );
    let reply = home.json_ending(1, &["interviewees", "import", STUDY, "people.csv"]);
    assert_eq!(texts(&reply["added"]), ["EX-1", "EX-4"]);
    let problems = texts(&reply["problems"]);
    let wanted = [
        "line 3: The row has no id.",
        "line 4: The consent “perhaps” is not known. It can be: named, quote, quote after approval, paraphrase, \
         background, background not counted, withdrawn.",
        "line 5: The interview date “yesterday” is not a day. Write it as 2024-06-16.",
        "line 6: The id “EX-1” stands in an earlier row as well.",
    ];
    assert_eq!(problems, wanted);
}

#[test]
fn a_second_import_updates_and_says_what_changed() {
    let home = small();
    home.write(
        "people.csv",
        "id,category,subcategory,consent,shift,languages\nNP-1,Law enforcement,Federal,paraphrase,night,2\n\
         NP-10,Law enforcement,Local,paraphrase,night,\nAD-3,Advocates,,quote,day,1\n",
    );
    let reply = home.json(&["interviewees", "import", STUDY, "people.csv"]);
    assert_eq!(texts(&reply["added"]), ["AD-3"]);
    assert_eq!(
        texts(&reply["changed"]),
        ["NP-1: consent quote → paraphrase, shift day → night, languages none → 2"]
    );
    assert_eq!(reply["unchanged"], 1);
    let again = home.json(&["interviewees", "import", STUDY, "people.csv"]);
    assert!(texts(&again["added"]).is_empty() && texts(&again["changed"]).is_empty());
    assert_eq!(again["unchanged"], 3);

    home.ok(&["undo", STUDY]);
    let people = home.json(&["interviewees", "list", STUDY]);
    let first = &people["interviewees"][0];
    assert_eq!((&first["consent"], &first["attributes"]["shift"]), (&"quote".into(), &"day".into()));
    assert_eq!(people["interviewees"].as_array().unwrap().len(), 4);
}

#[test]
fn a_file_that_lists_no_people_is_named_with_the_reason() {
    let home = small();
    home.write("empty.csv", "");
    home.write("other.csv", "title,age\nsomeone,40\n");
    home.says(
        1,
        &["interviewees", "import", STUDY, "empty.csv"],
        "empty.csv: The file is empty. Nothing was changed.",
    );
    home.says(
        1,
        &["interviewees", "import", STUDY, "other.csv"],
        "other.csv: The file has no column “id”. Its columns are: title, age. Nothing was changed.",
    );
    let said = home.ends(1, &["interviewees", "import", STUDY, "gone.csv"]).err;
    assert!(said.starts_with("verbatim: Cannot read gone.csv: "), "{said}");
}

#[test]
fn people_who_come_after_their_transcripts_are_bound_to_them() {
    let home = small();
    home.write("EX-1.txt", "Respondent: I counted the files twice.\n");
    home.ok(&["import", STUDY, "EX-1.txt"]);
    home.write("people.csv", "id,category\nEX-1,Experts\n");
    let reply = home.json(&["interviewees", "import", STUDY, "people.csv"]);
    assert_eq!(texts(&reply["bound"]), ["EX-1.txt → EX-1"]);
}

#[test]
fn an_interview_can_be_given_to_another_person_or_to_nobody() {
    let home = small();
    let whose = || {
        let list = home.json(&["interviews", "list", STUDY]);
        let rows = list["interviews"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["file_name"] == "NP-1.txt").unwrap()["interviewee"]["label"].clone()
    };
    home.ok(&["interviews", "assign", STUDY, "NP-1.txt", "AD-2"]);
    assert_eq!(whose(), "AD-2");
    home.ok(&["interviews", "assign", STUDY, "NP-1.txt", "--nobody"]);
    assert!(whose().is_null());
    home.ok(&["undo", STUDY, "--steps", "2"]);
    assert_eq!(whose(), "NP-1");
}

#[test]
fn unknown_people_transcripts_and_speakers_are_named() {
    let home = small();
    home.says(
        1,
        &["interviews", "assign", STUDY, "NP-1.txt", "NP-2"],
        "There is no interviewee “NP-2”. Nothing was changed.",
    );
    home.says(
        1,
        &["interviews", "assign", STUDY, "NP-2.txt", "NP-1"],
        "There is no transcript “NP-2.txt”. Nothing was changed. “interviews list” shows the names.",
    );
    home.says(
        1,
        &["interviews", "assign", STUDY, "NP-1.txt", "AD-2", "--speaker", "Clerk"],
        "There is no speaker “Clerk”. Nothing was changed.",
    );
    home.says(
        1,
        &["interviewees", "group", STUDY, "Night", "NP-10", "NP-11"],
        "There is no interviewee “NP-11”. Nothing was changed.",
    );
}

#[test]
fn groups_are_columns_and_a_person_may_stand_in_two() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "a form to sign", "Refreshers", &[]);
    code(&home, ("NP-10.txt", NP_10), "A refresher every autumn", "Refreshers", &[]);
    home.ok(&["interviewees", "group", STUDY, "Trained", "NP-10", "NP-1"]);
    home.ok(&["interviewees", "group", STUDY, "Night", "NP-10", "AD-2"]);
    let csv = home.ok(&["matrix", STUDY, "--columns", "group", "--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    let heads: Vec<&str> = lines[0].split(',').collect();
    let cell = |row: &str, column: &str| {
        let at = heads.iter().position(|head| *head == column).unwrap();
        lines.iter().find(|line| line.starts_with(row)).unwrap().split(',').nth(at).unwrap().to_owned()
    };
    assert_eq!(
        [cell("Training > Refreshers", "Trained"), cell("Training > Refreshers", "Night")],
        ["2", "1"]
    );
    assert_eq!(cell("N interviewed", "Night"), "1", "AD-2 has no interview of their own");

    home.ok(&["interviewees", "group", STUDY, "Night", "AD-2"]);
    let people = home.json(&["interviewees", "list", STUDY]);
    assert_eq!(texts(&people["interviewees"][1]["groups"]), ["Trained"], "setting a group sets all of it");
}

#[test]
fn subcategories_of_one_name_under_two_categories_are_two_columns() {
    let home = small();
    home.write("people.csv", "id,category,subcategory\nPR-1,Prosecutors,Federal\n");
    home.ok(&["interviewees", "import", STUDY, "people.csv"]);
    let matrix = home.json(&["matrix", STUDY, "--columns", "subcategory"]);
    let heads: Vec<&str> =
        matrix["columns"].as_array().unwrap().iter().map(|c| c["value"].as_str().unwrap()).collect();
    assert_eq!(
        heads,
        ["Law enforcement > Federal", "Law enforcement > Local", "Advocates", "Prosecutors > Federal"]
    );
}
