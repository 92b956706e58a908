//! The codes of a codebook or project.

use std::collections::HashSet;

use uuid::Uuid;
use verbatim_model::CodeText;
use verbatim_model::refi::{ORIGIN, code_text};

use crate::refi::asides::in_words;
use crate::refi::ids::Ids;
use crate::refi::names::{Taken, code_name, colour};
use crate::refi::report::Report;
use crate::refi::tree::Element;
use crate::refi::values::{ReadCode, ReadTarget};

/// Codes as read, with the notes that each refers to.
#[derive(Default)]
pub(super) struct Codes {
    pub codes: Vec<ReadCode>,
    pub notes: Vec<(Uuid, Vec<Uuid>)>,
    /// Cases that stand as codes, too, with the notes and the words of these codes.
    pub of_cases: Vec<(Uuid, Vec<Uuid>, Option<String>)>,
}

/// What reading codes needs.
pub(super) struct CodeReader<'r> {
    pub ids: &'r mut Ids,
    pub report: &'r mut Report,
    /// Ids of cases: one tool writes each case as a code, too.
    pub cases: &'r HashSet<Uuid>,
    /// Whether Verbatim wrote the file.
    pub own: bool,
    read: Codes,
    folders: usize,
}

/// Whether Verbatim wrote a file of this origin.
pub(super) fn is_own(origin: Option<&str>) -> bool {
    origin.is_some_and(|origin| origin.starts_with(ORIGIN))
}

impl<'r> CodeReader<'r> {
    pub fn new(ids: &'r mut Ids, report: &'r mut Report, cases: &'r HashSet<Uuid>, own: bool) -> Self {
        Self { ids, report, cases, own, read: Codes::default(), folders: 0 }
    }

    /// Reads the codes of a `CodeBook`.
    pub fn read(mut self, book: &Element<'_>) -> Codes {
        let top: Vec<&Element<'_>> = book.within("Codes").filter(|child| child.name == "Code").collect();
        let top = match top.as_slice() {
            // One tool puts everything below a folder that is no code.
            [one]
                if one.attribute("name") == Some("Nodes")
                    && !is_codable(one)
                    && one.first("Code").is_some() =>
            {
                self.report.changed(
                    "code",
                    "Nodes",
                    one.attribute("guid"),
                    "It only held all other codes; these are themes now.",
                );
                one.all("Code").collect()
            }
            _ => top,
        };
        self.below(None, top);
        if self.folders > 0 {
            let why = format!(
                "{} of the codes could not be applied where they come from; here every code can be.",
                self.folders
            );
            self.report.changed("code", "folders", None, why);
        }
        self.read
    }

    fn below(&mut self, parent: Option<Uuid>, codes: Vec<&Element<'_>>) {
        let mut taken = Taken::default();
        for code in codes {
            self.code(parent, code, &mut taken);
        }
    }

    fn code(&mut self, parent: Option<Uuid>, code: &Element<'_>, taken: &mut Taken) {
        let (written, name) = (code.attribute("guid"), code.attribute("name"));
        let shown = name.unwrap_or_default();
        let case = written.map(|written| self.ids.of(written)).filter(|id| self.cases.contains(id));
        if let Some(case) = case {
            let why = "It stands for a case of the file, which is read as a person.";
            let notes: Vec<Uuid> = code.references("NoteRef").map(|note| self.ids.of(note)).collect();
            let words = code.description().map(str::to_owned);
            let is_noted = !notes.is_empty() || words.is_some();
            let noted = if is_noted { in_words(ReadTarget::Person(case)) } else { "" };
            self.report.changed("code", shown, written, format!("{why}{noted}"));
            self.read.of_cases.push((case, notes, words));
            self.below(parent, code.all("Code").collect());
            return;
        }
        let (id, was_taken) = self.ids.claim("code", written);
        if was_taken {
            self.report.changed("code", shown, written, "Another code has its id, so it got one of its own.");
        }
        let own_name = taken.unique(&code_name(name));
        if Some(&*own_name) != name.map(str::trim) {
            let why =
                format!("It is called “{own_name}” here, as a code needs a name of its own of one line.");
            self.report.changed("code", shown, written, why);
        }
        let colour = code.attribute("color").and_then(|written_colour| {
            let read = colour(written_colour);
            if read.is_none() {
                self.report.left_out("colour", shown, written, "It is no colour that can be read.");
            }
            read
        });
        self.folders += usize::from(!is_codable(code) && code.attribute("isCodable").is_some());
        self.read.codes.push(ReadCode { id, parent, name: own_name, colour, text: self.words(code) });
        let notes: Vec<Uuid> = code.references("NoteRef").map(|note| self.ids.of(note)).collect();
        if !notes.is_empty() {
            self.read.notes.push((id, notes));
        }
        self.below(Some(id), code.all("Code").collect());
    }

    fn words(&self, code: &Element<'_>) -> CodeText {
        let Some(words) = code.description() else { return CodeText::default() };
        if self.own {
            return code_text(words);
        }
        CodeText { definition: Some(words.trim().to_owned()), ..CodeText::default() }
    }
}

fn is_codable(code: &Element<'_>) -> bool {
    !code.attribute("isCodable").is_some_and(|word| word.eq_ignore_ascii_case("false") || word == "0")
}
