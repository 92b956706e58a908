//! A project read step by step: each room reads one kind of thing and tells what had no place.

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;
use verbatim_model::Timestamp;

use crate::refi::codes::{CodeReader, Codes, is_own};
use crate::refi::ids::Ids;
use crate::refi::names::{Taken, moment, one_line};
use crate::refi::notes::ReadNote;
use crate::refi::package::Package;
use crate::refi::people::is_of_a_text;
use crate::refi::report::Report;
use crate::refi::tree::Element;
use crate::refi::unknown::tell_unknown;
use crate::refi::values::{ReadProject, ReadTarget};

/// What was read so far.
pub(super) struct Reader<'f, 'b> {
    pub root: &'f Element<'f>,
    pub package: Package<'b>,
    pub ids: Ids,
    pub report: Report,
    /// Whether Verbatim wrote the file.
    pub own: bool,
    pub project: ReadProject,
    /// Ids of the cases that are people.
    pub cases: HashSet<Uuid>,
    pub codes: HashSet<Uuid>,
    /// Places of the people that were read.
    pub people: HashMap<Uuid, usize>,
    pub coders: HashSet<Uuid>,
    pub notes: HashMap<Uuid, ReadNote>,
    /// The note that each of its passages is of.
    pub note_parts: HashMap<Uuid, Uuid>,
    /// Notes and the cases that are tied to them.
    pub of_notes: HashSet<(Uuid, Uuid)>,
    /// Notes with what refers to them.
    pub attached: Vec<(Uuid, ReadTarget)>,
    /// The first coding of each selection.
    pub selections: HashMap<Uuid, Uuid>,
    pub codings: HashSet<Uuid>,
    /// The first source of each id that holds text.
    pub sources: HashMap<Uuid, Source>,
    /// The first text of each source, by its place among the sources.
    pub first_texts: HashMap<usize, usize>,
    /// The text that each part of a source is of: its representation, transcripts and selections.
    pub parts: HashMap<Uuid, usize>,
    /// Sources without text.
    pub unread: Vec<&'f Element<'f>>,
    /// What notes are about that are linked with a part without a place.
    pub asides: HashMap<Uuid, ReadTarget>,
    /// Text and case, where a code that stands for the case marks the text.
    pub marked: Vec<(usize, Uuid)>,
    /// Text and case, where the case marks a passage of the text.
    pub selected: Vec<(usize, Uuid)>,
    /// Texts and those who are known to speak there, too.
    pub tied: HashSet<(usize, Uuid)>,
    /// Users who are said to have made something and are not in the file, as written.
    pub strangers: Vec<String>,
    /// How many dates of each element and attribute cannot be read.
    pub odd_dates: BTreeMap<(String, &'static str), usize>,
    /// Texts of which it was told that they belong to several cases.
    pub shared: HashSet<usize>,
}

/// A source that holds text.
#[derive(Debug)]
pub(super) struct Source {
    /// Its place among the sources.
    pub number: usize,
    /// Places of its texts.
    pub texts: Vec<usize>,
}

/// So many users that are missing, and kinds of dates that cannot be read, are told.
const MOST_STRANGERS: usize = 100;

impl<'f, 'b> Reader<'f, 'b> {
    pub fn new(root: &'f Element<'f>, package: Package<'b>) -> Self {
        let origin = root.attribute("origin");
        let project = ReadProject {
            name: root.attribute("name").and_then(one_line),
            origin: origin.and_then(one_line),
            ..ReadProject::default()
        };
        Self {
            root,
            package,
            ids: Ids::default(),
            report: Report::default(),
            own: is_own(origin),
            project,
            cases: HashSet::new(),
            codes: HashSet::new(),
            people: HashMap::new(),
            coders: HashSet::new(),
            notes: HashMap::new(),
            note_parts: HashMap::new(),
            of_notes: HashSet::new(),
            attached: Vec::new(),
            selections: HashMap::new(),
            codings: HashSet::new(),
            sources: HashMap::new(),
            first_texts: HashMap::new(),
            parts: HashMap::new(),
            unread: Vec::new(),
            asides: HashMap::new(),
            marked: Vec::new(),
            selected: Vec::new(),
            tied: HashSet::new(),
            strangers: Vec::new(),
            odd_dates: BTreeMap::new(),
            shared: HashSet::new(),
        }
    }

    /// Reads everything.
    pub fn read(mut self) -> ReadProject {
        let root = self.root;
        tell_unknown(root, &mut self.report);
        self.users();
        let people = root.within("Cases").filter(|case| !is_of_a_text(case));
        self.cases = people.filter_map(|case| Some(self.ids.of(case.attribute("guid")?))).collect();
        self.codebook();
        self.read_notes();
        self.read_texts();
        self.read_people();
        self.read_links();
        self.read_sets();
        for graph in root.within("Graphs") {
            let why = format!(
                "Drawings of codes and texts have no place here ({} of their parts).",
                graph.children.len()
            );
            let (name, is_kept) = (graph.attribute("name").unwrap_or_default(), self.keep_part(graph));
            self.report.kept(is_kept, "graph", name, graph.attribute("guid"), why);
        }
        self.attach_notes();
        self.tell_of_makers();
        self.project.report = self.report.0;
        self.project
    }

    fn users(&mut self) {
        let mut taken = Taken::default();
        for (number, user) in (1..).zip(self.root.within("Users")) {
            let written = user.attribute("guid");
            let name = user.attribute("name").or_else(|| user.attribute("id")).and_then(one_line);
            let (id, was_taken) = self.ids.claim("user", written);
            if was_taken {
                self.report.left_out(
                    "user",
                    name.as_deref().unwrap_or_default(),
                    written,
                    "Another user has its id.",
                );
                continue;
            }
            let shown = name.unwrap_or_else(|| format!("Coder {number}"));
            let own = taken.unique(&shown);
            if own != shown {
                let why = format!("Two users have this name; this one is “{own}” here.");
                self.report.changed("user", &shown, written, why);
            }
            self.coders.insert(id);
            self.project.coders.push((id, own));
        }
    }

    fn codebook(&mut self) {
        let mut all = Codes::default();
        // One tool pastes a codebook within a codebook.
        let outer = self.root.all("CodeBook");
        for book in outer.flat_map(|book| std::iter::once(book).chain(book.all("CodeBook"))) {
            let reader = CodeReader::new(&mut self.ids, &mut self.report, &self.cases, self.own);
            let read = reader.read(book);
            all.codes.extend(read.codes);
            all.notes.extend(read.notes);
            for (case, notes, words) in read.of_cases {
                let about = ReadTarget::Person(case);
                self.attached.extend(notes.into_iter().map(|note| (note, about)));
                if let Some(words) = words {
                    self.memo(about, &words, None);
                }
            }
        }
        self.codes = all.codes.iter().map(|code| code.id).collect();
        self.project.codes = all.codes;
        for (code, notes) in all.notes {
            self.attached.extend(notes.into_iter().map(|note| (note, ReadTarget::Code(code))));
        }
    }

    /// Who made something, where the file has that user.
    pub fn coder(&mut self, of: &Element<'_>, attribute: &str) -> Option<Uuid> {
        let written = of.attribute(attribute)?;
        let id = self.ids.of(written);
        if self.coders.contains(&id) {
            return Some(id);
        }
        let is_told = self.strangers.iter().any(|own| own.eq_ignore_ascii_case(written));
        if !is_told && self.strangers.len() < MOST_STRANGERS {
            self.strangers.push(written.to_owned());
        }
        None
    }

    /// When something was made or changed; remembers what cannot be read as a time.
    pub fn moment(&mut self, of: &Element<'_>, attribute: &'static str) -> Option<Timestamp> {
        let read = moment(of.attribute(attribute)?);
        // Elements within lists may have any name, so not each gets a place of its own.
        if read.is_none() && self.odd_dates.len() < MOST_STRANGERS {
            *self.odd_dates.entry((of.name.to_string(), attribute)).or_default() += 1;
        }
        read
    }

    /// Tells of users that are missing and of dates that cannot be read.
    fn tell_of_makers(&mut self) {
        for user in std::mem::take(&mut self.strangers) {
            let why = "Parts of the file say that they are by this user, whom it does not list; they are by nobody of the file.";
            self.report.left_out("user", "", Some(&user), why);
        }
        for ((name, attribute), count) in std::mem::take(&mut self.odd_dates) {
            let why = match count {
                1 => format!("Its {attribute} is no date that can be read."),
                _ => format!("{count} of them have a {attribute} that is no date that can be read."),
            };
            self.report.left_out("date", &name, None, why);
        }
    }

    /// What a note or a link can be about.
    pub fn target(&self, id: Uuid) -> Option<ReadTarget> {
        if let Some(coding) = self.selections.get(&id) {
            return Some(ReadTarget::Coding(*coding));
        }
        if self.codings.contains(&id) {
            return Some(ReadTarget::Coding(id));
        }
        let source = self.sources.get(&id).and_then(|source| source.texts.first());
        if let Some(about) = source.and_then(|place| self.interview_of(*place)) {
            return Some(about);
        }
        if self.people.contains_key(&id) {
            return Some(ReadTarget::Person(id));
        }
        self.codes.contains(&id).then_some(ReadTarget::Code(id))
    }
}
