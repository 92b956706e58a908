//! Rows of codes.

use std::collections::HashMap;

use rusqlite::{Row, params};
use verbatim_model::{Code, CodeId, CodeText, ColourSlot};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const CODE: &str =
    "SELECT id, parent_id, name, position, slot, colour, statement, definition, include, exclude,
    example, version FROM code";

impl Rows<'_> {
    /// All codes in no order but that siblings stand by position.
    ///
    /// # Errors
    /// What the database says.
    pub fn codes(&self) -> Result<Vec<Code>, StoreError> {
        self.all(&format!("{CODE} ORDER BY position, id"), [], code)
    }

    /// One code.
    ///
    /// # Errors
    /// What the database says.
    pub fn code(&self, id: CodeId) -> Result<Option<Code>, StoreError> {
        self.one(&format!("{CODE} WHERE id = ?1"), [C(id)], code)
    }

    /// Words of a code as they were before they changed, by their version, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn code_versions(&self, id: CodeId) -> Result<Vec<(u32, CodeText)>, StoreError> {
        let sql = "SELECT version, statement, definition, include, exclude, example FROM code_version
                   WHERE code_id = ?1 ORDER BY version DESC";
        self.all(sql, [C(id)], |row| Ok((row.get(0)?, text(row, 1)?)))
    }

    /// How many codings of a code were made under each version of its words that has any.
    ///
    /// # Errors
    /// What the database says.
    pub fn codings_by_version(&self, id: CodeId) -> Result<HashMap<u32, u32>, StoreError> {
        let sql = "SELECT code_version, count(*) FROM coding WHERE code_id = ?1 GROUP BY code_version";
        Ok(self.all(sql, [C(id)], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    /// How many codings of each code were made under words that have changed since, where there are
    /// any. Only codings of codes whose words changed are looked at.
    ///
    /// # Errors
    /// What the database says.
    pub fn outdated_codings(&self) -> Result<HashMap<CodeId, u32>, StoreError> {
        let sql = "SELECT code.id, count(*) FROM code CROSS JOIN coding
                   ON coding.code_id = code.id AND coding.code_version < code.version
                   WHERE code.version > 1 GROUP BY code.id";
        self.counted(sql)
    }

    /// How many memos there are on each code that has any.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos_on_codes(&self) -> Result<HashMap<CodeId, u32>, StoreError> {
        self.counted("SELECT target_id, count(*) FROM memo WHERE target_kind = 'code' GROUP BY target_id")
    }

    /// How many memos there are on a code and on its codings.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos_with(&self, id: CodeId) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM memo WHERE target_kind = 'code' AND target_id = ?1
                       OR target_kind = 'coding' AND target_id IN (SELECT id FROM coding WHERE code_id = ?1)";
        self.count(sql, [C(id)])
    }

    fn counted(&self, sql: &str) -> Result<HashMap<CodeId, u32>, StoreError> {
        let counts = self.all(sql, [], |row| Ok((row.get::<_, C<_>>(0)?.0, row.get(1)?)))?;
        Ok(counts.into_iter().collect())
    }
}

fn code(row: &Row<'_>) -> rusqlite::Result<Code> {
    Ok(Code {
        id: row.get::<_, C<_>>(0)?.0,
        parent: row.get::<_, Option<C<_>>>(1)?.map(|c| c.0),
        name: row.get(2)?,
        position: row.get(3)?,
        slot: ColourSlot::new(row.get(4)?),
        colour: row.get(5)?,
        text: text(row, 6)?,
        version: row.get(11)?,
    })
}

/// The words of a code from five columns in a row.
fn text(row: &Row<'_>, first: usize) -> rusqlite::Result<CodeText> {
    Ok(CodeText {
        statement: row.get(first)?,
        definition: row.get(first + 1)?,
        include: row.get(first + 2)?,
        exclude: row.get(first + 3)?,
        example: row.get(first + 4)?,
    })
}

impl Tx<'_> {
    /// Adds a code, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_code(&self, code: &Code) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO code (id, parent_id, name, position, slot, colour, statement, definition, include,
                       exclude, example, version)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                   ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name,
                       position = excluded.position, slot = excluded.slot, colour = excluded.colour,
                       statement = excluded.statement, definition = excluded.definition,
                       include = excluded.include, exclude = excluded.exclude, example = excluded.example,
                       version = excluded.version";
        let Code { id, parent, name, position, slot, colour, text, version } = code;
        let values = params![
            C(*id),
            parent.map(C),
            name,
            position,
            slot.number(),
            colour,
            text.statement,
            text.definition,
            text.include,
            text.exclude,
            text.example,
            version
        ];
        self.execute(sql, values).map(drop)
    }

    /// Keeps the words of a code as they were in one version.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_code_version(&self, id: CodeId, version: u32, text: &CodeText) -> Result<(), StoreError> {
        let sql =
            "INSERT OR IGNORE INTO code_version (code_id, version, statement, definition, include, exclude,
                       example) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let CodeText { statement, definition, include, exclude, example } = text;
        self.execute(sql, params![C(id), version, statement, definition, include, exclude, example]).map(drop)
    }

    /// Removes a code with its kept versions, marks of being asked about, summaries and settings
    /// that name it.
    /// Codings, memos and codes below must be gone.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_code(&self, id: CodeId) -> Result<(), StoreError> {
        self.execute("DELETE FROM code_version WHERE code_id = ?1", [C(id)])?;
        self.execute("DELETE FROM asked WHERE code_id = ?1", [C(id)])?;
        self.execute("DELETE FROM summary WHERE code_id = ?1", [C(id)])?;
        self.clear_settings_naming(id.uuid())?;
        self.execute("DELETE FROM code WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Moves marks of being asked about from one code to another that has none for that person.
    ///
    /// # Errors
    /// What the database says.
    pub fn move_asked(&self, from: CodeId, to: CodeId) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO asked (interviewee_id, code_id, state)
                   SELECT interviewee_id, ?2, state FROM asked WHERE code_id = ?1";
        self.execute(sql, params![C(from), C(to)]).map(drop)
    }
}
