//! A study that an older Verbatim made. See `crates/store/tests/store/migrating.rs`.

use std::fs;

use crate::home::Home;

const OLD: &[u8] = include_bytes!("../../../store/tests/versions/1.study");

fn old() -> Home {
    let home = Home::new();
    home.write("Visits.verbatim", OLD);
    home.write("passphrase.txt", "correct horse battery\n");
    home
}

fn with<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &["--passphrase-file", "passphrase.txt"]].concat()
}

#[test]
fn commands_that_read_leave_it_as_it_is() {
    let home = old();
    let info = home.ok(&with(&["info", "Visits.verbatim"]));
    assert!(info.contains("5 codings"), "{info}");
    home.ok(&with(&["codings", "list", "Visits.verbatim"]));
    home.ok(&with(&["memo", "list", "Visits.verbatim"]));
    home.ok(&with(&["history", "Visits.verbatim"]));
    assert_eq!(fs::read(home.path("Visits.verbatim")).unwrap(), OLD);
    assert!(!home.path("Visits.backups").exists());
}

#[test]
fn the_first_command_that_writes_upgrades_it_once_and_says_so() {
    let home = old();
    let said = home.ends(0, &with(&["memo", "add", "Visits.verbatim", "Read on."])).err;
    assert!(
        said.contains("This study was made by an older Verbatim") && said.contains("Visits.backups"),
        "{said}"
    );
    assert_eq!(fs::read_dir(home.path("Visits.backups")).unwrap().count(), 1);
    let again = home.ends(0, &with(&["memo", "add", "Visits.verbatim", "And on."])).err;
    assert_eq!(again, "");
    home.ok(&with(&["check", "Visits.verbatim"]));
    home.ok(&with(&["undo", "Visits.verbatim", "--steps", "2"]));
    let closed = "What was done before the study got a newer file format, or before former texts were destroyed, \
                  cannot be undone. Nothing was changed. Where the format changed, the backup made before it holds \
                  the study as it was.";
    home.says(1, &with(&["undo", "Visits.verbatim"]), closed);
}
