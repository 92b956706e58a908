//! A query in plain words.

use verbatim_model::Codebook;
use verbatim_search::{Field, FieldName, Query, Relation, Speakers, Within, Words};

use crate::searches::asking::finds_words;
use crate::searches::desk::SearchDesk;
use crate::searches::fields::alone;
use crate::searches::options::SearchOptions;

/// How a sentence calls codes.
#[derive(Clone, Copy)]
pub(super) struct Names<'d> {
    book: &'d Codebook,
    whole: bool,
}

impl<'d> Names<'d> {
    /// By their names, with as much of the path as tells them apart.
    pub fn shortened(desk: &'d SearchDesk) -> Self {
        Self { book: &desk.book, whole: false }
    }

    /// By their paths.
    pub fn whole(desk: &'d SearchDesk) -> Self {
        Self { book: &desk.book, whole: true }
    }

    fn code(self, written: &str) -> String {
        let (written, alone) = alone(written);
        let beside = if alone { " without the codes below it" } else { "" };
        format!("{}{beside}", self.name(written))
    }

    fn name(self, written: &str) -> String {
        let place = self.book.find(written).ok().and_then(|code| self.book.place_of(code.id));
        match place {
            Some(place) if self.whole => self.book.path(place).to_string(),
            Some(place) => self.book.short_path(place).to_string(),
            None => written.to_owned(),
        }
    }
}

/// What a query asks, as a sentence.
pub(super) fn sentence(names: Names<'_>, query: &Query, options: &SearchOptions) -> String {
    let parts = query.parts();
    let filters = parts.filters.iter().map(|filter| self::filter(names, filter));
    if let [inner] = parts.without.as_slice() {
        let all = [format!("People in whom nothing is found of {}", enclosed(names, inner))];
        return ended(all.into_iter().chain(filters).collect());
    }
    let mut said = Vec::new();
    if finds_words(query) {
        let words = parts.text.iter().chain(&parts.mixed).map(|part| words(names, part));
        said.push(words.collect::<Vec<_>>().join(" and "));
        let speakers = speakers(options.speakers);
        said.extend(speakers.filter(|_| !names_speakers(query)).map(str::to_owned));
        said.extend(parts.codes.iter().map(|part| on_passages(names, part)));
    } else {
        let codes = parts.codes.iter().map(|part| codes(names, part));
        said.push(format!("Passages {}", codes.collect::<Vec<_>>().join(" and ")));
        said.extend(parts.text.iter().chain(&parts.mixed).map(|part| words(names, part)));
    }
    said.extend(filters);
    ended(said)
}

/// What a regular expression asks, as a sentence.
pub(super) fn of_regex(pattern: &str, options: &SearchOptions) -> String {
    let what = format!("Whatever the regular expression {pattern} matches");
    ended([Some(what), speakers(options.speakers).map(str::to_owned)].into_iter().flatten().collect())
}

/// A part of a query, for a chip.
pub(super) fn part(names: Names<'_>, query: &Query) -> String {
    match query {
        Query::Without(inner) => format!("people without {}", enclosed(names, inner)),
        _ if finds_words(query) => words(names, query),
        Query::Not(inner) if finds_words(inner) => words(names, query),
        _ => match query.kind() {
            verbatim_search::PartKind::Filter => filter(names, query),
            _ => codes(names, query),
        },
    }
}

fn ended(parts: Vec<String>) -> String {
    let mut sentence = parts.join(", ");
    if let Some(first) = sentence.chars().next() {
        let upper: String = first.to_uppercase().collect();
        sentence.replace_range(..first.len_utf8(), &upper);
    }
    sentence + "."
}

const fn speakers(speakers: Speakers) -> Option<&'static str> {
    match speakers {
        Speakers::Respondent => Some("said by a respondent"),
        Speakers::Interviewer => Some("said by an interviewer"),
        Speakers::All => None,
    }
}

fn names_speakers(query: &Query) -> bool {
    match query {
        Query::Field(field) => {
            field.name == FieldName::Speaker
                || (field.name == FieldName::Is && field.value.eq_ignore_ascii_case("question"))
        }
        other => other.children().into_iter().any(names_speakers),
    }
}

fn enclosed(names: Names<'_>, query: &Query) -> String {
    let parts = query.parts();
    let all = parts.text.iter().chain(&parts.mixed).chain(&parts.codes).chain(&parts.filters);
    all.map(|inner| part(names, inner)).collect::<Vec<_>>().join(" and ")
}

/// Words, or words joined with other things.
fn words(names: Names<'_>, query: &Query) -> String {
    match query {
        Query::Words(words) => leaf(words),
        Query::Or(parts) => any_of(parts, |part| words(names, part)),
        Query::And(_) => enclosed(names, query),
        Query::Not(inner) => format!("without {}", words(names, inner)),
        Query::Near { left, right, within } => {
            format!("{} {} {}", words(names, left), near(*within), words(names, right))
        }
        other => part(names, other),
    }
}

fn leaf(words: &Words) -> String {
    let quoted = format!("“{}”", words.text());
    match (words.within(), words.spelling()) {
        (Some(1), _) => format!("{quoted} side by side"),
        (Some(within), _) => format!("{quoted} within {within} words"),
        (None, Some(_)) => format!("{quoted} or a word spelt nearly so"),
        (None, None) => quoted,
    }
}

fn near(within: Within) -> String {
    match within {
        Within::Words(1) => "next to".to_owned(),
        Within::Words(words) => format!("within {words} words of"),
        Within::Turn => "in one turn with".to_owned(),
        Within::Turns(1) => "within one turn of".to_owned(),
        Within::Turns(turns) => format!("within {turns} turns of"),
        Within::Answer => "in one answer with".to_owned(),
    }
}

fn any_of(parts: &[Query], mut say: impl FnMut(&Query) -> String) -> String {
    let all: Vec<String> = parts.iter().map(&mut say).collect();
    if let [one, other] = all.as_slice() {
        format!("{one} or {other}")
    } else {
        format!("any of {}", all.join(", "))
    }
}

/// Codings, as something that words lie on.
fn on_passages(names: Names<'_>, query: &Query) -> String {
    match query {
        Query::Field(field) if field.is_uncoded() => "not coded yet".to_owned(),
        Query::Not(inner) => format!("not on a passage {}", codes(names, inner)),
        other => format!("on a passage {}", codes(names, other)),
    }
}

/// Codings, behind the word “passage”.
fn codes(names: Names<'_>, query: &Query) -> String {
    match query {
        Query::Field(field) => coding_field(names, field),
        Query::And(_) => enclosed(names, query),
        Query::Or(parts) => any_of(parts, |part| codes(names, part)),
        Query::Not(inner) => format!("not {}", codes(names, inner)),
        Query::Relation { left, relation, right } => {
            let relation = match relation {
                Relation::Within => "inside one",
                Relation::Overlaps => "overlapping one",
                Relation::Same => "that are the same as one",
                Relation::Before => "before one",
                Relation::After => "after one",
            };
            format!("{} {relation} {}", codes(names, left), codes(names, right))
        }
        Query::Near { left, right, within } => {
            format!("{} {} one {}", codes(names, left), near(*within), codes(names, right))
        }
        other => part(names, other),
    }
}

fn coding_field(names: Names<'_>, field: &Field) -> String {
    let value = field.value.trim();
    let is = |word: &str| value.eq_ignore_ascii_case(word);
    match field.name {
        FieldName::Code => format!("coded {}", names.code(value)),
        FieldName::Coder => format!("coded by {value}"),
        FieldName::Memo if is("yes") => "with a memo".to_owned(),
        FieldName::Memo if is("no") => "without a memo".to_owned(),
        FieldName::Memo => format!("with a memo that says “{value}”"),
        FieldName::Stance if is("none") => "without a stance".to_owned(),
        FieldName::Stance => format!("marked “{value}”"),
        FieldName::Basis if is("none") => "without a basis".to_owned(),
        FieldName::Basis => format!("of what was {value}").replace("was opinion", "is an opinion"),
        FieldName::Prompted if is("yes") || is("prompted") => "that a question led to".to_owned(),
        FieldName::Prompted if is("none") => "not known to be prompted or volunteered".to_owned(),
        FieldName::Prompted => "that came unasked".to_owned(),
        FieldName::Quotable if is("no") || is("false") => "not marked as worth quoting".to_owned(),
        FieldName::Quotable => "marked as worth quoting".to_owned(),
        _ if field.is_uncoded() => "not coded".to_owned(),
        _ => "coded with anything".to_owned(),
    }
}

/// Who, where and when.
fn filter(names: Names<'_>, query: &Query) -> String {
    match query {
        Query::Field(field) => filter_field(field),
        Query::InInterview(inner) => format!("in interviews that also hold {}", enclosed(names, inner)),
        Query::InPerson(inner) => format!("by people who also have {}", enclosed(names, inner)),
        Query::And(parts) => parts.iter().map(|part| filter(names, part)).collect::<Vec<_>>().join(" and "),
        Query::Or(parts) => any_of(parts, |part| filter(names, part)),
        Query::Not(inner) => format!("not {}", filter(names, inner)),
        other => part(names, other),
    }
}

fn filter_field(field: &Field) -> String {
    let value = field.value.trim();
    match &field.name {
        FieldName::Speaker if value.eq_ignore_ascii_case("respondent") => "said by a respondent".to_owned(),
        FieldName::Speaker if value.eq_ignore_ascii_case("interviewer") => {
            "said by an interviewer".to_owned()
        }
        FieldName::Speaker if value.eq_ignore_ascii_case("all") => "said by anyone".to_owned(),
        FieldName::Speaker => format!("said by a speaker called {value}"),
        FieldName::Category | FieldName::Subcategory => format!("by {value}"),
        FieldName::Interviewee => format!("by {value}"),
        FieldName::Interview => format!("in {value}"),
        FieldName::Group => format!("by the group {value}"),
        FieldName::Date => format!("interviewed {value}"),
        FieldName::Language => format!("in {value}"),
        FieldName::Status => format!("in texts that are {value}"),
        FieldName::Kind => format!("in texts of kind {value}"),
        FieldName::Is if value.eq_ignore_ascii_case("raw") => "in raw texts".to_owned(),
        FieldName::Is => "said by an interviewer".to_owned(),
        name => format!("where {} is {value}", name.as_str()),
    }
}
