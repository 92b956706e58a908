//! How what is being typed can go on.

mod token;
mod values;

use verbatim_search::{Field, FieldName};

use crate::{Study, StudyError};
use token::Token;

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
const OPERATORS: [(&str, &str); 12] = [
    ("AND", "both"),
    ("OR", "one of them is enough"),
    ("NOT", "without"),
    ("NEAR/5", "within five words"),
    ("NEAR/turn", "in one turn"),
    ("NEAR/answer", "in one answer"),
    ("NEAR/3turns", "codes at most three turns apart"),
    ("WITHIN", "passages inside others"),
    ("OVERLAPS", "passages that overlap others"),
    ("SAME", "passages that are the same as others"),
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
}

impl Token {
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
