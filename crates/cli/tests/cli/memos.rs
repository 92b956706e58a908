//! Memos on everything that can carry one.

use crate::fixtures::{NP_1, STUDY, code, small};

#[test]
fn a_memo_is_added_to_each_kind_of_thing_and_listed_with_its_name() {
    let home = small();
    let coding = code(&home, ("NP-1.txt", NP_1), "a form to sign", "Refreshers", &[]);
    let targets = [
        ("study", &[] as &[&str], None),
        ("interview", &["--interview", "NP-1.txt"], Some("NP-1.txt")),
        ("interviewee", &["--interviewee", "NP-10"], Some("NP-10")),
        ("code", &["--code", "Refreshers"], Some("Training > Refreshers")),
        ("coding", &["--coding", &coding], Some(coding.as_str())),
    ];
    for (about, target, _) in &targets {
        let text = format!("A thought on the {about}");
        home.ok(&[&["memo", "add", STUDY, &text], *target].concat());
    }
    let list = home.json(&["memo", "list", STUDY]);
    let memos = list["memos"].as_array().unwrap();
    assert_eq!(memos.len(), 5);
    for (memo, (about, _, name)) in memos.iter().zip(targets) {
        assert_eq!(memo["about"], about);
        assert_eq!(memo["target"].as_str(), name);
        assert_eq!(memo["text"], format!("A thought on the {about}"));
        assert_eq!(memo["coder"], "Ines");
    }
    home.ok(&["undo", STUDY, "--steps", "5"]);
    assert!(home.json(&["memo", "list", STUDY])["memos"].as_array().unwrap().is_empty());
}

#[test]
fn a_memo_says_something_and_is_on_one_thing_that_exists() {
    let home = small();
    home.says(2, &["memo", "add", STUDY, "  "], "A memo needs some text. Nothing was changed.");
    home.ends(2, &["memo", "add", STUDY, "Both", "--code", "Impact", "--interview", "NP-1.txt"]);
    for (target, name) in
        [("--code", "Nowhere"), ("--interview", "NP-2.txt"), ("--interviewee", "X"), ("--coding", "x")]
    {
        let said = home.ends(1, &["memo", "add", STUDY, "Text", target, name]).err;
        assert!(said.contains(&format!("“{name}”")), "{said}");
    }
}
