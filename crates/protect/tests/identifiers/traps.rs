//! Single sentences in which names hide, or seem to be where none are.

#![expect(clippy::unwrap_used, reason = "a finder that cannot be made is a failure")]

use verbatim_protect::identifiers::{Finder, Mode, Settings};

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
        ("It was him. Van den Heuvel sold it.", "Van den Heuvel"),
        ("We asked Chairman Two Bulls.", "Chairman Two Bulls"),
        ("I saw Delbert Runs Above there.", "Delbert Runs Above"),
        ("Old Man Petrakis let us in.", "Old Man Petrakis"),
        ("We asked agente Bustillos.", "agente Bustillos"),
        ("I went with Mr.\nDang to it.", "Mr.\nDang"),
        ("He is known as d'Amico there.", "d'Amico"),
        ("She said 김미숙 was there.", "김미숙"),
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
    assert_eq!(found("Will never said so. Will that help? May I ask?"), ["Will"]);
    assert_eq!(found("Diamond was the oldest. Joy in our office framed it."), ["Diamond", "Joy"]);
    assert_eq!(
        found("I know Sterling Price. Price sold tires. The price was high."),
        ["Sterling Price", "Price"]
    );
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
        ("It was off I-80.", "street", "I-80"),
        ("It was at 1414 N. Van Ness, second floor.", "street", "1414 N. Van Ness, second floor"),
        ("It was the 1400 block of East Alder.", "street", "1400 block of East Alder"),
        ("It was on the corner of Sycamore and 12th.", "street", "corner of Sycamore and 12th"),
        ("Send it to P.O. Box 417, Lame Deer, MT 59043.", "street", "P.O. Box 417, Lame Deer, MT 59043"),
        ("It said Rural Route 4, Box 118.", "street", "Rural Route 4, Box 118"),
        ("It was out Farm-to-Market 1187.", "street", "Farm-to-Market 1187"),
        ("It was off the 405, by the river.", "street", "405"),
        (
            "Vive en la calle Paisano número 1820, interior 4.",
            "street",
            "calle Paisano número 1820, interior 4",
        ),
        ("Estaba en la esquina de Mesa y Franklin.", "street", "esquina de Mesa y Franklin"),
        ("She works at H&K Bakery.", "organisation", "H&K Bakery"),
        ("She is with UNITE HERE Local 17.", "organisation", "UNITE HERE Local 17"),
        ("We called Women in Transition.", "organisation", "Women in Transition"),
        ("We called Know Your Rights.", "organisation", "Know Your Rights"),
        ("He hired Crandall, Iyer and Stone.", "organisation", "Crandall, Iyer and Stone"),
        ("Llaman de la parroquia de Cristo Rey.", "organisation", "parroquia de Cristo Rey"),
        ("It was behind Lucky's Exxon.", "organisation", "Lucky's Exxon"),
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
fn a_street_ends_with_its_sentence() {
    let text = "They met on Calle Mirador. Mirador Street was closed.";
    let street = |words: &str| ("street".to_owned(), words.to_owned());
    assert_eq!(said(text, &finder().find_in(text)), [street("Calle Mirador"), street("Mirador Street")]);
}

#[test]
fn in_a_text_without_capitals_what_stands_beside_a_word_tells_that_it_is_a_name() {
    let small = Finder::new(Settings { mode: Some(Mode::FewCapitals), ..Settings::default() }).unwrap();
    for (text, name) in [
        ("and then my sister joy said no", "joy"),
        ("his name's walter dunning and he drives", "walter dunning"),
        ("i asked detective pike about it", "detective pike"),
        ("they call her by the name but she goes by cookie now", "cookie"),
        ("she ran a shelter called open hearth for years", "open hearth"),
        ("she ended up at hope house for a while", "hope house"),
        ("it was the one with spokane pd and the others", "spokane pd"),
        ("they live in big horn county now", "big horn county"),
        ("it was on third and adams by the bridge", "third and adams"),
        ("it was on pacific highway by the water", "pacific highway"),
        ("he was put in room two forty with them", "room two forty"),
        ("her case is ep-16-cr-1184 and it is closed", "ep-16-cr-1184"),
    ] {
        let findings = said(text, &small.find_in(text));
        assert_eq!(findings.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), [name], "{text}");
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
    assert_eq!(found("We met at Kapit-Bisig. KB pays."), ["Kapit-Bisig", "KB"]);
    assert_eq!(found("I met Ada Okafor. Then okafor left."), ["Ada Okafor", "okafor"]);
}
