//! Random studies count as the slow evaluator says.

use proptest::prelude::*;
use verbatim_analysis::{Cell, Columns, Options, Prepared, Scope, WordMemory};

use crate::random::{scope, selection, study};
use crate::reference::Reference;
use crate::study::{matrix, matrix_within, with_words, words_of};

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
    fn a_page_of_columns_is_that_part_of_the_whole(
        (figures, columns) in study(), selection in selection(), from in 0usize..6, limit in 0usize..6
    ) {
        let prepared = with_words(&figures, selection, &Scope::default());
        let options = Options { roll_up: true, words: true };
        let whole = prepared.matrix(&columns, &options);
        let (page, most) = prepared.matrix_page(&columns, &options, &(from..from + limit));
        prop_assert_eq!(&page.columns, &whole.columns);
        prop_assert_eq!(page.everybody, whole.everybody);
        for (row, of_whole) in page.rows.iter().zip(&whole.rows) {
            let cells: Vec<_> = of_whole.cells.iter().skip(from).take(limit).copied().collect();
            prop_assert_eq!(&row.cells, &cells);
            prop_assert_eq!(row.total, of_whole.total);
        }
        let cells: Vec<Cell> =
            whole.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figures().copied()).collect();
        let greatest = |of: fn(&Cell) -> u32| cells.iter().map(of).max().unwrap_or(0);
        prop_assert_eq!(most.passages, greatest(|cell| cell.passages));
        prop_assert_eq!(most.groups, greatest(|cell| cell.groups.unwrap_or(cell.interviewees)));
        prop_assert_eq!(most.words.unwrap_or(0), cells.iter().filter_map(|cell| cell.words).max().unwrap_or(0));
    }

    #[test]
    fn passages_by_person_are_those_of_columns_of_one_person_each(
        (figures, _) in study(), selection in selection(), code in 0usize..3
    ) {
        let prepared = with_words(&figures, selection, &Scope::default());
        let people = figures.people as usize;
        prop_assume!(code < figures.codes.len());
        let alone = Columns::by_value(&(0..people).map(|p| vec![p.to_string()]).collect::<Vec<_>>());
        let whole = prepared.matrix(&alone, &Options::default());
        let cells = whole.rows[code].cells.iter().take(people).filter_map(|cell| cell.figures());
        let expected: Vec<u32> = cells.map(|cell| cell.passages).collect();
        prop_assert_eq!(prepared.passages_by_person(u32::try_from(code).unwrap()), expected);
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
