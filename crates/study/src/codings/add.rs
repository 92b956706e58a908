//! Coding a passage.

use verbatim_model::{
    ActionKind, Basis, Code, CodeId, CodePath, Codebook, Coder, Coding, CodingId, MemoTarget, Prompting,
    Stance, TranscriptId, check_code_name,
};
use verbatim_store::{Text, now};
use verbatim_text::Span;

use crate::codebook::plan;
use crate::memos::write_memo;
use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

/// A passage to be coded.
#[derive(Clone, Debug)]
pub struct NewCoding {
    /// The transcript.
    pub transcript: TranscriptId,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage as the person saw it, where it was seen.
    pub seen: Option<String>,
    /// The code.
    pub code: CodeId,
    /// A memo on the coding.
    pub memo: Option<String>,
    /// Stance.
    pub stance: Option<Stance>,
    /// Basis.
    pub basis: Option<Basis>,
    /// Prompted or volunteered.
    pub prompting: Option<Prompting>,
    /// Worth quoting.
    pub quotable: bool,
    /// Off the record.
    pub off_record: bool,
}

impl NewCoding {
    /// A coding without memo or marks.
    #[must_use]
    pub const fn plain(transcript: TranscriptId, start: u32, end: u32, code: CodeId) -> Self {
        Self {
            transcript,
            start,
            end,
            seen: None,
            code,
            memo: None,
            stance: None,
            basis: None,
            prompting: None,
            quotable: false,
            off_record: false,
        }
    }
}

/// A passage as a person saw it.
#[derive(Clone, Debug)]
pub struct SeenPassage {
    /// The transcript.
    pub transcript: TranscriptId,
    /// First code point.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// The passage as the person saw it, where it was seen.
    pub seen: Option<String>,
}

/// A coding that was added or was there.
#[derive(Clone, Debug)]
pub struct Added {
    /// The coding.
    pub coding: Coding,
    /// Whether the same coder had put this code on this passage before.
    pub already_there: bool,
    /// Whether the passage lies wholly in interviewers' turns or in none, so that it counts nowhere.
    pub counts_nowhere: bool,
}

impl Study {
    /// Codes a passage. Where the same coder has put this code on exactly this passage before,
    /// that coding is answered and nothing changes, save that a memo is added to it.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Missing`], [`StudyError::Span`] outside the text,
    /// [`StudyError::TextChanged`] where the text is not what was seen,
    /// [`StudyError::NoStatement`] for a stance without a statement, or what the study file says.
    pub fn add_coding(&mut self, new: NewCoding) -> Result<Changed<Added>, StudyError> {
        let passage = self.passage(new.transcript, new.start, new.end, new.seen.as_deref())?;
        let (span, counts_nowhere) = (passage.span, passage.counts_nowhere);
        let code = self.code(new.code)?;
        if new.stance.is_some() {
            refuse_stance_without_statement(&self.codebook()?, &code)?;
        }
        let coder = self.coder.as_ref().ok_or(StudyError::NoCoder)?.id;
        let there = self.store.rows().coding_at(new.transcript, span, new.code, coder)?;
        if let (Some(coding), None) = (&there, &new.memo) {
            let value = Added { coding: coding.clone(), already_there: true, counts_nowhere };
            return Ok(Changed { value, number: None, affected: verbatim_model::Affected::default() });
        }
        self.act(ActionKind::AddCoding, |tx, coder| {
            let already_there = there.is_some();
            let coding = there.unwrap_or_else(|| Coding {
                stance: new.stance,
                basis: new.basis,
                prompting: new.prompting,
                quotable: new.quotable,
                off_record: new.off_record,
                ..passage.coding(&code, coder)
            });
            if !already_there {
                tx.insert_coding(&coding)?;
            }
            if let Some(memo) = &new.memo {
                write_memo(tx, coder, MemoTarget::Coding(coding.id), memo)?;
            }
            let subject = Subject::passage(new.transcript, span).coding(coding.id, new.code);
            Ok((Added { coding, already_there, counts_nowhere }, subject))
        })
    }

    /// Codes a passage with a code that is made for it below `parent`, or among the themes with
    /// `None`, in one action. A sibling of that name is used instead.
    ///
    /// # Errors
    /// As [`Study::add_coding`]; [`StudyError::CodeName`]; [`StudyError::Missing`] where the code
    /// above is gone.
    pub fn add_coding_with_new_code(
        &mut self,
        at: SeenPassage,
        parent: Option<CodeId>,
        name: &str,
    ) -> Result<Changed<Added>, StudyError> {
        let SeenPassage { transcript, start, end, seen } = at;
        let mut book = self.codebook()?;
        let mut path = match parent {
            Some(id) => book.path_of(id).ok_or_else(|| missing_code(id))?,
            None => CodePath(Vec::new()),
        };
        path.0.push(check_code_name(name)?.to_owned());
        let Some(code) = plan(&mut book, &path)?.pop() else {
            let there = book.child_named(parent, path.0.last().map_or(name, String::as_str));
            let code = there.ok_or_else(|| StudyError::Missing { what: "code", name: path.to_string() })?.id;
            return self.add_coding(NewCoding { seen, ..NewCoding::plain(transcript, start, end, code) });
        };
        let passage = self.passage(transcript, start, end, seen.as_deref())?;
        self.act(ActionKind::AddCodeAndCoding, |tx, coder| {
            tx.put_code(&code)?;
            let coding = passage.coding(&code, coder);
            tx.insert_coding(&coding)?;
            let mut subject = Subject::passage(transcript, passage.span).coding(coding.id, code.id);
            subject.affected.codebook = true;
            Ok((Added { coding, already_there: false, counts_nowhere: passage.counts_nowhere }, subject))
        })
    }

    /// A passage of a transcript, where it is there and says what the person saw.
    pub(super) fn passage(
        &self,
        transcript: TranscriptId,
        start: u32,
        end: u32,
        seen: Option<&str>,
    ) -> Result<KnownPassage, StudyError> {
        let row = self.transcript(transcript)?;
        let text = self.texts.of(self.store.rows(), &row)?;
        let span = Span::within(start, end, row.length)?;
        let passage = text.code_points().slice(span)?;
        if seen.is_some_and(|seen| seen != passage) {
            return Err(StudyError::TextChanged);
        }
        Ok(KnownPassage {
            transcript,
            span,
            hash: self.store.passage_hash(passage),
            counts_nowhere: !self.counts_anywhere(transcript, &text, span)?,
        })
    }

    /// Whether a passage touches a turn whose speaker counts.
    fn counts_anywhere(&self, transcript: TranscriptId, text: &Text, span: Span) -> Result<bool, StudyError> {
        let speakers = self.store.rows().speakers_of(transcript)?;
        let first = text.turns.partition_point(|t| t.span.end() <= span.start());
        Ok(text.turns[first..].iter().take_while(|t| t.span.start() < span.end()).any(|turn| {
            let speaker = turn.speaker.and_then(|n| speakers.iter().find(|s| s.number == n));
            speaker.is_none_or(|s| s.role.counts())
        }))
    }
}

/// A passage that is in its transcript.
pub(super) struct KnownPassage {
    transcript: TranscriptId,
    /// Where.
    pub span: Span,
    /// Its keyed hash.
    pub hash: [u8; 16],
    counts_nowhere: bool,
}

impl KnownPassage {
    /// A new coding of it without marks.
    fn coding(&self, code: &Code, coder: &Coder) -> Coding {
        Coding {
            id: CodingId::new(),
            transcript: self.transcript,
            span: self.span,
            passage_hash: self.hash,
            code: code.id,
            coder: coder.id,
            stance: None,
            basis: None,
            prompting: None,
            quotable: false,
            off_record: false,
            code_version: code.version,
            created_at: now(),
        }
    }
}

fn missing_code(id: CodeId) -> StudyError {
    StudyError::Missing { what: "code", name: id.to_string() }
}

/// A stance refers to a statement, and is refused where no code up to the theme has one.
pub(crate) fn refuse_stance_without_statement(book: &Codebook, code: &Code) -> Result<(), StudyError> {
    let holder = book.place_of(code.id).and_then(|place| book.statement_holder(place));
    holder.map(drop).ok_or_else(|| StudyError::NoStatement(code.name.clone()))
}
