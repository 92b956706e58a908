//! When interviews stopped bringing new codes (Guest, Namey and Chen 2020).
//!
//! The codes of the first interviews, the *base*, are the measure. Then runs of a few interviews are
//! looked at, each beginning one interview after the one before: the new codes of a run, as a share of
//! those of the base, are its new information. Where a run brings no more than the threshold, the
//! interviews before it were enough.

use std::collections::HashMap;

use crate::Prepared;

/// How saturation is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaturationOptions {
    /// Interviews of the base.
    pub base: u32,
    /// Interviews of a run.
    pub run: u32,
    /// Most new information of a run after which nothing new is expected, in hundredths of the base's
    /// codes.
    pub threshold: u32,
    /// How many random orders the band is made of; 0: no band.
    pub orders: u32,
    /// Where the random numbers begin: the same number gives the same band.
    pub seed: u32,
}

impl Default for SaturationOptions {
    fn default() -> Self {
        Self { base: 4, run: 2, threshold: 5, orders: 1_000, seed: 1 }
    }
}

/// How codes came up interview by interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Saturation {
    /// Each interview, in the order of interviewing.
    pub steps: Vec<SaturationStep>,
    /// Distinct codes of the base.
    pub base_codes: u32,
    /// The runs after the base, in order.
    pub runs: Vec<SaturationRun>,
    /// How many interviews stand before the first run that brings no more than the threshold. `None`
    /// where every run brings more, or the base has no code.
    pub reached_after: Option<u32>,
    /// Distinct codes after each number of interviews, over random orders; empty without orders.
    pub band: Vec<BandStep>,
}

/// One interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaturationStep {
    /// Number of the interview.
    pub interview: u32,
    /// Distinct codes in it.
    pub codes: u32,
    /// Those that no interview before it had.
    pub new: u32,
    /// Distinct codes so far.
    pub so_far: u32,
}

/// One run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaturationRun {
    /// Place of its first interview in the order, from 0.
    pub first: u32,
    /// New codes in its interviews.
    pub new: u32,
}

/// Distinct codes after a number of interviews in random order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandStep {
    /// Mean.
    pub mean: f64,
    /// Five of a hundred orders have no more.
    pub low: u32,
    /// Ninety-five of a hundred orders have no more.
    pub high: u32,
}

/// There are too few interviews for the base and one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{interviews} coded interviews are fewer than a base of {base} and a run of {run} together, so nothing can \
     be said about saturation"
)]
pub struct NotEnoughInterviews {
    /// Interviews that there are.
    pub interviews: u32,
    /// Interviews of the base.
    pub base: u32,
    /// Interviews of a run.
    pub run: u32,
}

impl Prepared {
    /// Whether each interview has a counted coding, by number up to the last that has one.
    #[must_use]
    pub fn interviews_with_codings(&self) -> Vec<bool> {
        let with_codings =
            self.interviews.iter().zip(&self.parts).filter(|(_, part)| !part.entries.is_empty());
        let mut with = Vec::new();
        for (interview, _) in with_codings {
            let interview = *interview as usize;
            if with.len() <= interview {
                with.resize(interview + 1, false);
            }
            with[interview] = true;
        }
        with
    }

    /// Follows codes through interviews in the order of interviewing. Each code counts alone, and only
    /// those for which `counts` says so, by number.
    ///
    /// # Errors
    /// [`NotEnoughInterviews`] where there are fewer than base and run together, or either is 0.
    pub fn saturation(
        &self,
        order: &[u32],
        counts: &[bool],
        options: &SaturationOptions,
    ) -> Result<Saturation, NotEnoughInterviews> {
        let SaturationOptions { base, run, threshold, .. } = *options;
        let interviews = crate::prepared::count(order.len());
        if base == 0 || run == 0 || u64::from(interviews) < u64::from(base) + u64::from(run) {
            return Err(NotEnoughInterviews { interviews, base, run });
        }
        let sets = self.sets(order, counts);
        let mut seen = vec![0u64; sets.words];
        let mut so_far = 0;
        let steps: Vec<SaturationStep> = (0..)
            .zip(order)
            .map(|(place, &interview)| {
                let new = sets.add_to(place, &mut seen);
                so_far += new;
                let codes = sets.of(place).iter().map(|word| word.count_ones()).sum();
                SaturationStep { interview, codes, new, so_far }
            })
            .collect();
        let base_codes = steps[base as usize - 1].so_far;
        let runs: Vec<SaturationRun> = (base..=interviews - run)
            .map(|first| {
                let own = &steps[first as usize..(first + run) as usize];
                SaturationRun { first, new: own.iter().map(|step| step.new).sum() }
            })
            .collect();
        let enough =
            |r: &&SaturationRun| u64::from(r.new) * 100 <= u64::from(threshold) * u64::from(base_codes);
        let reached_after = runs.iter().find(enough).map(|run| run.first).filter(|_| base_codes > 0);
        let band = sets.band(options);
        Ok(Saturation { steps, base_codes, runs, reached_after, band })
    }

    fn sets(&self, order: &[u32], counts: &[bool]) -> Sets {
        let place: HashMap<u32, usize> = order.iter().enumerate().map(|(n, &i)| (i, n)).collect();
        let mut sets = Sets::new(order.len(), self.codes.len());
        for (interview, part) in self.interviews.iter().zip(&self.parts) {
            let Some(&place) = place.get(interview) else { continue };
            for entry in &part.entries {
                if counts.get(entry.code as usize).copied().unwrap_or(false) {
                    sets.put(place, entry.code as usize);
                }
            }
        }
        sets
    }
}

/// The codes of each interview, a bit each.
struct Sets {
    interviews: usize,
    /// Words of 64 bits that one interview has.
    words: usize,
    bits: Vec<u64>,
}

impl Sets {
    fn new(interviews: usize, codes: usize) -> Self {
        let words = codes.div_ceil(64);
        Self { interviews, words, bits: vec![0; interviews * words] }
    }

    fn put(&mut self, interview: usize, code: usize) {
        self.bits[interview * self.words + code / 64] |= 1 << (code % 64);
    }

    fn of(&self, interview: usize) -> &[u64] {
        &self.bits[interview * self.words..(interview + 1) * self.words]
    }

    /// Adds the codes of an interview; says how many were new.
    fn add_to(&self, interview: usize, seen: &mut [u64]) -> u32 {
        let mut new = 0;
        for (seen, own) in seen.iter_mut().zip(self.of(interview)) {
            new += (own & !*seen).count_ones();
            *seen |= own;
        }
        new
    }

    /// How many codes are seen after so many interviews, counted over random orders.
    fn band(&self, options: &SaturationOptions) -> Vec<BandStep> {
        if options.orders == 0 {
            return Vec::new();
        }
        let most = self.words * 64 + 1;
        // For each number of interviews, how many orders have seen so many codes by then.
        let mut orders_with = vec![0u32; self.interviews * most];
        let mut random = Random(options.seed);
        let mut order: Vec<usize> = (0..self.interviews).collect();
        let mut seen = vec![0u64; self.words];
        for _ in 0..options.orders {
            random.shuffle(&mut order);
            seen.fill(0);
            let mut so_far = 0;
            for (step, &interview) in order.iter().enumerate() {
                so_far += self.add_to(interview, &mut seen) as usize;
                orders_with[step * most + so_far] += 1;
            }
        }
        orders_with.chunks(most).map(|counts| step(counts, options.orders)).collect()
    }
}

fn step(orders_with: &[u32], orders: u32) -> BandStep {
    let sum: u64 = (0u64..).zip(orders_with).map(|(codes, &n)| codes * u64::from(n)).sum();
    let reaching = |hundredths: u32| {
        let needed = (u64::from(orders) * u64::from(hundredths)).div_ceil(100);
        let mut met = 0;
        let place = orders_with.iter().position(|&n| {
            met += u64::from(n);
            met >= needed
        });
        crate::prepared::count(place.unwrap_or(0))
    };
    #[expect(clippy::cast_precision_loss, reason = "codes times orders stays far below 2^53")]
    let mean = sum as f64 / f64::from(orders);
    BandStep { mean, low: reaching(5), high: reaching(95) }
}

/// Mulberry32: small, and easy to write again in another language.
struct Random(u32);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(self.0 | 1);
        t ^= t.wrapping_add((t ^ (t >> 7)).wrapping_mul(t | 61));
        t ^ (t >> 14)
    }

    /// Fisher and Yates, from the end. Goes on from the order that was there.
    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = ((u64::from(self.next()) * (last as u64 + 1)) >> 32) as usize;
            order.swap(last, other);
        }
    }
}
