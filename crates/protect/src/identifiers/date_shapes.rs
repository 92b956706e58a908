//! The shapes of dates in figures, as patterns.

use std::sync::LazyLock;

use regex::Regex;

use super::finding::Kind;
use super::reason::Shape;
use super::shape_rules::{Edge, Guard, Rule, rule};

/// Months in words beside figures: `14-Jun-2019`.
macro_rules! month {
    () => {
        concat!(
            r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|",
            r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|",
            r"septiembre|octubre|noviembre|diciembre|ene|abr|ago|dic)"
        )
    };
}

/// In order: where two match, the one that stands first here keeps its kind.
pub(super) static DATES: [Rule; 13] = [
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
        r"(?:(?i:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,? )?",
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
    rule!(Number, Fraction, Date, 60, Date, r"(?:0?[1-9]|1[0-2])/(?:[12][0-9]|3[01]|0?[1-9])"),
    rule!(Word, Date, 95, Date, r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}[日号]"),
    rule!(
        Number,
        Date,
        90,
        Date,
        r"(?:0?[1-9]|[12][0-9]|3[01])[-/.]?",
        month!(),
        r"[-/.]?(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    ),
    rule!(
        Number,
        Date,
        90,
        Date,
        month!(),
        r"[-/.](?:0?[1-9]|[12][0-9]|3[01])[-/.](?:(?:19|20)[0-9]{2}|[0-9]{2})"
    ),
    rule!(Number, Date, 80, Date, month!(), r"[-/](?:(?:19|20)[0-9]{2}|[0-9]{2})"),
    rule!(Number, Section, Date, 60, Date, r"((?:[12][0-9]|3[01]|0?[1-9])\.(?:1[0-2]|0?[1-9])\.)\s\p{Ll}"),
    rule!(
        Number,
        Date,
        95,
        Date,
        r"[0-3]?[0-9]\s?[-–]\s?[0-3]?[0-9][./](?:1[0-2]|0?[1-9])[./](?:19|20)[0-9]{2}"
    ),
    rule!(Number, Fraction, Date, 60, Date, r"(?:[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])"),
];
