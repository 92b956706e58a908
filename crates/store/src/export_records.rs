//! What left the study: kept for good, since what others have cannot be taken back.

use rusqlite::params;
use verbatim_model::{Purpose, Timestamp};

use crate::rows::C;
use crate::{NewAction, Rows, Store, StoreError};

/// Something that left the study as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewExport {
    /// Whom it was for.
    pub purpose: Purpose,
    /// What it is, as a word: `matrix`.
    pub what: String,
    /// With what settings, as JSON.
    pub settings: String,
    /// BLAKE3 hash of its bytes.
    pub hash: [u8; 32],
    /// The numbers that it shows and withholds, as JSON, to be compared with later publications.
    pub figures: Option<String>,
}

/// The same as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRecord {
    /// Number of the action in the log.
    pub action: i64,
    /// When.
    pub at: Timestamp,
    /// Name of who exported it; empty where nobody was named as coder.
    pub coder_name: String,
    /// What left.
    pub export: NewExport,
}

impl Rows<'_> {
    /// What left the study, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub fn export_records(&self) -> Result<Vec<ExportRecord>, StoreError> {
        let sql = "SELECT export_record.action, action.at, action.coder_name, purpose, what, settings, hash, figures
                   FROM export_record JOIN action ON action.number = export_record.action
                   ORDER BY export_record.action";
        self.all(sql, [], |row| {
            Ok(ExportRecord {
                action: row.get(0)?,
                at: row.get::<_, C<_>>(1)?.0,
                coder_name: row.get(2)?,
                export: NewExport {
                    purpose: row.get::<_, C<_>>(3)?.0,
                    what: row.get(4)?,
                    settings: row.get(5)?,
                    hash: row.get(6)?,
                    figures: row.get(7)?,
                },
            })
        })
    }
}

impl Store {
    /// Records that something leaves; answers the number of the action. Nothing takes the record back.
    ///
    /// # Errors
    /// As [`Store::transact`].
    pub fn record_export(
        &mut self,
        action: NewAction,
        subject: &str,
        export: &NewExport,
    ) -> Result<i64, StoreError> {
        self.record_with(action, subject, |conn, number| {
            conn.execute(
                "INSERT INTO export_record (action, purpose, what, settings, hash, figures)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![number, C(export.purpose), export.what, export.settings, export.hash, export.figures],
            )?;
            Ok(())
        })
    }
}
