//! What is known by its shape: addresses, telephone numbers, numbers of cases, written in digits.

use std::ops::Range;

use verbatim_text::{CodePoints, Span};

use super::date_shapes::DATES;
use super::finding::{Confidence, Finding};
use super::highways::is_form;
use super::reason::Reason;
use super::shape_rules::{Edge, Guard, RULES, Rule, SAID, SPOKEN};
use super::tables::TOP_DOMAINS;
use super::terms;
use super::years::is_year;

/// Everything of a passage that has such a shape. `at` is the code point where the passage begins.
pub(super) fn find(points: &CodePoints, at: u32, out: &mut Vec<Finding>) {
    let passage = points.text();
    let signed = passage.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b'.' | b'_' | b'$'));
    let spoken = SAID.as_ref().is_none_or(|words| words.is_match(passage));
    if !(signed || spoken) {
        return;
    }
    for rule in DATES.iter().chain(&RULES).chain(SPOKEN.iter().filter(|_| spoken)) {
        let spans = matches(rule, passage).into_iter().filter_map(|bytes| span_of(points, bytes, at));
        let (kind, confidence) = (rule.kind, Confidence::new(rule.percent));
        out.extend(spans.map(|span| Finding { span, kind, confidence, reason: Reason::Shape(rule.shape) }));
    }
}

/// The span of bytes of a passage that begins at the code point `at`.
fn span_of(points: &CodePoints, bytes: Range<usize>, at: u32) -> Option<Span> {
    points.span_of_bytes(bytes.start, bytes.end).and_then(|span| span.moved(at)).ok()
}

/// Matches at edges of words; after one that is not, the search goes on behind its first character.
fn matches(rule: &Rule, passage: &str) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    let Some(regex) = rule.regex.as_ref() else { return found };
    while let Some(hits) = regex.captures_at(passage, from) {
        // What stands before the first group only tells what it is.
        let Some(hit) = hits.get(1).or_else(|| hits.get(0)) else { break };
        let (start, end) = (hit.start(), hit.end());
        let text = hit.as_str();
        if edges(rule.edge, passage, start, end) && passes(rule.guard, passage, start..end) {
            found.push(start..end);
            from = end;
        } else {
            from = start + text.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn edges(edge: Edge, passage: &str, start: usize, end: usize) -> bool {
    let mut back = passage.get(..start).unwrap_or_default().chars().rev();
    let mut forth = passage.get(end..).unwrap_or_default().chars();
    let (before, after, beyond) = (back.next(), forth.next(), forth.next());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let apart = !letter(before) && !letter(after);
    match edge {
        Edge::Word => apart,
        Edge::Number => {
            let joined = matches!(after, Some('-' | '/' | '–' | ':')) && letter(beyond);
            let decimal = matches!(after, Some('.' | ',')) && digit(beyond) || after == Some('%');
            let led = matches!(before, Some('-' | '/' | '–' | '$' | '€'))
                || matches!(before, Some('.' | ',' | ':')) && digit(back.next());
            apart && !joined && !decimal && !led
        }
    }
}

/// Whether a match is what its rule looks for.
fn passes(guard: Guard, passage: &str, found: Range<usize>) -> bool {
    let text = passage.get(found.clone()).unwrap_or_default();
    let ordinary = |part: &str| !part.is_empty() && terms::is_word(part);
    match guard {
        Guard::None => true,
        // Names of files have such signs too, and `finished_only` is the name of a setting.
        Guard::BareHandle => {
            passage.split_whitespace().nth(3).is_some()
                && !(text.contains('_') && text.split('_').all(ordinary))
        }
        Guard::BareNumber => !text.ends_with("000"),
        // “Ill-ool”.
        Guard::Misread => text.bytes().filter(u8::is_ascii_digit).count() > 4,
        Guard::Vehicle => {
            let figures = text.bytes().filter(u8::is_ascii_digit).count();
            figures > 3 && figures + 1 < text.len()
        }
        Guard::Case if text.contains(':') => !is_time(text),
        Guard::Case => is_case(text) && !is_form(&text.to_lowercase()),
        Guard::SaidMail => is_said_mail(text),
        // A rifle.
        Guard::Road => {
            !matches!(text, "AR-15" | "AR-10")
                && !is_form(&text.to_lowercase())
                && !behind_form(passage, found.start)
        }
        Guard::Fraction => !is_fraction(passage, found),
        Guard::Section => !behind_section(passage, found.start),
    }
}

/// “4:30pm-10”: what is open so long.
fn is_time(text: &str) -> bool {
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    matches!(letters.to_lowercase().as_str(), "am" | "pm" | "a" | "p" | "h")
}

/// “2/3 of a mile”, “1 1/2”, “3/4 cup”: what is measured.
fn is_fraction(passage: &str, found: Range<usize>) -> bool {
    const MEASURED: [&str; 22] = [
        "of",
        "cup",
        "cups",
        "mile",
        "miles",
        "inch",
        "inches",
        "hour",
        "hours",
        "pound",
        "pounds",
        "acre",
        "acres",
        "teaspoon",
        "tablespoon",
        "gallon",
        "full",
        "empty",
        "done",
        "majority",
        "vote",
        "way",
    ];
    let (before, text) = (passage.get(..found.start).unwrap_or_default(), passage.get(found.clone()));
    let parts = text.and_then(|text| text.split_once('/'));
    let small = parts.and_then(|(a, b)| Some((a.parse::<u8>().ok()?, b.parse::<u8>().ok()?)));
    let proper = small.is_some_and(|(a, b)| a < b && matches!(b, 2..=5 | 8 | 10 | 16));
    let behind = passage.get(found.end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let measured = MEASURED.contains(&behind.trim_matches(|c: char| !c.is_alphabetic()));
    let whole = before.strip_suffix(' ').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    // “It is 12/12 with them”, “24/7”.
    let round = small.is_some_and(|(a, b)| b == 7 && a == 24);
    round || proper && (measured || whole)
}

/// Whether the words of an address that is said are no ordinary ones: “worked at a dot com”, “at the dot on”.
fn is_said_mail(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let behind_at =
        words.iter().position(|word| word == "at" || word == "arroba").and_then(|at| words.get(at + 1));
    let article = behind_at.is_some_and(|word| matches!(word.as_str(), "a" | "an" | "my" | "her" | "his"));
    let last = words.last().map_or("", String::as_str);
    !article && (TOP_DOMAINS.contains(last) || !terms::is_stop(last))
}

/// “Form I-94”.
fn behind_form(passage: &str, at: usize) -> bool {
    let before = passage.get(..at).unwrap_or_default().trim_end().to_lowercase();
    before.ends_with("form") || before.ends_with("forms")
}

/// “section 8.2.”: the number of a rule or version.
fn behind_section(passage: &str, at: usize) -> bool {
    const NUMBERED: [&str; 13] = [
        "section",
        "sections",
        "article",
        "chapter",
        "paragraph",
        "figure",
        "table",
        "version",
        "part",
        "rule",
        "code",
        "step",
        "no",
    ];
    let before = passage.get(..at).unwrap_or_default().trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    before.ends_with('§') || NUMBERED.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
}

/// What has the shape of a case number and is none: ranges, visas, ages, roads.
fn is_case(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '–', '/']).collect();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().any(|b| b.is_ascii_alphabetic());
    let known = matches!(text, "COVID-19" | "9-1-1" | "24-7" | "9-11");
    let years = !letters && parts.len() == 2 && parts.iter().all(|part| part.len() <= 2 || is_year(part));
    let longest =
        parts.iter().filter(|p| p.bytes().all(|b| b.is_ascii_digit())).map(|p| p.len()).max().unwrap_or(0);
    let first_letters =
        parts.first().is_some_and(|p| p.len() == 1 && p.bytes().all(|b| b.is_ascii_alphabetic()));
    let vehicle = first_letters && parts.len() == 2 && digits < 4;
    let phone = !letters && parts.len() == 2 && parts.iter().map(|p| p.len()).eq([3, 4]);
    let short = text.contains('/') && digits < 4;
    // “post-2015”, “mid-1990s”.
    let dated = parts.len() == 2
        && parts.iter().any(|part| is_year(part.trim_end_matches('s')))
        && parts.iter().any(|part| part.bytes().all(|b| b.is_ascii_lowercase()));
    !known
        && !dated
        && !years
        && !short
        && !vehicle
        && !phone
        && (digits >= 4 || longest >= 3 || (digits >= 3 && parts.len() > 2))
}

/// What one of the team's own patterns matches.
pub(super) fn team(pattern: &super::TeamPattern, points: &CodePoints, at: u32, out: &mut Vec<Finding>) {
    let matches = pattern.regex().find_iter(points.text());
    let (kind, confidence) = (pattern.kind(), Confidence::new(90));
    out.extend(matches.filter_map(|m| span_of(points, m.range(), at)).map(|span| {
        let reason = Reason::TeamPattern(pattern.name().to_owned());
        Finding { span, kind, confidence, reason }
    }));
}

#[cfg(test)]
mod tests {
    use super::super::finding::Kind;
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        let points = CodePoints::new(text);
        let mut out = Vec::new();
        find(&points, 0, &mut out);
        super::super::merge::merged(&mut out);
        out.iter().filter_map(|f| Some((f.kind, points.slice(f.span).ok()?.to_owned()))).collect()
    }

    fn one(text: &str, kind: Kind, said: &str) {
        assert_eq!(found(text), [(kind, said.to_owned())], "{text}");
    }

    #[test]
    fn addresses_are_found_spelled_and_spoken_without_the_stop_of_the_sentence() {
        one("Write to n.adeyemi@example.org.", Kind::Email, "n.adeyemi@example.org");
        one("it is adeyemi at example dot org, all small", Kind::Email, "adeyemi at example dot org");
        one("see www.example.org/shelter, then", Kind::Url, "www.example.org/shelter");
        one("her page is lampstand.example.com.", Kind::Url, "lampstand.example.com");
        one("she posts as @night_van2.", Kind::Handle, "@night_van2");
    }

    #[test]
    fn telephone_numbers_are_found_in_their_layouts_and_over_a_line_break() {
        for number in [
            "555-0142",
            "(559) 555-0142",
            "559.555.0142",
            "559 555 0142",
            "+1 559-555-0142",
            "+44 20 7946 0958",
            "555-\n0142",
        ] {
            one(&format!("Call {number}."), Kind::Phone, number);
        }
    }

    #[test]
    fn numbers_of_cases_are_found_and_ranges_visas_and_decimals_are_not() {
        for number in ["19-SV-2206", "4471-C", "API-2023-118", "4:17-cr-00293", "CR2019-00412"] {
            one(&format!("It was {number}, she said."), Kind::Number, number);
        }
        for none in [
            "20-25 people",
            "in 2019-2020",
            "COVID-19",
            "the F-150",
            "24-7",
            "an MS-13 case",
            "$1,200-1,500",
            "3.5",
        ] {
            assert_eq!(found(none), [], "{none}");
        }
    }

    #[test]
    fn numeric_dates_are_found() {
        for date in ["3/9/2023", "2023-03-09", "09.03.2023", "3/9/23"] {
            one(&format!("on {date} we"), Kind::Date, date);
        }
    }
}
