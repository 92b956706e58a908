//! Pictures as PNG.

use resvg::tiny_skia::Pixmap;
use verbatim_export::{heat_table, png};

use crate::fixtures::{for_team, people};

/// Dark pixels in a strip of so many rows from the top.
fn ink(picture: &Pixmap, rows: u32) -> usize {
    let strip = (picture.width() * rows) as usize;
    picture.pixels().iter().take(strip).filter(|pixel| pixel.red() < 90).count()
}

#[test]
fn a_picture_of_pixels_is_twice_as_large_and_has_letters_on_white() {
    let svg = heat_table(&for_team(people())).unwrap();
    let picture = Pixmap::decode_png(&png(&svg).unwrap()).unwrap();
    let side = |name: &str| -> u32 {
        svg.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    assert_eq!((picture.width(), picture.height()), (2 * side("width"), 2 * side("height")));
    assert_eq!(picture.pixels()[0].red(), 255);
    // The title stands in the first rows; without a face of letters they would be white.
    assert!(ink(&picture, 90) > 1_000, "{}", ink(&picture, 90));
}

#[test]
fn the_same_picture_is_the_same_bytes() {
    let svg = heat_table(&for_team(people())).unwrap();
    assert_eq!(png(&svg).unwrap(), png(&svg).unwrap());
}

#[test]
fn what_is_no_picture_is_refused() {
    assert!(png("not a picture").is_err());
    let huge = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"90000\"/>";
    assert!(png(huge).is_err());
}
