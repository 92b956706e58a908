//! Where names are looked for in a transcript: in all of it but the labels of speakers, which are
//! proposed as labels, and marks of time.

use verbatim_text::{CodePoints, Span};

/// Where names are looked for, in order: turns, and what stands beside them – lines above the first
/// label, notices between two turns, footnotes below the last one, the day before a message of a chat.
/// Turns come in order, each with the label of its speaker.
#[must_use]
pub fn searched_spans<'t>(
    points: &CodePoints<'_>,
    turns: impl IntoIterator<Item = (Span, Option<&'t str>)>,
) -> Vec<Span> {
    let (mut spans, mut before) = (Vec::new(), 0);
    for (turn, label) in turns {
        let lead = Span::new(before, turn.start()).ok();
        if let Some(lead) = lead {
            let label = label.and_then(|label| label_in(points, lead, label));
            let end = label.map_or(lead.end(), |label| label.start());
            spans.extend(Span::new(lead.start(), end).into_iter().flat_map(|lead| telling(points, lead)));
        }
        spans.push(turn);
        before = turn.end();
    }
    let below = Span::new(before, points.len()).ok();
    let below =
        below.filter(|below| points.slice(*below).is_ok_and(|text| has_letters(text) || has_day(text)));
    spans.extend(below);
    spans
}

/// The last place of what stands before a turn where the label of its speaker stands as a whole, in
/// whatever case and with whatever blanks it was written there.
#[must_use]
pub fn label_in(points: &CodePoints<'_>, lead: Span, label: &str) -> Option<Span> {
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

/// What tells something before a label: whole lines above its own that hold letters or a day, and on its
/// own line a day.
fn telling(points: &CodePoints<'_>, lead: Span) -> Vec<Span> {
    let Ok(text) = points.slice(lead) else { return Vec::new() };
    let (mut at, mut above, mut own) = (lead.start(), None, None);
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let end = at + u32::try_from(line.chars().count()).unwrap_or(0);
        if lines.peek().is_none() {
            own = Some((at, end)).filter(|_| has_day(line));
        } else if has_letters(line) || has_day(line) {
            above = Some((above.map_or(at, |(first, _)| first), end));
        }
        at = end + 1;
    }
    above.into_iter().chain(own).filter_map(|(start, end)| Span::new(start, end).ok()).collect()
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether three numbers stand there with the same sign between them, as in `3/12/22`; no time does.
fn has_day(text: &str) -> bool {
    let fields = |sign: char| {
        let mut run = 0;
        text.split(sign).enumerate().any(|(n, field)| {
            // The middle one is all digits, those beside it end and begin with one.
            let whole = !field.is_empty() && field.len() <= 2 && field.bytes().all(|b| b.is_ascii_digit());
            let begins = field.starts_with(|c: char| c.is_ascii_digit());
            let ends = field.ends_with(|c: char| c.is_ascii_digit());
            run = match run {
                1 if whole => 2,
                2 if begins => return true,
                _ if ends && (n == 0 || begins || !whole) => 1,
                _ => 0,
            };
            false
        })
    };
    ['/', '.', '-'].into_iter().any(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched<'t>(text: &'t str, turns: &[(&str, Option<&str>)]) -> Vec<&'t str> {
        let points = CodePoints::new(text);
        let place = |words: &str| {
            let byte = text.find(words).unwrap_or(0);
            points.span_of_bytes(byte, byte + words.len()).ok()
        };
        let turns = turns.iter().filter_map(|(words, label)| Some((place(words)?, *label)));
        searched_spans(&points, turns).into_iter().filter_map(|span| points.slice(span).ok()).collect()
    }

    #[test]
    fn all_but_labels_and_times_is_searched() {
        let text = "Talk with Ilse\n[00:01]\nAna: We moved.\n\n(Brandt comes in.)\n\n[00:03] Bo: And?\n\n[Footnote 1] His sister Ilse.\n";
        let turns = [("We moved.", Some("Ana")), ("And?", Some("Bo"))];
        assert_eq!(
            searched(text, &turns),
            [
                "Talk with Ilse",
                "We moved.",
                "(Brandt comes in.)",
                "And?",
                "\n\n[Footnote 1] His sister Ilse.\n"
            ]
        );
        let marks = "[00:01] We moved.\n#00:00:02-4#\n0:03.0 - 0:09.0\tAnd?\n";
        assert_eq!(searched(marks, &[("We moved.", None), ("And?", None)]), ["We moved.", "And?"]);
    }

    #[test]
    fn the_day_of_a_message_and_notices_of_a_chat_are_searched() {
        let text = "3/12/22, 21:04 - Ama added Teresa\n3/12/22, 21:05 - Ama: We moved.\n[12.03.22, 9:04 AM] Bo: And?\n";
        assert_eq!(
            searched(text, &[("We moved.", Some("Ama")), ("And?", Some("Bo"))]),
            [
                "3/12/22, 21:04 - Ama added Teresa",
                "3/12/22, 21:05 - ",
                "We moved.",
                "[12.03.22, 9:04 AM] ",
                "And?"
            ]
        );
    }

    #[test]
    fn a_day_is_told_from_a_time() {
        for day in ["3/12/22", "[12.03.22, 21:04] ", "2022-03-12", "on 3-12-2022."] {
            assert!(has_day(day), "{day}");
        }
        for time in ["00:00:02-4", "0:03.0 - 0:09.0", "[00:01:02.15]", "1/2", "#00:00:02.4#", ""] {
            assert!(!has_day(time), "{time}");
        }
    }
}
