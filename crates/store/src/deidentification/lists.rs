//! Rows of what the team adds to the finder of identifiers: its keep-list and its own patterns.

use rusqlite::params;
use verbatim_model::{KeepEntry, KeepEntryId, TeamPattern, TeamPatternId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

impl Rows<'_> {
    /// The team's own keep-list, in the order of its words.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_entries(&self) -> Result<Vec<KeepEntry>, StoreError> {
        let sql = "SELECT id, words, reason, coder_id, created_at FROM keep_entry ORDER BY words";
        self.all(sql, [], |row| {
            Ok(KeepEntry {
                id: row.get::<_, C<_>>(0)?.0,
                words: row.get(1)?,
                reason: row.get(2)?,
                coder: row.get::<_, C<_>>(3)?.0,
                created_at: row.get::<_, C<_>>(4)?.0,
            })
        })
    }

    /// The team's own patterns, in the order of their names.
    ///
    /// # Errors
    /// What the database says.
    pub fn team_patterns(&self) -> Result<Vec<TeamPattern>, StoreError> {
        self.all("SELECT id, name, pattern, kind FROM team_pattern ORDER BY name", [], |row| {
            Ok(TeamPattern {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                pattern: row.get(2)?,
                kind: row.get::<_, C<_>>(3)?.0,
            })
        })
    }
}

impl Tx<'_> {
    /// Adds words to the keep-list, or changes the reason of those that are there.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_keep_entry(&self, k: &KeepEntry) -> Result<(), StoreError> {
        let sql = "INSERT INTO keep_entry (id, words, reason, coder_id, created_at)
                   VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (words) DO UPDATE SET reason = excluded.reason";
        self.execute(sql, params![C(k.id), k.words, k.reason, C(k.coder), C(k.created_at)]).map(drop)
    }

    /// Removes words from the keep-list.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_keep_entry(&self, id: KeepEntryId) -> Result<(), StoreError> {
        self.execute("DELETE FROM keep_entry WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Adds a pattern of the team's own, or changes it.
    ///
    /// # Errors
    /// What the database says, also where another pattern has this name.
    pub fn put_team_pattern(&self, p: &TeamPattern) -> Result<(), StoreError> {
        let sql = "INSERT INTO team_pattern (id, name, pattern, kind) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, pattern = excluded.pattern,
                       kind = excluded.kind";
        self.execute(sql, params![C(p.id), p.name, p.pattern, C(p.kind)]).map(drop)
    }

    /// Removes a pattern of the team's own.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_team_pattern(&self, id: TeamPatternId) -> Result<(), StoreError> {
        self.execute("DELETE FROM team_pattern WHERE id = ?1", [C(id)]).map(drop)
    }
}
