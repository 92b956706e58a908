//! Words that a line broke or a scanner misread, and numbers that are spelled out.

use crate::marks::{finder, found, said};

fn each(cases: &[(&str, &[&str])]) {
    for (text, words) in cases {
        assert_eq!(found(text), *words, "{text}");
    }
}

#[test]
fn a_name_broken_over_two_lines_is_found_whole() {
    each(&[
        (
            "We lived in Porter-\nville with Arnulfo Be-\nnitez then.",
            &["Porter-\nville", "Arnulfo Be-\nnitez"],
        ),
        ("It was well-\nknown in the whole neigh-\nborhood.", &[]),
    ]);
}

#[test]
fn a_name_that_a_scanner_misread_is_found() {
    each(&[
        ("I asked Mr. 0lmos and then Kaspar1an for it.", &["Mr. 0lmos", "Kaspar1an"]),
        ("It came on Feb. l9, 2O15.", &["Feb. l9, 2O15"]),
        ("She left a card with 555-Ol33 on it.", &["555-Ol33"]),
        ("It was the 1st and the 4th time.", &[]),
    ]);
}

#[test]
fn beds_cells_and_rooms_have_numbers_and_counts_are_none() {
    each(&[
        ("She was in bed 14 then.", &["14"]),
        ("They had him in cell C-204.", &["C-204"]),
        ("The ward had 6 beds, and I changed each bed 3 times.", &[]),
    ]);
}

#[test]
fn a_plate_in_the_alphabet_of_the_police_is_found() {
    each(&[
        ("The reader got 7-Adam-Nora-William-2-2-0 twice.", &["7-Adam-Nora-William-2-2-0"]),
        ("It said seven adam nora william two two oh, and left.", &["seven adam nora william two two oh"]),
        ("One oscar and two golf balls.", &[]),
    ]);
}

#[test]
fn a_name_on_a_network_is_told_from_the_name_of_a_setting() {
    each(&[
        ("She wrote as d_king_77 to all of us.", &["d_king_77"]),
        ("It counts whose kind record finished_only basis now.", &[]),
    ]);
}

#[test]
fn the_eve_of_a_feast_is_a_day_and_no_person() {
    let text = "She came on Christmas Eve.";
    assert_eq!(said(text, &finder().find_in(text)), [("date".to_owned(), "Christmas Eve".to_owned())]);
}

#[test]
fn days_with_a_name_are_dates_where_something_is_dated_by_them() {
    each(&[
        ("He was served on Cinco de Mayo.", &["Cinco de Mayo"]),
        ("It was two days after Easter, I think.", &["two days after Easter"]),
        ("They ran it from Jan. 14–18, all of them.", &["Jan. 14–18"]),
        ("She testified on the 9th and 10th of May.", &["9th and 10th of May"]),
        ("We closed it in mid-July.", &["mid-July"]),
        ("I was born in ’96.", &["96"]),
        ("I like Christmas and the songs.", &[]),
    ]);
}
