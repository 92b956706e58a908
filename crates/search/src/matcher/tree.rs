//! The text of a query made ready: wanted words by number, and the tree over those numbers. Index
//! and matcher answer the same tree.

use crate::find::Said;
use crate::query::{Query, Within, WordTerm, Words};
use crate::words::{Pattern, Spelling, Stemming, Stems, may_share_stem};

/// A query over turns, ready to be answered.
#[derive(Clone, Debug)]
pub(crate) struct TextTree {
    pub(crate) root: Node,
    pub(crate) wanted: Vec<Wanted>,
}

/// What must hold for a turn.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// Somewhere in the turn.
    Stretch(Stretch),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    /// Both in one answer, each in any of its turns.
    SameAnswer(Box<[Self; 2]>),
    /// What is no text.
    Never,
}

/// What has places in a turn, each from a first to a last word. Words are numbers in
/// [`TextTree::wanted`].
#[derive(Clone, Debug)]
pub(crate) enum Stretch {
    SideBySide(Vec<usize>),
    /// All of these, each by a word of its own, the first and the last at most so many words apart.
    Together(Vec<usize>, u32),
    Any(Vec<Self>),
    /// Both, at most so many words apart, in any order.
    Near(Box<[Self; 2]>, u32),
}

/// A wanted word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Word(Box<WantedWord>),
    Pattern(Pattern),
    Spelling(Spelling),
}

/// A word that is looked for by its stem, which depends on the language of the turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WantedWord {
    pub(crate) form: String,
    english: Stems<'static>,
    spanish: Stems<'static>,
}

impl TextTree {
    pub(crate) fn new(query: &Query) -> Self {
        let mut wanted = Vec::new();
        let root = node(query, &mut wanted);
        Self { root, wanted }
    }

    pub(crate) fn needs_answer(&self) -> bool {
        self.root.needs_answer()
    }
}

impl Node {
    fn needs_answer(&self) -> bool {
        match self {
            Self::Stretch(_) | Self::Never => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::needs_answer),
            Self::Not(part) => part.needs_answer(),
            Self::SameAnswer(_) => true,
        }
    }
}

impl Stretch {
    /// The wanted words that it has.
    pub(crate) fn wanted(&self) -> Vec<usize> {
        match self {
            Self::SideBySide(wanted) | Self::Together(wanted, _) => wanted.clone(),
            Self::Any(parts) => parts.iter().flat_map(Self::wanted).collect(),
            Self::Near(sides, _) => sides.iter().flat_map(Self::wanted).collect(),
        }
    }
}

fn node(query: &Query, wanted: &mut Vec<Wanted>) -> Node {
    match query {
        Query::Words(words) => Node::Stretch(leaf(words, wanted)),
        Query::And(parts) => Node::All(parts.iter().map(|part| node(part, wanted)).collect()),
        Query::Or(parts) => Node::Any(parts.iter().map(|part| node(part, wanted)).collect()),
        Query::Not(part) => Node::Not(Box::new(node(part, wanted))),
        Query::Near { left, right, within: Within::Turn } => {
            Node::All(vec![node(left, wanted), node(right, wanted)])
        }
        Query::Near { left, right, within: Within::Answer } => {
            Node::SameAnswer(Box::new([node(left, wanted), node(right, wanted)]))
        }
        Query::Near { within: Within::Words(_), .. } => {
            stretch(query, wanted).map_or(Node::Never, Node::Stretch)
        }
        Query::Near { within: Within::Turns(_), .. }
        | Query::Relation { .. }
        | Query::Field(_)
        | Query::InInterview(_)
        | Query::InPerson(_)
        | Query::Without(_) => Node::Never,
    }
}

/// `None` for what has no places in a turn; the parser lets none of it stand beside `NEAR/n`.
fn stretch(query: &Query, wanted: &mut Vec<Wanted>) -> Option<Stretch> {
    match query {
        Query::Words(words) => Some(leaf(words, wanted)),
        Query::Or(parts) => {
            let parts: Option<_> = parts.iter().map(|part| stretch(part, wanted)).collect();
            parts.map(Stretch::Any)
        }
        Query::Near { left, right, within: Within::Words(within) } => {
            Some(Stretch::Near(Box::new([stretch(left, wanted)?, stretch(right, wanted)?]), *within))
        }
        _ => None,
    }
}

fn leaf(words: &Words, wanted: &mut Vec<Wanted>) -> Stretch {
    let numbers = words.terms().into_iter().map(|term| number_of(Wanted::new(term), wanted)).collect();
    match words.within() {
        Some(within) => Stretch::Together(numbers, within),
        None => Stretch::SideBySide(numbers),
    }
}

fn number_of(word: Wanted, wanted: &mut Vec<Wanted>) -> usize {
    wanted.iter().position(|known| *known == word).unwrap_or_else(|| {
        wanted.push(word);
        wanted.len() - 1
    })
}

impl Wanted {
    fn new(term: WordTerm) -> Self {
        match term {
            WordTerm::Word(form) => Self::Word(Box::new(WantedWord {
                english: Stemming::English.stems(&form).into_owned(),
                spanish: Stemming::Spanish.stems(&form).into_owned(),
                form,
            })),
            WordTerm::Pattern(pattern) => Self::Pattern(pattern),
            WordTerm::Spelling(form, wrong) => Self::Spelling(Spelling::new(form, wrong)),
        }
    }

    /// Whether a folded word of a turn is meant.
    pub(crate) fn is_met_by(&self, folded: &str, stemming: Stemming) -> bool {
        match self {
            Self::Word(word) => word.is_met_by(folded, stemming),
            Self::Pattern(pattern) => pattern.is_met_by(folded),
            Self::Spelling(spelling) => spelling.is_met_by(folded),
        }
    }
}

impl WantedWord {
    fn is_met_by(&self, folded: &str, stemming: Stemming) -> bool {
        let stems = match stemming {
            Stemming::English => &self.english,
            Stemming::Spanish => &self.spanish,
            Stemming::None => return self.form == folded,
        };
        may_share_stem(folded, stems) && stems.meet(&stemming.stems(folded))
    }
}

/// How the words of a turn are stemmed.
pub(crate) const fn stemming(said: Said<'_>) -> Stemming {
    Stemming::of(said.language)
}
