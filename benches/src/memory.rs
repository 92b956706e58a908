//! The most memory of each job, in a process of its own.

use std::path::Path;
use std::process::Command;

use verbatim_model::Purpose;
use verbatim_study::Silent;
use verbatim_study::analysis::MatrixOptions;
use verbatim_study::exchange::read_project;
use verbatim_study::exports::{Destination, ExcerptFilter, ExcerptForm, ExcerptsLayout, ExportFormat};
use verbatim_study::searches::SearchOptions;

use crate::Outcome;
use crate::corpus::{self, Size};
use crate::{measure, study};

/// Jobs whose memory is looked at.
pub const JOBS: [&str; 9] =
    ["open", "import", "index", "matrix", "search", "excerpts", "workbook", "project", "project in"];

/// Peak memory of one job in MB.
pub struct Peak {
    pub size: Size,
    pub job: &'static str,
    pub megabytes: f64,
    /// Size of all texts in MB.
    pub texts: f64,
}

impl Peak {
    /// The goal: 2.5 × the texts and 120 MB, 4 × while indexing.
    pub fn limit(&self) -> f64 {
        let times = if self.job == "index" { 4.0 } else { 2.5 };
        times * self.texts + 120.0
    }
}

/// Runs each job in a child.
pub fn all(folder: &Path, corpus: &corpus::Corpus) -> Outcome<Vec<Peak>> {
    let mut texts = 0.0;
    for path in &corpus.transcripts {
        #[expect(clippy::cast_precision_loss, reason = "a size of a file")]
        let bytes = std::fs::metadata(path)?.len() as f64;
        texts += bytes / 1e6;
    }
    let mut peaks = Vec::new();
    for job in JOBS {
        let run = Command::new(std::env::current_exe()?)
            .args(["--memory-of", job, corpus.size.name()])
            .arg(folder)
            .output()?;
        let said = String::from_utf8_lossy(&run.stdout).trim().to_owned();
        let megabytes =
            said.parse().map_err(|_| format!("{job}: {}", String::from_utf8_lossy(&run.stderr)))?;
        peaks.push(Peak { size: corpus.size, job, megabytes, texts });
    }
    Ok(peaks)
}

/// One job in this process.
pub fn one(job: &str, size: Size, folder: &Path) -> Outcome<f64> {
    let path = study::path(folder, size);
    let options = MatrixOptions { columns: vec!["category".to_owned()], roll_up: true, words: false };
    match job {
        "import" => {
            let corpus = corpus::make(folder, size)?;
            let mut study = study::empty(&folder.join("memory").join("study.verbatim"), &corpus)?;
            study::import_transcripts(&mut study, &corpus)?;
        }
        // The study that the import left has no index yet, so that this one is made.
        "index" => study::open(&folder.join("memory").join("study.verbatim"))?.open_index(&Silent)?,
        "matrix" => drop(study::open(&path)?.matrix(&options)?),
        "excerpts" => {
            study::export_rows(&mut study::open(&path)?, ExportFormat::Csv, &folder.join("memory.csv"))?;
        }
        "workbook" => {
            let (to, filter) = (folder.join("memory.xlsx"), ExcerptFilter::default());
            study::open(&path)?.export_excerpts_book(
                &filter,
                ExcerptsLayout::default(),
                ExcerptForm::Xlsx,
                Destination::File(&to),
                &Silent,
            )?;
        }
        "project" => {
            study::open(&path)?.export_project(Purpose::Team, &folder.join("memory.qdpx"), &Silent)?;
        }
        // What the job before wrote.
        "project in" => {
            let mut again = study::without_anything(&folder.join("memory-in").join("study.verbatim"))?;
            again.import_project(read_project(&folder.join("memory.qdpx"))?, &Silent)?;
        }
        "search" => {
            let mut study = study::open(&path)?;
            study.open_index(&Silent)?;
            study.search("ka* OR to*", &SearchOptions { limit: Some(50), ..SearchOptions::default() })?;
            let regex = SearchOptions { regex: true, limit: Some(50), ..SearchOptions::default() };
            study.search(r"\w+é", &regex)?;
        }
        _ => {
            let study = study::open(&path)?;
            verbatim_api::answers::interview_rows(&study)?;
            let first = study.transcripts()?.into_iter().next().ok_or("no transcript")?;
            verbatim_api::answers::transcript_view(&study, first.id)?;
        }
    }
    measure::peak_memory()
}
