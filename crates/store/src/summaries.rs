//! Rows of the summaries of the framework matrix.

use rusqlite::{Row, params};
use verbatim_model::{CodeId, IntervieweeId, Summary, SummaryId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const SUMMARY: &str =
    "SELECT id, interviewee_id, code_id, text, passages_hash, coder_id, changed_at FROM summary";

impl Rows<'_> {
    /// All summaries, in no order.
    ///
    /// # Errors
    /// What the database says.
    pub fn summaries(&self) -> Result<Vec<Summary>, StoreError> {
        self.all(SUMMARY, [], summary)
    }

    /// Summaries on one code, in no order.
    ///
    /// # Errors
    /// What the database says.
    pub fn summaries_on(&self, code: CodeId) -> Result<Vec<Summary>, StoreError> {
        self.all(&format!("{SUMMARY} WHERE code_id = ?1"), [C(code)], summary)
    }

    /// How many summaries there are of one person.
    ///
    /// # Errors
    /// What the database says.
    pub fn count_summaries_of(&self, person: IntervieweeId) -> Result<u32, StoreError> {
        self.count("SELECT count(*) FROM summary WHERE interviewee_id = ?1", [C(person)])
    }
}

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        id: row.get::<_, C<_>>(0)?.0,
        interviewee: row.get::<_, C<_>>(1)?.0,
        code: row.get::<_, C<_>>(2)?.0,
        text: row.get(3)?,
        passages_hash: row.get(4)?,
        coder: row.get::<_, C<_>>(5)?.0,
        changed_at: row.get::<_, C<_>>(6)?.0,
    })
}

impl Tx<'_> {
    /// Adds a summary, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_summary(&self, s: &Summary) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO summary (id, interviewee_id, code_id, text, passages_hash, coder_id, changed_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET code_id = excluded.code_id, text = excluded.text,
                       passages_hash = excluded.passages_hash, coder_id = excluded.coder_id,
                       changed_at = excluded.changed_at";
        let values = params![
            C(s.id),
            C(s.interviewee),
            C(s.code),
            s.text,
            s.passages_hash,
            C(s.coder),
            C(s.changed_at)
        ];
        self.execute(sql, values).map(drop)
    }

    /// Removes a summary.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_summary(&self, id: SummaryId) -> Result<(), StoreError> {
        self.execute("DELETE FROM summary WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Gives the summaries on one code to another; where the other has one of the same person, what both
    /// say stands in that one.
    ///
    /// # Errors
    /// What the database says.
    pub fn move_summaries(&self, from: CodeId, to: CodeId) -> Result<(), StoreError> {
        let there = self.summaries_on(to)?;
        for mut gone in self.summaries_on(from)? {
            match there.iter().find(|summary| summary.interviewee == gone.interviewee) {
                None => {
                    gone.code = to;
                    self.put_summary(&gone)?;
                }
                Some(kept) => {
                    self.delete_summary(gone.id)?;
                    let text = format!("{}\n\n{}", kept.text, gone.text);
                    self.put_summary(&Summary { text, ..kept.clone() })?;
                }
            }
        }
        Ok(())
    }
}
