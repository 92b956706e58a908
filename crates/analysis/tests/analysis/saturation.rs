//! When interviews stopped bringing new codes.

use verbatim_analysis::{
    Figures, Layer, NotEnoughInterviews, Prepared, Saturation, SaturationOptions, SaturationRun,
};

use crate::study::{code, coding, transcript};

/// One interview a list of codes.
fn prepared(codes: usize, interviews: &[&[u32]]) -> Prepared {
    let count = interviews.len() as u32;
    let figures = Figures {
        codes: vec![code(None, false); codes],
        interviews: count,
        transcripts: (0..count).map(|i| transcript(i, Some(i), &[Some(Some(i))])).collect(),
        people: count,
        codings: (0..)
            .zip(interviews)
            .flat_map(|(i, own)| own.iter().map(move |&code| coding(i, 0, 5, code)))
            .collect(),
        ..Figures::default()
    };
    Prepared::new(&figures, Layer::OfRecord).unwrap()
}

fn followed(interviews: &[&[u32]], options: &SaturationOptions) -> Saturation {
    let order: Vec<u32> = (0..interviews.len() as u32).collect();
    prepared(12, interviews).saturation(&order, &[true; 12], options).unwrap()
}

const INTERVIEWS: &[&[u32]] = &[&[0, 1, 2], &[2, 3], &[4, 5], &[6, 7, 0], &[8], &[1], &[0, 2], &[9]];

#[test]
fn the_first_run_that_brings_no_more_than_the_threshold_ends_it() {
    let half = SaturationOptions { threshold: 10, ..SaturationOptions::default() };
    let found = followed(INTERVIEWS, &half);
    assert_eq!(found.base_codes, 8);
    let runs: Vec<(u32, u32)> =
        found.runs.iter().map(|SaturationRun { first, new }| (*first, *new)).collect();
    assert_eq!(runs, [(4, 1), (5, 0), (6, 1)]);
    // One of eight is more than a tenth, none is not: five interviews were enough.
    assert_eq!(found.reached_after, Some(5));
    let loose = SaturationOptions { threshold: 13, ..half };
    assert_eq!(followed(INTERVIEWS, &loose).reached_after, Some(4));
}

#[test]
fn a_code_that_does_not_count_is_never_new() {
    let order: Vec<u32> = (0..8).collect();
    let counts: Vec<bool> = (0..12).map(|code| code >= 8).collect();
    let options = SaturationOptions::default();
    let found = prepared(12, INTERVIEWS).saturation(&order, &counts, &options).unwrap();
    assert_eq!(found.steps.iter().map(|step| step.so_far).collect::<Vec<_>>(), [0, 0, 0, 0, 1, 1, 1, 2]);
    // Without a code in the base there is nothing to measure by.
    assert_eq!((found.base_codes, found.reached_after), (0, None));
}

#[test]
fn a_group_smaller_than_base_and_run_together_is_refused() {
    let options = SaturationOptions { base: 6, run: 3, ..SaturationOptions::default() };
    let order: Vec<u32> = (0..8).collect();
    let refused = prepared(12, INTERVIEWS).saturation(&order, &[true; 12], &options).unwrap_err();
    assert_eq!(refused, NotEnoughInterviews { interviews: 8, base: 6, run: 3 });
    let enough = SaturationOptions { run: 2, ..options };
    assert_eq!(prepared(12, INTERVIEWS).saturation(&order, &[true; 12], &enough).unwrap().runs.len(), 1);
}

#[test]
fn the_band_is_the_same_for_the_same_number_and_ends_where_all_orders_end() {
    let options = SaturationOptions { orders: 400, seed: 7, ..SaturationOptions::default() };
    let (one, again) = (followed(INTERVIEWS, &options), followed(INTERVIEWS, &options));
    assert_eq!(one.band, again.band);
    let last = one.band.last().unwrap();
    assert_eq!((last.low, last.high), (10, 10));
    assert!(
        one.band.iter().all(|step| f64::from(step.low) <= step.mean && step.mean <= f64::from(step.high))
    );
    assert!(one.band.windows(2).all(|two| two[0].mean <= two[1].mean));
    let other = followed(INTERVIEWS, &SaturationOptions { seed: 8, ..options });
    assert_ne!(one.band, other.band);
}

#[test]
fn the_mean_is_near_what_counting_all_orders_would_give() {
    // A code in m of k interviews is missed by the first j with C(k-m, j) / C(k, j).
    let options = SaturationOptions { orders: 4_000, ..SaturationOptions::default() };
    let found = followed(INTERVIEWS, &options);
    let k = INTERVIEWS.len();
    for (step, j) in found.band.iter().zip(1..=k) {
        let expected: f64 = (0..12u32)
            .map(|code| INTERVIEWS.iter().filter(|own| own.contains(&code)).count())
            .filter(|m| *m > 0)
            .map(|m| 1.0 - (0..j).map(|n| (k - m).saturating_sub(n) as f64 / (k - n) as f64).product::<f64>())
            .sum();
        assert!((step.mean - expected).abs() < 0.1, "after {j}: {} and {expected}", step.mean);
    }
}

#[test]
fn without_orders_there_is_no_band() {
    let options = SaturationOptions { orders: 0, ..SaturationOptions::default() };
    assert!(followed(INTERVIEWS, &options).band.is_empty());
}
