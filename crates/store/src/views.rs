//! Rows of saved views.

use rusqlite::params;
use verbatim_model::{SavedView, SavedViewId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

impl Rows<'_> {
    /// Saved views, by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn saved_views(&self) -> Result<Vec<SavedView>, StoreError> {
        let sql = "SELECT id, name, kind, settings, coder_id, saved_at FROM saved_view ORDER BY name";
        self.all(sql, [], |row| {
            Ok(SavedView {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                kind: row.get::<_, C<_>>(2)?.0,
                settings: row.get(3)?,
                coder: row.get::<_, C<_>>(4)?.0,
                saved_at: row.get::<_, C<_>>(5)?.0,
            })
        })
    }
}

impl Tx<'_> {
    /// Adds a saved view, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_saved_view(&self, v: &SavedView) -> Result<(), StoreError> {
        let sql = "INSERT INTO saved_view (id, name, kind, settings, coder_id, saved_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                       settings = excluded.settings, coder_id = excluded.coder_id,
                       saved_at = excluded.saved_at";
        let values = params![C(v.id), v.name, C(v.kind), v.settings, C(v.coder), C(v.saved_at)];
        self.execute(sql, values).map(drop)
    }

    /// Removes a saved view.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_saved_view(&self, id: SavedViewId) -> Result<(), StoreError> {
        self.execute("DELETE FROM saved_view WHERE id = ?1", [C(id)]).map(drop)
    }
}
