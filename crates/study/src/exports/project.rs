//! The whole study as a project file in the REFI-QDA standard.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use verbatim_export::refi::{ProjectCoding, ProjectFile, ProjectText, leaving_parts, project_qdpx};
use verbatim_model::refi::KeptElement;
use verbatim_model::{
    CodingAttributeId, CodingId, InterviewId, Interviewee, IntervieweeId, MemoTarget, Purpose, Transcript,
};
use verbatim_store::Rows;

use crate::exchange::{KEPT_PARTS, kept_parts};
use crate::exports::leave::Sent;
use crate::{Progress, Study, StudyError};

/// What left as a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectExported {
    /// The file.
    pub path: PathBuf,
    /// How many transcripts are in it.
    pub transcripts: usize,
    /// How many codings.
    pub codings: usize,
    /// What the standard has no place for, or what may not leave.
    pub stays_behind: Vec<StaysBehind>,
    /// What else to know before it is opened elsewhere.
    pub notes: Vec<String>,
}

/// Something of the study that is not in a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaysBehind {
    /// What, in the plural.
    pub what: &'static str,
    /// How many.
    pub count: usize,
}

impl Study {
    /// Writes the study as a project for the team and records that it left. People who have withdrawn,
    /// with all that they said, stay behind, and so do originals and the key file.
    ///
    /// # Errors
    /// [`StudyError::ProjectPublication`]: a project is whole, so there is none for publication; [`StudyError::Cancelled`],
    /// [`StudyError::Unwritable`], or what the study file says.
    pub fn export_project(
        &mut self,
        purpose: Purpose,
        to: &Path,
        progress: &dyn Progress,
    ) -> Result<ProjectExported, StudyError> {
        verbatim_protect::clear((), purpose).map_err(|_| StudyError::ProjectPublication)?;
        let (project, stays_behind) = self.project_file(progress)?;
        let transcripts = project.texts.len();
        let codings = project.texts.iter().map(|text| text.codings.len()).sum();
        let notes = warnings(&project);
        let cleared =
            verbatim_protect::clear(project, purpose).map_err(|_| StudyError::ProjectPublication)?;
        let sent =
            Sent { purpose, what: "project", settings: "{}".to_owned(), numbers: None, rows: transcripts };
        self.leave_for_team(sent, to, |out| project_qdpx(&cleared, out))?;
        Ok(ProjectExported { path: to.to_owned(), transcripts, codings, stays_behind, notes })
    }

    fn project_file(&self, progress: &dyn Progress) -> Result<(ProjectFile, Vec<StaysBehind>), StudyError> {
        let rows = self.store.rows();
        let (name, _) = rows.study()?;
        let leaving = Leaving::of(self)?;
        let mut project = ProjectFile {
            name,
            coders: rows.coders()?,
            book: self.codebook()?,
            categories: rows.categories()?,
            attributes: rows.attributes()?,
            links: rows.links()?,
            groups: rows.groups()?,
            kept: kept_parts(rows)?,
            ..ProjectFile::default()
        };
        for value in rows.attribute_values()? {
            project.values.entry(value.interviewee).or_default().push((value.attribute, value.value));
        }
        let labels: HashMap<IntervieweeId, &str> =
            leaving.people.iter().map(|person| (person.id, person.label.as_str())).collect();
        let mut values = CodingValues::of(rows)?;
        let of = leaving.transcripts.len();
        for (done, transcript) in leaving.transcripts.iter().enumerate() {
            progress.at(done, of)?;
            let speakers = rows.speakers_of(transcript.id)?.into_iter().map(|speaker| {
                let person = speaker.interviewee.and_then(|id| labels.get(&id)).map(|&l| l.to_owned());
                (speaker, person)
            });
            let codings = rows.codings_of(transcript.id)?.into_iter();
            project.texts.push(ProjectText {
                text: rows.words_of(transcript)?,
                speakers: speakers.collect(),
                codings: codings.map(|c| ProjectCoding { values: values.take(c.id), coding: c }).collect(),
                transcript: transcript.clone(),
            });
        }
        progress.at(of, of)?;
        let mut stays = leaving.stays_behind(rows, &project)?;
        project.memos = rows.memos()?;
        project.interviews = self.interviews()?;
        leaving.keep_only(&mut project);
        let count = project.kept.len() - leaving_parts(&project).len();
        if count > 0 {
            let what = "links and sets of other programs that hang on nothing of the study";
            stays.push(StaysBehind { what, count });
        }
        Ok((project, stays))
    }
}

/// Who and what leaves: everything but those who have withdrawn.
struct Leaving {
    people: Vec<Interviewee>,
    /// Interviews of which a transcript leaves.
    interviews: HashSet<InterviewId>,
    transcripts: Vec<Transcript>,
    /// Labels of people who have withdrawn, in small letters.
    withdrawn: HashSet<String>,
    withdrawn_transcripts: usize,
    /// Interviews that have no transcript at all.
    waiting: usize,
}

impl Leaving {
    fn of(study: &Study) -> Result<Self, StudyError> {
        let (all, rows) = (study.kept_people()?, study.store.rows());
        let gone: HashSet<IntervieweeId> =
            all.persons.iter().filter(|person| person.has_withdrawn()).map(|person| person.row.id).collect();
        let is_gone = |id: Option<IntervieweeId>| id.is_some_and(|id| gone.contains(&id));
        let interviews = study.interviews()?;
        let of_gone: HashSet<InterviewId> =
            interviews.iter().filter(|interview| is_gone(interview.interviewee)).map(|i| i.id).collect();
        let speaking: HashSet<_> =
            rows.speakers()?.into_iter().filter(|s| is_gone(s.interviewee)).map(|s| s.transcript).collect();
        let mut transcripts = study.transcripts()?;
        let before = transcripts.len();
        let with_text: HashSet<InterviewId> = transcripts.iter().map(|t| t.interview).collect();
        transcripts.retain(|t| !of_gone.contains(&t.interview) && !speaking.contains(&t.id));
        Ok(Self {
            people: rows.interviewees()?.into_iter().filter(|person| !gone.contains(&person.id)).collect(),
            interviews: transcripts.iter().map(|t| t.interview).collect(),
            withdrawn: all
                .persons
                .iter()
                .filter(|person| person.has_withdrawn())
                .map(|person| person.row.label.to_lowercase())
                .collect(),
            withdrawn_transcripts: before - transcripts.len(),
            waiting: interviews.iter().filter(|interview| !with_text.contains(&interview.id)).count(),
            transcripts,
        })
    }

    /// Takes out of a project what hangs on people and texts that do not leave.
    fn keep_only(self, project: &mut ProjectFile) {
        let Self { people, interviews, withdrawn, .. } = self;
        let leaving: HashSet<IntervieweeId> = people.iter().map(|person| person.id).collect();
        let codings: HashSet<CodingId> =
            project.texts.iter().flat_map(|text| &text.codings).map(|c| c.coding.id).collect();
        project.links.retain(|link| {
            leaving.contains(&link.interviewee) && !withdrawn.contains(&link.other.to_lowercase())
        });
        project.groups.iter_mut().for_each(|group| group.members.retain(|id| leaving.contains(id)));
        // In the order that whole seconds and ids leave, which is that of whoever reads the file.
        project.memos.sort_by_key(|memo| (memo.created_at.0.div_euclid(1_000), memo.id));
        project.memos.retain(|memo| match memo.target {
            MemoTarget::Interview(id) => interviews.contains(&id),
            MemoTarget::Interviewee(id) => leaving.contains(&id),
            MemoTarget::Coding(id) => codings.contains(&id),
            MemoTarget::Study | MemoTarget::Code(_) => true,
        });
        project.interviews.retain(|interview| interviews.contains(&interview.id));
        // Nobody can tell whose words another program wrote there.
        if !withdrawn.is_empty() {
            project.kept.iter_mut().for_each(KeptElement::without_words);
        }
        project.people = people;
    }

    /// What is not in the file, itemised.
    fn stays_behind(&self, rows: Rows<'_>, project: &ProjectFile) -> Result<Vec<StaysBehind>, StudyError> {
        let versions = |code: &verbatim_model::Code| Ok(rows.code_versions(code.id)?.len());
        let versions: Vec<usize> =
            project.book.codes().iter().map(versions).collect::<Result<_, StudyError>>()?;
        let timed = |t: &Transcript| Ok(rows.turns(t)?.iter().any(|turn| turn.start_ms.is_some()));
        let timed: Vec<bool> = self.transcripts.iter().map(timed).collect::<Result<_, StudyError>>()?;
        // Kept parts of other programs leave again, as far as they are whole.
        let settings = rows.settings_under("")?.iter().filter(|(key, _)| key != KEPT_PARTS).count();
        let originals = self.transcripts.iter().filter(|t| t.original != 0).count();
        let of_somebody_gone = |part: &&KeptElement| !self.withdrawn.is_empty() && part.has_words();
        let counts = [
            ("people who have withdrawn", self.withdrawn.len()),
            (
                "graphs, links and sets of other programs that leave without names, since somebody has withdrawn",
                project.kept.iter().filter(of_somebody_gone).count(),
            ),
            ("transcripts in which somebody speaks who has withdrawn", self.withdrawn_transcripts),
            ("interviews without a transcript", self.waiting),
            ("files as they were imported", originals),
            ("transcripts whose turns have times", timed.into_iter().filter(|timed| *timed).count()),
            ("languages of transcripts that were said by hand", rows.set_languages()?.len()),
            ("steps of de-identification", rows.deidentifications()?.len()),
            ("aliases", rows.aliases()?.len()),
            ("places where an alias stands", rows.redactions()?.len()),
            ("entries of the keep-list", rows.keep_entries()?.len()),
            ("patterns of the team's own", rows.team_patterns()?.len()),
            ("marks of finished interviews", rows.progress()?.into_iter().filter(|p| p.finished).count()),
            ("settings and what the team agreed on", settings),
            ("marks of who was asked", rows.asked()?.len()),
            ("earlier words of codes", versions.into_iter().sum()),
            ("approvals of quotations", rows.approvals()?.len()),
            ("notes in the review of codings", rows.review_notes()?.len()),
            ("summaries of the framework matrix", rows.summaries()?.len()),
            ("people and places that were approached", rows.outreach()?.len()),
            ("saved searches", rows.saved_searches()?.len()),
            ("saved views", rows.saved_views()?.len()),
            ("actions of the trail", usize::try_from(rows.last_action()?).unwrap_or_default()),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        Ok(counts.map(|(what, count)| StaysBehind { what, count }).collect())
    }
}

/// Values of attributes of codings, by coding and with the name of the attribute.
struct CodingValues {
    names: HashMap<CodingAttributeId, String>,
    values: HashMap<CodingId, Vec<(CodingAttributeId, String)>>,
}

impl CodingValues {
    fn of(rows: Rows<'_>) -> Result<Self, StudyError> {
        let attributes = rows.coding_attributes()?;
        let names = attributes.into_iter().map(|attribute| (attribute.id, attribute.name)).collect();
        let mut values: HashMap<CodingId, Vec<_>> = HashMap::new();
        for value in rows.coding_values()? {
            values.entry(value.coding).or_default().push((value.attribute, value.value));
        }
        Ok(Self { names, values })
    }

    fn take(&mut self, coding: CodingId) -> Vec<(String, String)> {
        let mut values = self.values.remove(&coding).unwrap_or_default();
        let named = |(attribute, value)| Some((self.names.get(&attribute)?.clone(), value));
        let mut values: Vec<(String, String)> = values.drain(..).filter_map(named).collect();
        // By name: an attribute may stand elsewhere in the order of another study.
        values.sort();
        values
    }
}

/// What can go wrong elsewhere although the file is right.
fn warnings(project: &ProjectFile) -> Vec<String> {
    let beyond = |text: &&ProjectText| text.text.chars().any(|c| c > '\u{ffff}');
    let count = project.texts.iter().filter(beyond).count();
    let mut notes = Vec::new();
    if count > 0 {
        notes.push(format!(
            "Signs beyond the basic plane, such as emoji, stand in {count} of the texts. NVivo counts them as two, so \
             its passages behind them begin and end too early."
        ));
    }
    notes
}
