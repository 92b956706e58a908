//! Nothing of a file is dropped in silence.

use super::{C1, T1, archive, coded, id, project, read, selections, told, words};

const TEXT: &[u8] = b"One two three";

fn why(project: &verbatim_import::refi::ReadProject, what: &str) -> Vec<String> {
    project.report.iter().filter(|item| item.what == what).map(|item| item.why.clone()).collect()
}

#[test]
fn what_the_standard_does_not_know_is_told_once_for_each_name_with_its_number() {
    let weights = "<z:Weight/>".repeat(1_000);
    let within = format!(
        "{weights}<CodeBook><Codes><Code guid=\"{C1}\" name=\"Fear\" xmlns:z=\"urn:z\" z:weight=\"3\">{weights}</Code></Codes></CodeBook>\
         <Cases><Case guid=\"{}\" name=\"A\" colour=\"red\"/></Cases><Sources><TextSource guid=\"{T1}\" name=\"P\" xml:lang=\"en\" \
         plainTextPath=\"internal://t.txt\"><Passages>{}</Passages>{}</TextSource></Sources>",
        id(1),
        coded(4, 7, ""),
        coded(0, 3, "").replace("<Coding ", "<Mood/><Coding mood=\"joy\" "),
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(words(&project), ["One"]);
    assert_eq!(
        told(&project),
        [
            "- element: Weight",
            "- attribute: weight",
            "- element: Weight",
            "- attribute: colour",
            "- element: Passages",
            "- element: Mood",
            "- attribute: mood"
        ]
    );
    let elements = why(&project, "element");
    assert_eq!(elements[0], "The standard has no such part in Project; the file has 1000.");
    assert_eq!(
        elements[2],
        "The standard has no such part in TextSource. With it go 1 passage and 1 coding."
    );
}

#[test]
fn kinds_of_unknown_parts_are_a_list_with_an_end() {
    let many: String = (0..5_000).map(|n| format!("<a{n}/>")).collect();
    let project = read(&project("Any", &many, TEXT));
    assert_eq!(project.report.len(), 201);
    assert!(project.report[200].why.starts_with("The file has 4800 more parts"));
}

#[test]
fn dates_that_cannot_be_read_and_users_that_are_missing_are_told() {
    let by = |date: &str| {
        format!("<Coding creatingUser=\"{{{}}}\" creationDateTime=\"{date}\" guid", id(7).to_uppercase())
    };
    let all = [
        coded(0, 3, "").replace("<Coding guid", &by("2020-13-01T00:00:00Z")).replace(" \n", " "),
        coded(4, 7, "").replace("<Coding guid", &by("yesterday")),
        coded(8, 13, "").replace("<Coding guid", &by("2020-01-01T24:00:00Z")),
    ];
    let all = all.concat().replace("<Coding          guid", "<Coding guid");
    let project = read(&selections("Any", &all, TEXT));
    assert_eq!(told(&project), ["- user: ", "- date: Coding"]);
    assert_eq!(
        why(&project, "date"),
        ["2 of them have a creationDateTime that is no date that can be read."]
    );
    let times: Vec<_> = project.texts[0].codings.iter().map(|coding| coding.made_at.map(|at| at.0)).collect();
    assert_eq!(times, [None, None, Some(1_577_923_200_000)]);
}

#[test]
fn notes_that_thousands_of_parts_refer_to_do_not_fill_the_memory() {
    let note = format!(
        "<Notes><Note guid=\"{}\"><PlainTextContent>{}</PlainTextContent></Note></Notes>",
        id(9),
        "x".repeat(1_000_000)
    );
    let references = format!("<NoteRef targetGUID=\"{}\"/>", id(9)).repeat(2_000);
    let project = read(&project("Any", &format!("{note}{references}"), TEXT));
    assert_eq!((project.memos.len(), told(&project)), (68, vec!["- note: ".to_owned()]));
}

#[test]
fn a_file_of_exactly_the_name_is_taken_before_one_that_differs_by_letter_case() {
    for (name, words) in [("T.txt", "Upper"), ("t.txt", "lower"), ("t.TXT", "Upper")] {
        let document = format!(
            "<Project><Sources><TextSource name=\"P\" plainTextPath=\"internal://{name}\"/></Sources></Project>"
        );
        let bytes = archive(&[
            ("project.qde", document.as_bytes()),
            ("sources/T.txt", b"Upper"),
            ("sources/t.txt", b"lower"),
        ]);
        assert_eq!(read(&bytes).texts[0].text, words, "{name}");
    }
}
