//! The same figures by nested loops, without any cleverness: obviously right, hopelessly slow.

use std::collections::BTreeSet;

use verbatim_analysis::{
    Asked, Cell, CellValue, CodingFigures, ColumnHead, ColumnKind, Columns, Figures, Layer, Matrix, Options,
    Reach, Row, Scope, Selection, Stance, StanceCounts,
};

use crate::study::words_of;

/// Somebody who speaks; `None` is a speaker whom nobody knows.
pub type Person = Option<u32>;

pub struct Reference<'f> {
    pub figures: &'f Figures,
    pub selection: Selection,
    pub scope: &'f Scope,
    pub options: Options,
}

impl Reference<'_> {
    pub fn matrix(&self, columns: &Columns) -> Matrix {
        let mut places: Vec<(ColumnHead, BTreeSet<Person>)> = Vec::new();
        for (number, value) in (0..).zip(columns.values()) {
            let people =
                (0..self.figures.people).filter(|p| columns.of(*p).contains(&number)).map(Some).collect();
            places.push((self.head(value, ColumnKind::People, &people), people));
        }
        let all_codes: Vec<u32> = (0..self.figures.codes.len() as u32).collect();
        if all_codes.iter().any(|code| !self.codings(&[*code], None).is_empty()) {
            let unknown = BTreeSet::from([None]);
            places.push((self.head("No interviewee", ColumnKind::NoInterviewee, &unknown), unknown));
        }
        let everybody: BTreeSet<Person> = places.iter().flat_map(|(_, people)| people.clone()).collect();
        let reach = self.reach(&everybody);
        let row = |&code: &u32| Row {
            code,
            cells: places.iter().map(|(head, people)| self.value(code, people, head.reach)).collect(),
            total: self.value(code, &everybody, reach),
        };
        let rows = all_codes.iter().map(row).collect();
        Matrix { columns: places.iter().map(|(head, _)| head.clone()).collect(), everybody: reach, rows }
    }

    fn head(&self, value: &str, kind: ColumnKind, people: &BTreeSet<Person>) -> ColumnHead {
        ColumnHead { value: value.to_owned(), kind, reach: self.reach(people) }
    }

    fn reach(&self, people: &BTreeSet<Person>) -> Reach {
        let mut reach = Reach::default();
        for person in people.iter().flatten() {
            reach.interviewed += u32::from(!self.interviews_of(*person).is_empty());
            reach.coded += u32::from(self.is_reached(*person));
        }
        reach
    }

    fn interviews_of(&self, person: u32) -> Vec<u32> {
        let own = (0..).zip(&self.figures.transcripts).filter(|(number, t)| {
            let speaks = t.turns.iter().any(|turn| turn.counts && turn.person == Some(person));
            self.scope.transcript(*number)
                && self.scope.person(person)
                && (t.interviewee == Some(person) || speaks)
        });
        own.map(|(_, t)| t.interview).collect()
    }

    /// Whether the person is one of N.
    pub fn is_reached(&self, person: u32) -> bool {
        self.interviews_of(person).iter().any(|interview| self.is_coded(*interview))
    }

    /// What is known of whether the person was asked about a code, or not asked about one above it.
    pub fn asked(&self, person: u32, code: u32) -> Option<Asked> {
        let own = self.figures.asked.iter().rev().find(|mark| (mark.person, mark.code) == (person, code));
        own.map(|mark| mark.asked).or_else(|| {
            let above = self.figures.codes[code as usize].parent?;
            self.asked(person, above).filter(|asked| *asked == Asked::NotAsked)
        })
    }

    fn coder_of_record(&self, interview: u32) -> Option<u32> {
        let set = self.figures.record.iter().rev().find(|set| set.interview == interview);
        let own = |c: &&CodingFigures| self.figures.transcripts[c.transcript as usize].interview == interview;
        let first = self.figures.codings.iter().filter(own).min_by_key(|c| (c.made, c.coder));
        set.map(|set| set.coder).or(first.map(|c| c.coder))
    }

    fn is_coded(&self, interview: u32) -> bool {
        let marks = self.figures.finished.iter().filter(|mark| mark.interview == interview);
        let finishers: BTreeSet<u32> = marks.map(|mark| mark.coder).collect();
        let done = match self.selection.layer {
            Layer::OfRecord => match self.coder_of_record(interview) {
                Some(coder) => finishers.contains(&coder),
                None => !finishers.is_empty(),
            },
            Layer::Coder(coder) => finishers.contains(&coder),
            Layer::Union => !finishers.is_empty(),
            Layer::AtLeast(k) => finishers.len() >= k.max(1) as usize,
        };
        done || self.figures.finished.is_empty()
    }

    fn taken(&self, coding: &CodingFigures) -> bool {
        let interview = self.figures.transcripts[coding.transcript as usize].interview;
        let whose = match self.selection.layer {
            Layer::OfRecord => self.coder_of_record(interview) == Some(coding.coder),
            Layer::Coder(coder) => coding.coder == coder,
            _ => true,
        };
        whose
            && (!self.selection.finished_only || self.is_coded(interview))
            && self.scope.transcript(coding.transcript)
            && self.scope.coding(coding)
    }

    /// Codings on exactly these codes that count for this person.
    pub fn codings(&self, codes: &[u32], person: Person) -> Vec<CodingFigures> {
        let own = |c: &&CodingFigures| codes.contains(&c.code) && self.taken(c) && self.touches(c, person);
        self.figures.codings.iter().filter(own).filter(|c| self.agreed(c, person)).copied().collect()
    }

    fn touches(&self, coding: &CodingFigures, person: Person) -> bool {
        if !self.scope.person(person.unwrap_or(self.figures.people)) {
            return false;
        }
        let turns = &self.figures.transcripts[coding.transcript as usize].turns;
        turns.iter().any(|t| t.counts && t.person == person && t.span.overlaps(coding.span))
    }

    fn agreed(&self, coding: &CodingFigures, person: Person) -> bool {
        let Layer::AtLeast(k) = self.selection.layer else { return true };
        let alike = |c: &&CodingFigures| {
            let same_person = person.is_some() || c.transcript == coding.transcript;
            c.code == coding.code && same_person && self.taken(c) && self.touches(c, person)
        };
        let coders: BTreeSet<u32> = self.figures.codings.iter().filter(alike).map(|c| c.coder).collect();
        coders.len() >= k as usize
    }

    pub fn branch(&self, row: u32) -> Vec<u32> {
        let inside = |code: u32| {
            let mut up = Some(code);
            while up.is_some_and(|u| u != row) {
                up = self.figures.codes[up.unwrap() as usize].parent;
            }
            up.is_some()
        };
        let all = 0..self.figures.codes.len() as u32;
        if self.options.roll_up { all.filter(|code| inside(*code)).collect() } else { vec![row] }
    }

    /// Codes of the branch whose nearest statement, upwards, is that of the row.
    fn same_statement(&self, row: u32) -> Vec<u32> {
        let statement = |code: u32| {
            let mut up = Some(code);
            while up.is_some_and(|u| !self.figures.codes[u as usize].has_statement) {
                up = self.figures.codes[up.unwrap() as usize].parent;
            }
            up
        };
        self.branch(row).into_iter().filter(|code| statement(*code) == Some(row)).collect()
    }

    fn value(&self, row: u32, people: &BTreeSet<Person>, reach: Reach) -> CellValue {
        let branch = self.branch(row);
        let raised: Vec<u32> = people
            .iter()
            .flatten()
            .copied()
            .filter(|p| !self.codings(&branch, Some(*p)).is_empty())
            .collect();
        let passages: BTreeSet<_> = people
            .iter()
            .flat_map(|person| self.codings(&branch, *person))
            .map(|c| (c.transcript, c.span.start(), c.span.end()))
            .collect();
        let groups = self.figures.groups.as_ref();
        let groups =
            groups.map(|g| raised.iter().map(|p| g[*p as usize]).collect::<BTreeSet<_>>().len() as u32);
        let stance = self.figures.codes[row as usize].has_statement.then(|| self.stance(row, &raised));
        let cell = Cell {
            interviewees: raised.len() as u32,
            passages: passages.len() as u32,
            words: self.options.words.then(|| self.words(&branch, people)),
            groups,
            stance,
            not_asked: people
                .iter()
                .flatten()
                .filter(|p| self.is_reached(**p) && self.asked(**p, row) == Some(Asked::NotAsked))
                .count() as u32,
        };
        let not_asked = cell.not_asked > 0 && cell.not_asked == reach.coded && raised.is_empty();
        match reach {
            Reach { interviewed: 1.., coded: 0 } => CellValue::NotCodedYet(cell),
            _ if not_asked => CellValue::NotAsked(cell),
            _ => CellValue::Counted(cell),
        }
    }

    fn stance(&self, row: u32, raised: &[u32]) -> StanceCounts {
        let mut counts = StanceCounts { raised: raised.len() as u32, ..StanceCounts::default() };
        for person in raised {
            let codings = self.codings(&self.same_statement(row), Some(*person));
            let has = |stance| codings.iter().any(|c| c.stance == Some(stance));
            counts.addressed += u32::from(!codings.is_empty());
            match (has(Stance::Supports), has(Stance::Qualifies), has(Stance::Contradicts)) {
                (false, false, false) => {}
                (true, false, false) => counts.support += 1,
                (false, false, true) => counts.only_contradict += 1,
                _ => counts.mixed += 1,
            }
        }
        counts
    }

    pub fn words(&self, branch: &[u32], people: &BTreeSet<Person>) -> u64 {
        let mut words = 0;
        for (number, transcript) in (0..).zip(&self.figures.transcripts) {
            for turn in transcript.turns.iter().filter(|turn| turn.counts && people.contains(&turn.person)) {
                let codings = self.codings(branch, turn.person);
                let held = |word: &verbatim_text::Span| {
                    codings.iter().any(|c| c.transcript == number && c.span.overlaps(*word))
                };
                words += words_of(*turn).iter().filter(|word| held(word)).count() as u64;
            }
        }
        words
    }
}
