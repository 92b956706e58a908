//! The review of codings: questions to a supervisor, answers and checks.

use crate::words::worded;
use crate::{CoderId, CodingId, ReviewNoteId, Timestamp};

worded! {
    /// What a note in the review of a coding is.
    ReviewKind, "kind of review note" {
        /// Asks the supervisor.
        Question = "question",
        /// Answers the questions before it.
        Answer = "answer",
        /// A second reader has looked at the coding.
        Checked = "checked",
    }
}

/// A note in the review of a coding, by anyone, on a coding of anyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewNote {
    /// Its id.
    pub id: ReviewNoteId,
    /// The coding.
    pub coding: CodingId,
    /// Who wrote it.
    pub coder: CoderId,
    /// What it is.
    pub kind: ReviewKind,
    /// What it says; may be empty where the coding was only checked.
    pub text: String,
    /// When.
    pub created_at: Timestamp,
}

/// The question that waits for an answer among the notes on one coding, oldest first: the last
/// one, where no answer came after it.
#[must_use]
pub fn open_question(notes: &[ReviewNote]) -> Option<&ReviewNote> {
    let last = notes.iter().rev().find(|note| note.kind != ReviewKind::Checked)?;
    (last.kind == ReviewKind::Question).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(kinds: &[ReviewKind]) -> Vec<ReviewNote> {
        let (coding, coder) = (CodingId::new(), CoderId::new());
        let note = |(at, kind): (i64, &ReviewKind)| ReviewNote {
            id: ReviewNoteId::new(),
            coding,
            coder,
            kind: *kind,
            text: String::new(),
            created_at: Timestamp(at),
        };
        (0..).zip(kinds).map(note).collect()
    }

    #[test]
    fn a_question_is_open_until_an_answer_comes_and_a_check_is_no_answer() {
        use ReviewKind::{Answer, Checked, Question};
        let open = |kinds: &[ReviewKind]| open_question(&notes(kinds)).map(|note| note.created_at.0);
        assert_eq!(open(&[]), None);
        assert_eq!(open(&[Question, Checked]), Some(0));
        assert_eq!(open(&[Question, Answer, Checked]), None);
        assert_eq!(open(&[Question, Answer, Question]), Some(2));
        assert_eq!(open(&[Checked, Answer]), None);
    }
}
