//! The marks of a coding as lines of a note.

use crate::{Basis, Prompting, Stance};

/// What a coding carries beside its code, its coder and its time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingMarks {
    /// Stance, if any.
    pub stance: Option<Stance>,
    /// Basis, if any.
    pub basis: Option<Basis>,
    /// Whether a question led to it, if known.
    pub prompting: Option<Prompting>,
    /// Worth quoting.
    pub quotable: bool,
    /// Off the record.
    pub off_record: bool,
    /// Name and value of attributes of codings, each of one line.
    pub values: Vec<(String, String)>,
}

const STANCE: &str = "stance";
const BASIS: &str = "basis";
const PROMPTING: &str = "prompting";
const QUOTABLE: &str = "quotable";
const OFF_RECORD: &str = "off the record";
const VALUE: &str = "attribute";
const YES: &str = "yes";

impl CodingMarks {
    /// The lines of the note; nothing where there is no mark. A tab stands between what is said and
    /// its value, since names of attributes may hold a colon.
    #[must_use]
    pub fn lines(&self) -> Option<String> {
        let yes = |is: bool| is.then_some(YES);
        let marks = [
            (STANCE, self.stance.map(Stance::as_str)),
            (BASIS, self.basis.map(Basis::as_str)),
            (PROMPTING, self.prompting.map(Prompting::as_str)),
            (QUOTABLE, yes(self.quotable)),
            (OFF_RECORD, yes(self.off_record)),
        ];
        let marks = marks.into_iter().filter_map(|(key, value)| Some(format!("{key}\t{}", value?)));
        let values = self.values.iter().map(|(name, value)| format!("{VALUE}\t{name}\t{value}"));
        let lines: Vec<String> = marks.chain(values).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Reads the lines of a note. Answers also the lines that say nothing known.
    #[must_use]
    pub fn read(lines: &str) -> (Self, Vec<String>) {
        let (mut marks, mut unknown) = (Self::default(), Vec::new());
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            if marks.take(line).is_none() {
                unknown.push(line.to_owned());
            }
        }
        (marks, unknown)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let (key, value) = line.split_once('\t')?;
        match key {
            STANCE => self.stance = Some(Stance::parse(value).ok()?),
            BASIS => self.basis = Some(Basis::parse(value).ok()?),
            PROMPTING => self.prompting = Some(Prompting::parse(value).ok()?),
            QUOTABLE => self.quotable = value == YES,
            OFF_RECORD => self.off_record = value == YES,
            VALUE => {
                let (name, value) = value.split_once('\t')?;
                self.values.push((name.to_owned(), value.to_owned()));
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_the_same_after_they_were_written_and_read() {
        let marks = CodingMarks {
            stance: Some(Stance::Contradicts),
            basis: Some(Basis::Told),
            prompting: Some(Prompting::Volunteered),
            quotable: true,
            off_record: true,
            values: vec![("agency: lead".to_owned(), "Northside".to_owned())],
        };
        let lines = marks.lines();
        assert_eq!(lines.as_deref().map(CodingMarks::read), Some((marks, Vec::new())));
        assert_eq!(CodingMarks::default().lines(), None);
    }

    #[test]
    fn a_line_that_says_nothing_known_is_answered() {
        let (marks, unknown) = CodingMarks::read("stance\tsupports\nmood\tgrave\nstance: x");
        assert_eq!(marks.stance, Some(Stance::Supports));
        assert_eq!(unknown, ["mood\tgrave", "stance: x"]);
    }
}
