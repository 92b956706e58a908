//! How strong the evidence of each theme is.

use std::collections::HashMap;

use verbatim_model::IntervieweeId;
use verbatim_study::analysis::{
    AgreedQuantifiers, AgreedRecurrence, CategoryStrength, Choice, PersonReached, ThemeStrength,
    Themes as Found,
};
use verbatim_study::interviewees::Person;
use verbatim_study::{Study, StudyError};

use super::matrix::{cell, counted, reach};
use super::theme_words::{one, rule, scale, sentences, share};
use super::time;
use crate::replies::{
    AskedCounts, BasisCounts, IllustrativeList, IllustrativeVoice, LoudestVoice, PromptingCounts,
    Quantifiers, Recurring, Strength, StrengthPerson, ThemeCategory, ThemeRow, Themes, Voice,
};

/// How strong the evidence of each theme and code is.
///
/// # Errors
/// As [`Study::themes`].
pub fn themes(study: &Study, choice: &Choice) -> Result<Themes, StudyError> {
    Ok(replied(&study.themes(choice)?, choice))
}

fn replied(found: &Found, choice: &Choice) -> Themes {
    Themes {
        counted: counted(&choice.within_n()),
        recurring: recurring(&found.rule),
        quantifiers: found.scale.as_ref().map(quantifiers),
        everybody: reach(found.everybody),
        groups: found.groups,
        ties: found.ties,
        categories: found.categories,
        themes: found.rows.iter().map(|row| theme(found, row)).collect(),
    }
}

/// How strong the evidence of each theme is, with the people behind each. Without themes as long as the team has
/// not said what counts as recurring.
///
/// # Errors
/// As [`Study::themes`].
pub fn strength(study: &Study, choice: &Choice) -> Result<Strength, StudyError> {
    let found = match study.themes(choice) {
        Err(StudyError::NoRecurrence) => None,
        found => Some(found?),
    };
    let people = study.kept_people()?;
    let mut reached = found.as_ref().map(|found| found.people.clone()).unwrap_or_default();
    let order = people.full_categories_in_order();
    let rank = |id: IntervieweeId| {
        let own = people.get(id).and_then(Person::full_category);
        own.and_then(|own| order.iter().position(|category| *category == own)).unwrap_or(usize::MAX)
    };
    reached.sort_by_key(|one| rank(one.person));
    let place: HashMap<IntervieweeId, u32> = (0..).zip(&reached).map(|(n, one)| (one.person, n)).collect();
    let raised_by = |row: &ThemeStrength| {
        let mut places: Vec<u32> = row.people.iter().filter_map(|id| place.get(id).copied()).collect();
        places.sort_unstable();
        places
    };
    let person = |one: &PersonReached| {
        let known = people.get(one.person);
        StrengthPerson {
            interviewee: known.map(|person| person.row.label.clone()).unwrap_or_default(),
            category: known.and_then(|person| person.category.clone()),
            coded: one.coded,
        }
    };
    Ok(Strength {
        raised_by: found.iter().flat_map(|found| &found.rows).map(raised_by).collect(),
        people: reached.iter().map(person).collect(),
        quantifiers: study.quantifiers()?.as_ref().map(quantifiers),
        kept: illustrative(study)?.voices,
        themes: found.map(|found| replied(&found, choice)),
    })
}

/// What counts as recurring.
#[must_use]
pub fn recurring(agreed: &AgreedRecurrence) -> Recurring {
    Recurring {
        people: agreed.rule.people,
        groups: agreed.rule.groups,
        categories: agreed.rule.categories,
        said: rule(agreed.rule),
        set_by: agreed.set_by.clone(),
        set_at: time(agreed.set_at),
    }
}

/// The words for numbers of people.
#[must_use]
pub fn quantifiers(agreed: &AgreedQuantifiers) -> Quantifiers {
    Quantifiers {
        several: agreed.scale.several,
        many: agreed.scale.many,
        most: agreed.scale.most,
        said: scale(agreed.scale),
        set_by: agreed.set_by.clone(),
        set_at: time(agreed.set_at),
    }
}

/// Voices that are kept as illustrative.
///
/// # Errors
/// What the study file says.
pub fn illustrative(study: &Study) -> Result<IllustrativeList, StudyError> {
    let (book, people) = (study.kept_codebook()?, study.kept_people()?);
    let voice = |voice: verbatim_study::analysis::Illustrative| {
        let interviewee = voice.person.map(|id| people.get(id).map(|p| p.row.label.clone()));
        Some(IllustrativeVoice {
            code: book.path_of(voice.code)?.to_string(),
            interviewee: interviewee.map(Option::unwrap_or_default),
        })
    };
    Ok(IllustrativeList { voices: study.illustrative()?.into_iter().filter_map(voice).collect() })
}

fn theme(found: &Found, row: &ThemeStrength) -> ThemeRow {
    let voice = |voice: &verbatim_study::analysis::Voice| Voice {
        interviewee: voice.label.clone(),
        words: one(voice),
    };
    ThemeRow {
        code: row.path.clone(),
        statement: row.statement.clone(),
        total: cell(&row.total),
        quantity: row.quantity.map(|quantity| quantity.as_str().to_owned()),
        recurs: row.recurs,
        categories: row.categories,
        by_category: row.by_category.iter().map(category).collect(),
        basis: BasisCounts {
            experienced: row.basis.experienced,
            witnessed: row.basis.witnessed,
            told: row.basis.told,
            opinion: row.basis.opinion,
            told_only: row.basis.told_only,
            unsaid: row.basis.unsaid,
        },
        prompting: PromptingCounts {
            volunteered: row.prompting.volunteered,
            only_prompted: row.prompting.only_prompted,
            unsaid: row.prompting.unsaid,
        },
        asked: AskedCounts {
            asked: row.asked.asked,
            volunteered: row.asked.volunteered,
            not_asked: row.asked.not_asked,
        },
        loudest: row.loudest.as_ref().map(|loudest| LoudestVoice {
            voice: voice(&loudest.voice),
            words: loudest.words,
            of: loudest.of,
            share: share(loudest.words, loudest.of),
        }),
        quotable: row.quotable,
        first: row.first.clone(),
        last: row.last.clone(),
        illustrative: row.illustrative.iter().map(voice).collect(),
        said: sentences(found, row),
    }
}

fn category(category: &CategoryStrength) -> ThemeCategory {
    ThemeCategory {
        category: category.name.clone(),
        interviewed: category.reach.interviewed,
        coded: category.reach.coded,
        cell: cell(&category.value),
    }
}
