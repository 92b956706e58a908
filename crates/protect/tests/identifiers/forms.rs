//! Days and addresses in the forms of other layouts and countries.

use crate::marks::{each_one, finder, found, said};

#[test]
fn days_are_found_shortened_in_roman_months_in_words_and_by_their_saint() {
    each_one(
        "date",
        &[
            ("I wrote on Tues 6 Feb to them.", "Tues 6 Feb"),
            ("Then on Fri. the 20th, she left.", "Fri. the 20th"),
            ("She was born on 19-VII-1994 there.", "19-VII-1994"),
            ("It was 21.vi in the evening.", "21.vi"),
            ("We were there from September fourteen, I think.", "September fourteen"),
            ("It was May twenty-two.", "May twenty-two"),
            ("They met on St. Lucy's Day.", "St. Lucy's Day"),
            ("Salimos el Día de San Juan, de noche.", "Día de San Juan"),
            ("It was the last Sunday in Lent.", "last Sunday in Lent"),
        ],
    );
    for text in [
        "It came in at 0217 hours.",
        "We sat in the sun in May.",
        "I saw two of them in May.",
        "Chapter 2.x was long.",
    ] {
        assert_eq!(said(text, &finder().find_in(text)), [], "{text}");
    }
}

#[test]
fn addresses_by_number_are_found_as_they_are_said_in_other_countries() {
    each_one(
        "street",
        &[
            ("La oficina está en la carrera 6 # 7-21, arriba.", "carrera 6 # 7-21"),
            ("La casa estaba en la 7a. avenida norte, número 40, con rejas.", "7a. avenida norte, número 40"),
            ("Trabajé en la Alvarado con la Séptima, mucho tiempo.", "Alvarado con la Séptima"),
            ("Mi tía vive en la manzana F, casa 12, arriba.", "manzana F, casa 12"),
            ("It was Quarry Lane at Orchard Boulevard.", "Quarry Lane at Orchard Boulevard"),
            ("They took rooms 12 and 14 that night.", "rooms 12 and 14"),
            ("They moved me to a motel off 494.", "494"),
        ],
    );
}

#[test]
fn two_streets_that_cross_are_joined_by_and_only_where_somebody_is_at_them_in_spanish() {
    each_one(
        "street",
        &[
            ("Mi tía vende flores en la Alvarado y la Séptima, desde hace años.", "Alvarado y la Séptima"),
            ("La tienda de la Alvarado con la Séptima ya no está.", "Alvarado con la Séptima"),
        ],
    );
    for text in [
        "Todos hablaban de la Flaca y la Güera, no de nosotros.",
        "We talked to them for an hour and she said en la Flaca y la Güera there was work.",
    ] {
        assert!(!found(text).iter().any(|words| words.contains(" y ")), "{text}");
    }
}

#[test]
fn a_house_that_is_called_by_a_feast_is_no_day() {
    each_one(
        "organisation",
        &[("She teaches at St. Patrick's Day School in town.", "St. Patrick's Day School")],
    );
    each_one(
        "date",
        &[
            ("It was on St. Patrick's Day, in the morning.", "St. Patrick's Day"),
            ("On St. Patrick's Day school was closed.", "St. Patrick's Day"),
        ],
    );
    let small = "so she was a cook for them and then we put him in the class at st. patrick's day school and he went \
                 there for a year with the others";
    assert_eq!(found(small), ["st. patrick's day school"]);
    let closed = "so she was a cook for them and then on st. patrick's day school was closed and he was here with the \
                  others all day and we talked";
    assert_eq!(
        said(closed, &finder().find_in(closed)),
        [("date".to_owned(), "st. patrick's day".to_owned())]
    );
}

#[test]
fn bodies_without_capitals_are_told_by_their_trade() {
    let text = "so a lady from coastal breeze cleaners picked us up and took us there and we all worked for them \
                at night in the office rooms";
    assert_eq!(
        said(text, &finder().find_in(text)),
        [("organisation".to_owned(), "coastal breeze cleaners".to_owned())]
    );
}
