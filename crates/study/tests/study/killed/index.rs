//! Killed between a change of a text and the index that belongs to it.

use std::path::Path;
use std::time::{Duration, Instant};

use verbatim_model::TranscriptKind;
use verbatim_study::interviews::Source;
use verbatim_study::{Silent, Study};

use super::Worker;
use super::child::{open, say};
use crate::searching::kept::{answers, assert_made_anew, correct, has_index, large, read_anew};
use crate::work::Dice;

/// How a text changes.
const CHANGES: [&str; 4] = ["correct", "import", "remove", "undo"];

/// What the child's job begins with.
pub const JOB: &str = "index after ";

fn change(study: &mut Study, how: &str) {
    let first = study.find_transcript("P-0.txt").unwrap().id;
    match how {
        "correct" => correct(study, first, "dawn", "dusk"),
        "import" => {
            let file = study.path().with_file_name("P-8.txt");
            std::fs::write(&file, "Ana: At dawn nobody waited.\n").unwrap();
            study.import_transcripts(&[Source::new(file)], TranscriptKind::Recording, &Silent).unwrap();
        }
        "remove" => {
            study.remove_transcript(first).unwrap();
        }
        "undo" => {
            study.undo("Ines").unwrap();
        }
        _ => unreachable!("no change: {how}"),
    }
}

/// What the child does: a text changes, and the index follows.
pub fn work(path: &Path, how: &str) {
    let mut study = open(path);
    assert!(has_index(&study));
    change(&mut study, how);
    say("changed");
    let made = study.index_work().unwrap().unwrap().make(&Silent).unwrap();
    say("made");
    let mut index = study.take_index(made).unwrap().unwrap();
    while study.keep_index_part(&mut index).unwrap() {}
}

/// Where the child is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// While the index is made.
    Making,
    /// While it is written.
    Keeping,
}

/// How long the child takes to make the index and to write it.
fn takes(job: &str) -> (Duration, Duration) {
    let mut study = large();
    study.close();
    let worker = Worker::start(job, study.path());
    worker.wait_for("changed");
    let changed = Instant::now();
    worker.wait_for("made");
    let made = Instant::now();
    worker.wait_for("done");
    let times = (made - changed, made.elapsed());
    worker.kill();
    study.reopen();
    assert!(has_index(&study), "it was kept");
    times
}

#[test]
fn killed_between_a_change_of_a_text_and_its_index_the_next_search_reads_and_the_index_is_made_anew() {
    let mut dice = Dice(7);
    let before = answers(&large());
    let (making, keeping) = takes(&format!("{JOB}correct"));
    let mut unfinished = 0;
    for how in CHANGES {
        for moment in [Moment::Making, Moment::Keeping] {
            let mut study = large();
            study.close();
            let worker = Worker::start(&format!("{JOB}{how}"), study.path());
            worker.wait_for("changed");
            let most = match moment {
                Moment::Making => making / 2,
                Moment::Keeping => {
                    worker.wait_for("made");
                    keeping
                }
            };
            let most = u32::try_from(most.as_micros()).unwrap().max(1);
            let mut heard = worker.listen(Duration::from_micros(u64::from(dice.below_u32(most))));
            heard.extend(worker.kill().0);
            let done = heard.iter().any(|line| line == "done");
            unfinished += usize::from(!done);
            study.reopen();
            let is = answers(&study);
            assert_ne!(is, before, "{how}: the change is there");
            study.assert_sound();
            let kept = has_index(&study);
            assert!(kept || !done, "{how}: what was acknowledged is there");
            study.close();
            assert_eq!(is, read_anew(study.path()), "{how}, {moment:?}");
            study.reopen();
            if !kept {
                assert_made_anew(&mut study, &is);
            }
        }
    }
    assert!(unfinished >= CHANGES.len(), "only {unfinished} kills came in the middle");
}
