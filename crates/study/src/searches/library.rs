//! Everything that is searched and counted in, kept in memory once it was read.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use verbatim_model::{
    Interview, InterviewId, IntervieweeId, Speaker, TextLanguage, Transcript, TranscriptId,
};
use verbatim_search::{Language, SpeakerGroup, Stamp, TurnText, answers, detect_language};
use verbatim_store::{Rows, Text};
use verbatim_text::Span;

use crate::{Study, StudyError};

/// Transcripts with their speakers, turns and texts. Turns and texts are read when they are first
/// asked for.
pub(crate) struct Library {
    pub transcripts: Vec<Transcript>,
    /// By transcript.
    pub speakers: Vec<Vec<Speaker>>,
    pub interviews: HashMap<InterviewId, Interview>,
    turns: Vec<OnceLock<Turns>>,
    texts: Vec<OnceLock<KeptText>>,
    /// Languages as people have set them.
    set_languages: Vec<Option<Language>>,
    /// Languages as they were recognised by the text.
    recognised: Vec<OnceLock<Language>>,
    stamp: OnceLock<Stamp>,
}

/// The turns of a transcript.
#[derive(Default)]
pub(crate) struct Turns {
    pub places: Vec<TurnPlace>,
    /// Each speaker who has a turn, once.
    pub heard: Vec<Option<u32>>,
}

/// A turn.
#[derive(Clone, Copy)]
pub(crate) struct TurnPlace {
    pub span: Span,
    pub speaker: Option<u32>,
}

/// A text and where its turns stand in it, in bytes.
struct KeptText {
    text: String,
    turns: Vec<(u32, u32)>,
}

impl Study {
    /// Everything that is searched.
    pub(crate) fn library(&self) -> Result<Arc<Library>, StudyError> {
        if let Some(library) = &self.kept.state(self.store.rows())?.library {
            return Ok(Arc::clone(library));
        }
        let library = Arc::new(Library::open(self)?);
        self.kept.state(self.store.rows())?.library = Some(Arc::clone(&library));
        Ok(library)
    }
}

impl Library {
    fn open(study: &Study) -> Result<Self, StudyError> {
        let transcripts = study.transcripts()?;
        let mut speakers: HashMap<_, Vec<Speaker>> = HashMap::new();
        for speaker in study.speakers()? {
            speakers.entry(speaker.transcript).or_default().push(speaker);
        }
        let speakers = transcripts.iter().map(|t| speakers.remove(&t.id).unwrap_or_default()).collect();
        let interviews = study.interviews()?.into_iter().map(|i| (i.id, i)).collect();
        let turns = transcripts.iter().map(|_| OnceLock::new()).collect();
        let texts = transcripts.iter().map(|_| OnceLock::new()).collect();
        let recognised = transcripts.iter().map(|_| OnceLock::new()).collect();
        let set: HashMap<TranscriptId, _> = study.store.rows().set_languages()?.into_iter().collect();
        let set_languages = transcripts.iter().map(|t| set.get(&t.id).copied().map(language)).collect();
        let stamp = OnceLock::new();
        Ok(Self { transcripts, speakers, interviews, turns, texts, set_languages, recognised, stamp })
    }

    /// A transcript by id.
    pub fn transcript(&self, id: TranscriptId) -> Option<&Transcript> {
        self.transcripts.iter().find(|transcript| transcript.id == id)
    }

    /// Who speaks in a turn, as far as searching cares.
    pub fn group(&self, transcript: usize, speaker: Option<u32>) -> SpeakerGroup {
        let known = speaker.and_then(|n| self.speakers[transcript].iter().find(|s| s.number == n));
        if known.is_none_or(|s| s.role.counts()) {
            SpeakerGroup::Respondent
        } else {
            SpeakerGroup::Interviewer
        }
    }

    /// Whose words a turn holds; nobody's where an interviewer speaks. A speaker whom nobody has assigned is
    /// whoever was interviewed.
    pub fn said_by(&self, transcript: usize, speaker: Option<u32>) -> Option<IntervieweeId> {
        let known = speaker.and_then(|n| self.speakers[transcript].iter().find(|s| s.number == n));
        match known {
            Some(speaker) if !speaker.role.counts() => None,
            Some(speaker) => speaker.interviewee.or_else(|| self.interviewee(transcript)),
            None => self.interviewee(transcript),
        }
    }

    /// Whose interview a transcript is of.
    pub fn interviewee(&self, transcript: usize) -> Option<IntervieweeId> {
        self.interviews.get(&self.transcripts[transcript].interview)?.interviewee
    }

    /// Language of a transcript: as a person has set it, else by its text, which must have been read.
    pub fn language(&self, transcript: usize) -> Language {
        self.set_languages[transcript].unwrap_or_else(|| {
            let text = self.texts[transcript].get().map_or("", |kept| kept.text.as_str());
            *self.recognised[transcript].get_or_init(|| detect_language(text))
        })
    }

    /// Whether a person has set the language of a transcript.
    pub fn language_is_set(&self, transcript: usize) -> bool {
        self.set_languages[transcript].is_some()
    }

    /// Changes with every text, order of texts, role and language that a person has set.
    pub fn stamp(&self) -> &Stamp {
        self.stamp.get_or_init(|| {
            let mut bytes = Vec::with_capacity(self.transcripts.len() * 52);
            let said = self.speakers.iter().zip(&self.set_languages);
            for (transcript, (speakers, language)) in self.transcripts.iter().zip(said) {
                bytes.extend(transcript.id.to_bytes());
                bytes.extend(transcript.text_hash);
                bytes.extend(speakers.iter().map(|s| u8::from(s.role.counts())));
                bytes.extend(language.map_or("?", Language::code).bytes());
            }
            Stamp(bytes)
        })
    }

    pub fn code_points(&self) -> u64 {
        self.transcripts.iter().map(|t| u64::from(t.length)).sum()
    }

    /// The turns of a transcript, without their text.
    pub fn turns(&self, rows: Rows<'_>, transcript: usize) -> Result<&Turns, StudyError> {
        if let Some(turns) = self.turns[transcript].get() {
            return Ok(turns);
        }
        let read = rows.turns(&self.transcripts[transcript])?;
        let mut turns = Turns { places: Vec::with_capacity(read.len()), heard: Vec::new() };
        for turn in read {
            turns.places.push(TurnPlace { span: turn.span, speaker: turn.speaker });
            if !turns.heard.contains(&turn.speaker) {
                turns.heard.push(turn.speaker);
            }
        }
        Ok(self.turns[transcript].get_or_init(|| turns))
    }

    /// Reads the text of a transcript, so that [`Library::said`] has it.
    pub fn read(&self, rows: Rows<'_>, transcript: usize) -> Result<(), StudyError> {
        self.turns(rows, transcript)?;
        if self.texts[transcript].get().is_none() {
            let text = KeptText::new(rows.text(&self.transcripts[transcript])?);
            self.texts[transcript].get_or_init(|| text);
        }
        Ok(())
    }

    /// Whether the text of a transcript was read.
    pub fn is_read(&self, transcript: usize) -> bool {
        self.texts[transcript].get().is_some()
    }

    /// Where the turns of a transcript stand, once they were read.
    pub fn places(&self, transcript: usize) -> &[TurnPlace] {
        self.turns[transcript].get().map_or(&[], |turns| &turns.places)
    }

    /// Speakers who have a turn in a transcript whose turns were read.
    pub fn heard(&self, transcript: usize) -> &[Option<u32>] {
        self.turns[transcript].get().map_or(&[], |turns| &turns.heard)
    }

    /// Numbers of the turns that share a code point with a span.
    pub fn touched(&self, transcript: usize, span: Span) -> std::ops::Range<usize> {
        let places = self.places(transcript);
        let first = places.partition_point(|turn| turn.span.end() <= span.start());
        let after = places.partition_point(|turn| turn.span.start() < span.end());
        first..after.max(first)
    }

    /// The whole text of a transcript that was read.
    pub fn text(&self, transcript: usize) -> Option<&str> {
        self.texts[transcript].get().map(|kept| kept.text.as_str())
    }

    /// The texts that were read so far.
    pub fn kept_texts(&self) -> impl Iterator<Item = (TranscriptId, &str)> {
        let read = self.transcripts.iter().zip(&self.texts);
        read.filter_map(|(transcript, text)| Some((transcript.id, text.get()?.text.as_str())))
    }

    /// What is said in a turn of a transcript that was read.
    pub fn said(&self, transcript: usize, turn: usize) -> Option<&str> {
        let kept = self.texts[transcript].get()?;
        let (start, end) = *kept.turns.get(turn)?;
        kept.text.get(start as usize..end as usize)
    }

    /// The turns of a transcript that was read, in the form that `search` takes.
    pub fn turn_texts(&self, transcript: usize) -> impl Iterator<Item = TurnText<'_>> {
        let places = self.places(transcript);
        let language = self.language(transcript);
        let answers = answers(places.iter().map(move |place| self.group(transcript, place.speaker)));
        (0..).zip(places).zip(answers).map(move |((turn, place), answer)| TurnText {
            transcript: u32::try_from(transcript).unwrap_or(u32::MAX),
            turn,
            text: self.said(transcript, turn as usize).unwrap_or_default(),
            speakers: self.group(transcript, place.speaker),
            language,
            answer,
        })
    }
}

/// A language as `search` knows it.
pub(super) const fn language(said: TextLanguage) -> Language {
    match said {
        TextLanguage::English => Language::English,
        TextLanguage::Spanish => Language::Spanish,
        TextLanguage::Chinese => Language::Chinese,
        TextLanguage::Vietnamese => Language::Vietnamese,
        TextLanguage::Other => Language::Other,
    }
}

impl KeptText {
    fn new(text: Text) -> Self {
        let points = text.code_points();
        let byte = |at: u32| points.byte(at).and_then(|byte| u32::try_from(byte).ok()).unwrap_or(0);
        let turns = text.turns.iter().map(|t| (byte(t.span.start()), byte(t.span.end()))).collect();
        Self { turns, text: text.text }
    }
}
