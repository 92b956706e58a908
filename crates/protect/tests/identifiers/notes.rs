//! Memos, names of codes, fields of a list and labels: words that are no speech.

#![expect(clippy::unwrap_used, reason = "a search that is not stopped answers")]

use std::ops::ControlFlow;

use crate::marks::{finder, said};

fn noted(text: &str) -> Vec<String> {
    let found = finder().find_in_note(text, &mut |_, _| ControlFlow::Continue(())).unwrap();
    said(text, &found).into_iter().map(|(_, words)| words).collect()
}

#[test]
fn names_of_codes_and_fields_that_are_ordinary_words_tell_of_nobody() {
    for text in [
        "Trust in Police",
        "Fear of Deportation",
        "Health Care and Court Support",
        "Hope and Resilience",
        "Victim Rapport and Testimony",
        "TRUST IN POLICE",
        "Officer Conduct",
        "Nonprofit advocate",
        "Nonprofit advocate\nsigned form\nFederal prosecutor\nby phone\nOutside California",
        "Trust in Police\nOperations identify few or no traffickers",
        "Theme: Faith and Recovery",
    ] {
        assert_eq!(noted(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_real_name_in_a_memo_or_the_name_of_a_code_is_found() {
    for (text, name) in [
        ("Trust in Sergeant Okafor", "Sergeant Okafor"),
        ("Raids at Lindqvist Farm", "Lindqvist Farm"),
        ("Officer Stone and the Raid", "Officer Stone"),
        ("Beds at Hope House", "Hope House"),
        ("Ketteridge", "Ketteridge"),
        ("Grace Ketteridge", "Grace Ketteridge"),
        ("Federal prosecutor\nformer partner of Imelda Kowalczyk", "Imelda Kowalczyk"),
        ("Police Response\n\nShe meant Grace here, not the other.", "Grace"),
        ("met Grace at court", "Grace"),
        ("Ask her at 555-0142", "555-0142"),
    ] {
        assert_eq!(noted(text), [name], "{text}");
    }
}

#[test]
fn labels_that_are_names_are_told_from_roles_in_any_case() {
    for label in
        ["Imelda Kowalczyk", "RUIZ", "MR. HARGROVE", "DOLORES", "Grace", "GRACE", "Dr. Lima", "NPO - ANA"]
    {
        assert!(finder().names_speaker(label), "{label}");
    }
    for label in [
        "Interviewer",
        "INTERVIEWER 2",
        "Speaker 1",
        "Q",
        "P01",
        "ADVOCATE",
        "Officer",
        "Entrevistada",
        "INT",
    ] {
        assert!(!finder().names_speaker(label), "{label}");
    }
}

#[test]
fn codes_and_people_of_the_sample_tell_of_nobody() {
    let sample = |name: &str| {
        std::fs::read_to_string(format!("{}/../../sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    for row in sample("codebook.csv").lines().skip(1) {
        let name = row.split(',').next().unwrap().rsplit(" > ").next().unwrap();
        assert_eq!(noted(name), Vec::<String>::new(), "{name}");
    }
    for row in sample("interviewees.csv").lines().skip(1) {
        let fields = row.split(',').skip(1).take(5).collect::<Vec<_>>().join("\n");
        assert_eq!(noted(&fields), Vec::<String>::new(), "{fields}");
    }
}

#[test]
fn one_word_that_is_a_name_too_is_told_from_others() {
    for word in ["Hope", "Grace", "Faith", "chase", " Joy "] {
        assert!(finder().is_name_and_word(word), "{word}");
    }
    for other in ["Deportation", "Ketteridge", "Trust in Police", "Hope House", ""] {
        assert!(!finder().is_name_and_word(other), "{other}");
    }
}
