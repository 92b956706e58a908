//! Whether a study came through a power cut: what it holds, and whether it still works.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use tempfile::TempDir;
use verbatim_store::{Access, Secret, Store, StoreError, unwatched};

use crate::chance::Chance;
use crate::damage::{Damage, power_cut};
use crate::disk::Snapshot;
use crate::script::STUDY;

/// All that a study holds, in words.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    /// Every row that an action can change, and the search index.
    pub rows: String,
    /// The log and both stacks.
    pub log: String,
}

impl State {
    /// Reads a study whole.
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let rows = store.rows();
        let mut all = String::new();
        let mut add = |part: &dyn std::fmt::Debug| writeln!(all, "{part:?}").unwrap();
        add(&rows.study()?);
        add(&rows.setting("lead")?);
        add(&rows.coders()?);
        add(&rows.interviews()?);
        add(&rows.transcripts()?);
        add(&rows.speakers()?);
        add(&rows.codes()?);
        add(&rows.codings()?);
        add(&rows.memos()?);
        add(&rows.review_notes()?);
        for (name, bytes) in rows.search_index()? {
            let mut hash = DefaultHasher::new();
            bytes.hash(&mut hash);
            add(&(name, bytes.len(), hash.finish()));
        }
        // Texts and originals are held against their hashes by `check`.
        let log = format!("{:?}\n{:?}", rows.stacks()?, rows.actions(u32::MAX)?);
        Ok(Self { rows: all, log })
    }
}

/// A study after a power cut in the folder that holds it.
pub struct Survivor {
    /// The folder, removed when dropped.
    pub folder: TempDir,
    /// Whether the person who opens it mistypes first.
    mistyped: bool,
}

impl Survivor {
    /// Cuts the power.
    pub fn of(snapshot: &Snapshot, damage: Damage, chance: &mut Chance) -> Self {
        let folder = tempfile::tempdir().unwrap();
        power_cut(snapshot, damage, chance, folder.path(), STUDY);
        Self { folder, mistyped: chance.percent(50) }
    }

    /// Opens the study and answers what it holds, after seeing that it is sound: `check` finds
    /// nothing, and undo and redo come back to the same rows.
    pub fn examine(&self, secret: &Secret) -> Result<State, String> {
        let file = self.folder.path().join(STUDY);
        if self.mistyped {
            // That must not lose what recovery needs.
            match Store::open(&file, &Secret::raw_for_tests(99), Access::Write) {
                Err(StoreError::WrongSecret) => {}
                Err(why) => return Err(format!("a wrong secret is refused with: {why}")),
                Ok(_) => return Err("a wrong secret opens it".to_owned()),
            }
        }
        examine(&file, secret)
    }
}

/// See [`Survivor::examine`].
pub fn examine(file: &Path, secret: &Secret) -> Result<State, String> {
    let said = |what: &'static str| move |e: StoreError| format!("{what}: {e}");
    let mut store = Store::open(file, secret, Access::Write).map_err(said("it does not open"))?;
    if let Some(why) = store.read_only() {
        return Err(format!("it can only be read: {why}"));
    }
    let found = State::of(&store).map_err(said("it does not read"))?;
    sound(&store)?;
    if store.rows().stacks().map_err(said("it does not read"))?.undo.is_some() {
        store.undo(None, "Ines").map_err(said("undo fails"))?;
        store.redo(None, "Ines").map_err(said("redo fails"))?;
        let again = State::of(&store).map_err(said("it does not read after redo"))?;
        if again.rows != found.rows {
            return Err("undo and redo do not come back to the same rows".to_owned());
        }
    }
    Ok(found)
}

/// Takes back everything that the log holds.
pub fn undo_all(file: &Path, secret: &Secret) -> Result<usize, String> {
    let mut store = Store::open(file, secret, Access::Write).map_err(|e| e.to_string())?;
    for undone in 0.. {
        match store.undo(None, "Ines") {
            Ok(_) => {}
            Err(StoreError::NothingToUndo) => return sound(&store).map(|()| undone),
            Err(e) => return Err(format!("undo fails after {undone} steps: {e}")),
        }
    }
    unreachable!()
}

fn sound(store: &Store) -> Result<(), String> {
    let problems = store.check(&unwatched).map_err(|e| format!("it cannot be checked: {e}"))?.problems;
    if problems.is_empty() { Ok(()) } else { Err(format!("the check finds: {}", problems.join("; "))) }
}
