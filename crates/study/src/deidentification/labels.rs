//! Where labels of speakers stand in a text, where people speak, and which labels are names still.

use std::collections::{HashMap, HashSet};

use verbatim_model::{Speaker, Transcript, TranscriptId};
use verbatim_protect::identifiers::{label_in, searched_spans};
use verbatim_store::Text;
use verbatim_text::Span;

use crate::{Study, StudyError};

/// A label that looks like a real name, of somebody in a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelLeft {
    /// The transcript.
    pub transcript: Transcript,
    /// Whose label it is.
    pub whose: LabelOf,
    /// The label.
    pub label: String,
}

/// Whose label something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelOf {
    /// A speaker's: it stands before every turn.
    Speaker,
    /// That of the person who was interviewed: it stands in the study's lists.
    Interviewee,
}

impl Study {
    /// Labels that look like real names still, of those who speak in these transcripts and of those who
    /// were interviewed. A name that may stand everywhere is none of them, where the key file is open.
    ///
    /// # Errors
    /// [`StudyError::Missing`], or what a file says.
    pub fn labels_left(&self, ids: &[TranscriptId]) -> Result<Vec<LabelLeft>, StudyError> {
        let (finder, allowed) = (self.desk()?.finder, self.allowed_words()?);
        let looks_like_name = |label: &str| {
            !label.starts_with('[') && !allowed.contains(&label.to_lowercase()) && finder.names_speaker(label)
        };
        // The same people speak in many transcripts.
        let mut known: HashMap<String, bool> = HashMap::new();
        let mut is_name = |label: &str| match known.get(label) {
            Some(is_name) => *is_name,
            None => *known.entry(label.to_owned()).or_insert_with(|| looks_like_name(label)),
        };
        let people = self.interviewees()?;
        let mut left = Vec::new();
        for id in ids {
            let transcript = self.transcript(*id)?;
            let speakers = self.speakers_of(transcript.id)?;
            let interview = self.interview(transcript.interview)?;
            let interviewed: HashSet<_> = speakers
                .iter()
                .filter_map(|speaker| speaker.interviewee)
                .chain(interview.and_then(|interview| interview.interviewee))
                .collect();
            let spoken = speakers.into_iter().map(|speaker| (LabelOf::Speaker, speaker.label));
            let listed = people
                .iter()
                .filter(|person| interviewed.contains(&person.id))
                .map(|person| (LabelOf::Interviewee, person.label.clone()));
            let named = spoken.chain(listed).filter(|(_, label)| is_name(label));
            left.extend(named.map(|(whose, label)| LabelLeft {
                transcript: transcript.clone(),
                whose,
                label,
            }));
        }
        Ok(left)
    }

    /// Names that may stand everywhere, in small letters; none while the key file is closed.
    pub(super) fn allowed_words(&self) -> Result<HashSet<String>, StudyError> {
        let names = self.key_file.as_ref().map(|keys| keys.allowed_names()).transpose()?;
        Ok(names.into_iter().flatten().map(|(words, _)| words.to_lowercase()).collect())
    }
}

/// Where the label of a speaker stands before its turns, in whatever case and with whatever blanks it
/// was written there: import takes `Ana Lima` and `ANA  LIMA` for one.
pub(super) fn places_of_label(text: &Text, speaker: &Speaker) -> Vec<Span> {
    let points = text.code_points();
    let mut before = 0;
    let mut places = Vec::new();
    for turn in &text.turns {
        let lead = Span::new(before, turn.span.start()).ok();
        before = turn.span.end();
        let lead = lead.filter(|_| turn.speaker == Some(speaker.number));
        places.extend(lead.and_then(|lead| label_in(&points, lead, &speaker.label)));
    }
    places
}

/// Where names are looked for: everywhere but in the labels of speakers, which are proposed as labels.
pub(crate) fn speech(text: &Text, speakers: &[Speaker]) -> Vec<Span> {
    let label = |number: Option<u32>| {
        let speaker = speakers.iter().find(|speaker| Some(speaker.number) == number)?;
        Some(speaker.label.as_str())
    };
    searched_spans(&text.code_points(), text.turns.iter().map(|turn| (turn.span, label(turn.speaker))))
}
