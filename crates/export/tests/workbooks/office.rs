//! Workbooks as LibreOffice opens them.

use std::process::Command;

use crate::sample::{TRICKY, everything};

#[test]
fn libreoffice_opens_it_and_shows_every_cell() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("excerpts.xlsx");
    std::fs::write(&file, everything().0).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    // UTF-8, comma, quotation marks, every sheet a file.
    let kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--norestore", "--convert-to", kind, "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output()
        .expect("LibreOffice is missing: tools/prepare installs it");
    let read = |sheet: &str| {
        let text = std::fs::read_to_string(folder.path().join(format!("excerpts-{sheet}.csv")));
        text.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
    };
    let rows: Vec<_> = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(read("Excerpts").as_bytes())
        .into_records()
        .collect::<Result<_, _>>()
        .unwrap();
    let words: Vec<_> = rows.iter().skip(2).map(|row| row[2].to_owned()).collect();
    assert_eq!(words, TRICKY);
    // The formula was worked out anew, and shares are hundredths.
    let matrix = read("Codes people");
    assert!(matrix.contains("Advocate presence,5,12,17,57%"), "{matrix}");
    assert!(matrix.contains("Connection to services,withheld,17,withheld,not asked"), "{matrix}");
}
