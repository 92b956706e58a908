//! Pictures as SVG.

use verbatim_export::{
    PairsTable, SampleChart, SaturationCurve, dot_plot, heat_table, pairs_table, sample_chart,
    saturation_curve, stance_bars,
};

use crate::fixtures::{LONG, curve, for_team, nothing, pairs, people, sample, stances};

#[test]
fn pictures_are_drawn_as_they_were() {
    insta::assert_snapshot!("heat", heat_table(&for_team(people())).unwrap());
    insta::assert_snapshot!("dots", dot_plot(&for_team(people())).unwrap());
    insta::assert_snapshot!("stances", stance_bars(&for_team(stances())).unwrap());
    insta::assert_snapshot!("pairs", pairs_table(&for_team(pairs())).unwrap());
    insta::assert_snapshot!("sample", sample_chart(&for_team(sample())).unwrap());
    insta::assert_snapshot!("curve", saturation_curve(&for_team(curve())).unwrap());
}

#[test]
fn a_picture_of_nothing_has_its_title_and_foot() {
    let none = nothing();
    let drawn = [
        heat_table(&for_team(none.clone())),
        dot_plot(&for_team(none.clone())),
        stance_bars(&for_team(none)),
        pairs_table(&for_team(PairsTable { codes: Vec::new(), pairs: Vec::new(), ..pairs() })),
        sample_chart(&for_team(SampleChart { bars: Vec::new(), ..sample() })),
        saturation_curve(&for_team(SaturationCurve { steps: Vec::new(), ..curve() })),
    ];
    for svg in drawn {
        let svg = svg.unwrap();
        assert!(svg.contains("<title id=\"title\">") && svg.contains("2026-02-03."), "{svg}");
    }
}

#[test]
fn a_name_that_is_too_long_is_cut_in_the_drawing_and_whole_in_the_words() {
    let drawn = [
        heat_table(&for_team(people())),
        dot_plot(&for_team(people())),
        stance_bars(&for_team(stances())),
        pairs_table(&for_team(pairs())),
        sample_chart(&for_team(sample())),
    ];
    for svg in drawn {
        let svg = svg.unwrap();
        let (words, drawing) = svg.split_once("</desc>").unwrap();
        assert!(words.contains(LONG) && !drawing.contains(LONG), "{svg}");
        assert!(drawing.contains("Operations that were announced") && drawing.contains('…'), "{svg}");
    }
}

#[test]
fn stances_are_told_apart_without_colour_and_say_what_is_withheld() {
    let svg = stance_bars(&for_team(stances())).unwrap();
    let (words, drawing) = svg.split_once("</desc>").unwrap();
    assert!(words.contains("Kindness 🌱: only contradicts: Advocates 🕊 (N = 9) not asked"), "{words}");
    // 5 support, 2 are mixed, 1 only contradicts, of 9.
    assert!(drawing.contains("5 · 2 · 1; N = 9") && drawing.contains("withheld · 0 · 0; N = 5"), "{drawing}");
    let greys: std::collections::BTreeSet<&str> =
        drawing.split("fill=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let colours = greys.iter().filter(|colour| colour.starts_with('#')).collect::<Vec<_>>();
    for colour in colours {
        let channel = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
        let (least, most) =
            ([1, 3, 5].map(channel).into_iter().min(), [1, 3, 5].map(channel).into_iter().max());
        assert!(most.unwrap() - least.unwrap() < 10, "{colour} is no grey");
    }
}

#[test]
fn the_diagonal_of_pairs_says_how_much_is_with_each_code() {
    let svg = pairs_table(&for_team(pairs())).unwrap();
    assert!(svg.contains("Raids: 14 passages."), "{svg}");
    assert!(svg.contains(&format!("Raids with {LONG}: 6 passages.")), "{svg}");
    let numbers = |wanted: &str| svg.lines().filter(|line| line.trim() == wanted).count();
    assert_eq!((numbers("14"), numbers("6"), numbers("0")), (1, 1, 1));
}
