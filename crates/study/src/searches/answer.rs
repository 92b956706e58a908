//! A search with its counts: who said it, of how many who could have.

use std::time::Duration;

use verbatim_search::{Piece, Query, QueryErrorKind, RegexError, RegexQuery, Speakers, TurnPlace, Watch};

use crate::searches::asking::{Asking, finds_words, needs_codings};
use crate::searches::counts::Tally;
use crate::searches::desk::SearchDesk;
use crate::searches::fields::meanings;
use crate::searches::options::SearchOptions;
use crate::searches::place::{Place, Places};
use crate::searches::reply::{AnswerKind, Facets, SearchReply};
use crate::searches::scope::{Table, is_left_out};
use crate::searches::sentence::Names;
use crate::searches::turns::{FoundTurns, Node};
use crate::searches::{chips, facets, hits, notes, sentence, unsearched};
use crate::{Study, StudyError};

/// How long a regular expression may take, and how many matches it may have.
const REGEX_TIME: Duration = Duration::from_secs(10);
const REGEX_MATCHES: u64 = 1_000_000;

impl Study {
    /// Searches the study.
    ///
    /// # Errors
    /// [`StudyError::QueryMistake`] with what is wrong in the query and where,
    /// [`StudyError::Missing`] for a category of the options that does not exist, or what the study
    /// file says.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<SearchReply, StudyError> {
        self.search_desk(query, options)?.answer(query, options, &|| false)
    }
}

/// What was found, before it is counted.
pub(super) enum Found<'w> {
    Turns(FoundTurns<'w>),
    Passages(Places),
    /// By place.
    People(Vec<u32>),
}

/// An answer that is being made.
pub(super) struct Answer<'a, 'w> {
    pub asking: &'a Asking<'a>,
    pub found: &'a Found<'w>,
    /// The voices that are counted: searched, and not ruled out by a filter that holds for all.
    pub counted: Table,
    /// The people whom the question could reach, by place.
    pub reached: Vec<bool>,
}

impl SearchDesk {
    /// Searches. `stop` is asked again and again, and ends the search with `Cancelled`.
    ///
    /// # Errors
    /// As [`Study::search`]; [`StudyError::Cancelled`].
    pub fn answer(
        &self,
        query: &str,
        options: &SearchOptions,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<SearchReply, StudyError> {
        if options.regex {
            return self.answer_regex(query, options, stop);
        }
        let (tree, pieces) = self.parsed(query)?;
        let asking = Asking::new(self, options, Some((&tree, &pieces)), stop)?;
        let (found, kind) = find(&asking, &tree)?;
        let answer = Answer::new(&asking, &found, Some(&tree))?;
        let facets = || {
            let wide = SearchOptions { speakers: Speakers::All, ..options.clone() };
            let asking = Asking::new(self, &wide, Some((&tree, &pieces)), stop)?;
            let (found, _) = find(&asking, &tree)?;
            let speakers = facets::speakers(&Answer::new(&asking, &found, Some(&tree))?);
            Ok(speakers)
        };
        let mut reply = answer.reply(Some(&tree), None, facets)?;
        reply.kind = kind;
        reply.query = tree.to_string();
        reply.sentence = sentence::sentence(Names::shortened(self), &tree, options);
        reply.chips = chips::chips(self, query, &tree, &pieces);
        reply.notes = notes::notes(self, &tree, options.also);
        if reply.passages == 0 && kind != AnswerKind::People {
            reply.without = chips::without_each(&asking, &tree, &reply.chips)?;
        }
        reply.tree = Some(tree);
        Ok(reply)
    }

    /// Does something with what a search finds, without counting and listing it.
    ///
    /// # Errors
    /// As [`SearchDesk::answer`], and what `take` says.
    pub(super) fn with_answer<T>(
        &self,
        query: &str,
        options: &SearchOptions,
        stop: &(dyn Fn() -> bool + Sync),
        take: impl FnOnce(&Answer<'_, '_>) -> Result<T, StudyError>,
    ) -> Result<T, StudyError> {
        if options.regex {
            let regex = RegexQuery::new(query).map_err(|error| regex_mistake(query, &error))?;
            let asking = Asking::new(self, options, None, stop)?;
            let watch = Watch::stopped_by(stop).limited(REGEX_TIME, REGEX_MATCHES);
            let shown = Watch::stopped_by(stop);
            let turns = asking.regex_turns(&regex, &watch)?;
            let found = Found::Turns(FoundTurns { node: Node::of_regex(&regex, &shown), turns });
            return take(&Answer::new(&asking, &found, None)?);
        }
        let (tree, pieces) = self.parsed(query)?;
        let asking = Asking::new(self, options, Some((&tree, &pieces)), stop)?;
        let (found, _) = find(&asking, &tree)?;
        take(&Answer::new(&asking, &found, Some(&tree))?)
    }

    /// Reads a query as a search would, without searching.
    ///
    /// # Errors
    /// [`StudyError::QueryMistake`], and [`StudyError::Missing`] as [`SearchDesk::answer`].
    pub(super) fn understand(&self, query: &str, options: &SearchOptions) -> Result<(), StudyError> {
        if options.regex {
            return RegexQuery::new(query).map(drop).map_err(|error| regex_mistake(query, &error));
        }
        let (tree, pieces) = self.parsed(query)?;
        Asking::new(self, options, Some((&tree, &pieces)), &|| false).map(drop)
    }

    /// Reads a query. Of a filter that asks for nothing, what it names and is not there is told first.
    fn parsed(&self, query: &str) -> Result<(Query, Vec<Piece>), StudyError> {
        parsed(query).or_else(|error| {
            let asks_for_nothing = Query::parse(query).is_err_and(|e| e.kind == QueryErrorKind::OnlyFilter);
            // With a word beside it, it could be searched for.
            if asks_for_nothing && let Ok((tree, pieces)) = parsed(&format!("{query} x")) {
                meanings(self, &tree, &pieces)?;
            }
            Err(error)
        })
    }

    fn answer_regex(
        &self,
        query: &str,
        options: &SearchOptions,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<SearchReply, StudyError> {
        let regex = RegexQuery::new(query).map_err(|error| regex_mistake(query, &error))?;
        let watch = Watch::stopped_by(stop).limited(REGEX_TIME, REGEX_MATCHES);
        // Where each hit is was limited when it was found, and is not again when it is shown.
        let shown = Watch::stopped_by(stop);
        let find = |asking: &Asking<'_>| {
            let turns = asking.regex_turns(&regex, &watch)?;
            Ok::<_, StudyError>(Found::Turns(FoundTurns { node: Node::of_regex(&regex, &shown), turns }))
        };
        let asking = Asking::new(self, options, None, stop)?;
        let found = find(&asking)?;
        let facets = || {
            let wide = SearchOptions { speakers: Speakers::All, ..options.clone() };
            let asking = Asking::new(self, &wide, None, stop)?;
            let found = find(&asking)?;
            let speakers = facets::speakers(&Answer::new(&asking, &found, None)?);
            Ok(speakers)
        };
        let mut reply = Answer::new(&asking, &found, None)?.reply(None, Some(&regex), facets)?;
        reply.query = query.to_owned();
        reply.sentence = sentence::of_regex(query, options);
        reply.notes = notes::regex_notes(self, &regex, options.also);
        reply.stopped = watch.was_cut();
        Ok(reply)
    }
}

/// Reads a query, with what is wrong and where.
pub(super) fn parsed(query: &str) -> Result<(Query, Vec<Piece>), StudyError> {
    Query::parse_with_places(query).map_err(|error| {
        let rest: Vec<char> = query.chars().skip(error.position as usize).collect();
        let word = rest.iter().take_while(|c| !c.is_whitespace()).count().max(usize::from(!rest.is_empty()));
        let end = error.position.saturating_add(u32::try_from(word).unwrap_or(0));
        StudyError::QueryMistake { said: error.to_string(), start: error.position, end }
    })
}

fn regex_mistake(query: &str, error: &RegexError) -> StudyError {
    let length = u32::try_from(query.chars().count()).unwrap_or(u32::MAX);
    let (start, end) = match error {
        RegexError::Syntax { position, .. } => (*position, position.saturating_add(1).min(length)),
        RegexError::Empty | RegexError::TooLarge => (0, length),
    };
    StudyError::QueryMistake { said: error.to_string(), start, end }
}

/// What a whole query finds.
fn find<'d>(asking: &Asking<'d>, tree: &Query) -> Result<(Found<'d>, AnswerKind), StudyError> {
    let parts = tree.parts();
    if let [inner] = parts.without.as_slice() {
        return Ok((Found::People(people_without(asking, tree, inner)?), AnswerKind::People));
    }
    if finds_words(tree) {
        return Ok((Found::Turns(asking.turns(tree)?), AnswerKind::Text));
    }
    Ok((Found::Passages(asking.counted(&asking.passages(tree, &[])?)), AnswerKind::Codes))
}

/// People whom the question could reach and in whom nothing was found.
fn people_without(asking: &Asking<'_>, tree: &Query, inner: &Query) -> Result<Vec<u32>, StudyError> {
    let found = asking.people(&asking.find(inner)?);
    let filters = asking.filters(&tree.parts().filters)?;
    let among = |person: u32| {
        // `person:( )` beside it narrows whom it is asked of.
        filters.as_ref().is_none_or(|filters| {
            (0..).zip(&filters.0).any(|(transcript, holds)| {
                let voices = asking.voices.in_transcript(transcript).iter().zip(holds);
                voices.into_iter().any(|(voice, holds)| *holds && voice.person == Some(person))
            })
        })
    };
    let reached = reached(asking, tree)?;
    let people = (0..).zip(reached.iter().zip(found));
    let without = people.filter(|(person, (reached, found))| **reached && !found && among(*person));
    Ok(without.map(|(person, _)| person).collect())
}

/// Filters of a query that say something of people, interviews or turns by themselves, and not by
/// what else is found there.
fn plain_filters(tree: &Query) -> Vec<&Query> {
    tree.parts().filters.into_iter().filter(|filter| !has_scope(filter)).collect()
}

fn has_scope(query: &Query) -> bool {
    match query {
        Query::InInterview(_) | Query::InPerson(_) => true,
        other => other.children().into_iter().any(has_scope),
    }
}

/// What a query asks for, `without:( )` or not.
fn asked(tree: &Query) -> &Query {
    match tree.parts().without.as_slice() {
        [inner] => inner,
        _ => tree,
    }
}

/// The people whom a question could reach (rule 4.2): for words those who have a turn that is
/// searched, for codes those with a coded interview. What is only asked of an interview or a person
/// as a whole (`interview:( )`, `person:( )`) leaves out nobody.
fn reached(asking: &Asking<'_>, tree: &Query) -> Result<Vec<bool>, StudyError> {
    let filters = asking.filters(&plain_filters(tree))?;
    let asked = asked(tree);
    Ok(people_reached(asking, filters, !finds_words(asked), needs_codings(asked)))
}

/// People with a voice that is searched and for which the filters hold. Of codes also the person whose transcript it is, who counts as
/// interviewed even without a turn, where no filter would have to say whether that person is meant.
/// Where only what is coded can be found, interviews that are not coded reach nobody.
fn people_reached(
    asking: &Asking<'_>,
    filters: Option<Table>,
    of_codes: bool,
    coded_only: bool,
) -> Vec<bool> {
    let desk = asking.desk;
    let mut people = vec![false; desk.people.persons.len()];
    let whole = of_codes && filters.is_none();
    let within = filters.map_or_else(|| asking.searched.clone(), |filters| filters.and(&asking.searched));
    for (transcript, voices) in (0..).zip(&within.0) {
        let figures = &desk.gathered.figures.transcripts[transcript as usize];
        let silent = !of_codes && desk.library.places(transcript as usize).is_empty();
        if silent || (coded_only && !asking.chosen.is_coded(figures.interview)) {
            continue;
        }
        let heard = asking.voices.in_transcript(transcript).iter().zip(voices);
        let speakers = heard.filter(|(_, within)| **within).filter_map(|(voice, _)| voice.person);
        let own = figures.interviewee.filter(|_| {
            whole
                && asking.wanted.0[transcript as usize].contains(&true)
                && !is_left_out(desk, asking.options, transcript)
        });
        for person in speakers.chain(own) {
            people[person as usize] = true;
        }
    }
    people
}

impl<'a, 'w> Answer<'a, 'w> {
    /// `tree` is `None` for a regular expression.
    pub fn new(
        asking: &'a Asking<'a>,
        found: &'a Found<'w>,
        tree: Option<&Query>,
    ) -> Result<Self, StudyError> {
        let Some(tree) = tree else {
            let reached = people_reached(asking, None, false, false);
            return Ok(Self { asking, found, counted: asking.searched.clone(), reached });
        };
        let filters = asking.filters(&tree.parts().filters)?;
        let counted =
            filters.map_or_else(|| asking.searched.clone(), |filters| filters.and(&asking.searched));
        Ok(Self { asking, found, counted, reached: reached(asking, tree)? })
    }

    /// All that is counted and listed.
    fn reply(
        &self,
        tree: Option<&Query>,
        regex: Option<&RegexQuery>,
        speakers: impl FnOnce() -> Result<[usize; 2], StudyError>,
    ) -> Result<SearchReply, StudyError> {
        let (desk, options) = (self.asking.desk, self.asking.options);
        let tally = Tally::of(self);
        let listed = hits::listed(self, regex)?;
        let by_category = tally.by_category(self);
        let facets = if options.facets {
            let categories = by_category.iter().filter(|count| count.matched > 0);
            let categories = categories.filter_map(|count| Some((count.category.clone()?, count.matched)));
            Some(facets::facets(self, categories.collect(), speakers()?)?)
        } else {
            None
        };
        let of_codes = tree.is_some_and(|tree| needs_codings(asked(tree)));
        let filters = tree.map(plain_filters).unwrap_or_default();
        let put_to = self.put_to(&filters)?;
        let people = tally.people(self);
        let beyond = tally.found_people().filter(|(person, _)| !self.reached[*person as usize]).count();
        Ok(SearchReply {
            total: desk.people.persons.len(),
            interviewed: desk.gathered.interviewed,
            withdrawn: desk.gathered.withdrawn as usize,
            searched: self.reached.iter().filter(|reached| **reached).count(),
            matched: people.len() - beyond,
            beyond,
            not_coded: if of_codes { self.not_coded(&filters)? } else { 0 },
            passages: tally.passages,
            hits_total: facets.as_ref().map(|(_, hits): &(Facets, usize)| *hits),
            by_category,
            people,
            hits: listed.hits,
            cut: listed.cut,
            facets: facets.map(|(facets, _)| facets),
            unsearched: unsearched::unsearched(self, &filters, &put_to, of_codes),
            ..SearchReply::default()
        })
    }

    /// The voices that the question was put to, whether or not they could be searched.
    fn put_to(&self, filters: &[&Query]) -> Result<Table, StudyError> {
        let all = || self.asking.voices.table(|_, _| true);
        Ok(self.asking.filters(filters)?.unwrap_or_else(all).and(&self.asking.wanted))
    }

    /// Whether the query or an option leaves out some of the people.
    pub fn is_narrowed(&self) -> bool {
        self.counted != self.asking.searched || !self.asking.options.categories.is_empty()
    }

    /// People and passages alone.
    pub fn counts(&self) -> (usize, usize) {
        let tally = Tally::of(self);
        (tally.found_people().count(), tally.passages)
    }

    /// People who have an interview, but none that is coded.
    fn not_coded(&self, filters: &[&Query]) -> Result<usize, StudyError> {
        let filters = self.asking.filters(filters)?;
        let interviewed = people_reached(self.asking, filters.clone(), true, false);
        let coded = people_reached(self.asking, filters, true, true);
        Ok(interviewed.iter().zip(coded).filter(|(interviewed, coded)| **interviewed && !coded).count())
    }

    /// The people in whose turns a passage lies, each once.
    pub fn people_at(&self, place: Place) -> Vec<Option<u32>> {
        self.asking.voices.people_at(self.asking.desk, &self.counted, place)
    }

    /// The person who speaks in a turn.
    pub fn person(&self, turn: TurnPlace) -> Option<u32> {
        self.asking.voices.person(self.asking.desk, turn.transcript, turn.turn)
    }
}

/// What a query finds, counted without the rest.
pub(super) fn count(asking: &Asking<'_>, tree: &Query) -> Result<(usize, usize), StudyError> {
    let (found, _) = find(asking, tree)?;
    Ok(Answer::new(asking, &found, Some(tree))?.counts())
}
