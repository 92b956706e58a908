//! The codebook.

use verbatim_model::{BackupReason, CodeId, ColourSlot, SLOTS};
use verbatim_study::Study;
use verbatim_study::codebook::{CodeFilter, Merged, TextField};

use super::{id, ids};
use crate::answers::plural;
use crate::replies::{Change, CodeAdded, CodeRow, CodeVersionRow, CodesLoss, Empty, Passages};
use crate::requests::{
    AddCode, CodePassages, CodeRef, CodeRefs, DescribeCode, MergeCodes, MoveCodes, RecolourCode, RenameCode,
    Template,
};
use crate::{ApiError, Code, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn codes_list(&self, _: Empty) -> Result<Vec<CodeRow>, ApiError> {
        self.with(|study| Ok(answers::code_rows(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the study has codes already.
    pub fn codebook_template(&self, args: Template) -> Result<Change, ApiError> {
        self.with(|study| {
            let changed = study.use_template(&args.name)?;
            let said = format!("Added {} codes", changed.value.added.len());
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is taken or none, or the code above is gone.
    pub fn code_add(&self, args: AddCode) -> Result<CodeAdded, ApiError> {
        let parent = above(args.parent.as_deref())?;
        self.with(|study| {
            let changed = study.add_code_below(parent, &args.name, place(args.position))?;
            let said = format!("Added {}", changed.value.name);
            let change = answers::change(study, said, &changed.affected, None)?;
            Ok(CodeAdded { code: changed.value.id.to_string(), change })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is taken or none, or the code is gone.
    pub fn code_rename(&self, args: RenameCode) -> Result<Change, ApiError> {
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| {
            let before = study.code(code)?.name;
            let changed = study.rename_code(code, &args.name)?;
            let said = match changed.number {
                Some(_) => format!("Renamed {before} to {}", changed.value.name),
                None => format!("{before} keeps its name"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a code would come below itself or beside a namesake, or one is gone.
    pub fn codes_move(&self, args: MoveCodes) -> Result<Change, ApiError> {
        let codes: Vec<CodeId> = ids("code", &args.codes)?;
        let parent = above(args.parent.as_deref())?;
        self.with(|study| {
            let changed = study.move_codes(&codes, parent, place(args.position))?;
            let said = match changed.number {
                Some(_) => format!("Moved {}{}", named(study, &codes)?, left_stance(changed.value.unmarked)),
                None => "Nothing moved: the codes stand there already".to_owned(),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a code would go into itself or into one below it, or one is gone.
    pub fn codes_merge(&self, args: MergeCodes) -> Result<Change, ApiError> {
        let (codes, into): (Vec<CodeId>, CodeId) = (ids("code", &args.codes)?, id("code", &args.into)?);
        self.with(|study| {
            let (names, target) = (named(study, &codes)?, study.code(into)?.name);
            back_up_codings(study, &codes)?;
            let changed = study.merge_codes(&codes, into)?;
            let mut said = format!("Merged {names} into {target}");
            let Merged { recoded, joined, unmarked, .. } = changed.value;
            if recoded + joined > 0 {
                said.push_str(&format!(": {}", plural(recoded + joined, "coding")));
            }
            if joined > 0 {
                said.push_str(&format!(", {joined} of them joined with one on the same passage"));
            }
            said.push_str(&left_stance(unmarked));
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a code is gone.
    pub fn codes_loss(&self, args: CodeRefs) -> Result<CodesLoss, ApiError> {
        let codes: Vec<CodeId> = ids("code", &args.codes)?;
        self.with(|study| Ok(answers::codes_loss(study.loss_of_codes(&codes)?)))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where a code is gone.
    pub fn codes_delete(&self, args: CodeRefs) -> Result<Change, ApiError> {
        let codes: Vec<CodeId> = ids("code", &args.codes)?;
        self.with(|study| {
            let names = named(study, &codes)?;
            back_up_codings(study, &codes)?;
            let changed = study.delete_codes(&codes)?;
            let said = match changed.value.codings {
                0 => format!("Deleted {names}"),
                codings => format!("Deleted {names} with {}", plural(codings, "coding")),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the code is gone.
    pub fn code_put(&self, args: DescribeCode) -> Result<Change, ApiError> {
        let code: CodeId = id("code", &args.code)?;
        let words = [
            (TextField::Statement, args.statement),
            (TextField::Definition, args.definition),
            (TextField::Include, args.include),
            (TextField::Exclude, args.exclude),
            (TextField::Example, args.example),
        ];
        let words = words.map(|(field, text)| (field, text.unwrap_or_default()));
        self.with(|study| {
            let changed = study.describe_code(code, &words)?;
            let name = &changed.value.name;
            let said = match changed.number {
                Some(_) => format!("Changed the words of {name}"),
                None => format!("The words of {name} are as they were"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands). The colour is that of the code's theme.
    ///
    /// # Errors
    /// Where the code is gone or the palette has no such slot.
    pub fn code_recolour(&self, args: RecolourCode) -> Result<Change, ApiError> {
        let code: CodeId = id("code", &args.code)?;
        let slot = u8::try_from(args.slot).ok().filter(|slot| usize::from(*slot) < SLOTS.len());
        let no_slot = || ApiError::new(Code::Other, format!("The palette has no colour {}.", args.slot));
        let slot = ColourSlot::new(slot.ok_or_else(no_slot)? + 1);
        self.with(|study| {
            let changed = study.recolour_theme(code, slot)?;
            let said = format!("Gave {} another colour", changed.value.name);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the code is gone.
    pub fn code_versions(&self, args: CodeRef) -> Result<Vec<CodeVersionRow>, ApiError> {
        let code: CodeId = id("code", &args.code)?;
        self.with(|study| Ok(answers::code_versions(study, code)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the code is gone.
    pub fn code_passages(&self, args: CodePassages) -> Result<Passages, ApiError> {
        let filter = CodeFilter {
            code: id("code", &args.code)?,
            branch: args.branch,
            coder: args.coder.as_deref().map(|coder| id("coder", coder)).transpose()?,
            outdated: args.outdated,
        };
        self.with(|study| Ok(answers::code_passages(study, &filter)?))
    }
}

fn above(parent: Option<&str>) -> Result<Option<CodeId>, ApiError> {
    parent.map(|parent| id("code", parent)).transpose()
}

/// How many codings came under another statement and so lost their stance.
fn left_stance(count: usize) -> String {
    match count {
        0 => String::new(),
        count => format!("; {} lost a stance, which a memo keeps", plural(count, "coding")),
    }
}

fn place(position: Option<u32>) -> Option<usize> {
    position.map(|position| position as usize)
}

/// The name of one code, or how many there are.
fn named(study: &Study, codes: &[CodeId]) -> Result<String, ApiError> {
    match codes {
        [one] => Ok(study.code(*one)?.name),
        many => Ok(plural(many.len(), "code")),
    }
}

/// Backs the study up before codes with codings go.
fn back_up_codings(study: &mut Study, codes: &[CodeId]) -> Result<(), ApiError> {
    if study.loss_of_codes(codes)?.codings > 0 {
        study.backup_beside(BackupReason::BeforeBulk)?;
    }
    Ok(())
}
