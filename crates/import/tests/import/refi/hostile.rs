//! Files that could harm, each refused with a sentence that says why.

use verbatim_import::refi::{RefiError, read_refi};

use super::{archive, project};

fn refused(bytes: &[u8]) -> RefiError {
    read_refi(bytes).unwrap_err()
}

#[test]
fn a_path_that_leads_out_of_the_archive_is_refused() {
    let document: &[u8] = b"<Project name=\"x\"/>";
    for name in
        ["../evil.txt", "sources/../../evil.txt", "/etc/evil", "C:\\evil.txt", "sources\\..\\..\\evil"]
    {
        let bytes = archive(&[("project.qde", document), (name, b"x")]);
        assert_eq!(refused(&bytes), RefiError::PathEscapes, "{name}");
    }
}

#[test]
fn entities_are_refused_before_they_grow() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><Project name=\"&b;\"/>";
    assert_eq!(refused(&archive(&[("project.qde", bomb.as_bytes())])), RefiError::Entities);
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Project/>";
    assert_eq!(refused(&archive(&[("project.qde", outside.as_bytes())])), RefiError::Entities);
    assert_eq!(refused(b"<CodeBook><Codes>&x;</Codes></CodeBook>"), RefiError::Entities);
}

#[test]
fn what_is_too_deep_or_too_much_is_refused() {
    let deep = format!("<CodeBook>{}", "<Code>".repeat(5_000));
    assert_eq!(refused(deep.as_bytes()), RefiError::TooDeep);
    let attributes: String = (0..1_000).map(|n| format!(" a{n}=\"\"")).collect();
    assert_eq!(refused(format!("<CodeBook{attributes}/>").as_bytes()), RefiError::TooManyElements);
    let users = format!("<Users>{}</Users>", "<User/>".repeat(20_001));
    assert_eq!(refused(&project("x", &users, b"x")), RefiError::TooManyElements);
    let stuffed = vec![b' '; 40 * 1024 * 1024];
    assert_eq!(refused(&archive(&[("project.qde", &stuffed)])), RefiError::Stuffed);
}

#[test]
fn an_archive_without_one_project_is_refused() {
    assert_eq!(refused(&archive(&[("notes.txt", b"x")])), RefiError::NoDocument);
    let two = archive(&[("a.qde", b"<Project/>"), ("b.qde", b"<Project/>")]);
    assert_eq!(refused(&two), RefiError::SeveralDocuments(2));
    let whole = project("x", "", b"x");
    assert!(matches!(refused(&whole[..whole.len() - 30]), RefiError::Damaged(_)));
}

#[test]
fn what_is_no_project_or_not_well_formed_is_said_with_its_line() {
    assert_eq!(refused(b""), RefiError::NotRefi);
    assert_eq!(refused(b"\x00\x01\x02"), RefiError::NotRefi);
    assert_eq!(refused(b"<html/>"), RefiError::NotRefi);
    assert_eq!(refused(&archive(&[("project.qde", b"<CodeBook/>")])), RefiError::NotRefi);
    assert!(matches!(refused(b"<CodeBook>\n<Codes>\n</CodeBook>"), RefiError::NotXml { line: 3, .. }));
    assert!(matches!(refused(b"<CodeBook>\xff</CodeBook>"), RefiError::Damaged(_)));
    for error in [RefiError::NotRefi, RefiError::PathEscapes, RefiError::Stuffed, RefiError::TooLarge] {
        let said = error.to_string();
        assert!(
            said.ends_with('.') && said.matches(['.', ';']).count() > 1,
            "a next step is missing: {said}"
        );
    }
}
