//! Whose a text is, and whose the notes are on what has no place, by every tie that a file makes.

use verbatim_import::refi::{ReadProject, ReadTarget};

use super::{C1, T1, coded, id, project, read, told};

const TEXT: &[u8] = b"One two three";

fn code(within: &str) -> String {
    format!("<CodeBook><Codes><Code guid=\"{C1}\" name=\"Fear\"/>{within}</Codes></CodeBook>")
}

fn cases(cases: &[(&str, &str, &str)]) -> String {
    let case = |(name, kind, target): &(&str, &str, &str)| {
        let own = id(name.len());
        format!("<Case guid=\"{own}\" name=\"{name}\"><{kind} targetGUID=\"{target}\"/></Case>")
    };
    format!("<Cases>{}</Cases>", cases.iter().map(case).collect::<String>())
}

fn source(within: &str) -> String {
    format!(
        "<Sources><TextSource guid=\"{T1}\" name=\"P\" plainTextPath=\"internal://t.txt\">{within}</TextSource></Sources>"
    )
}

fn note(number: usize) -> String {
    format!(
        "<Notes><Note guid=\"{}\" name=\"ill\"><PlainTextContent>She was ill.</PlainTextContent></Note></Notes>",
        id(number)
    )
}

fn of(project: &ReadProject, text: usize) -> (Option<&str>, Vec<&str>) {
    let label = |id| project.people.iter().find(|own| own.id == id).map(|own| own.label.as_str());
    let text = &project.texts[text];
    (text.person.and_then(label), text.others.iter().filter_map(|id| label(*id)).collect())
}

fn about(project: &ReadProject) -> Vec<ReadTarget> {
    project.memos.iter().map(|memo| memo.target).collect()
}

#[test]
fn a_case_that_marks_a_passage_of_a_text_is_tied_to_it() {
    let selection = id(1_003);
    let within = |all: &[(&str, &str, &str)]| {
        read(&project("Any", &format!("{}{}{}", code(""), cases(all), source(&coded(0, 3, ""))), TEXT))
    };
    let one = within(&[("A", "SelectionRef", &selection)]);
    assert_eq!(of(&one, 0), (Some("A"), vec![]));
    assert_eq!(told(&one), ["- passages of a case: A", "~ source: P"]);
    let two = within(&[("A", "SelectionRef", &selection), ("Bo", "SelectionRef", &selection)]);
    assert_eq!(of(&two, 0), (None, vec!["A", "Bo"]));
    assert_eq!(told(&two), ["- passages of a case: A", "- passages of a case: Bo"]);
    let other = within(&[("A", "SelectionRef", &selection), ("Bo", "SourceRef", T1)]);
    assert_eq!(of(&other, 0), (Some("Bo"), vec!["A"]));
    let gone = within(&[("A", "SelectionRef", &id(77))]);
    assert_eq!((of(&gone, 0), told(&gone)), ((None, vec![]), vec!["- passages of a case: A".to_owned()]));
}

#[test]
fn a_case_that_refers_to_the_text_of_a_pdf_or_a_transcript_is_tied_to_it() {
    let part = id(80);
    for (kind, text) in [("PDFSource", "Representation"), ("AudioSource", "Transcript")] {
        let within = format!(
            "{}<Sources><{kind} guid=\"{T1}\" name=\"D\"><{text} guid=\"{part}\" plainTextPath=\"internal://t.txt\"/></{kind}></Sources>",
            cases(&[("A", "SourceRef", &part)])
        );
        let project = read(&project("Any", &within, TEXT));
        assert_eq!(of(&project, 0), (Some("A"), vec![]), "{kind}");
        assert_eq!(told(&project).len(), 1);
    }
}

#[test]
fn who_speaks_is_known_from_a_note_that_went_through_another_tool() {
    let within = format!(
        "{}<Notes><Note guid=\"{n}\" name=\"Speakers (Verbatim)\"><PlainTextContent>R\trespondent\tAD-02</PlainTextContent></Note></Notes>",
        source(&format!("<NoteRef targetGUID=\"{}\"/>", id(9))),
        n = id(9)
    );
    let project = read(&project("NVivo for Windows 14", &within, TEXT));
    assert_eq!(project.texts[0].speakers[0].person.as_deref(), Some("AD-02"));
}

#[test]
fn notes_on_a_code_for_a_case_are_on_the_person() {
    let (case, n) = (id(1), id(9));
    let codes = code(&format!(
        "<Code guid=\"{case}\" name=\"A\"><Description>Came late.</Description><NoteRef targetGUID=\"{n}\"/></Code>"
    ));
    let within = format!("{codes}{}{}{}", cases(&[("A", "SourceRef", T1)]), source(""), note(9));
    let project = read(&project("NVivo for Windows 14", &within, TEXT));
    let person = ReadTarget::Person(project.people[0].id);
    assert_eq!(about(&project), [person, person]);
    assert_eq!(told(&project), ["~ code: A"]);
    assert!(project.report[0].why.ends_with("is a memo on the person."));
}

#[test]
fn notes_on_a_passage_that_only_a_case_marks_are_on_the_person() {
    let (case, s) = (id(1), id(1_003));
    let link =
        format!("<Links><Link guid=\"{}\" originGUID=\"{}\" targetGUID=\"{s}\"/></Links>", id(8), id(9));
    let coding = format!("<NoteRef targetGUID=\"{}\"/></Coding>", id(9));
    for (selections, links) in [
        (coded(0, 3, "").replace(C1, &case), link.as_str()),
        (coded(0, 3, "").replace(C1, &case).replace("</Coding>", &coding), ""),
        (coded(5, 5, "").replace(C1, &case).replace("</Coding>", &coding), ""),
    ] {
        let codes = code(&format!("<Code guid=\"{case}\" name=\"A\"/>"));
        let whose = format!("<Cases><Case guid=\"{case}\" name=\"A\"/></Cases>");
        let within = format!("{codes}{whose}{}{}{links}", source(&selections), note(9));
        let project = read(&project("NVivo for Windows 14", &within, TEXT));
        assert_eq!(about(&project), [ReadTarget::Person(project.people[0].id)]);
        assert_eq!(of(&project, 0), (Some("A"), vec![]));
        assert!(project.report.iter().any(|item| item.why.ends_with("is a memo on the person.")));
    }
}

#[test]
fn notes_on_a_place_between_characters_outside_or_without_a_known_code_are_on_the_interview() {
    let noted = |selection: String| {
        selection.replace("<Coding", &format!("<NoteRef targetGUID=\"{}\"/><Coding", id(9)))
    };
    let coding = format!("<NoteRef targetGUID=\"{}\"/></Coding>", id(9));
    for selection in [
        noted(coded(5, 5, "")),
        noted(coded(500, 600, "")),
        coded(0, 3, "").replace(C1, &id(78)).replace("</Coding>", &coding),
    ] {
        let within = format!("{}{}{}", code(""), source(&selection), note(9));
        let project = read(&project("Any", &within, TEXT));
        assert_eq!(about(&project), [ReadTarget::Interview(project.texts[0].id)]);
        assert!(project.report[0].why.ends_with("is a memo on the interview."), "{:?}", project.report);
        assert_eq!(project.report.len(), 1);
    }
}

#[test]
fn notes_on_a_source_that_is_not_read_are_on_the_person_whose_it_is() {
    let gone = format!(
        "<Sources><TextSource guid=\"{T1}\" name=\"P\" plainTextPath=\"internal://gone.txt\"><NoteRef targetGUID=\"{}\"/></TextSource></Sources>",
        id(9)
    );
    let tied = read(&project("Any", &format!("{}{gone}{}", cases(&[("A", "SourceRef", T1)]), note(9)), TEXT));
    assert_eq!(about(&tied), [ReadTarget::Person(tied.people[0].id)]);
    let loose = read(&project("Any", &format!("{gone}{}", note(9)), TEXT));
    assert_eq!(
        (about(&loose), told(&loose)),
        (vec![ReadTarget::Project], vec!["- source: P".to_owned(), "~ note: ill".to_owned()])
    );
    assert!(loose.report[1].why.starts_with("What refers to it has no place here"));
}

#[test]
fn a_reference_to_an_id_that_several_sources_have_is_to_the_first() {
    let second = "<TextSource guid=\"{T1}\" name=\"P-2\" plainTextPath=\"internal://t.txt\"/></Sources>"
        .replace("{T1}", T1);
    let texts = source("").replace("</Sources>", &second);
    let all: Vec<String> = (1..=30).map(|number| "x".repeat(number)).collect();
    let all: Vec<_> = all.iter().map(|name| (name.as_str(), "SourceRef", T1)).collect();
    let project = read(&project("Any", &format!("{}{texts}", cases(&all)), TEXT));
    assert_eq!((of(&project, 0).0, of(&project, 0).1.len()), (Some("x"), 29));
    assert_eq!(of(&project, 1), (None, vec![]));
    assert_eq!(told(&project), ["~ source: P-2", "- case of a source: P"]);
}

#[test]
fn a_note_to_which_a_case_refers_or_that_it_marks_is_on_the_person() {
    let (case, s) = (id(1), id(1_003));
    let marked = coded(0, 3, "").replace(C1, &case);
    let codes = code(&format!("<Code guid=\"{case}\" name=\"A\"/>"));
    for (codes, kind, target, within) in [
        ("", "SourceRef", id(9), ""),
        ("", "SelectionRef", s, marked.as_str()),
        (codes.as_str(), "None", id(9), marked.as_str()),
    ] {
        let note = note(9).replace("</Note>", &format!("{within}</Note>"));
        let within = format!("{codes}{}{note}", cases(&[("A", kind, &target)]));
        let project = read(&project("NVivo for Windows 14", &within, TEXT));
        assert_eq!(about(&project), [ReadTarget::Person(project.people[0].id)], "{kind}");
        assert!(told(&project).contains(&"~ note: ill".to_owned()));
    }
}
