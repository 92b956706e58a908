//! Rows of the outreach list.

use rusqlite::{Row, params};
use verbatim_model::{Outcome, Outreach, OutreachId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const OUTREACH: &str =
    "SELECT id, label, category_id, approached, found, outcome, interviewee_id FROM outreach";

impl Rows<'_> {
    /// The outreach list, in the order in which its rows were added.
    ///
    /// # Errors
    /// What the database says.
    pub fn outreach(&self) -> Result<Vec<Outreach>, StoreError> {
        self.all(&format!("{OUTREACH} ORDER BY id"), [], outreach)
    }

    /// One row of the outreach list.
    ///
    /// # Errors
    /// What the database says.
    pub fn outreach_row(&self, id: OutreachId) -> Result<Option<Outreach>, StoreError> {
        self.one(&format!("{OUTREACH} WHERE id = ?1"), [C(id)], outreach)
    }
}

fn outreach(row: &Row<'_>) -> rusqlite::Result<Outreach> {
    Ok(Outreach {
        id: row.get::<_, C<_>>(0)?.0,
        label: row.get(1)?,
        category: row.get::<_, Option<C<_>>>(2)?.map(|c| c.0),
        approached: row.get(3)?,
        found: row.get(4)?,
        outcome: row.get::<_, Option<C<_>>>(5)?.map_or(Outcome::Approached, |c| c.0),
        interviewee: row.get::<_, Option<C<_>>>(6)?.map(|c| c.0),
    })
}

impl Tx<'_> {
    /// Adds a row of the outreach list, or changes it.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_outreach(&self, row: &Outreach) -> Result<(), StoreError> {
        let sql = "INSERT INTO outreach (id, label, category_id, approached, found, outcome, interviewee_id)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET label = excluded.label, category_id = excluded.category_id,
                       approached = excluded.approached, found = excluded.found, outcome = excluded.outcome,
                       interviewee_id = excluded.interviewee_id";
        let Outreach { id, label, category, approached, found, outcome, interviewee } = row;
        let values =
            params![C(*id), label, category.map(C), approached, found, C(*outcome), interviewee.map(C)];
        self.execute(sql, values).map(drop)
    }

    /// Removes a row of the outreach list.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_outreach(&self, id: OutreachId) -> Result<(), StoreError> {
        self.execute("DELETE FROM outreach WHERE id = ?1", [C(id)]).map(drop)
    }
}
