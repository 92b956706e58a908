//! Sample composition.

use verbatim_api::answers;
use verbatim_api::replies::{Approaches, SampleAttribute, SampleComposition};

use super::drawing::draw;
use crate::args::{Common, SampleArgs};
use crate::failure::Failure;
use crate::output::{Output, csv_text, table};
use crate::study::read;

pub fn run(common: &Common, args: SampleArgs) -> Result<Output, Failure> {
    if let Some(drawing) = args.drawing.asked()? {
        return draw(common, &args.study, &drawing, |study| {
            answers::sample_picture(study, args.by.as_deref())
        });
    }
    let study = read(&args.study, common)?;
    let reply = answers::sample_composition(&study, args.by.as_deref())?;
    if args.csv && !common.json {
        let text = match &reply.attribute {
            Some(attribute) => {
                let header = by_value_header(&reply, "value", "no category");
                csv_text(&header.iter().map(String::as_str).collect::<Vec<_>>(), &by_value(attribute))?
            }
            None => csv_text(&HEADER.map(|(column, _)| column), &rows(&reply))?,
        };
        return Ok(Output::raw(text));
    }
    let heads = HEADER.map(|(_, head)| head);
    let mut text = table(&heads, rows(&reply), &[2, 3, 4, 5, 6, 7, 8]);
    if let Some(attribute) = &reply.attribute {
        let header = by_value_header(&reply, &attribute.attribute, "No category");
        let heads: Vec<&str> = header.iter().map(String::as_str).collect();
        let numbers: Vec<usize> = (1..heads.len()).collect();
        text += &format!("\n\n{}", table(&heads, by_value(attribute), &numbers));
    }
    text += &format!("\n\n{}", reply.said.join("\n"));
    Ok(Output::new(&reply, text))
}

/// Names of the columns in CSV and in a table.
const HEADER: [(&str, &str); 9] = [
    ("category", "Category"),
    ("subcategory", "Subcategory"),
    ("interviewed", "Interviewed"),
    ("approached", "Approached"),
    ("approached_interviewed", "took part"),
    ("agreed", "agreed"),
    ("declined", "declined"),
    ("no_answer", "no answer"),
    ("open", "open"),
];

/// A row per category, and below it one per subcategory; without an outreach list nothing stands there, which is
/// no zero.
fn rows(reply: &SampleComposition) -> Vec<Vec<String>> {
    let known = reply.outreach.is_some();
    let row = |category: &str, subcategory: &str, interviewed: u32, approaches: &Approaches| {
        let Approaches { approached, open, no_answer, declined, agreed, interviewed: came } = *approaches;
        let outcomes = [approached, came, agreed, declined, no_answer, open];
        let outcomes = outcomes.map(|n| if known { n.to_string() } else { String::new() });
        let mut row = vec![category.to_owned(), subcategory.to_owned(), interviewed.to_string()];
        row.extend(outcomes);
        row
    };
    let mut rows = Vec::new();
    for category in &reply.categories {
        let name = category.category.as_deref().unwrap_or("No category");
        rows.push(row(name, "", category.interviewed, &category.approaches));
        for sub in &category.subcategories {
            let below = sub.subcategory.as_deref().unwrap_or("No subcategory");
            rows.push(row(name, below, sub.interviewed, &sub.approaches));
        }
    }
    rows
}

/// Heads of the table by values of an attribute: a column over everybody, then one per category.
fn by_value_header(reply: &SampleComposition, value: &str, none: &str) -> Vec<String> {
    let categories = reply.categories.iter().map(|one| one.category.as_deref().unwrap_or(none).to_owned());
    [value.to_owned(), "interviewed".to_owned()].into_iter().chain(categories).collect()
}

fn by_value(attribute: &SampleAttribute) -> Vec<Vec<String>> {
    let row = |value: &verbatim_api::replies::SampleValue| {
        let counts = value.by_category.iter().map(u32::to_string);
        let name = value.value.clone().unwrap_or_else(|| "not known".to_owned());
        [name, value.interviewed.to_string()].into_iter().chain(counts).collect()
    };
    attribute.values.iter().map(row).collect()
}
