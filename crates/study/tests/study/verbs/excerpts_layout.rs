//! In which order excerpts stand, and what is said beside them.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;
use verbatim_model::{MemoTarget, SearchedCoders, SearchedSpeakers};
use verbatim_study::exports::{
    Destination, ExcerptFilter, ExcerptForm, ExcerptOrder, ExcerptsLayout, ExcerptsPublication,
    PublicationError,
};
use verbatim_study::searches::SearchForm;
use verbatim_study::{Cancelled, Silent, Study, StudyError};

use verbatim_testkit::TestStudy;

use super::deidentification::{at, text_of};
use super::excerpts_published::{SAID, publish, study};

const PUBLISHED: [ExcerptOrder; 2] = [ExcerptOrder::ThemeCategory, ExcerptOrder::CategoryTheme];

fn in_order(order: ExcerptOrder) -> ExcerptsLayout {
    ExcerptsLayout { order, ..ExcerptsLayout::default() }
}

fn for_team(study: &mut Study, layout: ExcerptsLayout, form: ExcerptForm) -> String {
    let filter = ExcerptFilter::default();
    let (gone, _) =
        study.export_excerpts_book(&filter, layout, form, Destination::Clipboard, &Silent).unwrap();
    String::from_utf8(gone.bytes).unwrap()
}

/// Texts below each heading of a code and category, as the rows of a file have them.
fn below_headings(file: &Value) -> BTreeMap<(String, String), Vec<String>> {
    let mut below: BTreeMap<_, Vec<String>> = BTreeMap::new();
    let field = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    for row in file["excerpts"].as_array().unwrap() {
        below.entry((field(row, "code"), field(row, "category"))).or_default().push(field(row, "text"));
    }
    below
}

/// A second code on what everybody said.
fn twice_coded(study: &mut TestStudy) {
    let second = study.add("Courts");
    for (label, said) in SAID {
        let transcript = study.find_transcript(&format!("{label}.txt")).unwrap().id;
        let span = at(&text_of(study, transcript), said);
        study.put(transcript, span.start(), span.end(), second);
    }
}

#[test]
fn below_a_heading_a_publication_stands_by_chance_in_every_order_it_may_have() {
    let mut study = study();
    twice_coded(&mut study);
    for order in PUBLISHED {
        let asked = ExcerptsPublication { layout: in_order(order), ..ExcerptsPublication::default() };
        let mut seen: HashSet<Vec<String>> = HashSet::new();
        let mut sets = HashSet::new();
        for _ in 0..8 {
            let (file, _) = publish(&mut study, &asked).unwrap();
            for ((_, category), mut texts) in below_headings(&file) {
                if category == "Advocates" {
                    seen.insert(texts.clone());
                    texts.sort();
                    sets.insert(texts);
                }
            }
        }
        assert_eq!(sets.len(), 1, "the same five are quoted below both codes");
        // Sixteen times one of 120 orders; as many as interviews could show would be one.
        assert!(seen.len() > 4, "{order:?}: {seen:?}");
    }
}

#[test]
fn headings_of_a_publication_stand_by_code_or_by_category() {
    let mut study = study();
    twice_coded(&mut study);
    let outline = |study: &mut Study, order| {
        let asked = ExcerptsPublication { layout: in_order(order), ..ExcerptsPublication::default() };
        let form = ExcerptForm::of_word("md").unwrap();
        let (gone, _) = study.publish_excerpts(&asked, form, Destination::Clipboard, &Silent).unwrap();
        let text = String::from_utf8(gone.bytes).unwrap();
        let lines = text.lines().filter(|line| line.starts_with('#')).skip(1);
        lines.map(|line| line.trim_start_matches(['#', ' ']).to_owned()).collect::<Vec<_>>()
    };
    let by_theme = outline(&mut study, ExcerptOrder::ThemeCategory);
    assert_eq!(by_theme, ["Protection", "Raids", "Advocates", "Officers", "Courts", "Advocates", "Officers"]);
    let by_category = outline(&mut study, ExcerptOrder::CategoryTheme);
    assert_eq!(
        by_category,
        ["Advocates", "Protection", "Raids", "Courts", "Officers", "Protection", "Raids", "Courts"]
    );
}

#[test]
fn an_order_by_interview_is_for_the_team_alone() {
    let mut study = study();
    let layout = in_order(ExcerptOrder::Interview);
    let refused = publish(&mut study, &ExcerptsPublication { layout, ..ExcerptsPublication::default() });
    let Err(StudyError::Publication(why @ PublicationError::Never(_))) = refused else {
        panic!("{refused:?}")
    };
    assert!(why.to_string().contains("would show which excerpts are of one person"), "{why}");
    assert!(study.export_records().unwrap().is_empty());
    twice_coded(&mut study);
    let page = for_team(&mut study, layout, ExcerptForm::of_word("html").unwrap());
    let places = SAID.map(|(label, said)| (page.find(&format!("{label} ")), page.find(said)));
    assert!(places.is_sorted(), "{places:?}: {page}");
    assert_eq!(page.matches(SAID[0].1).count(), 2, "on each of its codes");
}

#[test]
fn what_is_not_wished_beside_excerpts_is_not_said() {
    let mut study = study();
    let code = study.find_code("Raids").unwrap().id;
    let [coding] = &study.coded("LE-1-b.txt", "Respondent: ⟦I waited outside⟧.\n", code)[..] else {
        panic!()
    };
    study.add_memo(MemoTarget::Coding(coding.id), "Ask her again").unwrap();
    let json = |study: &mut Study, layout| -> Value {
        serde_json::from_str(&for_team(study, layout, ExcerptForm::Json)).unwrap()
    };
    let last = |file: &Value| file["excerpts"].as_array().unwrap().last().unwrap().clone();
    let all = last(&json(&mut study, ExcerptsLayout::default()));
    assert_eq!((&all["memo"], &all["turn"]), (&"Ask her again".into(), &1.into()), "{all}");
    let bare = ExcerptsLayout { turns: false, memos: false, counts: false, ..ExcerptsLayout::default() };
    let less = last(&json(&mut study, bare));
    assert_eq!((&less["memo"], &less["turn"], &less["text"]), (&Value::Null, &Value::Null, &all["text"]));
    let markdown = ExcerptForm::of_word("md").unwrap();
    assert!(for_team(&mut study, ExcerptsLayout::default(), markdown).contains("raised by 5 of 5"));
    assert!(!for_team(&mut study, bare, markdown).contains("raised by"));

    let asked = ExcerptsPublication { layout: bare, ..ExcerptsPublication::default() };
    let (gone, effect) = study.publish_excerpts(&asked, markdown, Destination::Clipboard, &Silent).unwrap();
    let text = String::from_utf8(gone.bytes).unwrap();
    assert!(!text.contains("raised by") && !text.contains("A number of people"), "{text}");
    assert!(effect.numbers, "nothing is missing that was wished");
}

#[test]
fn a_saved_search_says_how_far_it_is_and_can_be_stopped() {
    let mut study = study();
    let form = SearchForm {
        name: "Late".to_owned(),
        query: "van".to_owned(),
        regex: false,
        speakers: SearchedSpeakers::Respondent,
        coders: SearchedCoders::Record,
    };
    let saved = study.save_search(&form).unwrap().value;
    let filter = ExcerptFilter { found_by: vec![saved.id], ..ExcerptFilter::default() };
    let layout = ExcerptsLayout::default();
    let left = study.excerpts_for_team(&filter, layout, &Silent).unwrap();
    assert_eq!(left.book.content().len(), 1);
    // One search of one; there are eight transcripts.
    let stop = |_: usize, of: usize| if of == 1 { Err(Cancelled) } else { Ok(()) };
    let stopped = study.excerpts_for_team(&filter, layout, &stop);
    assert!(matches!(stopped, Err(StudyError::Cancelled)), "{stopped:?}");
    let nobody = ExcerptFilter::default();
    assert!(study.excerpts_for_team(&nobody, layout, &stop).is_ok());
}
