//! Documents as LibreOffice opens them: each is turned into PDF, and its pages are read.

use std::path::{Path, PathBuf};
use std::process::Command;

use verbatim_export::document::{document_docx, document_odt};

use crate::sample::{everything, for_team};

/// Has LibreOffice turn a file into PDF, with a profile of its own.
fn as_pdf(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(&file)
        .output()
        .expect("LibreOffice is missing: tools/prepare installs it");
    let made = file.with_extension("pdf");
    assert!(made.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    made
}

/// The words of a PDF as they stand, page by page.
fn pages(pdf: &Path) -> Vec<String> {
    let done = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext is missing: tools/prepare installs it");
    let text = String::from_utf8(done.stdout).unwrap();
    text.split('\u{c}').map(str::to_owned).filter(|page| !page.trim().is_empty()).collect()
}

/// The page, from 1, that words stand on as a line of their own or at its beginning.
fn page_of(pages: &[String], words: &str) -> usize {
    // The first page is that of the contents.
    let found = pages.iter().skip(1).position(|page| page.lines().any(|line| line.trim().starts_with(words)));
    found.unwrap_or_else(|| panic!("no page has {words:?}")) + 2
}

fn holds_what_it_should(pages: &[String]) {
    for (n, page) in pages.iter().enumerate() {
        let mut lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
        let head = lines.next().unwrap();
        assert!(head.starts_with("Operations study · Coded excerpts, codebook v14"), "{head}");
        assert!(head.ends_with("internal, contains raw text"), "{head}");
        let foot = lines.next_back().unwrap().replace(' ', "");
        assert_eq!(foot, format!("{}/{}", n + 1, pages.len()));
    }
    for heading in ["Protection of victims", "Advocate presence", "Connection to services", "Figures"] {
        let entry = pages[0].lines().map(str::trim).find(|line| line.starts_with(heading)).unwrap();
        let (words, number) = entry.split_at(entry.rfind('.').unwrap() + 1);
        assert!(words.contains("....."), "{entry}");
        assert_eq!(number.trim().parse::<usize>().unwrap(), page_of(pages, heading), "{entry}");
    }
    let all = pages.concat();
    for words in
        ["—Survivor advocate", "[a colleague]", "5 quoted of 9 interviewed", "withheld", "• who was there"]
    {
        assert!(all.contains(words), "{words}");
    }
    // The table is kept on one page with its caption.
    let caption = page_of(pages, "People who raised it, of all who were interviewed");
    assert_eq!(caption, page_of(pages, "Criminalisation of victims"));
}

#[test]
fn a_docx_opens_with_its_contents_its_marks_and_its_page_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = Vec::new();
    document_docx(&for_team(everything()), &mut bytes).unwrap();
    holds_what_it_should(&pages(&as_pdf(folder.path(), "excerpts.docx", &bytes)));
}

#[test]
fn an_odt_opens_with_its_contents_its_marks_and_its_page_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = Vec::new();
    document_odt(&for_team(everything()), &mut bytes).unwrap();
    holds_what_it_should(&pages(&as_pdf(folder.path(), "excerpts.odt", &bytes)));
}
