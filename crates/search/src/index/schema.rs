//! What a turn is to tantivy: a document of folded words with their positions, the transcript to
//! delete it by, and three numbers to know it by when found. Its text is not kept. Words of languages
//! that are stemmed differently are in fields of their own.

use crate::find::{SpeakerGroup, TurnPlace, TurnText};
use crate::words::{Stemming, WordStream};
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

/// Name under which the word cutter is known to tantivy. It is written into kept indexes.
pub(super) const TOKENIZER: &str = "turn-words";
/// Name of the number that holds transcript and turn.
pub(super) const PLACE: &str = "place";
/// Name of the number that is 1 for turns of interviewers.
pub(super) const INTERVIEWER: &str = "interviewer";
/// Name of the number that holds transcript and answer.
pub(super) const ANSWER: &str = "answer";

/// The fields of a turn.
#[derive(Clone, Debug)]
pub(super) struct TurnSchema {
    pub(super) schema: Schema,
    pub(super) words: [WordField; 3],
    pub(super) transcript: Field,
    place: Field,
    interviewer: Field,
    answer: Field,
}

/// A field of words that are stemmed alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordField {
    pub(super) field: Field,
    pub(super) stemming: Stemming,
}

impl TurnSchema {
    pub(super) fn new() -> Self {
        let mut builder = Schema::builder();
        let words = Stemming::ALL.map(|stemming| WordField {
            field: builder.add_text_field(field_name(stemming), words_options()),
            stemming,
        });
        let transcript = builder.add_u64_field("transcript", INDEXED);
        let place = builder.add_u64_field(PLACE, FAST);
        let interviewer = builder.add_u64_field(INTERVIEWER, FAST);
        let answer = builder.add_u64_field(ANSWER, FAST);
        Self { schema: builder.build(), words, transcript, place, interviewer, answer }
    }

    pub(super) fn document(&self, turn: &TurnText<'_>) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        let stemming = Stemming::of(turn.language);
        for words in self.words.iter().filter(|words| words.stemming == stemming) {
            document.add_text(words.field, turn.text);
        }
        document.add_u64(self.transcript, u64::from(turn.transcript));
        document.add_u64(self.place, pack(turn.transcript, turn.turn));
        document.add_u64(self.answer, pack(turn.transcript, turn.answer));
        document.add_u64(self.interviewer, u64::from(turn.speakers == SpeakerGroup::Interviewer));
        document
    }
}

/// Positions for phrases; no field norms, since nothing is ranked.
fn words_options() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing)
}

const fn field_name(stemming: Stemming) -> &'static str {
    match stemming {
        Stemming::English => "english",
        Stemming::Spanish => "spanish",
        Stemming::None => "unstemmed",
    }
}

/// A number of the study from one of a transcript.
fn pack(transcript: u32, number: u32) -> u64 {
    (u64::from(transcript) << 32) | u64::from(number)
}

/// The place that [`TurnSchema::document`] wrote.
#[expect(clippy::cast_possible_truncation, reason = "each half is 32 bits")]
pub(super) const fn unpack(packed: u64) -> TurnPlace {
    TurnPlace { transcript: (packed >> 32) as u32, turn: packed as u32 }
}

/// The word cutter as tantivy wants it.
pub(super) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::from(TurnTokenizer::default())
}

#[derive(Clone, Default)]
struct TurnTokenizer {
    token: Token,
}

struct TurnTokens<'a> {
    words: WordStream<'a>,
    token: &'a mut Token,
}

impl Tokenizer for TurnTokenizer {
    type TokenStream<'a> = TurnTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TurnTokens<'a> {
        self.token.reset();
        TurnTokens { words: WordStream::new(text), token: &mut self.token }
    }
}

impl TokenStream for TurnTokens<'_> {
    fn advance(&mut self) -> bool {
        if !self.words.advance() {
            return false;
        }
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = self.words.start();
        self.token.offset_to = self.words.end();
        self.token.text.clear();
        self.token.text.push_str(self.words.folded());
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
