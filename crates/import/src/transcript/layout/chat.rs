//! Chats as messengers export them: the day and the time of day before every message.
//!
//! `3/12/22, 21:04 - Ama: text` and `[12.03.22, 21:04:11] Ama: text`; lines without a day belong to the
//! message above them. What the program itself says, and messages that only stand for a picture or a
//! recording, are no speech and end the message before.

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};

use super::{FoundTurn, Lines, Place, Recognised, Speakers};
use crate::transcript::speaker::{is_name, is_speaker, key, plausible};

/// Marks of direction and blanks that messengers put round dates and names.
const INVISIBLE: &[char] = &['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{feff}'];

/// Messages of people who write again that make a chat.
const LEAST: usize = 3;

/// Longest name of somebody in a chat, in characters and words.
const LONGEST: (usize, usize) = (40, 6);

/// Messages that stand for something which is not text, in small letters.
const STAND_INS: &[&str] = &[
    "<media omitted>",
    "<multimedia omitido>",
    "image omitted",
    "video omitted",
    "audio omitted",
    "sticker omitted",
    "gif omitted",
    "document omitted",
    "contact card omitted",
    "imagen omitida",
    "audio omitido",
    "video omitido",
    "documento omitido",
    "this message was deleted",
    "you deleted this message",
    "se eliminó este mensaje",
    "eliminaste este mensaje",
    "null",
];

/// How others of them begin, in small letters.
const STAND_IN_BEGINNINGS: &[&str] = &["<attached:", "<adjunto:", "missed voice call", "missed video call"];

/// The beginning of a line that opens a message.
struct Stamp<'l> {
    /// The numbers of the date as they are written.
    day: [u16; 3],
    /// Written with four digits at the beginning.
    year_first: bool,
    /// Parted by full stops, which only countries do that put the day first.
    dotted: bool,
    /// Hour, minute, second.
    time: (i8, i8, i8),
    /// With “AM” or “PM”.
    twelve: bool,
    /// What follows.
    rest: &'l str,
}

/// A message, or something that the program says.
struct Entry<'l> {
    line: usize,
    stamp: Stamp<'l>,
    label: Option<&'l str>,
    /// Byte of the line at which the message begins.
    body: usize,
}

/// Reads the file as a chat where most of its dated lines are messages of people who write again.
pub(super) fn recognise(source: &Lines<'_>) -> Option<Recognised> {
    let entries: Vec<Entry<'_>> =
        source.lines.iter().enumerate().filter_map(|(line, text)| entry(line, text)).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for label in entries.iter().filter_map(|entry| entry.label) {
        *counts.entry(key(label)).or_default() += 1;
    }
    let writes = |label: &str| counts.get(&key(label)).copied().unwrap_or(0);
    let again =
        entries.iter().filter_map(|entry| entry.label).filter(|label| is_member(label, writes(label)));
    let again = again.count();
    if again < LEAST || again * 2 < entries.len() || !begins_the_file(source, &entries) {
        return None;
    }
    let times = times(&entries);
    let (mut speakers, mut turns, mut asides) = (Speakers::default(), Vec::new(), 0);
    for (n, entry) in entries.iter().enumerate() {
        let next = entries.get(n + 1).map_or(source.lines.len(), |next| next.line);
        // Whoever writes once is still told from a notice by a name written as names are.
        let label = entry.label.filter(|label| writes(label) > 1 || is_name(label) || is_number(label));
        let (Some(label), false) = (label, stands_in(source, entry, next)) else {
            asides += 1;
            continue;
        };
        let from = Place { line: entry.line, byte: entry.body };
        let Some((from, to)) = super::turns::trim(source, from, next) else {
            asides += 1;
            continue;
        };
        turns.push(FoundTurn {
            speaker: Some(speakers.number(label)),
            start_ms: times.as_ref().and_then(|times| times.get(n)).copied(),
            end_ms: None,
            head_line: entry.line,
            from,
            to,
        });
    }
    Some(Recognised {
        layout: "day, time and “Name: text” (chat of a messenger)",
        speakers,
        turns,
        empty_labels: 0,
        asides,
        single_labels: Vec::new(),
        time_of_day: times.is_some(),
        cues: false,
    })
}

/// Whether hardly anything stands above the first message: elsewhere messages are quoted.
fn begins_the_file(source: &Lines<'_>, entries: &[Entry<'_>]) -> bool {
    let first = entries.first().map_or(0, |entry| entry.line);
    source.lines.iter().take(first).filter(|line| !line.trim().is_empty()).count() <= 1
}

/// Whether a label that stands before so many messages is somebody who takes part.
fn is_member(label: &str, count: usize) -> bool {
    count > 1 && (is_number(label) || !plausible(label) || is_speaker(label, &key(label), count))
}

/// Somebody who is not among the contacts: `+1 720 555 0144`.
fn is_number(label: &str) -> bool {
    let digits = label.chars().filter(char::is_ascii_digit).count();
    let rest = label.trim_start_matches('+');
    digits >= 7 && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-()‑".contains(c))
}

/// A message that is a picture, a recording or the note that one was taken back, and nothing else.
fn stands_in(source: &Lines<'_>, entry: &Entry<'_>, next: usize) -> bool {
    let line = |n: usize| source.lines.get(n).copied().unwrap_or_default();
    let said = line(entry.line).get(entry.body..).unwrap_or_default();
    let alone = (entry.line + 1..next).all(|n| line(n).trim().is_empty());
    let said = said.trim_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c)).to_lowercase();
    let whole = STAND_INS.contains(&said.trim_end_matches('.'));
    let begins = STAND_IN_BEGINNINGS.iter().any(|begin| said.starts_with(begin));
    alone && said.len() < 200 && (whole || begins || said.ends_with("(file attached)"))
}

fn entry(line: usize, text: &str) -> Option<Entry<'_>> {
    let stamp = stamp(text.trim_start_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c)))?;
    let rest = stamp.rest.trim_start_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c));
    // Names that the other side chose begin with a tilde.
    let name = rest.trim_start_matches(['~', '\u{202f}', '\u{a0}', ' ']);
    let (label, body) = match name.split_once(':') {
        Some((label, said)) if is_label(label) && !said.starts_with('/') => {
            (Some(label.trim()), said.trim_start())
        }
        _ => (None, rest),
    };
    let body = text.len() - body.len();
    Some(Entry { line, stamp, label, body })
}

/// What can stand before the colon of a message. Names in chats hold anything, pictures too.
fn is_label(label: &str) -> bool {
    let label = label.trim();
    let fits = label.chars().count() <= LONGEST.0 && label.split_whitespace().count() <= LONGEST.1;
    fits && !label.is_empty() && !label.contains(['"', '“', '”', '«', '?', '!', ';', ','])
}

/// A day and a time of day, in square brackets or before a dash.
fn stamp(text: &str) -> Option<Stamp<'_>> {
    let (text, bracketed) = text.strip_prefix('[').map_or((text, false), |text| (text, true));
    let (first, text) = number(text, 4)?;
    let year_first = first > 99;
    let sign = text.chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
    let (second, text) = number(text.strip_prefix(sign)?, 2)?;
    let (third, text) = number(text.strip_prefix(sign)?, 4)?;
    let text = text.strip_prefix('.').filter(|_| sign == '.').unwrap_or(text);
    let (time, twelve, text) = clock(text.strip_prefix(',').unwrap_or(text).strip_prefix(blank)?)?;
    let rest = if bracketed {
        text.strip_prefix(']')?.strip_prefix(blank)?
    } else {
        text.strip_prefix(blank)?.strip_prefix(['-', '–', '—'])?.strip_prefix(blank)?
    };
    Some(Stamp { day: [first, second, third], year_first, dotted: sign == '.', time, twelve, rest })
}

fn blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// `21:04`, `21:04:11`, `9:04 PM`, `9:04 p. m.`
fn clock(text: &str) -> Option<((i8, i8, i8), bool, &str)> {
    let (hour, text) = number(text, 2)?;
    let sign = text.chars().next().filter(|c| matches!(c, ':' | '.'))?;
    let (minute, text) = two(text.strip_prefix(sign)?)?;
    let (second, text) = match text.strip_prefix(sign).and_then(two) {
        Some((second, rest)) => (second, rest),
        None => (0, text),
    };
    let hour = i8::try_from(hour).ok()?;
    let Some((afternoon, rest)) = half(text) else {
        return (hour < 24 && minute < 60 && second < 60).then_some(((hour, minute, second), false, text));
    };
    let hour = hour % 12 + if afternoon { 12 } else { 0 };
    (minute < 60 && second < 60).then_some(((hour, minute, second), true, rest))
}

/// `AM` and `PM` in their spellings, and what follows; `true` for the afternoon.
fn half(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start_matches(blank);
    let afternoon = match text.chars().next()? {
        'p' | 'P' => true,
        'a' | 'A' => false,
        _ => return None,
    };
    let rest = text.get(1..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start_matches(blank);
    let rest = rest.strip_prefix(['m', 'M'])?;
    Some((afternoon, rest.strip_prefix('.').unwrap_or(rest)))
}

fn number(text: &str, most: usize) -> Option<(u16, &str)> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    Some((text.get(..count)?.parse().ok()?, text.get(count..)?))
}

fn two(text: &str) -> Option<(i8, &str)> {
    let (value, rest) = number(text, 2)?;
    (text.len() - rest.len() == 2).then_some((i8::try_from(value).ok()?, rest))
}

/// In which order the numbers of a date stand.
#[derive(Clone, Copy)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// Milliseconds of every entry from the first one, where the dates can be read as one order.
fn times(entries: &[Entry<'_>]) -> Option<Vec<u64>> {
    let read = |order: Order| -> Option<Vec<DateTime>> {
        entries.iter().map(|entry| moment(&entry.stamp, order)).collect()
    };
    let is_back = |two: &&[DateTime]| matches!(two, [before, after] if after < before);
    let steps_back = |times: &Vec<DateTime>| times.windows(2).filter(is_back).count();
    // Where either order is possible, that in which time goes on; else that of the clock of the country.
    let clock_first = match entries.first() {
        Some(entry) if entry.stamp.twelve && !entry.stamp.dotted => [Order::MonthFirst, Order::DayFirst],
        _ => [Order::DayFirst, Order::MonthFirst],
    };
    let times = clock_first.into_iter().filter_map(read).min_by_key(steps_back)?;
    let first = *times.first()?;
    let since = |at: &DateTime| {
        let since = at.duration_since(first).as_millis();
        u64::try_from(since).unwrap_or(0)
    };
    Some(times.iter().map(since).collect())
}

fn moment(stamp: &Stamp<'_>, order: Order) -> Option<DateTime> {
    let [first, second, third] = stamp.day;
    let (year, month, day) = match order {
        _ if stamp.year_first => (first, second, third),
        Order::DayFirst => (third, second, first),
        Order::MonthFirst => (third, first, second),
    };
    let year = if year < 100 { year + 2000 } else { year };
    let (hour, minute, second) = stamp.time;
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    Some(Date::new(year, month, i8::try_from(day).ok()?).ok()?.at(hour, minute, second, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_phones_write_them() {
        for (line, label, time) in [
            ("3/12/22, 21:04 - Ama: yes", "Ama", (21, 4, 0)),
            ("12/03/2022, 9:04 PM - Ama: yes", "Ama", (21, 4, 0)),
            ("12/3/22, 9:04\u{202f}p.\u{a0}m. - Ama: yes", "Ama", (21, 4, 0)),
            ("[12.03.22, 21:04:11] Ama: yes", "Ama", (21, 4, 11)),
            ("\u{200e}[2022-03-12, 12:04:11 AM] ~\u{202f}Ama K.: yes", "Ama K.", (0, 4, 11)),
            ("12.03.22, 21:04 - +1 720-555-0144: yes", "+1 720-555-0144", (21, 4, 0)),
            ("12.03.22 21:04 - Ama 🌻: yes", "Ama 🌻", (21, 4, 0)),
        ] {
            let read = entry(0, line).map(|e| (e.label, e.stamp.time, line.get(e.body..)));
            assert_eq!(read, Some((Some(label), time, Some("yes"))), "{line}");
        }
    }

    #[test]
    fn what_only_resembles_a_message_is_none() {
        for line in [
            "On 3/12/22, 21:04 - Ama: yes",
            "3/12/22 - Ama: yes",
            "21:04 - Ama: yes",
            "3/12/22, 21:64 - Ama: yes",
            "3/12/22, 21:04 Ama: yes",
            "[12.03.22] Ama: yes",
        ] {
            assert!(entry(0, line).is_none(), "{line}");
        }
        assert!(entry(0, "3/12/22, 21:04 - Ama added Teresa").is_some_and(|entry| entry.label.is_none()));
    }
}
