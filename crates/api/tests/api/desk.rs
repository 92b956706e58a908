//! A window without a window: a session with a study open, asked as the window asks.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use verbatim_api::replies::{Change, Coding, CodingAdded, Empty, TranscriptView};
use verbatim_api::{ApiError, Session, SessionOptions};

/// What the study opens with.
pub const PASSPHRASE: &str = "seven quiet harbours";

/// The transcript that most tests work on.
pub const TALK: &str = "Interviewer: How did it begin?\n\nP-01: They came at dawn 👩‍🏫. Nobody explained why.\n\n\
    Interviewer: And then?\n\nP-01: We waited in the corridor.\n";

/// A session with an open study, in a folder of its own.
pub struct Desk {
    /// The session.
    pub session: Session,
    /// Holds the study.
    pub folder: TempDir,
}

/// Makes a request from what a front end would send.
pub fn request<T: DeserializeOwned>(sent: Value) -> T {
    serde_json::from_value(sent).expect("the request has the form of the command")
}

impl Desk {
    /// An empty study, with Ines coding.
    pub fn new() -> Self {
        Self::with(SessionOptions::default())
    }

    /// The same in a program that was started otherwise.
    pub fn with(options: SessionOptions) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let session = Session::new(options);
        let path = folder.path().join("Visits.verbatim");
        let sent = json!({ "path": path, "name": "Visits", "passphrase": PASSPHRASE, "coder": "Ines" });
        session.study_create(request(sent)).expect("the study is made");
        Self { session, folder }
    }

    /// Closes the study and opens it again, with the same coder.
    pub fn reopen(&self, coder: &str) {
        self.session.study_lock(Empty {}).expect("it closes");
        let path = self.folder.path().join("Visits.verbatim");
        let secret = json!({ "kind": "passphrase", "text": PASSPHRASE });
        self.session.study_open(request(json!({ "path": path, "secret": secret }))).expect("it opens");
        self.coder(coder);
    }

    /// Chooses who is coding.
    pub fn coder(&self, name: &str) {
        self.session.coder_choose(request(json!({ "name": name }))).expect("the coder is chosen");
    }

    /// Imports a transcript; answers its id.
    pub fn import(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("the file is written");
        let sent = json!({ "files": [{ "path": path }], "kind": "recording" });
        self.session.transcripts_import(request(sent)).expect("it is imported");
        let rows = self.session.interviews_list(Empty {}).expect("the interviews");
        rows.into_iter().find(|row| row.file_name == name).expect("it is listed").transcript
    }

    /// Codes the first place of these words with a code that is made where it is not there.
    pub fn code(&self, transcript: &str, words: &str, code: &str) -> CodingAdded {
        self.try_code(transcript, words, code).expect("it is coded")
    }

    /// As [`Desk::code`], with what is wrong.
    pub fn try_code(&self, transcript: &str, words: &str, code: &str) -> Result<CodingAdded, ApiError> {
        let (start, end) = self.place(transcript, words);
        let sent =
            json!({ "transcript": transcript, "start": start, "end": end, "seen": words, "name": code });
        self.session.coding_add_new(request(sent))
    }

    /// First place of these words, in code points.
    pub fn place(&self, transcript: &str, words: &str) -> (usize, usize) {
        let text = self.view(transcript).text;
        let before = text.split(words).next().expect("a first part").chars().count();
        (before, before + words.chars().count())
    }

    /// The transcript with everything on it.
    pub fn view(&self, transcript: &str) -> TranscriptView {
        self.session.transcript_open(request(json!({ "transcript": transcript }))).expect("it opens")
    }

    /// A coding as it is now.
    pub fn coding(&self, transcript: &str, id: &str) -> Coding {
        self.view(transcript).codings.into_iter().find(|c| c.id == id).expect("the coding is there")
    }

    /// Takes back the last action.
    pub fn undo(&self) -> Change {
        self.session.undo(Empty {}).expect("it is undone")
    }

    /// Id of the code of this path.
    pub fn code_id(&self, path: &str) -> String {
        let codes = self.session.codes_list(Empty {}).expect("the codes");
        codes.into_iter().find(|code| code.path == path).expect("the code is there").id
    }
}
