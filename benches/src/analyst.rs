//! What an analyst counts with: DuckDB and Polars, in a Python that has both, over the corpus' CSV files.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::Outcome;
use crate::corpus::Corpus;

/// A running Python that has read the files and answers what it is asked.
pub struct Analyst {
    python: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Analyst {
    /// Starts `$VERBATIM_PYTHON`, else `python3`; `None` where it does not have both libraries.
    pub fn start(corpus: &Corpus) -> Outcome<Option<Self>> {
        let python = std::env::var("VERBATIM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let has_both = Command::new(&python).args(["-c", "import duckdb, polars"]).output();
        if !has_both.is_ok_and(|said| said.status.success()) {
            return Ok(None);
        }
        let mut child = Command::new(python)
            .args(["-c", include_str!("analyst.py")])
            .args([&corpus.by_offsets, &corpus.interviewees, &corpus.codebook])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let asks = child.stdin.take().ok_or("no standard input")?;
        let answers = BufReader::new(child.stdout.take().ok_or("no standard output")?);
        let mut analyst = Self { python: child, asks, answers };
        match analyst.line()?.as_str() {
            "ready" => Ok(Some(analyst)),
            other => Err(format!("the script of the analyst said “{other}”").into()),
        }
    }

    /// How long a question took in there, and its answer. `what` is `duckdb matrix`, `polars matrix` or
    /// `duckdb pairs`.
    pub fn ask(&mut self, what: &str) -> Outcome<(Duration, i64)> {
        writeln!(self.asks, "{what}")?;
        self.asks.flush()?;
        let line = self.line()?;
        let (seconds, answer) =
            line.split_once(' ').ok_or_else(|| format!("no answer to {what}: “{line}”"))?;
        Ok((Duration::from_secs_f64(seconds.parse()?), answer.parse()?))
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Analyst {
    fn drop(&mut self) {
        // It has nothing to lose, and may be over already.
        let _ = self.python.kill();
        let _ = self.python.wait();
    }
}
