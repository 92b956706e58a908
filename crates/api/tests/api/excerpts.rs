//! Excerpts that leave, as the window shows and writes them.

use serde_json::{Value, json};
use verbatim_api::replies::{Empty, ExcerptsGone, ExcerptsPreview, PageBlock};
use verbatim_api::{ApiError, Code};

use crate::desk::{Desk, request};

/// What five advocates and three officers said on raids; the fifth advocate has a label of her own.
const SAID: [(&str, &str, &str, &str); 8] = [
    ("AD-1", "Advocates", "Survivor advocate", "they came before it was light"),
    ("AD-2", "Advocates", "Survivor advocate", "nobody asked her anything"),
    ("AD-3", "Advocates", "Survivor advocate", "we waited on the stairs"),
    ("AD-4", "Advocates", "Survivor advocate", "he gave her a coat"),
    ("AD-5", "Advocates", "Health advocate", "the clinic was closed by then"),
    ("LE-1", "Officers", "Local officer", "there was no bed for her"),
    ("LE-2", "Officers", "Local officer", "the van was late that night"),
    ("LE-3", "Officers", "Local officer", "she sat with her hands in her sleeves"),
];

/// A study in which all of it is coded as raids and may be quoted, and nothing is de-identified yet.
fn coded() -> (Desk, Vec<String>) {
    let desk = Desk::new();
    for (name, attribution) in [("Advocates", "Advocate"), ("Officers", "Officer")] {
        let sent = json!({ "name": name, "parent": null, "attribution": attribution });
        desk.session.category_put(request(sent)).expect("the category is put");
    }
    let mut talks = Vec::new();
    for (label, category, attribution, said) in SAID {
        person(&desk, label, category, attribution);
        let text = format!("Interviewer: What then?\n\nRespondent: As I said, {said}. That is all.\n");
        let talk = desk.import(&format!("{label}.txt"), &text);
        desk.code(&talk, said, "Raids");
        talks.push(talk);
    }
    (desk, talks)
}

fn person(desk: &Desk, label: &str, category: &str, attribution: &str) {
    let people = desk.session.people(request(json!({}))).expect("the people");
    let category = people.categories.iter().find(|row| row.name == category).map(|row| row.id.clone());
    let sent = json!({
        "label": label, "category": category, "attribution": attribution, "consent": "quote",
        "recommended_by": [], "same_organisation_as": [], "attributes": [],
    });
    desk.session.interviewee_put(request(sent)).expect("the interviewee is put");
}

/// The same with the key file open and every transcript confirmed.
fn publishable() -> Desk {
    let (desk, talks) = coded();
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
    desk.session.transcripts_confirm(request(json!({ "transcripts": talks }))).expect("they are confirmed");
    desk
}

/// Everything for a purpose, with something of it asked for otherwise.
fn excerpts(purpose: &str, otherwise: &Value) -> Value {
    let mut sent = json!({
        "purpose": purpose, "codes": [], "categories": [], "stances": [], "quotable": false, "interviewees": [],
        "coder": null, "searches": [], "order": "theme_category", "link": false, "partners": [], "context": false,
        "turns": true, "memos": true, "counts": true,
    });
    for (name, value) in otherwise.as_object().expect("an object") {
        sent[name] = value.clone();
    }
    sent
}

fn preview(desk: &Desk, asked: Value) -> Result<ExcerptsPreview, ApiError> {
    desk.session.excerpts_preview(request(asked))
}

fn export(desk: &Desk, asked: Value, form: &str, path: Option<&str>) -> Result<ExcerptsGone, ApiError> {
    let sent = json!({ "request": asked, "form": form, "accepted": null, "path": path });
    desk.session.excerpts_export(request(sent))
}

fn exports(desk: &Desk) -> usize {
    let rows = desk.session.history(request(json!({ "limit": 200 }))).expect("the trail");
    rows.iter().filter(|row| row.kind == "export").count()
}

/// The quotations of a page, each with who said it.
fn quotes(shown: &ExcerptsPreview) -> Vec<(String, String)> {
    let blocks = shown.page.iter().flat_map(|page| &page.blocks);
    let mut quotes: Vec<_> = blocks
        .filter_map(|block| match block {
            PageBlock::Quote(quote) => Some((
                quote.paragraphs.iter().flatten().map(|words| words.text.as_str()).collect::<String>(),
                quote.attribution.clone().unwrap_or_default(),
            )),
            _ => None,
        })
        .collect();
    quotes.sort();
    quotes
}

#[test]
fn a_preview_for_the_team_is_complete_is_marked_and_leaves_no_trace() {
    let (desk, _) = coded();
    let shown = preview(&desk, excerpts("team", &json!({ "context": true }))).expect("it may leave");
    assert_eq!((shown.exported.rows, shown.people, shown.interviewees, shown.k), (8, 8, 8, 3));
    let page = shown.page.as_ref().expect("a page");
    assert_eq!(page.mark.as_deref(), Some("internal, contains raw text"));
    assert_eq!(page.more, 0);
    let notes = page.blocks.iter().find_map(|block| match block {
        PageBlock::Quote(quote) if quote.notes[0].starts_with("AD-1") => Some(quote.notes.clone()),
        _ => None,
    });
    assert_eq!(
        notes.expect("it is quoted"),
        ["AD-1 · AD-1.txt ¶ 2 · Ines", "Before: As I said,", "After: . That is all."]
    );
    assert_eq!(exports(&desk), 0, "a preview is no export");
}

#[test]
fn a_choice_narrows_what_would_leave() {
    let (desk, _) = coded();
    let of =
        |otherwise: Value| preview(&desk, excerpts("team", &otherwise)).expect("it may leave").exported.rows;
    assert_eq!(of(json!({ "categories": ["Officers"] })), 3);
    assert_eq!(of(json!({ "quotable": true })), 0);
    let people = desk.session.people(request(json!({}))).expect("the people").interviewees;
    assert_eq!(of(json!({ "interviewees": [people[0].id, people[6].id] })), 2);
    let coder = &desk.session.study_overview(request(json!({}))).expect("the study").coders[0].id;
    assert_eq!(of(json!({ "coder": coder })), 8);
    let sent = json!({
        "name": "Vans", "query": "van", "regex": false, "speakers": "respondent", "coders": { "kind": "record" },
    });
    let saved = desk.session.search_save(request(sent)).expect("it is saved").search;
    assert_eq!(of(json!({ "searches": [saved] })), 1);
    let refused = preview(&desk, excerpts("publication", &json!({ "searches": [saved] })));
    assert!(refused.expect_err("it tells of few whom it is of").what.contains("a choice by a search"));
    assert_eq!(of(json!({ "stances": ["contradicts"] })), 0);
    let nothing = preview(&desk, excerpts("team", &json!({ "quotable": true }))).expect("it is looked at");
    assert!(nothing.page.is_none());
}

#[test]
fn a_publication_needs_the_key_file_open() {
    let (desk, _) = coded();
    let refused = |code: Code| {
        let error = preview(&desk, excerpts("publication", &json!({}))).expect_err("names are not compared");
        assert_eq!(error.code, code);
    };
    refused(Code::NoKeyFile);
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
    desk.session.key_file_close(request(json!({}))).expect("it closes");
    refused(Code::KeyFileClosed);
}

#[test]
fn where_nothing_may_be_published_every_passage_says_why_and_where_it_stands() {
    let (desk, talks) = coded();
    let sent = json!({ "path": null, "passphrase": "three grey cranes" });
    desk.session.key_file_make(request(sent)).expect("the key file is made");
    let shown = preview(&desk, excerpts("publication", &json!({}))).expect("it is looked at");
    assert!(shown.page.is_none());
    assert_eq!(shown.exported.rows, 0);
    let [stays] = shown.exported.stays.as_slice() else { panic!("{:?}", shown.exported.stays) };
    assert_eq!(stays.why, "the transcript is not de-identified, or has changed since");
    assert_eq!((stays.people, stays.excerpts.len()), (8, 8));
    let first = stays.excerpts.iter().find(|one| one.id == talks[0]).expect("it is of the first interview");
    assert_eq!((first.start as usize, first.end as usize, first.turn), {
        let (start, end) = desk.place(&talks[0], SAID[0].3);
        (start, end, Some(2))
    });
    assert!(export(&desk, excerpts("publication", &json!({})), "html", None).is_err());
    assert_eq!(exports(&desk), 0);
}

#[test]
fn a_publication_says_labels_that_several_could_carry_and_nothing_that_the_study_calls_people_by() {
    let desk = publishable();
    let shown = preview(&desk, excerpts("publication", &json!({}))).expect("it may leave");
    assert_eq!((shown.exported.rows, shown.people, shown.interviewees), (8, 8, 8));
    // One health advocate would be found at once; the survivors step up so that she is not the one who did.
    let labels: Vec<_> =
        shown.attributed.iter().map(|one| (one.own.as_str(), one.label.as_str(), one.people)).collect();
    assert_eq!(
        labels,
        [
            ("Health advocate", "Advocate", 1),
            ("Local officer", "Local officer", 3),
            ("Survivor advocate", "Advocate", 4)
        ]
    );
    let quotes = quotes(&shown);
    assert!(
        quotes.contains(&("…they came before it was light…".to_owned(), "—Advocate".to_owned())),
        "{quotes:?}"
    );
    let all = serde_json::to_string(&shown.page).expect("it can be written");
    assert!(!all.contains("AD-1") && !all.contains("internal"), "{all}");
    assert_eq!(exports(&desk), 0);
}

#[test]
fn a_file_holds_what_was_shown_and_a_copy_is_recorded_too() {
    let desk = publishable();
    let path = desk.folder.path().join("excerpts.md");
    let done = export(&desk, excerpts("publication", &json!({})), "md", path.to_str()).expect("it leaves");
    assert_eq!((done.bytes, done.said.as_str()), (None, "Exported 8 passages for publication"));
    let file = std::fs::read_to_string(&path).expect("the file is there");
    assert!(file.contains("the clinic was closed by then") && file.contains("—Advocate"), "{file}");
    assert_eq!(exports(&desk), 1);
    let copied = export(&desk, excerpts("team", &json!({})), "csv", None).expect("it leaves");
    assert_eq!(copied.said, "Copied 8 passages for the team");
    let bytes = String::from_utf8(copied.bytes.expect("the bytes")).expect("it is UTF-8");
    assert!(bytes.starts_with("\"internal, contains raw text\""), "{bytes}");
    assert_eq!(exports(&desk), 2);
}

#[test]
fn what_left_stands_newest_first_with_what_to_ask_for_the_same_again() {
    let desk = publishable();
    let asked =
        excerpts("team", &json!({ "categories": ["Advocates"], "order": "interview", "memos": false }));
    export(&desk, asked.clone(), "excel_csv", None).expect("it leaves");
    export(&desk, excerpts("publication", &json!({ "link": true })), "md", None).expect("it leaves");
    let left = desk.session.exports_left(Empty {}).expect("what left");
    let purposes: Vec<&str> = left.exports.iter().map(|row| row.purpose.as_str()).collect();
    assert_eq!(purposes, ["publication", "team"]);
    let of = |at: usize| left.again.iter().find(|again| again.number == left.exports[at].number);
    let (published, for_team) = (of(0).expect("it can be asked for"), of(1).expect("it can be asked for"));
    assert!(published.request.link && !published.gone);
    assert_eq!(serde_json::to_value(&for_team.request).expect("it can be written"), asked);
    assert_eq!(serde_json::to_value(for_team.form).expect("it can be written"), json!("excel_csv"));
    assert_eq!(for_team.categories.len(), 1);
}

#[test]
fn a_label_that_may_step_up_instead_of_another_is_offered_and_chosen() {
    let desk = publishable();
    let shown = preview(&desk, excerpts("publication", &json!({}))).expect("it may leave");
    assert!(shown.partners.is_empty(), "the survivors are the only ones who can");
    for (label, said) in [("AD-6", "it was cold"), ("AD-7", "it rained"), ("AD-8", "it was late")] {
        person(&desk, label, "Advocates", "Former resident");
        let talk =
            desk.import(&format!("{label}.txt"), &format!("Interviewer: And?\n\nRespondent: And {said}.\n"));
        desk.code(&talk, said, "Raids");
    }
    let shown = preview(&desk, excerpts("publication", &json!({}))).expect("it may leave");
    let offered: Vec<_> =
        shown.partners.iter().map(|one| (one.label.as_str(), one.category.as_str())).collect();
    assert_eq!(offered, [("Survivor advocate", "Advocates")]);
    let asked = json!({ "partners": ["Survivor advocate"] });
    let shown = preview(&desk, excerpts("publication", &asked)).expect("it may leave");
    let said = |own: &str| shown.attributed.iter().find(|one| one.own == own).map(|one| one.label.as_str());
    assert_eq!(
        (said("Survivor advocate"), said("Former resident")),
        (Some("Advocate"), Some("Former resident"))
    );
}

/// Numbers of the quotations of a page, and how many passages are left out before each that follows a gap.
fn numbers(shown: &ExcerptsPreview) -> (Vec<usize>, Vec<usize>) {
    let blocks = shown.page.iter().flat_map(|page| &page.blocks);
    let (mut numbers, mut gaps) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            PageBlock::Quote(quote) => numbers.push(quote.number),
            PageBlock::Skipped(passages) => gaps.push(*passages),
            _ => {}
        }
    }
    (numbers, gaps)
}

#[test]
fn a_page_shows_what_points_to_somebody_however_far_on_it_stands() {
    let desk = publishable();
    let one = officer_of_nineteen_years(&desk);
    let (who, did, what) = (
        [
            "she",
            "he",
            "we",
            "they",
            "nobody",
            "everybody",
            "the driver",
            "the cook",
            "the nurse",
            "a neighbour",
        ],
        ["carried", "opened", "washed", "folded", "kept"],
        ["the coats", "the door", "the cups", "the papers", "the keys"],
    );
    let sentence = |n: usize| format!("And {} {} {}.", who[n / 25], did[n / 5 % 5], what[n % 5]);
    let said: Vec<String> = (0..230).map(sentence).collect();
    let long = desk.import("AD-2-b.txt", &format!("Interviewer: And?\n\nRespondent: {}\n", said.join(" ")));
    for words in &said {
        desk.code(&long, words, "Raids");
    }
    desk.session.transcripts_confirm(request(json!({ "transcripts": [one, long] }))).expect("confirmed");
    let shown = preview(&desk, excerpts("publication", &json!({}))).expect("it is looked at");
    let [pointed] = shown.exported.points_to.as_slice() else { panic!("{:?}", shown.exported.points_to) };
    let (numbers, gaps) = numbers(&shown);
    // 235 passages of advocates come before those of officers.
    assert_eq!((numbers.len(), gaps.len()), (201, 1));
    assert_eq!(numbers.last(), pointed.excerpts.last(), "the one that is referred to is the last shown");
    let page = shown.page.as_ref().expect("a page");
    assert_eq!(200 + gaps[0] + 1 + page.more, shown.exported.rows);
    let before = page.blocks.iter().rev().nth(1).expect("a heading stands over it");
    assert!(matches!(before, PageBlock::Heading(heading) if heading.text == "Officers"), "{before:?}");
}

#[test]
fn headings_of_a_page_follow_the_order() {
    let desk = publishable();
    let headings = |order: &str| -> Vec<String> {
        let shown =
            preview(&desk, excerpts("publication", &json!({ "order": order }))).expect("it may leave");
        let blocks = shown.page.into_iter().flat_map(|page| page.blocks);
        blocks
            .filter_map(
                |block| if let PageBlock::Heading(heading) = block { Some(heading.text) } else { None },
            )
            .collect()
    };
    assert_eq!(headings("theme_category"), ["Raids", "Advocates", "Officers"]);
    assert_eq!(headings("category_theme"), ["Advocates", "Raids", "Officers", "Raids"]);
    let refused = preview(&desk, excerpts("publication", &json!({ "order": "interview" })));
    assert!(refused.expect_err("it would tell").what.contains("which excerpts are of one person"));
}

/// An officer says what is so of nobody else; answers the transcript.
fn officer_of_nineteen_years(desk: &Desk) -> String {
    let people = desk.session.people(request(json!({}))).expect("the people");
    let card = people.interviewees.iter().find(|one| one.label == "LE-1").expect("the officer is listed");
    let officers = people.categories.iter().find(|row| row.name == "Officers").map(|row| row.id.clone());
    let sent = json!({
        "interviewee": card.id, "label": "LE-1", "category": officers, "attribution": "Local officer",
        "consent": "quote", "recommended_by": [], "same_organisation_as": [],
        "attributes": [{ "name": "Years in the field", "value": "19" }],
    });
    desk.session.interviewee_put(request(sent)).expect("the interviewee is put");
    let said = "In my 19 years I saw it twice";
    let talk = desk.import("LE-1-b.txt", &format!("Interviewer: And you?\n\nRespondent: {said}.\n"));
    desk.code(&talk, said, "Raids");
    talk
}

#[test]
fn what_points_to_somebody_leaves_with_a_reason_only() {
    let desk = publishable();
    let talk = officer_of_nineteen_years(&desk);
    desk.session.transcripts_confirm(request(json!({ "transcripts": [talk] }))).expect("it is confirmed");
    let shown = preview(&desk, excerpts("publication", &json!({}))).expect("it is looked at");
    let [one] = shown.exported.points_to.as_slice() else { panic!("{:?}", shown.exported.points_to) };
    assert_eq!((one.interviewee.as_str(), one.fits), ("LE-1", 1));
    let refused = export(&desk, excerpts("publication", &json!({})), "html", None);
    assert!(refused.expect_err("it points to somebody").what.contains("could tell who"));
    let sent = json!({
        "request": excerpts("publication", &json!({})), "form": "html", "path": null,
        "accepted": "The officer has read it and agrees.",
    });
    let done = desk.session.excerpts_export(request(sent)).expect("it leaves with a reason");
    assert_eq!(done.exported.points_to.len(), 1);
    assert_eq!(exports(&desk), 1);
}
