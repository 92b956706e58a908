//! The codebook, alone or within a project.

use std::io::Write;

use verbatim_model::refi::{ORIGIN, code_words};
use verbatim_model::{Code, CodeId, Codebook, MemoTarget, Purpose};
use verbatim_protect::Cleared;

use crate::ExportError;
use crate::refi::ids::derived;
use crate::refi::notes::Notes;
use crate::xml::Xml;

/// Writes a codebook as QDC. One without codes cannot be written: the standard wants one at least.
///
/// # Errors
/// [`ExportError::NoCodes`], or what the destination says.
pub fn codebook_qdc(book: &Cleared<Codebook>, mut to: impl Write) -> Result<(), ExportError> {
    let published = book.purpose() == Purpose::Publication;
    let book = book.content();
    if book.is_empty() {
        return Err(ExportError::NoCodes);
    }
    let mut xml = Xml::new()?;
    let space = Some("urn:QDA-XML:codebook:1.0");
    xml.open("CodeBook", &[("xmlns", space), ("origin", Some(&origin()))])?;
    // Ids of the study tell when a code was made.
    let id = |id: CodeId| if published { derived("published code", &[id.uuid()]) } else { id.to_string() };
    Writer { xml: &mut xml, book, notes: None, id: &id }.codes()?;
    xml.close("CodeBook")?;
    to.write_all(&xml.finish())?;
    Ok(())
}

/// Who wrote a file, with its version.
pub(super) fn origin() -> String {
    format!("{ORIGIN} {}", env!("CARGO_PKG_VERSION"))
}

/// The element `Codes` of a project, with references to memos.
pub(super) fn write_codes(xml: &mut Xml, book: &Codebook, notes: &Notes<'_>) -> Result<(), ExportError> {
    Writer { xml, book, notes: Some(notes), id: &|id| id.to_string() }.codes()
}

/// Writes codes with what is below them.
struct Writer<'w> {
    xml: &'w mut Xml,
    book: &'w Codebook,
    notes: Option<&'w Notes<'w>>,
    id: &'w dyn Fn(CodeId) -> String,
}

impl Writer<'_> {
    fn codes(&mut self) -> Result<(), ExportError> {
        self.xml.open("Codes", &[])?;
        self.below(None)?;
        self.xml.close("Codes")
    }

    fn below(&mut self, above: Option<CodeId>) -> Result<(), ExportError> {
        let book = self.book;
        for code in book.children(above) {
            let (id, colour) = ((self.id)(code.id), colour(code));
            let attributes =
                [("guid", &*id), ("name", code.name.as_str()), ("isCodable", "true"), ("color", &*colour)];
            self.xml.open("Code", &attributes.map(|(name, value)| (name, Some(value))))?;
            if let Some(words) = code_words(&code.text) {
                self.xml.text("Description", &words)?;
            }
            if let Some(notes) = self.notes {
                notes.refer(self.xml, MemoTarget::Code(code.id))?;
            }
            self.below(Some(code.id))?;
            self.xml.close("Code")?;
        }
        Ok(())
    }
}

/// The colour that came in, else that of the slot; in small letters and six digits, so that it is
/// written the same however it was spelt.
fn colour(code: &Code) -> String {
    let own = code.colour.as_deref().map(|colour| colour.trim().to_lowercase());
    let digits = own.as_deref().and_then(|own| own.strip_prefix('#')).unwrap_or_default();
    match digits.len() {
        _ if !digits.bytes().all(|b| b.is_ascii_hexdigit()) => code.slot.colour().to_lowercase(),
        3 => digits.chars().fold(String::from("#"), |all, c| all + &String::from_iter([c, c])),
        6 => format!("#{digits}"),
        _ => code.slot.colour().to_lowercase(),
    }
}
