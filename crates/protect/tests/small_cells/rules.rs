//! The rule as it is written (rules 7.4), case by case.

use verbatim_protect::small_cells::{Before, Fate, Form, Guarded, Persons, Question, Row, Said, Why, guard};

/// Columns of so many people, and of each row how many of each column raised it.
fn question(columns: &[u32], rows: &[(Option<usize>, &[u32])], form: Form) -> Question {
    let mut next = 0;
    let sets: Vec<Vec<u32>> = columns
        .iter()
        .map(|n| {
            next += n;
            (next - n..next).collect()
        })
        .collect();
    let row = |(above, raised): &(Option<usize>, &[u32])| {
        let people = sets.iter().zip(*raised).flat_map(|(set, n)| set[..*n as usize].to_vec());
        Row { above: *above, apart: false, published: true, people: people.collect() }
    };
    Question {
        k: 3,
        rows: rows.iter().map(row).collect(),
        form,
        present: (0..next).collect(),
        before: Vec::new(),
        columns: sets.iter().map(|set| set.iter().copied().collect()).collect(),
    }
}

const PLAIN: Form = Form::Columns { totals: false };
const TOTALS: Form = Form::Columns { totals: true };

fn cells(guarded: &Guarded, row: usize) -> Vec<Fate> {
    guarded.rows[row].cells.clone()
}

#[test]
fn without_totals_only_what_is_small_by_itself_is_withheld() {
    let columns = [9, 9, 9, 9, 5, 6];
    let guarded = guard(&question(&columns, &[(None, &[0, 2, 5, 8, 5, 6])], PLAIN));
    assert_eq!(
        cells(&guarded, 0),
        [
            Fate::Shown(0),
            Fate::Withheld(Why::Few),
            Fate::Shown(5),
            Fate::Withheld(Why::AllButFew),
            Fate::Withheld(Why::Unanimous),
            Fate::Shown(6),
        ]
    );
    assert_eq!(guarded.blanks(), (3, 6));
    assert!(guarded.is_mostly_blank());
}

#[test]
fn a_column_of_fewer_than_k_people_is_left_out_and_is_in_no_total() {
    let guarded = guard(&question(&[9, 2, 9], &[(None, &[4, 1, 5])], TOTALS));
    assert_eq!(guarded.columns, [true, false, true]);
    assert_eq!(cells(&guarded, 0), [Fate::Shown(4), Fate::LeftOut, Fate::Shown(5)]);
    assert_eq!(guarded.rows[0].total, Some(Fate::Shown(9)));
}

#[test]
fn with_a_total_the_next_smallest_goes_too_and_a_zero_stays() {
    let guarded = guard(&question(&[9, 9, 9, 9], &[(None, &[1, 5, 4, 0])], TOTALS));
    assert_eq!(
        cells(&guarded, 0),
        [Fate::Withheld(Why::Few), Fate::Shown(5), Fate::Withheld(Why::TellsAnother), Fate::Shown(0),]
    );
    assert_eq!(guarded.rows[0].total, Some(Fate::Shown(10)));
}

#[test]
fn several_withheld_ones_that_sum_below_k_take_another_with_them() {
    let guarded = guard(&question(&[9, 9, 9, 9], &[(None, &[1, 1, 4, 5])], TOTALS));
    assert_eq!(cells(&guarded, 0)[2..], [Fate::Withheld(Why::TellsAnother), Fate::Shown(5)]);
}

#[test]
fn where_only_small_ones_are_the_total_goes() {
    let guarded = guard(&question(&[9, 9], &[(None, &[1, 0])], TOTALS));
    assert_eq!(cells(&guarded, 0), [Fate::Withheld(Why::Few), Fate::Shown(0)]);
    assert!(guarded.rows[0].total.unwrap().is_withheld());
}

#[test]
fn in_how_many_columns_is_not_said_where_it_tells_that_each_has_one() {
    let each_one = guard(&question(&[5, 5, 5, 5], &[(None, &[1, 1, 1, 1])], Form::Overall));
    assert_eq!(each_one.rows[0].total, Some(Fate::Shown(4)));
    assert!(each_one.rows[0].reached.unwrap().is_withheld());
    let spread = guard(&question(&[9, 9, 9, 2], &[(None, &[4, 4, 3, 0])], Form::Overall));
    assert_eq!(spread.rows[0].total, Some(Fate::Shown(11)));
    assert_eq!(spread.rows[0].reached, Some(Fate::Shown(3)));
    assert!(spread.rows[0].cells.is_empty());
}

#[test]
fn a_withheld_number_of_an_earlier_table_stays_hidden() {
    // Before: of the first column 1 was withheld; now the two columns are merged and would say 5 beside
    // a 4 that was published.
    let mut merged = question(&[18], &[(None, &[5])], PLAIN);
    let (first, second): (Persons, Persons) = ((0..9).collect(), (9..18).collect());
    merged.rows[0].people = [0, 9, 10, 11, 12].into_iter().collect();
    merged.before = vec![
        Before { row: 0, people: first, said: Said::Withheld },
        Before { row: 0, people: second, said: Said::Count(4) },
    ];
    assert_eq!(cells(&guard(&merged), 0), [Fate::Withheld(Why::TellsAnother)]);
    merged.before.pop();
    assert_eq!(cells(&guard(&merged), 0), [Fate::Shown(5)]);
}

#[test]
fn who_left_since_an_earlier_table_is_not_found_by_comparing() {
    let mut now = question(&[8], &[(None, &[4])], PLAIN);
    // A ninth person was counted then, and has withdrawn.
    now.before = vec![Before { row: 0, people: (0..9).collect(), said: Said::Count(5) }];
    assert_eq!(cells(&guard(&now), 0), [Fate::Withheld(Why::TellsAnother)]);
}

#[test]
fn a_study_that_changed_since_says_so_and_is_compared_as_it_is_now() {
    let mut now = question(&[9], &[(None, &[4])], PLAIN);
    now.before = vec![Before { row: 0, people: (0..9).collect(), said: Said::Count(6) }];
    let guarded = guard(&now);
    assert!(guarded.changed);
    assert_eq!(cells(&guarded, 0), [Fate::Shown(4)]);
}

#[test]
fn people_who_stand_apart_below_a_row_are_no_more_than_it_holds() {
    // 6 of 12 raised it; 3 support it and 3 contradict it, so that 1 who is mixed would be 0.
    let mut stances = question(&[12], &[(None, &[6]), (Some(0), &[3])], PLAIN);
    let row = |people: std::ops::Range<u32>| Row {
        above: Some(0),
        apart: true,
        published: true,
        people: people.collect(),
    };
    stances.rows[1] = row(0..3);
    stances.rows.push(row(3..5));
    let guarded = guard(&stances);
    // Of the other three people of the theme 0 to 3 may contradict it: nothing is told.
    assert_eq!(cells(&guarded, 1), [Fate::Shown(3)]);
    assert_eq!(cells(&guarded, 2), [Fate::Withheld(Why::Few)]);
}
