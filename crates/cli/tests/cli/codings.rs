//! Coding passages one by one.

use serde_json::{Value, json};

use crate::fixtures::{JOINT, NP_1, NP_10, STUDY, code, small, span};
use crate::home::{Home, texts};

const FILE: (&str, &str) = ("NP-1.txt", NP_1);

fn list(home: &Home, narrowed: &[&str]) -> Vec<Value> {
    let args = [&["codings", "list", STUDY], narrowed].concat();
    home.json(&args)["codings"].as_array().unwrap().clone()
}

#[test]
fn the_same_code_on_the_same_passage_by_the_same_coder_is_one_coding() {
    let home = small();
    let (start, end) = span(NP_1, "a form to sign");
    let args = ["code", STUDY, FILE.0, &start, &end, "Refreshers"];
    let first = home.json(&args);
    let second = home.json(&args);
    assert_eq!((&first["already_there"], &second["already_there"]), (&false.into(), &true.into()));
    assert_eq!(first["coding"], second["coding"]);
    let actions = home.json(&["info", STUDY])["actions"].clone();
    home.json(&args);
    assert_eq!(
        home.json(&["info", STUDY])["actions"],
        actions,
        "nothing happened, so nothing is in the trail"
    );

    home.json(&[args.as_slice(), &["--coder", "Tomas"]].concat());
    home.json(&["code", STUDY, FILE.0, &start, &end, "Training > Policies"]);
    assert_eq!(list(&home, &[]).len(), 3, "another coder's and another code's are codings of their own");
}

#[test]
fn overlapping_passages_and_marks_are_kept_as_given() {
    let home = small();
    let marks = ["--memo", "Only a screen", "--stance", "supports", "--basis", "experienced"];
    code(&home, FILE, "Two hours on a screen", "Refreshers", &marks);
    code(&home, FILE, "hours on a screen, then a form", "Training", &["--stance", "contradicts"]);
    let list = list(&home, &[]);
    assert_eq!((&list[0]["stance"], &list[0]["basis"]), (&"supports".into(), &"experienced".into()));
    assert_eq!(texts(&list[0]["memos"]), ["Only a screen"]);
    assert_eq!((&list[1]["stance"], &list[1]["basis"]), (&"contradicts".into(), &Value::Null));
}

#[test]
fn offsets_count_code_points() {
    let home = small();
    code(&home, FILE, "🌱 We asked", "Impact", &[]);
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.json"]);
    let written: Value = serde_json::from_str(&home.read("out.json")).unwrap();
    assert_eq!(written["excerpts"][0]["text"], "🌱 We asked");
}

#[test]
fn a_stance_needs_a_statement_on_the_code_or_above_it() {
    let home = small();
    let (start, end) = span(NP_1, "a form to sign");
    let args = |code: &'static str| {
        ["code", STUDY, FILE.0, &start, &end, code, "--stance", "supports"].map(str::to_owned)
    };
    let refused = args("Impact > Policies");
    let refused: Vec<&str> = refused.iter().map(String::as_str).collect();
    home.says(
        1,
        &refused,
        "“Policies” has no statement, so a passage cannot support or contradict it. Nothing was changed. Write a \
         statement for the code or for one above it first.",
    );
    assert!(list(&home, &[]).is_empty());
    let above = args("Training > Policies");
    home.ok(&above.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_passage_that_is_not_in_the_transcript_is_refused_with_its_bounds() {
    let home = small();
    let length = NP_1.chars().count();
    let (last, after) = (length.to_string(), (length + 1).to_string());
    home.says(
        1,
        &["code", STUDY, FILE.0, "3", &after, "Impact"],
        &format!(
            "The passage ends at {after}, after the end of the transcript at {last}. Nothing was changed."
        ),
    );
    home.says(
        1,
        &["code", STUDY, FILE.0, "7", "3", "Impact"],
        "The passage ends before it starts: start 7, end 3. Nothing was changed.",
    );
    home.says(
        1,
        &["code", STUDY, FILE.0, "3", "3", "Impact"],
        "The passage is empty: start and end are both 3. Nothing was changed.",
    );
    home.says(
        1,
        &["code", STUDY, "NP-2.txt", "3", "5", "Impact"],
        "There is no transcript “NP-2.txt”. Nothing was changed. “interviews list” shows the names.",
    );
    home.ok(&["code", STUDY, FILE.0, "0", &last, "Impact"]);
}

#[test]
fn a_transcript_can_be_named_without_its_ending_where_that_is_one() {
    let home = small();
    home.ok(&["code", STUDY, "np-1", "60", "70", "Impact"]);
    home.write("NP-1.md", "Respondent: The same person, another day.\n");
    home.ok(&["import", STUDY, "NP-1.md"]);
    home.says(
        1,
        &["code", STUDY, "NP-1", "60", "70", "Impact"],
        "“NP-1” could be NP-1.txt or NP-1.md; write the whole name. Nothing was changed.",
    );
}

#[test]
fn resizing_keeps_memo_and_marks_and_is_undone() {
    let home = small();
    let id = code(&home, FILE, "a form to sign", "Refreshers", &["--memo", "Look", "--stance", "supports"]);
    let before = list(&home, &[]);
    let (start, end) = span(NP_1, "then a form to sign");
    home.ok(&["codings", "resize", STUDY, &id, &start, &end]);
    let resized = list(&home, &[]);
    assert_eq!(resized[0]["start"].to_string(), start);
    assert_eq!((&resized[0]["stance"], &resized[0]["memos"]), (&before[0]["stance"], &before[0]["memos"]));
    home.ok(&["undo", STUDY]);
    assert_eq!(list(&home, &[]), before);
    let twin = code(&home, FILE, "a form", "Refreshers", &[]);
    let (start, end) = span(NP_1, "a form to sign");
    let said = home.ends(1, &["codings", "resize", STUDY, &twin, &start, &end]).err;
    assert!(said.contains("There is already a coding with this code"), "{said}");
}

#[test]
fn only_the_coder_who_made_a_coding_changes_it() {
    let home = small();
    let id = code(&home, FILE, "a form to sign", "Refreshers", &[]);
    let sentence =
        "This coding is Ines's. Nothing was changed. Only the coder who made a coding can change it.";
    home.ok(&["coders", "add", STUDY, "Tomas"]);
    home.says(1, &["codings", "remove", STUDY, &id, "--coder", "Tomas"], sentence);
    home.says(1, &["codings", "resize", STUDY, &id, "50", "60", "--coder", "Tomas"], sentence);
    home.ok(&["codings", "remove", STUDY, &id]);
    assert!(list(&home, &[]).is_empty());
    home.ok(&["undo", STUDY]);
    assert_eq!(list(&home, &[]).len(), 1);
    let unknown = "0198c0de-0000-7000-8000-000000000000";
    home.says(
        1,
        &["codings", "remove", STUDY, unknown],
        &format!("There is no coding “{unknown}”. Nothing was changed."),
    );
}

/// The marks of a coding: stance, basis, prompting, quotable, off the record.
fn marks(item: &Value) -> Value {
    let fields = ["stance", "basis", "prompting", "quotable", "off_record"];
    fields.into_iter().map(|field| item[field].clone()).collect()
}

#[test]
fn a_passage_is_coded_with_all_its_marks() {
    let home = small();
    let given = ["--stance", "supports", "--basis", "told by someone", "--prompting", "volunteered"];
    let given = [given.as_slice(), &["--quotable", "--off-the-record"]].concat();
    code(&home, FILE, "a form to sign", "Refreshers", &given);
    code(&home, FILE, "Two hours", "Impact", &[]);
    let all = list(&home, &["--code", "Refreshers"]);
    assert_eq!(marks(&all[0]), json!(["supports", "told by someone", "volunteered", true, true]));
    assert_eq!(marks(&list(&home, &["--code", "Impact"])[0]), json!([null, null, null, false, false]));
    let said = home.ok(&["codings", "list", STUDY]);
    assert!(said.contains("supports, told by someone, volunteered, quotable, off the record"), "{said}");
    let found = home.json(&["search", STUDY, "quotable:yes prompted:no"]);
    assert_eq!(found["passages"], 1, "what is marked is found");
}

#[test]
fn marks_are_set_and_taken_away_on_several_codings_as_one_step() {
    let home = small();
    let one = code(&home, FILE, "a form to sign", "Refreshers", &["--quotable"]);
    let two = code(&home, FILE, "Two hours on a screen", "Refreshers", &["--stance", "supports"]);
    let before = list(&home, &[]);
    let set = ["--stance", "contradicts", "--prompting", "prompted", "--off-the-record", "--not-quotable"];
    let reply = home.json(&[&["codings", "mark", STUDY, &one, &two], set.as_slice()].concat());
    let marked = json!(["contradicts", null, "prompted", false, true]);
    let now = reply["codings"].as_array().unwrap();
    assert_eq!(now.iter().map(marks).collect::<Vec<_>>(), [marked.clone(), marked]);
    assert_eq!(*now, list(&home, &[]));
    home.ok(&["codings", "mark", STUDY, &one, "--stance", "none", "--prompting", "none", "--on-the-record"]);
    let cleared = list(&home, &[]).into_iter().find(|item| item["id"] == one.as_str()).unwrap();
    assert_eq!(marks(&cleared), json!([null, null, null, false, false]));
    home.ok(&["undo", STUDY]);
    home.ok(&["undo", STUDY]);
    assert_eq!(list(&home, &[]), before, "each was one step");
}

#[test]
fn an_approval_of_a_quotation_is_recorded_by_anybody_and_ends_with_its_words() {
    let home = small();
    let one = code(&home, FILE, "a form to sign", "Refreshers", &[]);
    home.ok(&["coders", "add", STUDY, "Tomas"]);
    let said = home.ends(1, &["codings", "mark", STUDY, &one, "--approved", "soon", "--coder", "Tomas"]).err;
    assert!(said.contains("“soon”"), "{said}");
    let said = home.ok(&["codings", "mark", STUDY, &one, "--approved", "2026-01-05", "--coder", "Tomas"]);
    assert!(said.contains("approved 2026-01-05"), "{said}");
    assert_eq!(list(&home, &[])[0]["approval"], json!({ "on": "2026-01-05", "holds": true }));
    let (start, end) = span(NP_1, "a form to");
    home.ok(&["codings", "resize", STUDY, &one, &start, &end]);
    assert_eq!(list(&home, &[])[0]["approval"], json!({ "on": "2026-01-05", "holds": false }));
    let said = home.ok(&["codings", "list", STUDY]);
    assert!(said.contains("approved 2026-01-05, words changed since"), "{said}");
    home.ok(&["codings", "mark", STUDY, &one, "--not-approved"]);
    assert_eq!(list(&home, &[])[0]["approval"], Value::Null);
    home.ends(2, &["codings", "mark", STUDY, &one, "--approved", "2026-01-05", "--not-approved"]);
}

#[test]
fn marks_that_cannot_be_set_are_refused_and_nothing_is_marked() {
    let home = small();
    let one = code(&home, FILE, "a form to sign", "Refreshers", &[]);
    let two = code(&home, FILE, "Two hours", "Impact", &[]);
    let before = list(&home, &[]);
    let said = home.ends(1, &["codings", "mark", STUDY, &one, &two, "--stance", "supports"]).err;
    assert!(said.contains("“Impact” has no statement"), "{said}");
    home.ends(2, &["codings", "mark", STUDY, &one]);
    home.ends(2, &["codings", "mark", STUDY, &one, "--quotable", "--not-quotable"]);
    let said = home.ends(2, &["codings", "mark", STUDY, &one, "--prompting", "asked"]).err;
    assert!(said.contains("“asked”"), "{said}");
    home.ok(&["coders", "add", STUDY, "Tomas"]);
    let said = home.ends(1, &["codings", "mark", STUDY, &one, "--quotable", "--coder", "Tomas"]).err;
    assert!(said.contains("Only the coder who made a coding can change it"), "{said}");
    assert_eq!(list(&home, &[]), before);
}

#[test]
fn coding_a_passage_again_changes_no_mark_and_says_so() {
    let home = small();
    code(&home, FILE, "a form to sign", "Refreshers", &[]);
    let (start, end) = span(NP_1, "a form to sign");
    let said = home.ends(0, &["code", STUDY, FILE.0, &start, &end, "Refreshers", "--quotable"]).err;
    assert!(said.contains("Its marks are as they were; “codings mark” changes them."), "{said}");
    assert_eq!(list(&home, &[])[0]["quotable"], false);
}

#[test]
fn codings_get_another_code_and_a_stance_on_another_statement_is_kept_in_a_memo() {
    let home = small();
    let one = code(&home, FILE, "a form to sign", "Refreshers", &["--stance", "supports"]);
    let two = code(&home, FILE, "Two hours", "Refreshers", &[]);
    let reply = home.json(&["codings", "recode", STUDY, "Impact", &one, &two]);
    assert_eq!(reply, json!({ "recoded": 2, "joined": 0, "already_there": 0, "unmarked": 1 }));
    let now = list(&home, &["--code", "Impact"]);
    assert_eq!(now.len(), 2);
    let kept = now.iter().find(|item| item["id"] == one.as_str()).unwrap();
    assert!(kept["stance"].is_null() && texts(&kept["memos"])[0].contains("supports"), "{kept}");
    home.ok(&["undo", STUDY]);
    assert_eq!(list(&home, &["--code", "Refreshers"]).len(), 2);
}

#[test]
fn the_list_is_narrowed_by_transcript_branch_and_coder() {
    let home = small();
    code(&home, FILE, "a form to sign", "Refreshers", &[]);
    code(&home, FILE, "Two hours", "Impact", &[]);
    code(&home, FILE, "We asked twice.", "Training", &["--coder", "Tomas"]);
    assert_eq!(list(&home, &["--code", "Training"]).len(), 2, "a theme stands for what is below it");
    assert_eq!(list(&home, &["--coder", "Tomas"]).len(), 1);
    assert_eq!(list(&home, &["--transcript", "NP-10.txt"]).len(), 0);
    home.says(
        1,
        &["codings", "list", STUDY, "--coder", "Nobody"],
        "There is no coder “Nobody”. Nothing was changed.",
    );
}

#[test]
fn a_statement_counts_each_person_once_and_raising_is_not_support() {
    let home = small();
    code(&home, FILE, "Two hours on a screen", "Refreshers", &["--stance", "supports"]);
    code(&home, FILE, "Nothing since", "Training", &["--stance", "contradicts"]);
    code(&home, ("NP-10.txt", NP_10), "in pairs", "Refreshers", &["--stance", "contradicts"]);
    code(&home, ("AD-1 joint.txt", JOINT), "at night now", "Training", &[]);
    let matrix = home.json(&["matrix", STUDY]);
    let theme = &matrix["rows"][0];
    assert_eq!(theme["code"], "Training");
    let counts = |raised: u32, support: u32, mixed: u32, only_contradict: u32| {
        json!({
            "raised": raised, "support": support, "mixed": mixed, "only_contradict": only_contradict
        })
    };
    assert_eq!(theme["cells"][0]["stance"], counts(2, 0, 1, 1), "officers");
    assert_eq!(theme["cells"][1]["stance"], counts(1, 0, 0, 0), "advocates");
    assert!(matrix["rows"][3]["cells"][0]["stance"].is_null(), "Impact has no statement");
}
