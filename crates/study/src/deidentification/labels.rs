//! Where labels of speakers stand in a text, and where people speak.

use verbatim_model::Speaker;
use verbatim_store::Text;
use verbatim_text::{CodePoints, Span};

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

/// The last place of a lead where a label stands as a whole.
fn label_in(points: &CodePoints<'_>, lead: Span, label: &str) -> Option<Span> {
    let words: Vec<char> = points.slice(lead).ok()?.chars().collect();
    let found = (0..words.len()).rev().find_map(|at| {
        let (before, rest) = words.split_at_checked(at)?;
        let apart = !before.last().is_some_and(|c| c.is_alphanumeric());
        let length = length_of(rest, label).filter(|_| apart)?;
        let ends = !rest.get(length).is_some_and(|c| c.is_alphanumeric());
        ends.then_some((at, length))
    });
    let (at, length) =
        found.and_then(|(at, length)| Some((u32::try_from(at).ok()?, u32::try_from(length).ok()?)))?;
    Span::new(lead.start() + at, lead.start() + at + length).ok()
}

/// How many characters `text` begins with that read like `label`: without case, any white space for a
/// blank.
fn length_of(text: &[char], label: &str) -> Option<usize> {
    let mut rest = text;
    for (n, word) in label.split_whitespace().enumerate() {
        let blanks = rest.iter().take_while(|c| c.is_whitespace()).count();
        if (n > 0) != (blanks > 0) {
            return None;
        }
        rest = rest.get(blanks..)?;
        for wanted in word.chars() {
            let (first, after) = rest.split_first()?;
            if !first.to_lowercase().eq(wanted.to_lowercase()) {
                return None;
            }
            rest = after;
        }
    }
    Some(text.len() - rest.len()).filter(|length| *length > 0)
}

/// What is said: the turns, and the lines before the first label. The label itself is none of it:
/// names in labels are proposed as labels.
pub(crate) fn speech(text: &Text, speakers: &[Speaker]) -> Vec<Span> {
    let points = text.code_points();
    let turns = text.turns.iter().map(|turn| turn.span);
    let Some(first) = text.turns.first() else {
        return Span::new(0, points.len()).into_iter().collect();
    };
    let lead = Span::new(0, first.span.start()).ok();
    let label = lead.and_then(|lead| {
        let speaker = speakers.iter().find(|speaker| Some(speaker.number) == first.speaker)?;
        label_in(&points, lead, &speaker.label)
    });
    let end = label.map_or(first.span.start(), |label| label.start());
    before_line(&points, end).into_iter().chain(turns).collect()
}

/// What stands before the line of a place, without lines that hold only times and marks.
fn before_line(points: &CodePoints<'_>, place: u32) -> Option<Span> {
    let before = Span::new(0, place).ok().and_then(|span| points.slice(span).ok())?;
    let (mut lines, _) = before.rsplit_once('\n')?;
    while let Some((above, line)) = lines.rsplit_once('\n') {
        if line.chars().any(char::is_alphabetic) {
            break;
        }
        lines = above;
    }
    let said = lines.chars().any(char::is_alphabetic).then(|| lines.chars().count())?;
    Span::new(0, u32::try_from(said).ok()?).ok()
}
