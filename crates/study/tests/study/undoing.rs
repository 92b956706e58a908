//! Random work by several people, taken back and done again: the rows of every table but the log
//! are those of before (rules 5.4), and so is everything counted from them.

use proptest::prelude::*;
use verbatim_model::ActionKind;
use verbatim_study::{Access, Study, StudyError};
use verbatim_testkit::{Rows, TestStudy, a_study, assert_same, secret};

use crate::dump::Beside;
use crate::figures::{derived, plain_counts};
use crate::work::{Dice, VERBS, begin, verb};

/// A study with what its rows should be, kept as plainly as can be: one dump per undoable action.
struct Watched {
    study: TestStudy,
    beside: Beside,
    /// Number of each action that undo would take, with the rows before it, oldest first.
    before: Vec<(i64, Rows)>,
    /// Number of each action that redo would do, with the rows after it, the next one last.
    after: Vec<(i64, Rows)>,
    /// Number of the last action of the study as it began.
    begun: i64,
}

impl Watched {
    fn new() -> Self {
        let mut study = a_study();
        begin(&mut study);
        let beside = Beside::open(study.path());
        let mut watched = Self { study, beside, before: Vec::new(), after: Vec::new(), begun: 0 };
        watched.begun = watched.last_action();
        watched
    }

    fn last_action(&self) -> i64 {
        self.study.history(1).unwrap()[0].action.number
    }

    /// Does something random. Where a verb refuses or has nothing to do, nothing may change.
    fn work(&mut self, dice: &mut Dice) {
        if self.study.coder().is_none() {
            // Undo has taken away the one who was coding.
            assert!(!self.study.choose_coder("Ines").unwrap(), "Ines was there before all this");
        }
        let (_, name, act) = verb(dice);
        let (rows, texts, last) = (self.beside.rows(), self.beside.texts(), self.last_action());
        let did = act(&mut self.study, dice);
        if let Err(StudyError::Store(error)) = &did {
            panic!("{name}: the store was asked for something that cannot be: {error}");
        }
        match did.unwrap_or(None) {
            Some(number) => {
                assert_eq!(number, last + 1, "{name} is one action");
                assert_ne!(self.beside.rows(), rows, "{name} changed something");
                self.before.push((number, rows));
                self.after.clear();
            }
            None => {
                assert_same(&self.beside.rows(), &rows, name);
                assert_same(&self.beside.texts(), &texts, name);
                assert_eq!(self.last_action(), last, "{name} was not recorded");
            }
        }
        self.check_counts();
    }

    fn undo(&mut self) {
        let rows = self.beside.rows();
        match self.before.pop() {
            Some((number, should)) => {
                let step = self.study.undo("Theo").unwrap();
                assert_same(&self.beside.rows(), &should, &format!("after undoing “{}”", step.label));
                self.after.push((number, rows));
            }
            None => assert_same(&self.beside.rows(), &rows, "nothing is left"),
        }
    }

    fn redo(&mut self) {
        match self.after.pop() {
            Some((number, should)) => {
                self.before.push((number, self.beside.rows()));
                let step = self.study.redo("Theo").unwrap();
                assert_same(&self.beside.rows(), &should, &format!("after redoing “{}”", step.label));
            }
            None => assert!(self.study.redo("Theo").is_err(), "a new action ended redo"),
        }
    }

    /// Takes back everything since some row of the trail.
    fn take_back(&mut self, dice: &mut Dice) {
        let trail = self.study.history(u32::MAX).unwrap();
        let Some(row) = dice.pick(&trail[..trail.len() - usize::try_from(self.begun).unwrap()]) else {
            return;
        };
        let action = &row.action;
        let since = action.of.filter(|_| action.kind == ActionKind::Redo).unwrap_or(action.number);
        let mut rows = self.beside.rows();
        let left = self.before.iter().filter(|(number, _)| *number < since).count();
        if left == self.before.len() {
            let refused = self.study.undo_to(action.number, "Theo");
            assert!(matches!(refused, Err(StudyError::NothingSince(_))));
            return assert_same(&self.beside.rows(), &rows, "nothing since is in force");
        }
        let steps = self.study.undo_to(action.number, "Theo").unwrap();
        assert_eq!(steps.len(), self.before.len() - left, "as many steps as were in force");
        for (number, should) in self.before.split_off(left).into_iter().rev() {
            self.after.push((number, std::mem::replace(&mut rows, should)));
        }
        assert_same(&self.beside.rows(), &rows, "with everything since taken back");
    }

    fn reopen(&mut self) {
        self.look();
        let rows = self.beside.rows();
        self.beside.0.flush_prepared_statement_cache();
        self.study.reopen();
        assert_same(&self.beside.rows(), &rows, "after reopening");
    }

    /// What is kept in memory says the same as a fresh opening of the file.
    fn look(&self) {
        let fresh = Study::open(self.study.path(), &secret(), Access::Read).unwrap();
        assert_eq!(derived(&self.study), derived(&fresh), "kept in memory, and read anew");
    }

    fn check_counts(&self) {
        self.study.assert_sound();
        let counted = self.study.code_counts().unwrap();
        let counted: Vec<_> = counted.into_iter().map(|c| (c.interviewees, c.passages)).collect();
        assert_eq!(counted, plain_counts(&self.study), "interviewees and passages of each code");
    }
}

fn take_back_and_do_again(seeds: &[u64]) {
    let mut watched = Watched::new();
    let mut dice = Dice(seeds.iter().fold(0, |all, seed| all ^ seed));
    let (first, first_figures) = (watched.beside.rows(), derived(&watched.study));
    for seed in seeds {
        let mut throw = Dice(*seed);
        match throw.below(100) {
            0..9 => watched.undo(),
            9..14 => watched.redo(),
            14..17 => watched.reopen(),
            17..21 => watched.look(),
            21..24 => watched.take_back(&mut throw),
            _ => watched.work(&mut throw),
        }
    }
    let (last, last_figures, texts) =
        (watched.beside.rows(), derived(&watched.study), watched.beside.texts());
    let done = watched.before.len();
    while !watched.before.is_empty() {
        watched.undo();
        if dice.percent(10) {
            watched.reopen();
        }
    }
    assert_same(&watched.beside.rows(), &first, "with everything undone");
    assert_eq!(derived(&watched.study), first_figures, "with everything undone");
    watched.check_counts();
    while watched.before.len() < done {
        watched.redo();
        match dice.below(10) {
            0 => watched.reopen(),
            1 => watched.undo(),
            _ => {}
        }
    }
    assert_same(&watched.beside.rows(), &last, "with everything done again");
    assert_same(&watched.beside.texts(), &texts, "texts, with everything done again");
    assert_eq!(derived(&watched.study), last_figures, "with everything done again");
    watched.check_counts();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_team_does_undo_gives_the_rows_before_and_redo_those_after(
        seeds in prop::collection::vec(any::<u64>(), 5..40)
    ) {
        take_back_and_do_again(&seeds);
    }
}

#[test]
fn the_random_work_does_every_verb() {
    let (mut study, mut dice) = (a_study(), Dice(7));
    begin(&mut study);
    let mut left: Vec<&str> = VERBS.iter().map(|v| v.1).collect();
    for _ in 0..6_000 {
        let (_, name, act) = verb(&mut dice);
        if let Ok(Some(_)) = act(&mut study, &mut dice) {
            left.retain(|other| *other != name);
        }
        if left.is_empty() {
            return;
        }
    }
    panic!("never done: {left:?}");
}
