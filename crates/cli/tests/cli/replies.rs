//! Every reply of `--json` is as its schema in `schemas/` says.

use serde_json::Value;

use crate::fixtures::{CODEBOOK, NAMES, NP_1, PEOPLE, STUDY, VISIT, code, named, small, span};

/// Name of the schema that the reply of a command follows.
pub fn schema_of(args: &[&str]) -> &'static str {
    match (args[0], args.get(1).copied().unwrap_or_default()) {
        ("import", _) if args.contains(&"--preview") => "import-preview",
        ("interviews", "finish" | "reopen") => "interviews-progress",
        ("matrix", _) if args.contains(&"--open") => "matrix-cell",
        ("matrix", _) if args.contains(&"--svg") => "export-matrix",
        ("themes", _) if args.contains(&"--svg") => "export-matrix",
        ("cooccurrence" | "saturation" | "sample", _) if args.contains(&"--svg") => "export",
        ("themes", "list") => "themes",
        ("codes", "add" | "rename" | "move" | "describe") => "codes-change",
        ("categories", "order") => "categories-list",
        ("attributes", "order") => "attributes-list",
        ("categories", "add" | "rename" | "label") => "categories-change",
        ("outreach", "add" | "change") => "outreach-change",
        ("codings", "mark") => "codings-list",
        ("codebook", "export") | ("export", "codebook") => "export",
        ("export", "report") => "export-excerpts",
        ("undo" | "redo", _) => "steps",
        ("anonymise", _) if args.contains(&"--find") => "anonymise-find",
        ("anonymise", _) if args.contains(&"--status") => "anonymise-status",
        ("anonymise", _) if args.contains(&"--read") || args.contains(&"--reopen") => "anonymise-mark",
        ("aliases", "add" | "rename" | "kind" | "link" | "forms" | "put") => "aliases-change",
        ("patterns", "add" | "change") => "patterns-change",
        ("keys", "make" | "check" | "passphrase" | "openings") => "keys",
        ("keys", "retain") => "keys-originals",
        ("codings", "define") => "codings-attributes",
        ("searches", "save" | "rename") => "searches-change",
        ("searches", "run") => "search",
        ("views", "save" | "rename") => "views-change",
        ("purge", _) if args.contains(&"--preview") => "purge-preview",
        (noun, verb) => {
            let names = [format!("{noun}-{verb}"), noun.to_owned()];
            let found = names.iter().find_map(|name| SCHEMAS.iter().find(|known| *known == name));
            found.expect("every command has a schema")
        }
    }
}

/// Schemas named after their commands.
const SCHEMAS: &[&str] = &[
    "new",
    "info",
    "passphrase",
    "import",
    "interviews-list",
    "interviews-assign",
    "interviews-rename",
    "interviews-remove",
    "interviews-correct",
    "interviewees-import",
    "interviewees-list",
    "interviewees-group",
    "interviewees-asked",
    "interviewees-withdraw",
    "categories-list",
    "categories-remove",
    "attributes-list",
    "attributes-rename",
    "attributes-remove",
    "outreach-list",
    "outreach-remove",
    "coders-list",
    "coders-add",
    "coders-lead",
    "codebook-import",
    "codes-list",
    "codes-split",
    "codes-merge",
    "codes-delete",
    "codes-origin",
    "code",
    "codings-import",
    "codings-list",
    "codings-recode",
    "codings-resize",
    "codings-remove",
    "codings-attributes",
    "codings-undefine",
    "codings-set",
    "memo-add",
    "memo-list",
    "anonymise",
    "aliases-list",
    "aliases-merge",
    "aliases-remove",
    "keep-list",
    "keep-add",
    "keep-remove",
    "patterns-list",
    "patterns-remove",
    "keys-originals",
    "keys-original",
    "keys-destroy",
    "purge",
    "leaks",
    "search",
    "searches-list",
    "searches-forget",
    "searches-raw",
    "framework-list",
    "framework-write",
    "views-list",
    "views-remove",
    "interviews-language",
    "matrix",
    "themes",
    "themes-recurring",
    "themes-words",
    "themes-illustrate",
    "cooccurrence",
    "saturation",
    "sample",
    "export-excerpts",
    "export-template",
    "export-matrix",
    "export-small-cells",
    "export-list",
    "export-project",
    "import-project",
    "history",
    "check",
    "backup",
    "restore",
];

/// Fails where a reply is not what its schema says.
pub fn hold_against(name: &str, reply: &Value) {
    let file = format!("{}/../../schemas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let schema: Value = serde_json::from_str(&text).unwrap();
    let known = schema["properties"].as_object().expect("a reply is an object");
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let wrong: Vec<String> =
        validator.iter_errors(reply).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}\n{reply:#}");
    let fields = reply.as_object().unwrap().keys();
    let strange: Vec<&String> = fields.filter(|field| !known.contains_key(*field)).collect();
    assert!(strange.is_empty(), "{name}: {strange:?} stand in no schema");
}

#[test]
fn every_command_replies_as_its_schema_says() {
    let home = small();
    home.write("codebook.csv", CODEBOOK);
    home.write("people.csv", PEOPLE);
    home.write("notes.md", "Two pages of notes on the visit.\n");
    home.write("more.csv", "file,quote,code\nNP-10.txt,in pairs,Refreshers\n");
    home.json(&["new", "other.verbatim"]);
    home.json(&["info", STUDY]);
    home.json(&["import", STUDY, "notes.md", "--preview"]);
    home.json(&["import", STUDY, "notes.md", "--kind", "notes"]);
    home.json(&["interviews", "assign", STUDY, "notes.md", "AD-2"]);
    home.json(&["interviews", "rename", STUDY, "notes.md", "visit.md"]);
    home.json(&["interviews", "correct", STUDY, "visit.md", "0", "3", "Three"]);
    home.json(&["interviews", "finish", STUDY, "NP-1.txt"]);
    home.json(&["interviews", "reopen", STUDY, "NP-1.txt"]);
    home.json(&["interviewees", "import", STUDY, "people.csv"]);
    home.json(&["interviewees", "group", STUDY, "Night shift", "NP-10", "AD-2"]);
    home.json(&["coders", "add", STUDY, "Tomas"]);
    home.json(&["coders", "lead", STUDY, "Tomas", "--interview", "NP-1.txt"]);
    home.json(&["coders", "lead", STUDY]);
    home.json(&["codebook", "import", STUDY, "codebook.csv"]);
    home.json(&["codebook", "export", STUDY, "out.csv"]);
    home.json(&["codes", "add", STUDY, "Impact > Trust"]);
    home.json(&["codes", "rename", STUDY, "Trust", "Confidence"]);
    home.json(&["codes", "move", STUDY, "Confidence", "--under", "Training"]);
    home.json(&["codes", "describe", STUDY, "Confidence", "--definition", "Who trusts whom"]);
    home.json(&["codings", "import", STUDY, "more.csv"]);
    let passage = "a form to sign";
    let coding = code(
        &home,
        ("NP-1.txt", NP_1),
        passage,
        "Refreshers",
        &["--memo", "Look again", "--basis", "witnessed"],
    );
    let (start, end) = span(NP_1, "then a form");
    home.json(&["codings", "resize", STUDY, &coding, &start, &end]);
    home.json(&["codings", "mark", STUDY, &coding, "--quotable"]);
    home.json(&["codings", "recode", STUDY, "Refreshers", &coding]);
    home.json(&["codings", "define", STUDY, "operation", "--choice", "Northside", "--choice", "Riverbank"]);
    home.json(&["codings", "set", STUDY, "operation=northside", &coding]);
    home.json(&["codings", "attributes", STUDY]);
    home.json(&["matrix", STUDY, "--columns", "operation", "--where", "operation=Northside"]);
    home.json(&["codings", "undefine", STUDY, "operation"]);
    home.json(&["memo", "add", STUDY, "A first thought"]);
    for list in ["interviews", "interviewees", "coders", "codes", "codings", "memo"] {
        home.json(&[list, "list", STUDY]);
    }
    home.json(&["search", STUDY, "form OR spring"]);
    home.json(&["search", STUDY, "f[aeiou]rm", "--regex"]);
    home.json(&["search", STUDY, "code:Training OR (form NEAR/5 sign)", "--code-as", "Refreshers"]);
    home.json(&["searches", "save", STUDY, "Forms", "form"]);
    home.json(&["searches", "run", STUDY, "Forms"]);
    home.json(&["searches", "rename", STUDY, "Forms", "Sheets"]);
    home.json(&["searches", "list", STUDY]);
    home.json(&["searches", "forget", STUDY, "Sheets"]);
    home.json(&["searches", "raw", STUDY, "search"]);
    home.json(&["framework", "write", STUDY, "Training", "NP-1", "Waited for two springs."]);
    home.json(&["framework", "list", STUDY]);
    home.json(&["views", "save", STUDY, "Evidence", "--kind", "matrix"]);
    home.json(&["views", "rename", STUDY, "Evidence", "By category"]);
    home.json(&["views", "list", STUDY]);
    home.json(&["views", "remove", STUDY, "By category"]);
    home.json(&["interviews", "language", STUDY]);
    home.json(&["interviews", "language", STUDY, "NP-1.txt", "english"]);
    home.json(&["matrix", STUDY]);
    home.json(&["matrix", STUDY, "--columns", "shift,category", "--count", "words"]);
    home.json(&["matrix", STUDY, "--measure", "groups", "--min-coders", "2"]);
    home.json(&["matrix", STUDY, "--open", "Training", "--in", "Law enforcement"]);
    home.json(&["interviewees", "asked", STUDY, "Impact", "not-asked", "NP-1"]);
    home.json(&["codes", "origin", STUDY, "Confidence", "--is", "during-analysis"]);
    home.json(&["themes", "recurring", STUDY, "--groups", "2"]);
    home.json(&["themes", "words", STUDY, "--several", "20", "--many", "40", "--most", "60"]);
    home.json(&["themes", "illustrate", STUDY, "Refreshers", "NP-1"]);
    home.json(&["themes", "list", STUDY]);
    home.json(&["cooccurrence", STUDY, "--unit", "interviewee"]);
    home.json(&["saturation", STUDY, "--all-codes", "--base", "1", "--run", "1"]);
    home.json(&["sample", STUDY, "--by", "shift"]);
    home.json(&["export", "excerpts", STUDY, "--for", "team", "--to", "out.json"]);
    home.json(&["export", "report", STUDY, "--for", "team", "--to", "report.docx"]);
    home.json(&["export", "template", "template.md"]);
    home.json(&["export", "matrix", STUDY, "--for", "team", "--to", "out.csv", "--totals"]);
    home.json(&["matrix", STUDY, "--svg", "table.svg", "--for", "team"]);
    home.json(&["export", "small-cells", STUDY, "--k", "4"]);
    home.json(&["export", "codebook", STUDY, "--for", "team", "--to", "book.qdc"]);
    home.json(&["export", "project", STUDY, "--for", "team", "--to", "out.qdpx"]);
    home.json(&["import-project", "out.qdpx", "again.verbatim"]);
    home.json(&["import-project", "book.qdc", STUDY]);
    home.json(&["export", "list", STUDY]);
    home.json(&["interviewees", "withdraw", STUDY, "NP-10", "--preview"]);
    home.json(&["codes", "merge", STUDY, "Confidence", "Refreshers"]);
    home.json(&["codes", "delete", STUDY, "Impact", "--preview"]);
    home.json(&["codes", "delete", STUDY, "Impact"]);
    home.json(&["codings", "remove", STUDY, &coding]);
    home.json(&["interviews", "remove", STUDY, "visit.md"]);
    home.json(&["undo", STUDY]);
    home.json(&["redo", STUDY]);
    home.json(&["history", STUDY]);
    home.json(&["check", STUDY]);
    home.json(&["backup", STUDY, "copy.verbatim"]);
    home.json(&["restore", "copy.verbatim", STUDY]);
    let new = ["passphrase", STUDY, "--recovery-key-to", "key.txt", "--json"];
    let changed = home.command(&new).env("VERBATIM_NEW_PASSPHRASE", "nine quiet rivers").output().unwrap();
    hold_against("passphrase", &serde_json::from_slice(&changed.stdout).unwrap());
}

#[test]
fn every_command_of_de_identification_replies_as_its_schema_says() {
    let home = named();
    home.json(&["keys", "make", STUDY]);
    home.json(&["anonymise", STUDY, "--find"]);
    home.json(&["anonymise", STUDY, "--apply", NAMES]);
    home.json(&["anonymise", STUDY, "--status"]);
    home.json(&["anonymise", STUDY, "AD-2", "--reopen"]);
    home.json(&["anonymise", STUDY, "AD-2", "--confirm", "--keep-former"]);
    home.json(&["anonymise", STUDY, "AD-2", "--read", "--coder", "Tomas"]);
    home.json(&["aliases", "add", STUDY, "relative", "--form", "Rosa Lindqvist"]);
    home.json(&["aliases", "rename", STUDY, "relative 1", "[sister 1]"]);
    home.json(&["aliases", "kind", STUDY, "sister 1", "life detail"]);
    home.json(&["aliases", "link", STUDY, "neighbour 1", "AD-1"]);
    home.json(&["aliases", "forms", STUDY, "sister 1", "--add", "Rosie"]);
    home.json(&["aliases", "list", STUDY]);
    home.json(&["aliases", "merge", STUDY, "sister 1", "--into", "neighbour 1"]);
    let (place, _) = span(VISIT, "Rosa Lindqvist");
    home.json(&["aliases", "put", STUDY, "AD-2", &place, "friend", "--new"]);
    home.json(&["aliases", "add", STUDY, "nobody"]);
    home.json(&["aliases", "remove", STUDY, "nobody 1"]);
    home.json(&["keep", "add", STUDY, "Harbour Watch", "--reason", "a programme"]);
    home.json(&["keep", "list", STUDY]);
    home.json(&["keep", "remove", STUDY, "harbour watch"]);
    home.json(&["patterns", "add", STUDY, "Bed", "bed [0-9]+", "--kind", "number"]);
    home.json(&["patterns", "change", STUDY, "Bed", "--rename", "Beds"]);
    home.json(&["patterns", "list", STUDY]);
    home.json(&["patterns", "remove", STUDY, "Beds"]);
    home.json(&["keys", "check", STUDY]);
    home.json(&["keys", "openings", STUDY]);
    home.json(&["keys", "originals", STUDY]);
    home.json(&["keys", "original", STUDY, "AD-2"]);
    home.json(&["keys", "retain", STUDY, "--until", "2031-01-31"]);
    home.json(&["leaks", STUDY]);
    home.json(&["purge", STUDY, "--preview"]);
    home.json(&["purge", STUDY, "--yes"]);
    let typed = home.typing("AD-2.txt\ndestroy\n", &["keys", "destroy", STUDY, "AD-2", "--json"]);
    hold_against("keys-destroy", &serde_json::from_str(&typed.out).unwrap());
}

#[test]
fn an_error_is_json_where_replies_are() {
    let home = small();
    let said = home.ends(1, &["codes", "rename", STUDY, "Nowhere", "X", "--json"]).err;
    let said: Value = serde_json::from_str(&said).unwrap();
    hold_against("error", &said);
    assert_eq!(said["error"]["what"], "There is no code “Nowhere”.");
}

#[test]
fn a_reader_that_closes_the_pipe_early_is_no_error() {
    let home = small();
    let mut child =
        home.command(&["history", STUDY, "--json"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
