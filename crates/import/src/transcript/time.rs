//! Times as transcripts write them: `[h+:]m:ss[.f]`, in brackets of any kind, between hashes (f4)
//! or bare.

/// A time mark at the start of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark<'t> {
    /// Milliseconds.
    pub start: u64,
    /// Second time of a span such as `[0:03 - 0:09]`.
    pub end: Option<u64>,
    /// In brackets or hashes, so that it cannot be part of a sentence.
    pub enclosed: bool,
    /// Written in the way of f4 (`#0:02-4#`, `[0:01-2]`): such a mark closes a turn.
    pub f4: bool,
    /// What follows the mark.
    pub rest: &'t str,
}

/// Reads the mark that `text` starts with.
pub(crate) fn mark(text: &str) -> Option<Mark<'_>> {
    let first = *text.as_bytes().first()?;
    let close = match first {
        b'[' => Some(']'),
        b'(' => Some(')'),
        b'<' => Some('>'),
        b'{' => Some('}'),
        b'#' => Some('#'),
        b'0'..=b'9' => None,
        _ => return None,
    };
    let inner = if close.is_some() { text.get(1..)?.trim_start_matches(' ') } else { text };
    let (start, dashed, mut rest) = clock(inner, close.is_some())?;
    let mut end = None;
    if let Some((second, after)) = second_time(rest) {
        (end, rest) = (Some(second), after);
    }
    let rest = match close {
        Some(close) => rest.trim_start_matches(' ').strip_prefix(close)?,
        None if rest.is_empty() || rest.starts_with(char::is_whitespace) => rest,
        None => return None,
    };
    Some(Mark { start, end, enclosed: close.is_some(), f4: dashed || first == b'#', rest })
}

fn second_time(text: &str) -> Option<(u64, &str)> {
    let text = text.trim_start_matches(' ');
    let dash = ["-->", "-", "–", "—"].iter().find_map(|dash| text.strip_prefix(dash))?;
    let (time, _, rest) = clock(dash.trim_start_matches(' '), false)?;
    Some((time, rest))
}

/// Reads `[h+:]m:ss` with a fraction. `dash` allows f4's `-5` for five tenths of a second.
fn clock(text: &str, dash: bool) -> Option<(u64, bool, &str)> {
    let (first, text) = digits(text, 4)?;
    let (second, mut text) = digits(text.strip_prefix(':')?, 2)?;
    let (mut hours, mut minutes, mut seconds) = (0, first, second);
    if let Some((third, rest)) = text.strip_prefix(':').and_then(|rest| digits(rest, 2)) {
        (hours, minutes, seconds, text) = (first, second, third, rest);
        if minutes >= 60 {
            return None;
        }
    }
    if seconds >= 60 || text.starts_with(|c: char| c.is_ascii_digit() || c == ':') {
        return None;
    }
    let mut ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    let mut dashed = false;
    if let Some((fraction, rest)) = text.strip_prefix(['.', ',']).and_then(fraction) {
        (ms, text) = (ms + fraction, rest);
    } else if let Some((fraction, rest)) = text.strip_prefix('-').filter(|_| dash).and_then(fraction) {
        // `[0:03-0:09]` is a span, not a fraction.
        if !rest.starts_with(':') {
            (ms, text, dashed) = (ms + fraction, rest, true);
        }
    }
    Some((ms, dashed, text))
}

/// One to three digits after the point as milliseconds: `.5` is 500, `.50` is 500.
fn fraction(text: &str) -> Option<(u64, &str)> {
    let (value, rest) = digits(text, 3)?;
    let places = text.len() - rest.len();
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((value * [1000, 100, 10, 1].get(places)?, rest))
}

fn digits(text: &str, most: usize) -> Option<(u64, &str)> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let value = text.get(..count)?.parse().ok()?;
    Some((value, text.get(count..)?))
}

/// The times of a cue, `start --> end`, in VTT, SRT and the first Teams documents. Hours and even
/// minutes may be missing, numbers unpadded; settings may follow.
pub(crate) fn cue_times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    let end = end.split_whitespace().next()?;
    Some((cue_time(start.trim())?, cue_time(end)?))
}

fn cue_time(text: &str) -> Option<u64> {
    if let Some((ms, _, "")) = clock(text, false) {
        return Some(ms);
    }
    // Longer fractions and times without minutes occur in files of automatic tools.
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: String = part.chars().chain("00".chars()).take(3).collect();
    let mut seconds = 0u64;
    for field in whole.split(':') {
        let (value, "") = digits(field, 6)? else { return None };
        seconds = seconds.checked_mul(60)?.checked_add(value)?;
    }
    seconds.checked_mul(1000)?.checked_add(part.parse().ok()?)
}

/// The f4 mark that closes a line, with the length of the line before it.
pub(crate) fn closing_mark(line: &str) -> Option<(u64, usize)> {
    let open = match line.as_bytes().last()? {
        b'#' => line.get(..line.len() - 1)?.rfind('#')?,
        b']' => line.rfind('[')?,
        b')' => line.rfind('(')?,
        _ => return None,
    };
    let mark = mark(line.get(open..)?).filter(|mark| mark.f4 && mark.rest.is_empty())?;
    Some((mark.start, line.get(..open)?.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_written_form_gives_its_milliseconds() {
        for (text, ms) in [
            ("[00:00:03]", 3_000),
            ("(0:03)", 3_000),
            ("<0:03>", 3_000),
            ("{1:02:03}", 3_723_000),
            ("0:01:02", 62_000),
            ("[00:01:02.15]", 62_150),
            ("[123:00:00,5]", 442_800_500),
            ("#00:00:02-4#", 2_400),
            ("#0:01-21#", 1_210),
            ("[0:01-2]", 1_200),
            ("#00:00:02.4#", 2_400),
            ("#00:00:02#", 2_000),
        ] {
            assert_eq!(mark(text).map(|m| (m.start, m.rest)), Some((ms, "")), "{text}");
        }
    }

    #[test]
    fn a_span_has_both_its_times() {
        for text in ["[0:03-0:09] a", "[0:03 - 0:09] a", "0:03 – 0:09 a", "0:03 --> 0:09 a"] {
            let read = mark(text).map(|m| (m.start, m.end, m.rest));
            assert_eq!(read, Some((3_000, Some(9_000), " a")), "{text}");
        }
    }

    #[test]
    fn what_only_resembles_a_time_is_none() {
        for text in
            ["[inaudible 00:01:12]", "10:61", "10:30am", "3", "[3]", "0:03:", "#1", "1:2:3:4", "[0:03", ""]
        {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn cue_times_take_unpadded_and_short_forms() {
        assert_eq!(cue_times("00:00:03.120 --> 00:00:06.400 align:start"), Some((3_120, 6_400)));
        assert_eq!(cue_times("0:0:5.320 --> 0:0:9.0"), Some((5_320, 9_000)));
        assert_eq!(cue_times("0.000 --> 3.480"), Some((0, 3_480)));
        assert_eq!(cue_times("00:03,5 --> 00:06"), Some((3_500, 6_000)));
        assert_eq!(cue_times("0:0:3.5200000 --> 0:0:4.1"), Some((3_520, 4_100)));
        assert_eq!(cue_times("we went --> there"), None);
        assert_eq!(cue_times("99999999999999999999 --> 1"), None);
    }

    #[test]
    fn only_f4_marks_close_a_line() {
        assert_eq!(closing_mark("We moved. #00:00:06-1#"), Some((6_100, 9)));
        assert_eq!(closing_mark("We moved. [0:06-1]"), Some((6_100, 9)));
        assert_eq!(closing_mark("We moved. [0:06]"), None);
        assert_eq!(closing_mark("#"), None);
    }
}
