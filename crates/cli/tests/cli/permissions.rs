//! Files that the system keeps from whoever runs the program.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::fixtures::{STUDY, small};
use crate::home::{Home, Ran, texts};
use crate::replies::hold_against;

/// Somebody without rights, by the number that systems agree on.
const NOBODY: u32 = 65_534;

/// Runs the program as somebody whom permissions bind: the one who runs the tests, or nobody where
/// that is the administrator, who may read everything. Everything in the home is nobody's then, but
/// for what may not be read.
fn run_bound(home: &Home, forbidden: &Path, args: &[&str]) -> Ran {
    let mut command = home.command(args);
    if fs::metadata(home.root()).unwrap().uid() == 0 {
        give_to_nobody(home.root(), forbidden);
        // The folder of the build may be closed to nobody.
        let program = home.path("verbatim");
        fs::copy(command.get_program(), &program).unwrap();
        command = as_nobody(&command, &program);
    }
    command.output().unwrap().into()
}

fn as_nobody(command: &Command, program: &Path) -> Command {
    let mut bound = Command::new(program);
    bound.args(command.get_args()).env_clear().uid(NOBODY).gid(NOBODY);
    bound.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    bound.current_dir(command.get_current_dir().unwrap());
    bound
}

fn give_to_nobody(path: &Path, except: &Path) {
    if path == except {
        return;
    }
    chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            give_to_nobody(&entry.unwrap().path(), except);
        }
    }
}

#[test]
fn a_transcript_that_may_not_be_read_is_named_and_the_others_go_in() {
    let home = small();
    home.write("AD-2.txt", "Interviewer: Again?\n\nRespondent: Yes, twice.\n");
    home.write("EX-1.txt", "Respondent: I counted the files.\n");
    home.write("EX-2.txt", "Respondent: We kept a second list.\n");
    let forbidden = home.path("EX-1.txt");
    fs::set_permissions(&forbidden, Permissions::from_mode(0o000)).unwrap();
    let args = ["import", STUDY, "AD-2.txt", "EX-1.txt", "EX-2.txt", "--json"];
    let ran = run_bound(&home, &forbidden, &args);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let reply: Value = serde_json::from_str(&ran.out).unwrap();
    hold_against("import", &reply);
    assert_eq!((&reply["imported"], &reply["skipped"], &reply["failed"]), (&2.into(), &0.into(), &1.into()));
    let outcomes: Vec<(&str, &str)> = reply["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["file"].as_str().unwrap(), file["outcome"].as_str().unwrap()))
        .collect();
    assert_eq!(outcomes, [("AD-2.txt", "imported"), ("EX-1.txt", "failed"), ("EX-2.txt", "imported")]);
    let sentence =
        "You may not read this file. Ask its owner for permission, or copy it to a folder of yours.";
    assert_eq!(texts(&reply["files"][1]["messages"]), [sentence]);
    let list = home.json(&["interviews", "list", STUDY]);
    let names: Vec<&str> =
        list["interviews"].as_array().unwrap().iter().map(|row| row["file_name"].as_str().unwrap()).collect();
    assert!(names.contains(&"AD-2.txt") && names.contains(&"EX-2.txt") && !names.contains(&"EX-1.txt"));
}
