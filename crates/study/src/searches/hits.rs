//! Hits as a person reads them: the words, what stands round them, who says them, and the codes.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;
use verbatim_model::{CodingId, Stance};
use verbatim_search::{RegexQuery, TurnPlace, context_after, context_before};
use verbatim_text::{CodePoints, Span};

use crate::StudyError;
use crate::searches::answer::{Answer, Found};
use crate::searches::counts::Groups;
use crate::searches::desk::SearchDesk;
use crate::searches::options::HitOrder;
use crate::searches::place::Place;
use crate::searches::reply::{Hit, HitCode};
use crate::searches::settings::is_raw;
use crate::searches::touching::Touching;
use crate::searches::turns::{FoundTurn, Node};

/// Code points of context on each side of a hit.
const CONTEXT: u32 = 80;

/// Hits that are listed.
pub(super) struct Listed {
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub cut: bool,
}

/// A hit, by the turn that stands for it.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub turn: TurnPlace,
    pub span: Span,
}

/// The hits of an answer in the order asked for, up to its limit.
pub(super) fn listed(answer: &Answer<'_, '_>, regex: Option<&RegexQuery>) -> Result<Listed, StudyError> {
    let limit = answer.asking.options.limit.unwrap_or(usize::MAX);
    let (mut places, cut) = match answer.found {
        Found::Turns(_) => of_turns(answer, limit)?,
        Found::Passages(_) => {
            let mut places = all_places(answer)?;
            sort(answer, &mut places)?;
            let cut = places.len() > limit;
            (places, cut)
        }
        Found::People(_) => (Vec::new(), false),
    };
    places.truncate(limit);
    let desk = answer.asking.desk;
    desk.read_all(places.iter().map(|at| at.turn.transcript as usize))?;
    let mut transcripts: Vec<u32> = places.iter().map(|at| at.turn.transcript).collect();
    transcripts.sort_unstable();
    transcripts.dedup();
    let touching = Touching::new(&desk.gathered, transcripts, |coding| answer.asking.takes(coding));
    let mut page = Page { answer, touching, points: HashMap::new(), regex };
    let hits = places.iter().map(|at| page.hit(*at)).collect::<Result<Vec<_>, _>>()?;
    Ok(Listed { hits, cut })
}

/// All hits of an answer, by transcript and place.
pub(super) fn all_places(answer: &Answer<'_, '_>) -> Result<Vec<At>, StudyError> {
    let asking = answer.asking;
    match answer.found {
        Found::Turns(found) => {
            asking.desk.read_all(found.turns.iter().map(|turn| turn.place.transcript as usize))?;
            Ok(hits_of(answer, &found.node, found.turns.par_iter())?.concat())
        }
        Found::Passages(passages) => Ok(passages
            .as_slice()
            .iter()
            .filter_map(|place| {
                let turn = asking.voices.touched(asking.desk, &answer.counted, *place).next()?;
                let turn = TurnPlace { transcript: place.transcript, turn };
                Some(At { turn, span: place.span })
            })
            .collect()),
        Found::People(_) => Ok(Vec::new()),
    }
}

/// Hits of turns: no more turns are read than the limit needs.
fn of_turns(answer: &Answer<'_, '_>, limit: usize) -> Result<(Vec<At>, bool), StudyError> {
    let Found::Turns(found) = answer.found else { return Ok((Vec::new(), false)) };
    let asking = answer.asking;
    if asking.options.order_needs_hits() {
        let mut places = all_places(answer)?;
        sort(answer, &mut places)?;
        let cut = places.len() > limit;
        return Ok((places, cut));
    }
    let mut keys: Vec<(OrderKey, usize)> = Vec::with_capacity(found.turns.len());
    let order = Order::of(answer);
    for (number, turn) in found.turns.iter().enumerate() {
        keys.push((order.key(answer, turn.place), number));
    }
    keys.sort_unstable();
    let mut turns = keys.into_iter().map(|(_, number)| &found.turns[number]);
    let mut places = Vec::new();
    // A turn that was found mostly has a hit, so that few are read in vain.
    while places.len() <= limit {
        let next: Vec<&FoundTurn> = turns.by_ref().take((limit - places.len()).saturating_add(1)).collect();
        if next.is_empty() {
            break;
        }
        asking.desk.read_all(next.iter().map(|turn| turn.place.transcript as usize))?;
        places.extend(hits_of(answer, &found.node, next.into_par_iter())?.concat());
    }
    let cut = places.len() > limit;
    Ok((places, cut))
}

/// The hits of turns whose transcripts were read, turn by turn.
fn hits_of<'f>(
    answer: &Answer<'_, '_>,
    node: &Node<'_>,
    turns: impl IndexedParallelIterator<Item = &'f FoundTurn>,
) -> Result<Vec<Vec<At>>, StudyError> {
    let asking = answer.asking;
    let of = |turn: &FoundTurn| {
        asking.go_on()?;
        let looked_up = || asking.hits(node, turn.place).unwrap_or_default();
        let hits = turn.hits.clone().unwrap_or_else(looked_up);
        Ok(hits.into_iter().map(|span| At { turn: turn.place, span }).collect())
    };
    turns.map(of).collect()
}

/// Where something stands in an order: category, subcategory and person; day; transcript; turn.
type OrderKey = ((usize, usize, u32), Option<String>, usize, u32);

/// What an order needs to know.
struct Order {
    by: HitOrder,
    groups: Groups,
    /// Place of each transcript in the order of the interviewees.
    rank: Vec<usize>,
}

impl Order {
    fn of(answer: &Answer<'_, '_>) -> Self {
        let desk = answer.asking.desk;
        let mut rank = vec![0; desk.library.transcripts.len()];
        for (place, transcript) in desk.reading_order().into_iter().enumerate() {
            rank[transcript] = place;
        }
        Self { by: answer.asking.options.sort, groups: Groups::of(&desk.people), rank }
    }

    fn key(&self, answer: &Answer<'_, '_>, turn: TurnPlace) -> OrderKey {
        let who = if self.by == HitOrder::Category {
            let person = answer.person(turn);
            let (head, sub) = self.groups.of_person(person);
            (head, sub, person.unwrap_or(u32::MAX))
        } else {
            (0, 0, 0)
        };
        let day = if self.by == HitOrder::Date {
            // Later than all days.
            Some(day(answer.asking.desk, turn.transcript).unwrap_or("~").to_owned())
        } else {
            None
        };
        (who, day, self.rank[turn.transcript as usize], turn.turn)
    }
}

/// Sorts hits as asked for.
fn sort(answer: &Answer<'_, '_>, places: &mut [At]) -> Result<(), StudyError> {
    let order = Order::of(answer);
    let weights = if answer.asking.options.sort == HitOrder::Relevance {
        Some(Weights::of(answer, places)?)
    } else {
        None
    };
    let weight = |at: &At| weights.as_ref().map(|weights| weights.key(answer, at));
    places.sort_by_cached_key(|at| (weight(at), order.key(answer, at.turn), at.span));
    Ok(())
}

/// How much there is where a hit lies.
struct Weights {
    /// Hits of each turn.
    hits: HashMap<TurnPlace, usize>,
    /// For passages of codes.
    touching: Option<Touching>,
}

impl Weights {
    fn of(answer: &Answer<'_, '_>, places: &[At]) -> Result<Self, StudyError> {
        let mut hits: HashMap<TurnPlace, usize> = HashMap::new();
        let touching = match answer.found {
            Found::Passages(_) => {
                let asking = answer.asking;
                Some(Touching::all(&asking.desk.gathered, |coding| asking.takes(coding)))
            }
            _ => {
                places.iter().for_each(|at| *hits.entry(at.turn).or_default() += 1);
                None
            }
        };
        answer.asking.go_on()?;
        Ok(Self { hits, touching })
    }

    /// More before less; of turns with as many hits the shorter ones first.
    fn key(&self, answer: &Answer<'_, '_>, at: &At) -> (Reverse<usize>, u32) {
        match &self.touching {
            Some(touching) => {
                let place = Place { transcript: at.turn.transcript, span: at.span };
                (Reverse(touching.over(place).count()), 0)
            }
            None => {
                let length = answer.asking.turn_span(at.turn).map_or(0, Span::len);
                (Reverse(self.hits.get(&at.turn).copied().unwrap_or(0)), length)
            }
        }
    }
}

/// Day of the interview of a transcript.
fn day(desk: &SearchDesk, transcript: u32) -> Option<&str> {
    let interview = desk.library.transcripts[transcript as usize].interview;
    desk.library.interviews.get(&interview)?.date.as_deref()
}

/// What hits are made from.
struct Page<'a, 'w> {
    answer: &'a Answer<'a, 'w>,
    touching: Touching,
    /// Code points of texts whose passages are cut out.
    points: HashMap<u32, CodePoints<'a>>,
    regex: Option<&'a RegexQuery>,
}

impl<'a> Page<'a, '_> {
    fn hit(&mut self, at: At) -> Result<Hit, StudyError> {
        let (asking, desk) = (self.answer.asking, self.answer.asking.desk);
        let transcript = &desk.library.transcripts[at.turn.transcript as usize];
        let person = self.answer.person(at.turn).map(|person| &desk.people.persons[person as usize]);
        let (text, before, after) = self.words(at)?;
        let voice = asking.voices.number(desk, at.turn.transcript, at.turn.turn);
        let role = voice.map(|n| asking.voices.in_transcript(at.turn.transcript)[n].role);
        let mut touched: Vec<usize> =
            self.touching.over(Place { transcript: at.turn.transcript, span: at.span }).collect();
        let figures = &desk.gathered.figures;
        touched.sort_unstable_by_key(|&n| (figures.codings[n].code, figures.codings[n].made));
        Ok(Hit {
            transcript_id: transcript.id,
            transcript: transcript.file_name.clone(),
            interviewee: person.map(|p| p.row.label.clone()),
            person: person.map(|p| p.row.id),
            category: person.and_then(|p| p.category.clone()),
            subcategory: person.and_then(|p| p.subcategory.clone()),
            date: day(desk, at.turn.transcript).map(str::to_owned),
            turn: at.turn.turn + 1,
            span: at.span,
            text,
            before,
            after,
            codes: codes(desk, &touched),
            codings: touched.iter().map(|&n| coding_id(desk, n)).collect(),
            quotable: touched.iter().any(|&n| desk.gathered.figures.codings[n].marks.quotable),
            raw: is_raw(transcript.status),
            role: role.unwrap_or(verbatim_model::Role::Unknown),
            groups: self.groups(at),
        })
    }

    /// The words, and what stands before and after them in their turns.
    fn words(&mut self, at: At) -> Result<(String, String, String), StudyError> {
        let desk = self.answer.asking.desk;
        let transcript = at.turn.transcript as usize;
        let touched = desk.library.touched(transcript, at.span);
        let places = desk.library.places(transcript);
        let inside = |turn: usize| {
            let (place, said) = (places.get(turn)?.span, desk.library.said(transcript, turn)?);
            let part = place.intersection(at.span)?;
            let own = Span::new(part.start() - place.start(), part.end() - place.start()).ok()?;
            Some((place, said, own))
        };
        let (first, last) = (inside(touched.start), inside(touched.end.saturating_sub(1)));
        // What begins or ends outside its turn, in a label, has nothing of a turn on that side.
        let before = first.filter(|(place, ..)| place.start() <= at.span.start());
        let after = last.filter(|(place, ..)| place.end() >= at.span.end());
        let text = match first {
            Some((place, said, own)) if place.contains(at.span) => {
                CodePoints::new(said).slice(own)?.to_owned()
            }
            _ => {
                let text = desk.library.text(transcript).unwrap_or_default();
                let points = self.points.entry(at.turn.transcript).or_insert_with(|| CodePoints::new(text));
                points.slice(at.span)?.to_owned()
            }
        };
        let before = before.map_or("", |(_, said, own)| context_before(said, own, CONTEXT));
        let after = after.map_or("", |(_, said, own)| context_after(said, own, CONTEXT));
        Ok((text, before.to_owned(), after.to_owned()))
    }

    fn groups(&self, at: At) -> Vec<(String, String)> {
        let (Some(regex), Some(turn)) = (self.regex, self.answer.asking.turn_span(at.turn)) else {
            return Vec::new();
        };
        let said = self.answer.asking.desk.said(at.turn.transcript, at.turn.turn);
        let Ok(own) = Span::new(at.span.start() - turn.start(), at.span.end() - turn.start()) else {
            return Vec::new();
        };
        let points = CodePoints::new(said);
        let found = regex.groups(said, own).into_iter();
        found
            .map(|group| {
                let words = points.slice(group.span).unwrap_or_default().to_owned();
                (group.name.unwrap_or_else(|| group.number.to_string()), words)
            })
            .collect()
    }
}

/// Id of a coding of the figures.
pub(super) fn coding_id(desk: &SearchDesk, number: usize) -> CodingId {
    CodingId::from(uuid::Uuid::from_u128(desk.gathered.figures.codings[number].made.id()))
}

/// The codes of these codings in the order of the codebook, each stance by itself.
fn codes(desk: &SearchDesk, codings: &[usize]) -> Vec<HitCode> {
    let mut codes: Vec<HitCode> = Vec::new();
    for coding in codings.iter().map(|&n| &desk.gathered.figures.codings[n]) {
        let place = coding.code as usize;
        let code = desk.book.codes()[place].id;
        let stance = coding.stance.map(stance);
        if !codes.iter().any(|known| known.code == code && known.stance == stance) {
            codes.push(HitCode { code, path: desk.book.path(place).to_string(), stance });
        }
    }
    codes
}

/// A stance as the study names it.
pub(super) const fn stance(counted: verbatim_analysis::Stance) -> Stance {
    match counted {
        verbatim_analysis::Stance::Supports => Stance::Supports,
        verbatim_analysis::Stance::Qualifies => Stance::Qualifies,
        verbatim_analysis::Stance::Contradicts => Stance::Contradicts,
    }
}
