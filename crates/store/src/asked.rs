//! Rows that say who was asked about which code.

use rusqlite::params;
use verbatim_model::{AskedMark, AskedState, CodeId, IntervieweeId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

impl Rows<'_> {
    /// Everything that is known of who was asked about what, in no order.
    ///
    /// # Errors
    /// What the database says.
    pub fn asked(&self) -> Result<Vec<AskedMark>, StoreError> {
        self.all("SELECT interviewee_id, code_id, state FROM asked", [], |row| {
            Ok(AskedMark {
                interviewee: row.get::<_, C<_>>(0)?.0,
                code: row.get::<_, C<_>>(1)?.0,
                state: row.get::<_, C<_>>(2)?.0,
            })
        })
    }
}

impl Tx<'_> {
    /// Sets whether somebody was asked about a code; with `None` it is unknown again.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_asked(
        &self,
        interviewee: IntervieweeId,
        code: CodeId,
        state: Option<AskedState>,
    ) -> Result<(), StoreError> {
        let Some(state) = state else {
            let sql = "DELETE FROM asked WHERE interviewee_id = ?1 AND code_id = ?2";
            return self.execute(sql, params![C(interviewee), C(code)]).map(drop);
        };
        let sql = "INSERT INTO asked (interviewee_id, code_id, state) VALUES (?1, ?2, ?3)
                   ON CONFLICT (interviewee_id, code_id) DO UPDATE SET state = excluded.state";
        self.execute(sql, params![C(interviewee), C(code), C(state)]).map(drop)
    }
}
