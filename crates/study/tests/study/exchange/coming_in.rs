//! Projects of other tools in a study that has something already.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use verbatim_model::{LinkKind, MemoTarget, Role};
use verbatim_study::Silent;
use verbatim_study::exchange::{ProjectReport, read_project};
use verbatim_study::interviewees::IntervieweeForm;
use verbatim_testkit::{TestStudy, a_study};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const FIRST: &str = "Interviewer: Where?\n\nRespondent: At the shelter, at night.\n";

/// A project of two texts by two people, as another tool might write it.
const DOCUMENT: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Raids\" origin=\"Tool 1\">
<Users><User guid=\"u1\" name=\"INES\"/><User guid=\"u2\" name=\"Hale\"/></Users>
<CodeBook><Codes><Code guid=\"c1\" name=\"places\" isCodable=\"true\"><Description>Elsewhere</Description>
<Code guid=\"c2\" name=\"Shelter\" isCodable=\"true\" color=\"#CA687C\"/></Code></Codes></CodeBook>
<Cases><Case guid=\"p1\" name=\"ad-01\"><SourceRef targetGUID=\"s1\"/></Case>
<Case guid=\"p2\" name=\"AD-02\"><SourceRef targetGUID=\"s2\"/></Case></Cases>
<Sources><TextSource guid=\"s1\" name=\"AD-01.txt\" plainTextPath=\"internal://a.txt\">
<PlainTextSelection guid=\"x1\" startPosition=\"40\" endPosition=\"47\"><Description>Which one?</Description>
<Coding guid=\"k1\" creatingUser=\"u1\"><CodeRef targetGUID=\"c2\"/></Coding>
<Coding guid=\"k2\" creatingUser=\"u2\"><CodeRef targetGUID=\"c2\"/></Coding>
<Coding guid=\"k3\"><CodeRef targetGUID=\"c1\"/></Coding></PlainTextSelection>
<PlainTextSelection guid=\"x2\" startPosition=\"49\" endPosition=\"57\"/></TextSource>
<TextSource guid=\"s2\" name=\"AD-01.txt\" plainTextPath=\"internal://b.txt\"/></Sources>
<Sets><Set guid=\"g2\" name=\"Core\"><MemberCode targetGUID=\"c1\"/></Set></Sets>
<Graphs><Graph guid=\"g1\" name=\"Map\"><Vertex guid=\"g3\" representedGUID=\"c2\" firstX=\"1\" firstY=\"2\" shape=\"Oval\"/>
</Graph></Graphs></Project>";

fn project(study: &TestStudy) -> PathBuf {
    packed(study, DOCUMENT)
}

fn packed(study: &TestStudy, document: &str) -> PathBuf {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("project.qde", document),
        ("sources/a.txt", FIRST),
        ("sources/b.txt", "AD-02: We waited.\r\nFor a year.\r\n"),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    study.file("theirs.qdpx", zip.finish().unwrap().into_inner())
}

fn import(study: &mut TestStudy) -> ProjectReport {
    let read = read_project(&project(study)).unwrap();
    study.import_project(read, &Silent).unwrap().value
}

#[test]
fn what_the_study_has_stays_and_the_rest_is_added_in_one_action() {
    let mut study = a_study();
    let places = study.add("Places");
    study.people("id,category\nAD-01,Advocate\n");
    study.import("AD-01 visit.txt", FIRST);
    let before = study.history(1).unwrap()[0].action.number;
    let report = import(&mut study);
    let there = report.already_there;
    assert_eq!((there.coders, there.codes, there.interviewees, there.transcripts), (1, 1, 1, 1));
    let added = report.added;
    assert_eq!((added.coders, added.interviewees, added.transcripts, added.codings), (1, 1, 1, 4));
    assert_eq!(study.history(1).unwrap()[0].action.number, before + 1);
    assert_eq!(study.history(1).unwrap()[0].label, "Imported a project with 1 transcript and 4 codings");
    // The codings are on the text that was there, under the codes that were there.
    let transcript = study.find_transcript("AD-01 visit.txt").unwrap();
    let codings = study.codings(&verbatim_study::codings::CodingFilter::default()).unwrap();
    assert!(codings.iter().all(|row| row.coding.transcript == transcript.id));
    let words: Vec<String> = codings.iter().map(|row| study.words_of(&row.coding)).collect();
    assert_eq!(words, ["shelter", "shelter", "shelter", "at night"]);
    assert_eq!(codings.iter().filter(|row| row.coding.code == places).count(), 1);
    study.assert_sound();
}

#[test]
fn the_coder_of_each_coding_is_known_and_where_there_is_none_it_is_who_imports() {
    let mut study = a_study();
    import(&mut study);
    let codings = study.codings(&verbatim_study::codings::CodingFilter::default()).unwrap();
    let coders = study.coders().unwrap();
    let names: Vec<&str> = coders.iter().map(|coder| coder.name.as_str()).collect();
    assert_eq!(names, ["Ines", "Hale"]);
    let by = |n: usize| codings.iter().filter(|row| row.coding.coder == coders[n].id).count();
    assert_eq!((by(0), by(1)), (3, 1));
}

#[test]
fn a_second_import_of_the_same_file_adds_nothing() {
    let mut study = a_study();
    import(&mut study);
    let again = import(&mut study);
    assert_eq!((again.added.codings, again.added.transcripts, again.added.memos), (0, 0, 0));
    assert_eq!((again.added.codes, again.added.interviewees, again.added.coders), (0, 0, 0));
}

#[test]
fn a_passage_without_a_code_and_a_comment_have_their_place() {
    let mut study = a_study();
    let report = import(&mut study);
    let bare = study.find_code("Passages without a code").unwrap().id;
    let codings = study.codings(&verbatim_study::codings::CodingFilter::default()).unwrap();
    let bare: Vec<String> =
        codings.iter().filter(|row| row.coding.code == bare).map(|row| study.words_of(&row.coding)).collect();
    assert_eq!(bare, ["at night"]);
    let memo = &study.memos().unwrap()[0];
    assert_eq!(memo.text, "Which one?");
    assert!(matches!(memo.target, MemoTarget::Coding(_)));
    let told: Vec<&str> = report.items.iter().map(|item| item.what).collect();
    assert_eq!(told, ["selection", "set", "graph", "source"]);
}

#[test]
fn what_has_no_place_here_leaves_again_with_the_ids_of_the_study_and_is_looked_through_for_names() {
    let mut study = a_study();
    let places = study.add("Places");
    import(&mut study);
    let written = super::document(&super::leave(&mut study, "out internal.qdpx"));
    assert!(written.contains(&format!("<MemberCode targetGUID=\"{places}\"/>")), "{written}");
    let shelter = study.find_code("Shelter").unwrap().id;
    assert!(
        written.contains(&format!("representedGUID=\"{shelter}\" firstX=\"1\" firstY=\"2\"")),
        "{written}"
    );
    let scan = study.scan_leaks(&Silent).unwrap();
    assert!(scan.scopes.iter().any(|scope| scope.place == "kept part" && scope.of == 2));
    study.delete_code(places).unwrap();
    let written = super::document(&super::leave(&mut study, "later internal.qdpx"));
    assert!(!written.contains("<Set ") && written.contains("<Vertex "), "{written}");
}

#[test]
fn texts_of_one_name_are_two_and_line_ends_are_those_of_the_study() {
    let mut study = a_study();
    import(&mut study);
    let names: Vec<String> = study.transcripts().unwrap().into_iter().map(|t| t.file_name).collect();
    assert!(
        names.contains(&"AD-01.txt".to_owned()) && names.contains(&"AD-01 (2).txt".to_owned()),
        "{names:?}"
    );
    let second = study.find_transcript("AD-01 (2).txt").unwrap();
    assert_eq!(study.text(&second).unwrap().text, "AD-02: We waited.\nFor a year.\n");
    let people = study.interviewees().unwrap();
    let interview = study.interview(second.interview).unwrap().unwrap();
    assert_eq!(interview.interviewee, people.iter().find(|p| p.label == "AD-02").map(|p| p.id));
}

#[test]
fn a_colour_of_the_palette_stays_one_and_a_codebook_alone_adds_to_the_codebook() {
    let mut study = a_study();
    study.add("Places");
    let file = study.file(
        "book.qdc",
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes><Code guid=\"c1\" name=\"Places\" isCodable=\"true\"><Code \
         guid=\"c2\" name=\"Shelter\" isCodable=\"true\" color=\"#CA687C\"/></Code></Codes></CodeBook>",
    );
    let report = study.import_project(read_project(&file).unwrap(), &Silent).unwrap().value;
    assert_eq!((report.added.codes, report.already_there.codes), (1, 1));
    let code = study.find_code("Places > Shelter").unwrap();
    assert_eq!((code.slot.number(), code.colour), (1, None));
}

#[test]
fn ties_and_speakers_are_of_the_people_of_the_study_whatever_their_labels_became() {
    let mut theirs = a_study();
    theirs.people("id\nAD-01\nAD-02\n");
    let project = super::leave(&mut theirs, "first internal.qdpx");
    let (mut study, _) = super::come_in(&theirs, &project, "again.verbatim");
    // Here somebody is called otherwise by now, and another person has the label that was given up.
    let second = study.find_interviewee("AD-02").unwrap().id;
    let called = |label: &str| IntervieweeForm { label: label.to_owned(), ..IntervieweeForm::default() };
    study.put_interviewee(Some(second), &called("Nurse")).unwrap();
    study.put_interviewee(None, &called("AD-02")).unwrap();
    // There a third person comes, tied to the second one, who speaks in a new text.
    theirs.people("id,recommended_by,same_organisation_as\nAD-03,AD-02,AD-01\n");
    let visit = theirs.import(
        "AD-01 visit.txt",
        "Interviewer: Where?\n\nAna: At the shelter.\n\nBo: At night.\n\nAna: Yes.\n\nBo: Yes.\n",
    );
    theirs.assign_speaker(visit, "Bo", Some(Role::Respondent), Some(second)).unwrap();
    let project = super::leave(&mut theirs, "second internal.qdpx");
    study.import_project(read_project(&project).unwrap(), &Silent).unwrap();
    let people = study.people().unwrap();
    let tied = |kind| people.links.iter().filter(move |l| l.kind == kind).map(|l| l.other.as_str());
    assert_eq!(tied(LinkKind::RecommendedBy).collect::<Vec<_>>(), ["Nurse"]);
    assert_eq!(tied(LinkKind::SameOrganisationAs).collect::<Vec<_>>(), ["AD-01"]);
    let bo = study.speakers_of(visit).unwrap().into_iter().find(|speaker| speaker.label == "Bo").unwrap();
    assert_eq!(bo.interviewee, Some(second));
}

#[test]
fn what_leaves_again_is_not_told_as_staying_behind() {
    let mut study = a_study();
    import(&mut study);
    let to = study.path().with_file_name("out internal.qdpx");
    let left = study.export_project(verbatim_model::Purpose::Team, &to, &Silent).unwrap();
    assert!(super::document(&to).contains("<MemberCode "));
    assert_eq!(left.stays_behind.iter().find(|stays| stays.what.starts_with("settings")), None);
}

#[test]
fn a_text_stays_out_where_any_of_its_people_has_withdrawn() {
    let both =
        r#"<Case guid="p2" name="AD-02"><SourceRef targetGUID="s1"/><SourceRef targetGUID="s2"/></Case>"#;
    let mut study = a_study();
    study.people("id,consent\nAD-02,withdrawn\n");
    let document =
        DOCUMENT.replace(r#"<Case guid="p2" name="AD-02"><SourceRef targetGUID="s2"/></Case>"#, both);
    let file = packed(&study, &document);
    let report = study.import_project(read_project(&file).unwrap(), &Silent).unwrap().value;
    // The first text is of AD-01 and, as its second case says, of AD-02.
    assert_eq!((report.added.transcripts, report.added.codings), (0, 0));
    let out =
        report.items.iter().filter(|item| item.why.starts_with("Somebody who has withdrawn speaks in it"));
    assert_eq!(out.count(), 2, "{:?}", report.items);
}
