//! Playing a colleague of those who were interviewed: whom do excerpts point to, read together with the chart of
//! interviewees and everything that was published before?
//!
//! Each excerpt gives clues, and each clue fits some of the people. Excerpts that a reader can tell to be of one
//! person are read together. Where fewer than k people fit all their clues somebody is as good as named; the
//! shortest chain of clues that does it is told, and the fewest clues that would have to go. It knows only
//! what the study knows of people and what is written out; whoever knows more may see more.

use std::collections::BTreeSet;

use crate::small_cells::Persons;

/// An excerpt as a reader sees it.
#[derive(Clone, Debug, Default)]
pub struct ShownExcerpt {
    /// Who said it.
    pub person: u32,
    /// What it tells of who said it. A clue that does not fit the person misleads, and tells nothing of the
    /// person.
    pub clues: Vec<Clue>,
    /// Places of other excerpts that a reader can tell to be of the same person.
    pub linked: Vec<usize>,
}

/// Something that an excerpt tells of its speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clue {
    /// The people whom it fits.
    pub fits: Persons,
    /// Number of the change by which it would be gone; one change may take several clues away. Those with lower
    /// numbers are rather made.
    pub change: usize,
}

/// Somebody who fits where fewer than k people do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmasked {
    /// Who.
    pub person: u32,
    /// Everybody who fits.
    pub fits: Persons,
    /// The excerpts that are read together.
    pub excerpts: Vec<usize>,
    /// The shortest chain that leads there: place of an excerpt and of one of its clues.
    pub chain: Vec<(usize, usize)>,
    /// The fewest changes after which at least k people fit; empty where nothing helps but to leave it out.
    pub changes: Vec<usize>,
}

/// How many clues are tried in each combination; from more the ones that fit fewest are taken.
const TRIED: usize = 16;

/// Everybody who can be recognised, each group of excerpts once.
#[must_use]
pub fn unmask(k: u32, shown: &[ShownExcerpt]) -> Vec<Unmasked> {
    let together = groups(shown);
    together.into_iter().filter_map(|excerpts| recognised(k, shown, excerpts)).collect()
}

/// Excerpts that a reader can tell to be of one person, in order.
fn groups(shown: &[ShownExcerpt]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..shown.len()).collect();
    let root = |group: &[usize], mut place: usize| {
        while group[place] != place {
            place = group[place];
        }
        place
    };
    for (place, excerpt) in shown.iter().enumerate() {
        for &other in excerpt.linked.iter().filter(|other| **other < shown.len()) {
            let (one, other) = (root(&group, place), root(&group, other));
            group[one.max(other)] = one.min(other);
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); shown.len()];
    for place in 0..shown.len() {
        groups[root(&group, place)].push(place);
    }
    groups.retain(|excerpts| !excerpts.is_empty());
    groups
}

/// A clue and where it stands.
struct Standing<'s> {
    at: (usize, usize),
    clue: &'s Clue,
}

fn recognised(k: u32, shown: &[ShownExcerpt], excerpts: Vec<usize>) -> Option<Unmasked> {
    let person = shown[*excerpts.first()?].person;
    let mut clues: Vec<Standing<'_>> = Vec::new();
    for &place in &excerpts {
        for (number, clue) in shown[place].clues.iter().enumerate() {
            if clue.fits.contains(person) {
                clues.push(Standing { at: (place, number), clue });
            }
        }
    }
    let all = fitting(&clues, |_| true)?;
    if all.len() >= k {
        return None;
    }
    let changes = changes(k, &clues);
    clues.sort_by_key(|standing| standing.clue.fits.len());
    clues.dedup_by(|one, other| one.clue.fits == other.clue.fits);
    clues.truncate(TRIED);
    let chain = shortest(&clues, k);
    let chain = chain.iter().filter_map(|place| clues.get(*place)).map(|standing| standing.at).collect();
    Some(Unmasked { person, fits: all, excerpts, chain, changes })
}

/// Whom all of these clues fit; nobody is known by none.
fn fitting(clues: &[Standing<'_>], takes: impl Fn(usize) -> bool) -> Option<Persons> {
    let taken =
        clues.iter().enumerate().filter(|(place, _)| takes(*place)).map(|(_, standing)| &standing.clue.fits);
    taken.fold(None, |all: Option<Persons>, fits| Some(all.map_or_else(|| fits.clone(), |all| all.and(fits))))
}

/// The fewest clues that fewer than k people fit together.
fn shortest(clues: &[Standing<'_>], k: u32) -> Vec<usize> {
    for length in 1..=clues.len() {
        let mut best: Option<(u32, Vec<usize>)> = None;
        for set in subsets(clues.len(), length) {
            let few = fitting(clues, |place| set.contains(&place)).map_or(u32::MAX, |fits| fits.len());
            if few < k && best.as_ref().is_none_or(|(fewest, _)| few < *fewest) {
                best = Some((few, set));
            }
        }
        if let Some((_, set)) = best {
            return set;
        }
    }
    (0..clues.len()).collect()
}

/// Subsets of the numbers below `of` with `length` members, in order.
fn subsets(of: usize, length: usize) -> impl Iterator<Item = Vec<usize>> {
    let all = 0u32..1u32.checked_shl(u32::try_from(of).unwrap_or(31)).unwrap_or(u32::MAX);
    all.filter(move |bits| bits.count_ones() as usize == length)
        .map(move |bits| (0..of).filter(|place| bits & (1 << place) != 0).collect())
}

/// The fewest changes after which at least k people fit what is left.
fn changes(k: u32, clues: &[Standing<'_>]) -> Vec<usize> {
    let known: BTreeSet<usize> = clues.iter().map(|standing| standing.clue.change).collect();
    let known: Vec<usize> = known.into_iter().take(TRIED).collect();
    for length in 1..=known.len() {
        for set in subsets(known.len(), length) {
            let stays = |place: usize| !set.iter().any(|one| known[*one] == clues[place].clue.change);
            if fitting(clues, stays).is_none_or(|fits| fits.len() >= k) {
                return set.into_iter().map(|place| known[place]).collect();
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(of: &[u32]) -> Persons {
        of.iter().copied().collect()
    }

    /// Each clue with a change of its own.
    fn excerpt(person: u32, clues: &[&[u32]], linked: &[usize]) -> ShownExcerpt {
        let clues = (0..).zip(clues).map(|(change, of)| Clue { fits: people(of), change });
        ShownExcerpt { person, clues: clues.collect(), linked: linked.to_vec() }
    }

    #[test]
    fn a_label_alone_names_nobody_and_with_a_word_of_the_speakers_own_it_does() {
        let label: &[u32] = &[0, 1, 2, 3];
        assert_eq!(unmask(3, &[excerpt(1, &[label], &[])]), []);
        let found = unmask(3, &[excerpt(1, &[label, &[1, 7, 8], &[0, 1, 2, 3, 4]], &[])]);
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0].fits, &found[0].chain), (&people(&[1]), &vec![(0, 1), (0, 0)]));
        assert_eq!(found[0].changes, [1]);
    }

    #[test]
    fn excerpts_of_one_person_are_read_together_only_if_a_reader_can_tell() {
        let (first, second): (&[u32], &[u32]) = (&[0, 1, 2, 3, 4], &[4, 5, 6, 7]);
        let apart = [excerpt(4, &[first], &[]), excerpt(4, &[second], &[])];
        assert_eq!(unmask(3, &apart), []);
        let linked = [excerpt(4, &[first], &[]), excerpt(4, &[second], &[0])];
        let found = unmask(3, &linked);
        assert_eq!((&found[0].excerpts, &found[0].fits), (&vec![0, 1], &people(&[4])));
        assert_eq!(found[0].changes.len(), 1);
    }

    #[test]
    fn a_clue_that_does_not_fit_the_person_tells_nothing_of_the_person() {
        assert_eq!(unmask(3, &[excerpt(1, &[&[0, 1, 2], &[5, 6]], &[])]), []);
    }

    #[test]
    fn two_clues_that_each_suffice_must_both_go() {
        let all: &[u32] = &[0, 1, 2, 3, 4];
        let found = unmask(3, &[excerpt(2, &[all, &[2, 9], &[1, 2]], &[])]);
        assert_eq!(found[0].chain.len(), 1, "one of them is enough");
        assert_eq!(found[0].changes, [1, 2]);
        let mut one = excerpt(2, &[all, &[2, 9], &[1, 2]], &[]);
        one.clues[2].change = 1;
        assert_eq!(unmask(3, &[one])[0].changes, [1], "one change takes both away");
    }
}
