//! When new codes stopped coming up.

use verbatim_api::answers;
use verbatim_api::replies::Saturation;
use verbatim_study::analysis::{Choice, SaturationCodes, SaturationOptions};

use super::counting;
use super::drawing::draw;
use crate::args::{Common, SaturationArgs};
use crate::failure::Failure;
use crate::output::{Output, csv_text, table};
use crate::study::{read, say};

pub fn run(common: &Common, args: SaturationArgs) -> Result<Output, Failure> {
    let whose = counting::whose(common, args.min_coders)?;
    let choice = Choice { whose, categories: args.category, ..Choice::default() };
    let codes = if args.all_codes { SaturationCodes::All } else { SaturationCodes::DuringAnalysis };
    let SaturationArgs { base, run, threshold, orders, seed, .. } = args;
    let options = SaturationOptions { base, run, threshold, orders, seed };
    if let Some(drawing) = args.drawing.asked()? {
        return draw(common, &args.study, &drawing, |study| {
            answers::saturation_picture(&study.saturation_desk(codes, &choice)?, &options)
        });
    }
    let study = read(&args.study, common)?;
    let reply = answers::saturation(&study.saturation_desk(codes, &choice)?, &options)?;
    let counted = counting::line(&reply.counted);
    let rows = rows(&reply);
    if args.csv && !common.json {
        if !counted.is_empty() {
            say(&counted);
        }
        return Ok(Output::raw(csv_text(&HEADER.map(|(column, _)| column), &rows)?));
    }
    if reply.codes == 0 {
        let text = reply.said.join("\n");
        return Ok(Output::new(&reply, text));
    }
    let table = table(&HEADER.map(|(_, head)| head), rows, &[0, 3, 4, 5, 6, 7, 8, 9]);
    let text = format!("{table}\n\n{}\n{counted}", reply.said.join("\n"));
    Ok(Output::new(&reply, text.trim_end()))
}

/// Names of the columns in CSV and in a table.
const HEADER: [(&str, &str); 10] = [
    ("number", "No."),
    ("interview", "Interview"),
    ("day", "Day"),
    ("codes", "Codes"),
    ("new", "New"),
    ("so_far", "So far"),
    ("run_percent", "Run, %"),
    ("mean", "Mean"),
    ("low", "5 %"),
    ("high", "95 %"),
];

/// A row per interview. The new information of a run stands beside its last interview.
fn rows(reply: &Saturation) -> Vec<Vec<String>> {
    let row = |(number, interview): (u32, &verbatim_api::replies::SaturationInterview)| {
        let run = reply.runs.iter().find(|run| run.to == number).and_then(|run| run.percent);
        let band = reply.band.iter().find(|step| step.interviews == number);
        vec![
            number.to_string(),
            interview.interview.clone(),
            interview.day.clone().unwrap_or_default(),
            interview.codes.to_string(),
            interview.new.to_string(),
            interview.so_far.to_string(),
            run.map(|percent| format!("{percent:.1}")).unwrap_or_default(),
            band.map(|step| format!("{:.2}", step.mean)).unwrap_or_default(),
            band.map(|step| step.low.to_string()).unwrap_or_default(),
            band.map(|step| step.high.to_string()).unwrap_or_default(),
        ]
    };
    (1..).zip(&reply.interviews).map(row).collect()
}
