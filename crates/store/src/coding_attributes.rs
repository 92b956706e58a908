//! Rows of attributes of codings and their values.

use rusqlite::{Row, params};
use verbatim_model::{CodingAttribute, CodingAttributeId, CodingId, CodingValue, TranscriptId};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const VALUE: &str = "SELECT coding_id, attribute_id, value FROM coding_value";

impl Rows<'_> {
    /// Attributes of codings, in their order.
    ///
    /// # Errors
    /// What the database says.
    pub fn coding_attributes(&self) -> Result<Vec<CodingAttribute>, StoreError> {
        let sql = "SELECT id, name, choices, position FROM coding_attribute ORDER BY position, id";
        self.all(sql, [], |row| {
            let choices: String = row.get(2)?;
            Ok(CodingAttribute {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                choices: choices.lines().map(str::to_owned).collect(),
                position: row.get(3)?,
            })
        })
    }

    /// All values of codings, in the order in which the codings were made.
    ///
    /// # Errors
    /// What the database says.
    pub fn coding_values(&self) -> Result<Vec<CodingValue>, StoreError> {
        self.all(&format!("{VALUE} ORDER BY coding_id, attribute_id"), [], value)
    }

    /// Values of the codings of one transcript.
    ///
    /// # Errors
    /// What the database says.
    pub fn coding_values_in(&self, transcript: TranscriptId) -> Result<Vec<CodingValue>, StoreError> {
        let sql = format!("{VALUE} WHERE coding_id IN (SELECT id FROM coding WHERE transcript_id = ?1)");
        self.all(&sql, [C(transcript)], value)
    }

    /// Values of one coding.
    ///
    /// # Errors
    /// What the database says.
    pub fn coding_values_of(&self, coding: CodingId) -> Result<Vec<CodingValue>, StoreError> {
        self.all(&format!("{VALUE} WHERE coding_id = ?1"), [C(coding)], value)
    }

    /// The different values of an attribute and how many codings have each, in order of first
    /// appearance.
    ///
    /// # Errors
    /// What the database says.
    pub fn values_of_attribute(&self, id: CodingAttributeId) -> Result<Vec<(String, u32)>, StoreError> {
        let sql = "SELECT value, count(*) FROM coding_value WHERE attribute_id = ?1
                   GROUP BY value ORDER BY min(coding_id)";
        self.all(sql, [C(id)], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

fn value(row: &Row<'_>) -> rusqlite::Result<CodingValue> {
    Ok(CodingValue {
        coding: row.get::<_, C<_>>(0)?.0,
        attribute: row.get::<_, C<_>>(1)?.0,
        value: row.get(2)?,
    })
}

impl Tx<'_> {
    /// Adds an attribute of codings, or changes its row. Choices must be of one line each.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_coding_attribute(&self, a: &CodingAttribute) -> Result<(), StoreError> {
        let sql = "INSERT INTO coding_attribute (id, name, choices, position) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, choices = excluded.choices,
                       position = excluded.position";
        self.execute(sql, params![C(a.id), a.name, a.choices.join("\n"), a.position]).map(drop)
    }

    /// Removes an attribute of codings with its values.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_coding_attribute(&self, id: CodingAttributeId) -> Result<(), StoreError> {
        self.execute("DELETE FROM coding_value WHERE attribute_id = ?1", [C(id)])?;
        self.execute("DELETE FROM coding_attribute WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Sets the value of an attribute for a coding; `None` takes it away.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_coding_value(
        &self,
        coding: CodingId,
        attribute: CodingAttributeId,
        value: Option<&str>,
    ) -> Result<(), StoreError> {
        let Some(value) = value else {
            let sql = "DELETE FROM coding_value WHERE coding_id = ?1 AND attribute_id = ?2";
            return self.execute(sql, params![C(coding), C(attribute)]).map(drop);
        };
        let sql = "INSERT INTO coding_value (coding_id, attribute_id, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (coding_id, attribute_id) DO UPDATE SET value = excluded.value";
        self.execute(sql, params![C(coding), C(attribute), value]).map(drop)
    }

    /// Takes away all values of a coding.
    pub(crate) fn delete_values_of(&self, coding: CodingId) -> Result<(), StoreError> {
        self.execute("DELETE FROM coding_value WHERE coding_id = ?1", [C(coding)]).map(drop)
    }
}
