//! The rules of counting, each in a study of its own.

use verbatim_analysis::{
    Asked, AskedMark, Basis, CellValue, CodingFigures, CodingMarks, ColumnKind, Columns, Figures,
    FiguresError, Layer, NO_INTERVIEWEE, Prepared, Reach, Scope, Selection, Stance, StanceCounts,
    coders_of_record,
};

use crate::study::{by, cell, code, coding, columns, mark, matrix, matrix_within, stance, transcript};

/// One theme with one code below, two people who are interviewed together, then a third alone.
fn joint() -> Figures {
    Figures {
        codes: vec![code(None, true), code(Some(0), true), code(Some(0), false)],
        interviews: 2,
        transcripts: vec![
            transcript(0, Some(0), &[None, Some(Some(0)), Some(Some(1)), None, Some(Some(0))]),
            transcript(1, Some(2), &[None, Some(Some(2)), Some(None)]),
        ],
        people: 3,
        ..Figures::default()
    }
}

fn kinds() -> Columns {
    columns(&[&["Police"], &["Advocate"], &["Police"]])
}

#[test]
fn a_passage_over_two_speakers_counts_for_both_and_once_in_all() {
    let figures = Figures { codings: vec![coding(0, 15, 25, 1)], ..joint() };
    let row = &matrix(&figures, Layer::OfRecord, &kinds(), true).rows[0];
    for value in &row.cells {
        let cell = value.figures().unwrap();
        assert_eq!((cell.interviewees, cell.passages, cell.words), (1, 1, Some(2)));
    }
    let total = row.total.figures().unwrap();
    assert_eq!((total.interviewees, total.passages, total.words), (2, 1, Some(4)));
}

#[test]
fn codings_in_interviewer_turns_and_in_no_turn_count_nowhere() {
    let figures =
        Figures { codings: vec![coding(0, 0, 10, 1), coding(0, 32, 38, 0), coding(1, 30, 60, 1)], ..joint() };
    let matrix = matrix(&figures, Layer::OfRecord, &kinds(), true);
    assert_eq!(matrix.columns.len(), 2);
    let counted = matrix.rows.iter().flat_map(|row| &row.cells).filter_map(CellValue::figures);
    assert_eq!(counted.map(|cell| cell.passages + cell.interviewees).sum::<u32>(), 0);
}

#[test]
fn a_theme_counts_person_passage_and_word_once_whatever_its_codes_share() {
    let codings =
        vec![coding(0, 10, 18, 1), coding(0, 10, 18, 2), coding(0, 12, 20, 2), coding(0, 40, 42, 1)];
    let figures = Figures { codings, ..joint() };
    let theme = cell(&figures, &kinds(), 0, 0);
    assert_eq!((theme.interviewees, theme.passages, theme.words), (1, 3, Some(4)));
    let alone = matrix(&figures, Layer::OfRecord, &kinds(), false);
    assert_eq!(alone.rows[0].cells[0].figures().unwrap().passages, 0);
}

#[test]
fn unknown_speakers_have_the_last_column_and_are_nobody() {
    let figures = Figures { codings: vec![coding(1, 20, 30, 1)], ..joint() };
    let matrix = matrix(&figures, Layer::OfRecord, &kinds(), true);
    let last = matrix.columns.last().unwrap();
    assert_eq!((last.value.as_str(), last.kind), (NO_INTERVIEWEE, ColumnKind::NoInterviewee));
    assert_eq!(last.reach, Reach::default());
    let cell = matrix.rows[0].cells[2].figures().unwrap();
    assert_eq!((cell.interviewees, cell.passages, cell.words), (0, 1, Some(3)));
}

#[test]
fn whoever_coded_first_is_of_record_unless_another_is_set() {
    let codings =
        vec![by(1, 20, coding(0, 10, 12, 1)), by(2, 10, coding(0, 0, 5, 2)), by(2, 30, coding(1, 10, 12, 1))];
    let mut figures = Figures { codings, ..joint() };
    assert_eq!(coders_of_record(&figures), [Some(2), Some(2)]);
    assert_eq!(cell(&figures, &kinds(), 0, 1).interviewees, 0);
    figures.record = vec![mark(0, 1)];
    assert_eq!(coders_of_record(&figures), [Some(1), Some(2)]);
    assert_eq!(cell(&figures, &kinds(), 0, 0).interviewees, 2);
}

#[test]
fn at_least_two_coders_must_agree_on_the_code_and_the_person() {
    let codings = vec![
        by(0, 1, coding(0, 10, 20, 1)),
        by(1, 2, coding(0, 40, 50, 1)),
        by(0, 3, coding(0, 20, 30, 1)),
        by(1, 4, coding(0, 20, 30, 2)),
    ];
    let figures = Figures { codings, ..joint() };
    let both = matrix(&figures, Layer::AtLeast(2), &kinds(), true);
    assert_eq!(
        both.rows[0].cells.iter().map(|c| c.figures().unwrap().interviewees).collect::<Vec<_>>(),
        [1, 0]
    );
    assert_eq!(both.rows[1].cells[0].figures().unwrap().passages, 2);
}

#[test]
fn words_between_the_turns_of_a_wider_passage_are_not_lost() {
    // Both coders put code 1 on person 0 in turns 1 and 4, but only one of them on person 1 between.
    let wide = [by(0, 1, coding(0, 10, 50, 1)), by(1, 2, coding(0, 40, 50, 1))];
    let between = [by(0, 3, coding(0, 20, 30, 2)), by(1, 4, coding(0, 20, 30, 2))];
    let figures = Figures { codings: [wide, between].concat(), ..joint() };
    let theme = &matrix(&figures, Layer::AtLeast(2), &kinds(), true).rows[0];
    let words: Vec<_> = theme.cells.iter().map(|value| value.figures().unwrap().words.unwrap()).collect();
    assert_eq!(words, [6, 3]);
}

#[test]
fn n_is_who_was_finished_by_the_coder_of_record_or_all_where_nobody_marks() {
    let mut figures = Figures { codings: vec![coding(0, 10, 20, 1)], ..joint() };
    let reaches = |figures: &Figures, layer| {
        matrix(figures, layer, &kinds(), true).columns.iter().map(|c| c.reach.coded).collect::<Vec<_>>()
    };
    assert_eq!(reaches(&figures, Layer::OfRecord), [2, 1]);
    figures.finished = vec![mark(0, 1)];
    assert_eq!(reaches(&figures, Layer::OfRecord), [0, 0]);
    assert_eq!(reaches(&figures, Layer::Union), [1, 1]);
    // Nobody coded interview 1: coder 5, who finished it, found nothing in it.
    figures.finished.push(mark(1, 5));
    assert_eq!(reaches(&figures, Layer::OfRecord), [1, 0]);
    assert_eq!(reaches(&figures, Layer::AtLeast(2)), [0, 0]);
}

#[test]
fn a_column_interviewed_but_unfinished_is_not_zero() {
    let figures = Figures { codings: vec![coding(0, 20, 30, 1)], finished: vec![mark(1, 0)], ..joint() };
    let row = &matrix(&figures, Layer::OfRecord, &kinds(), true).rows[2];
    assert!(matches!(row.cells[0], CellValue::Counted(cell) if cell.interviewees == 0));
    assert!(matches!(row.cells[1], CellValue::NotCodedYet(_)));
    let finished = Selection { layer: Layer::OfRecord, finished_only: true };
    let row = &matrix(&figures, finished, &kinds(), true).rows[1];
    assert_eq!(row.total.figures().unwrap().interviewees, 0);
}

#[test]
fn stance_counts_people_and_stays_with_its_statement() {
    let codings = vec![
        stance(Stance::Supports, coding(0, 10, 20, 2)),
        stance(Stance::Contradicts, coding(0, 10, 20, 1)),
        stance(Stance::Contradicts, coding(0, 20, 30, 0)),
        stance(Stance::Contradicts, coding(1, 10, 20, 0)),
        stance(Stance::Supports, coding(1, 12, 20, 0)),
    ];
    let figures = Figures { codings, ..joint() };
    let all = matrix(&figures, Layer::OfRecord, &kinds(), true);
    let stances = |row: usize| all.rows[row].total.figures().unwrap().stance;
    let theme = StanceCounts { raised: 3, addressed: 3, support: 1, mixed: 1, only_contradict: 1 };
    assert_eq!(stances(0), Some(theme));
    let below = StanceCounts { raised: 1, addressed: 1, only_contradict: 1, ..StanceCounts::default() };
    assert_eq!(stances(1), Some(below));
    assert_eq!(stances(2), None);
}

#[test]
fn what_is_said_on_a_statement_below_raises_the_theme_only() {
    let figures = Figures { codings: vec![stance(Stance::Supports, coding(0, 10, 20, 1))], ..joint() };
    let theme = cell(&figures, &kinds(), 0, 0).stance.unwrap();
    assert_eq!(theme, StanceCounts { raised: 1, ..StanceCounts::default() });
}

#[test]
fn related_people_are_one_group() {
    let codings = vec![coding(0, 15, 25, 1), coding(1, 10, 20, 1)];
    let groups = Some(verbatim_analysis::independent_groups(3, &[(0, 1)]));
    let figures = Figures { codings, groups, ..joint() };
    let total = *matrix(&figures, Layer::OfRecord, &kinds(), true).rows[0].total.figures().unwrap();
    assert_eq!((total.interviewees, total.groups), (3, Some(2)));
}

#[test]
fn figures_that_contradict_themselves_are_refused() {
    let refused = |figures: Figures| Prepared::new(&figures, Layer::OfRecord).err();
    let unknown = |coding| refused(Figures { codings: vec![coding], ..joint() });
    assert_eq!(unknown(coding(7, 0, 1, 0)), Some(FiguresError::Transcript(7)));
    assert_eq!(unknown(coding(0, 0, 1, 9)), Some(FiguresError::Code(9)));
    assert_eq!(refused(Figures { people: 1, ..joint() }), Some(FiguresError::Person(1)));
    assert_eq!(refused(Figures { interviews: 1, ..joint() }), Some(FiguresError::Interview(1)));
    assert_eq!(refused(Figures { finished: vec![mark(9, 0)], ..joint() }), Some(FiguresError::Interview(9)));
    assert_eq!(refused(Figures { groups: Some(vec![]), ..joint() }), Some(FiguresError::Groups(0)));
    assert_eq!(
        refused(Figures { codes: vec![code(Some(0), false)], ..joint() }),
        Some(FiguresError::CodeOrder(0))
    );
    let mut mixed = joint();
    mixed.transcripts[1].turns.swap(0, 1);
    assert_eq!(refused(mixed), Some(FiguresError::TurnOrder(1)));
}

#[test]
fn what_nobody_was_asked_is_no_zero_and_what_is_said_all_the_same_counts() {
    let not_asked = |person, code| AskedMark { person, code, asked: Asked::NotAsked };
    let asked = vec![not_asked(0, 0), not_asked(1, 0), not_asked(2, 2)];
    let figures = Figures { codings: vec![coding(1, 10, 20, 2)], asked, ..joint() };
    let rows = matrix(&figures, Layer::OfRecord, &kinds(), true).rows;
    // Only one of the two police were not asked; the advocate was not.
    assert!(matches!(rows[1].cells[0], CellValue::Counted(cell) if cell.not_asked == 1));
    assert!(matches!(rows[1].cells[1], CellValue::NotAsked(cell) if cell.not_asked == 1));
    // Both police were not asked, but one spoke of it: that is a count.
    assert!(
        matches!(rows[2].cells[0], CellValue::Counted(cell) if (cell.interviewees, cell.not_asked) == (1, 2))
    );
}

#[test]
fn a_mark_of_its_own_stands_against_one_above() {
    let mark = |code, asked| AskedMark { person: 1, code, asked };
    let asked = vec![mark(0, Asked::NotAsked), mark(1, Asked::Asked)];
    let rows = matrix(&Figures { asked, ..joint() }, Layer::OfRecord, &kinds(), true).rows;
    assert!(matches!(rows[1].cells[1], CellValue::Counted(cell) if cell.not_asked == 0));
    assert!(matches!(rows[2].cells[1], CellValue::NotAsked(_)));
}

#[test]
fn people_and_transcripts_out_of_scope_are_no_part_of_n_and_marks_leave_n_alone() {
    let told = |coding: CodingFigures| CodingFigures {
        marks: CodingMarks { basis: Some(Basis::Told), ..CodingMarks::default() },
        ..coding
    };
    let codings = vec![told(coding(0, 10, 20, 1)), coding(1, 10, 20, 1)];
    let figures = Figures { codings, ..joint() };
    let police = |scope: &Scope| {
        let matrix = matrix_within(&figures, Layer::OfRecord, scope, &kinds(), true);
        (matrix.columns[0].reach.coded, matrix.rows[0].cells[0].figures().unwrap().interviewees)
    };
    assert_eq!(police(&Scope::default()), (2, 2));
    assert_eq!(police(&Scope { transcripts: Some(vec![true, false]), ..Scope::default() }), (1, 1));
    assert_eq!(police(&Scope { people: Some(vec![false, true, true, false]), ..Scope::default() }), (1, 1));
    assert_eq!(police(&Scope { basis: vec![Basis::Told], ..Scope::default() }), (2, 1));
}
