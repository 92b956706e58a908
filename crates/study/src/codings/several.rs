//! Coding several passages with one code, as one action.

use std::collections::{HashMap, HashSet};

use verbatim_model::{ActionKind, Affected, CodeId, Coding, TranscriptId};
use verbatim_store::{coding_ids, now};
use verbatim_text::Span;

use crate::subject::Subject;
use crate::{Changed, Study, StudyError};

impl Study {
    /// Codes passages with one code, as one action. A passage that the same coder has coded so before
    /// is left as it is, and one that comes twice is coded once. Answers the codings that were added.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Missing`], [`StudyError::Span`] outside a text, or what
    /// the study file says. Nothing is coded then.
    pub fn add_codings(
        &mut self,
        passages: &[(TranscriptId, Span)],
        code: CodeId,
    ) -> Result<Changed<Vec<Coding>>, StudyError> {
        let new = self.not_coded_so(passages, code)?;
        if new.is_empty() {
            return Ok(Changed { value: Vec::new(), number: None, affected: Affected::default() });
        }
        let code = self.code(code)?;
        let coder = self.coder.as_ref().ok_or(StudyError::NoCoder)?.id;
        let (mut codings, at) = (Vec::with_capacity(new.len()), now());
        for ((transcript, span), id) in new.iter().zip(coding_ids(new.len())?) {
            codings.push(Coding {
                id,
                transcript: *transcript,
                span: *span,
                passage_hash: [0; 16],
                code: code.id,
                coder,
                stance: None,
                basis: None,
                prompting: None,
                quotable: false,
                off_record: false,
                code_version: code.version,
                created_at: at,
            });
        }
        self.hash_passages(&mut codings)?;
        self.act(ActionKind::CodePassages, |tx, _| {
            tx.insert_codings(&codings)?;
            let mut subject = Subject::codings(&codings);
            subject.code = Some(code.id.uuid());
            Ok((codings, subject))
        })
    }

    /// Those of some passages that the one who is coding has not coded so, each once.
    ///
    /// # Errors
    /// [`StudyError::NoCoder`], [`StudyError::Missing`], or what the study file says.
    pub(crate) fn not_coded_so(
        &self,
        passages: &[(TranscriptId, Span)],
        code: CodeId,
    ) -> Result<Vec<(TranscriptId, Span)>, StudyError> {
        let code = self.code(code)?.id;
        let coder = self.coder.as_ref().ok_or(StudyError::NoCoder)?.id;
        let mut there: HashMap<TranscriptId, HashSet<Span>> = HashMap::new();
        let mut new = Vec::new();
        for (transcript, span) in passages {
            let known = match there.entry(*transcript) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(unknown) => {
                    let made = self.store.rows().made_by(coder, *transcript)?;
                    unknown.insert(made.into_iter().filter(|(_, c)| *c == code).map(|(s, _)| s).collect())
                }
            };
            if known.insert(*span) {
                new.push((*transcript, *span));
            }
        }
        Ok(new)
    }

    /// Gives new codings the hashes of their passages. Each text is read once where the codings of a
    /// transcript stand together.
    fn hash_passages(&self, codings: &mut [Coding]) -> Result<(), StudyError> {
        for of_one in codings.chunk_by_mut(|one, next| one.transcript == next.transcript) {
            let Some(transcript) = of_one.first().map(|coding| coding.transcript) else { continue };
            let row = self.transcript(transcript)?;
            let text = self.texts.read(self.store.rows(), &row)?;
            let points = text.code_points();
            for coding in of_one {
                let span = Span::within(coding.span.start(), coding.span.end(), row.length)?;
                coding.passage_hash = self.store.passage_hash(points.slice(span)?);
            }
        }
        Ok(())
    }
}
