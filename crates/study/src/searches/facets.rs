//! Counts by which an answer can be narrowed.

use verbatim_search::{SpeakerGroup, TurnPlace};
use verbatim_text::Span;

use crate::StudyError;
use crate::searches::answer::{Answer, Found};
use crate::searches::hits::{self, At};
use crate::searches::place::Place;
use crate::searches::reply::Facets;
use crate::searches::touching::Touching;

/// Codes that are listed.
const CODES: usize = 12;

/// People as marks by place, for each of several things.
struct PeopleOf {
    marks: Vec<Vec<bool>>,
    people: usize,
}

impl PeopleOf {
    fn new(things: usize, people: usize) -> Self {
        Self { marks: vec![Vec::new(); things], people }
    }

    fn add(&mut self, thing: usize, people: &[Option<u32>]) {
        let marks = &mut self.marks[thing];
        if marks.is_empty() {
            marks.resize(self.people, false);
        }
        for person in people.iter().flatten() {
            marks[*person as usize] = true;
        }
    }

    fn count(&self, thing: usize) -> usize {
        self.marks[thing].iter().filter(|mark| **mark).count()
    }
}

/// The facets of an answer, and how many hits it has in all. `speakers` are people in whose interviews
/// respondents say it, and interviewers.
pub(super) fn facets(
    answer: &Answer<'_, '_>,
    categories: Vec<(String, usize)>,
    speakers: [usize; 2],
) -> Result<(Facets, usize), StudyError> {
    let (asking, desk) = (answer.asking, answer.asking.desk);
    let places = hits::all_places(answer)?;
    let taken = Touching::all(&desk.gathered, |coding| asking.takes(coding));
    let all = Touching::all(&desk.gathered, |_| true);
    let people = desk.people.persons.len();
    let mut counted = Counted {
        coded: PeopleOf::new(1, people),
        codes: PeopleOf::new(desk.book.len(), people),
        coders: PeopleOf::new(desk.gathered.coders.len(), people),
        stances: [0; 3],
        asked: asking.asked_codes(),
        last: [None; 3],
    };
    for at in &places {
        asking.go_on()?;
        let place = Place { transcript: at.turn.transcript, span: at.span };
        let people = match answer.found {
            Found::Passages(_) => answer.people_at(place),
            _ => vec![answer.person(at.turn)],
        };
        for coding in taken.over(place) {
            counted.coding(answer, coding, at, &people);
        }
        for coding in all.over(place) {
            counted.coders.add(desk.gathered.figures.codings[coding].coder as usize, &people);
        }
    }
    Ok((counted.facets(answer, categories, speakers), places.len()))
}

/// Facets that are being counted.
struct Counted {
    coded: PeopleOf,
    codes: PeopleOf,
    coders: PeopleOf,
    stances: [usize; 3],
    /// The codes that the query names, where it names any: only their stances count.
    asked: Option<Vec<bool>>,
    /// The passage that was last counted for each stance.
    last: [Option<(TurnPlace, Option<Span>)>; 3],
}

impl Counted {
    fn coding(&mut self, answer: &Answer<'_, '_>, coding: usize, at: &At, people: &[Option<u32>]) {
        let desk = answer.asking.desk;
        let figures = &desk.gathered.figures.codings[coding];
        self.coded.add(0, people);
        for code in desk.book.upwards(figures.code as usize) {
            self.codes.add(code, people);
        }
        let asked = self.asked.as_ref().is_none_or(|asked| asked[figures.code as usize]);
        let Some(stance) = figures.stance.filter(|_| asked) else { return };
        let number = stance as usize;
        // A turn is one passage whatever its hits; of codes each passage is by itself.
        let passage = match answer.found {
            Found::Passages(_) => (at.turn, Some(at.span)),
            _ => (at.turn, None),
        };
        if self.last[number] != Some(passage) {
            self.last[number] = Some(passage);
            self.stances[number] += 1;
        }
    }

    fn facets(
        self,
        answer: &Answer<'_, '_>,
        categories: Vec<(String, usize)>,
        speakers: [usize; 2],
    ) -> Facets {
        let desk = answer.asking.desk;
        let mut codes: Vec<(usize, usize)> =
            (0..desk.book.len()).map(|place| (place, self.codes.count(place))).collect();
        codes.retain(|(_, count)| *count > 0);
        codes.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
        codes.truncate(CODES);
        let code = |(place, count): (usize, usize)| {
            (desk.book.codes()[place].id, desk.book.path(place).to_string(), count)
        };
        let coder = |coder: &verbatim_model::Coder| {
            let number = *desk.gathered.coders.get(&coder.id)?;
            let count = self.coders.count(number as usize);
            (count > 0).then(|| (coder.id, coder.name.clone(), count))
        };
        let stances = [
            verbatim_analysis::Stance::Supports,
            verbatim_analysis::Stance::Qualifies,
            verbatim_analysis::Stance::Contradicts,
        ];
        Facets {
            categories,
            coded: self.coded.count(0),
            codes: codes.into_iter().map(code).collect(),
            speakers,
            coders: desk.coders.iter().filter_map(coder).collect(),
            stances: stances
                .into_iter()
                .map(|stance| (hits::stance(stance), self.stances[stance as usize]))
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }
}

/// People in whose interviews respondents say it, and interviewers.
pub(super) fn speakers(answer: &Answer<'_, '_>) -> [usize; 2] {
    let (asking, desk) = (answer.asking, answer.asking.desk);
    let mut people = PeopleOf::new(2, desk.people.persons.len());
    let mut add = |turn: TurnPlace| {
        let Some(voice) = asking.voices.number(desk, turn.transcript, turn.turn) else { return };
        let voice = asking.voices.in_transcript(turn.transcript)[voice];
        people.add(usize::from(voice.group() == SpeakerGroup::Interviewer), &[voice.person]);
    };
    match answer.found {
        Found::Turns(found) => found.turns.iter().for_each(|turn| add(turn.place)),
        Found::Passages(passages) => {
            for place in passages.as_slice() {
                let turns = asking.voices.touched(desk, &answer.counted, *place);
                turns.for_each(|turn| add(TurnPlace { transcript: place.transcript, turn }));
            }
        }
        Found::People(_) => {}
    }
    [people.count(0), people.count(1)]
}
