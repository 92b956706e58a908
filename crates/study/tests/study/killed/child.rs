//! What the child does.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use verbatim_model::MemoTarget;
use verbatim_study::{Access, NewPassphrase, Secret, Silent, Study, StudyError};
use verbatim_testkit::{Rows, secret};

use super::index;
use crate::dump::Beside;
use crate::work::{Dice, Did, begin, verb};

/// Names of the variables that tell the child what to do, and to which study.
pub const JOB: &str = "VERBATIM_TEST_JOB";
pub const STUDY: &str = "VERBATIM_TEST_STUDY";

/// The passphrase that the child puts in force.
pub const NEW_PASSPHRASE: &str = "seven quiet harbours";

/// Where the child's backup lies, beside the study.
pub const BACKUP: &str = "Friday.verbatim-backup";

/// A number that stands for all rows.
pub fn digest(rows: &Rows) -> String {
    let mut hasher = DefaultHasher::new();
    rows.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Says something to the parent. The end mark shows that the line is whole.
pub fn say(line: &str) {
    println!("| {line} |");
}

#[test]
#[ignore = "the process that the other tests kill"]
fn worker() {
    let (Ok(job), Some(path)) = (std::env::var(JOB), std::env::var_os(STUDY).map(PathBuf::from)) else {
        return;
    };
    let backup = path.with_file_name(BACKUP);
    // The harness has begun this line with the test's name.
    println!();
    match job.as_str() {
        "passphrase" => {
            let mut study = open(&path);
            let new = NewPassphrase::prepare(NEW_PASSPHRASE).unwrap();
            say("ready");
            study.change_passphrase(new, &Silent).unwrap();
        }
        "backup" => {
            let mut study = open(&path);
            say("ready");
            study.backup(&backup, &Silent).unwrap();
        }
        "restore" => {
            say("ready");
            Study::restore(&backup, &path, &secret(), "Ines", &Silent).unwrap();
        }
        "full disk" => fill_the_disk(&path),
        job if job.starts_with(index::JOB) => index::work(&path, &job[index::JOB.len()..]),
        seed => work(&path, &mut Dice(seed.parse().unwrap())),
    }
    say("done");
}

/// The study, opened to be worked on.
pub fn open(path: &Path) -> Study {
    let mut study = Study::open(path, &secret(), Access::Write).unwrap();
    study.choose_coder("Ines").unwrap();
    study
}

/// The new secret.
pub fn new_secret() -> Secret {
    Secret::passphrase(NEW_PASSPHRASE)
}

/// Does one thing after another for ever, and says each when it was acknowledged.
fn work(path: &Path, dice: &mut Dice) {
    let mut study = open(path);
    let beside = Beside::open(path);
    say("ready");
    loop {
        if let Ok(Some(number)) = step(&mut study, dice) {
            let kind = study.history(1).unwrap()[0].action.kind;
            say(&format!("{number} {} {kind}", digest(&beside.rows())));
        }
        if study.coder().is_none() {
            study.choose_coder("Ines").unwrap();
        }
    }
}

fn step(study: &mut Study, dice: &mut Dice) -> Did {
    let stepped = match dice.below(100) {
        0..8 => study.undo("Ines"),
        8..13 => study.redo("Ines"),
        _ => return verb(dice).2(study, dice),
    };
    stepped?;
    Ok(Some(study.history(1)?[0].action.number))
}

/// Works until the disk is full, makes room and goes on.
fn fill_the_disk(path: &Path) {
    let ballast = path.with_file_name("ballast");
    std::fs::write(&ballast, vec![1; 400_000]).unwrap();
    let mut study = Study::create(path, "Operations", &secret()).unwrap();
    study.choose_coder("Ines").unwrap();
    begin(&mut study);
    let beside = Beside::open(path);
    let thought = "They waited, and nobody explained. ".repeat(1_000);
    let (rows, refusal) = loop {
        let rows = beside.rows();
        if let Err(refusal) = study.add_memo(MemoTarget::Study, &thought) {
            break (rows, refusal);
        }
    };
    assert!(matches!(&refusal, StudyError::Store(e) if e.disk_full()), "{refusal}");
    assert!(beside.rows() == rows, "the memo that found no room changed something");
    say("full");
    std::fs::remove_file(ballast).unwrap();
    study.add_memo(MemoTarget::Study, &thought).unwrap();
    study.undo("Ines").unwrap();
    assert!(beside.rows() == rows);
    drop(study);
    let study = open(path);
    assert_eq!(study.check(&Silent).unwrap().problems, Vec::<String>::new());
    assert!(beside.rows() == rows);
}
