//! What the beginning of one line says: a label, a time, both, in which order.
//!
//! A line alone never decides. [`head`] only says what the line could be; whether the label is a
//! speaker and which layout the file has is decided over all lines.

use crate::transcript::speaker::plausible;
use crate::transcript::time::{Mark, mark};

/// The ways in which a line can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// `Name: text`
    Label,
    /// `Name: [00:03] text` (Sonix, Descript, older Rev)
    LabelColonTime,
    /// `Name (00:03): text` (Rev)
    LabelTimeColon,
    /// `Name [00:03] text`
    LabelTimeText,
    /// `[00:03] Name: text` (Trint, Descript), `#0:03# Name: text` (f4)
    TimeLabelColon,
    /// `Name  0:03` alone on its line (Otter, Teams), `Name [00:03]` (Trint)
    LabelTime,
    /// `[00:03] Speaker 1` alone on its line (Happy Scribe)
    TimeLabel,
    /// `[Name] 10:02:33` alone on its line (Zoom captions; time of day)
    BracketedLabelTime,
    /// `00:03<tab>Name<tab>text` (NVivo, Zoom)
    TimeTabLabel,
    /// `10:02:33<tab>Name: text` (Zoom chat)
    TimeTabLabelColon,
    /// `Name<tab>text`, a table of two columns
    LabelTab,
    /// `Q. text` (depositions)
    LabelStop,
    /// A name in bold, in a heading or centred, alone on its line
    Bold,
    /// `NAME` in capitals alone on its line (scripts)
    Capitals,
    /// Only a time on the line
    Time,
    /// `[00:03] text`, no label
    TimeText,
}

/// What a line could be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'l> {
    pub shape: Shape,
    pub label: Option<&'l str>,
    pub start: Option<u64>,
    pub end: Option<u64>,
    /// Byte of the line at which the spoken text begins.
    pub body: usize,
    /// Byte of the line after the time that it starts with; where the text of [`Shape::TimeText`]
    /// begins if the rest of the line turns out to be no label.
    pub after_time: usize,
    /// The time is set apart so clearly that the label need not recur.
    pub certain: bool,
}

/// Longest stretch looked at for a label, in bytes; a label is at most 40 characters.
const REACH: usize = 200;

/// Reads the beginning of a line.
pub(super) fn head(line: &str) -> Option<Head<'_>> {
    let text = line.trim_start();
    let text = heading(text).unwrap_or(text);
    let (text, emphasis) = emphasis(text);
    if let Some(time) = mark(text) {
        return Some(after_time(line, time, emphasis));
    }
    if let Some(head) = bracketed_label(line, text) {
        return Some(head);
    }
    labelled(line, text, emphasis)
}

/// The text of a Markdown heading.
fn heading(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('#');
    (rest.len() < text.len()).then(|| rest.strip_prefix(' ')).flatten()
}

/// Takes off `**`, `__`, `*` or `_` at the beginning, and says which.
fn emphasis(text: &str) -> (&str, &'static str) {
    for sign in ["**", "__", "*", "_"] {
        if let Some(rest) = text.strip_prefix(sign).filter(|rest| !rest.starts_with(char::is_whitespace)) {
            return (rest, sign);
        }
    }
    (text, "")
}

fn offset(line: &str, rest: &str) -> usize {
    line.len() - rest.len()
}

/// What follows a label or time, without the emphasis that closes and without blanks.
fn close<'l>(text: &'l str, emphasis: &str) -> &'l str {
    let rest = text.trim_start();
    let rest = if emphasis.is_empty() { rest } else { rest.strip_prefix(emphasis).unwrap_or(rest) };
    rest.trim_start()
}

fn clean<'l>(label: &'l str, emphasis: &str) -> &'l str {
    let label = label.trim();
    if emphasis.is_empty() { label } else { label.strip_suffix(emphasis).unwrap_or(label).trim_end() }
}

fn after_time<'l>(line: &'l str, time: Mark<'l>, opened: &str) -> Head<'l> {
    let tabbed = time.rest.starts_with('\t');
    let rest = close(time.rest, opened);
    let plain = Head {
        shape: if rest.is_empty() { Shape::Time } else { Shape::TimeText },
        label: None,
        start: Some(time.start),
        end: time.end,
        body: offset(line, rest),
        after_time: offset(line, rest),
        certain: time.enclosed,
    };
    if rest.is_empty() {
        return plain;
    }
    if tabbed && let Some(head) = tab_fields(line, time, plain) {
        return head;
    }
    let (rest, inner) = emphasis(rest);
    let sign = if inner.is_empty() { opened } else { inner };
    match labelled(line, rest, sign) {
        Some(found) if matches!(found.shape, Shape::Label | Shape::LabelColonTime) => Head {
            shape: if tabbed { Shape::TimeTabLabelColon } else { Shape::TimeLabelColon },
            start: plain.start,
            end: plain.end,
            after_time: plain.after_time,
            certain: plain.certain || tabbed,
            ..found
        },
        _ => {
            let label = clean(rest, sign);
            if !plausible(label) {
                return plain;
            }
            Head { shape: Shape::TimeLabel, label: Some(label), body: line.len(), ..plain }
        }
    }
}

/// `time<tab>Name<tab>text`, `start<tab>end<tab>Name<tab>text`; the name may be missing.
fn tab_fields<'l>(line: &'l str, time: Mark<'l>, plain: Head<'l>) -> Option<Head<'l>> {
    let mut rest = time.rest.strip_prefix('\t')?;
    let mut end = time.end;
    if let Some(second) = mark(rest)
        && second.rest.starts_with('\t')
    {
        (end, rest) = (Some(second.start), second.rest.strip_prefix('\t')?);
    }
    let (label, text) = rest.split_once('\t')?;
    let label = label.trim().trim_end_matches([':', '：']).trim_end();
    if !label.is_empty() && !plausible(label) {
        return None;
    }
    let label = Some(label).filter(|label| !label.is_empty());
    let body = offset(line, text.trim_start());
    Some(Head { shape: Shape::TimeTabLabel, label, end, body, certain: true, ..plain })
}

/// `[Name] 10:02:33` on a line of its own.
fn bracketed_label<'l>(line: &'l str, text: &'l str) -> Option<Head<'l>> {
    let (label, rest) = text.strip_prefix('[')?.split_once(']')?;
    let time = mark(rest.trim())?;
    if !time.rest.is_empty() || !plausible(label.trim()) {
        return None;
    }
    Some(Head {
        shape: Shape::BracketedLabelTime,
        label: Some(label.trim()),
        start: Some(time.start),
        end: time.end,
        body: line.len(),
        after_time: line.len(),
        certain: true,
    })
}

/// A line whose first piece is a label, ended by a colon, a tab or a time.
fn labelled<'l>(line: &'l str, text: &'l str, emphasis: &str) -> Option<Head<'l>> {
    let mut blanks = 0;
    for (at, c) in text.char_indices() {
        if at > REACH {
            return None;
        }
        match c {
            ':' | '：' => return colon(line, text, (at, c.len_utf8()), emphasis),
            '\t' => return tab(line, text, at, emphasis),
            '[' | '(' | '<' | '{' | '#' if at > 0 => {
                if let Some(time) = text.get(at..).and_then(mark) {
                    return label_then_time(line, text.get(..at)?, time, emphasis);
                }
                if c != '(' && c != '#' {
                    return None;
                }
            }
            '0'..='9' if blanks >= 2 => {
                if let Some(time) = text.get(at..).and_then(|rest| mark(rest.trim_end()))
                    && time.rest.is_empty()
                {
                    return label_time(line, text.get(..at)?, time, emphasis, true);
                }
            }
            '?' | '!' | '"' | '“' | '”' | '…' | ';' => return None,
            _ => {}
        }
        blanks = if c.is_whitespace() { blanks + 1 } else { 0 };
    }
    None
}

fn colon<'l>(line: &'l str, text: &'l str, (at, width): (usize, usize), emphasis: &str) -> Option<Head<'l>> {
    let after = text.get(at + width..)?;
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        // Not `10:30 …`, but perhaps `Ana Lima 0:03` with a single blank.
        let blank = text.get(..at)?.rfind(char::is_whitespace)?;
        let time = mark(text.get(blank..)?.trim())?;
        let whole = time.rest.is_empty();
        return whole.then(|| label_time(line, text.get(..blank)?, time, emphasis, false)).flatten();
    }
    if after.starts_with(['/', '\\', ')', ':', '：']) {
        return None;
    }
    let label = clean(text.get(..at)?, emphasis);
    if !plausible(label) {
        return None;
    }
    let rest = close(after, emphasis);
    let plain = Head {
        shape: Shape::Label,
        label: Some(label),
        start: None,
        end: None,
        body: offset(line, rest),
        after_time: line.len(),
        certain: false,
    };
    // A bare time after the colon may be the answer to “When?”.
    match mark(rest).filter(|time| time.enclosed) {
        Some(time) => Some(Head {
            shape: Shape::LabelColonTime,
            start: Some(time.start),
            end: time.end,
            body: offset(line, close(time.rest, emphasis)),
            certain: true,
            ..plain
        }),
        None => Some(plain),
    }
}

fn tab<'l>(line: &'l str, text: &'l str, at: usize, emphasis: &str) -> Option<Head<'l>> {
    let label = clean(text.get(..at)?, emphasis);
    let rest = text.get(at..)?.trim_start();
    if let Some(time) = mark(rest.trim_end())
        && time.rest.is_empty()
    {
        return label_time(line, label, time, "", true);
    }
    if rest.is_empty() || !plausible(label) {
        return None;
    }
    Some(Head {
        shape: Shape::LabelTab,
        label: Some(label),
        start: None,
        end: None,
        body: offset(line, rest),
        after_time: line.len(),
        certain: false,
    })
}

/// `Name` and an enclosed time: then a colon, the end of the line or text.
fn label_then_time<'l>(line: &'l str, label: &'l str, time: Mark<'l>, emphasis: &str) -> Option<Head<'l>> {
    let rest = close(time.rest, emphasis);
    let Some(text) = rest.strip_prefix([':', '：']) else {
        if rest.is_empty() {
            return label_time(line, label, time, emphasis, true);
        }
        let head = label_time(line, label, time, emphasis, false)?;
        return Some(Head { shape: Shape::LabelTimeText, body: offset(line, rest), ..head });
    };
    let head = label_time(line, label, time, emphasis, true)?;
    Some(Head { shape: Shape::LabelTimeColon, body: offset(line, close(text, emphasis)), ..head })
}

fn label_time<'l>(
    line: &'l str,
    label: &'l str,
    time: Mark<'_>,
    emphasis: &str,
    certain: bool,
) -> Option<Head<'l>> {
    let label = clean(label, emphasis);
    plausible(label).then_some(Head {
        shape: Shape::LabelTime,
        label: Some(label),
        start: Some(time.start),
        end: time.end,
        body: line.len(),
        after_time: line.len(),
        certain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Shape, Option<&str>, Option<u64>, &str)> {
        head(line).map(|h| (h.shape, h.label, h.start, line.get(h.body..).unwrap_or("outside")))
    }

    #[test]
    fn each_order_of_label_time_and_text_is_told_apart() {
        use Shape::*;
        let ana = Some("Ana Lima");
        let three = Some(3_000);
        for (line, shape, label, start, body) in [
            ("Ana Lima: We moved.", Label, ana, None, "We moved."),
            ("Ana Lima:\tWe moved.", Label, ana, None, "We moved."),
            ("李明：我们搬家了。", Label, Some("李明"), None, "我们搬家了。"),
            ("**Ana Lima:** We moved.", Label, ana, None, "We moved."),
            ("**Ana Lima**: We moved.", Label, ana, None, "We moved."),
            ("__Ana Lima:__ We moved.", Label, ana, None, "We moved."),
            ("Ana Lima: [00:00:03] We moved.", LabelColonTime, ana, three, "We moved."),
            ("Ana Lima:  [00:03]", LabelColonTime, ana, three, ""),
            ("Ana Lima (00:03):", LabelTimeColon, ana, three, ""),
            ("Ana Lima [00:03] We moved.", LabelTimeText, ana, three, "We moved."),
            ("[00:00:03] Ana Lima: We moved.", TimeLabelColon, ana, three, "We moved."),
            ("[00:00:03] **Ana Lima:** We moved.", TimeLabelColon, ana, three, "We moved."),
            ("**[00:00:03] Ana Lima:** We moved.", TimeLabelColon, ana, three, "We moved."),
            ("#00:00:03-0# Ana Lima: We moved.", TimeLabelColon, ana, three, "We moved."),
            ("Ana Lima  0:03  ", LabelTime, ana, three, ""),
            ("Ana Lima 0:03", LabelTime, ana, three, ""),
            ("**Ana Lima**  0:03", LabelTime, ana, three, ""),
            ("Ana Lima [00:00:03]", LabelTime, ana, three, ""),
            ("[00:00:03] Ana Lima", TimeLabel, ana, three, ""),
            ("[Ana Lima] 00:00:03", BracketedLabelTime, ana, three, ""),
            ("00:00:03\tAna Lima\tWe moved.", TimeTabLabel, ana, three, "We moved."),
            ("00:00:03\t00:00:09\tAna Lima\tWe moved.", TimeTabLabel, ana, three, "We moved."),
            ("0:03.0 - 0:09.0\tAna Lima\tWe moved.", TimeTabLabel, ana, three, "We moved."),
            ("00:00:03\t Ana Lima: We moved.", TimeTabLabelColon, ana, three, "We moved."),
            ("Ana Lima\tWe moved.", LabelTab, ana, None, "We moved."),
            (
                "[00:00:03] We moved in spring, and then again.",
                TimeText,
                None,
                three,
                "We moved in spring, and then again.",
            ),
            ("00:05:00", Time, None, Some(300_000), ""),
        ] {
            assert_eq!(read(line), Some((shape, label, start, body)), "{line}");
        }
    }

    #[test]
    fn times_addresses_and_sentences_have_no_head() {
        for line in [
            "At 10:30 we left.",
            "https://example.org",
            "C:\\notes",
            "Really? No: never.",
            "",
            "We moved.",
            "[pause] So: yes",
            "(laughs)",
            "Ana: ) no".split_at(3).0,
        ] {
            assert!(head(line).is_none(), "{line}: {:?}", head(line));
        }
        // An answer that is a time stays the answer.
        assert_eq!(read("Ana: 10:30"), Some((Shape::Label, Some("Ana"), None, "10:30")));
    }
}
