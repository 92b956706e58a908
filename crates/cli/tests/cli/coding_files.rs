//! Codings from CSV and JSON lines: what fits goes in as one action, the rest is listed.

use crate::fixtures::{NP_1, STUDY, small, span};
use crate::home::{Home, texts};

fn count(home: &Home) -> u64 {
    home.json(&["info", STUDY])["codings"].as_u64().unwrap()
}

#[test]
fn rows_that_fit_nothing_are_listed_by_line_with_their_reason() {
    let home = small();
    home.write(
        "codings.csv",
        "file,quote,occurrence,code,stance\n\
         NP-1.txt,a form to sign,1,Refreshers,supports\n\
         NP-1.txt,words nobody said,1,Refreshers,\n\
         NP-1.txt,Two hours,2,Refreshers,\n\
         NP-2.txt,Two hours,1,Refreshers,\n\
         NP-1.txt,Two hours,1,Nowhere,\n\
         NP-1.txt,Two hours,1,Policies,\n\
         NP-1.txt,Two hours,1,,\n\
         NP-1.txt,,1,Refreshers,\n\
         NP-1.txt,Two hours,first,Refreshers,\n\
         NP-1.txt,Two hours,1,Refreshers,agrees\n\
         NP-10.txt,in pairs,1,Training > Refreshers,\n",
    );
    let reply = home.json_ending(1, &["codings", "import", STUDY, "codings.csv"]);
    assert_eq!(reply["added"], 2);
    assert_eq!(
        texts(&reply["problems"]),
        [
            "line 3: the transcript does not contain this quotation (NP-1.txt)",
            "line 4: the transcript contains this quotation 1 time(s), not 2 (NP-1.txt)",
            "line 5: there is no transcript “NP-2.txt”",
            "line 6: there is no code “Nowhere”",
            "line 7: “Policies” names 2 codes: Training > Policies; Impact > Policies; write the whole path",
            "line 8: There is no code.",
            "line 9: There is neither a quotation nor start and end.",
            "line 10: The occurrence is not a whole number from 0 on.",
            "line 11: The stance is not known. It can be: supports, qualifies, contradicts.",
        ]
    );
    home.ok(&["undo", STUDY]);
    assert_eq!(count(&home), 0, "all that went in was one action");
}

#[test]
fn offsets_under_which_other_words_stand_by_now_code_nothing() {
    let home = small();
    let (start, end) = span(NP_1, "a form to sign");
    home.write(
        "old.csv",
        format!(
            "file,start,end,text,code\nNP-1.txt,{start},{end},a form to burn,Refreshers\n\
             NP-1.txt,{start},{end},a form to sign,Refreshers\n"
        ),
    );
    let reply = home.json_ending(1, &["codings", "import", STUDY, "old.csv"]);
    assert_eq!(
        texts(&reply["problems"]),
        ["line 2: other words stand at these offsets than the file says (NP-1.txt)"]
    );
    assert_eq!(reply["added"], 1);
}

#[test]
fn offsets_and_quotations_make_the_same_coding() {
    let home = small();
    let (start, end) = span(NP_1, "a form to sign");
    home.write("spans.csv", format!("file,start,end,code\nNP-1.txt,{start},{end},Refreshers\nNP-1.txt,5,5,Impact\nNP-1.txt,9,9999,Impact\n"));
    home.write(
        "NP-1.jsonl",
        "{\"quote\": \"a form to sign\", \"codes\": [\"Refreshers\", \"Impact\"], \"memo\": \"Both\"}\n",
    );
    let first = home.json_ending(1, &["codings", "import", STUDY, "spans.csv"]);
    let problems = texts(&first["problems"]);
    assert!(problems[0].starts_with("line 3: ") && problems[1].starts_with("line 4: "), "{problems:?}");
    assert_eq!((problems.len(), &first["added"]), (2, &1.into()));
    let second = home.json(&["codings", "import", STUDY, "NP-1.jsonl"]);
    assert_eq!((&second["added"], &second["already_there"]), (&1.into(), &1.into()));
    assert_eq!(count(&home), 2);
}

#[test]
fn importing_the_same_file_twice_adds_nothing() {
    let home = small();
    home.write(
        "c.csv",
        "file,quote,code\nNP-1.txt,a form to sign,Refreshers\nNP-1.txt,a form to sign,Refreshers\n",
    );
    let first = home.json(&["codings", "import", STUDY, "c.csv"]);
    assert_eq!((&first["added"], &first["already_there"]), (&1.into(), &1.into()));
    let again = home.json(&["codings", "import", STUDY, "c.csv"]);
    assert_eq!((&again["added"], &again["already_there"]), (&0.into(), &2.into()));
}

#[test]
fn files_that_hold_no_codings_are_named_and_the_others_go_in() {
    let home = small();
    home.write("broken.jsonl", "{\"quote\": \"a form\n");
    home.write("people.csv", "id,category\nNP-1,x\n");
    home.write("empty.csv", "");
    home.write("good.csv", "file,quote,code\nNP-1.txt,a form to sign,Refreshers\n");
    let files = ["broken.jsonl", "people.csv", "empty.csv", "gone.csv", "good.csv"];
    let reply = home.json_ending(1, &[&["codings", "import", STUDY], files.as_slice()].concat());
    assert_eq!(reply["added"], 1);
    let problems = texts(&reply["problems"]).join("\n");
    for file in &files[..4] {
        assert!(problems.contains(file), "{file} is named: {problems}");
    }
    assert!(!problems.contains("good.csv"));
}

#[test]
fn a_stance_without_statement_is_kept_as_read_and_said() {
    let home = small();
    home.write("c.csv", "file,quote,code,stance,coder\nNP-1.txt,a form to sign,Impact,qualifies,Mara\n");
    let reply = home.json(&["codings", "import", STUDY, "c.csv"]);
    let notes = texts(&reply["notes"]).join("\n");
    assert!(notes.contains("have a stance although neither their code"), "{notes}");
    assert!(notes.contains("names other coders (Mara)"), "{notes}");
    let list = home.json(&["codings", "list", STUDY]);
    let coding = &list["codings"][0];
    assert_eq!((&coding["stance"], &coding["coder"]), (&"qualifies".into(), &"Ines".into()));
}

#[test]
fn excerpts_of_another_program_come_in_by_the_names_of_their_columns() {
    let home = small();
    home.write("theirs.csv", "Interview,Thema,Stelle\nNP-1,Training / Forms,a  form to sign\n");
    let import = |columns: &'static str| ["codings", "import", STUDY, "theirs.csv", "--columns", columns];
    let said = home.ends(2, &import("interview=Interview")).err;
    assert!(said.contains("“interview” is no meaning of a column."), "{said}");
    let reply = home.json(&import("document=Interview,code=Thema,text=Stelle,separator=/"));
    assert_eq!(reply["added"], 1);
    assert!(
        texts(&reply["notes"]).iter().any(|note| note.contains("were added: Training > Forms.")),
        "{reply}"
    );
    let codings = home.json(&["codings", "list", STUDY, "--code", "Training > Forms"]);
    assert_eq!(codings["codings"].as_array().unwrap().len(), 1);
}
