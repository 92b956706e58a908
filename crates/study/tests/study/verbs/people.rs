//! People by hand: who they are, how they are grouped, and what goes with them.

use verbatim_model::{AttributeKind, Interviewee, IntervieweeId, LinkKind, MemoTarget, Outcome, Role};
use verbatim_study::analysis::MatrixOptions;
use verbatim_study::interviewees::{CategoryForm, IntervieweeForm, IntervieweePut};
use verbatim_study::outreach::OutreachForm;
use verbatim_study::{Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

const TALK: &str = "Q: How did it begin?\n\nP-01: They came ⟦at dawn⟧.\n";

fn form(label: &str) -> IntervieweeForm {
    IntervieweeForm { label: label.to_owned(), ..IntervieweeForm::default() }
}

fn with_values(label: &str, values: &[(&str, &str)]) -> IntervieweeForm {
    let attributes = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    IntervieweeForm { attributes: attributes.collect(), ..form(label) }
}

fn put(study: &mut Study, id: Option<IntervieweeId>, form: &IntervieweeForm) -> IntervieweePut {
    study.put_interviewee(id, form).unwrap().value
}

fn person(study: &Study, label: &str) -> Interviewee {
    study.find_interviewee(label).unwrap()
}

fn labels(study: &Study) -> Vec<String> {
    study.interviewees().unwrap().into_iter().map(|p| p.label).collect()
}

/// Headings of the columns that categories or subcategories make, for people with a coding.
fn columns(study: &Study, name: &str) -> Vec<String> {
    let options = MatrixOptions { columns: vec![name.to_owned()], roll_up: true, words: false };
    study.matrix(&options).unwrap().columns.into_iter().map(|head| head.value).collect()
}

#[test]
fn somebody_added_gets_the_files_of_nobody_that_begin_with_the_label() {
    let mut study = a_study();
    study.people("id\nP-02\n");
    study.import("P-0 first.txt", "P-0: One.\n");
    study.import("P-02.txt", "P-02: Two.\n");
    study.import("P-03.txt", "P-03: Three.\n");
    let put = put(&mut study, None, &form("P-0"));
    assert!(put.added);
    assert_eq!(put.bound, ["P-0 first.txt"]);
    let whose: Vec<_> = study.interviews().unwrap().into_iter().map(|i| i.interviewee).collect();
    let (first, second) = (person(&study, "P-0").id, person(&study, "P-02").id);
    assert_eq!(whose, [Some(first), Some(second), None]);
    assert_eq!(study.undo("Ines").unwrap().label, "Added P-0");
    assert_eq!(study.interviews().unwrap()[0].interviewee, None);
}

#[test]
fn ties_follow_whoever_gets_another_label() {
    let mut study = a_study();
    study.people("id,recommended_by\nP-01,P-02\nP-02,\n");
    let id = person(&study, "P-02").id;
    put(&mut study, Some(id), &form("P-20"));
    let ties = study.kept_people().unwrap().links.clone();
    assert_eq!((ties.len(), ties[0].kind, ties[0].other.as_str()), (1, LinkKind::RecommendedBy, "P-20"));
    study.undo("Ines").unwrap();
    assert_eq!(study.kept_people().unwrap().links[0].other, "P-02");
}

#[test]
fn a_label_is_one_persons_in_any_case_and_days_are_days() {
    let mut study = a_study();
    study.people("id\nP-01\n");
    let refused =
        |study: &mut TestStudy, form: &IntervieweeForm| study.put_interviewee(None, form).unwrap_err();
    assert!(matches!(refused(&mut study, &form("p-01")), StudyError::NameTaken { .. }));
    assert!(matches!(refused(&mut study, &form(" ")), StudyError::EmptyName { .. }));
    let wrong = IntervieweeForm { embargo_until: Some("2027-02-30".to_owned()), ..form("P-02") };
    assert!(matches!(refused(&mut study, &wrong), StudyError::NoDay(day) if day == "2027-02-30"));
    let own = person(&study, "P-01").id;
    put(&mut study, Some(own), &form("p-01"));
    assert_eq!(labels(&study), ["p-01"]);
}

#[test]
fn an_attribute_is_typed_by_all_its_values() {
    let mut study = a_study();
    let made = put(&mut study, None, &with_values("P-01", &[("Years", "3"), ("Shift", " night ")]));
    assert!(made.retyped.is_empty(), "a new attribute is of the kind of its value");
    let kinds = |study: &Study| {
        study.kept_people().unwrap().attributes.iter().map(|a| (a.name.clone(), a.kind)).collect::<Vec<_>>()
    };
    let (years, shift) = ("Years".to_owned(), "Shift".to_owned());
    assert_eq!(
        kinds(&study),
        [(years.clone(), AttributeKind::Integer), (shift.clone(), AttributeKind::Text)]
    );
    let second = put(&mut study, None, &with_values("P-02", &[("years", "many")]));
    assert_eq!(second.retyped.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Years"]);
    assert_eq!(kinds(&study), [(years.clone(), AttributeKind::Text), (shift.clone(), AttributeKind::Text)]);
    put(&mut study, Some(second.person.id), &form("P-02"));
    let people = study.kept_people().unwrap();
    assert_eq!(people.persons[1].attributes, [None, None], "what is not named is cleared");
    assert_eq!(kinds(&study)[0], (years, AttributeKind::Integer));
}

#[test]
fn a_file_that_says_something_of_one_person_does_not_retype_what_others_hold() {
    let mut study = a_study();
    study.people("id,Years\nP-01,3\nP-02,many\n");
    study.people("id,Years\nP-01,4\n");
    assert_eq!(study.kept_people().unwrap().attributes[0].kind, AttributeKind::Text);
    study.people("id,Years\nP-02,5\n");
    assert_eq!(study.kept_people().unwrap().attributes[0].kind, AttributeKind::Integer);
}

#[test]
fn an_attribute_never_takes_the_name_of_a_column_that_every_study_has() {
    let mut study = a_study();
    let refused = study.put_interviewee(None, &with_values("P-01", &[("Category", "x")]));
    assert!(matches!(refused, Err(StudyError::NameTaken { .. })));
    put(&mut study, None, &with_values("P-01", &[("Years", "3"), ("Shift", "night")]));
    let years = study.kept_people().unwrap().attributes[0].id;
    for name in ["group", "shift"] {
        assert!(matches!(study.rename_attribute(years, name), Err(StudyError::NameTaken { .. })), "{name}");
    }
    study.rename_attribute(years, "years").unwrap();
    study.move_attribute(years, 1).unwrap();
    let names = |study: &Study| study.column_names().unwrap().split_off(4);
    assert_eq!(names(&study), ["Shift", "years"]);
    assert_eq!(study.move_attribute(years, 7).unwrap().number, None, "it is there already");
    assert_eq!(study.remove_attribute(years).unwrap().value, 1);
    study.undo("Ines").unwrap();
    assert_eq!(study.kept_people().unwrap().persons[0].attributes[1].as_deref(), Some("3"));
}

#[test]
fn whoever_is_removed_leaves_interviews_and_codings_without_a_person() {
    let mut study = a_study();
    study.people("id,recommended_by,group,interview_date,Years\nP-01,P-02,First,2024-06-16,3\nP-02,,,,\n");
    let code = study.add("Raids");
    let coding = study.coded("P-01.txt", TALK, code)[0].clone();
    let id = person(&study, "P-01").id;
    study.add_memo(MemoTarget::Interviewee(id), "Ask again in spring.").unwrap();
    let loss = study.loss_of_interviewee(id).unwrap();
    assert_eq!((loss.memos, loss.announced, loss.transcripts, loss.codings), (1, 0, 1, 1));
    assert_eq!(study.remove_interviewee(id).unwrap().value, loss);
    assert_eq!(labels(&study), ["P-02"]);
    assert_eq!(study.coding(coding.id).unwrap().span, coding.span);
    let interviews = study.interviews().unwrap();
    assert_eq!((interviews[0].interviewee, interviews[0].date.as_deref()), (None, Some("2024-06-16")));
    assert!(study.memos().unwrap().is_empty());
    study.assert_sound();
    assert_eq!(study.undo("Ines").unwrap().label, "Removed P-01");
    assert_eq!(study.loss_of_interviewee(id).unwrap(), loss);
}

#[test]
fn an_interview_that_was_announced_goes_with_its_person() {
    let mut study = a_study();
    study.people("id,interview_date\nP-01,2024-06-16\n");
    let (person, interview) = (person(&study, "P-01").id, study.interviews().unwrap()[0].id);
    study.add_memo(MemoTarget::Interview(interview), "Call before.").unwrap();
    let loss = study.remove_interviewee(person).unwrap().value;
    assert_eq!((loss.announced, loss.memos), (1, 1));
    assert!(study.interviews().unwrap().is_empty());
    study.assert_sound();
}

#[test]
fn a_speaker_whose_person_is_removed_is_flagged_and_not_silently_somebody_else() {
    let mut study = a_study();
    study.people("id\nP-01\nP-02\n");
    let talk = study.import(
        "P-01 joint.txt",
        "Interviewer: Who came?\n\nAna: Two.\n\nBo: Three.\n\nAna: Or four.\n\nBo: Three.\n",
    );
    let second = person(&study, "P-02").id;
    study.assign_speaker(talk, "Bo", None, Some(second)).unwrap();
    study.remove_interviewee(second).unwrap();
    let bo = study.speakers_of(talk).unwrap().into_iter().find(|s| s.label == "Bo").unwrap();
    assert_eq!((bo.role, bo.interviewee), (Role::Unknown, None));
}

/// Three people of two categories, one of them with two subcategories, each with a coding.
fn grouped() -> TestStudy {
    let mut study = a_study();
    study.people("id,category,subcategory\nP-01,Advocate,Legal\nP-02,Expert,\nP-03,Advocate,Survivor\n");
    let code = study.add("Raids");
    for n in 1..4 {
        study.coded(&format!("P-0{n}.txt"), &format!("P-0{n}: We waited ⟦{n} hours⟧.\n"), code);
    }
    study
}

#[test]
fn the_order_of_categories_is_the_order_of_columns() {
    let mut study = grouped();
    assert_eq!(columns(&study, "category"), ["Advocate", "Expert"]);
    let id = |study: &Study, name: &str| {
        study.kept_people().unwrap().categories.iter().find(|c| c.name == name).unwrap().id
    };
    let (expert, survivor) = (id(&study, "Expert"), id(&study, "Survivor"));
    study.move_category(expert, 0).unwrap();
    study.move_category(survivor, 0).unwrap();
    assert_eq!(columns(&study, "category"), ["Expert", "Advocate"]);
    assert_eq!(columns(&study, "subcategory"), ["Expert", "Advocate > Survivor", "Advocate > Legal"]);
    assert_eq!(study.move_category(expert, 0).unwrap().number, None);
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    assert_eq!(columns(&study, "subcategory"), ["Advocate > Legal", "Advocate > Survivor", "Expert"]);
}

#[test]
fn categories_have_two_levels_and_one_name_among_siblings() {
    let mut study = grouped();
    let categories = study.kept_people().unwrap().categories.clone();
    let id = |name: &str| categories.iter().find(|c| c.name == name).unwrap().id;
    let form = |parent, name: &str| CategoryForm { parent, name: name.to_owned(), attribution: None };
    let refused = study.put_category(None, &form(Some(id("Legal")), "Deeper")).unwrap_err();
    assert!(matches!(refused, StudyError::TooDeep(name) if name == "Legal"));
    for (parent, name) in [(None, "expert"), (Some(id("Advocate")), "LEGAL")] {
        let refused = study.put_category(None, &form(parent, name));
        assert!(matches!(refused, Err(StudyError::NameTaken { .. })), "{name}");
    }
    study.put_category(None, &form(Some(id("Expert")), "Legal")).unwrap();
    study.put_category(Some(id("Expert")), &form(None, "Researcher")).unwrap();
    let full = study.kept_people().unwrap().full_categories_in_order();
    let all = ["Advocate", "Advocate > Legal", "Advocate > Survivor", "Researcher", "Researcher > Legal"];
    assert_eq!(full, all);
}

#[test]
fn people_of_a_category_that_goes_stand_in_the_one_above_or_in_none() {
    let mut study = grouped();
    let id = |study: &Study, name: &str| {
        study.kept_people().unwrap().categories.iter().find(|c| c.name == name).unwrap().id
    };
    let full = |study: &Study| {
        study.kept_people().unwrap().persons.iter().map(|p| p.full_category()).collect::<Vec<_>>()
    };
    let (legal, advocate) = (id(&study, "Legal"), id(&study, "Advocate"));
    assert_eq!(study.remove_category(legal).unwrap().value, 1);
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(full(&study), [said("Advocate"), said("Expert"), said("Advocate > Survivor")]);
    assert_eq!(study.remove_category(advocate).unwrap().value, 2, "with those below it");
    assert_eq!(full(&study), [None, said("Expert"), None]);
    study.assert_sound();
    study.undo("Ines").unwrap();
    study.undo("Ines").unwrap();
    assert_eq!(full(&study), [said("Advocate > Legal"), said("Expert"), said("Advocate > Survivor")]);
}

#[test]
fn the_outreach_list_records_who_declined_and_who_became_an_interviewee() {
    let mut study = a_study();
    study.people("id,category\nP-01,Advocate\n");
    let form = |label: &str, outcome| OutreachForm {
        label: label.to_owned(),
        category: None,
        approached: Some("2024-05-02".to_owned()),
        found: Some("named by a shelter".to_owned()),
        outcome,
        interviewee: None,
    };
    let declined = study.put_outreach(None, &form("A desk of the county", Outcome::Declined)).unwrap().value;
    let person = person(&study, "P-01").id;
    let came = OutreachForm { interviewee: Some(person), ..form("A shelter", Outcome::Interviewed) };
    let came = study.put_outreach(None, &came).unwrap().value;
    let outcomes: Vec<_> = study.outreach().unwrap().into_iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Declined, Outcome::Interviewed]);
    let both = OutreachForm { interviewee: Some(person), ..form("A desk of the county", Outcome::Declined) };
    let refused = study.put_outreach(Some(declined.id), &both).unwrap_err();
    assert!(matches!(refused, StudyError::NotInterviewed));
    study.remove_interviewee(person).unwrap();
    let left = study.outreach().unwrap().into_iter().find(|row| row.id == came.id).unwrap();
    assert_eq!((left.interviewee, left.outcome), (None, Outcome::Interviewed), "the row stays");
    study.remove_outreach(declined.id).unwrap();
    assert!(matches!(study.remove_outreach(declined.id), Err(StudyError::Missing { .. })));
    study.undo("Ines").unwrap();
    assert_eq!(study.outreach().unwrap().len(), 2);
}
