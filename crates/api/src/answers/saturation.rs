//! When new codes stopped coming up.

use verbatim_study::StudyError;
use verbatim_study::analysis::{FoundSaturation, SaturationCodes, SaturationDesk, SaturationOptions};
use verbatim_study::exports::TeamPicture;

use super::cooccurrence::four_places;
use super::matrix::counted;
use super::plural;
use crate::replies::{Saturation, SaturationBand, SaturationInterview, SaturationRun};

/// Follows codes through the interviews in the order of interviewing.
///
/// # Errors
/// As [`SaturationDesk::answer`].
pub fn saturation(desk: &SaturationDesk, options: &SaturationOptions) -> Result<Saturation, StudyError> {
    let (codes, found) = (desk.codes(), desk.answer(options)?);
    let SaturationOptions { base, run, threshold, orders, seed } = *options;
    let said = sentences(codes, options, &found);
    let percent = |new: u32| {
        let percent = || (f64::from(new) * 10_000.0 / f64::from(found.base_codes)).round() / 100.0;
        (found.base_codes > 0).then(percent)
    };
    let runs = found.runs.iter().map(|one| SaturationRun {
        from: one.first + 1,
        to: one.first + run,
        new: one.new,
        percent: percent(one.new),
    });
    let band = (1..).zip(&found.band).map(|(interviews, step)| SaturationBand {
        interviews,
        mean: four_places(step.mean),
        low: step.low,
        high: step.high,
    });
    Ok(Saturation {
        counted: counted(desk.choice()),
        of: if codes == SaturationCodes::All { "all" } else { "during analysis" }.to_owned(),
        codes: found.codes,
        ready_made: found.ready_made,
        base,
        run,
        threshold,
        base_codes: found.base_codes,
        reached_after: found.reached_after,
        runs: runs.collect(),
        orders,
        seed,
        band: band.collect(),
        undated: found.undated,
        not_coded: found.not_coded,
        interviews: found
            .steps
            .into_iter()
            .map(|step| SaturationInterview {
                interview: step.interview,
                day: step.day,
                codes: step.codes,
                new: step.new,
                so_far: step.so_far,
            })
            .collect(),
        said,
    })
}

/// The curve as a picture.
///
/// # Errors
/// As [`SaturationDesk::answer`].
pub fn saturation_picture(
    desk: &SaturationDesk,
    options: &SaturationOptions,
) -> Result<TeamPicture, StudyError> {
    let found = desk.answer(options)?;
    let said = sentences(desk.codes(), options, &found);
    Ok(TeamPicture::saturation(&found, &desk.choice().whose.in_words(), &said))
}

fn sentences(codes: SaturationCodes, options: &SaturationOptions, found: &FoundSaturation) -> Vec<String> {
    let SaturationOptions { base, run, threshold, .. } = *options;
    let mut said = Vec::new();
    if codes == SaturationCodes::All {
        said.push(
            "Ready-made codes count too: this says how soon they were used, not that nothing is missing."
                .to_owned(),
        );
    } else if found.ready_made > 0 {
        let (verb, ready_made) = if found.ready_made == 1 { ("is", 1) } else { ("are", found.ready_made) };
        said.push(format!("{} {verb} left aside as ready-made.", plural(ready_made as usize, "code")));
    }
    said.push(match found.reached_after {
        _ if found.codes == 0 => "No code came up during analysis, so nothing can be followed.".to_owned(),
        _ if found.base_codes == 0 => {
            format!("The first {base} interviews brought no code, so there is nothing to measure by.")
        }
        Some(after) => format!(
            "After {after} interviews, the next {run} brought no more than {threshold} % of the {} of the first {base}.",
            plural(found.base_codes as usize, "code")
        ),
        None => format!(
            "Every run of {run} interviews brought more than {threshold} % of the {} of the first {base}: not reached.",
            plural(found.base_codes as usize, "code")
        ),
    });
    if found.undated > 0 {
        let (verb, stand) = if found.undated == 1 { ("has", "stands") } else { ("have", "stand") };
        said.push(format!("{} {verb} no day and {stand} last.", plural(found.undated as usize, "interview")));
    }
    if found.not_coded > 0 {
        let verb = if found.not_coded == 1 { "is" } else { "are" };
        said.push(format!(
            "{} {verb} left out, not coded yet.",
            plural(found.not_coded as usize, "interview")
        ));
    }
    said
}
