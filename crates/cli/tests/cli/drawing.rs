//! Pictures that commands draw: for the team of every view, for publication of what is guarded.

use serde_json::Value;

use crate::fixtures::{STUDY, sample};

/// What a picture says in words.
fn words(svg: &str) -> &str {
    svg.split("<desc id=\"desc\">").nth(1).unwrap().split("</desc>").next().unwrap()
}

#[test]
fn pictures_for_the_team_are_marked_and_recorded() {
    let home = sample();
    let team = |command: &[&str], name: &str| {
        home.json(&[command, &["--svg", name, "--for", "team"]].concat());
        let svg = home.read(name);
        assert!(
            svg.starts_with("<svg ")
                && svg.contains("internal, contains raw text; small numbers are not withheld"),
            "{name}"
        );
    };
    team(&["matrix", STUDY, "--columns", "region"], "heat internal.svg");
    team(&["matrix", STUDY, "--picture", "dots"], "dots internal.svg");
    team(&["themes", "list", STUDY], "stances internal.svg");
    team(&["cooccurrence", STUDY, "--unit", "interviewee"], "pairs internal.svg");
    team(&["saturation", STUDY, "--all-codes"], "curve internal.svg");
    team(&["sample", STUDY, "--by", "region"], "sample internal.svg");
    let list = home.json(&["export", "list", STUDY]);
    let what: Vec<&Value> = list["exports"].as_array().unwrap().iter().map(|row| &row["what"]).collect();
    let expected =
        ["heat table", "dot plot", "stance bars", "pairs of codes", "saturation curve", "sample composition"];
    assert_eq!(what, expected);
}

#[test]
fn a_picture_says_whom_it_is_for_and_what_it_is_or_is_refused() {
    let home = sample();
    home.ends(2, &["matrix", STUDY, "--svg", "heat.svg"]);
    let said = home.ends(2, &["sample", STUDY, "--svg", "sample.gif", "--for", "team"]).err;
    assert!(said.contains("must end in .svg or .png"), "{said}");
    let other = [
        (&["saturation", STUDY, "--all-codes"][..], "a saturation curve yet"),
        (&["cooccurrence", STUDY], "pairs of codes yet"),
        (&["sample", STUDY], "the composition of the sample yet"),
    ];
    for (command, what) in other {
        let said = home.ends(1, &[command, &["--svg", "out.svg", "--for", "publication"]].concat()).err;
        assert!(said.starts_with(&format!("verbatim: A publication cannot have {what}.")), "{said}");
        assert!(!home.path("out.svg").exists());
    }
}

#[test]
fn a_png_is_written_where_the_file_ends_so() {
    let home = sample();
    home.json(&["export", "matrix", STUDY, "--for", "team", "--to", "heat internal.png"]);
    home.json(&["sample", STUDY, "--svg", "sample internal.png", "--for", "team"]);
    for name in ["heat internal.png", "sample internal.png"] {
        let bytes = std::fs::read(home.path(name)).unwrap();
        assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n", "{name}");
        assert!(bytes.len() > 5_000, "{name}");
    }
}

#[test]
fn stance_bars_say_the_people_of_the_matrix_each_once() {
    let home = sample();
    home.json(&[
        "export",
        "matrix",
        STUDY,
        "--for",
        "team",
        "--to",
        "out internal.svg",
        "--picture",
        "stance",
    ]);
    let svg = home.read("out internal.svg");
    let measured = |measure: &str| home.json(&["matrix", STUDY, "--format", "json", "--measure", measure]);
    let matrix = measured("support");
    let mut compared = 0;
    for row in matrix["rows"].as_array().unwrap() {
        let code = row["code"].as_str().unwrap();
        for (column, cell) in
            matrix["columns"].as_array().unwrap().iter().zip(row["cells"].as_array().unwrap())
        {
            let Some(stance) = cell["stance"].as_object() else { continue };
            for (name, word) in
                [("support", "supports"), ("mixed", "mixed"), ("only_contradict", "only contradicts")]
            {
                let line = format!("\n{}: {word}: ", code.replace('&', "&amp;").replace('>', "&gt;"));
                let said = words(&svg).split(&line).nth(1).unwrap().split('\n').next().unwrap().to_owned();
                let figure = format!(
                    "{} (N = {}) {}",
                    column["value"].as_str().unwrap(),
                    column["coded"],
                    stance[name]
                );
                assert!(said.contains(&figure), "{line}{said}: {figure}");
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn stance_bars_for_publication_withhold_what_their_table_alone_would() {
    let home = sample();
    home.ok(&["keys", "make", STUDY]);
    let publish = |to: &str, more: &[&str]| {
        home.json(
            &[&["export", "matrix", STUDY, "--for", "publication", "--to", to, "--as", "columns"], more]
                .concat(),
        )
    };
    let reply = publish("bars.svg", &["--picture", "stance"]);
    let withheld = reply["withheld"].as_array().unwrap();
    assert!(!withheld.is_empty());
    let svg = home.read("bars.svg");
    assert_eq!(words(&svg).matches(") withheld").count(), withheld.len());
    for cell in withheld {
        let code = cell["code"].as_str().unwrap();
        let is_stance = [": supports", ": mixed", ": only contradicts"].iter().any(|end| code.ends_with(end));
        assert!(is_stance, "{code}");
    }
    // What it has said of stances, a table of one of them later may not undo.
    let later = publish("support.csv", &["--measure", "support"]);
    assert_eq!(later["earlier"][0]["what"], "stance bars");
}
