//! The study file as its users rely on it: opening, undo, backups, passphrases, damage.
#![expect(clippy::unwrap_used)]

mod backups;
mod exports;
mod from_version_2;
mod from_version_3;
mod migrating;
mod opening;
mod passphrases;
mod preferences;
mod restoring;
mod undoing;

use std::path::PathBuf;

use tempfile::TempDir;
use verbatim_model::{ActionKind, Coder, CoderId};
use verbatim_store::{Access, NewAction, Secret, Store, StoreError, now, unwatched};

const PASSPHRASE: &str = "correct horse battery";

/// A folder with a study in it, opened by raw key.
fn study() -> (TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Operations.verbatim");
    let store = Store::create(&path, "Operations", &Secret::raw_for_tests(1)).unwrap();
    (folder, path, store)
}

fn action(kind: ActionKind) -> NewAction {
    NewAction { kind, coder: None, coder_name: "Ines".to_owned() }
}

fn add_coder(store: &mut Store, name: &str) -> Option<i64> {
    let coder = Coder { id: CoderId::new(), name: name.to_owned(), created_at: now() };
    let done = store.transact::<_, StoreError>(action(ActionKind::AddCoder), |tx| {
        tx.insert_coder(&coder)?;
        Ok(((), "{}".to_owned()))
    });
    done.unwrap().number
}

fn names(store: &Store) -> Vec<String> {
    store.rows().coders().unwrap().into_iter().map(|c| c.name).collect()
}

fn reopen(path: &std::path::Path, secret: &Secret) -> Store {
    Store::open(path, secret, Access::Write).unwrap()
}
