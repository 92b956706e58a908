//! What a team agrees on before it counts, and how strong themes are said to be.

use crate::fixtures::{JOINT, NP_1, NP_10, STUDY, code, small};
use crate::home::Home;

/// Both officers speak of training; one of them has only heard of it. The advocate speaks of impact.
fn coded() -> Home {
    let home = small();
    let (one, ten) = (("NP-1.txt", NP_1), ("NP-10.txt", NP_10));
    code(&home, one, "Two hours on a screen", "Training > Refreshers", &["--stance", "supports"]);
    code(&home, one, "Nothing since the first spring", "Training", &["--basis", "experienced"]);
    let told = ["--basis", "told by someone", "--stance", "contradicts"];
    code(&home, ten, "A refresher every autumn", "Training > Refreshers", &told);
    code(
        &home,
        ("AD-1 joint.txt", JOINT),
        "The shelter answers at night now",
        "Impact",
        &["--basis", "told by someone"],
    );
    home
}

/// The sentences on one code.
fn said(home: &Home, code: &str) -> Vec<String> {
    let themes = home.json(&["themes", STUDY, "--code", code]);
    let said = themes["themes"][0]["said"].as_array().unwrap();
    said.iter().map(|sentence| sentence.as_str().unwrap().to_owned()).collect()
}

#[test]
fn no_count_is_shown_before_the_team_has_said_what_recurs() {
    let home = coded();
    home.says(
        1,
        &["themes", STUDY],
        "The team has not said yet what counts as recurring. No counts were shown. Agree on it first: “themes \
         recurring” sets how many people, unrelated groups and categories.",
    );
    home.ok(&["themes", "recurring", STUDY, "--people", "2", "--groups", "2"]);
    assert!(home.ok(&["themes", STUDY]).contains("It recurs by what the team agreed on"));
    let trail = home.ok(&["history", STUDY, "--limit", "1"]);
    assert!(trail.contains("Said what recurs: people 2, unrelated groups 2, categories 1"), "{trail}");
    home.ok(&["undo", STUDY]);
    home.ends(1, &["themes", STUDY]);
}

#[test]
fn a_rule_by_which_everything_recurs_and_a_scale_that_calls_half_most_are_refused() {
    let home = coded();
    home.ends(2, &["themes", "recurring", STUDY, "--people", "1"]);
    home.ends(2, &["themes", "words", STUDY, "--several", "20", "--many", "40", "--most", "50"]);
    home.ends(2, &["matrix", STUDY, "--min-coders", "2", "--coder", "Ines"]);
}

#[test]
fn a_theme_is_told_in_sentences() {
    let home = coded();
    home.ok(&["themes", "recurring", STUDY, "--groups", "2"]);
    assert_eq!(
        said(&home, "Training"),
        [
            "2 of 3 people in 2 unrelated groups raised it.",
            "It recurs by what the team agreed on (at least 2 unrelated groups).",
            "Raised in 1 of 2 categories: Law enforcement 2 of 2, Advocates 0 of 1.",
            "One federal officer accounts for 71 % of the words.",
            "1 supports the statement, 0 qualify it or say both, 1 only contradicts it. Contradicting: Law \
             enforcement 1.",
            "1 lived through it, 1 was told of it.",
            "Whether a question led to it is not noted.",
            "No passage is marked as quotable.",
        ]
    );
    let impact = said(&home, "Impact");
    assert_eq!(impact[0], "1 of 3 people raised it.");
    assert_eq!(impact[1], "It does not recur by what the team agreed on (at least 2 unrelated groups).");
    assert!(impact.contains(&"It rests on what that person was told by someone.".to_owned()));
    assert_eq!(said(&home, "Training > Policies"), ["Nobody of 3 people raised it."]);
}

#[test]
fn related_people_are_one_group_and_do_not_recur() {
    let home = coded();
    home.write("ties.csv", "id,recommended_by\nNP-10,NP-1\n");
    home.ok(&["interviewees", "import", STUDY, "ties.csv"]);
    home.ok(&["themes", "recurring", STUDY, "--groups", "2"]);
    let training = said(&home, "Training");
    assert_eq!(training[0], "2 of 3 people, all of one group of related people, raised it.");
    assert_eq!(training[1], "It does not recur by what the team agreed on (at least 2 unrelated groups).");
    let table = home.ok(&["matrix", STUDY, "--measure", "groups", "--csv"]);
    assert!(table.contains("\nTraining,1,0\n"), "{table}");
}

#[test]
fn words_for_numbers_are_the_team_s() {
    let home = coded();
    home.ok(&["themes", "recurring", STUDY, "--people", "2"]);
    home.ok(&["themes", "words", STUDY, "--several", "20", "--many", "40", "--most", "66"]);
    assert_eq!(said(&home, "Training")[0], "Most raised it: 2 of 3 people in 2 unrelated groups.");
    assert_eq!(said(&home, "Impact")[0], "One raised it: 1 of 3 people.");
}

#[test]
fn a_single_voice_that_is_kept_is_worded_as_one() {
    let home = coded();
    home.ok(&["themes", "recurring", STUDY, "--people", "2"]);
    home.ok(&["themes", "illustrate", STUDY, "Impact"]);
    assert_eq!(
        said(&home, "Impact")[0],
        "One advocate of 3 people raised it; kept as an illustrative single voice."
    );
    home.ok(&["themes", "illustrate", STUDY, "Training", "NP-10"]);
    assert_eq!(said(&home, "Training").last().unwrap(), "Kept as illustrative: one local officer.");
    // The mark goes with its code, and comes back with it.
    home.ok(&["codes", "delete", STUDY, "Impact"]);
    home.ok(&["undo", STUDY]);
    assert!(said(&home, "Impact")[0].ends_with("kept as an illustrative single voice."));
    home.ok(&["themes", "illustrate", STUDY, "Impact", "--remove"]);
    assert_eq!(said(&home, "Impact")[0], "1 of 3 people raised it.");
}

#[test]
fn not_asked_is_no_zero_in_a_table_and_in_a_file() {
    let home = coded();
    home.ok(&["interviewees", "asked", STUDY, "Impact", "not-asked", "NP-1", "NP-10"]);
    let table = home.ok(&["matrix", STUDY, "--csv"]);
    assert!(table.contains("\nImpact,not asked,1\n"), "{table}");
    assert!(table.contains("\nTraining > Policies,0,0\n"), "{table}");
    home.ok(&["themes", "recurring", STUDY, "--people", "2"]);
    assert_eq!(said(&home, "Impact > Policies")[1], "0 were asked about it, 2 were not asked.");
    home.ok(&["interviewees", "asked", STUDY, "Impact", "unknown", "NP-1", "NP-10"]);
    assert!(home.ok(&["matrix", STUDY, "--csv"]).contains("\nImpact,0,1\n"));
}

#[test]
fn what_at_least_two_coders_found_says_that_it_only_explores() {
    let home = coded();
    let ten = ("NP-10.txt", NP_10);
    code(&home, ten, "we practise the first questions", "Training > Refreshers", &["--coder", "Tomas"]);
    let said = home.ok(&["matrix", STUDY, "--min-coders", "2"]);
    assert!(
        said.contains("Counted: codes that at least 2 coders put on the same person (exploratory)."),
        "{said}"
    );
    let matrix = home.json(&["matrix", STUDY, "--min-coders", "2"]);
    assert_eq!(
        (&matrix["counted"]["exploratory"], &matrix["rows"][0]["total"]["interviewees"]),
        (&true.into(), &1.into())
    );
    let alone = home.json(&["matrix", STUDY, "--coder", "Tomas"]);
    assert_eq!(alone["counted"]["whose"], "codings of Tomas alone");
    // Whoever is coding does not change what is counted.
    assert_eq!(home.json(&["matrix", STUDY])["counted"]["whose"], "coding of record");
}

#[test]
fn measures_of_a_statement_say_where_there_is_none() {
    let home = coded();
    let table = home.ok(&["matrix", STUDY, "--measure", "contradict", "--csv"]);
    assert!(
        table.contains("\nTraining,1,0\n") && table.contains("\nImpact,no statement,no statement\n"),
        "{table}"
    );
    let share = home.ok(&["matrix", STUDY, "--measure", "share", "--csv"]);
    assert!(share.contains("\nTraining,100 %,0 %\n"), "{share}");
}

#[test]
fn a_withdrawn_person_is_counted_nowhere() {
    let home = coded();
    home.write("gone.csv", "id,consent\nNP-1,withdrawn\n");
    home.ok(&["interviewees", "import", STUDY, "gone.csv"]);
    let table = home.ok(&["matrix", STUDY, "--csv"]);
    assert!(table.contains("\nN coded,1,1\n") && table.contains("\nTraining,1,0\n"), "{table}");
}

#[test]
fn a_code_that_is_made_while_coding_came_up_during_analysis() {
    let home = small();
    home.ok(&["codes", "add", STUDY, "Before all"]);
    code(&home, ("NP-1.txt", NP_1), "Two hours on a screen", "Training", &[]);
    home.ok(&["codes", "add", STUDY, "Waiting > Nights"]);
    let origins = home.json(&["codes", "origin", STUDY]);
    let during: Vec<&str> = origins["codes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["origin"] == "during analysis")
        .map(|row| row["code"].as_str().unwrap())
        .collect();
    assert_eq!(during, ["Waiting", "Waiting > Nights"]);
    home.ok(&["codes", "origin", STUDY, "Waiting", "--is", "ready-made"]);
    let origins = home.json(&["codes", "origin", STUDY]);
    assert!(
        origins["codes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["code"] == "Waiting" && row["origin"] == "ready-made")
    );
}

#[test]
fn saturation_is_refused_for_fewer_interviews_than_base_and_run_need() {
    let home = coded();
    home.says(
        1,
        &["saturation", STUDY],
        "3 coded interviews are fewer than a base of 4 and a run of 2 together, so nothing can be said about \
         saturation. Code more interviews, or ask for a smaller base or run.",
    );
    let said = home.ok(&["saturation", STUDY, "--all-codes", "--base", "1", "--run", "1"]);
    assert!(said.contains("Ready-made codes count too"), "{said}");
}

#[test]
fn a_cell_tells_who_raised_it_in_which_words_and_who_did_not() {
    let home = coded();
    home.ok(&["interviewees", "asked", STUDY, "Impact", "not-asked", "NP-10"]);
    let cell = home.json(&["matrix", STUDY, "--open", "Training > Refreshers", "--in", "Law enforcement"]);
    let with: Vec<&str> =
        cell["with"].as_array().unwrap().iter().map(|p| p["interviewee"].as_str().unwrap()).collect();
    assert_eq!(with, ["NP-1", "NP-10"]);
    assert_eq!(cell["with"][1]["passages"][0]["text"], "A refresher every autumn");
    let said = home.ok(&["matrix", STUDY, "--open", "Impact"]);
    assert!(said.contains("1 person raised Impact."), "{said}");
    assert!(said.contains("Without: NP-1, NP-10 (not asked)"), "{said}");
    home.ends(1, &["matrix", STUDY, "--open", "Impact", "--in", "Judges"]);
}
