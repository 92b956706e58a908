//! What a project file is made of, and its XML.

use std::collections::HashMap;

use verbatim_model::refi::KeptElement;
use verbatim_model::{
    Attribute, AttributeId, Category, Codebook, Coder, Coding, Group, Interview, Interviewee, IntervieweeId,
    Link, Memo, Speaker, Transcript,
};
use verbatim_protect::TEAM_MARK;

use crate::ExportError;
use crate::refi::codes::{origin, write_codes};
use crate::refi::kept::{leaving_parts, write_kept};
use crate::refi::notes::Notes;
use crate::refi::people::People;
use crate::refi::texts::{Passages, write_text};
use crate::xml::Xml;

/// A study as it leaves. Lists stand in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub struct ProjectFile {
    /// Name of the study.
    pub name: String,
    /// Who codes.
    pub coders: Vec<Coder>,
    /// The codebook.
    pub book: Codebook,
    /// Categories and subcategories.
    pub categories: Vec<Category>,
    /// Attributes of interviewees.
    pub attributes: Vec<Attribute>,
    /// Their values.
    pub values: HashMap<IntervieweeId, Vec<(AttributeId, String)>>,
    /// The interviewees.
    pub people: Vec<Interviewee>,
    /// Ties between them.
    pub links: Vec<Link>,
    /// Named groups of them.
    pub groups: Vec<Group>,
    /// Interviews that have a transcript in the file.
    pub interviews: Vec<Interview>,
    /// The transcripts.
    pub texts: Vec<ProjectText>,
    /// Memos on anything of these.
    pub memos: Vec<Memo>,
    /// Parts of other programs that the study keeps.
    pub kept: Vec<KeptElement>,
}

/// A transcript as it leaves.
#[derive(Clone, Debug)]
pub struct ProjectText {
    /// The transcript.
    pub transcript: Transcript,
    /// Its text.
    pub text: String,
    /// Who speaks, with the label of the person where it is another one than the interviewee.
    pub speakers: Vec<(Speaker, Option<String>)>,
    /// Codings by place.
    pub codings: Vec<ProjectCoding>,
}

/// A coding as it leaves.
#[derive(Clone, Debug)]
pub struct ProjectCoding {
    /// The coding.
    pub coding: Coding,
    /// Name and value of attributes of codings.
    pub values: Vec<(String, String)>,
}

impl ProjectFile {
    /// The document `project.qde`.
    pub(super) fn xml(&self, notes: &Notes<'_>) -> Result<Vec<u8>, ExportError> {
        let people = People::of(self);
        let mut xml = Xml::new()?;
        let origin = origin();
        xml.open(
            "Project",
            &[
                ("xmlns", Some("urn:QDA-XML:project:1.0")),
                ("name", Some(&self.name)),
                ("origin", Some(&origin)),
            ],
        )?;
        self.users(&mut xml)?;
        if !self.book.is_empty() {
            xml.open("CodeBook", &[])?;
            write_codes(&mut xml, &self.book, notes)?;
            xml.close("CodeBook")?;
        }
        people.write_variables(&mut xml)?;
        people.write_cases(&mut xml)?;
        if !self.texts.is_empty() {
            xml.open("Sources", &[])?;
            for text in &self.texts {
                write_text(&mut xml, text, &Passages::of(text), &people, notes)?;
            }
            xml.close("Sources")?;
        }
        notes.write(&mut xml)?;
        let kept = leaving_parts(self);
        people.write_links(&mut xml, notes, &kept)?;
        people.write_sets(&mut xml, &kept)?;
        if kept.iter().any(|part| part.name == "Graph") {
            xml.open("Graphs", &[])?;
            write_kept(&mut xml, &kept, "Graph")?;
            xml.close("Graphs")?;
        }
        xml.text("Description", TEAM_MARK)?;
        notes.refer(&mut xml, verbatim_model::MemoTarget::Study)?;
        xml.close("Project")?;
        Ok(xml.finish())
    }

    fn users(&self, xml: &mut Xml) -> Result<(), ExportError> {
        if self.coders.is_empty() {
            return Ok(());
        }
        xml.open("Users", &[])?;
        for coder in &self.coders {
            xml.empty("User", &[("guid", Some(&coder.id.to_string())), ("name", Some(&coder.name))])?;
        }
        xml.close("Users")
    }
}
