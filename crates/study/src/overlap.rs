//! Two things at once: this thread, the only one that changes the study file, writes while others
//! read on and prepare what comes next.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use verbatim_model::{Transcript, TranscriptId};
use verbatim_store::Reader;

use crate::searches::Library;
use crate::{Study, StudyError};

/// So many answers are made ahead of the one that is being taken, so that memory stays small.
const AHEAD: usize = 16;

/// Does `work` with each item on other threads, while `take` has the answers on this one, in the
/// order of the items. An error ends all of it.
///
/// # Errors
/// What `take` says.
pub(crate) fn in_order<'i, I: Sync, T: Send, E>(
    items: &'i [I],
    work: impl Fn(&'i I) -> T + Sync,
    mut take: impl FnMut(&'i I, T) -> Result<(), E>,
) -> Result<(), E> {
    let (answer, answers) = channel();
    let (allow, allowed) = channel();
    (0..AHEAD).try_for_each(|_| allow.send(())).unwrap_or_default();
    let shared = Shared { items, next: AtomicUsize::new(0), allowed: Mutex::new(allowed), work };
    let shared = &shared;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len());
    // What is moved in goes with an error, and the others stop where nobody hears them any more.
    std::thread::scope(move |scope| {
        for _ in 0..threads {
            let answer = answer.clone();
            scope.spawn(move || shared.work(&answer));
        }
        drop(answer);
        let mut early = BTreeMap::new();
        for (number, item) in items.iter().enumerate() {
            while !early.contains_key(&number) {
                match answers.recv() {
                    Ok((number, answer)) => early.insert(number, answer),
                    // They are all gone: one has panicked, and the scope says so.
                    Err(_) => return Ok(()),
                };
            }
            if let Some(answer) = early.remove(&number) {
                take(item, answer)?;
            }
            // Nobody waits for it once the last item is on its way.
            let _ = allow.send(());
        }
        Ok(())
    })
}

/// What the other threads share.
struct Shared<'i, I, W> {
    items: &'i [I],
    /// The first item that nobody has begun.
    next: AtomicUsize,
    /// One for each item that may be begun.
    allowed: Mutex<Receiver<()>>,
    work: W,
}

impl<'i, I, W> Shared<'i, I, W> {
    fn work<T>(&self, answer: &Sender<(usize, T)>)
    where
        W: Fn(&'i I) -> T,
    {
        while self.may_begin() {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = self.items.get(number) else { return };
            if answer.send((number, (self.work)(item))).is_err() {
                return;
            }
        }
    }

    fn may_begin(&self) -> bool {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).recv().is_ok()
    }
}

/// Texts for work on other threads. Those that a search keeps in memory are taken from there; the
/// others are read and dropped again.
pub(crate) struct TextSource {
    reader: Mutex<Reader>,
    library: Option<Arc<Library>>,
}

impl Study {
    /// Texts for work on other threads.
    pub(crate) fn text_source(&self) -> Result<TextSource, StudyError> {
        let library = self.kept.state(self.store.rows())?.library.clone();
        Ok(TextSource { reader: Mutex::new(self.store.reader()?), library })
    }
}

impl TextSource {
    /// Does `work` with each item and the text of its transcript on other threads, while `take` has
    /// the answers on this one, in the order of the items.
    ///
    /// # Errors
    /// What `take` says, or what the study file says.
    pub fn each<'i, I: Sync, T: Send>(
        &self,
        items: &'i [I],
        transcript: impl Fn(&'i I) -> &'i Transcript + Sync,
        work: impl Fn(&I, &str) -> T + Sync,
        mut take: impl FnMut(&'i I, T) -> Result<(), StudyError>,
    ) -> Result<(), StudyError> {
        let kept: HashMap<TranscriptId, &str> =
            self.library.iter().flat_map(|library| library.kept_texts()).collect();
        in_order(
            items,
            |item| Ok(work(item, &self.text(&kept, transcript(item))?)),
            |item, answer: Result<T, StudyError>| take(item, answer?),
        )
    }

    fn text<'k>(
        &self,
        kept: &HashMap<TranscriptId, &'k str>,
        transcript: &Transcript,
    ) -> Result<Cow<'k, str>, StudyError> {
        match kept.get(&transcript.id) {
            Some(text) => Ok(Cow::Borrowed(*text)),
            None => {
                let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(Cow::Owned(reader.rows().words_of(transcript)?))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use std::time::Duration;

    use super::*;

    #[test]
    fn answers_come_in_order_however_long_each_takes_and_few_are_made_ahead() {
        let items: Vec<usize> = (0..200).collect();
        let (begun, mut taken) = (AtomicUsize::new(0), Vec::new());
        let work = |item: &usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_micros((item * 37 % 11) as u64 * 50));
            item * 2
        };
        in_order(&items, work, |item, answer| {
            assert!(begun.load(Ordering::SeqCst) <= item + AHEAD);
            taken.push(answer);
            Ok::<_, ()>(())
        })
        .unwrap();
        assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        in_order(&[], |_: &()| (), |_, ()| Err(())).unwrap();
    }

    #[test]
    fn an_error_ends_the_others_too() {
        let items: Vec<usize> = (0..1_000).collect();
        let begun = AtomicUsize::new(0);
        let work = |item: &usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            *item
        };
        let stopped = in_order(&items, work, |item, _| if *item == 5 { Err("five") } else { Ok(()) });
        assert_eq!(stopped, Err("five"));
        assert!(begun.load(Ordering::SeqCst) <= 5 + AHEAD);
    }
}
