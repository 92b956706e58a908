//! Codes that come together.

use verbatim_api::answers;
use verbatim_api::replies::{CodePair, Cooccurrence, CountedCode};
use verbatim_study::analysis::Unit;

use super::counting;
use super::drawing::draw;
use crate::args::{Common, CooccurrenceArgs, TogetherChoice};
use crate::failure::Failure;
use crate::output::{Output, csv_text, table};
use crate::study::{read, say};

pub fn run(common: &Common, args: CooccurrenceArgs) -> Result<Output, Failure> {
    let choice = counting::choice(common, &args.counting)?;
    let unit = match args.unit {
        TogetherChoice::Passage => Unit::Passage,
        TogetherChoice::Overlap => Unit::Overlap,
        TogetherChoice::Turn => Unit::Turn,
        TogetherChoice::Interviewee => Unit::Interviewee,
    };
    if let Some(drawing) = args.drawing.asked()? {
        return draw(common, &args.study, &drawing, |study| study.pairs_picture(unit, args.roll_up, &choice));
    }
    let study = read(&args.study, common)?;
    let mut reply = answers::cooccurrence(&study, unit, args.roll_up, &choice)?;
    let counted = counting::line(&reply.counted);
    if args.csv && !common.json {
        if !counted.is_empty() {
            say(&counted);
        }
        let header = ["first", "second", "both", "of_first", "of_second", "either", "jaccard"];
        let rows: Vec<Vec<String>> = reply.pairs.iter().map(|pair| row(&reply, pair)).collect();
        return Ok(Output::raw(csv_text(&header, &rows)?));
    }
    if let Some(limit) = args.limit {
        // The sort is stable, so that equals stay in the order of the codebook.
        reply.pairs.sort_by_key(|pair| std::cmp::Reverse(pair.both));
        reply.pairs.truncate(limit);
    }
    let text = text(&reply, &counted);
    Ok(Output::new(&reply, text))
}

fn text(reply: &Cooccurrence, counted: &str) -> String {
    if reply.pairs.is_empty() {
        return "No two codes come together.".to_owned();
    }
    let mut pairs: Vec<&CodePair> = reply.pairs.iter().collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.both));
    let things = match reply.unit.as_str() {
        "turn" => "turns",
        "interviewee" => "people",
        _ => "passages",
    };
    let header = ["Code", "with", "Both", "Of the first", "Of the second", "Either", "Jaccard"];
    let table = table(&header, pairs.into_iter().map(|pair| row(reply, pair)).collect(), &[2, 3, 4, 5, 6]);
    let of = format!("Counts are {things}, of {} coded people.", reply.everybody.coded);
    format!("{table}\n\n{of} {counted}").trim_end().to_owned()
}

fn row(reply: &Cooccurrence, pair: &CodePair) -> Vec<String> {
    let count = |code: &str| {
        let found: Option<&CountedCode> = reply.codes.iter().find(|counted| counted.code == code);
        found.map_or(0, |counted| counted.count).to_string()
    };
    vec![
        pair.first.clone(),
        pair.second.clone(),
        pair.both.to_string(),
        count(&pair.first),
        count(&pair.second),
        pair.either.to_string(),
        format!("{:.4}", pair.jaccard),
    ]
}
