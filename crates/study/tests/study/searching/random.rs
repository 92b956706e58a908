//! Small studies and queries by chance.

use std::fmt;

use verbatim_model::{CodeId, Role, Stance};
use verbatim_study::codebook::TextField;
use verbatim_study::codings::{Marks, NewCoding};
use verbatim_testkit::TestStudy;

use crate::work::Dice;

/// Words of the texts; none shares its stem with another.
pub const WORDS: [&str; 5] = ["fear", "debt", "police", "door", "然后"];
/// Paths of the codes.
pub const CODES: [&str; 4] = ["Raids", "Raids > Notice", "Housing", "Housing > Rent"];
/// Names of the coders.
pub const CODERS: [&str; 2] = ["Ines", "Theo"];
const PEOPLE: &str = "id,category,subcategory,years\nP-1,Advocates,Legal,3\nP-2,Advocates,Shelter,12\n\
    P-3,Experts,,7\nP-4,Police,Federal,20\nP-5,Police,Local,\n";

/// A query as the tests write and evaluate it.
#[derive(Clone, Debug)]
pub enum Q {
    Word(&'static str),
    Code(usize),
    Stance(Option<Stance>),
    Quotable(bool),
    Coder(usize),
    Coded,
    Uncoded,
    Category(&'static str),
    Person(&'static str),
    Years(u32, u32),
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

impl fmt::Display for Q {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |parts: &[Q], operator: &str| {
            let parts: Vec<String> = parts.iter().map(|part| format!("({part})")).collect();
            parts.join(operator)
        };
        match self {
            Self::Word(word) => write!(f, "{word}"),
            Self::Code(code) => write!(f, "code:\"{}\"", CODES[*code]),
            Self::Stance(stance) => write!(f, "stance:{}", stance.map_or("none", Stance::as_str)),
            Self::Quotable(on) => write!(f, "quotable:{}", if *on { "yes" } else { "no" }),
            Self::Coder(coder) => write!(f, "coder:{}", CODERS[*coder]),
            Self::Coded => write!(f, "is:coded"),
            Self::Uncoded => write!(f, "is:uncoded"),
            Self::Category(name) => write!(f, "category:\"{name}\""),
            Self::Person(label) => write!(f, "interviewee:{label}"),
            Self::Years(from, to) => write!(f, "years:{from}..{to}"),
            Self::And(parts) => write!(f, "{}", join(parts, " AND ")),
            Self::Or(parts) => write!(f, "{}", join(parts, " OR ")),
            Self::Not(part) => write!(f, "NOT ({part})"),
            Self::Relation(how, left, right) => write!(f, "({left}) {how} ({right})"),
            Self::NearTurns(0, left, right) => write!(f, "({left}) NEAR/turn ({right})"),
            Self::NearTurns(turns, left, right) => write!(f, "({left}) NEAR/{turns}turns ({right})"),
            Self::NearWords(words, left, right) => write!(f, "({left}) NEAR/{words} ({right})"),
            Self::InInterview(part) => write!(f, "interview:({part})"),
            Self::InPerson(part) => write!(f, "person:({part})"),
            Self::Without(part) => write!(f, "without:({part})"),
        }
    }
}

/// Chance for studies and queries.
pub struct Random(Dice);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(Dice(seed))
    }

    /// A whole query.
    pub fn query(&mut self) -> Q {
        match self.0.below(10) {
            0 => Q::Without(Box::new(self.found(2))),
            1 => Q::And(vec![Q::Without(Box::new(self.found(2))), self.person_filter()]),
            2..5 => Q::And(vec![self.found(2), self.filter(1)]),
            _ => self.found(3),
        }
    }

    /// Something that finds words or codings.
    fn found(&mut self, depth: usize) -> Q {
        if depth == 0 {
            return if self.0.percent(50) { Q::Word(self.0.one(&WORDS)) } else { self.codes(0) };
        }
        match self.0.below(9) {
            0 => Q::Word(self.0.one(&WORDS)),
            1 | 2 => self.codes(depth),
            3 => Q::Or(vec![self.found(depth - 1), self.found(depth - 1)]),
            4 => Q::And(vec![self.found(depth - 1), Q::Not(Box::new(self.found(depth - 1)))]),
            5 => Q::And(vec![self.found(depth - 1), self.found(depth - 1), self.condition()]),
            6 => Q::And(vec![Q::Word(self.0.one(&WORDS)), Q::Uncoded]),
            7 => Q::And(vec![self.found(depth - 1), self.filter(depth - 1)]),
            _ => Q::And(vec![self.found(depth - 1), self.found(depth - 1)]),
        }
    }

    /// Something that finds codings.
    fn codes(&mut self, depth: usize) -> Q {
        if depth == 0 {
            return Q::Code(self.0.below(CODES.len()));
        }
        let (left, right) = (Box::new(self.codes(depth - 1)), Box::new(self.codes(depth - 1)));
        match self.0.below(10) {
            0 => Q::NearTurns(self.0.below_u32(3), left, right),
            1 => Q::NearWords(1 + self.0.below_u32(6), left, right),
            2..4 => Q::Relation(self.0.one(&["WITHIN", "OVERLAPS", "BEFORE", "AFTER"]), left, right),
            4 => Q::And(vec![*left, self.condition()]),
            5 => Q::And(vec![*left, Q::Not(Box::new(self.condition()))]),
            6 => Q::Or(vec![*left, *right]),
            7 => Q::And(vec![*left, *right]),
            8 => self.condition(),
            _ => Q::And(vec![*left, Q::Not(right)]),
        }
    }

    fn condition(&mut self) -> Q {
        match self.0.below(6) {
            0 => Q::Quotable(self.0.percent(50)),
            1 => Q::Coder(self.0.below(CODERS.len())),
            2 => Q::Coded,
            3 => Q::Or(vec![Q::Stance(Some(Stance::Supports)), Q::Quotable(true)]),
            4 => Q::Stance(None),
            _ => Q::Stance(Some(self.0.one(&[Stance::Supports, Stance::Contradicts]))),
        }
    }

    fn person_filter(&mut self) -> Q {
        match self.0.below(4) {
            0 => Q::Category(self.0.one(&["Advocates", "Police > Federal", "Experts", "Shelter"])),
            1 => Q::Person(self.0.one(&["P-1", "P-4"])),
            2 => Q::Not(Box::new(Q::Category("Police"))),
            _ => Q::Years(self.0.below_u32(8), 4 + self.0.below_u32(20)),
        }
    }

    fn filter(&mut self, depth: usize) -> Q {
        match self.0.below(6) {
            0 if depth > 0 => Q::InInterview(Box::new(self.found(depth - 1))),
            1 if depth > 0 => Q::InPerson(Box::new(self.found(depth - 1))),
            2 if depth > 0 => Q::Not(Box::new(Q::InInterview(Box::new(self.found(depth - 1))))),
            3 => Q::Or(vec![self.person_filter(), self.person_filter()]),
            _ => self.person_filter(),
        }
    }
}

/// Fills a study: five people, seven transcripts with one joint interview, four codes and codings of two coders.
pub fn build(study: &mut TestStudy, random: &mut Random) {
    let dice = &mut random.0;
    study.people(PEOPLE);
    let codes: Vec<CodeId> = CODES.iter().map(|path| study.add(path)).collect();
    for name in CODERS {
        study.choose_coder(name).unwrap();
    }
    let mut transcripts = Vec::new();
    for name in ["P-1.txt", "P-2.txt", "P-3 joint.txt", "P-4 a.txt", "P-4 b.txt", "P-5.txt", "notes.txt"] {
        let mut text = String::new();
        for turn in 0..3 + dice.below(5) {
            let label = ["Interviewer", "Ana", "Bo"][if turn % 2 == 0 { 0 } else { 1 + dice.below(2) }];
            let words: Vec<&str> = (0..1 + dice.below(7)).map(|_| dice.one(&WORDS)).collect();
            text += &format!("{label}: {} 🙂.\n\n", words.join(dice.one(&[" ", ", "])));
        }
        let id = study.import(name, &text);
        study.assign_speaker(id, "Interviewer", Some(Role::Interviewer), None).unwrap();
        transcripts.push(id);
    }
    let joint = study.find_transcript("P-3 joint.txt").unwrap().id;
    let other = study.find_interviewee("P-2").unwrap().id;
    // Bo may have no turn in it.
    let _ = study.assign_speaker(joint, "Bo", None, Some(other));
    for code in [codes[0], codes[2]] {
        study.describe_code(code, &[(TextField::Statement, "It happens.".to_owned())]).unwrap();
    }
    for _ in 0..30 {
        let transcript = dice.one(&transcripts);
        let length = study.transcript(transcript).unwrap().length;
        let start = dice.below_u32(length - 1);
        let end = (start + 1 + dice.below_u32(40)).min(length);
        study.choose_coder(dice.one(&CODERS)).unwrap();
        let new = NewCoding::plain(transcript, start, end, dice.one(&codes));
        let coding = study.add_coding(new).unwrap().value.coding;
        let stance = dice.one(&[None, Some(Stance::Supports), Some(Stance::Contradicts)]);
        let marks = Marks { quotable: Some(dice.percent(40)), stance: Some(stance), ..Marks::default() };
        study.mark_codings(&[coding.id], marks).unwrap();
    }
}
