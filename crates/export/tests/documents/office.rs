//! Documents as LibreOffice opens them: each is turned into PDF, and its pages are read.

use std::path::Path;
use std::process::Command;

use verbatim_export::document::{document_docx, document_html, document_odt};

use crate::sample::{everything, for_team};

/// Has LibreOffice turn a file into another kind, with a profile of its own and no network.
fn converted(folder: &Path, name: &str, bytes: &[u8], kind: &str) -> std::path::PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", kind, "--outdir"])
        .arg(folder)
        .arg(&file)
        .output()
        .expect("LibreOffice is missing: tools/prepare installs it");
    let made = file.with_extension(kind.split(':').next().unwrap_or(kind));
    assert!(made.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    made
}

/// The words of a PDF, page by page, as they stand.
fn pages(pdf: &Path) -> Vec<String> {
    let read =
        Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(read.stdout).unwrap();
    text.split('\u{c}').map(str::to_owned).filter(|page| !page.trim().is_empty()).collect()
}

#[test]
fn docx() {
    let folder = tempfile::tempdir().unwrap();
    let dump = std::env::var("DUMP").unwrap();
    let mut out = Vec::new();
    document_docx(&for_team(everything()), &mut out).unwrap();
    std::fs::write(format!("{dump}/d.docx"), &out).unwrap();
    let mut out = Vec::new();
    document_odt(&for_team(everything()), &mut out).unwrap();
    std::fs::write(format!("{dump}/o.odt"), &out).unwrap();
    let mut out = Vec::new();
    document_html(&for_team(everything()), &mut out).unwrap();
    std::fs::write(format!("{dump}/h.html"), &out).unwrap();
}
