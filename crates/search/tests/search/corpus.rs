//! Invented studies and queries: few words, so that they meet, with everything that makes offsets
//! and words hard.

use proptest::prelude::*;
use verbatim_search::{Query, SpeakerGroup, Speakers, TurnText, Words};

/// A turn that owns its text.
#[derive(Clone, Debug)]
pub struct Turn {
    pub transcript: u32,
    pub turn: u32,
    pub text: String,
    pub speakers: SpeakerGroup,
}

impl Turn {
    pub fn borrowed(&self) -> TurnText<'_> {
        TurnText { transcript: self.transcript, turn: self.turn, text: &self.text, speakers: self.speakers }
    }
}

const SAID: &[&str] = &[
    "law",
    "laws",
    "Law",
    "enforcement",
    "enforce",
    "enforcing",
    "operation",
    "operations",
    "operational",
    "the",
    "a",
    "THE",
    "don’t",
    "don't",
    "t",
    "trauma-informed",
    "trauma",
    "informed",
    "informing",
    "Kiều",
    "Kie\u{302}\u{300}u",
    "kieu",
    "naïve",
    "nai\u{308}ve",
    "然后",
    "然",
    "后来",
    "我然后去",
    "然。后",
    "がっこう",
    "か\u{3099}っこう",
    "👩‍👧",
    "🙂",
    "1️⃣",
    "10,000",
    "3.5",
    "traf\u{ad}ficker",
    "traffickers",
    "—",
    "“law”",
    "dying",
    "die",
    "Straße",
    "strasse",
    "đi",
    "di",
    "ПРАВО",
    "права",
    "한국",
    "e\u{301}",
    "é",
    "x_y",
    "ﬁne",
    "क्या",
    "\u{200d}",
    "enfant",
    "opera",
];

const BETWEEN: &[&str] = &[" ", " ", " ", ", ", ". ", "\n", "—", "", "\u{a0}", " 👍🏽 ", "’"];

fn said() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(SAID), prop::sample::select(BETWEEN)), 0..12)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// Some transcripts of some turns.
pub fn study() -> impl Strategy<Value = Vec<Turn>> {
    let turn = (said(), prop::bool::weighted(0.3));
    prop::collection::vec(prop::collection::vec(turn, 0..8), 1..6).prop_map(|transcripts| {
        let numbered = transcripts.into_iter().zip(0..);
        numbered.flat_map(|(turns, transcript)| numbered_turns(turns, transcript)).collect()
    })
}

/// The turns of one transcript.
pub fn transcript(number: u32) -> impl Strategy<Value = Vec<Turn>> {
    let turn = (said(), prop::bool::weighted(0.3));
    prop::collection::vec(turn, 0..6).prop_map(move |turns| numbered_turns(turns, number))
}

fn numbered_turns(turns: Vec<(String, bool)>, transcript: u32) -> Vec<Turn> {
    let group = |asks| if asks { SpeakerGroup::Interviewer } else { SpeakerGroup::Respondent };
    turns
        .into_iter()
        .zip(0..)
        .map(|((text, asks), turn)| Turn { transcript, turn, text, speakers: group(asks) })
        .collect()
}

/// Words, phrases and beginnings out of the same words.
fn words() -> impl Strategy<Value = Words> {
    let text = prop::collection::vec(prop::sample::select(SAID), 1..4).prop_map(|w| w.join(" "));
    let whole = text.clone().prop_filter_map("no word", |t| Words::whole(&t).ok());
    let beginning = (text, 1usize..9).prop_filter_map("no beginning", |(text, shorter)| {
        let keep = text.chars().count().saturating_sub(shorter).max(1);
        Words::beginning(&text.chars().take(keep).collect::<String>()).ok()
    });
    prop_oneof![3 => whole, 1 => beginning]
}

/// Any tree, also such as the parser refuses.
pub fn any_query() -> impl Strategy<Value = Query> {
    words().prop_map(Query::Words).prop_recursive(4, 16, 4, |part| {
        prop_oneof![
            2 => prop::collection::vec(part.clone(), 2..4).prop_map(Query::And),
            2 => prop::collection::vec(part.clone(), 2..4).prop_map(Query::Or),
            1 => part.prop_map(|part| Query::Not(Box::new(part))),
        ]
    })
}

/// Whose turns.
pub fn speakers() -> impl Strategy<Value = Speakers> {
    prop::sample::select(&[Speakers::Respondent, Speakers::Interviewer, Speakers::All][..])
}
