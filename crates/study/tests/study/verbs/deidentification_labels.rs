//! Labels of speakers: proposed as labels and never as speech, and replaced wherever they stand, in
//! every layout.

use verbatim_model::TranscriptId;
use verbatim_study::Silent;
use verbatim_study::deidentification::{FoundIn, LabelReplacement};
use verbatim_testkit::{TestStudy, a_study, open_keys};

use super::deidentification::{at, person, place, text_of};

/// What two people say in turn, in a layout that `line` writes from label, time and words.
fn layout(head: &str, line: impl Fn(&str, &str, &str) -> String) -> String {
    let said = [
        ("Imelda Kowalczyk", "0:03", "Who came to the door?"),
        ("Ortwin Ruizenaar", "0:09", "A man from the harbour, and then his brother."),
        ("Imelda Kowalczyk", "0:21", "What did they bring?"),
        ("Ortwin Ruizenaar", "0:30", "Bread. It was late, and we let them in."),
    ];
    head.to_owned() + &said.map(|(who, when, what)| line(who, when, what)).concat()
}

/// Every layout in which a label and a text can stand, with the name of its file.
fn layouts() -> Vec<(&'static str, String)> {
    let upper = |who: &str, _: &str, what: &str| format!("{}: {what}\n\n", who.to_uppercase());
    let cue = |who: &str, when: &str, what: &str| {
        format!("00:0{when}.000 --> 00:0{when}.900\n<v {who}>{what}</v>\n\n")
    };
    vec![
        ("colon.txt", layout("", |who, _, what| format!("{who}: {what}\n\n"))),
        ("capitals.txt", layout("", upper)),
        ("bold.md", layout("# A talk\n\n", |who, _, what| format!("**{who}:** {what}\n\n"))),
        ("time-label.txt", layout("", |who, when, what| format!("[0{when}] {who}: {what}\n\n"))),
        ("label-time.txt", layout("", |who, when, what| format!("{who} [0{when}] {what}\n\n"))),
        ("time-in-brackets.txt", layout("", |who, when, what| format!("{who} ({when}):\n{what}\n\n"))),
        ("heading.txt", layout("", |who, when, what| format!("{who}  {when}\n{what}\n\n"))),
        ("time-heading.txt", layout("", |who, when, what| format!("[0{when}] {who}\n{what}\n\n"))),
        ("bracketed.txt", layout("", |who, when, what| format!("[{who}] 00:0{when}\n{what}\n\n"))),
        ("tabs.txt", layout("", |who, when, what| format!("00:0{when}\t{who}\t{what}\n"))),
        ("columns.txt", layout("", |who, _, what| format!("{who}\t{what}\n"))),
        ("bold-above.md", layout("", |who, _, what| format!("**{who}**\n\n{what}\n\n"))),
        ("script.txt", layout("", |who, _, what| format!("          {}\n{what}\n\n", who.to_uppercase()))),
        ("voices.vtt", layout("WEBVTT\n\n", cue)),
        (
            "head.txt",
            layout("Talk at the harbour\n12 pages\n\n", |who, _, what| format!("{who}: {what}\n\n")),
        ),
    ]
}

fn found(study: &TestStudy, transcript: TranscriptId) -> FoundIn {
    study.find_identifiers(&[transcript], &Silent).unwrap().transcripts.remove(0)
}

#[test]
fn a_label_is_proposed_as_a_label_and_the_first_is_not_searched_as_speech() {
    let mut study = a_study();
    for (name, text) in layouts() {
        let transcript = study.import(name, &text);
        let found = found(&study, transcript);
        let labels: Vec<String> = found.labels.iter().map(|speaker| speaker.label.to_lowercase()).collect();
        assert_eq!(labels, ["imelda kowalczyk", "ortwin ruizenaar"], "{name}");
        let points = found.text.code_points();
        let said: Vec<&str> =
            found.findings.iter().map(|found| points.slice(found.finding.span).unwrap()).collect();
        assert_eq!(said, Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn a_label_is_replaced_wherever_it_stands() {
    let mut study = a_study();
    open_keys(&mut study);
    for (name, text) in layouts() {
        let transcript = study.import(name, &text);
        let labels = found(&study, transcript).labels;
        let alias = |n: usize| LabelReplacement {
            transcript,
            speaker: labels[n].number,
            alias: person(["researcher", "neighbour"][n]),
        };
        let done = study.redact(&[], &[alias(0), alias(1)]).unwrap().value;
        assert_eq!(done.places, 4, "{name}");
        let text = text_of(&study, transcript).to_lowercase();
        assert!(!text.contains("imelda") && !text.contains("ruizenaar"), "{name}: {text}");
        assert!(found(&study, transcript).labels.is_empty(), "{name}");
        study.assert_sound();
    }
}

#[test]
fn a_label_that_is_written_in_two_ways_is_replaced_in_both() {
    let mut study = a_study();
    open_keys(&mut study);
    let said = "RUIZ: Who came?\n\nMarta: A man.\n\nRuiz: And then?\n\nMarta: He left.\n";
    let transcript = study.import("two.txt", said);
    let speaker = found(&study, transcript).labels[0].number;
    let label = LabelReplacement { transcript, speaker, alias: person("researcher") };
    assert_eq!(study.redact(&[], &[label]).unwrap().value.places, 2);
    let text = text_of(&study, transcript);
    assert!(
        text.starts_with("[researcher 1]: Who came?") && text.contains("\n[researcher 1]: And then?"),
        "{text}"
    );
    study.assert_sound();
}

#[test]
fn what_stands_above_the_first_label_is_searched() {
    let mut study = a_study();
    let said =
        "Talk with Zubrikov, by telephone\n\nQ: Who came?\n\nA: A man.\n\nQ: And then?\n\nA: He left.\n";
    let transcript = study.import("above.txt", said);
    let found = found(&study, transcript);
    let words =
        found.findings.iter().map(|f| found.text.code_points().slice(f.finding.span).unwrap().to_owned());
    assert_eq!(words.collect::<Vec<_>>(), ["Zubrikov"]);
}

/// What is found, as words, in order.
fn words_found(study: &TestStudy, transcript: TranscriptId) -> Vec<String> {
    let found = found(study, transcript);
    let points = found.text.code_points();
    found.findings.iter().map(|f| points.slice(f.finding.span).unwrap().to_owned()).collect()
}

#[test]
fn notices_and_days_of_a_chat_are_searched_and_replaced_and_its_labels_are_labels() {
    let mut study = a_study();
    open_keys(&mut study);
    let chat = "3/12/22, 21:04 - Imelda Kowalczyk added Zubrikov\n3/12/22, 21:05 - Imelda Kowalczyk: Who came?\n\
                3/12/22, 21:06 - Ortwin Ruizenaar: A man.\n3/12/22, 21:06 - Ortwin Ruizenaar: <Media omitted>\n\
                3/13/22, 21:07 - Imelda Kowalczyk: And then?\n3/13/22, 21:09 - Ortwin Ruizenaar: He left.\n";
    let transcript = study.import("chat.txt", chat);
    let words = words_found(&study, transcript);
    for expected in ["Zubrikov", "3/12/22", "3/13/22"] {
        assert!(words.iter().any(|word| word == expected), "{expected} in {words:?}");
    }
    let labels = found(&study, transcript).labels;
    assert_eq!(labels.len(), 2);
    let text = text_of(&study, transcript);
    let (day, name) = (at(&text, "3/12/22"), at(&text, "Zubrikov"));
    let places = [place(transcript, day, person("day")), place(transcript, name, person("guest"))];
    let label =
        |n: usize| LabelReplacement { transcript, speaker: labels[n].number, alias: person("member") };
    study.redact(&places, &[label(0), label(1)]).unwrap();
    let text = text_of(&study, transcript);
    assert!(text.starts_with("[day 1], 21:04 - "), "{text}");
    assert!(text.contains("\n3/12/22, 21:05 - [member 1]: Who came?\n"), "{text}");
    study.assert_sound();
}

#[test]
fn what_stands_below_the_last_turn_and_between_two_is_searched() {
    let mut study = a_study();
    let said = "**Marta**\n\nWho came?\n\n**Bo**\n\nA man.\n\n**Marta**\n\nAnd then?\n\n**Bo**\n\nHe left.\n";
    let clean = study.import("clean.md", said);
    assert_eq!(words_found(&study, clean), Vec::<String>::new());
    let talk = study.import(
        "footer.txt",
        "Q: Who?\n\nA: A man.\n\nQ: And?\n\nA: He left.\n\nTranscribed by Imelda Kowalczyk\n",
    );
    assert_eq!(words_found(&study, talk), ["Imelda Kowalczyk"], "what a program writes under the last turn");
}
