//! Words that another program wrote round the texts: they go as the words of texts do. Texts that look like others.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use verbatim_model::{Consent, Purpose};
use verbatim_study::Silent;
use verbatim_study::codings::CodingFilter;
use verbatim_study::exchange::{ProjectReport, read_project};
use verbatim_study::interviewees::IntervieweeForm;
use verbatim_testkit::{TestStudy, a_study};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{document, leave};

/// A graph whose names are a person, a quotation and nothing; a set with words; a person with a text.
const GRAPH: &str = "<Cases><Case guid=\"p1\" name=\"Bo\"><SourceRef targetGUID=\"s1\"/></Case></Cases>
<Sources><TextSource guid=\"s1\" name=\"Bo.txt\" plainTextPath=\"internal://a.txt\"/></Sources>
<Sets><Set guid=\"g2\" name=\"What Bo said\"><Description>She fled to Lodi</Description>
<MemberCode targetGUID=\"c1\"/></Set></Sets>
<Graphs><Graph guid=\"g1\" name=\"Bo and the raid\">
<Vertex guid=\"g3\" representedGUID=\"c1\" name=\"purple umbrella\" firstX=\"1\" firstY=\"2\"/>
<Vertex guid=\"g4\" firstX=\"1\" firstY=\"2\"/>
<Edge guid=\"g5\" name=\"told her\" sourceVertex=\"g3\" targetVertex=\"g4\"/></Graph></Graphs>";
const WORDS: [&str; 5] = ["What Bo said", "Lodi", "Bo and the raid", "purple umbrella", "told her"];

fn project(study: &TestStudy, rest: &str, texts: &[(&str, &str)]) -> PathBuf {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>
        <Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Raids\" origin=\"Tool 1\">
        <Users><User guid=\"u1\" name=\"Ines\"/></Users>
        <CodeBook><Codes><Code guid=\"c1\" name=\"Places\" isCodable=\"true\"/></Codes></CodeBook>{rest}</Project>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = texts.iter().map(|(name, text)| (format!("sources/{name}"), *text));
    for (name, text) in parts.chain([("project.qde".to_owned(), document.as_str())]) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    study.file("theirs.qdpx", zip.finish().unwrap().into_inner())
}

fn import(study: &mut TestStudy, project: &std::path::Path) -> ProjectReport {
    study.import_project(read_project(project).unwrap(), &Silent).unwrap().value
}

fn withdraw(study: &mut TestStudy, label: &str) {
    let id = study.find_interviewee(label).unwrap().id;
    study.withdraw(id, true).unwrap();
}

fn graph_of(study: &mut TestStudy) -> String {
    let file = leave(study, "out internal.qdpx");
    document(&file)
}

#[test]
fn what_another_program_wrote_leaves_without_its_words_once_somebody_has_withdrawn() {
    let mut study = a_study();
    let file = project(&study, GRAPH, &[("a.txt", "Bo: We left at night.\n")]);
    import(&mut study, &file);
    let before = graph_of(&mut study);
    assert!(WORDS.iter().all(|words| before.contains(words)), "{before}");
    withdraw(&mut study, "Bo");
    let after = graph_of(&mut study);
    assert!(after.contains("<Edge ") && after.contains("<Set "), "what hangs together leaves: {after}");
    assert!(WORDS.iter().all(|words| !after.contains(words)), "{after}");
    let to = study.folder().join("again internal.qdpx");
    let stays = study.export_project(Purpose::Team, &to, &Silent).unwrap().stays_behind;
    assert!(stays.iter().any(|one| one.what.contains("without names") && one.count == 2), "{stays:?}");
}

#[test]
fn a_purge_destroys_them_and_says_so_before() {
    let mut study = a_study();
    let file = project(&study, GRAPH, &[("a.txt", "Bo: We left at night.\n")]);
    import(&mut study, &file);
    assert_eq!(study.plan_purge().unwrap().kept_parts, 2);
    study.purge(&Silent).unwrap();
    assert_eq!(study.plan_purge().unwrap().kept_parts, 0);
    let after = graph_of(&mut study);
    assert!(after.contains("<Edge ") && WORDS.iter().all(|words| !after.contains(words)), "{after}");
    study.assert_sound();
}

#[test]
fn they_come_in_without_words_where_somebody_has_withdrawn_before() {
    let mut study = a_study();
    let form = IntervieweeForm {
        label: "Bo".to_owned(),
        consent: Some(Consent::Withdrawn),
        ..IntervieweeForm::default()
    };
    study.put_interviewee(None, &form).unwrap();
    let file = project(&study, GRAPH, &[("a.txt", "Bo: We left at night.\n")]);
    let report = import(&mut study, &file);
    assert_eq!(report.added.transcripts, 0);
    let told: Vec<&str> = report
        .items
        .iter()
        .filter(|item| item.why.contains("without its names"))
        .map(|item| item.what)
        .collect();
    assert_eq!(told, ["set", "graph"]);
    let after = graph_of(&mut study);
    assert!(WORDS.iter().all(|words| !after.contains(words)), "{after}");
}

const ROWS: &str = "<Sources>
<TextSource guid=\"S1\" name=\"row1.txt\" plainTextPath=\"internal://a.txt\">
<PlainTextSelection guid=\"x1\" startPosition=\"0\" endPosition=\"2\"><Coding guid=\"k1\"><CodeRef targetGUID=\"c1\"/></Coding>
</PlainTextSelection></TextSource>
<TextSource guid=\"S2\" name=\"row2.txt\" plainTextPath=\"internal://b.txt\">
<PlainTextSelection guid=\"x2\" startPosition=\"3\" endPosition=\"7\"><Coding guid=\"k2\"><CodeRef targetGUID=\"c1\"/></Coding>
</PlainTextSelection></TextSource></Sources>";

/// Which words are coded in which text.
fn coded(study: &TestStudy) -> Vec<(String, String)> {
    let rows = study.codings(&CodingFilter::default()).unwrap();
    let row = |row: &verbatim_study::codings::CodingRow| {
        let transcript = study.transcript(row.coding.transcript).unwrap();
        (transcript.file_name, study.words_of(&row.coding))
    };
    let mut coded: Vec<_> = rows.iter().map(row).collect();
    coded.sort();
    coded
}

#[test]
fn texts_of_the_same_words_stay_apart_also_where_a_program_gives_new_ids_with_each_export() {
    let mut study = a_study();
    let texts = [("a.txt", "No idea.\n"), ("b.txt", "No idea.\n")];
    let first = project(&study, ROWS, &texts);
    import(&mut study, &first);
    let before = coded(&study);
    assert_eq!(before, [("row1.txt".into(), "No".into()), ("row2.txt".into(), "idea".into())]);
    let renewed =
        ROWS.replace("guid=\"S", "guid=\"T").replace("guid=\"x", "guid=\"y").replace("guid=\"k", "guid=\"l");
    let second = project(&study, &renewed, &texts);
    let report = import(&mut study, &second);
    assert_eq!((report.added.transcripts, report.already_there.transcripts), (0, 2));
    assert_eq!((coded(&study), report.added.codings), (before, 0));
}

#[test]
fn plain_text_that_looks_like_subtitles_or_another_format_is_plain_text() {
    let mut study = a_study();
    for (n, text) in [
        "WEBVTT is how the file began, she said.\n",
        "1\n00:00:01,000 --> 00:00:02,000\nWe left.\n",
        "{\\rtf1 is what the clerk typed.\n",
    ]
    .into_iter()
    .enumerate()
    {
        let source = format!(
            "<Sources><TextSource guid=\"t{n}\" name=\"row{n}.txt\" plainTextPath=\"internal://a.txt\">
            <PlainTextSelection guid=\"y{n}\" startPosition=\"1\" endPosition=\"4\"><Coding guid=\"l{n}\">
            <CodeRef targetGUID=\"c1\"/></Coding></PlainTextSelection></TextSource></Sources>"
        );
        let file = project(&study, &source, &[("a.txt", text)]);
        let report = import(&mut study, &file);
        assert_eq!((report.added.transcripts, report.added.codings), (1, 1), "{:?}", report.items);
        let words: String = text.chars().skip(1).take(3).collect();
        assert!(coded(&study).contains(&(format!("row{n}.txt"), words)));
    }
}

#[test]
fn texts_stand_as_they_do_in_the_file_in_every_study_it_comes_to() {
    let mut study = a_study();
    let ids = ["70", "10", "50", "30"];
    let sources: String = ids
        .iter()
        .map(|id| {
            format!(
                "<TextSource guid=\"{id}000000-0000-4000-8000-000000000000\" name=\"row {id}.txt\" \
                 plainTextPath=\"internal://{id}.txt\" creationDateTime=\"2024-05-01T10:00:00Z\"/>"
            )
        })
        .collect();
    let texts: Vec<(String, String)> =
        ids.iter().map(|id| (format!("{id}.txt"), format!("We left by night {id}.\n"))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let file = project(&study, &format!("<Sources>{sources}</Sources>"), &texts);
    import(&mut study, &file);
    let names = |study: &verbatim_study::Study| -> Vec<String> {
        study.transcripts().unwrap().into_iter().map(|transcript| transcript.file_name).collect()
    };
    let wanted = ids.map(|id| format!("row {id}.txt"));
    assert_eq!(names(&study), wanted);
    let first = leave(&mut study, "out internal.qdpx");
    let (mut again, _) = super::come_in(&study, &first, "again.verbatim");
    assert_eq!(names(&again), wanted);
    let second = leave(&mut again, "out again internal.qdpx");
    assert_eq!(document(&first).replace("Operations", "Again"), document(&second));
}

#[test]
fn parts_of_other_programs_that_leave_no_more_are_told_and_a_second_of_one_id_is_left_out() {
    let mut study = a_study();
    let parts = "<Sets><Set guid=\"g2\" name=\"Core\"><MemberCode targetGUID=\"c1\"/></Set>
        <Set guid=\"g2\" name=\"Margins\"><MemberCode targetGUID=\"c1\"/></Set></Sets>
        <Graphs><Graph guid=\"g1\" name=\"Map\"><Vertex guid=\"g3\" representedGUID=\"g2\" firstX=\"1\" firstY=\"2\"/></Graph>
        </Graphs>";
    let file = project(&study, parts, &[]);
    let report = import(&mut study, &file);
    let out: Vec<&str> =
        report.items.iter().filter(|item| item.why.contains("has its id")).map(|i| &*i.name).collect();
    assert_eq!(out, ["Margins"], "{:?}", report.items);
    let written = graph_of(&mut study);
    assert!(written.contains("representedGUID=") && written.contains("\"Core\""), "{written}");
    let code = study.find_code("Places").unwrap().id;
    study.delete_codes(&[code]).unwrap();
    let to = study.folder().join("again internal.qdpx");
    let left = study.export_project(Purpose::Team, &to, &Silent).unwrap();
    let stays = left.stays_behind.iter().find(|one| one.what.contains("hang on nothing"));
    assert_eq!(stays.map(|one| one.count), Some(1), "{:?}", left.stays_behind);
}
