//! Where excerpts may not go, and what of an alias or a choice may not be published.

use std::fs;
use std::path::{Path, PathBuf};

use verbatim_model::{Consent, IdentifierKind, Purpose};
use verbatim_study::analysis::Choice;
use verbatim_study::deidentification::{AliasChoice, NewAlias};
use verbatim_study::exports::{
    Destination, ExcerptFilter, ExcerptForm, ExcerptsLayout, ExcerptsPublication, MatrixExport,
    PublicationError,
};
use verbatim_study::{Silent, StudyError};
use verbatim_testkit::TestStudy;

use super::deidentification::{at, person, place};
use super::excerpts_published::{confirm_all, publish, study};

fn published_to(study: &mut TestStudy, to: &Path) -> StudyError {
    let asked = ExcerptsPublication::default();
    study.publish_excerpts(&asked, ExcerptForm::Csv, Destination::File(to), &Silent).unwrap_err()
}

fn for_team_to(study: &mut TestStudy, to: &Path) -> StudyError {
    let (filter, layout, to) = (ExcerptFilter::default(), ExcerptsLayout::default(), Destination::File(to));
    study.export_excerpts_book(&filter, layout, ExcerptForm::Csv, to, &Silent).unwrap_err()
}

#[test]
fn nothing_is_written_over_a_study_a_key_file_or_a_backup() {
    let mut study = study();
    let own = study.path().to_owned();
    let backups = own.with_extension("backups");
    fs::create_dir_all(&backups).unwrap();
    let elsewhere = study.folder().join("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    let around = elsewhere.join("..").join(own.file_name().unwrap());
    let places: Vec<PathBuf> = vec![
        own,
        around,
        study.key_file_state().path,
        study.folder().join("Another.verbatim"),
        study.folder().join("Another.VERBATIM-KEY"),
        backups.join("excerpts.csv"),
    ];
    for to in places {
        let before = fs::read(&to).ok();
        for refused in [published_to(&mut study, &to), for_team_to(&mut study, &to)] {
            assert!(matches!(refused, StudyError::OwnFile(_)), "{to:?}: {refused:?}");
        }
        assert_eq!(fs::read(&to).ok(), before, "{to:?}");
    }
    assert!(study.export_records().unwrap().is_empty(), "nothing left");
    study.assert_sound();
}

#[test]
fn what_cannot_be_written_is_no_publication_and_the_name_of_the_file_tells_of_nobody() {
    let mut study = study();
    let folder = study.folder().join("out.csv");
    fs::create_dir(&folder).unwrap();
    assert!(matches!(published_to(&mut study, &folder), StudyError::Unwritable { .. }));
    let named = study.folder().join("AD-1.csv");
    let refused = published_to(&mut study, &named);
    assert!(matches!(refused, StudyError::Publication(PublicationError::Names(_))), "{refused:?}");
    assert!(!named.exists() && study.export_records().unwrap().is_empty());
    let parts = fs::read_dir(study.folder())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    assert!(!parts.into_iter().any(|name| name.ends_with(".part")));
}

/// What is published where these words have an alias, and the words that keep excerpts behind.
fn with_alias(study: &mut TestStudy, alias: AliasChoice) -> (String, Vec<String>) {
    let (code, text) = (study.find_code("Raids").unwrap().id, "Respondent: ⟦We met at the Blue Door⟧.\n");
    study.coded("AD-1-b.txt", text, code);
    let transcript = study.find_transcript("AD-1-b.txt").unwrap().id;
    let words = at(&text.replace(['⟦', '⟧'], ""), "the Blue Door");
    study.redact(&[place(transcript, words, alias)], &[]).unwrap();
    confirm_all(study);
    let (file, effect) = publish(study, &ExcerptsPublication::default()).unwrap();
    (file.to_string(), effect.words.into_iter().map(|found| found.words).collect())
}

#[test]
fn an_alias_that_is_called_by_a_name_keeps_its_excerpt_behind() {
    let mut study = study();
    let friend = NewAlias {
        kind: IdentifierKind::Person,
        text: "friend".to_owned(),
        general: false,
        interviewee: None,
    };
    study.add_alias(&friend, &["Buck Tamblyn".to_owned()]).unwrap();
    let (file, words) = with_alias(&mut study, person("brother of tamblyn"));
    assert!(!file.contains("tamblyn") && !file.contains("We met at"), "{file}");
    assert_eq!(words, ["tamblyn"]);
}

#[test]
fn an_alias_that_names_another_loses_the_number_of_that_one_too() {
    let mut study = study();
    for _ in 0..2 {
        let client = NewAlias {
            kind: IdentifierKind::Person,
            text: "client".to_owned(),
            general: false,
            interviewee: None,
        };
        study.add_alias(&client, &[]).unwrap();
    }
    let club = NewAlias {
        kind: IdentifierKind::Organisation,
        text: "client 2’s club, 20 miles out".to_owned(),
        general: true,
        interviewee: None,
    };
    let (file, words) = with_alias(&mut study, AliasChoice::New(club));
    assert!(file.contains("We met at [client’s club, 20 miles out]"), "{file}");
    assert_eq!(words, Vec::<String>::new());
}

#[test]
fn no_table_is_published_of_those_who_gave_one_consent() {
    let study = study();
    let choice = Choice { consent: vec![Consent::Quote], ..Choice::default() };
    let asked = MatrixExport {
        columns: vec!["category".to_owned()],
        roll_up: true,
        choice,
        ..MatrixExport::default()
    };
    let refused = study.matrix_leaving(&asked, Purpose::Publication, &Silent).unwrap_err();
    assert!(matches!(refused, StudyError::Publication(PublicationError::Never(_))), "{refused:?}");
    study.matrix_leaving(&asked, Purpose::Team, &Silent).unwrap();
}
