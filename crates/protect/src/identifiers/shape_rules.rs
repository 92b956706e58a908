//! The shapes of identifiers, as patterns: addresses, telephone numbers, numbers of cases, dates.

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
    /// The number of a case: no range, visa, age or road.
    Case,
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

macro_rules! rule {
    ($edge:ident, $kind:ident, $percent:literal, $shape:ident, $($part:literal),+) => {
        rule!($edge, None, $kind, $percent, $shape, $($part),+)
    };
    ($edge:ident, $guard:ident, $kind:ident, $percent:literal, $shape:ident, $($part:literal),+) => {
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

/// In order: where two match, the one that stands first here keeps its kind.
pub(super) static RULES: [Rule; 35] = [
    rule!(Word, Email, 99, Email, r"[\p{L}\p{M}0-9][\p{L}\p{M}0-9._%+'-]*@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)+"),
    rule!(
        Word,
        Email,
        90,
        Email,
        r"(?i)[a-z0-9]+(?:(?:\.|_|-|\s+(?:dot|punto|underscore|dash|hyphen|gui[oó]n(?:\s+bajo)?)\s+)[a-z0-9]+)*\s*(?:\(at\)|\[at\]|\s(?:at|arroba)\s)\s*",
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
        Misread,
        Phone,
        80,
        Phone,
        r"(?:\(?[0-9OoIl]{3}\s?\)?[\s./-]{1,2})?[0-9OoIl]{3}[.-][0-9OoIl]{2}\s?[0-9OoIl]{2}"
    ),
    rule!(Number, Phone, 85, Phone, r"[0-9]{3}/[0-9]{3}[.-][0-9]{4}"),
    rule!(Number, Number, 90, NamedNumber, r"[0-9]{4}(?:[ -][0-9]{4}){3}"),
    rule!(Number, Case, Number, 85, CaseNumber, r"(?:(?:19|20)[0-9]{2}|[0-9]{2}) ?[A-Z]{2,3} [0-9]{2,6}"),
    rule!(Number, BareNumber, Number, 65, NamedNumber, r"[0-9]{6,18}"),
    rule!(Number, Case, Number, 70, CaseNumber, r"[a-z]{1,4}[0-9]{5,12}"),
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
    rule!(
        Number,
        Date,
        96,
        Date,
        r"(?:0?[1-9]|[12][0-9]|3[01])[-./ ](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|i{1,3}|iv|vi{0,3}|ix|xi{0,2})[-./ ](?:19|20)[0-9]{2}"
    ),
    rule!(Number, Date, 60, Date, r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:i{2,3}|iv|vi{1,3}|ix|xi{1,2})"),
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
    rule!(
        Number,
        Case,
        Number,
        95,
        CaseNumber,
        r"[0-9]{1,2}:[0-9]{2}-[A-Za-z]{1,4}-[0-9]{2,}(?:-[A-Z0-9]+)*"
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

/// Addresses as they are said, looked for only where a word of such an address is said.
pub(super) static SPOKEN: [Rule; 5] = [
    rule!(
        Word,
        Handle,
        75,
        Handle,
        r"(?i)[a-z0-9]+(?:\s(?:dot|punto|underscore|dash|hyphen|gui[oó]n(?:\s+bajo)?)\s[a-z0-9]+)*\s(?:underscore|gui[oó]n\s+bajo)(?:\s[a-z0-9]+)?"
    ),
    rule!(
        Word,
        Email,
        80,
        Email,
        r"(?i)(?:(?:[a-z0-9]+(?:[._-]|\s(?:dot|punto|underscore|dash|hyphen|gui[oó]n(?:\s+bajo)?)\s))+[a-z0-9]+|[a-z][a-z0-9]*[0-9][a-z0-9]*)\s(?:at|arroba)\s",
        r"(?:gmail|yahoo|hotmail|outlook|aol|icloud|protonmail|proton|live|msn)"
    ),
    rule!(
        Word,
        Email,
        75,
        Email,
        r"(?i)[a-z0-9]+(?:(?:[._-]|\s(?:dot|punto|underscore|dash|hyphen|gui[oó]n(?:\s+bajo)?)\s)[a-z0-9]+)*\s(?:at|arroba)\s[a-z0-9-]+\s(?:dot|punto)\s[a-z]{2,8}"
    ),
    rule!(
        Word,
        Url,
        75,
        Url,
        r"(?i)[a-z0-9-]{3,}(?:\s(?:dot|punto)\s[a-z0-9-]+)*\s(?:dot|punto)\s(?:com|org|net|edu|gov|gob|info|mx|us|io|co|biz|app)(?:\s(?:slash|barra)\s[a-z0-9-]+)*"
    ),
    rule!(Word, Url, 75, Url, r"(?i)(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,8}(?:\s(?:slash|barra)\s[a-z0-9-]+)+"),
];
