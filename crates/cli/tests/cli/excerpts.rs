//! Excerpts for publication, by the program: the whole sample, read with the chart of interviewees in hand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde_json::Value;

use crate::fixtures::{NP_1, STUDY, code, sample, sample_file, sample_files, small};
use crate::home::Home;

const K: usize = 3;
const LABELS: [(&str, &str); 4] = [
    ("Law enforcement", "Law enforcement officer"),
    ("Prosecutors", "Prosecutor"),
    ("Advocates", "Advocate"),
    ("Experts", "Expert"),
];

/// The sample with all names replaced and confirmed, and a label for each category.
fn deidentified() -> Home {
    static FILES: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    let names = [STUDY, "s.verbatim-key"];
    let files = FILES.get_or_init(|| {
        let home = sample();
        for (category, label) in LABELS {
            home.ok(&["categories", "label", STUDY, category, label]);
        }
        home.ok(&["keys", "make", STUDY]);
        let files = sample_files("identifiers", "jsonl");
        let mut args = vec!["anonymise", STUDY, "--confirm", "--apply"];
        args.extend(files.iter().map(String::as_str));
        home.ok(&args);
        names.map(|name| std::fs::read(home.path(name)).unwrap())
    });
    let home = Home::new();
    for (name, bytes) in names.into_iter().zip(files) {
        home.write(name, bytes);
    }
    home
}

fn publish<'a>(to: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["export", "excerpts", STUDY, "--for", "publication", "--to", to], more].concat()
}

const ACCEPTED: &[&str] = &["--accept", "read by two of us"];

/// The chart that is public: each interviewee's category, subcategory and own label.
fn chart() -> Vec<BTreeMap<String, String>> {
    let text = sample_file("interviewees.csv");
    let mut csv = csv::Reader::from_path(text).unwrap();
    csv.deserialize().map(|row| row.unwrap()).collect()
}

fn excerpts(home: &Home, file: &str) -> Vec<Value> {
    let value: Value = serde_json::from_str(&home.read(file)).unwrap();
    value["excerpts"].as_array().unwrap().clone()
}

#[test]
fn nobody_of_the_sample_is_found_by_label_category_or_elimination() {
    let home = deidentified();
    home.json(&publish("out.json", ACCEPTED));
    let said = excerpts(&home, "out.json");
    assert!(said.len() > 300, "{}", said.len());
    let chart = chart();
    let used: BTreeSet<&str> = said.iter().map(|excerpt| excerpt["attribution"].as_str().unwrap()).collect();
    for excerpt in &said {
        let label = excerpt["attribution"].as_str().unwrap();
        let heading = excerpt["category"].as_str();
        // Whoever has the label; where it is that of a category, all of it whose own label is never used.
        let fits = chart.iter().filter(|person| {
            let own = person["attribution"].as_str();
            let above = LABELS.iter().find(|(category, _)| *category == person["category"]).unwrap().1;
            let could = own == label || (above == label && !used.contains(own));
            could && heading.is_none_or(|heading| heading == person["category"])
        });
        let subcategories: BTreeSet<&str> =
            fits.clone().map(|person| person["subcategory"].as_str()).collect();
        assert!(fits.count() >= K, "{label}, {heading:?}");
        let own = chart.iter().any(|person| person["attribution"] == label);
        assert!(own || subcategories.len() > 1, "{label} is of one subcategory alone");
    }
    let whole = home.read("out.json");
    for person in &chart {
        assert!(!whole.contains(&person["id"]), "{}", person["id"]);
    }
}

#[test]
fn two_publications_tell_no_more_of_a_label_or_of_who_said_what_than_one() {
    let home = deidentified();
    home.json(&publish("first.json", ACCEPTED));
    home.write("people.csv", "id,consent\nAD-PH-01,withdrawn\n");
    home.ok(&["interviewees", "import", STUDY, "people.csv"]);
    home.json(&publish("second.json", ACCEPTED));
    let (first, second) = (excerpts(&home, "first.json"), excerpts(&home, "second.json"));
    let labels = |all: &[Value]| -> BTreeMap<String, BTreeSet<String>> {
        let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for excerpt in all {
            let text = excerpt["text"].as_str().unwrap().to_owned();
            labels.entry(text).or_default().insert(excerpt["attribution"].as_str().unwrap().to_owned());
        }
        labels
    };
    let (before, after) = (labels(&first), labels(&second));
    for (text, labels) in &after {
        assert_eq!(before.get(text), Some(labels), "{text}");
    }
    assert!(after.len() < before.len(), "what the person said is gone");
    let order =
        |all: &[Value]| all.iter().map(|e| e["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let (first, second) = (order(&first), order(&second));
    let stayed: Vec<&String> = first.iter().filter(|text| second.contains(text)).collect();
    assert_ne!(stayed, second.iter().collect::<Vec<_>>(), "an order that stays tells who follows whom");
}

#[test]
fn a_preview_writes_and_records_nothing_and_says_what_would_stay_and_whom_it_points_to() {
    let home = deidentified();
    let preview = home.json(&["export", "excerpts", STUDY, "--for", "publication", "--preview"]);
    assert_eq!(preview["path"], Value::Null);
    assert!(preview["points_to"].as_array().unwrap().len() > 1, "{}", preview["points_to"]);
    let reasons: Vec<&str> =
        preview["stays"].as_array().unwrap().iter().map(|stays| stays["why"].as_str().unwrap()).collect();
    assert!(reasons.contains(&"may be paraphrased only"), "{reasons:?}");
    home.says(
        1,
        &publish("out.csv", &[]),
        &format!(
            "A colleague could tell who {} of these people are. Nothing was written. Look at the preview, generalise \
             what it names or leave it out, or say why it may leave with --accept.",
            preview["points_to"].as_array().unwrap().len()
        ),
    );
    assert!(!home.path("out.csv").exists());
    let list = home.json(&["export", "list", STUDY]);
    assert_eq!(list["exports"].as_array().unwrap().len(), 0);
}

#[test]
fn every_form_says_the_same_words_and_its_mark_says_whom_it_is_for() {
    let home = deidentified();
    let code = ["--code", "Advocate presence"];
    for form in ["docx", "html", "csv", "xlsx", "json"] {
        home.json(&publish(&format!("out.{form}"), &[&code[..], ACCEPTED].concat()));
    }
    for form in ["odt", "html", "md", "tsv", "excel.csv"] {
        let file = format!("internal.{form}");
        home.json(&["export", "excerpts", STUDY, "--for", "team", "--to", &file, code[0], code[1]]);
    }
    let said = excerpts(&home, "out.json");
    let (page, plain) = (home.read("out.html"), home.read("out.csv"));
    for excerpt in &said {
        let first = excerpt["text"].as_str().unwrap().split(['\n', '[', '&', '"', '’']).next().unwrap();
        assert!(page.contains(first), "{first}");
        assert!(plain.contains(first), "{first}");
    }
    assert!(!page.contains("internal, contains raw text"));
    assert!(home.read("internal.html").contains("internal, contains raw text"));
    assert!(home.read("internal.md").contains("internal, contains raw text"));
    let forms = home.ends(2, &publish("out.pdf", &[])).err;
    assert!(
        forms.contains("must end in .csv, .excel.csv, .tsv, .xlsx, .json, .docx, .odt, .html or .md"),
        "{forms}"
    );
    let more = ["export", "excerpts", STUDY, "--for", "team", "--to", "internal.txt", "--format", "md"];
    home.json(&[&more[..], &code].concat());
    assert!(home.read("internal.txt").contains("# Coded excerpts"));
}

#[test]
fn the_same_is_made_again_by_its_number_unless_something_of_it_is_gone() {
    let home = small();
    let first = code(&home, ("NP-1.txt", NP_1), "Two hours on a screen", "Refreshers", &[]);
    code(&home, ("NP-1.txt", NP_1), "a form to sign", "Training", &["--quotable"]);
    let team = |to: &'static str| ["export", "excerpts", STUDY, "--for", "team", "--to", to];
    home.json(&[&team("internal.json")[..], &["--code", "Refreshers", "--order", "theme-category"]].concat());
    let list = home.json(&["export", "list", STUDY]);
    let number = list["exports"][0]["number"].to_string();
    home.json(&[&team("internal again.json")[..], &["--again", &number]].concat());
    assert_eq!(home.read("internal.json"), home.read("internal again.json"));
    assert!(home.read("internal.json").contains("Two hours") && !home.read("internal.json").contains("form"));
    let list = home.json(&["export", "list", STUDY]);
    assert_eq!(list["exports"][0]["settings"], list["exports"][1]["settings"]);

    home.ends(2, &[&team("internal.csv")[..], &["--again", &number, "--code", "Training"]].concat());
    let published = ["export", "excerpts", STUDY, "--for", "publication", "--preview", "--again", &number];
    home.ok(&["keys", "make", STUDY]);
    assert!(home.ends(2, &published).err.contains("was for the team."));
    home.ok(&["codings", "remove", STUDY, &first]);
    home.ok(&["codes", "delete", STUDY, "Refreshers"]);
    let gone = home.ends(2, &[&team("internal.csv")[..], &["--again", &number]].concat()).err;
    assert!(gone.contains("gone from the study") && !home.path("internal.csv").exists(), "{gone}");
}

#[test]
fn a_report_says_who_raised_what_in_the_words_of_the_teams_own_template() {
    let home = deidentified();
    let report = |to: &str, more: &[&str]| {
        let args = ["export", "report", STUDY, "--for", "publication", "--to", to, "--code", "Root causes"];
        [&args[..], ACCEPTED, more].concat().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let run = |to: &str, more: &[&str]| {
        let args = report(to, more);
        home.json(&args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    run("out.html", &["--title", "What operations do"]);
    let page = home.read("out.html");
    for words in ["What operations do", "Who was interviewed", "Who raised what", "Root causes", "Withheld:"]
    {
        assert!(page.contains(words), "{words}");
    }
    home.ok(&["export", "template", "own.md"]);
    assert!(home.read("own.md").contains("{{ title }}"));
    home.ends(2, &["export", "template", "own.md"]);
    home.write("own.md", "# {{ title }}\n\n{% for theme in themes %}\n## {{ theme.name }}\n\n{{ theme.raised }}\n{% endfor %}\n");
    run("own-out.md", &["--template", "own.md"]);
    let own = home.read("own-out.md");
    assert!(own.starts_with("# Report") && own.contains("## Prevention of trafficking"), "{own}");
    assert!(own.contains("Advocates 16 of 21"), "{own}");
    home.write("own.md", "# {{ title }}\n\n{{ nothing }}\n");
    let args = report("wrong.md", &["--template", "own.md"]);
    let wrong = home.ends(1, &args.iter().map(String::as_str).collect::<Vec<_>>()).err;
    assert!(wrong.contains("line 3 of the template") && wrong.contains("Nothing was written."), "{wrong}");
    assert!(!home.path("wrong.md").exists());
    home.write("own.md", "# Told by Oanh Kiều\n");
    let args = report("named.md", &["--template", "own.md"]);
    let named = home.ends(1, &args.iter().map(String::as_str).collect::<Vec<_>>()).err;
    assert!(named.contains("may identify somebody") && named.contains("Oanh"), "{named}");
    assert!(!home.path("named.md").exists());
}

#[test]
fn a_withdrawal_takes_somebody_out_of_the_study_and_says_what_was_published() {
    let home = deidentified();
    home.json(&publish("first.json", ACCEPTED));
    let first = excerpts(&home, "first.json").len();
    let preview = home.json(&["interviewees", "withdraw", STUDY, "AD-SV-01", "--preview"]);
    let quoted = preview["published"][0]["excerpts"].as_u64().unwrap();
    assert!(quoted > 5, "{preview}");
    assert_eq!((&preview["recorded"], &preview["transcripts"][0]["alone"]), (&false.into(), &true.into()));
    let untyped = home.ends(1, &["interviewees", "withdraw", STUDY, "AD-SV-01", "--remove", "--purge"]).err;
    assert!(untyped.contains("The word was not typed, so nothing was recorded."), "{untyped}");
    let done = home.json(&["interviewees", "withdraw", STUDY, "AD-SV-01", "--remove", "--purge", "--yes"]);
    assert_eq!((&done["removed"], &done["purged"]), (&true.into(), &true.into()));
    assert!(home.ok(&["interviewees", "list", STUDY]).contains("withdrawn"));
    assert!(!home.ok(&["interviews", "list", STUDY]).contains("AD-SV-01.txt"));
    home.json(&publish("second.json", ACCEPTED));
    assert!(excerpts(&home, "second.json").len() < first);
    home.ends(1, &["undo", STUDY]);
}

#[test]
fn the_team_can_choose_the_passages_that_a_saved_search_finds() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "Two hours on a screen, then a form", "Refreshers", &[]);
    code(&home, ("NP-1.txt", NP_1), "We asked twice.", "Refreshers", &[]);
    home.ok(&["searches", "save", STUDY, "Forms", "form OR screen"]);
    let team = ["export", "excerpts", STUDY, "--for", "team", "--to", "out internal.json", "--saved"];
    home.ok(&[&team[..], &["forms"]].concat());
    let texts: Vec<Value> =
        excerpts(&home, "out internal.json").into_iter().map(|excerpt| excerpt["text"].clone()).collect();
    assert_eq!(texts, ["Two hours on a screen, then a form"]);
    let said = home.ends(1, &[&team[..], &["Screens"]].concat()).err;
    assert!(said.contains("saved search") && said.contains("Screens"), "{said}");
    home.ok(&["keys", "make", STUDY]);
    let said = home.ends(1, &publish("out.json", &["--saved", "Forms"])).err;
    assert!(said.contains("A publication cannot have a choice by a search"), "{said}");
}

#[test]
fn an_order_arranges_documents_and_rows_and_by_interview_nothing_is_published() {
    let home = deidentified();
    let team = |to: &str, order: &[&str]| {
        home.json(&[&["export", "excerpts", STUDY, "--for", "team", "--to", to], order].concat());
        excerpts(&home, to)
    };
    // How often a column begins another value, and how many values it has.
    let runs = |rows: &[Value], name: &str| {
        let mut values: Vec<String> = rows.iter().map(|row| row[name].to_string()).collect();
        values.dedup();
        (values.len(), values.iter().collect::<BTreeSet<_>>().len())
    };
    let together = |rows: &[Value], name: &str| {
        let (runs, values) = runs(rows, name);
        assert!(values > 3, "{name}");
        runs == values
    };
    let by_interview = team("rows internal.json", &[]);
    let again = team("same internal.json", &["--order", "interview"]);
    assert_eq!(by_interview, again, "rows of codings stand by interview where nothing else is asked for");
    assert!(together(&again, "transcript") && !together(&again, "code"));
    let by_category = team("categories internal.json", &["--order", "category-theme"]);
    assert!(together(&by_category, "category") && !together(&by_category, "code"));
    let by_theme = team("themes internal.json", &["--order", "theme-category"]);
    assert!(together(&by_theme, "code") && !together(&by_theme, "category"));
    assert_eq!(by_theme.len(), by_interview.len());

    home.json(&publish("out.json", &[ACCEPTED, &["--order", "category-theme"]].concat()));
    assert!(together(&excerpts(&home, "out.json"), "category"));
    let said = home.ends(1, &publish("never.json", &["--order", "interview"])).err;
    assert!(
        said.contains(
            "A publication cannot have an order by interview, which would show which excerpts are of one person."
        ),
        "{said}"
    );
    let said = home.ends(2, &publish("never.md", &["--context"])).err;
    assert!(said.contains("--context is for the team"), "{said}");
    assert!(!home.path("never.json").exists() && !home.path("never.md").exists());
    let report =
        ["export", "report", STUDY, "--for", "team", "--to", "r internal.md", "--order", "interview"];
    assert!(home.ends(2, &report).err.contains("template"), "a report is as its template says");
}

#[test]
fn whoever_publishes_what_very_few_said_is_told_so() {
    let home = deidentified();
    let codes = home.json(&["codes", "list", STUDY]);
    let names = codes["codes"].as_array().unwrap().iter().map(|code| code["path"].as_str().unwrap());
    let preview = |more: &[&str]| {
        home.json(&[&["export", "excerpts", STUDY, "--for", "publication", "--preview"], more].concat())
    };
    let warns = |preview: &Value| {
        let said = preview["said"].as_array().unwrap().iter();
        said.filter_map(Value::as_str)
            .any(|said| said.starts_with("All of it is of ") && said.contains("fewer than 3"))
    };
    let previews = names.map(|name| preview(&["--code", name, "--category", "Prosecutors"]));
    let few =
        previews.into_iter().find(|one| (1..K as u64).contains(&one["quoted"].as_u64().unwrap_or_default()));
    assert!(warns(&few.expect("a code that one or two prosecutors raised")));
    assert!(!warns(&preview(&[])), "not where many are quoted");
}

#[test]
fn what_is_said_beside_excerpts_can_be_left_out() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "We asked twice.", "Refreshers", &["--memo", "Ask her again"]);
    let team = |more: &[&str]| {
        let to = ["export", "excerpts", STUDY, "--for", "team", "--to", "out internal.md"];
        home.ok(&[&to[..], more].concat());
        home.read("out internal.md")
    };
    let all = team(&[]);
    assert!(all.contains("Ask her again") && all.contains('¶') && all.contains("raised by"), "{all}");
    let less = team(&["--no-memos", "--no-turns", "--no-counts"]);
    assert!(less.contains("We asked twice."), "{less}");
    for words in ["Ask her again", "¶", "raised by"] {
        assert!(!less.contains(words), "{words}: {less}");
    }
}
