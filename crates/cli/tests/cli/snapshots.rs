//! What a person reads in the terminal, whole.

use crate::fixtures::{JOINT, NP_1, NP_10, STUDY, code, small};
use crate::home::Home;

/// The small study with a few codings of two coders.
fn coded() -> Home {
    let home = small();
    let np_1 = ("NP-1.txt", NP_1);
    code(&home, np_1, "Two hours on a screen, then a form to sign.", "Refreshers", &["--stance", "supports"]);
    code(&home, np_1, "Nothing since the first spring.", "Training", &["--memo", "Years ago"]);
    code(&home, ("NP-10.txt", NP_10), "A refresher every autumn", "Refreshers", &["--stance", "contradicts"]);
    code(
        &home,
        ("AD-1 joint.txt", JOINT),
        "The shelter answers at night now.",
        "Impact",
        &["--coder", "Tomas"],
    );
    home
}

/// Times, which differ from run to run, as one word.
fn without_times(text: &str) -> String {
    let mut masked = String::new();
    for line in text.lines() {
        let words = line.split(' ').map(|word| {
            let time = word.len() == 20 && word.starts_with("20") && word.ends_with('Z');
            if time { "(time)              " } else { word }
        });
        masked.push_str(&words.collect::<Vec<_>>().join(" "));
        masked.push('\n');
    }
    masked
}

#[test]
fn lists_counts_and_reports() {
    let home = coded();
    insta::assert_snapshot!("matrix", home.ok(&["matrix", STUDY, "--columns", "subcategory"]));
    insta::assert_snapshot!("codes", home.ok(&["codes", "list", STUDY]));
    insta::assert_snapshot!("interviews", home.ok(&["interviews", "list", STUDY]));
    insta::assert_snapshot!("interviewees", home.ok(&["interviewees", "list", STUDY]));
    insta::assert_snapshot!("info", home.ok(&["info", STUDY]));
    insta::assert_snapshot!("check", home.ok(&["check", STUDY]));
    insta::assert_snapshot!("history", without_times(&home.ok(&["history", STUDY])));
}

#[test]
fn a_search_with_counts_and_hits() {
    let home = coded();
    insta::assert_snapshot!("search", home.ok(&["search", STUDY, "first OR night OR autumn"]));
}

#[test]
fn an_export_for_the_team() {
    let home = coded();
    let said = home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.csv"]);
    insta::assert_snapshot!("export_said", said);
    insta::assert_snapshot!("export_csv", home.read("out.csv"));
}

#[test]
fn an_import_with_what_went_wrong() {
    let home = small();
    home.write("AD-2.txt", "Interviewer: Again?\n\nRespondent: Yes, twice.\n");
    home.write("NP-1 copy.txt", NP_1);
    home.write("empty.txt", "");
    let said = home.ends(1, &["import", STUDY, "AD-2.txt", "NP-1 copy.txt", "empty.txt"]).out;
    insta::assert_snapshot!("import", said);
    home.write("visit.md", "# Visit\n\nWe waited in the hall.\n");
    insta::assert_snapshot!("preview", home.ok(&["import", STUDY, "visit.md", "--preview"]));
}
