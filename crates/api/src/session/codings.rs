//! Codings.

use verbatim_model::{Basis, CodeId, Coding, CodingId, Prompting, Stance, TranscriptId};
use verbatim_study::codings::{Added, Marks, NewCoding, Recoded, Removed, SeenPassage};
use verbatim_study::{Changed, Study, StudyError};

use super::{id, ids, optional_id};
use crate::replies::{Change, CodeAdded, CodingAdded, HistoryRow};
use crate::requests::{
    AddCoding, AddNewCoding, CodingMark, CodingRef, CodingRefs, MarkCodings, RecodeCodings, ResizeCoding,
    SplitCodings,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the passage is outside the text, or the text is not what was seen.
    pub fn coding_add(&self, args: AddCoding) -> Result<CodingAdded, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| {
            let plain = NewCoding::plain(transcript, args.start, args.end, code);
            let changed = study.add_coding(NewCoding { seen: Some(args.seen), ..plain })?;
            coding_added(study, &changed, false)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// As `coding_add`; where the name cannot be a code's or the code above is gone.
    pub fn coding_add_new(&self, args: AddNewCoding) -> Result<CodingAdded, ApiError> {
        let AddNewCoding { transcript, start, end, seen, parent, name } = args;
        let at = SeenPassage { transcript: id("transcript", &transcript)?, start, end, seen: Some(seen) };
        let parent: Option<CodeId> = parent.map(|text| id("code", &text)).transpose()?;
        self.with(|study| {
            let before = study.kept_codebook()?.len();
            let changed = study.add_coding_with_new_code(at, parent, &name)?;
            let made = study.kept_codebook()?.len() > before;
            coding_added(study, &changed, made)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such coding, or it is another coder's.
    pub fn coding_remove(&self, args: CodingRef) -> Result<Change, ApiError> {
        self.codings_remove(CodingRefs { codings: vec![args.coding] })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such coding, or one is another coder's; nothing is removed then.
    pub fn codings_remove(&self, args: CodingRefs) -> Result<Change, ApiError> {
        let codings: Vec<CodingId> = ids("coding", &args.codings)?;
        self.with(|study| {
            let changed = study.remove_codings(&codings)?;
            let Removed { codings, memos, notes } = &changed.value;
            let with: Vec<String> = [(*memos, "memo"), (*notes, "review note")]
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, noun)| plural(count, noun))
                .collect();
            let with = if with.is_empty() { String::new() } else { format!(" with {}", with.join(" and ")) };
            let said = format!("Removed {}{with}", named(study, codings)?);
            Ok(answers::change(study, said, &changed.affected, place(codings))?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the passage is outside the text, the text is not what was seen, or the coding is
    /// another coder's.
    pub fn coding_resize(&self, args: ResizeCoding) -> Result<Change, ApiError> {
        let coding: CodingId = id("coding", &args.coding)?;
        self.with(|study| {
            let changed = study.resize_coding(coding, args.start, args.end, Some(&args.seen))?;
            let codings = [changed.value];
            let said = format!("Changed the edges of {}", named(study, &codings)?);
            Ok(answers::change(study, said, &changed.affected, place(&codings))?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the word is no such mark, a stance has no statement to refer to, or a coding is
    /// another coder's; nothing is marked then.
    pub fn codings_mark(&self, args: MarkCodings) -> Result<Change, ApiError> {
        let codings: Vec<CodingId> = ids("coding", &args.codings)?;
        let (marks, what) = marks(args.mark)?;
        self.with(|study| {
            let changed = study.mark_codings(&codings, &marks)?;
            let said = format!("{}: {what}", named(study, &changed.value)?);
            Ok(answers::change(study, said, &changed.affected, place(&changed.value))?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such code, or a coding is another coder's; nothing is recoded then.
    pub fn codings_recode(&self, args: RecodeCodings) -> Result<Change, ApiError> {
        let codings: Vec<CodingId> = ids("coding", &args.codings)?;
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| {
            let changed = study.recode_codings(&codings, code)?;
            let name = study.code(code)?.name;
            let said = recoded(&changed.value, |count| format!("Gave {count} the code {name}"));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no coding is named, one is another coder's, or the code cannot be added; nothing is
    /// changed then.
    pub fn codings_split(&self, args: SplitCodings) -> Result<CodeAdded, ApiError> {
        let codings: Vec<CodingId> = ids("coding", &args.codings)?;
        let parent: Option<CodeId> = optional_id("code", args.parent.as_deref())?;
        let at = args.position.map(|position| position as usize);
        self.with(|study| {
            let changed = study.split_codings(&codings, parent, &args.name, at)?;
            let code = &changed.value.code;
            let said = recoded(&changed.value.codings, |count| format!("Split {count} off as {}", code.name));
            let change = answers::change(study, said, &changed.affected, None)?;
            Ok(CodeAdded { code: code.id.to_string(), change })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn coding_history(&self, args: CodingRef) -> Result<Vec<HistoryRow>, ApiError> {
        let coding: CodingId = id("coding", &args.coding)?;
        self.with(|study| Ok(answers::coding_history(study, coding)?))
    }
}

fn coding_added(study: &Study, changed: &Changed<Added>, made: bool) -> Result<CodingAdded, ApiError> {
    let Added { coding, already_there, counts_nowhere } = &changed.value;
    let name = study.code(coding.code)?.name;
    let said = match (already_there, made) {
        (true, _) => format!("Already coded as {name}"),
        (false, true) => format!("Added {name} and coded with it"),
        (false, false) => format!("Coded as {name}"),
    };
    let warning = (*counts_nowhere && !already_there).then(|| {
        "Only the interviewer speaks in this passage, so it is counted nowhere: questions are no evidence."
            .to_owned()
    });
    let codings = std::slice::from_ref(coding);
    let change = answers::change(study, said, &changed.affected, place(codings))?;
    let coding = answers::coding(study, coding)?;
    Ok(CodingAdded { coding, already_there: *already_there, warning, change })
}

/// A mark as the study takes it, and as the status line says it.
fn marks(mark: CodingMark) -> Result<(Marks, String), ApiError> {
    let none = |what: &str| format!("no {what}");
    let unknown = |error| ApiError::from(StudyError::UnknownWord(error));
    let mut marks = Marks::default();
    let said = match mark {
        CodingMark::Stance(word) => {
            let stance = word.as_deref().map(Stance::parse).transpose().map_err(unknown)?;
            marks.stance = Some(stance);
            stance.map_or_else(|| none("stance"), |s| s.to_string())
        }
        CodingMark::Basis(word) => {
            let basis = word.as_deref().map(Basis::parse).transpose().map_err(unknown)?;
            marks.basis = Some(basis);
            basis.map_or_else(|| none("basis"), |b| b.to_string())
        }
        CodingMark::Prompting(word) => {
            let prompting = word.as_deref().map(Prompting::parse).transpose().map_err(unknown)?;
            marks.prompting = Some(prompting);
            prompting.map_or_else(|| "not known whether prompted".to_owned(), |p| p.to_string())
        }
        CodingMark::Quotable(on) => {
            marks.quotable = Some(on);
            if on { "quotable" } else { "not marked quotable" }.to_owned()
        }
        CodingMark::OffRecord(on) => {
            marks.off_record = Some(on);
            if on { "off the record" } else { "not off the record" }.to_owned()
        }
        CodingMark::Approved(on) => {
            let is = on.is_some();
            marks.approved = Some(on);
            if is { "approved as a quotation" } else { "not approved as a quotation" }.to_owned()
        }
    };
    Ok((marks, said))
}

/// What recoding did, every part of it that a person would not expect.
fn recoded(did: &Recoded, done: impl FnOnce(String) -> String) -> String {
    let mut parts = vec![done(plural(did.recoded + did.joined, "coding"))];
    if did.joined > 0 {
        parts.push(format!("{} had it on the same passage and became one", did.joined));
    }
    if did.unmarked > 0 {
        parts.push(format!("{} lost a mark, which a memo keeps", did.unmarked));
    }
    parts.join("; ")
}

/// The code of one coding, or how many there are.
pub(super) fn named(study: &Study, codings: &[Coding]) -> Result<String, ApiError> {
    match codings {
        [one] => Ok(study.code(one.code)?.name),
        many => Ok(plural(many.len(), "coding")),
    }
}

/// The passage of one coding.
pub(super) fn place(codings: &[Coding]) -> Option<(TranscriptId, u32, u32)> {
    match codings {
        [one] => Some((one.transcript, one.span.start(), one.span.end())),
        _ => None,
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
