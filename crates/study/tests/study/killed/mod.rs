//! A process that is killed in the middle of its work leaves a whole study: everything that it
//! acknowledged, and of the rest all or nothing.
//!
//! The tests start this same binary again as a child ([`child::worker`]), read what it says it has
//! done, and send SIGKILL at a random moment. What a power cut does is tested in `store`.

mod child;
mod copies;
#[cfg(target_os = "linux")]
mod full_disk;
mod index;
mod work;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use verbatim_study::Study;

/// A child at work.
struct Worker {
    process: Child,
    lines: Receiver<String>,
}

impl Worker {
    fn start(job: &str, study: &Path) -> Self {
        Self::run(Command::new(std::env::current_exe().unwrap()), job, study)
    }

    /// Runs the child by a command that already names this binary.
    fn run(mut command: Command, job: &str, study: &Path) -> Self {
        let mut process = command
            .args(["killed::child::worker", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env(child::JOB, job)
            .env(child::STUDY, study)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (said, lines) = channel();
        let output = BufReader::new(process.stdout.take().unwrap());
        std::thread::spawn(move || {
            // The harness says things too; a line torn by the kill was never acknowledged.
            for line in output.lines().map_while(Result::ok) {
                if let Some(line) = line.strip_prefix("| ").and_then(|l| l.strip_suffix(" |"))
                    && said.send(line.to_owned()).is_err()
                {
                    break;
                }
            }
        });
        Self { process, lines }
    }

    /// Waits until the child says so.
    fn wait_for(&self, word: &str) {
        assert_eq!(self.lines.recv_timeout(Duration::from_secs(60)).unwrap(), word);
    }

    /// What the child says within this time, or until it has ended.
    fn listen(&self, time: Duration) -> Vec<String> {
        let (end, mut heard) = (Instant::now() + time, Vec::new());
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => heard.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return heard,
            }
        }
    }

    /// Kills the child; answers what it had said that was not yet heard, and whether it was still
    /// alive.
    fn kill(mut self) -> (Vec<String>, bool) {
        self.process.kill().unwrap();
        let status = self.process.wait().unwrap();
        let killed = std::os::unix::process::ExitStatusExt::signal(&status) == Some(9);
        (self.lines.iter().collect(), killed)
    }
}

/// Everything that a study says of itself, save its log.
fn contents(study: &Study) -> String {
    let codings: Vec<_> = study.codings(&Default::default()).unwrap();
    let codes = study.codebook().unwrap();
    let transcripts = study.transcripts().unwrap();
    let texts: Vec<_> = transcripts.iter().map(|t| study.text(t).unwrap()).collect();
    format!("{codings:?}{:?}{transcripts:?}{texts:?}{:?}", codes.codes(), study.memos().unwrap())
}

/// Names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}
