//! The codings of a project.

use std::collections::HashMap;

use uuid::Uuid;
use verbatim_import::refi::{Fate, ReadCoding, ReadText};
use verbatim_model::{Coding, CodingAttribute, CodingAttributeId, CodingId, TranscriptId};
use verbatim_store::now;
use verbatim_text::CodePoints;

use crate::StudyError;
use crate::codings::settled;
use crate::exchange::work::Work;

/// Attributes of codings with the values that are known of each.
pub(super) struct CodingDesk {
    attributes: Vec<(CodingAttribute, Vec<(String, u32)>)>,
    /// Places of these by name in small letters.
    names: HashMap<String, usize>,
}

impl Work<'_, '_> {
    pub fn coding_desk(&self) -> Result<CodingDesk, StudyError> {
        let known = |attribute: CodingAttribute| {
            let values = crate::codings::values_of(**self.tx, &attribute)?;
            Ok((attribute, values))
        };
        let attributes = self.tx.coding_attributes()?.into_iter().map(known);
        let attributes: Vec<(CodingAttribute, _)> = attributes.collect::<Result<_, StudyError>>()?;
        let names = attributes.iter().map(|(attribute, _)| attribute.name.to_lowercase()).zip(0..).collect();
        Ok(CodingDesk { attributes, names })
    }

    /// Adds the codings of a text to a transcript of the same words.
    pub fn codings_of(
        &mut self,
        text: &ReadText,
        transcript: TranscriptId,
        desk: &mut CodingDesk,
        hash: &impl Fn(&str) -> [u8; 16],
    ) -> Result<(), StudyError> {
        let there = self.tx.codings_of(transcript)?.into_iter();
        let mut there: HashMap<_, CodingId> =
            there.map(|own| ((own.span, own.code, own.coder), own.id)).collect();
        let points = CodePoints::new(&text.text);
        let (mut new, mut values) = (Vec::new(), Vec::new());
        for read in &text.codings {
            // A passage without a code stands under the code that says so.
            let code = read.code.unwrap_or(Uuid::nil());
            let Some(code) = self.codes.get(&code).and_then(|id| self.book.get(id)) else { continue };
            let (code, version) = (code.id, code.version);
            let coder = self.coder(read.coder);
            if let Some(known) = there.get(&(read.span, code, coder)) {
                self.codings.insert(read.id, *known);
                self.report.already_there.codings += 1;
                continue;
            }
            let own = CodingId::from(read.id);
            let is_free = !self.had_codings || self.tx.coding(own)?.is_none();
            let id = if is_free { own } else { CodingId::new() };
            let marks = &read.marks;
            new.push(Coding {
                id,
                transcript,
                span: read.span,
                passage_hash: hash(points.slice(read.span)?),
                code,
                coder,
                stance: marks.stance,
                basis: marks.basis,
                prompting: marks.prompting,
                quotable: marks.quotable,
                off_record: marks.off_record,
                code_version: version,
                created_at: read.made_at.unwrap_or_else(now),
            });
            there.insert((read.span, code, coder), id);
            self.codings.insert(read.id, id);
            self.used.insert(code);
            values.extend(self.values(read, id, text, desk)?);
        }
        self.tx.insert_codings(&new)?;
        for (coding, attribute, value) in values {
            self.tx.set_coding_value(coding, attribute, Some(&value))?;
        }
        if !new.is_empty() {
            self.coded.insert(transcript);
        }
        self.report.added.codings += new.len();
        Ok(())
    }

    /// Values of attributes of codings as they are kept; attributes that the study has not are defined.
    fn values(
        &mut self,
        read: &ReadCoding,
        id: CodingId,
        text: &ReadText,
        desk: &mut CodingDesk,
    ) -> Result<Vec<(CodingId, CodingAttributeId, String)>, StudyError> {
        let mut values = Vec::new();
        for (name, value) in &read.marks.values {
            let lower = name.to_lowercase();
            let place = match desk.names.get(&lower).copied() {
                Some(place) => place,
                None => {
                    let position = desk.attributes.last().map_or(0, |(own, _)| own.position + 1);
                    let id = CodingAttributeId::new();
                    let new = CodingAttribute { id, name: name.clone(), choices: Vec::new(), position };
                    self.tx.put_coding_attribute(&new)?;
                    let place = desk.attributes.len();
                    desk.names.insert(lower, place);
                    desk.attributes.push((new, Vec::new()));
                    place
                }
            };
            let Some((attribute, known)) = desk.attributes.get_mut(place) else { continue };
            match settled(attribute, known, value) {
                Ok(value) => {
                    if !known.iter().any(|(other, _)| *other == value) {
                        known.push((value.clone(), 1));
                    }
                    values.push((id, attribute.id, value));
                }
                Err(why) => {
                    let shown = format!("{}, {}–{}", text.name, read.span.start(), read.span.end());
                    let why = sentence(&why.to_string());
                    self.tell(Fate::LeftOut, "mark", &shown, Some(read.id), why);
                }
            }
        }
        Ok(values)
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
