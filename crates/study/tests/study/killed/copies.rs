//! Killed while a copy takes the study's place, or is made.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use verbatim_model::ActionKind;
use verbatim_study::{Access, Silent, StoreError, Study, StudyError};
use verbatim_testkit::{a_study, secret};

use super::child::{BACKUP, new_secret};
use super::{Worker, contents, names};
use crate::work::{Dice, begin, verb};

/// A study and an older backup of it, to be copied for each kill.
struct Template {
    folder: TempDir,
    now: String,
    then: String,
}

const STUDY: &str = "Operations.verbatim";

impl Template {
    fn new() -> Self {
        let (mut study, folder) = (a_study(), tempfile::tempdir().unwrap());
        begin(&mut study);
        // Large enough that a copy takes a while.
        let long = "Q: And then?\nP-09: We waited in the corridor, for two hours.\n".repeat(8_000);
        study.import("long.txt", long);
        study.backup(&folder.path().join(BACKUP), &Silent).unwrap();
        let then = contents(&study);
        let mut dice = Dice(11);
        for _ in 0..40 {
            verb(&mut dice).2(&mut study, &mut dice).ok();
        }
        let now = contents(&study);
        assert_ne!(now, then);
        study.backup(&folder.path().join(STUDY), &Silent).unwrap();
        Self { folder, now, then }
    }

    fn copy(&self, with_backup: bool) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let names = if with_backup { &[STUDY, BACKUP][..] } else { &[STUDY] };
        for name in names {
            std::fs::copy(self.folder.path().join(name), folder.path().join(name)).unwrap();
        }
        let study = folder.path().join(STUDY);
        (folder, study)
    }
}

/// Which file a name stands for, how long it is and when it was written.
fn state(path: &Path) -> Option<(u64, u64, i64, i64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.ino(), about.len(), about.mtime(), about.mtime_nsec()))
}

fn wait_until_changed(path: &Path, before: &Option<(u64, u64, i64, i64)>, since: Instant) {
    while state(path) == *before && since.elapsed() < Duration::from_secs(20) {
        std::thread::yield_now();
    }
}

/// Kills the child at moments spread over the whole act; `verify` is told whether the child said
/// that it was done.
fn kill_while(job: &str, rounds: u32, with_backup: bool, verify: impl Fn(&Path, bool, &Template)) {
    let (template, mut dice) = (Template::new(), Dice(u64::from(rounds)));
    let (_folder, study) = template.copy(with_backup);
    let worker = Worker::start(job, &study);
    worker.wait_for("ready");
    let started = Instant::now();
    worker.wait_for("done");
    let takes = u32::try_from(started.elapsed().as_micros()).unwrap();
    worker.kill();
    verify(&study, true, &template);
    let mut unfinished = 0;
    for round in 0..rounds {
        let (_folder, study) = template.copy(with_backup);
        let backup = study.with_file_name(BACKUP);
        let worker = Worker::start(job, &study);
        worker.wait_for("ready");
        let before = state(if job == "backup" { &backup } else { &study });
        let started = Instant::now();
        // Half of the time as soon as the file that is made or replaced is another one.
        if round % 2 == 0 {
            wait_until_changed(if job == "backup" { &backup } else { &study }, &before, started);
        }
        let most = if round % 2 == 0 { 3_000 } else { takes / 4 * 3 };
        let mut heard = worker.listen(Duration::from_micros(u64::from(dice.below_u32(most))));
        heard.extend(worker.kill().0);
        let done = heard.iter().any(|line| line == "done");
        unfinished += u32::from(!done);
        verify(&study, done, &template);
    }
    assert!(unfinished * 5 > rounds, "only {unfinished} of {rounds} kills came in the middle");
}

fn open(path: &Path) -> Study {
    let study = Study::open(path, &secret(), Access::Write).unwrap();
    assert!(study.read_only().is_none(), "a stale lock");
    assert_eq!(study.check(&Silent).unwrap().problems, Vec::<String>::new());
    study
}

#[test]
fn killed_during_a_new_passphrase_the_study_opens_whole_with_exactly_one_of_the_two() {
    kill_while("passphrase", 16, false, |path, done, template| {
        let old = Study::open(path, &secret(), Access::Write);
        let (mut study, new) = match old {
            Ok(study) => {
                let other = Study::open(path, &new_secret(), Access::Read);
                assert!(matches!(other, Err(StudyError::Store(StoreError::WrongSecret))));
                (study, false)
            }
            Err(StudyError::Store(StoreError::WrongSecret)) => {
                (Study::open(path, &new_secret(), Access::Write).unwrap(), true)
            }
            Err(other) => panic!("{other}"),
        };
        assert!(new || !done, "an acknowledged passphrase is in force");
        assert!(study.read_only().is_none(), "a stale lock");
        assert_eq!(study.check(&Silent).unwrap().problems, Vec::<String>::new());
        assert_eq!(contents(&study), template.now);
        let last = study.history(1).unwrap()[0].action.kind;
        assert!(!done || last == ActionKind::ChangePassphrase);
        assert!(!names(path.parent().unwrap()).iter().any(|n| n.ends_with(".new")), "no draft is left");
        study.undo("Ines").unwrap();
        study.redo("Ines").unwrap();
    });
}

#[test]
fn killed_during_a_restore_the_study_is_the_old_or_the_restored_one_and_the_old_one_is_kept() {
    kill_while("restore", 20, true, |path, done, template| {
        let study = open(path);
        let is = contents(&study);
        assert!(is == template.now || is == template.then);
        assert!(!done || is == template.then);
        if is == template.then {
            let folder = path.parent().unwrap();
            let kept = names(folder).into_iter().find(|n| n.contains("before restore")).unwrap();
            assert_eq!(contents(&open(&folder.join(kept))), template.now);
        }
    });
}

#[test]
fn killed_during_a_backup_there_is_a_whole_one_or_none_and_the_next_one_is_made() {
    kill_while("backup", 20, false, |path, done, template| {
        let mut study = open(path);
        assert_eq!(contents(&study), template.now);
        let backup = path.with_file_name(BACKUP);
        assert!(backup.exists() || !done);
        if !backup.exists() {
            study.backup(&backup, &Silent).unwrap();
        }
        assert_eq!(contents(&open(&backup)), template.now);
        let folder = names(path.parent().unwrap());
        assert!(!folder.iter().any(|n| n.ends_with(".new")), "no draft is left: {folder:?}");
    });
}
