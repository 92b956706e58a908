//! Excerpts that left, or would leave.

use std::path::Path;

use verbatim_model::Purpose;
use verbatim_study::exports::{ExcerptsEffect, RaisedLabel, StayingExcerpts};

use super::{people_in_words, plural};
use crate::replies::{ExcerptsExported, ExcerptsStaying, LabelRaised, PointsTo, StayingExcerpt, WordsFound};

/// Excerpts that left for the team, or would leave where there is no path.
#[must_use]
pub fn excerpts_for_team(path: Option<&Path>, rows: usize, withdrawn: usize) -> ExcerptsExported {
    let mut said = vec!["Internal: it contains raw text and is for the team only.".to_owned()];
    if withdrawn > 0 {
        let codings = plural(withdrawn, "coding");
        said.push(format!("Left out: {codings} of people who have withdrawn."));
    }
    ExcerptsExported {
        path: path.map(|path| path.to_string_lossy().into_owned()),
        purpose: Purpose::Team.to_string(),
        rows,
        withdrawn,
        k: None,
        quoted: None,
        stays: Vec::new(),
        words: Vec::new(),
        labels: Vec::new(),
        points_to: Vec::new(),
        said,
    }
}

/// Excerpts that were published, or would be where there is no path.
#[must_use]
pub fn excerpts_published(path: Option<&Path>, effect: &ExcerptsEffect) -> ExcerptsExported {
    let withdrawn = effect.stays.iter().filter(|stays| stays.why.is_withdrawn());
    let words = effect.words.iter().map(|found| WordsFound {
        words: found.words.clone(),
        transcript: found.transcript.clone(),
        reason: found.reason.clone(),
    });
    let points_to = effect.unmasked.iter().map(|one| PointsTo {
        interviewee: one.interviewee.clone(),
        fits: one.fits,
        excerpts: one.excerpts.clone(),
        chain: one.chain.clone(),
        change: one.change.clone(),
    });
    ExcerptsExported {
        path: path.map(|path| path.to_string_lossy().into_owned()),
        purpose: Purpose::Publication.to_string(),
        rows: effect.excerpts,
        withdrawn: withdrawn.map(|stays| stays.places.len()).sum(),
        k: Some(effect.k),
        quoted: Some(effect.quoted),
        stays: effect.stays.iter().map(staying).collect(),
        words: words.collect(),
        labels: effect.raised().map(label).collect(),
        points_to: points_to.collect(),
        said: said(effect),
    }
}

/// Labels with what a publication says in their place.
pub(super) fn attributed(effect: &ExcerptsEffect) -> Vec<LabelRaised> {
    effect.attributed.iter().map(label).collect()
}

fn label(raised: &RaisedLabel) -> LabelRaised {
    LabelRaised { own: raised.own.clone(), label: raised.label.clone(), people: raised.people }
}

fn staying(stays: &StayingExcerpts) -> ExcerptsStaying {
    let excerpts = stays.places.iter().map(|place| StayingExcerpt {
        id: place.id.to_string(),
        start: place.span.start(),
        end: place.span.end(),
        transcript: place.transcript.clone(),
        turn: place.turn,
        code: place.code.clone(),
        interviewee: place.interviewee.clone(),
    });
    ExcerptsStaying {
        why: stays.why.in_words().to_owned(),
        people: stays.people,
        excerpts: excerpts.collect(),
    }
}

fn said(effect: &ExcerptsEffect) -> Vec<String> {
    let mut said = vec![format!(
        "{} by {}, attributed by labels that at least {} of those interviewed could carry.",
        plural(effect.excerpts, "excerpt"),
        people_in_words(effect.quoted),
        effect.k
    )];
    if effect.excerpts > 0 && effect.quoted < effect.k as usize {
        said.push(format!(
            "All of it is of {}, fewer than {}: the file does not say so, but whoever knows what was asked for may \
             know whose words these are.",
            people_in_words(effect.quoted),
            effect.k
        ));
    }
    let staying: usize = effect.stays.iter().map(|stays| stays.places.len()).sum();
    if staying > 0 {
        said.push(format!("{} stay behind; the file does not say so.", plural(staying, "excerpt")));
    }
    let raised: Vec<String> =
        effect.raised().map(|raised| format!("“{}” as “{}”", raised.own, raised.label)).collect();
    if !raised.is_empty() {
        said.push(format!("Stepped up: {}.", raised.join(", ")));
    }
    if !effect.numbers {
        said.push("Headings say no numbers: too few people stand behind them.".to_owned());
    }
    said.push(match effect.unmasked.len() {
        0 => "Read by a colleague of those interviewed, the excerpts point to nobody whom fewer fit. The study \
              knows no more of people than stands in it."
            .to_owned(),
        of => format!("A colleague could tell who {} are.", people_in_words(of)),
    });
    said
}
