//! Words that are spelt nearly as wanted.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A folded word and how many letters may be added, left out or changed in it.
#[derive(Clone)]
pub(crate) struct Spelling {
    form: String,
    wrong: u8,
    automaton: Arc<DFA>,
}

impl Spelling {
    /// Takes up a folded word; `wrong` is 1 or 2.
    pub(crate) fn new(form: String, wrong: u8) -> Self {
        // Its tables cost some milliseconds and are the same for every word.
        static TABLES: [OnceLock<LevenshteinAutomatonBuilder>; 2] = [const { OnceLock::new() }; 2];
        let [one, two] = &TABLES;
        let tables = if wrong <= 1 { one } else { two };
        let builder = tables.get_or_init(|| LevenshteinAutomatonBuilder::new(wrong, false));
        let automaton = Arc::new(builder.build_dfa(&form));
        Self { form, wrong, automaton }
    }

    /// Whether a folded word is spelt nearly so.
    pub(crate) fn is_met_by(&self, folded: &str) -> bool {
        // A letter is four bytes at most, so that most words need not be read.
        folded.len().abs_diff(self.form.len()) <= 4 * usize::from(self.wrong)
            && matches!(self.automaton.eval(folded), Distance::Exact(_))
    }
}

impl PartialEq for Spelling {
    fn eq(&self, other: &Self) -> bool {
        (&self.form, self.wrong) == (&other.form, other.wrong)
    }
}

impl Eq for Spelling {}

impl fmt::Debug for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spelling({}~{})", self.form, self.wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn letters_may_be_added_left_out_or_changed() {
        let near = |wrong, word: &str| Spelling::new("police".to_owned(), wrong).is_met_by(word);
        assert!(near(1, "police") && near(1, "polices") && near(1, "polce") && near(1, "polise"));
        assert!(!near(1, "pollcie") && near(2, "pollcie") && near(2, "plicee") && !near(2, "plcies"));
        // Two letters that change places are two wrong ones.
        assert!(!near(1, "poilce") && near(2, "poilce"));
        assert!(Spelling::new("然后".to_owned(), 1).is_met_by("然"));
    }
}
