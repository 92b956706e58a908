//! What the fields of a query can be, with more about each.

use std::collections::HashMap;

use verbatim_model::{
    AttributeKind, Basis, Codebook, Prompting, Stance, TextLanguage, TranscriptKind, TranscriptStatus,
};
use verbatim_search::FieldName;

use crate::interviewees::People;
use crate::searches::fields::attribute_named;
use crate::{Study, StudyError};

impl Study {
    /// Values of a field with more about each, in their order.
    pub(super) fn all_values(&self, name: &FieldName) -> Result<Vec<(String, Option<String>)>, StudyError> {
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
