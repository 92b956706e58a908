//! Queries of the tests: a tree, and how somebody would type it.

use std::collections::BTreeSet;

use verbatim_model::{Basis, Prompting, Stance};

/// Paths of the codes.
pub const CODES: [&str; 4] = ["Raids", "Raids > Notice", "Housing", "Housing > Rent"];
/// Names of the coders.
pub const CODERS: [&str; 2] = ["Ines", "Theo"];

/// A query as the tests write and evaluate it.
#[derive(Clone, Debug)]
pub enum Q {
    Word(&'static str),
    Code(usize),
    Stance(Option<Stance>),
    Basis(Option<Basis>),
    Prompted(Option<Prompting>),
    Quotable(bool),
    Coder(usize),
    /// `yes`, `no`, or a word of it.
    Memo(&'static str),
    Coded,
    Uncoded,
    Category(&'static str),
    Person(&'static str),
    Group(&'static str),
    Years(u32, u32),
    /// A role or a label.
    Speaker(&'static str),
    /// `none`, or a day, month or year, or a range of them, with those days of interviews that are meant.
    Date(&'static str, &'static [&'static str]),
    Language(&'static str),
    And(Vec<Q>),
    Or(Vec<Q>),
    Not(Box<Q>),
    Relation(&'static str, Box<Q>, Box<Q>),
    NearTurns(u32, Box<Q>, Box<Q>),
    NearWords(u32, Box<Q>, Box<Q>),
    InInterview(Box<Q>),
    InPerson(Box<Q>),
    Without(Box<Q>),
}

/// How the parts of a query are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brackets {
    /// Parentheses round every part.
    Everywhere,
    /// Parentheses only where the order in which operators bind would mean something else; every other
    /// `AND` and every `NOT` as people type it.
    WhereNeeded,
}

/// How tightly something binds, the loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Or,
    And,
    Not,
    Relation,
    Single,
}

impl Q {
    /// The query as it is typed.
    pub fn typed(&self, brackets: Brackets) -> String {
        match self {
            Self::And(parts) => {
                let mut all = String::new();
                for (n, part) in parts.iter().enumerate() {
                    let spoken = brackets == Brackets::Everywhere || n % 2 == 0;
                    all += if n == 0 {
                        ""
                    } else if spoken {
                        " AND "
                    } else {
                        " "
                    };
                    all += &part.part(Binds::Not, brackets);
                }
                all
            }
            Self::Or(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.part(Binds::And, brackets)).collect();
                parts.join(" OR ")
            }
            Self::Not(part) => {
                let short = brackets == Brackets::WhereNeeded && !matches!(**part, Self::Not(_));
                format!("{}{}", if short { "-" } else { "NOT " }, part.part(Binds::Not, brackets))
            }
            Self::Relation(how, left, right) => related(left, how, right, brackets),
            Self::NearTurns(0, left, right) => related(left, "NEAR/turn", right, brackets),
            Self::NearTurns(turns, left, right) => {
                related(left, &format!("NEAR/{turns}turns"), right, brackets)
            }
            Self::NearWords(words, left, right) => related(left, &format!("NEAR/{words}"), right, brackets),
            Self::InInterview(part) => format!("interview:({})", part.typed(brackets)),
            Self::InPerson(part) => format!("person:({})", part.typed(brackets)),
            Self::Without(part) => format!("without:({})", part.typed(brackets)),
            Self::Word(word) => (*word).to_owned(),
            field => field.field(),
        }
    }

    fn field(&self) -> String {
        match self {
            Self::Code(code) => format!("code:\"{}\"", CODES[*code]),
            Self::Stance(stance) => format!("stance:{}", stance.map_or("none", Stance::as_str)),
            Self::Basis(basis) => format!("basis:\"{}\"", basis.map_or("none", Basis::as_str)),
            Self::Prompted(how) => format!("prompted:{}", how.map_or("none", Prompting::as_str)),
            Self::Quotable(on) => format!("quotable:{}", if *on { "yes" } else { "no" }),
            Self::Coder(coder) => format!("coder:{}", CODERS[*coder]),
            Self::Memo(says) => format!("memo:{says}"),
            Self::Coded => "is:coded".to_owned(),
            Self::Uncoded => "is:uncoded".to_owned(),
            Self::Category(name) => format!("category:\"{name}\""),
            Self::Person(label) => format!("interviewee:{label}"),
            Self::Group(name) => format!("group:\"{name}\""),
            Self::Years(from, to) => format!("years:{from}..{to}"),
            Self::Speaker(who) => format!("speaker:{who}"),
            Self::Date(when, _) => format!("date:{when}"),
            Self::Language(language) => format!("language:{language}"),
            _ => unreachable!("no field: {self:?}"),
        }
    }

    /// A part of something that binds as tightly as that.
    fn part(&self, within: Binds, brackets: Brackets) -> String {
        let typed = self.typed(brackets);
        if brackets == Brackets::Everywhere || self.binds() < within { format!("({typed})") } else { typed }
    }

    const fn binds(&self) -> Binds {
        match self {
            Self::Or(_) => Binds::Or,
            Self::And(_) => Binds::And,
            Self::Not(_) => Binds::Not,
            Self::Relation(..) | Self::NearTurns(..) | Self::NearWords(..) => Binds::Relation,
            _ => Binds::Single,
        }
    }

    /// The parts directly below.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().collect(),
            Self::Not(part) | Self::InInterview(part) | Self::InPerson(part) | Self::Without(part) => {
                vec![part]
            }
            Self::Relation(_, left, right)
            | Self::NearTurns(_, left, right)
            | Self::NearWords(_, left, right) => vec![left, right],
            _ => Vec::new(),
        }
    }

    /// Whether it or a part of it is so.
    pub fn any(&self, is: &dyn Fn(&Self) -> bool) -> bool {
        is(self) || self.children().into_iter().any(|part| part.any(is))
    }

    /// Every operator that it uses, by the name in [`OPERATORS`].
    pub fn operators(&self) -> BTreeSet<&'static str> {
        let below = self.children().into_iter().flat_map(Self::operators);
        below.chain([self.operator()]).collect()
    }

    fn operator(&self) -> &'static str {
        match self {
            Self::Word(_) => "words",
            Self::Code(_) => "code:",
            Self::Stance(_) => "stance:",
            Self::Basis(_) => "basis:",
            Self::Prompted(_) => "prompted:",
            Self::Quotable(true) => "quotable:yes",
            Self::Quotable(false) => "quotable:no",
            Self::Coder(_) => "coder:",
            Self::Memo("yes") => "memo:yes",
            Self::Memo("no") => "memo:no",
            Self::Memo(_) => "memo: with a word",
            Self::Coded => "is:coded",
            Self::Uncoded => "is:uncoded",
            Self::Category(_) => "category:",
            Self::Person(_) => "interviewee:",
            Self::Group(_) => "group:",
            Self::Years(..) => "an attribute",
            Self::Speaker("Ana" | "Bo") => "speaker: with a label",
            Self::Speaker(_) => "speaker: with a role",
            Self::Date("none", _) => "date:none",
            Self::Date(when, _) if when.contains(['.', '<', '>']) => "date: with a range",
            Self::Date(..) => "date:",
            Self::Language(_) => "language:",
            Self::And(_) => "AND",
            Self::Or(_) => "OR",
            Self::Not(_) => "NOT",
            Self::Relation(how, ..) => how,
            Self::NearTurns(..) => "NEAR/turns",
            Self::NearWords(..) => "NEAR/words",
            Self::InInterview(_) => "interview:( )",
            Self::InPerson(_) => "person:( )",
            Self::Without(_) => "without:( )",
        }
    }
}

/// A relation is read from left to right.
fn related(left: &Q, how: &str, right: &Q, brackets: Brackets) -> String {
    format!("{} {how} {}", left.part(Binds::Relation, brackets), right.part(Binds::Single, brackets))
}

/// Every operator that the queries are to hold.
pub const OPERATORS: [&str; 36] = [
    "words",
    "code:",
    "stance:",
    "basis:",
    "prompted:",
    "quotable:yes",
    "quotable:no",
    "coder:",
    "memo:yes",
    "memo:no",
    "memo: with a word",
    "is:coded",
    "is:uncoded",
    "category:",
    "interviewee:",
    "group:",
    "an attribute",
    "speaker: with a label",
    "speaker: with a role",
    "date:none",
    "date: with a range",
    "date:",
    "language:",
    "AND",
    "OR",
    "NOT",
    "WITHIN",
    "OVERLAPS",
    "SAME",
    "BEFORE",
    "AFTER",
    "NEAR/turns",
    "NEAR/words",
    "interview:( )",
    "person:( )",
    "without:( )",
];
