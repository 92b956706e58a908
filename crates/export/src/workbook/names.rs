//! Names that sheets can have.

use std::collections::BTreeSet;

/// Most characters of a name, counted in UTF-16.
const MOST: usize = 31;

/// A name for each sheet, as near to the one wished for as programs allow: without the signs that mean something
/// in a formula, not too long, and no two alike, whatever their case.
pub(super) fn sheet_names<'n>(wished: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    wished
        .map(|wish| {
            let plain = allowed(wish);
            let mut name = shortened(&plain, "");
            let mut number = 2;
            while !taken.insert(name.to_lowercase()) {
                name = shortened(&plain, &format!(" ({number})"));
                number += 1;
            }
            name
        })
        .collect()
}

fn allowed(wish: &str) -> String {
    let sign = |c: char| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c };
    let plain: String = wish.chars().map(sign).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // Excel keeps this name for itself, and no name begins or ends with an apostrophe.
    match words.trim_matches('\'').trim() {
        "" => "Sheet".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} "),
        name => name.to_owned(),
    }
}

fn shortened(name: &str, end: &str) -> String {
    let room = MOST - end.len();
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= room
    };
    let kept: String = name.chars().take_while(fits).collect();
    format!("{}{end}", kept.trim_end_matches('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_no_two_are_alike() {
        let long = "Criminalisation of victims, where charges followed";
        let wished = ["Codes/people: [all]", "codes people all", "'It''s'", "", "History", long, long];
        assert_eq!(
            sheet_names(wished.into_iter()),
            [
                "Codes people all",
                "codes people all (2)",
                "It''s",
                "Sheet",
                "History ",
                "Criminalisation of victims, whe",
                "Criminalisation of victims, (2)",
            ]
        );
    }
}
