//! Nobody can work out a withheld number, from one table or from several of one study.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use verbatim_protect::small_cells::{Fate, Form, Why, guard};

use crate::attacker::{Attacker, Read, Says};
use crate::study::{Columns, Person, Study, Table, studies, tables};

const K: u32 = 3;

/// What the attacker works out of the last of some tables and should not, beyond what the tables before
/// it told already: sentences, none where all is well.
fn leaks(study: &Study, before: &[Read], read: &[Read]) -> Vec<String> {
    let all: Vec<Read> = before.iter().chain(read).cloned().collect();
    let attacker = Attacker::new(study.people.len(), &study.above, &all);
    let open = |row: usize, people: Vec<usize>| -> Vec<usize> {
        let said = attacker.said_outright(row);
        people.into_iter().filter(|person| !said.contains(person)).collect()
    };
    let mut leaks = Vec::new();
    // Whoever sees a withheld number must be left with as many possible ones as the rule protects people.
    for withheld in all.iter().filter(|read| matches!(read.says, Says::Withheld)) {
        let people = open(withheld.row, withheld.people.clone());
        let can = attacker.can_be(withheld.row, &people);
        if is_narrow(&can, people.len()) {
            leaks.push((withheld.row, people, can));
        }
    }
    // And of no set of people that tables tell apart is a number known that could not be shown.
    if attacker.kinds() <= 7 {
        for row in 0..study.above.len() {
            for people in attacker.sets().into_iter().map(|people| open(row, people)) {
                let can = attacker.can_be(row, &people);
                if can.len() == 1 && is_narrow(&can, people.len()) {
                    leaks.push((row, people, can));
                }
            }
        }
    }
    let told_before = |(row, people, _): &(usize, Vec<usize>, Vec<usize>)| {
        let set = Read { row: *row, people: people.clone(), says: Says::Withheld };
        let known: Vec<Read> = before.iter().cloned().chain([set]).collect();
        let can = Attacker::new(study.people.len(), &study.above, &known).can_be(*row, people);
        !before.is_empty() && is_narrow(&can, people.len())
    };
    leaks.retain(|leak| !told_before(leak));
    leaks.iter().map(|(row, people, can)| format!("row {row}: {} of {people:?}", words(can))).collect()
}

/// Whether so few numbers are possible of so many people that one of them is found out.
fn is_narrow(can: &[usize], of: usize) -> bool {
    let k = K as usize;
    of > 0 && can.len() < k.min(of + 1) && !can.iter().all(|n| may_be_known(*n, of, k))
}

/// The same of tables that were published one after the other.
fn leaks_of_all(study: &Study, tables: &[Vec<Read>]) -> Vec<String> {
    let before = |table: usize| tables[..table].concat();
    (0..tables.len()).flat_map(|table| leaks(study, &before(table), &tables[table])).collect()
}

/// Whether a table could show that `n` of `of` people raised something.
fn may_be_known(n: usize, of: usize, k: usize) -> bool {
    of >= k && (n == 0 || (n >= k && of - n >= k) || (n == of && of >= 2 * k))
}

fn words(can: &[usize]) -> String {
    can.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_table_tells_no_withheld_number(study in studies(16), table in tables()) {
        let (_, read) = study.publish(&[table], K);
        let found = leaks_of_all(&study, &read);
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn two_tables_of_one_study_tell_no_withheld_number(
        study in studies(14), first in tables(), second in tables()
    ) {
        let (_, read) = study.publish(&[first, second], K);
        let found = leaks_of_all(&study, &read);
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn three_tables_of_one_study_tell_no_withheld_number(
        study in studies(10), first in tables(), second in tables(), third in tables()
    ) {
        let (_, read) = study.publish(&[first, second, third], K);
        let found = leaks_of_all(&study, &read);
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn the_same_table_again_says_the_same(study in studies(14), table in tables()) {
        let (answers, _) = study.publish(&[table, table], K);
        prop_assert_eq!(&answers[0].rows, &answers[1].rows);
    }
}

/// People of categories, so many of each who raised the code and so many who did not; without codes
/// below it.
fn simple(categories: &[(usize, usize)]) -> Study {
    let mut people = Vec::new();
    for (category, (with, without)) in categories.iter().enumerate() {
        for n in 0..with + without {
            people.push(Person { category, region: n % 2, late: false, raised: vec![n < *with] });
        }
    }
    Study { above: vec![None], people }
}

const TOTALS: Table =
    Table { columns: Columns::Category, form: Form::Columns { totals: true }, early: false };

#[test]
fn the_attacker_finds_a_number_that_a_total_tells() {
    let study = simple(&[(1, 8), (5, 4), (4, 5)]);
    let question = study.question(TOTALS, K, Vec::new());
    let mut answer = guard(&question);
    assert_eq!(leaks(&study, &[], &study.read(&question, &answer)), Vec::<String>::new());
    // Broken: nothing is withheld beside the small cell.
    answer.rows[0].cells = vec![Fate::Withheld(Why::Few), Fate::Shown(5), Fate::Shown(4)];
    answer.rows[0].total = Some(Fate::Shown(10));
    let found = leaks(&study, &[], &study.read(&question, &answer));
    assert_eq!(found[0], "row 0: 1 of [0, 1, 2, 3, 4, 5, 6, 7, 8]");
}

/// Publishes two tables as if the first were forgotten.
fn forgetful(study: &Study, tables: [Table; 2]) -> Vec<Vec<Read>> {
    let publish = |table| {
        let question = study.question(table, K, Vec::new());
        study.read(&question, &guard(&question))
    };
    tables.into_iter().map(publish).collect()
}

#[test]
fn the_attacker_finds_who_came_in_between_two_tables_unless_the_first_is_remembered() {
    let mut study = simple(&[(4, 4), (4, 4)]);
    study.people[0].late = true;
    let form = Form::Columns { totals: false };
    let tables = [true, false].map(|early| Table { columns: Columns::Category, form, early });
    let found = leaks_of_all(&study, &forgetful(&study, tables));
    assert!(found.contains(&"row 0: 1 of [0]".to_owned()), "{found:?}");
    let (_, read) = study.publish(&tables, K);
    assert_eq!(leaks_of_all(&study, &read), Vec::<String>::new());
}

#[test]
fn the_attacker_finds_what_a_merged_column_tells_unless_the_first_table_is_remembered() {
    let study = simple(&[(1, 6), (4, 4), (4, 4)]);
    let form = Form::Columns { totals: false };
    let tables = [Columns::Category, Columns::Merged].map(|columns| Table { columns, form, early: false });
    let found = leaks_of_all(&study, &forgetful(&study, tables));
    assert!(found.contains(&"row 0: 1 of [0, 1, 2, 3, 4, 5, 6]".to_owned()), "{found:?}");
    let (_, read) = study.publish(&tables, K);
    assert_eq!(leaks_of_all(&study, &read), Vec::<String>::new());
}

#[test]
fn the_attacker_finds_what_a_theme_tells_of_its_codes_unless_they_are_tied() {
    // Of the code 2 and 3 are withheld, 5 together; of the theme above it nobody has more than 3.
    let mut study = simple(&[(2, 6), (3, 5), (4, 4)]);
    study.above = vec![None, Some(0)];
    for (category, most) in [3, 3, 5].into_iter().enumerate() {
        let people = study.people.iter_mut().filter(|person| person.category == category);
        people.enumerate().for_each(|(n, person)| person.raised = vec![n < most, person.raised[0]]);
    }
    let tied = study.question(TOTALS, K, Vec::new());
    assert_eq!(leaks(&study, &[], &study.read(&tied, &guard(&tied))), Vec::<String>::new());
    let mut apart = tied.clone();
    apart.rows[1].above = None;
    let found = leaks(&study, &[], &study.read(&apart, &guard(&apart)));
    assert_eq!(found[0], "row 1: 2 or 3 of [0, 1, 2, 3, 4, 5, 6, 7]");
}

#[test]
fn a_guard_that_forgets_is_found_out_often() {
    let mut runner = TestRunner::deterministic();
    let pairs = (studies(14), tables(), tables());
    let mut found_out = 0;
    for _ in 0..200 {
        let (study, first, second) = pairs.new_tree(&mut runner).unwrap().current();
        found_out += usize::from(!leaks_of_all(&study, &forgetful(&study, [first, second])).is_empty());
    }
    assert!(found_out > 10, "only {found_out} of 200 pairs tell something");
}

#[test]
fn what_two_small_columns_have_together_is_not_told_by_how_many_columns_are_reached() {
    // 4 of 8 people in 2 of 3 columns, of 6, 1 and 1 people: just one of the last two.
    let study = simple(&[(3, 3), (1, 0), (0, 1)]);
    let table = Table { columns: Columns::Category, form: Form::Overall, early: false };
    let (answers, read) = study.publish(&[table], K);
    assert_eq!(leaks_of_all(&study, &read), Vec::<String>::new());
    assert!(answers[0].rows[0].reached.is_some_and(Fate::is_withheld), "{:?}", answers[0].rows);
}

#[test]
fn what_a_column_holds_is_not_told_by_another_column_of_a_code_that_goes_with_it() {
    // Of 13 people 10 raise the theme and a code below it, 9 another code; then by region, where all 6 of the
    // second region raise the theme and 5 of them that other code.
    let person =
        |region, raised: [bool; 3]| Person { category: 0, region, late: false, raised: raised.to_vec() };
    let of = |region, everything, theme, nothing| {
        let kinds = [(everything, [true; 3]), (theme, [true, true, false]), (nothing, [false; 3])];
        kinds.into_iter().flat_map(move |(n, raised)| (0..n).map(move |_| person(region, raised)))
    };
    let people = of(0, 4, 0, 3).chain(of(1, 5, 1, 0)).collect();
    let study = Study { above: vec![None, Some(0), Some(0)], people };
    let form = Form::Columns { totals: false };
    let tables = [Columns::Category, Columns::Region].map(|columns| Table { columns, form, early: false });
    let (_, read) = study.publish(&tables, K);
    assert_eq!(leaks_of_all(&study, &read), Vec::<String>::new());
}
