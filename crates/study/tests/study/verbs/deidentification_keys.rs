//! The key file: who can open it, what it keeps, and that the study works without it.

use verbatim_model::IdentifierKind;
use verbatim_study::analysis::MatrixOptions;
use verbatim_study::deidentification::{DeidentificationError, NewAlias};
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Secret, Silent, StoreError, Study, StudyError};
use verbatim_testkit::{TestStudy, a_study, open_keys};

use super::deidentification::{TEXT, at, begun, nth, person, place, text_of};

fn names(words: &str) -> Secret {
    Secret::passphrase(words)
}

fn store_error<T: std::fmt::Debug>(done: Result<T, StudyError>) -> StoreError {
    match done {
        Err(StudyError::Store(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn acts(study: &Study) -> Vec<(String, String)> {
    study.key_openings().unwrap().into_iter().map(|o| (o.who, o.act)).collect()
}

#[test]
fn it_opens_with_its_own_passphrase_only_and_says_who_opened_it() {
    let mut study = a_study();
    let short = store_error(study.make_key_file(None, &names("short")));
    assert!(matches!(short, StoreError::ShortPassphrase { .. }), "{short:?}");
    assert!(!study.key_file_state().there, "a refused passphrase leaves no file");
    study.make_key_file(None, &names("four grey herons")).unwrap();
    assert!(matches!(
        store_error(study.make_key_file(None, &names("four grey herons"))),
        StoreError::Exists(_)
    ));
    study.close_key_file();
    study.choose_coder("Theo").unwrap();
    let wrong = store_error(study.open_key_file(None, &names("five grey herons")));
    assert!(matches!(wrong, StoreError::WrongKeySecret), "{wrong:?}");
    assert!(!study.key_file_state().open);
    study.open_key_file(None, &names("four grey herons")).unwrap();
    study.change_key_passphrase(&names("six white herons")).unwrap();
    study.close_key_file();
    let old = store_error(study.open_key_file(None, &names("four grey herons")));
    assert!(matches!(old, StoreError::WrongKeySecret), "{old:?}");
    study.open_key_file(None, &names("six white herons")).unwrap();
    let who = |who: &str, act: &str| (who.to_owned(), act.to_owned());
    let all =
        [who("Theo", "opened"), who("Theo", "new passphrase"), who("Theo", "opened"), who("Ines", "made")];
    assert_eq!(acts(&study), all);
}

#[test]
fn the_secret_of_the_study_is_refused_for_it() {
    let mut study = a_study();
    let own = verbatim_testkit::secret();
    assert!(matches!(store_error(study.make_key_file(None, &own)), StoreError::SamePassphrase));
    open_keys(&mut study);
    assert!(matches!(store_error(study.change_key_passphrase(&own)), StoreError::SamePassphrase));
    study.close_key_file();
    open_keys(&mut study);
}

#[test]
fn the_passphrase_of_the_study_is_refused_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.verbatim");
    let mut study = Study::create(&path, "Own", &names("seven slow lanterns")).unwrap();
    study.choose_coder("Ines").unwrap();
    let same = store_error(study.make_key_file(None, &names("seven slow lanterns")));
    assert!(matches!(same, StoreError::SamePassphrase), "{same:?}");
    study.make_key_file(None, &names("eight slow lanterns")).unwrap();
}

#[test]
fn that_of_another_study_and_a_file_that_is_none_are_refused() {
    let (mut study, mut other) = (a_study(), a_study());
    open_keys(&mut other);
    let path = other.key_file_state().path;
    let refused = store_error(study.open_key_file(Some(&path), &Secret::raw_for_tests(2)));
    assert!(matches!(refused, StoreError::KeyOfOtherStudy(_)), "{refused:?}");
    let own = study.path().to_owned();
    let refused = store_error(study.open_key_file(Some(&own), &verbatim_testkit::secret()));
    assert!(matches!(refused, StoreError::NotAKeyFile(_)), "{refused:?}");
    assert_eq!(acts(&other).len(), 1, "who is refused is not among those who opened it");
}

#[test]
fn it_keeps_originals_until_their_day_and_refuses_where_they_are_held() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"))], &[]).unwrap();
    assert_eq!(study.original_text(transcript).unwrap(), TEXT);
    assert!(matches!(study.set_retention(transcript, Some("June"), None), Err(StudyError::NoDay(_))));
    study.set_retention(transcript, Some("2020-01-31"), Some("asked for by a court")).unwrap();
    assert!(study.overdue_originals().unwrap().is_empty(), "what is held is not due");
    let held = store_error(study.destroy_original(transcript));
    assert!(matches!(&held, StoreError::Held { reason } if reason == "asked for by a court"), "{held:?}");
    study.set_retention(transcript, Some("2020-01-31"), None).unwrap();
    assert_eq!(study.overdue_originals().unwrap().len(), 1);
    study.destroy_original(transcript).unwrap();
    assert!(matches!(study.original_text(transcript), Err(StudyError::Missing { .. })));
    assert_eq!(acts(&study)[0].1, "original destroyed");
    let bytes = std::fs::read(study.key_file_state().path).unwrap();
    assert!(!bytes.windows(6).any(|window| window == b"Brandt"));
}

#[test]
fn an_original_is_kept_even_where_the_review_began_without_the_key_file() {
    let (mut study, transcript) = begun();
    study.close_key_file();
    study.reopen_transcript(transcript).unwrap();
    open_keys(&mut study);
    study.redact(&[place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"))], &[]).unwrap();
    study.confirm_deidentified(&[transcript]).unwrap();
    study.purge(&Silent).unwrap();
    assert_eq!(study.original_text(transcript).unwrap(), TEXT, "a purge never takes the last copy");
}

/// With two interviewees, one of them de-identified, and the key file away.
fn handed_on() -> TestStudy {
    let (mut study, transcript) = begun();
    study.people("id,category\nP-01,Advocate\n");
    let code = study.find_code("Raids").unwrap().id;
    study.put(transcript, at(TEXT, "came first").start(), at(TEXT, "came first").end(), code);
    study.redact(&[place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"))], &[]).unwrap();
    study.confirm_deidentified(&[transcript]).unwrap();
    let path = study.key_file_state().path;
    study.close_key_file();
    std::fs::rename(path, study.folder().join("elsewhere.verbatim-key")).unwrap();
    study
}

#[test]
fn the_study_works_without_it_and_says_where_names_are_needed() {
    let mut study = handed_on();
    let transcript = study.find_transcript("P-01.txt").unwrap().id;
    study.reopen();
    let text = text_of(&study, transcript);
    let span = at(&text, "[neighbour 1]");
    let code = study.find_code("Raids").unwrap().id;
    let coding = study.put(transcript, span.start(), span.end(), code);
    assert_eq!(study.words_of(&coding), "[neighbour 1]");
    study.undo("Ines").unwrap();
    assert_eq!(study.search("neighbour", &SearchOptions::default()).unwrap().hits.len(), 2);
    let options = MatrixOptions { columns: vec!["category".to_owned()], roll_up: true, words: true };
    assert!(study.matrix(&options).is_ok());
    assert!(!study.find_identifiers(&[], &Silent).unwrap().transcripts[0].findings.is_empty());
    assert!(!study.scan_leaks(&Silent).unwrap().names_compared);
    let aliases = study.aliases().unwrap();
    assert_eq!((aliases.len(), &aliases[0].forms), (1, &None), "the alias is known and the name is not");
    let renamed = verbatim_model::Alias { text: "friend 1".to_owned(), ..aliases[0].alias.clone() };
    assert_eq!(study.change_alias(&renamed).unwrap().value, 1);
    let closed = |done: Result<(), StudyError>| match done {
        Err(StudyError::Deidentification(why)) => why,
        other => panic!("{other:?}"),
    };
    let sister = place(transcript, at(&text_of(&study, transcript), "sister"), person("relative"));
    assert_eq!(closed(study.redact(&[sister], &[]).map(drop)), DeidentificationError::NoKeyFile);
    assert_eq!(closed(study.confirm_deidentified(&[transcript]).map(drop)), DeidentificationError::NoKeyFile);
    assert_eq!(closed(study.original_text(transcript).map(drop)), DeidentificationError::NoKeyFile);
    assert_eq!(closed(study.move_form(renamed.id, "Ilse", None)), DeidentificationError::NoKeyFile);
    let kind = IdentifierKind::Person;
    let new = NewAlias { kind, text: "x".to_owned(), general: false, interviewee: None };
    assert_eq!(closed(study.add_alias(&new, &[]).map(drop)), DeidentificationError::NoKeyFile);
    let elsewhere = study.folder().join("elsewhere.verbatim-key");
    study.open_key_file(Some(&elsewhere), &Secret::raw_for_tests(2)).unwrap();
    assert_eq!(study.aliases().unwrap()[0].forms, Some(vec!["Ilse Brandt".to_owned()]));
    study.purge(&Silent).unwrap();
    study.assert_sound();
}

#[test]
fn names_are_recognised_and_leaks_found_only_with_it() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, at(TEXT, "Ilse Brandt"), person("neighbour"))], &[]).unwrap();
    study.add_memo(verbatim_model::MemoTarget::Study, "Ask ilse brandt’s lawyer again.").unwrap();
    let scan = study.scan_leaks(&Silent).unwrap();
    let leak = scan.leaks.iter().find(|leak| leak.place == "memo" && leak.alias.is_some()).unwrap();
    assert_eq!((leak.words.text.as_str(), leak.alias.as_deref()), ("ilse brandt", Some("neighbour 1")));
    assert!(scan.names_compared);
    study.close_key_file();
    let scan = study.scan_leaks(&Silent).unwrap();
    assert!(!scan.names_compared && !scan.leaks.iter().any(|leak| leak.alias.is_some()));
    open_keys(&mut study);
    let (alias, again) = (study.find_alias("neighbour 1").unwrap().id, nth(TEXT, "Ilse", 2));
    study.add_form(alias, "Ilse").unwrap();
    let found = study.find_identifiers(&[transcript], &Silent).unwrap();
    let moved = again.start() + 13 - 11;
    let known = found.transcripts[0].findings.iter().find(|f| f.finding.span.start() == moved).unwrap();
    assert_eq!(known.alias, Some(alias));
}

#[test]
fn a_word_of_a_name_is_told_where_only_the_whole_name_has_an_alias() {
    let (mut study, _) = begun();
    let new = |kind, text: &str| NewAlias { kind, text: text.to_owned(), general: false, interviewee: None };
    let forms = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>();
    study
        .add_alias(&new(IdentifierKind::Person, "friend"), &forms(&["René Beaulieu", "Hope Okafor"]))
        .unwrap();
    study.add_alias(&new(IdentifierKind::Organisation, "motel"), &forms(&["Starlite Motel"])).unwrap();
    study
        .add_memo(verbatim_model::MemoTarget::Study, "we hope that beaulieu stays at no motel but starlite")
        .unwrap();
    let scan = study.scan_leaks(&Silent).unwrap();
    let found: Vec<_> = scan.leaks.iter().filter(|leak| leak.place == "memo").collect();
    let said: Vec<_> =
        found.iter().map(|leak| (leak.words.text.as_str(), leak.alias.as_deref().unwrap())).collect();
    assert_eq!(said, [("beaulieu", "friend 1"), ("starlite", "motel 1")]);
    assert!(found.iter().all(|leak| leak.reason == "part of a name that has an alias"));
    study.close_key_file();
    let closed = study.scan_leaks(&Silent).unwrap();
    assert!(!closed.leaks.iter().any(|leak| leak.reason.starts_with("part of a name")));
}

#[test]
fn an_alias_is_no_real_name_and_what_stands_for_several_is_nobody() {
    let (mut study, _) = begun();
    let new = |text: &str, general| NewAlias {
        kind: IdentifierKind::Person,
        text: text.to_owned(),
        general,
        interviewee: None,
    };
    let refusal = |error: StudyError| match error {
        StudyError::Deidentification(why) => why,
        other => panic!("{other:?}"),
    };
    let friend = study.add_alias(&new("friend", false), &["Ann Petrovic".to_owned()]).unwrap().value;
    let named = verbatim_model::Alias { text: "ann petrovic".to_owned(), ..friend.clone() };
    assert_eq!(refusal(study.change_alias(&named).unwrap_err()), DeidentificationError::RealName);
    let again = refusal(study.add_alias(&new("Ms. Ann Petrovic", true), &[]).unwrap_err());
    assert_eq!(again, DeidentificationError::RealName);
    let same = refusal(study.merge_aliases(&[friend.id], friend.id).unwrap_err());
    assert_eq!(same, DeidentificationError::SameAlias);

    let several = study.add_alias(&new("an interviewee", true), &[]).unwrap().value;
    let form =
        verbatim_study::interviewees::IntervieweeForm { label: "P-01".to_owned(), ..Default::default() };
    study.put_interviewee(None, &form).unwrap();
    let person = study.find_interviewee("P-01").unwrap().id;
    let linked = verbatim_model::Alias { interviewee: Some(person), ..several };
    assert_eq!(refusal(study.change_alias(&linked).unwrap_err()), DeidentificationError::StandsForSeveral);
    let one = verbatim_model::Alias { interviewee: Some(person), ..friend };
    study.change_alias(&one).unwrap();
}

#[test]
fn a_hold_says_why() {
    let (mut study, transcript) = begun();
    study.redact(&[place(transcript, at(TEXT, "Ilse"), person("neighbour"))], &[]).unwrap();
    assert!(matches!(study.set_retention(transcript, None, Some(" ")), Err(StudyError::EmptyName { .. })));
    study.set_retention(transcript, None, Some("the appeal")).unwrap();
    assert_eq!(study.originals().unwrap()[0].hold.as_deref(), Some("the appeal"));
}
