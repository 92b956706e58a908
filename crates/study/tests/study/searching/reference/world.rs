//! A study read whole, as the evaluator looks at it.

use verbatim_model::{
    Basis, CoderId, CodingId, IntervieweeId, Memo, MemoTarget, Prompting, Role, Stance, TextLanguage,
    Transcript as Row,
};
use verbatim_study::Study;
use verbatim_text::Span;

use super::super::query::{CODERS, CODES};

pub struct Turn {
    pub span: Span,
    pub text: String,
    pub role: Role,
    pub label: Option<String>,
    /// Who speaks; whose interview it is where an interviewer does.
    pub person: Option<usize>,
}

pub struct Transcript {
    pub name: String,
    pub interview: usize,
    /// The person whose interview it is.
    pub own: Option<usize>,
    pub date: Option<String>,
    pub language: TextLanguage,
    pub turns: Vec<Turn>,
}

pub struct Coding {
    pub at: At,
    pub code: usize,
    pub coder: usize,
    pub stance: Option<Stance>,
    pub basis: Option<Basis>,
    pub prompting: Option<Prompting>,
    pub quotable: bool,
    /// What the memos on it say.
    pub memos: Vec<String>,
}

pub struct Person {
    pub label: String,
    pub category: Option<String>,
    pub subcategory: Option<String>,
    pub years: Option<u32>,
    pub groups: Vec<String>,
}

/// A study read whole.
pub struct World {
    pub transcripts: Vec<Transcript>,
    pub codings: Vec<Coding>,
    pub people: Vec<Person>,
    /// For each interview the coder who coded it first.
    pub record: Vec<Option<usize>>,
    /// Interviews that are marked finished, and by which coder.
    pub finished: Vec<(usize, usize)>,
}

/// A place: transcript and span.
pub type At = (usize, Span);

impl World {
    pub fn read(study: &Study) -> Self {
        let (rows, interviews) = (study.transcripts().unwrap(), study.interviews().unwrap());
        let interview_of =
            |row: &Row| interviews.iter().position(|interview| interview.id == row.interview).unwrap();
        let coders: Vec<CoderId> = CODERS.iter().map(|name| study.find_coder(name).unwrap().id).collect();
        let coder = |id| coders.iter().position(|coder| *coder == id).unwrap();
        let all: Vec<_> =
            study.codings(&Default::default()).unwrap().into_iter().map(|row| row.coding).collect();
        let place = |id| rows.iter().position(|row| row.id == id).unwrap();
        let first = |interview: usize| {
            let of = all.iter().filter(|c| interview_of(&rows[place(c.transcript)]) == interview);
            of.min_by_key(|c| (c.created_at, c.id)).map(|c| coder(c.coder))
        };
        let (book, memos) = (study.codebook().unwrap(), study.memos().unwrap());
        let codings = all
            .iter()
            .map(|c| Coding {
                at: (place(c.transcript), c.span),
                code: CODES.iter().position(|p| *p == book.path_of(c.code).unwrap().to_string()).unwrap(),
                coder: coder(c.coder),
                stance: c.stance,
                basis: c.basis,
                prompting: c.prompting,
                quotable: c.quotable,
                memos: said_of(&memos, c.id),
            })
            .collect();
        let marks = study.progress().unwrap().into_iter().filter(|mark| mark.finished);
        let number = |id| interviews.iter().position(|interview| interview.id == id).unwrap();
        Self {
            transcripts: transcripts(study),
            codings,
            people: people(study),
            record: (0..interviews.len()).map(first).collect(),
            finished: marks.map(|mark| (number(mark.interview), coder(mark.coder))).collect(),
        }
    }
}

fn said_of(memos: &[Memo], coding: CodingId) -> Vec<String> {
    let of = memos.iter().filter(|memo| memo.target == MemoTarget::Coding(coding));
    of.map(|memo| memo.text.to_lowercase()).collect()
}

fn people(study: &Study) -> Vec<Person> {
    let all = study.people().unwrap();
    let groups = |id: IntervieweeId| {
        let of = all.groups.iter().filter(move |group| group.members.contains(&id));
        of.map(|group| group.name.clone()).collect()
    };
    all.persons
        .iter()
        .map(|p| Person {
            label: p.row.label.clone(),
            category: p.category.clone(),
            subcategory: p.subcategory.clone(),
            years: p.attributes[0].as_ref().map(|years| years.parse().unwrap()),
            groups: groups(p.row.id),
        })
        .collect()
}

fn transcripts(study: &Study) -> Vec<Transcript> {
    let (all, interviews) = (study.people().unwrap(), study.interviews().unwrap());
    let (speakers, languages) = (study.speakers().unwrap(), study.languages().unwrap());
    let of = |row: &Row| {
        let interview = interviews.iter().position(|i| i.id == row.interview).unwrap();
        let own = interviews[interview].interviewee.and_then(|id| all.place_of(id));
        let text = study.text(row).unwrap();
        let turn = |(turn, said): (&verbatim_model::Turn, &&str)| {
            let speaker = speakers.iter().find(|s| s.transcript == row.id && Some(s.number) == turn.speaker);
            let role = speaker.map_or(Role::Unknown, |s| s.role);
            let assigned = speaker.and_then(|s| s.interviewee).and_then(|id| all.place_of(id));
            Turn {
                span: turn.span,
                text: (*said).to_owned(),
                role,
                label: speaker.map(|s| s.label.clone()),
                person: if role == Role::Interviewer { own } else { assigned.or(own) },
            }
        };
        Transcript {
            name: row.file_name.clone(),
            interview,
            own,
            date: interviews[interview].date.clone(),
            language: languages.iter().find(|l| l.transcript == row.id).unwrap().language,
            turns: text.turns.iter().zip(&text.turn_texts()).map(turn).collect(),
        }
    };
    study.transcripts().unwrap().iter().map(of).collect()
}
