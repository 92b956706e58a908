//! The shapes of identifiers, as patterns: addresses, telephone numbers, numbers of cases. Those of dates
//! stand in `date_shapes.rs`.

use std::sync::LazyLock;

use regex::Regex;

use super::finding::Kind;
use super::reason::Shape;

/// What may stand directly before and after a match.
#[derive(Clone, Copy)]
pub(super) enum Edge {
    /// No letter or digit.
    Word,
    /// No letter, digit, hyphen or slash between digits: the match is no part of a longer number.
    Number,
}

/// What a match must not be besides. A rule that a word, a sign or a layout makes sure has no guard: what
/// it matches is proposed whatever it looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    None,
    /// A handle told by its signs alone: no name of a file, no name of a setting.
    BareHandle,
    /// A number told by its length alone: no round one.
    BareNumber,
    /// A number with letters that a scanner read for figures: more figures than letters.
    Misread,
    /// The number of a vehicle: letters and figures both.
    Vehicle,
    /// The number of a case: no range, visa, age or road.
    Case,
    /// An address that is said: no `at a dot com`, no `at the dot on the map`.
    SaidMail,
    /// A road with its kind: no form, as in `Form I-914`.
    Road,
    /// A day without its year: no fraction, as in `2/3 of them`.
    Fraction,
    /// The same with full stops: no number of a section or a version.
    Section,
}

/// A shape, and what a match of it is.
pub(super) struct Rule {
    pub(super) regex: LazyLock<Option<Regex>>,
    pub(super) edge: Edge,
    pub(super) guard: Guard,
    pub(super) kind: Kind,
    pub(super) percent: u8,
    pub(super) shape: Shape,
}

/// Words that addresses are said with. Each is written once, for the rules and for what tells whether the
/// rules need to look. A line may break between any two of them, and “ó” may be two characters.
macro_rules! said {
    // White space with one break of a line at most.
    (gap) => {
        r"(?:[^\S\n]+\n?|\n)[^\S\n]*"
    };
    (dot) => {
        r"(?:dot|punto)"
    };
    (underscore) => {
        r"(?:underscore|gui(?:ó|o\x{301}?)n\s+bajo)"
    };
    // Signs between two parts of a name.
    (sign) => {
        r"(?:dot|punto|underscore|dash|hyphen|gui(?:ó|o\x{301}?)n(?:\s+bajo)?)"
    };
    (slash) => {
        r"(?:slash|barra)"
    };
    (at) => {
        r"(?:at|arroba)"
    };
    (provider) => {
        r"(?:gmail|yahoo|hotmail|outlook|aol|icloud|protonmail|proton|live|msn)"
    };
}

macro_rules! rule {
    ($edge:ident, $kind:ident, $percent:literal, $shape:ident, $($part:expr),+) => {
        rule!($edge, None, $kind, $percent, $shape, $($part),+)
    };
    ($edge:ident, $guard:ident, $kind:ident, $percent:literal, $shape:ident, $($part:expr),+) => {
        Rule {
            regex: LazyLock::new(|| Regex::new(concat!($($part),+)).ok()),
            edge: Edge::$edge,
            guard: Guard::$guard,
            kind: Kind::$kind,
            percent: $percent,
            shape: Shape::$shape,
        }
    };
}

pub(super) use rule;

/// In order: where two match, the one that stands first here keeps its kind.
pub(super) static RULES: [Rule; 32] = [
    rule!(Word, Email, 99, Email, r"[\p{L}\p{M}0-9][\p{L}\p{M}0-9._%+'-]*@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+"),
    rule!(
        Word,
        SaidMail,
        Email,
        90,
        Email,
        r"(?i)[a-z0-9]+(?:(?:\.|_|-|\s+",
        said!(sign),
        r"\s+)[a-z0-9]+)*\s*(?:\(at\)|\[at\]|\s",
        said!(at),
        r"\s)\s*[a-z0-9-]+(?:\s*(?:\.|\(dot\)|\[dot\]|\s",
        said!(dot),
        r"\s)\s*[a-z0-9-]+)*\s*(?:\.|\(dot\)|\[dot\]|\s",
        said!(dot),
        r"\s)\s*",
        r"(?:com|org|net|edu|gov|info|mx|us|example)"
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
        BareHandle,
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
        r"(?i)(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|edu|gov|info|io|co|mx|us|biz|app|example)(?:/[^\s<>“”]*[^\s<>“”.,;:!?])?"
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
    // Receipts of immigration.
    rule!(Number, Number, 90, NamedNumber, r"[A-Z]{3}[ -]?[0-9]{2}[ -][0-9]{3}[ -][0-9]{5}"),
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
        Misread,
        Phone,
        80,
        Phone,
        r"(?:\(?[0-9OoIl]{3}\s?\)?[\s./-]{1,2})?[0-9OoIl]{3}[.-][0-9OoIl]{2}\s?[0-9OoIl]{2}"
    ),
    rule!(Number, Phone, 85, Phone, r"[0-9]{3}/[0-9]{3}[.-][0-9]{4}"),
    rule!(Number, Number, 90, NamedNumber, r"[0-9]{4}(?:[ -][0-9]{4}){3}"),
    rule!(Number, Number, 65, NamedNumber, r"[0-9]{4} [0-9]{3} [0-9]{4}"),
    // “in C-114”, where somebody was; a car is “a F-150”, and the letters of visas are left out.
    rule!(Word, Number, 60, NamedNumber, r"(?:\b(?:in|into|to|from|outside) )([A-EGNPRSW]-[0-9]{1,4})"),
    rule!(Number, Case, Number, 85, CaseNumber, r"(?:(?:19|20)[0-9]{2}|[0-9]{2}) ?[A-Z]{2,3} [0-9]{2,6}"),
    rule!(Word, Vehicle, Number, 90, NamedNumber, r"[A-HJ-NPR-Z0-9]{17}"),
    rule!(Number, BareNumber, Number, 65, NamedNumber, r"[0-9]{6,18}"),
    rule!(
        Number,
        Case,
        Number,
        70,
        CaseNumber,
        r"[a-z]{1,4}[0-9]{5,12}|[0-9]{2,4}(?:cr|cv|cf|mj|sw|jv|cm|mm|tr)[0-9]{3,8}"
    ),
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
        Road,
        Street,
        60,
        Street,
        r"(?:[Ii]-[0-9]{1,3}|(?:US|SR|CR|FM|RM|RR|SH|A[LRZ]|C[AOT]|DE|FL|GA|I[ADLN]|K[SY]|LA|M[ADEINOT]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|us|sr|cr|fm)-[0-9]{2,4}[A-Z]?)"
    ),
    rule!(
        Number,
        Case,
        Number,
        95,
        CaseNumber,
        r"[0-9]{1,2}:[0-9]{2}-?[A-Za-z]{1,4}-?[0-9]{2,}(?:-[A-Za-z0-9]+)*"
    ),
    rule!(
        Number,
        Case,
        Number,
        95,
        CaseNumber,
        r"(?:[A-Z]{2,3} )?(?:[0-9]+[A-Z]{1,3}[0-9]+|[A-Z]{1,4}[0-9]{1,9}|[A-Z]{1,6}|[0-9]{1,9}[A-Z]{0,3})(?:[-–/](?:[0-9]+[A-Z]{1,3}[0-9]+|[A-Z]{1,4}[0-9]{1,9}|[A-Z]{1,6}|[0-9]{1,9}[A-Z]{0,3})){1,7}"
    ),
    rule!(Word, Number, 75, CaseNumber, r"[A-Z]{3,5} [0-9]{5,8}"),
    rule!(
        Number,
        Case,
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
        r"[A-Z]{3} (?:[0-9]{1,2}[A-Z]{1,2}|[A-Z][0-9]{2})|[A-Z]{2}[0-9] [0-9]{3,4}|[0-9][A-Z]{2} [A-Z][0-9][A-Z]|",
        r"[0-9](?:[A-Z]{3}|[a-z]{3})[0-9]{3}|[0-9][A-Z]{3} [0-9]{3}|[A-Z]{3}[ ·-]?[0-9]{3,4}|[A-Z]{2,3}[ -][0-9]{2,3}[ -]?[A-Z]{2,3}"
    ),
    rule!(
        Word,
        Number,
        75,
        CaseNumber,
        r"(?:[A-Z]{1,4}[0-9]{4,12}[A-Z0-9]*|[0-9]{2,}[A-Z]{2,4}[0-9]{2,}[A-Z0-9]*|#\s?[0-9]{2,12}|[A-Z] [0-9]{3}[ -][0-9]{3}[ -][0-9]{1,4})"
    ),
];

/// What every address holds that is said aloud, in any case and inside other words too: where none of it is,
/// the rules for them need not look.
pub(super) static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = concat!(
        "(?i)",
        said!(dot),
        "|",
        said!(slash),
        "|",
        said!(underscore),
        "|",
        said!(at),
        r"\s+",
        said!(provider)
    );
    Regex::new(words).ok()
});

/// Addresses as they are said, looked for only where a word of such an address is said.
pub(super) static SPOKEN: [Rule; 6] = [
    rule!(
        Word,
        Handle,
        75,
        Handle,
        r"(?i)[a-z0-9]+(?:",
        said!(gap),
        said!(sign),
        said!(gap),
        r"[a-z0-9]+)*",
        said!(gap),
        said!(underscore),
        r"(?:",
        said!(gap),
        r"[a-z0-9]+)?"
    ),
    rule!(
        Word,
        Email,
        80,
        Email,
        r"(?i)(?:(?:[a-z0-9]+(?:[._-]|",
        said!(gap),
        said!(sign),
        said!(gap),
        r"))+[a-z0-9]+|[a-z][a-z0-9]*[0-9][a-z0-9]*)",
        said!(gap),
        said!(at),
        said!(gap),
        said!(provider)
    ),
    rule!(
        Word,
        SaidMail,
        Email,
        75,
        Email,
        r"(?i)[a-z0-9]+(?:(?:[._-]|",
        said!(gap),
        said!(sign),
        said!(gap),
        r")[a-z0-9]+)*",
        said!(gap),
        said!(at),
        said!(gap),
        r"[a-z0-9-]+",
        said!(gap),
        said!(dot),
        said!(gap),
        r"[a-z]{2,8}"
    ),
    rule!(
        Word,
        Url,
        75,
        Url,
        r"(?i)[a-z0-9-]{3,}(?:",
        said!(gap),
        said!(dot),
        said!(gap),
        r"[a-z0-9-]+)*",
        said!(gap),
        said!(dot),
        said!(gap),
        r"(?:com|org|net|edu|gov|gob|info|mx|us|io|co|biz|app|example)(?:",
        said!(gap),
        said!(slash),
        said!(gap),
        r"[a-z0-9-]+)*"
    ),
    // “paper boats m n dot org”: letters before the end of the domain.
    rule!(
        Word,
        Url,
        70,
        Url,
        r"(?i)(?:[a-z]{3,}",
        said!(gap),
        r"){0,2}(?:[a-z]",
        said!(gap),
        r"){1,5}",
        said!(dot),
        said!(gap),
        r"(?:com|org|net|edu|gov|info|example)"
    ),
    rule!(
        Word,
        Url,
        75,
        Url,
        r"(?i)(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,8}(?:",
        said!(gap),
        said!(slash),
        said!(gap),
        r"[a-z0-9-]+)+"
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
        regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    #[test]
    fn every_rule_for_what_is_said_looks_where_its_address_is_said_in_any_case_and_over_lines() {
        let said = [
            (0, "rosa underscore luz"),
            (0, "rosa guión bajo luz"),
            (0, "rosa guio\u{301}n bajo luz"),
            (1, "j dash doe at live"),
            (1, "j guión doe arroba live"),
            (1, "doe77 at icloud"),
            (2, "lopez at example dot edu"),
            (2, "lopez arroba salud punto gob"),
            (3, "lantern dot org slash help"),
            (4, "paper boats m n dot org"),
            (5, "salud.gob.mx barra ayuda"),
        ];
        for (rule, text) in said {
            for text in
                [text.to_owned(), text.to_uppercase(), text.replace(' ', "\n"), text.replace(' ', " \n")]
            {
                assert!(holds(&SPOKEN[rule].regex, &text) && holds(&SAID, &text), "{text}");
            }
        }
        assert!((0..SPOKEN.len()).all(|rule| said.iter().any(|(of, _)| *of == rule)));
        assert!(!holds(&SAID, "They live at the end of the road."));
    }
}
