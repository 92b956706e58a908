//! What guards against mistakes of newer rules must not take from older ones.

#![expect(clippy::unwrap_used, reason = "forms that cannot be searched are a failure")]

use verbatim_model::{AliasId, IdentifierKind as Kind};
use verbatim_protect::identifiers::{Finder, Forms, KnownForm, Level, Settings};

use crate::marks::{each_one, finder, said};

fn known(names: &[&str]) -> Vec<KnownForm> {
    let form =
        |name: &&str| KnownForm { text: (*name).to_owned(), alias: AliasId::new(), kind: Kind::Person };
    names.iter().map(form).collect()
}

#[test]
fn a_known_name_that_a_scanner_or_a_line_broke_is_told_as_the_known_one() {
    let settings = Settings { known: known(&["Kasparian", "Olmos", "Cruz"]), ..Settings::default() };
    let finder = Finder::new(settings).unwrap();
    for text in ["I asked Kaspar1an then.", "I asked 0lmos then.", "I asked Kaspar-\nian then."] {
        let findings = finder.find_in(text);
        let reasons: Vec<String> = findings.iter().map(|found| found.reason.to_string()).collect();
        assert!(matches!(reasons.as_slice(), [one] if one.starts_with("hardly differs from")), "{reasons:?}");
    }
}

#[test]
fn a_leak_is_a_leak_when_a_scanner_or_a_line_broke_the_name() {
    let forms = Forms::new(known(&["Kasparian", "Olmos", "Cruz", "Ana Kasparian"])).unwrap();
    for text in
        ["with Kaspar1an.", "with 0lmos.", "with Kas-\nparian.", "with Cr-\nuz.", "with Ana Kaspar1an."]
    {
        assert!(forms.leaks(text).iter().any(|leak| !leak.exact), "{text}");
    }
    assert_eq!(forms.leaks("with [a colleague] on the 10th, 1st and mp3"), []);
}

#[test]
fn a_handle_with_its_sign_or_its_cue_is_found_however_short_the_answer_and_plain_the_words() {
    each_one(
        "handle",
        &[
            ("It was @night_van2.", "@night_van2"),
            ("@rosa.b", "@rosa.b"),
            ("her username was sunny_days", "sunny_days"),
            ("Her username was sunny_days and she kept it.", "sunny_days"),
            ("Username: river_song", "river_song"),
        ],
    );
}

#[test]
fn ten_figures_are_a_telephone_number_although_they_end_in_a_round_one() {
    each_one("phone", &[("Call 5592221000.", "5592221000"), ("5592221000", "5592221000")]);
}

#[test]
fn addresses_said_aloud_are_found_in_any_case_and_tongue() {
    each_one(
        "e-mail",
        &[
            ("IT IS J UNDERSCORE LOPEZ AT GMAIL DOT COM", "J UNDERSCORE LOPEZ AT GMAIL DOT COM"),
            ("it is lopez AT example Dot org", "lopez AT example Dot org"),
            ("it is lopez at example dot net", "lopez at example dot net"),
            ("it is lopez at example\ndot edu", "lopez at example\ndot edu"),
            ("es lopez guion bajo m arroba gmail punto com", "lopez guion bajo m arroba gmail punto com"),
            ("es lopez arroba salud punto gob punto mx", "lopez arroba salud punto gob punto mx"),
            ("write to jdoe77 at protonmail", "jdoe77 at protonmail"),
            ("write to jdoe77 at aol", "jdoe77 at aol"),
            ("write to j dash doe at Live", "j dash doe at Live"),
            ("write to j dash doe\nat\nlive", "j dash doe\nat\nlive"),
            ("WRITE TO J DASH DOE AT \n  LIVE", "J DASH DOE AT \n  LIVE"),
        ],
    );
    each_one(
        "handle",
        &[
            ("es nube guión bajo\nmar", "nube guión bajo\nmar"),
            (
                "BUSQUE EN LA RED SI QUIERE, ALLÍ SE LLAMA COMO DIJE, NUBE GUIÓN BAJO MAR, Y NO SÉ NADA MÁS DE \
                 LO QUE ME DIJO ESA VEZ",
                "NUBE GUIÓN BAJO MAR",
            ),
        ],
    );
    each_one(
        "web address",
        &[
            ("it is on lantern dot org slash help", "lantern dot org slash help"),
            ("it is on lantern Dot Org Slash help", "lantern Dot Org Slash help"),
            ("vea salud.gob.mx barra ayuda", "salud.gob.mx barra ayuda"),
            ("vea lantern punto org BARRA ayuda", "lantern punto org BARRA ayuda"),
        ],
    );
}

#[test]
fn may_day_is_a_day_with_or_without_its_year() {
    each_one(
        "date",
        &[
            ("They marched on May Day 2019 with us.", "May Day 2019"),
            ("It was May Day 2019.", "May Day 2019"),
            ("We marched on May Day.", "May Day"),
        ],
    );
}

#[test]
fn shortened_ranks_belong_to_the_name_behind_them() {
    each_one(
        "person",
        &[
            ("We talked to Insp. Ramsey about it.", "Insp. Ramsey"),
            ("We talked to Ptl. Ramsey about it.", "Ptl. Ramsey"),
            ("We talked to Patrolman Ramsey about it.", "Patrolman Ramsey"),
            ("Then Insp. Wells came.", "Insp. Wells"),
        ],
    );
}

#[test]
fn wishes_are_neither_people_nor_days() {
    for text in [
        "Merry Christmas to you all.",
        "She said Merry Christmas and left.",
        "Happy Easter, everyone.",
        "We said Happy New Year and Happy Thanksgiving.",
        "Feliz Navidad, she said.",
        "Happy Birthday, we sang.",
        "He wrote Happy Mother's Day on the card.",
        "Eid Mubarak, he said to us.",
    ] {
        assert_eq!(said(text, &finder().find_in(text)), [], "{text}");
    }
    each_one("person", &[("We saw Happy Okafor there.", "Happy Okafor")]);
}

#[test]
fn a_feast_with_its_year_is_a_day_although_it_was_happy() {
    each_one(
        "date",
        &[
            ("I think of that happy Christmas 2019 often.", "Christmas 2019"),
            ("He wrote Merry Christmas 2018 on the back.", "Christmas 2018"),
            ("It was a happy Easter of 2017, for us.", "Easter of 2017"),
            ("The card said Eid Mubarak 2021 in gold.", "Eid Mubarak 2021"),
            ("we had a happy christmas twenty nineteen", "christmas twenty nineteen"),
        ],
    );
}

#[test]
fn what_may_be_or_is_every_year_is_a_day_less_surely_than_what_was_once() {
    let habits = [
        ("Then we'd be open till Christmas.", "Christmas"),
        ("Every year we would stay open until Easter.", "Easter"),
        ("Who can do the 14th?", "14th"),
    ];
    let once = [
        ("I stayed with them until Christmas.", "Christmas"),
        ("He told me he would be back by Christmas.", "Christmas"),
        ("I have not seen her since Easter.", "Easter"),
    ];
    each_one("date", &habits);
    each_one("date", &once);
    let level = |(text, _): (&str, &str)| finder().find_in(text)[0].confidence.level();
    assert_eq!(habits.map(level), [Level::Low; 3]);
    assert_eq!(once.map(level), [Level::Medium; 3]);
}
