//! Small studies in few words.

use verbatim_analysis::{
    Cell, CodeRow, CodingFigures, CodingMarks, Columns, Figures, InterviewCoder, Layer, Made, Matrix,
    Options, Prepared, Scope, Selection, Stance, TranscriptFigures, TurnFigures, WordMemory,
};
use verbatim_text::Span;

pub fn span(start: u32, end: u32) -> Span {
    Span::new(start, end).unwrap()
}

pub fn code(parent: Option<u32>, has_statement: bool) -> CodeRow {
    CodeRow { parent, has_statement }
}

/// Turns of ten code points each; `Some(None)` is an unknown speaker, `None` the interviewer.
pub fn transcript(
    interview: u32,
    interviewee: Option<u32>,
    speakers: &[Option<Option<u32>>],
) -> TranscriptFigures {
    let turn = |(n, speaker): (u32, &Option<Option<u32>>)| TurnFigures {
        span: span(n * 10, n * 10 + 10),
        counts: speaker.is_some(),
        person: speaker.flatten(),
    };
    TranscriptFigures { interview, interviewee, turns: (0..).zip(speakers).map(turn).collect() }
}

/// A coding by coder 0, without stance.
pub fn coding(transcript: u32, start: u32, end: u32, code: u32) -> CodingFigures {
    let made = Made::new(i64::from(start), 0);
    CodingFigures {
        transcript,
        span: span(start, end),
        code,
        coder: 0,
        stance: None,
        marks: CodingMarks::default(),
        made,
    }
}

pub fn by(coder: u32, at: i64, coding: CodingFigures) -> CodingFigures {
    CodingFigures { coder, made: Made::new(at, 0), ..coding }
}

pub fn stance(stance: Stance, coding: CodingFigures) -> CodingFigures {
    CodingFigures { stance: Some(stance), ..coding }
}

pub fn mark(interview: u32, coder: u32) -> InterviewCoder {
    InterviewCoder { interview, coder }
}

/// Words of three code points with one between, starting with the turn.
pub fn words_of(turn: TurnFigures) -> Vec<Span> {
    let starts = (turn.span.start()..turn.span.end()).step_by(4);
    starts.map(|start| span(start, (start + 3).min(turn.span.end()))).collect()
}

/// One person after the other in the named columns.
pub fn columns(of_person: &[&[&str]]) -> Columns {
    Columns::by_value(&of_person.iter().map(|own| own.to_vec()).collect::<Vec<_>>())
}

pub fn matrix(
    figures: &Figures,
    selection: impl Into<Selection>,
    columns: &Columns,
    roll_up: bool,
) -> Matrix {
    matrix_within(figures, selection, &Scope::default(), columns, roll_up)
}

pub fn matrix_within(
    figures: &Figures,
    selection: impl Into<Selection>,
    scope: &Scope,
    columns: &Columns,
    roll_up: bool,
) -> Matrix {
    with_words(figures, selection, scope).matrix(columns, &Options { roll_up, words: true })
}

/// Prepared with all its words.
pub fn with_words(figures: &Figures, selection: impl Into<Selection>, scope: &Scope) -> Prepared {
    let mut prepared = Prepared::within(figures, selection, scope).unwrap();
    let turn = |transcript: u32, turn: u32| figures.transcripts[transcript as usize].turns[turn as usize];
    let words = |transcript, number| Ok::<_, ()>(words_of(turn(transcript, number)));
    prepared.learn_words(&mut WordMemory::default(), words).unwrap();
    prepared
}

/// Cell of a row and column in the coding of record, rolled up.
pub fn cell(figures: &Figures, columns: &Columns, code: usize, column: usize) -> Cell {
    *matrix(figures, Layer::OfRecord, columns, true).rows[code].cells[column].figures().unwrap()
}
