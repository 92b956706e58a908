//! Rows of coders, and the settings that say whose codings count.

use rusqlite::params;
use uuid::Uuid;
use verbatim_model::{Coder, CoderId, InterviewId, LeadCoder};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

/// Setting that holds the id of the study's lead coder; in the key of an interview's a blank and its id
/// follow.
const LEAD: &str = "lead coder";

impl Rows<'_> {
    /// All coders, in order of being added.
    ///
    /// # Errors
    /// What the database says.
    pub fn coders(&self) -> Result<Vec<Coder>, StoreError> {
        self.all("SELECT id, name, created_at FROM coder ORDER BY created_at, id", [], |row| {
            Ok(Coder {
                id: row.get::<_, C<_>>(0)?.0,
                name: row.get(1)?,
                created_at: row.get::<_, C<_>>(2)?.0,
            })
        })
    }

    /// Names under which the log knows who did something, each once, with the coder where there was one.
    ///
    /// # Errors
    /// What the database says.
    pub fn authors(&self) -> Result<Vec<(Option<CoderId>, String)>, StoreError> {
        self.all("SELECT DISTINCT coder_id, coder_name FROM action WHERE coder_name <> ''", [], |row| {
            Ok((row.get::<_, Option<C<_>>>(0)?.map(|c| c.0), row.get(1)?))
        })
    }

    /// The lead coders that were set, that of the study first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a setting is no id; what the database says.
    pub fn lead_coders(&self) -> Result<Vec<LeadCoder>, StoreError> {
        let damaged = |_| StoreError::Damaged("a lead coder is set that is no id".to_owned());
        let id = |text: &str| Uuid::parse_str(text.trim_start()).map_err(damaged);
        let lead = |(key, coder): (String, String)| {
            let interview = if key.is_empty() { None } else { Some(InterviewId::from(id(&key)?)) };
            Ok(LeadCoder { interview, coder: CoderId::from(id(&coder)?) })
        };
        self.settings_under(LEAD)?.into_iter().map(lead).collect()
    }
}

/// Key of the setting that holds a lead coder.
fn lead_key(interview: Option<InterviewId>) -> String {
    interview.map_or_else(|| LEAD.to_owned(), |id| format!("{LEAD} {id}"))
}

impl Tx<'_> {
    /// Adds a coder.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_coder(&self, coder: &Coder) -> Result<(), StoreError> {
        let sql = "INSERT INTO coder (id, name, created_at) VALUES (?1, ?2, ?3)";
        self.execute(sql, params![C(coder.id), coder.name, C(coder.created_at)]).map(drop)
    }

    /// Sets the lead coder of an interview, or of the study; with no coder there is none any more.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_lead_coder(
        &self,
        interview: Option<InterviewId>,
        coder: Option<CoderId>,
    ) -> Result<(), StoreError> {
        let key = lead_key(interview);
        match coder {
            Some(coder) => self.set_setting(&key, &coder.to_string()),
            None => self.clear_setting(&key),
        }
    }

    /// Gives the lead coder of one interview to another that has none.
    pub(crate) fn move_lead_coder(&self, from: InterviewId, to: InterviewId) -> Result<(), StoreError> {
        self.move_settings(LEAD, from.uuid(), to.uuid())
    }
}
