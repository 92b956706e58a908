//! Finding transcript, passage and code of each row of a file of codings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use verbatim_import::codings::ReadCoding;
use verbatim_model::{
    CodeId, CodePath, Codebook, Coder, Coding, CodingAttribute, CodingId, FindCodeError, MemoTarget,
    Prompting, Timestamp, Transcript, TranscriptId,
};
use verbatim_store::{Tx, coding_ids, now};
use verbatim_text::{CodePoints, Span};

use crate::codebook::plan;
use crate::codings::import::quotations::find_places;
use crate::codings::settled;
use crate::memos::write_memo;
use crate::overlap::TextSource;
use crate::{Study, StudyError};

/// Finds what rows mean, over all files of an import, and adds their codings.
pub(super) struct Resolver {
    me: Coder,
    my_name: String,
    at: Timestamp,
    /// The codebook as it was before the import. Only in it is a code found by the end of its path: codes that
    /// come in beside it would change what the same few names mean from row to row.
    before: Codebook,
    /// The codebook with the codes that came in.
    book: Codebook,
    transcripts: Vec<Transcript>,
    /// What a name of a transcript means, once looked up.
    names: HashMap<String, Result<usize, String>>,
    /// What a name of a code means, once looked up.
    codes: HashMap<String, Result<CodeId, String>>,
    /// Passages and codes of the coder's codings in each transcript that came up.
    there: HashMap<TranscriptId, HashSet<(Span, CodeId)>>,
    /// Whether codes that the study does not have are added.
    pub makes_codes: bool,
    /// Paths of the codes that were added.
    pub made: Vec<String>,
    /// How many codings were added.
    pub added: usize,
    /// How many the coder had made before.
    pub already_there: usize,
    /// Transcripts of the added codings.
    pub coded: HashSet<TranscriptId>,
    /// Codes of the added codings.
    pub used: HashSet<CodeId>,
    without_statement: usize,
    foreign: BTreeSet<String>,
    /// Names of the attributes of codings, which a file may have as columns.
    pub attributes: Vec<String>,
    /// These attributes and what values each has.
    known: Vec<(CodingAttribute, Vec<(String, u32)>)>,
}

/// Rows that were not taken: line and reason.
pub(super) type Problems = Vec<(usize, String)>;

/// The rows of a file that are about one transcript.
pub(super) struct Group<'r> {
    pub transcript: Transcript,
    rows: Vec<&'r ReadCoding>,
}

/// A passage and its hash, or why there is none.
type Passage = Result<(Span, [u8; 16]), String>;

/// A coding to be written, a memo on it, and its values by the number of their attribute.
type Ready<'r> = (Coding, Option<&'r str>, Vec<(usize, String)>);

impl Resolver {
    pub fn new(study: &Study, me: Coder) -> Result<Self, StudyError> {
        let rows = study.coding_attributes()?.into_iter().map(|row| (row.attribute, row.values));
        let known: Vec<_> = rows.collect();
        let before = study.codebook()?;
        Ok(Self {
            attributes: known.iter().map(|(attribute, _)| attribute.name.clone()).collect(),
            known,
            my_name: me.name.to_lowercase(),
            me,
            at: now(),
            book: before.clone(),
            before,
            transcripts: study.transcripts()?,
            names: HashMap::new(),
            codes: HashMap::new(),
            there: HashMap::new(),
            makes_codes: false,
            made: Vec::new(),
            added: 0,
            already_there: 0,
            coded: HashSet::new(),
            used: HashSet::new(),
            without_statement: 0,
            foreign: BTreeSet::new(),
        })
    }

    /// Adds the codings of one file. Each text is read once; while the codings in one are written,
    /// others look for the passages in the next.
    pub fn bring_in(
        &mut self,
        tx: &Tx<'_>,
        texts: &TextSource,
        hash: &(impl Fn(&str) -> [u8; 16] + Sync),
        (file, rows): (&str, &[ReadCoding]),
    ) -> Result<Problems, StudyError> {
        let mut problems = Problems::new();
        // Another file may add what was missing.
        self.codes.retain(|_, found| found.is_ok());
        let groups = self.by_transcript(file, rows, &mut problems);
        let mut ids = coding_ids(rows.iter().map(|row| row.codes.len()).sum())?;
        texts.each(
            &groups,
            |group| &group.transcript,
            |group, text| passages(group, &CodePoints::new(text), hash),
            |group, passages| {
                let ready = self.ready(tx, group, passages, &mut ids, &mut problems)?;
                self.write(tx, group.transcript.id, &ready)
            },
        )?;
        Ok(problems)
    }

    /// Rows that name no transcript belong to the one called as the file is.
    fn by_transcript<'r>(
        &mut self,
        file: &str,
        rows: &'r [ReadCoding],
        problems: &mut Problems,
    ) -> Vec<Group<'r>> {
        let stem = Path::new(file).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let mut places: BTreeMap<usize, Vec<&ReadCoding>> = BTreeMap::new();
        for row in rows {
            match self.place_of(row.file.as_deref().unwrap_or(&stem)) {
                Ok(place) => places.entry(place).or_default().push(row),
                Err(e) => problems.push((row.line, e)),
            }
            if let Some(coder) = row.coder.as_ref().filter(|c| c.to_lowercase() != self.my_name) {
                self.foreign.insert(coder.clone());
            }
        }
        let group = |(place, rows): (usize, _)| Group { transcript: self.transcripts[place].clone(), rows };
        places.into_iter().map(group).collect()
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

    /// The code of a name, which is its path or the end of it. A file names the same few codes again and again.
    fn code_named(&mut self, tx: &Tx<'_>, name: &str) -> Result<Result<CodeId, String>, StudyError> {
        if let Some(known) = self.codes.get(name) {
            return Ok(known.clone());
        }
        let path = CodePath::parse(name);
        let found = match (self.book.at_path(&path), self.before.find(name)) {
            (Some(code), _) | (None, Ok(code)) => Ok(code.id),
            (None, Err(FindCodeError::Missing(_))) if self.makes_codes => self.make_code(tx, &path)?,
            (None, Err(e)) => Err(e.to_string()),
        };
        self.codes.insert(name.to_owned(), found.clone());
        Ok(found)
    }

    /// Adds a code at its path with those above it, or says why no code can be called so.
    fn make_code(&mut self, tx: &Tx<'_>, path: &CodePath) -> Result<Result<CodeId, String>, StudyError> {
        let mut book = self.book.clone();
        let new = match plan(&mut book, path) {
            Ok(new) => new,
            Err(e) => return Ok(Err(format!("“{}” is no name of a code: {e}", shown(path)))),
        };
        for code in &new {
            tx.put_code(code)?;
            self.made.extend(book.path_of(code.id).map(|path| path.to_string()));
        }
        self.book = book;
        // What was missing may be among those above it.
        self.codes.retain(|_, found| found.is_ok());
        let made = self.book.at_path(path).map(|code| code.id);
        Ok(made.ok_or_else(|| FindCodeError::Missing(path.to_string()).to_string()))
    }

    /// The codings of rows about one transcript that are not there yet.
    fn ready<'r>(
        &mut self,
        tx: &Tx<'_>,
        group: &Group<'r>,
        passages: Vec<Passage>,
        ids: &mut impl Iterator<Item = CodingId>,
        problems: &mut Problems,
    ) -> Result<Vec<Ready<'r>>, StudyError> {
        let transcript = &group.transcript;
        let mut there = match self.there.remove(&transcript.id) {
            Some(there) => there,
            None => tx.made_by(self.me.id, transcript.id)?.into_iter().collect(),
        };
        let mut ready = Vec::with_capacity(group.rows.len());
        for (row, passage) in group.rows.iter().zip(passages) {
            let passage = match passage {
                Ok(passage) => passage,
                Err(e) => {
                    problems.push((row.line, format!("{e} ({})", transcript.file_name)));
                    continue;
                }
            };
            let values = match self.settled_values(row) {
                Ok(values) => values,
                Err(e) => {
                    problems.push((row.line, e));
                    continue;
                }
            };
            for name in &row.codes {
                let code = match self.code_named(tx, name)? {
                    Ok(code) => code,
                    Err(e) => {
                        problems.push((row.line, e));
                        continue;
                    }
                };
                let Some(place) = self.book.place_of(code) else { continue };
                if !there.insert((passage.0, code)) {
                    self.already_there += 1;
                    continue;
                }
                if row.stance.is_some() && self.book.statement_holder(place).is_none() {
                    self.without_statement += 1;
                }
                let id = ids.next().unwrap_or_else(CodingId::new);
                let coding = self.coding(id, row, transcript.id, passage, place);
                ready.push((coding, row.memo.as_deref(), values.clone()));
            }
        }
        self.there.insert(transcript.id, there);
        Ok(ready)
    }

    /// Values of a row as they are kept, or why one cannot be.
    fn settled_values(&mut self, row: &ReadCoding) -> Result<Vec<(usize, String)>, String> {
        let mut kept = Vec::with_capacity(row.values.len());
        for (number, value) in &row.values {
            let Some((attribute, known)) = self.known.get_mut(*number) else { continue };
            let value = settled(attribute, known, value).map_err(|e| e.to_string())?;
            if !known.iter().any(|(other, _)| *other == value) {
                known.push((value.clone(), 1));
            }
            kept.push((*number, value));
        }
        Ok(kept)
    }

    fn coding(
        &self,
        id: CodingId,
        row: &ReadCoding,
        transcript: TranscriptId,
        (span, passage_hash): (Span, [u8; 16]),
        place: usize,
    ) -> Coding {
        let code = &self.book.codes()[place];
        Coding {
            id,
            transcript,
            span,
            passage_hash,
            code: code.id,
            coder: self.me.id,
            stance: row.stance,
            basis: row.basis,
            prompting: row.prompted.map(|p| if p { Prompting::Prompted } else { Prompting::Volunteered }),
            quotable: false,
            off_record: false,
            code_version: code.version,
            created_at: self.at,
        }
    }

    fn write(
        &mut self,
        tx: &Tx<'_>,
        transcript: TranscriptId,
        ready: &[Ready<'_>],
    ) -> Result<(), StudyError> {
        tx.insert_codings(ready.iter().map(|(coding, ..)| coding))?;
        for (coding, memo, values) in ready {
            for (number, value) in values {
                tx.set_coding_value(coding.id, self.known[*number].0.id, Some(value))?;
            }
            if let Some(memo) = memo {
                write_memo(tx, &self.me, MemoTarget::Coding(coding.id), memo)?;
            }
            self.used.insert(coding.code);
        }
        if !ready.is_empty() {
            self.coded.insert(transcript);
        }
        self.added += ready.len();
        Ok(())
    }

    /// What to know beside what each row gave.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.made.is_empty() {
            notes.push(format!("Codes that the study did not have were added: {}.", self.made.join("; ")));
        }
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

/// A path as it may be repeated in a sentence.
fn shown(path: &CodePath) -> String {
    let path = path.to_string();
    let short: String = path.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.len() < path.len() { format!("{short}…") } else { short }
}

/// Passages of the rows about one transcript, and their hashes.
fn passages(group: &Group<'_>, points: &CodePoints<'_>, hash: impl Fn(&str) -> [u8; 16]) -> Vec<Passage> {
    let places: Vec<_> = group.rows.iter().map(|row| &row.place).collect();
    let with_hash = |span: Span| Ok((span, hash(points.slice(span).map_err(|e| e.to_string())?)));
    find_places(points, &places).into_iter().map(|found| found.and_then(with_hash)).collect()
}
