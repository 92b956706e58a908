//! Random studies count as the slow evaluator says.

use proptest::prelude::*;
use verbatim_analysis::{Options, Prepared, WordMemory};

use crate::random::{scope, selection, study};
use crate::reference::Reference;
use crate::study::{matrix, matrix_within, words_of};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_cell_equals_the_slow_evaluation(
        (figures, columns) in study(), selection in selection(), scope in scope(), roll_up in any::<bool>()
    ) {
        let options = Options { roll_up, words: true };
        let expected = Reference { figures: &figures, selection, scope: &scope, options }.matrix(&columns);
        prop_assert_eq!(matrix_within(&figures, selection, &scope, &columns, roll_up), expected);
    }
}

proptest! {
    #[test]
    fn remembered_words_are_those_learnt_anew(
        (figures, columns) in study(), earlier in selection(), later in selection()
    ) {
        let turn = |t: u32, n: u32| figures.transcripts[t as usize].turns[n as usize];
        let words = |t, n| Ok::<_, ()>(words_of(turn(t, n)));
        let mut memory = WordMemory::default();
        Prepared::new(&figures, earlier).unwrap().learn_words(&mut memory, words).unwrap();
        let mut prepared = Prepared::new(&figures, later).unwrap();
        prepared.learn_words(&mut memory, words).unwrap();
        prop_assert_eq!(prepared.learn_words(&mut memory, |_, _| Err(())), Ok(()));
        let remembered = prepared.matrix(&columns, &Options { roll_up: true, words: true });
        prop_assert_eq!(remembered, matrix(&figures, later, &columns, true));
    }

    #[test]
    fn a_filter_counts_as_if_the_rest_were_not_there((figures, columns) in study(), kept in any::<u64>()) {
        let keep = |index: usize| kept >> (index % 64) & 1 == 1;
        let layer = verbatim_analysis::Layer::Union;
        let filtered = Prepared::filtered(&figures, layer, keep).unwrap();
        let mut fewer = figures.clone();
        let mut index = 0;
        fewer.codings.retain(|_| { index += 1; keep(index - 1) });
        let options = Options::default();
        let expected = Prepared::new(&fewer, layer).unwrap().matrix(&columns, &options);
        prop_assert_eq!(filtered.matrix(&columns, &options), expected);
    }
}
