//! Two things at once: this thread, the only one that changes the study file, writes while others
//! read on and prepare what comes next.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

use rayon::prelude::*;
use verbatim_model::{Transcript, TranscriptId};
use verbatim_store::Reader;

use crate::searches::Library;
use crate::{Study, StudyError};

/// Texts that are read while those before them are worked on.
const GROUP: usize = 8;

/// Results that may wait to be taken, so that memory stays small.
const WAITING: usize = 64;

/// Runs `here` on this thread and `there` on others. What `there` answers is missing only where it
/// did not return at all.
pub(crate) fn meanwhile<A, B: Send>(
    here: impl FnOnce() -> A,
    there: impl FnOnce() -> B + Send,
) -> (A, Option<B>) {
    let mut answer = None;
    let here = rayon::in_place_scope(|scope| {
        scope.spawn(|_| answer = Some(there()));
        here()
    });
    (here, answer)
}

/// Texts for work on other threads. Those that a search keeps in memory are taken from there; the
/// others are read and dropped again.
pub(crate) struct TextSource {
    reader: Reader,
    library: Option<Arc<Library>>,
}

impl Study {
    /// Texts for work on other threads.
    pub(crate) fn text_source(&self) -> Result<TextSource, StudyError> {
        let library = self.kept.state(self.store.rows())?.library.clone();
        Ok(TextSource { reader: self.store.reader()?, library })
    }
}

impl TextSource {
    /// Does `work` with each item and the text of its transcript on other threads, while `take` has
    /// each answer on this one, in the order of the items.
    ///
    /// # Errors
    /// What `take` says, or what the study file says.
    pub fn each<'i, I: Sync, T: Send>(
        &mut self,
        items: &'i [I],
        transcript: impl Fn(&'i I) -> &'i Transcript + Send,
        work: impl Fn(&I, &str) -> T + Sync + Send,
        mut take: impl FnMut(&'i I, T) -> Result<(), StudyError>,
    ) -> Result<(), StudyError> {
        std::thread::scope(|scope| {
            let (send, answers) = sync_channel(WAITING);
            scope.spawn(move || self.work(items, transcript, work, &send));
            // Where the others stop early they said why.
            items.iter().zip(answers).try_for_each(|(item, answer)| take(item, answer?))
        })
    }

    /// Sends the answers in order. Ends where nobody hears any more.
    fn work<'i, I: Sync, T: Send>(
        &self,
        items: &'i [I],
        transcript: impl Fn(&'i I) -> &'i Transcript,
        work: impl Fn(&I, &str) -> T + Sync + Send,
        to: &SyncSender<Result<T, StudyError>>,
    ) {
        let kept: HashMap<TranscriptId, &str> =
            self.library.iter().flat_map(|library| library.kept_texts()).collect();
        let read = |item: &'i I| {
            let transcript = transcript(item);
            Ok(match kept.get(&transcript.id) {
                Some(text) => (item, Cow::Borrowed(*text)),
                None => (item, Cow::Owned(self.reader.rows().words_of(transcript)?)),
            })
        };
        let work = |texts: Vec<(&'i I, Cow<'_, str>)>| -> Vec<T> {
            texts.par_iter().map(|(item, text)| work(item, text)).collect()
        };
        let mut ready = Vec::new();
        // One group more than there is: while it is “read”, the last one is worked on.
        for group in items.chunks(GROUP).chain([&[][..]]) {
            let texts = std::mem::take(&mut ready);
            let (next, worked) =
                meanwhile(|| group.iter().map(read).collect::<Result<Vec<_>, StudyError>>(), || work(texts));
            let sent = worked.unwrap_or_default().into_iter().all(|answer| to.send(Ok(answer)).is_ok());
            match next {
                Ok(next) if sent => ready = next,
                Ok(_) => return,
                // It is lost only where nobody hears it.
                Err(error) => return drop(to.send(Err(error))),
            }
        }
    }
}
