//! Notices afterwards that the computer has slept: the clock went on while this program did not.

use std::time::{Duration, SystemTime};

/// Pause between two looks.
const PAUSE: Duration = Duration::from_secs(2);

/// A busy computer may be late by so much.
const LATE: Duration = Duration::from_secs(10);

/// Looks at the clock from now on.
pub fn watch(slept: impl Fn() + Send + 'static) {
    std::thread::spawn(move || {
        let mut last = SystemTime::now();
        loop {
            std::thread::sleep(PAUSE);
            let now = SystemTime::now();
            if jumped(last, now) {
                slept();
            }
            last = now;
        }
    });
}

/// Whether much more time has passed than the pause. A clock that was set back says nothing.
fn jumped(last: SystemTime, now: SystemTime) -> bool {
    now.duration_since(last).is_ok_and(|passed| passed > PAUSE + LATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_is_noticed_a_late_look_is_not_and_a_clock_set_back_is_none() {
        let last = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        assert!(jumped(last, last + Duration::from_secs(8 * 3600)));
        assert!(!jumped(last, last + PAUSE + Duration::from_secs(5)));
        assert!(!jumped(last, last - Duration::from_secs(3600)));
    }
}
