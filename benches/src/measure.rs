//! Running a job and its floors by turns, so that whatever else the machine does hits all alike.

use std::time::{Duration, Instant};

use crate::Outcome;

/// Something that is measured: it answers how long the part that counts took.
pub type Job<'j> = &'j mut dyn FnMut() -> Outcome<Duration>;

/// How long the rounds of one job took, in milliseconds, shortest first.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn of(mut rounds: Vec<f64>) -> Self {
        rounds.sort_by(f64::total_cmp);
        Self(rounds)
    }

    pub fn median(&self) -> f64 {
        self.at(50)
    }

    /// The time that so many of a hundred rounds do not exceed.
    pub fn at(&self, percent: usize) -> f64 {
        let place = (self.0.len().saturating_sub(1) * percent).div_ceil(100);
        self.0.get(place).copied().unwrap_or(f64::NAN)
    }
}

/// Runs all jobs once a round. A first round, not counted, warms what can be warmed.
pub fn by_turns(rounds: usize, warm: bool, jobs: &mut [Job<'_>]) -> Outcome<Vec<Times>> {
    let mut times = vec![Vec::with_capacity(rounds); jobs.len()];
    for round in 0..rounds + usize::from(warm) {
        for (job, times) in jobs.iter_mut().zip(&mut times) {
            let took = job()?.as_secs_f64() * 1e3;
            if round > 0 || !warm {
                times.push(took);
            }
        }
    }
    Ok(times.into_iter().map(Times::of).collect())
}

/// How long something takes.
pub fn timed<T>(body: impl FnOnce() -> Outcome<T>) -> Outcome<Duration> {
    let start = Instant::now();
    std::hint::black_box(body()?);
    Ok(start.elapsed())
}

/// The most memory that this process ever had, in MB.
pub fn peak_memory() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: f64 = line.and_then(|l| l.split_whitespace().next()).unwrap_or("nan").parse()?;
    Ok(kib / 1024.0)
}
