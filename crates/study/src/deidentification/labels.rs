//! Where labels of speakers stand in a text, and where people speak.

use verbatim_model::Speaker;
use verbatim_protect::identifiers::{label_in, searched_spans};
use verbatim_store::Text;
use verbatim_text::Span;

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
