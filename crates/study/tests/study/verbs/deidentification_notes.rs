//! The leak scan of what coders write: memos, names of codes, what is known of people.

use verbatim_model::MemoTarget;
use verbatim_study::Silent;
use verbatim_testkit::{TestStudy, a_study};

/// What the scan finds, as place and words.
fn leaks(study: &TestStudy) -> Vec<(&'static str, String)> {
    let scan = study.scan_leaks(&Silent).unwrap();
    scan.leaks.into_iter().map(|leak| (leak.place, leak.words.text)).collect()
}

#[test]
fn ordinary_words_in_codes_memos_and_attributions_are_no_leaks() {
    let mut study = a_study();
    for code in
        ["Trust in Police", "Fear of Deportation", "Victim Rapport and Testimony", "Positive practice"]
    {
        study.add(code);
    }
    study.people("id,category,subcategory,attribution\nNP-1,Advocate,Nonprofit,Nonprofit advocate\nLE-2,Law enforcement,Federal,Federal law enforcement officer\n");
    study
        .add_memo(MemoTarget::Study, "Coded under Victim Rapport today. Trust in Police is too broad.")
        .unwrap();
    study.add_memo(MemoTarget::Study, "Trust in Police\n\nSplit by agency?").unwrap();
    assert_eq!(leaks(&study), []);
}

#[test]
fn a_real_name_in_any_of_them_is_one() {
    let mut study = a_study();
    study.add("Trust in Sergeant Okafor");
    study.people("id,category,attribution\nNP-1,Advocate,Colleague of Imelda Kowalczyk\n");
    study.add_memo(MemoTarget::Study, "Trust in Police\n\nShe means Zubrikov, of course.").unwrap();
    study.add_memo(MemoTarget::Study, "met Grace at court").unwrap();
    let named = |place, words: &str| (place, words.to_owned());
    let mut all = leaks(&study);
    all.sort();
    assert_eq!(
        all,
        [
            named("code", "Sergeant Okafor"),
            named("interviewee", "Imelda Kowalczyk"),
            named("memo", "Grace"),
            named("memo", "Zubrikov"),
        ]
    );
}
