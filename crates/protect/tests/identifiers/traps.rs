//! Single sentences in which names hide, or seem to be where none are.

use crate::marks::{finder, found, said};

#[test]
fn a_name_is_found_wherever_a_sentence_puts_it() {
    for (text, name) in [
        ("Then I met Imelda there.", "Imelda"),
        ("Kowalczyk said so.", "Kowalczyk"),
        ("It was late — Kowalczyk came anyway.", "Kowalczyk"),
        ("She said, “Kowalczyk isn't here.”", "Kowalczyk"),
        ("It was Kowalczyk's idea.", "Kowalczyk"),
        ("It was Kowalczyk’s idea.", "Kowalczyk"),
        ("The Kowalczyks left.", "Kowalczyks"),
        ("I asked Jo.", "Jo"),
        ("We called Ms. Obi-Wachtel.", "Ms. Obi-Wachtel"),
        ("A man named Rook drove.", "Rook"),
        ("He goes by “Finch” there.", "Finch"),
        ("I spoke with Lucía\nMontes about it.", "Lucía\nMontes"),
        ("I spoke with Lucı\u{301}a about it.", "Lucı\u{301}a"),
        ("We asked Chị Hạnh.", "Chị Hạnh"),
        ("We asked Doña Eulalia.", "Doña Eulalia"),
        ("I know Ignatius “Iggy” Barraza well.", "Ignatius “Iggy” Barraza"),
        ("We saw María de la Cruz there.", "María de la Cruz"),
        ("We saw Margriet van der Berg there.", "Margriet van der Berg"),
        ("Mr. and Mrs. Carrow came.", "Mr. and Mrs. Carrow"),
        ("They called him ‘the heron’ there.", "the heron"),
        ("She calls me “the heron.”", "the heron"),
        ("Huệ was there.", "Huệ"),
        ("They said 王小明 was there, and 然后 they left.", "王小明"),
        ("We asked 陈女士.", "陈女士"),
        ("Then came de Souza.", "de Souza"),
    ] {
        assert_eq!(found(text), [name], "{text}");
    }
}

#[test]
fn names_that_are_words_are_told_from_the_words() {
    assert_eq!(found("I told Will about it. Will it help?"), ["Will"]);
    assert_eq!(found("We worked with May. In May we stopped."), ["May"]);
    assert_eq!(found("I hope so. We asked Hope. A rose is a rose."), ["Hope"]);
    assert_eq!(found("I saw Jordan Ellabright. We flew to Jordan."), ["Jordan Ellabright"]);
}

#[test]
fn ordinary_capitals_are_not_proposed() {
    for text in [
        "So I said no. And then? Well, they left.",
        "On Tuesday we spoke Spanish with the FBI and Homeland Security.",
        "It was in California, under the Trafficking Victims Protection Act.",
        "I'm sure. They'd know. DUIs, mostly.",
        "We had Operation Quiet Water in the fall.",
        "We had Operation Quiet Water. After Quiet Water we stopped.",
        "[pause] Nobody came. (laughs) Everyone left.",
        "The Task Force met. Our Unit did too.",
        "HUMAN TRAFFICKING TASK FORCE, it says on the jacket.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn bodies_places_and_streets_keep_all_their_words() {
    for (text, kind, name) in [
        ("We called the Delmira Police Department then.", "organisation", "Delmira Police Department"),
        ("She was at House of Ruth.", "organisation", "House of Ruth"),
        ("We drove to Cutter's Landing.", "place", "Cutter's Landing"),
        ("They moved to Fallow County.", "place", "Fallow County"),
        ("It was out of south Los Angeles.", "place", "Los Angeles"),
        ("He lives at 1420 Alder Street, Apt 4.", "street", "1420 Alder Street, Apt 4"),
        ("Fue en la Calle Mirador 218.", "street", "Calle Mirador 218"),
        ("It was late. For Alder Boulevard, that was early.", "street", "Alder Boulevard"),
        ("It was off Highway 99.", "street", "Highway 99"),
        (
            "the Fallow County District Attorney's Office",
            "organisation",
            "Fallow County District Attorney's Office",
        ),
    ] {
        let findings = said(text, &finder().find_in(text));
        assert_eq!(findings, [(kind.to_owned(), name.to_owned())], "{text}");
    }
}

#[test]
fn dates_and_ages_are_found_in_words_and_figures() {
    for (text, kind, words) in [
        ("It was on March 9, 2023.", "date", "March 9, 2023"),
        ("It was the 9th of May 2023.", "date", "9th of May 2023"),
        ("It was the twelfth of October.", "date", "twelfth of October"),
        ("It was Thursday the 8th of February.", "date", "Thursday the 8th of February"),
        ("It was January 19th of last year.", "date", "January 19th of last year"),
        ("It began last October.", "date", "last October"),
        ("Fue el 14 de febrero de 2022.", "date", "14 de febrero de 2022"),
        ("I'm 34, I have two.", "age", "34"),
        ("a fourteen-year-old", "age", "fourteen-year-old"),
        ("She was forty-one years old.", "age", "forty-one years old"),
        ("She's in her early forties.", "age", "early forties"),
        ("Tengo 34 años.", "age", "34 años"),
    ] {
        let findings = said(text, &finder().find_in(text));
        assert_eq!(findings, [(kind.to_owned(), words.to_owned())], "{text}");
    }
}

#[test]
fn a_time_of_the_day_is_no_age() {
    for text in [
        "He was arrested at 6:40 in the morning.",
        "They came at 5 a.m. and again at 11 pm.",
        "It was at six o'clock.",
    ] {
        assert_eq!(said(text, &finder().find_in(text)), [], "{text}");
    }
}

#[test]
fn a_name_inside_an_address_is_part_of_the_address() {
    assert_eq!(found("Write to imelda.kowalczyk@example.org."), ["imelda.kowalczyk@example.org"]);
}

#[test]
fn a_second_mention_is_found_misspelt_shortened_and_where_a_sentence_begins() {
    assert_eq!(found("I met Sunniva Dahl. Sunny. She came."), ["Sunniva Dahl", "Sunny"]);
    assert_eq!(found("I met Grace Holt. Grace has no car."), ["Grace Holt", "Grace"]);
    assert_eq!(
        found("We met at Northwater Valley Coalition. NVC pays."),
        ["Northwater Valley Coalition", "NVC"]
    );
}
