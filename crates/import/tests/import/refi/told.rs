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

fn variable(number: usize, kind: &str) -> String {
    format!("<Variable guid=\"{}\" name=\"V{number}\" typeOfVariable=\"{kind}\"/>", id(number))
}

fn value(number: usize, said: &str) -> String {
    format!(
        "<VariableValue><VariableRef targetGUID=\"{}\"/><TextValue>{said}</TextValue></VariableValue>",
        id(number)
    )
}

fn text(within: &str) -> String {
    format!(
        "<Sources><TextSource guid=\"{T1}\" name=\"P\" plainTextPath=\"internal://t.txt\">{within}</TextSource></Sources>"
    )
}

#[test]
fn numbers_are_read_as_they_are_usually_written_and_what_becomes_text_is_told() {
    let kinds = [(1, "Integer"), (2, "Integer"), (3, "Float"), (4, "DateTime"), (5, "Float")];
    let variables: String = kinds.iter().map(|(number, kind)| variable(*number, kind)).collect();
    let said = [
        (1, "+7"),
        (2, "123456789012345678901234567890"),
        (3, "+07.50"),
        (4, "2020-01-01T00:00:00Z"),
        (5, "1E3"),
    ];
    let values: String = said.iter().map(|(number, said)| value(*number, said)).collect();
    let within = format!(
        "<Variables>{variables}</Variables><Cases><Case guid=\"{}\" name=\"A\">{values}</Case></Cases>",
        id(9)
    );
    let project = read(&project("Any", &within, TEXT));
    let read: Vec<&str> = project.people[0].values.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(read, ["7", said[1].1, "7.50", said[3].1, "1E3"]);
    let kinds: Vec<String> = project.attributes.iter().map(|own| format!("{:?}", own.kind)).collect();
    assert_eq!(kinds, ["Integer", "Text", "Decimal", "Text", "Text"]);
    assert_eq!(told(&project), ["~ variable: V4", "~ variable: V2", "~ variable: V5"]);
}

#[test]
fn a_second_value_that_is_another_one_is_told_in_whatever_way_it_is_said() {
    let variables = format!("<Variables>{}</Variables>", variable(1, "Text"));
    let case =
        format!("<Case guid=\"{}\">{}<SourceRef targetGUID=\"{T1}\"/></Case>", id(8), value(1, "Chile"));
    let twice = format!("{variables}<Cases>{case}</Cases>{}", text(&value(1, "Peru")));
    let project_of_texts = read(&project("MAXQDA", &twice, TEXT));
    assert_eq!(project_of_texts.people[0].values[0].1, "Chile");
    assert_eq!(told(&project_of_texts), ["~ source: P", "- value: P"]);
    let set = |number: usize, name: &str| {
        format!("<Set guid=\"{}\" name=\"{name}\"><MemberSource targetGUID=\"{T1}\"/></Set>", id(number))
    };
    let sets = format!(
        "<Cases><Case guid=\"{}\" name=\"A\"><SourceRef targetGUID=\"{T1}\"/></Case></Cases>{}<Sets>{}{}{}</Sets>",
        id(8),
        text(""),
        set(2, "Country: Chile"),
        set(3, "country: Peru"),
        set(4, "Country: Chile")
    );
    let of_sets = read(&project("ATLAS.ti 24", &sets, TEXT));
    assert_eq!((of_sets.people[0].values.len(), told(&of_sets)), (1, vec!["- value: A".to_owned()]));
}

#[test]
fn sets_without_members_and_all_that_a_case_without_a_name_says_are_told() {
    let case = format!(
        "<Case guid=\"{}\"><Description>Late.</Description><CodeRef targetGUID=\"{C1}\"/><SourceRef targetGUID=\"{T1}\"/>\
         <SelectionRef targetGUID=\"{}\"/></Case>",
        id(8),
        id(77)
    );
    let within = format!(
        "<Cases>{case}{}</Cases>{}<Sets><Set guid=\"{}\" name=\"Later\"><Description>Empty so far.</Description></Set></Sets>",
        case.replace(T1, &id(78)),
        text(""),
        id(5)
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(
        told(&project),
        ["- code of a case: P", "- passages of a case: P", "- case: ", "- set: Later"]
    );
    assert!(why(&project, "case")[0].ends_with("With it go 1 comment."));
    assert!(why(&project, "set")[0].ends_with("its description has no place."));
    assert_eq!(project.memos[0].text, "Late.");
}

#[test]
fn names_of_passages_that_are_not_their_words_are_told_for_each_text() {
    let all = [coded(0, 3, "One"), coded(4, 7, "My best quote"), coded(0, 7, "On…"), coded(8, 13, "Another")]
        .concat();
    let project = read(&selections("Any", &all, TEXT));
    assert_eq!(told(&project), ["- names of passages: P-01"]);
    assert!(why(&project, "names of passages")[0].starts_with("2 of its passages"));
    assert_eq!(told(&read(&selections("Verbatim 0.1.0", &all, TEXT))), Vec::<String>::new());
}

#[test]
fn values_of_the_text_of_a_pdf_and_of_a_note_are_read_or_told() {
    let within = format!(
        "<Variables>{}</Variables><Sources><PDFSource guid=\"{T1}\" name=\"D\"><Representation guid=\"{}\" \
         plainTextPath=\"internal://t.txt\">{v}</Representation></PDFSource></Sources><Notes><Note guid=\"{}\">\
         <PlainTextContent>Ask.</PlainTextContent>{v}</Note></Notes>",
        variable(1, "Text"),
        id(4),
        id(5),
        v = value(1, "Chile"),
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(project.people[0].values[0].1, "Chile");
    assert_eq!(told(&project), ["- value: ", "~ file: D", "~ source: D", "~ note: "]);
}

#[test]
fn what_is_beside_a_text_that_cannot_be_read_is_counted_once() {
    let gone = "<Representation plainTextPath=\"internal://gone.txt\"><Coding/></Representation>";
    let within = format!(
        "<Sources><PDFSource guid=\"{T1}\" name=\"D\"><Description>Old.</Description><PDFSelection page=\"1\"><Coding/></PDFSelection>\
         {gone}</PDFSource></Sources>"
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(told(&project), ["~ file: D", "- source: D", "- source: D"]);
    let why = why(&project, "source");
    assert!(why[0].ends_with("With it go 1 coding."), "{}", why[0]);
    assert_eq!(why[1], "None of its texts is read. With it go 1 passage, 1 coding and 1 comment.");
}

#[test]
fn a_value_that_can_be_read_is_taken_after_one_that_cannot_and_codes_beside_the_first_are_told() {
    let consent = verbatim_model::refi::OwnVariable::Consent.id();
    let value = |said: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{consent}\"/><TextValue>{said}</TextValue></VariableValue>"
        )
    };
    let case = format!(
        "<Cases><Case guid=\"{}\" name=\"A\">{}{}</Case></Cases>",
        id(1),
        value("zzz"),
        value(verbatim_model::Consent::ALL[0].as_str())
    );
    let two = coded(0, 3, "").replace("</Coding>", "<CodeRef targetGUID=\"other\"/></Coding>");
    let within = format!(
        "<CodeBook><Codes><Code guid=\"{C1}\" name=\"Fear\"/></Codes></CodeBook>{case}{}",
        text(&two)
    );
    let project = read(&project("Any", &within, TEXT));
    assert!(project.people[0].consent.is_some());
    assert_eq!(
        (words(&project), told(&project)),
        (vec!["One".to_owned()], vec!["- coding: P, 0–3".to_owned(), "- value: A".to_owned()])
    );
}
