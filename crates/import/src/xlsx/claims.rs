//! What a workbook says of its own size, looked at before it is believed.
//!
//! The reader of workbooks sets memory aside for as many strings as a part says it has, counts with places of
//! cells however far out they lie, and copies names of fonts and formats for each form of a cell.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::table::TableError;

/// Bytes of the shortest string, `<si/>`.
const SHORTEST_STRING: u64 = 5;
/// Letters and digits of the furthest place of a sheet, `XFD1048576`.
const PLACE: (usize, usize) = (3, 7);
/// Bytes of a name or a format; 255 is what can be typed.
const LONGEST_NAME: usize = 1_000;
/// Forms of cells, somewhat more than programs can show.
const MOST_FORMS: usize = 65_536;

/// Refuses a part of a workbook that says what cannot be.
pub(super) fn refuse_claims(part: &[u8]) -> Result<(), TableError> {
    let Ok(xml) = std::str::from_utf8(part) else {
        // Office programs write UTF-8. Other XML would be read although nobody has looked at it.
        let is_xml = part.iter().take(16).any(|byte| *byte == b'<');
        return if is_xml { Err(TableError::Workbook) } else { Ok(()) };
    };
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut forms = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let is_credible = match element.local_name().as_ref() {
                    "sst" => has_strings(&element, part.len() as u64),
                    "dimension" => values(&element, Some("ref")).all(|range| is_range(&range)),
                    "row" | "c" => values(&element, Some("r")).all(|place| is_place(&place)),
                    "xf" => {
                        forms += 1;
                        forms <= MOST_FORMS
                    }
                    "name" | "numFmt" => values(&element, None).all(|value| value.len() <= LONGEST_NAME),
                    _ => true,
                };
                if !is_credible {
                    return Err(TableError::Workbook);
                }
            }
            // What is broken here is refused by the reader of workbooks, where it reads this part at all.
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

fn has_strings(element: &BytesStart<'_>, length: u64) -> bool {
    // What is no number is no number for the reader of workbooks, too.
    let mut said = values(element, Some("uniqueCount")).filter_map(|said| said.trim().parse::<u64>().ok());
    said.all(|said| said <= length / SHORTEST_STRING)
}

/// Whether a range such as `A1:C9` is in a sheet, and ends where it begins or after it.
fn is_range(range: &str) -> bool {
    let Some((from, to)) = range.split_once(':') else { return is_place(range) };
    let key = |place: &str| {
        let letters = place.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let line: u32 = place.get(letters.len()..)?.parse().ok()?;
        Some(((letters.len(), letters.to_ascii_uppercase()), line))
    };
    if !is_place(from) || !is_place(to) {
        return false;
    }
    match (key(from), key(to)) {
        (Some(first), Some(last)) => first.0 <= last.0 && first.1 <= last.1,
        // No range for the reader of workbooks either.
        _ => true,
    }
}

/// Whether a place such as `AB12`, or a line, is not too far out for a sheet.
fn is_place(place: &str) -> bool {
    let count = |is: fn(&u8) -> bool| place.bytes().filter(is).count();
    count(u8::is_ascii_alphabetic) <= PLACE.0 && count(u8::is_ascii_digit) <= PLACE.1
}

/// The values of all attributes, or of all of one name: readers differ in which of two counts.
fn values<'e>(element: &'e BytesStart<'_>, name: Option<&'e str>) -> impl Iterator<Item = Cow<'e, str>> {
    let mut all = element.attributes();
    all.with_checks(false);
    let named = move |own: &str| name.is_none_or(|name| name == own);
    all.flatten().filter(move |attribute| named(attribute.key.as_ref())).map(|attribute| attribute.value)
}
