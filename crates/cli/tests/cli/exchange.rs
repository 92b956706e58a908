//! Projects and codebooks that leave for other programs and come in from them.

use serde_json::Value;

use crate::fixtures::{NP_1, STUDY, applied, code, sample, small};
use crate::home::Home;
use crate::replies::hold_against;

fn export<'a>(what: &'a str, purpose: &'a str, to: &'a str) -> [&'a str; 7] {
    ["export", what, STUDY, "--for", purpose, "--to", to]
}

/// What of two studies is counted, the trail apart.
fn counts(home: &Home, study: &str) -> Value {
    let mut counts = home.json(&["info", study])["counts"].clone();
    if let Some(counts) = counts.as_object_mut() {
        counts.remove("actions");
        counts.remove("backups");
    }
    counts
}

#[test]
fn the_sample_goes_out_as_a_project_and_comes_in_as_the_same_study() {
    let home = sample();
    let reply = home.json(&export("project", "team", "sample internal.qdpx"));
    assert!(reply["transcripts"].as_u64().unwrap() > 30, "{reply}");
    let back = home.json(&["import-project", "sample internal.qdpx", "again.verbatim"]);
    assert_eq!(back["recovery_key"].as_str().unwrap().split(' ').count(), 24);
    assert_eq!((&back["left_out"], &back["changed"]), (&0.into(), &0.into()));
    assert_eq!(back["added"]["codings"], reply["codings"]);
    let matrix = |study: &str| {
        let mut matrix = home.json(&["matrix", study]);
        matrix.as_object_mut().unwrap().remove("reach");
        matrix["rows"].as_array().unwrap().iter().map(|row| row["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(matrix("again.verbatim"), matrix(STUDY));
    let people = |study: &str| texts_of(&home.json(&["interviewees", "list", study])["interviewees"], "id");
    assert_eq!(people("again.verbatim"), people(STUDY));
    let (ours, theirs) = (counts(&home, STUDY), counts(&home, "again.verbatim"));
    for what in ["transcripts", "codings", "memos", "interviewees", "codes", "coders", "words"] {
        assert_eq!(ours[what], theirs[what], "{what}");
    }
    assert_eq!(home.json(&["check", "again.verbatim"])["clean"], true);
}

fn texts_of(rows: &Value, field: &str) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
}

const BOOK: &str =
    "<CodeBook><Codes><Code guid=\"c1\" name=\"Shelter\" isCodable=\"true\"/></Codes></CodeBook>";

#[test]
fn what_has_no_place_is_listed_in_words_and_in_a_file() {
    let home = small();
    home.write(
        "theirs.qdc",
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Tool 7\"><Codes><Code guid=\"c1\" name=\"a > b\" \
         isCodable=\"true\" color=\"plaid\"/></Codes><Sets><Set guid=\"s1\" name=\"Core\"><MemberCode guid=\"c1\"/></Set></Sets>\
         </CodeBook>",
    );
    let reply = home.json_ending(1, &["import-project", "theirs.qdc", STUDY, "--report", "report.json"]);
    let said = ["left_out", "changed", "kept"].map(|what| reply[what].as_u64().unwrap());
    assert_eq!((said, &reply["added"]["codes"]), ([2, 1, 0], &1.into()));
    assert_eq!((&reply["recovery_key"], &reply["report"]), (&Value::Null, &"report.json".into()));
    let report: Value = serde_json::from_str(&home.read("report.json")).unwrap();
    hold_against("project-report", &report);
    assert_eq!((&report["file"], &report["origin"]), (&"theirs.qdc".into(), &"Tool 7".into()));
    assert_eq!(texts_of(&report["items"], "what"), ["code", "colour", "set"]);
    assert!(texts_of(&report["items"], "why").iter().all(|why| why.ends_with('.')));
    let said = home.ends(1, &["import-project", "theirs.qdc", "new.verbatim"]).out;
    assert!(said.contains("set “Core” (left out): Sets of codes have no place here."), "{said}");
    home.ok(&["undo", STUDY]);
    assert_eq!(home.json(&["info", STUDY])["codes"], 5);
}

#[test]
fn a_file_that_is_no_project_leaves_no_study_behind_and_says_why() {
    let home = Home::new();
    home.write("notes.qdpx", "Two pages of notes.");
    let said = home.ends(1, &["import-project", "notes.qdpx", "new.verbatim"]).err;
    assert_eq!(
        said.trim_end(),
        "verbatim: notes.qdpx: The file holds neither a REFI-QDA project nor a codebook. Export it again as QDPX or QDC. \
         Nothing was changed."
    );
    assert!(!home.path("new.verbatim").exists());
    home.ends(1, &["import-project", "gone.qdpx", "new.verbatim"]);
}

#[test]
fn a_report_that_has_no_place_is_known_before_a_study_is_made() {
    let home = Home::new();
    home.write("theirs.qdc", BOOK);
    let said = home.ends(1, &["import-project", "theirs.qdc", "new.verbatim", "--report", "gone/r.json"]).err;
    assert!(said.contains("gone/r.json"), "{said}");
    assert!(!home.path("new.verbatim").exists());
    // An import that fails leaves no empty report behind, and one that was there stays.
    home.write("kept.json", "earlier");
    for report in ["r.json", "kept.json"] {
        home.ends(1, &["import-project", "theirs.qdc", "no/such/folder/new.verbatim", "--report", report]);
    }
    assert!(!home.path("r.json").exists());
    assert_eq!(home.read("kept.json"), "earlier");
}

#[test]
fn a_report_is_never_written_over_the_study_what_comes_in_or_a_key_file() {
    let home = small();
    home.write("theirs.qdc", BOOK);
    home.write("theirs.qda/data.qda", "none");
    home.write("other.verbatim-key", "key");
    let stem = STUDY.strip_suffix(".verbatim").unwrap();
    let before = std::fs::read(home.path(STUDY)).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.path(STUDY), home.path("link.json")).unwrap();
    let link = if cfg!(unix) { "link.json" } else { STUDY };
    for report in
        [STUDY, link, "theirs.qdc", "./theirs.qdc", "other.verbatim-key", "new.verbatim", "x.VERBATIM"]
    {
        for study in [STUDY, stem] {
            let said = home.ends(2, &["import-project", "theirs.qdc", study, "--report", report]).err;
            assert!(said.contains("would be written over"), "{said}");
        }
    }
    home.ends(2, &["import-project", "theirs.qda", "new", "--report", "theirs.qda/data.qda"]);
    assert_eq!(std::fs::read(home.path(STUDY)).unwrap(), before);
    assert_eq!(
        (home.read("theirs.qdc"), home.read("theirs.qda/data.qda")),
        (BOOK.to_owned(), "none".to_owned())
    );
    assert_eq!(home.read("other.verbatim-key"), "key");
    assert!(!home.path("new.verbatim").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn the_recovery_key_is_shown_though_the_report_cannot_be_written() {
    let home = Home::new();
    home.write("theirs.qdc", BOOK);
    // Can be opened, and is always full.
    let report = ["--report", "/dev/full"];
    let import = |study| [&["import-project", "theirs.qdc", study], report.as_slice()].concat();
    let reply = home.json_ending(1, &import("new.verbatim"));
    assert_eq!(reply["recovery_key"].as_str().unwrap().split(' ').count(), 24);
    assert_eq!((&reply["report"], &reply["added"]["codes"]), (&Value::Null, &1.into()));
    let said = home.ends(1, &import("other.verbatim")).out;
    assert!(said.contains("The report could not be written to /dev/full"), "{said}");
    assert!(said.contains("Recovery key, shown this once."), "{said}");
}

#[test]
fn a_project_leaves_for_the_team_alone() {
    let home = small();
    home.says(
        1,
        &export("project", "publication", "out.qdpx"),
        "A project holds everything, raw texts included, so it leaves for the team alone. Nothing was written. Publish \
         the codebook or a matrix instead, or use --for team.",
    );
    assert!(!home.path("out.qdpx").exists());
    home.ends(2, &export("project", "team", "out.zip"));
    let said = home.ends(0, &export("project", "team", "out.qdpx")).err;
    assert!(said.contains("“out internal.qdpx” would"), "{said}");
    let listed = home.json(&["export", "list", STUDY]);
    assert_eq!(listed["exports"][0]["what"], "project");
}

#[test]
fn no_original_and_no_real_name_is_in_a_project() {
    let home = applied();
    home.ok(&export("project", "team", "out internal.qdpx"));
    let bytes = std::fs::read(home.path("out internal.qdpx")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for place in 0..zip.len() {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_index(place).unwrap(), &mut text).unwrap();
        assert!(!text.contains("Rosa Lindqvist"), "{text}");
    }
}

#[test]
fn a_codebook_for_publication_has_no_words_of_interviewees() {
    let home = small();
    home.ok(&["keys", "make", STUDY]);
    let example = ["--definition", "What officers are taught", "--example", "then a form to sign"];
    home.ok(&[&["codes", "describe", STUDY, "Training"], example.as_slice()].concat());
    for (name, form) in [
        ("book.qdc", "<CodeBook"),
        ("book.html", "<!DOCTYPE html>"),
        ("book.md", "# Codebook"),
        ("book.csv", "path,color"),
    ] {
        let team = format!("team internal {name}");
        home.ok(&export("codebook", "team", &team));
        home.ok(&export("codebook", "publication", name));
        let (team, published) = (home.read(&team), home.read(name));
        assert!(team.contains("then a form to sign") && !published.contains("then a form to sign"), "{name}");
        assert!(published.contains("What officers are taught") && published.contains(form), "{published}");
    }
    let table = home.read("team internal book.csv");
    assert!(table.starts_with("\"internal, contains raw text\"\npath,color"), "{table}");
    let rows = |study: &str| home.json(&["codes", "list", study])["codes"].as_array().unwrap().len();
    home.ok(&["new", "again.verbatim", "--codebook", "team internal book.csv"]);
    assert_eq!(rows("again.verbatim"), rows(STUDY), "what left comes in again");
    let id = home.json(&["codes", "list", STUDY])["codes"][0]["id"].as_str().unwrap().to_owned();
    assert!(home.read("team internal book.qdc").contains(&id) && !home.read("book.qdc").contains(&id));
}

#[test]
fn a_codebook_says_for_the_team_alone_how_much_each_code_holds() {
    let home = small();
    code(&home, ("NP-1.txt", NP_1), "Two hours on a screen, then a form", "Refreshers", &[]);
    code(&home, ("NP-1.txt", NP_1), "We asked twice.", "Refreshers", &[]);
    let counted = |purpose, to| [&export("codebook", purpose, to)[..], &["--figures"]].concat();
    home.ok(&counted("team", "book internal.md"));
    let book = home.read("book internal.md");
    assert!(book.contains("internal, contains raw text; small numbers are not withheld"), "{book}");
    let code = book.split("\n### ").find(|part| part.contains("Refreshers\n")).unwrap_or_default();
    assert!(code.contains("1 interviewee · 2 passages"), "{book}");
    home.ok(&counted("team", "book internal.csv"));
    let book = home.read("book internal.csv");
    let row = book.lines().find(|row| row.contains("Refreshers,")).unwrap_or_default();
    assert!(row.ends_with(",1,2,1,2"), "{book}");
    let said = home.ends(1, &counted("team", "book internal.qdc")).err;
    assert!(said.contains("has no place for how much each code holds. Nothing was written."), "{said}");
    let said = home.ends(1, &counted("publication", "book.md")).err;
    assert!(said.contains("has no figures") && said.contains("Publish the matrix"), "{said}");
    assert!(!home.path("book internal.qdc").exists() && !home.path("book.md").exists());
}

#[test]
fn a_codebook_in_which_a_name_stands_is_not_published() {
    let home = applied();
    home.ok(&["codes", "describe", STUDY, "Training", "--definition", "What Rosa Lindqvist told us"]);
    let said = home.ends(1, &export("codebook", "publication", "book.qdc")).err;
    assert!(said.contains("Rosa Lindqvist") && said.contains("the code “Training”"), "{said}");
    assert!(!home.path("book.qdc").exists());
    let closed = home.without_keys(&export("codebook", "publication", "book.qdc"));
    assert_ne!(closed.code, 0);
}

#[test]
fn a_study_passed_on_and_back_keeps_marks_memos_and_who_coded() {
    let home = small();
    let marks = ["--stance", "supports", "--basis", "told by someone", "--memo", "Said twice, \"slowly\""];
    code(&home, ("NP-1.txt", NP_1), "Two hours on a screen, then a form", "Refreshers", &marks);
    code(&home, ("NP-1.txt", NP_1), "We asked twice.", "Impact", &["--coder", "Tomas"]);
    home.ok(&export("project", "team", "out internal.qdpx"));
    home.ok(&["import-project", "out internal.qdpx", "again.verbatim"]);
    let codings = |study: &str| home.json(&["codings", "list", study])["codings"].clone();
    let without_times = |mut codings: Value| {
        for coding in codings.as_array_mut().unwrap() {
            coding.as_object_mut().unwrap().remove("at");
        }
        codings
    };
    assert_eq!(without_times(codings("again.verbatim")), without_times(codings(STUDY)));
    let memos = |study: &str| texts_of(&home.json(&["memo", "list", study])["memos"], "text");
    assert_eq!(memos("again.verbatim"), memos(STUDY));
}
