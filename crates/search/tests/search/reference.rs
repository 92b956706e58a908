//! A slow, plain evaluator: the words of a turn in a list, every leaf tried at every place, every
//! pair of places tried for nearness.

use crate::corpus::Turn;
use crate::cutting::{Word, cut, fold};
use frostem::{Algorithm, Stemmer};
use verbatim_search::{Language, Matches, Query, Speakers, TurnPlace, Within, Words};
use verbatim_text::Span;

/// From a first word to a last word, by their places in the list.
type Range = (usize, usize);

/// A turn cut into words, each with its stems, so that slow work is done once.
#[derive(Debug)]
pub struct Read<'t> {
    pub turn: &'t Turn,
    words: Vec<(Word, Vec<String>)>,
}

/// Reads all turns.
pub fn read(turns: &[Turn]) -> Vec<Read<'_>> {
    let read = |turn: &'_ Turn| {
        cut(&turn.text, false)
            .into_iter()
            .map(|word| {
                let stems = stems(&word.folded, turn.language);
                (word, stems)
            })
            .collect()
    };
    turns.iter().map(|turn| Read { turn, words: read(turn) }).collect()
}

/// All turns of these speakers that match.
pub fn expected(query: &Query, turns: &[Read<'_>], speakers: Speakers) -> Matches {
    let searched: Vec<&Read<'_>> = turns.iter().filter(|read| speakers.include(read.turn.speakers)).collect();
    let matching = searched.iter().filter(|read| holds(query, read, &answer_of(read, &searched)));
    matching.map(|read| TurnPlace { transcript: read.turn.transcript, turn: read.turn.turn }).collect()
}

/// The searched turns of the answer that a turn belongs to: for a respondent all turns before and
/// after it up to an interviewer's, for an interviewer the turn itself.
pub fn answer_of<'r, 't>(read: &Read<'_>, searched: &[&'r Read<'t>]) -> Vec<&'r Read<'t>> {
    let key = |read: &Read<'_>| (read.turn.transcript, read.turn.answer);
    searched.iter().filter(|other| key(other) == key(read)).copied().collect()
}

/// Whether a turn of an answer matches.
fn holds(query: &Query, read: &Read<'_>, answer: &[&Read<'_>]) -> bool {
    match query {
        Query::And(parts) => parts.iter().filter(|part| !holds(part, read, answer)).count() == 0,
        Query::Or(parts) => parts.iter().filter(|part| holds(part, read, answer)).count() > 0,
        Query::Not(part) => !holds(part, read, answer),
        Query::Near { left, right, within: Within::Turn } => {
            holds(left, read, answer) && holds(right, read, answer)
        }
        Query::Near { left, right, within: Within::Answer } => {
            let left_somewhere = answer.iter().any(|other| holds(left, other, answer));
            let right_somewhere = answer.iter().any(|other| holds(right, other, answer));
            let here = holds(left, read, answer) || holds(right, read, answer);
            left_somewhere && right_somewhere && here
        }
        words => !ranges(words, read).is_empty(),
    }
}

/// What a turn of an answer shows.
pub fn hits(query: &Query, read: &Read<'_>, answer: &[&Read<'_>]) -> Vec<Span> {
    let span = |(first, last): Range| {
        Span::new(read.words[first].0.start as u32, read.words[last].0.end as u32).unwrap()
    };
    let all: Vec<Span> = shown(query, read, answer).into_iter().map(span).collect();
    let inside = |a: Span, b: Span| a != b && b.start() <= a.start() && a.end() <= b.end();
    let mut hits: Vec<Span> =
        all.iter().copied().filter(|&hit| !all.iter().any(|&other| inside(hit, other))).collect();
    hits.sort();
    hits.dedup();
    hits
}

fn shown(query: &Query, read: &Read<'_>, answer: &[&Read<'_>]) -> Vec<Range> {
    if !holds(query, read, answer) {
        return Vec::new();
    }
    match query {
        Query::And(parts) | Query::Or(parts) => {
            parts.iter().flat_map(|part| shown(part, read, answer)).collect()
        }
        Query::Near { left, right, within: Within::Turn | Within::Answer } => {
            [left, right].into_iter().flat_map(|part| shown(part, read, answer)).collect()
        }
        Query::Not(_) => Vec::new(),
        Query::Words(leaf) if leaf.within().is_none() => {
            let mut free = Vec::<Range>::new();
            for range in ranges(query, read) {
                if free.last().is_none_or(|last| last.1 < range.0) {
                    free.push(range);
                }
            }
            free
        }
        near => ranges(near, read),
    }
}

/// Every place of words side by side; of nearness every place that holds no smaller one.
fn ranges(query: &Query, read: &Read<'_>) -> Vec<Range> {
    match query {
        Query::Words(leaf) => match leaf.within() {
            None => side_by_side(leaf, read),
            Some(within) => together(leaf, within as usize, read),
        },
        Query::Or(parts) => {
            let mut all: Vec<Range> = parts.iter().flat_map(|part| ranges(part, read)).collect();
            all.sort_unstable();
            all.dedup();
            all
        }
        Query::Near { left, right, within: Within::Words(within) } => {
            let mut pairs = Vec::new();
            for &l in &ranges(left, read) {
                for &r in &ranges(right, read) {
                    let apart = if l.1 < r.0 {
                        r.0 - l.1
                    } else if r.1 < l.0 {
                        l.0 - r.1
                    } else {
                        continue;
                    };
                    if apart <= *within as usize {
                        pairs.push((l.0.min(r.0), l.1.max(r.1)));
                    }
                }
            }
            smallest(pairs)
        }
        other => panic!("{other} has no places"),
    }
}

fn smallest(mut all: Vec<Range>) -> Vec<Range> {
    all.sort_unstable();
    all.dedup();
    let holds = |a: Range, b: Range| a != b && a.0 <= b.0 && b.1 <= a.1;
    all.iter().copied().filter(|&range| !all.iter().any(|&other| holds(range, other))).collect()
}

/// A wanted word with its stems.
type Wanted = (Word, Vec<String>);

fn wanted(leaf: &Words, language: Language) -> Vec<Wanted> {
    let cut = cut(leaf.text(), true).into_iter();
    cut.map(|word| (word.clone(), stems(&word.folded, language))).collect()
}

fn side_by_side(leaf: &Words, read: &Read<'_>) -> Vec<Range> {
    let wanted = wanted(leaf, read.turn.language);
    let mut found = Vec::new();
    for start in 0..read.words.len() {
        let Some(window) = read.words.get(start..start + wanted.len()) else { continue };
        let fits = wanted.iter().zip(window).all(|(one, word)| {
            one.0.position - wanted[0].0.position == word.0.position - window[0].0.position
                && meets(one, leaf.spelling(), word)
        });
        if fits {
            found.push((start, start + wanted.len() - 1));
        }
    }
    found
}

fn together(leaf: &Words, within: usize, read: &Read<'_>) -> Vec<Range> {
    let wanted = wanted(leaf, read.turn.language);
    let mut found = Vec::new();
    for first in 0..read.words.len() {
        for last in first..read.words.len().min(first + within + 1) {
            if each_has_its_own(&wanted, &read.words[first..=last].iter().collect::<Vec<_>>()) {
                found.push((first, last));
            }
        }
    }
    smallest(found)
}

/// Whether the wanted words can be given different words, by trying every way.
fn each_has_its_own(wanted: &[Wanted], words: &[&(Word, Vec<String>)]) -> bool {
    let Some((first, rest)) = wanted.split_first() else { return true };
    words.iter().enumerate().filter(|(_, word)| meets(first, None, word)).any(|(place, _)| {
        let mut others = words.to_vec();
        others.remove(place);
        each_has_its_own(rest, &others)
    })
}

fn meets(wanted: &Wanted, wrong: Option<u8>, word: &(Word, Vec<String>)) -> bool {
    let (form, said) = (&wanted.0.folded, &word.0.folded);
    if let Some(wrong) = wrong {
        return distance(form, said) <= usize::from(wrong);
    }
    if form.contains('*') {
        return like(&form.chars().collect::<Vec<_>>(), &said.chars().collect::<Vec<_>>());
    }
    word.1.iter().any(|stem| wanted.1.contains(stem))
}

fn like(pattern: &[char], letters: &[char]) -> bool {
    match pattern.split_first() {
        None => letters.is_empty(),
        Some(('*', rest)) => (0..=letters.len()).any(|skipped| like(rest, &letters[skipped..])),
        Some((letter, rest)) => letters.first() == Some(letter) && like(rest, &letters[1..]),
    }
}

/// Levenshtein distance, the table of the textbooks.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 {
                j
            } else if j == 0 {
                i
            } else {
                let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
            };
        }
    }
    table[a.len()][b.len()]
}

/// Spanish endings that folding has taken the accent from.
const SPANISH: &str = "ía ías ían íamos íais aré eré iré irá irás irán áis éis ábamos áramos ásemos iéramos \
                       iésemos logía logías";

fn stems(folded: &str, language: Language) -> Vec<String> {
    let by = |algorithm, word: &str| Stemmer::new(algorithm).stem(word).into_owned();
    match language {
        Language::English => vec![by(Algorithm::English, folded)],
        Language::Spanish => {
            let accented = SPANISH.split_whitespace().filter(|ending| folded.ends_with(&fold(ending)));
            let accented = accented.max_by_key(|ending| ending.chars().count()).map(|ending| {
                let kept: usize = folded.chars().count() - ending.chars().count();
                format!("{}{ending}", folded.chars().take(kept).collect::<String>())
            });
            [Some(folded.to_owned()), accented]
                .into_iter()
                .flatten()
                .map(|w| by(Algorithm::Spanish, &w))
                .collect()
        }
        _ => vec![folded.to_owned()],
    }
}
