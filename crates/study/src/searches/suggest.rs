//! How what is being typed can go on.

use std::collections::HashMap;

use verbatim_model::{
    AttributeKind, Basis, Codebook, Prompting, Stance, TextLanguage, TranscriptKind, TranscriptStatus,
};
use verbatim_search::{Field, FieldName};

use crate::interviewees::People;
use crate::searches::fields::attribute_named;
use crate::{Study, StudyError};

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// First code point of what it takes the place of.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
    /// What is put there.
    pub insert: String,
    /// What a list shows.
    pub words: String,
    /// More about it.
    pub detail: Option<String>,
    /// What it is.
    pub kind: Suggested,
}

/// What can be suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggested {
    /// The name of a field.
    Field,
    /// A value of a field.
    Value,
    /// A code.
    Code,
    /// An operator.
    Operator,
}

/// Most suggestions that are given.
const MOST: usize = 12;

/// Operators and what they do.
const OPERATORS: [(&str, &str); 11] = [
    ("AND", "both"),
    ("OR", "one of them is enough"),
    ("NOT", "without"),
    ("NEAR/5", "within five words"),
    ("NEAR/turn", "in one turn"),
    ("NEAR/answer", "in one answer"),
    ("NEAR/3turns", "codes at most three turns apart"),
    ("WITHIN", "passages inside others"),
    ("OVERLAPS", "passages that overlap others"),
    ("BEFORE", "passages before others"),
    ("AFTER", "passages after others"),
];

/// What holds a query of its own.
const SCOPES: [(&str, &str); 3] = [
    ("interview:(", "in interviews that also hold …"),
    ("person:(", "by people who also say …"),
    ("without:(", "people in whom nothing is found of …"),
];

/// What each field is about, in the order in which it is offered.
const FIELDS: [(FieldName, &str); 18] = [
    (FieldName::Code, "passages with a code, or one below it"),
    (FieldName::Category, "people of a category"),
    (FieldName::Subcategory, "people of a subcategory"),
    (FieldName::Speaker, "who speaks"),
    (FieldName::Interviewee, "one person"),
    (FieldName::Interview, "one interview"),
    (FieldName::Group, "a group of interviewees"),
    (FieldName::Stance, "what a passage says of its statement"),
    (FieldName::Coder, "who coded"),
    (FieldName::Memo, "codings with a memo"),
    (FieldName::Basis, "how the interviewee knows"),
    (FieldName::Prompted, "whether a question led to it"),
    (FieldName::Quotable, "marked as worth quoting"),
    (FieldName::Date, "day of the interview"),
    (FieldName::Language, "language of the transcript"),
    (FieldName::Status, "how far de-identification has come"),
    (FieldName::Kind, "recording, translation or notes"),
    (FieldName::Is, "coded, uncoded, raw, question"),
];

impl Study {
    /// How what is being typed can go on at a code point: names of fields, their values, codes and
    /// operators, the likeliest first.
    ///
    /// # Errors
    /// What the study file says.
    pub fn suggest(&self, typed: &str, at: u32) -> Result<Vec<Suggestion>, StudyError> {
        let typed: Vec<char> = typed.chars().collect();
        let token = Token::at(&typed, (at as usize).min(typed.len()));
        let mut found = match &token.field {
            Some(name) => self.values(name, &token)?,
            None => self.names(&token)?,
        };
        found.truncate(MOST);
        Ok(found)
    }

    fn names(&self, token: &Token) -> Result<Vec<Suggestion>, StudyError> {
        let typed = token.text.to_lowercase();
        if typed.is_empty() || token.quoted {
            return Ok(Vec::new());
        }
        let people = self.kept_people()?;
        let mut found = Vec::new();
        if token.text.chars().all(|c| c.is_uppercase() || c == '/') {
            let operators = OPERATORS.iter().filter(|(operator, _)| operator.starts_with(&token.text));
            let operators = operators.map(|(operator, about)| {
                token.suggestion(Suggested::Operator, &format!("{operator} "), operator, Some(about))
            });
            found.extend(operators);
        }
        let fields = FIELDS.iter().map(|(name, about)| (name.clone(), Some((*about).to_owned())));
        let attributes = people.attributes.iter().map(|attribute| {
            let about = format!("attribute of interviewees: {}", attribute.kind);
            (FieldName::Attribute(attribute.name.clone()), Some(about))
        });
        for (name, about) in fields.chain(attributes) {
            if name.as_str().to_lowercase().starts_with(&typed) {
                let insert = format!("{name}:");
                found.push(token.suggestion(Suggested::Field, &insert, name.as_str(), about.as_deref()));
            }
        }
        let scopes = SCOPES.iter().filter(|(scope, _)| scope.starts_with(&typed));
        found.extend(scopes.map(|(scope, about)| {
            token.suggestion(Suggested::Operator, scope, &format!("{scope} )"), Some(about))
        }));
        Ok(found)
    }

    fn values(&self, name: &str, token: &Token) -> Result<Vec<Suggestion>, StudyError> {
        let name = FieldName::named(name);
        let typed = token.text.to_lowercase();
        let mut values = self.all_values(&name)?;
        values.retain(|(value, _)| value.to_lowercase().contains(&typed));
        // What begins so comes before what only holds it; of a path its last name counts too.
        let begins = |value: &str| {
            let lower = value.to_lowercase();
            lower.starts_with(&typed)
                || lower.rsplit(" > ").next().is_some_and(|last| last.starts_with(&typed))
        };
        values.sort_by_key(|(value, _)| !begins(value));
        let kind = if name == FieldName::Code { Suggested::Code } else { Suggested::Value };
        let prefix = format!("{name}:");
        let suggestion = |(value, detail): (String, Option<String>)| {
            let field = Field { name: name.clone(), value: value.clone() }.to_string();
            let insert = field.strip_prefix(&prefix).unwrap_or(&field).to_owned();
            token.suggestion(kind, &insert, &value, detail.as_deref())
        };
        Ok(values.into_iter().map(suggestion).collect())
    }

    /// Values of a field with more about each, in their order.
    fn all_values(&self, name: &FieldName) -> Result<Vec<(String, Option<String>)>, StudyError> {
        let people = self.kept_people()?;
        let plain = |words: Vec<String>| words.into_iter().map(|word| (word, None)).collect();
        let fixed = |words: &[&str]| plain(words.iter().map(|word| (*word).to_owned()).collect());
        Ok(match name {
            FieldName::Code => codes(&*self.kept_codebook()?),
            FieldName::Category => categories(&people, false),
            FieldName::Subcategory => categories(&people, true),
            FieldName::Interviewee => {
                people.persons.iter().map(|p| (p.row.label.clone(), p.full_category())).collect()
            }
            FieldName::Interview => {
                plain(self.library()?.transcripts.iter().map(|t| t.file_name.clone()).collect())
            }
            FieldName::Group => {
                let about = |count: usize| Some(plural(count, "person", "people"));
                people.groups.iter().map(|g| (g.name.clone(), about(g.members.len()))).collect()
            }
            FieldName::Coder => plain(self.coders()?.into_iter().map(|coder| coder.name).collect()),
            FieldName::Speaker => fixed(&["respondent", "interviewer", "unknown", "all"]),
            FieldName::Stance => with_none(Stance::ALL.iter().map(|s| s.as_str())),
            FieldName::Basis => with_none(Basis::ALL.iter().map(|b| b.as_str())),
            FieldName::Prompted => with_none(Prompting::ALL.iter().map(|p| p.as_str())),
            FieldName::Quotable | FieldName::Memo => fixed(&["yes", "no"]),
            FieldName::Language => fixed(&TextLanguage::ALL.iter().map(|l| l.as_str()).collect::<Vec<_>>()),
            FieldName::Status => fixed(&TranscriptStatus::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>()),
            FieldName::Kind => fixed(&TranscriptKind::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>()),
            FieldName::Is => fixed(&["coded", "uncoded", "raw", "question"]),
            FieldName::Date => plain(self.years()?),
            FieldName::Attribute(name) => attribute_values(&people, name),
        })
    }

    /// Years in which somebody was interviewed, the last one first.
    fn years(&self) -> Result<Vec<String>, StudyError> {
        let library = self.library()?;
        let days = library.interviews.values().filter_map(|interview| interview.date.as_deref());
        let mut years: Vec<String> = days.filter_map(|day| Some(day.get(..4)?.to_owned())).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        Ok(years)
    }
}

fn codes(book: &Codebook) -> Vec<(String, Option<String>)> {
    (0..book.len())
        .map(|place| (book.path(place).to_string(), book.codes()[place].text.definition.clone()))
        .collect()
}

fn categories(people: &People, below: bool) -> Vec<(String, Option<String>)> {
    let names = people.full_categories_in_order().into_iter().filter(|name| !below || name.contains(" > "));
    let count = |name: &str| {
        let of = |person: &&crate::interviewees::Person| {
            person.category.as_deref() == Some(name) || person.full_category().as_deref() == Some(name)
        };
        people.persons.iter().filter(of).count()
    };
    names.map(|name| (name.clone(), Some(plural(count(&name), "person", "people")))).collect()
}

fn with_none<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(String, Option<String>)> {
    words.chain(["none"]).map(|word| (word.to_owned(), None)).collect()
}

/// Values of an attribute with how many have them; of numbers and days how a range is written, too.
fn attribute_values(people: &People, name: &str) -> Vec<(String, Option<String>)> {
    let Some((place, attribute)) = attribute_named(people, name) else { return Vec::new() };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for person in &people.persons {
        if let Some(value) = &person.attributes[place] {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut values: Vec<(&str, usize)> = counts.into_iter().collect();
    match attribute.kind {
        AttributeKind::Integer | AttributeKind::Decimal => values.sort_by(|a, b| {
            let number = |text: &str| text.parse::<f64>().unwrap_or_default();
            number(a.0).total_cmp(&number(b.0))
        }),
        _ => values.sort_unstable(),
    }
    let range = match (attribute.kind, values.first(), values.last()) {
        (AttributeKind::Text | AttributeKind::Boolean, ..) | (_, None, _) | (_, _, None) => None,
        (_, Some((from, _)), Some((to, _))) => Some((format!("{from}..{to}"), Some("a range".to_owned()))),
    };
    let about = |count: usize| Some(plural(count, "person", "people"));
    range.into_iter().chain(values.into_iter().map(|(value, n)| (value.to_owned(), about(n)))).collect()
}

fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// What is being typed where the cursor stands.
#[derive(Debug, PartialEq, Eq)]
struct Token {
    /// Name of the field whose value it is.
    field: Option<String>,
    /// What was typed of it up to the cursor, quotation marks left out.
    text: String,
    /// Whether it stands in quotation marks.
    quoted: bool,
    start: u32,
    end: u32,
}

const QUOTES: [char; 7] = ['"', '“', '”', '„', '«', '»', '＂'];

impl Token {
    /// The token of a cursor.
    fn at(typed: &[char], at: usize) -> Self {
        let mut state = Reading::default();
        for (n, c) in typed.iter().enumerate().take(at) {
            state.take(n, *c);
        }
        let start = state.start.unwrap_or(at);
        let end = (at..typed.len()).find(|&n| ends(typed[n], state.quote.is_some())).unwrap_or(typed.len());
        // The mark that closes it goes with it.
        let closed = state.quote.is_some() && typed.get(end).is_some_and(|c| QUOTES.contains(c));
        let text: String = typed[start..at].iter().filter(|c| !QUOTES.contains(c)).collect();
        let point = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            field: state.field.or_else(|| state.lists.last().cloned().flatten()),
            text,
            quoted: state.quote.is_some(),
            start: point(start),
            end: point(if closed { end + 1 } else { end }),
        }
    }

    fn suggestion(&self, kind: Suggested, insert: &str, words: &str, detail: Option<&str>) -> Suggestion {
        Suggestion {
            start: self.start,
            end: self.end,
            insert: insert.to_owned(),
            words: words.to_owned(),
            detail: detail.map(str::to_owned),
            kind,
        }
    }
}

fn ends(c: char, quoted: bool) -> bool {
    if quoted {
        QUOTES.contains(&c)
    } else {
        c.is_whitespace() || matches!(c, '(' | ')') || QUOTES.contains(&c)
    }
}

/// What was read up to the cursor.
#[derive(Default)]
struct Reading {
    /// Where the token began.
    start: Option<usize>,
    /// Where a quotation mark opened that is not closed.
    quote: Option<usize>,
    /// Letters of the token without quotation marks.
    word: String,
    /// Name of the field whose value is being typed.
    field: Option<String>,
    /// For each open parenthesis the field whose values it lists.
    lists: Vec<Option<String>>,
}

impl Reading {
    fn take(&mut self, n: usize, c: char) {
        match c {
            _ if QUOTES.contains(&c) => {
                if self.quote.take().is_none() {
                    self.quote = Some(n);
                }
                self.start.get_or_insert(n);
            }
            _ if self.quote.is_some() => self.word.push(c),
            '(' => {
                let field = self.field.take().filter(|_| self.word.is_empty());
                // A scope holds a query, and no values.
                let field = field.filter(|name| !matches!(name.as_str(), "interview" | "person" | "without"));
                self.lists.push(field);
                self.begin_anew();
            }
            ')' => {
                self.lists.pop();
                self.field = None;
                self.begin_anew();
            }
            ':' if self.field.is_none() && !self.word.is_empty() => {
                self.field = Some(std::mem::take(&mut self.word));
                self.start = Some(n + 1);
            }
            _ if c.is_whitespace() => {
                self.field = None;
                self.begin_anew();
            }
            '-' if self.start.is_none() => {}
            _ => {
                self.start.get_or_insert(n);
                self.word.push(c);
            }
        }
    }

    fn begin_anew(&mut self) {
        self.start = None;
        self.word.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the cursor, `⟦ ⟧` what would be replaced.
    #[track_caller]
    fn check(typed: &str, field: Option<&str>, text: &str, marked: &str) {
        let at = typed.chars().position(|c| c == '|').unwrap_or(0);
        let typed: Vec<char> = typed.chars().filter(|c| *c != '|').collect();
        let token = Token::at(&typed, at);
        let mut shown = typed.clone();
        shown.insert(token.end as usize, '⟧');
        shown.insert(token.start as usize, '⟦');
        assert_eq!((token.field.as_deref(), token.text.as_str()), (field, text));
        assert_eq!(shown.into_iter().collect::<String>(), marked);
    }

    #[test]
    fn the_word_before_the_cursor_is_replaced_whole() {
        check("fear ca|", None, "ca", "fear ⟦ca⟧");
        check("fear -ca|t", None, "ca", "fear -⟦cat⟧");
        check("fear |", None, "", "fear ⟦⟧");
        check("(ca|)", None, "ca", "(⟦ca⟧)");
    }

    #[test]
    fn behind_a_colon_it_is_a_value() {
        check("fear category:Adv|", Some("category"), "Adv", "fear category:⟦Adv⟧");
        check("category:|", Some("category"), "", "category:⟦⟧");
        check("code:\"Root ca|uses\" x", Some("code"), "Root ca", "code:⟦\"Root causes\"⟧ x");
        check("\"Years in role\":5|", Some("Years in role"), "5", "\"Years in role\":⟦5⟧");
        check("category:(Advocates OR Ex|)", Some("category"), "Ex", "category:(Advocates OR ⟦Ex⟧)");
        check("interview:(fe|)", None, "fe", "interview:(⟦fe⟧)");
        check("category:(A) fe|", None, "fe", "category:(A) ⟦fe⟧");
    }
}
