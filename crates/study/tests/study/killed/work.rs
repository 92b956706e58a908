//! Five hundred actions, killed again and again.

use std::time::Duration;

use verbatim_model::ActionKind;
use verbatim_study::Study;
use verbatim_testkit::{TestStudy, a_study, assert_same};

use super::Worker;
use super::child::digest;
use crate::dump::Beside;
use crate::work::{Dice, begin};

const ACTIONS: usize = 500;
const KILLS: usize = 100;

/// An acknowledged action: its number, the digest of all rows after it, and its kind.
struct Ack {
    number: i64,
    digest: String,
    kind: String,
}

fn ack(line: &str) -> Ack {
    let mut fields = line.splitn(3, ' ');
    let mut field = || fields.next().unwrap().to_owned();
    Ack { number: field().parse().unwrap(), digest: field(), kind: field() }
}

/// The last action of a study.
fn last(study: &Study) -> (i64, ActionKind) {
    let step = &study.history(1).unwrap()[0];
    (step.action.number, step.action.kind)
}

/// Works on the study in a child and kills it at a random moment.
fn work_until_killed(study: &TestStudy, dice: &mut Dice) -> Vec<Ack> {
    let worker = Worker::start(&dice.below(1_000_000).to_string(), study.path());
    // Now and then it dies while it opens the study.
    if dice.percent(95) {
        worker.wait_for("ready");
    }
    let mut heard = worker.listen(Duration::from_micros(u64::from(dice.below_u32(70_000))));
    let (rest, killed) = worker.kill();
    assert!(killed, "the child ended by itself");
    heard.extend(rest);
    heard.retain(|line| line != "ready");
    heard.iter().map(|line| ack(line)).collect()
}

/// What is on the disk is what was acknowledged, or that and one more action, whole. Answers
/// whether there was one more.
fn assert_whole(study: &mut TestStudy, beside: &Beside, acks: &[Ack], number: i64, rows: &str) -> bool {
    study.assert_sound();
    let trail = study.history(u32::MAX).unwrap();
    for ack in acks {
        let kept = trail.iter().find(|step| step.action.number == ack.number);
        assert_eq!(kept.map(|step| step.action.kind.to_string()), Some(ack.kind.clone()), "acknowledged");
    }
    let (there, kind) = last(study);
    assert!(there == number || there == number + 1, "acknowledged {number}, on disk {there}");
    if there == number {
        assert_eq!(digest(&beside.rows()), rows, "after {kind}, action {number}");
    } else {
        // The one that was under way is taken back, which leaves what was acknowledged.
        let back = if kind == ActionKind::Undo { study.redo("Hale") } else { study.undo("Hale") };
        back.unwrap();
        assert_eq!(digest(&beside.rows()), rows, "after taking back {kind}, action {there}");
    }
    there != number
}

fn undo_and_redo(study: &mut TestStudy, beside: &Beside) {
    let rows = beside.rows();
    if study.undo("Hale").is_ok() {
        assert_ne!(beside.rows(), rows);
        study.redo("Hale").unwrap();
        assert_same(&beside.rows(), &rows, "undone and redone after a kill");
    }
}

#[test]
fn whatever_was_acknowledged_before_a_kill_is_there_and_nothing_is_half_done() {
    let (mut study, mut dice) = (a_study(), Dice(3));
    begin(&mut study);
    let (mut done, mut kills, mut unheard) = (0, 0, 0);
    while done < ACTIONS || kills < KILLS {
        let (number, rows) = (last(&study).0, digest(&Beside::open(study.path()).rows()));
        study.close();
        let acks = work_until_killed(&study, &mut dice);
        kills += 1;
        done += acks.len();
        study.reopen();
        let beside = Beside::open(study.path());
        let (number, rows) = acks.last().map_or((number, rows.as_str()), |a| (a.number, a.digest.as_str()));
        unheard += usize::from(assert_whole(&mut study, &beside, &acks, number, rows));
        undo_and_redo(&mut study, &beside);
    }
    println!("{kills} kills during {done} acknowledged actions; {unheard} were done and not heard of");
}
