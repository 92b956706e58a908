//! What is known by its shape: addresses, telephone numbers, numbers of cases, written in digits.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use verbatim_text::{CodePoints, Span};

use super::dates::is_year;
use super::finding::{Confidence, Finding, Kind};
use super::reason::{Reason, Shape};
use super::terms;

/// What may stand directly before and after a match.
#[derive(Clone, Copy)]
enum Edge {
    /// No letter or digit.
    Word,
    /// No letter, digit, hyphen or slash between digits: the match is no part of a longer number.
    Number,
}

struct Rule {
    regex: LazyLock<Option<Regex>>,
    edge: Edge,
    kind: Kind,
    percent: u8,
    shape: Shape,
}

macro_rules! rule {
    ($edge:ident, $kind:ident, $percent:literal, $shape:ident, $($part:literal),+) => {
        Rule {
            regex: LazyLock::new(|| Regex::new(concat!($($part),+)).ok()),
            edge: Edge::$edge,
            kind: Kind::$kind,
            percent: $percent,
            shape: Shape::$shape,
        }
    };
}

/// In order: where two match, the one that stands first here keeps its kind.
static RULES: [Rule; 33] = [
    rule!(Word, Email, 99, Email, r"[\p{L}\p{M}0-9][\p{L}\p{M}0-9._%+'-]*@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+"),
    rule!(
        Word,
        Email,
        90,
        Email,
        r"(?i)[a-z0-9]+(?:(?:\.|_|-|\s+(?:dot|punto|underscore|dash)\s+)[a-z0-9]+)*\s*(?:\(at\)|\[at\]|\s(?:at|arroba)\s)\s*",
        r"[a-z0-9-]+(?:\s*(?:\.|\(dot\)|\[dot\]|\s(?:dot|punto)\s)\s*[a-z0-9-]+)*\s*(?:\.|\(dot\)|\[dot\]|\s(?:dot|punto)\s)\s*",
        r"(?:com|org|net|edu|gov|info|mx|us)"
    ),
    rule!(
        Word,
        Url,
        75,
        Url,
        r"(?i)(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,8}(?:/[a-z0-9][^\s<>“”]*[^\s<>“”.,;:!?])"
    ),
    rule!(
        Word,
        Handle,
        70,
        Handle,
        r"\$?[A-Za-z0-9]+(?:_[A-Za-z0-9]*)+|\$?[A-Za-z]{5,}[0-9]{2,4}|\$[A-Za-z]{3,}[0-9]*"
    ),
    rule!(Word, Url, 95, Url, r#"(?i)(?:https?://|www\.)[^\s<>“”"()]+[^\s<>“”"().,;:!?’']"#),
    rule!(
        Word,
        Url,
        85,
        Url,
        r"(?i)(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|edu|gov|info|io|co|mx|us|biz|app)(?:/[^\s<>“”]*[^\s<>“”.,;:!?])?"
    ),
    rule!(Word, Handle, 85, Handle, r"@[\p{L}0-9_][\p{L}0-9_.]*[\p{L}0-9_]"),
    rule!(
        Word,
        Handle,
        70,
        Handle,
        r"(?i)(?:instagram|insta|snapchat|snap|tiktok|handle|username|screen ?name|kik|discord|telegram|facebook|twitter)",
        r"(?:\s(?:was|is|name|handle|account|page|as|at|under|called|it's)|[:,])*\s[“\x22]?([a-z0-9][a-z0-9._]*[0-9_][a-z0-9._]*[a-z0-9_])"
    ),
    rule!(Number, Number, 90, NamedNumber, r"[0-9]{3}-[0-9]{2}-[0-9]{4}"),
    rule!(Number, Number, 90, NamedNumber, r"A(?:[ #-]{0,2})[0-9]{2,3}[\s-][0-9]{3}[\s-][0-9]{3}"),
    rule!(
        Number,
        Phone,
        95,
        Phone,
        r"(?:\+?1[\s.-]{1,2})?(?:\([0-9]{3}\)\s{0,2}|[0-9]{3}[\s.-]{1,2})[0-9]{3}(?:[.-]\s?|\s)[0-9]{4}(?:,?\s(?:x|ext\.?|extension)\s?[0-9]{1,6})?"
    ),
    // As a scanner reads it, or with a blank too many.
    rule!(
        Number,
        Phone,
        80,
        Phone,
        r"(?:\(?[0-9OoIl]{3}\s?\)?[\s./-]{1,2})?[0-9OoIl]{3}[.-][0-9OoIl]{2}\s?[0-9OoIl]{2}"
    ),
    rule!(Number, Phone, 85, Phone, r"[0-9]{3}/[0-9]{3}[.-][0-9]{4}"),
    rule!(Number, Number, 90, NamedNumber, r"[0-9]{4}(?:[ -][0-9]{4}){3}"),
    rule!(Number, Number, 85, CaseNumber, r"(?:(?:19|20)[0-9]{2}|[0-9]{2}) ?[A-Z]{2,3} [0-9]{2,6}"),
    rule!(Number, Number, 65, NamedNumber, r"[0-9]{6,18}"),
    rule!(Number, Number, 70, CaseNumber, r"[a-z]{1,4}[0-9]{5,12}"),
    rule!(Number, Phone, 95, Phone, r"\+[0-9]{1,3}(?:[\s.()-]{0,2}[0-9]){6,13}"),
    rule!(
        Number,
        Phone,
        90,
        Phone,
        r"[0-9]{3}(?:[.-]\s?|[‑–])[0-9]{4}(?:,?\s(?:x|ext\.?|extension)\s?[0-9]{1,6})?"
    ),
    rule!(Number, Phone, 80, Phone, r"0[0-9]{1,4}[\s-][0-9]{3,4}(?:[\s-][0-9]{3,4}){1,2}"),
    rule!(Number, Phone, 75, Phone, r"[0-9]{10}|[0-9]{2}(?:[\s-][0-9]{4}){2}|[0-9]{2}(?:[\s-][0-9]{2}){4}"),
    rule!(
        Number,
        Date,
        95,
        Date,
        r"(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12][0-9]|3[01]|0?[1-9])"
    ),
    rule!(
        Number,
        Date,
        95,
        Date,
        r"(?:0?[1-9]|[12][0-9]|3[01])[-/.](?:0?[1-9]|[12][0-9]|3[01])[-/.](?:(?:19|20)[0-9]{2}|[0-9]{2})"
    ),
    rule!(Number, Date, 70, Date, r"(?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{2}"),
    rule!(
        Number,
        Street,
        60,
        Street,
        r"(?:[Ii]-[0-9]{1,3}|(?:US|SR|CR|FM|RM|RR|SH|A[LRZ]|C[AOT]|DE|FL|GA|I[ADLN]|K[SY]|LA|M[ADEINOT]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|us|sr|cr|fm)-[0-9]{2,4}[A-Z]?)"
    ),
    rule!(Number, Date, 60, Date, r"(?:0?[1-9]|1[0-2])/(?:[12][0-9]|3[01]|0?[1-9])"),
    rule!(Word, Date, 95, Date, r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}[日号]"),
    rule!(Number, Number, 95, CaseNumber, r"[0-9]{1,2}:[0-9]{2}-[A-Za-z]{1,4}-[0-9]{2,}(?:-[A-Z0-9]+)*"),
    rule!(
        Number,
        Number,
        95,
        CaseNumber,
        r"(?:[A-Z]{2,3} )?(?:[0-9]+[A-Z]{1,3}[0-9]+|[A-Z]{1,4}[0-9]{1,9}|[A-Z]{1,6}|[0-9]{1,9}[A-Z]{0,3})(?:[-–/](?:[0-9]+[A-Z]{1,3}[0-9]+|[A-Z]{1,4}[0-9]{1,9}|[A-Z]{1,6}|[0-9]{1,9}[A-Z]{0,3})){1,7}"
    ),
    rule!(Word, Number, 75, CaseNumber, r"[A-Z]{3,5} [0-9]{5,8}"),
    rule!(
        Number,
        Number,
        90,
        CaseNumber,
        r"(?:[a-z]{1,4}|[0-9]{1,9}[a-z]{0,3}|[a-z]{1,4}[0-9]{1,9})(?:-(?:[a-z]{1,4}|[0-9]{1,9}[a-z]{0,3}|[a-z]{1,4}[0-9]{1,9})){1,5}"
    ),
    rule!(
        Word,
        Number,
        80,
        Plate,
        r"[0-9](?:[A-Z]{3}|[a-z]{3})[0-9]{3}|[0-9][A-Z]{3} [0-9]{3}|[A-Z]{3}[ ·-]?[0-9]{3,4}|[A-Z]{2,3}[ -][0-9]{2,3}[ -]?[A-Z]{2,3}"
    ),
    rule!(
        Word,
        Number,
        75,
        CaseNumber,
        r"(?:[A-Z]{1,4}[0-9]{4,12}[A-Z0-9]*|[0-9]{2,}[A-Z]{2,4}[0-9]{2,}[A-Z0-9]*|#\s?[0-9]{2,12})"
    ),
];

/// Addresses as they are said, looked for only where one of [`SAID`] is.
static SPOKEN: [Rule; 5] = [
    rule!(
        Word,
        Handle,
        75,
        Handle,
        r"(?i)[a-z0-9]+(?:\s(?:dot|punto|underscore|dash)\s[a-z0-9]+)*\sunderscore(?:\s[a-z0-9]+)?"
    ),
    rule!(
        Word,
        Email,
        80,
        Email,
        r"(?i)(?:(?:[a-z0-9]+(?:[._-]|\s(?:dot|punto|underscore|dash)\s))+[a-z0-9]+|[a-z][a-z0-9]*[0-9][a-z0-9]*)\s(?:at|arroba)\s",
        r"(?:gmail|yahoo|hotmail|outlook|aol|icloud|proton|protonmail|live|msn)"
    ),
    rule!(
        Word,
        Email,
        75,
        Email,
        r"(?i)[a-z0-9]+(?:(?:[._-]|\s(?:dot|punto|underscore|dash)\s)[a-z0-9]+)*\s(?:at|arroba)\s[a-z0-9-]+\s(?:dot|punto)\s[a-z]{2,8}"
    ),
    rule!(
        Word,
        Url,
        75,
        Url,
        r"(?i)[a-z0-9-]{3,}(?:\s(?:dot|punto)\s[a-z0-9-]+)*\s(?:dot|punto)\s(?:com|org|net|edu|gov|info|mx|us|io)(?:\s(?:slash|barra)\s[a-z0-9-]+)*"
    ),
    rule!(Word, Url, 75, Url, r"(?i)(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,8}(?:\s(?:slash|barra)\s[a-z0-9-]+)+"),
];

/// Words of addresses that are said.
const SAID: [&str; 10] = [
    " dot ",
    " punto ",
    " slash ",
    " barra ",
    " underscore",
    "gmail",
    "yahoo",
    "hotmail",
    "outlook",
    "icloud",
];

/// Everything of a passage that has such a shape. `at` is the code point where the passage begins.
pub(super) fn find(points: &CodePoints, at: u32, out: &mut Vec<Finding>) {
    let passage = points.text();
    if !passage.bytes().any(|b| b.is_ascii_digit() || b == b'@' || b == b'.')
        && ![" at ", " arroba ", " dot ", " punto ", "_", "$"].iter().any(|spoken| passage.contains(spoken))
    {
        return;
    }
    let spoken = SAID.iter().any(|word| passage.contains(word));
    for rule in RULES.iter().chain(SPOKEN.iter().filter(|_| spoken)) {
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
        // Names of files have such signs too.
        let spoken = rule.kind != Kind::Handle || passage.split_whitespace().nth(3).is_some();
        if spoken && edges(rule.edge, passage, start, end) && is_likely(rule, text) {
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

/// What has the shape of a case number and is none: ranges, visas, ages, roads.
fn is_likely(rule: &Rule, text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    // “Ill-ool”, “1000000”.
    if rule.kind == Kind::Phone && figures < 5 || figures == text.len() && text.ends_with("000") {
        return false;
    }
    // `finished_only`: a name of a setting.
    let ordinary = |part: &str| !part.is_empty() && terms::is_word(part);
    if rule.kind == Kind::Handle && text.contains('_') && text.split('_').all(ordinary) {
        return false;
    }
    if rule.shape != Shape::CaseNumber || !matches!(rule.edge, Edge::Number) || text.contains(':') {
        return true;
    }
    let parts: Vec<&str> = text.split(['-', '–', '/']).collect();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().any(|b| b.is_ascii_alphabetic());
    let known = matches!(text, "COVID-19" | "9-1-1" | "24-7" | "9-11");
    let years = !letters && parts.len() == 2 && parts.iter().all(|part| part.len() <= 2 || is_year(part));
    let longest =
        parts.iter().filter(|p| p.bytes().all(|b| b.is_ascii_digit())).map(|p| p.len()).max().unwrap_or(0);
    let first_letters =
        parts.first().is_some_and(|p| p.len() == 1 && p.bytes().all(|b| b.is_ascii_uppercase()));
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
