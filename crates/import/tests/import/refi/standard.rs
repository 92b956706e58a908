//! What the standard carries.

use verbatim_import::refi::ReadTarget;
use verbatim_model::AttributeKind;

use super::{C1, T1, id, project, read, told, words};

const TEXT: &str = "Interviewer: Where?\n\nRespondent: At the 🌱 shelter, at night.\n";

fn whole() -> Vec<u8> {
    let (u, v, n1, n2, n3, p, s) = (id(1), id(2), id(3), id(4), id(5), id(6), id(7));
    let within = format!(
        "<Users><User guid=\"{u}\" name=\"Ines\"/></Users>\
         <CodeBook><Codes><Code guid=\"{C1}\" name=\"Places\" isCodable=\"true\" color=\"#2F6F9F\">\
         <Description>Where it happened</Description><NoteRef targetGUID=\"{n2}\"/>\
         <Code guid=\"{c2}\" name=\"Shelter\" isCodable=\"true\"/></Code></Codes></CodeBook>\
         <Variables><Variable guid=\"{v}\" name=\"Age\" typeOfVariable=\"Integer\"/>\
         <Variable guid=\"{v2}\" name=\"Met before\" typeOfVariable=\"Boolean\"/></Variables>\
         <Cases><Case guid=\"{p}\" name=\"AD-01\"><VariableValue><VariableRef targetGUID=\"{v}\"/><IntegerValue>41\
         </IntegerValue></VariableValue><VariableValue><VariableRef targetGUID=\"{v2}\"/><BooleanValue>1</BooleanValue>\
         </VariableValue><SourceRef targetGUID=\"{T1}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{T1}\" name=\"AD-01.txt\" plainTextPath=\"internal://t.txt\" \
         creationDateTime=\"2023-11-14T22:13:20Z\"><PlainTextSelection guid=\"{s}\" startPosition=\"42\" \
         endPosition=\"49\"><Coding guid=\"{c3}\" creatingUser=\"{u}\" creationDateTime=\"2023-11-14T22:13:21Z\">\
         <CodeRef targetGUID=\"{c2}\"/><NoteRef targetGUID=\"{n1}\"/></Coding></PlainTextSelection></TextSource></Sources>\
         <Notes><Note guid=\"{n1}\" creatingUser=\"{u}\"><PlainTextContent>She paused &amp; went on.\n</PlainTextContent>\
         </Note><Note guid=\"{n2}\" name=\"On places\"><PlainTextContent>Ask again.</PlainTextContent></Note>\
         <Note guid=\"{n3}\"><PlainTextContent>Second round in May.</PlainTextContent></Note></Notes>\
         <NoteRef targetGUID=\"{n3}\"/>",
        c2 = id(12),
        c3 = id(13),
        v2 = id(22),
    );
    project("Any tool", &within, TEXT.as_bytes())
}

#[test]
fn people_codes_texts_codings_and_memos_come_in_with_their_ids() {
    let project = read(&whole());
    assert_eq!(told(&project), Vec::<String>::new());
    assert_eq!(project.name.as_deref(), Some("Raids"));
    let codes: Vec<_> = project.codes.iter().map(|c| (c.name.as_str(), c.parent.is_some())).collect();
    assert_eq!(codes, [("Places", false), ("Shelter", true)]);
    assert_eq!(project.codes[0].colour.as_deref(), Some("#2f6f9f"));
    assert_eq!(project.codes[0].text.definition.as_deref(), Some("Where it happened"));
    assert_eq!(project.coders, [(project.texts[0].codings[0].coder.unwrap(), "Ines".to_owned())]);
    assert_eq!(words(&project), ["shelter"]);
    let person = &project.people[0];
    assert_eq!((person.label.as_str(), project.texts[0].person), ("AD-01", Some(person.id)));
    let kinds: Vec<_> = project.attributes.iter().map(|a| (a.name.as_str(), a.kind)).collect();
    assert_eq!(kinds, [("Age", AttributeKind::Integer), ("Met before", AttributeKind::Boolean)]);
    let values: Vec<&str> = person.values.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["41", "yes"]);
}

#[test]
fn each_note_is_a_memo_on_what_refers_to_it() {
    let project = read(&whole());
    let memo = |text: &str| project.memos.iter().find(|memo| memo.text == text).map(|memo| memo.target);
    let coding = project.texts[0].codings[0].id;
    assert_eq!(memo("She paused & went on."), Some(ReadTarget::Coding(coding)));
    assert_eq!(memo("On places\n\nAsk again."), Some(ReadTarget::Code(project.codes[0].id)));
    assert_eq!(memo("Second round in May."), Some(ReadTarget::Project));
    assert_eq!(project.memos.len(), 3);
}

#[test]
fn a_codebook_is_read_whatever_its_namespace_says() {
    for space in ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:codebook:0:4", ""] {
        let xml = format!(
            "\u{feff}<?xml version=\"1.0\"?>\n<CodeBook xmlns=\"{space}\" origin=\"X\"><Codes><Code guid=\"c-joy\" \
             name=\"Joy\" isCodable=\"true\" color=\"rgb(1,2,3)\"><Code guid=\"c001\" name=\"Small\"/></Code></Codes>\
             <Sets/></CodeBook>"
        );
        let read = read(xml.as_bytes());
        let names: Vec<&str> = read.codes.iter().map(|code| code.name.as_str()).collect();
        assert_eq!(names, ["Joy", "Small"], "{space}");
        assert_eq!(read.codes[0].colour.as_deref(), Some("#010203"));
        assert_eq!(read.codes[1].parent, Some(read.codes[0].id));
    }
}
