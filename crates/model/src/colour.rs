//! Colours of codes. A person chooses one of fourteen slots, whose shades are checked for
//! contrast in both themes; a colour that comes in from a file snaps to the nearest hue.

/// One of the palette's slots, 1 to 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColourSlot(u8);

/// Hues of the slots in OKLCH degrees, slot 1 first.
pub const SLOTS: [f64; 14] =
    [8.0, 28.0, 50.0, 72.0, 102.0, 128.0, 150.0, 172.0, 196.0, 222.0, 246.0, 270.0, 296.0, 332.0];

/// What each slot looks like, slot 1 first: for files of others, which know no slots.
const LOOKS: [&str; 14] = [
    "#CA687C", "#CC6B5F", "#C5713E", "#B67A1D", "#968813", "#6E9138", "#429759", "#019779", "#099698",
    "#0092B4", "#3C8CCC", "#6B83D4", "#9179CC", "#B66DAC",
];

impl ColourSlot {
    /// The slot with this number, from 1; numbers outside come to the nearest end.
    #[must_use]
    pub fn new(number: u8) -> Self {
        Self(number.clamp(1, 14))
    }

    /// Number of the slot, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// A colour as `#RRGGBB` that snaps to this slot.
    #[must_use]
    pub fn colour(self) -> &'static str {
        LOOKS[usize::from(self.0) - 1]
    }

    /// The slot that is farthest in hue from all `used`; slot 10 (sky) where none is used.
    #[must_use]
    pub fn farthest_from(used: &[Self]) -> Self {
        let distance = |slot: usize| {
            used.iter()
                .map(|u| hue_distance(SLOTS[slot], SLOTS[usize::from(u.0) - 1]))
                .fold(f64::INFINITY, f64::min)
        };
        if used.is_empty() {
            return Self(10);
        }
        let best = (0..SLOTS.len()).max_by(|&a, &b| distance(a).total_cmp(&distance(b)).then(b.cmp(&a)));
        Self(best.map_or(1, |slot| u8::try_from(slot + 1).unwrap_or(1)))
    }
}

/// The slot nearest in hue to a colour written `#RRGGBB` or `#RGB`; `None` where it is no colour.
/// Conversion: Björn Ottosson, "A perceptual color space for image processing", 2020.
#[must_use]
pub fn nearest_slot(colour: &str) -> Option<ColourSlot> {
    let hue = hue(colour)?;
    let nearest = (0..SLOTS.len())
        .min_by(|&a, &b| hue_distance(SLOTS[a], hue).total_cmp(&hue_distance(SLOTS[b], hue)))?;
    Some(ColourSlot(u8::try_from(nearest + 1).ok()?))
}

fn hue_distance(a: f64, b: f64) -> f64 {
    let d = (a - b).abs() % 360.0;
    d.min(360.0 - d)
}

fn hue(colour: &str) -> Option<f64> {
    let hex = colour.trim().strip_prefix('#')?;
    if !hex.is_ascii() {
        return None;
    }
    let full = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    if full.len() != 6 {
        return None;
    }
    let channel = |at: usize| u8::from_str_radix(full.get(at..at + 2)?, 16).ok().map(linear);
    let (r, g, b) = (channel(0)?, channel(2)?, channel(4)?);
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    let a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
    let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
    Some(b.atan2(a).to_degrees().rem_euclid(360.0))
}

/// sRGB to linear light (IEC 61966-2-1).
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_snap_to_the_nearest_hue() {
        let slot = |c| nearest_slot(c).map(ColourSlot::number);
        assert_eq!(slot("#ff0000"), Some(2), "pure red lies at 29 degrees");
        assert_eq!(slot("#00f"), Some(12), "pure blue lies at 264 degrees");
        assert_eq!(slot("#2F6F9F"), Some(11));
        assert_eq!(slot("#12345"), None);
        assert_eq!(slot("rot"), None);
    }

    #[test]
    fn the_colour_of_every_slot_snaps_to_it() {
        for number in 1..=14 {
            assert_eq!(nearest_slot(ColourSlot::new(number).colour()), Some(ColourSlot::new(number)));
        }
    }

    #[test]
    fn a_new_theme_takes_the_hue_farthest_from_those_in_use() {
        assert_eq!(ColourSlot::farthest_from(&[]).number(), 10);
        let used = [ColourSlot::new(1)];
        let far = ColourSlot::farthest_from(&used);
        assert_eq!(far.number(), 9, "196 degrees is opposite 8 degrees");
    }
}
