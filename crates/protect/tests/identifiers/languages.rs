//! Words that English and Spanish have in common: the language of the sentence decides.

#![expect(clippy::unwrap_used, reason = "a finder that cannot be made is a failure")]

use verbatim_protect::identifiers::{Finder, Mode, Settings};

use crate::marks::{finder, found, said};

fn one(kind: &str, words: &str) -> Vec<(String, String)> {
    vec![(kind.to_owned(), words.to_owned())]
}

#[test]
fn once_is_an_age_in_spanish_only() {
    for text in [
        "I was there only once.",
        "She was at once afraid, and it was just once.",
        "Pues sí. I asked him just once, and he said it was once.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
    let text = "Mi hija tiene once años y la otra cumplió doce años.";
    let ages = said(text, &finder().find_in(text));
    assert_eq!(ages, [one("age", "once años"), one("age", "doce años")].concat());
    let mixed = "I was only eleven then. Mi hermana tenía once años y no lo sabía.";
    let ages = said(mixed, &finder().find_in(mixed));
    assert_eq!(ages, [one("age", "eleven"), one("age", "once años")].concat());
}

#[test]
fn days_in_spanish_words_are_dates_only_before_a_month() {
    for (text, date) in [
        ("Fue el once de mayo, cuando llovía.", "once de mayo"),
        ("Llegamos el treinta y uno de diciembre de 2014.", "treinta y uno de diciembre de 2014"),
        ("Nos vimos el dos de marzo.", "dos de marzo"),
    ] {
        assert_eq!(said(text, &finder().find_in(text)), one("date", date), "{text}");
    }
    for text in ["In March once more we went.", "Hold the mayo once more.", "We saw the mar twice."] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_month_or_a_function_word_of_the_other_language_is_a_name() {
    for (text, name) in [
        ("We waited there for Julio all night.", "Julio"),
        ("I went with Ella to the door.", "Ella"),
        ("They asked Tan about it.", "Tan"),
        ("We asked Sơn about it.", "Sơn"),
        ("Ayer hablé con April por el teléfono.", "April"),
    ] {
        assert_eq!(found(text), [name], "{text}");
    }
    for text in [
        "Vinimos en julio. Mayo fue peor que abril.",
        "Ella no dijo nada. Son de allá y tan lejos no iban.",
        "Será poco, pero es de nosotros.",
        "We came in May, and in June we left.",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn spanish_without_capitals_tells_a_thing_behind_an_article_from_a_person() {
    let small = Finder::new(Settings { mode: Some(Mode::FewCapitals), ..Settings::default() }).unwrap();
    for text in
        ["y la esperanza era poca porque el mar estaba lejos", "será mejor así decía y la paz era de ellos"]
    {
        assert_eq!(said(text, &small.find_in(text)), [], "{text}");
    }
}
