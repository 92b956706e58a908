//! What a power cut would leave: the model of the disk behind the test VFS.
//!
//! A **file** is known by its inode, so that it stays the same file through renames and links. It
//! has its *durable* bytes, which survive, and a list of *pending* writes and truncations since,
//! of which any or none may survive in any order (see [`crate::damage`]). `fsync` of the file
//! makes the pending ones durable; nothing else does.
//!
//! A **folder** has its *durable* names, as of the last `fsync` of the folder, and its names now.
//! Of the names that differ each may survive as it was or as it is. That is more pessimistic than
//! any journalling file system, and needs no knowledge of single renames: only the folder is looked
//! at. A new folder's own name is such a name of its parent.
//!
//! Assumed, as SQLite does on such systems (`SQLITE_IOCAP_POWERSAFE_OVERWRITE`): bytes outside of
//! a write are not damaged by it. Only files under the disk's root that SQLite opened count; the
//! write-ahead index (`-shm`) means nothing after a power cut and is left out.
//!
//! One disk a thread, as every test works on its own.

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::fs::{DirEntryExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::chance::Chance;

/// Names in a folder with the inodes that they stand for.
pub type Names = BTreeMap<OsString, u64>;

/// A change of a file's bytes that no sync has made durable.
pub enum Pending {
    /// Bytes written at an offset.
    Write(usize, Vec<u8>),
    /// Cut to a length.
    Truncate(usize),
}

/// Bytes of a file: durable, and what came since.
#[derive(Clone, Default)]
pub struct Bytes {
    /// What survives.
    pub durable: Arc<Vec<u8>>,
    /// What may, oldest first.
    pub pending: Vec<Arc<Pending>>,
}

/// Names of a folder: durable, and now.
#[derive(Clone)]
pub struct Folder {
    /// What survives.
    pub durable: Names,
    /// What may.
    pub now: Names,
}

/// The disk at one moment.
pub struct Snapshot {
    /// When it was taken, for a person who reads of a failure.
    pub moment: String,
    /// Inode of the root.
    pub root: u64,
    /// Files by inode.
    pub files: HashMap<u64, Bytes>,
    /// Folders by inode.
    pub folders: HashMap<u64, Folder>,
}

/// What went over the disk, to show that a test was not empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Writes to files.
    pub writes: usize,
    /// Syncs of files.
    pub syncs: usize,
    /// Those of them that were of a database, not of a journal or write-ahead log: in WAL mode
    /// each ends a checkpoint.
    pub database_syncs: usize,
    /// Syncs of folders.
    pub folder_syncs: usize,
}

struct Disk {
    root: PathBuf,
    root_inode: u64,
    files: HashMap<u64, Watched>,
    folders: HashMap<u64, (PathBuf, Names)>,
    honest: bool,
    tally: Tally,
    recording: Option<Recording>,
}

struct Watched {
    bytes: Bytes,
    is_database: bool,
    /// Keeps the inode from being given to another file.
    _held: File,
}

struct Recording {
    chance: Chance,
    /// Mean number of writes between two snapshots.
    gap: usize,
    wait: usize,
    taken: Vec<Snapshot>,
}

thread_local! {
    static DISK: RefCell<Option<Disk>> = const { RefCell::new(None) };
}

/// Watches everything under `root` from now on. What lies there already is durable.
pub fn start(root: &Path) {
    crate::vfs::install();
    let root = root.canonicalize().unwrap();
    let root_inode = fs::metadata(&root).unwrap().ino();
    let (files, folders) = (HashMap::new(), HashMap::new());
    let mut disk = Disk {
        root: root.clone(),
        root_inode,
        files,
        folders,
        honest: true,
        tally: Tally::default(),
        recording: None,
    };
    disk.adopt(&root, root_inode);
    DISK.replace(Some(disk));
}

/// From now on syncs are acknowledged and not done: a disk that lies.
pub fn lie() {
    with(|disk| disk.honest = false);
}

/// What went over the disk so far.
pub fn tally() -> Tally {
    with(|disk| disk.tally)
}

/// The disk as it is.
pub fn snapshot(moment: &str) -> Snapshot {
    with(|disk| disk.snapshot(moment.to_owned()))
}

/// Runs `act` and answers what it did together with the disk at moments within: before and after
/// every sync, whenever a file is made or removed, and after about every `gap`th write.
pub fn record<T>(gap: usize, mut chance: Chance, act: impl FnOnce() -> T) -> (T, Vec<Snapshot>) {
    let wait = chance.below(gap * 2);
    with(|disk| disk.recording = Some(Recording { chance, gap, wait, taken: Vec::new() }));
    let done = act();
    (done, with(|disk| disk.recording.take()).unwrap().taken)
}

/// Called by the VFS: SQLite opened a file. Answers its inode, or 0 where it lies elsewhere.
pub fn opened(path: &Path) -> u64 {
    on_disk(|disk| {
        if !path.starts_with(&disk.root) {
            return 0;
        }
        let about = fs::metadata(path).unwrap();
        let inode = about.ino();
        if let Entry::Vacant(place) = disk.files.entry(inode) {
            assert_eq!(about.len(), 0, "{} was not seen being written", path.display());
            place.insert(Watched::new(path, Vec::new()));
            disk.at(&format!("{} was made", name(path)));
        }
        inode
    })
    .unwrap_or(0)
}

/// Called by the VFS: SQLite removed a file.
pub fn deleted(path: &Path) {
    on_disk(|disk| {
        if path.starts_with(&disk.root) {
            disk.at(&format!("{} was removed", name(path)));
        }
    });
}

/// Called by the VFS: bytes were written.
pub fn wrote(inode: u64, offset: usize, bytes: &[u8]) {
    on_disk(|disk| {
        if let Some(file) = disk.files.get_mut(&inode) {
            file.bytes.pending.push(Arc::new(Pending::Write(offset, bytes.to_vec())));
            disk.tally.writes += 1;
            disk.after_write();
        }
    });
}

/// Called by the VFS: a file was cut.
pub fn truncated(inode: u64, length: usize) {
    on_disk(|disk| {
        if let Some(file) = disk.files.get_mut(&inode) {
            file.bytes.pending.push(Arc::new(Pending::Truncate(length)));
            disk.after_write();
        }
    });
}

/// Called by `fsync`.
pub fn synced(inode: u64, folder: bool) {
    on_disk(|disk| {
        if folder && disk.folders.contains_key(&inode) {
            disk.at("before the sync of a folder");
            disk.sync_folder(inode);
            disk.at("after the sync of a folder");
        } else if disk.files.contains_key(&inode) {
            disk.at("before the sync of a file");
            disk.sync_file(inode);
            disk.at("after the sync of a file");
        }
    });
}

fn with<T>(act: impl FnOnce(&mut Disk) -> T) -> T {
    on_disk(act).unwrap()
}

/// `None` in a thread that has no disk.
fn on_disk<T>(act: impl FnOnce(&mut Disk) -> T) -> Option<T> {
    DISK.with_borrow_mut(|disk| disk.as_mut().map(act))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Disk {
    /// Takes what lies in a folder as durable.
    fn adopt(&mut self, folder: &Path, inode: u64) {
        let mut names = Names::new();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = entry.path();
            names.insert(entry.file_name(), entry.ino());
            if entry.file_type().unwrap().is_dir() {
                self.adopt(&path, entry.ino());
            } else {
                self.files.insert(entry.ino(), Watched::new(&path, fs::read(&path).unwrap()));
            }
        }
        self.folders.insert(inode, (folder.to_owned(), names));
    }

    /// Names in a folder now, of what counts. Folders that are new are taken up.
    fn names(&mut self, folder: &Path) -> Names {
        let mut names = Names::new();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let is_folder = entry.file_type().unwrap().is_dir();
            if is_folder {
                self.folders.entry(entry.ino()).or_insert_with(|| (entry.path(), Names::new()));
            }
            if is_folder || self.files.contains_key(&entry.ino()) {
                names.insert(entry.file_name(), entry.ino());
            }
        }
        names
    }

    fn sync_file(&mut self, inode: u64) {
        self.tally.syncs += 1;
        let Some(file) = self.files.get_mut(&inode) else { return };
        self.tally.database_syncs += usize::from(file.is_database);
        if self.honest {
            let pending = std::mem::take(&mut file.bytes.pending);
            let durable = Arc::make_mut(&mut file.bytes.durable);
            pending.iter().for_each(|change| change.apply(durable));
        }
    }

    fn sync_folder(&mut self, inode: u64) {
        self.tally.folder_syncs += 1;
        if self.honest {
            let path = self.folders[&inode].0.clone();
            let names = self.names(&path);
            self.folders.insert(inode, (path, names));
        }
    }

    fn snapshot(&mut self, moment: String) -> Snapshot {
        let mut folders = HashMap::new();
        let mut open = vec![self.root_inode];
        while let Some(inode) = open.pop() {
            let (path, durable) = self.folders[&inode].clone();
            let now = self.names(&path);
            open.extend(now.values().filter(|i| self.folders.contains_key(i)));
            folders.insert(inode, Folder { durable, now });
        }
        let files = self.files.iter().map(|(inode, file)| (*inode, file.bytes.clone())).collect();
        Snapshot { moment, root: self.root_inode, files, folders }
    }

    fn at(&mut self, moment: &str) {
        if self.recording.is_some() {
            let snapshot = self.snapshot(moment.to_owned());
            self.recording.as_mut().unwrap().taken.push(snapshot);
        }
    }

    fn after_write(&mut self) {
        if let Some(recording) = &mut self.recording {
            if recording.wait == 0 {
                recording.wait = recording.chance.below(recording.gap * 2);
                self.at("after a write");
            } else {
                recording.wait -= 1;
            }
        }
    }
}

impl Watched {
    fn new(path: &Path, durable: Vec<u8>) -> Self {
        let journal = ["-wal", "-journal", ".lock"].iter().any(|ending| name(path).ends_with(ending));
        let bytes = Bytes { durable: Arc::new(durable), pending: Vec::new() };
        Self { bytes, is_database: !journal, _held: File::open(path).unwrap() }
    }
}

impl Pending {
    /// Changes the bytes of a file. What a write leaves between the end and itself is zero.
    pub fn apply(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write(offset, bytes) => {
                let end = offset + bytes.len();
                if file.len() < end {
                    file.resize(end, 0);
                }
                file[*offset..end].copy_from_slice(bytes);
            }
            Self::Truncate(length) => file.resize(*length, 0),
        }
    }
}
