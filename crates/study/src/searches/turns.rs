//! Words: the turns that a query finds, and where in them.

mod hits;

use rayon::prelude::*;
use verbatim_search::{
    FindInTurn, Index, IndexError, Query, RegexQuery, RegexSearch, Said, TurnMatcher, TurnPlace, Watch, scan,
};
use verbatim_text::Span;

use crate::StudyError;
use crate::searches::asking::{Asking, finds_words};
use crate::searches::passages::Zone;
use crate::searches::place::{Place, Places};
use crate::searches::scope::Table;

/// Something that is looked for in turns.
pub(super) enum Wanted<'w> {
    Words(TurnMatcher),
    Regex(RegexSearch<'w>),
}

impl Wanted<'_> {
    fn inner(&self) -> &dyn FindInTurn {
        match self {
            Self::Words(words) => words,
            Self::Regex(regex) => regex,
        }
    }
}

impl FindInTurn for Wanted<'_> {
    fn matches(&self, said: Said<'_>) -> bool {
        self.inner().matches(said)
    }

    fn hits_in_turn(&self, said: Said<'_>) -> Vec<Span> {
        self.inner().hits_in_turn(said)
    }

    fn needs_answer(&self) -> bool {
        self.inner().needs_answer()
    }

    fn matches_in_answer(&self, turns: &[Said<'_>]) -> Vec<bool> {
        self.inner().matches_in_answer(turns)
    }

    fn hits_in_answer(&self, turns: &[Said<'_>]) -> Vec<Vec<Span>> {
        self.inner().hits_in_answer(turns)
    }
}

/// A query about turns, made ready.
pub(super) enum Node<'w> {
    /// Words alone. `found` are its turns, where they are known already.
    Words { wanted: Wanted<'w>, shows: bool, found: Option<Vec<TurnPlace>> },
    /// All parts, with hits where the zone says, in turns for which the filters hold. `found` are turns
    /// among which all others are.
    All { parts: Vec<(Self, bool)>, zone: Zone, filters: Option<Table>, found: Option<Vec<TurnPlace>> },
    /// One part or more.
    Any(Vec<Self>),
    /// The part does not hold.
    Not(Box<Self>),
    /// Passages of codings, as far as they lie in a turn.
    Passages(Places),
}

impl<'w> Node<'w> {
    /// A regular expression, to show where it has its hits.
    pub const fn of_regex(regex: &'w RegexQuery, watch: &'w Watch<'w>) -> Self {
        Self::Words { wanted: Wanted::Regex(regex.watched(watch)), shows: true, found: None }
    }
}

/// The turns that a query finds.
pub(super) struct FoundTurns<'w> {
    pub node: Node<'w>,
    /// In order.
    pub turns: Vec<FoundTurn>,
}

/// A turn that was found.
pub(super) struct FoundTurn {
    pub place: TurnPlace,
    /// Where, in code points of the transcript, if that had to be looked up to know.
    pub hits: Option<Vec<Span>>,
}

impl<'d> Asking<'d> {
    /// The turns that a query finds.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], or what the study file says.
    pub fn turns(&self, query: &Query) -> Result<FoundTurns<'d>, StudyError> {
        self.verified(self.node(query)?)
    }

    /// The turns in which a regular expression finds something.
    ///
    /// # Errors
    /// As [`Asking::turns`].
    pub fn regex_turns<'w>(
        &self,
        regex: &'w RegexQuery,
        watch: &'w Watch<'w>,
    ) -> Result<Vec<FoundTurn>, StudyError> {
        let found = self.scan(&Wanted::Regex(regex.watched(watch)), watch)?;
        Ok(found.into_iter().map(|place| FoundTurn { place, hits: None }).collect())
    }

    /// Where a query has its hits.
    ///
    /// # Errors
    /// As [`Asking::turns`].
    pub fn hit_places(&self, query: &Query) -> Result<Places, StudyError> {
        let FoundTurns { node, turns } = self.turns(query)?;
        self.desk.read_all(turns.iter().map(|turn| turn.place.transcript as usize))?;
        let places = turns.into_par_iter().flat_map_iter(|turn| {
            let hits = turn.hits.or_else(|| self.hits(&node, turn.place)).unwrap_or_default();
            let transcript = turn.place.transcript;
            hits.into_iter().map(move |span| Place { transcript, span })
        });
        Ok(places.collect::<Vec<_>>().into_iter().collect())
    }

    /// Makes a query ready.
    pub(super) fn node(&self, query: &Query) -> Result<Node<'d>, StudyError> {
        self.go_on()?;
        if query.is_text() {
            return self.words(query, true);
        }
        if !finds_words(query) && query.always_shows_something() {
            return Ok(Node::Passages(self.passages(query, &[])?));
        }
        Ok(match query {
            Query::And(_) => self.all(query)?,
            Query::Or(parts) => {
                Node::Any(parts.iter().map(|part| self.node(part)).collect::<Result<_, _>>()?)
            }
            Query::Not(part) => Node::Not(Box::new(self.node(part)?)),
            other => Node::Passages(self.passages(other, &[])?),
        })
    }

    fn words(&self, query: &Query, look_up: bool) -> Result<Node<'d>, StudyError> {
        let (wanted, shows) = (Wanted::Words(TurnMatcher::new(query)), query.always_shows_something());
        let found = if look_up && shows { Some(self.look_up(query, &wanted)?) } else { None };
        Ok(Node::Words { wanted, shows, found })
    }

    fn all(&self, query: &Query) -> Result<Node<'d>, StudyError> {
        let parts = query.parts();
        let zone = self.zone(&parts.codes)?;
        let filters = self.filters(&parts.filters)?;
        let (mut nodes, mut found) = (Vec::new(), None);
        let text: Vec<Query> = parts.text.iter().map(|part| (*part).clone()).collect();
        let together = match text.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            _ => Some(Query::And(text)),
        };
        match together {
            // One reading answers all words, and each part of them must have a hit in the zone.
            Some(together) if zone.is_everywhere() => {
                nodes.push((self.words(&together, true)?, together.always_shows_something()));
            }
            Some(together) => {
                if together.always_shows_something() {
                    let wanted = Wanted::Words(TurnMatcher::new(&together));
                    found = Some(self.look_up(&together, &wanted)?);
                }
                for part in &parts.text {
                    nodes.push((self.words(part, false)?, part.always_shows_something()));
                }
            }
            None => {}
        }
        for part in &parts.mixed {
            nodes.push((self.node(part)?, part.always_shows_something()));
        }
        Ok(Node::All { parts: nodes, zone, filters, found })
    }

    /// Turns that words are in: by the index where there is one, else by reading.
    fn look_up(&self, query: &Query, wanted: &Wanted<'_>) -> Result<Vec<TurnPlace>, StudyError> {
        let watch = Watch::stopped_by(self.stop());
        if let Some(index) = &self.desk.index {
            match self.ask_index(index, query, &watch) {
                Err(StudyError::Cancelled) => return Err(StudyError::Cancelled),
                Ok(found) => return Ok(found),
                // An index is never the truth: where it fails, the texts are read.
                Err(_) => {}
            }
        }
        self.scan(wanted, &watch)
    }

    fn ask_index(
        &self,
        index: &Index,
        query: &Query,
        watch: &Watch<'_>,
    ) -> Result<Vec<TurnPlace>, StudyError> {
        let found = index.search(query, self.speakers, watch).map_err(|error| match error {
            IndexError::Cancelled => StudyError::Cancelled,
            other => StudyError::Query(other.to_string()),
        })?;
        Ok(self.in_scope(found.turns()))
    }

    fn scan(&self, wanted: &Wanted<'_>, watch: &Watch<'_>) -> Result<Vec<TurnPlace>, StudyError> {
        let any = |transcript: &u32| self.searched.0[*transcript as usize].contains(&true);
        let transcripts: Vec<u32> = (0..self.voices.transcripts()).filter(any).collect();
        self.desk.read_all(transcripts.iter().map(|transcript| *transcript as usize))?;
        let found: Vec<Vec<TurnPlace>> = transcripts
            .par_iter()
            .map(|&transcript| {
                let turns = self.desk.library.turn_texts(transcript as usize);
                let found = scan(wanted, turns, self.speakers, watch).map_err(|_| StudyError::Cancelled)?;
                Ok(self.in_scope(found.turns()))
            })
            .collect::<Result<_, StudyError>>()?;
        Ok(found.concat())
    }

    fn in_scope(&self, turns: &[TurnPlace]) -> Vec<TurnPlace> {
        let searched =
            |turn: &&TurnPlace| self.voices.holds(self.desk, &self.searched, turn.transcript, turn.turn);
        turns.iter().filter(searched).copied().collect()
    }

    /// The turns of a node, looked at one by one where they are not known exactly.
    fn verified<'w>(&self, node: Node<'w>) -> Result<FoundTurns<'w>, StudyError> {
        let candidates = self.candidates(&node).unwrap_or_else(|| self.all_turns());
        if is_exact(&node) {
            let turns = candidates.into_iter().map(|place| FoundTurn { place, hits: None }).collect();
            return Ok(FoundTurns { node, turns });
        }
        self.desk.read_all(candidates.iter().map(|turn| turn.transcript as usize))?;
        let look = |place: TurnPlace| {
            self.go_on()?;
            if let Some(found) = self.known_by_place(&node, place) {
                return Ok(found.then_some(FoundTurn { place, hits: None }));
            }
            Ok(self.hits(&node, place).map(|hits| FoundTurn { place, hits: Some(hits) }))
        };
        let turns = candidates.into_par_iter().map(look).collect::<Result<Vec<_>, StudyError>>()?;
        Ok(FoundTurns { node, turns: turns.into_iter().flatten().collect() })
    }

    /// Whether a candidate is found, where its place alone tells: words that are in it lie in the zone, or
    /// do not, wherever in the turn they stand.
    fn known_by_place(&self, node: &Node<'_>, at: TurnPlace) -> Option<bool> {
        let Node::All { parts, zone, found: Some(_), .. } = node else { return None };
        if !parts.iter().all(|(part, _)| matches!(part, Node::Words { .. })) {
            return None;
        }
        zone.holds_within(Place { transcript: at.transcript, span: self.turn_span(at)? })
    }

    fn all_turns(&self) -> Vec<TurnPlace> {
        let of = |transcript: u32| {
            let turns = self.desk.library.places(transcript as usize).len();
            let turns = u32::try_from(turns).unwrap_or(u32::MAX);
            (0..turns).map(move |turn| TurnPlace { transcript, turn })
        };
        let all: Vec<TurnPlace> = (0..self.voices.transcripts()).flat_map(of).collect();
        self.in_scope(&all)
    }

    /// Turns among which those of a node are, in order; `None` where all may be.
    fn candidates(&self, node: &Node<'_>) -> Option<Vec<TurnPlace>> {
        match node {
            Node::Words { found, .. } => found.clone(),
            Node::Not(_) => None,
            Node::Any(parts) => {
                let mut all: Vec<TurnPlace> =
                    parts.iter().map(|part| self.candidates(part)).collect::<Option<Vec<_>>>()?.concat();
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
            Node::Passages(passages) => Some(self.turns_touched(passages)),
            Node::All { parts, zone, filters, found } => {
                let of_parts = parts.iter().filter_map(|(part, _)| self.candidates(part));
                let narrowest = of_parts.chain(found.clone()).reduce(common);
                let narrowest = match (narrowest, &zone.on) {
                    (None, Some(on)) => Some(self.turns_touched(on)),
                    (narrowest, _) => narrowest,
                };
                let mut turns = narrowest?;
                if let Some(filters) = filters {
                    turns.retain(|turn| self.voices.holds(self.desk, filters, turn.transcript, turn.turn));
                }
                Some(turns)
            }
        }
    }

    fn turns_touched(&self, passages: &Places) -> Vec<TurnPlace> {
        let of = |place: &Place| {
            let transcript = place.transcript;
            let turns = self.voices.touched(self.desk, &self.searched, *place);
            turns.map(move |turn| TurnPlace { transcript, turn }).collect::<Vec<_>>()
        };
        let mut turns: Vec<TurnPlace> = passages.as_slice().iter().flat_map(of).collect();
        turns.sort_unstable();
        turns.dedup();
        turns
    }
}

/// Whether the candidates of a node are its turns.
fn is_exact(node: &Node<'_>) -> bool {
    match node {
        Node::Words { found, .. } => found.is_some(),
        Node::Not(_) => false,
        Node::Any(parts) => parts.iter().all(is_exact),
        Node::Passages(_) => true,
        Node::All { parts, zone, .. } => zone.is_everywhere() && parts.iter().all(|(part, _)| is_exact(part)),
    }
}

/// Turns that are in both.
fn common(mut one: Vec<TurnPlace>, other: Vec<TurnPlace>) -> Vec<TurnPlace> {
    one.retain(|turn| other.binary_search(turn).is_ok());
    one
}
