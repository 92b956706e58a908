//! Projects that leave as REFI-QDA and come in again, and projects of others.

mod carried;
mod coming_in;
mod databases;
mod hostile;
mod others_words;
mod round_trip;
mod valid;

use std::io::{Cursor, Read};
use std::path::PathBuf;

use verbatim_model::Purpose;
use verbatim_study::exchange::{ProjectReport, read_project};
use verbatim_study::{Silent, Study};
use verbatim_testkit::{TestStudy, secret};

/// Lets a study leave as a project, under this name beside it.
pub fn leave(study: &mut Study, name: &str) -> PathBuf {
    let to = study.path().with_file_name(name);
    study.export_project(Purpose::Team, &to, &Silent).unwrap();
    to
}

/// The document of a project file.
pub fn document(project: &std::path::Path) -> String {
    let bytes = std::fs::read(project).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("project.qde").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A new study made of a project, beside another one.
pub fn come_in(beside: &TestStudy, project: &std::path::Path, name: &str) -> (Study, ProjectReport) {
    let read = read_project(project).unwrap();
    let path = beside.folder().join(name);
    let mut study = Study::create(&path, "Again", &secret()).unwrap();
    study.choose_coder_of(&read, "Ines").unwrap();
    let report = study.import_project(read, &Silent).unwrap().value;
    (study, report)
}
