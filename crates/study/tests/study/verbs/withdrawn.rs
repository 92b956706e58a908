//! Who has withdrawn is part of no count, wherever something is counted.

use verbatim_model::{Consent, IntervieweeId, Purpose, Role};
use verbatim_study::Silent;
use verbatim_study::analysis::{MatrixOptions, NamedMatrix};
use verbatim_study::codebook::CodeFilter;
use verbatim_study::codings::CodingFilter;
use verbatim_study::exports::{ExcerptFilter, ExcerptsLayout, ExportFormat};
use verbatim_study::interviewees::IntervieweeForm;
use verbatim_study::searches::{HitChoice, HitUnit, LeftOut, SearchOptions, SearchReply, Speakers};
use verbatim_testkit::{TestStudy, a_study};

const JOINT: &str = "Interviewer: Who told you?\n\nAna: Nobody told us.\n\nBo: My sister heard it at the mill.\n\n\
    Interviewer: And then?\n\nAna: Nobody came.\n\nBo: We waited.\n";
const ALONE: &str = "P-3: They came to the mill at dawn.\n";

/// Ana and Bo were interviewed together in the interview of P-1, P-3 alone; all speak of raids.
fn study() -> TestStudy {
    let mut study = a_study();
    study.people("id,category\nP-1,Advocates\nP-2,Survivors\nP-3,Experts\n");
    let code = study.add("Raids");
    let (joint, alone) = (study.import("P-1.txt", JOINT), study.import("P-3.txt", ALONE));
    let bo = study.find_interviewee("P-2").unwrap().id;
    study.assign_speaker(joint, "Interviewer", Some(Role::Interviewer), None).unwrap();
    study.assign_speaker(joint, "Bo", None, Some(bo)).unwrap();
    for (transcript, text, words) in
        [(joint, JOINT, "Nobody told us."), (joint, JOINT, "My sister"), (alone, ALONE, "They came")]
    {
        let start = u32::try_from(text.find(words).unwrap()).unwrap();
        study.put(transcript, start, start + u32::try_from(words.len()).unwrap(), code);
    }
    study
}

fn set_consent(study: &mut TestStudy, label: &str, consent: Option<Consent>) -> IntervieweeId {
    let person = study.find_interviewee(label).unwrap();
    let form = IntervieweeForm {
        label: label.to_owned(),
        category: person.category,
        attribution: None,
        consent,
        consent_date: None,
        consent_source: None,
        embargo_until: None,
        recommended_by: Vec::new(),
        same_organisation_as: Vec::new(),
        attributes: Vec::new(),
    };
    study.put_interviewee(Some(person.id), &form).unwrap();
    person.id
}

fn matrix(study: &TestStudy, columns: &str) -> NamedMatrix {
    let options = MatrixOptions { columns: vec![columns.to_owned()], roll_up: true, words: true };
    study.matrix(&options).unwrap()
}

fn found(study: &TestStudy, query: &str) -> SearchReply {
    study.search(query, &SearchOptions::default()).unwrap()
}

/// People, passages and the N of the code: as the matrix, the codebook, its reading list and a search say it.
#[track_caller]
fn assert_counted(study: &TestStudy, people: u32, passages: u32, of: u32, withdrawn: u32) {
    let counted = matrix(study, "category");
    let total = counted.rows[0].total;
    let total = total.figures().unwrap();
    assert_eq!((total.interviewees, total.passages), (people, passages), "matrix");
    assert_eq!((counted.everybody.coded, counted.withdrawn), (of, withdrawn), "N of the matrix");
    let listed = study.code_counts().unwrap()[0];
    assert_eq!((listed.interviewees, listed.passages), (people, passages), "codebook");
    let filter =
        CodeFilter { code: study.find_code("Raids").unwrap().id, branch: true, coder: None, outdated: false };
    let list = study.coded_with(&filter).unwrap();
    assert_eq!((list.interviewees, list.interviewed), (people as usize, of as usize), "reading list");
    assert_eq!((list.passages, list.withdrawn), (passages as usize, 3 - passages as usize), "reading list");
    assert_eq!(list.codings.len(), passages as usize, "passages of the reading list");
    let queue = study.review_queue(9, 1).unwrap();
    let drawn: usize = queue.samples.iter().map(|sample| sample.codings.len()).sum();
    let of_coder: usize = queue.samples.iter().map(|sample| sample.of).sum();
    assert_eq!((drawn, of_coder), (passages as usize, passages as usize), "review");
    assert_eq!(queue.withdrawn, 3 - passages as usize, "review left out");
    let search = found(study, "code:Raids");
    assert_eq!((search.matched, search.passages), (people as usize, passages as usize), "search");
    assert_eq!((search.searched, search.withdrawn), (of as usize, withdrawn as usize), "N of the search");
    assert_eq!(search.interviewed, of as usize);
    assert_eq!(study.withdrawn().unwrap(), withdrawn);
    let excerpts = study.excerpts(&ExcerptFilter::default(), &Silent).unwrap();
    assert_eq!(excerpts.len(), passages as usize, "excerpts");
    assert_eq!(excerpts.withdrawn(), 3 - passages as usize, "excerpts left out");
}

#[test]
fn matrix_codebook_and_search_leave_out_the_same_people_and_say_how_many() {
    let mut study = study();
    assert_counted(&study, 3, 3, 3, 0);
    set_consent(&mut study, "P-3", Some(Consent::Withdrawn));
    assert_counted(&study, 2, 2, 2, 1);
    let columns = matrix(&study, "interviewee").columns;
    let heads: Vec<&str> = columns.iter().map(|head| head.value.as_str()).collect();
    assert_eq!(heads, ["P-1", "P-2"], "not even a column of zeros");
    let left_out: Vec<_> = found(&study, "dawn").unsearched.into_iter().map(|u| u.reason).collect();
    assert_eq!(left_out, [LeftOut::Withdrawn]);
    study.undo("Ines").unwrap();
    assert_counted(&study, 3, 3, 3, 0);
}

#[test]
fn of_a_joint_interview_the_others_still_count() {
    let mut study = study();
    set_consent(&mut study, "P-1", Some(Consent::Withdrawn));
    assert_counted(&study, 2, 2, 2, 1);
    let everyone = SearchOptions { speakers: Speakers::All, ..SearchOptions::default() };
    let people = |query: &str| -> Vec<String> {
        let reply = study.search(query, &everyone).unwrap();
        reply.people.into_iter().map(|person| person.label).collect()
    };
    assert_eq!(people("mill"), ["P-2", "P-3"]);
    assert_eq!(people("told"), Vec::<String>::new(), "nor what the person was asked");
    let left_out = |study: &TestStudy| -> Vec<(bool, String, LeftOut)> {
        let all = found(study, "code:Raids").unsearched.into_iter();
        all.map(|u| (u.transcript.is_some(), u.person.unwrap().1, u.reason)).collect()
    };
    assert_eq!(left_out(&study), [(false, "P-1".to_owned(), LeftOut::Withdrawn)]);
    set_consent(&mut study, "P-2", Some(Consent::Withdrawn));
    assert_counted(&study, 1, 1, 1, 2);
    let both = [(true, "P-1".to_owned(), LeftOut::Withdrawn), (false, "P-2".to_owned(), LeftOut::Withdrawn)];
    assert_eq!(left_out(&study), both);
}

#[test]
fn background_that_is_not_counted_in_publications_is_counted_inside() {
    let mut study = study();
    set_consent(&mut study, "P-3", Some(Consent::BackgroundNotCounted));
    assert_counted(&study, 3, 3, 3, 0);
}

#[test]
fn a_passage_in_which_somebody_goes_on_who_has_withdrawn_leaves_neither_as_excerpt_nor_as_hit() {
    let mut study = study();
    let (transcript, code) =
        (study.find_transcript("P-1.txt").unwrap().id, study.find_code("Raids").unwrap().id);
    let (from, to) = (JOINT.find("Nobody told us.").unwrap(), JOINT.find(" heard it").unwrap());
    study.put(transcript, u32::try_from(from).unwrap(), u32::try_from(to).unwrap(), code);
    set_consent(&mut study, "P-2", Some(Consent::Withdrawn));
    let excerpts = study.excerpts(&ExcerptFilter::default(), &Silent).unwrap();
    let texts: Vec<&str> = excerpts.iter().map(|excerpt| excerpt.text).collect();
    assert_eq!((texts, excerpts.withdrawn()), (vec!["Nobody told us.", "They came"], 2));
    let options = SearchOptions::default();
    let choice = HitChoice { query: "code:Raids", options: &options, chosen: None, unit: HitUnit::Hit };
    let file = study.path().with_extension("csv");
    let done = study.export_hits(&choice, Purpose::Team, ExportFormat::Csv, &file).unwrap();
    assert_eq!((done.rows, done.withdrawn), (2, 1));
    assert!(!std::fs::read_to_string(&file).unwrap().contains("My sister"));
}

#[test]
fn what_leaves_is_recorded_with_its_hash() {
    let mut study = study();
    let file = study.path().with_extension("csv");
    study
        .export_excerpts(
            &ExcerptFilter::default(),
            ExcerptsLayout::of_rows(),
            Purpose::Team,
            ExportFormat::Csv,
            &file,
            &Silent,
        )
        .unwrap();
    let records = study.export_records().unwrap();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].export.what, "excerpts");
    assert_eq!(records[0].export.hash, *blake3::hash(&std::fs::read(&file).unwrap()).as_bytes());
    let folder = file.with_extension("");
    std::fs::create_dir_all(&folder).unwrap();
    study
        .export_excerpts(
            &ExcerptFilter::default(),
            ExcerptsLayout::of_rows(),
            Purpose::Team,
            ExportFormat::Csv,
            &folder,
            &Silent,
        )
        .unwrap_err();
    assert!(!folder.with_extension("part").exists(), "no half of a file is left");
}

#[test]
fn a_withdrawal_says_what_it_touches_and_takes_only_what_is_the_persons() {
    let mut study = study();
    let (ana, bo, third) = (
        study.find_interviewee("P-1").unwrap().id,
        study.find_interviewee("P-2").unwrap().id,
        study.find_interviewee("P-3").unwrap().id,
    );
    let touched = study.withdrawal(bo).unwrap();
    let joint = &touched.transcripts[0];
    assert_eq!((joint.name.as_str(), joint.codings.len(), joint.alone), ("P-1.txt", 1, false));
    let before = study.codings(&CodingFilter::default()).unwrap().len();
    let done = study.withdraw(bo, true).unwrap();
    assert_eq!(study.codings(&CodingFilter::default()).unwrap().len(), before - 1);
    assert!(study.find_transcript("P-1.txt").is_ok(), "Ana's words stay");
    assert_eq!(study.find_interviewee("P-2").unwrap().consent, Some(Consent::Withdrawn));
    assert_eq!(done.value.transcripts.len(), 1);
    study.undo("Ines").unwrap();
    assert_eq!(study.codings(&CodingFilter::default()).unwrap().len(), before);

    study.withdraw(third, false).unwrap();
    assert!(study.find_transcript("P-3.txt").is_ok());
    study.withdraw(third, true).unwrap();
    assert!(study.find_transcript("P-3.txt").is_err(), "nobody else answers in it");
    assert!(
        study.find_interviewee("P-3").is_ok(),
        "a marker stays, so that a copy cannot bring the person back"
    );
    assert!(study.withdrawal(ana).unwrap().published.is_empty());
    study.assert_sound();
}
