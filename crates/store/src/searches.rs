//! Saved searches, what their last runs found, and the languages of transcripts.
//!
//! A saved search is part of the study and changes through actions. What a run found is not: it is
//! kept as it comes, outside the log, so that running a search again never stands in the way of undo.

use rusqlite::{Row, params};
use verbatim_model::{
    CoderId, IntervieweeId, SavedSearch, SavedSearchId, SearchRun, SearchedCoders, TextLanguage, TranscriptId,
};

use crate::rows::C;
use crate::{Rows, Store, StoreError, Tx};

/// Words of [`SearchedCoders`] in the column of that name.
const RECORD: &str = "record";
const ONE: &str = "one";
const ALL: &str = "all";

impl Rows<'_> {
    /// Saved searches, by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, StoreError> {
        let sql = "SELECT id, name, query, regex, speakers, coders, one_coder_id, coder_id, saved_at
                   FROM saved_search ORDER BY name";
        self.all(sql, [], saved_search)
    }

    /// What the last two runs of a saved search found, the last one first.
    ///
    /// # Errors
    /// What the database says.
    pub fn search_runs(&self, search: SavedSearchId) -> Result<Vec<SearchRun>, StoreError> {
        let sql =
            "SELECT at, passages, people, asked FROM search_run WHERE search_id = ?1 ORDER BY number DESC";
        self.all(sql, [C(search)], |row| {
            let people: Vec<u8> = row.get(2)?;
            Ok(SearchRun {
                at: row.get::<_, C<_>>(0)?.0,
                passages: row.get(1)?,
                people: people.as_chunks::<16>().0.iter().copied().map(IntervieweeId::from_bytes).collect(),
                asked: row.get(3)?,
            })
        })
    }

    /// The transcripts whose language a person has set.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_languages(&self) -> Result<Vec<(TranscriptId, TextLanguage)>, StoreError> {
        self.all("SELECT transcript_id, language FROM transcript_language", [], |row| {
            Ok((row.get::<_, C<_>>(0)?.0, row.get::<_, C<_>>(1)?.0))
        })
    }
}

fn saved_search(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch {
        id: row.get::<_, C<_>>(0)?.0,
        name: row.get(1)?,
        query: row.get(2)?,
        regex: row.get(3)?,
        speakers: row.get::<_, C<_>>(4)?.0,
        coders: coders(&row.get::<_, String>(5)?, row.get::<_, Option<C<_>>>(6)?.map(|c| c.0))?,
        coder: row.get::<_, C<_>>(7)?.0,
        saved_at: row.get::<_, C<_>>(8)?.0,
    })
}

fn coders(word: &str, one: Option<CoderId>) -> rusqlite::Result<SearchedCoders> {
    match (word, one) {
        (RECORD, _) => Ok(SearchedCoders::Record),
        (ALL, _) => Ok(SearchedCoders::All),
        (ONE, Some(coder)) => Ok(SearchedCoders::One(coder)),
        _ => Err(rusqlite::Error::InvalidColumnName("saved_search.coders".to_owned())),
    }
}

const fn columns(coders: SearchedCoders) -> (&'static str, Option<C<CoderId>>) {
    match coders {
        SearchedCoders::Record => (RECORD, None),
        SearchedCoders::One(coder) => (ONE, Some(C(coder))),
        SearchedCoders::All => (ALL, None),
    }
}

impl Tx<'_> {
    /// Adds a saved search, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_saved_search(&self, s: &SavedSearch) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO saved_search (id, name, query, regex, speakers, coders, one_coder_id, coder_id, saved_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                   ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query,
                       regex = excluded.regex, speakers = excluded.speakers, coders = excluded.coders,
                       one_coder_id = excluded.one_coder_id, coder_id = excluded.coder_id,
                       saved_at = excluded.saved_at";
        let (word, one) = columns(s.coders);
        let values =
            params![C(s.id), s.name, s.query, s.regex, C(s.speakers), word, one, C(s.coder), C(s.saved_at)];
        self.execute(sql, values).map(drop)
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_saved_search(&self, id: SavedSearchId) -> Result<(), StoreError> {
        self.execute("DELETE FROM saved_search WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Sets the language of a transcript; `None` leaves it to be recognised.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_language(&self, id: TranscriptId, language: Option<TextLanguage>) -> Result<(), StoreError> {
        let Some(language) = language else {
            return self
                .execute("DELETE FROM transcript_language WHERE transcript_id = ?1", [C(id)])
                .map(drop);
        };
        let sql = "INSERT INTO transcript_language (transcript_id, language) VALUES (?1, ?2)
                   ON CONFLICT (transcript_id) DO UPDATE SET language = excluded.language";
        self.execute(sql, params![C(id), C(language)]).map(drop)
    }
}

impl Store {
    /// Keeps what a saved search found, beside the run before it; older runs go. It is no action:
    /// nothing of the study changes. Does nothing where the study can only be read.
    ///
    /// # Errors
    /// What the database says.
    pub fn keep_search_run(&mut self, search: SavedSearchId, run: &SearchRun) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Ok(());
        }
        let people: Vec<u8> = run.people.iter().flat_map(|person| person.to_bytes()).collect();
        let transaction = self.conn.transaction()?;
        transaction.execute(
            "DELETE FROM search_run WHERE search_id = ?1 AND number NOT IN
                 (SELECT number FROM search_run WHERE search_id = ?1 ORDER BY number DESC LIMIT 1)",
            [C(search)],
        )?;
        transaction.execute(
            "INSERT INTO search_run (search_id, at, passages, people, asked) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![C(search), C(run.at), run.passages, people, run.asked],
        )?;
        transaction.commit()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::Timestamp;

    use super::*;
    use crate::Secret;

    #[test]
    fn the_last_two_runs_are_kept_and_none_of_another_search() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Operations.verbatim");
        let mut store = Store::create(&path, "Operations", &Secret::raw_for_tests(1)).unwrap();
        let (one, other) = (SavedSearchId::new(), SavedSearchId::new());
        let run = |at: i64| SearchRun {
            at: Timestamp(at),
            passages: u32::try_from(at).unwrap(),
            people: (0..at).map(|_| IntervieweeId::new()).collect(),
            asked: [7; 16],
        };
        let runs: Vec<SearchRun> = (1..5).map(run).collect();
        store.keep_search_run(other, &runs[0]).unwrap();
        for run in &runs {
            store.keep_search_run(one, run).unwrap();
        }
        assert_eq!(store.rows().search_runs(one).unwrap(), [runs[3].clone(), runs[2].clone()]);
        assert_eq!(store.rows().search_runs(other).unwrap(), [runs[0].clone()]);
    }
}
