//! The matrix for publication, with every guard.

use verbatim_analysis::Options;
use verbatim_protect::small_cells::{
    DEFAULT_K, Fate, Form, Guarded, K_RANGE, Persons, Question, Row, Why, guard,
};
use verbatim_protect::{Figure, NameScan, NotCleared, PeopleTable, TableColumn};

use super::counted::{Counted, RowOf};
use super::kept_numbers::{KeptNumbers, Numbers};
use super::table::{TOGETHER, percent};
use super::{Earlier, Effect, Leaving, MatrixExport, Measure, Merge, PublicationError, TableForm};
use crate::deidentification::DeidentificationError;
use crate::{Changed, Progress, Study, StudyError};

/// Setting that holds the fewest people whom a published number may single out.
const SMALL_CELL: &str = "small cell";

impl Study {
    /// Fewest people whom a published number may single out.
    ///
    /// # Errors
    /// What the study file says.
    pub fn small_cell(&self) -> Result<u32, StudyError> {
        let kept = self.store.rows().setting(SMALL_CELL)?;
        let k = kept.and_then(|text| text.parse().ok()).filter(|k| K_RANGE.contains(k));
        Ok(k.unwrap_or(DEFAULT_K))
    }

    /// Sets the fewest people whom a published number may single out.
    ///
    /// # Errors
    /// [`StudyError::NoSmallCell`] beyond [`K_RANGE`]; [`StudyError::NoCoder`]; what the study file
    /// says.
    pub fn set_small_cell(&mut self, k: u32) -> Result<Changed<()>, StudyError> {
        if !K_RANGE.contains(&k) {
            return Err(StudyError::NoSmallCell { least: *K_RANGE.start(), most: *K_RANGE.end() });
        }
        self.act(verbatim_model::ActionKind::ChangeSetting, |tx, _| {
            tx.set_setting(SMALL_CELL, &k.to_string())?;
            Ok(((), crate::subject::Subject::default()))
        })
    }

    pub(super) fn published_matrix(
        &self,
        asked: &MatrixExport,
        progress: &dyn Progress,
    ) -> Result<Leaving, StudyError> {
        asked.refuse_unpublishable()?;
        self.keys()?;
        let counted = self.counted_for_publication(asked)?;
        self.refuse_pieces_of_ids(&counted)?;
        let names_scanned = self.scan_table(asked, &counted, progress)?;
        let (rows_of, rows) = counted.rows(asked.measure);
        let (mut question, earlier) = self.question(asked, &counted, &rows_of, rows)?;
        let mut guarded = guard(&question);
        let form = match asked.form {
            Some(form) => form,
            None if guarded.is_mostly_blank() && asked.measure.counts_people() => TableForm::Overall,
            None => TableForm::Columns,
        };
        if form == TableForm::Overall {
            question.form = Form::Overall;
            guarded = guard(&question);
        }
        let withheld_for_earlier = if question.before.is_empty() {
            0
        } else {
            shown_else(&guard(&Question { before: Vec::new(), ..question.clone() }), &guarded)
        };
        let guarded_so = effect(asked, &counted, &question, &guarded, &rows_of);
        let effect = Effect { form: Some(form), earlier, withheld_for_earlier, ..guarded_so };
        let (table, rows) = published_table(asked, &counted, &question, &guarded, &rows_of);
        let table = table.clear_for_publication(&guarded, &rows, names_scanned);
        let numbers = KeptNumbers::of(&question, &guarded, &rows_of, &counted.ids());
        Ok(Leaving {
            table: table.map_err(refused)?,
            effect,
            counts_people: asked.measure.counts_people(),
            settings: asked.settings(Some(form)),
            numbers: Some(serde_json::to_string(&numbers).unwrap_or_default()),
        })
    }

    fn question(
        &self,
        asked: &MatrixExport,
        counted: &Counted,
        rows_of: &[RowOf],
        rows: Vec<Row>,
    ) -> Result<(Question, Vec<Earlier>), StudyError> {
        let mut numbers = Numbers::new(&counted.ids());
        let (mut before, mut earlier) = (Vec::new(), Vec::new());
        for record in self.store.rows().export_records()? {
            let Some(figures) = record.export.figures else { continue };
            let damaged = |e: serde_json::Error| verbatim_store::StoreError::Damaged(e.to_string());
            let kept: KeptNumbers = serde_json::from_str(&figures).map_err(damaged)?;
            earlier.push(Earlier { at: record.at, what: record.export.what });
            for number in kept.before(rows_of, &mut numbers) {
                if !before.contains(&number) {
                    before.push(number);
                }
            }
        }
        let question = Question {
            k: self.small_cell()?,
            columns: counted.people_of_columns(),
            rows,
            form: match asked.form {
                Some(TableForm::Overall) => Form::Overall,
                _ => Form::Columns { totals: asked.totals && asked.measure.counts_people() },
            },
            present: counted.reached.clone(),
            before,
        };
        Ok((question, earlier))
    }

    /// Real names, ids of the study and likely identifiers in what is to leave.
    fn scan_table(
        &self,
        asked: &MatrixExport,
        counted: &Counted,
        progress: &dyn Progress,
    ) -> Result<NameScan, StudyError> {
        let headings = counted.columns.values().iter().chain(&asked.columns).chain(&asked.choice.categories);
        let headings = headings.map(|heading| ("a heading".to_owned(), heading.clone()));
        let codes = counted.book.codes().iter().map(|code| ("a code".to_owned(), code.name.clone()));
        let scan = self.scan_words(headings.chain(codes).collect(), progress)?;
        PublicationError::refuse_names(&scan)?;
        Ok(NameScan { names_compared: scan.names_compared, found: scan.leaks.len() })
    }

    /// Refuses headings that are pieces of the study's ids: “SV” of `AD-SV-01`.
    fn refuse_pieces_of_ids(&self, counted: &Counted) -> Result<(), StudyError> {
        let labels = counted.people.persons.iter().map(|person| person.row.label.as_str());
        let has_letter = |piece: &&str| piece.chars().any(char::is_alphabetic);
        let pieces: std::collections::HashSet<&str> = labels
            .flat_map(|label| label.split(|c: char| !c.is_alphanumeric()).chain([label]))
            .filter(has_letter)
            .collect();
        let of_heading = |heading: &&String| {
            let parts = heading.split(" × ").flat_map(|part| part.split(" > "));
            parts.into_iter().any(|part| pieces.contains(part.trim()))
        };
        match counted.columns.values().iter().find(of_heading) {
            Some(heading) => Err(PublicationError::PieceOfId(heading.clone()).into()),
            None => Ok(()),
        }
    }
}

pub(in crate::exports) fn refused(why: NotCleared) -> StudyError {
    match why {
        NotCleared::NamesNotCompared => DeidentificationError::KeyFileClosed.into(),
        NotCleared::TooFew | NotCleared::NamesFound(_) => PublicationError::TooFew.into(),
        NotCleared::GuardsMissing => StudyError::PublicationRefused,
    }
}

/// The table before anything is taken out of it, and for each of its rows that of the guard.
fn published_table(
    asked: &MatrixExport,
    counted: &Counted,
    question: &Question,
    guarded: &Guarded,
    rows_of: &[RowOf],
) -> (PeopleTable, Vec<usize>) {
    let options = Options { roll_up: true, words: asked.measure == Measure::Words };
    let matrix = counted.prepared.matrix(&counted.columns, &options);
    let mut table = asked.table(&matrix, &counted.book);
    table.columns.truncate(question.columns.len());
    let overall = question.form == Form::Overall;
    let stands = |column: &usize| overall || guarded.columns[*column];
    let together = (0..question.columns.len())
        .filter(stands)
        .fold(Persons::default(), |all, column| all.or(&question.columns[column]));
    table.together = Some(TableColumn {
        heading: if overall { "Everybody".to_owned() } else { TOGETHER.to_owned() },
        interviewed: None,
        coded: together.len(),
    });
    table.reachable = overall.then(|| u32::try_from(question.columns.len()).unwrap_or(u32::MAX));
    let places = (0..).zip(&question.rows).filter(|(_, row)| row.published).map(|(place, _)| place);
    let places: Vec<usize> = places.collect();
    let mut rows = Vec::with_capacity(places.len());
    for &place in &places {
        let RowOf { code, kind } = rows_of[place];
        let Some(code) = counted.book.place_of(code) else { continue };
        let mut row = asked.row(&matrix, &counted.book, code, kind);
        row.cells.truncate(question.columns.len());
        let total = |fate: Fate| match fate {
            Fate::Shown(n) if table.percent => Figure::Number(percent(n, together.len())),
            Fate::Shown(n) => Figure::Number(n.into()),
            _ => Figure::Withheld,
        };
        row.total = guarded.rows[place].total.map(total);
        row.reached = guarded.rows[place].reached.map(|fate| match fate {
            Fate::Shown(n) => Figure::Number(n.into()),
            _ => Figure::Withheld,
        });
        rows.push(row);
    }
    table.rows = rows;
    table.notes = asked.said();
    table.notes.push(rule_in_words(question.k));
    (table, places)
}

/// The rule for whoever reads a publication.
fn rule_in_words(k: u32) -> String {
    format!(
        "Withheld: numbers of fewer than {k} people, of all but fewer than {k}, of all people of a column with fewer \
         than {}, and others from which these could be worked out. Columns of fewer than {k} people are left out.",
        2 * k
    )
}

/// How many numbers are withheld that another guarding shows.
fn shown_else(other: &Guarded, guarded: &Guarded) -> usize {
    let pairs = guarded.rows.iter().zip(&other.rows).flat_map(|(own, other)| {
        let cells = own.cells.iter().copied().zip(other.cells.iter().copied());
        cells.chain(own.total.zip(other.total)).chain(own.reached.zip(other.reached))
    });
    pairs.filter(|(own, other)| own.is_withheld() && matches!(other, Fate::Shown(_))).count()
}

fn effect(
    asked: &MatrixExport,
    counted: &Counted,
    question: &Question,
    guarded: &Guarded,
    rows_of: &[RowOf],
) -> Effect {
    let headings = counted.columns.values();
    let (withheld, cells) = guarded.blanks();
    let (mut places, mut numbers) = (Vec::new(), cells);
    for (row, said) in rows_of.iter().zip(&guarded.rows) {
        let mut code = counted.book.path_of(row.code).map(|path| path.to_string()).unwrap_or_default();
        if let Some(stance) = row.kind.stance().filter(|_| asked.measure == Measure::Stances) {
            code = format!("{code}: {}", stance.in_words());
        }
        numbers += said.total.into_iter().chain(said.reached).filter(|fate| *fate != Fate::LeftOut).count();
        let mut add = |column: Option<String>, fate: Fate| {
            if let Fate::Withheld(why) = fate {
                places.push((code.clone(), column, why));
            }
        };
        for (heading, fate) in headings.iter().zip(&said.cells) {
            add(Some(heading.clone()), *fate);
        }
        said.total.into_iter().chain(said.reached).for_each(|fate| add(None, fate));
    }
    let mut reasons: Vec<(Why, usize)> = Vec::new();
    for why in [Why::Few, Why::AllButFew, Why::Unanimous, Why::TellsAnother] {
        let count = places.iter().filter(|(_, _, own)| *own == why).count();
        reasons.extend((count > 0).then_some((why, count)));
    }
    let sizes: Vec<u32> = question.columns.iter().map(Persons::len).collect();
    let left_out = (0..headings.len()).filter(|column| !guarded.columns[*column]);
    let left_out: Vec<usize> = left_out.collect();
    Effect {
        k: Some(question.k),
        form: None,
        cells,
        withheld,
        reasons,
        places,
        offers: left_out.iter().filter_map(|column| offer(*column, &sizes, headings, question.k)).collect(),
        left_out: left_out.iter().map(|column| (headings[*column].clone(), sizes[*column])).collect(),
        people: counted.left_out.clone(),
        numbers,
        earlier: Vec::new(),
        withheld_for_earlier: 0,
        changed: guarded.changed,
    }
}

/// The merge that would let a small column stand with the smallest other one.
fn offer(column: usize, sizes: &[u32], headings: &[String], k: u32) -> Option<Merge> {
    let others = (0..sizes.len()).filter(|other| *other != column && sizes[*other] > 0);
    let other =
        others.filter(|other| sizes[column] + sizes[*other] >= k).min_by_key(|other| sizes[*other])?;
    let (first, second) = (column.min(other), column.max(other));
    (sizes[column] > 0).then(|| Merge {
        of: vec![headings[first].clone(), headings[second].clone()],
        name: format!("{} and {}", headings[first], headings[second]),
    })
}
