//! Bringing replacements in from files, as one action.

mod naming;
mod places;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use verbatim_import::replacements::{ReadReplacement, read_replacements};
use verbatim_model::{Affected, Transcript, TranscriptId};

use crate::deidentification::{LabelReplacement, Redacted, Replacement};
use crate::{Changed, Progress, Study, StudyError};

use naming::Naming;
use places::{Accepted, Places, Target};

/// A file of replacements.
#[derive(Clone, Debug)]
pub struct ReplacementsFile {
    /// Where it lies; its name says the format, and which transcript rows are of that name none.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How files of replacements are read.
#[derive(Clone, Debug, Default)]
pub struct Applying {
    /// Whether the numbers of aliases are those of the study, so that `[colleague 1]` is the same
    /// person in all transcripts. Without, each transcript numbers its own.
    pub shared: bool,
    /// Only rows about these transcripts; all where there is none.
    pub only: Vec<TranscriptId>,
}

/// What came of files of replacements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplacementsReport {
    /// What was replaced.
    pub redacted: Redacted,
    /// Transcripts that rows were about, in their order.
    pub transcripts: Vec<TranscriptId>,
    /// Rows that fit nothing, with line and reason.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A row and the file that it is told by.
struct Row {
    /// Which of the files.
    file: usize,
    read: ReadReplacement,
}

/// What is wrong with rows: which file, which line (0 for the file as a whole), and why.
type Problems = Vec<(usize, usize, String)>;

impl Study {
    /// Puts aliases in place of names as files say, by offsets or by quotation. The same words and
    /// kind are the same alias. Rows that fit nothing are listed with the reason; the rest go in as
    /// one action.
    ///
    /// # Errors
    /// See [`Study::redact`]; [`StudyError::Cancelled`].
    pub fn apply_replacements(
        &mut self,
        files: &[ReplacementsFile],
        applying: &Applying,
        progress: &dyn Progress,
    ) -> Result<Changed<ReplacementsReport>, StudyError> {
        self.keys()?;
        let mut report = ReplacementsReport::default();
        let mut problems = Problems::new();
        let rows = read_files(files, &mut problems, &mut report.notes);
        let by_transcript = self.by_transcript(rows, &applying.only, &mut problems, &mut report.notes)?;
        let (mut places, mut labels) = (Vec::new(), Vec::new());
        let mut naming = Naming::new(applying.shared, self.store.rows().aliases()?);
        let of = by_transcript.len();
        for (done, (transcript, rows)) in by_transcript.into_values().enumerate() {
            progress.at(done, of)?;
            report.transcripts.push(transcript.id);
            let accepted = self.accepted(&transcript, &rows, &mut problems)?;
            naming.begin(transcript.id, &accepted);
            for row in accepted {
                let alias = naming.alias(&row);
                let transcript = transcript.id;
                match row.target {
                    Target::Words { span, seen } => {
                        places.push(Replacement { transcript, span, seen: Some(seen), alias });
                    }
                    Target::Label(speaker) => labels.push(LabelReplacement { transcript, speaker, alias }),
                }
            }
        }
        progress.at(of, of)?;
        report.problems = told(files, problems);
        if places.is_empty() && labels.is_empty() {
            return Ok(Changed { value: report, number: None, affected: Affected::default() });
        }
        let Changed { value, number, affected } = self.redact(&places, &labels)?;
        Ok(Changed { value: ReplacementsReport { redacted: value, ..report }, number, affected })
    }

    /// Rows by the place of their transcript in the study.
    fn by_transcript(
        &self,
        rows: Vec<Row>,
        only: &[TranscriptId],
        problems: &mut Problems,
        notes: &mut Vec<String>,
    ) -> Result<BTreeMap<usize, (Transcript, Vec<Row>)>, StudyError> {
        let transcripts = self.transcripts()?;
        let mut by_transcript: BTreeMap<usize, (Transcript, Vec<Row>)> = BTreeMap::new();
        let mut left_out = 0;
        for row in rows {
            let name = row.read.file.as_deref().unwrap_or_default();
            let transcript = match crate::interviews::find_among(&transcripts, name) {
                Ok(transcript) => transcript,
                Err(e) => {
                    problems.push(row.problem(e.to_string()));
                    continue;
                }
            };
            if !only.is_empty() && !only.contains(&transcript.id) {
                left_out += 1;
                continue;
            }
            let place = transcripts.iter().position(|t| t.id == transcript.id).unwrap_or_default();
            let there = by_transcript.entry(place).or_insert_with(|| (transcript.clone(), Vec::new()));
            there.1.push(row);
        }
        if left_out > 0 {
            notes.push(match left_out {
                1 => "1 row is about a transcript that was not named here.".to_owned(),
                several => format!("{several} rows are about transcripts that were not named here."),
            });
        }
        Ok(by_transcript)
    }

    /// The rows about one transcript whose place is there and free, in the order of the text.
    fn accepted(
        &self,
        transcript: &Transcript,
        rows: &[Row],
        problems: &mut Problems,
    ) -> Result<Vec<Accepted>, StudyError> {
        let mut places = Places::new(self, transcript)?;
        let told = |(row, reason): (&Row, _)| row.problem(format!("{reason} ({})", transcript.file_name));
        problems.extend(places.take_all(rows).into_iter().map(told));
        Ok(places.in_order())
    }
}

impl Row {
    fn problem(&self, reason: String) -> (usize, usize, String) {
        (self.file, self.read.line, reason)
    }
}

fn name_of(file: &ReplacementsFile) -> String {
    file.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Problems in the order of the files and lines, with the name of the file where there are several.
fn told(files: &[ReplacementsFile], mut problems: Problems) -> Vec<String> {
    problems.sort();
    let before = |file: usize| match files {
        [_] => String::new(),
        files => files.get(file).map(|file| format!("{}: ", name_of(file))).unwrap_or_default(),
    };
    let sentence = |(file, line, reason)| match line {
        0 => reason,
        line => format!("{}line {line}: {reason}", before(file)),
    };
    problems.into_iter().map(sentence).collect()
}

/// The rows of all files. Those that name no transcript are about the one called as their file is.
fn read_files(files: &[ReplacementsFile], problems: &mut Problems, notes: &mut Vec<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, file) in files.iter().enumerate() {
        let name = name_of(file);
        let stem = Path::file_stem(&file.path).unwrap_or_default().to_string_lossy();
        match read_replacements(&name, &file.bytes) {
            Err(e) => problems.push((place, 0, format!("{name}: {e}"))),
            Ok(read) => {
                problems.extend(read.problems.into_iter().map(|p| (place, p.line, p.reason)));
                notes.extend(read.notes.into_iter().map(|note| format!("{name}: {note}")));
                rows.extend(read.replacements.into_iter().map(|mut read| {
                    read.file.get_or_insert_with(|| stem.clone().into_owned());
                    Row { file: place, read }
                }));
            }
        }
    }
    rows
}
