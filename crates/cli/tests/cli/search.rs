//! Searching by the command line. What matches what is tested where the searching is done.

use serde_json::{Value, json};

use crate::fixtures::{NP_1, NP_10, STUDY, code, small};
use crate::home::{Home, texts};

fn hits(home: &Home, args: &[&str]) -> Vec<Value> {
    home.json(&[&["search", STUDY], args].concat())["hits"].as_array().unwrap().clone()
}

#[test]
fn a_hit_is_one_match_with_person_turn_context_and_codes() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "then a form to sign", "Refreshers", &[]);
    let hits = hits(&home, &["FORMS"]);
    assert_eq!(hits.len(), 1);
    let hit = &hits[0];
    assert_eq!(
        [&hit["transcript"], &hit["interviewee"], &hit["category"]],
        ["NP-1.txt", "NP-1", "Law enforcement"]
    );
    assert_eq!((&hit["turn"], &hit["text"]), (&2.into(), &"form".into()));
    assert_eq!(
        (&hit["before"], &hit["after"]),
        (&"Two hours on a screen, then a ".into(), &" to sign.".into())
    );
    assert_eq!(texts(&hit["codes"]), ["Training > Refreshers"]);
}

#[test]
fn respondents_are_searched_unless_others_are_asked_for() {
    let home = small();
    let people = |speaker: &str| hits(&home, &["trained", "--speaker", speaker]).len();
    assert_eq!(["respondent", "interviewer", "all"].map(people), [0, 2, 2]);
    assert!(hits(&home, &["trained"]).is_empty());
}

#[test]
fn categories_narrow_and_an_unknown_one_is_named() {
    let home = small();
    assert_eq!(hits(&home, &["first", "--category", "Law enforcement"]).len(), 2);
    let reply = home.json(&["search", STUDY, "first", "--category", "Advocates"]);
    assert_eq!(reply["interviewees"]["searched"], 1);
    let said = home.ends(1, &["search", STUDY, "first", "--category", "Judges"]).err;
    assert!(said.contains("“Judges”"), "{said}");
}

#[test]
fn a_limit_cuts_the_list_and_not_the_counts() {
    let home = small();
    let whole = home.json(&["search", STUDY, "first OR trained", "--speaker", "all"]);
    let cut = home.json(&["search", STUDY, "first OR trained", "--speaker", "all", "--limit", "2"]);
    assert!(whole["hits"].as_array().unwrap().len() > 2);
    assert_eq!(cut["hits"].as_array().unwrap()[..], whole["hits"].as_array().unwrap()[..2]);
    assert_eq!((&whole["cut"], &cut["cut"]), (&false.into(), &true.into()));
    for counts in ["interviewees", "by_category", "passages"] {
        assert_eq!(cut[counts], whole[counts]);
    }
}

#[test]
fn a_query_that_says_nothing_or_is_wrong_is_a_usage_error_in_words() {
    let home = small();
    for query in ["", "\"never closed", "form AND", "(form", "NOT form"] {
        let said = home.ends(2, &["search", STUDY, query]).err;
        assert!(said.starts_with("verbatim: "), "{query}: {said}");
    }
    let said = home.ends(2, &["search", STUDY, "f[orm", "--regex"]).err;
    assert!(said.starts_with("verbatim: "), "{said}");
}

#[test]
fn a_regular_expression_reads_the_exact_text() {
    let home = small();
    let found = hits(&home, &["[Ff]irst \\w+", "--regex"]);
    let found: Vec<&str> = found.iter().map(|hit| hit["text"].as_str().unwrap()).collect();
    assert_eq!(found, ["first spring", "first questions"]);
    assert!(hits(&home, &["FORM", "--regex"]).is_empty());
}

#[test]
fn what_changed_since_the_last_search_is_found() {
    let home = small();
    assert!(hits(&home, &["lantern"]).is_empty());
    home.write("AD-2.txt", "Respondent: She held a lantern by the door.\n");
    home.ok(&["import", STUDY, "AD-2.txt"]);
    assert_eq!(hits(&home, &["lantern"]).len(), 1);
    home.ok(&["interviews", "remove", STUDY, "AD-2.txt"]);
    assert!(hits(&home, &["lantern"]).is_empty());
    home.ok(&["undo", STUDY]);
    assert_eq!(hits(&home, &["lantern"]).len(), 1);
    home.ok(&["interviews", "rename", STUDY, "AD-2.txt", "AD-2 door.txt"]);
    assert_eq!(hits(&home, &["lantern"])[0]["transcript"], "AD-2 door.txt");
}

/// The small study with a few codings of two coders and one interview marked finished.
fn coded() -> Home {
    let home = small();
    let np_1 = ("NP-1.txt", NP_1);
    code(&home, np_1, "Two hours on a screen, then a form to sign.", "Training", &["--stance", "supports"]);
    code(&home, np_1, "a form to sign", "Refreshers", &["--memo", "Look again"]);
    code(&home, np_1, "Nothing since the first spring.", "Impact", &[]);
    code(&home, ("NP-10.txt", NP_10), "A refresher every autumn", "Refreshers", &["--basis", "witnessed"]);
    code(&home, ("NP-10.txt", NP_10), "first questions", "Impact", &["--coder", "Tomas"]);
    home
}

/// The words of the hits of a query.
fn words(home: &Home, query: &str) -> Vec<String> {
    hits(home, &[query]).iter().map(|hit| hit["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_operator_is_understood() {
    let home = coded();
    for (query, found) in [
        ("scre*", &["screen"][..]),
        ("*prin*", &["spring"]),
        ("spting~", &["spring"]),
        ("screen NEAR/3 form", &["screen, then a form"]),
        ("\"form hours\"~9", &["hours on a screen, then a form"]),
        ("hours NEAR/turn form", &["hours", "form"]),
        ("form OR autumn", &["form", "autumn"]),
        ("first NOT spring", &["first"]),
        ("first category:\"Law enforcement > Federal\"", &["first"]),
        ("first -subcategory:Federal", &["first"]),
        ("first interviewee:NP-10", &["first"]),
        ("first interview:NP-1", &["first"]),
        ("first shift:night", &["first"]),
        ("first status:raw kind:recording", &["first", "first"]),
        ("trained speaker:interviewer", &["trained", "trained"]),
        ("form code:Training", &["form"]),
        ("first is:uncoded", &["first"]),
        ("first interview:(autumn)", &["first"]),
        ("first person:(autumn)", &["first"]),
        ("code:Refreshers", &["a form to sign", "A refresher every autumn"]),
        ("code:Refreshers WITHIN stance:supports", &["a form to sign"]),
        ("code:Impact AFTER code:Refreshers", &["Nothing since the first spring."]),
        ("code:Impact NEAR/2turns code:Refreshers", &["Nothing since the first spring."]),
        ("code:Impact NEAR/turn code:Refreshers coder:Tomas", &["first questions"]),
        ("code:Training NOT code:Refreshers", &[]),
        ("code:Refreshers basis:witnessed", &["A refresher every autumn"]),
        ("code:Refreshers memo:look", &["a form to sign"]),
        ("code:Refreshers NOT form", &["A refresher every autumn"]),
    ] {
        assert_eq!(words(&home, query), found, "{query}");
    }
    let without = home.json(&["search", STUDY, "without:(code:Refreshers)"]);
    assert_eq!(without["kind"], "people");
    let people: Vec<_> = without["people"].as_array().unwrap().iter().map(|p| &p["interviewee"]).collect();
    assert_eq!(people, ["AD-1"]);
}

#[test]
fn json_has_the_tree_the_sentence_and_what_could_not_be_searched() {
    let home = coded();
    let reply = home.json(&["search", STUDY, "form code:Training"]);
    assert_eq!(reply["parsed"]["kind"], "and");
    assert_eq!(reply["parsed"]["parts"][1]["name"], "code");
    assert_eq!(reply["sentence"], "“form”, said by a respondent, on a passage coded Training.");
    assert_eq!(reply["unsearched"][0]["reason"], "no_interview");
    assert_eq!(reply["unsearched"][0]["interviewee"], "AD-2");
    home.ok(&["searches", "raw", STUDY, "leave-out"]);
    let reply = home.json(&["search", STUDY, "form"]);
    assert_eq!((&reply["passages"], &reply["unsearched"][0]["reason"]), (&0.into(), &"raw".into()));
    assert_eq!(home.json(&["search", STUDY, "form", "--include-raw"])["passages"], 1);
}

#[test]
fn people_of_codes_are_counted_among_those_whose_interview_is_finished() {
    let home = coded();
    home.ok(&["interviews", "finish", STUDY, "NP-1.txt"]);
    let people = &home.json(&["search", STUDY, "code:Refreshers"])["interviewees"];
    assert_eq!((&people["searched"], &people["not_coded"]), (&1.into(), &2.into()));
}

#[test]
fn hits_are_coded_as_one_step() {
    let home = small();
    let args = ["search", STUDY, "first", "--code-as", "Refreshers", "--unit", "sentence"];
    let reply = home.json(&args);
    assert_eq!((&reply["coded"]["added"], &reply["coded"]["people"]), (&2.into(), &2.into()));
    assert_eq!(words(&home, "code:Refreshers").len(), 2);
    assert_eq!(home.json(&args)["coded"]["already"], 2);
    home.ok(&["undo", STUDY]);
    assert!(words(&home, "code:Refreshers").is_empty());
}

#[test]
fn a_saved_search_is_run_again_and_says_what_changed() {
    let home = small();
    home.ok(&["searches", "save", STUDY, "First", "first"]);
    home.write("AD-2.txt", "Respondent: At first nobody came.\n");
    home.ok(&["import", STUDY, "AD-2.txt"]);
    let reply = home.json(&["searches", "run", STUDY, "first"]);
    assert_eq!(texts(&reply["changed"]["new"]), ["AD-2"]);
    home.ok(&["searches", "rename", STUDY, "First", "At first"]);
    let list = home.json(&["searches", "list", STUDY]);
    assert_eq!(
        (&list["searches"][0]["name"], &list["searches"][0]["last"]["passages"]),
        (&"At first".into(), &3.into())
    );
    home.ok(&["searches", "forget", STUDY, "At first"]);
    assert!(home.json(&["searches", "list", STUDY])["searches"].as_array().unwrap().is_empty());
}

#[test]
fn a_person_reads_how_a_query_was_understood_and_which_part_left_nothing() {
    let home = coded();
    let said = home.ok(&["search", STUDY, "form autumn"]);
    let start = "“form” and “autumn”, said by a respondent.\n0 passages by 0 of 3 interviewees searched";
    assert!(said.starts_with(start), "{said}");
    assert!(said.contains("Without “form”: 1 passage by 1 person.\nWithout “autumn”: 1 passage"), "{said}");
    let reply = home.json(&["search", STUDY, "form code:Impact"]);
    let without = json!([
        { "part": "“form”", "passages": 1, "people": 1 },
        { "part": "coded Impact", "passages": 1, "people": 1 },
    ]);
    assert_eq!(reply["without"], without);
}

#[test]
fn memos_and_words_of_codes_are_searched_where_asked_for() {
    let home = coded();
    assert_eq!(home.json(&["search", STUDY, "again OR taught"])["notes"], json!([]));
    let args = ["search", STUDY, "again OR taught", "--also", "memos", "--also", "definitions"];
    let notes = home.json(&args)["notes"].clone();
    let found = |n: usize| (&notes[n]["about"], &notes[n]["name"], &notes[n]["text"]);
    assert_eq!(found(0), (&"coding".into(), &"Training > Refreshers".into(), &"again".into()));
    assert_eq!(found(1), (&"definition".into(), &"Training".into(), &"taught".into()));
    let said = home.ok(&args);
    assert!(said.contains("Memo on Training > Refreshers  …Look «again»…"), "{said}");
    assert!(said.contains("definition of Training  …What officers are «taught»…"), "{said}");
}

#[test]
fn what_a_filter_names_and_is_not_there_is_told_before_that_it_asks_for_nothing() {
    let home = small();
    home.says(
        2,
        &["search", STUDY, "category:Judges"],
        "There is no category “Judges”; there are “Law enforcement”, “Law enforcement > Federal”, “Law enforcement > \
         Local”, “Advocates”. Nothing was changed.",
    );
    let said = home.ends(2, &["search", STUDY, "cod:Training"]).err;
    assert!(said.contains("There is no field “cod”"), "{said}");
    home.says(
        2,
        &["search", STUDY, "category:Advocates"],
        "The filter at character 1 says who or where, but not what to find; add a word or a code. Nothing was changed.",
    );
}
