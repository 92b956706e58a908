//! Out and in again: the same in all that the standard carries, and the same file the second time.

use std::path::Path;

use proptest::prelude::*;
use verbatim_model::{Basis, Consent, MemoTarget, Purpose, Role, Stance};
use verbatim_study::codings::NewCoding;
use verbatim_study::exchange::{ProjectReport, read_project};
use verbatim_study::interviewees::IntervieweeForm;
use verbatim_study::{Silent, Study, StudyError};
use verbatim_testkit::{Rows, TestStudy, a_study, assert_same};

use super::carried::{SPEAKERS, carried, rows};
use super::{come_in, document, leave};
use crate::dump::Beside;
use crate::work::{Dice, begin, verb};

/// A study with something of everything that the standard carries.
fn rich() -> TestStudy {
    let mut study = a_study();
    study.people(
        "id,category,subcategory,attribution,category_attribution,consent,embargo_until,recommended_by,\
         same_organisation_as,group,interview_date,mode,Years,Met before\n\
         AD-01,Advocate,Survivor,Survivor advocate,Advocate,quote,2027-01-31,X-9,AD-02,First wave,2024-06-16,phone,3,yes\n\
         AD-02,Advocate,,Advocate,,named,,AD-01,,,2024-07-02,,12,no\n",
    );
    let joint = study.import(
        "AD-01 joint.txt",
        "Interviewer: Where?\n\nAna: At the shelter 🌱, at night.\n\nBo: I was asked nothing.\n\nInterviewer: Nothing?\n\n\
         Ana: No.\n\nBo: No.\n",
    );
    let second = study.find_interviewee("AD-02").unwrap().id;
    study.assign_speaker(joint, "Bo", Some(Role::Respondent), Some(second)).unwrap();
    study.import("AD-02.txt", "Interviewer: And then?\n\nAD-02: We waited.\n");
    let (theme, below) = (study.add("Places"), study.add("Places > Shelter"));
    let words = [
        (verbatim_study::codebook::TextField::Statement, "Shelters are open at night".to_owned()),
        (verbatim_study::codebook::TextField::Include, "Also\n\nExclude: nothing".to_owned()),
    ];
    study.redescribe_code(theme, &words, Some("#123456")).unwrap();
    let new = NewCoding {
        stance: Some(Stance::Qualifies),
        basis: Some(Basis::Told),
        ..NewCoding::plain(joint, 33, 40, below)
    };
    let coding = study.add_coding(new).unwrap().value.coding;
    study.put(joint, 33, 40, theme);
    study.add_memo(MemoTarget::Study, "Second round\n  in May.").unwrap();
    study.add_memo(MemoTarget::Code(below), "Ask again: <b> & \"c\"").unwrap();
    study.add_memo(MemoTarget::Coding(coding.id), "A control sign \u{b} and a return\rhere").unwrap();
    study.add_memo(MemoTarget::Interviewee(second), "Call back.").unwrap();
    let interview = study.transcript(joint).unwrap().interview;
    study.add_memo(MemoTarget::Interview(interview), "Loud room.").unwrap();
    study.choose_coder("Theo").unwrap();
    study.put(joint, 33, 40, below);
    study.choose_coder("Ines").unwrap();
    study
}

/// Lets a study go out and in twice; answers what is carried before and after, and both documents.
fn twice(study: &mut TestStudy) -> ([Rows; 2], [String; 2], Study) {
    let before = carried(&Beside::open(study.path()));
    let out = leave(study, "first internal.qdpx");
    let (mut again, _) = come_in(study, &out, "again.verbatim");
    let after = carried(&Beside::open(again.path()));
    let name = study.name().unwrap();
    again.rename(&name).unwrap();
    let second = leave(&mut again, "second internal.qdpx");
    ([before, after], [document(&out), document(&second)], again)
}

/// Fails with the first line that differs.
#[track_caller]
fn assert_same_lines(is: &str, should: &str) {
    let differing = is.lines().zip(should.lines()).find(|(is, should)| is != should);
    assert_eq!(differing, None);
    assert_eq!(is.lines().count(), should.lines().count());
}

#[test]
fn a_study_goes_out_and_comes_in_again_the_same() {
    let mut study = rich();
    let speakers = rows(&Beside::open(study.path()), SPEAKERS);
    let ([before, after], [first, second], again) = twice(&mut study);
    assert_same(&after, &before, "after out and in");
    assert_eq!(rows(&Beside::open(again.path()), SPEAKERS), speakers);
    assert_same_lines(&second, &first);
    assert_eq!(again.check(&Silent).unwrap().problems, Vec::<String>::new());
}

#[test]
fn the_same_study_makes_the_same_bytes() {
    let mut study = rich();
    let [one, other] = ["one internal.qdpx", "other internal.qdpx"].map(|name| leave(&mut study, name));
    assert!(std::fs::read(one).unwrap() == std::fs::read(other).unwrap());
}

#[test]
fn what_came_from_this_study_adds_nothing_to_it_and_an_import_is_undone_in_one_step() {
    let mut study = rich();
    let out = leave(&mut study, "out internal.qdpx");
    let before = Beside::open(study.path()).rows();
    let report = study.import_project(read_project(&out).unwrap(), &Silent).unwrap().value;
    assert_eq!(report.added, verbatim_study::exchange::ProjectCounts::default());
    assert_eq!((report.already_there.transcripts, report.already_there.codings), (2, 3));
    assert_same(&Beside::open(study.path()).rows(), &before, "after its own project");

    let mut other = a_study();
    other.add("Places");
    let before = Beside::open(other.path()).rows();
    other.import_project(read_project(&out).unwrap(), &Silent).unwrap();
    assert_eq!(other.transcripts().unwrap().len(), 2);
    other.undo("Ines").unwrap();
    assert_same(&Beside::open(other.path()).rows(), &before, "after undo");
}

#[test]
fn who_has_withdrawn_stays_out_of_the_file_and_does_not_come_back() {
    let mut study = rich();
    let both = ["AD-01", "AD-02"].map(|label| study.find_interviewee(label).unwrap().id);
    study.set_group("Together", &both).unwrap();
    let out = leave(&mut study, "before internal.qdpx");
    let person = study.find_interviewee("AD-02").unwrap();
    let form = IntervieweeForm {
        label: person.label.clone(),
        consent: Some(Consent::Withdrawn),
        ..IntervieweeForm::default()
    };
    study.put_interviewee(Some(person.id), &form).unwrap();
    let to = study.path().with_file_name("after internal.qdpx");
    let done = study.export_project(Purpose::Team, &to, &Silent).unwrap();
    // AD-02 speaks in the joint interview, too.
    assert_eq!((done.transcripts, done.codings), (0, 0));
    let text = document(&done.path);
    assert!(!text.contains("AD-02") && !text.contains("Call back."), "{text}");
    let stays: Vec<_> = done.stays_behind.iter().map(|stays| (stays.what, stays.count)).collect();
    assert_eq!(
        stays[..2],
        [("people who have withdrawn", 1), ("transcripts in which somebody speaks who has withdrawn", 2)]
    );

    let mut colleague = a_study();
    colleague.people("id,consent\nAD-02,withdrawn\n");
    let report = colleague.import_project(read_project(&out).unwrap(), &Silent).unwrap().value;
    assert_eq!(report.added.transcripts, 0);
    assert_eq!(report.items.iter().filter(|item| item.what == "source").count(), 2);
    assert_nothing_of_the_withdrawn(&colleague, &report);
}

/// Nothing that a project says of somebody who has withdrawn came in, and the report says so.
fn assert_nothing_of_the_withdrawn(study: &Study, report: &ProjectReport) {
    assert!(study.memos().unwrap().iter().all(|memo| memo.text != "Call back."));
    let person = study.find_interviewee("AD-02").unwrap().id;
    let people = study.people().unwrap();
    let links = &people.links;
    assert!(links.iter().all(|link| link.interviewee != person && link.other != "AD-02"), "{links:?}");
    assert!(people.groups.iter().all(|group| !group.members.contains(&person)));
    let attributes =
        study.kept_people().unwrap().persons.iter().find(|p| p.row.id == person).unwrap().attributes.clone();
    assert!(attributes.iter().all(Option::is_none), "{attributes:?}");
    let mut told: Vec<(&str, &str)> = report
        .items
        .iter()
        .filter(|item| item.what != "source")
        .map(|item| (item.what, item.name.as_str()))
        .collect();
    told.sort_unstable();
    let expected = [
        ("case", "AD-02"),
        ("member of a group", "Together"),
        ("note", ""),
        ("tie", "AD-01, AD-02"),
        ("tie", "AD-02, AD-01"),
    ];
    for item in expected {
        assert!(told.contains(&item), "{item:?} in {told:?}");
    }
}

#[test]
fn a_project_is_refused_for_publication() {
    let mut study = rich();
    let to = study.path().with_file_name("out.qdpx");
    let refused = study.export_project(Purpose::Publication, &to, &Silent).unwrap_err();
    assert!(matches!(refused, StudyError::ProjectPublication));
    assert!(!Path::new(&to).exists());
}

#[test]
fn what_leaves_is_listed_with_its_hash() {
    let mut study = rich();
    let out = leave(&mut study, "out internal.qdpx");
    let records = study.export_records().unwrap();
    assert_eq!(records[0].export.what, "project");
    assert_eq!(records[0].export.hash, *blake3::hash(&std::fs::read(out).unwrap()).as_bytes());
}

/// Notes on speakers, which may be recognised otherwise in plain text, go from a document.
fn without_speakers(document: &str) -> String {
    let mut kept = String::new();
    let mut rest = document;
    while let Some(at) = rest.find("<Note guid=") {
        let (head, note) = rest.split_at(at);
        kept.push_str(head);
        let end = note.find("</Note>").unwrap() + "</Note>".len();
        if !note[..end].contains("Speakers (Verbatim)") {
            kept.push_str(&note[..end]);
        }
        rest = &note[end..];
    }
    let references = |line: &&str| !line.trim_start().starts_with("<NoteRef") && !line.trim().is_empty();
    (kept + rest).lines().filter(references).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn random_studies_are_the_same_after_out_and_in(seed in any::<u64>(), steps in 1..120usize) {
        let mut study = a_study();
        begin(&mut study);
        let mut dice = Dice(seed);
        for _ in 0..steps {
            // What a verb refuses changes nothing.
            let _ = verb(&mut dice).2(&mut study, &mut dice);
        }
        study.choose_coder("Ines").unwrap();
        // Who has withdrawn stays behind, which has a test of its own.
        prop_assume!(study.interviewees().unwrap().iter().all(|p| p.consent != Some(Consent::Withdrawn)));
        let ([before, after], [first, second], again) = twice(&mut study);
        assert_same(&after, &before, "after out and in");
        assert_same_lines(
            &without_speakers(&second),
            &without_speakers(&first),
        );
        prop_assert_eq!(again.check(&Silent).unwrap().problems, Vec::<String>::new());
    }
}
