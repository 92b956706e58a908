//! Long work that says how far it is and can be stopped.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use rusqlite::Connection;

use crate::StoreError;

/// Hears how far a long act is, as done of how much, and stops it with an error such as
/// [`StoreError::Cancelled`]. Nothing of a stopped act stays.
pub type Watch<'w> = &'w (dyn Fn(usize, usize) -> Result<(), StoreError> + Sync);

/// Hears nothing and never stops.
///
/// # Errors
/// None.
pub const fn unwatched(_done: usize, _of: usize) -> Result<(), StoreError> {
    Ok(())
}

/// How often somebody who waits for the database is asked whether to go on.
const OFTEN: Duration = Duration::from_millis(100);

/// Runs something of the database that takes long and says nothing meanwhile. Stopping interrupts
/// it.
pub(crate) fn waiting<T>(
    conn: &Connection,
    watch: Watch<'_>,
    (done, of): (usize, usize),
    run: impl FnOnce() -> T,
) -> Result<T, StoreError> {
    watch(done, of)?;
    let handle = conn.get_interrupt_handle();
    let (ended, is_ended) = channel::<()>();
    std::thread::scope(|scope| {
        let asking = scope.spawn(move || {
            while is_ended.recv_timeout(OFTEN) == Err(RecvTimeoutError::Timeout) {
                if let Err(stop) = watch(done, of) {
                    handle.interrupt();
                    return Err(stop);
                }
            }
            Ok(())
        });
        let value = run();
        drop(ended);
        let asked = asking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        asked.map(|()| value)
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Counts for ever.
    const ENDLESS: &str =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    #[test]
    fn a_query_without_end_is_stopped_from_outside() {
        let conn = Connection::open_in_memory().unwrap();
        let asked = AtomicUsize::new(0);
        let watch = |_: usize, _: usize| match asked.fetch_add(1, Ordering::Relaxed) {
            0 => Ok(()),
            _ => Err(StoreError::Cancelled),
        };
        let stopped = waiting(&conn, &watch, (0, 1), || {
            conn.query_row(ENDLESS, [], |row| row.get::<_, i64>(0)).unwrap_err()
        });
        assert!(matches!(stopped, Err(StoreError::Cancelled)));
        assert_eq!(conn.query_row("SELECT 7", [], |row| row.get::<_, i64>(0)).unwrap(), 7, "it goes on");
    }

    #[test]
    fn what_ends_by_itself_is_not_stopped() {
        let conn = Connection::open_in_memory().unwrap();
        assert_eq!(waiting(&conn, &unwatched, (0, 1), || 7).unwrap(), 7);
    }
}
