//! Random studies: joint interviews, interviewers, overlaps, nested codes, several coders.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use verbatim_analysis::{
    Asked, AskedMark, Basis, CodeRow, CodingFigures, CodingMarks, Columns, Figures, InterviewCoder, Layer,
    Made, Prompting, Scope, Selection, Stance, TranscriptFigures, TurnFigures,
};

use crate::study::span;

const PEOPLE: u32 = 5;
const INTERVIEWS: u32 = 4;
const CODERS: u32 = 3;

/// A study, and columns of its people in which some stand twice or nowhere.
pub fn study() -> impl Strategy<Value = (Figures, Columns)> {
    (1usize..7, 1usize..5).prop_flat_map(|(codes, transcripts)| {
        let figures = (
            codebook(codes),
            vec(transcript(), transcripts),
            vec(coding(codes as u32, transcripts as u32), 0..40),
            vec(interview_coder(), 0..5),
            vec(interview_coder(), 0..2),
            option::of(vec(0u32..3, PEOPLE as usize)),
            vec(asked(codes as u32), 0..12),
        );
        let figures =
            figures.prop_map(|(codes, transcripts, codings, finished, record, groups, asked)| Figures {
                codes,
                interviews: INTERVIEWS,
                transcripts,
                people: PEOPLE,
                codings,
                finished,
                record,
                groups,
                asked,
            });
        (figures, columns())
    })
}

pub fn selection() -> impl Strategy<Value = Selection> {
    let layer = prop_oneof![
        Just(Layer::OfRecord),
        (0..CODERS).prop_map(Layer::Coder),
        Just(Layer::Union),
        (0u32..4).prop_map(Layer::AtLeast),
    ];
    (layer, any::<bool>()).prop_map(|(layer, finished_only)| Selection { layer, finished_only })
}

fn codebook(codes: usize) -> impl Strategy<Value = Vec<CodeRow>> {
    vec((any::<u32>(), any::<bool>(), any::<bool>()), codes).prop_map(|rows| {
        let row = |(number, (above, theme, has_statement)): (u32, (u32, bool, bool))| CodeRow {
            parent: (number > 0 && !theme).then(|| above % number),
            has_statement,
        };
        (0..).zip(rows).map(row).collect()
    })
}

fn transcript() -> impl Strategy<Value = TranscriptFigures> {
    // Gap before the turn, its length, whether it counts, whose it is.
    let turn = (0u32..4, 1u32..14, prop::bool::weighted(0.7), option::of(0..PEOPLE));
    (0..INTERVIEWS, option::of(0..PEOPLE), vec(turn, 0..8)).prop_map(|(interview, interviewee, turns)| {
        let mut at = 0;
        let turn = |(gap, length, counts, person)| {
            let start = at + gap;
            at = start + length;
            TurnFigures { span: span(start, at), counts, person }
        };
        TranscriptFigures { interview, interviewee, turns: turns.into_iter().map(turn).collect() }
    })
}

pub fn coding(codes: u32, transcripts: u32) -> impl Strategy<Value = CodingFigures> {
    let stance =
        option::of(prop_oneof![Just(Stance::Supports), Just(Stance::Qualifies), Just(Stance::Contradicts)]);
    let length = prop_oneof![3 => 1u32..12, 1 => 1u32..60];
    let basis = prop_oneof![
        1 => Just(Basis::Experienced),
        1 => Just(Basis::Witnessed),
        3 => Just(Basis::Told),
        1 => Just(Basis::Opinion)
    ];
    let prompting = prop_oneof![Just(Prompting::Prompted), Just(Prompting::Volunteered)];
    let marks = (option::of(basis), option::of(prompting), prop::bool::weighted(0.2))
        .prop_map(|(basis, prompting, quotable)| CodingMarks { basis, prompting, quotable });
    (0..transcripts, 0u32..70, length, 0..codes, 0..CODERS, stance, marks, 0i64..6, 0u128..3).prop_map(
        |(transcript, start, length, code, coder, stance, marks, at, id)| CodingFigures {
            transcript,
            span: span(start, start + length),
            code,
            coder,
            stance,
            marks,
            made: Made::new(at, id),
        },
    )
}

fn asked(codes: u32) -> impl Strategy<Value = AskedMark> {
    let asked =
        prop_oneof![1 => Just(Asked::Asked), 1 => Just(Asked::Volunteered), 4 => Just(Asked::NotAsked)];
    (0..PEOPLE, 0..codes, asked).prop_map(|(person, code, asked)| AskedMark { person, code, asked })
}

/// A part of the study: some transcripts, some people, some marks.
pub fn scope() -> impl Strategy<Value = Scope> {
    let basis = prop_oneof![
        Just(Vec::new()),
        Just(vec![Basis::Told]),
        Just(vec![Basis::Experienced, Basis::Witnessed])
    ];
    (
        option::of(vec(any::<bool>(), 4)),
        option::of(vec(any::<bool>(), PEOPLE as usize + 1)),
        basis,
        option::of(Just(Prompting::Volunteered)),
    )
        .prop_map(|(transcripts, people, basis, prompting)| Scope {
            transcripts,
            people,
            basis,
            prompting,
            codings: None,
        })
}

pub fn interview_coder() -> impl Strategy<Value = InterviewCoder> {
    (0..INTERVIEWS, 0..CODERS).prop_map(|(interview, coder)| InterviewCoder { interview, coder })
}

fn columns() -> impl Strategy<Value = Columns> {
    vec(vec(0u32..4, 0..3), PEOPLE as usize).prop_map(|of_person| {
        Columns::new(["a", "b", "c", "d"].map(str::to_owned).to_vec(), of_person).unwrap()
    })
}
