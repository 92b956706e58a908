//! Excerpts for publication: who is quoted, how they are attributed, what stays behind, and whom they point to.

use serde_json::Value;
use verbatim_model::{Consent, TranscriptId};
use verbatim_study::codebook::TextField;
use verbatim_study::codings::Marks;
use verbatim_study::deidentification::DeidentificationError;
use verbatim_study::exports::{
    Destination, ExcerptFilter, ExcerptForm, ExcerptsEffect, ExcerptsPublication, NotQuoted, PublicationError,
};
use verbatim_study::interviewees::{CategoryForm, IntervieweeForm};
use verbatim_study::{Access, Silent, Study, StudyError};
use verbatim_testkit::{TestStudy, a_study, open_keys, secret};

use super::deidentification::{at, person, place, text_of};

/// Five advocates, of whom one does public health, and three officers; each says one sentence on raids.
const PEOPLE: &str = "id,category,subcategory,attribution,consent,years_in_field\n\
    AD-1,Advocates,Survivor,Survivor advocate,quote,4\n\
    AD-2,Advocates,Survivor,Survivor advocate,quote,7\n\
    AD-3,Advocates,Survivor,Survivor advocate,quote,9\n\
    AD-4,Advocates,Survivor,Survivor advocate,quote,4\n\
    AD-5,Advocates,Health,Health advocate,quote,4\n\
    LE-1,Officers,Local,Local officer,quote,4\n\
    LE-2,Officers,Local,Local officer,quote,11\n\
    LE-3,Officers,Local,Local officer,quote,19\n";

pub(super) const SAID: [(&str, &str); 8] = [
    ("AD-1", "they came before it was light"),
    ("AD-2", "nobody asked her anything"),
    ("AD-3", "we waited on the stairs"),
    ("AD-4", "he gave her a coat"),
    ("AD-5", "the clinic was closed by then"),
    ("LE-1", "there was no bed for her"),
    ("LE-2", "the van was late that night"),
    ("LE-3", "she sat with her hands in her sleeves"),
];

pub(super) fn study() -> TestStudy {
    let mut study = a_study();
    study.people(PEOPLE);
    for (category, label) in [("Advocates", "Advocate"), ("Officers", "Officer")] {
        let id = study.find_category(category).unwrap().id;
        let form =
            CategoryForm { parent: None, name: category.to_owned(), attribution: Some(label.to_owned()) };
        study.put_category(Some(id), &form).unwrap();
    }
    let code = study.add("Protection > Raids");
    for (label, said) in SAID {
        study.coded(
            &format!("{label}.txt"),
            &format!("Interviewer: What then?\n\nRespondent: As I said, ⟦{said}⟧. That is all.\n"),
            code,
        );
    }
    open_keys(&mut study);
    confirm_all(&mut study);
    study
}

pub(super) fn confirm_all(study: &mut TestStudy) {
    let ids: Vec<TranscriptId> = study.transcripts().unwrap().into_iter().map(|t| t.id).collect();
    study.confirm_deidentified(&ids).unwrap();
}

pub(super) fn effect(study: &Study) -> ExcerptsEffect {
    study.excerpts_leaving(&ExcerptsPublication::default(), &Silent).unwrap().effect
}

/// Publishes everything; answers the file and what was done.
pub(super) fn publish(
    study: &mut Study,
    asked: &ExcerptsPublication,
) -> Result<(Value, ExcerptsEffect), StudyError> {
    let done = study.publish_excerpts(asked, ExcerptForm::Json, Destination::Clipboard, &Silent);
    done.map(|(gone, effect)| (serde_json::from_slice(&gone.bytes).unwrap(), effect))
}

/// Each text with its attribution, in an order of its own.
fn attributed(file: &Value) -> Vec<(String, String)> {
    let excerpts = file["excerpts"].as_array().unwrap().iter();
    let field = |excerpt: &Value, name: &str| excerpt[name].as_str().unwrap().to_owned();
    let mut all: Vec<_> = excerpts.map(|e| (field(e, "text"), field(e, "attribution"))).collect();
    all.sort();
    all
}

fn label_of(file: &Value, words: &str) -> String {
    let found = attributed(file).into_iter().find(|(text, _)| text.contains(words));
    found.unwrap_or_else(|| panic!("{words} is not in {file}")).1
}

pub(super) fn change_person(study: &mut Study, label: &str, change: impl FnOnce(&mut IntervieweeForm)) {
    let person = study.find_interviewee(label).unwrap();
    let mut form = IntervieweeForm {
        label: person.label,
        category: person.category,
        attribution: person.attribution,
        consent: person.consent,
        consent_date: person.consent_date,
        consent_source: person.consent_source,
        embargo_until: person.embargo_until,
        ..IntervieweeForm::default()
    };
    change(&mut form);
    study.put_interviewee(Some(person.id), &form).unwrap();
}

pub(super) fn reasons(effect: &ExcerptsEffect) -> Vec<(NotQuoted, usize)> {
    effect.stays.iter().map(|stays| (stays.why, stays.places.len())).collect()
}

#[test]
fn nothing_that_the_study_calls_people_by_is_in_the_file_and_rare_labels_step_up() {
    let mut study = study();
    let (file, effect) = publish(&mut study, &ExcerptsPublication::default()).unwrap();
    assert_eq!((effect.excerpts, effect.quoted, effect.k), (8, 8, 3));
    // One health advocate, so her label steps up, and the only other label of the category with it.
    for (_, said) in &SAID[..5] {
        assert_eq!(label_of(&file, said), "Advocate");
    }
    assert_eq!(label_of(&file, SAID[5].1), "Local officer");
    let text = file.to_string();
    for (label, _) in SAID {
        assert!(!text.contains(label), "{label}");
    }
    for word in ["Survivor", "Health", "Ines", ".txt", "What then?", "turn"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("…they came before it was light…"), "it is a part of a sentence: {text}");
}

#[test]
fn what_people_allowed_decides_and_the_exporter_is_told_what_stays() {
    let mut study = study();
    change_person(&mut study, "AD-1", |form| form.consent = Some(Consent::Paraphrase));
    change_person(&mut study, "AD-2", |form| form.embargo_until = Some("2999-01-01".to_owned()));
    change_person(&mut study, "AD-3", |form| form.consent = Some(Consent::Withdrawn));
    change_person(&mut study, "AD-4", |form| form.consent = None);
    change_person(&mut study, "LE-1", |form| form.consent = Some(Consent::QuoteAfterApproval));
    let (file, effect) = publish(&mut study, &ExcerptsPublication::default()).unwrap();
    let expected = [
        (NotQuoted::Withdrawn, 1),
        (NotQuoted::NoConsent, 1),
        (NotQuoted::ParaphraseOnly, 1),
        (NotQuoted::AwaitsApproval, 1),
        (NotQuoted::Embargo, 1),
    ];
    assert_eq!(reasons(&effect), expected);
    assert_eq!(effect.stays[2].places[0].interviewee.as_deref(), Some("AD-1"));
    assert_eq!(effect.stays[2].places[0].turn, Some(2));
    let texts: Vec<String> = attributed(&file).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts.len(), 3);
    for (_, said) in &SAID[..4] {
        assert!(!file.to_string().contains(said), "{said}");
    }
}

#[test]
fn what_shares_words_with_something_off_the_record_stays_whoever_coded_it() {
    let mut study = study();
    let own = study.find_transcript("AD-2.txt").unwrap().id;
    let span = at(&text_of(&study, own), SAID[1].1);
    study.choose_coder("Theo").unwrap();
    let other = study.add("Other");
    let overlapping = study.put(own, span.end() - 3, span.end() + 6, other);
    let change = Marks { off_record: Some(true), ..Marks::default() };
    study.mark_codings(&[overlapping.id], &change).unwrap();
    assert_eq!(reasons(&effect(&study)), [(NotQuoted::OffRecord, 1)]);
}

#[test]
fn a_text_that_is_raw_or_was_changed_since_stays_behind() {
    let mut study = study();
    let (first, second) =
        (study.find_transcript("AD-1.txt").unwrap().id, study.find_transcript("AD-2.txt").unwrap().id);
    study.reopen_transcript(first).unwrap();
    let text = text_of(&study, second);
    study.redact(&[place(second, at(&text, "asked her"), person("officer 1"))], &[]).unwrap();
    assert_eq!(reasons(&effect(&study)), [(NotQuoted::NotDeidentified, 2)]);
    confirm_all(&mut study);
    let (file, effect) = publish(&mut study, &ExcerptsPublication::default()).unwrap();
    assert_eq!(reasons(&effect), []);
    assert!(file.to_string().contains("nobody [an officer] anything"), "{file}");
}

#[test]
fn a_name_that_is_known_or_likely_keeps_its_excerpt_behind_until_somebody_decides() {
    let mut study = study();
    let code = study.add("Protection > Names");
    study.coded("LE-1-b.txt", "Respondent: ⟦I told Ilse Brandt to wait⟧. ⟦Then Brandt left⟧.\n", code);
    let own = study.find_transcript("LE-1-b.txt").unwrap().id;
    let text = text_of(&study, own);
    study.redact(&[place(own, at(&text, "Ilse Brandt"), person("colleague 1"))], &[]).unwrap();
    confirm_all(&mut study);
    let (file, effect) = publish(&mut study, &ExcerptsPublication::default()).unwrap();
    assert_eq!(reasons(&effect), [(NotQuoted::MayIdentify, 1)]);
    assert_eq!(effect.words[0].words, "Brandt");
    assert!(file.to_string().contains("I told [a colleague] to wait"), "{file}");
    assert!(!file.to_string().contains("Brandt"));
}

#[test]
fn only_codings_of_record_are_published_and_each_passage_of_a_code_once() {
    let mut study = study();
    let code = study.find_code("Raids").unwrap().id;
    let own = study.find_transcript("AD-1.txt").unwrap().id;
    let span = at(&text_of(&study, own), SAID[0].1);
    study.choose_coder("Theo").unwrap();
    study.put(own, span.start(), span.end(), code);
    study.put(own, span.start(), span.end() - 4, code);
    assert_eq!(effect(&study).excerpts, 8);
}

#[test]
fn nothing_is_published_without_names_compared_or_unrecorded_or_of_one_person() {
    let mut study = study();
    let one = study.find_interviewee("AD-1").unwrap().id;
    let filter = ExcerptFilter { interviewees: vec![one], ..ExcerptFilter::default() };
    let refused = publish(&mut study, &ExcerptsPublication { filter, ..ExcerptsPublication::default() });
    assert!(matches!(refused, Err(StudyError::Publication(PublicationError::Never(_)))));
    study.close_key_file();
    let refused = publish(&mut study, &ExcerptsPublication::default());
    assert!(matches!(refused, Err(StudyError::Deidentification(DeidentificationError::KeyFileClosed))));
    let path = study.path().to_owned();
    let mut reader = Study::open(&path, &secret(), Access::Read).unwrap();
    let refused = publish(&mut reader, &ExcerptsPublication::default());
    assert!(matches!(refused, Err(StudyError::Store(_))), "{refused:?}");
    assert!(study.export_records().unwrap().is_empty());
}

#[test]
fn a_label_that_has_stepped_up_stays_there_in_later_publications() {
    let mut study = study();
    let (first, _) = publish(&mut study, &ExcerptsPublication::default()).unwrap();
    let code = study.find_code("Raids").unwrap().id;
    study.people(
        "id,category,subcategory,attribution,consent\n\
         AD-6,Advocates,Health,Health advocate,quote\n\
         AD-7,Advocates,Health,Health advocate,quote\n",
    );
    for (label, said) in [("AD-6", "full"), ("AD-7", "locked")] {
        study.coded(&format!("{label}.txt"), &format!("Respondent: ⟦the ward was {said}⟧.\n"), code);
    }
    confirm_all(&mut study);
    let asked = ExcerptsPublication { accepted: Some("the same as before".to_owned()), ..Default::default() };
    let (second, _) = publish(&mut study, &asked).unwrap();
    for (_, said) in SAID {
        assert_eq!(label_of(&first, said), label_of(&second, said), "{said}");
    }
    assert_eq!(label_of(&second, "the ward was full"), "Advocate");
}

#[test]
fn somebody_who_says_what_is_so_of_few_is_told_and_published_only_for_a_reason() {
    let mut study = study();
    let code = study.find_code("Raids").unwrap().id;
    study.coded("LE-3-b.txt", "Respondent: ⟦In my nineteen years I saw it twice⟧.\n", code);
    confirm_all(&mut study);
    let found = effect(&study).unmasked;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].interviewee.as_str(), found[0].fits), ("LE-3", 1));
    assert!(found[0].chain.concat().contains("“In my nineteen years I saw it twice"), "{found:?}");
    assert!(found[0].chain.concat().contains("says years in field 19."), "{found:?}");
    assert!(found[0].change[0].starts_with("Replace “nineteen years”"), "{found:?}");
    let refused = publish(&mut study, &ExcerptsPublication::default());
    assert!(matches!(refused, Err(StudyError::Publication(PublicationError::PointsTo(1)))));
    let asked = ExcerptsPublication { accepted: Some("She asked us to.".to_owned()), ..Default::default() };
    publish(&mut study, &asked).unwrap();
    let records = study.export_records().unwrap();
    assert!(records[0].export.settings.contains("She asked us to."), "{:?}", records[0].export.settings);
    // Said with nothing that is so of few it points to nobody.
    study.people("id,years_in_field\nLE-1,19\nLE-2,19\n");
    assert!(effect(&study).unmasked.is_empty());
}

#[test]
fn linked_excerpts_are_read_together_also_with_those_published_before() {
    let mut study = study();
    study.people("id,town\nAD-1,Millbrook\nAD-2,Millbrook\nAD-3,Millbrook\nLE-1,Millbrook\nLE-2,Ashford\nLE-3,Ashford\n");
    let code = study.find_code("Raids").unwrap().id;
    study.coded("AD-1-b.txt", "Respondent: ⟦I did four years of this⟧.\n", code);
    study.coded("AD-1-c.txt", "Respondent: ⟦In Millbrook we know each other⟧.\n", code);
    // Others who could have said so, without whom the number of advocates would be withheld.
    let other = study.add("Courts");
    for number in 11..17 {
        study.people(&format!(
            "id,category,subcategory,attribution,consent,years_in_field\n\
             AD-{number},Advocates,Survivor,Survivor advocate,quote,4\n"
        ));
        study.coded(
            &format!("AD-{number}.txt"),
            &format!("Respondent: ⟦The court was {number} miles away⟧.\n"),
            other,
        );
    }
    confirm_all(&mut study);
    let millbrook = study.scan_leaks(&Silent).unwrap().leaks;
    for leak in millbrook {
        study.allow_leak(leak.place, leak.id, leak.span, "the whole study is about it").unwrap();
    }
    assert!(effect(&study).unmasked.is_empty(), "{:?}", effect(&study).unmasked);
    let linked = ExcerptsPublication { link: true, ..ExcerptsPublication::default() };
    let found = study.excerpts_leaving(&linked, &Silent).unwrap().effect.unmasked;
    assert_eq!((found[0].interviewee.as_str(), found[0].fits), ("AD-1", 1), "{found:?}");
    let asked = ExcerptsPublication { accepted: Some("agreed".to_owned()), ..linked };
    let (file, _) = publish(&mut study, &asked).unwrap();
    let number = |words: &str| {
        let all = file["excerpts"].as_array().unwrap();
        all.iter().find(|e| e["text"].as_str().unwrap().contains(words)).unwrap()["person"].clone()
    };
    assert_eq!(number("four years"), number("In Millbrook"));
    assert_ne!(number("four years"), number(SAID[1].1));
    // Unlinked now, but the first publication said which are of one person.
    let found = effect(&study).unmasked;
    assert_eq!(found[0].interviewee, "AD-1", "{found:?}");
    assert!(found[0].change.iter().any(|change| change.contains("earlier publication")), "{found:?}");
}

#[test]
fn excerpts_are_recorded_with_what_left_and_no_word_of_anybody() {
    let mut study = study();
    let to = study.folder().join("out.json");
    let asked = ExcerptsPublication::default();
    study.publish_excerpts(&asked, ExcerptForm::Json, Destination::File(&to), &Silent).unwrap();
    let records = study.export_records().unwrap();
    assert_eq!(records[0].export.hash, *blake3::hash(&std::fs::read(&to).unwrap()).as_bytes());
    let kept = format!("{}{}", records[0].export.settings, records[0].export.figures.clone().unwrap());
    for (label, said) in SAID {
        assert!(!kept.contains(label) && !kept.contains(said), "{kept}");
    }
}

#[test]
fn without_a_category_of_enough_people_headings_say_no_number_and_later_tables_can_still_be_published() {
    let mut study = a_study();
    study.people("id,attribution,consent\nP-1,Resident,quote\nP-2,Resident,quote\nP-3,Resident,quote\n");
    let code = study.add("Raids");
    for (label, said) in [("P-1", "they came early"), ("P-2", "nobody asked"), ("P-3", "we waited")] {
        study.coded(&format!("{label}.txt"), &format!("Respondent: ⟦{said}⟧.\n"), code);
    }
    open_keys(&mut study);
    confirm_all(&mut study);
    let (file, effect) = publish(&mut study, &ExcerptsPublication::default()).unwrap();
    assert_eq!((effect.excerpts, effect.numbers), (3, false));
    assert!(attributed(&file).iter().all(|(_, label)| label == "Resident"), "{file}");
    publish(&mut study, &ExcerptsPublication::default()).unwrap();
}

#[test]
fn a_name_in_what_is_said_of_a_code_above_refuses_the_file() {
    let mut study = study();
    let code = study.find_code("Raids").unwrap().id;
    study.coded("LE-1-b.txt", "Respondent: ⟦I told Ilse Brandt to wait⟧.\n", code);
    let own = study.find_transcript("LE-1-b.txt").unwrap().id;
    let text = text_of(&study, own);
    study.redact(&[place(own, at(&text, "Ilse Brandt"), person("colleague 1"))], &[]).unwrap();
    confirm_all(&mut study);
    publish(&mut study, &ExcerptsPublication::default()).unwrap();
    let theme = study.find_code("Protection").unwrap().id;
    let change = (TextField::Definition, "What Ilse Brandt calls safe".to_owned());
    study.describe_code(theme, &[change]).unwrap();
    let refused = publish(&mut study, &ExcerptsPublication::default());
    assert!(matches!(refused, Err(StudyError::Publication(PublicationError::Names(_)))), "{refused:?}");
}
