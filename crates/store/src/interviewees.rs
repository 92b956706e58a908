//! Rows of interviewees, their categories, attributes, ties and groups.

use std::collections::HashMap;

use rusqlite::{Row, params};
use verbatim_model::{
    Attribute, AttributeId, Category, CategoryId, Group, GroupId, Interviewee, IntervieweeId, Link,
};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const INTERVIEWEE: &str = "SELECT id, label, category_id, attribution, consent, consent_date, consent_source,
    embargo_until, position FROM interviewee";

/// What an interviewee has for an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeValue {
    /// Who.
    pub interviewee: IntervieweeId,
    /// Which attribute.
    pub attribute: AttributeId,
    /// The value, as text.
    pub value: String,
}

impl Rows<'_> {
    /// All categories and subcategories, in order of first appearance.
    ///
    /// # Errors
    /// What the database says.
    pub fn categories(&self) -> Result<Vec<Category>, StoreError> {
        let sql = "SELECT id, parent_id, name, position, attribution FROM category ORDER BY position, id";
        self.all(sql, [], |row| {
            Ok(Category {
                id: row.get::<_, C<_>>(0)?.0,
                parent: row.get::<_, Option<C<_>>>(1)?.map(|c| c.0),
                name: row.get(2)?,
                position: row.get(3)?,
                attribution: row.get(4)?,
            })
        })
    }

    /// All attributes, in order of first appearance.
    ///
    /// # Errors
    /// What the database says.
    pub fn attributes(&self) -> Result<Vec<Attribute>, StoreError> {
        self.all("SELECT id, name, kind, position FROM attribute ORDER BY position, id", [], |row| {
            Ok(Attribute {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                kind: row.get::<_, C<_>>(2)?.0,
                position: row.get(3)?,
            })
        })
    }

    /// All values of attributes.
    ///
    /// # Errors
    /// What the database says.
    pub fn attribute_values(&self) -> Result<Vec<AttributeValue>, StoreError> {
        let sql = "SELECT interviewee_id, attribute_id, value FROM attribute_value";
        self.all(sql, [], |row| {
            Ok(AttributeValue {
                interviewee: row.get::<_, C<_>>(0)?.0,
                attribute: row.get::<_, C<_>>(1)?.0,
                value: row.get(2)?,
            })
        })
    }

    /// All interviewees, in order of first appearance.
    ///
    /// # Errors
    /// What the database says.
    pub fn interviewees(&self) -> Result<Vec<Interviewee>, StoreError> {
        self.all(&format!("{INTERVIEWEE} ORDER BY position, id"), [], interviewee)
    }

    /// One interviewee.
    ///
    /// # Errors
    /// What the database says.
    pub fn interviewee(&self, id: IntervieweeId) -> Result<Option<Interviewee>, StoreError> {
        self.one(&format!("{INTERVIEWEE} WHERE id = ?1"), [C(id)], interviewee)
    }

    /// How many memos there are on each interviewee that has any.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos_on_interviewees(&self) -> Result<HashMap<IntervieweeId, u32>, StoreError> {
        let sql = "SELECT target_id, count(*) FROM memo WHERE target_kind = 'interviewee' GROUP BY target_id";
        let counts = self.all(sql, [], |row| Ok((row.get::<_, C<_>>(0)?.0, row.get(1)?)))?;
        Ok(counts.into_iter().collect())
    }

    /// All ties between interviewees.
    ///
    /// # Errors
    /// What the database says.
    pub fn links(&self) -> Result<Vec<Link>, StoreError> {
        self.all("SELECT interviewee_id, kind, other FROM interviewee_link", [], |row| {
            Ok(Link {
                interviewee: row.get::<_, C<_>>(0)?.0,
                kind: row.get::<_, C<_>>(1)?.0,
                other: row.get(2)?,
            })
        })
    }

    /// All named groups with their members.
    ///
    /// # Errors
    /// What the database says.
    pub fn groups(&self) -> Result<Vec<Group>, StoreError> {
        let sql = "SELECT id, name, position FROM interviewee_group ORDER BY position, id";
        let mut groups = self.all(sql, [], |row| {
            Ok(Group {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                position: row.get(2)?,
                members: Vec::new(),
            })
        })?;
        for group in &mut groups {
            let sql = "SELECT interviewee_id FROM group_member WHERE group_id = ?1";
            group.members = self.all(sql, [C(group.id)], |row| Ok(row.get::<_, C<_>>(0)?.0))?;
        }
        Ok(groups)
    }
}

fn interviewee(row: &Row<'_>) -> rusqlite::Result<Interviewee> {
    Ok(Interviewee {
        id: row.get::<_, C<_>>(0)?.0,
        label: row.get(1)?,
        category: row.get::<_, Option<C<_>>>(2)?.map(|c| c.0),
        attribution: row.get(3)?,
        consent: row.get::<_, Option<C<_>>>(4)?.map(|c| c.0),
        consent_date: row.get(5)?,
        consent_source: row.get(6)?,
        embargo_until: row.get(7)?,
        position: row.get(8)?,
    })
}

impl Tx<'_> {
    /// Adds a category, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_category(&self, category: &Category) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO category (id, parent_id, name, position, attribution) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name,
                       position = excluded.position, attribution = excluded.attribution";
        let Category { id, parent, name, position, attribution } = category;
        self.execute(sql, params![C(*id), parent.map(C), name, position, attribution]).map(drop)
    }

    /// Adds an attribute, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_attribute(&self, attribute: &Attribute) -> Result<(), StoreError> {
        let sql = "INSERT INTO attribute (id, name, kind, position) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                       position = excluded.position";
        let Attribute { id, name, kind, position } = attribute;
        self.execute(sql, params![C(*id), name, C(*kind), position]).map(drop)
    }

    /// Adds an interviewee, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_interviewee(&self, person: &Interviewee) -> Result<(), StoreError> {
        let sql = "INSERT INTO interviewee (id, label, category_id, attribution, consent, consent_date,
                       consent_source, embargo_until, position)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                   ON CONFLICT (id) DO UPDATE SET label = excluded.label, category_id = excluded.category_id,
                       attribution = excluded.attribution, consent = excluded.consent,
                       consent_date = excluded.consent_date, consent_source = excluded.consent_source,
                       embargo_until = excluded.embargo_until, position = excluded.position";
        let values = params![
            C(person.id),
            person.label,
            person.category.map(C),
            person.attribution,
            person.consent.map(C),
            person.consent_date,
            person.consent_source,
            person.embargo_until,
            person.position
        ];
        self.execute(sql, values).map(drop)
    }

    /// Takes an interviewee out of all interviews, speakers and rows of outreach, which stay.
    ///
    /// # Errors
    /// What the database says.
    pub fn release_interviewee(&self, id: IntervieweeId) -> Result<(), StoreError> {
        self.execute("UPDATE interview SET interviewee_id = NULL WHERE interviewee_id = ?1", [C(id)])?;
        self.execute("UPDATE speaker SET interviewee_id = NULL WHERE interviewee_id = ?1", [C(id)])?;
        self.execute("UPDATE outreach SET interviewee_id = NULL WHERE interviewee_id = ?1", [C(id)]).map(drop)
    }

    /// Removes an interviewee with everything that is said of the person alone: values of
    /// attributes, ties, memberships, what was asked, summaries and settings that name the person. Whatever
    /// refers to the person must have been released.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_interviewee(&self, id: IntervieweeId) -> Result<(), StoreError> {
        for table in ["attribute_value", "interviewee_link", "group_member", "asked", "summary"] {
            self.execute(&format!("DELETE FROM {table} WHERE interviewee_id = ?1"), [C(id)])?;
        }
        self.execute("UPDATE alias SET interviewee_id = NULL WHERE interviewee_id = ?1", [C(id)])?;
        self.clear_settings_naming(id.uuid())?;
        self.execute("DELETE FROM interviewee WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Removes a category. Nothing may refer to it.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_category(&self, id: CategoryId) -> Result<(), StoreError> {
        self.execute("DELETE FROM category WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Removes an attribute with its values.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_attribute(&self, id: AttributeId) -> Result<(), StoreError> {
        self.execute("DELETE FROM attribute_value WHERE attribute_id = ?1", [C(id)])?;
        self.execute("DELETE FROM attribute WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Lets all ties to one label lead to another label, after the person was relabelled.
    ///
    /// # Errors
    /// What the database says.
    pub fn relabel_links(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO interviewee_link (interviewee_id, kind, other)
                   SELECT interviewee_id, kind, ?2 FROM interviewee_link WHERE other = ?1";
        self.execute(sql, [from, to])?;
        self.execute("DELETE FROM interviewee_link WHERE other = ?1", [from]).map(drop)
    }

    /// Sets or, with `None`, clears the value of an attribute.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_attribute_value(
        &self,
        interviewee: IntervieweeId,
        attribute: AttributeId,
        value: Option<&str>,
    ) -> Result<(), StoreError> {
        let Some(value) = value else {
            let sql = "DELETE FROM attribute_value WHERE interviewee_id = ?1 AND attribute_id = ?2";
            return self.execute(sql, params![C(interviewee), C(attribute)]).map(drop);
        };
        let sql = "INSERT INTO attribute_value (interviewee_id, attribute_id, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (interviewee_id, attribute_id) DO UPDATE SET value = excluded.value";
        self.execute(sql, params![C(interviewee), C(attribute), value]).map(drop)
    }

    /// Adds a tie.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_link(&self, link: &Link) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO interviewee_link (interviewee_id, kind, other) VALUES (?1, ?2, ?3)";
        self.execute(sql, params![C(link.interviewee), C(link.kind), link.other]).map(drop)
    }

    /// Removes a tie.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_link(&self, link: &Link) -> Result<(), StoreError> {
        let sql = "DELETE FROM interviewee_link WHERE interviewee_id = ?1 AND kind = ?2 AND other = ?3";
        self.execute(sql, params![C(link.interviewee), C(link.kind), link.other]).map(drop)
    }

    /// Adds a group without members.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_group(&self, group: &Group) -> Result<(), StoreError> {
        let sql = "INSERT INTO interviewee_group (id, name, position) VALUES (?1, ?2, ?3)";
        self.execute(sql, params![C(group.id), group.name, group.position]).map(drop)
    }

    /// Puts an interviewee into a group.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_member(&self, group: GroupId, interviewee: IntervieweeId) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO group_member (group_id, interviewee_id) VALUES (?1, ?2)";
        self.execute(sql, params![C(group), C(interviewee)]).map(drop)
    }

    /// Takes an interviewee out of a group.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_member(&self, group: GroupId, interviewee: IntervieweeId) -> Result<(), StoreError> {
        let sql = "DELETE FROM group_member WHERE group_id = ?1 AND interviewee_id = ?2";
        self.execute(sql, params![C(group), C(interviewee)]).map(drop)
    }
}
