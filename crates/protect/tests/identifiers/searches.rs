//! The finder as study and window use it.

#![expect(clippy::unwrap_used, reason = "a finder that cannot be made is a failure")]

use std::ops::ControlFlow;

use proptest::prelude::*;
use verbatim_model::{AliasId, IdentifierKind as Kind};
use verbatim_protect::identifiers::{
    Cancelled, Finder, Forms, KeepList, KnownForm, Level, Mode, Reason, Settings, TeamPattern, mode_of,
};
use verbatim_text::{CodePoints, Span};

use crate::marks::{finder, found, said};

fn span_of(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    CodePoints::new(text).span_of_bytes(start, start + words.len()).unwrap()
}

#[test]
fn only_speech_is_searched_and_offsets_are_those_of_the_whole_text() {
    let text = "Ortwin: ¿Conoce a Imelda?\n\nZdenka: Sí, 👩‍👧 conozco a Imelda.";
    let speech = [span_of(text, "¿Conoce a Imelda?"), span_of(text, "Sí, 👩‍👧 conozco a Imelda.")];
    let findings = finder().find(text, &speech, &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(
        said(text, &findings),
        [("person".to_owned(), "Imelda".to_owned()), ("person".to_owned(), "Imelda".to_owned())]
    );
    assert!(findings.iter().all(|f| speech.iter().any(|s| s.contains(f.span))));
}

#[test]
fn a_search_stops_where_it_is_told_and_answers_nothing() {
    let text = "I met Imelda.\n\nI met Imelda.";
    let speech = [Span::new(0, 13).unwrap(), Span::new(15, 28).unwrap()];
    let mut calls = 0;
    let stopped = finder().find(text, &speech, &mut |done, _| {
        calls += 1;
        if done > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((stopped, calls), (Err(Cancelled), 2));
}

#[test]
fn a_team_adds_names_to_keep_and_patterns_of_its_own() {
    let text = "We met at Harvest Lantern, and shelf B-12 was free.";
    assert_eq!(found(text), ["Harvest Lantern"]);
    let mut keep = KeepList::shipped();
    keep.extend(["harvest lantern"]);
    let patterns = vec![TeamPattern::new("shelf", r"\bshelf [A-Z]-\d+", Kind::Number).unwrap()];
    let finder = Finder::new(Settings { keep, patterns, ..Settings::default() }).unwrap();
    let findings = finder.find_in(text);
    assert_eq!(said(text, &findings), [("number".to_owned(), "shelf B-12".to_owned())]);
    assert_eq!(findings[0].reason.to_string(), "matches the team's pattern “shelf”");
}

#[test]
fn a_confirmed_name_is_found_with_its_alias_and_so_is_a_misspelling() {
    let alias = AliasId::new();
    let known = vec![
        KnownForm { text: "the Heron".to_owned(), alias, kind: Kind::Person },
        KnownForm { text: "Santacruz".to_owned(), alias, kind: Kind::Person },
    ];
    let finder = Finder::new(Settings { known, ..Settings::default() }).unwrap();
    let findings = finder.find_in("we saw the heron with santacruz; Santacrus ran.");
    let reasons: Vec<&Reason> = findings.iter().map(|f| &f.reason).collect();
    assert!(
        matches!(reasons[..], [
        Reason::Known { alias: a, .. },
        Reason::Known { alias: b, .. },
        Reason::NearKnown { alias: c, .. },
    ] if [*a, *b, *c] == [alias; 3]),
        "{reasons:?}"
    );
}

#[test]
fn every_finding_says_why_in_a_sentence() {
    let reason = |text: &str| finder().find_in(text).first().map(|f| f.reason.to_string());
    assert_eq!(reason("We asked Sergeant Kowalczyk.").as_deref(), Some("follows the title “Sergeant”"));
    assert_eq!(reason("We drove to Fresno.").as_deref(), Some("in the list of cities and counties"));
    assert_eq!(reason("We met Zubrikov there.").as_deref(), Some("capital inside a sentence"));
    assert_eq!(reason("555-0142").as_deref(), Some("looks like a telephone number"));
}

#[test]
fn labels_and_file_names_are_searched_whole() {
    assert_eq!(found("Imelda Kowalczyk"), ["Imelda Kowalczyk"]);
    assert_eq!(found("interview_Kowalczyk_2"), ["Kowalczyk"]);
    assert_eq!(found("Interviewer 2"), Vec::<String>::new());
}

#[test]
fn a_text_without_capitals_gets_its_own_mode_by_itself() {
    let speech = |text: &str| vec![Span::new(0, CodePoints::new(text).len()).unwrap()];
    let small =
        "so we went there and i asked her for the name and she said it was written on the board by the door";
    assert_eq!(mode_of(small, &speech(small)), Mode::FewCapitals);
    let ordinary = "So we went there, and I asked Imelda for it. She said no. We left. Then Imelda came back with the key.";
    assert_eq!(mode_of(ordinary, &speech(ordinary)), Mode::Ordinary);
    let shouted = small.to_uppercase();
    assert_eq!(mode_of(&shouted, &speech(&shouted)), Mode::FewCapitals);
}

#[test]
fn what_is_surer_is_listed_as_surer() {
    let level = |text: &str| finder().find_in(text).first().map(|f| f.confidence.level());
    assert_eq!(level("We asked Sergeant Kowalczyk."), Some(Level::High));
    assert_eq!(level("It was a hard year; Larch was there."), Some(Level::Medium));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a text holds, findings stand in order, inside speech, and never overlap.
    #[test]
    fn findings_are_in_order_inside_speech_and_apart(
        text in "([A-ZÁ][a-zé]{1,7}|[a-z]{1,6}|[0-9]{1,4}|555-0142|[A-Z]{2,4}|Dr|St|O’Dell|de la|ß|e\u{301}|然后|👩‍👧|[ .,;:“”’'\\-—&@\n]| | |\n\n){0,60}",
        cut in 0u32..40,
    ) {
        let length = CodePoints::new(&text).len();
        let speech: Vec<Span> = [(0, cut.min(length)), (cut.min(length), length)].into_iter().filter_map(|(a, b)| Span::new(a, b).ok()).collect();
        for mode in [Mode::Ordinary, Mode::FewCapitals] {
            let finder = Finder::new(Settings { mode: Some(mode), ..Settings::default() }).unwrap();
            let found = finder.find(&text, &speech, &mut |_, _| ControlFlow::Continue(())).unwrap();
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{:?}", &found);
            prop_assert!(found.iter().all(|f| speech.iter().any(|s| s.contains(f.span))), "{:?}", &found);
        }
    }

    /// Mentions of a name are whole words that read like it.
    #[test]
    fn mentions_read_like_the_name(text in "(Ann|Anne|annual|Łucja|Lucja|’s|'s|-|[ .\n]|e\u{301}|👩‍👧){0,30}") {
        let form = |text: &str| KnownForm { text: text.to_owned(), alias: AliasId::new(), kind: Kind::Person };
        let forms = Forms::new(vec![form("Ann"), form("Łucja")]).unwrap();
        let points = CodePoints::new(&text);
        for mention in forms.mentions(&text) {
            let said = points.slice(mention.span).unwrap();
            prop_assert!(["Ann", "Łucja", "Lucja"].iter().any(|name| said.starts_with(name)), "{said}");
            prop_assert!(said.chars().count() <= 7, "{said}");
        }
    }
}
