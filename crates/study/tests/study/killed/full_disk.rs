//! A full disk: a small file system of its own, which only the superuser or a user namespace can
//! make. Where neither is to be had, the test says so and shows nothing.

use std::process::Command;
use std::time::Duration;

use super::Worker;

/// What the shell ends with where it may not mount.
const NO_MOUNT: &str = "mount -t tmpfs -o size=3m verbatim-test \"$0\" || exit 77; exec \"$@\"";

#[test]
fn on_a_full_disk_the_action_is_refused_whole_and_work_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", NO_MOUNT]).arg(folder.path());
    command.arg(std::env::current_exe().unwrap());
    if Command::new("unshare").arg("--version").output().is_err() {
        println!("skipped: there is no unshare here");
        return;
    }
    let mut worker = Worker::run(command, "full disk", &folder.path().join("Operations.verbatim"));
    let heard = worker.listen(Duration::from_secs(60));
    let status = worker.process.wait().unwrap();
    if heard.is_empty() && status.code() != Some(101) {
        println!("skipped: no file system can be mounted here ({status})");
        return;
    }
    assert_eq!(heard, ["full", "done"], "{status}");
}
