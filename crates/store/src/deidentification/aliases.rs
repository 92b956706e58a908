//! Rows of aliases.

use rusqlite::{Row, params};
use verbatim_model::{Alias, AliasId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const ALIAS: &str = "SELECT id, kind, text, general, interviewee_id, created_at FROM alias";

impl Rows<'_> {
    /// All aliases, in the order in which they were made.
    ///
    /// # Errors
    /// What the database says.
    pub fn aliases(&self) -> Result<Vec<Alias>, StoreError> {
        self.all(&format!("{ALIAS} ORDER BY created_at, id"), [], alias)
    }

    /// One alias.
    ///
    /// # Errors
    /// What the database says.
    pub fn alias(&self, id: AliasId) -> Result<Option<Alias>, StoreError> {
        self.one(&format!("{ALIAS} WHERE id = ?1"), [C(id)], alias)
    }
}

fn alias(row: &Row<'_>) -> rusqlite::Result<Alias> {
    Ok(Alias {
        id: row.get::<_, C<_>>(0)?.0,
        kind: row.get::<_, C<_>>(1)?.0,
        text: row.get(2)?,
        general: row.get(3)?,
        interviewee: row.get::<_, Option<C<_>>>(4)?.map(|c| c.0),
        created_at: row.get::<_, C<_>>(5)?.0,
    })
}

impl Tx<'_> {
    /// Adds an alias, or changes it.
    ///
    /// # Errors
    /// What the database says, also where another alias has this text.
    pub fn put_alias(&self, a: &Alias) -> Result<(), StoreError> {
        let sql = "INSERT INTO alias (id, kind, text, general, interviewee_id, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, text = excluded.text,
                       general = excluded.general, interviewee_id = excluded.interviewee_id";
        let values = params![C(a.id), C(a.kind), a.text, a.general, a.interviewee.map(C), C(a.created_at)];
        self.execute(sql, values).map(drop)
    }

    /// Removes an alias. It may stand in no text.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_alias(&self, id: AliasId) -> Result<(), StoreError> {
        self.execute("DELETE FROM alias WHERE id = ?1", [C(id)]).map(drop)
    }
}
