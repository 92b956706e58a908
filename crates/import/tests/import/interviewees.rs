//! Interviewees from CSV.

use verbatim_import::interviewees::{ReadInterviewees, read_interviewees};
use verbatim_model::{AttributeKind, Consent};

fn read(text: &str) -> ReadInterviewees {
    read_interviewees(text.as_bytes()).unwrap()
}

#[test]
fn our_columns_the_interview_and_attributes() {
    let read = read(
        "\u{feff}id,category,subcategory,attribution,category_attribution,region,consent,embargo_until,years,recommended_by,same_organisation_as,groups,interview_date,mode,interviewers,language\r\n\
         LE-1,Law enforcement,Federal,Federal officer,Officer,North,quote after approval,2027-01-31,12,AD-1;AD-2,LE-2,pilot; early,2024-06-16,phone,2,Spanish\r\n\
         AD-1,Advocates,,,,,background not counted,,,,,,,,,\r\n",
    );
    assert!(read.problems.is_empty());
    let first = &read.rows[0];
    assert_eq!((first.line, first.id.as_str(), first.subcategory.as_deref()), (2, "LE-1", Some("Federal")));
    assert_eq!(first.consent, Some(Consent::QuoteAfterApproval));
    assert_eq!(first.embargo_until.as_deref(), Some("2027-01-31"));
    assert_eq!(first.recommended_by, ["AD-1", "AD-2"]);
    assert_eq!(first.same_organisation_as, ["LE-2"]);
    assert_eq!(first.groups, ["pilot", "early"]);
    assert_eq!(first.interview.date.as_deref(), Some("2024-06-16"));
    assert_eq!(first.interview.language.as_deref(), Some("Spanish"));
    assert_eq!(first.attributes, [Some("North".to_owned()), Some("12".to_owned())]);
    let second = &read.rows[1];
    assert_eq!(
        (second.consent, second.category_attribution.as_deref()),
        (Some(Consent::BackgroundNotCounted), None)
    );
    assert_eq!(second.attributes, [None, None]);
}

#[test]
fn attributes_are_typed_by_all_their_values() {
    let read = read(
        "id;whole;point;day;truth;label;mixed;none\n1;3;2.5;2024-02-29;Yes;007;1;\n2;-4;3;2023-12-01;false;8;x;\n3;;;;;;;\n",
    );
    let kinds: Vec<(&str, AttributeKind)> =
        read.attributes.iter().map(|a| (a.name.as_str(), a.kind)).collect();
    use AttributeKind::{Boolean, Date, Decimal, Integer, Text};
    assert_eq!(
        kinds,
        [
            ("whole", Integer),
            ("point", Decimal),
            ("day", Date),
            ("truth", Boolean),
            ("label", Text),
            ("mixed", Text),
            ("none", Text)
        ]
    );
}

#[test]
fn rows_that_cannot_be_understood_are_listed_and_the_others_go_in() {
    let read = read(
        "id,consent,interview_date,embargo_until\nA,quote,2024-06-16,\n,quote,,\nA,named,,\nB,maybe,,\nC,,16.6.2024,\nD,,,2023-02-29\nE,Quote,,,surplus\nF,background (counted),,\n",
    );
    let ids: Vec<&str> = read.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["A", "F"]);
    assert_eq!(read.rows[1].consent, Some(Consent::Background));
    let problems: Vec<(usize, &str)> = read.problems.iter().map(|p| (p.line, p.reason.as_str())).collect();
    assert_eq!(
        problems,
        [
            (3, "The row has no id."),
            (4, "The id “A” stands in an earlier row as well."),
            (
                5,
                "The consent “maybe” is not known. It can be: named, quote, quote after approval, paraphrase, background, background not counted, withdrawn."
            ),
            (6, "The interview date “16.6.2024” is not a day. Write it as 2024-06-16."),
            (7, "The embargo date “2023-02-29” is not a day. Write it as 2024-06-16."),
            (8, "The row has 5 fields and the header 4."),
        ]
    );
}

#[test]
fn a_table_without_ids_is_refused() {
    let error = read_interviewees(b"name,category\nx,y\n").unwrap_err();
    assert_eq!(error.to_string(), "The file has no column “id”. Its columns are: name, category.");
}
