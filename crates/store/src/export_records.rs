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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::ActionKind;

    use super::*;
    use crate::Secret;

    #[test]
    fn what_left_is_kept_with_who_and_when_and_undo_does_not_take_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Operations.verbatim");
        let mut store = Store::create(&path, "Operations", &Secret::raw_for_tests(1)).unwrap();
        let action = |kind| NewAction { kind, coder: None, coder_name: "Ines".to_owned() };
        let renamed = store.transact::<_, StoreError>(action(ActionKind::RenameStudy), |tx| {
            tx.rename_study("Nights")?;
            Ok(((), "{}".to_owned()))
        });
        renamed.unwrap();
        let export = NewExport {
            purpose: Purpose::Publication,
            what: "matrix".to_owned(),
            settings: "{}".to_owned(),
            hash: [7; 32],
            figures: Some("[]".to_owned()),
        };
        let number = store.record_export(action(ActionKind::Export), "{}", &export).unwrap();
        store.undo(None, "Ines").unwrap();
        assert_eq!(store.rows().study().unwrap().0, "Operations", "undo passed over the export");
        let records = store.rows().export_records().unwrap();
        assert_eq!(records.len(), 1);
        assert_eq!((records[0].action, records[0].coder_name.as_str()), (number, "Ines"));
        assert_eq!(records[0].export, export);
    }
}
