//! Names that differ by a letter.

use std::collections::{HashMap, HashSet};

use strsim::osa_distance;

use super::words::Word;

/// The shortest form that may be misspelt: among shorter ones every other word is a neighbour.
const SHORTEST: usize = 5;

/// Forms by what is left of them without one letter, so that a neighbour is looked up and not
/// compared with every form.
#[derive(Clone, Debug, Default)]
pub(super) struct Neighbours {
    forms: Vec<String>,
    without_one: HashMap<String, Vec<usize>>,
    longest: usize,
    /// Words of forms of several words. One letter changes one word only, so a run of words is near
    /// such a form only where another of its words is here.
    words: HashSet<String>,
}

impl Neighbours {
    pub(super) fn new(forms: &[String]) -> Self {
        let mut this = Self { forms: forms.to_vec(), ..Self::default() };
        this.longest = forms.iter().map(|form| form.split(' ').count()).max().unwrap_or(0);
        for (n, form) in forms.iter().enumerate().filter(|(_, form)| form.chars().count() >= SHORTEST) {
            if form.contains(' ') {
                this.words.extend(form.split(' ').map(str::to_owned));
            }
            for key in without_one(form) {
                this.without_one.entry(key).or_default().push(n);
            }
        }
        this
    }

    /// Words of the longest form.
    pub(super) const fn longest(&self) -> usize {
        self.longest
    }

    /// Whether a run of words can be near a form: one word always, more where they share one with it.
    pub(super) fn can_be(&self, run: &[Word]) -> bool {
        run.len() < 2 || run.iter().any(|word| self.words.contains(&word.base))
    }

    /// A form that differs from `said` by one letter, or by two that changed places. `mended` words are
    /// not what stands in the text, so they may be the form itself.
    pub(super) fn of(&self, said: &str, mended: bool) -> Option<usize> {
        let itself = mended.then(|| self.forms.iter().position(|form| form == said)).flatten();
        itself.or_else(|| self.beside(said))
    }

    fn beside(&self, said: &str) -> Option<usize> {
        if said.chars().count() + 1 < SHORTEST {
            return None;
        }
        let candidates = without_one(said).filter_map(|key| self.without_one.get(&key)).flatten();
        candidates.copied().find(|n| self.forms.get(*n).is_some_and(|form| osa_distance(form, said) == 1))
    }
}

/// The form itself and all that is left when one letter goes.
fn without_one(form: &str) -> impl Iterator<Item = String> + '_ {
    let cut = form.char_indices().map(|(at, c)| {
        let (before, after) =
            (form.get(..at).unwrap_or_default(), form.get(at + c.len_utf8()..).unwrap_or_default());
        format!("{before}{after}")
    });
    std::iter::once(form.to_owned()).chain(cut)
}

/// Whether two folded names are likely one, misspelt: one letter apart from five letters on, two
/// from eight on.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (a_length, b_length) = (a.chars().count(), b.chars().count());
    let shorter = a_length.min(b_length);
    let allowed = match shorter {
        0..=4 => return false,
        5..=7 => 1,
        _ => 2,
    };
    a_length.abs_diff(b_length) <= allowed
        && a.chars().next() == b.chars().next()
        && osa_distance(a, b) <= allowed
}
