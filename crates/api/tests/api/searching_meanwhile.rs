//! Searching while others work with the study.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::spawn;
use std::time::Duration;

use serde_json::{Value, json};
use verbatim_api::replies::Change;
use verbatim_api::{ApiError, Code, SessionOptions};

use crate::desk::{Desk, TALK, request};

/// Longest that one side waits for the other; only a broken lock makes it wait at all.
const LONGEST: Duration = Duration::from_secs(20);

/// A desk whose session stops where a long command first says how far it is: where the hits of a search are known and
/// not yet coded.
pub struct Halted {
    /// The desk.
    pub desk: Arc<Desk>,
    reached: Receiver<()>,
    go_on: Sender<()>,
    armed: Arc<AtomicBool>,
}

impl Halted {
    /// An empty study.
    pub fn new() -> Self {
        let (say, reached) = channel();
        let (go_on, wait) = channel();
        let ends = Mutex::new((say, wait));
        let armed = Arc::new(AtomicBool::new(false));
        let halts = Arc::clone(&armed);
        let on_progress = move |_| {
            if !halts.swap(false, Ordering::SeqCst) {
                return;
            }
            let ends = ends.lock().expect("one at a time");
            ends.0.send(()).expect("somebody listens");
            ends.1.recv_timeout(LONGEST).expect("the other side had the study meanwhile");
        };
        let options =
            SessionOptions { on_progress: Some(Box::new(on_progress)), ..SessionOptions::default() };
        Self { desk: Arc::new(Desk::with(options)), reached, go_on, armed }
    }

    /// Runs a long command, and does something else where it first says how far it is.
    pub fn during<T: Send + 'static>(
        &self,
        command: impl FnOnce(&Desk) -> T + Send + 'static,
        meanwhile: impl FnOnce(&Desk),
    ) -> T {
        let desk = Arc::clone(&self.desk);
        self.armed.store(true, Ordering::SeqCst);
        let running = spawn(move || command(&desk));
        self.reached.recv_timeout(LONGEST).expect("it says how far it is");
        meanwhile(&self.desk);
        self.go_on.send(()).expect("it waits");
        running.join().expect("it ends")
    }

    /// Codes the hits of “dawn”, and does something else meanwhile.
    fn code_while(&self, code: &str, meanwhile: impl FnOnce(&Desk)) -> Result<Change, ApiError> {
        let sent = json!({ "request": dawn(), "chosen": null, "unit": "hit", "code": code });
        self.during(move |desk| desk.session.search_code(request(sent)), meanwhile)
    }
}

fn dawn() -> Value {
    json!({ "query": "dawn", "regex": false, "speakers": "respondent", "coders": { "kind": "record" }, "include_raw": false,
        "sort": "interview", "limit": 100, "facets": false, "also": [], "saved": null, "run": 1 })
}

#[test]
fn a_passage_can_be_coded_while_the_hits_of_a_search_are_looked_for() {
    let halted = Halted::new();
    let transcript = halted.desk.import("P-01.txt", TALK);
    halted.desk.code(&transcript, "Nobody explained why", "Raids");
    let raids = halted.desk.code_id("Raids");
    let change = halted.code_while(&raids, |desk| {
        desk.code(&transcript, "We waited in the corridor", "Waiting");
    });
    assert_eq!(change.expect("nothing of it was touched").said, "Coded 1 passage as Raids");
    assert_eq!(halted.desk.view(&transcript).codings.len(), 3);
}

#[test]
fn hits_of_a_text_that_changed_meanwhile_are_not_coded() {
    let halted = Halted::new();
    let transcript = halted.desk.import("P-01.txt", TALK);
    halted.desk.code(&transcript, "Nobody explained why", "Raids");
    let raids = halted.desk.code_id("Raids");
    let refused = halted.code_while(&raids, |desk| {
        let (start, end) = desk.place(&transcript, "They came");
        let sent = json!({ "transcript": transcript, "start": start, "end": end, "seen": "They came",
            "text": "Officers came", "drop_emptied": false });
        desk.session.text_correct(request(sent)).expect("it is corrected");
    });
    let refused = refused.expect_err("the hit lies elsewhere now");
    assert_eq!(refused.code, Code::TextChanged);
    assert_eq!(
        refused.to_string(),
        "Texts or people changed since this was searched. Nothing was changed. Search again and look at the hits anew."
    );
    assert_eq!(halted.desk.view(&transcript).codings.len(), 1);
}
