//! What a name or date may be replaced by so that the sense stays: “a city in California”.

use std::fmt;

use super::finding::Kind;
use super::fold::fold;
use super::lists;
use super::number_words::{DECADES, under_twenty};
use super::tables;
use super::words::{Case, Word, words};

/// Something more general than what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Generalisation {
    /// A listed city, in its state or country.
    CityIn(&'static str),
    /// A listed county, in its state.
    CountyIn(&'static str),
    /// A month, with its year where one was said.
    Month {
        /// From 1 to 12.
        month: u8,
        /// The year.
        year: Option<u16>,
    },
    /// A year.
    Year(u16),
    /// An age, by its decade: 10, 20 … 90.
    Decade(u8),
    /// An age under 13.
    Child,
}

/// More general things for what was said, the closest first; none where nothing is known.
#[must_use]
pub fn generalise(kind: Kind, said: &str) -> Vec<Generalisation> {
    match kind {
        Kind::Place => place(said).into_iter().collect(),
        Kind::Date => date(said),
        Kind::Age => age(said).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn place(said: &str) -> Option<Generalisation> {
    let name = fold(said.trim());
    let region = lists::region(&name)?;
    Some(if name.ends_with(" county") {
        Generalisation::CountyIn(region)
    } else {
        Generalisation::CityIn(region)
    })
}

fn date(said: &str) -> Vec<Generalisation> {
    let words = words(said, 0);
    let year = words.iter().find_map(year);
    let month = words.iter().find_map(|word| month(&word.base)).or_else(|| numeric_month(&words));
    let mut found = Vec::new();
    found.extend(month.map(|month| Generalisation::Month { month, year }));
    found.extend(year.map(Generalisation::Year));
    found
}

fn year(word: &Word) -> Option<u16> {
    let parts = word.base.split('-');
    parts.filter_map(|part| part.parse().ok()).find(|n| (1900..2100).contains(n))
}

const MONTHS: [(&str, &str); 12] = [
    ("jan", "ene"),
    ("feb", "feb"),
    ("mar", "mar"),
    ("apr", "abr"),
    ("may", "may"),
    ("jun", "jun"),
    ("jul", "jul"),
    ("aug", "ago"),
    ("sep", "sep"),
    ("oct", "oct"),
    ("nov", "nov"),
    ("dec", "dic"),
];
const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(base: &str) -> Option<u8> {
    let named = |(english, spanish): &(&str, &str)| base.starts_with(english) || base.starts_with(spanish);
    let full = tables::MONTHS.contains(base) || base.len() <= 4;
    let at = MONTHS.iter().position(named).filter(|_| full && base.chars().all(char::is_alphabetic))?;
    u8::try_from(at + 1).ok()
}

/// The month of `2023-03-09`, and of `3/19/2023` where only one of the two can be a month.
fn numeric_month(words: &[Word]) -> Option<u8> {
    let numbers: Vec<u16> = words
        .iter()
        .filter(|w| w.case == Case::Digits)
        .flat_map(|w| w.base.split('-'))
        .filter_map(|n| n.parse().ok())
        .collect();
    let month = |n: u16| u8::try_from(n).ok().filter(|n| (1..=12).contains(n));
    match *numbers.as_slice() {
        [year, m, _] if year > 1000 => month(m),
        [a, b, _] if b > 12 => month(a),
        [a, b, _] if a > 12 => month(b),
        _ => None,
    }
}

fn age(said: &str) -> Option<Generalisation> {
    let words = words(said, 0);
    let years = words.iter().find_map(|word| word.base.split('-').find_map(|part| part.parse::<u8>().ok()));
    let years = years.or_else(|| spoken(&words))?;
    Some(if years < 13 { Generalisation::Child } else { Generalisation::Decade(years / 10 * 10) })
}

/// “forty-one”, “nineteen years old”, “early forties”.
fn spoken(words: &[Word]) -> Option<u8> {
    let parts = words.iter().flat_map(|word| word.base.split('-'));
    let number = |part: &str| {
        let decade =
            DECADES.iter().find(|(_, ten, plural)| part == *ten || part == *plural).map(|(n, ..)| *n);
        decade.or_else(|| under_twenty(part))
    };
    parts.into_iter().find_map(number)
}

impl fmt::Display for Generalisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CityIn(region) => write!(f, "a city in {region}"),
            Self::CountyIn(region) => write!(f, "a county in {region}"),
            Self::Month { month, year } => {
                f.write_str(NAMES.get(usize::from(*month).saturating_sub(1)).copied().unwrap_or_default())?;
                year.map_or(Ok(()), |year| write!(f, " {year}"))
            }
            Self::Year(year) => write!(f, "{year}"),
            Self::Decade(decade) => {
                let words = DECADES
                    .iter()
                    .find(|(n, ..)| n == decade)
                    .map_or("nineties or older", |(.., words)| *words);
                write!(f, "a person in their {words}")
            }
            Self::Child => f.write_str("a child"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: Kind, text: &str) -> Vec<String> {
        generalise(kind, text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_listed_city_becomes_one_of_its_state_and_an_ambiguous_one_nothing() {
        assert_eq!(said(Kind::Place, "Fresno"), ["a city in California"]);
        assert_eq!(said(Kind::Place, "Alameda County"), ["a county in California"]);
        assert_eq!(said(Kind::Place, "Springfield"), Vec::<String>::new());
    }

    #[test]
    fn a_date_becomes_its_month_then_its_year() {
        assert_eq!(said(Kind::Date, "March 9, 2023"), ["March 2023", "2023"]);
        assert_eq!(said(Kind::Date, "14 de febrero de 2022"), ["February 2022", "2022"]);
        assert_eq!(said(Kind::Date, "2023-03-09"), ["March 2023", "2023"]);
        assert_eq!(said(Kind::Date, "3/4/2023"), ["2023"], "day and month cannot be told apart");
        assert_eq!(said(Kind::Date, "the 9th of May"), ["May"]);
    }

    #[test]
    fn an_age_becomes_its_decade() {
        assert_eq!(said(Kind::Age, "41 years old"), ["a person in their forties"]);
        assert_eq!(said(Kind::Age, "nineteen"), ["a person in their teens"]);
        assert_eq!(said(Kind::Age, "early forties"), ["a person in their forties"]);
        assert_eq!(said(Kind::Age, "a nine-year-old"), ["a child"]);
    }
}
