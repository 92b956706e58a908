//! All rows of a study file, read through a second plain connection with the raw key.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use verbatim_testkit::Rows;

/// The log, what stands beside it, the search index, which can be made anew, and what no action owns:
/// runs of saved searches and choices of the window.
const BESIDE: &[&str] =
    &["action", "action_codings", "backup_record", "search_index", "search_run", "preference"];

/// Texts and originals: an import adds to them and nothing takes away before a purge.
const TEXTS: &[&str] = &["block", "turn", "original"];

/// A second connection to a study file of the tests.
pub struct Beside(pub Connection);

impl Beside {
    /// Opens it by the raw key and the salt at the start of the file.
    pub fn open(study: &Path) -> Self {
        Self::keyed(study, 1)
    }

    /// Opens it by the raw key of [`verbatim_study::Secret::raw_for_tests`].
    pub fn keyed(study: &Path, number: u8) -> Self {
        let salt: String =
            std::fs::read(study).unwrap()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        let conn = Connection::open(study).unwrap();
        let key = format!("{number:02x}").repeat(32);
        conn.execute_batch(&format!("PRAGMA key = \"x'{key}{salt}'\";")).unwrap();
        conn.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
        Self(conn)
    }

    /// Every row of every table that undo must give back.
    pub fn rows(&self) -> Rows {
        self.tables().into_iter().filter(|t| !TEXTS.contains(&t.as_str())).map(|t| self.table(t)).collect()
    }

    /// Every row of the texts.
    pub fn texts(&self) -> Rows {
        TEXTS.iter().map(|table| self.table((*table).to_owned())).collect()
    }

    fn tables(&self) -> Vec<String> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut statement = self.0.prepare_cached(sql).unwrap();
        let names = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        names.map(Result::unwrap).filter(|name| !BESIDE.contains(&name.as_str())).collect()
    }

    fn table(&self, name: String) -> (String, BTreeSet<String>) {
        let mut statement = self.0.prepare_cached(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        let mut all = BTreeSet::new();
        while let Some(row) = rows.next().unwrap() {
            let field = |(n, column): (usize, &String)| match row.get_ref(n).unwrap() {
                rusqlite::types::ValueRef::Blob(bytes) => {
                    format!("{column}={}", bytes.iter().map(|b| format!("{b:02x}")).collect::<String>())
                }
                rusqlite::types::ValueRef::Text(text) => {
                    format!("{column}={:?}", String::from_utf8_lossy(text))
                }
                other => format!("{column}={other:?}"),
            };
            all.insert(columns.iter().enumerate().map(field).collect::<Vec<_>>().join(" "));
        }
        (name, all)
    }
}
