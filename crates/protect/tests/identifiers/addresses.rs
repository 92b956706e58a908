//! Addresses and bodies keep all their words: flats, quarters, codes, crossings, aims.

use crate::marks::{finder, found, said};

/// Each text holds exactly one finding of a kind.
fn all(kind: &str, cases: &[(&str, &str)]) {
    for (text, words) in cases {
        let findings = said(text, &finder().find_in(text));
        assert_eq!(findings, [(kind.to_owned(), (*words).to_owned())], "{text}");
    }
}

#[test]
fn an_address_in_english_keeps_what_belongs_to_it() {
    all(
        "street",
        &[
            ("It was a lot behind the store, 20417 Old Quarry Pike.", "20417 Old Quarry Pike"),
            ("It was at 88 Tick Creek Lane, Unit B, 37148.", "88 Tick Creek Lane, Unit B, 37148"),
            ("She rents 3320 Decatur Ave., 5F, with them.", "3320 Decatur Ave., 5F"),
            ("It was by SR 64 and Old Dixie.", "SR 64 and Old Dixie"),
            ("We turned left at Dry Fork and Pruitt.", "Dry Fork and Pruitt"),
            ("They kept us at 1100 NE Loop 410, Suite 700, then.", "1100 NE Loop 410, Suite 700"),
            ("It was at 45-17 Bergenline Avenue, 3rd fl.", "45-17 Bergenline Avenue, 3rd fl"),
            ("We met at One Executive Plaza.", "One Executive Plaza"),
            ("I waited at W. 43rd and left.", "W. 43rd"),
            ("Send it to General Delivery, Kodiak, AK 99615.", "General Delivery, Kodiak, AK 99615"),
            ("It is near the junction of Routes 5 and 20.", "junction of Routes 5 and 20"),
            ("He lives in 10804.", "10804"),
            ("It was Motel Drive, 1441, upstairs.", "Motel Drive, 1441, upstairs"),
            ("It was a house on Road 80, past the second canal.", "Road 80, past the second canal"),
            ("We came by way of the 99.", "99"),
            ("She walked along the 101 north in the rain.", "101 north"),
        ],
    );
    let known = "It is 1508 Sumner Street. 1508 Sumner is over a shop.";
    assert_eq!(found(known), ["1508 Sumner Street", "1508 Sumner"]);
    for text in [
        "It began at six o'clock, and 40 families came.",
        "In 2019, 12 women left.",
        "I counted 10804 of them.",
        "Out of the 99, we knew of three.",
        "They asked for the 405 papers.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_address_in_spanish_keeps_what_belongs_to_it() {
    all(
        "street",
        &[
            ("Vivo en la Calle 5 núm. 12, col. San Agustín.", "Calle 5 núm. 12, col. San Agustín"),
            (
                "Era en la calle Morelos núm. 45, esquina con Juárez.",
                "calle Morelos núm. 45, esquina con Juárez",
            ),
            (
                "Es en la Av. Ermita s/n, manzana 8, lote 15, C.P. 09200.",
                "Av. Ermita s/n, manzana 8, lote 15, C.P. 09200",
            ),
            ("Yo vivía en Tonalá 218, interior 4, con ella.", "Tonalá 218, interior 4"),
            ("Fue por la carretera federal 85, kilómetro 19.", "carretera federal 85, kilómetro 19"),
            ("Busque el número 300 de la calle Zaragoza.", "número 300 de la calle Zaragoza"),
            ("La parada era en Reforma y Bucareli.", "Reforma y Bucareli"),
        ],
    );
}

#[test]
fn a_body_of_ordinary_words_keeps_all_of_them() {
    all(
        "organisation",
        &[
            ("It came from Salazar's Tire and Brake then.", "Salazar's Tire and Brake"),
            ("I called Northern Lakes Immigrant Justice then.", "Northern Lakes Immigrant Justice"),
            ("It was the Center for Justice and Dignity.", "Center for Justice and Dignity"),
            ("We joined Truckers Against Human Trafficking then.", "Truckers Against Human Trafficking"),
            ("I went to Jacob's Well then.", "Jacob's Well"),
            ("It was the Hennepin District Court.", "Hennepin District Court"),
            ("They sent two cars from District 3 then.", "District 3"),
            ("My union is SEIU 1199 there.", "SEIU 1199"),
            ("I cleaned at Landeros &\nSons then.", "Landeros &\nSons"),
            ("She is with Mujeres Unidas y Activas there.", "Mujeres Unidas y Activas"),
        ],
    );
    assert_eq!(found("We asked Special Agent Lena Voss."), ["Special Agent Lena Voss"]);
    assert_eq!(found("She is from East Oakland."), ["East Oakland"]);
}

#[test]
fn days_of_a_year_are_found_in_their_longer_forms() {
    all(
        "date",
        &[
            ("It was Tuesday, the 4th of May.", "Tuesday, the 4th of May"),
            ("It was the first Friday in March.", "first Friday in March"),
            ("She quit on New Year's Eve, 2018.", "New Year's Eve, 2018"),
            ("They want it by Friday the 18th.", "Friday the 18th"),
            ("I testified Oct. 21, 2019.", "Oct. 21, 2019"),
        ],
    );
}

#[test]
fn a_corner_in_spanish_and_one_in_captions_are_one_address() {
    all("street", &[("Las dejó en la esquina de Reforma con la Once.", "esquina de Reforma con la Once")]);
    let captions = "she went away i heard she braids hair there\nit is near pershing and march lane\nand that was all we knew";
    assert!(found(captions).contains(&"pershing and march lane".to_owned()), "{:?}", found(captions));
}

#[test]
fn days_that_are_told_from_others_and_numbers_in_small_letters_are_found() {
    all(
        "date",
        &[
            ("On the ninth of that December we met.", "ninth of that December"),
            ("The room was paid till the 3rd.", "3rd"),
        ],
    );
    for text in ["We lived on the 3rd floor.", "It was the 3rd of five."] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
    let captions = "he gave me a card it had a case number wc cm 588104\ni called it and nobody picked up";
    assert_eq!(found(captions), ["wc cm 588104"]);
}
