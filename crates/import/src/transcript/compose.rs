//! Writing the text of formats that have none of their own (DOCX, VTT, SRT): one line per paragraph
//! or cue, `Name: text`, a blank line between turns.

use verbatim_text::Span;

use super::ReadTurn;

/// A text under construction, with its turns.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    /// Length so far in code points.
    points: u32,
    turns: Vec<ReadTurn>,
    /// The last thing written was a line of a turn.
    after_turn: bool,
}

impl Draft {
    /// A line that belongs to no turn.
    pub fn outside(&mut self, line: &str) {
        if self.after_turn {
            self.write("\n");
        }
        self.write(line.trim());
        self.write("\n");
        self.after_turn = false;
    }

    /// A turn. Lines without text are passed over, and a turn without lines is not written.
    pub fn turn<'l>(&mut self, label: Option<&str>, turn: &Timed, lines: impl IntoIterator<Item = &'l str>) {
        let mut lines = lines.into_iter().map(str::trim).filter(|line| !line.is_empty()).peekable();
        if lines.peek().is_none() {
            return;
        }
        if !self.text.is_empty() {
            self.write("\n");
        }
        if let Some(label) = label {
            self.write(label);
            self.write(": ");
        }
        let start = self.points;
        for (n, line) in lines.enumerate() {
            if n > 0 {
                self.write("\n");
            }
            self.write(line);
        }
        if let Ok(span) = Span::new(start, self.points) {
            let &Timed { speaker, start_ms, end_ms } = turn;
            self.turns.push(ReadTurn { span, speaker, start_ms, end_ms });
        }
        self.write("\n");
        self.after_turn = true;
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "files over 100 MB and parts over 256 MB are refused"
    )]
    fn write(&mut self, text: &str) {
        // A mark at the very start would be taken for a byte order mark by the next reader.
        let text = if self.text.is_empty() { text.trim_start_matches('\u{feff}') } else { text };
        self.text.push_str(text);
        self.points += text.chars().count() as u32;
    }

    /// The text and its turns.
    pub fn finish(self) -> (String, Vec<ReadTurn>) {
        (self.text, self.turns)
    }
}

/// Speaker and times of a turn that is being written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Timed {
    pub speaker: Option<usize>,
    pub start_ms: Option<u64>,
    pub end_ms: Option<u64>,
}
