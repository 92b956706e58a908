//! Everything that is derived from the rows, and a slow plain model of the counts of codes.

use std::collections::{BTreeSet, HashMap};

use verbatim_model::{CoderId, Consent, InterviewId, IntervieweeId, Prompting, TranscriptId};
use verbatim_study::Study;
use verbatim_study::analysis::{Choice, MatrixOptions, Unit, Whose};
use verbatim_study::framework::FrameworkOptions;
use verbatim_study::searches::SearchOptions;

/// Matrices, counts and searches as text, to be compared before and after.
pub fn derived(study: &Study) -> String {
    let mut all = format!("{:#?}", study.code_counts().unwrap());
    let attributes = study.people().unwrap().attributes.into_iter().map(|a| vec![a.name]);
    let spoken = study.coding_attributes().unwrap().into_iter().map(|row| row.attribute.name);
    let spoken = spoken.flat_map(|name| [vec![name.clone()], vec!["category".to_owned(), name]]);
    let columns = [&["category"][..], &["subcategory"], &["interviewee"], &["group"], &["category", "group"]];
    let columns = columns.into_iter().map(|names| names.iter().map(|n| (*n).to_owned()).collect());
    for columns in columns.chain(attributes).chain(spoken) {
        let options = MatrixOptions { columns, roll_up: true, words: true };
        all += &format!("{:#?}", study.matrix(&options).unwrap());
    }
    let record = Choice::default();
    for unit in [Unit::Passage, Unit::Overlap, Unit::Turn, Unit::Interviewee] {
        all += &format!("{:#?}", study.cooccurrence(unit, true, &record).unwrap());
    }
    if study.recurrence().unwrap().is_some() {
        all += &format!("{:#?}", study.themes(&record).unwrap());
    }
    all += &format!("{:#?}", study.framework(&FrameworkOptions::default()).unwrap());
    let mut record: Vec<_> = study.coders_of_record().unwrap().into_iter().collect();
    record.sort_by_key(|(interview, _)| *interview);
    all += &format!("{record:#?}");
    for query in [
        "waited",
        "\"at dawn\" OR nobody",
        "wait*",
        "mill AND NOT dawn",
        "is:coded",
        "waited is:uncoded",
        "stance:none",
    ] {
        all += &format!("{:#?}", study.search(query, &SearchOptions::default()).unwrap());
    }
    all
}

/// Choices of what is counted: the coding of record, and others beside it.
pub fn choices() -> Vec<Choice> {
    let record = Choice::default();
    let several = Choice { whose: Whose::AtLeast(2), ..record.clone() };
    let one = Choice { whose: Whose::Coder("Theo".to_owned()), ..record.clone() };
    let volunteered = Choice { prompting: Some(Prompting::Volunteered), ..record.clone() };
    vec![record.clone(), record.within_n(), several, one, volunteered]
}

/// What the evidence screen counts of each choice. A choice of a coder who is not there has nothing.
pub fn evidence(study: &Study, choices: &[Choice]) -> String {
    let mut all = String::new();
    for choice in choices {
        for roll_up in [true, false] {
            let options = MatrixOptions { columns: vec!["category".to_owned()], roll_up, words: roll_up };
            all += &format!("{:?}\n", study.matrix_of(&options, choice).ok());
            for unit in [Unit::Passage, Unit::Overlap, Unit::Turn, Unit::Interviewee] {
                all += &format!("{unit:?} {:?}\n", study.cooccurrence(unit, roll_up, choice).ok());
            }
        }
        all += &format!("{:?}\n", study.themes(choice).ok());
    }
    all
}

/// Interviewees and passages of each code's branch, counted one coding at a time by rules 4.
pub fn plain_counts(study: &Study) -> Vec<(u32, u32)> {
    let book = study.codebook().unwrap();
    let codings: Vec<_> = study.codings(&Default::default()).unwrap().into_iter().map(|r| r.coding).collect();
    let mut texts = HashMap::new();
    for transcript in study.transcripts().unwrap() {
        let turns = study.text(&transcript).unwrap().turns.clone();
        texts.insert(transcript.id, (transcript.interview, turns));
    }
    let interviews: HashMap<InterviewId, Option<IntervieweeId>> =
        study.interviews().unwrap().into_iter().map(|i| (i.id, i.interviewee)).collect();
    let speakers = study.speakers().unwrap();
    let everyone = study.people().unwrap();
    let has_withdrawn = |id: IntervieweeId| everyone.get(id).unwrap().row.consent == Some(Consent::Withdrawn);
    let interview_of = |transcript: &TranscriptId| texts[transcript].0;
    // Whose codings count: the lead coder's who has coded or finished an interview, that of the interview
    // before that of the study; else those of whoever coded it first.
    let mut first: Vec<_> = codings.iter().collect();
    first.sort_by_key(|c| (c.created_at, c.id));
    let (leads, progress) = (study.lead_coders().unwrap(), study.progress().unwrap());
    let mut lead: HashMap<InterviewId, CoderId> = HashMap::new();
    for interview in interviews.keys() {
        let has_coded = |c: CoderId| {
            codings.iter().any(|coding| coding.coder == c && interview_of(&coding.transcript) == *interview)
        };
        let has_finished =
            |c: CoderId| progress.iter().any(|p| p.interview == *interview && p.coder == c && p.finished);
        for of in [Some(*interview), None] {
            let set = leads.iter().filter(|l| l.interview == of).map(|l| l.coder);
            for coder in set.filter(|coder| has_coded(*coder) || has_finished(*coder)) {
                lead.entry(*interview).or_insert(coder);
            }
        }
    }
    for coding in first {
        lead.entry(interview_of(&coding.transcript)).or_insert(coding.coder);
    }
    (0..book.len())
        .map(|place| {
            let branch: Vec<_> = book.branch(place).map(|p| book.codes()[p].id).collect();
            let (mut people, mut passages) = (BTreeSet::new(), BTreeSet::new());
            for coding in codings.iter().filter(|c| branch.contains(&c.code)) {
                let (interview, turns) = &texts[&coding.transcript];
                if lead[interview] != coding.coder {
                    continue;
                }
                for turn in turns.iter().filter(|t| t.span.overlaps(coding.span)) {
                    let speaker = turn.speaker.and_then(|n| {
                        speakers.iter().find(|s| s.transcript == coding.transcript && s.number == n)
                    });
                    if speaker.is_some_and(|s| !s.role.counts()) {
                        continue;
                    }
                    let person = speaker.and_then(|s| s.interviewee).or(interviews[interview]);
                    if person.is_some_and(has_withdrawn) {
                        continue;
                    }
                    passages.insert((coding.transcript, coding.span));
                    people.extend(person);
                }
            }
            (u32::try_from(people.len()).unwrap(), u32::try_from(passages.len()).unwrap())
        })
        .collect()
}
