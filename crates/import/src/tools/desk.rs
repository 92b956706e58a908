//! What the readers of databases share: coders by name, texts with codings that are there once.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::Timestamp;
use verbatim_model::refi::CodingMarks;
use verbatim_text::Span;

use crate::refi::names::one_line;
use crate::refi::report::Report;
use crate::refi::{ReadCoding, ReadMemo, ReadProject, ReadTarget, ReadText};

/// A project while it is read.
#[derive(Default)]
pub(super) struct Desk {
    pub project: ReadProject,
    pub report: Report,
    /// Coders by name in small letters.
    coders: HashMap<String, Uuid>,
}

/// Codings of one text by what makes them the same.
#[derive(Default)]
pub(super) struct Known(HashMap<(Span, Option<Uuid>, Option<Uuid>), Uuid>);

impl Desk {
    /// The coder of a name; letter case does not matter.
    pub fn coder(&mut self, name: Option<&str>) -> Option<Uuid> {
        let name = name.and_then(one_line)?;
        let project = &mut self.project;
        let id = self.coders.entry(name.to_lowercase()).or_insert_with(|| {
            let id = Uuid::now_v7();
            project.coders.push((id, name));
            id
        });
        Some(*id)
    }

    /// Adds a coding, unless the same coder has the same code on the same passage; answers its id.
    pub fn code(
        &mut self,
        text: &mut ReadText,
        known: &mut Known,
        (span, code, coder): (Span, Option<Uuid>, Option<Uuid>),
        made_at: Option<Timestamp>,
        marks: CodingMarks,
    ) -> Uuid {
        let id = Uuid::now_v7();
        let kept = *known.0.entry((span, code, coder)).or_insert(id);
        if kept == id {
            text.codings.push(ReadCoding { id, span, code, coder, made_at, marks });
        } else {
            let shown = format!("{}, {}–{}", text.name, span.start(), span.end());
            let why = "The same code stands on the same passage by the same coder already.";
            self.report.left_out("coding", &shown, None, why);
        }
        kept
    }

    /// Adds a memo that says something.
    pub fn memo(&mut self, target: ReadTarget, said: &str, coder: Option<Uuid>, made_at: Option<Timestamp>) {
        let text = said.trim();
        if !text.is_empty() {
            let (id, text) = (Uuid::now_v7(), text.to_owned());
            self.project.memos.push(ReadMemo { id, target, coder, text, made_at, changed_at: None });
        }
    }

    /// The project, with what had no place.
    pub fn finish(mut self, tool: &'static str) -> ReadProject {
        self.project.origin = Some(tool.to_owned());
        self.project.format = Some(tool);
        // Coders of what had no place are none of the study.
        let texts = self.project.texts.iter().flat_map(|text| &text.codings).filter_map(|c| c.coder);
        let used: HashSet<Uuid> = texts.chain(self.project.memos.iter().filter_map(|m| m.coder)).collect();
        self.project.coders.retain(|(id, _)| used.contains(id));
        self.project.report = self.report.0;
        self.project
    }
}
