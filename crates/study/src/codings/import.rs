//! Bringing codings in from a file, as one action.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use verbatim_import::codings::{Place, ReadCoding, read_codings};
use verbatim_model::{
    ActionKind, Code, CodeId, Codebook, CoderId, Coding, CodingId, MemoTarget, Prompting, Transcript,
    TranscriptId,
};
use verbatim_store::now;
use verbatim_text::{CodePoints, Span, find_quotation};

use crate::memos::write_memo;
use crate::subject::{Marks, Subject};
use crate::{Changed, Progress, Study, StudyError};

/// What an import of codings did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingsReport {
    /// Codings that were added.
    pub added: usize,
    /// Codings that the coder had made before.
    pub already_there: usize,
    /// Rows that fit nothing, with line and reason.
    pub problems: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A coding ready to be written.
struct Ready {
    coding: Coding,
    memo: Option<String>,
}

/// A file of codings.
#[derive(Clone, Debug)]
pub struct CodingsFile {
    /// Where it lies; its name says the format, and which transcript rows are of that name none.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Study {
    /// Imports codings from CSV or JSON lines, by offsets or by quotation. Rows that fit nothing,
    /// and files that hold no codings, are listed with the reason; the rest go in as one action.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Cancelled`], or what the study file says.
    pub fn import_codings(
        &mut self,
        files: &[CodingsFile],
        progress: &dyn Progress,
    ) -> Result<Changed<CodingsReport>, StudyError> {
        let me = self.coder.as_ref().ok_or(StudyError::NoCoder)?.id;
        let mut report = CodingsReport::default();
        let mut resolver = Resolver::new(self, me)?;
        for (done, file) in files.iter().enumerate() {
            progress.at(done, files.len())?;
            let name = file.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let at = |text: String| if files.len() > 1 { format!("{name}: {text}") } else { text };
            match read_codings(&name, &file.bytes) {
                Err(e) => report.problems.push(format!("{name}: {e}")),
                Ok(read) => {
                    let mut problems: Vec<(usize, String)> =
                        read.problems.into_iter().map(|p| (p.line, p.reason)).collect();
                    resolver.resolve(&name, &read.codings, &mut problems)?;
                    problems.sort_by_key(|(line, _)| *line);
                    report.problems.extend(problems.into_iter().map(|(n, e)| at(format!("line {n}: {e}"))));
                    report.notes.extend(read.notes.into_iter().map(at));
                }
            }
        }
        report.notes.extend(resolver.notes());
        report.already_there = resolver.already_there;
        let ready = resolver.ready;
        self.act(ActionKind::ImportCodings, |tx, coder| {
            let (mut transcripts, mut codes) = (HashSet::new(), HashSet::new());
            for item in ready {
                tx.insert_coding(&item.coding)?;
                if let Some(memo) = &item.memo {
                    write_memo(tx, coder, MemoTarget::Coding(item.coding.id), memo)?;
                }
                transcripts.insert(item.coding.transcript.uuid());
                codes.insert(item.coding.code.uuid());
                report.added += 1;
            }
            let marks = Marks {
                transcripts: transcripts.into_iter().collect(),
                codes: codes.into_iter().collect(),
                ..Marks::default()
            };
            Ok((report.clone(), Subject::counted(report.added, marks)))
        })
    }
}

/// Finds transcript, passage and code of each row, over all files of an import.
struct Resolver<'s> {
    study: &'s Study,
    me: CoderId,
    my_name: String,
    book: Codebook,
    transcripts: Vec<Transcript>,
    /// What a name of a transcript means, once looked up.
    names: HashMap<String, Result<usize, String>>,
    /// What a name of a code means, once looked up: its place in the codebook.
    codes: HashMap<String, Result<usize, String>>,
    there: HashSet<Key>,
    seen: HashSet<TranscriptId>,
    ready: Vec<Ready>,
    already_there: usize,
    without_statement: usize,
    foreign: BTreeSet<String>,
}

type Key = (TranscriptId, u32, u32, CodeId);
type Problems = Vec<(usize, String)>;

impl<'s> Resolver<'s> {
    fn new(study: &'s Study, me: CoderId) -> Result<Self, StudyError> {
        Ok(Self {
            study,
            me,
            my_name: study.coder.as_ref().map(|c| c.name.to_lowercase()).unwrap_or_default(),
            book: study.codebook()?,
            transcripts: study.transcripts()?,
            names: HashMap::new(),
            codes: HashMap::new(),
            there: HashSet::new(),
            seen: HashSet::new(),
            ready: Vec::new(),
            already_there: 0,
            without_statement: 0,
            foreign: BTreeSet::new(),
        })
    }

    /// Takes the rows of one file. Rows that name no transcript belong to the one called as the
    /// file is. Each text is read once.
    fn resolve(
        &mut self,
        file: &str,
        rows: &[ReadCoding],
        problems: &mut Problems,
    ) -> Result<(), StudyError> {
        let stem = Path::new(file).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let mut by_transcript: BTreeMap<usize, Vec<&ReadCoding>> = BTreeMap::new();
        for row in rows {
            let name = row.file.as_deref().unwrap_or(&stem);
            match self.place_of(name) {
                Ok(place) => by_transcript.entry(place).or_default().push(row),
                Err(e) => problems.push((row.line, e)),
            }
            if let Some(coder) = row.coder.as_ref().filter(|c| c.to_lowercase() != self.my_name) {
                self.foreign.insert(coder.clone());
            }
        }
        for (place, rows) in by_transcript {
            let transcript = self.transcripts[place].clone();
            let text = self.study.store.rows().text(&transcript)?;
            let points = text.code_points();
            self.know(transcript.id)?;
            for row in rows {
                match passage(row, &points) {
                    Ok((span, passage)) => self.take(row, transcript.id, span, passage, problems),
                    Err(e) => problems.push((row.line, format!("{e} ({})", transcript.file_name))),
                }
            }
        }
        Ok(())
    }

    fn place_of(&mut self, name: &str) -> Result<usize, String> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let found =
            crate::interviews::find_among(&self.transcripts, name).map(|t| t.id).map_err(|e| e.to_string());
        let place = found.map(|id| self.transcripts.iter().position(|t| t.id == id).unwrap_or_default());
        self.names.insert(name.to_owned(), place.clone());
        place
    }

    /// A file names the same few codes again and again.
    fn code_place(&mut self, name: &str) -> Result<usize, String> {
        if let Some(known) = self.codes.get(name) {
            return known.clone();
        }
        let found = self.book.find(name).map_err(|e| e.to_string());
        let place = found.map(|code| self.book.place_of(code.id).unwrap_or_default());
        self.codes.insert(name.to_owned(), place.clone());
        place
    }

    /// Learns which codings the coder has made in a transcript already.
    fn know(&mut self, id: TranscriptId) -> Result<(), StudyError> {
        if self.seen.insert(id) {
            let mine = self.study.store.rows().codings_of(id)?.into_iter().filter(|c| c.coder == self.me);
            self.there.extend(mine.map(|c| (id, c.span.start(), c.span.end(), c.code)));
        }
        Ok(())
    }

    fn take(
        &mut self,
        row: &ReadCoding,
        transcript: TranscriptId,
        span: Span,
        passage: &str,
        problems: &mut Problems,
    ) {
        let hash = self.study.store.passage_hash(passage);
        for name in &row.codes {
            let place = match self.code_place(name) {
                Ok(place) => place,
                Err(e) => {
                    problems.push((row.line, e));
                    continue;
                }
            };
            let code = &self.book.codes()[place];
            if !self.there.insert((transcript, span.start(), span.end(), code.id)) {
                self.already_there += 1;
                continue;
            }
            if row.stance.is_some() && self.book.statement_holder(place).is_none() {
                self.without_statement += 1;
            }
            let coding = coding(row, transcript, span, hash, code, self.me);
            self.ready.push(Ready { coding, memo: row.memo.clone() });
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.without_statement > 0 {
            notes.push(format!(
                "{} codings have a stance although neither their code nor one above it has a statement; the stance was \
                 kept as read.",
                self.without_statement
            ));
        }
        if !self.foreign.is_empty() {
            let names: Vec<&str> = self.foreign.iter().map(String::as_str).collect();
            notes.push(format!(
                "The file names other coders ({}); all codings were imported as the chosen coder's.",
                names.join(", ")
            ));
        }
        notes
    }
}

/// Finds the passage of a row.
fn passage<'t>(row: &ReadCoding, points: &CodePoints<'t>) -> Result<(Span, &'t str), String> {
    let span = match &row.place {
        Place::Span { start, end, .. } => {
            Span::within(*start, *end, points.len()).map_err(|e| e.to_string())?
        }
        Place::Quote { quote, occurrence } => {
            find_quotation(points, quote, *occurrence).map_err(|e| e.to_string())?
        }
    };
    let passage = points.slice(span).map_err(|e| e.to_string())?;
    match &row.place {
        // A file that was written before the text changed would otherwise code other words in silence.
        Place::Span { words: Some(words), .. } if words != passage => {
            Err("other words stand at these offsets than the file says".to_owned())
        }
        _ => Ok((span, passage)),
    }
}

fn coding(
    row: &ReadCoding,
    transcript: TranscriptId,
    span: Span,
    passage_hash: [u8; 16],
    code: &Code,
    coder: CoderId,
) -> Coding {
    Coding {
        id: CodingId::new(),
        transcript,
        span,
        passage_hash,
        code: code.id,
        coder,
        stance: row.stance,
        basis: row.basis,
        prompting: row.prompted.map(|p| if p { Prompting::Prompted } else { Prompting::Volunteered }),
        quotable: false,
        off_record: false,
        code_version: code.version,
        created_at: now(),
    }
}
