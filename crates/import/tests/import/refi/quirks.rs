//! What other tools really write.

use verbatim_import::refi::ReadTarget;

use super::{C1, T1, archive, coded, id, project, read, selections, told, words};

const TEXT: &[u8] = b"One two three";

fn code() -> String {
    format!("<CodeBook><Codes><Code guid=\"{C1}\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>")
}

fn source(within: &str) -> String {
    format!(
        "<TextSource guid=\"{T1}\" name=\"P-01.txt\" plainTextPath=\"internal://t.txt\">{within}</TextSource>"
    )
}

#[test]
fn folder_file_and_ids_are_found_whatever_their_letter_case_and_marks_of_systems_do_not_matter() {
    let document = format!(
        "<Project origin=\"NVivo for Mac\">{}<Sources><TextSource guid=\"{{{}}}\" plainTextPath=\"internal://T.TXT\">{}\
         </TextSource></Sources></Project>",
        code()
            .to_uppercase()
            .replace("CODEBOOK", "CodeBook")
            .replace("CODES", "Codes")
            .replace("<CODE ", "<Code ")
            .replace("GUID", "guid")
            .replace("NAME", "name"),
        T1.to_uppercase(),
        coded(4, 7, "")
    );
    let bytes = archive(&[
        ("Trial.QDE", document.as_bytes()),
        ("Sources/t.txt", TEXT),
        ("sources/.root", b""),
        ("__MACOSX/._x.txt", b"x"),
        ("sources\\other.txt", b"x"),
    ]);
    let project = read(&bytes);
    assert_eq!(words(&project), ["two"]);
    assert_eq!(project.texts[0].name, "Text 1");
}

#[test]
fn a_path_without_scheme_is_within_the_archive_and_one_outside_is_never_read() {
    let path = |path: &str| {
        let source =
            format!("<Sources><TextSource guid=\"{T1}\" name=\"P\" plainTextPath=\"{path}\"/></Sources>");
        read(&project("qc 1.2", &source, TEXT))
    };
    assert_eq!(path("sources/t.txt").texts.len(), 1);
    for gone in ["internal://gone.txt", "relative:///t.txt", "absolute:///etc/passwd"] {
        let read = path(gone);
        assert_eq!((read.texts.len(), told(&read)), (0, vec!["- source: P".to_owned()]), "{gone}");
    }
    assert!(path("relative:///t.txt").report[0].why.contains("nothing is read from there"));
}

#[test]
fn a_folder_round_all_codes_goes_and_codes_for_cases_become_people() {
    let person = id(5);
    let within = format!(
        "<CodeBook><Codes><Code guid=\"{n}\" name=\"Nodes\" isCodable=\"false\"><Code guid=\"{C1}\" name=\"Fear\"/>\
         <Code guid=\"{person}\" name=\"AD-01\"/></Code></Codes></CodeBook><Cases><Case guid=\"{person}\" name=\"AD-01\"/>\
         </Cases><Sources>{}</Sources>",
        source(&(coded(0, 3, "") + &coded(0, 13, "").replace(C1, &person))),
        n = id(4),
    );
    let project = read(&project("NVivo for Windows 12", &within, TEXT));
    let names: Vec<&str> = project.codes.iter().map(|code| code.name.as_str()).collect();
    assert_eq!(names, ["Fear"]);
    assert_eq!(project.codes[0].parent, None);
    assert_eq!(words(&project), ["One"]);
    assert_eq!(project.texts[0].person, Some(project.people[0].id));
    assert_eq!(told(&project), ["~ code: Nodes", "~ code: AD-01"]);
}

#[test]
fn a_passage_without_a_code_keeps_its_comment_and_its_notes() {
    let note = id(8);
    let within = format!(
        "{}<Sources>{}</Sources><Notes><Note guid=\"{note}\"><PlainTextContent>Compare P-02.</PlainTextContent></Note></Notes>\
         <Links><Link guid=\"{}\" originGUID=\"{s}\" targetGUID=\"{note}\"/></Links>",
        code(),
        source(&format!(
            "<PlainTextSelection guid=\"{s}\" startPosition=\"4\" endPosition=\"7\"><Description>Why two?</Description></PlainTextSelection>",
            s = id(7)
        )),
        id(9),
        s = id(7),
    );
    let project = read(&project("MAXQDA 24", &within, TEXT));
    assert_eq!((words(&project), project.texts[0].codings[0].code), (vec!["two".to_owned()], None));
    let on = ReadTarget::Coding(project.texts[0].codings[0].id);
    let memos: Vec<_> = project.memos.iter().map(|memo| (memo.text.as_str(), memo.target)).collect();
    assert_eq!(memos, [("Why two?", on), ("Compare P-02.", on)]);
    assert_eq!(told(&project), ["~ selection: P-01.txt, 4–7"]);
}

#[test]
fn variables_of_a_text_are_known_of_its_person_in_whatever_way_they_are_written() {
    let (v, other) = (id(2), id(3));
    let variables =
        format!("<Variables><Variable guid=\"{v}\" name=\"Role\" typeOfVariable=\"Text\"/></Variables>");
    let value = format!(
        "<VariableValue><VariableRef targetGUID=\"{v}\"/><TextValue>Advocate</TextValue></VariableValue>"
    );
    let nameless =
        format!("<Cases><Case guid=\"{other}\">{value}<SourceRef targetGUID=\"{T1}\"/></Case></Cases>");
    for within in [
        format!("{variables}<Sources>{}</Sources>", source(&value)),
        format!("{variables}{nameless}<Sources>{}</Sources>", source("")),
    ] {
        let project = read(&project("MAXQDA", &within, TEXT));
        let person = &project.people[0];
        assert_eq!((person.label.as_str(), person.values[0].1.as_str()), ("P-01", "Advocate"));
        assert_eq!(project.texts[0].person, Some(person.id));
        assert_eq!(told(&project), ["~ source: P-01.txt"]);
    }
    let set = format!(
        "<Cases><Case guid=\"{other}\" name=\"AD\"><SourceRef targetGUID=\"{T1}\"/></Case></Cases><Sources>{}</Sources><Sets><Set guid=\"{v}\" name=\"Role: Advocate\"><MemberSource targetGUID=\"{T1}\"/></Set></Sets>",
        source("")
    );
    let project = read(&project("ATLAS.ti 23", &set, TEXT));
    assert_eq!(
        (project.attributes[0].name.as_str(), project.people[0].values[0].1.as_str()),
        ("Role", "Advocate")
    );
}

#[test]
fn sets_of_texts_are_of_their_people_also_where_the_file_has_no_cases() {
    let (v, s) = (id(2), id(3));
    for (tool, name) in [("MAXQDA 24", "Advocates"), ("ATLAS.ti 23", "Role: Advocate")] {
        let within = format!(
            "<Sources>{}</Sources><Sets><Set guid=\"{v}\" name=\"{name}\"><MemberSource targetGUID=\"{T1}\"/></Set>\
             <Set guid=\"{s}\" name=\"Second round\"><MemberSource targetGUID=\"{T1}\"/></Set></Sets>",
            source("")
        );
        let project = read(&project(tool, &within, TEXT));
        let people: Vec<_> = project.people.iter().map(|person| (person.id, person.label.as_str())).collect();
        assert_eq!(
            people,
            [(project.texts[0].person.unwrap(), "P-01")],
            "{tool}: one, whatever says something of it"
        );
        let groups: Vec<_> = project.groups.iter().map(|(_, name, _)| name.as_str()).collect();
        if tool == "MAXQDA 24" {
            assert_eq!(
                (groups, &project.groups[0].2),
                (vec!["Advocates", "Second round"], &vec![people[0].0])
            );
            assert_eq!(told(&project), ["~ source: P-01.txt", "~ set: Advocates", "~ set: Second round"]);
        } else {
            assert_eq!((groups, project.people[0].values[0].1.as_str()), (vec!["Second round"], "Advocate"));
            assert_eq!(told(&project), ["~ source: P-01.txt", "~ set: Second round"]);
        }
    }
}

#[test]
fn a_quotation_that_is_written_in_the_pdf_and_in_its_text_counts_once() {
    let s = id(7);
    let within = format!(
        "{}<Sources><PDFSource guid=\"{T1}\" name=\"Report\" path=\"internal://r.pdf\"><PDFSelection guid=\"{s}\" page=\"0\" \
         firstX=\"1\" firstY=\"1\" secondX=\"2\" secondY=\"2\"><Coding guid=\"{a}\"><CodeRef targetGUID=\"{C1}\"/></Coding></PDFSelection>\
         <PDFSelection guid=\"{b}\" page=\"1\" firstX=\"1\" firstY=\"1\" secondX=\"2\" secondY=\"2\"/><Representation guid=\"{r}\" \
         plainTextPath=\"internal://t.txt\"><PlainTextSelection guid=\"{s}\" startPosition=\"4\" endPosition=\"7\"><Coding guid=\"{a}\">\
         <CodeRef targetGUID=\"{C1}\"/></Coding></PlainTextSelection></Representation></PDFSource></Sources>",
        code(),
        a = id(20),
        b = id(21),
        r = id(22),
    );
    let project = read(&project("ATLAS.ti 8.4", &within, TEXT));
    assert_eq!((words(&project), project.texts[0].name.as_str()), (vec!["two".to_owned()], "Report"));
    assert_eq!(told(&project), ["~ file: Report", "- selection: Report"]);
}

#[test]
fn what_only_the_pdf_says_of_a_quotation_that_is_in_its_text_too_stays_on_it() {
    let (s, other) = (id(0xa7), id(0xc2));
    let coding = |number: usize, code: &str| {
        format!("<Coding guid=\"{}\"><CodeRef targetGUID=\"{code}\"/></Coding>", id(number))
    };
    let within = format!(
        "{}<Sources><PDFSource guid=\"{T1}\" name=\"Report\"><PDFSelection guid=\"{{{}}}\" page=\"0\"><Description>Odd.</Description>{}{}\
         </PDFSelection><Representation guid=\"{}\" plainTextPath=\"internal://t.txt\"><PlainTextSelection guid=\"{s}\" \
         startPosition=\"4\" endPosition=\"7\">{}</PlainTextSelection></Representation></PDFSource></Sources>",
        code().replace("</Codes>", &format!("<Code guid=\"{other}\" name=\"Hope\"/></Codes>")),
        s.to_uppercase(),
        coding(20, C1),
        coding(21, &other),
        id(22),
        coding(23, C1),
    );
    let project = read(&project("ATLAS.ti 8.4", &within, TEXT));
    assert_eq!(words(&project), ["two", "two"]);
    assert_ne!(project.texts[0].codings[0].code, project.texts[0].codings[1].code);
    assert_eq!(project.memos[0].target, ReadTarget::Coding(project.texts[0].codings[0].id));
    assert_eq!(told(&project), ["~ file: Report"]);
}

#[test]
fn what_goes_with_a_source_that_is_not_read_is_counted() {
    let parts = coded(0, 3, "").replace("<Coding", "<Description>Why?</Description><Coding");
    let value =
        format!("<VariableValue><VariableRef targetGUID=\"{T1}\"/><TextValue>x</TextValue></VariableValue>");
    let all = format!("{parts}{parts}{value}");
    let sources = [
        format!("<TextSource name=\"P\" plainTextPath=\"internal://gone.txt\">{all}</TextSource>"),
        format!("<PictureSource name=\"P\">{all}</PictureSource>"),
        format!("<PDFSource name=\"P\">{all}</PDFSource>"),
        format!("<WebSource name=\"P\">{all}</WebSource>"),
    ];
    for (kind, source) in ["PlainText", "Picture", "PDF", "PlainText"].into_iter().zip(sources) {
        let own = format!("<{kind}Selection guid");
        let source = source.replace("PlainTextSelection>", &format!("{kind}Selection>"));
        let source = source
            .replace("<PlainTextSelection guid", &own)
            .replace("startPosition=\"0\" endPosition=\"3\" ", "");
        let source = source.replace("startPosition=\"0\" endPosition=\"3\"", "");
        let project = read(&project("Any", &format!("{}<Sources>{source}</Sources>", code()), TEXT));
        let why = &project.report[0].why;
        assert_eq!(told(&project), ["- source: P"]);
        let end = " With it go 2 passages, 2 codings, 2 comments and 1 value of a variable.";
        assert!(why.ends_with(end), "{why}");
    }
}

#[test]
fn a_transcript_of_a_recording_is_read_by_its_points_in_time() {
    let (from, to) = (id(0xa30), id(31));
    let within = format!(
        "{}<Sources><AudioSource guid=\"{T1}\" name=\"Call\" path=\"internal://c.mp3\"><Transcript guid=\"{}\" \
         plainTextPath=\"internal://t.txt\"><SyncPoint guid=\"{from}\" timeStamp=\"0\" position=\"4\"/><SyncPoint guid=\"{to}\" \
         timeStamp=\"9\" position=\"7\"/><TranscriptSelection guid=\"{}\" fromSyncPoint=\"{{{up}}}\" toSyncPoint=\"{to}\"><Coding \
         guid=\"{}\"><CodeRef targetGUID=\"{C1}\"/></Coding></TranscriptSelection></Transcript><AudioSelection guid=\"{}\" begin=\"0\" \
         end=\"9\"/></AudioSource><PictureSource guid=\"{}\" name=\"Map\" path=\"internal://m.png\"/></Sources>",
        code(),
        id(32),
        id(33),
        id(34),
        id(35),
        id(36),
        up = from.to_uppercase(),
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(words(&project), ["two"]);
    assert_eq!(told(&project), ["- file: Call", "- source: Map", "- selection: Call", "- times: Call"]);
}

#[test]
fn what_leads_nowhere_is_told_and_the_rest_goes_on() {
    let within = format!(
        "{}<Cases><Case guid=\"{}\" name=\"AD\"><VariableValue><VariableRef targetGUID=\"{g}\"/><TextValue>x</TextValue>\
         </VariableValue><SourceRef targetGUID=\"{g}\"/></Case></Cases><Sources>{}</Sources><NoteRef targetGUID=\"{g}\"/>",
        code(),
        id(1),
        source(&(coded(0, 3, "") + &coded(4, 7, "").replace(C1, &id(77)))),
        g = id(99),
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(words(&project), ["One"]);
    assert_eq!(told(&project), ["- coding: P-01.txt, 4–7", "- value: AD", "- source: AD", "- note: "]);
}

#[test]
fn things_of_the_same_id_or_name_do_not_take_each_others_place() {
    let codes = "<Code guid=\"1\" name=\"Fear\"/><Code guid=\"1\" name=\"fear\"/><Code name=\"a > b\"/><Code guid=\"2\"/>";
    let sources = source(&coded(0, 3, "")) + &source("");
    let within = format!("<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{sources}</Sources>");
    let project = read(&project("Any", &within, TEXT));
    let names: Vec<&str> = project.codes.iter().map(|code| code.name.as_str()).collect();
    assert_eq!(names, ["Fear", "fear (2)", "a › b", "Code without a name"]);
    assert_ne!(project.codes[0].id, project.codes[1].id);
    assert_ne!(project.texts[0].id, project.texts[1].id);
    assert_eq!(project.texts[0].name, project.texts[1].name);
}

#[test]
fn the_same_code_by_the_same_coder_on_the_same_passage_is_one_coding() {
    let twice = coded(0, 3, "")
        + &coded(0, 3, "").replace("00000000-0000-4000-8000-0000000d", "00000000-0000-4000-8000-0000000e");
    let project = read(&selections("NVivo for Windows", &twice, TEXT));
    assert_eq!(words(&project), ["One"]);
}

#[test]
fn a_code_on_a_whole_source_covers_its_text() {
    let whole = format!("<Coding guid=\"{}\"><CodeRef targetGUID=\"{C1}\"/></Coding>", id(50));
    let project = read(&selections("Any", &whole, "One 🌱 two".as_bytes()));
    assert_eq!(words(&project), ["One 🌱 two"]);
}

#[test]
fn sets_graphs_links_and_rich_text_that_have_no_place_are_told_one_by_one() {
    let within = format!(
        "{}<Sources>{}<TextSource guid=\"{}\" name=\"P-02\" richTextPath=\"internal://t.docx\"/></Sources><Links><Link \
         guid=\"{}\" name=\"causes\" originGUID=\"{C1}\" targetGUID=\"{C1}\"/></Links><Sets><Set guid=\"{}\" name=\"Core\">\
         <MemberCode targetGUID=\"{C1}\"/></Set></Sets><Graphs><Graph guid=\"{}\" name=\"Map\"><Vertex/></Graph></Graphs><Extra/>",
        code(),
        source("").replace("plainTextPath", "richTextPath=\"internal://t.docx\" plainTextPath"),
        id(60),
        id(61),
        id(62),
        id(63),
    );
    let project = read(&project("Any", &within, TEXT));
    assert_eq!(
        told(&project),
        [
            "- element: Extra",
            "~ source: P-01.txt",
            "- source: P-02",
            "= link: causes",
            "= set: Core",
            "= graph: Map"
        ]
    );
}
