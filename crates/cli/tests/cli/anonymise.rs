//! From raw to de-identified on the command line.

use serde_json::Value;

use crate::fixtures::{
    NAMES, NAMES_CSV, STUDY, VISIT, code, named, sample, sample_file, sample_files, small, with_keys,
};
use crate::home::{Home, KEY_PASSPHRASE, PASSPHRASE, texts};

/// Findings as transcript, words and kind.
fn found(home: &Home, args: &[&str]) -> Vec<(String, String, String)> {
    let reply = home.json(&[&["anonymise", STUDY, "--find"], args].concat());
    let word = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    let row = |row: &Value| (word(row, "transcript"), word(row, "text"), word(row, "kind"));
    reply["findings"].as_array().unwrap().iter().map(row).collect()
}

fn status(home: &Home, file: &str) -> Value {
    let reply = home.json(&["anonymise", STUDY, "--status"]);
    let rows = reply["transcripts"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["file_name"] == file).unwrap()
}

#[test]
fn what_is_found_says_where_what_why_and_what_could_stand_there() {
    let home = named();
    let reply = home.json(&["anonymise", STUDY, "AD-2", "--find"]);
    let rows = reply["findings"].as_array().unwrap();
    let rosa = rows.iter().find(|row| row["text"] == "Rosa Lindqvist").unwrap();
    let at = VISIT.find("Rosa").unwrap();
    assert_eq!((rosa["start"].as_u64(), rosa["end"].as_u64()), (Some(at as u64), Some(at as u64 + 14)));
    assert_eq!((&rosa["kind"], &rosa["transcript"]), (&"person".into(), &"AD-2.txt".into()));
    assert!(rosa["confidence"].as_u64().unwrap() > 50 && !rosa["reason"].as_str().unwrap().is_empty());
    assert!(rosa["replacement"].as_str().unwrap().starts_with('['));
    let phones = rows.iter().filter(|row| row["kind"] == "phone").count() as u64;
    assert_eq!(reply["counts"]["phone"].as_u64(), Some(phones));
    let all: u64 = reply["counts"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(all, rows.len() as u64);
    let table = home.ok(&["anonymise", STUDY, "--find"]);
    assert!(table.contains("AD-2.txt") && table.contains("555-0142"), "{table}");
    assert_eq!(home.json(&["info", STUDY])["actions"], 6, "looking changes nothing");
}

#[test]
fn what_is_found_can_be_applied_as_it_is() {
    let home = with_keys();
    let reply = home.json(&["anonymise", STUDY, "AD-2", "--find"]);
    let lines: Vec<String> = reply["findings"].as_array().unwrap().iter().map(Value::to_string).collect();
    home.write("found.jsonl", lines.join("\n"));
    let applied = home.json(&["anonymise", STUDY, "--apply", "found.jsonl", "--shared-aliases"]);
    assert_eq!(applied["places"].as_u64(), Some(lines.len() as u64));
    assert_eq!(found(&home, &["AD-2"]), []);
}

#[test]
fn aliases_go_in_as_one_action_and_codings_follow() {
    let home = with_keys();
    let coding = code(&home, ("AD-2.txt", VISIT), "Lindqvist, and later", "Refreshers", &["--memo", "Who?"]);
    let said = home.ok(&["anonymise", STUDY, "--apply", NAMES]);
    assert_eq!(
        said.trim_end(),
        "5 places in 1 transcript replaced, 4 new aliases made, 1 coding with other words now."
    );
    let coded = home.json(&["codings", "list", STUDY])["codings"][0].clone();
    assert_eq!(coded["id"], coding.as_str());
    let text = home.ok(&["search", STUDY, "\"neighbour 1\""]);
    assert!(text.contains("[neighbour 1]"), "{text}");
    assert_eq!(home.json(&["search", STUDY, "lindqvist"])["passages"], 0);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
    assert_eq!(status(&home, "AD-2.txt")["status"], "in review");
    home.ok(&["undo", STUDY]);
    assert_eq!(home.json(&["search", STUDY, "lindqvist"])["passages"], 1);
    assert_eq!(status(&home, "AD-2.txt")["status"], "raw");
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn rows_that_fit_nothing_are_listed_with_their_line_and_keep_a_text_from_being_confirmed() {
    let home = with_keys();
    home.write(NAMES, NAMES_CSV.replace("Harbour Lane", "Harbor Lane"));
    let ran = home.ends(1, &["anonymise", STUDY, "--apply", NAMES, "--confirm"]);
    assert_eq!(
        ran.out.trim_end(),
        "4 places in 1 transcript replaced, 3 new aliases made, 0 codings with other words now.\nThese rows fit \
         nothing:\n  - line 4: the transcript does not contain this quotation (AD-2.txt)\nNothing was confirmed."
    );
    assert_eq!(status(&home, "AD-2.txt")["status"], "in review");
    let again = home.json_ending(1, &["anonymise", STUDY, "--apply", NAMES]);
    assert_eq!((texts(&again["problems"]).len(), &again["places"]), (5, &0.into()));
    home.ok(&["undo", STUDY]);
    assert_eq!(status(&home, "AD-2.txt")["status"], "raw", "the second time changed nothing");
}

#[test]
fn confirming_destroys_what_was_there_unless_it_is_to_be_left() {
    let home = with_keys();
    let left = home.json(&["anonymise", STUDY, "--apply", NAMES, "--confirm", "--keep-former"]);
    assert_eq!((texts(&left["confirmed"]), &left["purged"]), (vec!["AD-2.txt".to_owned()], &Value::Null));
    home.ok(&["undo", STUDY]);
    home.ok(&["redo", STUDY]);
    home.ok(&["backup", STUDY, "monday.verbatim-backup"]);
    let done = home.json(&["anonymise", STUDY, "AD-2", "--confirm"]);
    assert_eq!(done["purged"]["originals"], 1);
    let kept = texts(&done["purged"]["left"]);
    assert!(kept.len() == 1 && kept[0].ends_with("monday.verbatim-backup"), "{kept:?}");
    assert!(home.ends(1, &["undo", STUDY]).err.contains("cannot be undone"));
    let row = status(&home, "AD-2.txt");
    assert_eq!((&row["status"], &row["original_here"]), (&"de-identified".into(), &false.into()));
    assert_eq!(home.json(&["keys", "original", STUDY, "AD-2"])["text"], VISIT);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
}

#[test]
fn labels_that_are_still_names_are_told_when_a_text_is_confirmed() {
    let home = with_keys();
    home.write("team.csv", "id,category\nGreta Lindqvist,Advocates\n");
    home.ok(&["interviewees", "import", STUDY, "team.csv"]);
    home.write(
        "talk.txt",
        "Interviewer: And then?\n\nMarta Quill: We left.\n\nInterviewer: When?\n\nMarta Quill: At once.\n",
    );
    home.ok(&["import", STUDY, "talk.txt"]);
    home.ok(&["interviews", "assign", STUDY, "talk.txt", "Greta Lindqvist"]);
    let said = home.ok(&["anonymise", STUDY, "talk.txt", "--confirm", "--keep-former"]);
    assert!(said.contains("talk.txt is de-identified."), "{said}");
    assert!(said.contains("  - talk.txt: speaker “Marta Quill”\n"), "{said}");
    assert!(said.contains("  - talk.txt: interviewee “Greta Lindqvist”\n"), "{said}");
    let told = home.json(&["anonymise", STUDY, "talk.txt", "--confirm", "--keep-former"]);
    let whose: Vec<&str> =
        told["labels"].as_array().unwrap().iter().map(|left| left["whose"].as_str().unwrap()).collect();
    assert_eq!(whose, ["speaker", "interviewee"]);

    // The way that the words tell leads to a clean label.
    home.write("talk.csv", "quote,occurrence,replacement,kind\nMarta Quill,1,[neighbour 1],person\n");
    home.ok(&["anonymise", STUDY, "talk.txt", "--apply", "talk.csv"]);
    let left = home.json(&["anonymise", STUDY, "talk.txt", "--confirm", "--keep-former"]);
    assert_eq!(left["labels"].as_array().unwrap().len(), 1);
    let none = home.json(&["anonymise", STUDY, "NP-1", "--confirm", "--keep-former"]);
    assert_eq!(none["labels"], serde_json::json!([]));
}

#[test]
fn a_second_person_reads_what_the_first_confirmed() {
    let home = with_keys();
    let read = ["anonymise", STUDY, "AD-2", "--read"];
    assert!(home.ends(1, &read).err.contains("AD-2.txt is not de-identified yet."));
    home.ok(&["anonymise", STUDY, "--apply", NAMES, "--confirm", "--keep-former"]);
    let same = home.ends(1, &read).err;
    assert!(same.contains("The second reader has to be somebody else than Ines"), "{same}");
    let said = home.ok(&[&read[..], &["--coder", "Tomas"]].concat());
    assert_eq!(said.trim_end(), "AD-2.txt is read by a second person.");
    assert_eq!(status(&home, "AD-2.txt")["read"]["coder"], "Tomas");
    let some = home.json_ending(1, &["anonymise", STUDY, "AD-2", "NP-1", "--read", "--coder", "Tomas"]);
    assert_eq!(
        (texts(&some["transcripts"]), texts(&some["problems"]).len()),
        (vec!["AD-2.txt".to_owned()], 1)
    );
    home.ok(&["anonymise", STUDY, "AD-2", "--reopen"]);
    assert_eq!(status(&home, "AD-2.txt")["status"], "in review");
}

#[test]
fn calls_that_cannot_be_meant_are_refused_in_a_sentence() {
    let home = named();
    home.ends(2, &["anonymise", STUDY]);
    home.ends(2, &["anonymise", STUDY, "--find", "--confirm"]);
    home.ends(2, &["anonymise", STUDY, "--find", "--shared-aliases"]);
    home.says(2, &["anonymise", STUDY, "--confirm"], "Name the transcripts, or give --all.");
    let none = home.ends(3, &["anonymise", STUDY, "--apply", NAMES]).err;
    assert!(none.contains("There is no key file at") && none.contains("“verbatim keys make”"), "{none}");
    let missing = home.ends(1, &["anonymise", STUDY, "--apply", "nowhere.csv"]).err;
    assert!(
        missing.contains("cannot read nowhere.csv") || missing.contains("Cannot read nowhere.csv"),
        "{missing}"
    );
    home.ok(&["keys", "make", STUDY]);
    assert!(
        home.ends(1, &["anonymise", STUDY, "ZZ-9", "--find"]).err.contains("There is no transcript “ZZ-9”.")
    );
    home.write("bad.csv", "quote,alias\nRosa,[x]\n");
    let bad = home.ends(1, &["anonymise", STUDY, "--apply", "bad.csv"]).out;
    assert!(bad.contains("The file has no column “replacement”. Its columns are: quote, alias."), "{bad}");
    assert_eq!(home.json(&["info", STUDY])["actions"], 6);
}

#[test]
fn nothing_to_find_says_what_is_left_to_do() {
    let home = small();
    let said = home.ok(&["anonymise", STUDY, "NP-10", "--find"]);
    assert!(said.contains("Nothing was found") && said.contains("by reading"), "{said}");
}

/// A reply without counts of words, which names that make way for aliases change.
fn without_words(reply: &mut Value) {
    match reply {
        Value::Object(fields) => {
            fields.remove("words");
            fields.values_mut().for_each(without_words);
        }
        Value::Array(list) => list.iter_mut().for_each(without_words),
        _ => {}
    }
}

/// The codes × categories of a study, as people and passages.
fn figures(home: &Home) -> Value {
    let mut matrix = home.json(&["matrix", STUDY, "--columns", "category,region"]);
    without_words(&mut matrix);
    matrix
}

#[test]
fn the_whole_sample_goes_through_and_its_figures_stay() {
    let home = sample();
    let before = figures(&home);
    let codings = home.json(&["info", STUDY])["codings"].clone();
    home.ok(&["keys", "make", STUDY]);
    let files = sample_files("identifiers", "jsonl");
    let args: Vec<&str> = ["anonymise", STUDY, "--confirm", "--apply"]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    let done = home.json(&args);
    assert_eq!((&done["places"], &done["transcripts"]), (&576.into(), &42.into()));
    assert_eq!(texts(&done["confirmed"]).len(), 42);
    assert_eq!(home.json(&["check", STUDY])["clean"], true);
    assert_eq!(figures(&home), before);
    assert_eq!(home.json(&["info", STUDY])["codings"], codings);
    // Each interview's “[colleague 1]” is another person, and one person is one alias.
    let aliases = home.json(&["aliases", "list", STUDY]);
    let names = |text: &str| {
        let all = aliases["aliases"].as_array().unwrap();
        texts(&all.iter().find(|alias| alias["text"] == text).unwrap()["forms"])
    };
    assert_eq!(names("colleague 1"), ["Achterberg", "Rosalind Achterburg", "Roz"]);
    for alias in aliases["aliases"].as_array().unwrap().iter().filter(|alias| alias["general"] == false) {
        assert_eq!(alias["transcripts"], 1, "{alias}");
    }
    let original = std::fs::read_to_string(sample_file("transcripts/PR-L-02.txt")).unwrap();
    assert_eq!(home.json(&["keys", "original", STUDY, "PR-L-02"])["text"], original.as_str());
}

#[cfg(unix)]
#[test]
fn the_sample_that_people_meet_is_de_identified_but_for_three_interviews() {
    let home = Home::new();
    let script = format!("{}/../../tools/sample-study", env!("CARGO_MANIFEST_DIR"));
    let mut make = std::process::Command::new(script);
    make.arg(home.path("")).env("VERBATIM_SAMPLE_PASSPHRASE", PASSPHRASE);
    make.env("VERBATIM_SAMPLE_KEY_PASSPHRASE", KEY_PASSPHRASE)
        .env("VERBATIM_BINARY", env!("CARGO_BIN_EXE_verbatim"));
    let made = make.output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let study = "Operations sample.verbatim";
    let reply = home.json(&["anonymise", study, "--status"]);
    let rows = reply["transcripts"].as_array().unwrap();
    let with = |status: &str| rows.iter().filter(|row| row["status"] == status).count();
    assert_eq!((with("de-identified"), with("raw")), (39, 3));
    let raw: Vec<&str> = rows
        .iter()
        .filter(|row| row["status"] == "raw")
        .map(|row| row["interviewee"].as_str().unwrap().split('-').next().unwrap())
        .collect();
    assert_eq!(raw, ["AD", "LE", "PR"], "three categories");
    let here = rows.iter().filter(|row| row["original_here"] == true).count();
    assert_eq!(here, 3, "no original of a de-identified one is left");
    assert_eq!(home.json(&["check", study])["clean"], true);
    assert_eq!(home.json(&["keys", "originals", study])["originals"].as_array().unwrap().len(), 39);
}
