//! Invented studies: few words, so that they meet, with everything that makes offsets and words
//! hard.

use proptest::prelude::*;
use verbatim_search::{Language, Said, SpeakerGroup, Speakers, TurnText};

/// A turn that owns its text.
#[derive(Clone, Debug)]
pub struct Turn {
    pub transcript: u32,
    pub turn: u32,
    pub text: String,
    pub speakers: SpeakerGroup,
    pub language: Language,
    pub answer: u32,
}

impl Turn {
    pub fn borrowed(&self) -> TurnText<'_> {
        TurnText {
            transcript: self.transcript,
            turn: self.turn,
            text: &self.text,
            speakers: self.speakers,
            language: self.language,
            answer: self.answer,
        }
    }

    pub fn said(&self) -> Said<'_> {
        self.borrowed().said()
    }
}

/// What is said: plain and accented, emoji, Han and Kana, Hangul, Devanagari, right to left.
#[rustfmt::skip]
pub const SAID: &[&str] = &[
    "law", "laws", "Law", "lawful", "enforcement", "enforce", "enforcing", "operation", "operations",
    "operational", "opera", "the", "a", "THE", "don’t", "don't", "t", "trauma-informed", "trauma", "informed",
    "informing", "Kiều", "Kie\u{302}\u{300}u", "kieu", "naïve", "nai\u{308}ve", "然后", "然", "后来", "我然后去",
    "然。后", "然，。后", "。", "がっこう", "か\u{3099}っこう", "👩‍👧", "🙂", "1️⃣", "10,000", "3.5", "traf\u{ad}ficker",
    "traffickers", "traficker", "—", "“law”", "dying", "die", "Straße", "strasse", "đi", "di", "ПРАВО", "права",
    "한국", "e\u{301}", "é", "x_y", "ﬁne", "क्या", "\u{200d}", "enfant", "tenía", "tenían", "tener", "policía",
    "policías", "trabajaré", "trabajar", "שלום", "שָׁלוֹם", "مرحبا", "مَرْحَبًا", "Ｌａｗ１", "ตำรวจ", "Σίσυφος",
];

const BETWEEN: &[&str] = &[" ", " ", " ", " ", ", ", ". ", "\n", "—", "", "\u{a0}", " 👍🏽 ", "’", "\u{200f}"];

/// The words of a turn.
fn said() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(SAID), prop::sample::select(BETWEEN)), 0..12)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// Some transcripts of some turns.
pub fn study() -> impl Strategy<Value = Vec<Turn>> {
    prop::collection::vec(turns(), 1..6).prop_map(|transcripts| {
        transcripts.into_iter().zip(0..).flat_map(|(said, number)| numbered(said, number)).collect()
    })
}

/// The turns of one transcript.
pub fn transcript(number: u32) -> impl Strategy<Value = Vec<Turn>> {
    turns().prop_map(move |said| numbered(said, number))
}

/// The turns of a transcript in one language: what is said, and whether it is asked.
type Turns = (Language, Vec<(String, bool)>);

fn turns() -> impl Strategy<Value = Turns> {
    let language = prop_oneof![3 => Just(Language::English), 2 => prop::sample::select(&Language::ALL[..])];
    (language, prop::collection::vec((said(), prop::bool::weighted(0.3)), 0..8))
}

fn numbered((language, turns): Turns, transcript: u32) -> Vec<Turn> {
    let (mut answer, mut after_question) = (0, false);
    let each = turns.into_iter().zip(0..).map(|((text, asks), turn)| {
        if asks || after_question {
            answer += 1;
        }
        after_question = asks;
        let speakers = if asks { SpeakerGroup::Interviewer } else { SpeakerGroup::Respondent };
        Turn { transcript, turn, text, speakers, language, answer }
    });
    each.collect()
}

/// Whose turns.
pub fn speakers() -> impl Strategy<Value = Speakers> {
    prop::sample::select(&[Speakers::Respondent, Speakers::Interviewer, Speakers::All][..])
}
